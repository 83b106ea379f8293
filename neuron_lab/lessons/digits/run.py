"""The training runs that the pictures of lesson 11 show: each is trained as far as somebody looks, and no further."""

from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from neuron_lab.datasets import load_digits
from neuron_lab.layer import Layer
from neuron_lab.network import cross_entropy, dense, forward, softmax, start_network, train

SIZES = (64, 512, 128, 10)
LEARNING_RATE, BATCH, EPOCHS, SEED = 0.2, 64, 20, 1

ALIKE = 0.01
"""What each weight is where all start alike."""

digits = cache(load_digits)
"""The digits, loaded once."""


class Epoch(NamedTuple):
    """What is kept of one epoch; before the first, of the start."""

    loss: float  # the mean of the losses met in it; before training, that of all the digits to train on
    shares: np.ndarray  # (360, 10): what the network says of the held-out digits after it
    first: Layer  # the network's first layer after it
    diverged: bool = False  # whether training stopped, as the numbers no longer fitted


class Run:
    """One training run. It goes on from where it is whenever an epoch is asked for that it has not reached.

    :param network: where it starts.
    :param learning_rate: α, above 0.
    """

    def __init__(self, network, learning_rate):
        data = digits()
        loss = cross_entropy(forward(network, data.x_train)[-1], data.labels_train)
        self._network, self._record = network, [_kept(network, loss)]
        self._epochs = train(network, data.x_train, data.labels_train, learning_rate, EPOCHS, BATCH, SEED)

    def until(self, epoch):
        """The record from before training up to this epoch, a list of :class:`Epoch`."""
        while len(self._record) <= epoch:
            self._record.append(self._next())
        return self._record[: epoch + 1]

    def _next(self):
        if self._record[-1].diverged:
            return self._record[-1]
        epoch = next(self._epochs)
        self._network = epoch.network
        return _kept(epoch.network, epoch.loss, epoch.diverged)

    @property
    def network(self):
        """The network after the last epoch."""
        self.until(EPOCHS)
        return self._network

    @property
    def losses(self):
        """The loss of each epoch, (EPOCHS + 1,)."""
        return np.array([epoch.loss for epoch in self.until(EPOCHS)])

    @property
    def shares(self):
        """What it says of the held-out digits after each epoch, (EPOCHS + 1, 360, 10)."""
        return np.array([epoch.shares for epoch in self.until(EPOCHS)])


def _kept(network, loss, diverged=False):
    return Epoch(loss, shares_of(network, digits().x_test).astype(np.float32), network[0], diverged)


def different(layer):
    """How many neurons of a layer are unlike each other."""
    return len(np.unique(layer.weights.round(9), axis=0))


def silent(layer):
    """How many neurons of a first layer with relu give 0 for every digit to train on."""
    return int((dense(digits().x_train, layer).max(axis=0) <= 0).sum())


def right_in(record):
    """How many held-out digits are right after each epoch of a record."""
    return np.array([(each.shares.argmax(axis=1) == digits().labels_test).sum() for each in record])


@cache
def run():
    """The run of the lesson's own training loop: the same start, the same order, the same steps."""
    return Run(start_network(SIZES, SEED), LEARNING_RATE)


@cache
def small_run(learning_rate, neurons, alike):
    """A run with one hidden layer, quick enough to be tried out again and again.

    :param neurons: in the hidden layer.
    :param alike: whether all weights start at :data:`ALIKE`, and not at random.
    """
    sizes = (64, neurons, 10)
    start = all_alike(sizes, ALIKE) if alike else start_network(sizes, SEED)
    return Run(start, learning_rate)


def all_alike(sizes, weight):
    """A network whose weights are all this number, and whose biases are 0."""
    return tuple(
        Layer(np.full((neurons, inputs), weight), np.zeros(neurons)) for inputs, neurons in pairwise(sizes)
    )


def shares_of(network, x):
    """What the network says of one picture or of many: ten shares each, which add up to 1."""
    return softmax(forward(network, x)[-1])


def one_that_reads_digits(network):
    """This network, if it takes 64 numbers and gives ten scores; the lesson's own, trained, where it is empty.

    :raises TypeError, ValueError: naming ``network``, where it is none, or one for other sizes.
    """
    __tracebackhide__ = True
    if isinstance(network, tuple) and not network:
        return run().network
    scores = forward(network, digits().x_test[:1])[-1]
    if scores.shape[1] != 10:
        raise ValueError(f"network must end in 10 neurons, one for each digit, not in {scores.shape[1]}")
    return tuple(network)
