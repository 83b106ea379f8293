"""What lesson 10 asks about one layer upon another."""

from neuron_lab.lessons.shared import layer_tasks
from neuron_lab.lessons.shared.quantities import W1, W2, B, W
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.numbers import as_given
from neuron_lab.ui.questions import ChoiceTask, NumberTask, question, tenths
from neuron_lab.ui.style import RED


@question()
def stack():
    """Ask what many layers without an activation can do."""
    return ChoiceTask(
        prompt="A network has ten layers, one after another. No neuron bends its result: each gives just its "
        "weights times its inputs, plus its bias. Which boundary can it draw between two classes of points?",
        options={
            "A curve, if there are enough layers": "However many there are, "
            "each takes straight lines and makes straight lines.",
            "A straight line, no more": "Straight lines of straight lines are straight: ten layers are worth one.",
            "Any shape at all": "For that it would have to bend somewhere, and no neuron here bends anything.",
        },
        answer="A straight line, no more",
        hint="Put one formula w · x + b into another. What kind of formula comes out?",
        why="what is missing?",
        model_answer="Something between the layers that bends: an activation, such as tanh or relu.",
    )


@question()
def corners():
    """Ask which activation makes a boundary with corners."""
    return ChoiceTask(
        prompt="Two networks learn to tell the same two classes apart. One has relu as its activation, the other "
        "tanh. With which does the boundary have corners?",
        options={
            "With tanh": "tanh is smooth everywhere. Sums of smooth curves are smooth, so no corner can come of it.",
            "With relu": "relu is straight on both sides of 0 and has a corner there. "
            "So the boundary is made of straight pieces that meet in corners.",
            "With both": "One of them has no corner anywhere, so none can come of it.",
            "With neither": "One of them has a corner, at 0. It comes back in the boundary.",
        },
        answer="With relu",
        hint="Over s, relu is two straight pieces, and tanh one curve shaped like an S. Which one has a corner?",
        why="how many corners can eight neurons make at most along one straight way?",
        model_answer="Eight: each neuron has one place on the way where it passes 0, and so at most one corner.",
    )


def _drawn_corner(draw):
    return {
        "w": float(draw.choice([-5, -4, -2, 2, 4, 5])),
        "b": float(draw.choice([-7, -6, -3, -1, 1, 3, 6, 7])),
    }


@question(first={"w": 2.0, "b": -3.0}, draw=_drawn_corner)
def corner_place(w, b):
    """Ask for the input at which a neuron with relu has its corner."""
    turned = "There the sum is twice the bias, not 0: mind the sign."
    divide = "The input is multiplied by the weight. So divide by it."
    return NumberTask(
        prompt=f"A hidden neuron with one input gives relu(s), with s = {as_given(w)} · x "
        f"{'+' if b > 0 else '−'} {as_given(abs(b))}. At which input x is its corner?",
        solution=(Equation(Term("x", -b / w), "−", B(b), "/", W(w)),),
        slips=(
            (b / w, "b / w", turned),
            (-b, "−b", divide),
            (b, "the bias", "The corner lies where the whole sum is 0, and not at x = b."),
            (-b * w, "−b · w", "To undo a product, divide."),
            (-w / b, "−w / b", "It is turned over: divide the bias by the weight."),
        ),
        hint="relu bends where its sum s is 0. For which x is that so?",
        why="what would the neuron have there without relu?",
        model_answer="No corner: it would go straight on through 0, above on one side and below on the other.",
    )


@question(
    first={"w1": 0.5, "b1": 0.2, "w2": 3.0, "b2": 0.1},
    draw=lambda draw: {
        "w1": tenths(draw, -1.5, 1.5, but=(0, 1)),
        "b1": tenths(draw, 0.1, 0.9),
        "w2": tenths(draw, -3, 3, but=(0, 1)),
        "b2": tenths(draw, 0.1, 0.9),
    },
)
def linear_stack(w1, b1, w2, b2):
    """Ask for the weight of the one neuron that does what two in a row do."""
    weight = w2 * w1
    bias_too = "That holds the bias too. Only what stands in front of x is asked."
    only_added = "A bias is added to what comes out. It does not multiply x."
    return NumberTask(
        prompt=f"One neuron gives s = {as_given(w1)} · x + {as_given(b1)}. A second one takes that s, and nothing is "
        f"done in between: ŷ = {as_given(w2)} · s + {as_given(b2)}. A single neuron could do the same. What is "
        "its weight?",
        solution=(Equation(Term("weight", weight, W.colour), W2(w2), "·", W1(w1)),),
        slips=(
            (w1 + w2, "the sum of the weights", "The second weight multiplies all of s: multiply."),
            (w2, "the second weight", "The input was multiplied once before."),
            (w1, "the first weight", "What it gives is multiplied once more."),
            (w2 * b1 + b2, "the bias of the single neuron", "Its weight is what stands in front of x."),
            (w2 * (w1 + b1) + b2, "what comes out for x = 1", bias_too),
            (weight + b2, "the weight plus the second bias", only_added),
            (weight + b1 + b2, "the weight plus both biases", "Neither of them multiplies x."),
        ),
        hint="Put s into the second formula. What stands in front of x?",
        why="what do a hundred such neurons in a row amount to?",
        model_answer="To one neuron, whose weight is the product of all hundred: still a straight line.",
    )


@question(
    first={"d1": 0.7, "d2": -0.2, "v1": 0.6, "v2": 1.5},
    draw=lambda draw: {
        "d1": tenths(draw, -0.9, 0.9),
        "d2": tenths(draw, -0.9, 0.9),
        "v1": tenths(draw, -1.9, 1.9, but=(0, 1)),
        "v2": tenths(draw, -1.9, 1.9, but=(0, 1)),
    },
)
def two_ways(d1, d2, v1, v2):
    """Ask for the slope of a hidden neuron's output, which reaches the loss in two ways."""
    one, other = d1 * v1, d2 * v2
    way_1 = Term("dL/dŷ₁", d1, RED), "·", W._replace(symbol="v₁")(v1)
    way_2 = Term("dL/dŷ₂", d2, RED), "·", W._replace(symbol="v₂")(v2)
    crossed = "They are crossed: each slope goes back through the weight of its own neuron."
    by_weight = "On its way back, each is multiplied by the weight first."
    return NumberTask(
        prompt="A hidden neuron gives its output h to two neurons. The first one multiplies it by the weight "
        f"{as_given(v1)}, the second by {as_given(v2)}. The slope of the loss at their outputs, dL/dŷ, is "
        f"{as_given(d1)} for the first and {as_given(d2)} for the second. What is the slope for h, dL/dh?",
        solution=(Equation(Term("dL/dh", one + other, RED), *way_1, "+", *way_2),),
        slips=(
            (one, "the way through the first neuron", "The other way is missing: add it."),
            (other, "the way through the second neuron", "The other way is still missing: add it."),
            (d1 * v2 + d2 * v1, "dL/dŷ₁ · v₂ + dL/dŷ₂ · v₁", crossed),
            (d1 + d2, "the sum of the two slopes", by_weight),
            (one * other, "the product of the two ways", "Along a way one multiplies; ways are added."),
            (one - other, "the first way minus the second", "Add them, each with the sign that it has."),
            ((one + other) / 2, "the mean of the two ways", "The loss feels both of them in full."),
        ),
        hint="Multiply the slopes along each way, as in lesson 4. Then add the two ways.",
        why="why are the two ways added?",
        model_answer="A small change of h changes what both neurons say, and the loss changes by what comes through "
        "the one and through the other, together.",
    )


RECALL = question(
    first={"w11": 0.3, "w12": -0.5, "w21": 0.6, "w22": 0.2, "b1": -0.1, "b2": 0.7, "x1": -2.0, "x2": 3.0},
    draw=layer_tasks.two_neurons,
)(layer_tasks.layer_output)

QUESTIONS = (stack, linear_stack, corner_place, corners, two_ways)
