"""Questions by keyboard alone, in a real browser: type, Enter, next."""

import re

import pytest
from jupyterlab_page import SETTLE, numbers
from playwright.sync_api import expect
from questions import QUESTIONS
from shipped import questions_in

from neuron_lab.ui.questions import NumberTask


@pytest.fixture(scope="module")
def opened(new_notebook):
    """Open and run a notebook by name, once for the tests of this file."""
    open_ones = {}

    def opened(name):
        if name not in open_ones:
            open_ones[name] = notebook = new_notebook()
            notebook.open(name)
            notebook.run_all()
        return open_ones[name]

    yield opened
    for notebook in open_ones.values():
        notebook.close()
        assert notebook.errors == []


def card(notebook, asks):
    """The question that asks this."""
    return notebook.page.locator(".nl-practice").filter(has_text=asks)


def verdict(question):
    """Where a question says what it thinks of an answer, and tells a screen reader."""
    return question.get_by_role("status").filter(has_text=re.compile("[✓✗]"))


def enter(page, field, text):
    """Type an answer in place of what stood there, and press Enter."""
    expect(field).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(text)
    expect(field).to_have_value(text)
    page.keyboard.press("Enter")


def focused(page):
    """The label or the text of what has the focus."""
    return page.evaluate(
        "(part => part.labels?.[0]?.textContent || part.textContent)(document.activeElement)"
    ).strip()


def choose(question, option):
    """Choose one of the answers of a question, and have it checked."""
    page, button = question.page, question.get_by_label(option, exact=True)
    button.focus()
    page.keyboard.press("Space")
    expect(button).to_be_checked()
    page.evaluate(SETTLE)  # a choice must not come after the key that has it judged
    tab_to(page, "Check")
    expect(question.get_by_role("button", name="Check")).to_be_focused()
    page.keyboard.press("Enter")


def tab_to(page, name):
    """Press Tab until what has this name has the focus."""
    for _ in range(12):
        if focused(page) == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way to {name} by Tab; the focus is on {focused(page)}")


def test_every_question_is_answered_wrong_and_then_right_by_keyboard(lesson):
    page = lesson.page
    for name in questions_in(lesson.name):
        asked = QUESTIONS[name]
        task = asked.make(**asked.first)
        question = card(lesson, task.prompt).first
        if isinstance(task, NumberTask):
            field = question.get_by_label("your answer")
            field.focus()
            enter(page, field, "987.65")
            verdict(question).filter(has_text="✗").wait_for()
            enter(page, field, f"{task.answer:.{task.digits}f}")
        else:
            wrong = next(text for text in task.options if text != task.answer)
            for choice, sign in ((wrong, "✗"), (task.answer, "✓")):
                choose(question, choice)
                verdict(question).filter(has_text=sign).wait_for()
        verdict(question).filter(has_text="✓").wait_for()
        question.get_by_text("A model answer").wait_for()  # what comes after the right one is uncovered


def test_type_enter_next(opened):
    page = opened("01_forward_pass.ipynb").page
    question = card(opened("01_forward_pass.ipynb"), "What is its prediction")
    field = question.get_by_label("your answer")
    field.focus()
    enter(page, field, "1.5")
    said = verdict(question)
    said.filter(has_text="✗ 1.5 is w · x alone. The bias is still missing: add b.").wait_for()
    assert question.locator(".nl-explorer").count() == 0
    enter(page, field, "1,6")
    said.filter(has_text="✓ Right: ŷ = 1.60.").wait_for()
    question.locator(".nl-explorer .nl-still svg").wait_for()  # the picture at these numbers

    words = question.locator(".nl-question")
    before = words.first.inner_text()
    page.keyboard.press("Enter")
    expect(words.first).not_to_have_text(before)
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    w, b, x = [value for value, _ in numbers(words.first.inner_text())][:3]
    enter(page, field, f"{w * x + b:.2f}")
    said.filter(has_text="✓ Right").wait_for()


def test_choose_hint_and_unfold_by_keyboard(opened):
    page = opened("01_forward_pass.ipynb").page
    question = card(opened("01_forward_pass.ipynb"), "You move only b")
    choose(question, "The line tilts")
    question.get_by_text("✗ To tilt, the line").wait_for()
    tab_to(page, "Hint")
    page.keyboard.press("Space")
    question.get_by_text("does it multiply, is it added").wait_for()
    question.get_by_label("The line tilts").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.evaluate(SETTLE)
    tab_to(page, "Check")
    page.keyboard.press("Space")
    question.get_by_text("✓ Right: The bias is added").wait_for()
    question.get_by_label("in your words").focus()
    page.keyboard.type("It is added to every prediction.")
    page.keyboard.press("Tab")
    assert "A model answer" in focused(page)
    page.keyboard.press("Enter")
    expect(question.locator("details")).to_have_attribute("open", "")


def test_a_filled_box_leads_to_the_next(opened):
    page = opened("04_chain_rule.ipynb").page
    question = card(opened("04_chain_rule.ipynb"), "What is missing on the graph")
    first, second = (question.get_by_label(name, exact=True) for name in ("ŷ", "dL/dw"))
    first.focus()
    enter(page, first, "-1.3")  # 0.8 · (−2) + 0.3
    question.get_by_text("✓ Right: ŷ = −1.30.").wait_for()
    question.locator(".nl-moving").get_by_text("−1.30").wait_for()
    enter(page, second, "-3,6")
    question.get_by_text("✗ −3.6 is dL/dŷ. To reach w, multiply by dŷ/dw = x = −2.").wait_for()
    enter(page, second, "7.2")
    question.get_by_text("That was the last blank").wait_for()
    assert question.locator(".nl-moving").get_by_text("?").count() == 0
