"""What lesson 4 asks."""

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared import backward_tasks
from neuron_lab.lessons.shared.backward_tasks import numbers_in_reach
from neuron_lab.lessons.shared.quantities import Y_HAT, W, X
from neuron_lab.neuron import dL_dy_hat, dy_hat_dw, forward
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.numbers import as_given
from neuron_lab.ui.questions import ChoiceTask, NumberTask, question, tenths


@question(
    first={"w": WORKED.w, "b": WORKED.b, "x": WORKED.x, "nudge": 0.1},
    draw=lambda draw: {
        "w": tenths(draw, -2, 2),
        "b": tenths(draw, -1, 1),
        "x": draw.choice([-3, -2, 3, 4, 5]),
        "nudge": tenths(draw, 0.1, 0.4),
    },
)
def arrives(w, b, x, nudge):
    """Ask how much of a nudge on w reaches ŷ."""
    arrived, product, y_hat = dy_hat_dw(x) * nudge, forward(x, w + nudge, 0.0), forward(x, w + nudge, b)
    change = Term("change of ŷ", arrived, Y_HAT.colour)
    in_both = "The bias stands in the old prediction and in the new one: it does not change."
    return NumberTask(
        prompt=f"A neuron has w = {as_given(w)} and b = {as_given(b)}, and its input is x = {as_given(x)}. "
        f"The weight is raised by {as_given(nudge)}. By how much does the prediction change?",
        solution=(Equation(change, X(x), "·", Term("change of w", nudge, W.colour)),),
        slips=(
            (nudge, "the change of w", "On its way to the prediction it is multiplied by x."),
            (x, "the input", "That is the change for each 1 of weight; the weight changes by less."),
            (product, "the new product w · x", "The change is the new one minus the old one."),
            (y_hat, "the new prediction", "Its change is the new one minus the old one."),
            (arrived + b, "the change and the bias together", in_both),
            (w * nudge, "w times the change", "It is x, not w, that multiplies the change."),
            (x + nudge, "x plus the change", "The weight multiplies the input, so the change does too."),
        ),
        hint="In w · x + b, a change of w is multiplied by x.",
        why="why does the bias not matter for this change?",
        model_answer="It is added to the prediction before and after the nudge, so it is not in their "
        "difference.",
    )


NO_TWO_ALIKE = {"w": 0.4, "b": WORKED.b, "x": 3.0, "y": 0.9}

weight = question(first=NO_TWO_ALIKE, draw=numbers_in_reach)(backward_tasks.weight)
bias = question(first=NO_TWO_ALIKE, draw=numbers_in_reach)(backward_tasks.bias)


@question()
def x_is_zero():
    """Ask what becomes of dL/dw at x = 0."""
    return ChoiceTask(
        prompt="You set the input to x = 0, and the prediction is still wrong. What is dL/dw now?",
        options={
            "It is the same as dL/db": "That would need the factor x = 1. "
            "Look at the link from w to the product w · x.",
            "It is very large": "dL/dw is dL/dŷ times x, and x multiplies; nothing divides by it.",
            "It is 0": "dL/dw is dL/dŷ times x, and 0 times anything is 0: the way to w is blocked.",
        },
        answer="It is 0",
        hint="dL/dw = dL/dŷ · x.",
        why="can the neuron still learn from this example?",
        model_answer="Yes, with its bias: the way to b multiplies by 1 and never by x, so x cannot block it.",
    )


@question()
def important():
    """Ask whether a larger slope makes a parameter more important."""
    x, slope = 10.0, dL_dy_hat(forward(WORKED.x, WORKED.w, WORKED.b), WORKED.y)
    return ChoiceTask(
        prompt=f"At some example dL/dw = {as_given(slope * x)} and dL/db = {as_given(slope)}. Is the "
        "weight ten times as important to the neuron as the bias?",
        options={
            "Yes": "For one example dL/dw is x times dL/db, so all it says is that x is 10. The same input "
            "may be written as 10 centimetres or as 0.1 metres. Written as 0.1, it makes the weight's "
            "slope the smaller one.",
            "No, the bias matters more": "A smaller slope says only that the loss answers less to a small nudge, here.",
            "Slopes do not say that": "For one example dL/dw is x times dL/db: all it says is that the input is 10.",
        },
        answer="Slopes do not say that",
        hint=f"dL/dw = x · dL/db. Which x makes {as_given(slope * x)} out of {as_given(slope)}?",
        why="what does a large slope tell you, then?",
        model_answer="That the loss answers strongly to a small nudge of this parameter, at this point "
        "and for this example. Write the input in other units, and the slope changes; the neuron's task "
        "does not.",
    )


QUESTIONS = (arrives, weight, bias, x_is_zero, important)

RECALL = question(
    first={"y_hat": 2.4, "y": 0.7},
    draw=lambda draw: {"y_hat": tenths(draw, -3, 3), "y": tenths(draw, -3, 3)},
)(backward_tasks.derivative)
