"""Lessons 1 and 6, make it yours: the learner writes ``forward``.

Each diagnosis uses only words that the lessons so far have introduced.
"""

import numpy as np

from neuron_lab.datasets import WORKED
from neuron_lab.neuron import forward
from neuron_lab.ui.exercise import Check, Mistake

_AS_IT_IS = "This neuron gives it back as it is."

CHECK = Check(
    "forward",
    ("x", "w", "b"),
    forward,
    cases=(
        (WORKED.x, WORKED.w, WORKED.b),
        (-3.0, 1.5, 0.4),
        (0.0, -2.0, 0.7),
        (1.5, -0.8, 0.0),
        (-1.0, -2.5, -1.2),
        (4.0, 0.0, -0.3),
        (-1.2345678, 0.7654321, 0.1357911),
        (2.7182818, 1.4142136, 0.5772157),
    ),
    mistakes=(
        Mistake(lambda x, w, b: w * x, "Is the bias missing? Add b at the end."),
        Mistake(lambda x, w, b: w * x - b, "The bias is subtracted here. Add it instead."),
        Mistake(lambda x, w, b: w * x * b, "The bias is multiplied here. Add it instead."),
        Mistake(lambda x, w, b: w + x + b, "The weight is added here. Multiply the input by it instead."),
        Mistake(
            lambda x, w, b: w * (x + b),
            "Here b is added to the input, so that it is multiplied too. Add it after the multiplication.",
        ),
        Mistake(
            lambda x, w, b: (w + b) * x,
            "Here b is added to the weight, so that it is multiplied too. Add it after the multiplication.",
        ),
        Mistake(
            lambda x, w, b: x * b + w,
            "Weight and bias have changed places: it is the weight that multiplies the input.",
        ),
        Mistake(
            lambda x, w, b: x + w * b,
            "Here the weight multiplies the bias. Let it multiply the input instead.",
        ),
        Mistake(
            lambda x, w, b: w * x + WORKED.b,
            f"Does it use the number {WORKED.b} from a cell above in place of b? Add b, whatever it is.",
        ),
        Mistake(
            lambda x, w, b: WORKED.w * WORKED.x + b,
            "Does it use product from a cell above? Multiply w by x inside the function.",
        ),
        Mistake(
            lambda x, w, b: (w + x) * b,
            "The two steps are exchanged here: what is added should multiply, and what multiplies should be added.",
        ),
        Mistake(
            lambda x, w, b: max(forward(x, w, b), 0.0),
            "What is below 0 became 0. This neuron gives back its result as it is, also below 0.",
        ),
        Mistake(
            lambda x, w, b: abs(forward(x, w, b)),
            "The result has lost its sign. This neuron gives it back as it is, also below 0.",
        ),
        Mistake(lambda x, w, b: np.tanh(forward(x, w, b)), f"Here the result went through tanh. {_AS_IT_IS}"),
        Mistake(
            lambda x, w, b: 1 / (1 + np.exp(-forward(x, w, b))),
            f"Here the result went through one more function, which keeps it between 0 and 1. {_AS_IT_IS}",
        ),
        Mistake(
            lambda x, w, b: float(forward(x, w, b) > 0),
            f"Here the result became 1 where it was above 0, and 0 elsewhere. {_AS_IT_IS}",
        ),
    ),
)
