"""Ten thousand moves of one explorer, a long day's: ``python tests/benchmarks/ten_thousand_moves.py [EXPLORER]``.

Of its sliders, or with ``--drag`` of its handles in the picture. In a real kernel, each move a message as the browser
sends it, answered before the next is sent. What may not grow: the kernel's memory, the number of its widgets and
figures, and what a move costs.
"""

import argparse
import itertools
import json
import sys
from typing import NamedTuple

from kernels import printed_by, running_kernel
from moves import PATHS

START = """
import sys
sys.path[:0] = {paths}
import gc, json, time
import psutil
import ipywidgets.widgets.widget as registry
from explorers import EXPLORERS
from matplotlib.figure import Figure
from kernel_moves import drag_moves, slider_moves

explorer = EXPLORERS[{name!r}]()
print(json.dumps([(widget.comm.comm_id, state) for widget, state in {way}_moves(explorer, 20)]))
"""

LOOK = """
gc.collect()
figures = sum(isinstance(thing, Figure) for thing in gc.get_objects())
print(json.dumps((psutil.Process().memory_info().rss / 1e6, len(registry._instances), figures, time.process_time())))
"""


class Look(NamedTuple):
    """What a kernel holds: memory in MB, widgets, figures; and the processor time that it has used, in seconds."""

    megabytes: float
    widgets: int
    figures: int
    seconds: float


def endure(name="training_loop.explore", moves=10_000, warm_up=1_000, way="slider"):
    """Move the sliders of an explorer, or drag its handles; returns eleven :class:`Look`, one after each tenth.

    :param way: ``"slider"`` or ``"drag"``.
    :raises ValueError: where the explorer has nothing to move this way.
    """
    with running_kernel() as client:
        said = json.loads(printed_by(client, START.format(paths=PATHS, name=name, way=way)))
        if not said:
            raise ValueError(f"{name} has nothing to move by {way}")
        stops = itertools.cycle(said)  # no two in a row are the same
        _move(client, stops, warm_up)  # caches fill at first, and memory with them
        looks = [_look(client)]
        for _ in range(10):
            _move(client, stops, moves // 10)
            looks.append(_look(client))
    return looks


def _look(client):
    return Look(*json.loads(printed_by(client, LOOK)))


def _move(client, stops, count):
    """Send this many of the page's messages, each when the kernel has done with the one before."""
    for comm, state in itertools.islice(stops, count):
        data = {"method": "update", "state": state, "buffer_paths": []}
        message = client.session.msg("comm_msg", {"comm_id": comm, "data": data})
        client.shell_channel.send(message)
        _await_idle(client, message["header"]["msg_id"])


def _await_idle(client, asked):
    while True:
        answer = client.get_iopub_msg(timeout=60)
        if (
            answer["parent_header"].get("msg_id") == asked
            and answer["content"].get("execution_state") == "idle"
        ):
            return


def late_to_early(looks):
    """What a move costs in the last tenth, as a multiple of one in the first."""
    return (looks[-1].seconds - looks[-2].seconds) / (looks[1].seconds - looks[0].seconds)


def report(looks):
    """What grew, in words."""
    first, last = looks[0], looks[-1]
    return (
        f"memory {first.megabytes:.1f} → {last.megabytes:.1f} MB, widgets {first.widgets} → {last.widgets}, "
        f"figures {first.figures} → {last.figures}; a late move costs {late_to_early(looks):.2f} early ones"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", nargs="?", default="training_loop.explore", help="an explorer")
    parser.add_argument("--moves", type=int, default=10_000)
    parser.add_argument("--drag", action="store_const", const="drag", default="slider", help="by its handles")
    chosen = parser.parse_args()
    looks = endure(chosen.name, chosen.moves, way=chosen.drag)
    sys.stdout.write(f"{chosen.name}, by {chosen.drag}: {report(looks)}\n")
