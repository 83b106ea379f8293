"""Lesson 5, both signs of the slope: a step from either side of the lowest point."""

from typing import NamedTuple

import numpy as np

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.quantities import LOSS, W
from neuron_lab.lessons.update.arrow import StepArrow
from neuron_lab.neuron import backward, forward, squared_error, update
from neuron_lab.ui.controls import Choice
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.labels import label_beside
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import number, signed
from neuron_lab.ui.style import FAINT, GREY, INK

STARTS = (WORKED.w, 0.95)
"""Left and right of the minimum; the second one's gradient is +2.0."""

LOWEST = (WORKED.y - WORKED.b) / WORKED.x  # the weight at the minimum, with the bias as it is
MINUS, PLUS = "minus", "plus"


class State(NamedTuple):
    """One step of w alone from each of two starts; tuples of two."""

    direction: str
    start: tuple
    loss: tuple
    slope: tuple
    landed: tuple
    new_loss: tuple


def compute(direction, left, right):
    """Step from both starts, against the slope (minus) or along it (plus); b stays."""
    x, y, _, b, learning_rate = WORKED

    def loss(w):
        return squared_error(forward(x, w, b), y)

    starts = left, right
    slopes = tuple(backward(x, y, w, b)[0] for w in starts)
    sign = 1 if direction == MINUS else -1
    landed = tuple(
        update(w, b, (sign * slope, 0.0), learning_rate)[0] for w, slope in zip(starts, slopes, strict=True)
    )
    return State(direction, starts, tuple(map(loss, starts)), slopes, landed, tuple(map(loss, landed)))


class TwoStarts(LiveFigure):
    """One loss curve, two starts on either side of its minimum, and where each step leads."""

    SPAN, TOP = (0.0, 1.5), 1.5
    STEP_AT = (-0.21, -0.38)
    width, height = 760, 340
    name = "The loss over the weight, with a step from either side of the minimum"

    def build(self):
        x, y, _, b, _ = WORKED
        axes = self.axes(62, 14, 680, 280, xlim=self.SPAN, ylim=(-0.5, self.TOP))
        axes.set(xlabel="weight w", ylabel="loss L", yticks=[0, 0.5, 1, 1.5])
        along = np.linspace(*self.SPAN, 121)
        axes.axhline(0, color=FAINT)
        axes.plot(along, squared_error(forward(x, along, b), y), color=GREY)
        axes.plot([LOWEST, LOWEST], [0, self.TOP], ":", color=GREY, linewidth=1.5)
        box = {"facecolor": "white", "edgecolor": "none"}
        axes.text(LOWEST, 1.36, "lowest point", ha="center", color=GREY, bbox=box)
        self.tangents = [self.moving_line(axes, "--", color=LOSS.colour) for _ in STARTS]
        self.slope_labels = [
            self.moving_text(axes, color=LOSS.colour, weight="bold", va="top", ha=side, zorder=6)
            for side in ("right", "left")
        ]
        self.steps = [StepArrow(self, axes, (self.SPAN[1] - self.SPAN[0]) / 680, 12) for _ in STARTS]
        self.points = [self.moving_line(axes, "o", color=W.colour, zorder=4) for _ in STARTS]
        self.landings = [self.moving_line(axes, "s", color=W.colour, markersize=9, zorder=5) for _ in STARTS]
        self.step_labels = [
            self.moving_text(axes, color=W.colour, va="center", weight="bold", zorder=6) for _ in STARTS
        ]
        self.rule = self.moving_text(
            axes, LOWEST + 0.02, 1.14, color=INK, weight="bold", va="center", zorder=6
        )

        for point, side in zip(self.points, ("left", "right"), strict=True):
            self.handle(point, f"the {side} start", x=side)

    def show(self, state):
        _, starts, losses, slopes, landed, new_losses = state
        for side, (start, loss, slope, end, new_loss, height) in enumerate(
            zip(starts, losses, slopes, landed, new_losses, self.STEP_AT, strict=True)
        ):
            reach, outward = 0.12, -1 if side == 0 else 1
            self.tangents[side].set_data(
                [start - reach, start + reach], [loss - slope * reach, loss + slope * reach]
            )
            text = f"slope {signed(slope)}"
            label_beside(self.slope_labels[side], text, (start, loss), 13.6 * outward, -4.2)
            self.steps[side].show(start, end, height)
            self.points[side].set_data([start], [loss])
            self.landings[side].set_data([end], [new_loss])
            # to the right of the arrow for the left start, to the left of it for the right one
            self.step_labels[side].set_ha("left" if side == 0 else "right")
            inner, text = (
                max(start, end) if side == 0 else min(start, end),
                f"{signed(end - start)} to {number(end)}",
            )
            label_beside(self.step_labels[side], text, (inner, height), -13.6 * outward)
        self.rule.set_text(f"new w = w {_OPERATOR[state.direction]} {WORKED.learning_rate} · slope")


_OPERATOR = {MINUS: "−", PLUS: "+"}


def describe(state):
    """The picture in words."""
    each = "; ".join(
        f"from {number(start)}, slope {signed(slope)}, w goes to {number(end)}"
        for start, slope, end in zip(state.start, state.slope, state.landed, strict=True)
    )
    return f"With {state.direction}: {each}. {_verdict(state)}"


_FALLS, _RISES, _STAYS = "falls", "rises", "stays"
_OF_BOTH = {
    _FALLS: "Both losses fall.",
    _RISES: "Both losses rise.",
    _STAYS: "At the lowest point the slope is 0, and nothing moves.",
}
_OF_ONE = {
    _FALLS: "From {} the loss falls.",
    _RISES: "From {} the loss rises.",
    _STAYS: "At {}, the lowest point, the slope is 0, and w stays.",
}


def _verdict(state):
    """What becomes of the two losses, in one sentence if it is the same."""
    left, right = (_fate(old - new) for old, new in zip(state.loss, state.new_loss, strict=True))
    if left == right:
        return _OF_BOTH[left]
    return " ".join(
        _OF_ONE[fate].format(number(start)) for fate, start in zip((left, right), state.start, strict=True)
    )


def _fate(gain):
    return _FALLS if gain > 1e-9 else _RISES if gain < -1e-9 else _STAYS


def explore_two_starts(direction=MINUS, left=STARTS[0], right=STARTS[1]):
    """Step from both sides of the minimum, with minus and with plus."""

    def formula(state):
        return [
            Equation(
                Term(f"{side}: new w", landed, W.colour),
                W(start),
                f"{_OPERATOR[state.direction]} {WORKED.learning_rate} ·",
                Term("slope", slope, LOSS.colour),
            )
            for side, start, slope, landed in zip(
                ("left", "right"), state.start, state.slope, state.landed, strict=True
            )
        ]

    return Explorer(
        question="The two slopes have different signs. Why does minus suit both?",
        controls={
            "direction": Choice("sign in the update", direction, (MINUS, PLUS)),
            "left": W.slider(left, 0.4, 0.7, prefix="left start, "),
            "right": W.slider(right, 0.7, 1, prefix="right start, "),
        },
        compute=compute,
        picture=TwoStarts(),
        formula=formula,
        sentence=describe,
    )
