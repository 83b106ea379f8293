"""The picture of one round of training: the four stations, and the smallest network, of which a part lights up."""

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.network.small import parameters
from neuron_lab.lessons.shared.phases import Lights, Phase, Stations
from neuron_lab.lessons.shared.quantities import LOSS, Y_HAT, B, W, X, Y
from neuron_lab.ui.graph import Graph
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import number, square_text
from neuron_lab.ui.style import GLASS_ORANGE, INK

_TOLD = {
    Phase.BEFORE: "Where it begins. Press Step.",
    Phase.FORWARD: "values run forward, through both layers",
    Phase.LOSS: "how far off? the error, squared",
    Phase.BACKWARD: "slopes run backward, multiplied on the way",
    Phase.UPDATE: "all seven parameters take a step against their slopes",
}
_AT = {
    "x": (46, 268),
    "s1": (236, 186),
    "h1": (366, 186),
    "s2": (236, 350),
    "h2": (366, 350),
    "y_hat": (560, 268),
    "loss": (708, 268),
    "y": (708, 380),
}
_BOXES = {
    "x": (X.symbol, X.colour),
    "s1": ("s₁", INK),
    "h1": ("h₁", INK),
    "s2": ("s₂", INK),
    "h2": ("h₂", INK),
    "y_hat": (Y_HAT.symbol, Y_HAT.colour),
    "loss": (LOSS.symbol, LOSS.colour),
    "y": (Y.symbol, Y.colour),
}
_FORWARD = ("x", "s1"), ("x", "s2"), ("s1", "h1"), ("s2", "h2"), ("h1", "y_hat"), ("h2", "y_hat")
_PLACES = {  # of what is written of each parameter
    "w₁": (112, 194, W.colour),
    "w₂": (112, 342, W.colour),
    "b₁": (236, 136, B.colour),
    "b₂": (236, 400, B.colour),
    "v₁": (488, 190, W.colour),
    "v₂": (488, 352, W.colour),
    "c": (560, 318, B.colour),
}


class NetworkRound(LiveFigure):
    """The stations of a round, and below them the network, of which the part at work lights up."""

    width, height = 760, 424
    name = "One round of training, phase by phase, on a network with two hidden neurons"

    def build(self):
        page = self.canvas()
        self.stations = Stations(self, page, _TOLD)
        self.graph = Graph(self, page)
        for name, at in _AT.items():
            self.graph.box(name, at, *_BOXES[name])
        self.lights = Lights(self.graph)
        for start, end in _FORWARD:
            words = "tanh" if start in ("s1", "s2") else ""
            self.lights.arrow(start, end, Phase.FORWARD, words, (0, -8), (0, -12))
            if start != "x":
                self.lights.arrow(end, start, Phase.BACKWARD, offset=(0, 8))
        self.lights.arrow("y_hat", "loss", Phase.LOSS, "", (0, -8))
        self.lights.arrow("y", "loss", Phase.LOSS)
        self.lights.arrow("loss", "y_hat", Phase.BACKWARD, offset=(0, 8))
        for phase, boxes in {
            Phase.FORWARD: ("s1", "s2", "h1", "h2", "y_hat"),
            Phase.LOSS: ("loss",),
            Phase.BACKWARD: ("h1", "h2", "s1", "s2"),
        }.items():
            for name in boxes:
                self.lights.box(name, phase)
        style = {"va": "center", "ha": "center", "weight": "bold", "zorder": 6}
        self.parameters = {
            name: self.moving_text(page, x, y, size=13, **style) for name, (x, y, _) in _PLACES.items()
        }
        for x, y, _ in _PLACES.values():
            light = {"color": GLASS_ORANGE, "linewidth": 22, "solid_capstyle": "round", "zorder": 1}
            self.lights.during(Phase.UPDATE, self.moving_line(page, **light)).set_data(
                [x - 54, x + 54], [y, y]
            )
        self.slopes = {
            name: self.moving_text(page, *at, color=LOSS.colour, size=13, **style)
            for name, at in {"h1": (372, 136), "h2": (372, 400), "y_hat": (560, 226)}.items()
        }
        self.links = [
            self.moving_text(page, 301, y + 26, color=LOSS.colour, size=12, va="center", ha="center")
            for y in (186, 350)
        ]

    def show(self, state):
        phase, at = state.phase, state.round
        self.stations.show(state.number, phase)
        self.lights.show(phase)
        values = {"x": WORKED.x, "y": WORKED.y}
        if phase >= Phase.FORWARD:
            values |= {"s1": at.s[0], "s2": at.s[1], "h1": at.h[0], "h2": at.h[1], "y_hat": at.y_hat}
        self.graph.set(**{name: number(values[name]) if name in values else "" for name in _AT})
        self.graph.set(loss=square_text(at.loss) if phase >= Phase.LOSS else "")
        self._show_parameters(phase, *map(parameters, (at.before, at.gradient, at.after)))
        self._show_slopes(state)

    def _show_parameters(self, phase, before, gradient, after):
        for name, label in self.parameters.items():
            slopes = phase is Phase.BACKWARD
            label.set_color(LOSS.colour if slopes else _PLACES[name][2])
            if slopes:
                label.set_text(f"dL/d{name} = {number(gradient[name])}")
            elif phase is Phase.UPDATE:
                label.set_text(f"{name}: {number(before[name])} → {number(after[name])}")
            else:
                label.set_text(f"{name} = {number(before[name])}")

    def _show_slopes(self, state):
        at, shown = state.round, state.phase is Phase.BACKWARD
        slopes = dict(zip(("h1", "h2"), state.dL_dh, strict=True)) | {"y_hat": at.dL_dy_hat}
        for name, label in self.slopes.items():
            symbol = _BOXES[name][0]
            label.set_text(f"dL/d{symbol} = {number(slopes[name])}" if shown else "")
        for label, h in zip(self.links, at.h, strict=True):
            label.set_text(f"· {number(1 - h * h)}" if shown else "")
