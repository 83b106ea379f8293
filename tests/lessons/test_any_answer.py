"""Whatever is typed into a question, in whatever order its buttons are pressed: nothing breaks, no error passes."""

import math
import re
import unicodedata
from html.parser import HTMLParser
from itertools import pairwise
from unittest import mock

import pytest
from explorers import press_enter
from hypothesis import given, settings
from hypothesis import strategies as st
from ipywidgets import HTML
from questions import QUESTIONS

from neuron_lab.lessons import chain_rule, forward_pass, loss, update
from neuron_lab.ui.parse import parse_number
from neuron_lab.ui.practice import Practice
from neuron_lab.ui.questions import NumberTask
from neuron_lab.ui.stage import Stage

ANYTHING = settings.get_profile("anything")
MOVES = 40
HOW = ["enter", "enter", "check", "leave", "hint", "solution", "new", "back", "next"]

NASTY = [
    "", " ", "nan", "-inf", "inf", "Infinity", "1e999", "-1e999", "1e-999", "1/0", "0x10", "1_0", "--1", "1..2", "−0",
    "-0.0", "0", ".", "-", "e5", "1e", "1e5e5", "1,2,3", "1.600,5", "1 000", "one", "²", "٣", "１", "½", "\u200f1.6",
    "\u202e6.1", "🙂", "1.6🙂", "= = =", "ŷ =", "NULL", "None", "\x00", "\ud800", "\n", "9" * 5000, "0." + "3" * 5000,
    "<img src=x onerror=alert(1)>", "</svg><script>alert(1)</script>", "&amp;", '"\'><b>', "{w}", "%s", "\\", "$x$",
]  # fmt: skip


def near(answer):
    """Numbers about the right one, just within and just outside what passes for it."""
    close = [0.0, 0.0049, 0.005, 0.0051, -0.0049, -0.0051, 0.05, -0.06, 0.5, 1.0]
    aside = st.sampled_from(close) | st.floats(-2, 2)
    spelt = st.sampled_from(["{}", " {} ", "ŷ = {}", "{:.2f}", "{:.4e}", "{:.3f}"])
    return st.builds(lambda form, aside: form.format(answer + aside), spelt, aside)


def typed(answer):
    """What somebody might type where this is the answer."""
    return st.one_of(
        st.sampled_from(NASTY),
        near(answer),
        st.just(repr(-answer)),
        st.just(f"{answer:.2f}".replace(".", ",").replace("-", "−")),
        st.text(max_size=30),
        st.text("0123456789.,-+−eE= ", max_size=9),
        st.floats().map(repr),
        st.integers().map(str),
    )


def passes(text, task):
    """Whether this is right, told by Python's own reading of it."""
    plain = re.sub("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]", "", text)
    plain = unicodedata.normalize("NFKC", plain) if re.search("[！-～]", plain) else plain
    plain = re.sub("[−–—‒‐‑―]", "-", plain.split("=")[-1])
    words = plain.split()
    for before, after in pairwise(words):  # a blank sets off three digits, or stands beside a sign
        if before[-1].isdecimal() and after[0].isdecimal() and not re.match(r"\d{3}(?!\d)", after):
            return False
    plain = "".join(words)
    for sign in ",.":
        head, *groups = plain.split(sign)
        if (
            not task.digits
            and groups
            and re.fullmatch("[-+]?[1-9][0-9]{0,2}", head)
            and all(re.fullmatch(r"\d{3}", each) for each in groups)
        ):
            plain = plain.replace(sign, "")
    plain = plain.replace(",", ".")
    try:
        value = float(plain.removesuffix("%")) / (100 if plain.endswith("%") else 1)
    except ValueError:
        return False
    near_enough = 0.5 * 10**-task.digits if task.digits else 0
    return math.isfinite(value) and abs(value - task.answer) <= near_enough + 1e-9


class Tags(HTMLParser):
    """Collects the tags of a page, and complains of any that none of our cards writes."""

    OURS = (
        " div style ol li details summary table tr td span svg g path defs use text clippath rect pattern p "
    )
    PICTURE = "data:image/svg+xml;base64,"  # ours, where a page cannot show the live one

    def handle_starttag(self, tag, attributes):
        ours = tag == "img" and dict(attributes)["src"].startswith(self.PICTURE)
        assert ours or f" {tag} " in self.OURS, tag
        assert not any(name.startswith("on") or "script" in (value or "") for name, value in attributes)


def page(widget):
    """All HTML of a card, each piece looked through for tags that are not ours."""
    own = widget.value if isinstance(widget, HTML) else ""
    if isinstance(widget, Stage):
        own = widget.formula + widget.still + widget.moving
    Tags().feed(own)
    return "".join(page(child) for child in getattr(widget, "children", ())) + own


def enter(field, text):
    """Type this and press Enter. The browser reports the key first, and what was typed if that is new."""
    in_a_moment = []
    with mock.patch("neuron_lab.ui.answer_field._in_a_moment", in_a_moment.append):
        press_enter(field)
    if field.comm is not None:  # Enter on a right answer has asked the next question, in a field of its own
        field.value = text
    for act in in_a_moment:
        act()


def check_words(said, text):
    ours = said.replace(text.strip()[:20], "")
    assert not re.search(r"\bnan\b|None|(?<![“ ])[−-]0(\.0+)?(?![\d.e])", ours), said


def right(card):
    """Whether what was judged last is right; None where nothing was."""
    return card._verdict.right


def move(card, data):
    """One move on a card of questions; the verdict on it is right."""
    how = data.draw(st.sampled_from(HOW))
    task = card.task
    if how == "new" and not card.question.draw:
        return
    if how not in ("enter", "check", "leave"):
        getattr(card, f"{how}_button").widget.click()
        return
    if not isinstance(task, NumberTask):
        if how == "leave":
            return
        card.field.value = data.draw(st.sampled_from([None, *card.field.options]))
        card.check_button.widget.click()
        chosen = card.field.value
        assert right(card) is (None if chosen is None else chosen == task.answer)
        return
    text, before, went_right = data.draw(typed(task.answer)), card.field.value, right(card)
    if how == "leave":  # by Tab, and it is not judged yet
        said, card.field._pressed = card.verdict, -math.inf  # a while after the last Enter
        card.field.value = text
        assert card.verdict == said
        return
    if how == "enter":
        enter(card.field, text)
        if text == before or went_right:  # nothing new to judge; or the next question, please
            return
    else:
        card.field.value = text
        card.check_button.widget.click()
    assert card.task is task and bool(right(card)) == passes(text, task), (text, card.verdict)
    assert not right(card) or card.solution.children
    check_words(card.verdict, text)


@pytest.mark.parametrize("name", QUESTIONS)
@ANYTHING
@given(data=st.data())
def test_any_answers_to_any_question(name, data):
    card = Practice([QUESTIONS[name]], seed=data.draw(st.integers(0, 99)))
    for _ in range(MOVES):
        move(card, data)
        page(card)
    card.close()


@pytest.mark.parametrize("lesson", [forward_pass, loss, chain_rule, update], ids=lambda each: each.__name__)
@settings(ANYTHING, max_examples=2)
@given(data=st.data())
def test_any_answers_to_the_questions_of_a_lesson_with_their_pictures(lesson, data):
    card = lesson.practice(seed=data.draw(st.integers(0, 99)))
    for _ in range(MOVES):
        move(card, data)
        page(card)
        assert str(card).endswith("to answer.")
    card.close()


@pytest.mark.parametrize("lesson", [chain_rule, update], ids=lambda each: each.__name__)
@ANYTHING
@given(data=st.data())
def test_any_numbers_in_any_box_of_a_graph(lesson, data):
    card = lesson.fill_in(seed=data.draw(st.integers(0, 99)))
    for _ in range(2 * MOVES):
        how = data.draw(st.sampled_from(["enter"] * 6 + ["hint", "new", "level"]))
        if how == "level":
            card.level.value = data.draw(st.sampled_from(card.level.options))
        elif how == "enter":
            name = data.draw(st.sampled_from([*card.fields]))  # it may be filled in already
            was_blank, field, task = name in card.blank, card.fields[name], card.tasks[name]
            text = data.draw(typed(task.answer))
            changes = text != field.value
            enter(field, text)
            if was_blank and changes:
                assert (name not in card.blank) == passes(text, task), (text, card.verdict)
                check_words(card.verdict, text)
            assert was_blank or name not in card.blank
        else:
            getattr(card, f"{how}_button").widget.click()
        page(card)
        assert str(card).endswith("to answer.")
    card.close()


@settings(ANYTHING, max_examples=300)
@given(
    value=st.floats(allow_nan=False, allow_infinity=False),
    form=st.sampled_from(["{!r}", "{:.3f}", "{:.2e}", "{:g}"]),
)
def test_every_spelling_of_a_number_is_read_as_that_number(value, form):
    plain = form.format(value)
    for text in (plain, plain.replace(".", ","), plain.replace("-", "−"), f" {plain}\t", f"ŷ = {plain}"):
        if math.isfinite(float(plain)):
            assert parse_number(text) == float(plain)


@settings(ANYTHING, max_examples=500)
@given(text=st.sampled_from(NASTY) | st.text() | st.text("0123456789.,-+−eE=_ "))
def test_what_is_read_is_a_finite_number_and_the_rest_is_told_so_in_short(text):
    try:
        value = parse_number(text)
    except ValueError as complaint:
        assert str(complaint).endswith("−1.6.") and len(str(complaint)) < 100
    else:
        assert math.isfinite(value) and any(sign.isdigit() for sign in text)
