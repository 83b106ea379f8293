"""Lesson 7, one's own examples: added by a press, dragged, and taken away, in the picture and by the row of buttons."""

import re

import pytest
from shipped import explorers_in

NAME = "07_many_examples.ipynb"
pytestmark = pytest.mark.parametrize("lesson", [NAME], indirect=True)


@pytest.fixture
def card(lesson):
    card = lesson.explorers()[explorers_in(NAME).index("many_examples.explore_my_data")]
    yield card
    card.reset()
    card.settled()
    lesson.width(1150)


def examples(card):
    """How many the sentence counts, and how many rings there are to take hold of."""
    sentence = card.settled()[1]["sentence"]
    return int(re.match(r"(\d+) examples", sentence)[1]), card.locator.locator(
        ".nl-handle:not([hidden])"
    ).count()


@pytest.mark.parametrize("width", [390, 900, 1400])
def test_a_press_adds_an_example_and_a_double_click_takes_it_away(lesson, card, width):
    lesson.width(width)
    assert examples(card) == (4, 4)
    floor = card.words["sentence"]
    surface = card.locator.locator(".nl-surface")
    surface.scroll_into_view_if_needed()
    box = surface.bounding_box()
    surface.click(position={"x": 0.9 * box["width"], "y": 0.9 * box["height"]})  # x = 4.5, y = 0.5
    added = card.locator.get_by_role("slider", name="example 5")
    added.wait_for()  # the page tells of a press a moment after the mouse has let go
    assert examples(card) == (5, 5) and card.words["sentence"] != floor
    told = [float(each) for each in re.findall(r"[\d.]+", added.get_attribute("aria-valuetext"))]
    assert told == pytest.approx([4.5, 0.5], abs=0.1)
    added.press("ArrowUp")
    card.settled()
    assert float(re.findall(r"[\d.]+", added.get_attribute("aria-valuetext"))[1]) > told[1]
    added.dblclick()
    added.wait_for(state="hidden")
    assert examples(card) == (4, 4) and card.words["sentence"] == floor


def test_delete_takes_an_example_away_down_to_two(card):
    for left in (3, 2, 2):
        card.locator.get_by_role("slider", name="example 1").press("Delete")
        assert examples(card) == (left, left)
    card.locator.get_by_text("Two examples at least stay").wait_for()


def test_the_row_of_buttons_does_the_same_by_keyboard(card):
    for label, typed in (("new x", "0,5"), ("new y", "4")):
        field = card.locator.get_by_role("textbox", name=label)
        field.fill(typed)
        field.press("Enter")
    card.locator.get_by_role("button", name="Add this example").press("Enter")
    assert examples(card) == (5, 5)
    chosen = card.locator.get_by_role("combobox", name="example")
    chosen.select_option("5: x = 0.5, y = 4")
    card.locator.get_by_role("button", name="Take it away").press("Enter")
    assert examples(card) == (4, 4)
