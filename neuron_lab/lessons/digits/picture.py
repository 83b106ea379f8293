"""Lesson 11, digits: a network of 100,234 parameters reads handwriting, trained in the same four phases."""

from typing import NamedTuple

import numpy as np

from neuron_lab.lessons.digits.drawing import DigitAndOutputs, said, which_slider
from neuron_lab.lessons.digits.run import EPOCHS, digits, run
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.player import Player


class State(NamedTuple):
    """One held-out digit, and what the network says of it by this epoch."""

    epoch: int
    which: int
    x: np.ndarray
    label: int
    shares: np.ndarray


def compute(epoch, which):
    """Train as far as this epoch, if that has not been done, and look what the network says."""
    which = int(which)
    shares = run().until(epoch)[-1].shares[which]
    return State(epoch, which, digits().x_test[which], int(digits().labels_test[which]), shares)


def describe(state):
    """The picture in words."""
    when = f"After epoch {state.epoch}" if state.epoch else "Before training"
    return f"{when}, held-out digit {state.which}: {said(state.shares, state.label, 'the network')}"


def explore(epoch=0, which=0):
    """Watch the network learn to read one digit, epoch by epoch."""
    return Explorer(
        question="How many epochs does it take until the network reads this digit?",
        controls={
            "epoch": Player("epoch", EPOCHS, epoch, interval=400),
            "which": which_slider("held-out digit", which, 359),
        },
        compute=compute,
        picture=DigitAndOutputs("A handwritten digit of 8 by 8 squares, and ten bars: one share a digit"),
        formula=lambda state: [],
        sentence=describe,
    )
