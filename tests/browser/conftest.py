"""A real JupyterLab in a real Chromium."""

from pathlib import Path

import pytest
from lab_server import CHROMIUM, CHROMIUM_FLAGS, running_lab

_PROMPTS = "[...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(prompt => prompt.textContent)"


def pytest_collection_modifyitems(config, items):
    """Skip where no Chromium is; and run last, as Playwright keeps the event loop for itself once it has begun."""
    here = [item for item in items if Path(__file__).parent in item.path.parents]
    items[:] = [item for item in items if item not in here] + here
    if CHROMIUM is None:
        for item in here:
            item.add_marker(pytest.mark.skip(reason="no Chromium found; install one, for example with apt"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Use the machine's own Chromium rather than one that Playwright would download."""
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": CHROMIUM_FLAGS,
    }


@pytest.fixture(scope="session", params=["light", "dark"])
def lab(request, tmp_path_factory):
    """The address of a JupyterLab on a copy of the notebooks, in a light or a dark theme."""
    with running_lab(tmp_path_factory.mktemp("lab"), request.param) as address:
        yield address


@pytest.fixture
def open_notebook(lab, page):
    """Open a notebook by name; fails the test at its end if the page had an error of its own."""
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))

    def open_notebook(name, width=1150, height=1000):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{lab}/doc/tree/{name}?reset")
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
        # The page says "idle" once before it has a kernel; a run would then ask which one to take.
        page.wait_for_selector(".jp-Toolbar-kernelName >> text=Python 3", timeout=60_000)
        page.wait_for_selector('[data-status="idle"]', state="attached", timeout=60_000)
        return page

    yield open_notebook
    assert problems == []


@pytest.fixture
def run_all(page):
    """Run every cell of the open notebook and wait until the last is done."""

    def run_all():
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_text("Run All Cells", exact=True).click()
        # Numbers of an earlier run stand there already, so the run must be seen to begin.
        page.wait_for_function(f"{_PROMPTS}.some(prompt => prompt.includes('*'))", timeout=60_000)
        page.wait_for_function(rf"{_PROMPTS}.every(prompt => /\[\d+\]/.test(prompt))", timeout=120_000)

    return run_all
