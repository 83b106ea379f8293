"""Tasks of the backward pass that several lessons ask, from dL/dŷ to both gradients, with their equations."""

from neuron_lab.lessons.shared.forward_tasks import forward_equation, given, minus_lost
from neuron_lab.lessons.shared.quantities import DL_DB, DL_DW, DL_DY_HAT, Y_HAT, X, Y
from neuron_lab.neuron import (
    backward,
    difference_quotient,
    dL_dy_hat,
    dy_hat_db,
    dy_hat_dw,
    forward,
    prediction_error,
    squared_error,
)
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.numbers import as_given, number
from neuron_lab.ui.questions import NumberTask, tenths


def slope_equation(y_hat, y):
    """dL/dŷ = 2 · (ŷ − y), with these numbers."""
    return Equation(DL_DY_HAT(dL_dy_hat(y_hat, y)), "2 · (", Y_HAT(y_hat), "−", Y(y), ")")


def derivative(y_hat, y):
    """Ask for dL/dŷ by the rule."""
    e, slope = prediction_error(y_hat, y), dL_dy_hat(y_hat, y)
    turned = "The prediction comes first. A prediction that is too high has a positive slope."
    subtract = "Subtract the target, then double." if y > 0 else f"{minus_lost(y_hat, y)} Then double it."

    def nudged(h):
        measured = difference_quotient(lambda y_hat: squared_error(y_hat, y), y_hat, h)
        return measured, f"what a nudge of {as_given(h)} measures", "The rule needs no nudge: it is 2(ŷ − y)."

    return NumberTask(
        prompt=f"The neuron says ŷ = {as_given(y_hat)}, and the target is y = {as_given(y)}. What is the "
        "slope of the loss there, dL/dŷ?",
        solution=(slope_equation(y_hat, y),),
        slips=(
            (e, "the error, ŷ − y", "The slope is twice that: the 2 is missing."),
            (-slope, "2(y − ŷ)", turned),
            (e * e, "the loss itself", "The slope is how the loss changes there: twice the error."),
            (2 * y_hat - y, "2ŷ − y", "The 2 multiplies the whole difference: subtract first."),
            (-e, "y − ŷ", "The prediction comes first, and the 2 is missing."),
            (2 * (y_hat + y), "2(ŷ + y)", subtract),
            nudged(0.1),
            nudged(1.0),
        ),
        hint="Twice the error.",
        why="what do the sign and the size of this slope tell you?",
        model_answer=f"The sign: raising the prediction makes the loss {'fall' if slope < 0 else 'rise'}. "
        f"The size: a small nudge changes the loss by about {number(abs(slope))} times the nudge.",
    )


def _wrong_slopes(w, b, x, y, link):
    """What dL/dŷ, times this last link, is taken for where its formula, or that of ŷ, is read wrongly."""
    without_bias, bias_inside = (dL_dy_hat(forward(*of), y) for of in ((x, w, 0.0), (x + b, w, 0.0)))
    one_2_only = 2 * forward(x, w, b) - y
    only_x = "Only the input is multiplied by w. Then the bias is added."
    subtract = "The 2 multiplies the whole difference: subtract first."
    return (
        (
            without_bias * link,
            "what comes out when ŷ is w · x alone",
            "The bias is missing in the prediction.",
        ),
        (bias_inside * link, "what comes out when ŷ is w · (x + b)", only_x),
        (one_2_only * link, "what comes out when dL/dŷ is 2ŷ − y", subtract),
    )


def weight(w, b, x, y):
    """Ask for dL/dw."""
    y_hat, link = forward(x, w, b), dy_hat_dw(x)
    e, slope, (dL_dw, _) = prediction_error(y_hat, y), dL_dy_hat(y_hat, y), backward(x, y, w, b)
    two_missing = "Two links are missing: twice the error is dL/dŷ, and to reach w, multiply by x."
    own_link = "The weight's own link has the slope x: a nudge of w arrives x times as large."
    return NumberTask(
        prompt=f"{given(w, b, x, y)}. How does the loss depend on the weight: what is dL/dw?",
        solution=(
            forward_equation(w, b, x),
            slope_equation(y_hat, y),
            Equation(DL_DW(dL_dw), DL_DY_HAT(slope), "·", X(x)),
        ),
        slips=(
            (slope, "dL/dŷ", f"To reach w, multiply by dŷ/dw = x = {as_given(link)}."),
            (link, "dŷ/dw, the last link alone", "Multiply it by dL/dŷ, the link before it."),
            (e * x, "(ŷ − y) · x", "The 2 is missing: the slope of the loss is twice the error."),
            (e, "the error", two_missing),
            (slope + x, "dL/dŷ + x", "Slopes along a chain are multiplied, not added."),
            (-dL_dw, "the slope with its sign turned round", "The error is ŷ − y, prediction first."),
            (slope * w, "dL/dŷ · w", own_link),
            (squared_error(y_hat, y) * x, "L · x", "The loss itself is no slope. Take dL/dŷ."),
            *_wrong_slopes(w, b, x, y, link),
        ),
        hint="Multiply the slopes along the way from the loss back to w.",
        why="why is x a factor here?",
        model_answer="The weight reaches the prediction only through w · x, so a nudge of w arrives at ŷ "
        "multiplied by x. Along a chain, slopes multiply.",
        shows={"w": w, "b": b, "x": x, "y": y},
    )


def bias(w, b, x, y):
    """Ask for dL/db."""
    y_hat, link = forward(x, w, b), dy_hat_db()
    e, slope, (dL_dw, dL_db) = prediction_error(y_hat, y), dL_dy_hat(y_hat, y), backward(x, y, w, b)
    return NumberTask(
        prompt=f"{given(w, b, x, y)}. How does the loss depend on the bias: what is dL/db?",
        solution=(
            forward_equation(w, b, x),
            slope_equation(y_hat, y),
            Equation(DL_DB(dL_db), DL_DY_HAT(slope), "·", Term("dŷ/db", link)),
        ),
        slips=(
            (dL_dw, "dL/dw", "On the way to b, the last factor is 1 and not x."),
            (e, "the error", "The 2 is missing: dL/dŷ is twice the error."),
            (-dL_db, "the slope with its sign turned round", "The error is ŷ − y, prediction first."),
            (slope * b, "dL/dŷ · b", "A nudge of b arrives at ŷ as it is, whatever b is: the factor is 1."),
            (slope + 1, "dL/dŷ + 1", "Slopes along a chain are multiplied: times 1."),
            (e * e, "the loss", "The loss itself is no slope: take dL/dŷ."),
            (link, "dŷ/db, the last link alone", "Multiply it by dL/dŷ, the link before it."),
            *_wrong_slopes(w, b, x, y, link),
        ),
        hint="The same chain, but for its last link: the bias is only added.",
        why="why is the factor 1 here, whatever the input is?",
        model_answer="The bias is added to the prediction, so a nudge of b moves ŷ by just as much. The "
        "input has no say.",
        shows={"w": w, "b": b, "x": x, "y": y},
    )


def numbers_in_reach(draw):
    """Numbers within the reach of the sliders of :mod:`~neuron_lab.lessons.shared.graph`.

    Not x = 2: there the slope without x and the slope without its 2 are the same number. At x = −2 they are
    it but for the sign.
    """
    return {
        "w": tenths(draw, -2, 2),
        "b": tenths(draw, -2, 2),
        "x": draw.choice([-3.0, -2.5, -1.5, 1.5, 2.5, 3.0]),
        "y": tenths(draw, -3, 3),
    }
