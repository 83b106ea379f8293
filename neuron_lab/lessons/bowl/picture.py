"""Lesson 8, the shape of the bowl: a run on the map and its loss, at any learning rate."""

from typing import NamedTuple

import numpy as np

from neuron_lab.datasets import WORKED
from neuron_lab.least_squares import direction_factor, means_of, surface_from, walk
from neuron_lab.lessons.shared.epochs import (
    NOTHING,
    epoch_player,
    to_a_tenth,
    what_is_left,
    what_it_has_become,
)
from neuron_lab.lessons.shared.few_points import few, on_axes
from neuron_lab.lessons.shared.loss_chart import EpochCurve, epoch_axes
from neuron_lab.lessons.shared.loss_map import LossMap
from neuron_lab.lessons.shared.quantities import ERROR, LEARNING_RATE, LOSS
from neuron_lab.lessons.shared.three_examples import FLAT, LINE, RATE, STEEP, X, noisy_targets
from neuron_lab.neuron import forward, prediction_error
from neuron_lab.training import Regime, regime
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import bounded

EPOCHS = 200
TARGETS = noisy_targets(0)
MEANS = means_of(X, TARGETS)


class State(NamedTuple):
    """A recorded run over all epochs, and how much of it is on show."""

    path: np.ndarray  # (epochs + 1, 2): w, b
    losses: np.ndarray
    epoch: int
    factors: tuple  # of the steep and of the flat direction
    errors: np.ndarray  # of the three examples, at the epoch on show

    @property
    def loss(self):
        """The loss at the epoch on show."""
        return float(self.losses[self.epoch])


def compute(learning_rate, epoch):
    """Train on the three examples, all of them at each update, and show the run up to this epoch."""
    path = walk(MEANS, WORKED.w, WORKED.b, learning_rate, updates=EPOCHS)
    epoch = min(epoch, len(path) - 1)
    errors = prediction_error(forward(X, *path[epoch].tolist()), TARGETS)
    factors = (direction_factor(STEEP, learning_rate), direction_factor(FLAT, learning_rate))
    return State(path, surface_from(MEANS, *path.T), epoch, factors, errors)


class RunInTheBowl(LiveFigure):
    """On the left the run on the map, with the steep and the flat way; on the right its loss after each epoch."""

    W_SPAN, B_SPAN = (-0.8, 1.6), (-0.3, 2.94)
    width, height = 760, 400
    name = "A training run on the map of losses, with its steep and its flat way, and its loss"

    def build(self):
        # A unit is as wide as it is high, so that right angles are.
        box = 64, 34, 232, 313
        self.map = LossMap(self, box, self.W_SPAN, self.B_SPAN, [-0.5, 0, 0.5, 1, 1.5], [0, 1, 2])
        self.map.shade_bowl(X, TARGETS, LINE)
        self.map.draw_directions(X, LINE, 3)
        self.map.mark_best(LINE)
        # An octagon is as good as round at this size, and a third of the bytes of a circle.
        self.map.add_run((0.4, -0.17), mark="8", linewidth=1.8)
        self.loss = EpochCurve(self, epoch_axes(self, (390, 34, 358, 313), EPOCHS))

    def show(self, state):
        points = on_axes(self.map.axes, *state.path[few(state.epoch)].T)
        here = state.path[state.epoch].tolist()
        self.map.show_run(points, state.path[0], here, f"epoch {state.epoch}: off the map")
        self.loss.show(state.losses, state.epoch)


def describe(state):
    """The picture in words."""
    loss, start = (bounded(each, "below") for each in (state.loss, float(state.losses[0])))
    if state.epoch == 0:
        return f"Epoch 0: the loss is {start}. Nothing is learned yet."
    now = f"Epoch {state.epoch}: the loss is {loss}, after {start} at the start."
    above = regime(state.factors[0]) is Regime.EXPLOSION
    return (
        f"{now} Across the valley, the steep way, {_across(state, above)}. "
        f"Along it, the flat way, {_along(state, above)}."
    )


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
    return [Equation(LOSS(state.loss)._replace(digits=3), "(", e1, "² +", e2, "² +", e3, "²) / 3")]


def explore(learning_rate=RATE, epoch=0):
    """Train a line on three examples, epoch by epoch, at any learning rate."""
    return Explorer(
        question="Most of the loss goes in the first epoch. Why does the rest take so long?",
        controls={
            "learning_rate": LEARNING_RATE.slider(learning_rate, 0.01, 0.2, 0.005),
            "epoch": epoch_player(EPOCHS, epoch),
        },
        compute=compute,
        picture=RunInTheBowl(),
        formula=_formula,
        sentence=describe,
    )
