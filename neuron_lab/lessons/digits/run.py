"""The one training run that all pictures of lesson 11 show, computed when first asked for."""

from functools import cache
from typing import NamedTuple

import numpy as np

from neuron_lab.datasets import load_digits
from neuron_lab.network import cross_entropy, forward, softmax, start_network, train

SIZES = (64, 512, 128, 10)
LEARNING_RATE, BATCH, EPOCHS, SEED = 0.2, 64, 30, 1

digits = cache(load_digits)
"""The digits, loaded once."""


class Run(NamedTuple):
    """A trained network, and what it said of the held-out digits after each epoch; of its weights only the last."""

    network: tuple
    losses: np.ndarray  # (EPOCHS + 1,): before training, then of each epoch the mean of the losses met
    shares: np.ndarray  # (EPOCHS + 1, 360, 10): before training, and after each epoch

    @property
    def right(self):
        """For each epoch and each held-out digit, whether the network says it right: (EPOCHS + 1, 360)."""
        return self.shares.argmax(axis=2) == digits().labels_test

    @property
    def mistakes(self):
        """The numbers of the held-out digits that the trained network gets wrong."""
        return np.flatnonzero(~self.right[-1])


@cache
def run():
    """Train the network as the notebook does: the same start, the same order, the same steps."""
    network, data = start_network(SIZES, SEED), digits()
    losses = [cross_entropy(forward(network, data.x_train)[-1], data.labels_train)]
    shares = [shares_of(network, data.x_test)]
    for epoch in train(network, data.x_train, data.labels_train, LEARNING_RATE, EPOCHS, BATCH, SEED):
        network = epoch.network
        losses.append(epoch.loss)
        shares.append(shares_of(network, data.x_test))
    return Run(network, np.array(losses), np.array(shares, np.float32))


def shares_of(network, x):
    """What the network says of one picture or of many: ten shares each, which add up to 1."""
    return softmax(forward(network, x)[-1])
