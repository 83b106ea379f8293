"""What a learner waits for, in a real page: ``python tests/benchmarks/browser.py`` prints Markdown tables.

For every explorer, from a slider's key to the new picture on the page, the same for a handle that is dragged, and
pictures a second while it is moved without a pause. In turn with it: an empty callback (ipywidgets' own round trip),
and for some the same picture by ``interact`` and by ipympl; the latter is left out where it is not installed (``pip
install ipympl``), the lessons do not need it. For these some also what the server adds: the empty callback where our
server extension is turned off, and there, with ``--before FOLDER``, an earlier version of this project.

Then what it takes to begin: imports, the first slider, a kernel's memory. Kernel time and bytes: ``moves.py``.
It takes an hour and more. On a busy machine a ratio of 24 keys was seen to err by a half, one of 60 by much less.
"""

import argparse
import importlib.util
import sys
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # what pytest does by its setting ``pythonpath``
sys.path.insert(0, str(Path(__file__).parent.parent / "browser"))

import nbformat
from beginning import first_slider, import_times, memory
from explorers import EXPLORERS, made
from moves import PATHS
from page_tables import HEAD, SERVER_HEAD, row, server_row, summary
from page_timing import Way, prepare, timed
from real_page import real_chromium, real_lab
from refresh_notebooks import METADATA
from rivals import levers

REPRESENTATIVE = [
    "start_here.explore",
    "forward_pass.explore",
    "update.explore",
    "training_loop.explore",
    "many_examples.explore",
    "bowl.explore",
    "digits.explore",
]
"""These are compared with the slow ways, and on a server without our extension, unless ``--all`` is said."""

WITHOUT = {"jpserver_extensions": {"neuron_lab": False}}


class Pages:
    """Notebooks on two servers, with our extension and without, that show an explorer in several ways."""

    def __init__(self, stack, application):
        browser = stack.enter_context(real_chromium())
        servers = {"with": None, "without": WITHOUT}
        self._labs = {
            name: stack.enter_context(real_lab(application, settings, browser))
            for name, settings in servers.items()
        }
        self._open = []

    def show(self, server, name, ways, paths=PATHS):
        """Show an explorer in each of these ``rivals.WAYS``; returns the page, and how many handles can be dragged."""
        new_notebook, folder = self._labs[server]
        setup = f"import sys; sys.path[:0] = {paths}; import explorers, rivals"
        cells = [f"{setup}\nexplorer = explorers.EXPLORERS['{name}']()"]
        cells += [f"rivals.shown('{way}', explorer)" for way in ways]
        # Without its metadata the page would ask for a kernel, and wait for an answer.
        cells = list(map(nbformat.v4.new_code_cell, cells))
        nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=METADATA), folder / "benchmark.ipynb")
        notebook = new_notebook()
        self._open.append(notebook)
        notebook.open("benchmark.ipynb", height=1600)
        notebook.run_all()
        assert notebook.complaints == [], notebook.complaints
        return notebook.page, prepare(notebook.page, ways)

    def close(self):
        """Close what is shown, with its kernels."""
        while self._open:
            self._open.pop().close()


def ways_of(pages, name, everything, before):
    """What is moved in turn: name → :class:`~page_timing.Way`."""
    chosen = everything or name in REPRESENTATIVE
    slow = ["interact", *(["ipympl"] if importlib.util.find_spec("ipympl") else [])] if chosen else []
    page, handles = pages.show("with", name, ["ours", "nothing", *slow])
    ways = {way: Way(page, way) for way in ("ours", "nothing", *slow)}
    if handles:
        ways["drag"] = Way(page, "ours", "drag")
    if chosen:
        page, _ = pages.show("without", name, ["ours", "nothing"])
        ways |= {f"{way} without": Way(page, way) for way in ("ours", "nothing")}
        if before:
            folders = [str(before / folder) for folder in (".", "tests", "tests/benchmarks")]
            ways["before"] = Way(pages.show("without", name, ["ours"], folders)[0], "ours")
    return ways


def measure(names, rounds=10, everything=False, application="jupyterlab", before=None):
    """Measure in the page; returns explorer → way → :class:`~page_timing.Measured`."""
    results = {}
    with ExitStack() as stack:
        pages = Pages(stack, application)
        for name in names:
            results[name] = timed(ways_of(pages, name, everything, before), rounds)
            pages.close()
            sys.stderr.write(f"{row(name, results[name])}\n")  # it takes minutes: show that it goes on
    return results


def with_a_lever():
    """The explorers with something that a key can move; a pad has nothing."""
    return [name for name in EXPLORERS if levers(made(name))]


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("names", nargs="*", help="explorers, such as loss.explore; all of them by default")
    add("--all", action="store_true", help="every comparison for every explorer: three hours")
    add("--rounds", type=int, default=10, help="how often the ways take turns; 4 for a first look")
    add("--notebook", action="store_true", help="in Notebook 7 instead of JupyterLab (pip install notebook)")
    add("--before", type=Path, help="a checkout of an earlier version, to move beside this one")
    chosen = parser.parse_args()
    application = "notebook" if chosen.notebook else "jupyterlab"
    results = measure(chosen.names or with_a_lever(), chosen.rounds, chosen.all, application, chosen.before)
    lines = [HEAD, *(row(name, found) for name, found in results.items()), ""]
    on_both = {name: found for name, found in results.items() if "nothing without" in found}
    if on_both:
        lines += [SERVER_HEAD, *(server_row(name, found) for name, found in on_both.items()), ""]
    lines.append(summary(results))
    if not chosen.names and not chosen.notebook:
        lines += ["", import_times(), "", first_slider(), "", memory()]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
