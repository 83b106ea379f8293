"""What lesson 5 asks."""

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared import backward_tasks, update_tasks
from neuron_lab.lessons.shared.backward_tasks import numbers_in_reach, slope_equation
from neuron_lab.lessons.shared.factor_gauge import factor_equation
from neuron_lab.lessons.shared.forward_tasks import forward_equation, given
from neuron_lab.lessons.shared.quantities import DL_DB, DL_DW, ERROR, W, X
from neuron_lab.lessons.shared.update_tasks import step_equation, wrong_steps
from neuron_lab.neuron import backward, forward, update
from neuron_lab.training import step_factor
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.numbers import as_given, number
from neuron_lab.ui.questions import ChoiceTask, NumberTask, question, tenths


@question(first={"slope": 2.0}, draw=lambda draw: {"slope": tenths(draw, -4, 4)})
def which_way(slope):
    """Ask which way w goes when its slope is subtracted."""
    falls, step = slope < 0, as_given(round(slope / 10, 6))
    minus_minus = "Minus a negative number is plus: the weight grows."
    return ChoiceTask(
        prompt=f"At the weight where we are, the slope of the loss is {as_given(slope)}. A tenth of the slope is "
        "subtracted from the weight. What happens to the weight?",
        options={
            "It becomes larger": minus_minus if falls else "Minus a positive number makes it smaller.",
            "It becomes smaller": minus_minus if falls else "The slope is positive, and it is taken away.",
            "It stays": "It would stay only if the slope were 0.",
        },
        answer="It becomes larger" if falls else "It becomes smaller",
        hint=f"Work it out: subtracting a tenth of {as_given(slope)} means w − {f'({step})' if falls else step}.",
        why="the slope is sometimes negative and sometimes positive. Why do we subtract it every time?",
        model_answer="The sign of the slope already says on which side of the lowest point we are. Left "
        "of it the slope is negative, and subtracting moves w to the right; right of it, it is positive, "
        "and subtracting moves w to the left. Either way that is downhill.",
    )


@question()
def falls_already():
    """Ask why to subtract a slope that is negative already."""
    subtract = "Subtract a part of the slope from w"
    return ChoiceTask(
        prompt="The slope at w is negative: to the right, the loss falls already. How do we make use of "
        "that?",
        options={
            "Add a part of the slope to w": "Adding a negative number makes w smaller: "
            "that is to the left, where the loss is higher.",
            "Do nothing": "The slope only describes the curve. The loss changes only when w does.",
            subtract: "Minus a negative number is plus: w goes to the right, where the loss is lower.",
        },
        answer=subtract,
        hint="Which way must w go, to the right or to the left? Which of the two rules makes it go there?",
        why="what is the difference between a slope and a step?",
        model_answer="The slope describes what the loss would do if w grew. The step is what we do to w. "
        "We step against the slope, because the slope points to where the loss is higher.",
    )


new_weight = question(
    first={"w": 0.9, "slope": 1.6, "learning_rate": WORKED.learning_rate},
    draw=lambda draw: {
        "w": tenths(draw, -2, 2),
        "slope": tenths(draw, -4, 4),
        "learning_rate": draw.choice([0.1, 0.2, 0.3]),
    },
)(update_tasks.new_weight)

new_bias = question(
    first={"w": 1.0, "b": 0.5, "x": 2.0, "y": 1.5, "learning_rate": 0.1},
    draw=lambda draw: {
        "w": tenths(draw, 0.1, 1.2),
        "b": tenths(draw, -0.5, 0.5),
        "x": float(draw.choice([1, 2, 3])),
        "y": tenths(draw, 0.5, 2.5),
        "learning_rate": draw.choice([0.1, 0.05, 0.2]),
    },
)(update_tasks.new_bias)


@question(
    first={"w": 1.0, "b": -1.0, "y": WORKED.y},
    draw=lambda draw: {"w": tenths(draw, -1, 2), "b": tenths(draw, -1, 1), "y": tenths(draw, -3, 3)},
)
def another_start(w, b, y):
    """Ask for the new weight from somewhere else, with x = 2 and the learning rate 0.1."""
    x, learning_rate = WORKED.x, WORKED.learning_rate
    dL_dw, dL_db = gradient = backward(x, y, w, b)
    new_w, new_b = update(w, b, gradient, learning_rate)
    uphill, whole_slope, *step_alone = wrong_steps(W, w, dL_dw, learning_rate)
    of_b, of_b_is = w - learning_rate * dL_db, "w − α · dL/db, and as x is 2, also w − α · (ŷ − y) · x"
    return NumberTask(
        prompt=f"Another start: {given(w, b, x, y)}, and the learning rate is {as_given(learning_rate)}. "
        "What is the new weight?",
        solution=(
            forward_equation(w, b, x),
            slope_equation(forward(x, w, b), y),
            Equation(DL_DW(dL_dw), DL_DB(dL_db), "·", X(x)),
            step_equation(W, w, new_w, dL_dw, learning_rate),
        ),
        slips=(
            uphill,
            whole_slope,
            (of_b, of_b_is, "So a factor is missing: x, or the 2 of dL/dŷ = 2(ŷ − y)."),
            *step_alone,
            (dL_dw, "dL/dw", "That is the slope. Now take the step."),
            (new_b, "the new bias", "The weight has a slope of its own, with the factor x."),
        ),
        hint="Prediction, slope, step. dL/dw is x times dL/db, and dL/db is dL/dŷ.",
        why="what do you expect the neuron to say after this step?",
        model_answer=f"With the new bias it says {as_given(y)}, the target: from this start as well, one step arrives.",
    )


def _two_rates(draw):
    one, other = sorted(draw.sample((0.02, 0.04, 0.05, 0.06, 0.08, 0.12, 0.14, 0.15, 0.16, 0.18), 2))
    return {"one": one, "other": other}


@question(first={"one": 0.05, "other": 0.15}, draw=_two_rates)
def faster(one, other):
    """Ask which of two learning rates leaves the lower loss after a step, at x = 2."""
    x, names = WORKED.x, (as_given(one), as_given(other))
    factors = [step_factor(x, rate) for rate in (one, other)]
    left, left_by_other = map(abs, factors)
    neither = "Neither: they are equal"
    both = " and ".join(f"{number(factor)} for {name}" for factor, name in zip(factors, names, strict=True))
    reason = f"The factors are {both}. The loss is multiplied by the square of the factor, so its sign does not count."
    return ChoiceTask(
        prompt=f"With x = {as_given(x)}, which learning rate leaves the lower loss after one step, "
        f"{names[0]} or {names[1]}?",
        options=dict.fromkeys((*names, neither), reason),
        answer=neither if abs(left - left_by_other) < 1e-9 else names[left_by_other < left],
        hint="Work out both factors, 1 − 2α(x² + 1), and compare their sizes.",
        why="is a larger learning rate faster?",
        model_answer="Up to the best one it is. Beyond it the step overshoots, and the larger the "
        "learning rate, the more is left on the other side; from twice the best one on, training does not "
        "arrive at all.",
    )


@question(
    first={"x": 3.0, "learning_rate": 0.04},
    draw=lambda draw: {
        # not where x² is 2x, x or 1, so that a wrong formula gives the right number
        "x": draw.choice([-3.0, -2.5, -2.0, -1.5, 1.5, 2.5, 3.0]),
        "learning_rate": draw.randint(1, 25) / 100,
    },
)
def factor(x, learning_rate):
    """Ask what one update multiplies the error by."""
    left, twice = step_factor(x, learning_rate), 2 * learning_rate
    taken = twice * (x * x + 1)
    both_move = "The bias moves as well: it adds the 1 in x² + 1."
    brackets = "The brackets are missing: 2α multiplies the whole of x² + 1."
    return NumberTask(
        prompt=f"The input is x = {as_given(x)} and the learning rate {as_given(learning_rate)}. What does "
        "one update of w and b multiply the error by?",
        solution=(factor_equation(left, x, learning_rate),),
        slips=(
            (1 - twice * x * x, "1 − 2αx²", both_move),
            (1 - twice * (x + 1), "1 − 2α(x + 1)", "The input is squared: x² + 1."),
            (1 - twice * (2 * x + 1), "1 − 2α(2x + 1)", "Squared means times itself, not times 2."),
            (2 - twice * x * x, "1 − 2αx² + 1", brackets),
            (1 - taken / 2, "1 − α(x² + 1)", "The slope of the square has a 2 in front."),
            (taken, "the part that is taken away", "What is left of the error is 1 minus that."),
            (left**2, "the square of it", "That is what the loss is multiplied by."),
            (1 + taken, "1 + 2α(x² + 1)", "The step goes against the slope: minus."),
        ),
        hint="The factor is 1 minus what the update takes away; w takes away x² times as much as b.",
        why="what does the sign of the factor tell you, and what its size?",
        model_answer="Its sign: below 0 the step overshoots to the other side. Its size: below 1 the "
        "error shrinks, above 1 it grows.",
        shows={"x": x, "learning_rate": learning_rate},
    )


# Starts from which the second step leads across the target.
_ACROSS = [
    {"e": sign * tenth / 10, "step": step}
    for step in (0.2, 0.25, 0.3, 0.4, 0.5)
    for tenth in range(1, 10)
    for sign in (-1, 1)
    if step < tenth / 10 < 2 * step
]


@question(first={"e": -0.3, "step": 0.25}, draw=lambda draw: draw.choice(_ACROSS))
def absolute(e, step):
    """Ask where steps lead that are a fixed part of the slope of abs(e)."""
    towards = step if e < 0 else -step  # the slope of abs(e) is −1 or 1
    once = e + towards
    twice = once + (step if once < 0 else -step)
    first = "+" if e < 0 else "−", Term("first step", step)
    second = "+" if once < 0 else "−", Term("second step", step)
    start, length, landed = as_given(e), as_given(step), as_given(round(once, 6))
    shrinks = "Its slope shrinks on the way. The slope of |e| is −1 or 1, near and far."
    jumps = "A step cannot be shorter because the target is near: it jumps over it."
    no_part = "A step here is a part of the slope, and the slope of |e| is −1 or 1 at any distance."
    to_0 = f"It starts at {start}, and each step brings it {length} towards 0 or beyond."
    downhill = f"Downhill makes |e| smaller: from {start} the first step goes to {landed}."
    goes_on = f"That error is {landed}. The second step starts there, and is as long as the first."
    return NumberTask(
        prompt=f"Suppose that the loss is |e|. The error is e = {start}, and each step takes {length} times the "
        "slope away from it. What is the error after two steps?",
        solution=(Equation(Term("e after two steps", twice, ERROR.colour), ERROR(e), *first, *second),),
        slips=(
            (once, "the error after one step", "The second step is as long as the first."),
            (e * (1 - 2 * step) ** 2, "where e² would lead", shrinks),
            (0.0, "on target", jumps),
            (e * (1 - step) ** 2, f"where steps of {length} times the distance would lead", no_part),
            (-twice, "the error with its sign turned round", to_0),
            (e - 2 * towards, "further away than before", "Downhill is towards 0."),
            (e - towards, "where one step uphill would lead", downhill),
            (-once, "how far off it is after one step", goes_on),
        ),
        hint="The slope of |e| is −1 left of 0 and 1 right of it, however close. So every step is equally "
        "long.",
        why="why is the loss not simply the error without its sign?",
        model_answer="The slope of |e| does not say how close one is. Steps by that rule usually jump to "
        "and fro across the target without landing on it. The slope of the square shrinks on the way, so the "
        "steps do too.",
    )


QUESTIONS = (which_way, falls_already, new_weight, new_bias, another_start, faster, factor, absolute)

RECALL = question(first={"w": 0.6, "b": -0.2, "x": 3.0, "y": 1.0}, draw=numbers_in_reach)(
    backward_tasks.weight
)
