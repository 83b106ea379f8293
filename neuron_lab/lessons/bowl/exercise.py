"""Lesson 8, make it yours: the learner scales a new input as the inputs of training were scaled.

Each diagnosis uses only words that the lessons so far have introduced.
"""

import numpy as np

from neuron_lab.least_squares import standardise
from neuron_lab.ui.exercise import Check, Mistake


def _scaled(new_x, x):
    _, mean, spread = standardise(x)
    return (new_x - mean) / spread


def _off_the_mean(new_x, x):
    return new_x - np.mean(x)


CHECK = Check(
    "scaled",
    ("new_x", "x"),
    _scaled,
    cases=(
        (4.0, np.array([1.0, 2.0, 3.0])),
        (7.0, np.array([1.0, 3.0, 5.0, 9.0, 12.0])),
        (0.0, np.array([-4.0, 0.0, 1.5, 3.5])),
        (-1.6094379, np.array([0.5772157, -1.2345678, 2.7182818, 1.4142136, -0.6931472, 8.3144626])),
        (1200.5, np.array([1204.5, 1198.25, 1201.0625])),
        (0.0173205, np.array([-0.0273205, 0.0141421])),
    ),
    mistakes=(
        Mistake(
            _off_the_mean,
            "The mean is taken off, and the spread is still what it was. Divide by it as well.",
        ),
        Mistake(
            lambda new_x, x: new_x / np.std(x),
            "It is divided by the spread, but the mean is still in it. Take the mean off first.",
        ),
        Mistake(
            lambda new_x, x: new_x - np.mean(x) / np.std(x),
            "Python divides before it subtracts: here only the mean is divided. Put the difference into brackets.",
        ),
        Mistake(
            lambda new_x, x: _off_the_mean(new_x, x) / np.var(x),
            "Here it is divided by the square of the spread. The spread is its root.",
        ),
        Mistake(
            lambda new_x, x: _off_the_mean(new_x, x) / np.std(x, ddof=1),
            "The spread is a little too large: the mean of the squares divides by how many inputs there are, not by "
            "one less.",
        ),
        Mistake(
            lambda new_x, x: _off_the_mean(new_x, x) / np.ptp(x),
            "Here it is divided by the way from the smallest input to the largest. The spread is how far they "
            "typically are from their mean.",
        ),
        Mistake(
            lambda new_x, x: _off_the_mean(new_x, x) / np.mean(np.abs(x - np.mean(x))),
            "Here it is divided by the mean distance from the mean. For the spread, square the distances first, and "
            "take the root at the end.",
        ),
        Mistake(
            lambda new_x, x: (new_x - np.min(x)) / np.ptp(x),
            "This puts the smallest input at 0 and the largest at 1. Here the mean shall be 0, and the spread 1.",
        ),
        Mistake(
            lambda new_x, x: _off_the_mean(new_x, x) * np.std(x),
            "It is multiplied by the spread. Divide by it.",
        ),
        Mistake(
            lambda new_x, x: (new_x + np.mean(x)) / np.std(x),
            "The mean was added. Subtract it.",
        ),
        Mistake(
            lambda new_x, x: -_scaled(new_x, x),
            "The sign is turned round: the new input comes first, minus the mean.",
        ),
        Mistake(
            lambda new_x, x: _off_the_mean(new_x, x) / np.sqrt(np.mean(x * x)),
            "The spread goes by the distances from the mean, not by the inputs themselves.",
        ),
        Mistake(
            lambda new_x, x: _off_the_mean(new_x, x) / np.mean(x),
            "Here it is divided by the mean. Divide by the spread.",
        ),
        Mistake(
            lambda new_x, x: (new_x - 2.0) / np.sqrt(2 / 3),
            "These are the mean and the spread of 1, 2, 3, whatever the inputs are. Work them out from x.",
        ),
        Mistake(
            lambda new_x, x: (x - np.mean(x)) / np.std(x),
            "This scales the inputs of training themselves. Scale new_x, by their mean and their spread.",
        ),
    ),
)
