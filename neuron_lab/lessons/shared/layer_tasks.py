"""Tasks about a layer that several lessons ask."""

import numpy as np

from neuron_lab.lessons.shared.quantities import X1, X2, Y_HAT, B, W
from neuron_lab.network import Layer, dense
from neuron_lab.ui.equation import Equation
from neuron_lab.ui.numbers import as_given
from neuron_lab.ui.questions import NumberTask, tenths


def two_inputs(draw):
    """Draw two inputs that differ."""
    x1, x2 = draw.sample([-3, -2, -1, 1, 2, 3, 4], 2)
    return {"x1": float(x1), "x2": float(x2)}


def two_neurons(draw):
    """Draw two neurons and two inputs for :func:`layer_output`."""
    names = "w11", "w12", "w21", "w22", "b1", "b2"
    return {**{name: tenths(draw, -0.9, 0.9) for name in names}, **two_inputs(draw)}


def layer_output(w11, w12, w21, w22, b1, b2, x1, x2):
    """Ask what the second of two neurons says."""
    weights, biases = np.array([[w11, w12], [w21, w22]]), np.array([b1, b2])
    first, second = dense(np.array([x1, x2]), Layer(weights, biases)).tolist()
    weight_21, weight_22 = W._replace(symbol="w₂₁")(w21), W._replace(symbol="w₂₂")(w22)
    bias_2, y_hat_2 = B._replace(symbol="b₂")(b2), Y_HAT._replace(symbol="ŷ₂")(second)
    rows = "The weights of a neuron stand in a row, not in a column."
    columns = "A column holds one weight of each neuron. A neuron is a row."
    other_order = "the row times the inputs in the other order, plus the bias"
    taken_away = "the row times the inputs, with the bias taken away"
    return NumberTask(
        prompt="A layer has two neurons. The first row of its weights is "
        f"({as_given(w11)}, {as_given(w12)}), the second row ({as_given(w21)}, {as_given(w22)}). The biases are "
        f"{as_given(b1)} and {as_given(b2)}. The inputs are {as_given(x1)} and {as_given(x2)}. What does the "
        "second neuron say?",
        solution=(Equation(y_hat_2, weight_21, "·", X1(x1), "+", weight_22, "·", X2(x2), "+", bias_2),),
        slips=(
            (w12 * x1 + w22 * x2 + b2, "the second column times the inputs, plus the bias", rows),
            (first, "what the first neuron says", "The second neuron is the second row."),
            (second - b2 + b1, "with the bias of the first neuron", "Each neuron has a bias of its own."),
            (second - b2, "the row times the inputs", "The bias is still missing: add it."),
            (w21 * x2 + w22 * x1 + b2, other_order, "The first number of a row belongs to the first input."),
            (second - 2 * b2, taken_away, "The bias is added with the sign that it has."),
            (w11 * x1 + w21 * x2 + b2, "the first column times the inputs, plus the bias", columns),
        ),
        hint="Take the second row. Each of its numbers times its own input, added up, and then the second bias.",
        why="what do the two neurons share, and what not?",
        model_answer="They share the inputs. Each has weights and a bias of its own, a row of the matrix.",
    )
