"""Training, epoch by epoch: the loss, the accuracy on digits held out, and what the network says of one of them."""

from typing import NamedTuple

import numpy as np

from neuron_lab.lessons.digits.drawing import DigitPicture, Outputs, said, which_slider
from neuron_lab.lessons.digits.run import EPOCHS, digits, run
from neuron_lab.lessons.shared.loss_chart import LossCurve
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import number
from neuron_lab.ui.player import Player
from neuron_lab.ui.style import INK


class State(NamedTuple):
    """How far training is, and what the network says of one held-out digit by then."""

    epoch: int
    losses: np.ndarray  # before the first epoch, and of the epochs so far
    right: np.ndarray  # of the epochs so far, and before the first: how many held-out digits are right
    which: int
    x: np.ndarray
    label: int
    shares: np.ndarray

    @property
    def per_cent(self):
        """The accuracy by now, in per cent."""
        return 100 * self.right[-1] / len(digits().labels_test)


def compute(epoch, which):
    """The run up to this epoch, and one digit at it."""
    recorded, which = run(), int(which)
    so_far = recorded.losses[: epoch + 1], recorded.right[: epoch + 1].sum(axis=1)
    shown = digits().x_test[which], int(digits().labels_test[which]), recorded.shares[epoch, which]
    return State(epoch, *so_far, which, *shown)


class TrainingAndOutputs(LiveFigure):
    """On the left loss and accuracy, epoch by epoch; then one digit and its ten outputs."""

    width, height = 800, 350
    name = "Loss and accuracy, epoch by epoch, a handwritten digit, and its ten shares"

    def build(self):
        across = {"xlim": (-0.8, EPOCHS + 0.8), "xticks": [0, 10, 20, 30]}
        loss = self.axes(44, 36, 200, 95, ylim=(0, 2.75), yticks=[0, 1, 2], **across)
        loss.set_title("loss during the epoch", loc="left", pad=12)
        self.loss = LossCurve(self, loss, size=9, label={"x": EPOCHS, "y": 2.0, "ha": "right"}, clip=False)
        right = self.axes(44, 196, 200, 95, ylim=(0, 105), yticks=[0, 50, 100], xlabel="epoch", **across)
        right.set_title("held-out digits right, %", loc="left", pad=12)
        self.right = self.moving_line(right, ":", color=INK)
        self.right_here = self.moving_line(right, "D", color=INK, markersize=8, clip_on=False)
        self.right_label = self.moving_text(right, EPOCHS, 30, color=INK, weight="bold", ha="right")
        self.digit = DigitPicture(self, 282, 36, 136, "held-out digit")
        self.outputs = Outputs(self, 480, 36, 160, 255)

    def show(self, state):
        epochs = np.arange(state.epoch + 1)
        self.loss.line.set_data(epochs, state.losses)
        self.loss.mark(state.epoch, state.losses[-1])
        self.loss.label.set_text(f"L = {number(state.losses[-1])}")
        per_cent = 100 * state.right / len(digits().labels_test)
        self.right.set_data(epochs, per_cent)
        self.right_here.set_data([state.epoch], per_cent[-1:])
        self.right_label.set_text(f"{number(state.per_cent, 0)} %")
        self.digit.show(state.x)
        self.outputs.show(state.shares, state.label)


def describe(state):
    """The picture in words."""
    loss = number(state.losses[-1])
    when = (
        f"During epoch {state.epoch} the loss was {loss} on average, and after it"
        if state.epoch
        else f"Before training the loss is {loss}, and"
    )
    return (
        f"{when} {number(state.per_cent, 0)} % of the held-out digits are right. Digit {state.which}: "
        f"{said(state.shares, state.label, 'the network')}"
    )


def explore_training(epoch=0, which=94):
    """Watch the network learn, epoch by epoch, with an eye on one held-out digit."""
    return Explorer(
        question="How does the network come to its answers?",
        controls={
            "epoch": Player("epoch", EPOCHS, epoch, interval=300),
            "which": which_slider("held-out digit", which, 359),
        },
        compute=compute,
        picture=TrainingAndOutputs(),
        formula=lambda state: [],
        sentence=describe,
    )
