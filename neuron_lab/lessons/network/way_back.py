"""Lesson 10, the way back: a hidden neuron's slope is the sum of what comes back through each neuron it goes to."""

from typing import NamedTuple

import numpy as np

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.network.small import START, one_round
from neuron_lab.lessons.shared.quantities import DL_DY_HAT, LOSS, W
from neuron_lab.network import ACTIVATIONS
from neuron_lab.ui.controls import Choice
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.graph import Graph
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import number
from neuron_lab.ui.style import BLUE, DIM, GREY, INK, PALER_BLUE

LAST = np.vstack([START[1].weights, [0.3, 0.8]])
"""Weights of the last layer: a row for each of its neurons, a column for each hidden neuron. The first is the last
neuron of the smallest network, and the second is new."""
HIDDEN = one_round(START, WORKED.learning_rate).h
"""What tanh of each hidden neuron gave there."""
_, SLOPE_OF_TANH = ACTIVATIONS["tanh"]
NEURONS = ("hidden neuron 1", "hidden neuron 2")
INDEX = "₁₂"


class State(NamedTuple):
    """Slopes on the way back, from the last neurons' outputs to the hidden neurons' sums; and who is looked at."""

    neuron: int
    dL_dy_hat: np.ndarray
    dL_dh: np.ndarray
    tanh_slopes: np.ndarray
    dL_ds: np.ndarray

    @property
    def ways(self):
        """What comes back to the neuron through each neuron of the last layer."""
        return self.dL_dy_hat * LAST[:, self.neuron]


def compute(neuron, d1, d2):
    """The backward pass from the outputs to what goes into the activation."""
    dL_dy_hat, slopes = np.array([d1, d2]), SLOPE_OF_TANH(HIDDEN)
    dL_dh = dL_dy_hat @ LAST
    return State(NEURONS.index(neuron), dL_dy_hat, dL_dh, slopes, dL_dh * slopes)


class WaysAndProduct(LiveFigure):
    """On the left slopes travelling back along dashed arrows; on the right the same as a row times a matrix."""

    SUMS, HIDDEN, LAST = 56, 216, 396  # where the columns of boxes stand
    ROWS = (104, 252)
    STEPS = (196, 246, 296)  # heights of what comes out, of the slopes of tanh, and of the two multiplied
    CELLS = ((500, 566), (648, 714))  # of the row, and of the matrix
    width, height = 780, 334
    name = (
        "Two hidden neurons and two last ones, the slopes on the way back, and the same as a matrix product"
    )

    def build(self):
        canvas = self.canvas()
        self.graph = graph = Graph(self, canvas)
        for x, words in (
            (self.SUMS, "hidden sums"),
            (self.HIDDEN, "hidden outputs"),
            (self.LAST, "last neurons"),
        ):
            canvas.text(x, 44, words, color=GREY, ha="center", va="center")
        canvas.text(8, 16, "backward: slopes of the loss, from right to left", color=LOSS.colour, va="center")
        for k, y in enumerate(self.ROWS):
            graph.box(f"s{k}", (self.SUMS, y), f"dL/ds{INDEX[k]}", LOSS.colour, width=88)
            graph.box(f"h{k}", (self.HIDDEN, y), f"dL/dh{INDEX[k]}", LOSS.colour, width=88)
            graph.box(f"y{k}", (self.LAST, y), f"dL/dŷ{INDEX[k]}", LOSS.colour, width=88)
        for k in range(2):
            graph.arrow(f"h{k}", f"s{k}", colour=LOSS.colour, dashed=True)
            for j in range(2):
                graph.arrow(f"y{k}", f"h{j}", colour=DIM, dashed=True)
        style = {"ha": "center", "va": "center"}
        self.rings = [graph.ring(f"h{j}", BLUE) for j in range(2)]
        self.ways = [self.moving_line(canvas, "--", color=BLUE, linewidth=3, zorder=3) for _ in range(2)]
        self.weights = [
            self.moving_text(canvas, color=BLUE, weight="bold", zorder=6, **style) for _ in range(2)
        ]
        for y, slope in zip(self.ROWS, SLOPE_OF_TANH(HIDDEN), strict=True):
            middle = (self.SUMS + self.HIDDEN) / 2
            canvas.text(middle, y - 16, f"· {number(slope)}", color=LOSS.colour, size=13, **style)
        self._build_product(canvas, style)

    def _build_product(self, canvas, style):
        (left, right), (first, second) = self.CELLS
        for x, words in (((left + right) / 2, "dL/dŷ"), ((first + second) / 2, "weights V")):
            canvas.text(x, 44, words, color=GREY, **style)
        canvas.text(607, 106, "·", size=18, **style)
        rows = (78, 134), (106, 106), *((y, y) for y in self.STEPS)
        for (low, high), (start, end) in zip(
            rows, (*reversed(self.CELLS), *[self.CELLS[1]] * 3), strict=True
        ):
            for edge, inward in ((start - 36, 7), (end + 34, -7)):
                canvas.plot(
                    [edge + inward, edge, edge, edge + inward],
                    [low - 21, low - 21, high + 21, high + 21],
                    color=INK,
                    linewidth=1.8,
                )
        colours = LOSS.colour, GREY, LOSS.colour
        for y, words, colour in zip(
            self.STEPS, ("dL/dh  =", "slopes of tanh", "dL/ds  ="), colours, strict=True
        ):
            canvas.text(598, y, words, color=colour, size=13, ha="right", va="center")

        from matplotlib.patches import FancyBboxPatch

        def band(low, high):
            shape = {"boxstyle": "round,pad=0,rounding_size=7", "linewidth": 1.5, "zorder": 1}
            corner = (first - 30, low - 18)
            patch = FancyBboxPatch(corner, 60, high - low + 36, facecolor=PALER_BLUE, edgecolor=BLUE, **shape)
            return self.moving(canvas.add_patch(patch))

        self.bands = [band(*rows[0]), *(band(*row) for row in rows[2:])]

        def cells(y, places, colour):
            return [self.moving_text(canvas, x, y, color=colour, size=16, zorder=5, **style) for x in places]

        self.row = cells(106, self.CELLS[0], LOSS.colour)
        self.matrix = [cells(y, self.CELLS[1], W.colour) for y in rows[0]]
        self.results = [
            cells(y, self.CELLS[1], colour) for y, colour in zip(self.STEPS, colours, strict=True)
        ]

    def show(self, state):
        at, steps = state.neuron, (state.dL_dh, state.tanh_slopes, state.dL_ds)
        for name, values in (("y", state.dL_dy_hat), ("h", state.dL_dh), ("s", state.dL_ds)):
            self.graph.set(**{f"{name}{k}": number(value) for k, value in enumerate(values)})
        here = self.ROWS[at]
        for k, (way, label) in enumerate(zip(self.ways, self.weights, strict=True)):
            start, end = np.array([self.LAST - 46, self.ROWS[k]]), np.array([self.HIDDEN + 54, here])
            way.set_data(*np.array([start, end]).T)
            label.set_text(f"· {number(LAST[k, at])}")
            label.set_position(tuple(0.68 * start + 0.32 * end + (0, -15)))
        for k, ring in enumerate(self.rings):
            ring.set_visible(k == at)
        for band in self.bands:
            band.set_x(self.CELLS[1][at] - 30)
        for cell, value in zip(self.row, state.dL_dy_hat, strict=True):
            cell.set_text(number(value))
        for cells, values in zip((*self.matrix, *self.results), (*LAST, *steps), strict=True):
            for k, (cell, value) in enumerate(zip(cells, values, strict=True)):
                cell.set_text(number(value))
                cell.set_weight("bold" if k == at else "normal")


def describe(state):
    """The picture in words."""
    at, (one, other) = state.neuron, state.ways
    return (
        f"Two ways lead back to hidden neuron {at + 1}. Through the first neuron of the last layer comes "
        f"{number(one)}, through the second {number(other)}: together {number(state.dL_dh[at])}. Its tanh gave "
        f"{number(HIDDEN[at])} and has the slope {number(state.tanh_slopes[at])} there, so "
        f"{number(state.dL_ds[at])} arrives at its sum."
    )


def _formula(state):
    at, index = state.neuron, INDEX[state.neuron]
    ways = [
        (
            DL_DY_HAT._replace(symbol=f"dL/dŷ{INDEX[k]}")(state.dL_dy_hat[k]),
            "·",
            W._replace(symbol=f"v{INDEX[k]}{index}")(LAST[k, at]),
        )
        for k in range(2)
    ]
    slope = Term(f"dL/dh{index}", state.dL_dh[at], LOSS.colour)
    h = Term(f"h{index}", HIDDEN[at])
    return [
        Equation(slope, *ways[0], "+", *ways[1]),
        Equation(Term(f"dL/ds{index}", state.dL_ds[at], LOSS.colour), slope, "· (1 −", h, "²)"),
    ]


def explore_way_back(d1=-0.6, d2=0.2, *, neuron=NEURONS[0]):
    """Move the slopes at the two outputs, and follow them back to one hidden neuron after the other."""
    return Explorer(
        question="A hidden neuron has two ways to the loss: how does its slope come back?",
        controls={
            "neuron": Choice("look at", neuron, NEURONS),
            "d1": DL_DY_HAT._replace(symbol="dL/dŷ₁", name="slope").slider(d1, -1, 1),
            "d2": DL_DY_HAT._replace(symbol="dL/dŷ₂", name="slope").slider(d2, -1, 1),
        },
        compute=compute,
        picture=WaysAndProduct(),
        formula=_formula,
        sentence=describe,
    )
