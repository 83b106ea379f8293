"""What lesson 1 asks."""

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared import forward_tasks
from neuron_lab.lessons.shared.forward_tasks import forward_equation, one_neuron
from neuron_lab.lessons.shared.quantities import Y_HAT, W
from neuron_lab.neuron import forward
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.numbers import as_given
from neuron_lab.ui.questions import ChoiceTask, NumberTask, question, tenths

TILT, LIFT, TRAVEL = (
    "The line tilts",
    "The whole line goes up or down",
    "The line stays, and the point travels along it",
)
_FROM_W_AND_B = "The line is drawn from w and b alone, so it does not move with x."
_EFFECTS = {  # what moves → what happens, and why that, and not the others
    "w": {
        TILT: "The weight multiplies x, so the line moves more the further it is from x = 0.",
        LIFT: "At x = 0 the weight is multiplied by 0: there the line cannot move.",
        TRAVEL: "The line is drawn from w and b, so it changes with w.",
    },
    "b": {
        TILT: "To tilt, the line's far end must move more than its middle. The bias adds the same at every x.",
        LIFT: "The bias is added, whatever x is: every point of the line moves by the same amount.",
        TRAVEL: "The line is drawn from w and b, so it changes with b.",
    },
    "x": {
        TILT: _FROM_W_AND_B,
        LIFT: _FROM_W_AND_B,
        TRAVEL: "The line is drawn from w and b alone. The input only says at which place we read it.",
    },
}


@question(first={"moved": "b"}, draw=lambda draw: {"moved": draw.choice("wbx")})
def levers(moved):
    """Which of the three numbers tilts, lifts, or does neither."""
    return ChoiceTask(
        prompt="All predictions ŷ = w · x + b lie on a line, and the input x picks one point of it. You "
        f"move only {moved}. What happens?",
        options=_EFFECTS[moved],
        answer={"w": TILT, "b": LIFT, "x": TRAVEL}[moved],
        hint=f"In ŷ = w · x + b, look at what {moved} does: does it multiply, is it added, or is it put in?",
        why=f"what stays as it is when only {moved} moves?",
        model_answer={
            "w": "The height at x = 0: there the prediction is the bias, whatever the weight.",
            "b": "The tilt: the line stays parallel to itself.",
            "x": "The whole line. Another input is another point on the same line.",
        }[moved],
    )


prediction = question(
    first={"w": WORKED.w, "b": WORKED.b, "x": 3.0},
    draw=lambda draw: {
        "w": tenths(draw, -1.5, 1.5),
        "b": tenths(draw, -1.5, 1.5),
        "x": draw.choice([-3, -2, 2, 3]),
    },
)(forward_tasks.prediction)


@question(first={"w": 2.0, "b": -0.4}, draw=lambda draw: {"w": tenths(draw, -3, 3), "b": tenths(draw, -3, 3)})
def at_zero(w, b):
    """Ask for ŷ at x = 0: is the bias how far off we are?"""
    return NumberTask(
        prompt=f"{one_neuron(w, b)} The input is x = 0. What does the neuron say?",
        solution=(forward_equation(w, b, 0.0),),
        a_given=True,
        slips=(
            (0.0, "what w · x gives", "That part is 0, but the bias is still added."),
            (w, "the weight", "The weight is multiplied by x, and 0 times anything is 0."),
            (w + b, "w + b, as if x were 1", "Here x is 0, so nothing of the weight is left."),
            (-b, "the bias with its sign turned round", "The bias is added as it is."),
            (w * b, "the weight times the bias", "The weight multiplies the input, and the input is 0."),
            (w - b, "the weight minus the bias", "The weight multiplies x, and that gives 0; b is added."),
        ),
        hint="Put 0 in the place of x.",
        why="in everyday speech a bias is a fault. Is this bias how far off the neuron is?",
        model_answer="No. How far off it is can only be said with a target, and there is none here. The "
        "bias is what the neuron says where the input is 0: the height of its line there.",
    )


@question(
    first={"w": WORKED.w, "b": WORKED.b, "start": 1, "end": 6},
    draw=lambda draw: {
        "w": tenths(draw, -2, 2),
        "b": tenths(draw, -2, 2),
        "start": draw.randint(1, 4),
        "end": draw.randint(5, 9),
    },
)
def rise(w, b, start, end):
    """Ask by how much ŷ changes when x does."""
    before, after, change = forward(start, w, b), forward(end, w, b), end - start
    rise, by = after - before, as_given(change)
    not_from_0 = f"The input does not start at 0: it changes by {by}."
    turned = "the change with its sign turned round"
    return NumberTask(
        prompt=f"{one_neuron(w, b)} The input goes from {as_given(start)} to {as_given(end)}. By how much "
        "does the prediction change?",
        solution=(Equation(Term("change of ŷ", rise, Y_HAT.colour), W(w), "·", Term("change of x", change)),),
        slips=(
            (w, "the change for a step of 1 in the input", f"The input changes by {by}."),
            (w * end, f"w · {as_given(end)}", not_from_0),
            (after, "the new prediction", "The change is how far it is from the old one."),
            (before, "the old prediction", "Take it away from the new one."),
            (w * change + b, "w times the change, plus b", "The bias is in both predictions, so it cancels."),
            (-rise, turned, "Take the new one minus the old one."),
            (change, "the change of the input", "The prediction changes by w for each step of 1."),
        ),
        hint="The weight is the slope: what ŷ changes by where the input rises by 1.",
        why="why does the bias not matter here?",
        model_answer="The bias is added to the prediction before and to the prediction after. In their "
        "difference it is gone, and only the weight times the change of the input is left.",
    )


QUESTIONS = (levers, prediction, at_zero, rise)
