"""The graph of lesson 4: the calculation from w, x, b and y to the loss, as boxes and arrows."""

from itertools import pairwise

from neuron_lab.lessons.quantities import ERROR, LOSS, Y_HAT, B, W, X, Y
from neuron_lab.show.graph import Graph
from neuron_lab.show.live_figure import LiveFigure

CHAIN = ("w", "product", "y_hat", "error", "loss")
"""The boxes from the weight to the loss, in order; AT says where each box stands, LABELS what is on it."""

AT = {
    "w": (52, 216),
    "product": (216, 216),
    "y_hat": (380, 216),
    "error": (544, 216),
    "loss": (708, 216),
    "x": (216, 76),
    "b": (380, 76),
    "y": (544, 76),
}
LABELS = {"w": W, "product": "w · x", "y_hat": Y_HAT, "error": ERROR, "loss": LOSS, "x": X, "b": B, "y": Y}


class CalculationGraph(LiveFigure):
    """The calculation from w to L as boxes; subclasses say what moves through it."""

    def build(self):
        self.page = self.canvas()
        self.graph = Graph(self, self.page)
        for name, label in LABELS.items():
            if isinstance(label, str):
                self.graph.box(name, AT[name], label)
            else:
                self.graph.box(name, AT[name], label.symbol, label.colour)
        for name, end, word in (("x", "product", "times"), ("b", "y_hat", "plus"), ("y", "error", "minus")):
            self.graph.arrow(name, end, word, offset=(-9, 0), label_at=(-28, 0))
        for start, end in pairwise(CHAIN):
            word = "squared" if end == "loss" else ""
            self.graph.arrow(start, end, word, offset=(0, 9), label_at=(0, 14))

    def middle(self, start, end):
        """Halfway between two boxes, from left to right."""
        return (AT[start][0] + AT[end][0]) / 2
