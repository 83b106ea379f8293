"""Lesson 2, why squared: three ways to make a loss of an error, each with its slope."""

from typing import NamedTuple

import numpy as np

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.quantities import ERROR, LOSS
from neuron_lab.neuron import dL_dy_hat, forward, prediction_error, squared_error
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import number, square_digits, square_text
from neuron_lab.ui.style import FAINT, GREY


class State(NamedTuple):
    """Three ways to turn an error into a loss, and the slope of each at that error."""

    error: float
    absolute: float
    square: float
    square_slope: float


def compute(e):
    """The error itself, its absolute value and its square. An error e is a prediction e with the target 0."""
    return State(e, abs(e), squared_error(e, 0.0), dL_dy_hat(e, 0.0))


class ThreeCurves(LiveFigure):
    """e, |e| and e², side by side, each with its tangent at the error."""

    REACH = 1.7
    width, height = 760, 300
    name = "The error, its absolute value and its square, each with its slope"

    def build(self):
        e = np.linspace(-self.REACH, self.REACH, 65)
        self.points, self.tangents, self.labels = [], [], []
        for left, title, values in (
            (60, "e: the error itself", e),
            (310, "|e|: its size", np.abs(e)),
            (560, "e²: its square", squared_error(e, 0.0)),
        ):
            axes = self.axes(left, 70, 190, 180, xlim=(-self.REACH, self.REACH), ylim=(-1.7, 2.6))
            axes.set(xlabel="error e", xticks=[-1, 0, 1], yticks=[-1, 0, 1, 2])
            axes.set_title(title, loc="left", pad=32)
            axes.axhline(0, color=FAINT)
            axes.axvline(0, color=FAINT)
            axes.plot(e, values, color=GREY)
            self.tangents.append(self.moving_line(axes, "--", color=LOSS.colour, linewidth=2.5))
            self.points.append(self.moving_line(axes, "o", color=ERROR.colour, markersize=12))
            self.labels.append(self.moving_text(axes, -self.REACH, 2.8, color=LOSS.colour, weight="bold"))

    def show(self, state):
        e = state.error
        values = (e, state.absolute, state.square)
        texts = (number(e), number(state.absolute), square_text(state.square))
        slopes = (1.0, np.sign(e), state.square_slope)
        for point, tangent, label, value, text, slope in zip(
            self.points, self.tangents, self.labels, values, texts, slopes, strict=True
        ):
            point.set_data([e], [value])
            reach = 0.7 / np.hypot(1, slope)
            ends = np.array([e - reach, e + reach])
            if tangent is self.tangents[1]:  # it ends at the corner: beyond, the slope is another one
                ends = np.maximum(ends, 0) if e > 0 else np.minimum(ends, 0)
            tangent.set_data(ends, value + slope * (ends - e))
            label.set_text(f"{text}, slope {number(slope)}")
        if e == 0:  # |e| has a corner here: no single slope
            self.tangents[1].set_data([], [])
            self.labels[1].set_text("0.00, a corner")


def describe(state):
    """The picture in words."""
    e = state.error
    if e == 0:
        return (
            "Without an error all three are 0. The square is flat here: its slope is 0. The size |e| has a "
            "corner: its slope does not shrink on the way there."
        )
    return (
        f"An error of {number(e)}: taken as it is, it counts as {number(e)}"
        f"{', as if it were better than no error at all' if e < 0 else ''}. "
        f"Its size is {number(state.absolute)}, with slope {number(np.sign(e))} at any distance on this side. "
        f"Its square is {square_text(state.square)}, with slope {number(state.square_slope)}: the closer, the gentler."
    )


def _formula(state):
    e = ERROR(state.error)
    return [
        Equation(Term("e²", state.square, LOSS.colour, square_digits(state.square)), e, "·", e),
        Equation(Term("slope of e²", state.square_slope, LOSS.colour), "2 ·", e),
    ]


_START = prediction_error(forward(WORKED.x, WORKED.w, WORKED.b), WORKED.y)


def explore_candidates(e=_START):
    """Move the error, and compare e, |e| and e² as a loss."""
    return Explorer(
        question="Which of these three would you want to make small: e, |e| or e²?",
        controls={"e": ERROR.slider(e, -1.5, 1.5)},
        compute=compute,
        picture=ThreeCurves(),
        formula=_formula,
        sentence=describe,
    )
