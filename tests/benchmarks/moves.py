"""What a move costs, for every explorer: ``python tests/benchmarks/moves.py``.

In a real kernel, with its messages really sent, a slider message is handed to the widget as if it came from
the browser. Measured until the last answer is sent: bytes, and the kernel's processor time. Beside it, in the
same run and in turn with it: the same picture redrawn the usual way, by ``interact`` with a new inline figure
at each move.
"""

import argparse
import json
import sys
from pathlib import Path

from kernels import printed_by, running_kernel

PATHS = [str(Path(__file__).parent.parent), str(Path(__file__).parent)]
"""Where the kernel finds what is imported in it."""

MEASURE = """
import json, statistics, sys, time
sys.path[:0] = {paths}
from IPython import get_ipython
from IPython.core.pylabtools import select_figure_formats
from explorers import EXPLORERS
from rivals import interact, levers, positions

session, sent = get_ipython().kernel.session, [0]
send = session.send

def counted(stream, message, content=None, *args, **kwargs):
    body = message["content"] if isinstance(message, dict) else content
    sent[0] += len(json.dumps(body, default=str, ensure_ascii=False).encode())
    return send(stream, message, content, *args, **kwargs)

session.send = counted
select_figure_formats(get_ipython(), {{"png"}})

def move(slider, value):
    data = {{"method": "update", "state": {{"value": value}}, "buffer_paths": []}}
    message = {{"content": {{"data": data}}, "buffers": []}}
    start, before = time.process_time(), sent[0]
    slider._handle_msg(message)
    return 1e3 * (time.process_time() - start), sent[0] - before

def live(explorer, moves):
    return [move(control.slider, value) for control in levers(explorer).values()
            for value in positions(control.slider, moves)]

def usual(explorer, moves):
    way = interact(explorer)
    way.update()
    return [move(plain, value) for plain in way.children[:-1] for value in positions(plain, moves)]

def summary(measured):
    times, sizes = sorted(time for time, _ in measured), [size for _, size in measured]
    at = lambda share: times[int(share * len(times))]
    return dict(median=statistics.median(times), fastest=times[0], p95=at(0.95), bytes=max(sizes),
                typical=statistics.median(sizes))

def both(explorer, rounds, moves):
    # In turn, so that a machine that is slow for a while is slow for both.
    measured = dict(live=[], usual=[])
    for _ in range(rounds):
        measured["live"] += live(explorer, moves)
        measured["usual"] += usual(explorer, 1)
    return {{way: summary(each) for way, each in measured.items()}}

results = {{}}
for name, explore in EXPLORERS.items():
    explorer = explore()
    if not levers(explorer):  # a pad is drawn on
        continue
    live(explorer, 3)  # warm up
    results[name] = both(explorer, {rounds}, {moves})
    explorer.close()
print(json.dumps(results))
"""


def measure(moves=8, rounds=3):
    """Measure every explorer; returns name → {live, usual}, each with times in ms, and bytes a move.

    :param moves: of each slider in each round.
    """
    with running_kernel() as client:
        return json.loads(printed_by(client, MEASURE.format(paths=PATHS, moves=moves, rounds=rounds)))


def table(results):
    """The results as a Markdown table."""
    lines = [
        "| explorer | live, median ms | p95 ms | bytes a move | `interact`, median ms | ratio |",
        "|---|---|---|---|---|---|",
    ]
    for name, of in results.items():
        live, usual = of["live"], of["usual"]
        lines.append(
            f"| {name} | {live['median']:.1f} | {live['p95']:.1f} | {live['typical']:.0f} "
            f"(most {live['bytes']}) | {usual['median']:.0f} | {usual['median'] / live['median']:.0f} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moves", type=int, default=25, help="moves of each slider in each of four rounds")
    sys.stdout.write(table(measure(parser.parse_args().moves)) + "\n")
