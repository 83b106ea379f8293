"""Lesson 11, digits: a network of 100,234 parameters reads handwriting, trained in the same four phases."""

from functools import cache
from typing import NamedTuple

import numpy as np

from neuron_lab.lessons.digits.drawing import DigitAndOutputs, said, which_slider
from neuron_lab.lessons.digits.run import digits, run, shares_of
from neuron_lab.ui.controls import Slider
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.numbers import counted, number


class State(NamedTuple):
    """A disturbed digit, and what the trained network says of it."""

    which: int
    noise: float
    shift: int
    x: np.ndarray  # as it is shown to the network
    label: int
    shares: np.ndarray

    @property
    def answer(self):
        """The digit with the largest share."""
        return int(self.shares.argmax())


def disturb(x, noise, shift, seed):
    """A picture with noise on every square, moved to the right by whole squares; never outside 0 to 1.

    :param noise: the standard deviation of what is added to each square.
    :param shift: columns to the right; below 0 to the left. What leaves the picture is lost.
    :param seed: of the noise: the same seed, the same pattern.
    """
    moved = np.zeros((8, 8))
    here, there = slice(max(shift, 0), 8 + min(shift, 0)), slice(max(-shift, 0), 8 - max(shift, 0))
    moved[:, here] = x.reshape(8, 8)[:, there]
    return np.clip(moved.ravel() + noise * _pattern(seed), 0, 1)


@cache
def _pattern(seed):
    return np.random.default_rng(seed).standard_normal(64)


def compute(which, noise, shift):
    """Disturb one of the held-out digits, and ask the network."""
    which, shift = int(which), int(shift)
    x = disturb(digits().x_test[which], noise, shift, which)
    return State(which, noise, shift, x, int(digits().labels_test[which]), shares_of(run().network, x))


def describe(state):
    """The picture in words."""
    return f"{_seen(state)}. {said(state.shares, state.label)}{_undisturbed(state)}"


def _seen(state):
    shift = abs(state.shift)
    moved = f"moved {counted(shift, 'square', 'squares')} to the {'left' if state.shift < 0 else 'right'}"
    disturbed = [f"with noise {number(state.noise)}"] * (state.noise > 0) + [moved] * (shift > 0)
    return " ".join([f"Held-out digit {state.which}", " and ".join(disturbed) or "as it was written"])


def _undisturbed(state):
    if not state.noise and not state.shift:
        return ""
    answer = int(run().shares[-1, state.which].argmax())
    return f" Undisturbed it says {answer}."


def explore(which=0, noise=0.0, shift=0):
    """Show any held-out digit to the trained network, and disturb it."""
    return Explorer(
        question="How much can you disturb a digit before the network misreads it?",
        controls={
            "which": which_slider("held-out digit", which, 359),
            "noise": Slider("noise", noise, 0, 0.8),
            "shift": which_slider("shift to the right", shift, 3, -3),
        },
        compute=compute,
        picture=DigitAndOutputs("A handwritten digit of 8 by 8 squares, and ten bars: one share a digit"),
        formula=lambda state: [],
        sentence=describe,
    )
