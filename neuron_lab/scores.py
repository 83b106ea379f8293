"""From the scores of a network's last layer to shares, to the loss, and to how the loss changes with each score.

See I. Goodfellow et al., *Deep Learning* (2016), section 6.2.2.3.
"""

import math

import numpy as np

from neuron_lab.guards import checked
from neuron_lab.validation import DIVERGED, NotFiniteError, array, labels_for


def softmax(scores):
    """Scores as shares that add up to 1 for each example: exp(sᵢ) / Σ exp(sⱼ).

    :param scores: shape (n, classes), or (classes,) for one example; of any size, nothing overflows.
    :returns: the same shape, each from 0 to 1.
    """
    powers = np.exp(_below_highest(scores))
    return powers / powers.sum(axis=-1, keepdims=True)


def _below_highest(scores):
    """Scores moved so that the highest of each example is 0: softmax stays the same, and exp cannot overflow."""
    with np.errstate(over="ignore"):
        return scores - scores.max(axis=-1, keepdims=True)


def cross_entropy(scores, labels):
    """The loss: −log of the share that softmax gives to the right label, averaged over the examples.

    :param scores: shape (n, classes), or (classes,) for one example.
    :param labels: n whole numbers from 0 to classes − 1, or one.
    :returns: one float, 0 or more; equal scores have log(classes).
    """
    scores = _below_highest(np.atleast_2d(scores))
    right = scores[np.arange(len(labels)), labels]
    loss = float(np.mean(np.log(np.exp(scores).sum(axis=1)) - right))
    if not math.isfinite(loss):
        raise NotFiniteError(f"scores must be closer together: their differences fit no float. {DIVERGED}")
    return loss


def dL_dscores(scores, labels):
    """How the loss changes with each score: (softmax − 1) / n at the right label, softmax / n elsewhere.

    :param scores, labels: as :func:`cross_entropy` takes them. :returns: the shape of scores.
    """
    gradient = softmax.unchecked(np.atleast_2d(scores))
    gradient[np.arange(len(labels)), labels] -= 1
    return (gradient / len(labels)).reshape(scores.shape)


# ----------------------------------------------------------------------- what each takes, see guards


def scores_alone(scores):
    """Scores of several examples, or of one."""
    __tracebackhide__ = True
    return (array("scores", scores, (1, 2), DIVERGED),)


def scores_and_labels(scores, labels):
    """Scores of several examples, or of one, and a label for each."""
    __tracebackhide__ = True
    (scores,) = scores_alone(scores)
    rows = np.atleast_2d(scores)
    return scores, labels_for("scores", rows, labels, rows.shape[1])


softmax = checked(scores_alone, softmax)
cross_entropy = checked(scores_and_labels, cross_entropy)
dL_dscores = checked(scores_and_labels, dL_dscores)
