"""What lesson 8 asks."""

from neuron_lab.least_squares import direction_factor
from neuron_lab.lessons.bowl import batch_questions
from neuron_lab.lessons.shared import update_tasks
from neuron_lab.lessons.shared.quantities import LEARNING_RATE, LOSS, W
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.numbers import as_given
from neuron_lab.ui.questions import ChoiceTask, NumberTask, question, tenths


def _two_slopes(draw):
    w1 = draw.randint(-8, 6) / 10
    w2 = w1 + draw.choice([0.2, 0.4, 0.5])
    slope = tenths(draw, -3, 1)
    return {
        "w1": round(w1, 1),
        "slope1": slope,
        "w2": round(w2, 1),
        "slope2": round(slope + draw.choice([2, 3, 4, 5, 6, 9]) * (w2 - w1), 2),
    }


@question(first={"w1": 0.3, "slope1": -2.1, "w2": 0.7, "slope2": 0.3}, draw=_two_slopes)
def curvature(w1, slope1, w2, slope2):
    """Ask how much the slope grows for each 1 of the weight."""
    change, way = slope2 - slope1, w2 - w1
    here, there = (
        Term(f"slope at w{index}", slope, LOSS.colour) for index, slope in (("₁", slope1), ("₂", slope2))
    )
    start, end = (W(w)._replace(symbol=f"w{index}") for index, w in (("₁", w1), ("₂", w2)))
    return NumberTask(
        prompt=f"At w = {as_given(w1)} the slope of the loss is {as_given(slope1)}, and at w = {as_given(w2)} it is "
        f"{as_given(slope2)}. How much does the slope grow for each 1 of w?",
        solution=(
            Equation(Term("curvature", change / way), "(", there, "−", here, ") / (", end, "−", start, ")"),
        ),
        slips=(
            (change, "how much it grows on this way", "The way is not 1 long: divide by its length."),
            (way, "how long the way is", "Divide by that what the slope grows by."),
            (
                way / change,
                "the way divided by what the slope grows by",
                "The other way round: slope for each w.",
            ),
            (change * way, "what the slope grows by, times the way", "For each 1 of w: divide by the way."),
            (
                (slope1 + slope2) / way,
                "the sum of the slopes, divided by the way",
                "Take what lies between the two.",
            ),
            (
                -change / way,
                "the answer with its sign turned round",
                "The slope grows: from the first to the second.",
            ),
        ),
        hint="How much does the slope grow between the two, and how long is the way?",
        why="why is the curvature called a slope of a slope?",
        model_answer="A slope says how much something grows for each 1 that one goes. Here the thing that grows is "
        "itself a slope: that of the loss.",
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


QUESTIONS = (curvature, along_one_direction, limit, scaled, *batch_questions.QUESTIONS)
RECALL = question(
    first={"w": 0.7, "slope": -1.2, "learning_rate": 0.2},
    draw=lambda draw: {
        "w": tenths(draw, -2, 2),
        "slope": tenths(draw, -4, 4),
        "learning_rate": draw.choice([0.1, 0.2, 0.3]),
    },
)(update_tasks.new_weight)
