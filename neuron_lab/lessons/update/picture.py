"""Lesson 5, the update: the slope says which way is up, the step goes the other way, the learning rate how far."""

from typing import NamedTuple

import numpy as np

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.factor_gauge import factor_equation, factor_gauge, factor_in_words
from neuron_lab.lessons.shared.quantities import DL_DB, DL_DW, LEARNING_RATE, LOSS, B, W, X, Y
from neuron_lab.lessons.update.arrow import StepArrow
from neuron_lab.neuron import backward, forward, squared_error, update
from neuron_lab.training import step_factor
from neuron_lab.ui.controls import Choice
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.labels import label_beside
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import apart, digits_apart, number, shows_as_zero, signed
from neuron_lab.ui.style import FAINT, GREY

HIDDEN, SHOWN = "hidden", "shown"


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
    y_hat: float
    new_y_hat: float
    new_loss: float
    factor: float
    new_curve: str  # whether the loss with the new bias is drawn as well


def compute(w, x, y, learning_rate, new_curve):
    """Both gradients at the old w and at the worked bias, then both updates, then the loss again."""
    b = WORKED.b
    y_hat, gradient = forward(x, w, b), backward(x, y, w, b)
    new_w, new_b = update(w, b, gradient, learning_rate)
    new_y_hat = forward(x, new_w, new_b)
    after = new_w, new_b, y_hat, new_y_hat, squared_error(new_y_hat, y)
    loss, factor = squared_error(y_hat, y), step_factor(x, learning_rate)
    return State(w, b, x, y, learning_rate, loss, *gradient, *after, factor, new_curve)


class SlopeAndStep(LiveFigure):
    """On the left the loss over w, its slope, and the step along the axis; on the right the factor gauge."""

    SPAN, TOP = (0, 1.4), 1.5
    STEP_AT = -0.15  # height of the step arrow, below the axis
    SLOPE_TO = -0.07  # where the slope's line ends, above the arrow and its label
    width, height = 760, 390
    name = "The loss over the weight with its slope and one step, and the factor gauge"

    def build(self):
        axes = self.axes(62, 66, 460, 278, xlim=self.SPAN, ylim=(-0.37, self.TOP))
        axes.set(xlabel="weight w", ylabel="loss L", yticks=[0, 0.5, 1, 1.5])
        axes.axhline(0, color=FAINT)
        self.curve = self.moving_parabola(axes, color=GREY)
        self.new_curve = self.moving_parabola(axes, color=B.colour, linewidth=1.8, linestyle="-.")
        self.tangent = self.moving_line(axes, "--", color=LOSS.colour)
        self.step = StepArrow(self, axes, (self.SPAN[1] - self.SPAN[0]) / 460, 13)
        self.lifts = self.moving_line(axes, ":", color=W.colour, linewidth=1.5)
        self.point = self.moving_line(axes, "o", color=W.colour, markersize=12, zorder=5, clip_on=False)
        self.landing = self.moving_line(axes, "s", color=W.colour, markersize=10, zorder=5, clip_on=False)
        self.step_label = self.moving_text(
            axes, color=W.colour, va="top", ha="center", weight="bold", zorder=6
        )
        self.slope_label = self.moving_text(axes, color=LOSS.colour, weight="bold")
        self.curve_label = self.moving_text(axes, color=GREY)
        self.new_label = self.moving_text(axes, color=B.colour)
        self.handle(self.point, "the weight on the loss curve", x="w")
        self.handle(self.step.head, "the tip of the step", x="learning_rate", sets=_rate_of_a_step_to)
        self.gauge = factor_gauge(self, (590, 56, 46, 288))

    def show(self, state):
        low, high = self.SPAN
        w, new_w = state.w, state.new_w
        for curve, b in ((self.curve, state.b), (self.new_curve, state.new_b)):
            curve.set_function(lambda w, b=b: squared_error(forward(state.x, w, b), state.y), low, high)
        self.new_curve.set_visible(state.new_curve == SHOWN)
        ends = np.array(self._ends_of_slope(state))
        self.tangent.set_data(ends, state.loss + state.dL_dw * (ends - w))

        seen, new_seen = min(state.loss, self.TOP), min(state.new_loss, self.TOP)
        landed = min(max(new_w, low), high)
        self.step.show(w, landed, self.STEP_AT)
        self.lifts.set_data(
            [w, w, np.nan, landed, landed], [self.STEP_AT, seen, np.nan, self.STEP_AT, new_seen]
        )
        self.point.set_data([w], [seen])
        self.landing.set_data([landed], [new_seen])
        self.landing.set_visible(landed == new_w and state.new_loss <= self.TOP)
        off = "" if landed == new_w else ", off the picture"
        step = f"step {signed(new_w - w)}, to w = {number(new_w)}{off}"
        # below the ring by which the tip is taken
        label_beside(self.step_label, step, ((w + landed) / 2, self.STEP_AT), dy=-14, left=175, right=175)
        self._write_key(state)
        self.gauge.show(state.factor)

    def _write_key(self, state):
        """Above the picture: what each line is, and what is off the top."""
        losses = {"before": state.loss, "after": state.new_loss}
        above = [f"{number(loss)} {when}" for when, loss in losses.items() if loss > self.TOP]
        out = f"     off the top: L = {', '.join(above)}" if above else ""
        old_b, new_b = apart(state.b, state.new_b)
        corner = self.SPAN[0], self.TOP
        label_beside(self.slope_label, f"– –  slope {signed(state.dL_dw)}{out}", corner, dy=31.5)
        label_beside(self.curve_label, f"—  with the old b = {old_b}", corner, dy=9.8)
        new = f"– ·  with the new b = {new_b}" if state.new_curve == SHOWN else ""
        label_beside(self.new_label, new, corner, 241, 9.8)

    def _ends_of_slope(self, state):
        """From where to where the slope's line is drawn: not so far down that it runs into the step."""
        low, high = self.SPAN
        slope = state.dL_dw
        if abs(slope) < 1e-3:
            return low, high
        cut = state.w + (self.SLOPE_TO - state.loss) / slope
        return (max(low, cut), high) if slope > 0 else (low, min(high, cut))


def _rate_of_a_step_to(x, y, state):
    """The learning rate with which the step leads to this weight; a step uphill there is none."""
    return {"learning_rate": (state.w - x) / state.dL_dw} if state.dL_dw else {}


def describe(state):
    """The picture in words."""
    w_rests, b_rests = shows_as_zero(state.dL_dw), shows_as_zero(state.dL_db)
    if w_rests and b_rests:
        return (
            "The loss is at its minimum: both slopes are 0, so the step is 0. "
            f"The factor is {number(state.factor)}, but there is no error to multiply."
        )
    slope = signed(state.dL_dw)
    if state.x == 0:
        why = "At x = 0 the loss does not depend on w, so w stays; the bias still learns"
    elif w_rests:
        why = f"The slope is {slope}, so w hardly moves; the bias still learns"
    elif state.dL_dw < 0:
        why = f"The slope is {slope}: the loss falls to the right, so the step goes right"
    else:
        why = f"The slope is {slope}: the loss rises to the right, so the step goes left"
    w, b, y_hat, loss = (
        " to ".join(apart(*pair))
        for pair in (
            (state.w, state.new_w),
            (state.b, state.new_b),
            (state.y_hat, state.new_y_hat),
            (state.loss, state.new_loss),
        )
    )
    on_it = (
        " The step ends on the dash-dotted curve, the loss with the new bias."
        if state.new_curve == SHOWN
        else ""
    )
    return (
        f"{why}: w goes from {w}, b from {b}. So the prediction goes from {y_hat}, with the target at "
        f"{number(state.y)}, and the loss from {loss}. "
        f"The factor {number(state.factor)} says: {factor_in_words(state.factor)}.{on_it}"
    )


def _moved(quantity, old, new, learning_rate, slope):
    """One update as a formula, with as many digits as it takes to see the move."""
    digits = digits_apart(old, new)
    return Equation(
        Term(f"new {quantity.symbol}", new, quantity.colour, digits),
        quantity(old)._replace(digits=digits),
        "−",
        LEARNING_RATE(learning_rate),
        "·",
        slope,
    )


def explore(w=WORKED.w, x=WORKED.x, y=WORKED.y, learning_rate=0.02, *, new_curve=HIDDEN):
    """Make one update from anywhere, with any learning rate."""

    def formula(state):
        return [
            _moved(W, state.w, state.new_w, state.learning_rate, DL_DW(state.dL_dw)),
            _moved(B, state.b, state.new_b, state.learning_rate, DL_DB(state.dL_db)),
            factor_equation(state.factor, state.x, state.learning_rate),
        ]

    return Explorer(
        question="Which learning rate brings the loss to 0 in one step?",
        controls={
            "learning_rate": LEARNING_RATE.slider(learning_rate, 0.005, 0.3, 0.005),
            "w": W.slider(w, 0.1, 1.3),
            "x": X.slider(x, -3, 3),
            "y": Y.slider(y, -1, 3),
            "new_curve": Choice("curve after the step", new_curve, (HIDDEN, SHOWN)),
        },
        compute=compute,
        picture=SlopeAndStep(),
        formula=formula,
        sentence=describe,
    )
