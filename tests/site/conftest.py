"""The static site in a real Chromium: the one that the environment variable ``SITE`` names the address of."""

import os
from pathlib import Path

import pytest
from lab_server import CHROMIUM, CHROMIUM_FLAGS
from shipped import LESSONS

SITE = os.environ.get("SITE", "").rstrip("/")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Skip what needs a site where none is named; and run last, as Playwright keeps the event loop for itself."""
    here = [item for item in items if Path(__file__).parent in item.path.parents]
    there = [item for item in items if Path(__file__).parent not in item.path.parents]
    items[:] = there + here
    missing = "SITE names no site" if not SITE else None if CHROMIUM else "no Chromium found"
    for item in here:
        if missing and item.path.name != "test_build.py":
            item.add_marker(pytest.mark.skip(reason=missing))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Use the machine's own Chromium rather than one that Playwright would download."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def new_notebook(browser):
    """Make a :class:`~site_page.SiteNotebook` on a page of its own; with ``context``, beside others of a reader's."""
    # Imported here, as nothing of Playwright may begin before the other tests are done.
    from jupyterlab_page import PATIENCE
    from playwright.sync_api import expect
    from site_page import SiteNotebook

    expect.set_options(timeout=PATIENCE)
    return lambda context=None: SiteNotebook((context or browser.new_context()).new_page(), SITE)


@pytest.fixture
def notebook(new_notebook):
    """A page of the site to open a notebook on; fails the test at its end if the page complained."""
    notebook = new_notebook()
    yield notebook
    notebook.close()
    assert notebook.errors == []


@pytest.fixture(scope="session", params=LESSONS)
def lesson(request, new_notebook):
    """A lesson, opened and then run once for all tests that ask for it. ``before`` is what stood there before the run.

    Each test leaves it as it found it: Reset pressed, 1,150 pixels wide, light.
    """
    notebook = new_notebook()
    notebook.open(request.param)
    notebook.python_is_there()
    notebook.before = notebook.look()
    notebook.run_all()
    with notebook.height(1000):
        yield notebook
    notebook.close()
    assert notebook.errors == []
