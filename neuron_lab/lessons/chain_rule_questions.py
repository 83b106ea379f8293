"""What lesson 4 asks."""

from neuron_lab.data import WORKED
from neuron_lab.lessons.quantities import DL_DB, DL_DW, DL_DY_HAT, Y_HAT, B, W, X, Y
from neuron_lab.neuron import (
    backward,
    dL_dy_hat,
    dy_hat_db,
    dy_hat_dw,
    forward,
    prediction_error,
    squared_error,
)
from neuron_lab.show.equation import Equation, Term
from neuron_lab.show.questions import ChoiceTask, Mistake, NumberTask, Option, Question, tenths
from neuron_lab.show.style import as_given


def given(w, b, x, y):
    """The numbers of one example and one neuron, as a question gives them."""
    return f"w = {as_given(w)}, b = {as_given(b)}, x = {as_given(x)}, y = {as_given(y)}"


def forward_equation(w, b, x):
    """ŷ = w · x + b, with these numbers."""
    return Equation(Y_HAT(forward(x, w, b)), W(w), "·", X(x), "+", B(b))


def slope_equation(w, b, x, y):
    """dL/dŷ = 2 · (ŷ − y), with these numbers."""
    y_hat = forward(x, w, b)
    return Equation(DL_DY_HAT(dL_dy_hat(y_hat, y)), "2 · (", Y_HAT(y_hat), "−", Y(y), ")")


def arrives(w, b, x, nudge):
    """Ask how much of a nudge on w reaches ŷ."""
    arrived = dy_hat_dw(x) * nudge
    change = Term("change of ŷ", arrived, Y_HAT.colour)
    return NumberTask(
        prompt=f"A neuron has w = {as_given(w)} and b = {as_given(b)}, and its input is x = {as_given(x)}. "
        f"The weight is raised by {as_given(nudge)}. By how much does the prediction change?",
        solution=(Equation(change, X(x), "·", Term("change of w", nudge, W.colour)),),
        mistakes=(
            Mistake(nudge, "the change of w", "On its way to the prediction it is multiplied by x."),
            Mistake(x, "the input", "That is the change for each 1 of weight; the weight changes by less."),
            Mistake(
                forward(x, w + nudge, 0.0),
                "the new product w · x",
                "The change is the new one minus the old one.",
            ),
            Mistake(
                forward(x, w + nudge, b),
                "the new prediction",
                "Its change is the new one minus the old one.",
            ),
            Mistake(
                arrived + b,
                "the change and the bias together",
                "The bias stands in the old prediction and in the new one: it does not change.",
            ),
            Mistake(
                w * nudge,
                "w times the change",
                "It is x, not w, that multiplies the change.",
            ),
            Mistake(
                x + nudge, "x plus the change", "The weight multiplies the input, so the change does too."
            ),
        ),
        hint="In w · x + b, a change of w is multiplied by x.",
        why="why does the bias not matter for this change?",
        model_answer="It is added to the prediction before and after the nudge, so it is not in their "
        "difference.",
    )


def _wrong_slopes(w, b, x, y):
    """What dL/dŷ is taken for where its formula, or that of ŷ, is read wrongly."""
    return (
        Mistake(
            dL_dy_hat(forward(x, w, 0.0), y),
            "what comes out when ŷ is w · x alone",
            "The bias is missing in the prediction.",
        ),
        Mistake(
            dL_dy_hat(forward(x + b, w, 0.0), y),
            "what comes out when ŷ is w · (x + b)",
            "Only the input is multiplied by w. Then the bias is added.",
        ),
        Mistake(
            2 * forward(x, w, b) - y,
            "what comes out when dL/dŷ is 2ŷ − y",
            "The 2 multiplies the whole difference: subtract first.",
        ),
    )


def weight(w, b, x, y):
    """Ask for dL/dw."""
    y_hat = forward(x, w, b)
    e, slope, dL_dw = prediction_error(y_hat, y), dL_dy_hat(y_hat, y), backward(x, y, w, b)[0]
    link = dy_hat_dw(x)
    return NumberTask(
        prompt=f"{given(w, b, x, y)}. How does the loss depend on the weight: what is dL/dw?",
        solution=(
            forward_equation(w, b, x),
            slope_equation(w, b, x, y),
            Equation(DL_DW(dL_dw), DL_DY_HAT(slope), "·", X(x)),
        ),
        mistakes=(
            Mistake(slope, "dL/dŷ", f"To reach w, multiply by dŷ/dw = x = {as_given(link)}."),
            Mistake(link, "dŷ/dw, the last link alone", "Multiply it by dL/dŷ, the link before it."),
            Mistake(e * x, "(ŷ − y) · x", "The 2 is missing: the slope of the loss is twice the error."),
            Mistake(
                e,
                "the error",
                "Two links are missing: twice the error is dL/dŷ, and to reach w, multiply by x.",
            ),
            Mistake(slope + x, "dL/dŷ + x", "Slopes along a chain are multiplied, not added."),
            Mistake(-dL_dw, "the slope with its sign turned round", "The error is ŷ − y, prediction first."),
            Mistake(
                slope * w,
                "dL/dŷ · w",
                "The weight's own link has the slope x: a nudge of w arrives x times as large.",
            ),
            Mistake(squared_error(y_hat, y) * x, "L · x", "The loss itself is no slope. Take dL/dŷ."),
            *(wrong._replace(value=wrong.value * x) for wrong in _wrong_slopes(w, b, x, y)),
        ),
        hint="Multiply the slopes along the way from the loss back to w.",
        why="why is x a factor here?",
        model_answer="The weight reaches the prediction only through w · x, so a nudge of w arrives at ŷ "
        "multiplied by x. Along a chain, slopes multiply.",
        shows={"w": w, "b": b, "x": x, "y": y},
    )


def bias(w, b, x, y):
    """Ask for dL/db."""
    y_hat = forward(x, w, b)
    e, slope, (dL_dw, dL_db) = prediction_error(y_hat, y), dL_dy_hat(y_hat, y), backward(x, y, w, b)
    return NumberTask(
        prompt=f"{given(w, b, x, y)}. How does the loss depend on the bias: what is dL/db?",
        solution=(
            forward_equation(w, b, x),
            slope_equation(w, b, x, y),
            Equation(DL_DB(dL_db), DL_DY_HAT(slope), "·", Term("dŷ/db", dy_hat_db())),
        ),
        mistakes=(
            Mistake(dL_dw, "dL/dw", "On the way to b, the last factor is 1 and not x."),
            Mistake(e, "the error", "The 2 is missing: dL/dŷ is twice the error."),
            Mistake(-dL_db, "the slope with its sign turned round", "The error is ŷ − y, prediction first."),
            Mistake(
                slope * b, "dL/dŷ · b", "A nudge of b arrives at ŷ as it is, whatever b is: the factor is 1."
            ),
            Mistake(slope + 1, "dL/dŷ + 1", "Slopes along a chain are multiplied: times 1."),
            Mistake(e * e, "the loss", "The loss itself is no slope: take dL/dŷ."),
            Mistake(dy_hat_db(), "dŷ/db, the last link alone", "Multiply it by dL/dŷ, the link before it."),
            *_wrong_slopes(w, b, x, y),
        ),
        hint="The same chain, but for its last link: the bias is only added.",
        why="why is the factor 1 here, whatever the input is?",
        model_answer="The bias is added to the prediction, so a nudge of b moves ŷ by just as much. The "
        "input has no say.",
        shows={"w": w, "b": b, "x": x, "y": y},
    )


_ZERO, _AS_BIAS, _HUGE = "It is 0", "It is the same as dL/db", "It is very large"


def x_is_zero():
    """Ask what becomes of dL/dw at x = 0."""
    return ChoiceTask(
        prompt="You set the input to x = 0, and the prediction is still wrong. What is dL/dw now?",
        options=(
            Option(
                _AS_BIAS, "That would need the factor x = 1. Look at the link from w to the product w · x."
            ),
            Option(_HUGE, "dL/dw is dL/dŷ times x, and x multiplies; nothing divides by it."),
            Option(_ZERO, "dL/dw is dL/dŷ times x, and 0 times anything is 0: the way to w is blocked."),
        ),
        answer=_ZERO,
        hint="dL/dw = dL/dŷ · x.",
        why="can the neuron still learn from this example?",
        model_answer="Yes, with its bias: the way to b multiplies by 1 and never by x, so x cannot block it.",
    )


_YES, _NEITHER, _OTHER = "Yes", "Slopes do not say that", "No, the bias matters more"


def important():
    """Ask whether a larger slope makes a parameter more important."""
    x, slope = 10.0, dL_dy_hat(forward(WORKED.x, WORKED.w, WORKED.b), WORKED.y)
    return ChoiceTask(
        prompt=f"At some example dL/dw = {as_given(slope * x)} and dL/db = {as_given(slope)}. Is the "
        "weight ten times as important to the neuron as the bias?",
        options=(
            Option(
                _YES,
                "For one example dL/dw is x times dL/db, so all it says is that x is 10. The same input "
                "may be written as 10 centimetres or as 0.1 metres. Written as 0.1, it makes the weight's "
                "slope the smaller one.",
            ),
            Option(_OTHER, "A smaller slope says only that the loss answers less to a small nudge, here."),
            Option(_NEITHER, "For one example dL/dw is x times dL/db: all it says is that the input is 10."),
        ),
        answer=_NEITHER,
        hint=f"dL/dw = x · dL/db. Which x makes {as_given(slope * x)} out of {as_given(slope)}?",
        why="what does a large slope tell you, then?",
        model_answer="That the loss answers strongly to a small nudge of this parameter, at this point "
        "and for this example. Write the input in other units, and the slope changes; the neuron's task "
        "does not.",
    )


def numbers_in_reach(draw):
    """Numbers within the reach of the lesson's sliders.

    Not x = 2: there the slope without x and the slope without its 2 are the same number. At x = −2 they are
    it but for the sign.
    """
    return {
        "w": tenths(draw, -2, 2),
        "b": tenths(draw, -2, 2),
        "x": draw.choice([-3.0, -2.5, -1.5, 1.5, 2.5, 3.0]),
        "y": tenths(draw, -3, 3),
    }


NO_TWO_ALIKE = {"w": 0.4, "b": WORKED.b, "x": 3.0, "y": 0.9}

QUESTIONS = (
    Question(
        "arrives",
        arrives,
        {"w": WORKED.w, "b": WORKED.b, "x": WORKED.x, "nudge": 0.1},
        lambda draw: {
            "w": tenths(draw, -2, 2),
            "b": tenths(draw, -1, 1),
            "x": draw.choice([-3, -2, 3, 4, 5]),
            "nudge": tenths(draw, 0.1, 0.4),
        },
    ),
    Question("weight", weight, NO_TWO_ALIKE, numbers_in_reach),
    Question("bias", bias, NO_TWO_ALIKE, numbers_in_reach),
    Question("x_is_zero", x_is_zero, {}),
    Question("important", important, {}),
)
