"""Checks that stand apart from the formula, so that ``return w * x + b`` is what the eye meets.

A formula is written bare, and at the end of its module it is given a guard::

    forward = checked(one_input, forward)

From there on each call meets the guard first. A guard takes the same arguments, complains about them as
:mod:`neuron_lab.validation` does, and returns them, in the same order, as the formula may use them: a number as
a float, a list as an array. ``forward.unchecked`` is the bare formula, for a loop whose numbers are known.

Here are the guards of one neuron; those of a network stand in :mod:`neuron_lab.layer`.
"""

import functools
import inspect

from neuron_lab.validation import DIVERGED, broadcastable, numbers, one_number, positive_number, same_shape


def checked(guard, formula):
    """The formula with its guard before it; name, signature and docstring stay those of the formula.

    :param guard: takes the arguments of the formula, and returns them in the same order.
    :param formula: a function whose arguments may all be given by place or by name.
    """
    signature = inspect.signature(formula)
    expected = len(signature.parameters)

    @functools.wraps(formula)
    def call(*values, **named):
        __tracebackhide__ = True
        if named or len(values) != expected:
            values = _all_by_place(formula, signature, values, named)
        return formula(*guard(*values))

    call.unchecked = formula
    return call


def _all_by_place(formula, signature, values, named):
    __tracebackhide__ = True
    left_out = len(signature.parameters) - len(values)
    defaults = formula.__defaults__ or ()
    if not named and 0 < left_out <= len(defaults):  # as below, and some ten times as fast
        return values + defaults[-left_out:]
    try:
        bound = signature.bind(*values, **named)
    except TypeError:
        return formula(*values, **named)  # too many, too few or unknown: Python says it best
    bound.apply_defaults()
    return bound.args


def one_input(x, w, b):
    """Numbers or arrays, of any shapes that broadcast."""
    __tracebackhide__ = True
    x, w, b = numbers("x", x), numbers("w", w, DIVERGED), numbers("b", b, DIVERGED)
    broadcastable(x=x, w=w, b=b)
    return x, w, b


def input_alone(x):
    """A number or an array."""
    __tracebackhide__ = True
    return (numbers("x", x),)


def entry_by_entry(y_hat, y):
    """Predictions and targets, of any shapes that broadcast."""
    __tracebackhide__ = True
    y_hat, y = numbers("y_hat", y_hat, DIVERGED), numbers("y", y)
    broadcastable(y_hat=y_hat, y=y)
    return y_hat, y


def mean_over_predictions(y_hat, y):
    """Predictions and targets of one shape, or one of the two a single number."""
    __tracebackhide__ = True
    y_hat, y = numbers("y_hat", y_hat, DIVERGED), numbers("y", y)
    same_shape(y_hat=y_hat, y=y)
    return y_hat, y


def mean_over_examples(x, y, w, b):
    """Examples of one shape, or x or y a single number; one weight and one bias for them all."""
    __tracebackhide__ = True
    x, y = numbers("x", x), numbers("y", y)
    same_shape(x=x, y=y)
    return x, y, one_number("w", w, DIVERGED), one_number("b", b, DIVERGED)


def nudge(function, at, h):
    """A point, and a nudge that moves it."""
    __tracebackhide__ = True
    at, h = one_number("at", at), one_number("h", h)
    _must_move(at, h)
    return function, at, h


def nudge_both_ways(x, y, w, b, h):
    """As :func:`mean_over_examples`, with a nudge above 0 that moves w and b upwards and downwards."""
    __tracebackhide__ = True
    h = positive_number("h", h)
    x, y, w, b = mean_over_examples(x, y, w, b)
    for at in (w, b):
        _must_move(at, h)
        _must_move(at, -h)  # a float is coarser on the far side of a power of two
    return x, y, w, b, h


def _must_move(at, h):
    __tracebackhide__ = True
    if at + h == at:
        raise ValueError(f"h must move the point it nudges; {at:g} nudged by {h:g} is still {at:g}")


def downhill(w, b, gradient, learning_rate):
    """Parameters, a gradient that fits them, and a learning rate above 0."""
    __tracebackhide__ = True
    learning_rate = positive_number("learning_rate", learning_rate)
    w, b = numbers("w", w, DIVERGED), numbers("b", b, DIVERGED)
    try:
        dL_dw, dL_db = gradient
    except (TypeError, ValueError):
        raise TypeError("gradient must be a pair (dL_dw, dL_db), as backward returns it") from None
    dL_dw, dL_db = numbers("dL_dw", dL_dw, DIVERGED), numbers("dL_db", dL_db, DIVERGED)
    same_shape(w=w, dL_dw=dL_dw)
    same_shape(b=b, dL_db=dL_db)
    return w, b, (dL_dw, dL_db), learning_rate
