"""What lesson 6 asks."""

import math

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared import backward_tasks
from neuron_lab.lessons.shared.quantities import LOSS, B, W, X, Y
from neuron_lab.neuron import backward, update
from neuron_lab.training import Regime, regime, step_factor, train
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.numbers import as_given, number
from neuron_lab.ui.questions import ChoiceTask, NumberTask, question, tenths


@question(
    first={"loss": 0.36, "factor": -0.5},
    draw=lambda draw: {
        "loss": draw.choice([0.16, 0.36, 0.64, 1, 1.44, 4, 9, 16]),
        "factor": draw.choice([0.5, -0.5, 0.2, -0.1, 0.1, -0.2, -1.5, -2, 0.3, -0.4]),
    },
)
def next_loss(loss, factor):
    """Ask for the loss after one more step."""
    error, square = math.sqrt(loss), factor**2
    next_L = Term("next L", loss * square, LOSS.colour)
    for_error = "The factor is for the error. The loss is the error squared."
    never_below_0 = "Minus times minus is plus: a square is never below 0."
    square_already = "The loss is a square already; only the factor is squared."
    return NumberTask(
        prompt=f"The loss is {as_given(loss)}, and each step multiplies the error by {as_given(factor)}. "
        "What is the loss after the next step?",
        solution=(Equation(next_L, LOSS(loss), "·", Term("factor", factor), "²"),),
        slips=(
            (loss * factor, "L times the factor", for_error),
            (-loss * factor, "L times the factor without its sign", "The loss takes the factor's square."),
            (-loss * square, "the new loss with a minus", never_below_0),
            (square, "the square of the factor", "Multiply the present loss by it."),
            ((loss * factor) ** 2, "the square of it all", square_already),
            (loss - square, "L minus the square", "The loss is multiplied by it, not lowered by it."),
            (loss - loss * square, "L minus the new L", "The new L alone is asked for."),
            (error * factor, "the new error", "The loss is its square."),
            (-error * factor, "the new error, from the other side", "The loss is its square."),
        ),
        hint="The loss is the error squared, so it is multiplied by the factor's square.",
        why="why does the sign of the factor not show in the losses?",
        model_answer="The loss is the square of the error. Squared, a factor of −0.5 gives the same as 0.5.",
    )


@question(
    first={"loss": 6.4, "factor": 0.5, "steps": 3},
    draw=lambda draw: {
        "loss": draw.choice([1.6, 3.2, 6.4, 8, 16, 32, 64]),
        "factor": draw.choice([0.5, -0.5, -2]),
        "steps": draw.choice([3, 4]),
    },
)
def after_steps(loss, factor, steps):
    """Ask for the loss after several steps."""
    square, not_squared = factor**2, loss * abs(factor) ** steps
    last = Term(f"L after {steps} steps", loss * square**steps, LOSS.colour)
    for_loss = "Each step multiplies the loss by its square."
    for_error = "The factor is for the error. The loss is multiplied by its square."
    each_step = "The loss takes the factor's square, and takes it once for each step."
    goes_on = "The loss takes the factor's square, and each step starts from what the one before it left."
    again = "Each step starts from the loss that the one before it left: multiply again and again."
    return NumberTask(
        prompt=f"The loss is {as_given(loss)}, and each step multiplies the error by {as_given(factor)}. "
        f"What is the loss after {steps} steps?",
        solution=(Equation(last, LOSS(loss), *("·", Term("factor²", square)) * steps),),
        slips=(
            (not_squared, "what comes out when the factor is not squared", for_loss),
            (-not_squared, "below 0, and no loss is", for_error),
            (loss * square, "the loss after one step", "Each further step multiplies it again."),
            (loss * factor, "L times the factor", each_step),
            (loss * factor * steps, f"{steps} times L times the factor", goes_on),
            (loss * square ** (steps - 1), f"the loss after {steps - 1} steps", "One step is missing."),
            (loss * square ** (steps + 1), f"the loss after {steps + 1} steps", "That is one step too many."),
            (loss * square * steps, f"{steps} times the loss after one step", again),
        ),
        hint="Multiply by the factor's square, once for each step.",
        why="is a larger loss multiplied by something else?",
        model_answer="No: each step multiplies by the same number, whatever the loss is. A run from a larger "
        "loss only begins higher up.",
    )


_ADVICE = {
    Regime.CREEP: "Go on: the loss falls",
    Regime.OVERSHOOT: "Go on: the loss falls",
    Regime.ONE_STEP: "Stop: it has arrived",
    Regime.BOUNCE: "Lower the learning rate: it bounces",
    Regime.EXPLOSION: "Lower the learning rate: it explodes",
}


@question(
    first={"learning_rate": 0.22},
    draw=lambda draw: {
        "learning_rate": draw.choice([0.02, 0.03, 0.05, 0.1, 0.15, 0.17, 0.18, 0.2, 0.22, 0.25, 0.3])
    },
)
def diagnose(learning_rate):
    """Ask what to do, from the first losses of a run."""
    x, y, w, b, _ = WORKED
    losses = train(x, y, w, b, learning_rate, steps=3).loss
    factor = step_factor(x, learning_rate)
    kind = regime(factor)
    shown = ", ".join(as_given(round(loss, 4)) for loss in losses)
    return ChoiceTask(
        prompt=f"A run with x = {as_given(x)} and the learning rate {as_given(learning_rate)} has the "
        f"losses {shown}. What do you do?",
        options={
            _ADVICE[Regime.CREEP]: "A run on its way has losses that become smaller and smaller.",
            _ADVICE[Regime.ONE_STEP]: "A run that has arrived has a loss that stays at 0, or at least low.",
            _ADVICE[Regime.BOUNCE]: "A run that bounces has a loss that stays high.",
            _ADVICE[Regime.EXPLOSION]: "A run that explodes has losses that grow.",
        },
        answer=_ADVICE[kind],
        hint="Does the loss fall, stay low, stay high, or grow?",
        why="what does the factor 1 − 2α(x² + 1) say to this?",
        model_answer=f"The error is multiplied by {number(factor)} each time, and "
        f"the loss by the square of that: the run {kind.value}.",
    )


@question()
def valley():
    """Ask whether a loss of 0 means that we have found the weight and the bias."""
    x, y, w, b, learning_rate = WORKED
    w, b = update(w, b, backward(x, y, w, b), learning_rate)
    return ChoiceTask(
        prompt=f"Training on one example, x = {as_given(x)} and y = {as_given(y)}, has ended at w = "
        f"{number(w)} and b = {number(b)}, with a loss of 0. Now a second example comes: x = 1 and y = 1. "
        "Is it met as well?",
        options={
            "Yes, they are the right ones": f"At x = 1 the neuron says {number(w)} + {number(b)} = {number(w + b)}, "
            "and that is not 1.",
            "No, no numbers would do": "w = 0.5 and b = 0.5 meet both: 0.5 · 2 + 0.5 is 1.5, and 0.5 · 1 + 0.5 is 1.",
            "No, though other numbers would do": "One example cannot tell the pairs apart that meet it. "
            "Of all these, w = 0.5 and b = 0.5 meet the second one too.",
        },
        answer="No, though other numbers would do",
        hint=f"What does the neuron say at x = 1, with w = {number(w)} and b = {number(b)}?",
        why="what does a loss of 0 tell you about the weight and the bias?",
        model_answer="That they fit the examples it was trained on. With a single example a whole line of "
        "pairs does. A second example, with another input, has a line of its own, and the two lines meet "
        "in one point.",
    )


@question(
    first={"x": WORKED.x, "y": WORKED.y, "b": 0.3},
    draw=lambda draw: {"x": draw.choice([2, 4, 5, -2]), "y": tenths(draw, -3, 3), "b": tenths(draw, -2, 2)},
)
def other_weight(x, y, b):
    """Ask for the weight that brings the loss to 0 with a given bias."""
    w = (y - b) / x
    subtract = "The bias gives a part of the prediction already: subtract it first."
    return NumberTask(
        prompt=f"There is one example, with x = {as_given(x)} and y = {as_given(y)}. The bias is "
        f"{as_given(b)}. With which weight is the loss 0?",
        solution=(Equation(W(w), "(", Y(y), "−", B(b), ") /", X(x)),),
        slips=(
            (y - b, "w · x, what the weight must contribute", "Divide it by x."),
            (y / x, "the weight for a bias of 0", subtract),
            ((y + b) / x, "(y + b) / x", "What the bias gives need not come from the weight: subtract it."),
            (-w, "(b − y) / x", "The target comes first: y − b."),
            (y / x - b, "y / x − b", "Subtract the bias before you divide."),
        ),
        hint="The prediction must be the target: w · x + b = y. Solve it for w.",
        why="why is there just one weight for each bias?",
        model_answer="Once the bias is chosen, w · x must make up the rest, y − b, and only one w does that.",
    )


@question()
def not_a_number():
    """Ask what it means when a program prints NaN."""
    return ChoiceTask(
        prompt="A training run prints losses that grow, then inf (infinity: too large to write), and then "
        "NaN, which means “not a number”. What is the first thing to suspect?",
        options={
            "The start was badly chosen": "From any other start the factor is the same: "
            "it depends on x and the learning rate alone.",
            "The learning rate is too large": "The factor is below −1: the numbers grew until they no longer fitted.",
            "It needs more steps": "Each further step makes the numbers grow. Once there is NaN, it stays.",
        },
        answer="The learning rate is too large",
        hint="What does a run do when each step multiplies the error by a number below −1?",
        why="what do you change, and where do you start again?",
        model_answer="Take a smaller learning rate, a tenth of it for a start, and begin again from the "
        "first weight and bias: NaN cannot be trained away.",
    )


@question()
def stopping():
    """Ask when the rule "stop when the loss no longer falls" stops a run that bounces."""
    return ChoiceTask(
        prompt="The rule above goes on while a step improves the loss by more than a millionth. Now the "
        "learning rate is 0.2, and the run bounces: 0.16, 0.16, 0.16 and so on. When does the rule stop "
        "it?",
        options={
            "Never": "The rule does not ask how large the loss is. It asks how much the last step improved it.",
            "After ten steps, at a loss of almost 0": "That is the run with 0.05. "
            "This one is no better after its first step than before.",
            "After one step, at a loss of 0.16": "The first step improves nothing, so there is no second one.",
        },
        answer="After one step, at a loss of 0.16",
        hint="By how much does the first step improve the loss?",
        why="what should one look at, besides the fact that a run has stopped?",
        model_answer="At the loss it stopped at. To stop is not to arrive: a run that bounces, or hardly "
        "moves, stops too.",
    )


RECALL = question(first={"w": 0.6, "b": -0.2, "x": -2.5, "y": -0.5}, draw=backward_tasks.numbers_in_reach)(
    backward_tasks.weight
)

QUESTIONS = (next_loss, after_steps, diagnose, valley, other_weight, not_a_number, stopping)
