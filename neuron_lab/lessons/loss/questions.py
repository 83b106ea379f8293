"""What lesson 2 asks."""

from neuron_lab.lessons.shared import forward_tasks
from neuron_lab.lessons.shared.quantities import ERROR, LOSS
from neuron_lab.neuron import mean_squared_error, squared_error
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.numbers import as_given
from neuron_lab.ui.questions import ChoiceTask, NumberTask, question, tenths


@question(first={"times": 3}, draw=lambda draw: {"times": draw.randint(3, 12)})
def times_as_far(times):
    """Ask how the loss grows with the error."""
    growth = Term("growth of the area", squared_error(times, 0.0), LOSS.colour, 0)
    multiply = "Height and width both grow. Multiply their growths, do not add them."
    return NumberTask(
        prompt=f"The bar becomes {times} times as long. How many times as large does the area of the "
        "square become?",
        solution=(Equation(growth, Term("growth of the bar", times, ERROR.colour, 0), "²"),),
        digits=0,
        slips=(
            (times, "how many times as long the bar is", "The square grows in height and in width."),
            (2 * times, f"2 · {times}", multiply),
            (times**3, "the growth of a cube", "A square has two sides that grow, not three."),
            (1, "no growth at all", "Each side of the square is as long as the bar, so it grows too."),
        ),
        hint="The area of a square is its side times its side; both have grown.",
        why="why does the area grow faster than the bar?",
        model_answer="The square grows in two directions at once: its height grows with the bar, and its "
        "width too.",
    )


def _prediction_and_target(draw):
    return {"y_hat": tenths(draw, -3, 3), "y": tenths(draw, -3, 3)}


error = question(first={"y_hat": 2.0, "y": 1.7}, draw=_prediction_and_target)(forward_tasks.error)
loss = question(first={"y_hat": 2.3, "y": 1.4}, draw=_prediction_and_target)(forward_tasks.loss)


@question(
    first={"e1": -1, "e2": 2, "e3": 5},
    draw=lambda draw: {name: draw.choice([-5, -4, -3, -2, -1, 1, 2, 3, 4, 5]) for name in ("e1", "e2", "e3")},
)
def mean(e1, e2, e3):
    """Ask for the mean squared error of three errors."""
    errors = (e1, e2, e3)
    mse, total = mean_squared_error(errors, (0, 0, 0)), sum(e * e for e in errors)
    average, sizes = sum(errors) / 3, sum(map(abs, errors))
    with_minus = sum(e * abs(e) for e in errors) / 3
    lost = next((e for e in errors if e < 0), -1)  # what a minus may be lost of
    e1, e2, e3 = (Term(symbol, e, ERROR.colour) for symbol, e in zip(("e₁", "e₂", "e₃"), errors, strict=True))
    shown = "{}, {} and {}".format(*map(as_given, errors))
    no_mixing = "Square them one by one: no error may multiply another. Then take the mean."
    square_first = "Square the errors before you add them up."
    add_squares = "Square the errors one by one, add the squares, and divide at the end."
    squares = f"Minus times minus is plus: ({as_given(lost)})² is {as_given(lost * lost)}."
    return NumberTask(
        prompt=f"Three predictions have the errors {shown}. What is their mean squared error?",
        solution=(Equation(Term("MSE", mse, LOSS.colour), "(", e1, "² +", e2, "² +", e3, "²) / 3"),),
        slips=(
            (average, "the mean of the errors", "In it, plus and minus cancel. Square each one first."),
            (total, "the sum of the squares", "Divide it by how many there are."),
            (sizes / 3, "the mean of their sizes", "Square each error, do not just drop its sign."),
            (average**2, "the square of the mean error", "First square each one, then take the mean."),
            (3 * average, "the sum of the errors", "Square each of them, add, and divide at the end."),
            (9 * average**2, "the square of their sum", add_squares),
            (3 * average**2, "the square of their sum, divided by 3", square_first),
            (sizes**2, "the square of the sum of their sizes", no_mixing),
            (with_minus, "what comes out where a square keeps the minus", squares),
            (mse**0.5, "the square root of it", "Stop before the root: the loss is the mean of the squares."),
        ),
        hint="Square each error, add them up, divide by how many there are.",
        why="why are the errors squared before the mean is taken, and not after?",
        model_answer="Errors of opposite signs cancel in a mean. Squares are never below 0, so no error "
        "can hide another.",
    )


@question(
    first={"e": -0.8, "rise": 0.3},
    draw=lambda draw: {"e": tenths(draw, -2, 2), "rise": tenths(draw, 0.1, 0.5)},
)
def why_squared(e, rise):
    """Ask what a raise of the prediction does to the squared error: what abs(e) would not tell."""
    after = round(e + rise, 6)
    before_square, after_square = squared_error(e, 0.0), squared_error(after, 0.0)
    start, landed = as_given(e), as_given(after)
    e_after = Term("e after", after, ERROR.colour)
    to_here = f"The raise takes the error from {start} to {landed}."
    return NumberTask(
        prompt=f"The error is e = {start}, and the prediction is raised by {as_given(rise)}. A fall counts "
        "as below 0. By how much does the squared error change?",
        solution=(
            Equation(Term("e after", after, ERROR.colour), ERROR(e), "+", Term("raise", rise)),
            Equation(
                Term("change of e²", after_square - before_square, LOSS.colour), e_after, "² −", ERROR(e), "²"
            ),
        ),
        slips=(
            (rise**2, "the square of the raise", "Square the error before and after, then subtract."),
            (after_square, "the squared error after the raise", "Now take away the one before."),
            (before_square, "the squared error before the raise", "Take it away from the one after."),
            (before_square - after_square, "before minus after", "A change is after minus before."),
            (abs(after) - abs(e), "the change of |e|", "Square both errors first."),
            (squared_error(e - rise, 0.0) - before_square, "what a lowered prediction would give", to_here),
            (after, "the error after the raise", "Square it, and take away the square before."),
            (rise, "the change of the error", "Its square changes by another amount: square both errors."),
        ),
        hint="Find the error after the raise. Then square both errors, and take after minus before.",
        why="why is the loss not simply the error without its sign?",
        model_answer="On its way to the target, |e| falls by the same amount for each raise, near or far: the "
        "change does not say how close one is. That of the square shrinks on the way, so that it does.",
    )


@question()
def cancel():
    """Ask what a mean error of 0 says."""
    return ChoiceTask(
        prompt="Three predictions have errors whose mean is 0. What do you know about the predictions?",
        options={
            "Every prediction is right": "They may be, but −1, 0 and 1 have the mean 0 as well.",
            "Their squares have the mean 0 as well": "The squares of −1, 0 and 1 are 1, 0 and 1. Their mean is not 0.",
            "Hardly anything": "−1, 0 and 1 have the mean 0, and so have −100, 0 and 100.",
        },
        answer="Hardly anything",
        hint="Try to find three errors that are not 0, but whose sum is.",
        why="would it help to square each error first?",
        model_answer="Yes. No square is below 0, so none can take away from another; the mean is 0 only "
        "if every single error is.",
    )


@question()
def half():
    """Ask whether ½ in front of the loss matters."""
    return ChoiceTask(
        prompt="Another book writes ½ in front: its loss is ½(ŷ − y)². For which weight and bias is its "
        "loss lowest?",
        options={
            "For the same as ours": "Halving every loss moves no point of the curve sideways: "
            "the lowest stays the lowest.",
            "For half as large ones": "The losses are halved, not the places where they stand.",
            "You cannot tell without the data": "Whatever the data are, each of its losses is half of ours, "
            "so the order stays.",
        },
        answer="For the same as ours",
        hint="Think of a list of heights, and halve each. Which one is the lowest?",
        why="what does the ½ change, then?",
        model_answer="Every loss is half of ours, and the lowest stays where it is. One only has to know "
        "which of the two a book means.",
    )


RECALL = question(
    first={"w": -0.6, "b": 0.4, "x": 3.0},
    draw=lambda draw: {
        "w": tenths(draw, -1.5, 1.5),
        "b": tenths(draw, -1.5, 1.5),
        "x": draw.choice([-3, -2, 2, 3]),
    },
)(forward_tasks.prediction)

QUESTIONS = (times_as_far, error, loss, why_squared, cancel, mean, half)
