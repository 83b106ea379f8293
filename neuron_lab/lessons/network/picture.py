"""Lesson 10, an activation bends: two hidden neurons with one input, and the sum that the last neuron makes of them.

The network that learns is in :mod:`~neuron_lab.lessons.network.rings`, its way back in
:mod:`~neuron_lab.lessons.network.two_ways`.
"""

from typing import NamedTuple

import numpy as np

from neuron_lab.lessons.shared.few_points import to_the_pixel
from neuron_lab.lessons.shared.quantities import Y_HAT, B, W
from neuron_lab.network import ACTIVATIONS, Layer, forward
from neuron_lab.ui.controls import Choice
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.labels import label_beside
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import number, shows_as_zero
from neuron_lab.ui.style import BLUE, FAINT, GREEN, GREY

REACH, HEIGHT = 3.0, 4.0
"""How far the input goes to each side, and how high the charts are, up and down."""
FIRST_BIAS = 1.0
"""Of the first hidden neuron, x + 1. Each hidden neuron has the weight 1, and the last takes all of the first."""
LOOK_AT = 0.5
"""The input that the formulas are written for: at first it lies between the two corners."""
NEAR = 0.6
"""How close two curves may end before their names would meet: some 20 pixels."""


class State(NamedTuple):
    """Two hidden neurons, an activation, and what they and the last neuron say at one input."""

    activation: str
    b2: float
    v2: float
    h1: float
    h2: float
    y_hat: float

    @property
    def network(self):
        """The two layers."""
        hidden = Layer(np.ones((2, 1)), np.array([FIRST_BIAS, self.b2]))
        return hidden, Layer(np.array([[1.0, self.v2]]), np.zeros(1))

    @property
    def corners(self):
        """The inputs at which each hidden neuron's sum is 0."""
        return -FIRST_BIAS, -self.b2

    def outputs(self, x):
        """What both hidden neurons give at these inputs, and what the last neuron says: shape (3, n)."""
        _, hidden, last = forward(self.network, np.reshape(x, (-1, 1)), self.activation)
        return np.column_stack([hidden, last]).T


def compute(activation, b2, v2):
    """The forward pass at the input that is looked at."""
    state = State(activation, b2, v2, 0.0, 0.0, 0.0)
    h1, h2, y_hat = state.outputs([LOOK_AT])[:, 0].tolist()
    return state._replace(h1=h1, h2=h2, y_hat=y_hat)


class HiddenAndSum(LiveFigure):
    """On the left what each hidden neuron gives, over the input; on the right what the last neuron makes of them."""

    COLOURS = BLUE, GREEN
    width, height = 780, 360
    name = "What two hidden neurons give over the input, and what the last neuron makes of both"

    def build(self):
        settings = {"xlim": (-REACH, REACH), "ylim": (-HEIGHT, HEIGHT), "xlabel": "input x"}
        settings |= {"xticks": [-2, 0, 2], "yticks": [-4, -2, 0, 2, 4]}
        hidden, last = self.axes(44, 36, 310, 274, **settings), self.axes(436, 36, 310, 274, **settings)
        hidden.set_title("the hidden neurons, h₁ and h₂", loc="left", pad=12)
        last.set_title("the last neuron, ŷ", loc="left", pad=12)
        self.uprights = []  # where each sum is 0, on both charts
        for axes in (hidden, last):
            axes.axhline(0, color=FAINT)
            self.uprights.append([self.moving_line(axes, ":", color=c, linewidth=1.6) for c in self.COLOURS])
        style = {"weight": "bold", "zorder": 5}
        self.curves, self.names = [], []
        for axes, colour, form in (
            (hidden, BLUE, "-"),
            (hidden, GREEN, "--"),
            (last, Y_HAT.colour, "-"),
        ):
            self.curves.append(self.moving_line(axes, form, color=colour, zorder=3))
            self.names.append(self.moving_text(axes, color=colour, ha="left", va="center", **style))
        self.corner = self.moving_line(hidden, "D", color=GREEN, markersize=9, zorder=4)
        self.handle(self.corner, "the place where the sum of h₂ is 0", sets=lambda x, y, state: {"b2": -x})
        self.bends = self.moving_line(last, "o", color=Y_HAT.colour, markersize=9, zorder=4)
        self.point = self.moving_line(last, "D", color=GREY, markersize=7, zorder=5)
        self.value = self.moving_text(last, -2.9, -3.6, color=GREY, va="center", size=12, zorder=6)

    def _name(self, ends):
        """Write the names at the ends of the curves; where two would stand on one another, apart."""
        seen = np.clip(ends, -HEIGHT, HEIGHT)
        upper, lower = 0.0, 0.0
        if abs(seen[0] - seen[1]) < NEAR:
            at_top, at_foot = seen[:2].max() > HEIGHT - NEAR, seen[:2].min() < NEAR - HEIGHT
            upper, lower = (26 if at_foot else 10), (-26 if at_top else -10)
        ups = (upper, lower) if ends[0] >= ends[1] else (lower, upper)
        for label, name, end, dy in zip(self.names, ("h₁", "h₂", "ŷ"), seen, (*ups, 0), strict=True):
            label_beside(label, name, (REACH, end), 5, dy, bottom=10, top=10)

    def show(self, state):
        inputs = _inputs(state)
        curves = state.outputs(inputs)
        for curve, values in zip(self.curves, curves, strict=True):
            curve.set_data(*to_the_pixel(curve.axes, np.column_stack([inputs, values]), 4).T)
        for lines in self.uprights:
            for line, at in zip(lines, state.corners, strict=True):
                line.set_data([at, at], [-HEIGHT, HEIGHT])
        self.corner.set_data([-state.b2], [0])
        self._name(state.outputs([REACH])[:, 0])
        corners = [at for at in _seen_corners(state)]
        heights = state.outputs(corners)[2] if corners else []
        self.bends.set_data(corners, heights)
        self.point.set_data([LOOK_AT], [state.y_hat])
        self.value.set_text(f"◆ at x = {number(LOOK_AT)}: ŷ = {number(state.y_hat)}")


def _inputs(state):
    """The inputs to draw at: a straight piece needs its ends, a smooth curve many."""
    if state.activation == "tanh":
        return np.linspace(-REACH, REACH, 61)
    return np.unique([-REACH, *state.corners, REACH])


def _seen_corners(state):
    """The inputs at which ŷ has a corner, from left to right."""
    if state.activation != "relu":
        return []
    first, second = state.corners
    if shows_as_zero(state.v2, 6):
        return [first]
    return [] if first == second and state.v2 == -1 else sorted({first, second})


def describe(state):
    """The picture in words."""
    said = f"At x = {number(LOOK_AT)} the last neuron says {number(state.y_hat)}."
    slope = number(1 + state.v2)
    if state.activation == "none":
        return f"{said} Without an activation ŷ is one straight line, of slope 1 + v₂ = {slope}."
    first, second = state.corners
    at_1, at_2 = number(first), number(second)
    if state.activation == "tanh":
        return (
            f"{said} h₁ bends around x = {at_1} and h₂ around x = {at_2}, both smoothly, so ŷ has no corner."
        )
    silent = f"h₁ is 0 up to x = {at_1}, and h₂ up to x = {at_2}."
    corners = _seen_corners(state)
    if len(corners) == 2:
        between = 1.0 if first < second else state.v2
        return (
            f"{said} {silent} There ŷ has its corners: its slope is 0, then {number(between)}, then {slope}."
        )
    if corners:
        why = "" if first == second else " (v₂ is 0, so h₂ has no say)"
        return f"{said} {silent} ŷ has one corner{why}: its slope is 0, then {slope}."
    return f"{said} {silent} What h₁ adds h₂ takes away, so ŷ has no corner."


def _formula(state):
    h1, h2 = Term("h₁", state.h1, BLUE), Term("h₂", state.h2, GREEN)
    x = Term("x", LOOK_AT)
    inside = x, "+", B._replace(symbol="b₂")(state.b2)
    bent = inside if state.activation == "none" else (f"{state.activation}(", *inside, ")")
    return [
        Equation(h2, *bent),
        Equation(Y_HAT(state.y_hat), h1, "+", W._replace(symbol="v₂")(state.v2), "·", h2),
    ]


def explore(b2=-1.0, v2=-2.0, *, activation="none"):
    """Put an activation between two layers, move one hidden neuron's bias, and what the last neuron takes of it."""
    return Explorer(
        question="Two neurons, and a third that adds them up: what puts a corner into the line?",
        controls={
            "activation": Choice("activation", activation, ACTIVATIONS),
            "b2": B._replace(symbol="b₂").slider(b2, -2, 2),
            "v2": W._replace(symbol="v₂").slider(v2, -3, 3),
        },
        compute=compute,
        picture=HiddenAndSum(),
        formula=_formula,
        sentence=describe,
    )
