"""Lesson 7, scaled inputs: the same examples and the same lines, and a bowl that turns round."""

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
from neuron_lab.lessons.shared.loss_map import (
    draw_best,
    draw_bowl,
    epoch_player,
    few,
    is_on,
    loss_axes,
    loss_in_words,
    mark_loss,
    on_axes,
    to_a_tenth,
    what_is_left,
)
from neuron_lab.lessons.shared.quantities import LEARNING_RATE, LOSS, Y_HAT, W, Y
from neuron_lab.neuron import forward
from neuron_lab.ui.controls import Choice, Slider
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import number
from neuron_lab.ui.style import FAINT, GREY, INK

EPOCHS = 100
ROOM = 1.72  # of the loss chart, in widths of the run: the labels stand to its right
RAW = np.array([1.0, 3.0, 5.0, 9.0, 12.0])
"""Larger and uneven inputs. Their mean is 6, their spread 4."""
TARGETS = forward(RAW, 0.25, 1.0)
"""Exactly on a line, so that the floor is 0."""
AS_THEY_ARE, CENTRED, SCALED = "as they are", "minus their mean", "and divided by their spread"


class Bowl(NamedTuple):
    """The same examples with their inputs scaled one way, and what follows from that."""

    x: np.ndarray
    fit: Fit
    steep: float
    flat: float
    limit: float
    means: Means


def _bowl(x):
    fit = best_fit(x, TARGETS)
    return Bowl(x, fit, *curvatures(x), largest_learning_rate_for(x), means_of(x, TARGETS))


BOWLS = {
    AS_THEY_ARE: _bowl(RAW),
    CENTRED: _bowl(RAW - standardise(RAW).mean),
    SCALED: _bowl(standardise(RAW).x),
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

    def __init__(self):
        super().__init__(
            800, 352, "Examples with scaled inputs, a training run on their map of losses, and its loss"
        )

    def build(self):
        data = self.axes(
            40,
            34,
            202,
            266,
            xlim=(-7, 13.5),
            ylim=(-0.6, 5.2),
            xlabel="input, as the neuron gets it",
            xticks=[-6, 0, 6, 12],
            yticks=[0, 1, 2, 3, 4, 5],
        )
        data.set_title("examples and line", loc="left", pad=12)
        data.axhline(0, color=FAINT)
        data.axvline(0, color=FAINT)
        self.line = self.moving_line(data, color=Y_HAT.colour, zorder=3)
        self.points = self.moving_line(data, "D", color=Y.colour, markersize=9, zorder=4)
        self.inputs = self.moving_line(data, "|", color=INK, markersize=14, markeredgewidth=2, zorder=4)

        self.chart = chart = self.axes(
            302,
            34,
            174,
            266,
            xlim=self.W_SPAN,
            ylim=self.B_SPAN,
            xlabel="weight w",
            ylabel="bias b",
            xticks=[0, 1],
            yticks=[0, 1, 2, 3],
        )
        chart.set_title("loss: darker is higher", loc="left", pad=12)
        self.maps = {
            scaling: (draw_bowl(chart, bowl.x, TARGETS, bowl.fit), draw_best(chart, bowl.fit))
            for scaling, bowl in BOWLS.items()
        }
        self.on_show = None
        self.path = self.moving_line(chart, color=W.colour, linewidth=1.8)
        self.here = self.moving_line(chart, "o", color=W.colour, markersize=11, zorder=5)
        self.start = self.moving_line(chart, "s", color=INK, markersize=8, zorder=6)
        self.start.set_data([0], [0])
        self.off_map = self.moving_text(chart, 0.62, -0.2, size=13, ha="center", va="center", zorder=7)

        self.curve = loss_axes(self, (540, 34, 252, 266), EPOCHS, 1e-4, 30, ROOM)
        self.ghost = self.moving_line(self.curve, "--", color=GREY, linewidth=2)
        self.ghost_label = self.moving_text(self.curve, color=GREY, size=12, zorder=6)
        self.loss = self.moving_line(self.curve, color=LOSS.colour, linewidth=2.2)
        self.loss_here = self.moving_line(self.curve, "s", color=LOSS.colour, markersize=10, zorder=5)
        self.beyond = self.moving_line(self.curve, "^", color=LOSS.colour, markersize=12, zorder=5)
        self.loss_label = self.moving_text(self.curve, color=LOSS.colour, weight="bold", zorder=7)

    def show(self, state):
        if state.scaling != self.on_show:
            self._show_map(state.scaling)
        (w, b), x = state.path[state.epoch], state.bowl.x
        ends = np.array([x.min() - 1, x.max() + 1])
        self.line.set_data(ends, np.clip(b + w * ends, -1e4, 1e4))
        self.points.set_data(x, TARGETS)
        self.inputs.set_data(x, np.zeros_like(x))

        shown = few(state.epoch)
        self.path.set_data(*on_axes(self.chart, *state.path[shown].T))
        inside = is_on(self.chart, w, b)
        self.here.set_data([w] if inside else [], [b] if inside else [])
        self.off_map.set_text("" if inside else f"epoch {state.epoch}: off it")

        low, high = self.curve.get_ylim()
        self.loss.set_data(*on_axes(self.curve, shown, state.losses[shown]))
        mark_loss(self.loss_here, self.beyond, self.loss_label, state.epoch, state.loss)
        if self.pinned is None:
            self.ghost.set_data([], [])
            self.ghost_label.set_text("")
        else:
            earlier = few(self.pinned.epoch)
            self.ghost.set_data(*on_axes(self.curve, earlier, self.pinned.losses[earlier]))
            at, beside = self.loss_label.get_position()[1], min(max(self.pinned.loss, 4 * low), high / 4)
            if 1 / 3 < beside / at < 3:  # it would stand on the other label
                beside = at / 4 if at > 1e-2 else at * 4
            self.ghost_label.set_position((self.pinned.epoch + 4, beside))
            self.ghost_label.set_text(f"kept: {loss_in_words(self.pinned.loss)}")

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
        f"{', it is round' if bowl.steep / bowl.flat < 1.01 else f', a ratio of {number(bowl.steep / bowl.flat, 0)}'}."
    )
    half = number(bowl.limit / 2, 4)
    limit = number(bowl.limit, 4)
    rates = f"The limit of the learning rate is {limit}; half of it, {half}, does the steep way at once."
    return (
        f"{shape} {rates} Epoch {state.epoch}: loss {loss_in_words(state.loss)}. {_fate(state, steep, flat)}"
    )


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
        f"{number(state.learning_rate, 4)}, loss {loss_in_words(state.loss)} at epoch {state.epoch}."
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
    return Explorer(
        question="What do scaled inputs do to the bowl, and to the learning rate that it allows?",
        controls={
            "scaling": Choice("inputs", scaling, (AS_THEY_ARE, CENTRED, SCALED)),
            "learning_rate": Slider(
                f"{LEARNING_RATE.name} {LEARNING_RATE.symbol}",
                learning_rate,
                0.001,
                1.2,
                colour=LEARNING_RATE.colour,
                digits=4,
                logarithmic=True,
            ),
            "epoch": epoch_player(EPOCHS, epoch),
        },
        compute=compute,
        picture=RoundBowl(),
        formula=_formula,
        sentence=describe,
        pinned_sentence=describe_pinned,
    )
