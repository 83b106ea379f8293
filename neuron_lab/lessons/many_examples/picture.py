"""Lesson 7, many examples: on the map one arrow for each of them, and their mean, which is the step."""

from typing import NamedTuple

import numpy as np

from neuron_lab.datasets import WORKED
from neuron_lab.least_squares import means_of, surface_from, walk
from neuron_lab.lessons.shared.arrow import Arrow
from neuron_lab.lessons.shared.epochs import epoch_player
from neuron_lab.lessons.shared.few_points import few, on_axes
from neuron_lab.lessons.shared.loss_map import LossMap
from neuron_lab.lessons.shared.quantities import DL_DB, DL_DW, ERROR, Y_HAT, B, W, Y
from neuron_lab.lessons.shared.three_examples import LINE, RATE, X, noisy_targets
from neuron_lab.neuron import backward, forward
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.labels import label_beside
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import bounded, number, signed
from neuron_lab.ui.style import FAINT, GREEN, INK, RED

EPOCHS = 60
TARGETS = noisy_targets(0)


class State(NamedTuple):
    """A recorded run, how much of it is on show, and how each example pulls there."""

    path: np.ndarray  # (epochs + 1, 2): w, b
    losses: np.ndarray
    epoch: int
    gradients: np.ndarray  # (3, 2): of each example alone, (dL/dw, dL/db)

    @property
    def here(self):
        """Weight and bias at the epoch on show."""
        return self.path[self.epoch]

    @property
    def pulls(self):
        """How far each example alone would move weight and bias."""
        return -RATE * self.gradients

    @property
    def step(self):
        """How far they are moved: the mean of the pulls."""
        return self.pulls.mean(axis=0)


def compute(w, b, epoch):
    """Train from (w, b) on the three examples, and show the run up to this epoch."""
    means = means_of(X, TARGETS)
    path = walk(means, w, b, RATE, updates=EPOCHS)
    here = path[epoch].tolist()
    gradients = np.array([backward(x, y, *here) for x, y in zip(X.tolist(), TARGETS.tolist(), strict=True)])
    return State(path, surface_from(means, *path.T), epoch, gradients)


class PullsOnTheMap(LiveFigure):
    """On the left the examples and the line; on the right the map, with the pull of each example and their mean."""

    W_SPAN, B_SPAN = (-0.95, 1.8), (-0.3, 2.72)
    width, height = 760, 424
    name = "Three examples and a line; on the map of losses the pull of each example, and their mean"

    def build(self):
        data = self.axes(46, 34, 288, 338, xlim=(0, 4), ylim=(-0.7, 5.4))
        data.set(xlabel="input x", xticks=[0, 1, 2, 3, 4], yticks=[0, 1, 2, 3, 4, 5])
        data.set_title("examples and line", loc="left", pad=12)
        data.axhline(0, color=FAINT)
        self.errors = [self.moving_line(data, ":", color=ERROR.colour, linewidth=2.5) for _ in X]
        self.line = self.moving_line(data, color=Y_HAT.colour, zorder=3)
        data.plot(X, TARGETS, "D", color=Y.colour, markersize=9, zorder=4)
        for index, (x, y) in enumerate(zip(X, TARGETS, strict=True), start=1):
            data.annotate(
                f"{index}", (x, y), (9, 7), textcoords="offset points", color=Y.colour, weight="bold"
            )

        # A unit is as wide as it is high, 112 pixels, so that right angles are.
        self.map = LossMap(
            self, (428, 34, 308, 338), self.W_SPAN, self.B_SPAN, [-0.5, 0, 0.5, 1, 1.5], [0, 1, 2]
        )
        self.map.shade_bowl(X, TARGETS, LINE)
        self._draw_valleys()
        self._draw_key()
        self.map.mark_best(LINE)
        self.mean = Arrow(self, self.map.axes, 17, color=INK, linewidth=4.5, zorder=5)
        self.pulls = [Arrow(self, self.map.axes, 10, color=RED, linewidth=2, zorder=6) for _ in X]
        style = {"color": RED, "weight": "bold", "size": 13, "ha": "center", "va": "center", "zorder": 8}
        self.labels = [self.moving_text(self.map.axes, **style) for _ in X]
        self.map.add_run((0.4, -0.2), mark="8", size=10, linewidth=1.8)
        self.handle(self.map.start, "the start on the map", x="w", y="b")

    def _draw_valleys(self):
        """The line on which each example alone has no error, with its number where it leaves the map."""
        axes, w = self.map.axes, np.array(self.W_SPAN)
        for index, (x, y) in enumerate(zip(X, TARGETS, strict=True), start=1):
            axes.plot(w, y - w * x, color=GREEN, linewidth=1.5, linestyle=(0, (6, 3)))
            end = min(w[1], (y - self.B_SPAN[0]) / x)
            aside = (-7, 9) if end == w[1] else (-16, 4)
            style = {"color": GREEN, "weight": "bold", "textcoords": "offset points", "size": 13}
            axes.annotate(f"{index}", (end, y - end * x), aside, ha="center", **style)

    def _draw_key(self):
        """Which arrow is which, in a corner of the map that runs stay out of."""
        axes = self.map.axes
        for b, look, name in (
            (2.58, {"color": RED, "linewidth": 2}, "each example's pull"),
            (2.42, {"color": INK, "linewidth": 4.5}, "their mean: the step"),
        ):
            axes.plot([0.47, 0.62], [b, b], solid_capstyle="butt", **look)
            axes.text(0.68, b, name, size=12, va="center")

    def show(self, state):
        w, b = state.here.tolist()
        for line, x, y in zip(self.errors, X, TARGETS, strict=True):
            line.set_data([x, x], [forward(x, w, b), y])
        ends = np.array(self.line.axes.get_xlim())
        self.line.set_data(ends, forward(ends, w, b))
        self.map.show_run(on_axes(self.map.axes, *state.path[few(state.epoch)].T), state.path[0], (w, b), "")
        self.mean.show((w, b), state.step)
        for arrow, label, index, pull in zip(self.pulls, self.labels, "123", state.pulls, strict=True):
            arrow.show((w, b), pull)
            self._name(label, index, (w, b), pull)

    def _name(self, label, text, start, pull):
        """Write the number of an example beyond the tip of its arrow; a short one has no room for it."""
        scale = self.map.axes.bbox.width / np.ptp(self.W_SPAN)  # pixels a unit
        length = scale * float(np.hypot(*pull))
        if length < 16:
            label.set_text("")
            return
        dx, dy = 11 * scale * pull / length
        label_beside(label, text, start + pull, dx, dy, left=8, right=8, bottom=8, top=8)


def describe(state):
    """The picture in words."""
    w, b = state.here.tolist()
    now = f"Epoch {state.epoch}: w = {number(w)}, b = {number(b)}, loss {bounded(state.losses[state.epoch], 'below')}."
    if np.abs(state.gradients).max() < 1e-9:
        return f"{now} Every example is met, so none of them pulls."
    first, *others = (
        f"{signed(float(w))} and b by {signed(float(b))}"
        if not index
        else f"{signed(float(w))} and {signed(float(b))}"
        for index, (w, b) in enumerate(state.pulls)
    )
    by_others = ", ".join(f"example {index} by {text}" for index, text in enumerate(others, start=2))
    step_w, step_b = map(signed, state.step.tolist())
    return (
        f"{now} The learning rate is {number(RATE)}. Alone, example 1 would move w by {first}, {by_others}. "
        f"The mean of the three is the step: {step_w} and {step_b}. {_agreement(state)}"
    )


def _agreement(state):
    """How much of the pulls is left in their mean."""
    lengths, step = np.hypot(*state.pulls.T), float(np.hypot(*state.step))
    left = step / float(lengths.mean())
    share = f"{number(100 * left, 0)} %" if left >= 0.01 else "less than 1 %"
    if left > 0.9:
        return "They pull much the same way."
    much = "most of" if left < 0.4 else "a part of"
    return f"They pull different ways, and {much} it cancels: the step is {share} as long as the pulls are on average."


def _formula(state):
    names = [("2e₁x₁", "2e₁"), ("2e₂x₂", "2e₂"), ("2e₃x₃", "2e₃")]
    of_w, of_b = (
        [Term(name[place], slope, ERROR.colour) for name, slope in zip(names, column, strict=True)]
        for place, column in enumerate(state.gradients.T.tolist())
    )
    dL_dw, dL_db = state.gradients.mean(axis=0).tolist()
    return [
        Equation(total, "(", first, "+", second, "+", third, ") / 3")
        for total, (first, second, third) in ((DL_DW(dL_dw), of_w), (DL_DB(dL_db), of_b))
    ]


def explore(w=WORKED.w, b=WORKED.b, epoch=0):
    """Step through a run on three examples, from any start, and see how each of them pulls."""
    return Explorer(
        question="Three examples pull at one line. Where does it go?",
        controls={
            "w": W.slider(w, -0.5, 1.3, prefix="start "),
            "b": B.slider(b, -0.2, 2.6, prefix="start "),
            "epoch": epoch_player(EPOCHS, epoch),
        },
        compute=compute,
        picture=PullsOnTheMap(),
        formula=_formula,
        sentence=describe,
    )
