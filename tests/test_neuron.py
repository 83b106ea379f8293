"""The neuron against hand-worked numbers, closed forms and finite differences."""

import inspect
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from neuron_lab import neuron

NUMBER = st.floats(-10, 10)
EXAMPLES = st.integers(1, 20).flatmap(
    lambda n: st.tuples(arrays(float, n, elements=NUMBER), arrays(float, n, elements=NUMBER))
)


def test_the_worked_example_forward():
    assert neuron.forward(2.0, 0.5, 0.1) == pytest.approx(1.1)
    assert neuron.prediction_error(1.1, 1.5) == pytest.approx(-0.4)
    assert neuron.squared_error(1.1, 1.5) == pytest.approx(0.16)
    assert neuron.mean_squared_error(1.1, 1.5) == pytest.approx(0.16)


def test_the_worked_example_backward_and_update():
    assert neuron.dL_dy_hat(1.1, 1.5) == pytest.approx(-0.8)
    assert neuron.dy_hat_dw(2.0) == 2.0
    assert neuron.dy_hat_db() == 1.0
    assert neuron.backward(2.0, 1.5, 0.5, 0.1) == pytest.approx((-1.6, -0.8))
    assert neuron.update(0.5, 0.1, (-1.6, -0.8), 0.1) == pytest.approx((0.66, 0.18))
    assert neuron.forward(2.0, 0.66, 0.18) == pytest.approx(1.5)


def test_a_positive_gradient_lowers_the_weight():
    assert neuron.update(0.5, 0.1, (2.0, 0.0), 0.1) == pytest.approx((0.3, 0.1))


def test_the_mean_is_over_the_examples():
    # errors −1, 0, +1: the squares 1, 0, 1
    assert neuron.mean_squared_error([0.6, 1.1, 1.6], [1.6, 1.1, 0.6]) == pytest.approx(2 / 3)
    # (2/3) Σ e·x = (2/3)(−1·1 + 0·2 + 1·3) = 4/3; (2/3) Σ e = 0
    assert neuron.backward([1, 2, 3], [1.6, 1.1, 0.6], 0.5, 0.1) == pytest.approx((4 / 3, 0))


@pytest.mark.parametrize(
    "h, on_prediction, on_weight",
    [(1.0, 0.2, 2.4), (0.1, -0.7, -1.2), (0.01, -0.79, -1.56), (0.001, -0.799, -1.596)],
)
def test_the_quotients_of_lesson_three(h, on_prediction, on_weight):
    quotient = neuron.difference_quotient
    assert quotient(lambda y_hat: (y_hat - 1.5) ** 2, 1.1, h) == pytest.approx(on_prediction)
    assert quotient(lambda w: (2 * w + 0.1 - 1.5) ** 2, 0.5, h) == pytest.approx(on_weight)


@pytest.mark.parametrize("h", [0, 1e-300, 1e-16])  # the last would move it downwards, where floats are finer
def test_a_nudge_that_moves_nothing_is_refused(h):
    with pytest.raises(ValueError, match=r"^h must move"):
        neuron.difference_quotient(abs, 1.0, h)


@pytest.mark.parametrize("w, b", [(1e12, 0.0), (0.0, 1e12)])
def test_a_gradient_is_not_measured_by_a_nudge_that_moves_nothing(w, b):
    with pytest.raises(ValueError, match=r"^h must move"):
        neuron.numerical_gradient(2.0, 1.5, w, b)


@pytest.mark.parametrize("at", [-(2.0**34), 2.0**34])  # beyond a power of two floats are twice as coarse
def test_a_nudge_must_move_both_ways(at):
    towards_0 = -1e-6 if at > 0 else 1e-6
    assert at + towards_0 != at and at - towards_0 == at
    for w, b in ((at, 0.0), (0.0, at)):
        with pytest.raises(ValueError, match=r"^h must move"):
            neuron.numerical_gradient(2.0, 1.5, w, b)


def test_a_larger_nudge_measures_a_huge_weight():
    exact = neuron.backward(2.0, 1.5, 1e8, 0.0)
    assert neuron.numerical_gradient(2.0, 1.5, 1e8, 0.0) == pytest.approx(exact, rel=0.02)
    assert neuron.numerical_gradient(2.0, 1.5, 1e8, 0.0, h=100.0) == pytest.approx(exact, rel=1e-9)


@given(NUMBER, NUMBER, NUMBER)
def test_forward_is_times_plus(x, w, b):
    assert neuron.forward(x, w, b) == w * x + b
    assert type(neuron.forward(x, w, b)) is float


@given(EXAMPLES, NUMBER, NUMBER)
def test_arrays_give_what_their_entries_give(examples, w, b):
    x, y = examples
    each = [neuron.forward(float(x_i), w, b) for x_i in x]
    assert neuron.forward(x, w, b).tolist() == each
    losses = [neuron.squared_error(y_hat, float(y_i)) for y_hat, y_i in zip(each, y, strict=True)]
    assert neuron.mean_squared_error(np.array(each), y) == pytest.approx(sum(losses) / len(losses))


@given(NUMBER, NUMBER, NUMBER, NUMBER)
def test_backward_is_the_direct_expansion(x, y, w, b):
    # L = (wx + b − y)² multiplied out: w²x² + b² + y² + 2wxb − 2wxy − 2by
    dL_dw, dL_db = neuron.backward(x, y, w, b)
    assert dL_dw == pytest.approx(2 * w * x**2 + 2 * x * b - 2 * x * y, abs=1e-9)
    assert dL_db == pytest.approx(2 * b + 2 * w * x - 2 * y, abs=1e-9)


@given(EXAMPLES, NUMBER, NUMBER)
def test_backward_agrees_with_finite_differences(examples, w, b):
    x, y = examples

    def loss(w, b):
        return float(np.mean((w * x + b - y) ** 2))

    h = 1e-5  # the loss is a parabola, so a central difference is off by rounding only
    dL_dw, dL_db = neuron.backward(x, y, w, b)
    assert dL_dw == pytest.approx((loss(w + h, b) - loss(w - h, b)) / (2 * h), rel=1e-5, abs=1e-4)
    assert dL_db == pytest.approx((loss(w, b + h) - loss(w, b - h)) / (2 * h), rel=1e-5, abs=1e-4)


@given(EXAMPLES, NUMBER, NUMBER)
def test_the_numerical_gradient_agrees_with_the_closed_form(examples, w, b):
    x, y = examples
    e = w * x + b - y
    expected = (2 * np.mean(e * x), 2 * np.mean(e))
    assert neuron.numerical_gradient(x, y, w, b) == pytest.approx(expected, rel=1e-5, abs=1e-3)


@given(NUMBER, NUMBER, NUMBER)
def test_at_x_0_the_weight_learns_nothing(y, w, b):
    assert neuron.backward(0.0, y, w, b)[0] == 0


def test_nothing_handed_in_is_changed():
    x, y = np.array([1.0, 2.0]), np.array([0.0, 1.0])
    neuron.backward(x, y, 0.5, 0.1)
    assert x.tolist() == [1, 2] and y.tolist() == [0, 1]


# --------------------------------------------------------------------------------------------- bad input

BAD = [
    (float("nan"), ValueError), (float("inf"), ValueError), ([1.0, float("nan")], ValueError), ([], ValueError),
    ("0.5", TypeError), (None, TypeError), (True, TypeError), ([[1], [2, 3]], TypeError), (1j, TypeError),
]  # fmt: skip
FINE = {"x": 2.0, "y": 1.5, "w": 0.5, "b": 0.1, "y_hat": 1.1, "h": 1e-6, "at": 1.0, "learning_rate": 0.1}
NO_NUMBERS = {"function": abs, "gradient": (-1.6, -0.8)}
FUNCTIONS = [
    neuron.forward, neuron.prediction_error, neuron.squared_error, neuron.mean_squared_error, neuron.dL_dy_hat,
    neuron.dy_hat_dw, neuron.backward, neuron.numerical_gradient, neuron.difference_quotient, neuron.update,
]  # fmt: skip


@pytest.mark.parametrize("bad, error", BAD, ids=repr)
@pytest.mark.parametrize(
    "function, argument",
    [(each, name) for each in FUNCTIONS for name in inspect.signature(each).parameters if name in FINE],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_bad_input_is_named(function, argument, bad, error):
    given = {name: (FINE | NO_NUMBERS)[name] for name in inspect.signature(function).parameters}
    with pytest.raises(error, match=rf"^{argument} must "):
        function(**{**given, argument: bad})


@pytest.mark.parametrize("rate", [0, -0.1])
def test_a_learning_rate_is_positive(rate):
    with pytest.raises(ValueError, match="learning_rate must be greater than 0"):
        neuron.update(0.5, 0.1, (1.0, 1.0), rate)


@pytest.mark.parametrize("gradient", [None, -1.6, (1, 2, 3)])
def test_a_gradient_is_a_pair(gradient):
    with pytest.raises(TypeError, match=r"^gradient must be a pair \(dL_dw, dL_db\)"):
        neuron.update(0.5, 0.1, gradient, 0.1)


@pytest.mark.parametrize("gradient, named", [(("a", 1), "dL_dw"), ((1, "a"), "dL_db")])
def test_a_gradient_of_text_is_named(gradient, named):
    with pytest.raises(TypeError, match=rf"^{named} must be a number"):
        neuron.update(0.5, 0.1, gradient, 0.1)


def test_shapes_that_do_not_fit_are_all_named():
    with pytest.raises(ValueError, match=r"y_hat has shape \(2,\), y has shape \(3,\)"):
        neuron.squared_error([1, 2], [1, 2, 3])
    for x, w, b in (([1, 2], [1, 2, 3], 0), ([1, 2], 0, [1, 2, 3]), (0, [1, 2], [1, 2, 3])):
        shape_of = {name: re.escape(str(np.shape(each))) for name, each in (("x", x), ("w", w), ("b", b))}
        shapes = (f"{name} has shape {shape}" for name, shape in shape_of.items())
        with pytest.raises(ValueError, match=rf"^x, w and b must .*{', '.join(shapes)}$"):
            neuron.forward(x, w, b)


COLUMN, ROW = [[1.0], [2.0], [3.0]], [1.0, 2.0, 3.0]


def test_entry_by_entry_shapes_broadcast():
    for function in (neuron.prediction_error, neuron.squared_error, neuron.dL_dy_hat):
        assert function(COLUMN, ROW).shape == (3, 3)
    assert neuron.forward(2.0, COLUMN, ROW).shape == (3, 3)


@pytest.mark.parametrize(
    "function, arguments, first",
    [
        (neuron.mean_squared_error, (), "y_hat"),
        (neuron.backward, (0.0, 0.0), "x"),
        (neuron.numerical_gradient, (0.0, 0.0), "x"),
    ],
)
def test_a_mean_over_examples_takes_one_shape(function, arguments, first):
    """A column beside a row would be a table of nine errors, and their mean a wrong answer."""
    for one, shapes in ((COLUMN, r"\(3, 1\), y has shape \(3,\)"), ([1.0], r"\(1,\), y has shape \(3,\)")):
        said = rf"^{first} and y must have the same shape.*; {first} has shape {shapes}$"
        with pytest.raises(ValueError, match=said):
            function(one, ROW, *arguments)


def test_examples_may_stand_in_a_column_and_share_a_number():
    # errors −1, −2, −3: −(2/3)(1·1 + 2·2 + 3·3) and −(2/3)(1 + 2 + 3)
    assert neuron.backward(COLUMN, COLUMN, 0, 0) == pytest.approx((-28 / 3, -4))
    assert neuron.backward(ROW, 0.0, 0, 1) == pytest.approx((4, 2))
    assert neuron.backward(2.0, ROW, 0, 0) == pytest.approx((-8, -4))


@pytest.mark.parametrize(
    "w, b, gradient, named",
    [
        ([1, 2], 0.0, ([1, 2, 3], 0), r"^w and dL_dw must .*w has shape \(2,\), dL_dw has shape \(3,\)"),
        (0.0, [1, 2], (0, [1, 2, 3]), r"^b and dL_db must .*b has shape \(2,\), dL_db has shape \(3,\)"),
        (COLUMN, 0.0, (ROW, 0), r"^w and dL_dw must .*w has shape \(3, 1\), dL_dw has shape \(3,\)"),
    ],
)
def test_a_gradient_fits_its_parameter(w, b, gradient, named):
    with pytest.raises(ValueError, match=named):
        neuron.update(w, b, gradient, 0.1)


INF = float("inf")


@pytest.mark.parametrize(
    "function, arguments",
    [
        (neuron.forward, (2.0, INF, 0.1)), (neuron.forward, (2.0, 0.5, INF)),
        (neuron.squared_error, (INF, 1.5)), (neuron.mean_squared_error, (INF, 1.5)),
        (neuron.numerical_gradient, (2.0, 1.5, INF, 0.1)), (neuron.numerical_gradient, (2.0, 1.5, 0.5, INF)),
        (neuron.backward, (2.0, 1.5, INF, 0.1)), (neuron.backward, (2.0, 1.5, 0.5, INF)),
        (neuron.update, (INF, 0.1, (-1.6, -0.8), 0.1)), (neuron.update, (0.5, INF, (-1.6, -0.8), 0.1)),
        (neuron.update, (0.5, 0.1, (INF, 0.0), 0.1)), (neuron.update, (0.5, 0.1, (0.0, INF), 0.1)),
    ],
)  # fmt: skip
def test_a_loop_written_by_hand_is_told_what_to_try(function, arguments):
    advice = r"\. If it came out of training, .*: try a smaller learning rate\.$"
    with pytest.raises(ValueError, match=advice):
        function(*arguments)


def test_what_training_does_not_change_gets_no_advice_on_training():
    for arguments in ((float("inf"), 1.5, 0.5, 0.1), (2.0, float("inf"), 0.5, 0.1)):
        with pytest.raises(ValueError) as complaint:
            neuron.backward(*arguments)
        assert "learning rate" not in str(complaint.value)


def test_parameters_are_single_numbers_where_the_loss_is_a_mean():
    with pytest.raises(TypeError, match=r"w must be a single number, not an array of shape \(2,\)"):
        neuron.backward([1, 2], [1, 2], [0.5, 0.5], 0.1)


def test_a_number_beyond_floats_is_named():
    with pytest.raises(ValueError, match="x must fit into a float"):
        neuron.forward(10**400, 0.5, 0.1)
