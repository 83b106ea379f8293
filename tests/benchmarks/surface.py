"""What a map of losses costs: ``python tests/benchmarks/surface.py`` prints a Markdown table.

For a map of 61 × 61 pairs (w, b): from five means of the data (``loss_surface``), and the direct way, each pair
with each example. Operations are multiplications and additions, counted by the formulas: 12 an example and 9 a
point of the map, against 5 for each pair of both. Beyond 10⁴ examples the direct way is timed on a few rows of
the map and scaled up, as its tables would not fit into memory.
"""

import sys
import time

import numpy as np

from neuron_lab.least_squares import loss_surface, noisy_line

SIDE = 61
W, B = np.linspace(-1, 2, SIDE), np.linspace(-1, 2, SIDE)[:, None]


def direct(x, y, w, b):
    """The mean squared error at each point of the map, from each example: a row of the map at a time."""
    return np.array([[np.mean((w_one * x + b_one - y) ** 2) for w_one in w] for b_one in b.ravel()])


def milliseconds(function, *arguments, repeats=3):
    """The fastest of a few runs."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        function(*arguments)
        times.append(1e3 * (time.perf_counter() - start))
    return min(times)


def measure(examples):
    """One row of the table: times in ms, and operations."""
    x = np.linspace(-1.5, 1.5, examples)
    y = noisy_line(x, 1.0, 0.5, 0.5, seed=0)
    rows = SIDE if examples <= 10_000 else 1
    quick = milliseconds(loss_surface, x, y, W, B)
    slow = milliseconds(direct, x, y, W, B[:rows], repeats=1 if rows == 1 else 2) * SIDE / rows
    apart = np.abs(loss_surface(x, y, W, B[:rows]) - direct(x, y, W, B[:rows])).max()
    return quick, slow, 12 * examples + 9 * SIDE**2, 5 * examples * SIDE**2, apart


def table(sizes=(100, 10_000, 1_000_000)):
    """The results as a Markdown table."""
    lines = [
        "| examples | five means, ms | direct, ms | ratio | operations | direct | largest difference |",
        "|---|---|---|---|---|---|---|",
    ]
    for examples in sizes:
        quick, slow, few, many, apart = measure(examples)
        lines.append(
            f"| {examples:,} | {quick:.2f} | {slow:,.0f} | {slow / quick:,.0f} | {few:.1e} | {many:.1e} | {apart:.0e} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(table() + "\n")
