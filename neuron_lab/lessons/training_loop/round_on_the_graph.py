"""The picture of one round of training: the four stations, the graph of the neuron, two levers, and the losses."""

from itertools import pairwise

import numpy as np

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.graph import AT, CHAIN, LABELS
from neuron_lab.lessons.shared.phases import Lights, Phase, Stations
from neuron_lab.lessons.shared.quantities import LOSS, B, W
from neuron_lab.neuron import dL_dy_hat, forward, prediction_error
from neuron_lab.ui.graph import Graph
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import number, square_text
from neuron_lab.ui.style import GREY, INK

ROUNDS = 3

_TOLD = {
    Phase.BEFORE: "Where it begins. Press Step.",
    Phase.FORWARD: "values run forward, to the prediction",
    Phase.LOSS: "how far off? the error, squared",
    Phase.BACKWARD: "slopes run backward, multiplied on the way",
    Phase.UPDATE: "w and b each take a step against their slope",
}


class Lever:
    """A short scale with a mark for where a parameter stands, and in the update, for where it stood.

    :param span: the values at its ends; beyond, a mark stays at the end and points on.
    """

    LEFT, RIGHT = 34, 158

    def __init__(self, figure, page, quantity, span, y):
        self.span, self.y = span, y
        page.text(
            self.LEFT - 14, y, quantity.symbol, color=quantity.colour, ha="right", va="center", weight="bold"
        )
        page.plot([self.LEFT, self.RIGHT], [y, y], color=GREY, linewidth=1.5)
        ticks = np.linspace(self.LEFT, self.RIGHT, 6)
        page.plot(ticks, [y + 4] * 6, "|", color=GREY, markersize=8, markeredgewidth=1.5)
        colour = {"color": quantity.colour, "zorder": 5}
        self.way = figure.moving_line(page, linewidth=4, **colour)
        self.old = figure.moving_line(page, "v", markersize=12, markerfacecolor="white", **colour)
        self.mark = figure.moving_line(page, "v", markersize=13, **colour)

    def show(self, before, now):
        """Show where it stands now, and from where it came."""
        (old, _), (new, form) = self._place(before), self._place(now)
        self.mark.set_data([new], [self.y - 9])
        self.mark.set_marker(form)
        moved = before != now
        self.old.set_data([old] if moved else [], [self.y - 9] if moved else [])
        self.way.set_data([old, new] if moved else [], [self.y, self.y] if moved else [])

    def _place(self, value):
        low, high = self.span
        form = ">" if value > high else "<" if value < low else "v"
        share = (min(max(value, low), high) - low) / (high - low)
        return self.LEFT + share * (self.RIGHT - self.LEFT), form


class RoundOnTheGraph(LiveFigure):
    """The stations of a round, and below them the graph of the neuron, of which the part at work lights up."""

    width, height = 760, 372
    name = "One round of training, phase by phase, on the calculation from w, x, b and y to the loss"
    ABOVE = 92

    def build(self):
        page = self.canvas()
        self.stations = Stations(self, page, _TOLD)
        self.graph = Graph(self, page)
        for name, label in LABELS.items():
            x, y = AT[name]
            symbol, colour = (label, INK) if isinstance(label, str) else (label.symbol, label.colour)
            self.graph.box(name, (x, self.ABOVE + y), symbol, colour)
        self.lights = Lights(self.graph)
        self._wire(page)
        style = {"weight": "bold", "va": "center", "zorder": 6}
        row = self.ABOVE + 26
        self.above_w = self.moving_text(page, 8, row, ha="left", **style)
        self.above_y_hat = self.moving_text(page, AT["y_hat"][0], row, ha="center", **style)
        self.below_b = self.moving_text(page, AT["b"][0], self.ABOVE + 258, ha="center", **style)
        self.levers = [Lever(self, page, W, (0.4, 0.9), 268), Lever(self, page, B, (0, 0.5), 312)]
        self._build_losses((612, 244, 140, 88))

    def _wire(self, page):
        """Arrows, and what lights up when."""
        lights = self.lights
        for name, end, word in (("x", "product", "times"), ("b", "y_hat", "plus"), ("y", "error", "minus")):
            phase = Phase.LOSS if name == "y" else Phase.FORWARD
            lights.arrow(name, end, phase, word, offset=(-9, 0), label_at=(-28, 0))
        for start, end in pairwise(CHAIN):
            phase = Phase.LOSS if end in ("error", "loss") else Phase.FORWARD
            lights.arrow(start, end, phase, "squared" if end == "loss" else "", (0, -9), (0, -14))
            lights.arrow(end, start, Phase.BACKWARD, offset=(0, 9))
        lights.arrow("y_hat", "b", Phase.BACKWARD, offset=(9, 0))
        for phase, boxes in {
            Phase.FORWARD: ("product", "y_hat"),
            Phase.LOSS: ("error", "loss"),
            Phase.BACKWARD: ("w", "b"),
        }.items():
            for name in boxes:
                lights.box(name, phase)
        for name, quantity in {"w": W, "b": B}.items():
            lights.box(name, Phase.UPDATE, quantity.colour)
        style = {"size": 12, "color": LOSS.colour, "va": "center"}
        self.links = {}
        for start, end in pairwise(CHAIN):
            middle = (AT[start][0] + AT[end][0]) / 2
            self.links[start] = self.moving_text(page, middle, self.ABOVE + 112, ha="center", **style)
        self.links["b"] = self.moving_text(page, AT["b"][0] + 20, self.ABOVE + 146, **style)

    def _build_losses(self, box):
        """A chart for the loss of each round."""
        chart = self.axes(*box, xlim=(0.4, ROUNDS + 0.6), ylim=(0, 1.3), yticks=[])
        chart.set_xticks(range(1, ROUNDS + 1))
        chart.grid(False)
        chart.set_xlabel("loss of each round", size=12)
        self.bars, self.heights = [], []
        for _ in range(ROUNDS):
            self.bars.append(self.moving_line(chart, color=LOSS.colour, linewidth=18, solid_capstyle="butt"))
            style = {"size": 12, "color": LOSS.colour, "ha": "center", "va": "bottom"}
            self.heights.append(self.moving_text(chart, **style))

    def show(self, state):
        phase = state.phase
        self.stations.show(state.round, phase)
        self.lights.show(phase)
        self._show_values(state)
        self._show_slopes(state)
        for lever, *places in zip(self.levers, state.before, state.now, strict=True):
            lever.show(*places)
        self._show_losses(state.history.loss, state.round if phase >= Phase.LOSS else state.round - 1)

    def _show_losses(self, losses, rounds):
        """A bar for each of so many rounds; the highest fills the chart."""
        highest = max(losses[: max(rounds, 1)])
        for place, (bar, label) in enumerate(zip(self.bars, self.heights, strict=True)):
            shown, at = place < rounds, place + 1
            height = losses[place] / highest if shown else 0
            bar.set_data([at, at] if shown else [], [0, height] if shown else [])
            label.set_position((at, height + 0.05))
            label.set_text(square_text(losses[place]) if shown else "")

    def _show_values(self, state):
        """The numbers in the boxes: those that this round has come to."""
        w, b = state.now
        values = {"w": w, "b": b, "x": WORKED.x, "y": WORKED.y}
        self.graph.set(**{name: number(value) for name, value in values.items()})
        y_hat, forward_done = state.y_hat, state.phase >= Phase.FORWARD
        product, error = forward(WORKED.x, state.before[0], 0.0), prediction_error(y_hat, WORKED.y)
        done = {"product": (product, forward_done), "y_hat": (y_hat, forward_done)}
        done |= {"error": (error, state.phase >= Phase.LOSS)}
        self.graph.set(**{name: number(value) if shown else "" for name, (value, shown) in done.items()})
        self.graph.set(loss=square_text(state.loss) if state.phase >= Phase.LOSS else "")

    def _show_slopes(self, state):
        """The gradients in the backward pass, and in the update the sum that is done with them."""
        dL, (dL_dw, dL_db) = dL_dy_hat(state.y_hat, WORKED.y), state.gradient
        backward = state.phase is Phase.BACKWARD
        links = {"error": f"times 2e = {number(dL)}", "w": f"times x = {number(WORKED.x)}"}
        for name, label in self.links.items():
            label.set_text(links.get(name, "times 1") if backward else "")
        texts = {
            self.above_w: (f"dL/dw = {number(dL_dw)}", _sum_of(state, W, 0)),
            self.below_b: (f"dL/db = {number(dL_db)}", _sum_of(state, B, 1)),
            self.above_y_hat: (f"dL/dŷ = {number(dL)}", ""),
        }
        for label, (slope, step) in texts.items():
            label.set_text(slope if backward else step if state.phase is Phase.UPDATE else "")
        for label, quantity in ((self.above_w, W), (self.below_b, B), (self.above_y_hat, LOSS)):
            label.set_color(LOSS.colour if backward else quantity.colour)


def _sum_of(state, quantity, place):
    """How a parameter has just changed: "0.50 → 0.58"."""
    return f"{quantity.symbol}: {number(state.before[place])} → {number(state.after[place])}"
