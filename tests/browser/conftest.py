"""A real JupyterLab in a real Chromium: started once, private settings, nothing but loopback."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from refresh_notebooks import NOTEBOOKS

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


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
    return {**browser_type_launch_args, "executable_path": CHROMIUM,
            "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync",
                     "--no-first-run", "--disable-component-update"]}


@pytest.fixture(scope="session", params=["light", "dark"])
def lab(request, tmp_path_factory):
    """The address of a JupyterLab on a copy of the notebooks, in a light or a dark theme."""
    home = tmp_path_factory.mktemp("lab")
    shutil.copytree(NOTEBOOKS, home / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    settings = home / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    (settings / "notification.jupyterlab-settings").write_text('{"fetchNews": "false", "checkForUpdates": false}')
    theme = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}[request.param]
    (settings / "themes.jupyterlab-settings").write_text(json.dumps({"theme": theme}))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
                   "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"), "JUPYTER_CONFIG_DIR": str(home / "config")}
    log = (home / "lab.log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}",
         "--ServerApp.port_retries=0", "--IdentityProvider.token=", f"--ServerApp.root_dir={home / 'notebooks'}"],
        env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, server, home / "lab.log")
        yield address
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def _wait_for(address, server, log):
    for _ in range(240):
        try:
            urllib.request.urlopen(address + "/api", timeout=1)
            return
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.25)
    pytest.fail("JupyterLab did not start:\n" + log.read_text()[-2000:])


@pytest.fixture
def open_notebook(lab, page):
    """Open a notebook by name; fails the test at its end if the page had an error of its own."""
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))

    def open_notebook(name, width=1150, height=1000):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{lab}/doc/tree/{name}?reset")
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
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
        page.wait_for_timeout(500)
        page.wait_for_function("""[...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].every(
            prompt => /\\[\\d+\\]/.test(prompt.textContent))""", timeout=120_000)

    return run_all
