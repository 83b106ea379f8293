"""The held-out digits that a trained network gets wrong, one after the other."""

from typing import NamedTuple

import numpy as np

from neuron_lab.lessons.digits.drawing import DigitAndOutputs, said, which_slider
from neuron_lab.lessons.digits.run import digits, one_that_reads_digits, shares_of
from neuron_lab.ui.explorer import Explorer


class State(NamedTuple):
    """One mistake."""

    place: int  # from 1
    of: int
    which: int
    x: np.ndarray
    label: int
    shares: np.ndarray


def compute(which, shares, mistakes):
    """The mistake at this place, counted from 1."""
    index = int(mistakes[int(which) - 1])
    shown = digits().x_test[index], int(digits().labels_test[index]), shares[index]
    return State(int(which), len(mistakes), index, *shown)


def describe(state):
    """The picture in words."""
    return f"Mistake {state.place} of {state.of}, held-out digit {state.which}. {said(state.shares, state.label)}"


def explore_mistakes(which=1, *, network=None):
    """Look at the mistakes of a network one by one; without one, at those of the lesson's own.

    :param network: as training made it, with 64 inputs and ten scores.
    """
    shares = shares_of(one_that_reads_digits(network), digits().x_test)
    mistakes = np.flatnonzero(shares.argmax(axis=1) != digits().labels_test)
    if not len(mistakes):
        raise ValueError("network must get a held-out digit wrong, and this one reads them all")
    return Explorer(
        question="What would you have read?",
        controls={"which": which_slider("mistake", which, len(mistakes), 1)},
        compute=lambda which: compute(which, shares, mistakes),
        picture=DigitAndOutputs("A misread digit of 8 by 8 squares, and ten bars: one share a digit"),
        formula=lambda state: [],
        sentence=describe,
    )
