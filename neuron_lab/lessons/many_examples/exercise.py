"""Lesson 7, make it yours: the learner writes ``backward`` for many examples.

Each diagnosis uses only words that the lessons so far have introduced.
"""

import numpy as np

from neuron_lab.datasets import CANCELLING_X, CANCELLING_Y, WORKED
from neuron_lab.neuron import backward, prediction_error
from neuron_lab.ui.exercise import Check, Mistake


def _errors(x, y, w, b):
    return prediction_error(w * x + b, y)


def _sums(x, y, w, b):
    e = _errors(x, y, w, b)
    return np.sum(2 * e * x), np.sum(2 * e)


def _of_example(which, divided=False):
    def gradient(x, y, w, b):
        return tuple(part / (len(x) if divided else 1) for part in backward(x[which], y[which], w, b))

    return gradient


def _mixed(one, other):
    """dL_dw by one function, dL_db by the other."""

    def gradient(x, y, w, b):
        return one(x, y, w, b)[0], other(x, y, w, b)[1]

    return gradient


def _halves(x, y, w, b):
    return tuple(part / 2 for part in backward(x, y, w, b))


def _sums_without_2(x, y, w, b):
    return tuple(part / 2 for part in _sums(x, y, w, b))


def _mean_without(some):
    """The sums over some of the examples, divided by the number of all."""

    def gradient(x, y, w, b):
        e = _errors(x, y, w, b)
        return np.sum((2 * e * x)[some]) / len(x), np.sum((2 * e)[some]) / len(x)

    return gradient


def _divided_in_each_round(x, y, w, b):
    dL_dw = dL_db = 0.0
    for one_x, one_y in zip(x, y, strict=True):
        of_w, of_b = backward(one_x, one_y, w, b)
        dL_dw, dL_db = (dL_dw + of_w) / len(x), (dL_db + of_b) / len(x)
    return dL_dw, dL_db


CHECK = Check(
    "backward",
    ("x", "y", "w", "b"),
    backward,
    cases=(
        (np.array(CANCELLING_X), np.array(CANCELLING_Y), WORKED.w, WORKED.b),
        (np.array([-1.0, 2.0]), np.array([0.5, 1.0]), 0.7, -0.4),
        (np.array([0.0, 1.5, -2.0, 3.0]), np.array([1.0, 0.0, -1.0, 2.5]), -0.6, 0.0),
        (np.array([WORKED.x]), np.array([WORKED.y]), WORKED.w, WORKED.b),
        (
            np.array([-1.2345678, 0.5772157, 2.7182818, -0.6931472, 1.4142136]),
            np.array([1.7320508, -0.1357911, 0.7654321, 1.1447299, -2.2360680]),
            0.9189385,
            -0.3141593,
        ),
        (np.array([0.8414710, -1.6094379]), np.array([-1.2020569, -2.6651441]), 1.0986123, 1.2599210),
    ),
    mistakes=(
        Mistake(
            lambda x, y, w, b: (2 * _errors(x, y, w, b) * x, 2 * _errors(x, y, w, b)),
            "Each of the two is a list here, with a number for each example. Add each up and divide by how many "
            "there are.",
        ),
        Mistake(
            _sums,
            "These are the sums over the examples. The loss is a mean, so divide by how many there are: len(x).",
        ),
        Mistake(
            _halves,
            "Both are half of what they should be. Is the 2 missing? Each slope is 2 * error.",
        ),
        Mistake(
            _sums_without_2,
            "Two things are missing: the 2 of the square, and the division by how many examples there are, len(x).",
        ),
        Mistake(
            _mixed(_sums, backward),
            "dL_db is right. dL_dw is still a sum: divide it by how many examples there are as well, len(x).",
        ),
        Mistake(
            _mixed(backward, _sums),
            "dL_dw is right. dL_db is still a sum: divide it by how many examples there are as well, len(x).",
        ),
        Mistake(
            _mixed(_halves, backward),
            "dL_db is right. dL_dw is half of what it should be: is its 2 missing?",
        ),
        Mistake(
            _mixed(backward, _halves),
            "dL_dw is right. dL_db is half of what it should be: is its 2 missing?",
        ),
        Mistake(
            lambda x, y, w, b: (backward(x, y, w, b)[1],) * 2,
            "Both are the same here. For dL_dw, multiply each error by its own input.",
        ),
        Mistake(
            lambda x, y, w, b: (2 * np.mean(_errors(x, y, w, b)) * np.mean(x), backward(x, y, w, b)[1]),
            "Here the mean error is multiplied by the mean input. Multiply each error by its own input first, then "
            "take the mean.",
        ),
        Mistake(
            lambda x, y, w, b: tuple(-part for part in backward(x, y, w, b)),
            "Both signs are the other way round. The error is the prediction minus the target.",
        ),
        Mistake(
            _of_example(0),
            "Only the first example counts here. Does return stand inside the loop?",
        ),
        Mistake(
            _of_example(-1),
            "Only the last example counts here. Add up the slopes of all of them, then divide.",
        ),
        Mistake(
            _of_example(0, divided=True),
            "Only the first example counts here, though it is divided by how many there are. Does return stand "
            "inside the loop?",
        ),
        Mistake(
            _of_example(-1, divided=True),
            "Only the last example counts here, though it is divided by how many there are. In the loop, += adds; "
            "= alone forgets the ones before.",
        ),
        Mistake(
            _mean_without(slice(None, -1)),
            "The last example is left out. range(len(x)) already ends with it.",
        ),
        Mistake(
            _mean_without(slice(1, None)),
            "The first example is left out. Python counts from 0: range(len(x)) begins with it.",
        ),
        Mistake(
            lambda x, y, w, b: tuple(part / 3 for part in _sums(x, y, w, b)),
            "The sum is divided by 3, however many examples there are. Divide by their number: len(x).",
        ),
        Mistake(
            _divided_in_each_round,
            "The sum is divided in every round, so that the first examples are divided again and again. Divide once, "
            "after the loop.",
        ),
        Mistake(
            lambda x, y, w, b: tuple(2 * part for part in backward(x, y, w, b)),
            "Both are twice what they should be. Does the 2 stand there twice?",
        ),
        Mistake(
            _mixed(lambda x, y, w, b: (-backward(x, y, w, b)[0], 0), backward),
            "dL_db is right. dL_dw has the other sign.",
        ),
        Mistake(
            _mixed(backward, lambda x, y, w, b: (0, -backward(x, y, w, b)[1])),
            "dL_dw is right. dL_db has the other sign.",
        ),
        Mistake(
            lambda x, y, w, b: tuple(reversed(backward(x, y, w, b))),
            "The two are exchanged. Return dL_dw first, then dL_db.",
        ),
    ),
)
