"""Lesson 7, many examples: their loss is a bowl, steep one way and flat the other, and its floor is above 0."""

from typing import NamedTuple

import numpy as np

from neuron_lab.datasets import WORKED
from neuron_lab.least_squares import (
    Fit,
    best_fit,
    curvatures,
    direction_factor,
    largest_learning_rate_for,
    means_of,
    surface_from,
    walk,
)
from neuron_lab.lessons.shared.loss_map import (
    draw_best,
    draw_bowl,
    draw_directions,
    epoch_player,
    few,
    is_on,
    loss_axes,
    loss_in_words,
    loss_text,
    mark_loss,
    on_axes,
    to_a_tenth,
    what_is_left,
)
from neuron_lab.lessons.shared.quantities import ERROR, LEARNING_RATE, LOSS, Y_HAT, B, W, Y
from neuron_lab.neuron import forward, prediction_error
from neuron_lab.training import Regime, regime
from neuron_lab.ui.controls import Slider
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import number
from neuron_lab.ui.style import FAINT, GREEN, INK, PALE_RED

EPOCHS = 200
ROOM = 1.72  # of the loss chart, in widths of the run: the labels stand to its right
X = np.array([1.0, 2.0, 3.0])
LINE = Fit(w=0.2, b=2.2, floor=0.0)
"""The line that the targets are on, but for the noise."""
PATTERN = np.array([1.0, -2.0, 1.0])
"""The noise for each example: no line can follow it, so the best line stays, and its floor is 2 · noise²."""
STEEP, FLAT = curvatures(X)


def targets(noise):
    """Three targets: on the line, plus this much of the pattern."""
    return forward(X, LINE.w, LINE.b) + noise * PATTERN


class State(NamedTuple):
    """A recorded run over all epochs, and how much of it is on show."""

    learning_rate: float
    y: np.ndarray
    path: np.ndarray  # (epochs + 1, 2): w, b
    losses: np.ndarray
    floor: float
    epoch: int
    factors: tuple  # of the steep and of the flat direction
    errors: np.ndarray  # of the three examples, at the epoch on show

    @property
    def w(self):
        """The weight at the epoch on show."""
        return float(self.path[self.epoch, 0])

    @property
    def b(self):
        """The bias at the epoch on show."""
        return float(self.path[self.epoch, 1])

    @property
    def loss(self):
        """The loss at the epoch on show."""
        return float(self.losses[self.epoch])


def compute(learning_rate, noise, w, b, epoch):
    """Train from (w, b) on the three examples, all of them at each update, and show the run up to this epoch."""
    y = targets(noise)
    means = means_of(X, y)
    path = walk(means, w, b, learning_rate, updates=EPOCHS)
    losses = surface_from(means, *path.T)
    epoch = min(epoch, len(path) - 1)
    errors = prediction_error(forward(X, *path[epoch].tolist()), y)
    factors = (direction_factor(STEEP, learning_rate), direction_factor(FLAT, learning_rate))
    return State(learning_rate, y, path, losses, best_fit(X, y).floor, epoch, factors, errors)


class BowlAndLine(LiveFigure):
    """On the left the line and its squares; in the middle the run on the map; on the right its loss."""

    W_SPAN, B_SPAN = (-0.8, 1.44), (-0.44, 3.0)
    SIDES = (-1, -1, 1)  # to which side of its example each square stands

    def __init__(self):
        super().__init__(
            800, 352, "Three examples with squared errors, a training run on the map of losses, and its loss"
        )

    def build(self):
        from matplotlib.patches import Rectangle

        # A unit is as wide as it is high, 36 pixels, so the squares are squares.
        data = self.axes(
            40,
            34,
            202,
            266,
            xlim=(-1.0, 4.6),
            ylim=(-1.99, 5.39),
            xlabel="input x",
            xticks=[0, 1, 2, 3, 4],
            yticks=[0, 2, 4],
        )
        data.set_title("line and squared errors", loc="left", pad=12)
        data.axhline(0, color=FAINT)
        self.squares = [
            self.moving(
                data.add_patch(
                    Rectangle((0, 0), 0, 0, facecolor=PALE_RED, edgecolor=LOSS.colour, hatch="///", zorder=2)
                )
            )
            for _ in X
        ]
        self.line = self.moving_line(data, color=Y_HAT.colour, zorder=3)
        self.points = self.moving_line(data, "D", color=Y.colour, markersize=9, zorder=4)
        self.mean = self.moving_text(data, 1.8, -1.72, color=LOSS.colour, size=13, ha="center", zorder=5)

        # Here too a unit is as wide as it is high, so that right angles are.
        chart = self.axes(
            302,
            34,
            174,
            266,
            xlim=self.W_SPAN,
            ylim=self.B_SPAN,
            xlabel="weight w",
            ylabel="bias b",
            xticks=[-0.5, 0, 0.5, 1],
            yticks=[0, 1, 2, 3],
        )
        chart.set_title("loss: darker is higher", loc="left", pad=12)
        draw_bowl(chart, X, targets(0), LINE)
        draw_directions(chart, X, LINE, 3)
        draw_best(chart, LINE)
        self.path = self.moving_line(chart, color=W.colour, linewidth=1.8)
        # An octagon is as good as round at this size, and a third of the bytes of a circle.
        self.here = self.moving_line(chart, "8", color=W.colour, markersize=12, zorder=5)
        self.start = self.moving_line(chart, "s", color=INK, markersize=8, zorder=6)
        self.off_map = self.moving_text(chart, 0.32, -0.3, size=13, ha="center", va="center", zorder=7)
        self.chart = chart

        self.curve = loss_axes(self, (540, 34, 252, 266), EPOCHS, 1e-4, 30, ROOM)
        self.floor = self.moving_line(self.curve, ":", color=GREEN, linewidth=2)
        self.floor_label = self.moving_text(self.curve, color=GREEN, size=13, ha="right", va="top", zorder=6)
        self.loss = self.moving_line(self.curve, color=LOSS.colour, linewidth=2.2)
        self.loss_here = self.moving_line(self.curve, "s", color=LOSS.colour, markersize=10, zorder=5)
        self.beyond = self.moving_line(self.curve, "^", color=LOSS.colour, markersize=12, zorder=5)
        self.loss_label = self.moving_text(self.curve, color=LOSS.colour, weight="bold", zorder=7)

    def show(self, state):
        data_axes = self.line.axes
        for square, side, x, y, error in zip(self.squares, self.SIDES, X, state.y, state.errors, strict=True):
            size = min(abs(error), 9.0)  # far outside the picture already
            square.set_bounds(x if side > 0 else x - size, y if error > 0 else y - size, size, size)
        ends = np.array(data_axes.get_xlim())
        self.line.set_data(ends, np.clip(state.b + state.w * ends, -1e4, 1e4))
        self.points.set_data(X, state.y)
        self.mean.set_text(f"mean area L {loss_text(state.loss)}")

        shown = few(state.epoch)
        self.path.set_data(*on_axes(self.chart, *state.path[shown].T))
        self.start.set_data(*state.path[:1].T)
        inside = is_on(self.chart, state.w, state.b)
        self.here.set_data([state.w] if inside else [], [state.b] if inside else [])
        self.off_map.set_text("" if inside else f"epoch {state.epoch}: off it")

        self.loss.set_data(*on_axes(self.curve, shown, state.losses[shown]))
        mark_loss(self.loss_here, self.beyond, self.loss_label, state.epoch, state.loss)
        low, _ = self.curve.get_ylim()
        seen = state.floor >= low
        self.floor.set_data([0, ROOM * EPOCHS] if seen else [], [state.floor] * 2 if seen else [])
        self.floor_label.set_position((ROOM * EPOCHS, 0.85 * state.floor if seen else 2.5 * low))
        self.floor_label.set_text(f"floor {loss_in_words(state.floor)}{'' if seen else ' ↓'}")


def describe(state):
    """The picture in words."""
    floor = (
        f"The floor is {loss_in_words(state.floor)}: with this noise no line does better."
        if state.floor > 5e-13
        else "Without noise the floor is 0."
    )
    if state.losses[0] - state.floor < 1e-9:
        return f"The start is the best line: both slopes are 0, and no epoch moves it. {floor}"
    return (
        f"Epoch {state.epoch}: w = {number(state.w)}, b = {number(state.b)}, the loss {loss_in_words(state.loss)} "
        f"after {loss_in_words(state.losses[0])} at the start. "
        f"{_ways(state)} {floor}"
    )


def _ways(state):
    """What is left of the distance to the lowest point, across the valley and along it."""
    steep, flat = state.factors
    above = regime(steep) is Regime.EXPLOSION
    if state.epoch == 0:
        limit = number(largest_learning_rate_for(X), 3)
        return f"This learning rate is above the limit, {limit}." if above else "Nothing is learned yet."
    if above:
        manner = "it explodes, from side to side"
    elif abs(steep) < 0.05:
        manner = "that was done at once"
    else:
        manner = "it bounces from side to side" if steep < 0 else "it comes from one side"
    return (
        f"Across the valley, the steep way, {what_is_left(steep, state.epoch)} of the distance to the lowest "
        f"point is left: {manner}. "
        f"Along it, the flat way, {what_is_left(flat, state.epoch)}: it creeps{to_a_tenth(flat, state.epoch)}."
    )


def _formula(state):
    digits = 3 if np.abs(state.errors).max() < 100 else 0  # of an explosion the first digits do
    e1, e2, e3 = (
        Term(f"e{index}", e, ERROR.colour, digits) for index, e in zip("₁₂₃", state.errors, strict=True)
    )
    rate, (steep, flat) = LEARNING_RATE(state.learning_rate), state.factors
    return [
        Equation(LOSS(state.loss)._replace(digits=3), "(", e1, "² +", e2, "² +", e3, "²) / 3"),
        Equation(Term("steep factor", steep, INK, 3), "1 −", rate, "·", Term("curvature", STEEP)),
        Equation(Term("flat factor", flat, INK, 3), "1 −", rate, "·", Term("curvature", FLAT)),
    ]


def explore(learning_rate=0.09, noise=0.1, w=WORKED.w, b=WORKED.b, epoch=40):
    """Train a line on three examples, epoch by epoch, from any start, with any noise in the targets."""
    return Explorer(
        question="Most of the loss goes in the first epoch. Why does the rest take so long?",
        controls={
            "learning_rate": LEARNING_RATE.slider(learning_rate, 0.01, 0.2, 0.005),
            "noise": Slider("noise in the targets", noise, 0, 0.5),
            "w": W.slider(w, -0.6, 1.3, prefix="start "),
            "b": B.slider(b, -0.3, 2.8, prefix="start "),
            "epoch": epoch_player(EPOCHS, epoch),
        },
        compute=compute,
        picture=BowlAndLine(),
        formula=_formula,
        sentence=describe,
    )
