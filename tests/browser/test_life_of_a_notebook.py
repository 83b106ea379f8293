"""What happens to a notebook in a day: a cell run again, the kernel restarted, the file saved and opened again."""

import json
import shutil

import pytest
from lab_server import NOTEBOOKS
from shipped import explorers_in
from test_every_slider import disagreements

NAME = "06_training_loop.ipynb"  # with Step and Play


@pytest.fixture(scope="module")
def ran(new_notebook, lab):
    """A copy of a lesson, run by the menu. It is one day: each test finds it as the one before has left it, alive."""
    copy = lab.folder / f"a_day_of_{NAME}"
    shutil.copy(NOTEBOOKS / NAME, copy)
    notebook = new_notebook()
    notebook.open(copy.name)
    notebook.menu("Run", "Run All Cells")
    notebook.page.locator(".nl-explorer").nth(len(explorers_in(NAME)) - 1).wait_for(timeout=60_000)
    notebook.idle()
    with notebook.height(1000):
        yield notebook
    notebook.close()
    copy.unlink()
    assert notebook.errors == []


def assert_alive(notebook):
    """Every explorer of the lesson is there once, and its first slider moves picture and words."""
    names = explorers_in(NAME)
    assert notebook.complaints == []
    for card, name in zip(notebook.explorers(), names, strict=True):
        before = card.settled()[1]
        card.handles[0].press("End")
        assert disagreements(card, name) == []
        assert card.settled()[1] != before
        card.reset()


def test_run_all_by_the_menu(ran):
    assert_alive(ran)


def test_a_cell_run_again_and_again_keeps_one_live_card(ran):
    cell = ran.page.locator(".jp-CodeCell:has(.nl-explorer)").first
    cell.locator(".jp-InputArea-editor").click()
    for _ in range(3):
        cell.locator(".nl-explorer").evaluate("card => card.dataset.stale = true")
        ran.command("notebook:run-cell")
        cell.locator(".nl-explorer:not([data-stale])").wait_for()
    assert_alive(ran)


def test_a_restarted_kernel_runs_everything_again(ran):
    ran.page.locator(".nl-explorer").evaluate_all("cards => cards.forEach(card => card.dataset.stale = true)")
    ran.menu("Kernel", "Restart Kernel and Run All Cells…")
    ran.page.get_by_role("dialog").get_by_role("button", name="Confirm Kernel Restart").click()
    last = ran.page.locator(".nl-explorer:not([data-stale])").nth(len(explorers_in(NAME)) - 1)
    last.wait_for(timeout=60_000)
    ran.idle()
    assert_alive(ran)


def test_a_saved_notebook_opens_and_runs_again(ran, lab):
    ran.explorers()[0].handles[0].press("End")
    ran.command("docmanager:save")
    saved = json.loads((lab.folder / ran.name).read_text())
    outputs = [output for cell in saved["cells"] for output in cell.get("outputs", ())]
    assert all(output["output_type"] != "error" and output.get("name") != "stderr" for output in outputs)
    assert len(saved["cells"]) == len(json.loads((NOTEBOOKS / NAME).read_text())["cells"])
    ran.shut_down()
    ran.open(ran.name, height=1000)
    # ipywidgets looks for the widgets of yesterday's kernel and says in each place that they are gone, on the page
    # and in the console. "Start here" tells the learner what to do about it: Run All.
    assert all("model not found" in error for error in ran.errors)
    ran.errors.clear()
    ran.run_all()
    assert_alive(ran)
