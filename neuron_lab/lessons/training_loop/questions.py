"""What lesson 6 asks."""

import math

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.quantities import LOSS, B, W, X, Y
from neuron_lab.neuron import backward, update
from neuron_lab.training import Regime, regime, step_factor, train
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.numbers import as_given, number
from neuron_lab.ui.questions import ChoiceTask, Mistake, NumberTask, Option, Question, tenths


def next_loss(loss, factor):
    """Ask for the loss after one more step."""
    error = math.sqrt(loss)
    return NumberTask(
        prompt=f"The loss is {as_given(loss)}, and each step multiplies the error by {as_given(factor)}. "
        "What is the loss after the next step?",
        solution=(
            Equation(
                Term("next L", loss * factor**2, LOSS.colour), LOSS(loss), "·", Term("factor", factor), "²"
            ),
        ),
        mistakes=(
            Mistake(
                loss * factor,
                "L times the factor",
                "The factor is for the error. The loss is the error squared.",
            ),
            Mistake(
                -loss * factor, "L times the factor without its sign", "The loss takes the factor's square."
            ),
            Mistake(
                -loss * factor**2,
                "the new loss with a minus",
                "Minus times minus is plus: a square is never below 0.",
            ),
            Mistake(factor**2, "the square of the factor", "Multiply the present loss by it."),
            Mistake(
                (loss * factor) ** 2,
                "the square of it all",
                "The loss is a square already; only the factor is squared.",
            ),
            Mistake(
                loss - factor**2, "L minus the square", "The loss is multiplied by it, not lowered by it."
            ),
            Mistake(loss - loss * factor**2, "L minus the new L", "The new L alone is asked for."),
            Mistake(error * factor, "the new error", "The loss is its square."),
            Mistake(-error * factor, "the new error, from the other side", "The loss is its square."),
        ),
        hint="The loss is the error squared, so it is multiplied by the factor's square.",
        why="why does the sign of the factor not show in the losses?",
        model_answer="The loss is the square of the error. Squared, a factor of −0.5 gives the same as 0.5.",
    )


def after_steps(loss, factor, steps):
    """Ask for the loss after several steps."""
    square = factor**2
    return NumberTask(
        prompt=f"The loss is {as_given(loss)}, and each step multiplies the error by {as_given(factor)}. "
        f"What is the loss after {steps} steps?",
        solution=(
            Equation(
                Term(f"L after {steps} steps", loss * square**steps, LOSS.colour),
                LOSS(loss),
                *(part for _ in range(steps) for part in ("·", Term("factor²", square))),
            ),
        ),
        mistakes=(
            Mistake(
                loss * abs(factor) ** steps,
                "what comes out when the factor is not squared",
                "Each step multiplies the loss by its square.",
            ),
            Mistake(
                -loss * abs(factor) ** steps,
                "below 0, and no loss is",
                "The factor is for the error. The loss is multiplied by its square.",
            ),
            Mistake(loss * square, "the loss after one step", "Each further step multiplies it again."),
            Mistake(
                loss * factor,
                "L times the factor",
                "The loss takes the factor's square, and takes it once for each step.",
            ),
            Mistake(
                loss * factor * steps,
                f"{steps} times L times the factor",
                "The loss takes the factor's square, and each step starts from what the one before it left.",
            ),
            Mistake(
                loss * square ** (steps - 1), f"the loss after {steps - 1} steps", "One step is missing."
            ),
            Mistake(
                loss * square ** (steps + 1),
                f"the loss after {steps + 1} steps",
                "That is one step too many.",
            ),
            Mistake(
                loss * square * steps,
                f"{steps} times the loss after one step",
                "Each step starts from the loss that the one before it left: multiply again and again.",
            ),
        ),
        hint="Multiply by the factor's square, once for each step.",
        why="is a larger loss multiplied by something else?",
        model_answer="No: each step multiplies by the same number, whatever the loss is. A run from a larger "
        "loss only begins higher up.",
    )


_ONWARD = "Go on: the loss falls"
_ARRIVED = "Stop: it has arrived"
_BOUNCES = "Lower the learning rate: it bounces"
_EXPLODES = "Lower the learning rate: it explodes"
_ADVICE = {
    Regime.CREEP: _ONWARD,
    Regime.OVERSHOOT: _ONWARD,
    Regime.ONE_STEP: _ARRIVED,
    Regime.BOUNCE: _BOUNCES,
    Regime.EXPLOSION: _EXPLODES,
}
_SIGNS = {
    _ONWARD: "A run on its way has losses that become smaller and smaller.",
    _ARRIVED: "A run that has arrived has a loss that stays at 0, or at least low.",
    _BOUNCES: "A run that bounces has a loss that stays high.",
    _EXPLODES: "A run that explodes has losses that grow.",
}


def diagnose(learning_rate):
    """Ask what to do, from the first losses of a run."""
    x, y, w, b, _ = WORKED
    losses = train(x, y, w, b, learning_rate, steps=3).loss
    kind = regime(step_factor(x, learning_rate))
    shown = ", ".join(as_given(round(loss, 4)) for loss in losses)
    return ChoiceTask(
        prompt=f"A run with x = {as_given(x)} and the learning rate {as_given(learning_rate)} has the "
        f"losses {shown}. What do you do?",
        options=tuple(Option(text, reason) for text, reason in _SIGNS.items()),
        answer=_ADVICE[kind],
        hint="Does the loss fall, stay low, stay high, or grow?",
        why="what does the factor 1 − 2α(x² + 1) say to this?",
        model_answer=f"The error is multiplied by {number(step_factor(x, learning_rate))} each time, and "
        f"the loss by the square of that: the run {kind.value}.",
    )


_FOUND, _ONE_OF_MANY, _NONE = (
    "Yes, they are the right ones",
    "No, though other numbers would do",
    "No, no numbers would do",
)


def valley():
    """Ask whether a loss of 0 means that we have found the weight and the bias."""
    x, y, w, b, learning_rate = WORKED
    w, b = update(w, b, backward(x, y, w, b), learning_rate)
    return ChoiceTask(
        prompt=f"Training on one example, x = {as_given(x)} and y = {as_given(y)}, has ended at w = "
        f"{number(w)} and b = {number(b)}, with a loss of 0. Now a second example comes: x = 1 and y = 1. "
        "Is it met as well?",
        options=(
            Option(
                _FOUND,
                f"At x = 1 the neuron says {number(w)} + {number(b)} = {number(w + b)}, and that is not 1.",
            ),
            Option(_NONE, "w = 0.5 and b = 0.5 meet both: 0.5 · 2 + 0.5 is 1.5, and 0.5 · 1 + 0.5 is 1."),
            Option(
                _ONE_OF_MANY,
                "One example cannot tell the pairs apart that meet it. Of all these, w = 0.5 and b = 0.5 "
                "meet the second one too.",
            ),
        ),
        answer=_ONE_OF_MANY,
        hint=f"What does the neuron say at x = 1, with w = {number(w)} and b = {number(b)}?",
        why="what does a loss of 0 tell you about the weight and the bias?",
        model_answer="That they fit the examples it was trained on. With a single example a whole line of "
        "pairs does. A second example, with another input, has a line of its own, and the two lines meet "
        "in one point.",
    )


def other_weight(x, y, b):
    """Ask for the weight that brings the loss to 0 with a given bias."""
    w = (y - b) / x
    return NumberTask(
        prompt=f"There is one example, with x = {as_given(x)} and y = {as_given(y)}. The bias is "
        f"{as_given(b)}. With which weight is the loss 0?",
        solution=(Equation(W(w), "(", Y(y), "−", B(b), ") /", X(x)),),
        mistakes=(
            Mistake(y - b, "w · x, what the weight must contribute", "Divide it by x."),
            Mistake(
                y / x,
                "the weight for a bias of 0",
                "The bias gives a part of the prediction already: subtract it first.",
            ),
            Mistake(
                (y + b) / x, "(y + b) / x", "What the bias gives need not come from the weight: subtract it."
            ),
            Mistake(-w, "(b − y) / x", "The target comes first: y − b."),
            Mistake(y / x - b, "y / x − b", "Subtract the bias before you divide."),
        ),
        hint="The prediction must be the target: w · x + b = y. Solve it for w.",
        why="why is there just one weight for each bias?",
        model_answer="Once the bias is chosen, w · x must make up the rest, y − b, and only one w does that.",
    )


_TOO_LARGE, _START, _MORE = (
    "The learning rate is too large",
    "The start was badly chosen",
    "It needs more steps",
)


def not_a_number():
    """Ask what it means when a program prints NaN."""
    return ChoiceTask(
        prompt="A training run prints losses that grow, then inf (infinity: too large to write), and then "
        "NaN, which means “not a number”. What is the first thing to suspect?",
        options=(
            Option(
                _START,
                "From any other start the factor is the same: it depends on x and the learning rate alone.",
            ),
            Option(_TOO_LARGE, "The factor is below −1: the numbers grew until they no longer fitted."),
            Option(_MORE, "Each further step makes the numbers grow. Once there is NaN, it stays."),
        ),
        answer=_TOO_LARGE,
        hint="What does a run do when each step multiplies the error by a number below −1?",
        why="what do you change, and where do you start again?",
        model_answer="Take a smaller learning rate, a tenth of it for a start, and begin again from the "
        "first weight and bias: NaN cannot be trained away.",
    )


_AT_ONCE, _NEVER, _LATE = (
    "After one step, at a loss of 0.16",
    "Never",
    "After ten steps, at a loss of almost 0",
)


def stopping():
    """Ask when the rule "stop when the loss no longer falls" stops a run that bounces."""
    return ChoiceTask(
        prompt="The rule above goes on while a step improves the loss by more than a millionth. Now the "
        "learning rate is 0.2, and the run bounces: 0.16, 0.16, 0.16 and so on. When does the rule stop "
        "it?",
        options=(
            Option(
                _NEVER,
                "The rule does not ask how large the loss is. It asks how much the last step improved it.",
            ),
            Option(
                _LATE, "That is the run with 0.05. This one is no better after its first step than before."
            ),
            Option(_AT_ONCE, "The first step improves nothing, so there is no second one."),
        ),
        answer=_AT_ONCE,
        hint="By how much does the first step improve the loss?",
        why="what should one look at, besides the fact that a run has stopped?",
        model_answer="At the loss it stopped at. To stop is not to arrive: a run that bounces, or hardly "
        "moves, stops too.",
    )


_FACTORS = (0.5, -0.5, 0.2, -0.1, 0.1, -0.2, -1.5, -2, 0.3, -0.4)

QUESTIONS = (
    Question(
        "next_loss",
        next_loss,
        {"loss": 0.36, "factor": -0.5},
        lambda draw: {
            "loss": draw.choice([0.16, 0.36, 0.64, 1, 1.44, 4, 9, 16]),
            "factor": draw.choice(_FACTORS),
        },
    ),
    Question(
        "after_steps",
        after_steps,
        {"loss": 6.4, "factor": 0.5, "steps": 3},
        lambda draw: {
            "loss": draw.choice([1.6, 3.2, 6.4, 8, 16, 32, 64]),
            "factor": draw.choice([0.5, -0.5, -2]),
            "steps": draw.choice([3, 4]),
        },
    ),
    Question(
        "diagnose",
        diagnose,
        {"learning_rate": 0.22},
        lambda draw: {
            "learning_rate": draw.choice([0.02, 0.03, 0.05, 0.1, 0.15, 0.17, 0.18, 0.2, 0.22, 0.25, 0.3])
        },
    ),
    Question("valley", valley, {}),
    Question(
        "other_weight",
        other_weight,
        {"x": WORKED.x, "y": WORKED.y, "b": 0.3},
        lambda draw: {"x": draw.choice([2, 4, 5, -2]), "y": tenths(draw, -3, 3), "b": tenths(draw, -2, 2)},
    ),
    Question("not_a_number", not_a_number, {}),
    Question("stopping", stopping, {}),
)
