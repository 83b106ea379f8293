"""Lesson 0: one lever, one target."""

from typing import NamedTuple

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.quantities import ERROR, Y_HAT, B, W, X, Y
from neuron_lab.neuron import forward, prediction_error
from neuron_lab.ui.equation import Equation
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.labels import label_beside
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import number
from neuron_lab.ui.style import FAINT

LINE, CLOSE = 17.8, 0.84
"""From one line of text to the next, in pixels; and how large an error has room for two of them."""


class State(NamedTuple):
    """One weight, and how far the end of the arm is from the target."""

    w: float
    b: float
    x: float
    y: float
    y_hat: float
    error: float


def compute(w):
    """Where the arm's end is, at the worked bias, input and target."""
    _, y, _, b, _ = example = WORKED
    y_hat = forward(example.x, w, b)
    return State(w, b, example.x, y, y_hat, prediction_error(y_hat, y))


class ArmAndTarget(LiveFigure):
    """An arm that turns about a pivot at x = 0; its end at x = 2 is the prediction. A ring is the target."""

    width, height = 760, 330
    name = "An arm whose end should meet a target"

    def build(self):
        x, y, _, b, _ = WORKED
        axes = self.axes(
            64, 14, 560, 284, xlim=(-0.25, x + 0.25), ylim=(-2.3, 4.4), xticks=[0, x], ylabel="prediction ŷ"
        )
        axes.set_xticklabels(["x = 0", f"x = {number(x, 0)}"])
        axes.axhline(0, color=FAINT)
        axes.plot([0], [b - 0.34], "^", color=B.colour, markersize=22)
        box = {"facecolor": "white", "edgecolor": "none", "pad": 1}
        pivot = f"pivot, at height b = {number(b)}"
        axes.text(0, b - 1.05, pivot, color=B.colour, ha="left", va="top", zorder=5, bbox=box)
        ring = {"markerfacecolor": "none", "markeredgecolor": Y.colour, "markeredgewidth": 4}
        axes.plot([x], [y], "o", markersize=23, clip_on=False, **ring)
        target = axes.text(0, 0, "", color=Y.colour, weight="bold", va="center")
        label_beside(target, f"target {number(y)}", (x, y), 29)
        self.arm = self.moving_line(axes, color=W.colour, linewidth=7, solid_capstyle="round")
        self.gap = self.moving_line(axes, "-", color=ERROR.colour, linewidth=3)
        self.end = self.moving_line(axes, "o", color=Y_HAT.colour, markersize=13)
        self.end_label = self.moving_text(axes, color=Y_HAT.colour, weight="bold", va="center")
        self.gap_label = self.moving_text(axes, color=ERROR.colour, va="center")
        self.handle(self.end, "the end of the arm", y="w", sets=_weight_that_reaches)

    def show(self, state):
        _, b, x, y, y_hat, error = state
        self.arm.set_data([0, x], [b, y_hat])
        self.end.set_data([x], [y_hat])
        self.gap.set_data([x, x], [y_hat, y])
        # From the target outwards: its own label, how far it is, and what the neuron says. None covers another.
        away, met = 1 if error > 0 else -1, _is_met(error)
        gap, end = "" if met else f"{number(abs(error))} too {_side(error)}", f"ŷ = {number(y_hat)}"
        if abs(error) < CLOSE:
            label_beside(self.gap_label, gap, (x, y), 29, away * LINE)
            label_beside(self.end_label, end, (x, y), 29, away * LINE * (1 if met else 2))
        else:
            label_beside(self.gap_label, gap, (x, (y + y_hat) / 2), 29)
            label_beside(self.end_label, end, (x, y_hat), 29)


def _weight_that_reaches(x, y, state):
    """The weight that brings the end of the arm to this height."""
    return {"w": (y - state.b) / state.x}


def _is_met(error):
    return abs(error) < 1e-9


def _side(error):
    return "high" if error > 0 else "low"


def describe(state):
    """The picture in words."""
    says = f"With w = {number(state.w)} the neuron says {number(state.y_hat)}"
    return (
        f"{says}, exactly the target."
        if _is_met(state.error)
        else f"{says}. The target is {number(state.y)}: it is {number(abs(state.error))} too {_side(state.error)}."
    )


def explore(w=WORKED.w):
    """Turn one lever until the prediction meets the target."""
    return Explorer(
        question="Which weight w brings the end of the arm into the ring?",
        controls={"w": W.slider(w, -1, 2)},
        compute=compute,
        picture=ArmAndTarget(),
        formula=lambda state: [Equation(Y_HAT(state.y_hat), W(state.w), "·", X(state.x), "+", B(state.b))],
        sentence=describe,
    )
