"""Lesson 3, the derivative: nudge, measure, and let the nudge shrink."""

from typing import NamedTuple

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.derivative.magnified import SecantAndTangent, change_text, short, zoom_text
from neuron_lab.lessons.shared.quantities import LOSS, Y_HAT, W
from neuron_lab.neuron import backward, difference_quotient, dL_dy_hat, forward, squared_error
from neuron_lab.ui.controls import Slider
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.numbers import number, signed
from neuron_lab.ui.style import INK


class State(NamedTuple):
    """A nudge of size h at a point of the loss curve, what it measures, and how far the picture is magnified."""

    at: float
    h: float
    zoom: float
    before: float
    after: float
    quotient: float
    slope: float


def loss_of_prediction(y_hat):
    """The loss where only the prediction is nudged."""
    return squared_error(y_hat, WORKED.y)


def loss_of_weight(w):
    """The loss where only the weight is nudged; input, target and bias stay."""
    return squared_error(forward(WORKED.x, w, WORKED.b), WORKED.y)


def _measure(loss, at, h, zoom, slope):
    return State(at, h, zoom, loss(at), loss(at + h), difference_quotient(loss, at, h), slope)


def compute(y_hat, h, zoom):
    """Nudge the prediction by h."""
    return _measure(loss_of_prediction, y_hat, h, zoom, dL_dy_hat(y_hat, WORKED.y))


def compute_weight(w, h, zoom):
    """Nudge the weight by h."""
    slope, _ = backward(WORKED.x, WORKED.y, w, WORKED.b)
    return _measure(loss_of_weight, w, h, zoom, slope)


def _describe(quantity, state):
    if abs(state.quotient) < 5e-4 < abs(state.slope):
        verdict = "The loss is the same on both sides: the nudge stepped right across the lowest point."
    elif state.quotient * state.slope < 0 and abs(state.slope) > 5e-4:
        verdict = "The nudge is too large: even the sign is wrong."
    elif abs(state.quotient - state.slope) < 0.005:
        verdict = "They agree to two digits."
    else:
        verdict = "A smaller nudge comes closer."
    return (
        f"Nudging {quantity.symbol} from {number(state.at)} by {short(state.h)} changes the loss by "
        f"{change_text(state)}: {signed(state.quotient, 3)} per unit of nudge. "
        f"The tangent's slope is {signed(state.slope, 3)}. {verdict} {_seen(state.zoom)}"
    )


def _seen(zoom):
    """What the magnifier shows of the curve."""
    looks = "bent" if zoom < 4 else "almost straight" if zoom < 40 else "straight"
    magnified = "Not magnified" if zoom_text(zoom) == "1" else f"Magnified {zoom_text(zoom)} times"
    return f"{magnified}, the curve near the point looks {looks}."


def _quotient(quantity, state):
    digits = 4 if state.h >= 0.1 else 6  # as many as show what the nudge changes
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


def _explorer(question, quantity, controls, compute, picture):
    """The card for one nudged quantity. ``picture`` is made last: a bad start leaves nothing behind."""
    return Explorer(
        question=question,
        controls=controls,
        compute=compute,
        picture=SecantAndTangent(quantity, *picture),
        formula=lambda state: [_quotient(quantity, state)],
        sentence=lambda state: _describe(quantity, state),
    )


class _Nudge(Slider):
    """The nudge. A hand in the picture sets it to a thousandth: the slider's stops are too far apart for that."""

    def __init__(self, h, upper):
        __tracebackhide__ = True
        super().__init__("nudge h", h, 0.001, upper, digits=3, logarithmic=True)

    def nearest(self, value):
        return round(float(value), 3)


def _magnifier(zoom):
    return Slider("magnifier ×", zoom, 1, 100, logarithmic=True)


_START = forward(WORKED.x, WORKED.w, WORKED.b)


def explore(y_hat=_START, h=0.5, zoom=1.0):
    """Nudge the prediction, let the nudge shrink, and look at it through a magnifier."""
    return _explorer(
        "How fast does the loss change when the prediction is nudged?",
        Y_HAT,
        {"y_hat": Y_HAT.slider(y_hat, 0.5, 2), "h": _Nudge(h, 0.5), "zoom": _magnifier(zoom)},
        compute,
        ("y_hat", loss_of_prediction, (0.4, 2.6), (-0.2, 1.22)),
    )


def explore_weight(w=WORKED.w, h=1.0, zoom=1.0):
    """Nudge the weight, let the nudge shrink, and look at it through a magnifier."""
    return _explorer(
        "Which way should the weight go, and how small must a nudge be to tell?",
        W,
        {"w": W.slider(w, 0.2, 0.9), "h": _Nudge(h, 1), "zoom": _magnifier(zoom)},
        compute_weight,
        ("w", loss_of_weight, (0, 1.75), (-0.6, 3.1)),
    )
