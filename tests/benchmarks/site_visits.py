"""What a reader of the static site waits for, beside JupyterLab: ``SITE=… python tests/benchmarks/site_visits.py``.

Prints Markdown: bytes and seconds of a first and a second visit, the training of lesson 11, the memory of the tab after
a whole lesson; then for every explorer, in both places in turn, a slider's key to the painted picture and pictures a
second, each beside an empty callback there. It takes about three quarters of an hour.
"""

import argparse
import inspect
import os
import re
import statistics
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent))  # what pytest does by its setting ``pythonpath``
sys.path.insert(0, str(Path(__file__).parent.parent / "browser"))
sys.path.insert(0, str(Path(__file__).parent.parent / "site"))

import explorers
import psutil
import rivals
from browser import with_a_lever
from jupyterlab_page import PATIENCE
from lab_server import CHROMIUM_FLAGS, READERS_CHROMIUM
from page_tables import median, rate
from page_timing import Way, prepare, timed
from real_page import real_chromium, real_lab
from site_page import WRITE, SiteNotebook

FIRST = ".nl-explorer .nl-moving svg"
PARTS = [
    explorers.sliders,
    rivals.moves,
    rivals.levers,
    rivals.plain_slider,
    rivals.ours,
    rivals.nothing,
    rivals.shown,
]
SETUP = "\n".join(
    [
        "import ipywidgets",
        "from neuron_lab.ui.controls import Slider",
        "from neuron_lab.ui.player import Player",
        *map(inspect.getsource, PARTS),
        "WAYS = {'ours': ours, 'nothing': nothing}",
    ]
)
"""The rivals, for a kernel that knows of no tests."""


# The bytes that came over the network, for the page or for its Python, which is a worker.
BYTES = "() => performance.getEntriesByType('resource').reduce((sum, each) => sum + each.transferSize, 0)"

# What the first two cells of the first lesson show: it is run as soon as there is a kernel to run it, and waits there.
FIRST_CELLS = """async () => {
    const { content, sessionContext } = window.jupyterapp.shell.currentWidget;
    while (!sessionContext.session?.kernel) await new Promise(done => setTimeout(done, 50));
    content.activeCellIndex = content.widgets.findIndex(({model}) => model.type === 'code');
    for (let cell = 0; cell < 2; cell++)
        window.jupyterapp.commands.execute('notebook:run-cell-and-select-next') }"""


class Visit:
    """A notebook on the site, opened by a reader who may have been there before; what its opening cost.

    ``shown``: the seconds until words and pictures stood there. ``live``: until a slider had moved its picture.
    """

    def __init__(self, context, address, name):
        begun = time.perf_counter()
        self.page = context.new_page()
        self.page.add_init_script("performance.setResourceTimingBufferSize(2000)")  # it would stop at 250
        notebook = SiteNotebook(self.page, address)
        self.page.unroute_all()  # a page with a route has no cache
        notebook.show(name, height=1600)
        self.shown = time.perf_counter() - begun
        self._move_the_first_slider()
        self.live = time.perf_counter() - begun
        notebook.idle()
        self.bytes = sum(each.evaluate(BYTES) for each in (self.page, *self.page.workers))

    def _move_the_first_slider(self):
        self.page.evaluate(FIRST_CELLS)
        self.page.wait_for_selector(FIRST, timeout=PATIENCE)
        before = self.page.locator(FIRST).first.evaluate("picture => picture.outerHTML")
        self.page.locator(".nl-explorer .noUi-handle").first.press("ArrowRight")
        moved = f"before => document.querySelector('{FIRST}').outerHTML !== before"
        self.page.wait_for_function(moved, arg=before)


def _both_visits(browser, address, **options):
    """The first visit of a reader and the second, one after the other, with a cache on disk as a reader has it."""
    with TemporaryDirectory() as folder:
        context = browser.browser_type.launch_persistent_context(
            folder, executable_path=READERS_CHROMIUM, args=CHROMIUM_FLAGS, **options
        )
        for _ in range(2):
            visit = Visit(context, address, "00_start_here.ipynb")
            yield visit
            visit.page.close()
        context.close()


def visits(browser, address, rounds):
    """A table of first and second visits: the middle of some readers' figures.

    The bytes are those of one more reader, who has no service worker: of what passes through one, no bytes are told.
    """
    figures = {"first": [], "second": []}
    megabytes = [visit.bytes / 1e6 for visit in _both_visits(browser, address, service_workers="block")]
    for _ in range(rounds):
        for found, visit in zip(figures.values(), _both_visits(browser, address), strict=True):
            found.append((visit.shown, visit.live))
    lines = ["| visit | MB | words and pictures, s | first live slider, s |", "|---|---|---|---|"]
    for (which, found), loaded in zip(figures.items(), megabytes, strict=True):
        middle = [loaded, *(statistics.median(each) for each in zip(*found, strict=True))]
        lines.append(f"| {which} | " + " | ".join(f"{each:.1f}" for each in middle) + " |")
    return "\n".join(lines)


def training_and_memory(notebook):
    """Run lesson 11 whole: what its progress bar says of the training, and the tab's memory afterwards."""
    notebook.run_all()
    notebook.idle()
    said = notebook.page.locator(".nl-progress").filter(has_text="Done").first.text_content()
    tabs = (each for each in psutil.Process().children(recursive=True) if "--type=renderer" in each.cmdline())
    memory = max(each.memory_info().rss for each in tabs) / 1e6
    return f"{re.search(r'in (.+)[.]', said)[1]}; the largest tab {memory:.0f} MB"


def show(notebook, name, chosen):
    """Show an explorer in new cells of this notebook, alone and as an empty callback, and prepare for measuring."""
    lesson, door = name.split(".")
    notebook.page.evaluate(WRITE, SETUP)
    notebook.command("notebook:run-cell")
    made = f"from neuron_lab.lessons import {lesson} as lesson\nexplorer = lesson.{door}()\n"
    for cell in (
        made + "both = [shown('ours', explorer)]\nboth[0]",
        "both.append(shown('nothing', explorer))\nboth[1]",
    ):
        notebook.page.evaluate(WRITE, cell)
        notebook.command("notebook:run-cell")
    prepare(notebook.page, chosen)


def clear(notebook):
    """Take both off the page again."""
    notebook.page.evaluate(WRITE, "for each in both:\n    each.close()")
    notebook.command("notebook:run-cell")
    notebook.idle()


def explorers_beside(places, names, rounds):
    """A table with a line for every explorer: both places in turn, each beside the empty callback there."""
    head = [
        f"{place}: {what}"
        for place in places
        for what in ("key, ms", "empty callback, ms", "pictures/s", "of it")
    ]
    yield f"| explorer | {' | '.join(head)} |"
    yield "|---" * (len(head) + 1) + "|"
    for name in names:
        for notebook in places.values():
            notebook.page.bring_to_front()
            show(notebook, name, ["ours", "nothing"])
        ways = {
            (place, way): Way(notebook.page, way)
            for place, notebook in places.items()
            for way in ("ours", "nothing")
        }
        found = timed(ways, rounds)
        cells = [name]
        for place, notebook in places.items():
            ours, floor = found[place, "ours"], found[place, "nothing"]
            cells += [
                f"{median(ours):.0f}",
                f"{median(floor):.0f}",
                f"{rate(ours):.1f}",
                f"{rate(ours) / rate(floor):.0%}",
            ]
            notebook.page.bring_to_front()
            clear(notebook)
        yield f"| {' | '.join(cells)} |"


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", help="explorers, such as loss.explore; all of them by default")
    parser.add_argument("--rounds", type=int, default=10, help="how often the ways take turns")
    parser.add_argument("--visits", type=int, default=3, help="how many readers come twice")
    chosen = parser.parse_args()
    address = os.environ["SITE"].rstrip("/")

    def say(text):
        print(text, flush=True)

    with ExitStack() as stack:
        browser = stack.enter_context(real_chromium())
        say(visits(browser, address, chosen.visits))
        new_local, _ = stack.enter_context(real_lab(browser=browser))
        for place in ("site", "JupyterLab"):
            notebook = SiteNotebook(browser.new_page(), address) if place == "site" else new_local()
            notebook.open("11_digits.ipynb", height=1600)
            say(f"\nLesson 11, its training, {place}: {training_and_memory(notebook)}")
            notebook.close()
        places = {
            "site": SiteNotebook(browser.new_page(device_scale_factor=2), address),
            "JupyterLab": new_local(),
        }
        for notebook in places.values():
            notebook.open("glossary.ipynb", height=1600)
        say("")
        for line in explorers_beside(places, chosen.names or with_a_lever(), chosen.rounds):
            say(line)


if __name__ == "__main__":
    main()
