"""Lesson 6, the training loop: a run on the map of losses, its loss step by step, and the factor behind it."""

from typing import NamedTuple

import numpy as np

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.factor_gauge import factor_equation, factor_gauge, factor_in_words
from neuron_lab.lessons.shared.quantities import LEARNING_RATE, LOSS, Y_HAT, B, W, Y
from neuron_lab.neuron import forward, squared_error
from neuron_lab.training import History, step_factor, train
from neuron_lab.ui.equation import Equation
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import as_given, exact, number
from neuron_lab.ui.player import Player
from neuron_lab.ui.style import GREEN, GREY, INK

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

    def __init__(self):
        super().__init__(
            760, 350, "A training run on a map of losses, its loss at each step, and the factor gauge"
        )

    def build(self):
        x, y, *_ = WORKED
        chart = self.axes(
            66,
            34,
            262,
            262,
            xlim=self.W_SPAN,
            ylim=self.B_SPAN,
            xlabel="weight w",
            ylabel="bias b",
            xticks=[0, 0.4, 0.8, 1.2],
            yticks=[-0.4, 0, 0.4, 0.8],
        )
        chart.set_title("loss: darker is higher", loc="left", pad=12)
        chart.grid(False)
        w, b = np.linspace(*self.W_SPAN, 25), np.linspace(*self.B_SPAN, 25)
        loss = squared_error(forward(x, *np.meshgrid(w, b)), y)
        levels = [0, 0.04, 0.16, 0.36, 0.64, 1, 1.44, 1.96, 2.56, 3.61, 4.84]
        chart.contourf(w, b, loss, levels=levels, cmap="Greys", vmin=-0.3, vmax=5)
        valley_w = np.array(self.W_SPAN)
        chart.plot(valley_w, y - x * valley_w, color=GREEN, linewidth=3)
        chart.text(0.42, 0.71, "valley: loss 0", color=GREEN, weight="bold", va="center", size=13)
        self.ghost_path = self.moving_line(
            chart, "D:", color=GREY, markersize=6, linewidth=1.5, markerfacecolor="white"
        )
        self.path = self.moving_line(chart, "o-", color=W.colour, markersize=5, linewidth=1.5)
        self.here = self.moving_line(chart, "o", color=W.colour, markersize=12, zorder=5)
        self.numbers = [self.moving_text(chart, size=12, ha="center", zorder=6) for _ in range(3)]
        self.off_map = self.moving_text(chart, 0.6, -0.38, size=13, ha="center", va="center", zorder=7)
        self.start = self.moving_line(chart, "s", color=INK, markersize=8, zorder=6)

        curve = self.axes(
            390,
            34,
            190,
            262,
            xlim=(-0.7, STEPS + 0.7),
            ylim=(-0.12, self.TALLEST),
            xlabel="step",
            xticks=[0, 5, 10, 15, 20],
        )
        curve.set_title("loss at each step", loc="left", pad=12)
        curve.set_yticks([0, 1, 2], ["0", "", ""])
        curve.axhline(1, color=GREY, linewidth=1, linestyle=":")
        curve.text(STEPS + 0.5, 0.97, "start", color=GREY, size=12, ha="right", va="top")
        self.ticks = [
            self.moving_text(curve, -1.3, height, ha="right", va="center", size=13) for height in (1, 2)
        ]
        self.ghost_loss = self.moving_line(
            curve, "D:", color=GREY, markersize=6, linewidth=1.5, markerfacecolor="white"
        )
        self.loss = self.moving_line(curve, "o-", color=LOSS.colour, markersize=5, linewidth=1.5)
        self.loss_here = self.moving_line(curve, "o", color=LOSS.colour, markersize=12, zorder=5)
        self.loss_label = self.moving_text(curve, color=LOSS.colour, weight="bold", zorder=6)
        self.beyond = self.moving_line(curve, "^", color=LOSS.colour, markersize=12, zorder=5, clip_on=False)
        self.gauge = factor_gauge(self, (624, 72, 36, 224))

    def show(self, state):
        history, step = state.history, state.step
        unit = history.loss[0] or 1.0  # the height of the first loss; a start in the valley has none
        self._run(self.path, self.loss, history, step, unit)
        if self.pinned is not None:
            self._run(self.ghost_path, self.ghost_loss, self.pinned.history, self.pinned.step, unit)
        else:
            self.ghost_path.set_data([], [])
            self.ghost_loss.set_data([], [])
        self.start.set_data(history.w[:1], history.b[:1])
        self.here.set_data(history.w[step : step + 1], history.b[step : step + 1])
        self._number_points(history, step)
        height = history.loss[step] / unit
        self.loss_here.set_data([step], [min(height, self.TALLEST)])
        self.loss_here.set_visible(height <= self.TALLEST)
        self.beyond.set_data([step], [self.TALLEST - 0.07])
        self.beyond.set_visible(height > self.TALLEST)
        left = step > STEPS / 2
        shown = (
            f"L = {number(history.loss[step])} ↑"
            if height > self.TALLEST
            else f"L = {loss_text(history.loss[step])}"
        )
        room = 0.98 * len(shown)  # in steps, about: a long number must not leave its axes
        at = max(step - 0.9, room - 0.4) if left else min(step + 0.9, STEPS + 0.5 - room)
        self.loss_label.set_text(shown)
        self.loss_label.set_ha("right" if left else "left")
        self.loss_label.set_position((at, min(height + 0.1, self.TALLEST - 0.28)))
        for multiple, tick in enumerate(self.ticks, start=1):
            tick.set_text(number(multiple * unit) if history.loss[0] else "")
        self.gauge.show(state.factor)

    def _number_points(self, history, step):
        """Number the first steps on the map, and say if the last is off it.

        Each stands far enough from the step before it; where two fall together, the earlier keeps its number.
        """
        w, b = history.w, history.b
        for number_of, label in enumerate(self.numbers, start=1):
            others = (number_of - 1, *range(1, number_of))
            there = number_of <= min(step, history.steps) and all(
                abs(w[number_of] - w[other]) > 0.08 for other in others
            )
            inside = there and self._on_map(w[number_of], b[number_of] + 0.08)  # with room for the number
            label.set_text(str(number_of) if inside else "")
            if inside:
                label.set_position((w[number_of], b[number_of] + 0.04))
        on_map = self._on_map(w[step], b[step])
        self.off_map.set_text("" if on_map else f"step {step} is off the map")
        self.here.set_visible(on_map)

    def _on_map(self, w, b):
        return self.W_SPAN[0] <= w <= self.W_SPAN[1] and self.B_SPAN[0] <= b <= self.B_SPAN[1]

    @staticmethod
    def _run(path, loss, history, step, unit):
        # Far outside the picture the numbers would only fill the message.
        end = step + 1
        near = slice(
            0, end if np.abs(history.w[:end]).max() < 100 else 1 + int(np.argmax(np.abs(history.w) >= 100))
        )
        path.set_data(history.w[near], history.b[near])
        loss.set_data(np.arange(end)[near], history.loss[near] / unit)


_NOTHING = 1e-20  # what a loss below this says of the run is only how floats are rounded


def loss_text(loss):
    """A loss with four digits; where these would be zeros and something is left, as a power of ten."""
    tiny = _NOTHING < loss < 5e-5
    return as_given(float(f"{loss:.1e}")) if tiny else number(loss, 4)


def loss_digits(loss):
    """How many digits a formula shows of a loss: four, or up to eight where these would be zeros."""
    first = next((digits for digits in range(4, 8) if loss > _NOTHING and round(loss, digits)), 4)
    return first if first == 4 else first + 1


def describe(state):
    """The picture in words."""
    history, step = state.history, state.step
    if history.loss[0] < 1e-12:
        return (
            "The start already lies in the valley: the loss is 0 and the gradient is 0, so no step moves it, "
            "whatever the learning rate."
        )
    shown = history.loss[: step + 1]
    losses = " → ".join(map(loss_text, shown[:4])) + (" and on" if step > 3 else "")
    end = ""
    if state.factor < -1 - 1e-9:
        end = (
            f"; each step multiplies it by ({number(state.factor)})² = {number(state.factor**2)}: divergence"
        )
    return (
        f"Learning rate {exact(state.learning_rate, 3)}, factor {number(state.factor)}: "
        f"{factor_in_words(state.factor)}. Step {step} of {history.steps}: w = {number(history.w[step])}, "
        f"b = {number(history.b[step])}, loss {loss_text(history.loss[step])}. "
        f"The loss so far: {losses}{end}."
    )


def describe_pinned(state):
    """The run pinned for comparison in words."""
    return (
        f"Kept to compare, in grey: learning rate {exact(state.learning_rate, 3)}, "
        f"loss {loss_text(state.history.loss[state.step])} at step {state.step}."
    )


def explore(learning_rate=WORKED.learning_rate, w=WORKED.w, b=WORKED.b, step=0):
    """Run the training loop from any start, step by step, and compare with a run pinned before."""

    def formula(state):
        loss = state.history.loss[state.step]
        return [
            factor_equation(state.factor, WORKED.x, state.learning_rate),
            Equation(
                LOSS(loss)._replace(digits=loss_digits(loss)),
                "(",
                Y_HAT(state.y_hat)._replace(digits=4),
                "−",
                Y(WORKED.y),
                ")²",
            ),
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
