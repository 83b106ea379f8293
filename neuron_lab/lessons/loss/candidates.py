"""Lesson 2, why squared: three ways to make a loss of an error, and what a raise of the prediction does to each."""

from typing import NamedTuple

import numpy as np

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.quantities import ERROR, LOSS
from neuron_lab.neuron import forward, prediction_error, squared_error
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import number, signed, square_digits
from neuron_lab.ui.style import FAINT, GREY

RAISE = 0.2
"""By how much the prediction is raised, and with it the error."""


class Scores(NamedTuple):
    """What an error counts, by each of the three."""

    error: float
    absolute: float
    square: float


class State(NamedTuple):
    """The scores before and after the raise."""

    before: Scores
    after: Scores


def compute(e):
    """The error itself, its absolute value and its square, before and after the raise."""
    return State(_scores(e), _scores(e + RAISE))


def _scores(e):
    e = round(e, 9) + 0.0  # −0.2 + 0.2 is 0, and what floats leave of it is no error
    return Scores(e, abs(e), squared_error(e, 0.0))


class ThreeCurves(LiveFigure):
    """e, |e| and e², side by side: a dot before the raise, a ring after it, and the change as a bar."""

    REACH = 1.25
    width, height = 760, 340
    name = "The error, its absolute value and its square, each before and after a raise of the prediction"

    def build(self):
        e = np.linspace(-self.REACH, self.REACH, 65)
        self.points, self.rings, self.raises, self.changes, self.labels = [], [], [], [], []
        names = "the error as it is", "the error, by its size", "the error, squared"
        ring = {"markerfacecolor": "white", "markeredgewidth": 2, "markersize": 8}
        for left, title, values in (
            (60, "e: the error itself", e),
            (310, "|e|: its size", np.abs(e)),
            (560, "e²: its square", squared_error(e, 0.0)),
        ):
            axes = self.axes(left, 70, 190, 220, xlim=(-self.REACH, self.REACH), ylim=(-1.25, 1.65))
            axes.set(xlabel="error e", xticks=[-1, 0, 1], yticks=[-1, 0, 1])
            axes.set_title(title, loc="left", pad=32)
            axes.axhline(0, color=FAINT)
            axes.axvline(0, color=FAINT)
            axes.plot(e, values, color=GREY)
            self.raises.append(self.moving_line(axes, ":", color=ERROR.colour, linewidth=1.5))
            self.changes.append(self.moving_line(axes, color=LOSS.colour, linewidth=5))
            self.rings.append(self.moving_line(axes, "o", color=ERROR.colour, zorder=4, **ring))
            self.points.append(self.moving_line(axes, "o", color=ERROR.colour, markersize=9, zorder=5))
            self.labels.append(self.moving_text(axes, -self.REACH, 1.8, color=LOSS.colour, weight="bold"))
        for point, name in zip(self.points, names, strict=True):
            self.handle(point, name, x="e")

    def show(self, state):
        before, after = state
        parts = self.points, self.rings, self.raises, self.changes, self.labels
        for point, ring, raised, change, label, was, now in zip(*parts, before, after, strict=True):
            point.set_data([before.error], [was])
            ring.set_data([after.error], [now])
            raised.set_data([before.error, after.error], [was, was])
            change.set_data([after.error, after.error], [was, now])
            label.set_text(f"{_text(was)} → {_text(now)}: {signed(now - was, square_digits(abs(now - was)))}")


def _text(score):
    return number(score, square_digits(abs(score)))


def _does(was, now):
    """What a score does, in words: "falls by 0.12"."""
    change = now - was
    if abs(change) < 1e-9:
        return "stays as it is"
    return f"{'falls' if change < 0 else 'rises'} by {_text(abs(change))}"


def describe(state):
    """The picture in words."""
    (e, size, square), (e_after, size_after, square_after) = state
    though = ", though the prediction comes closer" if size_after < size - 1e-9 else ""
    return (
        f"A raise of {number(RAISE)} takes the error from {number(e)} to {number(e_after)}. As a score, e itself "
        f"rises{though}. |e| {_does(size, size_after)}, e² {_does(square, square_after)}."
    )


def _formula(state):
    (e, size, square), (e_after, size_after, square_after) = state
    change, size_change = square_after - square, size_after - size
    return [
        Equation(
            Term("change of |e|", size_change, LOSS.colour),
            *(Term("|e after|", size_after, ERROR.colour), "−", Term("|e|", size, ERROR.colour)),
        ),
        Equation(
            Term("change of e²", change, LOSS.colour, square_digits(abs(change))),
            *(Term("e after", e_after, ERROR.colour), "² −", ERROR(e), "²"),
        ),
    ]


_START = prediction_error(forward(WORKED.x, WORKED.w, WORKED.b), WORKED.y)


def explore_candidates(e=_START):
    """Move the error, and compare what a raise of the prediction does to e, |e| and e²."""
    return Explorer(
        question="The prediction is raised by 0.20. What does each score make of it?",
        controls={"e": ERROR.slider(e, -1, 1)},
        compute=compute,
        picture=ThreeCurves(),
        formula=_formula,
        sentence=describe,
    )
