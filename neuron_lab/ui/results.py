"""What a learner's function gave back: read as numbers, compared, and put into words."""

import inspect
import math
from numbers import Real

import numpy as np

from neuron_lab.ui.numbers import number


def read(value):
    """A number as a float, a list, tuple or array of numbers as a tuple of floats, a table as a tuple of rows.

    A table is an array, or a list of lists, whose rows are equally long. Anything else gives None.
    """
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if not isinstance(value, (list, tuple)):
        return _float(value)
    parts = tuple(map(read, value))
    return parts if None not in parts and len(set(map(shape_of, parts))) <= 1 else None


def shape_of(result):
    """The shape of what :func:`read` gave: () for a number, (3,) for three, (2, 3) for a table of two rows."""
    if not isinstance(result, tuple):
        return ()
    return (len(result), *(shape_of(result[0]) if result else ()))


def _float(value):
    if isinstance(value, bool) or not isinstance(value, Real):
        return None
    try:
        return float(value)
    except OverflowError:  # a whole number of more than 308 digits
        return math.inf


def parts_of(result):
    """All numbers of what :func:`read` gave, in one tuple."""
    if not isinstance(result, tuple):
        return (result,)
    return tuple(number for part in result for number in parts_of(part))


def comparable(result, wanted):
    """Whether the result is finite, and a number, a pair or a table as it should be."""
    if result is None or shape_of(result) != shape_of(wanted):
        return False
    return all(map(math.isfinite, parts_of(result)))


def close(result, wanted):
    """Whether the two are equal but for rounding."""
    return comparable(result, wanted) and all(
        abs(one - other) <= 1e-9 + 1e-9 * abs(other)
        for one, other in zip(parts_of(result), parts_of(wanted), strict=True)
    )


# ----------------------------------------------------------------------------- in words


def what_it_is(value):
    """What a value is, and where that is short, the value."""
    result = read(value)
    if isinstance(result, float):
        return f"a number, {shown(result)}"
    if result is not None and len(shape_of(result)) > 1:
        return f"a table of {' by '.join(map(str, shape_of(result)))} numbers"
    if result is not None:
        kind = {1: "one number in brackets", 2: "a pair of numbers"}.get(
            len(result), f"{len(result)} numbers"
        )
        return f"{kind}, {shown(result)}" if 0 < len(result) < 6 else kind
    if isinstance(value, tuple) and len(value) == 2:
        return "a pair, but not of two numbers"
    if isinstance(value, str):
        return f'text, "{cut(value, 40)}"'
    if value is None or isinstance(value, bool):
        return str(value)
    if inspect.isclass(value):
        return "a class"
    return "a function" if callable(value) else f"a value of the type {type(value).__name__}"


def shown(result):
    """A number with two to four digits after the point, as few as say it all; a pair in brackets."""
    if isinstance(result, tuple):
        return f"({', '.join(map(shown, result))})"
    if not math.isfinite(result):
        return "nan (not a number)" if math.isnan(result) else f"{in_full(result)} (too large a number)"
    digits = next(n for n in (2, 3, 4) if round(result, n) == round(result, 4))
    return number(result, digits)


def in_full(value):
    """A value as Python writes it, with a true minus."""
    return str(value).replace("-", "−")


def cut(text, longest):
    """The text, cut short where it is longer."""
    return text if len(text) <= longest else text[: longest - 1] + "…"
