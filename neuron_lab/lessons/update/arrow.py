"""The arrow of lesson 5: one step along the w axis, with its tip where the step lands."""

from neuron_lab.lessons.shared.quantities import W

_LENGTH = 0.75  # of matplotlib's caret, in marker sizes
_CARET_LEFT, _CARET_RIGHT = 4, 5  # matplotlib's own numbers; both have their tip at their point


class StepArrow:
    """A moving arrow on a live figure.

    :param figure: the :class:`~neuron_lab.ui.live_figure.LiveFigure` it belongs to.
    :param axes: where to draw, with w to the right.
    :param pixel: how much w a pixel is.
    :param size: of the head, in pixels across.
    """

    def __init__(self, figure, axes, pixel, size):
        self._pixel, self._size = pixel, size
        self.shaft = figure.moving_line(axes, color=W.colour, linewidth=4, solid_capstyle="butt")
        self.head = figure.moving_line(axes, ">", color=W.colour)

    def show(self, start, end, height):
        """Lead from one w to another, at this height."""
        way = end - start
        # The head is no longer than the step, if it can be; the shaft ends within it, not at its tip.
        size = min(self._size, max(5, abs(way) / self._pixel / _LENGTH))
        inside = min(abs(way), _LENGTH / 2 * size * self._pixel)
        self.shaft.set_data([start, end - (inside if way > 0 else -inside)], [height] * 2)
        self.head.set_data([end], [height])
        self.head.set_marker(_CARET_RIGHT if way >= 0 else _CARET_LEFT)
        self.head.set_markersize(size)
        self.head.set_visible(abs(way) > 5e-3)
