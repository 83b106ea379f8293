"""What counts as a number."""

from fractions import Fraction

import numpy as np
import pytest

from neuron_lab.validation import count, numbers, one_number, same_shape


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


def test_one_number_refuses_arrays():
    with pytest.raises(TypeError, match=r"x must be a single number, not an array of shape \(1,\)"):
        one_number("x", [1.0])


def test_a_count_may_be_numpys():
    assert count("steps", np.int64(3)) == 3 and type(count("steps", np.int64(3))) is int


def test_numbers_fit_any_shape():
    same_shape(x=np.zeros(3), w=0.5)
    with pytest.raises(ValueError, match=r"x has shape \(3,\), y has shape \(2,\)"):
        same_shape(x=np.zeros(3), y=np.zeros(2))
