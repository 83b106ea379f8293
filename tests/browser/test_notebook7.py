"""A lesson in Notebook 7: it is alive, closed to nobody, and arrow keys stay with the slider that has the focus."""

import pytest
from lab_server import running_lab

NAME = "01_forward_pass.ipynb"


@pytest.fixture(scope="module")
def notebook(tmp_path_factory, browser):
    pytest.importorskip("notebook")
    from jupyterlab_page import Notebook

    with running_lab(tmp_path_factory.mktemp("notebook7"), "notebook") as address:
        notebook = Notebook(browser.new_page(), address, "notebooks")
        notebook.open(NAME)
        notebook.run_all()
        yield notebook
        notebook.close()


def test_the_lesson_is_alive_and_closed_to_nobody(notebook):
    assert notebook.complaints == [] and notebook.explorers()
    assert notebook.barriers() == []


def test_arrow_keys_stay_with_a_focused_slider_and_a_focused_handle(notebook):
    card = notebook.explorers()[0]
    slider = card.handles[0]
    ring = card.locator.locator(".nl-handle").first
    for part in (slider, ring):
        for key in ("ArrowRight", "ArrowUp", "ArrowRight", "ArrowDown"):
            before = part.get_attribute("aria-valuetext")
            part.press(key)
            card.settled()
            assert part.get_attribute("aria-valuetext") != before
            assert part.evaluate("part => part === document.activeElement")


def test_the_sentence_is_announced_where_it_stood(notebook):
    card = notebook.explorers()[0]
    region = card.locator.locator(".nl-sentence")
    region.evaluate("region => region.dataset.kept = 'yes'")
    before = region.text_content()
    card.handles[0].press("ArrowRight")
    card.settled()
    assert region.text_content() != before and region.get_attribute("data-kept") == "yes"
    assert region.get_attribute("aria-live") == "polite"
