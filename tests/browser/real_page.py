"""A JupyterLab and a Chromium of our own, for scripts that look at the real page; tests have fixtures instead."""

import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path

from jupyterlab_page import Notebook
from lab_server import CHROMIUM_FLAGS, READERS_CHROMIUM, running_lab
from playwright.sync_api import sync_playwright

UNDER = {"jupyterlab": "doc/tree", "notebook": "notebooks"}


@contextmanager
def real_lab(application="jupyterlab", settings=None, browser=None):
    """Gives a function that makes a :class:`~jupyterlab_page.Notebook` on a page of its own, and the notebooks' folder.

    The page has twice the pixels, as a good screen has.

    :param application, settings: as :func:`~lab_server.running_lab` takes them.
    :param browser: one that runs; None, a Chromium of its own.
    """
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        address = stack.enter_context(running_lab(home, application, settings))
        browser = browser or stack.enter_context(real_chromium())
        under = UNDER[application]
        yield lambda: Notebook(browser.new_page(device_scale_factor=2), address, under), home / "notebooks"


@contextmanager
def real_chromium():
    """The machine's own Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=READERS_CHROMIUM, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()
