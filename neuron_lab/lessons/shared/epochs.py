"""What lessons 7 and 8 say of a run of many epochs, and the control that steps through one."""

import math

from neuron_lab.least_squares import epochs_for_a_tenth
from neuron_lab.ui.numbers import counted, number
from neuron_lab.ui.player import Player


def epoch_player(last, epoch):
    """Step through a run, epoch by epoch."""
    return Player("epoch", last, epoch, interval=150)


NOTHING = "nothing"


def what_is_left(factor, epoch):
    """How much of a distance is left after this many epochs, in words."""
    left = abs(factor) ** epoch
    return NOTHING if left < 5e-4 else "less than 1 %" if left < 0.01 else f"{number(100 * left, 0)} %"


def what_it_has_become(factor, epoch):
    """How large a distance that grows has become after this many epochs, in words."""
    left = abs(factor) ** epoch
    return (
        f"{number(left, 0)} times what it was" if left >= 10 else f"{number(100 * left, 0)} % of what it was"
    )


def to_a_tenth(factor, epoch):
    """How long it takes until a tenth of a distance is left, as an aside; nothing where it is past that."""
    if abs(factor) ** epoch < 0.1:
        return ""
    count = counted(
        math.ceil(epochs_for_a_tenth(factor)), "epoch", "epochs"
    )  # a part of an epoch is one more
    return f" (it takes {count} from the start to get to a tenth)"
