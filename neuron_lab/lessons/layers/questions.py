"""What lesson 8 asks."""

import numpy as np

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.quantities import W1, W2, X1, X2, Y_HAT, B, W
from neuron_lab.network import Layer, dense
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.numbers import as_given
from neuron_lab.ui.questions import ChoiceTask, Mistake, NumberTask, Option, Question, tenths
from neuron_lab.ui.style import RED


def dot_product(w1, w2, b, x1, x2):
    """Ask for ŷ with two inputs."""
    y_hat = w1 * x1 + w2 * x2 + b
    return NumberTask(
        prompt=f"A neuron has two inputs. Its weights are w₁ = {as_given(w1)} and w₂ = {as_given(w2)}, its bias is "
        f"b = {as_given(b)}. The inputs are x₁ = {as_given(x1)} and x₂ = {as_given(x2)}. What is its "
        "prediction ŷ?",
        solution=(Equation(Y_HAT(y_hat), W1(w1), "·", X1(x1), "+", W2(w2), "·", X2(x2), "+", B(b)),),
        mistakes=(
            Mistake(w1 * x1 + w2 * x2, "the two products", "The bias is still missing: add b."),
            Mistake(
                w1 + x1 + w2 + x2 + b,
                "the sum of all five numbers",
                "Each weight multiplies its own input; then everything is added.",
            ),
            Mistake(
                w1 * x2 + w2 * x1 + b,
                "w₁ · x₂ + w₂ · x₁ + b",
                "The weights are crossed: w₁ belongs to x₁ and w₂ to x₂.",
            ),
            Mistake(w1 * x1 + b, "w₁ · x₁ + b", "The second input counts as well: add w₂ · x₂."),
            Mistake(w2 * x2 + b, "w₂ · x₂ + b", "The first input counts as well: add w₁ · x₁."),
            Mistake(w1 * x1 * w2 * x2 + b, "w₁ · x₁ · w₂ · x₂ + b", "The two products are added."),
            Mistake(
                (w1 + w2) * (x1 + x2) + b,
                "(w₁ + w₂) · (x₁ + x₂) + b",
                "Multiply first: each weight by its own input. Then add.",
            ),
            Mistake(
                w1 * x1 - w2 * x2 + b,
                "w₁ · x₁ − w₂ · x₂ + b",
                "The second product has the wrong sign: is a minus lost?",
            ),
            Mistake(
                w2 * x2 - w1 * x1 + b,
                "w₂ · x₂ − w₁ · x₁ + b",
                "The first product has the wrong sign: is a minus lost?",
            ),
        ),
        hint="Each weight times its own input; add the two products, then the bias.",
        why="what does a weight of 0 do?",
        model_answer="It makes the neuron blind to that input: the product is 0, whatever the input is.",
        shows={"w1": w1, "w2": w2, "b": b, "x1": x1, "x2": x2},
    )


def layer_output(w11, w12, w21, w22, b1, b2, x1, x2):
    """Ask what the second of two neurons says."""
    weights, biases = np.array([[w11, w12], [w21, w22]]), np.array([b1, b2])
    first, second = dense(np.array([x1, x2]), Layer(weights, biases)).tolist()
    terms = (
        W._replace(symbol="w₂₁")(w21),
        "·",
        X1(x1),
        "+",
        W._replace(symbol="w₂₂")(w22),
        "·",
        X2(x2),
        "+",
        B._replace(symbol="b₂")(b2),
    )
    return NumberTask(
        prompt="A layer has two neurons. The first row of its weights is "
        f"({as_given(w11)}, {as_given(w12)}), the second row ({as_given(w21)}, {as_given(w22)}). The biases are "
        f"{as_given(b1)} and {as_given(b2)}. The inputs are {as_given(x1)} and {as_given(x2)}. What does the "
        "second neuron say?",
        solution=(Equation(Y_HAT._replace(symbol="ŷ₂")(second), *terms),),
        mistakes=(
            Mistake(
                w12 * x1 + w22 * x2 + b2,
                "the second column times the inputs, plus the bias",
                "The weights of a neuron stand in a row, not in a column.",
            ),
            Mistake(first, "what the first neuron says", "The second neuron is the second row."),
            Mistake(
                second - b2 + b1, "with the bias of the first neuron", "Each neuron has a bias of its own."
            ),
            Mistake(second - b2, "the row times the inputs", "The bias is still missing: add it."),
            Mistake(
                w21 * x2 + w22 * x1 + b2,
                "the row times the inputs in the other order, plus the bias",
                "The first number of a row belongs to the first input.",
            ),
            Mistake(
                second - 2 * b2,
                "the row times the inputs, with the bias taken away",
                "The bias is added with the sign that it has.",
            ),
            Mistake(
                w11 * x1 + w21 * x2 + b2,
                "the first column times the inputs, plus the bias",
                "A column holds one weight of each neuron. A neuron is a row.",
            ),
        ),
        hint="Take the second row. Each of its numbers times its own input, added up, and then the second bias.",
        why="what do the two neurons share, and what not?",
        model_answer="They share the inputs. Each has weights and a bias of its own, a row of the matrix.",
    )


def parameters(inputs, neurons):
    """Ask how many parameters a layer has."""
    product = inputs * neurons
    return NumberTask(
        prompt=f"A layer has {inputs} inputs and {neurons} neurons. How many parameters has it, weights and "
        "biases together?",
        solution=(
            Equation(
                Term("parameters", product + neurons, digits=0),
                Term("neurons", neurons, digits=0),
                "·",
                Term("inputs", inputs, digits=0),
                "+",
                Term("neurons", neurons, digits=0),
            ),
        ),
        digits=0,
        mistakes=(
            Mistake(product, "the number of weights", "Each neuron has a bias as well."),
            Mistake(
                inputs + neurons,
                "inputs plus neurons",
                "Each neuron has a weight for every input: multiply.",
            ),
            Mistake(
                product + inputs,
                "a bias for each input",
                "It is the neuron that has a bias, not the input.",
            ),
            Mistake(
                product + inputs + neurons,
                "a bias for each input and for each neuron",
                "Only the neurons have biases.",
            ),
        ),
        hint="A neuron has one weight for each input, and one bias. How many have all neurons together?",
        why="with twice the inputs and, at the same time, twice the neurons, how many times as many weights are there?",
        model_answer="Four times as many: twice as many neurons, and each of them has twice as many weights. The "
        "biases only double.",
    )


def outer(d1, d2, x1, x2):
    """Ask for one entry of the gradient of a layer's weights."""
    slope = Term("dL/dw₂₁", d2 * x1, RED)
    return NumberTask(
        prompt="A layer has two inputs and two neurons. The slope of the loss for what the neurons say is "
        f"{as_given(d1)} for the first and {as_given(d2)} for the second. The inputs are {as_given(x1)} and "
        f"{as_given(x2)}. What is the slope for w₂₁, the second neuron's weight for the first input?",
        solution=(Equation(slope, Term("dL/dŷ₂", d2, RED), "·", X1(x1)),),
        mistakes=(
            Mistake(d1 * x2, "the slope for w₁₂", "The first index is the neuron, the second is the input."),
            Mistake(d2, "the slope for the neuron's bias", "On the way to a weight, multiply by its input."),
            Mistake(d1 * x1, "the slope for w₁₁", "This weight belongs to the second neuron."),
            Mistake(d2 * x2, "the slope for w₂₂", "This weight belongs to the first input."),
            Mistake(d2 + x1, "the sum of the two", "Slopes along a way are multiplied."),
            Mistake(
                -d2 * x1,
                "the slope with its sign turned round",
                "Put both numbers in with the sign they have.",
            ),
        ),
        hint="As in lesson 4: the slope for what the neuron says, times the input that the weight multiplies.",
        why="how many such products are there for 3 neurons and 4 inputs?",
        model_answer="Twelve, one for each weight: every neuron's slope times every input.",
    )


def linear_stack(w1, b1, w2, b2):
    """Ask for the weight of the one neuron that does what two in a row do."""
    return NumberTask(
        prompt=f"One neuron gives s = {as_given(w1)} · x + {as_given(b1)}. A second one takes that s, and nothing is "
        f"done in between: ŷ = {as_given(w2)} · s + {as_given(b2)}. A single neuron could do the same. What is "
        "its weight?",
        solution=(Equation(Term("weight", w2 * w1, W.colour), W2(w2), "·", W1(w1)),),
        mistakes=(
            Mistake(w1 + w2, "the sum of the weights", "The second weight multiplies all of s: multiply."),
            Mistake(w2, "the second weight", "The input was multiplied once before."),
            Mistake(w1, "the first weight", "What it gives is multiplied once more."),
            Mistake(
                w2 * b1 + b2,
                "the bias of the single neuron",
                "Its weight is what stands in front of x.",
            ),
            Mistake(
                w2 * (w1 + b1) + b2,
                "what comes out for x = 1",
                "That holds the bias too. Only what stands in front of x is asked.",
            ),
            Mistake(
                w2 * w1 + b2,
                "the weight plus the second bias",
                "A bias is added to what comes out. It does not multiply x.",
            ),
            Mistake(
                w2 * w1 + b1 + b2,
                "the weight plus both biases",
                "Neither of them multiplies x.",
            ),
        ),
        hint="Put s into the second formula. What stands in front of x?",
        why="what do a hundred such neurons in a row amount to?",
        model_answer="To one neuron, whose weight is the product of all hundred: still a straight line.",
    )


def two_ways(d1, d2, v1, v2):
    """Ask for the slope of a hidden neuron's output, which reaches the loss on two ways."""
    one, other = d1 * v1, d2 * v2
    slope = Term("dL/dh", one + other, RED)
    return NumberTask(
        prompt="A hidden neuron gives its output h to two neurons. The first one multiplies it by the weight "
        f"{as_given(v1)}, the second by {as_given(v2)}. The slope of the loss for what they say is {as_given(d1)} "
        f"for the first and {as_given(d2)} for the second. What is the slope of the loss for h?",
        solution=(
            Equation(
                slope,
                Term("dL/ds₁", d1, RED),
                "·",
                W._replace(symbol="v₁")(v1),
                "+",
                Term("dL/ds₂", d2, RED),
                "·",
                W._replace(symbol="v₂")(v2),
            ),
        ),
        mistakes=(
            Mistake(one, "the way through the first neuron", "The other way is missing: add it."),
            Mistake(other, "the way through the second neuron", "The other way is still missing: add it."),
            Mistake(
                d1 * v2 + d2 * v1,
                "dL/ds₁ · v₂ + dL/ds₂ · v₁",
                "They are crossed: each slope goes back through the weight of its own neuron.",
            ),
            Mistake(
                d1 + d2,
                "the sum of the two slopes",
                "On its way back, each is multiplied by the weight first.",
            ),
            Mistake(
                one * other, "the product of the two ways", "Along a way one multiplies; ways are added."
            ),
            Mistake(
                one - other, "the first way minus the second", "Add them, each with the sign that it has."
            ),
            Mistake((one + other) / 2, "the mean of the two ways", "The loss feels both of them in full."),
        ),
        hint="Multiply the slopes along each way, as in lesson 4. Then add the two ways.",
        why="why are the two ways added?",
        model_answer="A small change of h changes what both neurons say, and the loss changes by what comes through "
        "the one and through the other, together.",
    )


_LINE, _CURVE, _ALL = "A straight line, no more", "A curve, if there are enough layers", "Any shape at all"


def stack():
    """Ask what many layers without an activation can do."""
    return ChoiceTask(
        prompt="A network has ten layers, one after another. No neuron bends its result: each gives just its "
        "weights times its inputs, plus its bias. Which boundary can it draw between two classes of points?",
        options=(
            Option(_CURVE, "However many there are, each takes straight lines and makes straight lines."),
            Option(_LINE, "Straight lines of straight lines are straight: ten layers are worth one."),
            Option(_ALL, "For that it would have to bend somewhere, and no neuron here bends anything."),
        ),
        answer=_LINE,
        hint="Put one formula w · x + b into another. What kind of formula comes out?",
        why="what is missing?",
        model_answer="Something between the layers that bends: an activation, such as tanh or relu.",
    )


_FIRST, _EVERY, _NONE = "Only the first neuron's", "All three", "None of them"


def input_moves():
    """Ask which outputs of a layer an input moves."""
    return ChoiceTask(
        prompt="Three neurons look at the same two inputs, and none of their weights is 0. You move the first input, "
        "x₁. Which outputs move?",
        options=(
            Option(
                _FIRST,
                "It is the first input, not the input of the first neuron. All of them look at it.",
            ),
            Option(_EVERY, "Each neuron multiplies x₁ by a weight of its own, so each output moves."),
            Option(
                _NONE,
                "The weights stay where they are, but the products of x₁ with them do not stay the same.",
            ),
        ),
        answer=_EVERY,
        hint="Write down what the second neuron says. Does x₁ stand in it?",
        why="and which outputs move, if one weight of the second neuron moves?",
        model_answer="Only the second neuron's: a weight stands in one row, and a row makes one output.",
    )


_RELU, _TANH, _BOTH, _NEITHER = "With relu", "With tanh", "With both", "With neither"


def corners():
    """Ask which activation makes a boundary with corners."""
    return ChoiceTask(
        prompt="Two networks learn to tell the same two classes apart. One has relu as its activation, the other "
        "tanh. With which does the boundary have corners?",
        options=(
            Option(
                _TANH,
                "tanh is smooth everywhere. Sums of smooth curves are smooth, so no corner can come of it.",
            ),
            Option(
                _RELU,
                "relu is straight on both sides of 0 and has a corner there. So the boundary is made of straight "
                "pieces that meet in corners.",
            ),
            Option(_BOTH, "One of them has no corner anywhere, so none can come of it."),
            Option(_NEITHER, "One of them has a corner, at 0. It comes back in the boundary."),
        ),
        answer=_RELU,
        hint="Over s, relu is two straight pieces, and tanh one curve shaped like an S. Which one has a corner?",
        why="how many corners can eight neurons make at most along one straight way?",
        model_answer="Eight: each neuron has one place on the way where it passes 0, and so at most one corner.",
    )


def _weight(draw):
    return tenths(draw, -0.9, 0.9)


def _inputs(draw):
    x1, x2 = draw.sample([-3, -2, -1, 1, 2, 3, 4], 2)
    return {"x1": float(x1), "x2": float(x2)}


QUESTIONS = (
    Question(
        "dot_product",
        dot_product,
        {"w1": WORKED.w, "w2": 0.4, "b": WORKED.b, "x1": 3.0, "x2": -1.0},
        lambda draw: {
            "w1": _weight(draw),
            "w2": _weight(draw),
            "b": _weight(draw),
            "x1": float(draw.choice([-3, -2, 2, 3])),
            "x2": float(draw.choice([-3, -2, -1, 2, 3])),
        },
    ),
    Question(
        "layer_output",
        layer_output,
        {"w11": 0.5, "w12": 0.4, "w21": -0.3, "w22": 0.7, "b1": 0.1, "b2": -0.4, "x1": 3.0, "x2": 1.0},
        lambda draw: (
            {name: _weight(draw) for name in ("w11", "w12", "w21", "w22", "b1", "b2")} | _inputs(draw)
        ),
    ),
    Question(
        "parameters",
        parameters,
        {"inputs": 3, "neurons": 5},
        lambda draw: dict(zip(("inputs", "neurons"), draw.sample(range(2, 13), 2), strict=True)),
    ),
    Question(
        "outer",
        outer,
        {"d1": 0.4, "d2": -0.3, "x1": 2.0, "x2": 5.0},
        lambda draw: {"d1": _weight(draw), "d2": _weight(draw)} | _inputs(draw),
    ),
    Question("stack", stack, {}),
    Question("input_moves", input_moves, {}),
    Question("corners", corners, {}),
    Question(
        "linear_stack",
        linear_stack,
        {"w1": 0.5, "b1": 0.2, "w2": 3.0, "b2": 0.1},
        lambda draw: {
            "w1": tenths(draw, -1.5, 1.5, but=(0, 1)),
            "b1": tenths(draw, 0.1, 0.9),
            "w2": tenths(draw, -3, 3, but=(0, 1)),
            "b2": tenths(draw, 0.1, 0.9),
        },
    ),
    Question(
        "two_ways",
        two_ways,
        {"d1": 0.7, "d2": -0.2, "v1": 0.6, "v2": 1.5},
        lambda draw: {
            "d1": _weight(draw),
            "d2": _weight(draw),
            "v1": tenths(draw, -1.9, 1.9, but=(0, 1)),
            "v2": tenths(draw, -1.9, 1.9, but=(0, 1)),
        },
    ),
)
