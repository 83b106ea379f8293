"""Lesson 6, the training loop: a run on the map of losses, its loss step by step, and the factor behind it."""

from typing import NamedTuple

import numpy as np

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.factor_gauge import factor_equation, factor_gauge, factor_in_words
from neuron_lab.lessons.shared.loss_chart import LossCurve
from neuron_lab.lessons.shared.loss_map import LossMap
from neuron_lab.lessons.shared.quantities import LEARNING_RATE, LOSS, Y_HAT, B, W, Y
from neuron_lab.neuron import forward, squared_error
from neuron_lab.training import History, step_factor, train
from neuron_lab.ui.equation import Equation
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.labels import label_beside
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import exact, number, small, small_digits
from neuron_lab.ui.player import Player
from neuron_lab.ui.style import GREEN, GREY

STEPS = 20


class State(NamedTuple):
    """A recorded run, and how much of it is on show."""

    learning_rate: float
    history: History
    step: int
    factor: float

    @property
    def y_hat(self):
        """The prediction at the step on show."""
        return forward(WORKED.x, self.history.w[self.step], self.history.b[self.step])


def compute(learning_rate, w, b, step):
    """Train from (w, b) on the worked example, and show the run up to this step."""
    x, y, *_ = WORKED
    history = train(x, y, w, b, learning_rate, STEPS)
    return State(learning_rate, history, min(step, history.steps), step_factor(x, learning_rate))


class RunOnTheMap(LiveFigure):
    """On the left the run on a map of losses over w and b; then the loss step by step; then the factor gauge."""

    W_SPAN, B_SPAN = (-0.05, 1.25), (-0.45, 0.85)
    TALLEST = 2.5  # of the loss axis, in losses at the start
    name = "A training run on a map of losses, its loss at each step, and the factor gauge"

    def build(self):
        self.map = self._build_map((66, 34, 262, 262))
        ghost = {"color": GREY, "markersize": 6, "linewidth": 1.5, "markerfacecolor": "white"}
        self.ghost_path = self.moving_line(self.map.axes, "D:", **ghost)
        self.map.add_run((0.6, -0.38), "o-", markersize=5, linewidth=1.5)
        centred = {"size": 12, "ha": "center", "zorder": 6}
        self.numbers = [self.moving_text(self.map.axes, **centred) for _ in range(3)]

        chart = self._build_chart((390, 34, 190, 262))
        self.ticks = [self.moving_text(chart, ha="right", va="center", size=13) for _ in range(2)]
        self.ghost_loss = self.moving_line(chart, "D:", **ghost)
        self.loss = LossCurve(self, chart, "o-", "o", 12, inset=0.07, markersize=5, linewidth=1.5)
        self.gauge = factor_gauge(self, (624, 72, 36, 224))

    def _build_map(self, box):
        """A map for one example: its losses at 0 fill a line, the valley."""
        x, y, *_ = WORKED
        chart = LossMap(self, box, self.W_SPAN, self.B_SPAN, [0, 0.4, 0.8, 1.2], [-0.4, 0, 0.4, 0.8])
        levels = [0, 0.04, 0.16, 0.36, 0.64, 1, 1.44, 1.96, 2.56, 3.61, 4.84]
        look = {"levels": levels, "cmap": "Greys", "vmin": -0.3, "vmax": 5}
        chart.shade(lambda w, b: squared_error(forward(x, w, b), y), points=25, **look)
        w = np.array(self.W_SPAN)
        chart.axes.plot(w, y - x * w, color=GREEN, linewidth=3)
        chart.axes.text(0.42, 0.71, "valley: loss 0", color=GREEN, weight="bold", va="center", size=13)
        return chart

    def _build_chart(self, box):
        """A chart of the loss, in units of the loss at the start."""
        span = {"xlim": (-0.7, STEPS + 0.7), "ylim": (-0.12, self.TALLEST)}
        chart = self.axes(*box, **span, xlabel="step", xticks=[0, 5, 10, 15, 20])
        chart.set_title("loss at each step", loc="left", pad=12)
        chart.set_yticks([0, 1, 2], ["0", "", ""])
        chart.axhline(1, color=GREY, linewidth=1, linestyle=":")
        chart.text(STEPS + 0.5, 0.97, "start", color=GREY, size=12, ha="right", va="top")
        return chart

    def show(self, state):
        history, step = state.history, state.step
        unit = history.loss[0] or 1.0  # the height of the first loss; a start in the valley has none
        off = f"step {step} is off the map"
        path, losses = _near(history, step, unit)
        w, b = history.w, history.b
        self.map.show_run(path, (w[0], b[0]), (w[step], b[step]), off)
        self.loss.line.set_data(*losses)
        ghost = _near(self.pinned.history, self.pinned.step, unit) if self.pinned else _NO_RUN
        for line, points in zip((self.ghost_path, self.ghost_loss), ghost, strict=True):
            line.set_data(*points)
        self._number_points(w, b, min(step, history.steps))
        self._mark_loss(history.loss[step], step, unit)
        left, _ = self.loss.axes.get_xlim()
        for multiple, tick in enumerate(self.ticks, start=1):
            text = number(multiple * unit) if history.loss[0] else ""
            label_beside(tick, text, (left, multiple), dx=-5.5)
        self.gauge.show(state.factor)

    def _mark_loss(self, loss, step, unit):
        """Mark the present loss, and write it beside the mark, towards the side with room."""
        height = min(loss / unit, 2 * self.TALLEST)
        self.loss.mark(step, height)
        text = f"L = {number(loss)} ↑" if height > self.TALLEST else f"L = {small(loss)}"
        room = 8.7 * len(text)  # about: a long number must not leave its axes
        to_the_left = step > STEPS / 2
        self.loss.label.set_ha("right" if to_the_left else "left")
        aside = {"dx": -8, "left": room + 2.5} if to_the_left else {"dx": 8, "right": room + 2}
        label_beside(self.loss.label, text, (step, height), dy=10, top=28, **aside)

    def _number_points(self, w, b, shown):
        """Number the first steps on the map.

        Each stands far enough from the step before it; where two fall together, the earlier keeps its number.
        """
        for step, label in enumerate(self.numbers, start=1):
            others = (step - 1, *range(1, step))
            there = step <= shown and all(abs(w[step] - w[other]) > 0.08 for other in others)
            if there and self.map.holds(w[step], b[step] + 0.08):  # with room for the number
                label_beside(label, str(step), (w[step], b[step]), dy=8)
            else:
                label.set_text("")


_NO_RUN = (((), ()), ((), ()))


def _near(history, step, unit):
    """The path of a run up to a step, and its losses in this unit; what is far outside would only fill the message."""
    end = step + 1
    far = np.abs(history.w[:end]) >= 100
    end = 1 + int(np.argmax(far)) if far.any() else end
    return (history.w[:end], history.b[:end]), (np.arange(end), history.loss[:end] / unit)


def describe(state):
    """The picture in words."""
    history, step = state.history, state.step
    if history.loss[0] < 1e-12:
        return (
            "The start already lies in the valley: the loss is 0 and the gradient is 0, so no step moves it, "
            "whatever the learning rate."
        )
    shown = history.loss[: step + 1]
    losses = " → ".join(map(small, shown[:4])) + (" and on" if step > 3 else "")
    end = ""
    if state.factor < -1 - 1e-9:
        end = (
            f"; each step multiplies it by ({number(state.factor)})² = {number(state.factor**2)}: divergence"
        )
    return (
        f"Learning rate {exact(state.learning_rate, 3)}, factor {number(state.factor)}: "
        f"{factor_in_words(state.factor)}. Step {step} of {history.steps}: w = {number(history.w[step])}, "
        f"b = {number(history.b[step])}, loss {small(history.loss[step])}. "
        f"The loss so far: {losses}{end}."
    )


def describe_pinned(state):
    """The run pinned for comparison in words."""
    return (
        f"Kept to compare, in grey: learning rate {exact(state.learning_rate, 3)}, "
        f"loss {small(state.history.loss[state.step])} at step {state.step}."
    )


def explore(learning_rate=WORKED.learning_rate, w=WORKED.w, b=WORKED.b, step=0):
    """Run the training loop from any start, step by step, and compare with a run pinned before."""

    def formula(state):
        loss, y_hat = state.history.loss[state.step], Y_HAT(state.y_hat)._replace(digits=4)
        return [
            factor_equation(state.factor, WORKED.x, state.learning_rate),
            Equation(LOSS(loss)._replace(digits=small_digits(loss)), "(", y_hat, "−", Y(WORKED.y), ")²"),
        ]

    return Explorer(
        question="Does training creep, arrive, overshoot, bounce or explode?",
        controls={
            "learning_rate": LEARNING_RATE.slider(learning_rate, 0.005, 0.3, 0.005),
            "w": W.slider(w, 0, 1.2, prefix="start "),
            "b": B.slider(b, -0.4, 0.8, prefix="start "),
            "step": Player("step", STEPS, step),
        },
        compute=compute,
        picture=RunOnTheMap(),
        formula=formula,
        sentence=describe,
        pinned_sentence=describe_pinned,
    )
