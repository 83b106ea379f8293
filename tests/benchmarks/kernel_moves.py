"""Move every explorer and count what is sent: the part of ``moves.py`` that runs in a kernel."""

import itertools
import json
import math
import sys
import time

from explorers import EXPLORERS
from IPython import get_ipython
from IPython.core.pylabtools import select_figure_formats
from rivals import interact, levers, positions

DRAG = 30
"""How far a handle is dragged from where it stood at first, in pixels, at most."""


class Counter:
    """Counts the messages that a kernel sends, and the bytes of what they say.

    Jupyter puts some 450 bytes of headers around each, whatever it says: these are not counted.
    """

    def __init__(self, session):
        self.messages = self.bytes = 0
        self._send, session.send = session.send, self.send

    def send(self, *args, **kwargs):
        """Send as before, and count."""
        message = self._send(*args, **kwargs)
        self.messages += 1
        self.bytes += len(json.dumps(message["content"], default=str, ensure_ascii=False).encode())
        self.bytes += sum(map(len, message.get("buffers") or ()))
        return message

    def cost(self, widget, state):
        """Of what the page says of a widget: (milliseconds, messages, bytes) until it is answered."""
        data = {"method": "update", "state": state, "buffer_paths": []}
        message = {"content": {"data": data}, "buffers": []}
        start, messages, size = time.process_time(), self.messages, self.bytes
        widget._handle_msg(message)
        return 1e3 * (time.process_time() - start), self.messages - messages, self.bytes - size


def slider_moves(explorer, count):
    """What the page says when each slider is moved so often: (widget, state)."""
    for control in levers(explorer).values():
        for value in positions(control.slider, count):
            if value != control.slider.value:  # where it stands already, nothing moves
                yield control.slider, {"value": value}


def drag_moves(explorer, count):
    """What the page says when each handle is dragged so often, on a way like an eight: (widget, state)."""
    places = [place and (place.x, place.y) for place in explorer.picture.places(explorer.controls)]
    numbers = itertools.count(explorer.stage.answered + 1)
    for handle, place in enumerate(places):
        for step in range(count if place else 0):
            turn = 2 * math.pi * (step + 0.5) / count
            at = [place[0] + DRAG * math.sin(turn), place[1] + DRAG * math.sin(2 * turn)]
            yield explorer.stage, {"event": {"handle": handle, "at": at, "number": next(numbers)}}


def measured(counter, explorer, rounds, moves):
    """Slider, drag and ``interact`` in turn, so that a machine that is slow for a while is slow for all."""
    way = interact(explorer)
    plain = way.children[0]
    costs = {"slider": [], "drag": [], "usual": []}
    for turn in range(rounds):
        for name, each in (("slider", slider_moves), ("drag", drag_moves)):
            costs[name] += [counter.cost(*move) for move in each(explorer, moves)]
        costs["usual"].append(counter.cost(plain, {"value": positions(plain, rounds)[turn]}))
    names = ("milliseconds", "messages", "bytes")
    return {name: dict(zip(names, zip(*of, strict=True), strict=True)) for name, of in costs.items() if of}


def show(moves, rounds):
    """Print, as JSON, what was measured of every explorer."""
    kernel = get_ipython().kernel
    counter = Counter(kernel.session)
    select_figure_formats(get_ipython(), {"png"})
    results = {}
    for name, explore in EXPLORERS.items():
        explorer = explore()
        if not levers(explorer):  # a pad is drawn on
            continue
        for move in slider_moves(explorer, 3):  # to warm up
            counter.cost(*move)
        explorer.reset()
        results[name] = measured(counter, explorer, rounds, moves)
        explorer.close()
    sys.stdout.write(json.dumps(results))
