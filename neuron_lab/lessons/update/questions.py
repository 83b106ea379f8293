"""What lesson 5 asks."""

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.factor_gauge import factor_equation
from neuron_lab.lessons.shared.quantities import DL_DB, DL_DW, LEARNING_RATE, W, X
from neuron_lab.lessons.shared.tasks import forward_equation, given, new_bias, new_weight, slope_equation
from neuron_lab.neuron import backward, update
from neuron_lab.training import step_factor
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.numbers import as_given, number
from neuron_lab.ui.questions import ChoiceTask, Mistake, NumberTask, Option, Question, tenths

_UP, _DOWN, _STAYS = "It becomes larger", "It becomes smaller", "It stays"
_MINUS_MINUS = "Minus a negative number is plus: the weight grows."


def which_way(slope):
    """Ask which way w goes when its slope is subtracted."""
    falls = slope < 0
    step = as_given(round(slope / 10, 6))
    return ChoiceTask(
        prompt=f"The slope of the loss at the present weight is {as_given(slope)}. A tenth of the slope is "
        "subtracted from the weight. What happens to the weight?",
        options=(
            Option(
                _UP,
                _MINUS_MINUS if falls else "Minus a positive number makes it smaller.",
            ),
            Option(
                _DOWN,
                _MINUS_MINUS if falls else "The slope is positive, and it is taken away.",
            ),
            Option(_STAYS, "It would stay only if the slope were 0."),
        ),
        answer=_UP if falls else _DOWN,
        hint=f"Work it out: subtracting a tenth of {as_given(slope)} means w − {f'({step})' if falls else step}.",
        why="the slope is sometimes negative and sometimes positive. Why do we subtract it every time?",
        model_answer="The sign of the slope already says on which side of the lowest point we are. Left "
        "of it the slope is negative, and subtracting moves w to the right; right of it, it is positive, "
        "and subtracting moves w to the left. Either way that is downhill.",
    )


_ADD, _SUBTRACT, _WAIT = "Add a part of the slope to w", "Subtract a part of the slope from w", "Do nothing"


def falls_already():
    """Ask why to subtract a slope that is negative already."""
    return ChoiceTask(
        prompt="The slope at w is negative: to the right, the loss falls already. How do we make use of "
        "that?",
        options=(
            Option(
                _ADD,
                "Adding a negative number makes w smaller: that is to the left, where the loss is higher.",
            ),
            Option(_WAIT, "The slope only describes the curve. The loss changes only when w does."),
            Option(
                _SUBTRACT, "Minus a negative number is plus: w goes to the right, where the loss is lower."
            ),
        ),
        answer=_SUBTRACT,
        hint="Which way must w go, to the right or to the left? Which of the two rules makes it go there?",
        why="what is the difference between a slope and a step?",
        model_answer="The slope describes what the loss would do if w grew. The step is what we do to w. "
        "We step against the slope, because the slope points to where the loss is higher.",
    )


def another_start(w, b, y):
    """Ask for the new weight from somewhere else, with x = 2 and the learning rate 0.1."""
    x, learning_rate = WORKED.x, WORKED.learning_rate
    dL_dw, dL_db = backward(x, y, w, b)
    new_w, new_b = update(w, b, (dL_dw, dL_db), learning_rate)
    return NumberTask(
        prompt=f"Another start: {given(w, b, x, y)}, and the learning rate is {as_given(learning_rate)}. "
        "What is the new weight?",
        solution=(
            forward_equation(w, b, x),
            slope_equation(w, b, x, y),
            Equation(DL_DW(dL_dw), DL_DB(dL_db), "·", X(x)),
            Equation(
                Term("new w", new_w, W.colour), W(w), "−", LEARNING_RATE(learning_rate), "·", DL_DW(dL_dw)
            ),
        ),
        mistakes=(
            Mistake(
                w + learning_rate * dL_dw, "w + α · dL/dw", "The slope points uphill, so it is subtracted."
            ),
            Mistake(w - dL_dw, "w − dL/dw", "Multiply the slope by the learning rate."),
            Mistake(
                w - learning_rate * dL_db,
                "w − α · dL/db, and as x is 2, also w − α · (ŷ − y) · x",
                "So a factor is missing: x, or the 2 of dL/dŷ = 2(ŷ − y).",
            ),
            Mistake(-learning_rate * dL_dw, "the step alone", "Add it to the old weight."),
            Mistake(learning_rate * dL_dw, "α · dL/dw alone", "It is subtracted from the old weight."),
            Mistake(dL_dw, "dL/dw", "That is the slope. Now take the step."),
            Mistake(new_b, "the new bias", "The weight has a slope of its own, with the factor x."),
        ),
        hint="Prediction, slope, step. dL/dw is x times dL/db, and dL/db is dL/dŷ.",
        why="what do you expect the neuron to say after this step?",
        model_answer=f"With the new bias it says {as_given(y)}, the target: from this start as well, one step arrives.",
    )


def faster(one, other):
    """Ask which of two learning rates leaves the lower loss after a step, at x = 2."""
    x = WORKED.x
    factors = [step_factor(x, rate) for rate in (one, other)]
    tie = abs(abs(factors[0]) - abs(factors[1])) < 1e-9
    names = [as_given(rate) for rate in (one, other)]
    both = " and ".join(f"{number(factor)} for {name}" for factor, name in zip(factors, names, strict=True))
    reason = f"The factors are {both}. The loss is multiplied by the square of the factor, so its sign does not count."
    answer = "Neither: they are equal" if tie else names[abs(factors[1]) < abs(factors[0])]
    return ChoiceTask(
        prompt=f"With x = {as_given(x)}, which learning rate leaves the lower loss after one step, "
        f"{names[0]} or {names[1]}?",
        options=tuple(Option(text, reason) for text in (*names, "Neither: they are equal")),
        answer=answer,
        hint="Work out both factors, 1 − 2α(x² + 1), and compare their sizes.",
        why="is a larger learning rate faster?",
        model_answer="Up to the best one it is. Beyond it the step overshoots, and the larger the "
        "learning rate, the more is left on the other side; from twice the best one on, training does not "
        "arrive at all.",
    )


def factor(x, learning_rate):
    """Ask what one update multiplies the error by."""
    taken = 2 * learning_rate * (x * x + 1)
    return NumberTask(
        prompt=f"The input is x = {as_given(x)} and the learning rate {as_given(learning_rate)}. What does "
        "one update of w and b multiply the error by?",
        solution=(factor_equation(step_factor(x, learning_rate), x, learning_rate),),
        mistakes=(
            Mistake(
                1 - 2 * learning_rate * x * x, "1 − 2αx²", "The bias moves as well: it adds the 1 in x² + 1."
            ),
            Mistake(1 - 2 * learning_rate * (x + 1), "1 − 2α(x + 1)", "The input is squared: x² + 1."),
            Mistake(
                1 - 2 * learning_rate * (2 * x + 1),
                "1 − 2α(2x + 1)",
                "Squared means times itself, not times 2.",
            ),
            Mistake(
                2 - 2 * learning_rate * x * x,
                "1 − 2αx² + 1",
                "The brackets are missing: 2α multiplies the whole of x² + 1.",
            ),
            Mistake(1 - taken / 2, "1 − α(x² + 1)", "The slope of the square has a 2 in front."),
            Mistake(taken, "the part that is taken away", "What is left of the error is 1 minus that."),
            Mistake(
                step_factor(x, learning_rate) ** 2,
                "the square of it",
                "That is what the loss is multiplied by.",
            ),
            Mistake(1 + taken, "1 + 2α(x² + 1)", "The step goes against the slope: minus."),
        ),
        hint="The factor is 1 minus what the update takes away; w takes away x² times as much as b.",
        why="what does the sign of the factor tell you, and what its size?",
        model_answer="Its sign: below 0 the step overshoots to the other side. Its size: below 1 the "
        "error shrinks, above 1 it grows.",
        shows={"x": x, "learning_rate": learning_rate},
    )


_RATES = (0.02, 0.04, 0.05, 0.06, 0.08, 0.12, 0.14, 0.15, 0.16, 0.18)

QUESTIONS = (
    Question("which_way", which_way, {"slope": 2.0}, lambda draw: {"slope": tenths(draw, -4, 4)}),
    Question("falls_already", falls_already, {}),
    Question(
        "new_weight",
        new_weight,
        {"w": 0.9, "slope": 1.6, "learning_rate": WORKED.learning_rate},
        lambda draw: {
            "w": tenths(draw, -2, 2),
            "slope": tenths(draw, -4, 4),
            "learning_rate": draw.choice([0.1, 0.2, 0.3]),
        },
    ),
    Question(
        "new_bias",
        new_bias,
        {"w": 1.0, "b": 0.5, "x": 2.0, "y": 1.5, "learning_rate": 0.1},
        lambda draw: {
            "w": tenths(draw, 0.1, 1.2),
            "b": tenths(draw, -0.5, 0.5),
            "x": float(draw.choice([1, 2, 3])),
            "y": tenths(draw, 0.5, 2.5),
            "learning_rate": draw.choice([0.1, 0.05, 0.2]),
        },
    ),
    Question(
        "another_start",
        another_start,
        {"w": 1.0, "b": -1.0, "y": WORKED.y},
        lambda draw: {"w": tenths(draw, -1, 2), "b": tenths(draw, -1, 1), "y": tenths(draw, -3, 3)},
    ),
    Question(
        "faster",
        faster,
        {"one": 0.05, "other": 0.15},
        lambda draw: dict(zip(("one", "other"), sorted(draw.sample(_RATES, 2)), strict=True)),
    ),
    Question(
        "factor",
        factor,
        {"x": 3.0, "learning_rate": 0.04},
        lambda draw: {
            # not where x² is 2x, x or 1, so that a wrong formula gives the right number
            "x": draw.choice([-3.0, -2.5, -2.0, -1.5, 1.5, 2.5, 3.0]),
            "learning_rate": draw.randint(1, 25) / 100,
        },
    ),
)
