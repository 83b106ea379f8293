"""Lessons 4 and 6, make it yours: the learner writes ``backward``.

Each diagnosis uses only words that the lessons so far have introduced.
"""

from neuron_lab.datasets import WORKED
from neuron_lab.neuron import backward, dL_dy_hat, forward, prediction_error, squared_error
from neuron_lab.ui.exercise import Check, Mistake

# What the lesson's cells have left behind by the time the learner's function runs.
_Y_HAT = forward(WORKED.x, WORKED.w, WORKED.b)
_DL_DY_HAT = dL_dy_hat(_Y_HAT, WORKED.y)

_FROM_ABOVE = (
    "Does it use a number from a cell above? Compute dL_dy_hat inside the function, from x, y, w and b."
)
_BRACKETS = "Are brackets missing? The 2 multiplies the whole difference: 2 * (y_hat - y)."


def _error(x, y, w, b):
    return prediction_error(forward(x, w, b), y)


def _slope(x, y, w, b):
    """The first link, from the loss back to the prediction: both parts of the gradient begin with it."""
    return 2 * _error(x, y, w, b)


CHECK = Check(
    "backward",
    ("x", "y", "w", "b"),
    backward,
    cases=(
        (WORKED.x, WORKED.y, WORKED.w, WORKED.b),
        (-1.0, 2.0, 0.5, 0.3),
        (0.0, 1.0, -0.7, 0.4),
        (1.5, -0.5, -1.2, 0.0),
        (3.0, 0.0, 0.4, -0.6),
        (-1.2345678, 0.5772157, 0.7654321, 0.1357911),
        (1.4142136, -1.7320508, 2.7182818, -1.6931472),
    ),
    mistakes=(
        Mistake(
            lambda x, y, w, b: (_slope(x, y, w, b) / 2 * x, _slope(x, y, w, b) / 2),
            "Both are half of what they should be. Is the 2 missing? The slope of the loss is 2 * (y_hat - y).",
        ),
        Mistake(
            lambda x, y, w, b: (_slope(x, y, w, b), _slope(x, y, w, b)),
            "Both are the same here. On the way to the weight there is one more link: multiply dL_dw by x.",
        ),
        Mistake(
            lambda x, y, w, b: (-_slope(x, y, w, b) * x, -_slope(x, y, w, b)),
            "Both signs are the other way round. The error is the prediction minus the target: y_hat - y.",
        ),
        Mistake(
            lambda x, y, w, b: (-_slope(x, y, w, b) * x, _slope(x, y, w, b)),
            "The second is right. The first, dL_dw, has the other sign.",
        ),
        Mistake(
            lambda x, y, w, b: (_slope(x, y, w, b) * x, -_slope(x, y, w, b)),
            "The first is right. The second, dL_db, has the other sign.",
        ),
        Mistake(
            lambda x, y, w, b: (-_error(x, y, w, b) * x, -_error(x, y, w, b)),
            "Two things are off: both signs are the other way round, and the 2 is missing. The slope of the loss is "
            "2 * (y_hat - y).",
        ),
        Mistake(
            lambda x, y, w, b: (2 * _slope(x, y, w, b) * x, 2 * _slope(x, y, w, b)),
            "Both are twice what they should be. Does the 2 stand there twice?",
        ),
        Mistake(
            lambda x, y, w, b: (2 * _slope(x, y, w, b) * x, _slope(x, y, w, b)),
            "The second is right. The first, dL_dw, is twice what it should be: does the 2 stand there twice?",
        ),
        Mistake(
            lambda x, y, w, b: (_slope(x, y, w, b) * x, 2 * _slope(x, y, w, b)),
            "The first is right. The second, dL_db, is twice what it should be: does the 2 stand there twice?",
        ),
        Mistake(
            lambda x, y, w, b: (_slope(x, y, w, 0.0) * x, _slope(x, y, w, 0.0)),
            "Is the bias missing in the prediction? It is w * x + b.",
        ),
        Mistake(
            lambda x, y, w, b: (_slope(x, 0.0, w, b) * x, _slope(x, 0.0, w, b)),
            "Is the target missing? Subtract y from the prediction.",
        ),
        Mistake(
            lambda x, y, w, b: (_slope(x, y, w, b) / 2 * x, _slope(x, y, w, b)),
            "The first one, dL_dw, is half of what it should be. Is the 2 missing there?",
        ),
        Mistake(
            lambda x, y, w, b: (_slope(x, y, w, b) * x, _slope(x, y, w, b) / 2),
            "The second one, dL_db, is half of what it should be. Is the 2 missing there?",
        ),
        Mistake(
            lambda x, y, w, b: (_slope(x, y, w, b) * x, _slope(x, y, w, b) * x),
            "The first is right. On the way to the bias there is no x: the last link of dL_db is 1.",
        ),
        Mistake(
            lambda x, y, w, b: (_slope(x, y, w, b) * x, _slope(x, y, w, b) * b),
            "The first is right. The second is multiplied by b here; the last link of dL_db is 1.",
        ),
        Mistake(
            lambda x, y, w, b: (_slope(x, y, w, b) * x, 1.0),
            "The first is right. For the second, 1 is only the last link: multiply it by 2 * (y_hat - y).",
        ),
        Mistake(
            lambda x, y, w, b: (x, 1.0),
            "These are the links from the prediction to w and b. Multiply each by the slope of the loss.",
        ),
        Mistake(
            lambda x, y, w, b: (_slope(x, y, w, b), _slope(x, y, w, b) * x),
            "The two are exchanged. Return dL_dw first, then dL_db.",
        ),
        Mistake(
            lambda x, y, w, b: (_slope(x, y, w, b) * w, _slope(x, y, w, b)),
            "The first is multiplied by w here. A nudge on w reaches the prediction times x, so multiply by x.",
        ),
        Mistake(
            lambda x, y, w, b: (squared_error(forward(x, w, b), y) * x, squared_error(forward(x, w, b), y)),
            "Here the chain begins with the loss itself. Begin with its slope: 2 * (y_hat - y).",
        ),
        Mistake(
            lambda x, y, w, b: (2 * _error(x, y, w, b) ** 2 * x, 2 * _error(x, y, w, b) ** 2),
            "The error is squared here. The slope of the square is twice the error itself: 2 * (y_hat - y).",
        ),
        Mistake(
            lambda x, y, w, b: (_slope(x, y, w, b) * w, _slope(x, y, w, b) * b),
            "Each is multiplied by its own parameter here. The last links are x for the weight and 1 for the bias.",
        ),
        Mistake(lambda x, y, w, b: ((2 * forward(x, w, b) - y) * x, 2 * forward(x, w, b) - y), _BRACKETS),
        Mistake(
            lambda x, y, w, b: (2 * forward(x, w, b) - y, 2 * forward(x, w, b) - y),
            f"{_BRACKETS} Then multiply dL_dw by x.",
        ),
        Mistake(lambda x, y, w, b: (forward(x, 2 * w, b - y) * x, forward(x, 2 * w, b - y)), _BRACKETS),
        Mistake(lambda x, y, w, b: (_DL_DY_HAT * x, _DL_DY_HAT), _FROM_ABOVE),
        Mistake(lambda x, y, w, b: (_DL_DY_HAT * WORKED.x, _DL_DY_HAT), _FROM_ABOVE),
        Mistake(
            lambda x, y, w, b: (dL_dy_hat(_Y_HAT, y) * x, dL_dy_hat(_Y_HAT, y)),
            "Does it use a number from a cell above? Compute y_hat inside the function: w * x + b.",
        ),
        Mistake(
            lambda x, y, w, b: (_slope(x, y, w, b) * WORKED.x, _slope(x, y, w, b)),
            "The first is multiplied by the same number whatever x is. Does it use dy_hat_dw from a cell above?",
        ),
    ),
)
