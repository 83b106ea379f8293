"""Numbers as people read them."""

import pytest

from neuron_lab.ui import numbers


@pytest.mark.parametrize(
    "value, digits, text",
    [
        (1.1, 2, "1.10"),
        (-0.4, 2, "−0.40"),
        (0.15999999999999992, 2, "0.16"),
        (-0.00001, 2, "0.00"),
        (-0.0, 2, "0.00"),
        (0.0004, 2, "0.0004"),
        (-0.003, 2, "−0.003"),
        (0.0004, 0, "0.0004"),
        (0.001, 3, "0.001"),
        (1234.5, 2, "1234.50"),
        (1.17e12, 2, "1.2 × 10¹²"),
        (-2e6, 2, "−2.0 × 10⁶"),
        (9.94e6, 2, "9.9 × 10⁶"),
        (9.99e6, 2, "1.0 × 10⁷"),
        (-9.99e9, 2, "−1.0 × 10¹⁰"),
        (3, 0, "3"),
    ],
)
def test_number(value, digits, text):
    assert numbers.number(value, digits) == text


@pytest.mark.parametrize(
    "value, text",
    [
        (99, "99"),
        (0.0005, "0.0005"),
        (-2.5, "−2.5"),
        (2.000001, "2.000001"),
        (1234567, "1234567"),
        (-1e9, "−1000000000"),
        (0.1 + 0.2, "0.3"),
        (3.3 - 3.2, "0.1"),
        (1e20, "1 × 10²⁰"),
        (-2.5e-7, "−2.5 × 10⁻⁷"),
    ],
)
def test_a_number_as_given_has_the_digits_it_has(value, text):
    assert numbers.as_given(value) == text


def test_signed():
    assert [numbers.signed(value) for value in (0.2, 0, -0.2)] == ["+0.20", "+0.00", "−0.20"]


@pytest.mark.parametrize(
    "before, after, texts",
    [
        (0.5, 0.66, ("0.50", "0.66")),
        (0.1, 0.104, ("0.100", "0.104")),
        (0.1, 0.1001, ("0.1000", "0.1001")),
        (1.0, 1.0, ("1.00", "1.00")),
    ],
)
def test_two_numbers_get_as_many_digits_as_it_takes_to_differ(before, after, texts):
    assert numbers.apart(before, after) == texts


@pytest.mark.parametrize(
    "value, digits, text",
    [
        (0.1, 3, "0.100"),
        (0.001259, 3, "0.001259"),
        (-0.0125, 2, "−0.0125"),
        (1 / 3, 2, "0.333333"),
        (0.3, 2, "0.30"),
    ],
)
def test_what_is_plugged_in_keeps_the_digits_it_has(value, digits, text):
    assert numbers.exact(value, digits) == text
