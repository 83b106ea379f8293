"""What counts as a number, a learning rate, a count: every complaint names its argument.

A notebook shows a complaint with the call that it is about, and not the way from there to here: for that
IPython reads ``__tracebackhide__``.
"""

import math
from numbers import Integral, Real

import numpy as np

DIVERGED = "If it came out of training, the steps grew without end: try a smaller learning rate."
"""What to add to a complaint about NaN or infinity, where it may have come out of training."""


class NotFiniteError(ValueError):
    """A number is NaN or infinite: most often, training has diverged."""


def numbers(name, value, advice=""):
    """Return ``value`` as a float, or as a float array of one dimension or more.

    :param name: what the argument is called, for the complaint.
    :param value: a real number, or an array-like of real numbers of any shape.
    :param advice: a sentence to add to the complaint about NaN and infinity.
    :raises TypeError: for text, None, booleans, complex numbers and ragged lists.
    :raises ValueError: for an empty array, and (NotFiniteError) where a number is NaN or infinite.
    """
    __tracebackhide__ = True
    if type(value) is float and math.isfinite(value):
        return value  # the common case
    value = _converted(name, value)
    finite = math.isfinite(value) if type(value) is float else np.isfinite(value).all()
    if not finite:
        complaint = f"{name} must be finite, not {_first_not_finite(value)}."
        raise NotFiniteError(f"{complaint} {advice}" if advice else complaint)
    return value


def one_number(name, value, advice=""):
    """Return ``value`` as a float; complain as :func:`numbers` does, and about arrays too."""
    __tracebackhide__ = True
    value = numbers(name, value, advice)
    if isinstance(value, np.ndarray):
        raise TypeError(f"{name} must be a single number, not an array of shape {value.shape}")
    return value


def positive_number(name, value):
    """Return ``value`` as a float above 0; complain with a ValueError or TypeError otherwise."""
    __tracebackhide__ = True
    value = one_number(name, value)
    if value <= 0:
        raise ValueError(f"{name} must be greater than 0, not {value:g}")
    return value


def count(name, value):
    """Return ``value`` as an int that is 0 or more; complain with a ValueError or TypeError otherwise."""
    __tracebackhide__ = True
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, Integral):
        raise TypeError(f"{name} must be a whole number, not {described(value)}")
    if value < 0:
        raise ValueError(f"{name} must be 0 or more, not {value}")
    return int(value)


def broadcastable(**arguments):
    """Complain with a ValueError unless the arguments fit together entry by entry (NumPy's broadcasting)."""
    __tracebackhide__ = True
    if _all_plain(arguments):
        return
    try:
        np.broadcast_shapes(*(np.shape(value) for value in arguments.values()))
    except ValueError:
        raise ValueError(
            f"{_listed(arguments)} must fit together by NumPy's broadcasting rule; {_shapes(arguments)}"
        ) from None


def same_shape(**arguments):
    """Complain with a ValueError unless all arguments that are arrays have one shape; numbers go with any.

    Stricter than :func:`broadcastable`: a column beside a row would silently become a whole table.
    """
    __tracebackhide__ = True
    if _all_plain(arguments):
        return
    if len({value.shape for value in arguments.values() if isinstance(value, np.ndarray)}) > 1:
        raise ValueError(
            f"{_listed(arguments)} must have the same shape, or one be a single number; {_shapes(arguments)}"
        )


def _all_plain(arguments):
    """Whether all are plain floats: the common case, and to be told at once."""
    for value in arguments.values():  # noqa: SIM110 (all(…) takes twice as long)
        if type(value) is not float:
            return False
    return True


def _converted(name, value):
    __tracebackhide__ = True
    if isinstance(value, Real) and not isinstance(value, (bool, np.bool_)):
        try:
            return float(value)
        except OverflowError:
            raise ValueError(f"{name} must fit into a float; this number is too large") from None
    try:
        array = np.asarray(value)
    except ValueError:  # a ragged list
        raise TypeError(f"{name} must be a number or an array of numbers, not {described(value)}") from None
    if array.size and (array.dtype.kind not in "iuf" or _holds_booleans(value)):
        raise TypeError(f"{name} must be a number or an array of numbers, not {described(value)}")
    if array.size == 0:
        raise ValueError(f"{name} must hold at least one number; it is empty")
    array = array.astype(float)
    return array if array.ndim else float(array)


def _holds_booleans(value):
    """Whether a list has booleans among its numbers, which NumPy would read as 0 and 1."""
    if isinstance(value, np.ndarray):
        return False  # its type has been looked at
    return any(isinstance(each, (bool, np.bool_)) for each in np.asarray(value, dtype=object).flat)


def _listed(arguments):
    *others, last = arguments
    return f"{', '.join(others)} and {last}"


def _shapes(arguments):
    return ", ".join(f"{name} has shape {np.shape(value)}" for name, value in arguments.items())


def _first_not_finite(value):
    return value if np.ndim(value) == 0 else value[~np.isfinite(value)][0]


def described(value):
    """A value for a complaint: as Python writes it, cut short, with its type."""
    try:
        text = repr(value)
    except Exception:  # what somebody has made need not know how to write itself
        text = "something"
    return f"{text if len(text) <= 40 else text[:39] + '…'} ({type(value).__name__})"


def array(name, value, dimensions, advice=""):
    """Return ``value`` as a float array; float32 stays float32. Complain as :func:`numbers` does.

    :param dimensions: how many it may have: a tuple, such as (1, 2).
    """
    __tracebackhide__ = True
    kind = value.dtype if isinstance(value, np.ndarray) and value.dtype.kind == "f" else float
    value = np.asarray(numbers(name, value, advice), kind)
    if value.ndim not in dimensions:
        allowed = " or ".join(str(each) for each in dimensions)
        raise ValueError(
            f"{name} must have {allowed} dimension{'s' * (allowed != '1')}; {name} has shape {value.shape}"
        )
    return value


def positive_count(name, value):
    """Return ``value`` as an int that is 1 or more; complain as :func:`count` does otherwise."""
    __tracebackhide__ = True
    value = count(name, value)
    if value == 0:
        raise ValueError(f"{name} must be 1 or more, not 0")
    return value


def labels_for(rows_name, rows, labels, classes):
    """Return ``labels`` as an int array: one for each of the rows, whole, from 0 to ``classes`` − 1.

    :param rows_name: what the rows are called, for the complaint.
    """
    __tracebackhide__ = True
    labels = np.atleast_1d(array("labels", labels, (0, 1)))
    if len(labels) != len(rows):
        raise ValueError(
            f"labels must be {len(rows)}, one for each row of {rows_name}; "
            f"{rows_name} has shape {rows.shape}, labels has shape {labels.shape}"
        )
    if (labels != np.floor(labels)).any():
        raise ValueError(f"labels must be whole numbers, not {labels[labels != np.floor(labels)][0]:g}")
    if labels.min() < 0 or labels.max() >= classes:
        wrong = labels[(labels < 0) | (labels >= classes)][0]
        raise ValueError(f"labels must be from 0 to {classes - 1}, not {wrong:g}")
    return labels.astype(int)
