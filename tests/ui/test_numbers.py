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


def test_a_sign_stands_before_all_that_is_not_shown_as_zero():
    assert [numbers.signed(value) for value in (0.2, -0.2, 0.0004)] == ["+0.20", "−0.20", "+0.0004"]
    assert [numbers.signed(value) for value in (0, 8e-6, -8e-6)] == ["0.00"] * 3
    assert numbers.signed(-4e-5, 3) == "0.000" and numbers.signed(4e-4, 4) == "+0.0004"


@pytest.mark.parametrize(
    "value, digits, zero", [(0, 2, True), (-4.9e-5, 2, True), (5.1e-5, 2, False), (5.1e-5, 6, False)]
)
def test_what_shows_as_zero(value, digits, zero):
    assert numbers.shows_as_zero(value, digits) is zero


@pytest.mark.parametrize(
    "value, text",
    [(0.16, "0.1600"), (5e-5, "0.0001"), (2.4414e-6, "2.4 × 10⁻⁶"), (1e-21, "0.0000"), (0, "0.0000")],
)
def test_a_small_number_is_not_written_as_nothing(value, text):
    assert numbers.small(value) == text


@pytest.mark.parametrize(
    "value, digits", [(0.16, 4), (0.0001, 4), (2.4e-6, 7), (2e-7, 8), (1e-13, 4), (0, 4)]
)
def test_a_formula_shows_two_digits_of_a_small_number(value, digits):
    assert numbers.small_digits(value) == digits


@pytest.mark.parametrize(
    "value, alone, equal",
    [
        (2.5, "2.50", "= 2.50"),
        (0.1067, "0.107", "= 0.107"),
        (0.0001, "0.0001", "= 0.0001"),
        (9.9e-5, "< 0.0001", "< 0.0001"),
        (1e-13, "0.00", "= 0.00"),
    ],
)
def test_a_number_close_to_0_is_bounded(value, alone, equal):
    assert (numbers.bounded(value), numbers.equals(value)) == (alone, equal)
    assert numbers.bounded(value, "below") == alone.replace("<", "below")


def test_a_number_is_told_from_its_limit():
    assert [numbers.told_from(value, 0.01) for value in (2.165, 0.0123, 0.01)] == ["2.17", "0.0123", "0.0100"]
    assert numbers.told_from(0.00999997, 0.01) == "0.00999997"


def test_things_are_counted():
    assert [numbers.counted(count, "try", "tries") for count in (0, 1, 6)] == ["0 tries", "1 try", "6 tries"]


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
