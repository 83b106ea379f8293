"""What lesson 9 asks about one layer."""

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared import backward_tasks, layer_tasks
from neuron_lab.lessons.shared.counted import parameters_equation
from neuron_lab.lessons.shared.quantities import W1, W2, X1, X2, Y_HAT, B
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.numbers import as_given
from neuron_lab.ui.questions import ChoiceTask, NumberTask, question, tenths
from neuron_lab.ui.style import RED


@question(
    first={"w1": WORKED.w, "w2": 0.4, "b": WORKED.b, "x1": 3.0, "x2": -1.0},
    draw=lambda draw: {
        **{name: tenths(draw, -0.9, 0.9) for name in ("w1", "w2", "b")},
        "x1": float(draw.choice([-3, -2, 2, 3])),
        "x2": float(draw.choice([-3, -2, -1, 2, 3])),
    },
)
def dot_product(w1, w2, b, x1, x2):
    """Ask for ŷ with two inputs."""
    one, other = w1 * x1, w2 * x2
    crossed = "The weights are crossed: w₁ belongs to x₁ and w₂ to x₂."
    each_its_own = "Each weight multiplies its own input; then everything is added."
    minus_lost = "The {} product has the wrong sign: is a minus lost?"
    first_multiply = "Multiply first: each weight by its own input. Then add."
    return NumberTask(
        prompt=f"A neuron has two inputs. Its weights are w₁ = {as_given(w1)} and w₂ = {as_given(w2)}, its bias is "
        f"b = {as_given(b)}. The inputs are x₁ = {as_given(x1)} and x₂ = {as_given(x2)}. What is its "
        "prediction ŷ?",
        solution=(
            Equation(Y_HAT(one + other + b), W1(w1), "·", X1(x1), "+", W2(w2), "·", X2(x2), "+", B(b)),
        ),
        slips=(
            (one + other, "the two products", "The bias is still missing: add b."),
            (w1 + x1 + w2 + x2 + b, "the sum of all five numbers", each_its_own),
            (w1 * x2 + w2 * x1 + b, "w₁ · x₂ + w₂ · x₁ + b", crossed),
            (one + b, "w₁ · x₁ + b", "The second input counts as well: add w₂ · x₂."),
            (other + b, "w₂ · x₂ + b", "The first input counts as well: add w₁ · x₁."),
            (w1 * x1 * w2 * x2 + b, "w₁ · x₁ · w₂ · x₂ + b", "The two products are added."),
            ((w1 + w2) * (x1 + x2) + b, "(w₁ + w₂) · (x₁ + x₂) + b", first_multiply),
            (one - other + b, "w₁ · x₁ − w₂ · x₂ + b", minus_lost.format("second")),
            (other - one + b, "w₂ · x₂ − w₁ · x₁ + b", minus_lost.format("first")),
        ),
        hint="Each weight times its own input; add the two products, then the bias.",
        why="what does a weight of 0 do?",
        model_answer="It makes the neuron blind to that input: the product is 0, whatever the input is.",
    )


layer_output = question(
    first={"w11": 0.5, "w12": 0.4, "w21": -0.3, "w22": 0.7, "b1": 0.1, "b2": -0.4, "x1": 3.0, "x2": 1.0},
    draw=layer_tasks.two_neurons,
)(layer_tasks.layer_output)


def _inputs_and_neurons(draw):
    inputs, neurons = draw.sample(range(2, 13), 2)
    return {"inputs": inputs, "neurons": neurons}


@question(first={"inputs": 3, "neurons": 5}, draw=_inputs_and_neurons)
def parameters(inputs, neurons):
    """Ask how many parameters a layer has."""
    weights, both = inputs * neurons, "a bias for each input and for each neuron"
    return NumberTask(
        prompt=f"A layer has {inputs} inputs and {neurons} neurons. How many parameters does it have, "
        "weights and biases together?",
        solution=(parameters_equation(inputs, neurons),),
        digits=0,
        slips=(
            (weights, "the number of weights", "Each neuron has a bias as well."),
            (inputs + neurons, "inputs plus neurons", "Each neuron has a weight for every input: multiply."),
            (weights + inputs, "a bias for each input", "It is the neuron that has a bias, not the input."),
            (weights + inputs + neurons, both, "Only the neurons have biases."),
        ),
        hint="A neuron has one weight for each input, and one bias. How many have all neurons together?",
        why="with twice the inputs and, at the same time, twice the neurons, how many times as many weights does it "
        "have?",
        model_answer="Four times as many: twice as many neurons, and each of them has twice as many weights. The "
        "biases only double.",
    )


@question(
    first={"d1": 0.4, "d2": -0.3, "x1": 2.0, "x2": 5.0},
    draw=lambda draw: {
        **{name: tenths(draw, -0.9, 0.9) for name in ("d1", "d2")},
        **layer_tasks.two_inputs(draw),
    },
)
def outer(d1, d2, x1, x2):
    """Ask for one entry of the gradient of a layer's weights."""
    slope = Term("dL/dw₂₁", d2 * x1, RED)
    turned = "the slope with its sign turned round"
    return NumberTask(
        prompt="A layer has two inputs and two neurons. The slope of the loss at their outputs, dL/dŷ, is "
        f"{as_given(d1)} for the first and {as_given(d2)} for the second. The inputs are {as_given(x1)} and "
        f"{as_given(x2)}. What is the slope for w₂₁, the second neuron's weight for the first input?",
        solution=(Equation(slope, Term("dL/dŷ₂", d2, RED), "·", X1(x1)),),
        slips=(
            (d1 * x2, "the slope for w₁₂", "The first index is the neuron, the second is the input."),
            (d2, "the slope for the neuron's bias", "On the way to a weight, multiply by its input."),
            (d1 * x1, "the slope for w₁₁", "This weight belongs to the second neuron."),
            (d2 * x2, "the slope for w₂₂", "This weight belongs to the first input."),
            (d2 + x1, "the sum of the two", "Slopes along a way are multiplied."),
            (-d2 * x1, turned, "Put both numbers in with the sign they have."),
        ),
        hint="As in lesson 4: the slope for what the neuron says, times the input that the weight multiplies.",
        why="how many such products are there for 3 neurons and 4 inputs?",
        model_answer="Twelve, one for each weight: every neuron's slope times every input.",
    )


@question()
def input_moves():
    """Ask which outputs of a layer an input moves."""
    return ChoiceTask(
        prompt="Three neurons look at the same two inputs, and none of their weights is 0. You move the first input, "
        "x₁. Which outputs move?",
        options={
            "Only the first neuron's": "It is the first input, not the input of the first neuron. "
            "All of them look at it.",
            "All three": "Each neuron multiplies x₁ by a weight of its own, so each output moves.",
            "None of them": "The weights stay where they are, but the products of x₁ with them do not stay the same.",
        },
        answer="All three",
        hint="Write down what the second neuron says. Does x₁ stand in it?",
        why="and which outputs move, if one weight of the second neuron moves?",
        model_answer="Only the second neuron's: a weight stands in one row, and a row makes one output.",
    )


RECALL = question(first={"w": 0.6, "b": -0.2, "x": -2.5, "y": 0.5}, draw=backward_tasks.numbers_in_reach)(
    backward_tasks.weight
)

QUESTIONS = (dot_product, input_moves, layer_output, parameters, outer)
