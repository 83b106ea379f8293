"""What lesson 3 asks."""

import math

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared import backward_tasks, forward_tasks
from neuron_lab.lessons.shared.quantities import LOSS, Y_HAT
from neuron_lab.neuron import backward, difference_quotient, dL_dy_hat, forward, squared_error
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.numbers import as_given, signed
from neuron_lab.ui.questions import ChoiceTask, NumberTask, question, tenths


def _two_places(draw):
    y_hat, y = draw.sample([each / 10 for each in range(-20, 30)], 2)
    return {"y_hat": y_hat, "y": y}


@question(first={"y_hat": forward(WORKED.x, WORKED.w, WORKED.b), "y": WORKED.y}, draw=_two_places)
def direction(y_hat, y):
    """Ask what a small nudge upwards does to the loss."""
    low = y_hat < y
    reason = f"{as_given(y_hat)} lies {'below' if low else 'above'} the target, so a little more brings the prediction "
    reason += "closer to it, and the loss falls." if low else "further from it, and the loss rises."
    return ChoiceTask(
        prompt=f"The neuron says ŷ = {as_given(y_hat)}, and the target is y = {as_given(y)}. The "
        "prediction is raised a little. What happens to the loss?",
        options={
            "It falls": reason,
            "It rises": reason,
            "It stays as it is": "Only at the target itself is the curve flat, and the prediction is not there.",
        },
        answer="It falls" if low else "It rises",
        hint="The loss is 0 at the target and grows on either side of it. Does raising the prediction "
        "lead there?",
        why="what would the loss do if the prediction were lowered a little?",
        model_answer="It would rise: that leads away from the target."
        if low
        else "It would fall: that leads towards the target.",
    )


@question(
    first={"y_hat": 2.0, "h": 0.2},
    draw=lambda draw: {"y_hat": tenths(draw, 0.6, 2), "h": draw.choice([0.1, 0.2, 0.5])},
)
def quotient(y_hat, h):
    """Ask for one difference quotient, from the loss before and after a nudge."""

    def loss(y_hat):
        return squared_error(y_hat, WORKED.y)

    before, after, slope = loss(y_hat), loss(y_hat + h), dL_dy_hat(y_hat, WORKED.y)
    change = after - before
    flipped = h / change if change else math.inf  # the answer is 0 there, which is not asked
    other_way = "It is the other way round: the change of the loss, divided by the nudge."
    divide = f"Here the nudge is {as_given(h)}: subtract, then divide by it."
    measured = Term("quotient", difference_quotient(loss, y_hat, h), Y_HAT.colour)
    losses = Term("L after", after, LOSS.colour), "−", Term("L before", before, LOSS.colour)
    return NumberTask(
        prompt=f"At ŷ = {as_given(y_hat)} the loss is {as_given(before)}. After a nudge of h = "
        f"{as_given(h)} it is {as_given(round(after, 6))}. By how much does the loss change per unit of "
        "nudge?",
        solution=(Equation(measured, "(", *losses, ") /", Term("h", h)),),
        slips=(
            (change, "the change of the loss", "How much is that per unit of nudge? Divide by h."),
            (-change / h, "before minus after, divided by h", "Take the loss after, minus the loss before."),
            (change * h, "the change times h", "Divide by the nudge."),
            (flipped, "the nudge divided by the change", other_way),
            (after / h, "the new loss divided by h", "First subtract the loss before."),
            (slope, "what smaller and smaller nudges come close to", divide),
        ),
        hint="Loss after minus loss before, divided by the nudge.",
        why="why is the change divided by the nudge?",
        model_answer="A larger nudge makes a larger change. Divided by the nudge, it says how much the "
        "loss changes per unit of nudge, and that can be compared.",
        shows={"y_hat": y_hat, "h": h},
    )


derivative = question(
    first={"y_hat": 1.9, "y": WORKED.y},
    draw=lambda draw: {"y_hat": tenths(draw, -3, 3), "y": tenths(draw, -3, 3)},
)(backward_tasks.derivative)


@question(
    first={"h": 0.5}, draw=lambda draw: {"h": draw.choice([0.1, 0.2, 0.3, 0.5, 1.0, 0.6, 0.7, 0.8, 0.9])}
)
def nudge_lies(h):
    """Ask which sign a nudge of the weight measures."""
    x, y, w, b, _ = WORKED
    slope = backward(x, y, w, b)[0]
    measured = difference_quotient(lambda w: squared_error(forward(x, w, b), y), w, h)
    jumped = measured > 0
    reason = f"The nudge measures {signed(measured, 3)}, and the slope itself is {signed(slope, 3)}. " + (
        "It jumped over the lowest point and came out higher on the other side."
        if jumped
        else f"The measured slope is too flat, but its sign is right: the loss at {as_given(w + h)} is still below "
        f"the loss at {as_given(w)}."
    )
    negative, positive = "Negative, as the slope is", "Positive, although the slope is negative"
    return ChoiceTask(
        prompt=f"At w = {as_given(w)} the loss falls to the right: its slope is negative. Now measure it "
        f"with a nudge of h = {as_given(h)} on the weight. The lowest point of the bowl is at w = "
        f"{as_given((y - b) / x)}. Which sign will you measure?",
        options={negative: reason, positive: reason},
        answer=positive if jumped else negative,
        hint=f"Start at w and go h to the right, to {as_given(w + h)}. Which of the two places is further "
        "from the lowest point?",
        why="why must a nudge be small to be believed?",
        model_answer="The slope belongs to one point. A nudge compares two points, and the further they "
        "are apart, the more of the curve's bend comes in between. A very large one ends on the other "
        "side of the bowl.",
    )


@question()
def flat():
    """Ask what a slope of 0 says."""
    return ChoiceTask(
        prompt="By the rule, the slope 2(ŷ − y) is 0. What does a machine that sees no picture now know?",
        options={
            "The loss falls to the right": "Then the slope would be negative.",
            "It stands at the bottom": "On a single bowl there is one flat place, and it is the lowest.",
            "The target is 0": "The slope is 0 where the prediction equals the target, whatever the target is.",
        },
        answer="It stands at the bottom",
        hint="When is 2(ŷ − y) equal to 0?",
        why="what should a machine do where the slope is 0?",
        model_answer="Nothing: no small change makes the loss lower, so it stays where it is.",
    )


QUESTIONS = (direction, quotient, derivative, nudge_lies, flat)

RECALL = question(
    first={"y_hat": 0.6, "y": 1.3},
    draw=lambda draw: {"y_hat": tenths(draw, -3, 3), "y": tenths(draw, -3, 3)},
)(forward_tasks.loss)
