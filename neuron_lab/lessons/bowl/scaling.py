"""Lesson 8, scaled inputs: the same examples and the same lines, and a bowl that turns round."""

from typing import NamedTuple

import numpy as np

from neuron_lab.least_squares import (
    Fit,
    Means,
    best_fit,
    curvatures,
    direction_factor,
    largest_learning_rate_for,
    means_of,
    standardise,
    surface_from,
    walk,
)
from neuron_lab.lessons.shared.epochs import epoch_player, to_a_tenth, what_is_left
from neuron_lab.lessons.shared.few_points import few, on_axes
from neuron_lab.lessons.shared.loss_chart import EpochCurve, epoch_axes
from neuron_lab.lessons.shared.loss_map import LossMap
from neuron_lab.lessons.shared.quantities import LEARNING_RATE, Y_HAT, Y
from neuron_lab.neuron import forward
from neuron_lab.ui.controls import Choice, Slider
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import bounded, number
from neuron_lab.ui.style import FAINT, INK

EPOCHS = 100
RAW = np.array([1.0, 3.0, 5.0, 9.0, 12.0])
"""Larger and uneven inputs. Their mean is 6, their spread 4."""
TARGETS = forward(RAW, 0.25, 1.0)
"""Exactly on a line, so that the floor is 0."""
AS_THEY_ARE, CENTRED, SCALED = "as they are", "minus their mean", "and divided by their spread"


class Scaled(NamedTuple):
    """The same examples with their inputs scaled one way, and what follows from that."""

    x: np.ndarray
    fit: Fit
    steep: float
    flat: float
    limit: float
    means: Means


def _scaled(x):
    fit = best_fit(x, TARGETS)
    return Scaled(x, fit, *curvatures(x), largest_learning_rate_for(x), means_of(x, TARGETS))


BOWLS = {
    AS_THEY_ARE: _scaled(RAW),
    CENTRED: _scaled(RAW - standardise(RAW).mean),
    SCALED: _scaled(standardise(RAW).x),
}


class State(NamedTuple):
    """A recorded run from w = 0 and b = 0 with inputs scaled one way, and how much of it is on show."""

    scaling: str
    learning_rate: float
    path: np.ndarray  # (epochs + 1, 2): w, b
    losses: np.ndarray
    epoch: int

    @property
    def bowl(self):
        """The map of this scaling."""
        return BOWLS[self.scaling]

    @property
    def factors(self):
        """What an epoch multiplies the error by, in the steep and in the flat direction."""
        bowl = self.bowl
        return tuple(direction_factor(each, self.learning_rate) for each in (bowl.steep, bowl.flat))

    @property
    def loss(self):
        """The loss at the epoch on show."""
        return float(self.losses[self.epoch])


def compute(scaling, learning_rate, epoch):
    """Train from the line w = 0, b = 0, which is the same line in every scaling."""
    means = BOWLS[scaling].means
    path = walk(means, 0.0, 0.0, learning_rate, updates=EPOCHS)
    losses = surface_from(means, *path.T)
    return State(scaling, learning_rate, path, losses, min(epoch, len(path) - 1))


class RoundBowl(LiveFigure):
    """On the left the examples where their inputs are now; in the middle the map; on the right the loss."""

    W_SPAN, B_SPAN = (-0.55, 1.79), (-0.35, 3.23)
    width, height = 800, 352
    name = "Examples with scaled inputs, a training run on their map of losses, and its loss"

    def build(self):
        data = self.axes(40, 34, 202, 266, xlim=(-7, 13.5), ylim=(-0.6, 5.2))
        data.set(xlabel="input, as the neuron gets it", xticks=[-6, 0, 6, 12], yticks=[0, 1, 2, 3, 4, 5])
        data.set_title("examples and line", loc="left", pad=12)
        data.axhline(0, color=FAINT)
        data.axvline(0, color=FAINT)
        self.line = self.moving_line(data, color=Y_HAT.colour, zorder=3)
        self.points = self.moving_line(data, "D", color=Y.colour, markersize=9, zorder=4)
        self.inputs = self.moving_line(data, "|", color=INK, markersize=14, markeredgewidth=2, zorder=4)

        self.map = LossMap(self, (302, 34, 174, 266), self.W_SPAN, self.B_SPAN, [0, 1], [0, 1, 2, 3])
        self.maps = {
            scaling: (self.map.shade_bowl(bowl.x, TARGETS, bowl.fit), self.map.mark_best(bowl.fit))
            for scaling, bowl in BOWLS.items()
        }
        self.on_show = None
        self.map.add_run((0.62, -0.2), size=11, linewidth=1.8)
        self.loss = EpochCurve(self, epoch_axes(self, (540, 34, 252, 266), EPOCHS))

    def show(self, state):
        if state.scaling != self.on_show:
            self._show_map(state.scaling)
        (w, b), x = state.path[state.epoch], state.bowl.x
        ends = np.array([x.min() - 1, x.max() + 1])
        self.line.set_data(ends, np.clip(b + w * ends, -1e4, 1e4))
        self.points.set_data(x, TARGETS)
        self.inputs.set_data(x, np.zeros_like(x))

        points = on_axes(self.map.axes, *state.path[few(state.epoch)].T)
        self.map.show_run(points, state.path[0], (w, b), f"epoch {state.epoch}: off it")
        self.loss.show(state.losses, state.epoch)
        if self.pinned is None:
            self.loss.hide_ghost()
        else:
            self.loss.show_ghost(self.pinned.losses, self.pinned.epoch)

    def _show_map(self, scaling):
        """Show the map of this scaling. It belongs to the still layer, which is drawn again for once."""
        for name, artists in self.maps.items():
            for artist in artists:
                artist.set_visible(name == scaling)
        self.on_show = scaling
        self.still_has_changed()


def describe(state):
    """The picture in words."""
    bowl, (steep, flat) = state.bowl, state.factors
    flat_curvature = number(bowl.flat, 2 if bowl.flat >= 1 else 3)
    shape = (
        f"Inputs {_IN_WORDS[state.scaling]}: the bowl has curvatures {number(bowl.steep)} and {flat_curvature}"
        f"{' and is round' if bowl.steep / bowl.flat < 1.01 else f', a ratio of {number(bowl.steep / bowl.flat, 0)}'}."
    )
    limit, half = number(bowl.limit, 4), number(bowl.limit / 2, 4)
    rates = f"The limit of the learning rate is {limit}; half of it, {half}, does the steep way at once."
    now = f"Epoch {state.epoch}: loss {bounded(state.loss, 'below')}."
    return f"{shape} {rates} {now} {_fate(state, steep, flat)}"


_IN_WORDS = {
    AS_THEY_ARE: "as they are",
    CENTRED: "minus their mean of 6",
    SCALED: "minus their mean of 6 and divided by their spread of 4",
}


def _fate(state, steep, flat):
    """How the run goes on, by its two factors."""
    if state.epoch == 0:
        return "Nothing is learned yet."
    if steep < -1 - 1e-9:
        stopped = state.epoch == len(state.path) - 1 < EPOCHS
        return "The steep way explodes" + (
            "; here the numbers outgrew the computer's."
            if stopped
            else ": the learning rate is above the limit."
        )
    if steep < -1 + 1e-9:
        return "The steep way bounces for ever: the learning rate is at the limit."
    if max(abs(steep), abs(flat)) < 1e-9:
        return "At this learning rate one epoch arrives, straight."
    return (
        f"Of the distance to the lowest point {what_is_left(steep, state.epoch)} is left the steep way and "
        f"{what_is_left(flat, state.epoch)} the flat way{to_a_tenth(flat, state.epoch)}."
    )


def describe_pinned(state):
    """The run pinned for comparison in words."""
    return (
        f"Kept to compare, dashed: inputs {_IN_WORDS[state.scaling]}, learning rate "
        f"{number(state.learning_rate, 4)}, loss {bounded(state.loss, 'below')} at epoch {state.epoch}."
    )


def _formula(state):
    rate, bowl = LEARNING_RATE(state.learning_rate)._replace(digits=4), state.bowl
    steep, flat = state.factors
    return [
        Equation(Term("limit of α", bowl.limit, INK, 4), "2 /", Term("steep curvature", bowl.steep)),
        Equation(Term("steep factor", steep, INK, 3), "1 −", rate, "·", Term("curvature", bowl.steep)),
        Equation(Term("flat factor", flat, INK, 3), "1 −", rate, "·", Term("curvature", bowl.flat)),
    ]


def explore_scaling(learning_rate=0.01, epoch=40, *, scaling=AS_THEY_ARE):
    """Scale the inputs, and train with any learning rate from the same first line."""
    name = f"{LEARNING_RATE.name} {LEARNING_RATE.symbol}"
    return Explorer(
        question="What do scaled inputs do to the bowl, and to the learning rate that it allows?",
        controls={
            "scaling": Choice("inputs", scaling, (AS_THEY_ARE, CENTRED, SCALED)),
            "learning_rate": Slider(
                name, learning_rate, 0.001, 1.2, colour=LEARNING_RATE.colour, digits=4, logarithmic=True
            ),
            "epoch": epoch_player(EPOCHS, epoch),
        },
        compute=compute,
        picture=RoundBowl(),
        formula=_formula,
        sentence=describe,
        pinned_sentence=describe_pinned,
    )
