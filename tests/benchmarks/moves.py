"""What a move costs, for every explorer: ``python tests/benchmarks/moves.py``.

In a real kernel, with its messages really sent, what the page would say of a slider that is moved, or of a handle that
is dragged, is handed to the widget. Measured until the last answer is sent: messages, bytes, and the kernel's
processor time. (That the kernel is busy and idle again, it says besides, of whatever it does.) Beside it, in the same
run and in turn with it: the same picture redrawn the usual way, by ``interact`` with a new inline figure at each move.
"""

import argparse
import json
import sys
from pathlib import Path

from kernels import printed_by, running_kernel

PATHS = [str(Path(__file__).parent.parent), str(Path(__file__).parent)]
"""Where the kernel finds what is imported in it."""

MEASURE = "import sys; sys.path[:0] = {paths}; import kernel_moves; kernel_moves.show({moves}, {rounds})"


def measure(moves=8, rounds=3):
    """Measure every explorer; returns name → {slider, drag, usual}, each with ``milliseconds``, ``messages`` and
    ``bytes``, one for each move; without a handle there is no drag.

    :param moves: of each slider and of each handle in each round.
    """
    with running_kernel() as client:
        return json.loads(printed_by(client, MEASURE.format(paths=PATHS, moves=moves, rounds=rounds)))


def mean(values):
    """What one of them is on average."""
    return sum(values) / len(values)


HEAD = """\
| explorer | slider, median ms (p95) | messages | bytes, mean (most) | drag, median ms (p95) | messages \
| bytes, mean (most) | `interact`, median ms | times a slider |
|---|---|---|---|---|---|---|---|---|"""


def table(results):
    """The results as a Markdown table, and the mean over all explorers."""
    lines = [HEAD]
    for name, of in results.items():
        usual = _at(0.5, of["usual"])
        times = f"{usual / _at(0.5, of['slider']):.0f}"
        cells = [name, *_cells(of["slider"]), *_cells(of.get("drag")), f"{usual:.0f}", times]
        lines.append(f"| {' | '.join(cells)} |")
    for way in ("slider", "drag"):
        means = [mean(of[way]["bytes"]) for of in results.values() if way in of]
        if means:
            lines.append(f"\nBytes a move by {way}, mean of {len(means)} explorers: {mean(means):.0f}")
    return "\n".join(lines)


def _cells(measured):
    if measured is None:
        return ["–"] * 3
    sizes = measured["bytes"]
    messages = "–".join(
        str(count) for count in sorted({min(measured["messages"]), max(measured["messages"])})
    )
    return [
        f"{_at(0.5, measured):.1f} ({_at(0.95, measured):.1f})",
        messages,
        f"{mean(sizes):.0f} ({max(sizes)})",
    ]


def _at(share, measured):
    in_order = sorted(measured["milliseconds"])
    return in_order[int(share * len(in_order))]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--moves", type=int, default=25, help="of each slider and handle in each of three rounds"
    )
    sys.stdout.write(table(measure(parser.parse_args().moves)) + "\n")
