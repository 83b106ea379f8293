"""A pad to draw on: strokes by mouse, pen or finger, or by a pen that arrow keys move."""

from functools import cached_property
from typing import NamedTuple

import ipywidgets as widgets
import numpy as np

from neuron_lab.strokes import pen_strokes
from neuron_lab.ui.button import Button
from neuron_lab.ui.control import Control

SIDE = 100
"""The pad goes from 0 to this, across and up."""

_PEN_STARTS, _MOST = (50.0, 85.0), 60  # where the pen of the keys appears; how many strokes fit on the pad


class Ink(NamedTuple):
    """What is on the pad, and what draws on it. Points are (across, up)."""

    strokes: tuple = ()  # each a tuple of points
    going: bool = False  # whether the last stroke is still being drawn by hand
    pen: tuple | None = None  # where the pen of the keys is; None while nobody draws by keys
    down: bool = False  # whether that pen draws as it moves

    def by_hand(self, points, done):
        """With a stroke that a hand draws: ``points`` so far; its first point begins a new one."""
        points = tuple(map(_on_the_pad, points))
        earlier = self.strokes[:-1] if self.going and len(points) > 1 else self.strokes
        return Ink((*earlier, points)[-_MOST:], going=not done)

    def pen_moved(self, x, y):
        """With the pen of the keys here; where it is down, it has drawn."""
        here = _on_the_pad((x, y))
        strokes = (*self.strokes[:-1], (*self.strokes[-1], here)) if self.down else self.strokes
        return self._replace(strokes=strokes, pen=here)

    def pen_used(self):
        """The pen of the keys taken up; or put down, where it is up; or lifted, where it is down."""
        if self.pen is None:
            return Ink(self.strokes, pen=_PEN_STARTS)
        if self.down:
            return self._replace(down=False)
        return self._replace(strokes=(*self.strokes, (self.pen,))[-_MOST:], down=True)

    def undone(self):
        """Without the last stroke; the pen of the keys is lifted."""
        return Ink(self.strokes[:-1], pen=self.pen)

    @property
    def as_on_paper(self):
        """The strokes as :mod:`neuron_lab.strokes` takes them: y downward."""
        return [np.array(stroke, float) * (1, -1) + (0, SIDE) for stroke in self.strokes]


def _on_the_pad(point):
    x, y = point
    return min(max(float(x), 0.0), float(SIDE)), min(max(float(y), 0.0), float(SIDE))


class Pad(Control):
    """What is drawn, as a control: its value is :class:`Ink`. By code it takes strokes too, lists of (across, up).

    The strokes that it starts with are an example: whatever is drawn first takes their place.

    :raises TypeError, ValueError: naming the control, where a value is neither.
    """

    def __init__(self, name, strokes):
        __tracebackhide__ = True
        super().__init__(name, _ink(name, strokes))

    @cached_property
    def widget(self):
        """Undo, Clear, and the pen of the keys."""
        buttons = self.undo_button, self.clear_button, self.pen_button
        layout = widgets.Layout(flex_flow="row wrap")
        return widgets.HBox([button.widget for button in buttons], layout=layout)

    @cached_property
    def undo_button(self):
        """Takes the last stroke back."""
        return Button("Undo", "undo", lambda: self._set(self.value.undone()))

    @cached_property
    def clear_button(self):
        """Takes all strokes away."""
        return Button("Clear", "eraser", lambda: self._set(Ink(pen=self.value.pen)))

    @cached_property
    def pen_button(self):
        """Takes up the pen of the keys, puts it down, lifts it."""
        return Button("Draw by keys", "keyboard-o", lambda: self._set(self.from_here.pen_used()))

    @property
    def from_here(self):
        """What the next stroke is added to: the example makes room."""
        return self.value._replace(strokes=()) if self.value.strokes == self.start.strokes else self.value

    @property
    def shown(self):
        """How many strokes there are."""
        return str(len(self.value.strokes))

    def _set(self, value, note=""):
        __tracebackhide__ = True
        value = _ink(self.name, value)
        button = self.pen_button.widget
        if value.pen is None:
            button.description = "Draw by keys"
        else:
            button.description = "Lift the pen" if value.down else "Put the pen down"
        super()._set(value, note)


def _ink(name, value):
    __tracebackhide__ = True
    if isinstance(value, Ink):
        return value
    if not isinstance(value, list | tuple):
        raise TypeError(f"{name} must be a list of strokes, each with points (across, up)")
    try:
        (strokes,) = pen_strokes(list(value))
    except (TypeError, ValueError) as complaint:
        raise type(complaint)(f"{name} must be strokes: {complaint}") from None
    return Ink(tuple(tuple(map(_on_the_pad, stroke.tolist())) for stroke in strokes))
