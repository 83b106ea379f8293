"""What can be taken hold of in a picture: handles on moving artists, and surfaces to press or draw on.

Both say which controls they set. They know no widget: the stage brings their places to the page, and the page's
events back here, in pixels from the upper left corner of the picture.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from neuron_lab.ui.numbers import number

NUDGE = 4
"""How many pixels an arrow key moves a handle that belongs to no slider."""


class Place(NamedTuple):
    """Where a handle stands, in pixels, and what is told of it: a number, and words."""

    x: float
    y: float
    now: float
    text: str


class Handle(NamedTuple):
    """A moving artist that a learner can drag, or move by arrow keys.

    :param artist: a line of one point, as ``moving_line`` makes it; where it has none, the handle is not there.
    :param name: what it is called: "the intercept".
    :param x, y: the names of the controls that its place along each axis sets; None, none.
    :param sets: ``sets(x, y, state)``, a place in the units of the axes → values by the names of controls; None where
        the place is the value.
    :param removes: ``removes(state)`` → values by name, after Delete or a double click; None, it cannot be removed.
    """

    artist: Any
    name: str
    x: str | None = None
    y: str | None = None
    sets: Callable | None = None
    removes: Callable | None = None

    def place(self, controls, size):
        """Where it stands now; None where it is not on a picture of this size, in pixels, or one of its controls is
        none of these.
        """
        if not self.artist.get_visible():
            return None
        at, named = self._at(), [name for name in (self.x, self.y) if name]
        if at is None or not _finite(at) or not controls.keys() >= set(named):
            return None
        (width, height), (x, y) = size, self.artist.get_transform().transform(at).tolist()
        if not (-1 <= x <= width + 1 and -1 <= y <= height + 1):
            return None
        if named:
            told = [controls[name] for name in named]
            text = ", ".join(f"{control.name} {control.shown}" for control in told)
            return Place(round(x, 1), round(height - y, 1), told[0].value, text)
        across, up = (number(float(each)) for each in at)
        return Place(round(x, 1), round(height - y, 1), round(float(at[0]), 2), f"{across} across, {up} up")

    def dragged(self, pixels, size, state):
        """The values it sets, by name, where it is dragged to this place."""
        x, y = _in_units(self.artist.get_transform(), pixels, size)
        if self.sets is not None:
            return self.sets(x, y, state)
        return {name: value for name, value in ((self.x, x), (self.y, y)) if name}

    def moved(self, across, up, controls, size, state):
        """The values it sets, by name, after arrow keys: so many steps across and up; of one control by either."""
        if not (self.x or self.y):
            x, y = self.artist.get_transform().transform(self._at()).tolist()
            return self.dragged((x + NUDGE * across, size[1] - y - NUDGE * up), size, state)
        steps = {self.x: across, self.y: up} if self.x and self.y else {self.x or self.y: across + up}
        return {name: controls[name].steps_on(by) for name, by in steps.items() if by}

    def _at(self):
        x, y = (list(values) for values in self.artist.get_data(orig=False))
        return (x[-1], y[-1]) if len(x) else None


class Surface(NamedTuple):
    """A part of a picture to press, or to draw strokes on.

    :param axes: the part.
    :param name: what it is for: "the pad to draw on".
    :param drawn: ``drawn(points, done, state)`` → values by the names of controls. ``points`` is the stroke so far,
        pairs in the units of the axes; ``done`` says that it ends here.
    :param strokes: whether it hears of the stroke on its way; else only of a press, when it ends, by one point.
    """

    axes: Any
    name: str
    drawn: Callable
    strokes: bool = True

    def box(self, size):
        """Where it stands: for each side, its pixels and those of the whole picture."""
        box, (width, height) = self.axes.bbox, size
        sides = {"left": box.x0, "top": height - box.y1, "width": box.width, "height": box.height}
        return {
            side: [round(float(pixels), 2), height if side in ("top", "height") else width]
            for side, pixels in sides.items()
        }

    def values(self, pixels, done, size, state):
        """The values that a stroke over these places sets, by name."""
        points = [_in_units(self.axes.transData, each, size) for each in pixels]
        return self.drawn(points, done, state)


def _in_units(transform, pixels, size):
    x, y = pixels
    return tuple(transform.inverted().transform((x, size[1] - y)).tolist())


def _finite(at):
    return all(abs(float(each)) < float("inf") for each in at)  # False for NaN
