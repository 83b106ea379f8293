"""The bowl of several examples against eigenvalues worked by hand, and NumPy's least squares."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuron_lab.least_squares import (
    best_fit,
    curvatures,
    direction_factor,
    directions,
    epochs_for_a_tenth,
    largest_learning_rate_for,
    noisy_line,
    standardise,
)
from neuron_lab.neuron import backward, forward, mean_squared_error, update
from neuron_lab.training import train

X, Y = np.array([1.0, 2.0, 3.0]), np.array([2.5, 2.4, 2.9])
INPUTS = st.lists(st.floats(-5, 5), min_size=2, max_size=6)


# ------------------------------------------------------------------------------------------ the examples


def test_a_line_without_noise_is_the_line():
    assert noisy_line(X, 0.2, 2.2, 0, seed=1) == pytest.approx([2.4, 2.6, 2.8])


def test_more_noise_stretches_the_same_pattern():
    small, large = (noisy_line(X, 0.2, 2.2, noise, seed=3) - (0.2 * X + 2.2) for noise in (0.1, 0.5))
    assert large == pytest.approx(5 * small) and np.std(small) > 0
    assert not np.allclose(noisy_line(X, 0, 0, 1, seed=4), large / 0.5)


def test_noise_has_the_size_it_is_given():
    assert np.std(noisy_line(np.zeros(100_000), 0, 0, 0.3, seed=0)) == pytest.approx(0.3, rel=0.02)


def test_standardise_by_hand():
    scaled, mean, spread = standardise([1, 3, 5, 9, 12])  # (25 + 9 + 1 + 9 + 36) / 5 = 16
    assert (mean, spread) == (6, 4) and scaled == pytest.approx([-1.25, -0.75, -0.25, 0.75, 1.5])


# ---------------------------------------------------------------------------------------------- the bowl


def test_the_curvatures_of_1_2_3_by_hand():
    # 2 · [[14/3, 2], [2, 1]]: trace 34/3, determinant 4 · 2/3, so λ = 17/3 ± √(289/9 − 24/9)
    steep, flat = curvatures(X)
    assert (steep, flat) == pytest.approx(((17 + math.sqrt(265)) / 3, (17 - math.sqrt(265)) / 3))
    assert (round(steep, 2), round(flat, 2), round(steep / flat)) == (11.09, 0.24, 46)
    assert round(largest_learning_rate_for(X), 3) == 0.180


@given(INPUTS)
def test_the_curvatures_are_the_second_derivatives_eigenvalues(x):
    x = np.array(x)
    matrix = 2 * np.array([[np.mean(x * x), np.mean(x)], [np.mean(x), 1]])
    flat, steep = np.linalg.eigvalsh(matrix)
    assert curvatures(x) == pytest.approx((steep, flat), abs=1e-9)
    for direction, curvature in zip(directions(x), (steep, flat), strict=True):
        assert matrix @ direction == pytest.approx(curvature * direction, abs=1e-8)
        assert np.hypot(*direction) == pytest.approx(1)


def test_the_curvatures_by_finite_differences():
    def loss(point):
        return mean_squared_error(forward(X, *point), Y)

    at, h = np.array([0.7, -0.4]), 1e-3
    for direction, curvature in zip(directions(X), curvatures(X), strict=True):
        bend = (loss(at + h * direction) - 2 * loss(at) + loss(at - h * direction)) / h**2
        assert bend == pytest.approx(curvature, rel=1e-5)


def test_scaled_inputs_make_the_bowl_round():
    x = np.array([1.0, 3.0, 5.0, 9.0, 12.0])
    # as they are: mean x² = 52, so 53 ± √(51² + 12²); without their mean: 2 · 16 and 2
    assert curvatures(x) == pytest.approx((53 + math.sqrt(2745), 53 - math.sqrt(2745)))
    assert curvatures(x - 6) == pytest.approx((32, 2))
    assert curvatures(standardise(x).x) == pytest.approx((2, 2))


def test_the_limit_bounces_and_the_best_is_even():
    for rate, steep_factor in ((largest_learning_rate_for(X), -1), (3 / 17, None)):
        steep, flat = (1 - rate * curvature for curvature in curvatures(X))
        assert steep == pytest.approx(-flat if steep_factor is None else steep_factor)


def test_the_learning_rate_limit_parts_arrival_from_explosion():
    limit = largest_learning_rate_for(X)
    below, above = (train(X, Y, 0.5, 0.1, share * limit, 2000).loss[-1] for share in (0.99, 1.01))
    assert below == pytest.approx(0.02) and above > 1e6


def test_the_error_takes_105_epochs_for_a_tenth_and_the_loss_half_of_it():
    factor = 1 - 0.09 * curvatures(X)[1]
    assert factor == pytest.approx(0.978365, abs=1e-6)
    tenth = epochs_for_a_tenth(factor)
    assert tenth == pytest.approx(105.27, abs=0.01) and factor**tenth == pytest.approx(0.1)
    above = train(X, Y, 0.5, 0.1, 0.09, 200).loss - 0.02
    assert above[20 + 105] / above[20] == pytest.approx(0.01, rel=0.02)  # the loss: two factors of 10
    assert above[20 + 53] / above[20] == pytest.approx(0.1, rel=0.02)


def test_epochs_for_a_tenth_where_nothing_or_everything_is_left():
    assert epochs_for_a_tenth(0) == 0 and epochs_for_a_tenth(-0.1) == pytest.approx(1)
    for factor in (1, -1, 1.5):
        with pytest.raises(ValueError, match=r"^factor must be between"):
            epochs_for_a_tenth(factor)


def test_the_best_fit_and_its_floor_by_hand():
    # the noise (1, −2, 1) · 0.1 is at right angles to every line: the fit is the line, the floor 0.06 / 3
    assert best_fit(X, Y) == pytest.approx((0.2, 2.2, 0.02))


@given(INPUTS, st.integers(0, 99))
def test_the_best_fit_is_least_squares(x, seed):
    x = np.array(x)
    if np.std(x) < 1e-2:
        return
    y = noisy_line(x, 0.5, -1, 1, seed)
    fit = best_fit(x, y)
    solution, *_ = np.linalg.lstsq(np.column_stack([x, np.ones_like(x)]), y, rcond=None)
    assert fit[:2] == pytest.approx(solution, rel=1e-6, abs=1e-6)
    assert backward(x, y, fit.w, fit.b) == pytest.approx((0, 0), abs=1e-6)
    assert fit.floor == pytest.approx(np.mean((x * solution[0] + solution[1] - y) ** 2), abs=1e-9)


# -------------------------------------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    "call, error, message",
    [
        (lambda: noisy_line(X, 1, 0, -1, 0), ValueError, "noise must be 0 or more"),
        (lambda: noisy_line("x", 1, 0, 1, 0), TypeError, "x must be a number"),
        (lambda: noisy_line(X, 1, 0, 1, 0.5), TypeError, "seed must be a whole number"),
        (lambda: standardise([2, 2]), ValueError, "x must hold at least two different"),
        (lambda: best_fit([2, 2], [1, 3]), ValueError, "x must hold at least two different"),
        (lambda: best_fit(X, [1, 2]), ValueError, "x and y must have the same shape"),
        (lambda: curvatures(None), TypeError, "x must be a number"),
        (lambda: curvatures([1, math.nan]), ValueError, "x must be finite"),
    ],
)
def test_bad_input_is_named(call, error, message):
    with pytest.raises(error, match=f"^{message}"):
        call()


@pytest.mark.parametrize("value", [0.1, -7.3, 1e8 + 0.1])
def test_equal_inputs_are_equal_however_their_mean_rounds(value):
    same = np.full(3, value)
    assert curvatures(same)[1] == 0
    for call in (lambda: standardise(same), lambda: best_fit(same, [1.0, 2.0, 3.0])):
        with pytest.raises(ValueError, match="x must hold at least two different numbers"):
            call()


@pytest.mark.parametrize("steep", [True, False])
@pytest.mark.parametrize("rate", [0.05, 0.09, 0.17])
def test_an_update_multiplies_a_step_along_a_direction_by_its_factor(steep, rate):
    y = 0.2 * X + 2.2
    values, vectors = np.linalg.eigh(2 * np.array([[np.mean(X * X), np.mean(X)], [np.mean(X), 1]]))
    curvature, away = values[int(steep)], 0.3 * vectors[:, int(steep)]
    w, b = np.array([0.2, 2.2]) + away
    after = np.array(update(w, b, backward(X, y, w, b), rate)) - (0.2, 2.2)
    assert after == pytest.approx(direction_factor(curvature, rate) * away, abs=1e-12)
