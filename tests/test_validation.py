"""What counts as a number."""

from fractions import Fraction

import numpy as np
import pytest

from neuron_lab.validation import broadcastable, count, numbers, one_number, positive_number, same_shape


@pytest.mark.parametrize("value", [1, 1.0, np.float32(1), np.int64(1), Fraction(1), np.array(1.0)])
def test_every_kind_of_number_becomes_a_float(value):
    assert type(numbers("x", value)) is float and numbers("x", value) == 1.0


def test_lists_become_arrays():
    assert numbers("x", [1, 2]).tolist() == [1.0, 2.0]


def test_a_long_value_is_cut_in_the_complaint():
    with pytest.raises(TypeError) as complaint:
        numbers("x", "a" * 1000)
    assert len(str(complaint.value)) < 120 and "(str)" in str(complaint.value)


def test_the_first_number_that_is_not_finite_is_named():
    with pytest.raises(ValueError, match="x must be finite, not -inf"):
        numbers("x", [1.0, -np.inf, np.nan])


def test_advice_is_added_only_where_it_is_given():
    """A slider takes numbers as well, and it knows no training."""
    for check in (numbers, one_number, positive_number):
        with pytest.raises(ValueError) as complaint:
            check("x", np.nan)
        assert str(complaint.value) == "x must be finite, not nan."
    with pytest.raises(ValueError, match=r"^x must be finite, not nan\. Think again\.$"):
        one_number("x", np.nan, "Think again.")


@pytest.mark.parametrize(
    "value", [[True, 1.0], [[1, 2], [np.True_, 3]], (1.0, False), [np.array([True]), np.array([1.0])]]
)
def test_a_boolean_among_numbers_is_refused(value):
    with pytest.raises(TypeError, match=r"^x must be a number or an array of numbers"):
        numbers("x", value)


def test_one_number_refuses_arrays():
    with pytest.raises(TypeError, match=r"x must be a single number, not an array of shape \(1,\)"):
        one_number("x", [1.0])


def test_a_count_may_be_numpys():
    assert count("steps", np.int64(3)) == 3 and type(count("steps", np.int64(3))) is int


@pytest.mark.parametrize("check", [same_shape, broadcastable])
def test_numbers_fit_any_shape(check):
    check(x=np.zeros(3), w=0.5)
    check(x=0.5, w=0.5)
    check(x=np.zeros((3, 2)), w=np.zeros((3, 2)))
    with pytest.raises(ValueError, match=r"^x and y must .*; x has shape \(3,\), y has shape \(2,\)$"):
        check(x=np.zeros(3), y=np.zeros(2))


def test_a_column_beside_a_row_broadcasts_and_is_not_the_same_shape():
    column, row = np.zeros((3, 1)), np.zeros(3)
    broadcastable(x=column, y=row)
    with pytest.raises(ValueError, match="must have the same shape, or one be a single number"):
        same_shape(x=column, y=row)
