"""Questions by keyboard alone, in a real browser: type, Enter, next."""

import json
import re

import pytest
from refresh_notebooks import NOTEBOOKS

LIGHT = pytest.mark.parametrize(
    "lab", ["light"], indirect=True, scope="session"
)  # a theme changes no behaviour
LESSONS = [path.name for path in sorted(NOTEBOOKS.glob("0[1-6]*.ipynb"))]


def card(page, asks):
    """The question that asks this, in view."""
    found = page.locator(".nl-practice").filter(has_text=asks)
    found.scroll_into_view_if_needed()
    return found


def focused(page):
    """The label or the text of what has the focus."""
    return page.evaluate(
        "(part => part.labels?.[0]?.textContent || part.textContent)(document.activeElement)"
    ).strip()


def tab_to(page, name):
    """Press Tab until what has this name has the focus."""
    for _ in range(12):
        if focused(page) == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way to {name} by Tab; the focus is on {focused(page)}")


@LIGHT
def test_type_enter_next(open_notebook, run_all):
    page = open_notebook("01_forward_pass.ipynb", height=9000)
    run_all()
    question = card(page, "What is its prediction")
    status = question.get_by_role("status").filter(has_text=re.compile("[✓✗]"))
    question.get_by_label("your answer").focus()
    page.keyboard.type("1.5")
    page.keyboard.press("Enter")
    status.filter(has_text="✗ 1.5 is w · x alone. The bias is still missing: add b.").wait_for()
    assert question.locator(".nl-explorer").count() == 0
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("1,6")
    page.keyboard.press("Enter")
    status.filter(has_text="✓ Right: ŷ = 1.60.").wait_for()
    question.locator(".nl-explorer .nl-still svg").wait_for()  # the picture at these numbers

    before = question.locator(".nl-question").first.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "before => ![...document.querySelectorAll('.nl-question')].some(part => part.innerText == before)",
        arg=before,
    )
    page.wait_for_function("document.activeElement.tagName == 'INPUT' && document.activeElement.value == ''")
    w, b, x = (
        float(found.replace("−", "-"))
        for found in re.findall(
            r"= (−?[\d.]+\d)(?![\d])|= (−?\d)\b", question.locator(".nl-question").inner_text()
        )
        for found in [found[0] or found[1]]
    )
    page.keyboard.type(f"{w * x + b:.2f}")
    page.keyboard.press("Enter")
    status.filter(has_text="✓ Right").wait_for()


@LIGHT
def test_choose_hint_and_unfold_by_keyboard(open_notebook, run_all):
    page = open_notebook("01_forward_pass.ipynb", height=9000)
    run_all()
    question = card(page, "You move only b")
    question.get_by_label("The line tilts").focus()
    page.keyboard.press("Space")
    tab_to(page, "Check")
    page.keyboard.press("Enter")
    question.get_by_text("✗ To tilt, the line").wait_for()
    tab_to(page, "Hint")
    page.keyboard.press("Space")
    question.get_by_text("does it multiply, is it added").wait_for()
    question.get_by_label("The line tilts").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    tab_to(page, "Check")
    page.keyboard.press("Space")
    question.get_by_text("✓ Right: The bias is added").wait_for()
    question.get_by_label("in your words").focus()
    page.keyboard.type("It is added to every prediction.")
    page.keyboard.press("Tab")
    assert focused(page) == "A model answerThe bias is added, whatever x is" or "A model answer" in focused(
        page
    )
    page.keyboard.press("Enter")
    assert question.locator("details").get_attribute("open") is not None


@LIGHT
def test_a_filled_box_leads_to_the_next(open_notebook, run_all):
    page = open_notebook("04_chain_rule.ipynb", height=9000)
    run_all()
    question = card(page, "What is missing on the graph")
    question.get_by_label("ŷ", exact=True).focus()
    page.keyboard.type("-1.3")  # 0.8 · (−2) + 0.3
    page.keyboard.press("Enter")
    question.get_by_text("✓ Right: ŷ = −1.30.").wait_for()
    question.locator(".nl-moving").get_by_text("−1.30").wait_for()
    page.wait_for_function("document.activeElement.labels?.[0]?.textContent == 'dL/dw'")
    page.keyboard.type("-3,6")
    page.keyboard.press("Enter")
    question.get_by_text("✗ −3.6 is dL/dŷ. To reach w, multiply by dŷ/dw = x = −2.").wait_for()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("7.2")
    page.keyboard.press("Enter")
    question.get_by_text("That was the last blank").wait_for()
    assert question.locator(".nl-moving").get_by_text("?").count() == 0


@LIGHT
@pytest.mark.parametrize("name", LESSONS)
def test_before_any_run_the_questions_stand_there_in_words(open_notebook, name):
    page = open_notebook(name, height=12000)
    cells = json.loads((NOTEBOOKS / name).read_text())["cells"]
    stored = [
        "".join(output["data"]["text/markdown"]).splitlines()[0].replace("\\", "")
        for cell in cells
        for output in cell.get("outputs", ())
        if "text/markdown" in output.get("data", {})
    ]
    assert len(stored) >= 4
    for words in stored:
        page.locator(".jp-RenderedMarkdown").filter(has_text=words[:60]).first.wait_for()
