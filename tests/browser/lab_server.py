"""Start a JupyterLab, or a Notebook 7, of our own: on a copy of the notebooks, with private settings, on loopback."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

from refresh_notebooks import NOTEBOOKS

WINDOWS = ("chromium", "chromium-browser", "google-chrome")
NO_WINDOW = "chromium-headless-shell"


def installed(*names):
    """Where the first of these programs is that this machine has; None where it has none."""
    return next(filter(None, map(shutil.which, names)), None)


CHROMIUM = installed(NO_WINDOW, *WINDOWS)
"""For tests: without a window, if it can be had, as that is the same Chromium and quicker to draw."""

READERS_CHROMIUM = installed(*WINDOWS, NO_WINDOW)
"""For figures: as a reader has it."""

CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
CHROMIUM_FLAGS += ["--disable-background-networking", "--disable-component-update"]

QUIET = {"apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False}}
EVERY_CELL = {"notebook-extension/tracker": {"windowingMode": "none"}}
"""Cells out of view are on the page too, as in a window that is as tall as the notebook."""


APPLICATIONS = {"jupyterlab": "LabApp", "notebook": "JupyterNotebookApp"}
"""What can be run, as a module, and the class of its settings."""


@contextmanager
def running_lab(home, application="jupyterlab", settings=None, plugins=()):
    """Run JupyterLab, or another of ``APPLICATIONS``, below the folder ``home``; gives its address.

    :param settings: of the server, as they stand in a ``jupyter_server_config.json``.
    :param plugins: the settings of JupyterLab's own plugins, by name.
    """
    shutil.copytree(NOTEBOOKS, home / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    for plugin, its_settings in (QUIET | dict(plugins)).items():
        path = home / "settings" / "@jupyterlab" / f"{plugin}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(its_settings))
    (home / "config").mkdir()
    (home / "config" / "jupyter_server_config.json").write_text(json.dumps({"ServerApp": settings or {}}))
    environment = os.environ | {
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
    }
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", application, "--no-browser", "--allow-root", "--ip=127.0.0.1"]
    command += [f"--port={port}", "--ServerApp.port_retries=0", "--IdentityProvider.token="]
    command += [f"--{APPLICATIONS[application]}.expose_app_in_browser=True"]  # as window.jupyterapp
    command += [f"--ServerApp.root_dir={home / 'notebooks'}"]
    address = f"http://127.0.0.1:{port}"
    with (home / "lab.log").open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            _wait_for(address, server, home / "lab.log")
            yield address
        finally:
            server.terminate()
            server.wait(20)


def _wait_for(address, server, log):
    for _ in range(240):
        try:
            urllib.request.urlopen(address + "/api", timeout=1)
            return
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.25)
    raise RuntimeError("The server did not start:\n" + log.read_text()[-2000:])
