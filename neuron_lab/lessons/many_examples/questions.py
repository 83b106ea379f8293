"""What lesson 7 asks."""

from neuron_lab import least_squares
from neuron_lab.lessons.shared.quantities import DL_DW, ERROR, LEARNING_RATE, LOSS, X, Y
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.numbers import as_given, number
from neuron_lab.ui.questions import ChoiceTask, Mistake, NumberTask, Option, Question, tenths


def mean_slope(x1, e1, x2, e2, x3, e3):
    """Ask for dL/dw over three examples: the mean of their slopes.

    With two of them the 2 of the square and the 2 of the mean would cancel, and who forgets both would be right.
    """
    slopes = 2 * e1 * x1, 2 * e2 * x2, 2 * e3 * x3
    mean, error = sum(slopes) / 3, (e1 + e2 + e3) / 3
    without_minus = sum(map(abs, slopes)) / 3  # the inputs are above 0
    terms = (
        part
        for index, e, x in zip("₁₂₃", (e1, e2, e3), (x1, x2, x3), strict=True)
        for part in (
            "( 2 ·" if index == "₁" else "+ 2 ·",
            ERROR(e)._replace(symbol=f"e{index}"),
            "·",
            X(x)._replace(symbol=f"x{index}"),
        )
    )
    return NumberTask(
        prompt=f"Three examples: at x = {as_given(x1)} the error is {as_given(e1)}, at x = {as_given(x2)} it "
        f"is {as_given(e2)}, and at x = {as_given(x3)} it is {as_given(e3)}. The loss is the mean of their squared "
        "errors. What is dL/dw?",
        solution=(Equation(DL_DW(mean), *terms, ") / 3"),),
        mistakes=(
            Mistake(
                sum(slopes),
                "the sum of the three slopes",
                "The loss is a mean, so its slope is one: divide by 3.",
            ),
            Mistake(
                mean / 2, "the mean of e · x", "The 2 of the square is missing: each slope is 2 · e · x."
            ),
            Mistake(
                sum(slopes) / 2,
                "the sum of e · x",
                "Each slope has a 2 in front, and the loss is a mean: two steps are missing.",
            ),
            Mistake(
                2 * error,
                "the mean of 2 · e, which is dL/db",
                "On the way to w, each error is multiplied by its x.",
            ),
            Mistake(
                slopes[0],
                "the slope of the first example",
                "The others have a say as well: take the mean.",
            ),
            Mistake(
                slopes[1],
                "the slope of the second example",
                "The others have a say as well: take the mean.",
            ),
            Mistake(
                slopes[2],
                "the slope of the third example",
                "The others have a say as well: take the mean.",
            ),
            Mistake(
                2 * error * (x1 + x2 + x3) / 3,
                "2 times the mean error times the mean input",
                "Multiply each error by its own input first, then take the mean.",
            ),
            Mistake(
                -mean,
                "the answer with its sign turned round",
                "The errors have their signs already: put them in as they are.",
            ),
            Mistake(
                without_minus,
                "what comes out where every minus is lost",
                "An error below 0 pulls the other way: it keeps its sign.",
            ),
        ),
        hint="Each example has a slope of its own, 2 · e · x. The loss is a mean, so take the mean of the slopes.",
        why="why can dL/dw be 0 although no example is met?",
        model_answer="The examples pull in opposite directions. Where their pulls balance, no small "
        "change of w helps: a gain at one example is a loss at another.",
    )


def direction_factor(curvature, learning_rate):
    """Ask what one step multiplies the error along one direction by."""
    factor = least_squares.direction_factor(curvature, learning_rate)
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
            Mistake(
                -factor,
                "α · curvature − 1",
                "The other way round: of the whole distance, which is 1, a part is taken away.",
            ),
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
                (y1 + y2) / 2,
                "what the best line says there",
                "Its loss is asked: the mean of the two squared errors.",
            ),
            Mistake(
                0.0, "the loss of a line that meets both", "There is none: at one input it says one number."
            ),
            Mistake(
                apart**2 / 2,
                "the loss on one of them, and also the sum of the two squares halfway",
                "Go halfway, and take the mean.",
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
        "their spread. What does that do to training, each time with half of the largest learning rate that "
        "does not explode?",
        options=(
            Option(
                _SAME, "The line is the same, but the bowl is another one: the two curvatures become equal."
            ),
            Option(
                _FASTER,
                "The two curvatures become equal. One learning rate is then right for both directions, so no "
                "direction creeps any more.",
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


_TWICE, _FOUR_TIMES, _AS_BEFORE = "It is twice as high", "It is four times as high", "It stays where it was"


def more_noise():
    """Ask what twice the noise does to the floor."""
    return ChoiceTask(
        prompt="Without noise, one line would meet all the targets. With some noise none does, and there is a floor. "
        "Now every target gets twice as much of the same noise. What becomes of the floor?",
        options=(
            Option(
                _AS_BEFORE,
                "No line follows this noise better than before, so what is left over grows with the noise.",
            ),
            Option(_TWICE, "Each error that is left becomes twice as large. But the loss takes its square."),
            Option(
                _FOUR_TIMES,
                "Each error that is left becomes twice as large, and so its square four times as large.",
            ),
        ),
        answer=_FOUR_TIMES,
        hint="What becomes of the errors that the best line leaves? And of their squares?",
        why="why is the floor no fault of the training?",
        model_answer="It is the loss of the best of all lines. What is left is the noise that no line can follow, "
        "however long one trains.",
    )


_FULL, _FEW, _SINGLE = "All of them at once", "Eight at a time", "One at a time"


def ahead():
    """Ask which size of batch has the lowest loss after one epoch."""
    return ChoiceTask(
        prompt="Three runs start from the same line, with the same small learning rate. They take the same 32 "
        "examples: the first all of them at once, the second eight at a time, the third one at a time. Each has "
        "seen every example once. Which has the lowest loss now?",
        options=(
            Option(
                _FULL, "Its step points straight downhill. But it was only one step, and the rate is small."
            ),
            Option(_FEW, "It has taken four steps, each by eight examples. One of the others took more."),
            Option(
                _SINGLE,
                "It has taken 32 steps. Each points only roughly downhill, but at a small learning rate that evens "
                "out, and it has come furthest.",
            ),
        ),
        answer=_SINGLE,
        hint="How many steps has each of them taken in the epoch?",
        why="why does that change when the learning rate is large?",
        model_answer="A long step that goes by one example overshoots what the others need. Then the many steps "
        "jump about, and the few straight ones arrive.",
    )


_GO_ON, _STOP, _LOWER = (
    "Go on: it jitters, and still falls",
    "Stop: it no longer falls",
    "Lower the learning rate: it explodes",
)
_RUNS = {
    "falls": (
        (0.31, 0.27, 0.29, 0.25, 0.27, 0.24),
        (0.52, 0.55, 0.49, 0.44, 0.47, 0.42),
        (0.80, 0.71, 0.74, 0.69, 0.60, 0.63),
    ),
    "stays": (
        (0.24, 0.27, 0.25, 0.27, 0.24, 0.25),
        (0.43, 0.40, 0.42, 0.41, 0.42, 0.42),
        (0.66, 0.71, 0.68, 0.69, 0.70, 0.66),
    ),
    "grows": (
        (0.25, 0.31, 0.30, 0.42, 0.55, 0.74),
        (0.40, 0.39, 0.47, 0.62, 0.91, 1.38),
    ),
}


def when_to_stop(losses):
    """Ask what to do about a run with losses that jitter."""
    fate = next(fate for fate, runs in _RUNS.items() if losses in runs)
    before, now = (number(sum(half) / 3) for half in (losses[:3], losses[3:]))
    means = f"the mean of the last three is {now}, that of the three before {before}"
    options = {
        "falls": (
            Option(_GO_ON, f"It goes up now and then, but {means}."),
            Option(_STOP, f"A single rise says little where the loss jitters: {means}."),
            Option(_LOWER, f"Where it explodes, the loss grows on the whole. Here {means}."),
        ),
        "stays": (
            Option(_GO_ON, f"It falls now and then, but it comes no lower: {means}."),
            Option(_STOP, f"It only jitters now: {means}."),
            Option(_LOWER, f"Where it explodes, the loss grows on the whole. Here {means}."),
        ),
        "grows": (
            Option(_GO_ON, f"It does not fall: {means}."),
            Option(_STOP, f"It does not rest, it grows: {means}. The steps are too long."),
            Option(_LOWER, f"It grows further and further: {means}. The steps are too long."),
        ),
    }[fate]
    return ChoiceTask(
        prompt=f"A run with small batches has had these losses in its last six epochs: "
        f"{', '.join(map(number, losses))}. What do you do?",
        options=options,
        answer={"falls": _GO_ON, "stays": _STOP, "grows": _LOWER}[fate],
        hint="Compare the mean of the last three with the mean of the three before.",
        why="why is the last loss alone no good guide?",
        model_answer="With small batches each step goes by a few examples only, so the loss goes up and down by "
        "chance. A mean over several epochs shows where it is heading.",
    )


QUESTIONS = (
    Question(
        "mean_slope",
        mean_slope,
        {"x1": 1.0, "e1": 0.5, "x2": 2.0, "e2": -0.4, "x3": 4.0, "e3": 0.6},
        lambda draw: {
            "x1": float(draw.choice([1, 2])),
            "e1": tenths(draw, -1, 1),
            "x2": float(draw.choice([2, 3])),
            "e2": tenths(draw, -1, 1),
            "x3": float(draw.choice([4, 5])),
            "e3": tenths(draw, -1, 1),
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
    Question("more_noise", more_noise, {}),
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
    Question("ahead", ahead, {}),
    Question(
        "when_to_stop",
        when_to_stop,
        {"losses": _RUNS["falls"][0]},
        lambda draw: {"losses": draw.choice([run for runs in _RUNS.values() for run in runs])},
    ),
)
