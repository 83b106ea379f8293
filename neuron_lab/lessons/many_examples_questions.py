"""What lesson 7 asks."""

from neuron_lab.lessons.quantities import DL_DW, ERROR, LEARNING_RATE, LOSS, X, Y
from neuron_lab.show.equation import Equation, Term
from neuron_lab.show.questions import ChoiceTask, Mistake, NumberTask, Option, Question, tenths
from neuron_lab.show.style import as_given


def mean_slope(x1, e1, x2, e2):
    """Ask for dL/dw over two examples: the mean of their slopes."""
    slopes = 2 * e1 * x1, 2 * e2 * x2
    mean = sum(slopes) / 2
    return NumberTask(
        prompt=f"Two examples: at x = {as_given(x1)} the error is {as_given(e1)}, at x = {as_given(x2)} it "
        f"is {as_given(e2)}. The loss is the mean of their squared errors. What is dL/dw?",
        solution=(
            Equation(
                DL_DW(mean),
                "( 2 ·",
                ERROR(e1)._replace(symbol="e₁"),
                "·",
                X(x1)._replace(symbol="x₁"),
                "+ 2 ·",
                ERROR(e2)._replace(symbol="e₂"),
                "·",
                X(x2)._replace(symbol="x₂"),
                ") / 2",
            ),
        ),
        mistakes=(
            Mistake(
                sum(slopes),
                "the sum of the two slopes",
                "The loss is a mean, so its slope is one: divide by 2.",
            ),
            Mistake(
                mean / 2, "the mean of e · x", "The 2 of the square is missing: each slope is 2 · e · x."
            ),
            Mistake(
                e1 + e2,
                "the mean of 2 · e, which is dL/db",
                "On the way to w, each error is multiplied by its x.",
            ),
            Mistake(
                slopes[0],
                "the slope of the first example",
                "The second one has a say as well: take the mean.",
            ),
            Mistake(
                slopes[1],
                "the slope of the second example",
                "The first one has a say as well: take the mean.",
            ),
            Mistake(
                (e1 + e2) * (x1 + x2) / 2,
                "2 times the mean error times the mean input",
                "Multiply each error by its own input first, then take the mean.",
            ),
        ),
        hint="Each example has a slope of its own, 2 · e · x. The loss is a mean, so take the mean of the slopes.",
        why="why can dL/dw be 0 although no example is met?",
        model_answer="The examples pull in opposite directions. Where their pulls balance, no small "
        "change of w helps: a gain at one example is a loss at the other.",
    )


def direction_factor(curvature, learning_rate):
    """Ask what one step multiplies the error along one direction by."""
    factor = 1 - learning_rate * curvature
    return NumberTask(
        prompt=f"Along one direction the bowl has the curvature {as_given(curvature)}. The learning rate "
        f"is {as_given(learning_rate)}. What does one step multiply the distance from the lowest point by, "
        "along that direction?",
        solution=(
            Equation(
                Term("factor", factor), "1 −", LEARNING_RATE(learning_rate), "·", Term("curvature", curvature)
            ),
        ),
        mistakes=(
            Mistake(1 - factor, "the part that is taken away", "What is left is 1 minus that."),
            Mistake(2 - factor, "1 + α · curvature", "The step goes downhill: minus."),
            Mistake(
                2 * factor - 1, "1 − 2 · α · curvature", "The 2 of the square is in the curvature already."
            ),
            Mistake(
                factor**2,
                "the square of it",
                "That is for the loss. The distance is multiplied by the factor itself.",
            ),
            Mistake(curvature - learning_rate, "the curvature minus α", "The factor is 1 − α · curvature."),
        ),
        hint="The slope at a distance d from the lowest point is curvature · d. A step takes away α times that.",
        why="why is one learning rate not right for two directions?",
        model_answer="Each direction has a curvature, and so a factor, of its own. The rate that brings "
        "the steep direction's factor to 0 leaves the flat one's close to 1.",
    )


def limit(steep, flat):
    """Ask for the largest learning rate that does not explode."""
    return NumberTask(
        prompt=f"A bowl has the curvature {as_given(steep)} in its steepest direction and {as_given(flat)} "
        "in its flattest. Above which learning rate does training explode?",
        solution=(
            Equation(LEARNING_RATE(2 / steep)._replace(digits=2), "2 /", Term("steepest curvature", steep)),
        ),
        mistakes=(
            Mistake(
                1 / steep,
                "1 / steepest curvature",
                "There its factor is 0. It explodes where the factor passes −1.",
            ),
            Mistake(2 / flat, "2 / flattest curvature", "The steep direction explodes long before that."),
            Mistake(1 / flat, "1 / flattest curvature", "The steep direction explodes long before that."),
            Mistake(
                steep / 2,
                "half of the steepest curvature",
                "The steeper the bowl, the smaller the steps must be: divide 2 by it.",
            ),
            Mistake(
                2 / (steep + flat),
                "2 / (steepest + flattest)",
                "The flat direction has no say in this: only the steepest one counts.",
            ),
        ),
        hint="It explodes where one of the factors, 1 − α · curvature, falls below −1. Which direction is first?",
        why="why does the steepest direction decide?",
        model_answer="Its factor falls fastest as the learning rate grows, so it is the first to pass −1. "
        "Then the steps grow along it, however quietly the other directions behave.",
    )


def updates_per_epoch(examples, batch):
    """Ask how many updates an epoch has."""
    return NumberTask(
        prompt=f"There are {examples} examples, and each update looks at a batch of {batch} of them. How "
        "many updates are made in one epoch, that is, until every example was used once?",
        solution=(
            Equation(
                Term("updates", examples / batch, digits=0),
                Term("examples", examples, digits=0),
                "/",
                Term("batch", batch, digits=0),
            ),
        ),
        digits=0,
        mistakes=(
            Mistake(1, "what a full batch makes", "Here a batch is a part of the examples."),
            Mistake(batch, "the size of a batch", "How many such batches are there?"),
            Mistake(examples, "one update for each example", "Here a batch of examples shares one update."),
            Mistake(
                examples - batch, "what is left after the first batch", "How many batches are there in all?"
            ),
        ),
        hint="Each example is used once, a batch at a time.",
        why="what do smaller batches give, and what do they cost?",
        model_answer="More steps for the same look at the data. But each step goes by a few examples "
        "only, so it points only roughly downhill, and the loss jitters instead of coming to rest.",
    )


def floor(y1, y2):
    """Ask for the lowest loss over two examples that no line can meet both."""
    apart = abs(y2 - y1)
    low, high = Term("y₁", y1, Y.colour), Term("y₂", y2, Y.colour)
    return NumberTask(
        prompt=f"Two examples have the same input, but different targets: {as_given(y1)} and "
        f"{as_given(y2)}. The line can meet only one of them, or run between. What is the lowest loss that "
        "it can have?",
        solution=(
            Equation(Term("lowest L", (apart / 2) ** 2, LOSS.colour), "((", high, "−", low, ") / 2)²"),
        ),
        mistakes=(
            Mistake(
                0.0, "the loss of a line that meets both", "There is none: at one input it says one number."
            ),
            Mistake(
                apart**2 / 2,
                "the loss of a line that meets one of them",
                "Halfway between, both errors are smaller.",
            ),
            Mistake(
                apart**2,
                "the square of the whole distance",
                "Halfway between, each error is half of the distance.",
            ),
            Mistake(
                apart / 2, "the size of each error, halfway between", "The loss is the mean of their squares."
            ),
            Mistake(
                apart,
                "the distance of the two targets",
                "Halfway between, each error is half of it. Then square.",
            ),
        ),
        hint="Halfway between the two, each error is half of their distance. The loss is the mean of the two squares.",
        why="why is halfway between better than on one of them?",
        model_answer="On one of them, one square is 0 and the other is the whole distance squared. "
        "Halfway, both are a quarter of that, and together only half.",
    )


_FASTER, _SAME, _SLOWER = "It gets there in fewer epochs", "It takes just as long", "It takes longer"


def scaled():
    """Ask what scaling the inputs does to training."""
    return ChoiceTask(
        prompt="Before training, you subtract from every input the mean of the inputs, and divide by "
        "their spread. What does that do to training, with half the largest learning rate?",
        options=(
            Option(
                _SAME, "The line is the same, but the bowl is another one: the two curvatures become equal."
            ),
            Option(
                _FASTER,
                "The two curvatures become equal. One learning rate is then right for both directions.",
            ),
            Option(
                _SLOWER, "Nothing is lost by it: the bowl only becomes round, and the steps go straight down."
            ),
        ),
        answer=_FASTER,
        hint="What made training slow: the number of examples, or the shape of the bowl?",
        why="what does one have to remember, when the trained neuron is used on a new input?",
        model_answer="To scale the new input by the same mean and the same spread. The weight and the "
        "bias were learned for scaled inputs.",
    )


QUESTIONS = (
    Question(
        "mean_slope",
        mean_slope,
        {"x1": 1.0, "e1": 0.5, "x2": 3.0, "e2": -0.4},
        lambda draw: {
            "x1": float(draw.choice([1, 2, 3])),
            "e1": tenths(draw, -1, 1),
            "x2": float(draw.choice([2, 3, 4, 5])),
            "e2": tenths(draw, -1, 1),
        },
    ),
    Question(
        "direction_factor",
        direction_factor,
        {"curvature": 4.0, "learning_rate": 0.1},
        lambda draw: {
            "curvature": draw.choice([0.5, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 11.0]),
            "learning_rate": draw.choice([0.05, 0.1, 0.2, 0.3]),
        },
    ),
    Question(
        "limit",
        limit,
        {"steep": 8.0, "flat": 0.4},
        lambda draw: {
            "steep": float(draw.choice([4, 5, 8, 10, 16, 20])),
            "flat": draw.choice([0.1, 0.2, 0.25, 0.4, 0.5, 0.8, 1.0]),
        },
    ),
    Question(
        "floor",
        floor,
        {"y1": 1.0, "y2": 4.0},
        lambda draw: {"y1": float(draw.randint(-3, 4)), "y2": float(draw.randint(-3, 9))},
    ),
    Question("scaled", scaled, {}),
    Question(
        "updates_per_epoch",
        updates_per_epoch,
        {"examples": 60, "batch": 15},
        lambda draw: dict(
            zip(
                ("examples", "batch"),
                draw.choice([(60, 10), (60, 12), (100, 20), (100, 25), (48, 8), (1000, 50), (64, 4)]),
                strict=True,
            )
        ),
    ),
)
