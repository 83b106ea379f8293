"""Lesson 3, the derivative: nudge, measure, and let the nudge shrink."""

from typing import NamedTuple

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.quantities import LOSS, Y_HAT, B, W, Y
from neuron_lab.neuron import backward, difference_quotient, dL_dy_hat, forward, squared_error
from neuron_lab.ui.controls import Slider
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.labels import label_beside
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import exact, number, signed
from neuron_lab.ui.style import FAINT, GREY, INK

NUDGES = (1.0, 0.1, 0.01, 0.001)


class State(NamedTuple):
    """A nudge of size h at a point of the loss curve, and what it measures.

    ``loss`` is a function of the nudged quantity; ``table`` holds the quotient for each of NUDGES.
    """

    at: float
    h: float
    loss: object
    before: float
    after: float
    quotient: float
    slope: float
    table: tuple


def measure(loss, at, h, slope):
    """Nudge ``at`` by h, and by each of NUDGES, beside the true slope."""
    own, *table = (difference_quotient(loss, at, nudge) for nudge in (h, *NUDGES))
    return State(at, h, loss, loss(at), loss(at + h), own, slope, tuple(table))


def compute(y_hat, h):
    """Nudge the prediction; the target stays."""
    return measure(lambda y_hat: squared_error(y_hat, WORKED.y), y_hat, h, dL_dy_hat(y_hat, WORKED.y))


def compute_weight(w, b, h):
    """Nudge the weight; input, target and bias stay."""
    x, y = WORKED.x, WORKED.y
    return measure(lambda w: squared_error(forward(x, w, b), y), w, h, backward(x, y, w, b)[0])


class SecantAndTangent(LiveFigure):
    """On the left the loss with a secant and its tangent; on the right a table of nudges and quotients.

    :param quantity: what is nudged.
    :param span: lowest and highest value on the horizontal axis.
    :param top: highest loss on the vertical axis.
    :param remarks: whether the table says beside a quotient that its sign is wrong.
    """

    ROWS = (154, 188, 222, 256)  # pixels from the top
    COLUMNS = (566, 680)

    def __init__(self, quantity, span, top, remarks=True):
        self.quantity, self.span, self.top, self.says_more = quantity, span, top, remarks
        self.name = f"The loss over {quantity.symbol}, with a secant and a tangent, and a table of nudges"
        super().__init__()

    def build(self):
        axes = self.axes(62, 14, 320, 290, xlim=self.span, ylim=(-0.2 * self.top, self.top))
        axes.set(xlabel=f"{self.quantity.name} {self.quantity.symbol}", ylabel="loss L")
        axes.axhline(0, color=FAINT)
        self.curve = self.moving_parabola(axes, color=GREY)
        self.secant = self.moving_line(axes, color=self.quantity.colour, linewidth=4.5)
        self.tangent = self.moving_line(axes, "--", color=LOSS.colour, zorder=2.5)
        self.rise = self.moving_line(axes, ":", color=INK, linewidth=1.5)
        self.run = self.moving_line(axes, "|-", color=INK, linewidth=2)
        self.nudged = self.moving_line(axes, "s", color=self.quantity.colour, markersize=9, zorder=4)
        self.point = self.moving_line(axes, "o", color=self.quantity.colour, markersize=12, zorder=5)
        self.run_label = self.moving_text(axes, color=INK, ha="center", va="top", zorder=6)
        self.rise_label = self.moving_text(axes, color=INK, va="center", zorder=6)

        page = self.canvas()
        for column, heading in zip(self.COLUMNS, ("nudge h", "quotient"), strict=True):
            page.text(column, 78, heading, ha="right", color=GREY)
        page.plot([468, 680], [128, 128], color=FAINT, linewidth=1)
        for row, nudge in zip(self.ROWS, NUDGES, strict=True):
            page.text(self.COLUMNS[0], row, f"{nudge:g}", ha="right", va="center")
        page.plot([468, 680], [276, 276], color=FAINT, linewidth=1)
        page.text(self.COLUMNS[0], 298, "the slope itself", ha="right", va="center", color=LOSS.colour)
        page.plot([436, 460], [103, 103], color=self.quantity.colour)
        page.plot([430, 454], [294, 294], "--", color=LOSS.colour)
        style = {"ha": "right", "va": "center"}
        self.own = [
            self.moving_text(page, column, 104, weight="bold", color=self.quantity.colour, **style)
            for column in self.COLUMNS
        ]
        self.cells = [self.moving_text(page, self.COLUMNS[1], row, **style) for row in self.ROWS]
        self.remarks = [
            self.moving_text(page, self.COLUMNS[1] + 6, row, va="center", color=GREY, size=12)
            for row in self.ROWS
        ]
        self.exact = self.moving_text(page, self.COLUMNS[1], 298, weight="bold", color=LOSS.colour, **style)

    def show(self, state):
        at, h, loss = state.at, state.h, state.loss
        low, high = self.span
        self.curve.set_function(loss, low, high)
        self.tangent.set_data(*self._straight(state, state.slope))
        self.secant.set_data(*self._straight(state, state.quotient))
        self.rise.set_data([at, at + h, at + h], [state.before, state.before, state.after])
        self.nudged.set_data([at + h], [state.after])
        self.point.set_data([at], [state.before])
        below = -0.07 * self.top
        self.run.set_data([at, at + h], [below, below])
        label_beside(self.run_label, f"h = {exact(h, 3)}", (at + h / 2, below), dy=-6.8)
        change = state.after - state.before
        high_enough = h > 0.1 * (high - low) and abs(change) > 0.04 * self.top
        middle = at + h, (state.before + state.after) / 2
        label_beside(self.rise_label, signed(change) if high_enough else "", middle, 6.4)

        self.own[0].set_text(f"yours: {exact(h, 3)}")
        self.own[1].set_text(signed(state.quotient, 3))
        for cell, remark, quotient in zip(self.cells, self.remarks, state.table, strict=True):
            cell.set_text(signed(quotient, 3))
            remark.set_text("wrong sign" if self.says_more and quotient * state.slope < 0 else "")
        self.exact.set_text(signed(state.slope, 3))

    def _straight(self, state, slope):
        """The straight line of this slope through the point, down to just below the axis: there stands the nudge."""
        (low, high), floor = self.span, -0.045 * self.top
        if slope:
            end = state.at + (floor - state.before) / slope
            low, high = (low, min(high, end)) if slope < 0 else (max(low, end), high)
        return [low, high], [state.before + slope * (end - state.at) for end in (low, high)]


def _digits(h):
    """How many digits show the change of the loss that a nudge of this size makes."""
    return 4 if h >= 0.1 else 6


def _describe(quantity, state):
    change = signed(state.after - state.before, _digits(state.h))
    if abs(state.quotient) < 5e-4 < abs(state.slope):
        verdict = "The loss is the same on both sides: the nudge stepped right across the lowest point."
    elif state.quotient * state.slope < 0 and abs(state.slope) > 5e-4:
        verdict = "The nudge is too large: even the sign is wrong."
    elif abs(state.quotient - state.slope) < 0.005:
        verdict = "They agree to two digits."
    else:
        verdict = "A smaller nudge comes closer."
    return (
        f"Nudging {quantity.symbol} from {number(state.at)} by {exact(state.h, 3)} changes the loss by {change}: "
        f"{signed(state.quotient, 3)} per unit of nudge. "
        f"The slope at the point is {signed(state.slope, 3)}. {verdict}"
    )


def _quotient(quantity, state):
    digits = _digits(state.h)
    after = Term(f"L({quantity.symbol} + h)", state.after, LOSS.colour, digits)
    before = Term(f"L({quantity.symbol})", state.before, LOSS.colour, digits)
    return Equation(
        Term("quotient", state.quotient, quantity.colour, 3),
        "(",
        after,
        "−",
        before,
        ") /",
        Term("h", state.h, INK, 3, in_full=True),
    )


def _rule(state):
    return Equation(
        Term("the slope itself", state.slope, LOSS.colour, 3), "2 · (", Y_HAT(state.at), "−", Y(WORKED.y), ")"
    )


def _nudge(h):
    return Slider("nudge h", h, 0.001, 1, digits=3, logarithmic=True)


_START = forward(WORKED.x, WORKED.w, WORKED.b)


def explore(y_hat=_START, h=0.5):
    """Nudge the prediction, and let the nudge shrink."""
    return Explorer(
        question="How fast does the loss change when the prediction is nudged?",
        controls={"y_hat": Y_HAT.slider(y_hat, 0.5, 2.5), "h": _nudge(h)},
        compute=compute,
        picture=SecantAndTangent(Y_HAT, (0.2, 3.65), 4.4, remarks=False),
        formula=lambda state: [_quotient(Y_HAT, state), _rule(state)],
        sentence=lambda state: _describe(Y_HAT, state),
    )


def explore_weight(w=WORKED.w, b=WORKED.b, h=1.0):
    """Nudge the weight, and let the nudge shrink."""
    return Explorer(
        question="Which way should the weight go, and how small must a nudge be to tell?",
        controls={"w": W.slider(w, 0.2, 1), "b": B.slider(b, -0.3, 0.3), "h": _nudge(h)},
        compute=compute_weight,
        picture=SecantAndTangent(W, (0, 2.15), 8.6),
        formula=lambda state: [_quotient(W, state)],
        sentence=lambda state: _describe(W, state),
    )
