"""Start a JupyterLab of our own: on a copy of the notebooks, with private settings, nothing but loopback."""

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

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
CHROMIUM_FLAGS += ["--disable-background-networking", "--disable-component-update"]

QUIET = {"apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False}}
EVERY_CELL = {"notebook-extension/tracker": {"windowingMode": "none"}}
"""Cells out of view are on the page too, as in a window that is as tall as the notebook."""


@contextmanager
def running_lab(home, settings=(), app="jupyterlab"):
    """Run JupyterLab below the folder ``home``; gives its address.

    :param settings: of its plugins, by name.
    :param app: "jupyterlab", or "notebook" for Notebook 7.
    """
    shutil.copytree(NOTEBOOKS, home / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    for plugin, its_settings in (QUIET | dict(settings)).items():
        path = home / "settings" / "@jupyterlab" / f"{plugin}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(its_settings))
    environment = os.environ | {
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
    }
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", app, "--no-browser", "--allow-root", "--ip=127.0.0.1"]
    command += [f"--port={port}", "--ServerApp.port_retries=0", "--IdentityProvider.token="]
    expose = {"jupyterlab": "LabApp", "notebook": "JupyterNotebookApp"}[app]
    command += [f"--{expose}.expose_app_in_browser=True"]  # as window.jupyterapp
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
    raise RuntimeError("JupyterLab did not start:\n" + log.read_text()[-2000:])
