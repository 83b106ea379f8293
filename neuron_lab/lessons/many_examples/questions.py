"""What lesson 7 asks."""

from neuron_lab.least_squares import direction_factor
from neuron_lab.lessons.many_examples import batch_questions
from neuron_lab.lessons.shared.quantities import DL_DW, ERROR, LEARNING_RATE, LOSS, X, Y
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.numbers import as_given
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
    name="direction_factor",
    first={"curvature": 4.0, "learning_rate": 0.1},
    draw=lambda draw: {
        "curvature": draw.choice([0.5, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 11.0]),
        "learning_rate": draw.choice([0.05, 0.1, 0.2, 0.3]),
    },
)
def along_one_direction(curvature, learning_rate):
    """Ask what one step multiplies the error along one direction by."""
    factor = direction_factor(curvature, learning_rate)
    taken = LEARNING_RATE(learning_rate), "·", Term("curvature", curvature)
    not_squared = "That is for the loss. The distance is multiplied by the factor itself."
    turned = "The other way round: of the whole distance, which is 1, a part is taken away."
    return NumberTask(
        prompt=f"Along one direction the bowl has the curvature {as_given(curvature)}. The learning rate "
        f"is {as_given(learning_rate)}. What does one step multiply the distance from the lowest point by, "
        "along that direction?",
        solution=(Equation(Term("factor", factor), "1 −", *taken),),
        slips=(
            (1 - factor, "the part that is taken away", "What is left is 1 minus that."),
            (2 - factor, "1 + α · curvature", "The step goes downhill: minus."),
            (2 * factor - 1, "1 − 2 · α · curvature", "The 2 of the square is in the curvature already."),
            (factor**2, "the square of it", not_squared),
            (curvature - learning_rate, "the curvature minus α", "The factor is 1 − α · curvature."),
            (-factor, "α · curvature − 1", turned),
        ),
        hint="The slope at a distance d from the lowest point is curvature · d. A step takes away α times that.",
        why="why is one learning rate not right for two directions?",
        model_answer="Each direction has a curvature, and so a factor, of its own. The rate that brings "
        "the steep direction's factor to 0 leaves the flat one's close to 1.",
    )


@question(
    first={"steep": 8.0, "flat": 0.4},
    draw=lambda draw: {
        "steep": float(draw.choice([4, 5, 8, 10, 16, 20])),
        "flat": draw.choice([0.1, 0.2, 0.25, 0.4, 0.5, 0.8, 1.0]),
    },
)
def limit(steep, flat):
    """Ask for the largest learning rate that does not explode."""
    largest = LEARNING_RATE(2 / steep)._replace(digits=2)
    factor_is_0 = "There its factor is 0. It explodes where the factor passes −1."
    divide = "The steeper the bowl, the smaller the steps must be: divide 2 by it."
    steepest_only = "The flat direction has no say in this: only the steepest one counts."
    return NumberTask(
        prompt=f"A bowl has the curvature {as_given(steep)} in its steepest direction and {as_given(flat)} "
        "in its flattest. Above which learning rate does training explode?",
        solution=(Equation(largest, "2 /", Term("steepest curvature", steep)),),
        slips=(
            (1 / steep, "1 / steepest curvature", factor_is_0),
            (2 / flat, "2 / flattest curvature", "The steep direction explodes long before that."),
            (1 / flat, "1 / flattest curvature", "The steep direction explodes long before that."),
            (steep / 2, "half of the steepest curvature", divide),
            (2 / (steep + flat), "2 / (steepest + flattest)", steepest_only),
        ),
        hint="It explodes where one of the factors, 1 − α · curvature, falls below −1. Which direction is first?",
        why="why does the steepest direction decide?",
        model_answer="Its factor falls fastest as the learning rate grows, so it is the first to pass −1. "
        "Then the steps grow along it, however quietly the other directions behave.",
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
def scaled():
    """Ask what scaling the inputs does to training."""
    return ChoiceTask(
        prompt="Before training, you subtract from every input the mean of the inputs, and divide by "
        "their spread. What does that do to training, each time with half of the largest learning rate that "
        "does not explode?",
        options={
            "It takes just as long": "The line is the same, but the bowl is another one: "
            "the two curvatures become equal.",
            "It gets there in fewer epochs": "The two curvatures become equal. "
            "One learning rate is then right for both directions, so no direction creeps any more.",
            "It takes longer": "Nothing is lost by it: the bowl only becomes round, and the steps go straight down.",
        },
        answer="It gets there in fewer epochs",
        hint="What made training slow: the number of examples, or the shape of the bowl?",
        why="what does one have to remember, when the trained neuron is used on a new input?",
        model_answer="To scale the new input by the same mean and the same spread. The weight and the "
        "bias were learned for scaled inputs.",
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


QUESTIONS = (mean_slope, along_one_direction, limit, floor, more_noise, scaled, *batch_questions.QUESTIONS)
