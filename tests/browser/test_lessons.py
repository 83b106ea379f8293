"""Every lesson as a learner meets it: before any run, after Run All, and with a slider moved by the keyboard."""

import json
import re

import pytest
from refresh_notebooks import NOTEBOOKS

LESSONS = sorted(path.name for path in NOTEBOOKS.glob("*.ipynb"))


def explorers_in(name):
    """How many explorers a notebook's stored outputs show."""
    cells = json.loads((NOTEBOOKS / name).read_text())["cells"]
    return sum("image/png" in output.get("data", {}) for cell in cells for output in cell.get("outputs", ()))


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_shows_its_pictures_before_and_after_the_run(open_notebook, run_all, name):
    page = open_notebook(name, height=8000)  # JupyterLab renders what is in view
    pictures = page.locator(".jp-RenderedImage img")
    expected = explorers_in(name)
    page.wait_for_function(f"document.querySelectorAll('.jp-RenderedImage img').length == {expected}")
    for index in range(expected):
        assert pictures.nth(index).evaluate("image => image.complete && image.naturalWidth > 1000")

    run_all()
    page.wait_for_function(f"document.querySelectorAll('.nl-explorer').length == {expected}")
    assert page.locator(".jp-RenderedImage img").count() == 0
    problems = page.locator(
        '.jp-OutputArea-output[data-mime-type*="stderr"], .jp-RenderedText[data-mime-type*="error"], '
        ".jupyter-widgets-error"
    )
    assert problems.all_inner_texts() == []
    for explorer in page.locator(".nl-explorer").all():
        assert explorer.locator(".nl-still svg[role=img]").get_attribute("aria-label")
        assert explorer.locator("[aria-live=polite]").text_content()
        below, above = (
            explorer.locator(f".{layer} svg").bounding_box() for layer in ("nl-still", "nl-moving")
        )
        assert below == above and below["width"] > 300


@pytest.mark.parametrize("lab", ["light"], indirect=True, scope="session")  # a theme changes no behaviour
@pytest.mark.parametrize("width", [900, 1400])
def test_no_control_and_no_word_is_cut_off(open_notebook, run_all, width):
    page = open_notebook("06_training_loop.ipynb", width)
    run_all()
    page.wait_for_selector(".nl-explorer")
    cut = page.evaluate("""[...document.querySelectorAll('.nl-explorer')].flatMap(card => {
        const right = card.getBoundingClientRect().right;
        return [...card.querySelectorAll('button, input, label, .noUi-target, .nl-equation, svg text')]
            .filter(part => part.getBoundingClientRect().right > right + 1).map(part => part.outerHTML) })""")
    assert cut == []


@pytest.mark.parametrize("lab", ["light"], indirect=True, scope="session")  # a theme changes no behaviour
def test_the_keyboard_moves_slider_picture_formula_and_sentence(open_notebook, run_all):
    page = open_notebook("01_forward_pass.ipynb")
    run_all()
    explorer = page.locator(".nl-explorer").first
    explorer.scroll_into_view_if_needed()
    explorer.locator(".noUi-handle").first.focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")  # w from 0.50 to 0.60, so ŷ = 0.6 · 2 + 0.1 = 1.3
    sentence = explorer.locator("[aria-live=polite]")
    sentence.filter(has_text=re.compile(r"ŷ = 1\.30")).wait_for()
    assert "rises by 0.60" in sentence.inner_text()
    assert explorer.locator(".nl-equation tr").last.inner_text().split() == ["=", "1.30"]
    assert explorer.locator(".nl-moving").get_by_text("ŷ = 1.30").count() == 1
    field = explorer.get_by_label("weight w")
    assert float(field.input_value()) == pytest.approx(0.6)

    field.fill("99")
    field.press("Enter")
    explorer.get_by_text("99 became 1.50").wait_for()
    assert float(field.input_value()) == 1.5
    explorer.get_by_role("button", name="Reset").click()
    sentence.filter(has_text=re.compile(r"ŷ = 1\.10")).wait_for()


@pytest.mark.parametrize("lab", ["light"], indirect=True, scope="session")  # a theme changes no behaviour
def test_step_back_and_play(open_notebook, run_all):
    page = open_notebook("06_training_loop.ipynb")
    run_all()
    explorer = page.locator(".nl-explorer").first
    explorer.scroll_into_view_if_needed()
    sentence = explorer.locator("[aria-live=polite]")
    explorer.get_by_label("learning rate α").fill("0.05")
    explorer.get_by_label("learning rate α").press("Enter")
    explorer.get_by_role("button", name="Step").click()
    explorer.get_by_role("button", name="Step").click()
    sentence.filter(has_text="Step 2 of 20: w = 0.62, b = 0.16, loss 0.0100").wait_for()  # 0.16 / 4²
    explorer.get_by_role("button", name="Back").click()
    sentence.filter(has_text="Step 1 of 20: w = 0.58, b = 0.14, loss 0.0400").wait_for()
    explorer.locator(".widget-play button").first.click()
    sentence.filter(has_text="Step 20 of 20").wait_for(timeout=30_000)
