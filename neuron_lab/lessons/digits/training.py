"""Change what trains: the learning rate, how many neurons, where the weights start; and see what becomes of it."""

from typing import NamedTuple

import numpy as np

from neuron_lab.lessons.digits.run import EPOCHS, different, digits, right_in, silent, small_run
from neuron_lab.lessons.shared.loss_chart import LossCurve
from neuron_lab.ui.controls import Choice
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import number
from neuron_lab.ui.player import Player
from neuron_lab.ui.style import GREY, INK

RATES, NEURONS, STARTS = ("0.01", "0.1", "1", "10"), ("2", "8", "32"), ("random", "all equal")


class State(NamedTuple):
    """A run as it was chosen, and how far it is."""

    epoch: int
    learning_rate: str
    neurons: int
    start: str
    losses: np.ndarray  # before the first epoch, and of the epochs so far
    right: np.ndarray  # of the epochs so far, and before the first: how many held-out digits are right
    different: int
    silent: int
    diverged: bool

    @property
    def per_cent(self):
        """The accuracy after each epoch, in per cent."""
        return 100 * self.right / len(digits().labels_test)


def compute(epoch, learning_rate, neurons, start):
    """The run with these choices, up to this epoch."""
    record = small_run(float(learning_rate), int(neurons), start == "all equal").until(epoch)
    losses = np.array([each.loss for each in record])
    first = record[-1].first
    chosen = epoch, learning_rate, int(neurons), start
    return State(*chosen, losses, right_in(record), different(first), silent(first), record[-1].diverged)


class LossAndAccuracy(LiveFigure):
    """On the left the loss, on the right the accuracy, epoch by epoch; a run that was kept is dashed and grey."""

    width, height = 760, 310
    name = "Two charts, epoch by epoch: the loss, and how many of the held-out digits are right"

    def build(self):
        across = {"xlim": (-0.6, EPOCHS + 0.6), "xticks": range(0, EPOCHS + 1, 5), "xlabel": "epoch"}
        loss = self.axes(48, 40, 300, 205, ylim=(0, 3.1), yticks=[0, 1, 2, 3], **across)
        loss.set_title("loss during the epoch", loc="left", pad=12)
        right = self.axes(430, 40, 300, 205, ylim=(0, 105), yticks=[0, 50, 100], **across)
        right.set_title("held-out digits right, %", loc="left", pad=12)
        right.axhline(10, color=GREY, linewidth=1)
        right.text(EPOCHS, 4, "a guess", color=GREY, ha="right", va="center", size=12)
        self.kept = [self.moving_line(axes, "--", color=GREY, linewidth=2) for axes in (loss, right)]
        self.loss = LossCurve(self, loss, size=9, label={"x": EPOCHS, "y": 2.72, "ha": "right"}, clip=False)
        self.right = self.moving_line(right, ":", color=INK, linewidth=2)
        self.right_here = self.moving_line(right, "D", color=INK, markersize=8, clip_on=False)
        self.right_label = self.moving_text(right, EPOCHS, 25, color=INK, weight="bold", ha="right")

    def show(self, state):
        epochs = np.arange(state.epoch + 1)
        for line, values in zip(self.kept, _curves(self.pinned), strict=True):
            line.set_data(np.arange(len(values)), values)
        self.loss.line.set_data(epochs, state.losses)
        self.loss.mark(state.epoch, state.losses[-1])
        self.loss.label.set_text(f"L = {number(state.losses[-1])}")
        self.right.set_data(epochs, state.per_cent)
        self.right_here.set_data([state.epoch], state.per_cent[-1:])
        now = state.per_cent[-1]
        self.right_label.set_text(f"{number(now, 0)} %")
        self.right_label.set_y(now - 14 if now > 70 else now + 13)


def _curves(state):
    return ((), ()) if state is None else (state.losses, state.per_cent)


def describe(state):
    """The picture in words."""
    loss, right = (
        number(state.losses[-1]),
        f"{number(state.per_cent[-1], 0)} % of the held-out digits are right",
    )
    when = (
        f"During epoch {state.epoch} the loss was {loss} on average, and after it {right}."
        if state.epoch
        else f"Before training the loss is {loss}, and {right}."
    )
    return f"{_chosen(state)}. {when}{_diagnosis(state)}"


def _chosen(state):
    start = "weights that start at random" if state.start == "random" else "weights that all start equal"
    return f"{state.neurons} hidden neurons, learning rate {state.learning_rate}, {start}"


def _diagnosis(state):
    """What has become of the hidden neurons, where that explains the curves."""
    if state.diverged:
        return " Training has stopped: the steps grew until the numbers no longer fitted."
    if state.silent == state.neurons:
        return " All hidden neurons have fallen silent: they give 0 for every digit."
    if state.different == 1:
        return f" The {state.neurons} hidden neurons are exactly alike."
    if state.silent > state.neurons / 2:
        return f" Of the hidden neurons, {state.silent} give 0 for every digit."
    return ""


def describe_pinned(state):
    """The run that was kept, in words."""
    right = f"{number(state.per_cent[-1], 0)} % after epoch {state.epoch}"
    return f"Kept to compare, dashed: {_chosen(state)}, {right}."


def explore_training(epoch=0, *, learning_rate="0.1", neurons="32", start="random"):
    """Train a network of one hidden layer, and change what trains."""
    return Explorer(
        question="What does it take to learn well?",
        controls={
            "epoch": Player("epoch", EPOCHS, epoch, interval=200),
            "learning_rate": Choice("learning rate α", learning_rate, RATES),
            "neurons": Choice("hidden neurons", neurons, NEURONS),
            "start": Choice("starting weights", start, STARTS),
        },
        compute=compute,
        picture=LossAndAccuracy(),
        formula=lambda state: [],
        sentence=describe,
        pinned_sentence=describe_pinned,
    )
