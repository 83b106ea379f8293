"""The graph of a neuron with its loss, as boxes and arrows: values forward, gradients backward.

Lessons 4 and 5 draw it.
"""

from itertools import pairwise
from typing import NamedTuple

from neuron_lab.lessons.shared.quantities import ERROR, LOSS, Y_HAT, B, W, X, Y
from neuron_lab.neuron import (
    backward,
    dL_dy_hat,
    dy_hat_db,
    dy_hat_dw,
    forward,
    numerical_gradient,
    prediction_error,
    squared_error,
)
from neuron_lab.ui.graph import Graph
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import number
from neuron_lab.ui.style import GREY, INK

CHAIN = ("w", "product", "y_hat", "error", "loss")
"""The boxes from the weight to the loss, in order; AT says where each box stands, LABELS what is on it."""

AT = {
    "w": (52, 74),
    "product": (216, 74),
    "y_hat": (380, 74),
    "error": (544, 74),
    "loss": (708, 74),
    "x": (216, 214),
    "b": (380, 214),
    "y": (544, 214),
}
LABELS = {"w": W, "product": "w · x", "y_hat": Y_HAT, "error": ERROR, "loss": LOSS, "x": X, "b": B, "y": Y}


class CalculationGraph(LiveFigure):
    """The calculation from w to L as boxes; subclasses say what moves through it."""

    ABOVE = 0  # how many pixels further down all boxes stand

    def build(self):
        self.page = self.canvas()
        self.graph = Graph(self, self.page)
        for name, label in LABELS.items():
            x, y = AT[name]
            symbol, colour = (label, INK) if isinstance(label, str) else (label.symbol, label.colour)
            self.graph.box(name, (x, self.ABOVE + y), symbol, colour)
        for name, end, word in (("x", "product", "times"), ("b", "y_hat", "plus"), ("y", "error", "minus")):
            self.graph.arrow(name, end, word, offset=(-9, 0), label_at=(-28, 0))
        for start, end in pairwise(CHAIN):
            word = "squared" if end == "loss" else ""
            self.graph.arrow(start, end, word, offset=(0, -9), label_at=(0, -14))

    def middle(self, start, end):
        """Halfway between two boxes, from left to right."""
        return (AT[start][0] + AT[end][0]) / 2


class State(NamedTuple):
    """Every value of the graph, every local derivative, and the gradient they multiply to."""

    w: float
    b: float
    x: float
    y: float
    product: float
    y_hat: float
    error: float
    loss: float
    dL_dy_hat: float
    dy_hat_dw: float
    dy_hat_db: float
    dL_dw: float
    dL_db: float
    measured: float


def compute(w, b, x, y):
    """Forward pass, local derivatives, backward pass, and dL/dw once more by nudging.

    Both values of dL/dw are rounded alike, to what the nudge measures truly: a last bit apart they could be
    shown as −22.27 and −22.28, and called the same.
    """
    y_hat = forward(x, w, b)
    dL_dw, dL_db = backward(x, y, w, b)
    values = forward(x, w, 0.0), y_hat, prediction_error(y_hat, y), squared_error(y_hat, y)
    local = dL_dy_hat(y_hat, y), dy_hat_dw(x), dy_hat_db()
    measured, _ = numerical_gradient(x, y, w, b)
    return State(w, b, x, y, *values, *local, round(dL_dw, 6), dL_db, round(measured, 6))


class GradientGraph(CalculationGraph):
    """Values forward along solid arrows, gradients backward along dashed ones."""

    ABOVE = 30
    width, height = 760, 320
    name = "The calculation from w, x, b and y to the loss, and the gradients back"

    def build(self):
        super().build()
        graph, page = self.graph, self.page
        page.text(8, 16, "forward: values", color=GREY, va="center")
        page.plot([130, 178], [16, 16], color=GREY)
        page.text(210, 16, "backward: gradients, multiplied along the way", color=LOSS.colour, va="center")
        page.plot([544, 592], [16, 16], "--", color=LOSS.colour)
        for start, end in pairwise(CHAIN):
            graph.arrow(end, start, colour=LOSS.colour, dashed=True, offset=(0, 9))
        graph.arrow("y_hat", "b", colour=LOSS.colour, dashed=True, offset=(9, 0))
        for name in ("x", "y"):
            page.text(AT[name][0], 288, "given", ha="center", va="center", color=GREY)

        style = {"color": LOSS.colour, "ha": "center", "va": "center"}
        self.links = [
            self.moving_text(page, self.middle(start, end), 142, size=12, **style)
            for start, end in pairwise(CHAIN)
        ]
        for link in self.links[1:3]:
            link.set_text("times 1")
        page.text(396, 176, "times 1", size=12, color=LOSS.colour, va="center")
        bold = {**style, "weight": "bold", "size": 13}
        self.gradients = {name: self.moving_text(page, AT[name][0], 58, **bold) for name in CHAIN[:-1]}
        page.text(708, 58, "dL/dL = 1", **bold)
        self.gradients["w"].set(x=10, ha="left")  # else a long number would leave the picture
        self.gradients["b"] = self.moving_text(page, AT["b"][0], 288, **bold)

    def show(self, state):
        self.graph.set(**{name: number(getattr(state, name)) for name in AT})
        self.links[0].set_text(f"times x = {number(state.dy_hat_dw)}")
        self.links[3].set_text(f"times 2e = {number(state.dL_dy_hat)}")
        for name, symbol, value in (
            ("w", "dL/dw", state.dL_dw),
            ("product", "dL/d(w·x)", state.dL_dy_hat),
            ("y_hat", "dL/dŷ", state.dL_dy_hat),
            ("error", "dL/de", state.dL_dy_hat),
            ("b", "dL/db", state.dL_db),
        ):
            self.gradients[name].set_text(f"{symbol} = {number(value)}")
