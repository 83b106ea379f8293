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

from jupyter_client.manager import start_new_kernel

MEASURE = """
import json, statistics, sys, time
sys.path.insert(0, {tests!r})
import ipywidgets
import matplotlib.pyplot as plt
from IPython import get_ipython
from IPython.core.pylabtools import select_figure_formats
from IPython.display import display
from explorers import EXPLORERS, sliders
from neuron_lab.show.player import Player

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

def positions(slider, count):
    # Evenly from end to end; the ends of a logarithmic slider are powers of ten.
    evenly = [slider.min + (slider.max - slider.min) * (k + 0.5) / count for k in range(count)]
    if isinstance(slider, ipywidgets.IntSlider):
        return [round(each) for each in evenly]
    logarithmic = isinstance(slider, ipywidgets.FloatLogSlider)
    return [round(10**each if logarithmic else each, 6) for each in evenly]

def levers(explorer):
    # The sliders; of a picture without any, the steps of its recording.
    players = {{name: control for name, control in explorer.controls.items() if isinstance(control, Player)}}
    return sliders(explorer) or players

def live(explorer, moves):
    return [move(control.slider, value) for control in levers(explorer).values()
            for value in positions(control.slider, moves)]

def usual(explorer, moves):
    values = {{name: control.value for name, control in explorer.controls.items()}}
    picture_type, setup = type(explorer.picture), vars(explorer.picture)
    names = picture_type.__init__.__code__.co_varnames[1:picture_type.__init__.__code__.co_argcount]

    def draw(**moved):
        picture = picture_type(*(setup[name] for name in names))
        picture.show(explorer._compute(**{{**values, **moved}}))
        for artist in picture.moving_artists:
            artist.set_animated(False)
        figure = plt.figure(FigureClass=lambda *args, **kwargs: picture.figure)
        display(figure)
        plt.close(figure)

    measured = []
    for name, control in levers(explorer).items():
        if isinstance(control, Player):
            plain = ipywidgets.IntSlider(values[name], min=0, max=control.last)
        else:
            plain = ipywidgets.FloatSlider(values[name], min=control.lower, max=control.upper, step=1e-4)
        ipywidgets.interactive(draw, **{{name: plain}}).update()
        measured += [move(plain, value) for value in positions(plain, moves)]
    return measured

def summary(measured):
    times, sizes = sorted(time for time, _ in measured), [size for _, size in measured]
    at = lambda share: times[int(share * len(times))]
    return dict(median=statistics.median(times), quartile=at(0.25), p95=at(0.95), bytes=max(sizes),
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
    live(explorer, 3)  # warm up
    results[name] = both(explorer, {rounds}, {moves})
    explorer.close()
print(json.dumps(results))
"""


def measure(moves=8, rounds=3):
    """Measure every explorer; returns name → {live, usual}, each with times in ms, and bytes a move.

    :param moves: of each slider in each round.
    """
    code = MEASURE.format(tests=str(Path(__file__).parent.parent), moves=moves, rounds=rounds)
    manager, client = start_new_kernel(kernel_name="python3")
    printed = []

    def hear(message):
        if message["msg_type"] == "error":
            raise RuntimeError("\n".join(message["content"]["traceback"]))
        if message["msg_type"] == "stream" and message["content"]["name"] == "stdout":
            printed.append(message["content"]["text"])

    try:
        client.execute_interactive(code, timeout=600, output_hook=hear)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    return json.loads("".join(printed))


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
