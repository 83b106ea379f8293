"""What a learner's function gave back: read as numbers, compared, and put into words."""

import inspect
import itertools
import math
from decimal import Decimal
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
    if isinstance(value, bool) or not isinstance(value, (Real, Decimal)):
        return None
    try:
        return float(value)
    except (OverflowError, ValueError):  # a whole number of more than 308 digits; a Decimal that signals
        return math.inf


def parts_of(result):
    """All numbers of what :func:`read` gave, in one tuple."""
    if not isinstance(result, tuple):
        return (result,)
    return tuple(number for part in result for number in parts_of(part))


# ----------------------------------------------------------------------------- compared


def comparable(result, wanted):
    """Whether the result is finite, and a number, a pair or a table as it should be."""
    if result is None or wanted is None or shape_of(result) != shape_of(wanted):
        return False
    return all(map(math.isfinite, parts_of(result)))


def close(result, wanted):
    """Whether the two are equal but for rounding in the last digits that their precision has."""
    if not comparable(result, wanted):
        return False
    precision = 1e-5 if _fits_in(np.float32, result) else 1e-9
    return _within(precision, result, wanted)


def _within(precision, result, wanted):
    pairs = zip(parts_of(result), parts_of(wanted), strict=True)
    return all(abs(one - other) <= precision + precision * abs(other) for one, other in pairs)


def _fits_in(kind, result):
    """Whether the numbers are of this precision: none of them has more digits than it holds."""
    with np.errstate(over="ignore"):
        return all(float(kind(part)) == part for part in parts_of(result))


def nearly_right(results, wanted):
    """Whether these results are the wanted ones in the first five digits."""
    pairs = list(zip(results, wanted, strict=True))
    return all(comparable(*pair) and _within(1e-5, *pair) for pair in pairs)


def in_half_precision(results, wanted):
    """Whether these results are the wanted ones, but in numbers of only three digits, np.float16."""
    return all(
        comparable(result, right) and _fits_in(np.float16, result) and _within(3e-3, result, right)
        for result, right in zip(results, wanted, strict=True)
    )


_WAYS_TO_ROUND = {  # where the true number lies, from the rounded one, in units of the last digit
    "to the nearest": lambda wanted: (-0.5, 0.5),
    "down": lambda wanted: (0, 1),
    "up": lambda wanted: (-1, 0),
    "towards 0": lambda wanted: (0, 1) if wanted > 0 else (-1, 0),
}


def rounded(results, wanted):
    """Whether these results are the wanted ones, rounded, all in the same way and to as many digits: 0 to 6.

    Of a pair, one part may be rounded and the other right.
    """
    if not all(map(comparable, results, wanted)) or len(set(results)) < 2:
        return False  # the same in every case: that has another cause
    rows = [list(zip(*map(parts_of, both), strict=True)) for both in zip(results, wanted, strict=True)]
    columns = (
        list(zip(*rows, strict=True)) if len(set(map(len, rows))) == 1 else [list(itertools.chain(*rows))]
    )
    off = [pair for column in columns if not all(close(*pair) for pair in column) for pair in column]
    return any(_are_rounded(off, 10**digits, ends) for digits in range(7) for ends in _WAYS_TO_ROUND.values())


def _are_rounded(pairs, scale, ends):
    """Whether of these pairs (result, wanted) each result is a whole number of units, and so near the wanted one."""
    for result, wanted in pairs:
        whole = round(result * scale)
        low, high = ends(wanted)
        if abs(result * scale - whole) > 1e-6 or not low - 1e-6 <= wanted * scale - whole <= high + 1e-6:
            return False
    return any(
        0.001 < wanted * scale % 1 < 0.999 for _, wanted in pairs
    )  # who was whole before is not rounded


# ----------------------------------------------------------------------------- in words


def what_it_is(value):
    """What a value is, and where that is short, the value."""
    result = read(value)
    if isinstance(result, float):
        return f"a number, {shown(result)}"
    if result is not None and len(shape_of(result)) == 1:
        return f"{kind_of(value)}, {shown(result)}" if 0 < len(result) < 6 else kind_of(value)
    if isinstance(value, str):
        return f'text, "{cut(value, 40)}"'
    return kind_of(value)


def kind_of(value):
    """What a value is, without the value: "a pair of numbers"."""
    result = read(value)
    if isinstance(result, float):
        return "a number"
    if result is not None and len(shape_of(result)) > 1:
        return f"a table of {' by '.join(map(str, shape_of(result)))} numbers"
    if result is not None:
        return {1: "one number in brackets", 2: "a pair of numbers"}.get(
            len(result), f"{len(result)} numbers"
        )
    if isinstance(value, tuple) and len(value) == 2:
        return "a pair, but not of two numbers"
    if isinstance(value, str):
        return "text"
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
    """A value as Python writes it, on one line and with a true minus."""
    return " ".join(str(value).split()).replace("-", "−")


def cut(text, longest):
    """The text, cut short where it is longer."""
    return text if len(text) <= longest else text[: longest - 1] + "…"
