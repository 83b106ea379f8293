"""Lesson 5, the update: the slope says which way is up, the step goes the other way, the learning rate how far."""

from typing import NamedTuple

import numpy as np

from neuron_lab.data import WORKED
from neuron_lab.lessons.factor_gauge import factor_equation, factor_gauge, factor_in_words
from neuron_lab.lessons.quantities import B, DL_DB, DL_DW, LEARNING_RATE, LOSS, W, X, Y
from neuron_lab.neuron import backward, forward, squared_error, update
from neuron_lab.show.controls import Choice
from neuron_lab.show.equation import Equation, Term
from neuron_lab.show.explorer import Explorer
from neuron_lab.show.live_figure import LiveFigure
from neuron_lab.show.style import FAINT, GREY, INK, number
from neuron_lab.training import step_factor

CURVE_POINTS = 41

# ------------------------------------------------------------------------------------ one update of both


class State(NamedTuple):
    """One update: before, gradient, after."""

    w: float
    b: float
    x: float
    y: float
    learning_rate: float
    loss: float
    dL_dw: float
    dL_db: float
    new_w: float
    new_b: float
    new_loss: float
    factor: float


def compute(w, b, x, y, learning_rate):
    """Both gradients at the old w and b, then both updates, then the loss again."""
    dL_dw, dL_db = backward(x, y, w, b)
    new_w, new_b = update(w, b, (dL_dw, dL_db), learning_rate)
    return State(w, b, x, y, learning_rate, squared_error(forward(x, w, b), y), dL_dw, dL_db, new_w, new_b,
                 squared_error(forward(x, new_w, new_b), y), step_factor(x, learning_rate))


class SlopeAndStep(LiveFigure):
    """On the left the loss over w, its slope, and the step along the axis; on the right the factor gauge."""

    SPAN, TOP = (-0.3, 1.8), 1.5
    STEP_AT = -0.15  # height of the step arrow, below the axis

    def __init__(self):
        super().__init__(760, 370, "The loss over the weight with its slope and one step, and the factor gauge")

    def build(self):
        axes = self.axes(62, 44, 460, 280, xlim=self.SPAN, ylim=(-0.36, self.TOP), xlabel="weight w", ylabel="loss L",
                         yticks=[0, 0.5, 1, 1.5])
        axes.axhline(0, color=FAINT)
        self.curve = self.moving_line(axes, color=GREY)
        self.new_curve = self.moving_line(axes, "-.", color=B.colour, linewidth=1.8)
        self.tangent = self.moving_line(axes, "--", color=LOSS.colour)
        self.step = self.moving_line(axes, color=W.colour, linewidth=4, solid_capstyle="butt")
        self.head = self.moving_line(axes, ">", color=W.colour, markersize=13)
        self.lifts = self.moving_line(axes, ":", color=W.colour, linewidth=1.5)
        self.point = self.moving_line(axes, "o", color=W.colour, markersize=12, zorder=5, clip_on=False)
        self.landing = self.moving_line(axes, "s", color=W.colour, markersize=10, zorder=5, clip_on=False)
        style = {"weight": "bold", "zorder": 6}
        self.slope_label = self.moving_text(axes, color=LOSS.colour, **style)
        self.step_label = self.moving_text(axes, color=W.colour, va="top", ha="center", **style)
        self.curve_label = self.moving_text(axes, self.SPAN[0], self.TOP + 0.1, color=GREY)
        self.new_label = self.moving_text(axes, self.SPAN[0] + 1.1, self.TOP + 0.1, color=B.colour)
        self.gauge = factor_gauge(self, (590, 56, 46, 268))

    def show(self, state):
        low, high = self.SPAN
        w, new_w = state.w, state.new_w
        along = np.linspace(low, high, CURVE_POINTS)
        self.curve.set_data(along, squared_error(forward(state.x, along, state.b), state.y))
        self.new_curve.set_data(along, squared_error(forward(state.x, along, state.new_b), state.y))
        self.tangent.set_data(ends := np.array([low, high]), state.loss + state.dL_dw * (ends - w))

        seen, new_seen = min(state.loss, self.TOP), min(state.new_loss, self.TOP)
        landed = min(max(new_w, low), high)
        rightwards = new_w >= w
        self.step.set_data([w, landed], [self.STEP_AT] * 2)
        self.head.set_data([landed], [self.STEP_AT])
        self.head.set_marker(">" if rightwards else "<")
        self.head.set_visible(abs(new_w - w) > 5e-3)
        self.lifts.set_data([w, w, np.nan, landed, landed], [self.STEP_AT, seen, np.nan, self.STEP_AT, new_seen])
        self.point.set_data([w], [seen])
        self.landing.set_data([landed], [new_seen])
        self.landing.set_visible(landed == new_w)
        off = "" if landed == new_w else ", off the picture"
        self.step_label.set_text(f"step {signed(new_w - w)}, to w = {number(new_w)}{off}")
        self.step_label.set_position((min(max((w + landed) / 2, low + 0.6), high - 0.6), self.STEP_AT - 0.06))
        self.slope_label.set_text(f"slope {signed(state.dL_dw)}"
                                  + ("" if seen == state.loss else f", L = {number(state.loss)} above"))
        side = 1 if state.dL_dw <= 0 else -1  # where the falling tangent leaves room
        if (w > high - 0.8 and side > 0) or (w < low + 0.8 and side < 0):
            side = -side
        self.slope_label.set_ha("left" if side > 0 else "right")
        self.slope_label.set_position((w + 0.06 * side, seen + (0.04 if seen < self.TOP - 0.2 else -0.16)))
        self.curve_label.set_text(f"—  before, with b = {number(state.b)}")
        self.new_label.set_text(f"– ·  after, with b = {number(state.new_b)}")
        self.gauge.show(state.factor)


def signed(value, digits=2):
    """A number with its sign, also where that is a plus."""
    text = number(value, digits)
    return text if text.startswith("−") else f"+{text}"


def describe(state):
    """The picture in words."""
    if abs(state.dL_dw) < 5e-7 and abs(state.dL_db) < 5e-7:
        return ("The loss is at its minimum: both slopes are 0, so the step is 0. "
                f"The factor would be {number(state.factor)}.")
    if state.dL_dw < 0:
        why = f"The slope {signed(state.dL_dw)} falls to the right, so minus the slope goes right"
    elif state.dL_dw > 0:
        why = f"The slope {signed(state.dL_dw)} rises to the right, so minus the slope goes left"
    else:
        why = "At x = 0 the loss does not depend on w, so w stays"
    return (f"{why}: w goes from {number(state.w)} to {number(state.new_w)}, b from {number(state.b)} to "
            f"{number(state.new_b)}. The loss goes from {number(state.loss)} to {number(state.new_loss)}. "
            f"The factor {number(state.factor)} says: {factor_in_words(state.factor)}.")


def explore(w=WORKED.w, b=WORKED.b, x=WORKED.x, y=WORKED.y, learning_rate=WORKED.learning_rate):
    """Make one update from anywhere, with any learning rate."""
    def formula(state):
        rate = LEARNING_RATE(state.learning_rate)
        return [Equation(Term("w′", state.new_w, W.colour), W(state.w), "−", rate, "·", DL_DW(state.dL_dw)),
                Equation(Term("b′", state.new_b, B.colour), B(state.b), "−", rate, "·", DL_DB(state.dL_db)),
                factor_equation(state.x, state.learning_rate)]

    return Explorer(
        question="Where does one step land, and why always minus the gradient?",
        controls={"learning_rate": LEARNING_RATE.slider(learning_rate, 0.005, 0.5, 0.005),
                  "w": W.slider(w, 0, 1.5), "b": B.slider(b, -1, 1), "x": X.slider(x, -3, 3),
                  "y": Y.slider(y, -1, 3)},
        compute=compute,
        picture=SlopeAndStep(),
        formula=formula,
        sentence=describe)


# ----------------------------------------------------------------------- two starts, both signs of slope

STARTS = (WORKED.w, 0.95)
"""Left and right of the minimum; the second one's gradient is +2.0."""

MINUS, PLUS = "minus", "plus"


class TwoSteps(NamedTuple):
    """One step of w alone from each of two starts; tuples of two."""

    learning_rate: float
    direction: str
    loss: tuple
    gradient: tuple
    landed: tuple
    new_loss: tuple


def two_steps(learning_rate, direction):
    """Step from both starts, against the gradient (minus) or along it (plus); b stays."""
    x, y, _, b, _ = WORKED

    def loss(w):
        return squared_error(forward(x, w, b), y)

    gradient = tuple(backward(x, y, w, b)[0] for w in STARTS)
    sign = 1 if direction == MINUS else -1
    landed = tuple(update(w, b, (sign * slope, 0.0), learning_rate)[0]
                   for w, slope in zip(STARTS, gradient, strict=True))
    return TwoSteps(learning_rate, direction, tuple(map(loss, STARTS)), gradient, landed, tuple(map(loss, landed)))


class TwoStarts(LiveFigure):
    """One loss curve, two starts on either side of its minimum, and where each step leads."""

    SPAN, TOP = (0.1, 1.4), 1.5
    STEP_AT = (-0.12, -0.3)

    def __init__(self):
        super().__init__(760, 340, "The loss over the weight, with a step from either side of the minimum")

    def build(self):
        x, y, _, b, _ = WORKED
        axes = self.axes(62, 14, 680, 280, xlim=self.SPAN, ylim=(-0.42, self.TOP), xlabel="weight w", ylabel="loss L",
                         yticks=[0, 0.5, 1, 1.5])
        along = np.linspace(*self.SPAN, 121)
        axes.axhline(0, color=FAINT)
        axes.plot(along, squared_error(forward(x, along, b), y), color=GREY)
        axes.axvline((y - b) / x, color=GREY, linestyle=":", linewidth=1.5)
        axes.text((y - b) / x, 1.36, "minimum", ha="center", color=GREY, bbox={"facecolor": "white", "edgecolor": "none"})
        self.parts = []
        for start, height, side in zip(STARTS, self.STEP_AT, ("right", "left"), strict=True):
            loss = squared_error(forward(x, start, b), y)
            slope, _ = backward(x, y, start, b)
            reach = 0.12
            axes.plot([start - reach, start + reach], [loss - slope * reach, loss + slope * reach], "--",
                      color=LOSS.colour)
            axes.plot([start], [loss], "o", color=W.colour, zorder=4)
            axes.text(start + (-0.03 if side == "right" else 0.03), loss - 0.05,
                      f"slope {signed(slope)}", ha=side, va="top",
                      color=LOSS.colour, weight="bold")
            self.parts.append((
                self.moving_line(axes, color=W.colour, linewidth=4, solid_capstyle="butt"),
                self.moving_line(axes, ">", color=W.colour, markersize=12),
                self.moving_line(axes, "s", color=W.colour, markersize=9, zorder=5),
                self.moving_text(axes, 0, height, color=W.colour, va="center", weight="bold", zorder=6)))
        self.rule = self.moving_text(axes, 0.13, 1.36, color=INK, weight="bold", va="center")

    def show(self, state):
        low, high = self.SPAN
        for (line, head, landing, label), start, height, end, new_loss in zip(
                self.parts, STARTS, self.STEP_AT, state.landed, state.new_loss, strict=True):
            seen = min(max(end, low), high)
            line.set_data([start, seen], [height, height])
            head.set_data([seen], [height])
            head.set_marker(">" if end > start else "<")
            landing.set_data([end], [new_loss])
            landing.set_visible(low <= end <= high and new_loss <= self.TOP)
            beyond = max(start, seen) + 0.02
            left = beyond > high - 0.25
            label.set_ha("right" if left else "left")
            label.set_position((min(start, seen) - 0.02 if left else beyond, height))
            label.set_text(f"{signed(end - start)} to {number(end)}")
        word = "−" if state.direction == MINUS else "+"
        self.rule.set_text(f"w′ = w {word} α · slope")


def describe_two(state):
    """The picture in words."""
    better = [new < old for new, old in zip(state.new_loss, state.loss, strict=True)]
    verdict = ("Both losses fall." if all(better) else "Both losses rise." if not any(better)
               else "One loss falls, one rises: this step is too long for the steeper side.")
    (left, right), (to_left, to_right) = state.gradient, state.landed
    return (f"With {state.direction}: from {number(STARTS[0])}, slope {signed(left)}, w goes to {number(to_left)}; "
            f"from {number(STARTS[1])}, slope {signed(right)}, w goes to {number(to_right)}. {verdict}")


def explore_two_starts(learning_rate=WORKED.learning_rate, direction=MINUS):
    """Step from both sides of the minimum, with minus and with plus."""
    def formula(state):
        operator = "−" if state.direction == MINUS else "+"
        return [Equation(Term("w′", landed, W.colour), W(start), operator, LEARNING_RATE(state.learning_rate), "·",
                         DL_DW(slope))
                for start, slope, landed in zip(STARTS, state.gradient, state.landed, strict=True)]

    return Explorer(
        question="The two slopes have different signs. Why does minus suit both?",
        controls={"direction": Choice("sign in the update", direction, (MINUS, PLUS)),
                  "learning_rate": LEARNING_RATE.slider(learning_rate, 0.005, 0.3, 0.005)},
        compute=two_steps,
        picture=TwoStarts(),
        formula=formula,
        sentence=describe_two)
