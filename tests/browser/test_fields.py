"""Numbers as people type them, in a real browser: into the field beside a slider, and into an answer field."""

import re

import pytest
from playwright.sync_api import expect
from test_practice import card as question_card
from test_practice import verdict

pytestmark = pytest.mark.parametrize("lesson", ["01_forward_pass.ipynb"], indirect=True)

NO_NUMBER = "weight w takes a number; it stays at"

BESIDE_A_SLIDER = [  # what is typed; what the field says then, and the note
    ("0,2", "0.2", None),
    ("1,25", "1.25", None),
    ("０．５", "0.5", None),
    ("\u200b0.8\u200b", "0.8", None),
    ("-0,75", "-0.75", None),
    ("abc", "-0.75", f"{NO_NUMBER} −0.75."),
    ("75 %", "0.75", "I read 75 % as 0.75."),
    ("1,290", "1.29", "I read 1,290 as 1.29."),
    ("99,5", "1.5", "weight w goes from −1.50 to 1.50 here: 99.5 became 1.50."),
    ("99,5", "1.5", "weight w goes from −1.50 to 1.50 here: 99.5 became 1.50."),
    ("", "1.5", f"{NO_NUMBER} 1.50."),
]

AS_AN_ANSWER = [  # the right one is 1.6
    ("0,2", "✗ Not 0,2."),
    ("1,25", "✗ Not 1,25."),
    ("０．５", "✗ Not ０．５."),
    ("１．５", "✗ 1.5 is w · x alone."),
    ("1,290", "✗ Not 1,290, which I read as 1.29."),
    ("abc", "“abc” is not a number that I can read. Type one like −1.6."),
    ("\u200b1,6", "✓ Right: ŷ = 1.60."),
]


def enter(page, field, text, leave_by="Enter"):
    """Type this key by key in place of what stands in the field."""
    field.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")
    page.keyboard.type(text)
    page.keyboard.press(leave_by)


@pytest.mark.parametrize("leave_by", ["Enter", "Tab"])
def test_the_field_beside_a_slider_takes_every_spelling(lesson, leave_by):
    card = lesson.explorers()[0]
    field, note = card.field("weight w"), card.locator.locator(".nl-note")
    for text, shown, said in BESIDE_A_SLIDER:
        enter(card.page, field, text, leave_by)
        expect(field).to_have_value(shown)
        expect(note).to_have_text(re.compile(re.escape(said)) if said else "")
        values, words = card.settled()
        assert values["weight w"] == float(shown)
        assert f"{float(shown):.2f}".replace("-", "−") in words["picture"]
    card.reset()
    card.settled()


def test_an_answer_field_takes_the_same(lesson):
    question = question_card(lesson, "What is its prediction")
    field = question.get_by_label("your answer")
    for text, said in AS_AN_ANSWER:
        enter(lesson.page, field, text)
        question.get_by_role("status").filter(has_text=said).wait_for()
    verdict(question).filter(has_text="✓ Right").wait_for()


def test_in_the_dark_theme_too_a_field_can_be_read(lesson):
    card = lesson.explorers()[0]
    looks = {}
    for theme in ("dark", "light"):
        lesson.theme(theme)
        looks[theme] = card.field("weight w").evaluate(
            "field => [getComputedStyle(field).color, getComputedStyle(field).backgroundColor]"
        )
    assert looks["dark"] == looks["light"] == ["rgb(31, 31, 31)", "rgb(255, 255, 255)"]
