"""Softmax, the loss and its gradient against numbers worked by hand and finite differences."""

import math

import numpy as np
import pytest

from neuron_lab.scores import cross_entropy, dL_dscores, softmax


def test_softmax_and_cross_entropy_by_hand():
    scores = np.log([[1.0, 2.0, 5.0], [4.0, 4.0, 2.0]])
    assert softmax(scores) == pytest.approx(np.array([[1 / 8, 2 / 8, 5 / 8], [0.4, 0.4, 0.2]]))
    assert cross_entropy(scores, [2, 0]) == pytest.approx((math.log(8 / 5) + math.log(5 / 2)) / 2)
    expected = np.array([[1 / 8, 2 / 8, -3 / 8], [-0.6, 0.4, 0.2]]) / 2
    assert dL_dscores(scores, [2, 0]) == pytest.approx(expected)


def test_equal_scores_know_nothing():
    assert softmax(np.full(10, 3.0)) == pytest.approx(np.full(10, 0.1))
    assert cross_entropy(np.zeros((4, 10)), [0, 1, 2, 9]) == pytest.approx(math.log(10))


def test_extreme_scores_overflow_nowhere():  # a RuntimeWarning would fail the test, see pyproject.toml
    scores = np.array([[1e4, -1e4, 0.0], [-1e4, -1e4, -1e4], [1e308, -1e308, 0.0]])
    assert softmax(scores) == pytest.approx(np.array([[1, 0, 0], [1 / 3] * 3, [1, 0, 0]]))
    assert cross_entropy(scores[:1], [1]) == 2e4
    assert cross_entropy(scores[:1], [0]) == 0
    assert dL_dscores(scores[:1], [1]).tolist() == [[1, -1, 0]]
    with pytest.raises(ValueError, match=r"^scores must be closer together"):
        cross_entropy(scores[2:], [1])


@pytest.mark.parametrize("seed", range(10))
def test_the_gradient_of_the_scores_agrees_with_finite_differences(seed):
    random = np.random.default_rng(seed)
    scores, labels = random.normal(size=(3, 4)), random.integers(0, 4, 3)
    gradient = dL_dscores(scores, labels)
    for place in np.ndindex(scores.shape):
        nudge = np.zeros_like(scores)
        nudge[place] = 1e-5
        up, down = (cross_entropy(scores + sign * nudge, labels) for sign in (1, -1))
        assert gradient[place] == pytest.approx((up - down) / 2e-5, rel=1e-6, abs=1e-10)
