"""The numbers that the lessons use: given once, here."""

from typing import NamedTuple


class Example(NamedTuple):
    """One neuron and one example: the input ``x``, the target ``y``, and where learning starts."""

    x: float
    y: float
    w: float
    b: float
    learning_rate: float


WORKED = Example(x=2.0, y=1.5, w=0.5, b=0.1, learning_rate=0.1)
"""The example that runs through every lesson."""

CANCELLING_X = (1.0, 2.0, 3.0)
CANCELLING_Y = (1.6, 1.1, 0.6)
"""Three examples, exactly on ŷ = −0.5x + 2.1. At the worked w and b the errors are −1, 0 and +1:
their mean is 0 although the line is badly wrong."""
