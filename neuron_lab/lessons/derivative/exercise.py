"""Lesson 3, make it yours: the learner writes ``difference_quotient``.

Each diagnosis uses only words that the lessons so far have introduced.
"""

from neuron_lab.datasets import WORKED
from neuron_lab.neuron import difference_quotient, forward, squared_error
from neuron_lab.ui.exercise import Check, Mistake


def loss(y_hat):
    """loss(y_hat) = (y_hat − 1.5)²"""
    return squared_error(y_hat, WORKED.y)


def square(v):
    """square(v) = v · v"""
    return v * v


def cube(v):
    """cube(v) = v · v · v"""
    return v * v * v


def _with_a_nudge_of(own):
    return lambda function, at, h: difference_quotient(function, at, own)


_OWN_H = "It nudges by the same h in every case. Use the h that your function is given."

CHECK = Check(
    "difference_quotient",
    ("function", "at", "h"),
    difference_quotient,
    cases=(
        (loss, forward(WORKED.x, WORKED.w, WORKED.b), 0.1),
        (square, 2.0, 0.1),
        (cube, -1.0, 0.5),
        (loss, WORKED.y, -0.25),
        (cube, 2.0, -0.5),
        (cube, 1.2345678, 0.0271828),
        (loss, -0.7654321, 0.1414214),
    ),
    mistakes=(
        Mistake(
            lambda function, at, h: function(at + h) - function(at),
            "This is the change for the whole nudge. To get the change per unit of nudge, divide by h.",
        ),
        Mistake(
            lambda function, at, h: (function(at + h) - function(at)) * h,
            "The change is multiplied by h here. Divide it by h.",
        ),
        Mistake(
            lambda function, at, h: (function(at) - function(at + h)) / h,
            "The sign is the other way round. The change is what comes after the nudge minus what was before it.",
        ),
        Mistake(
            lambda function, at, h: function(at + h) / h,
            "This takes only the value after the nudge. Subtract the value before it, function(at), then divide.",
        ),
        Mistake(
            lambda function, at, h: function(at + h) - function(at) / h,
            "Only the second value is divided here. Put the subtraction in brackets, so that it comes first.",
        ),
        Mistake(
            lambda function, at, h: (function(at + h) - at) / h,
            "This subtracts the place, at. Subtract what the function gives there: function(at).",
        ),
        Mistake(
            lambda function, at, h: (function(at + h) + function(at)) / h,
            "The two values are added here. Subtract the one before the nudge from the one after it.",
        ),
        Mistake(
            lambda function, at, h: h / (function(at + h) - function(at)),
            "The division is the other way round. Divide the change by the nudge, h.",
        ),
        Mistake(
            lambda function, at, h: difference_quotient(loss, at, h),
            "It always measures loss, whatever it is given. Call the function you are given: `function`.",
        ),
        Mistake(
            lambda function, at, h: (function(at + h) - function(at)) / (2 * h),
            "This is half of it. The nudge is h, not 2 * h, so divide by h.",
        ),
        Mistake(
            lambda function, at, h: (function(at) - function(at - h)) / h,
            "This is a nudge down: it compares at with at - h. Nudge up, to at + h.",
        ),
        Mistake(
            lambda function, at, h: (function(at - h) - function(at)) / h,
            "This nudges down, to at - h. Nudge up, to at + h.",
        ),
        Mistake(
            lambda function, at, h: (function(at + h) - function(at - h)) / (2 * h),
            "This nudges both ways, which measures well, but here only one nudge up is meant, and one comparison "
            "with the value at the place itself.",
        ),
        Mistake(
            lambda function, at, h: (function(at + h) - function(at - h)) / h,
            "This nudges both ways, and so over twice h, but divides by h alone. Only one nudge up is meant: leave "
            "at - h out.",
        ),
        Mistake(
            lambda function, at, h: (function(at) + h - function(at)) / h,
            "Here h is added to what the function gives. Nudge what goes in: function(at + h).",
        ),
        Mistake(
            lambda function, at, h: function(at + h),
            "This is only the value after the nudge. How much did it change, per unit of nudge?",
        ),
        Mistake(
            lambda function, at, h: (function(h) - function(at)) / h,
            "This takes the function at h itself. The nudge goes from at to at + h.",
        ),
        Mistake(
            lambda function, at, h: (function(at + h) - function(at)) / at,
            "The change is divided by the place, at. Divide it by how far the nudge went: h.",
        ),
        *(
            Mistake(_with_a_nudge_of(own), _OWN_H)
            for own in (1.0, 0.5, 0.1, *(10.0**-n for n in range(2, 9)))
        ),
    ),
)
