"""The static site in a real Chromium: the one that the environment variable ``SITE`` names the address of."""

import os
from pathlib import Path

import pytest
from lab_server import CHROMIUM
from pages import browser_type_launch_args, lesson, notebook  # noqa: F401, fixtures

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
def new_notebook(browser):
    """Make a :class:`~site_page.SiteNotebook` on a page of its own; with ``context``, beside others of a reader's."""
    # Imported here, as nothing of Playwright may begin before the other tests are done.
    from jupyterlab_page import PATIENCE
    from playwright.sync_api import expect
    from site_page import SiteNotebook

    expect.set_options(timeout=PATIENCE)
    return lambda context=None: SiteNotebook((context or browser.new_context()).new_page(), SITE)
