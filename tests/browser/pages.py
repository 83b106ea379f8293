"""What every test in a browser begins with, of a JupyterLab with a server and of the static site alike.

Both have a fixture ``new_notebook`` of their own, which makes an open notebook's page.
"""

import pytest
from lab_server import CHROMIUM, CHROMIUM_FLAGS
from shipped import LESSONS


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Use the machine's own Chromium rather than one that Playwright would download."""
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": CHROMIUM_FLAGS,
    }


@pytest.fixture
def notebook(new_notebook):
    """A page to open a notebook on; fails the test at its end if the page complained."""
    notebook = new_notebook()
    yield notebook
    notebook.close()
    assert notebook.errors == []


@pytest.fixture(scope="session", params=LESSONS)
def lesson(request, new_notebook):
    """A lesson, opened and then run once for all tests that ask for it. ``before`` is what stood there before the run.

    Each test leaves it as it found it: Reset pressed, 1,150 pixels wide, light. The window is no higher than a screen,
    as drawing a high one takes most of a test's time.
    """
    notebook = new_notebook()
    notebook.open(request.param)
    notebook.before = notebook.look()
    notebook.run_all()
    with notebook.height(1000):
        yield notebook
    notebook.close()
    assert notebook.errors == []
