"""Lesson 10, make it yours: the learner writes the way back from the last layer to what went into tanh."""

import numpy as np

from neuron_lab.network import ACTIVATIONS
from neuron_lab.ui.exercise import Check, Mistake

_, slope_of_tanh = ACTIVATIONS["tanh"]


def slopes_back(dL_dy_hat, weights, h):
    """The slopes of the loss for the hidden neurons' sums."""
    return (dL_dy_hat @ weights) * slope_of_tanh(h)


def _first_way(dL_dy_hat, weights, h):
    return dL_dy_hat[0] * weights[0] * slope_of_tanh(h)


CHECK = Check(
    "slopes_back",
    ("dL_dy_hat", "weights", "h"),
    slopes_back,
    cases=tuple(
        tuple(map(np.array, case))
        for case in (
            ([0.5, -0.2], [[1.0, -0.4], [0.3, 0.8]], [0.5, -0.8]),
            ([-0.6, 0.3], [[0.4, 1.2], [-0.7, 0.5]], [-0.3, 0.9]),
            ([0.0, 0.7], [[0.2, -0.9], [1.1, 0.6]], [0.0, -0.5]),
            (
                [0.5772157, -0.3141593],
                [[1.4142136, -0.6931472], [0.2718282, 0.8660254]],
                [0.1234567, -0.7654321],
            ),
            ([0.8, -0.4], [[0.5, -1.0, 0.25], [1.5, 0.75, -0.5]], [0.4, -0.7, 0.2]),
            ([0.3, -0.9, 0.6], [[0.7, -0.2], [0.1, 1.3], [-0.8, 0.4]], [-0.6, 0.3]),
        )
    ),
    mistakes=(
        Mistake(
            lambda dL_dy_hat, weights, h: dL_dy_hat @ weights,
            "These are the slopes for what tanh gave. One link is missing: tanh itself.",
        ),
        Mistake(
            lambda dL_dy_hat, weights, h: (weights @ dL_dy_hat) * slope_of_tanh(h),
            "Here the rows are taken. The ways of a hidden neuron stand below each other, in a column: write the "
            "slopes first.",
        ),
        Mistake(
            lambda dL_dy_hat, weights, h: weights @ dL_dy_hat,
            "Here the rows are taken, and tanh is missing. The ways of a hidden neuron stand in a column: write the "
            "slopes first.",
        ),
        Mistake(
            lambda dL_dy_hat, weights, h: dL_dy_hat * slope_of_tanh(h),
            "The weights are missing: each way back goes through one of them.",
        ),
        Mistake(
            lambda dL_dy_hat, weights, h: slope_of_tanh(h),
            "These are the slopes of tanh alone. Multiply them by what comes back through the weights.",
        ),
        Mistake(
            lambda dL_dy_hat, weights, h: (dL_dy_hat @ weights) * (1 - h),
            "tanh has another slope: the output is squared before it is subtracted from 1.",
        ),
        Mistake(
            lambda dL_dy_hat, weights, h: (dL_dy_hat @ weights) * (1 + h**2),
            "The square of the output is added to 1 here. It is subtracted.",
        ),
        Mistake(
            lambda dL_dy_hat, weights, h: (dL_dy_hat @ weights) * (h**2 - 1),
            "All signs are turned round: the square is subtracted from 1, and not the other way.",
        ),
        Mistake(
            lambda dL_dy_hat, weights, h: (dL_dy_hat @ weights) * h**2,
            "This multiplies by the square of the output. The slope of tanh is 1 minus that.",
        ),
        Mistake(
            lambda dL_dy_hat, weights, h: (dL_dy_hat @ weights) * h,
            "This multiplies by what tanh gave, and not by its slope.",
        ),
        Mistake(
            lambda dL_dy_hat, weights, h: (dL_dy_hat @ weights) * (1 - np.tanh(h) ** 2),
            "tanh is taken twice: h is its output already.",
        ),
        Mistake(
            lambda dL_dy_hat, weights, h: (dL_dy_hat @ weights) * (h > 0),
            "That is the slope of relu. Here the hidden neurons have tanh.",
        ),
        Mistake(
            lambda dL_dy_hat, weights, h: dL_dy_hat @ weights + slope_of_tanh(h),
            "The slope of tanh is added here. Along a way, slopes are multiplied.",
        ),
        Mistake(_first_way, "Only the way through the first neuron counts here. Add the others."),
        Mistake(
            lambda dL_dy_hat, weights, h: slopes_back(dL_dy_hat, weights, h) / len(dL_dy_hat),
            "This is the mean of the ways. The loss feels each of them in full: add them up.",
        ),
        Mistake(
            lambda dL_dy_hat, weights, h: np.outer(dL_dy_hat, h),
            "These are the slopes of the weights, a table. Asked are those of the hidden neurons' sums.",
        ),
    ),
)
