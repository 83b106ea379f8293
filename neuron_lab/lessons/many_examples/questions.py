"""What lesson 7 asks."""

from neuron_lab.lessons.shared import backward_tasks
from neuron_lab.lessons.shared.backward_tasks import numbers_in_reach
from neuron_lab.lessons.shared.quantities import DL_DW, ERROR, LOSS, X, Y
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.numbers import as_given, number
from neuron_lab.ui.questions import ChoiceTask, NumberTask, question, tenths


@question(
    first={"x1": 1.0, "e1": 0.5, "x2": 2.0, "e2": -0.4, "x3": 4.0, "e3": 0.6},
    draw=lambda draw: {
        "x1": float(draw.choice([1, 2])),
        "e1": tenths(draw, -1, 1),
        "x2": float(draw.choice([2, 3])),
        "e2": tenths(draw, -1, 1),
        "x3": float(draw.choice([4, 5])),
        "e3": tenths(draw, -1, 1),
    },
)
def mean_slope(x1, e1, x2, e2, x3, e3):
    """Ask for dL/dw over three examples: the mean of their slopes.

    With two of them the 2 of the square and the 2 of the mean would cancel, and who forgets both would be right.
    """
    slopes = 2 * e1 * x1, 2 * e2 * x2, 2 * e3 * x3
    total, error = sum(slopes), (e1 + e2 + e3) / 3
    mean, mean_input = total / 3, 2 * error * (x1 + x2 + x3) / 3
    without_minus = sum(map(abs, slopes)) / 3  # the inputs are above 0
    first, *others = (
        (ERROR(e)._replace(symbol=f"e{index}"), "·", X(x)._replace(symbol=f"x{index}"))
        for index, e, x in zip("₁₂₃", (e1, e2, e3), (x1, x2, x3), strict=True)
    )
    terms = "( 2 ·", *first, *(part for each in others for part in ("+ 2 ·", *each)), ") / 3"
    way_to_w = "On the way to w, each error is multiplied by its x."
    two_missing = "Each slope has a 2 in front, and the loss is a mean: two steps are missing."
    own_input = "Multiply each error by its own input first, then take the mean."
    as_they_are = "The errors have their signs already: put them in as they are."
    keep = "An error below 0 pulls the other way: it keeps its sign."
    return NumberTask(
        prompt=f"Three examples: at x = {as_given(x1)} the error is {as_given(e1)}, at x = {as_given(x2)} it "
        f"is {as_given(e2)}, and at x = {as_given(x3)} it is {as_given(e3)}. The loss is the mean of their squared "
        "errors. What is dL/dw?",
        solution=(Equation(DL_DW(mean), *terms),),
        slips=(
            (total, "the sum of the three slopes", "The loss is a mean, so its slope is one: divide by 3."),
            (mean / 2, "the mean of e · x", "The 2 of the square is missing: each slope is 2 · e · x."),
            (total / 2, "the sum of e · x", two_missing),
            (2 * error, "the mean of 2 · e, which is dL/db", way_to_w),
            (slopes[0], "the slope of the first example", "The others have a say as well: take the mean."),
            (slopes[1], "the slope of the second example", "The others have a say as well: take the mean."),
            (slopes[2], "the slope of the third example", "The others have a say as well: take the mean."),
            (mean_input, "2 times the mean error times the mean input", own_input),
            (-mean, "the answer with its sign turned round", as_they_are),
            (without_minus, "what comes out where every minus is lost", keep),
        ),
        hint="Each example has a slope of its own, 2 · e · x. The loss is a mean, so take the mean of the slopes.",
        why="why can dL/dw be 0 although no example is met?",
        model_answer="The examples pull in opposite directions. Where their pulls balance, no small "
        "change of w helps: a gain at one example is a loss at another.",
    )


@question(
    first={"y1": 1.0, "y2": 4.0},
    draw=lambda draw: {"y1": float(draw.randint(-3, 4)), "y2": float(draw.randint(-3, 9))},
)
def floor(y1, y2):
    """Ask for the lowest loss over two examples that no line can meet both."""
    apart, middle = abs(y2 - y1), (y1 + y2) / 2
    lowest = Term("lowest L", (apart / 2) ** 2, LOSS.colour)
    low, high = Term("y₁", y1, Y.colour), Term("y₂", y2, Y.colour)
    either = "the loss on one of them, and also the sum of the two squares halfway"
    its_loss = "Its loss is asked: the mean of the two squared errors."
    half_of_it = "Halfway between, each error is half of the distance."
    half_then_square = "Halfway between, each error is half of it. Then square."
    return NumberTask(
        prompt=f"Two examples have the same input, but different targets: {as_given(y1)} and "
        f"{as_given(y2)}. The line can meet only one of them, or run between them. What is the lowest "
        "loss that it can have?",
        solution=(Equation(lowest, "((", high, "−", low, ") / 2)²"),),
        slips=(
            (middle, "what the best line says there", its_loss),
            (0.0, "the loss of a line that meets both", "There is none: at one input it says one number."),
            (apart**2 / 2, either, "Go halfway, and take the mean."),
            (apart**2, "the square of the whole distance", half_of_it),
            (apart / 2, "the size of each error, halfway between", "The loss is the mean of their squares."),
            (apart, "the distance of the two targets", half_then_square),
        ),
        hint="Halfway between the two, each error is half of their distance. The loss is the mean of the two squares.",
        why="why is halfway between better than on one of them?",
        model_answer="On one of them, one square is 0 and the other is the whole distance squared. "
        "Halfway, both are a quarter of that, and together only half.",
    )


@question()
def more_noise():
    """Ask what twice the noise does to the floor."""
    return ChoiceTask(
        prompt="Without noise, one line would meet all the targets. With some noise none does, and there is a floor. "
        "Now every target gets twice as much of the same noise. What becomes of the floor?",
        options={
            "It stays where it was": "No line follows this noise better than before, "
            "so what is left over grows with the noise.",
            "It is twice as high": "Each error that is left becomes twice as large. But the loss takes its square.",
            "It is four times as high": "Each error that is left becomes twice as large, "
            "and so its square four times as large.",
        },
        answer="It is four times as high",
        hint="What becomes of the errors that the best line leaves? And of their squares?",
        why="why is the floor no fault of the training?",
        model_answer="It is the loss of the best of all lines. What is left is the noise that no line can follow, "
        "however long one trains.",
    )


_GO_ON, _STOP, _LOWER = (
    "Go on: the loss still falls",
    "Stop: the loss no longer falls",
    "Lower the learning rate: the loss grows",
)
_RUNS = {
    (2.31, 0.52, 0.21, 0.203, 0.202, 0.202): _STOP,
    (0.95, 0.61, 0.42, 0.401, 0.4, 0.4): _STOP,
    (1.62, 0.78, 0.11, 0.081, 0.08, 0.08): _STOP,
    (2.31, 0.48, 0.46, 0.44, 0.42, 0.4): _GO_ON,
    (1.8, 1.4, 1.1, 0.87, 0.69, 0.55): _GO_ON,
    (0.64, 0.16, 0.12, 0.1, 0.085, 0.074): _GO_ON,
    (0.31, 0.46, 0.7, 1.05, 1.58, 2.37): _LOWER,
    (0.9, 0.72, 0.95, 1.7, 3.2, 6.3): _LOWER,
}


@question(first={"losses": next(iter(_RUNS))}, draw=lambda draw: {"losses": draw.choice(list(_RUNS))})
def when_to_stop(losses):
    """Ask what to do about a run whose targets have noise."""
    *_, before, last = losses
    end = f"the last two are {number(before, 3)} and {number(last, 3)}"
    fell = f"from {number(before, 3)} to {number(last, 3)} in the last epoch"
    return ChoiceTask(
        prompt=f"There is noise in the targets. A run has had these losses, epoch by epoch: "
        f"{', '.join(map(as_given, losses))}. What do you do?",
        options={
            _STOP: {
                _GO_ON: f"It does not fall any more: {end}. Waiting for 0 would be waiting for ever.",
                _STOP: f"It has come to rest above 0: {end}. With noise there is a floor, and this may be it.",
                _LOWER: f"It does not grow: {end}.",
            },
            _GO_ON: {
                _GO_ON: f"It still falls, {fell}: slowly, but not for nothing.",
                _STOP: f"It still falls, {fell}. The floor is where it comes to rest.",
                _LOWER: f"It does not grow: it falls, {fell}.",
            },
            _LOWER: {
                _GO_ON: f"It grows, {fell}: every epoch makes it worse.",
                _STOP: f"It grows, {fell}: to stop there would keep a line that is worse than an earlier one.",
                _LOWER: f"It grows, {fell}: the steps are too long.",
            },
        }[_RUNS[losses]],
        answer=_RUNS[losses],
        hint="Look at the last few losses, not at how far they are from 0. Do they fall, rest or grow?",
        why="why is a loss above 0 no reason to go on?",
        model_answer="With noise no line meets all the targets, so the lowest loss there is lies above 0. "
        "A run that has come to rest may be there already.",
    )


QUESTIONS = (mean_slope, floor, more_noise, when_to_stop)
RECALL = question(first={"w": 0.7, "b": -0.4, "x": 1.5, "y": 1.2}, draw=numbers_in_reach)(
    backward_tasks.weight
)
