"""Colours that can be read, and a style sheet that keeps to its cards."""

import re
from pathlib import Path

import pytest

from neuron_lab.ui import card, style


def luminance(colour):
    """Relative luminance by WCAG 2.1."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("name", ["BLUE", "ORANGE", "GREEN", "PURPLE", "RED", "INK", "GREY"])
def test_text_colours_reach_a_contrast_of_4_5_on_white(name):
    assert 1.05 / (luminance(getattr(style, name)) + 0.05) >= 4.5


def test_the_rim_of_a_field_reaches_a_contrast_of_3_on_white():
    assert 1.05 / (luminance(style.RIM) + 0.05) >= 3


def test_the_style_sheet_takes_its_colours_from_the_palette():
    rules = (Path(card.__file__).parent / "card.css").read_text()
    assert "#" not in rules and "rgb" not in rules, "a colour of its own"
    colours = dict(re.findall(r"--nl-([a-z-]+):([^;}]+)", card.CSS))
    assert colours.keys() == set(re.findall(r"var\(--nl-([a-z-]+)\)", rules))
    assert colours["blue"] == "#0065A3" and colours["button-rim"] == "#AAAAAA"
    assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in colours.values())


def test_the_style_sheet_touches_nothing_outside_an_explorer():
    body = card.CSS.removeprefix("<style>").removesuffix("</style>")
    body = re.sub(r"@media \([^)]*\)\{(.*?\})\}", r"\1", body)  # what it holds stands for itself
    selectors = [
        selector.strip() for rule in body.split("}")[:-1] for selector in rule.split("{")[0].split(",")
    ]
    assert selectors and all(selector.startswith((".nl-card", ".nl-practice")) for selector in selectors)
