"""A JupyterLab and a Chromium of our own, for scripts that look at the real page; tests have fixtures instead."""

import tempfile
from contextlib import contextmanager
from pathlib import Path

from jupyterlab_page import Notebook
from lab_server import CHROMIUM, CHROMIUM_FLAGS, running_lab
from playwright.sync_api import sync_playwright


@contextmanager
def real_lab():
    """Gives a function that makes a :class:`~jupyterlab_page.Notebook` on a page of its own, and the notebooks' folder.

    The page has twice the pixels, as a good screen has.
    """
    with (
        tempfile.TemporaryDirectory() as home,
        running_lab(Path(home)) as address,
        real_chromium() as browser,
    ):
        yield lambda: Notebook(browser.new_page(device_scale_factor=2), address), Path(home) / "notebooks"


@contextmanager
def real_chromium():
    """The machine's own Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()
