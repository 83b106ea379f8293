"""Lesson 8, make it yours: the learner scales inputs, minus their mean and divided by their spread.

Each diagnosis uses only words that the lessons so far have introduced.
"""

import numpy as np

from neuron_lab.least_squares import standardise
from neuron_lab.ui.exercise import Check, Mistake


def _reference(x):
    return standardise(x).x


def _spread(x):
    return np.std(x)


CHECK = Check(
    "scaled",
    ("x",),
    _reference,
    cases=(
        (np.array([1.0, 2.0, 3.0]),),
        (np.array([1.0, 3.0, 5.0, 9.0, 12.0]),),
        (np.array([-4.0, 0.0, 1.5, 2.5]),),
        (np.array([0.5772157, -1.2345678, 2.7182818, 1.4142136, -0.6931472, 8.3144626]),),
        (np.array([1204.5, 1198.25, 1201.0625]),),
        (np.array([-0.0273205, 0.0141421]),),
    ),
    mistakes=(
        Mistake(
            lambda x: x - np.mean(x),
            "The mean is taken off, and the spread is as it was. Divide by it as well.",
        ),
        Mistake(
            lambda x: x / _spread(x),
            "The spread is 1 now, but the mean is not 0. Take the mean off first.",
        ),
        Mistake(
            lambda x: x - np.mean(x) / _spread(x),
            "Python divides before it subtracts: here only the mean is divided. Put the difference into brackets.",
        ),
        Mistake(
            lambda x: (x - np.mean(x)) / np.var(x),
            "Here it is divided by the square of the spread, x.var(). The spread is its root.",
        ),
        Mistake(
            lambda x: (x - np.mean(x)) / np.std(x, ddof=1),
            "The spread is a little too large. The mean of the squares divides by how many inputs there are, not by "
            "one less.",
        ),
        Mistake(
            lambda x: (x - np.mean(x)) / (np.max(x) - np.min(x)),
            "Here it is divided by the way from the smallest input to the largest. The spread is how far they "
            "typically are from their mean.",
        ),
        Mistake(
            lambda x: (x - np.mean(x)) / np.mean(np.abs(x - np.mean(x))),
            "Here it is divided by the mean distance from the mean. For the spread, square the distances first and "
            "take the root at the end.",
        ),
        Mistake(
            lambda x: (x - np.min(x)) / (np.max(x) - np.min(x)),
            "These go from 0 to 1. That is another way to scale: here the mean shall be 0 and the spread 1.",
        ),
        Mistake(
            lambda x: (x - np.mean(x)) * _spread(x),
            "The spread was multiplied by itself. Divide by it.",
        ),
        Mistake(
            lambda x: (x + np.mean(x)) / _spread(x),
            "The mean was added. Subtract it, so that the new mean is 0.",
        ),
        Mistake(
            lambda x: (np.mean(x) - x) / _spread(x),
            "All signs are turned round: the input comes first, minus the mean.",
        ),
        Mistake(
            lambda x: (x - np.mean(x)) / np.sqrt(np.mean(x * x)),
            "The spread goes by the distances from the mean, not by the inputs themselves.",
        ),
        Mistake(
            lambda x: (x - np.mean(x)) / np.mean(x),
            "Here it is divided by the mean. Divide by the spread.",
        ),
        Mistake(
            lambda x: (x - 2.0) / np.sqrt(2 / 3),
            "These are the mean and the spread of 1, 2, 3, whatever the inputs are. Work them out from x.",
        ),
    ),
)
