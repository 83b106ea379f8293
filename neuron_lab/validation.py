"""What counts as a number, a learning rate, a count: every complaint names its argument."""

import math
from numbers import Integral, Real

import numpy as np


class NotFiniteError(ValueError):
    """A number is NaN or infinite: most often, training has diverged."""


def numbers(name, value):
    """Return ``value`` as a float, or as a float array of one dimension or more.

    :param name: what the argument is called, for the complaint.
    :param value: a real number, or an array-like of real numbers of any shape.
    :raises TypeError: for text, None, booleans, complex numbers and ragged lists.
    :raises ValueError: for an empty array, and (NotFiniteError) where a number is NaN or infinite.
    """
    if type(value) is not float:  # the common case, a plain float, needs no conversion
        value = _converted(name, value)
    finite = math.isfinite(value) if type(value) is float else np.isfinite(value).all()
    if not finite:
        raise NotFiniteError(
            f"{name} must be finite, not {_first_not_finite(value)}. "
            "If it came out of training, the steps grew without end: "
            "try a smaller learning rate."
        )
    return value


def one_number(name, value):
    """Return ``value`` as a float; complain as :func:`numbers` does, and about arrays too."""
    value = numbers(name, value)
    if isinstance(value, np.ndarray):
        raise TypeError(f"{name} must be a single number, not an array of shape {value.shape}")
    return value


def positive_number(name, value):
    """Return ``value`` as a float above 0; complain with a ValueError or TypeError otherwise."""
    value = one_number(name, value)
    if value <= 0:
        raise ValueError(f"{name} must be greater than 0, not {value:g}")
    return value


def count(name, value):
    """Return ``value`` as an int that is 0 or more; complain with a ValueError or TypeError otherwise."""
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, Integral):
        raise TypeError(f"{name} must be a whole number, not {_described(value)}")
    if value < 0:
        raise ValueError(f"{name} must be 0 or more, not {value}")
    return int(value)


def same_shape(**arguments):
    """Complain with a ValueError unless the arguments fit together (NumPy's broadcasting rule)."""
    if all(type(value) is float for value in arguments.values()):
        return
    try:
        np.broadcast_shapes(*(np.shape(value) for value in arguments.values()))
    except ValueError:
        shapes = ", ".join(f"{name} has shape {np.shape(value)}" for name, value in arguments.items())
        raise ValueError(f"these must have the same shape, or be single numbers: {shapes}") from None


def _converted(name, value):
    if isinstance(value, Real) and not isinstance(value, (bool, np.bool_)):
        try:
            return float(value)
        except OverflowError:
            raise ValueError(f"{name} must fit into a float; this number is too large") from None
    try:
        array = np.asarray(value)
    except ValueError:  # a ragged list
        raise TypeError(f"{name} must be a number or an array of numbers, not {_described(value)}") from None
    if array.dtype.kind not in "iuf" and array.size:
        raise TypeError(f"{name} must be a number or an array of numbers, not {_described(value)}")
    if array.size == 0:
        raise ValueError(f"{name} must hold at least one number; it is empty")
    array = array.astype(float)
    return array if array.ndim else float(array)


def _first_not_finite(value):
    return value if np.ndim(value) == 0 else value[~np.isfinite(value)][0]


def _described(value):
    text = repr(value)
    return f"{text if len(text) <= 40 else text[:39] + '…'} ({type(value).__name__})"
