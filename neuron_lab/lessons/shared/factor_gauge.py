"""The gauge of lessons 5 and 6: what one update multiplies the error by."""

from neuron_lab.lessons.shared.quantities import LEARNING_RATE, X
from neuron_lab.training import Regime, regime
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.gauge import Gauge
from neuron_lab.ui.numbers import shows_as_zero

SCALE = (-2, 2)
_ZONES = {1.5: "never", 0.5: "creeps", 0: "one step", -0.5: "overshoots", -1: "bounces", -1.5: "explodes"}


def factor_gauge(figure, box):
    """A gauge for the step factor, its safe band hatched: between −1 and 1 the error shrinks.

    It is never 1 or more. The scale goes there all the same, so that the band lies in its middle.
    """
    return Gauge(figure, box, "factor", SCALE, (-1, 1), _ZONES)


def factor_equation(factor, x, learning_rate):
    """The factor as a formula, with the input and the learning rate that it comes from."""
    return Equation(Term("factor", factor), "1 − 2 ·", LEARNING_RATE(learning_rate), "· (", X(x), "² + 1)")


def factor_in_words(factor):
    """What the factor does to the error: "nothing of the error is left; training arrives in one step"."""
    kind = regime(factor)
    if shows_as_zero(factor) and kind is not Regime.ONE_STEP:  # there is no sign to speak of
        return f"almost nothing of the error is left; training almost {Regime.ONE_STEP.value}"
    size = {
        Regime.CREEP: "a part of the error is left, with the same sign",
        Regime.ONE_STEP: "nothing of the error is left",
        Regime.OVERSHOOT: "a part of the error is left, with the other sign",
        Regime.BOUNCE: "the error only changes its sign",
        Regime.EXPLOSION: "the error grows, and changes its sign",
    }[kind]
    return f"{size}; training {kind.value}"
