"""A parabola as one curve instead of many short lines. Imported when the first picture is drawn."""

from matplotlib.patches import PathPatch
from matplotlib.path import Path


class Parabola(PathPatch):
    """The graph of a quadratic function: exact, smooth at any zoom, and three points long."""

    def __init__(self, color, linewidth=2.5, **style):
        super().__init__(Path([(0, 0)]), edgecolor=color, linewidth=linewidth, facecolor="none", **style)

    def set_function(self, function, low, high):
        """Show this function from ``low`` to ``high``.

        A quadratic Bézier curve is a parabola. Its middle control point follows from the function's value
        halfway: c = 2·f(middle) − (f(low) + f(high)) / 2.

        :param function: quadratic; takes a number, returns a number.
        """
        middle = (low + high) / 2
        start, end = function(low), function(high)
        control = 2 * function(middle) - (start + end) / 2
        self.set_path(
            Path([(low, start), (middle, control), (high, end)], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
        )
