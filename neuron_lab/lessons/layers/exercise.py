"""Lesson 9, make it yours: the learner writes the forward pass of a layer, and the slopes of its weights.

Each diagnosis uses only words that the lessons so far have introduced.
"""

import numpy as np

from neuron_lab.network import Layer, dense
from neuron_lab.ui.exercise import Check, Mistake


def layer(x, weights, biases):
    """What each neuron of a layer says of one example."""
    return dense(x, Layer(weights, biases))


CHECK = Check(
    "layer",
    ("x", "weights", "biases"),
    layer,
    cases=tuple(
        tuple(map(np.array, case))
        for case in (
            ([2.0, 1.0], [[0.5, 0.4], [-0.3, 0.7]], [0.1, -0.4]),
            ([-1.0, 3.0], [[1.0, -0.6], [0.2, 0.9]], [0.3, 0.5]),
            ([0.5, 0.0], [[-0.8, 0.1], [0.6, -0.2]], [0.0, -1.0]),
            ([-2.0, -1.5], [[0.7, 0.4], [0.3, -0.5]], [-0.2, 0.6]),
            (
                [1.2345678, -0.7654321],
                [[1.4142136, -0.5772157], [0.6931472, 2.7182818]],
                [0.1357911, -0.3141593],
            ),
            ([1.5, -0.5, 2.0], [[0.5, -1.0, 0.25], [1.5, 0.75, -0.5]], [0.4, -0.7]),
            ([0.8, -1.1], [[0.3, 0.9], [-0.4, 1.2], [2.0, -0.6]], [0.2, 0.5, -0.9]),
        )
    ),
    mistakes=(
        Mistake(
            lambda x, weights, biases: layer(x, weights, biases)[0],
            "Only the first neuron is given back. Does return stand inside the loop?",
        ),
        Mistake(
            lambda x, weights, biases: weights * x + biases,
            "* multiplies number by number and adds nothing up. Each row times x is weights @ x.",
        ),
        Mistake(lambda x, weights, biases: weights @ x, "Are the biases missing? Add them at the end."),
        Mistake(
            lambda x, weights, biases: weights.T @ x + biases,
            "Here the columns are multiplied by the inputs. A neuron is a row: write the matrix first, weights @ x.",
        ),
        Mistake(
            lambda x, weights, biases: weights.T @ x,
            "Here the columns are multiplied by the inputs, and the biases are missing. A neuron is a row: write "
            "the matrix first.",
        ),
        Mistake(lambda x, weights, biases: weights @ x - biases, "The biases are subtracted here. Add them."),
        Mistake(
            lambda x, weights, biases: weights @ x * biases,
            "The biases are multiplied here. They are added, after the weights have multiplied the inputs.",
        ),
        Mistake(
            lambda x, weights, biases: np.maximum(layer(x, weights, biases), 0),
            "What is below 0 became 0. A sum may be below 0: leave it as it is.",
        ),
        Mistake(
            lambda x, weights, biases: np.tanh(layer(x, weights, biases)),
            "These were squeezed between −1 and 1. Leave each sum as it is.",
        ),
        Mistake(
            lambda x, weights, biases: 1 / (1 + np.exp(-layer(x, weights, biases))),
            "These were squeezed between 0 and 1. Leave each sum as it is.",
        ),
        Mistake(
            lambda x, weights, biases: np.cumsum(weights @ x) + biases,
            "Each neuron's sum goes on from that of the neuron before. Set it back to 0 for each of them.",
        ),
        Mistake(
            lambda x, weights, biases: np.cumsum(layer(x, weights, biases)),
            "What each neuron says goes on from what the neuron before said. Set the sum back to 0 for each of them.",
        ),
        Mistake(
            lambda x, weights, biases: weights @ x + biases[0],
            "Both neurons have the first bias here. Each has its own.",
        ),
        Mistake(
            lambda x, weights, biases: weights @ x + biases.sum(),
            "Each neuron has the sum of all biases here. Each has its own.",
        ),
        Mistake(
            lambda x, weights, biases: weights @ (x + biases),
            "Here the biases are added to the inputs. Multiply first, then add them.",
        ),
        Mistake(
            lambda x, weights, biases: weights[:, 0] * x[0] + biases,
            "Only the first input counts here. Each weight of a row has its own input.",
        ),
        Mistake(
            lambda x, weights, biases: weights.sum(axis=1) * x + biases,
            "Here each row is added up first. Multiply each weight by its own input, then add.",
        ),
        Mistake(
            lambda x, weights, biases: np.diag(weights) * x + biases,  # of as many neurons as inputs
            "Here each neuron looks at one input only. Each has a weight for every input.",
        ),
        Mistake(
            lambda x, weights, biases: layer(x, weights, biases)[::-1],
            "The two are exchanged. Return the first neuron first.",
        ),
    ),
)

BACKWARD = Check(
    "backward",
    ("x", "dL_dy_hat"),
    lambda x, dL_dy_hat: np.outer(dL_dy_hat, x),
    cases=tuple(
        tuple(map(np.array, case))
        for case in (
            ([2.0, 1.0], [1.0, -0.6]),
            ([-1.0, 3.0], [0.5, 2.0]),
            ([0.0, -1.5], [-0.4, 0.3]),
            ([1.2345678, -0.7654321], [0.5772157, 1.4142136]),
            ([0.5, -2.0, 1.5], [0.8, -1.2]),
            ([-0.7, 0.3], [1.1, 0.6, -0.9]),
        )
    ),
    mistakes=(
        Mistake(
            lambda x, dL_dy_hat: dL_dy_hat * x,
            "This multiplies number by number. Every slope times every input makes a table, with a row for a neuron.",
        ),
        Mistake(
            lambda x, dL_dy_hat: dL_dy_hat @ x,
            "Here the products are added up. Every slope times every input makes a table, with a row for a neuron.",
        ),
        Mistake(
            lambda x, dL_dy_hat: np.outer(x, dL_dy_hat),
            "The table is turned on its side. A row belongs to a neuron: the slopes come first.",
        ),
        Mistake(
            lambda x, dL_dy_hat: np.outer(-dL_dy_hat, x),
            "All signs are turned round. The minus comes with the update; the slopes are not yet a step.",
        ),
        Mistake(
            lambda x, dL_dy_hat: np.add.outer(dL_dy_hat, x),
            "The inputs are added to the slopes here. Multiply them.",
        ),
        Mistake(
            lambda x, dL_dy_hat: np.outer(2 * dL_dy_hat, x),
            "All are twice what they should be. The 2 of the square is in dL_dy_hat already.",
        ),
        Mistake(
            lambda x, dL_dy_hat: np.outer(dL_dy_hat, x) / len(x),
            "Each is divided by how many inputs there are. Nothing is a mean here: leave that out.",
        ),
        Mistake(
            lambda x, dL_dy_hat: np.outer(dL_dy_hat, x) / len(dL_dy_hat),
            "Each is divided by how many neurons there are. Nothing is a mean here: leave that out.",
        ),
        Mistake(
            lambda x, dL_dy_hat: np.outer(dL_dy_hat, x) / 2,
            "All are half of what they should be. The 2 of the square is in dL_dy_hat already.",
        ),
        Mistake(
            lambda x, dL_dy_hat: np.outer(dL_dy_hat, np.ones_like(x)),
            "These are the slopes at the outputs. On the way to a weight there is one more link: its input.",
        ),
        Mistake(
            lambda x, dL_dy_hat: np.outer(np.ones_like(dL_dy_hat), x),
            "These are the inputs alone. Multiply them by each neuron's slope.",
        ),
    ),
)
