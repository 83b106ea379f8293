"""How a network starts."""

import math

import numpy as np
import pytest

from neuron_lab.layer import start_network


def test_a_network_starts_as_he_proposed():
    first, last = start_network((200, 1000, 3), 1)
    assert first.weights.shape == (1000, 200) and last.weights.shape == (3, 1000)
    assert first.weights.std() == pytest.approx(0.1, rel=0.01) and abs(first.weights.mean()) < 0.001
    assert last.weights.std() == pytest.approx(math.sqrt(2 / 1000), rel=0.06)
    assert not first.biases.any() and first.weights.dtype == first.biases.dtype == np.float64
    again, other = start_network((200, 1000, 3), 1)[0], start_network((200, 1000, 3), 2)[0]
    assert (again.weights == first.weights).all() and (other.weights != first.weights).all()


@pytest.mark.parametrize("sizes, error", [((64,), ValueError), ((64, 0), ValueError), ((64, 1.5), TypeError)])
def test_bad_sizes_are_named(sizes, error):
    with pytest.raises(error, match=r"^sizes must be "):
        start_network(sizes, 0)
    with pytest.raises(TypeError, match=r"^dtype must be a kind of float, not int"):
        start_network((2, 2), 0, int)
