"""Lesson 7, many examples: their loss is a bowl, steep one way and flat the other, and its floor is above 0."""

from typing import NamedTuple

import numpy as np

from neuron_lab.datasets import WORKED
from neuron_lab.least_squares import (
    Fit,
    best_fit,
    curvatures,
    direction_factor,
    directions,
    largest_learning_rate_for,
    means_of,
    surface_from,
    walk,
)
from neuron_lab.lessons.shared.epochs import (
    NOTHING,
    epoch_player,
    to_a_tenth,
    what_is_left,
    what_it_has_become,
)
from neuron_lab.lessons.shared.few_points import few, on_axes
from neuron_lab.lessons.shared.loss_chart import ROOM, EpochCurve, epoch_axes
from neuron_lab.lessons.shared.loss_map import LossMap
from neuron_lab.lessons.shared.quantities import ERROR, LEARNING_RATE, LOSS, Y_HAT, B, W, Y
from neuron_lab.neuron import forward, prediction_error
from neuron_lab.training import Regime, regime
from neuron_lab.ui.controls import Slider
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.labels import label_beside
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import bounded, equals, number
from neuron_lab.ui.style import FAINT, GREEN, INK, PALE_RED

EPOCHS = 200
X = np.array([1.0, 2.0, 3.0])
LINE = Fit(w=0.2, b=2.2, floor=0.0)
"""The line that the targets are on, but for the noise."""
PATTERN = np.array([1.0, -2.0, 1.0])
"""The noise for each example: no line can follow it, so the best line stays, and its floor is 2 · noise²."""
STEEP, FLAT = curvatures(X)
DIRECTIONS = np.array(directions(X))
"""The steep way and the flat way on the map, each of length 1."""


def noisy_targets(noise):
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
    y = noisy_targets(noise)
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
    width, height = 800, 352
    name = "Three examples with squared errors, a training run on the map of losses, and its loss"

    def build(self):
        from matplotlib.patches import Rectangle

        # A unit is as wide as it is high, 36 pixels, so the squares are squares.
        data = self.axes(40, 34, 202, 266, xlim=(-1.0, 4.6), ylim=(-1.99, 5.39))
        data.set(xlabel="input x", xticks=[0, 1, 2, 3, 4], yticks=[0, 2, 4])
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
        box = 302, 34, 174, 266
        self.map = LossMap(self, box, self.W_SPAN, self.B_SPAN, [-0.5, 0, 0.5, 1], [0, 1, 2, 3])
        self.map.shade_bowl(X, noisy_targets(0), LINE)
        self.map.draw_directions(X, LINE, 3)
        self.map.mark_best(LINE)
        # An octagon is as good as round at this size, and a third of the bytes of a circle.
        self.map.add_run((0.32, -0.3), mark="8", linewidth=1.8)

        chart = epoch_axes(self, (540, 34, 252, 266), EPOCHS)
        self.floor = self.moving_line(chart, ":", color=GREEN, linewidth=2)
        self.floor_label = self.moving_text(chart, color=GREEN, size=13, ha="right", va="top", zorder=6)
        self.loss = EpochCurve(self, chart)

    def show(self, state):
        data_axes = self.line.axes
        for square, side, x, y, error in zip(self.squares, self.SIDES, X, state.y, state.errors, strict=True):
            size = min(abs(error), 9.0)  # far outside the picture already
            square.set_bounds(x if side > 0 else x - size, y if error > 0 else y - size, size, size)
        ends = np.array(data_axes.get_xlim())
        self.line.set_data(ends, np.clip(state.b + state.w * ends, -1e4, 1e4))
        self.points.set_data(X, state.y)
        self.mean.set_text(f"mean area L {equals(state.loss)}")

        points = on_axes(self.map.axes, *state.path[few(state.epoch)].T)
        self.map.show_run(points, state.path[0], (state.w, state.b), f"epoch {state.epoch}: off it")
        self.loss.show(state.losses, state.epoch)
        self._show_floor(state.floor)

    def _show_floor(self, floor):
        """Draw the floor; where it is below the chart, only say so."""
        low, _ = self.loss.axes.get_ylim()
        seen, right = floor >= low, ROOM * EPOCHS
        self.floor.set_data([0, right] if seen else [], [floor] * 2 if seen else [])
        text = f"floor {bounded(floor, 'below')}{'' if seen else ' ↓'}"
        label_beside(self.floor_label, text, (right, max(floor, low)), dy=-3.5 if seen else 19.5)


def describe(state):
    """The picture in words."""
    floor = (
        f"The floor is {bounded(state.floor, 'below')}: with this noise no line does better."
        if state.floor > 5e-13
        else "Without noise the floor is 0."
    )
    if state.losses[0] - state.floor < 1e-9:
        return f"The start is the best line: both slopes are 0, and no epoch moves it. {floor}"
    return (
        f"Epoch {state.epoch}: w = {number(state.w)}, b = {number(state.b)}, the loss {bounded(state.loss, 'below')} "
        f"after {bounded(state.losses[0], 'below')} at the start. "
        f"{_ways(state)} {floor}"
    )


def _ways(state):
    """What is left of the distance to the lowest point, across the valley and along it."""
    above = regime(state.factors[0]) is Regime.EXPLOSION
    if state.epoch == 0:
        limit = number(largest_learning_rate_for(X), 3)
        return f"This learning rate is above the limit, {limit}." if above else "Nothing is learned yet."
    # An explosion makes much of any part, however small.
    to_do = (True, True) if above else _to_do(state.path[0])
    across, along = (
        way(state, above) if there else "there was nothing to do"
        for way, there in zip((_across, _along), to_do, strict=True)
    )
    return f"Across the valley, the steep way, {across}. Along it, the flat way, {along}."


def _to_do(start):
    """Whether the start is away from the lowest point the steep way, and whether the flat way: by a hundredth."""
    parts = np.abs(DIRECTIONS @ (start - LINE[:2]))
    return parts >= 0.01 * np.hypot(*parts)


def _across(state, above):
    """How far the run has come across the valley, and how: in the past tense where nothing is left to do."""
    steep = state.factors[0]
    if above:
        become = what_it_has_become(steep, state.epoch)
        return f"the distance to the lowest point is {become}: it explodes, from side to side"
    left = what_is_left(steep, state.epoch)
    if abs(steep) < 0.05:
        manner = "that was done at once"
    elif steep < 0:
        manner = f"it {'bounced' if left == NOTHING else 'bounces'} from side to side"
    else:
        manner = f"it {'came' if left == NOTHING else 'comes'} from one side"
    return f"{left} of the distance to the lowest point is left: {manner}"


def _along(state, above):
    """How far the run has come along the valley; a run that explodes is not said to creep."""
    flat = state.factors[1]
    left = what_is_left(flat, state.epoch)
    creeps = f"it {'crept' if left == NOTHING else 'creeps'}{to_a_tenth(flat, state.epoch)}"
    return f"{left} is left" if above else f"{left}: {creeps}"


def _formula(state):
    digits = 3 if np.abs(state.errors).max() < 100 else 0  # of an explosion the first digits do
    errors = zip("₁₂₃", state.errors, strict=True)
    e1, e2, e3 = (Term(f"e{index}", e, ERROR.colour, digits) for index, e in errors)
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
