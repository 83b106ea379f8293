"""Lesson 9, a second input: what each input brings to the prediction, one bar on top of the other.

The plane of the two inputs is in :mod:`~neuron_lab.lessons.layers.plane`, neurons side by side are in
:mod:`~neuron_lab.lessons.layers.matrix`.
"""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.layers.matrix import SECOND_INPUT
from neuron_lab.lessons.shared.quantities import W1, W2, X1, X2, Y_HAT, B
from neuron_lab.network import Layer, dense
from neuron_lab.ui.equation import Equation
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.graph import Graph
from neuron_lab.ui.labels import label_beside
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import number, shows_as_zero, signed
from neuron_lab.ui.style import GREY, INK


class State(NamedTuple):
    """Two weights, the bias, two inputs, and what becomes of them."""

    w1: float
    w2: float
    b: float
    x1: float
    x2: float
    product1: float
    product2: float
    y_hat: float


def said_of(w1, w2, b, x1, x2):
    """The forward pass of one neuron with two inputs: a layer of one."""
    y_hat = dense(np.array([x1, x2]), Layer(np.array([[w1, w2]]), np.array([b])))
    return State(w1, w2, b, x1, x2, w1 * x1, w2 * x2, float(y_hat[0]))


def compute(w2, x1, x2):
    """The neuron of the first lessons, which gets a second input."""
    return said_of(WORKED.w, w2, WORKED.b, x1, x2)


class GraphAndBars(LiveFigure):
    """On the left the neuron as a graph; on the right what each part brings, each bar from where the last ended."""

    REACH = 3.4
    BARS = ("w₁ · x₁", "w₂ · x₂", "b", "ŷ")
    width, height = 780, 386
    name = "The neuron with two inputs as a graph, and what each part brings to its prediction"

    def build(self):
        self.graph = neuron_with_two_inputs(self)
        colours = W1.colour, W2.colour, B.colour, Y_HAT.colour
        axes = self.axes(448, 42, 320, 300, xlim=(-0.6, 3.6), ylim=(-self.REACH, self.REACH))
        axes.set_xticks(range(4), self.BARS)
        axes.set_yticks([-3, -2, -1, 0, 1, 2, 3])
        axes.set_title("what each part brings", loc="left", pad=12)
        axes.grid(axis="x", visible=False)
        axes.axhline(0, color=GREY, linewidth=1)
        for tick, colour in zip(axes.get_xticklabels(), colours, strict=True):
            tick.set_color(colour)
        self.bars = [
            self.moving_line(axes, color=colour, linewidth=38, solid_capstyle="butt", zorder=2, alpha=alpha)
            for colour, alpha in zip(colours, (0.35, 0.35, 0.35, 0.8), strict=True)
        ]
        self.ends = self.moving_line(axes, ":", color=INK, linewidth=1.5, zorder=3)
        style = {"ha": "center", "va": "center", "weight": "bold", "zorder": 5}
        self.labels = [self.moving_text(axes, color=colour, **style) for colour in colours]
        first, second, *_ = self.bars
        self.handle(first, "the end of the first bar", y="x1", sets=lambda x, y, state: {"x1": y / state.w1})
        self.handle(second, "the end of the second bar", y="w2", sets=_second_bar)

    def show(self, state):
        self.graph.set(**{name: number(value) for name, value in state._asdict().items()})
        brought = state.product1, state.product2, state.b
        ends = np.cumsum([0.0, *brought])
        spans = [*pairwise(ends), (0.0, state.y_hat)]
        texts = [*map(signed, brought), number(state.y_hat)]
        for k, (bar, label, (start, end), text) in enumerate(
            zip(self.bars, self.labels, spans, texts, strict=True)
        ):
            bar.set_data([k, k], [start, end])
            away = 27 if k < 2 else 13  # clear of the ring of a handle
            label_beside(label, text, (k, end), dy=-away if end < start else away, bottom=10, top=10)
        # from the end of each bar to the next one's start
        steps = [([k - 0.3, k + 1.3, np.nan], [end, end, np.nan]) for k, end in enumerate(ends[1:])]
        self.ends.set_data(*np.hstack(steps))


def _second_bar(x, y, state):
    """The weight with which the second bar ends at this height; an input of 0 leaves it no say."""
    return {"w2": (y - state.product1) / state.x2} if state.x2 else {}


def neuron_with_two_inputs(figure):
    """Draw it as a graph on the left of a picture; returns the :class:`~neuron_lab.ui.graph.Graph`."""
    graph = Graph(figure, figure.canvas())
    graph.frame(112, 8, 384, 374, "the neuron")
    graph.box("x1", (46, 70), X1.symbol, X1.colour)
    graph.box("product1", (184, 70), "w₁ · x₁", width=84)
    graph.box("w1", (184, 158), W1.symbol, W1.colour)
    graph.box("w2", (184, 246), W2.symbol, W2.colour)
    graph.box("product2", (184, 334), "w₂ · x₂", width=84)
    graph.box("x2", (46, 334), X2.symbol, X2.colour)
    graph.box("y_hat", (326, 202), Y_HAT.symbol, Y_HAT.colour)
    graph.box("b", (326, 334), B.symbol, B.colour)
    graph.arrow("x1", "product1")
    graph.arrow("x2", "product2")
    graph.arrow("w1", "product1", "times", W1.colour, label_at=(-28, 0))
    graph.arrow("w2", "product2", "times", W2.colour, label_at=(-28, 0))
    graph.arrow("product1", "y_hat")
    graph.arrow("product2", "y_hat")
    graph.arrow("b", "y_hat", "plus", B.colour, label_at=(24, 0))
    return graph


def parts_in_words(state):
    """What each part brings, and what that makes together."""
    return (
        f"The first input brings {number(state.product1)}, the second {number(state.product2)}, "
        f"the bias {number(state.b)}: together ŷ = {number(state.y_hat)}."
    )


def describe(state):
    """The picture in words."""
    return f"{parts_in_words(state)} {_of_the_second(state)}"


def _of_the_second(state):
    if state.w2 == 0:
        return "The weight w₂ is 0, so the neuron is blind to the second input: x₂ changes nothing."
    if shows_as_zero(state.product2):
        return "The second input counts, but now its product is 0."
    way = "raises" if state.w2 > 0 else "lowers"
    return f"A larger x₂ {way} the prediction, by {number(abs(state.w2))} for each 1."


def formula(state):
    """ŷ = w₁ · x₁ + w₂ · x₂ + b, with these numbers."""
    products = W1(state.w1), "·", X1(state.x1), "+", W2(state.w2), "·", X2(state.x2)
    return [Equation(Y_HAT(state.y_hat), *products, "+", B(state.b))]


def explore(w2=0.0, x1=WORKED.x, x2=SECOND_INPUT):
    """Give the neuron of the first lessons a second input, and that input a weight."""
    return Explorer(
        question="A second input: when does it count, and how much?",
        controls={
            "w2": W2.slider(w2, -1, 1),
            "x1": X1.slider(x1, -2, 2),
            "x2": X2.slider(x2, -2, 2),
        },
        compute=compute,
        picture=GraphAndBars(),
        formula=formula,
        sentence=describe,
    )
