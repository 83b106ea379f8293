"""Lesson 11, make it yours: the learner writes softmax for two scores.

Each diagnosis uses only words that the lessons so far have introduced.
"""

import numpy as np

from neuron_lab.network import softmax
from neuron_lab.ui.exercise import Check, Mistake


def shares(a, b):
    """The shares of two scores, by softmax."""
    return tuple(softmax(np.array([a, b], float)).tolist())


def _divided(function):
    """Shares of what this function makes of each score."""

    def pair(a, b):
        total = function(a) + function(b)
        return function(a) / total, function(b) / total

    return pair


CHECK = Check(
    "shares",
    ("a", "b"),
    shares,
    cases=((1.0, 0.0), (2.0, -1.0), (-1.5, 0.5), (3.0, 3.0), (0.25, 4.0), (-1.2345678, 0.7654321)),
    mistakes=(
        Mistake(
            lambda a, b: shares(b, a),
            "Here the higher score gets the smaller share. Are the two exchanged, or does a minus stand in np.exp(-a)?",
        ),
        Mistake(
            _divided(lambda score: score),
            "These are shares of the scores themselves. A score below 0 would get a share below 0, so take "
            "np.exp of each score first.",
        ),
        Mistake(
            _divided(abs),
            "These are shares of the sizes of the scores. The sign counts: take np.exp of each score first.",
        ),
        Mistake(
            _divided(lambda score: score * score),
            "These are shares of the squares. Take np.exp of each score instead: it keeps their order.",
        ),
        Mistake(
            _divided(lambda score: 2.0**score),
            "These are shares of powers of 2. Take np.exp, which gives powers of 2.718….",
        ),
        Mistake(
            _divided(lambda score: 10.0**score),
            "These are shares of powers of 10. Take np.exp, which gives powers of 2.718….",
        ),
        Mistake(
            lambda a, b: (1.0, 1.0),
            "Both shares are 1, as where each score gets a softmax of its own. Divide each power by the sum of both.",
        ),
        Mistake(
            lambda a, b: (1 + np.exp(b), np.exp(b) / np.exp(a) + np.exp(b)),
            "Python divides before it adds. Put the sum that you divide by in brackets.",
        ),
        Mistake(
            lambda a, b: (np.exp(a), np.exp(b)),
            "These are the two powers. Divide each by their sum, so that the shares add up to 1.",
        ),
        Mistake(
            lambda a, b: (np.exp(a) / np.exp(b), np.exp(b) / np.exp(a)),
            "Each power is divided by the other one. Divide each by the sum of both.",
        ),
        Mistake(
            lambda a, b: (np.exp(a) / (a + b), np.exp(b) / (a + b)),
            "The powers are divided by the sum of the scores. Divide by the sum of the powers.",
        ),
        Mistake(
            lambda a, b: (np.exp(a) / np.exp(a + b), np.exp(b) / np.exp(a + b)),
            "The powers are divided by np.exp(a + b), which is their product. Divide by their sum.",
        ),
        Mistake(
            lambda a, b: (shares(a, b)[0],) * 2,
            "Both are the share of a. The second one should be that of b.",
        ),
    ),
)
