"""Lesson 2, make it yours: the learner writes ``squared_error``.

Each diagnosis uses only words that the lessons so far have introduced.
"""

from neuron_lab.datasets import WORKED
from neuron_lab.neuron import forward, prediction_error, squared_error
from neuron_lab.ui.exercise import Check, Mistake

_Y_HAT = forward(WORKED.x, WORKED.w, WORKED.b)  # what the lesson's cells have left behind

CHECK = Check(
    "squared_error",
    ("y_hat", "y"),
    squared_error,
    cases=(
        (_Y_HAT, WORKED.y),
        (-2.0, 1.0),
        (3.0, -1.0),
        (0.0, 0.5),
        (0.7, 0.0),
        (-1.5, -1.5),
        (1.2345678, -0.7654321),
        (-2.7182818, 1.4142136),
    ),
    mistakes=(
        Mistake(prediction_error, "This is the error. Is the square missing? Multiply the error by itself."),
        Mistake(
            lambda y_hat, y: y - y_hat,
            "Is the square missing? Subtract the target from the prediction, and multiply the result by itself.",
        ),
        Mistake(
            lambda y_hat, y: abs(y_hat - y),
            "This is the error without its sign. Square it instead: multiply the error by itself.",
        ),
        Mistake(
            lambda y_hat, y: y_hat**2 - y**2,
            "Here the prediction and the target are squared, each by itself. Subtract first, then square.",
        ),
        Mistake(
            lambda y_hat, y: y_hat - y**2,
            "Only the target is squared here. Put y_hat - y in brackets, so that the subtraction comes first.",
        ),
        Mistake(
            lambda y_hat, y: y_hat**2 - y,
            "Only the prediction is squared here. Put y_hat - y in brackets, then square what comes out.",
        ),
        Mistake(
            lambda y_hat, y: y_hat - y * y_hat - y,
            "Python multiplies before it subtracts. Put each y_hat - y in brackets.",
        ),
        Mistake(
            lambda y_hat, y: -squared_error(y_hat, y),
            "There is a minus in front of the square. Leave it out: a loss is never below 0.",
        ),
        Mistake(
            lambda y_hat, y: (y_hat + y) ** 2,
            "The target is added here. Subtract it from the prediction, then square.",
        ),
        Mistake(
            lambda y_hat, y: squared_error(y_hat, y) / 2,
            "This is half of it. Some books put ½ in front; in these lessons there is none.",
        ),
        Mistake(
            lambda y_hat, y: 2 * (y_hat - y),
            "The error is doubled here. To square it, multiply it by itself, not by 2.",
        ),
        Mistake(
            lambda y_hat, y: 2 * (y - y_hat),
            "The distance is doubled here. To square it, multiply it by itself, not by 2.",
        ),
        Mistake(
            lambda y_hat, y: squared_error(y_hat, WORKED.y),
            f"Does it use the number {WORKED.y} from a cell above in place of y? Subtract y, whatever it is.",
        ),
        Mistake(
            lambda y_hat, y: squared_error(_Y_HAT, y),
            "Does it use the prediction from a cell above in place of y_hat? Use y_hat, whatever it is.",
        ),
        Mistake(
            lambda y_hat, y: squared_error(_Y_HAT, WORKED.y),
            "It gives the same whatever goes in. Does it use error or loss from a cell above?",
        ),
        Mistake(
            lambda y_hat, y: (y_hat - y) ** 3,
            "The error stands there three times. To square it, multiply it by itself once.",
        ),
    ),
)
