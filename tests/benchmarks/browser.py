"""What a learner waits for, in a real JupyterLab: ``python tests/benchmarks/browser.py`` prints Markdown tables.

For every explorer, from a slider's key to the new picture on the page, and pictures a second while it is moved
without a pause. In turn with it: an empty callback (ipywidgets' own round trip), and the same picture by ``interact``
and by ipympl; the latter is left out where it is not installed (``pip install ipympl``), the lessons do not need it.
Then what it takes to begin: imports, the first slider, a kernel's memory. Kernel time and bytes: ``moves.py``.
It takes half an hour. On a busy machine a ratio of 24 keys was seen to err by a half, one of 60 by much less.
"""

import argparse
import importlib.util
import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # what pytest does by its setting ``pythonpath``
sys.path.insert(0, str(Path(__file__).parent.parent / "browser"))

import nbformat
from beginning import first_slider, import_times, memory
from explorers import EXPLORERS
from moves import PATHS
from page_timing import timed
from real_page import real_lab
from refresh_notebooks import METADATA

REPRESENTATIVE = [
    "start_here.explore",
    "forward_pass.explore",
    "update.explore",
    "training_loop.explore",
    "many_examples.explore",
    "bowl.explore",
    "digits.explore",
]
"""These are compared with the slow ways unless ``--all`` is said."""

SETUP = f"import sys; sys.path[:0] = {PATHS}; import explorers, rivals"


def ways_of(name, everything):
    """What is measured beside this explorer."""
    slow = ["interact", *(["ipympl"] if importlib.util.find_spec("ipympl") else [])]
    return ["ours", "nothing", *(slow if everything or name in REPRESENTATIVE else [])]


def notebook_of(name, ways):
    """A notebook with the explorer, shown in each of these ways."""
    cells = [f"{SETUP}\nexplorer = explorers.EXPLORERS['{name}']()"]
    cells += [f"rivals.shown('{way}', explorer)" for way in ways]
    # Without its metadata JupyterLab would ask for a kernel, and wait for an answer.
    return nbformat.v4.new_notebook(cells=list(map(nbformat.v4.new_code_cell, cells)), metadata=METADATA)


def measure(names, rounds=10, everything=False):
    """Measure in the page; returns explorer → way → (milliseconds, pictures a second)."""
    results = {}
    with real_lab() as (new_notebook, folder):
        for name in names:
            ways = ways_of(name, everything)
            nbformat.write(notebook_of(name, ways), folder / "benchmark.ipynb")
            notebook = new_notebook()
            notebook.open("benchmark.ipynb", height=1600)
            notebook.run_all()
            assert notebook.complaints == [], notebook.complaints
            results[name] = timed(notebook.page, ways, rounds)
            notebook.close()
            sys.stderr.write(f"{row(name, results[name])}\n")  # it takes minutes: show that it goes on
    return results


HEAD = """\
| explorer | key to picture, median ms (p95) | empty callback | ratio | pictures a second | of the empty callback's \
| `interact` | times ours | ipympl | times ours |
|---|---|---|---|---|---|---|---|---|---|"""


def row(name, found):
    """One line of the table."""
    ours, floor = found["ours"], found["nothing"]
    cells = [name, _times(ours), _times(floor), f"{median(ours) / median(floor):.2f}"]
    cells += [f"{rate(ours):.1f}", f"{rate(ours) / rate(floor):.0%}"]
    for way in ("interact", "ipympl"):
        cells += (
            [_times(found[way]), f"{median(found[way]) / median(ours):.1f}"] if way in found else ["–", "–"]
        )
    return f"| {' | '.join(cells)} |"


def median(measured):
    """The middle of the milliseconds."""
    return statistics.median(measured.milliseconds)


def rate(measured):
    """Pictures a second: the middle of the rounds."""
    return statistics.median(measured.rates)


def _times(measured):
    in_order = sorted(measured.milliseconds)
    return f"{median(measured):.0f} ({in_order[int(0.95 * len(in_order))]:.0f})"


def summary(results):
    """The middle and the worst over all explorers, one line for each figure."""
    ratios = [median(of["ours"]) / median(of["nothing"]) for of in results.values()]
    shares = [rate(of["ours"]) / rate(of["nothing"]) for of in results.values()]
    lines = [
        f"Key to picture ÷ empty callback: median {statistics.median(ratios):.2f}, worst {max(ratios):.2f}",
        f"Pictures a second ÷ empty callback's: median {statistics.median(shares):.0%}, worst {min(shares):.0%}",
    ]
    for way in ("interact", "ipympl"):
        times = [median(of[way]) / median(of["ours"]) for of in results.values() if way in of]
        if times:
            lines.append(
                f"{way} ÷ key to picture: median {statistics.median(times):.1f}, worst {min(times):.1f}"
            )
    return "\n".join(lines)


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", help="explorers, such as loss.explore; all of them by default")
    parser.add_argument("--all", action="store_true", help="interact and ipympl for every explorer: an hour")
    parser.add_argument(
        "--rounds", type=int, default=10, help="how often the ways take turns; 4 for a first look"
    )
    chosen = parser.parse_args()
    results = measure(chosen.names or EXPLORERS, chosen.rounds, chosen.all)
    lines = [HEAD, *(row(name, found) for name, found in results.items()), "", summary(results)]
    if not chosen.names:
        lines += ["", import_times(), "", first_slider(), "", memory()]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
