"""The neuron's part of "beat the machine": hidden targets, how far off one is, and how the machine gets there."""

import math
import random
from typing import NamedTuple

from neuron_lab.datasets import WORKED
from neuron_lab.neuron import backward, forward, mean_squared_error, update
from neuron_lab.validation import count

GOAL = 0.01
"""The score to come below: for one example, within 0.1 of the target."""


class Hidden(NamedTuple):
    """Examples to meet, and one setting of the levers that meets them all."""

    x: tuple
    y: tuple
    w: float
    b: float


def score(target, w, b=WORKED.b):
    """How far off the neuron is with these levers: the mean squared error over the hidden examples."""
    return mean_squared_error(forward(target.x, w, b), target.y)


def slope(target, w, b=WORKED.b):
    """The slope of the score over the weight, at this setting."""
    return backward(target.x, target.y, w, b)[0]


def targets(x, w_span, b_span, far, seed):
    """Hidden targets without end, the same for the same seed: neither beside the start nor out of reach.

    :param w_span, b_span: lowest and highest value of the hidden lever, in hundredths.
    :param far: the largest distance from the start, as the root of the score there.
    """
    return _drawn(x, w_span, b_span, far, random.Random(count("seed", seed)))


def _drawn(x, w_span, b_span, far, draw):
    last = None
    while True:
        w, b = draw.randint(*w_span) / 100, draw.randint(*b_span) / 100
        target = Hidden(x, tuple(forward(x, w, b).tolist()), w, b)
        if 0.8 <= math.sqrt(score(target, WORKED.w, WORKED.b)) <= far and target != last:
            yield (last := target)


def descend(target, learning_rate, one_lever=False):
    """Where gradient descent goes from the worked start, step after step without end: (w, b), or (w,) alone."""
    w, b = WORKED.w, WORKED.b
    while True:
        yield (w,) if one_lever else (w, b)
        dL_dw, dL_db = backward(target.x, target.y, w, b)
        w, b = update(w, b, (dL_dw, 0.0 if one_lever else dL_db), learning_rate)
