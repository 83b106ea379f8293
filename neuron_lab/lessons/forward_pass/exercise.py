"""Lesson 1, make it yours: the learner writes ``forward``.

Each diagnosis uses only words that the lessons so far have introduced.
"""

from neuron_lab.datasets import WORKED
from neuron_lab.neuron import forward
from neuron_lab.ui.exercise import Check, Mistake

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
    ),
    mistakes=(
        Mistake(lambda x, w, b: w * x, "Is the bias missing? Add b at the end."),
        Mistake(lambda x, w, b: w * x - b, "The bias is subtracted here. Add it instead."),
        Mistake(lambda x, w, b: w * x * b, "The bias is multiplied here. Add it instead."),
        Mistake(lambda x, w, b: w + x + b, "The weight is added here. Multiply the input by it instead."),
        Mistake(
            lambda x, w, b: w * (x + b),
            "Here b is added to the input, so that it is multiplied too. Multiply w by x first, then add b.",
        ),
        Mistake(
            lambda x, w, b: (w + b) * x,
            "Here b is added to the weight, so that it is multiplied too. Multiply w by x first, then add b.",
        ),
        Mistake(
            lambda x, w, b: x * b + w,
            "Weight and bias have changed places: multiply x by w, then add b.",
        ),
        Mistake(
            lambda x, w, b: x + w * b,
            "Here the weight multiplies the bias. Let it multiply the input, then add b.",
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
            "The two steps are exchanged here. Multiply w by x first, then add b.",
        ),
    ),
)
