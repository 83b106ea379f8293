"""Lesson 9, layers: a neuron with two inputs as a graph, and as a plane that its weights tilt.

Neurons side by side are in :mod:`~neuron_lab.lessons.layers.matrix`, a network that learns in
:mod:`~neuron_lab.lessons.layers.training`.
"""

from typing import NamedTuple

import numpy as np

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.layers.matrix import SECOND_INPUT, SECOND_WEIGHT
from neuron_lab.lessons.shared.quantities import W1, W2, X1, X2, Y_HAT, B
from neuron_lab.network import Layer, dense
from neuron_lab.ui.equation import Equation
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.graph import Graph
from neuron_lab.ui.labels import label_beside
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import number
from neuron_lab.ui.style import FAINT, GREY

REACH = 3.0
"""How far the plane goes, in each direction."""


class State(NamedTuple):
    """What the picture shows: two weights, the bias, two inputs, and what becomes of them."""

    w1: float
    w2: float
    b: float
    x1: float
    x2: float
    product1: float
    product2: float
    y_hat: float


def compute(w1, w2, b, x1, x2):
    """The forward pass of one neuron with two inputs: a layer of one."""
    y_hat = dense(np.array([x1, x2]), Layer(np.array([[w1, w2]]), np.array([b])))
    return State(w1, w2, b, x1, x2, w1 * x1, w2 * x2, float(y_hat[0]))


def above(level, w1, w2, b):
    """The part of the plane where w₁x₁ + w₂x₂ + b is above this level: the corners of a polygon, maybe none."""
    square = np.array([(-REACH, -REACH), (REACH, -REACH), (REACH, REACH), (-REACH, REACH)])
    height = square @ (w1, w2) + b - level
    corners = []
    for k in range(4):
        one, other = height[k - 1], height[k]
        if (one > 0) != (other > 0):
            corners.append(square[k - 1] + one / (one - other) * (square[k] - square[k - 1]))
        if other > 0:
            corners.append(square[k])
    return np.array(corners).reshape(-1, 2)


def line_at(level, w1, w2, b):
    """The two ends of the line w₁x₁ + w₂x₂ + b = level on the plane, or none."""
    corners = above(level, w1, w2, b)
    on_it = np.abs(corners @ (w1, w2) + b - level) < 1e-9
    ends = corners[on_it]
    return ends[[0, -1]] if len(ends) > 1 else np.empty((0, 2))


class NeuronAndPlane(LiveFigure):
    """On the left the neuron as a graph; on the right the plane of its two inputs, shaded by what it says."""

    SHADES, LEVELS = (0, 1, 2, 3), range(-10, 11)
    width, height = 780, 386
    name = "The neuron with two inputs as a graph, and the plane of its inputs"

    def build(self):
        from matplotlib.patches import Polygon

        self.graph = graph = Graph(self, self.canvas())
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

        ticks = [-2, 0, 2]
        axes = self.axes(454, 40, 290, 290, xlim=(-REACH, REACH), ylim=(-REACH, REACH))
        axes.set(xlabel="input x₁", ylabel="input x₂", xticks=ticks, yticks=ticks)
        axes.set_title("lines at ŷ = …, −1, 0, 1, 2, …", loc="left", pad=12)
        axes.axhline(0, color=FAINT)
        axes.axvline(0, color=FAINT)
        self.shades = [
            self.moving(
                axes.add_patch(
                    Polygon(np.zeros((1, 2)), facecolor=Y_HAT.colour, alpha=0.14, linewidth=0, zorder=1)
                )
            )
            for _ in self.SHADES
        ]
        self.higher = self.moving_line(axes, color=Y_HAT.colour, linewidth=0.8)
        self.lower = self.moving_line(axes, "--", color=GREY, linewidth=0.8)
        self.zero = self.moving_line(axes, color=Y_HAT.colour, linewidth=3, zorder=3)
        self.zero_label = self.moving_text(
            axes, color=Y_HAT.colour, size=13, ha="center", va="center", zorder=5
        )
        self.level_labels = [
            self.moving_text(axes, color=colour, size=13, ha="center", va="center", zorder=5)
            for colour in (Y_HAT.colour, GREY)
        ]
        self.drops = self.moving_line(axes, ":", color=X1.colour, linewidth=1.5, zorder=4)
        self.point = self.moving_line(axes, "o", color=Y_HAT.colour, markersize=12, zorder=5, clip_on=False)
        self.point_label = self.moving_text(
            axes, color=Y_HAT.colour, weight="bold", ha="center", va="center", zorder=6
        )

    def show(self, state):
        plane = state.w1, state.w2, state.b
        self.graph.set(**{name: number(value) for name, value in state._asdict().items()})
        for shade, level in zip(self.shades, self.SHADES, strict=True):
            corners = above(level, *plane)
            shade.set_visible(len(corners) > 0)
            if len(corners):
                shade.set_xy(corners)
        self.higher.set_data(*_segments([line_at(level, *plane) for level in self.LEVELS if level > 0]))
        self.lower.set_data(*_segments([line_at(level, *plane) for level in self.LEVELS if level < 0]))
        ends = line_at(0, *plane)
        self.zero.set_data(*ends.T)
        self.zero_label.set_text("ŷ = 0" if len(ends) else "")
        if len(ends):
            here = np.array([state.x1, state.x2])
            far = ends[np.argmax(np.hypot(*(ends - here).T))]
            at = np.clip(0.85 * far + 0.15 * ends.mean(axis=0), -2.5, 2.5)
            self.zero_label.set_position(tuple(at))
        x1, x2 = state.x1, state.x2
        self.drops.set_data([x1, x1, 0], [0, x2, x2])
        self.point.set_data([x1], [x2])
        above_it = 17.4 if x2 < 2.5 else -17.4
        label_beside(
            self.point_label, f"ŷ = {number(state.y_hat)}", (x1, x2), dy=above_it, left=38.7, right=38.7
        )
        taken = [(x1, x2), self.point_label.get_position()]
        taken += [self.zero_label.get_position()] if len(ends) else []
        for label, level in zip(self.level_labels, (1, -1), strict=True):
            ends = line_at(level, *plane)
            label.set_text(f"ŷ = {number(level, 0)}" if len(ends) else "")
            if len(ends):
                label.set_position(_free_place(ends, taken))
                taken.append(label.get_position())


def _free_place(ends, taken):
    """Where on a line a name stands furthest from what is written already; a line of writing is wide and low."""
    shares = np.linspace(0.1, 0.9, 9)[:, None]
    on_it = shares * ends[0] + (1 - shares) * ends[1]
    places = np.clip(on_it, -2.5, 2.5)  # so that it does not leave the plane
    if (inside := (places == on_it).all(axis=1)).any():
        places = places[inside]
    aside = (places[:, None] - np.array(taken)) / (1.0, 0.4)
    return tuple(places[np.argmax(np.hypot(*aside.T).min(axis=0))])


def _segments(lines):
    """Several lines as the data of one artist, with gaps between them."""
    gap = np.full((1, 2), np.nan)
    parts = [part for line in lines if len(line) for part in (line, gap)]
    return np.vstack(parts[:-1]).T if parts else np.empty((2, 0))


def describe(state):
    """The picture in words."""
    parts = (
        f"The first input brings {number(state.product1)}, the second {number(state.product2)}, "
        f"the bias {number(state.b)}: together ŷ = {number(state.y_hat)}."
    )
    if state.w1 == state.w2 == 0:
        return f"{parts} Both weights are 0, so ŷ is the bias at every point of the plane."
    if abs(state.y_hat) < 1e-9:
        side = "on the line, where ŷ is 0"
    elif state.y_hat > 0:
        side = "on the shaded side, where ŷ is above 0"
    else:
        side = "on the side without shade, where ŷ is below 0"
    return f"{parts} The point lies {side}. {_more(state)}"


def _more(state):
    """Which input counts more."""
    one, other = abs(state.w1), abs(state.w2)
    if one == other:
        return "Both inputs count equally strongly."
    if not min(one, other):
        return f"Only {'x₁' if one else 'x₂'} counts: the other weight is 0."
    return f"For the same change, {'x₁' if one > other else 'x₂'} counts more: its weight is further from 0."


def _formula(state):
    products = W1(state.w1), "·", X1(state.x1), "+", W2(state.w2), "·", X2(state.x2)
    return [Equation(Y_HAT(state.y_hat), *products, "+", B(state.b))]


def explore(w1=WORKED.w, w2=SECOND_WEIGHT, b=WORKED.b, x1=WORKED.x, x2=SECOND_INPUT):
    """Move two weights, the bias and two inputs, and watch the prediction and the plane."""
    return Explorer(
        question="Two inputs, one prediction: what does each weight do?",
        controls={
            "w1": W1.slider(w1, -1.5, 1.5),
            "w2": W2.slider(w2, -1.5, 1.5),
            "b": B.slider(b, -1.5, 1.5),
            "x1": X1.slider(x1, -3, 3),
            "x2": X2.slider(x2, -3, 3),
        },
        compute=compute,
        picture=NeuronAndPlane(),
        formula=_formula,
        sentence=describe,
    )
