"""The training loop against the closed form of its factor, and against least squares."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuron_lab.training import (
    Regime,
    best_learning_rate,
    largest_learning_rate,
    regime,
    step_factor,
    train,
)

NUMBER = st.floats(-3, 3)


@pytest.mark.parametrize(
    "learning_rate, losses",
    [
        (0.05, [0.16, 0.04, 0.01]),
        (0.1, [0.16, 0, 0]),
        (0.15, [0.16, 0.04, 0.01]),
        (0.2, [0.16, 0.16, 0.16]),
        (0.25, [0.16, 0.36, 0.81, 1.8225]),
    ],
)
def test_the_losses_of_lesson_six(learning_rate, losses):
    assert train(2.0, 1.5, 0.5, 0.1, learning_rate, len(losses) - 1).loss == pytest.approx(losses, abs=1e-12)


def test_one_step_arrives_at_the_worked_numbers():
    history = train(2.0, 1.5, 0.5, 0.1, 0.1, 1)
    assert history.w == pytest.approx([0.5, 0.66])
    assert history.b == pytest.approx([0.1, 0.18])
    assert history.gradient[0] == pytest.approx([-1.6, -0.8])
    assert history.gradient.shape == (2, 2) and history.steps == 1 and history.diverged is False


@given(NUMBER, NUMBER, NUMBER, NUMBER, st.floats(0.001, 0.1))
def test_each_step_multiplies_the_error_by_the_factor(x, y, w, b, learning_rate):
    history = train(x, y, w, b, learning_rate, 3)
    errors = history.w * x + history.b - y
    factor = 1 - 2 * learning_rate * (x * x + 1)
    assert step_factor(x, learning_rate) == pytest.approx(
        factor
    )  # x ** 2 and x * x may differ in the last bit
    assert errors == pytest.approx(errors[0] * factor ** np.arange(4), abs=1e-9)


@given(NUMBER)
def test_the_best_rate_arrives_and_the_largest_bounces(x):
    assert step_factor(x, best_learning_rate(x)) == pytest.approx(0, abs=1e-12)
    assert step_factor(x, largest_learning_rate(x)) == pytest.approx(-1)


def test_the_rates_for_x_2():
    assert best_learning_rate(2.0) == pytest.approx(0.1)
    assert largest_learning_rate(2.0) == pytest.approx(0.2)
    assert step_factor(10.0, 0.1) == pytest.approx(-19.2)


@pytest.mark.parametrize(
    "learning_rate, expected",
    [
        (0.05, Regime.CREEP),
        (0.1, Regime.ONE_STEP),
        (0.15, Regime.OVERSHOOT),
        (0.2, Regime.BOUNCE),
        (0.25, Regime.EXPLOSION),
    ],
)
def test_the_five_regimes(learning_rate, expected):
    assert regime(1 - 10 * learning_rate) is expected


@pytest.mark.parametrize("rate", [1e-16, 1e-18, 5e-324])
def test_the_smallest_learning_rate_still_creeps(rate):
    assert 0.99 < step_factor(2.0, rate) < 1 and regime(step_factor(2.0, rate)) is Regime.CREEP


@pytest.mark.parametrize("x", [1e200, -1e200])
def test_an_input_whose_square_fits_no_float_is_named(x):
    with pytest.raises(ValueError, match=r"^x must be smaller"):
        step_factor(x, 0.1)
    for rate in (best_learning_rate, largest_learning_rate):
        with pytest.raises(ValueError, match=r"^x must be smaller"):
            rate(x)


def test_a_factor_that_fits_no_float_is_named():
    with pytest.raises(ValueError, match=r"^learning_rate must be smaller where x is 1e\+150"):
        step_factor(1e150, 1e100)


@pytest.mark.parametrize("x", [1e150, 1.3e154])
def test_huge_inputs_have_a_best_rate(x):
    assert step_factor(x, best_learning_rate(x)) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("bad, error", [("2", TypeError), ([2.0], TypeError), (float("nan"), ValueError)])
def test_a_bad_input_or_factor_is_named(bad, error):
    for call in (lambda x: step_factor(x, 0.1), best_learning_rate, largest_learning_rate):
        with pytest.raises(error, match=r"^x must be "):
            call(bad)
    with pytest.raises(error, match=r"^factor must be "):
        regime(bad)


def test_a_factor_of_one_or_more_belongs_to_no_learning_rate():
    with pytest.raises(ValueError, match="factor must be below 1"):
        regime(1.0)


def test_descent_takes_the_nearest_answer():
    # The valley 2w + b = 1.5; the nearest point to (w, b) lies along (2, 1).
    w, b = 1.1, -0.2
    away = (2 * w + b - 1.5) / 5
    history = train(2.0, 1.5, w, b, 0.05, 60)
    assert (history.w[-1], history.b[-1]) == pytest.approx((w - 2 * away, b - away))


def test_several_examples_end_at_least_squares():
    x, y = np.array([0.0, 1.0, 2.0, 3.0]), np.array([0.3, 0.9, 2.2, 2.4])
    slope, height = np.polyfit(x, y, 1)
    history = train(x, y, 0.0, 0.0, 0.1, 2000)
    assert (history.w[-1], history.b[-1]) == pytest.approx((slope, height))
    assert history.gradient[-1] == pytest.approx([0, 0], abs=1e-9)


def test_divergence_stops_with_finite_numbers_and_says_so():
    history = train(2.0, 1.5, 0.5, 0.1, 0.25, 5000)
    assert history.diverged is True and 0 < history.steps < 5000
    for recorded in (history.w, history.b, history.loss, history.gradient):
        assert np.isfinite(recorded).all()
    assert re.search(r"b = [-+.e\d]+\. It stopped there: .+\. Try a smaller learning rate\.$", str(history))


def test_divergence_of_arrays_warns_of_nothing():  # a RuntimeWarning would fail the test, see pyproject.toml
    assert train([1.0, 2.0], [1.0, 2.0], 0.0, 0.0, 10.0, 5000).diverged


def test_no_steps_record_the_start():
    history = train(2.0, 1.5, 0.5, 0.1, 0.1, 0)
    assert history.w.tolist() == [0.5] and history.loss == pytest.approx([0.16])


def test_a_run_can_be_told_in_words():
    assert str(train(2.0, 1.5, 0.5, 0.1, 0.1, 1)) == (
        "1 step: loss from 0.1600 to 0.0000, w = 0.6600, b = 0.1800."
    )
    # errors −0.4, −0.2, −0.1; w + 0.05 · (1.6 + 0.8), b + 0.05 · (0.8 + 0.4)
    assert str(train(2.0, 1.5, 0.5, 0.1, 0.05, 2)) == (
        "2 steps: loss from 0.1600 to 0.0100, w = 0.6200, b = 0.1600."
    )


def test_a_run_tells_a_million_and_more_in_powers_of_ten():
    for y, told in ((1.0, "998001.0000"), (0.0, "1e+06"), (-1.0, "1.002e+06")):  # 999², 1000², 1001²
        assert f"loss from {told} to {told}," in str(train(1000.0, y, 1.0, 0.0, 0.1, 0))


@pytest.mark.parametrize(
    "steps, error",
    [
        (-1, ValueError),
        (1.5, TypeError),
        ("3", TypeError),
        (None, TypeError),
        (True, TypeError),
        (float("nan"), TypeError),
    ],
)
def test_bad_steps_are_named(steps, error):
    with pytest.raises(error, match=r"^steps must be "):
        train(2.0, 1.5, 0.5, 0.1, 0.1, steps)


@pytest.mark.parametrize(
    "rate, error",
    [
        (0, ValueError),
        (-1, ValueError),
        (float("nan"), ValueError),
        (float("inf"), ValueError),
        ("0.1", TypeError),
        (None, TypeError),
    ],
)
def test_bad_learning_rates_are_named(rate, error):
    with pytest.raises(error, match=r"^learning_rate must be "):
        train(2.0, 1.5, 0.5, 0.1, rate, 3)
    with pytest.raises(error, match=r"^learning_rate must be "):
        step_factor(2.0, rate)


def test_examples_that_do_not_fit_are_named():
    for x, shape in (([1, 2], r"\(2,\)"), ([[1], [2], [3]], r"\(3, 1\)")):
        with pytest.raises(ValueError, match=rf"^x and y must .*x has shape {shape}, y has shape \(3,\)"):
            train(x, [1, 2, 3], 0.5, 0.1, 0.1, 3)


def test_examples_in_columns_train_as_in_rows():
    row = train([1, 2, 3], [1, 2, 3], 0.0, 0.0, 0.1, 5)
    column = train([[1], [2], [3]], [[1], [2], [3]], 0.0, 0.0, 0.1, 5)
    assert column.w == pytest.approx(row.w) and column.loss == pytest.approx(row.loss)


@pytest.mark.parametrize("bad, error", [("1", TypeError), (None, TypeError), (float("nan"), ValueError)])
@pytest.mark.parametrize("argument", ["x", "y", "w", "b"])
def test_a_bad_start_is_named(argument, bad, error):
    arguments = {"x": 2.0, "y": 1.5, "w": 0.5, "b": 0.1, argument: bad}
    with pytest.raises(error, match=rf"^{argument} must be "):
        train(**arguments, learning_rate=0.1, steps=3)


# The loss of the first is too large; of the second so is its gradient, ∞ for one example and −∞ for the other.
@pytest.mark.parametrize("x, w", [(1.0, 1e200), ([1.0, -1.0], 1.5e308)])
def test_a_start_beyond_floats_is_named_and_warns_of_nothing(x, w):
    with pytest.raises(ValueError, match=r"^loss must be finite"):
        train(x, 0.0, w, 0.0, 0.1, 3)
