"""A real JupyterLab in a real Chromium."""

from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest
from lab_server import CHROMIUM, EVERY_CELL, running_lab
from pages import browser_type_launch_args, lesson, notebook  # noqa: F401, fixtures
from shipped import explorers_in, lesson_of, questions_in


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Skip where no Chromium is; and run last, as Playwright keeps the event loop for itself once it has begun.

    A lesson's tests stand together, as they share a page, and the longest lesson comes first: where two processes share
    the lessons, they are done at about the same time.
    """
    folder = Path(__file__).parent
    here = [item for item in items if folder in item.path.parents]
    there = [item for item in items if folder not in item.path.parents]
    items[:] = there + sorted(here, key=_lengthy)
    if CHROMIUM is None:
        for item in here:
            item.add_marker(pytest.mark.skip(reason="no Chromium found; install one, for example with apt"))


def _lengthy(item):
    name = lesson_of(item.nodeid)
    return (-length(name), name) if name else (-length("06_training_loop.ipynb"), item.path.name)


@cache
def length(name):
    """How much there is to move and to answer in a lesson: about how long its tests take."""
    return 3 * len(explorers_in(name)) + len(questions_in(name))


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """A JupyterLab on a copy of the notebooks: its ``address``, and the ``folder`` with that copy."""
    home = tmp_path_factory.mktemp("lab")
    with running_lab(home, plugins=EVERY_CELL) as address:
        yield SimpleNamespace(address=address, folder=home / "notebooks")


@pytest.fixture(scope="session")
def new_notebook(lab, browser):
    """Make a :class:`~jupyterlab_page.Notebook` on a page of its own."""
    # Imported here, as nothing of Playwright may begin before the other tests are done.
    from jupyterlab_page import PATIENCE, Notebook
    from playwright.sync_api import expect

    expect.set_options(timeout=PATIENCE)
    return lambda: Notebook(browser.new_page(), lab.address)
