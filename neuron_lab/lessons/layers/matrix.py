"""Lesson 9, several neurons: their weights are the rows of a matrix, and each row makes one output."""

from typing import NamedTuple

import numpy as np

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.quantities import X1, Y_HAT, B, W, X
from neuron_lab.network import Layer, dense
from neuron_lab.ui.controls import Choice
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.graph import Graph
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import number
from neuron_lab.ui.style import DIM, GREY, INK, PALER_BLUE, SHADE

SECOND_WEIGHT, SECOND_INPUT = 0.4, 1.0
"""Beside the numbers of every lesson: with them the neuron says 1.5, the target."""
WEIGHTS = np.array([[WORKED.w, SECOND_WEIGHT], [-0.3, 0.7], [1.0, -0.6]])
BIASES = np.array([WORKED.b, -0.4, 0.3])
"""Three neurons; the first one is the neuron of ``explore``."""
ROWS = ("neuron 1", "neuron 2", "neuron 3")


class State(NamedTuple):
    """A layer of three neurons, what it makes of one example, and which neuron is looked at."""

    row: int
    weights: np.ndarray
    biases: np.ndarray
    x: np.ndarray
    outputs: np.ndarray


def compute(row, x1, w21):
    """The forward pass of the layer."""
    weights = WEIGHTS.copy()
    weights[1, 0] = w21
    x = np.array([x1, SECOND_INPUT])
    return State(ROWS.index(row), weights, BIASES, x, dense(x, Layer(weights, BIASES)))


class RowsAndArrows(LiveFigure):
    """On the left the layer as boxes and arrows; on the right the same numbers as a matrix product."""

    HEIGHTS = (64, 140, 216)
    COLUMNS = (400, 462)  # of the matrix
    INPUT, BIAS, OUTPUT = 552, 640, 732
    INPUTS, NEURONS = 48, 276  # of the graph
    OF_X = (102, 178)  # heights of the two inputs
    width, height = 790, 290
    name = "A layer of three neurons, as a graph and as a matrix times a column"

    def build(self):
        from matplotlib.patches import FancyBboxPatch

        canvas = self.canvas()
        self.graph = graph = Graph(self, canvas)
        for k, y in enumerate(self.OF_X):
            graph.box(f"x{k}", (self.INPUTS, y), f"x{'₁₂'[k]}", X.colour)
        for j, y in enumerate(self.HEIGHTS):
            graph.box(f"y{j}", (self.NEURONS, y), f"ŷ{'₁₂₃'[j]}", Y_HAT.colour)
            for k in range(2):
                graph.arrow(f"x{k}", f"y{j}", colour=DIM)
        canvas.text(self.INPUTS, 24, "inputs", color=GREY, ha="center", va="center")
        canvas.text(self.NEURONS, 24, "neurons", color=GREY, ha="center", va="center")
        self.arrows = [self.moving_line(canvas, color=W.colour, linewidth=3, zorder=3) for _ in range(2)]
        self.rings = [graph.ring(f"y{j}", W.colour) for j in range(3)]

        middle = self.HEIGHTS[1]
        for name, x in (
            ("weights W", sum(self.COLUMNS) / 2),
            ("x", self.INPUT),
            ("b", self.BIAS),
            ("ŷ", self.OUTPUT),
        ):
            canvas.text(x, 24, name, color=GREY, ha="center", va="center")
        for sign, x in (("·", 510), ("+", 596), ("=", 684)):
            canvas.text(x, middle, sign, ha="center", va="center", size=18)
        for left, right, low, high in (
            (self.COLUMNS[0] - 36, self.COLUMNS[1] + 34, 40, 242),
            (self.INPUT - 32, self.INPUT + 32, 78, 204),
            (self.BIAS - 32, self.BIAS + 32, 40, 242),
            (self.OUTPUT - 34, self.OUTPUT + 34, 40, 242),
        ):
            for edge, inward in ((left, 7), (right, -7)):
                canvas.plot(
                    [edge + inward, edge, edge, edge + inward],
                    [low, low, high, high],
                    color=INK,
                    linewidth=1.8,
                )

        def rounded(x, y, width, height, **colours):
            style = {"boxstyle": "round,pad=0,rounding_size=7", "linewidth": 1.5, "zorder": 1}
            corner = x - width / 2, y - height / 2
            return canvas.add_patch(FancyBboxPatch(corner, width, height, **style, **colours))

        def band(x, width):
            return self.moving(rounded(x, 0, width, 38, facecolor=PALER_BLUE, edgecolor=W.colour))

        self.bands = [band(sum(self.COLUMNS) / 2, 122), band(self.BIAS, 56), band(self.OUTPUT, 60)]
        rounded(self.INPUT, 141, 54, 118, facecolor=SHADE, edgecolor=INK)

        def cell(x, y, colour):
            return self.moving_text(canvas, x, y, color=colour, ha="center", va="center", size=16, zorder=5)

        self.weights = [[cell(x, y, W.colour) for x in self.COLUMNS] for y in self.HEIGHTS]
        self.inputs = [cell(self.INPUT, y, X.colour) for y in self.OF_X]
        self.biases = [cell(self.BIAS, y, B.colour) for y in self.HEIGHTS]
        self.outputs = [cell(self.OUTPUT, y, Y_HAT.colour) for y in self.HEIGHTS]

    def show(self, state):
        self.graph.set(**{f"x{k}": number(value) for k, value in enumerate(state.x)})
        self.graph.set(**{f"y{j}": number(value) for j, value in enumerate(state.outputs)})
        y = self.HEIGHTS[state.row]
        for arrow, start in zip(self.arrows, self.OF_X, strict=True):
            rise = (y - start) / (self.NEURONS - self.INPUTS)
            ends = np.array([39, self.NEURONS - self.INPUTS - 48])  # from rim to rim, from the inputs' middle
            arrow.set_data(self.INPUTS + ends, start + rise * ends)
        for j, ring in enumerate(self.rings):
            ring.set_visible(j == state.row)
        for band in self.bands:
            band.set_y(y - 19)
        for j in range(3):
            weight = "bold" if j == state.row else "normal"
            for k in range(2):
                self.weights[j][k].set_text(number(state.weights[j, k]))
                self.weights[j][k].set_weight(weight)
            self.biases[j].set_text(number(state.biases[j]))
            self.outputs[j].set_text(number(state.outputs[j]))
            self.outputs[j].set_weight(weight)
        for cell, value in zip(self.inputs, state.x, strict=True):
            cell.set_text(number(value))


def _formula(state):
    j, index = state.row, "₁₂₃"[state.row]
    w1, w2 = (Term(f"w{index}{'₁₂'[k]}", float(state.weights[j, k]), W.colour) for k in range(2))
    x1, x2 = (Term(f"x{'₁₂'[k]}", float(state.x[k]), X.colour) for k in range(2))
    output = Term(f"ŷ{index}", float(state.outputs[j]), Y_HAT.colour)
    b = Term(f"b{index}", float(state.biases[j]), B.colour)
    return [Equation(output, w1, "·", x1, "+", w2, "·", x2, "+", b)]


def describe(state):
    """The picture in words."""
    one, two, three = map(number, state.outputs)
    row = state.row + 1
    return (
        f"Neuron {row} is row {row} of the matrix: the row times the column of inputs, plus its own bias, gives "
        f"{number(state.outputs[state.row])}. The other rows look at the same inputs with other weights. "
        f"All three outputs: {one}, {two} and {three}."
    )


def explore_layer(x1=WORKED.x, w21=-0.3, *, row=ROWS[0]):
    """Look at one row of a layer after another; move an input, which all rows share, and one weight."""
    return Explorer(
        question="Which outputs does an input move, and which does a weight?",
        controls={
            "row": Choice("look at", row, ROWS),
            "x1": X1.slider(x1, -3, 3),
            "w21": W._replace(symbol="w₂₁").slider(w21, -1.5, 1.5),
        },
        compute=compute,
        picture=RowsAndArrows(),
        formula=_formula,
        sentence=describe,
    )
