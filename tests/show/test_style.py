"""Numbers as people read them, and colours that can be read."""

import re

import pytest

from neuron_lab.show import style


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
    assert style.number(value, digits) == text


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
    assert style.as_given(value) == text


def test_signed():
    assert [style.signed(value) for value in (0.2, 0, -0.2)] == ["+0.20", "+0.00", "−0.20"]


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
    assert style.apart(before, after) == texts


def luminance(colour):
    """Relative luminance by WCAG 2.1."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("name", ["BLUE", "ORANGE", "GREEN", "PURPLE", "RED", "INK", "GREY"])
def test_text_colours_reach_a_contrast_of_4_5_on_white(name):
    assert 1.05 / (luminance(getattr(style, name)) + 0.05) >= 4.5


def test_the_style_sheet_touches_nothing_outside_an_explorer():
    body = style.CSS.removeprefix("<style>").removesuffix("</style>")
    body = re.sub(r"@media \([^)]*\)\{(.*?\})\}", r"\1", body)  # what it holds stands for itself
    selectors = [
        selector.strip() for rule in body.split("}")[:-1] for selector in rule.split("{")[0].split(",")
    ]
    assert selectors and all(selector.startswith((".nl-card", ".nl-practice")) for selector in selectors)


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
    assert style.exact(value, digits) == text
