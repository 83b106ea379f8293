"""What it takes to begin: imports, the first slider after the command, and a kernel's memory."""

import statistics
import subprocess
import sys
import time

import nbformat
import psutil
from nbclient import NotebookClient
from real_page import real_lab
from refresh_notebooks import METADATA, NOTEBOOKS

MODULES = [
    "neuron_lab.lessons.forward_pass",
    "neuron_lab.lessons.digits",
    "matplotlib.pyplot",
]
EXPLORER = ".nl-explorer .nl-moving svg"
HANDLE = ".nl-explorer .noUi-handle"


def import_times(repeats=5):
    """Milliseconds that a fresh interpreter needs to import a lesson, and pyplot beside it."""
    rounds = [[_milliseconds(module) for module in MODULES] for _ in range(repeats)]
    medians = map(statistics.median, zip(*rounds, strict=True))
    times = ", ".join(f"{module} {time:.0f} ms" for module, time in zip(MODULES, medians, strict=True))
    return f"Import in a fresh interpreter: {times}"


def _milliseconds(module):
    code = f"import time; start = time.perf_counter(); import {module}; print(time.perf_counter() - start)"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    return 1e3 * float(printed)


def first_slider():
    """Seconds from the command that starts JupyterLab to a slider that has moved its picture."""
    start = time.perf_counter()
    with real_lab() as (new_notebook, _):
        notebook = new_notebook()
        notebook.open("00_start_here.ipynb", height=1600)
        opened = time.perf_counter() - start
        notebook.run_all()
        before = notebook.page.locator(EXPLORER).first.evaluate("picture => picture.outerHTML")
        notebook.page.locator(HANDLE).first.press("ArrowRight")
        notebook.page.wait_for_function(
            f"before => document.querySelector('{EXPLORER}').outerHTML !== before", arg=before
        )
        moved = time.perf_counter() - start
        notebook.close()
    return f"From the command to the open notebook {opened:.0f} s, to a first slider that has moved {moved:.0f} s"


def memory():
    """Of each notebook's kernel with all cells run: resident memory, in MB, as a table."""
    lines = ["| notebook | kernel's memory, MB |", "|---|---|", f"| (empty) | {_megabytes(None):.0f} |"]
    paths = sorted(NOTEBOOKS.glob("[0-9]*.ipynb"))
    return "\n".join([*lines, *(f"| {path.stem} | {_megabytes(path):.0f} |" for path in paths)])


def _megabytes(path):
    notebook = nbformat.read(path, as_version=4) if path else nbformat.v4.new_notebook(metadata=METADATA)
    client = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(NOTEBOOKS)}})
    with client.setup_kernel():
        for number, cell in enumerate(notebook.cells):
            client.execute_cell(cell, number)
        kernel = psutil.Process(client.km.provisioner.pid)  # psutil comes with ipykernel
        return kernel.memory_info().rss / 1e6
