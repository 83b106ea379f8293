"""Lesson 8, batches: an update after all examples, after a few, or after each one."""

from typing import NamedTuple

import numpy as np

from neuron_lab.least_squares import best_fit, means_of, means_of_batches, noisy_line, surface_from, walk
from neuron_lab.lessons.shared.epochs import epoch_player
from neuron_lab.lessons.shared.few_points import on_axes
from neuron_lab.lessons.shared.loss_chart import epoch_axes
from neuron_lab.lessons.shared.loss_map import LossMap
from neuron_lab.lessons.shared.quantities import LEARNING_RATE
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import bounded, counted
from neuron_lab.ui.style import BLUE, GREY, INK, ORANGE, PURPLE

EPOCHS = 20
SEED = 2
X = np.linspace(-1.5, 1.5, 32)
Y = noisy_line(X, 1.0, 0.5, 0.5, SEED)
"""A few dozen examples around the line ŷ = x + 0.5. Their inputs have mean 0, so the bowl is nearly round."""
FIT, MEANS = best_fit(X, Y), means_of(X, Y)


class Way(NamedTuple):
    """One way to go through the examples, and how it looks."""

    name: str
    size: int  # of a batch
    marker: str
    mark: int  # how large; one fits into the next, so that all are seen where they meet
    line: object
    colour: str

    @property
    def updates(self):
        """How many updates an epoch takes."""
        return len(X) // self.size


WAYS = (
    Way("full batch", 32, "s", 18, "-", PURPLE),
    Way("batches of 8", 8, "^", 15, (0, (5, 2)), ORANGE),
    Way("one at a time", 1, "o", 8, (0, (1, 1.2)), BLUE),
)
BATCHES = [means_of_batches(X, Y, EPOCHS, way.size, SEED) for way in WAYS]


class Walk(NamedTuple):
    """A recorded run: w and b after each update, and the loss of all examples after each epoch."""

    path: np.ndarray  # (updates + 1, 2)
    losses: np.ndarray  # (epochs + 1,), shorter where the numbers outgrew a float


class State(NamedTuple):
    """Three runs from the same start on the same examples, and how much of them is on show."""

    learning_rate: float
    runs: tuple
    epoch: int

    @property
    def losses(self):
        """The three losses at the epoch on show, or the last that still fitted a float."""
        return [float(run.losses[min(self.epoch, len(run.losses) - 1)]) for run in self.runs]


def compute(learning_rate, epoch):
    """Train from w = 0, b = 0 in three ways."""
    runs = []
    for way, means in zip(WAYS, BATCHES, strict=True):
        path = walk(means, 0.0, 0.0, learning_rate)
        runs.append(Walk(path, surface_from(MEANS, *path[:: way.updates].T)))
    return State(learning_rate, tuple(runs), epoch)


class ThreeWays(LiveFigure):
    """Above the key with updates and losses; below on the left the three runs on the map, on the right their loss."""

    W_SPAN, B_SPAN = (-0.5, 1.9), (-0.5, 1.3)
    ROWS = (31, 54, 77)  # pixels from the top
    COLUMNS = (
        (102, "way to train"),
        (268, "updates so far"),
        (428, "loss now"),
        (548, "of that, above the floor"),
    )
    width, height = 800, 462
    name = "Three ways to train on the same examples: on the map of losses, and their loss"

    def build(self):
        page = self.canvas()
        for left, heading in self.COLUMNS:
            page.text(left, 10, heading, color=GREY, size=13, va="center")
        self.cells = []
        for height, way in zip(self.ROWS, WAYS, strict=True):
            style = {"color": way.colour, "linestyle": way.line, "marker": way.marker, "markersize": 9}
            page.plot([40, 66, 92], [height] * 3, markevery=[1], **style)
            page.text(102, height, way.name, color=way.colour, weight="bold", va="center")
            self.cells.append(
                [self.moving_text(page, left, height, va="center") for left, _ in self.COLUMNS[1:]]
            )
        self.left_out = self.moving_text(page, 102, 98, color=GREY, size=12, va="center")

        box = 70, 138, 340, 255
        ticks = [0, 0.5, 1, 1.5], [-0.5, 0, 0.5, 1]
        self.map = LossMap(self, box, self.W_SPAN, self.B_SPAN, *ticks, pad=8)
        self.map.shade_bowl(X, Y, FIT)
        self.off_map = self.map.add_note(0.7, -0.4)
        title = "loss above its floor, after each epoch"
        self.curve = curve = epoch_axes(self, (490, 138, 298, 255), EPOCHS, 1.06, title)
        self.paths, self.ends, self.losses, self.loss_ends = [], [], [], []
        for way in WAYS:
            thin = {"color": way.colour, "linewidth": 1.8}
            thick = {"color": way.colour, "markeredgecolor": "white", "markersize": way.mark}
            self.paths.append(self.moving_line(self.map.axes, **thin))
            self.ends.append(self.moving_line(self.map.axes, way.marker, zorder=5, **thick))
            self.losses.append(self.moving_line(curve, **{**thin, "linewidth": 2.2}))
            self.loss_ends.append(self.moving_line(curve, way.marker, zorder=5, clip_on=False, **thick))
            for line in (self.paths[-1], self.losses[-1]):
                line.set_linestyle(way.line)
        self.map.mark_best(FIT)
        self.start = self.moving_line(self.map.axes, "D", color=INK, markersize=7, zorder=4)
        self.start.set_data([0], [0])

    def show(self, state):
        low, high = self.curve.get_ylim()
        off = []
        for index, (way, run, loss) in enumerate(zip(WAYS, state.runs, state.losses, strict=True)):
            updates = min(state.epoch * way.updates, len(run.path) - 1)
            self.paths[index].set_data(*on_axes(self.map.axes, *_worth_drawing(run.path[: updates + 1], way)))
            if not self.map.show_at(self.ends[index], *run.path[updates]):
                off.append(way.name)
            above = run.losses[: state.epoch + 1] - FIT.floor
            self.losses[index].set_data(*on_axes(self.curve, np.arange(len(above)), above))
            self.loss_ends[index].set_data([len(above) - 1], [min(max(above[-1], low), high)])
            self.loss_ends[index].set_marker("v" if above[-1] < low else way.marker)  # it has left the chart
            texts = str(updates), bounded(loss, "below"), bounded(above[-1])
            for cell, text in zip(self.cells[index], texts, strict=True):
                cell.set_text(text)
        self.off_map.set_text(f"off the map: {', '.join(off)}" if off else "")
        cut = _is_cut(state.runs[-1].path[: state.epoch * WAYS[-1].updates + 1], WAYS[-1])
        self.left_out.set_text(_LEFT_OUT if cut else "")


_LEFT_OUT = "(one at a time: the map shows only its first and its last 32 updates)"


def _is_cut(path, way):
    """Whether a path has too many updates to draw them all."""
    return way.updates >= 32 and len(path) > 65


def _worth_drawing(path, way):
    """The path of an epoch or two in full: the first and the present one where an epoch has many updates."""
    if not _is_cut(path, way):
        return path.T
    return np.vstack([path[:33], [[np.nan, np.nan]], path[-33:]]).T


def describe(state):
    """The picture in words."""
    each = "; ".join(
        f"{way.name}: {counted(min(state.epoch * way.updates, len(run.path) - 1), 'update', 'updates')}, "
        f"loss {bounded(loss, 'below')}"
        for way, run, loss in zip(WAYS, state.runs, state.losses, strict=True)
    )
    return f"Epoch {state.epoch}: {each}. The floor is {bounded(FIT.floor, 'below')}. {_verdict(state)}"


def _verdict(state):
    """Who is ahead, and why."""
    if state.epoch == 0:
        return "All three start from the same line."
    losses, start = state.losses, float(state.runs[0].losses[0])
    worse = [way.name for way, loss in zip(WAYS, losses, strict=True) if loss > start]
    if worse:
        return f"Worse than at the start: {', '.join(worse)}. For that the learning rate is too large."
    full, few, single = losses
    if full > few > single:
        return "The more updates in an epoch, the further it has come."
    lowest = WAYS[int(np.argmin(losses))].name
    if single > min(full, few) and single - FIT.floor < 0.5 * (start - FIT.floor):
        was_ahead = np.argmin([run.losses[1] for run in state.runs]) == len(WAYS) - 1
        jumps = "came down first, and now jumps" if was_ahead else "jumps"
        return f"Lowest: {lowest}. One at a time {jumps} about the best line."
    return f"Lowest: {lowest}."


def _formula(state):
    return [
        Equation(
            Term(f"updates, size {way.size}", state.epoch * way.updates, INK, 0),
            Term("epochs", state.epoch, INK, 0),
            "·",
            Term("examples", len(X), INK, 0),
            f"/ {way.size}",
        )
        for way in WAYS
    ]


def explore_batches(learning_rate=0.05, epoch=0):
    """Train on the same examples in three ways, with any learning rate."""
    return Explorer(
        question="Look at all examples before each update, or move after every one?",
        controls={
            "learning_rate": LEARNING_RATE.slider(learning_rate, 0.005, 0.4, 0.005),
            "epoch": epoch_player(EPOCHS, epoch),
        },
        compute=compute,
        picture=ThreeWays(),
        formula=_formula,
        sentence=describe,
    )
