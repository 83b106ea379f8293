"""The learner's own digit: drawn on a pad, made into 8 × 8 numbers as the data set was, and read by the network."""

from typing import NamedTuple

import numpy as np

from neuron_lab.lessons.digits.drawing import DigitPicture, Outputs, of_size
from neuron_lab.lessons.digits.pad import SIDE, Ink, Pad
from neuron_lab.lessons.digits.run import one_that_reads_digits, shares_of
from neuron_lab.strokes import picture
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import counted, share_text
from neuron_lab.ui.style import BLUE, INK

EXAMPLE = [[(25, 88), (50, 90), (75, 88), (62, 60), (50, 35), (42, 10)]]
"""A 7, which stands on the pad until somebody draws."""


class State(NamedTuple):
    """What is on the pad, what the network sees of it, and what it says; no shares of an empty pad."""

    ink: Ink
    from_here: Ink
    x: np.ndarray
    shares: np.ndarray | None


class PadAndOutputs(LiveFigure):
    """On the left the pad, then what the network sees, and its ten shares."""

    width, height = 800, 340
    name = "A pad to draw on, the drawing as 8 by 8 squares, and ten bars: one share a digit"

    def build(self):
        from matplotlib.patches import PathPatch

        pad = self.axes(16, 36, 264, 264, xlim=(0, SIDE), ylim=(0, SIDE), xticks=[], yticks=[])
        pad.set_title("the pad: draw here", loc="left", pad=12)
        pad.grid(False)
        for spine in pad.spines.values():
            spine.set(visible=True, color=BLUE, linewidth=2)
        style = {"fill": False, "edgecolor": INK, "linewidth": 11, "capstyle": "round", "joinstyle": "round"}
        self.strokes = self.moving(pad.add_patch(PathPatch(_path(()), **style)))
        self.pen = self.moving_line(pad, "o", color=BLUE, markersize=12, markeredgewidth=2.5)
        self.surface(
            pad, "the pad: draw a digit here", lambda points, done, state: _drawn(points, done, state)
        )
        self.handle(self.pen, "the pen", sets=_moved, removes=lambda state: {"drawing": state.ink.undone()})
        self.digit = DigitPicture(self, 312, 36, 136, "what it sees")
        self.outputs = Outputs(self, 500, 36, 150, 255)

    def show(self, state):
        self.strokes.set_path(_path(state.ink.strokes))
        self.strokes.set_visible(bool(state.ink.strokes))
        self.pen.set_data(*([[each] for each in state.ink.pen] if state.ink.pen else ((), ())))
        self.pen.set_markerfacecolor(BLUE if state.ink.down else "none")
        self.digit.show(state.x)
        self.outputs.show(state.shares, None)


def _drawn(points, done, state):
    ink = state.ink if state.ink.going else state.from_here
    return {"drawing": ink.by_hand(points, done)}


def _moved(x, y, state):
    return {"drawing": state.ink.pen_moved(x, y)}


def _path(strokes):
    """All strokes as one path; a dot goes from its point to itself."""
    from matplotlib.path import Path

    points = [point for stroke in strokes for point in (stroke if len(stroke) > 1 else stroke * 2)]
    codes = [code for stroke in strokes for code in (Path.MOVETO, *[Path.LINETO] * (max(len(stroke), 2) - 1))]
    return Path(np.reshape(points, (-1, 2)), codes)


def describe(state):
    """The picture in words."""
    pen = (
        "" if state.ink.pen is None else f" The pen is {'down: arrow keys draw' if state.ink.down else 'up'}."
    )
    if state.shares is None:
        return f"The pad is empty: draw a digit on it.{pen}"
    answer, second = np.argsort(-state.shares)[:2].tolist()
    strokes = counted(len(state.ink.strokes), "stroke", "strokes")
    return (
        f"{strokes} on the pad. The network says {answer}, with a share {of_size(state.shares[answer])}: "
        f"{_how_sure(state.shares[answer])}. Next comes {second}, with "
        f"{share_text(state.shares[second], 'less than')}.{pen}"
    )


def _how_sure(share):
    if share >= 0.9:
        return "it is nearly sure"
    return "it has its doubts" if share >= 0.5 else "it can hardly decide"


def explore_own(drawing=EXAMPLE, *, network=()):
    """Draw a digit, and see stroke by stroke what a network says of it.

    :param drawing: strokes to start with, each a list of points (across, up), from 0 to 100.
    :param network: as training made it, with 64 inputs and ten scores; the lesson's own where it is empty.
    """
    pad = Pad("drawing", drawing)
    reads = one_that_reads_digits(network)

    def compute(drawing):
        x = picture(drawing.as_on_paper)
        return State(drawing, pad.from_here, x, shares_of(reads, x) if drawing.strokes else None)

    return Explorer(
        question="Can the network read your hand?",
        controls={"drawing": pad},
        compute=compute,
        picture=PadAndOutputs(),
        formula=lambda state: [],
        sentence=describe,
    )
