"""Lessons 5 and 6, make it yours: the learner writes ``update``.

Each diagnosis uses only words that the lessons so far have introduced.
"""

from neuron_lab.datasets import WORKED
from neuron_lab.neuron import backward, update
from neuron_lab.ui.exercise import Check, Mistake

# Rounded, so that a report shows −1.6 and not −1.5999999999999996. The lesson's cells leave dL_dw and dL_db behind.
_DL_DW, _DL_DB = _GRADIENT = tuple(
    round(part, 9) for part in backward(WORKED.x, WORKED.y, WORKED.w, WORKED.b)
)


def _at_rate(fixed):
    return lambda w, b, gradient, learning_rate: update(w, b, gradient, fixed)


_FIXED_RATE = (
    "The learning rate is the same in every case here. Use the learning_rate that your function is given."
)

CHECK = Check(
    "update",
    ("w", "b", "gradient", "learning_rate"),
    update,
    cases=(
        (WORKED.w, WORKED.b, _GRADIENT, WORKED.learning_rate),
        (-1.5, 0.0, (2.0, 0.5), 0.05),
        (0.0, -0.4, (0.0, -1.2), 0.25),
        (1.2, 0.8, (-0.6, 3.0), 0.5),
        (-1.2345678, 0.5772157, (0.7654321, -1.3579113), 0.0271828),
        (1.4142136, -1.7320508, (-2.7182818, 0.6931472), 0.1357911),
    ),
    mistakes=(
        Mistake(
            lambda w, b, gradient, rate: (w + rate * gradient[0], b + rate * gradient[1]),
            "This is a step uphill. The gradient says which way is up, so subtract it.",
        ),
        Mistake(
            lambda w, b, gradient, rate: (w - gradient[0], b - gradient[1]),
            "This takes the whole gradient as its step. Multiply each part by the learning rate first.",
        ),
        Mistake(
            lambda w, b, gradient, rate: (w - rate, b - rate),
            "This subtracts the learning rate alone. Multiply it by that parameter's part of the gradient.",
        ),
        Mistake(
            lambda w, b, gradient, rate: (w - rate * gradient[0], b),
            "Only the weight moves here. The bias takes its step too, with the second part of the gradient.",
        ),
        Mistake(
            lambda w, b, gradient, rate: (w, b - rate * gradient[1]),
            "Only the bias moves here. The weight takes its step too, with the first part of the gradient.",
        ),
        Mistake(
            lambda w, b, gradient, rate: (rate * gradient[0], rate * gradient[1]),
            "These are only the steps. Subtract them from the old w and b.",
        ),
        Mistake(
            lambda w, b, gradient, rate: (-rate * gradient[0], -rate * gradient[1]),
            "These are only the steps. Add them to the old w and b.",
        ),
        Mistake(
            lambda w, b, gradient, rate: (w - rate * gradient[1], b - rate * gradient[0]),
            "The parts of the gradient are exchanged. The first, dL_dw, is for w; the second, dL_db, is for b.",
        ),
        Mistake(
            lambda w, b, gradient, rate: (b - rate * gradient[1], w - rate * gradient[0]),
            "The two are exchanged. Return the new w first, then the new b.",
        ),
        Mistake(
            lambda w, b, gradient, rate: (w - gradient[0] / rate, b - gradient[1] / rate),
            "The gradient is divided by the learning rate here. Multiply them.",
        ),
        Mistake(
            lambda w, b, gradient, rate: (w - rate * gradient[0], b - rate * gradient[0]),
            "Both take their step with dL_dw here. The bias has a part of its own, dL_db.",
        ),
        Mistake(
            lambda w, b, gradient, rate: (w - rate * gradient[0], b + rate * gradient[1]),
            "The first is right. The bias takes its step uphill here: subtract for it too.",
        ),
        Mistake(
            lambda w, b, gradient, rate: (w + rate * gradient[0], b - rate * gradient[1]),
            "The second is right. The weight takes its step uphill here: subtract for it too.",
        ),
        Mistake(
            lambda w, b, gradient, rate: (w - rate * gradient[0], w - rate * gradient[1]),
            "The first is right. The new bias starts at w here: subtract its step from b.",
        ),
        Mistake(
            lambda w, b, gradient, rate: (
                w - rate * gradient[0],
                w - rate * gradient[0] - rate * gradient[1],
            ),
            "The first is right. The new bias starts at the new w here: subtract its step from b.",
        ),
        Mistake(
            lambda w, b, gradient, rate: (w - rate * gradient[0], w - rate * gradient[0]),
            "Both are the new w here. The bias takes a step of its own, from b and with dL_db.",
        ),
        *(Mistake(_at_rate(rate), _FIXED_RATE) for rate in (0.1, 0.01, 0.05, 0.001)),
        Mistake(
            lambda w, b, gradient, rate: ((w - rate) * gradient[0], (b - rate) * gradient[1]),
            "Here the learning rate is subtracted first. Multiply it by the gradient, then subtract the product.",
        ),
        Mistake(
            lambda w, b, gradient, rate: (w - rate * _DL_DW, b - rate * _DL_DB),
            "Does it use dL_dw and dL_db from a cell above? Take them from the gradient: dL_dw, dL_db = gradient.",
        ),
        Mistake(
            lambda w, b, gradient, rate: update(WORKED.w, WORKED.b, _GRADIENT, WORKED.learning_rate),
            "It gives the same whatever goes in. Does it return new_w and new_b from the cells above?",
        ),
        Mistake(
            lambda w, b, gradient, rate: (w, b),
            "w and b came back as they went in. Let each take its step.",
            not_yet=True,
        ),
    ),
)
