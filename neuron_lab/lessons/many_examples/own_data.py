"""Lesson 7, one's own data: add examples, take them away, and train a line on them."""

import math
from functools import partial
from typing import NamedTuple

import numpy as np

from neuron_lab.least_squares import (
    Fit,
    best_fit,
    curvatures,
    directions,
    means_of,
    surface_from,
    walk,
)
from neuron_lab.lessons.many_examples.stopping import TIME_TO_STOP, still_falls
from neuron_lab.lessons.shared.epochs import epoch_player
from neuron_lab.lessons.shared.few_points import few, on_axes, to_the_pixel
from neuron_lab.lessons.shared.loss_map import LossMap
from neuron_lab.lessons.shared.quantities import ERROR, LOSS, Y_HAT, Y
from neuron_lab.neuron import forward
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.labels import label_beside
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import as_given, bounded, counted, number
from neuron_lab.ui.points import MOST, Points, pairs_of
from neuron_lab.ui.style import GREEN, GREY, INK

EPOCHS = 200
FIRST_X, FIRST_Y = (1.0, 2.0, 3.0, 4.0), (1.4, 1.9, 3.2, 3.1)
USUAL = (0.0, 5.0)
"""What both axes show, unless the data lie outside."""
LEVELS = (1.0, 0.2, 0.03)
"""The lines of equal loss on the map, as shares of what the start is above the floor: it lies on the outermost."""


class State(NamedTuple):
    """The examples, their best line, and a recorded run from w = 0 and b = 0 with how much of it is on show."""

    x: np.ndarray
    y: np.ndarray
    fit: Fit
    path: np.ndarray  # (epochs + 1, 2): w, b
    losses: np.ndarray
    epoch: int

    @property
    def here(self):
        """Weight and bias at the epoch on show."""
        return self.path[self.epoch]

    @property
    def loss(self):
        """The loss at the epoch on show."""
        return float(self.losses[self.epoch])


def compute(epoch, points):
    """Train on these points, with half of the largest learning rate that does not explode."""
    x, y = np.array(points).T
    means = means_of(x, y)
    path = walk(means, 0.0, 0.0, 1 / curvatures(x)[0], updates=EPOCHS)
    return State(x, y, best_fit(x, y), path, np.maximum(surface_from(means, *path.T), 0), epoch)


class DataAndMap(LiveFigure):
    """On the left the examples, their best line and the trained one; on the right the run on a map of their loss.

    :param x_span, y_span: what the axes of the examples show.
    """

    width, height = 760, 392
    name = (
        "One's own examples with their best line and the trained line, and the run on the map of their loss"
    )

    def __init__(self, x_span, y_span):
        self.x_span, self.y_span = x_span, y_span
        super().__init__()

    def build(self):
        spans = {"xlim": self.x_span, "ylim": self.y_span}
        data = self.axes(70, 34, 306, 306, xlabel="input x", **spans)
        data.set_title("target y over input x; best line dashed", loc="left", pad=12)
        data.ticklabel_format(useOffset=False, style="plain")
        data.locator_params(nbins=5)
        self.errors = self.moving_line(data, ":", color=ERROR.colour, linewidth=2)
        self.best = self.moving_line(data, "--", color=GREEN, linewidth=2)
        self.line = self.moving_line(data, color=Y_HAT.colour, zorder=3)
        self.points = [
            self.moving_line(data, "D", color=Y.colour, markersize=9, zorder=4) for _ in range(MOST)
        ]
        self.surface(data, "add an example: press where it belongs", self._added, strokes=False)
        for index, point in enumerate(self.points):
            moved, gone = partial(_moved, index), partial(_gone, index)
            self.handle(point, f"example {index + 1}", sets=moved, removes=gone)

        self.map = LossMap(self, (486, 34, 246, 306), (-1, 1), (-1, 1), [], [])
        self.map.axes.set_title("lines of equal loss", loc="left", pad=12)
        for axis, room in ((self.map.axes.xaxis, 20), (self.map.axes.yaxis, 36)):
            axis.set_ticks([-1, 0, 1], [""] * 3)  # its ends and its middle, whatever they are
            axis.labelpad = room  # for the numbers
        self.scale = [
            [self.moving_text(self.map.axes, **where) for _ in range(3)]
            for where in ({"ha": "center", "va": "top"}, {"ha": "right", "va": "center"})
        ]
        self._reach = None
        self.rings = [self.moving_line(self.map.axes, color=GREY, linewidth=1) for _ in LEVELS]
        style = {"color": GREEN, "markersize": 11, "markeredgecolor": "white", "zorder": 4}
        self.lowest = self.moving_line(self.map.axes, "P", **style)
        self.map.add_run((0, 0), mark="8", size=10, linewidth=1.8)

    def show(self, state):
        self._scale(state.fit)
        ends = np.array(self.line.axes.get_xlim())
        for line, (w, b) in ((self.best, state.fit[:2]), (self.line, state.here.tolist())):
            line.set_data(ends, forward(ends, w, b))
        places = [([x], [y]) for x, y in _pairs(state)] + [((), ())] * MOST
        for point, place in zip(self.points, places, strict=False):
            if place[0] or point.get_visible():  # most are not there, and were not before
                point.set_visible(bool(place[0]))
                point.set_data(*place)
        gaps = np.full_like(state.x, np.nan)
        ups = np.column_stack([state.y, forward(state.x, *state.here.tolist()), gaps])
        self.errors.set_data(np.column_stack([state.x, state.x, gaps]).ravel(), ups.ravel())
        self.lowest.set_data(state.fit[:1], state.fit[1:2])
        self._show_rings(state)
        points = on_axes(self.map.axes, *state.path[few(state.epoch)].T)
        self.map.show_run(points, state.path[0], state.here.tolist(), "")

    def _scale(self, fit):
        """Have the map show the start, in its middle, and the lowest point.

        The numbers at its axes move, so that the still layer, with ticks at the ends and in the middle, stays as it is.
        """
        reach = w, b = tuple(map(_round_number_above, (1.2 * abs(fit.w), 1.2 * abs(fit.b))))
        if reach == self._reach:
            return
        self._reach = reach
        self.map.axes.set(xlim=(-w, w), ylim=(-b, b))
        for place, across, up in zip((-1, 0, 1), *self.scale, strict=True):
            label_beside(across, as_given(place * w), (place * w, -b), dy=-6)
            label_beside(up, as_given(place * b), (-w, place * b), dx=-6)

    def _show_rings(self, state):
        """Lines of equal loss are ellipses around the lowest point, along the bowl's two directions."""
        height = max(float(state.losses[0]) - state.fit.floor, 0)
        angle = np.linspace(0, 2 * np.pi, 29)
        unit = np.column_stack([np.cos(angle), np.sin(angle)]) / np.sqrt(
            np.maximum(curvatures(state.x), 1e-12)
        )
        shape = unit @ np.array(directions(state.x))
        reach = 4 * np.array(self._reach)
        for ring, level in zip(self.rings, LEVELS, strict=True):
            around = np.clip(state.fit[:2] + math.sqrt(2 * level * height) * shape, -reach, reach)
            ring.set_data(*to_the_pixel(self.map.axes, around, 1).T)

    @staticmethod
    def _added(points, done, state):
        """The examples and one more, where the press ends."""
        return {"points": (*_pairs(state), points[-1])} if done else {}


def _pairs(state):
    return tuple(zip(state.x.tolist(), state.y.tolist(), strict=True))


def _moved(index, x, y, state):
    """The examples with this one at another place."""
    pairs = _pairs(state)
    return {"points": (*pairs[:index], (x, y), *pairs[index + 1 :])}


def _gone(index, state):
    """The examples without this one."""
    pairs = _pairs(state)
    return {"points": (*pairs[:index], *pairs[index + 1 :])}


def _round_number_above(value):
    """The next of 1, 2, 5, 10, 20, … and of 0.5, 0.2, 0.1, … that is no smaller."""
    power = 10.0 ** math.floor(math.log10(max(value, 0.1)))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= min(value, 10 * power) - 1e-12)


def describe(state):
    """The picture in words."""
    fit, (w, b) = state.fit, state.here.tolist()
    best = f"their best line has w = {number(fit.w)} and b = {number(fit.b)}"
    now = f"Epoch {state.epoch}: w = {number(w)}, b = {number(b)}, loss {bounded(state.loss, 'below')}."
    examples, floor = counted(len(state.x), "example", "examples"), bounded(fit.floor, "below")
    return f"{examples}; {best}, and the floor is {floor}. {now} {_fate(state)}".strip()


def _fate(state):
    """Whether the loss still falls; and that it only creeps, where it rests far above the floor."""
    said = still_falls(state.losses, state.epoch)
    if said == TIME_TO_STOP and state.loss > 1.1 * state.fit.floor + 1e-6:
        return (
            "The loss hardly falls, and yet it is well above the floor: it creeps. The next lesson says why."
        )
    return said


def _formula(state):
    count = len(state.x)
    return [
        Equation(
            LOSS(state.loss)._replace(digits=3),
            Term("sum of the squares", count * state.loss, ERROR.colour, 3),
            "/",
            Term("n", count, INK, 0),
        )
    ]


def explore_my_data(x=FIRST_X, y=FIRST_Y, epoch=0):
    """Train a line on one's own numbers, and add to them or take from them.

    :param x, y: inputs and targets, lists of from 2 to 50 numbers, equally long; x has two at least that differ.
    :raises ValueError, TypeError: naming the argument, where they are not.
    """
    points = pairs_of(x, y)
    spans = [_span(numbers) for numbers in zip(*points, strict=True)]
    return Explorer(
        question="Which line is best for your own examples, and does training find it?",
        controls={
            "epoch": epoch_player(EPOCHS, epoch),
            "points": Points("example", points, *spans),
        },
        compute=compute,
        picture=DataAndMap(*spans),
        formula=_formula,
        sentence=describe,
    )


def _span(numbers):
    """What an axis shows: the usual span where the numbers fill some of it, or theirs and a fifth more each way."""
    low, high = min(numbers), max(numbers)
    if low >= USUAL[0] and high <= USUAL[1] and (high - low >= 1 or low == high):
        return USUAL
    margin = 0.2 * (high - low) or max(1.0, 0.2 * abs(high))
    return low - margin, high + margin
