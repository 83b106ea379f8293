"""The loss over a map, from five means, against the mean squared error of every point."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuron_lab.least_squares import noisy_line
from neuron_lab.means import loss_surface, means_of, surface_from

X, Y = np.array([1.0, 2.0, 3.0]), np.array([2.5, 2.4, 2.9])
INPUTS = st.lists(st.floats(-5, 5), min_size=2, max_size=6)
NUMBER = st.floats(-3, 3)


@given(INPUTS, NUMBER, NUMBER, st.integers(0, 99))
def test_the_surface_is_the_mean_squared_error(x, w, b, seed):
    x = np.array(x)
    y = noisy_line(x, w, b, 1, seed)
    ws, bs = np.linspace(-2, 2, 5), np.linspace(-3, 3, 4)[:, None]
    direct = [[np.mean((w_one * x + b_one - y) ** 2) for w_one in ws] for b_one in bs.ravel()]
    surface = loss_surface(x, y, ws, bs)
    assert surface.shape == (4, 5) and np.abs(surface - direct).max() < 1e-10


def test_the_surface_far_from_0_keeps_its_digits():
    x = 1e6 + np.array([0.0, 1.0, 2.0])
    y = 2 * x + 1
    assert loss_surface(x, y, 2.0, 1.5) == pytest.approx(0.25, abs=1e-6)


def test_the_surface_at_one_point_is_a_number():
    assert loss_surface(X, Y, 0.5, 0.1) == pytest.approx(2.33)  # (3.61 + 1.69 + 1.69) / 3


def test_the_map_never_meets_the_examples():
    class Counting(np.ndarray):
        """An array that knows the largest array made from it."""

        largest = 0

        def __array_finalize__(self, parent):
            Counting.largest = max(Counting.largest, self.size)

    w, b = np.linspace(-1, 1, 50).view(Counting), np.linspace(-1, 1, 50)[:, None].view(Counting)
    x = np.linspace(-1, 1, 1000)
    surface_from(means_of(x, x), w, b)
    assert Counting.largest == 2500


@pytest.mark.parametrize(
    "call, error, message",
    [
        (lambda: loss_surface(X, Y, [1, 2], [1, 2, 3]), ValueError, "w and b must fit together"),
        (lambda: loss_surface(X, [1, 2], 0, 0), ValueError, "x and y must have the same shape"),
        (lambda: means_of("x", Y), TypeError, "x must be a number"),
    ],
)
def test_bad_input_is_named(call, error, message):
    with pytest.raises(error, match=f"^{message}"):
        call()
