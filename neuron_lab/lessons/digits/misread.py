"""The held-out digits that the trained network gets wrong, one after the other."""

from typing import NamedTuple

import numpy as np

from neuron_lab.lessons.digits.drawing import DigitAndOutputs, said, which_slider
from neuron_lab.lessons.digits.run import digits, run
from neuron_lab.ui.explorer import Explorer


class State(NamedTuple):
    """One mistake."""

    place: int  # from 1
    of: int
    which: int
    x: np.ndarray
    label: int
    shares: np.ndarray


def compute(which):
    """The mistake at this place, counted from 1."""
    mistakes = run().mistakes
    place = int(which)
    index = int(mistakes[place - 1])
    shown = digits().x_test[index], int(digits().labels_test[index]), run().shares[-1, index]
    return State(place, len(mistakes), index, *shown)


def describe(state):
    """The picture in words."""
    return (
        f"Mistake {state.place} of {state.of}, held-out digit {state.which}. "
        f"{said(state.shares, state.label)}"
    )


def explore_mistakes(which=1):
    """Look at the mistakes, one by one."""
    return Explorer(
        question="What would you have read?",
        controls={"which": which_slider("mistake", which, len(run().mistakes), 1)},
        compute=compute,
        picture=DigitAndOutputs("A misread digit of 8 by 8 squares, and ten bars: one share a digit"),
        formula=lambda state: [],
        sentence=describe,
    )
