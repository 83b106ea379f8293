"""One's own digit, drawn on the real page: by mouse, by finger and by keys, on a phone and on a desk."""

import nbformat
import numpy as np
import pytest
from hands import HANDS
from refresh_notebooks import METADATA

CELLS = "from neuron_lab.lessons import digits", "digits.explore_own()"


@pytest.fixture(scope="module")
def the_only_pad(lab, new_notebook):
    """The pad on a page of its own, with a network that the lesson has trained."""
    notebook = new_notebook()
    cells = list(map(nbformat.v4.new_code_cell, CELLS))
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=METADATA), lab.folder / "pad.ipynb")
    notebook.open("pad.ipynb")
    notebook.run_all()
    assert notebook.complaints == []
    (card,) = notebook.explorers()
    yield card
    notebook.close()
    (lab.folder / "pad.ipynb").unlink()
    assert notebook.errors == []


@pytest.fixture
def pad(the_only_pad):
    """As it is at first, and as wide as ever."""
    the_only_pad.page.set_viewport_size({"width": 1150, "height": 900})
    the_only_pad.reset()
    the_only_pad.settled()
    return the_only_pad


def on_page(card, stroke):
    """Where the points of a stroke are on the page, of a pad that is 1 wide and 1 high."""
    surface = card.locator.locator(".nl-surface")
    surface.scroll_into_view_if_needed()
    box = surface.bounding_box()
    assert box["width"] >= 120, "room for a finger"
    return [
        (box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in np.asarray(stroke).tolist()
    ]


def by_mouse(card, stroke):
    start, *rest = on_page(card, stroke)
    card.page.mouse.move(*start)
    card.page.mouse.down()
    for x, y in rest:
        card.page.mouse.move(x, y)
    card.page.mouse.up()


def by_finger(card, stroke):
    start, *rest = on_page(card, stroke)
    browser = card.page.context.new_cdp_session(card.page)

    def touch(kind, *points):
        points = [{"x": x, "y": y} for x, y in points]
        browser.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", start)
    for each in rest:
        touch("touchMove", each)
    touch("touchEnd")
    browser.detach()


def press(card, name):
    card.locator.get_by_role("button", name=name).click()


def read(card):
    """What the card says."""
    return card.settled()[1]["sentence"]


@pytest.mark.parametrize("width", [390, 900, 1400])
@pytest.mark.parametrize("draw", [by_mouse, by_finger])
def test_a_1_a_0_and_a_7_are_read_stroke_by_stroke(pad, width, draw):
    pad.page.set_viewport_size({"width": width, "height": 900})
    for digit in (1, 0, 7, 4):
        for number, stroke in enumerate(HANDS[digit], start=1):
            draw(pad, stroke)
            assert read(pad).startswith(f"{number} stroke{'s' * (number > 1)} on the pad."), digit
        assert f"The network says {digit}, with a share" in read(pad)
        press(pad, "Clear")
        assert read(pad).startswith("The pad is empty")


def test_undo_takes_the_last_stroke_and_reset_brings_the_example(pad):
    for stroke in HANDS[4]:
        by_mouse(pad, stroke)
    assert read(pad).startswith("2 strokes")
    press(pad, "Undo")
    assert read(pad).startswith("1 stroke ")
    pad.reset()
    assert "The network says 7" in read(pad)


def test_a_1_drawn_by_keys_alone_is_read(pad):
    page, pen = pad.page, pad.locator.get_by_role("slider", name="the pen")
    button = pad.locator.get_by_role("button", name="Draw by keys")
    button.focus()
    page.keyboard.press("Enter")
    assert read(pad).endswith("The pen is up.")
    page.keyboard.press("Enter")  # the button keeps the focus, and is called "Put the pen down" now
    assert read(pad).endswith("arrow keys draw.")
    page.keyboard.press("Tab")
    assert pen.evaluate("pen => pen === document.activeElement"), "the next stop is the pen"
    for _ in range(45):
        page.keyboard.press("ArrowDown")
    assert "The network says 1, with a share" in read(pad)
    assert "across" in pen.get_attribute("aria-valuetext")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert read(pad).endswith("The pen is up.")
