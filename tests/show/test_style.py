"""Numbers as people read them, and colours that can be read."""

import pytest

from neuron_lab.show import style


@pytest.mark.parametrize("value, digits, text", [
    (1.1, 2, "1.10"), (-0.4, 2, "−0.40"), (0.15999999999999992, 2, "0.16"), (-0.0001, 2, "0.00"), (-0.0, 2, "0.00"),
    (0.001, 3, "0.001"), (1234.5, 2, "1234.50"), (1.17e12, 2, "1.2 × 10¹²"), (-2e6, 2, "−2.0 × 10⁶"), (3, 0, "3")])
def test_number(value, digits, text):
    assert style.number(value, digits) == text


def luminance(colour):
    """Relative luminance by WCAG 2.1."""
    channels = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("name", ["BLUE", "ORANGE", "GREEN", "PURPLE", "RED", "INK", "GREY"])
def test_text_colours_reach_a_contrast_of_4_5_on_white(name):
    assert 1.05 / (luminance(getattr(style, name)) + 0.05) >= 4.5


def test_the_style_sheet_touches_nothing_outside_an_explorer():
    body = style.CSS.removeprefix("<style>").removesuffix("</style>")
    selectors = [selector.strip() for rule in body.split("}")[:-1] for selector in rule.split("{")[0].split(",")]
    assert selectors and all(selector.startswith(".nl-explorer") for selector in selectors)
