"""A visit to the site: the welcome, an exercise, cells run again, a reload, two tabs, and files that come and go."""

import json
import re

import pytest
from jupyterlab_page import Notebook
from lab_server import running_lab
from shipped import explorers_in

NAME = "01_forward_pass.ipynb"

GROWN = """
import gc, sys
from ipywidgets.widgets.widget import _instances
gc.collect()
figure = sys.modules["matplotlib.figure"].Figure
print(len(_instances), sum(isinstance(each, figure) for each in gc.get_objects()))
"""

IMPORTED = "import sys; print('matplotlib.figure' in sys.modules)"

DOWNLOAD = """async name => JSON.stringify(
    (await window.jupyterapp.serviceManager.contents.get(name, {content: true})).content)"""


@pytest.fixture(scope="module")
def ran(new_notebook):
    """A lesson, opened and run once for the tests that only add to it."""
    notebook = new_notebook()
    notebook.open(NAME, height=1000)
    notebook.run_all()
    yield notebook
    notebook.close()
    assert notebook.errors == []


def moves(card, value):
    """Whether the first field of a card, and its picture with it, can be set to this."""
    label, before = next(iter(card.values)), card.settled()[1]
    card.field(label).fill(str(value))
    card.field(label).press("Enter")
    values, words = card.settled()
    return values[label] == value and words["drawn"] != before["drawn"]


def test_the_first_page_leads_to_the_first_lesson(notebook):
    notebook.page.goto(f"{notebook.site}/index.html")
    notebook.page.wait_for_url(re.compile(r"/lab/index\.html\?path=00_start_here\.ipynb"))
    notebook.is_shown()


def test_the_welcome_says_that_python_loads_and_when_it_is_there(notebook):
    notebook.show(NAME, height=1000)
    welcome = notebook.page.locator("#nl-welcome")
    words = welcome.get_by_role("status")
    assert re.search("loads|starts", words.inner_text())
    assert welcome.get_by_role("progressbar").get_attribute("aria-label") == "Python loads"
    picture = notebook.page.locator(".jp-RenderedImage img").first
    picture.wait_for()
    assert notebook.page.evaluate(
        "window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status"
    ) in (
        None,
        "unknown",
        "starting",
        "connecting",
    ), "the picture stands there before Python does"
    words.filter(has_text="Python is ready").wait_for()
    assert welcome.get_by_role("progressbar").count() == 0
    notebook.python_is_there()
    assert notebook.write_and_run("In") == "['', 'In']", "what it ran ahead has left nothing behind"
    cell = notebook.cells()[-1]
    assert cell["execution_count"] == cell["outputs"][0]["execution_count"]
    assert notebook.python(IMPORTED) == "True\n"
    welcome.wait_for(state="detached")


def test_without_a_network_the_welcome_says_so(new_notebook):
    notebook = new_notebook()
    notebook.page.context.route(re.compile(r"python_stdlib\.zip"), lambda route: route.abort())
    notebook.show(NAME, height=1000)
    notebook.page.locator("#nl-welcome").get_by_text("Python could not be loaded").wait_for()
    notebook.page.locator(".jp-RenderedImage img").first.wait_for()
    notebook.page.close()


def test_where_only_the_welcome_could_not_load_something_it_takes_it_back(new_notebook):
    notebook = new_notebook()
    notebook.page.route(re.compile(r"/pyodide-lock\.json|/lock\.json"), lambda route: route.abort(), times=1)
    notebook.show(NAME, height=1000)
    words = notebook.page.locator("#nl-welcome").get_by_role("status")
    words.filter(has_text="Python could not be loaded").wait_for()
    words.filter(has_text="Python is ready").wait_for()
    notebook.page.close()


def test_a_page_of_text_waits_for_no_python(notebook):
    notebook.page.goto(f"{notebook.site}/lab/index.html?path=for_teachers.md")
    notebook.page.locator("#nl-welcome").get_by_text("It starts when you open a lesson").wait_for()


@pytest.mark.parametrize(
    "body, says",
    [
        ("return w * x + b", "✓"),
        ("return w * x", "Is the bias missing?"),
        ("while True:\n        pass", "ran for more than 2 seconds and was stopped"),
        ("exit()", "exit"),
    ],
)
def test_a_function_of_ones_own_is_checked(ran, body, says):
    said = ran.write_and_run(f"def mine(x, w, b):\n    {body}\n\nlesson.check(mine)")
    assert says in said
    assert ran.python("print(1 + 1)") == "2\n", "Python lives on"


def test_a_cell_run_ten_times_leaves_nothing_behind(ran):
    cell = ran.page.locator(".jp-CodeCell:has(.nl-explorer)").first
    counts = []
    for _ in range(10):
        cell.locator(".jp-InputArea-editor").click()
        cell.locator(".nl-explorer").evaluate("card => card.dataset.stale = true")
        ran.command("notebook:run-cell")
        cell.locator(".nl-explorer:not([data-stale]) .nl-moving svg").wait_for()
        ran.idle()
        counts.append(ran.python(GROWN))
    assert len(set(counts)) == 1, counts
    assert cell.locator(".nl-explorer").count() == 1
    assert moves(ran.explorers()[0], 1.25)
    ran.explorers()[0].reset()


def test_a_reload_keeps_what_the_learner_changed(notebook):
    notebook.open(NAME, height=1000)
    assert notebook.write_and_run("print('my own words')") == "my own words\n"
    notebook.command("docmanager:save")
    notebook.page.reload()
    notebook.is_shown()
    assert notebook.cells()[-1]["source"] == "print('my own words')"
    assert [output["text"] for output in notebook.cells()[-1]["outputs"]] == ["my own words\n"]
    notebook.python_is_there()  # and it comes again, for more


def test_a_lesson_that_is_deleted_comes_back_as_it_was(notebook):
    notebook.open(NAME, height=1000)
    before = notebook.cells()
    notebook.write_and_run("print('my own words')")
    notebook.command("docmanager:save")
    notebook.page.evaluate("async name => await window.jupyterapp.serviceManager.contents.delete(name)", NAME)
    notebook.page.goto("about:blank")
    notebook.show(NAME, height=1000)
    assert [cell["source"] for cell in notebook.cells()] == [cell["source"] for cell in before]


def test_two_tabs_are_two_pythons(browser, new_notebook):
    context = browser.new_context()
    both = [new_notebook(context), new_notebook(context)]
    for notebook in both:
        notebook.open(NAME, height=1000)
        notebook.page.bring_to_front()
        notebook.run_all()
    for number, notebook in enumerate(both):
        notebook.page.bring_to_front()
        notebook.python(f"mine = {number}")
        assert moves(notebook.explorers()[0], 1 + number / 4)
    assert [notebook.python("print(mine)") for notebook in both] == ["0\n", "1\n"]
    for notebook in both:
        notebook.close()
        assert notebook.errors == []
    context.close()


def test_a_link_to_another_lesson_stays_in_this_tab(ran):
    pages = len(ran.page.context.pages)
    here = ran.page.evaluate("window.jupyterapp.shell.currentWidget.id")
    link = ran.page.locator(".jp-RenderedMarkdown a").get_by_text("2. Loss").last
    link.scroll_into_view_if_needed()
    link.click()
    ran.page.wait_for_function("window.jupyterapp.shell.currentWidget.context?.path === '02_loss.ipynb'")
    assert len(ran.page.context.pages) == pages
    ran.page.evaluate("here => window.jupyterapp.shell.activateById(here)", here)
    ran.page.wait_for_function(f"window.jupyterapp.shell.currentWidget.context?.path === '{NAME}'")


# ------------------------------------------------------------------------------------- files that come and go


def alive(notebook):
    """Run all; every explorer is there and the first one moves."""
    notebook.run_all()
    assert notebook.complaints == []
    assert len(notebook.explorers()) == len(explorers_in(NAME))
    assert moves(notebook.explorers()[0], 1.25)


def test_a_lesson_from_the_site_runs_in_a_local_jupyterlab_and_comes_back(
    ran, browser, new_notebook, tmp_path
):
    ran.command("docmanager:save")
    downloaded = ran.page.evaluate(DOWNLOAD, NAME)
    with running_lab(tmp_path) as address:
        (tmp_path / "notebooks" / "mine.ipynb").write_text(downloaded)
        local = Notebook(browser.new_page(), address)
        local.open("mine.ipynb", height=1000)
        alive(local)
        local.command("docmanager:save")
        local.close()
        saved = json.loads((tmp_path / "notebooks" / "mine.ipynb").read_text())
    back = new_notebook()
    back.open(NAME, height=1000)
    back.page.evaluate(
        """async content => await window.jupyterapp.serviceManager.contents.save('mine.ipynb',
            {type: 'notebook', format: 'json', content})""",
        saved,
    )
    back.open("mine.ipynb", height=1000)
    alive(back)
    back.close()
