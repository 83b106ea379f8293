"""One run of a function that somebody has just written: it ends, it breaks nothing, and it can be put into words.

What the results should have been is not known here; that is for ``code_check``.
"""

import contextlib
import dis
import inspect
import io
import math
import re
import sys
import time
import traceback
from numbers import Real
from types import FunctionType
from typing import Any, NamedTuple

import numpy as np

from neuron_lab.ui.numbers import number

# ----------------------------------------------------------------------------- before it runs


def is_empty(function):
    """Whether nothing happens in it: only ``pass``, ``...`` or a docstring."""
    return type(function) is FunctionType and _instructions(function) == _instructions(_empty)


def _empty():
    pass


def _instructions(function):
    return [(step.opname, step.argval) for step in dis.get_instructions(function) if step.opname != "NOP"]


def has_gap(function):
    """Whether there is still a ``...`` in it, alone or as a part of a pair."""
    constants = function.__code__.co_consts if type(function) is FunctionType else ()
    parts = [part for constant in constants for part in (constant if type(constant) is tuple else [constant])]
    return any(part is Ellipsis for part in parts)


def signature_of(function):
    """Its signature, or None where there is none to be had, as for some functions written in C."""
    try:
        return inspect.signature(function)
    except Exception:
        return None


# ----------------------------------------------------------------------------- the run


class TimeUp(BaseException):
    """Raised in a function that runs too long. Not an Exception, so that ``except Exception`` lets it pass."""


class Outcome(NamedTuple):
    """What came of a run: a value or an error, what was printed, and whether it took too long."""

    value: Any
    error: BaseException | None
    printed: str
    too_long: bool


def run(function, arguments, until):
    """Call ``function(*arguments)`` and say what came of it. Only KeyboardInterrupt gets out.

    It is stopped between two steps of Python, so not within one call that waits, such as ``sleep``; and an
    endless loop that catches everything with a bare ``except:`` goes on.

    :param until: when its time is up, by :func:`time.monotonic`.
    :returns: an :class:`Outcome`.
    """
    printed = io.StringIO()
    value = error = None
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
            value = _watched(until, function, arguments)
    except KeyboardInterrupt:
        raise
    except BaseException as raised:  # SystemExit too: a learner's exit() must not end the notebook's Python
        error = raised
    # The clock decides, for the function may have caught TimeUp and returned something all the same.
    too_long = time.monotonic() > until
    return Outcome(value, error, "" if printed.closed else printed.getvalue(), too_long)


def _watched(until, function, arguments):
    """Call it with a look at the clock at every step. Unlike a signal, this works on every system."""
    before = sys.gettrace()
    own = getattr(function, "__globals__", None)

    def watch(frame, event, argument):
        if own is not None and frame.f_globals is not own:
            return None  # a library that it calls or imports: half of an import would break the whole kernel
        frame.f_trace_opcodes = True  # "while True: pass" on one line never comes to another line
        if time.monotonic() > until:
            raise TimeUp
        return watch

    sys.settrace(watch)
    try:
        return function(*arguments)
    finally:
        sys.settrace(before)


# ----------------------------------------------------------------------------- its result, as numbers


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


# ----------------------------------------------------------------------------- in words


def described(value):
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
        return f'text, "{_cut(value, 40)}"'
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


def error_in_words(error):
    """The error as Python names it, such as "NameError: name 'bias' is not defined", on one short line."""
    try:
        message = str(error).strip().partition("\n")[0]
    except (Exception, SystemExit):  # an exception that the learner defined need not know how to write itself
        message = ""
    message = "".join(sign if sign.isprintable() else " " for sign in message)  # no colours of a terminal's
    return f"{type(error).__name__}: {_cut(message, 120).rstrip('.')}" if message else type(error).__name__


_SLIPS_OF_SCHOOL_WRITING = {
    r"unsupported operand type\(s\) for \^": "“To the power of two” is written ** 2.",
    r"'(int|float|numpy\.float64)' object is not callable": "What stands right before "
    "the bracket is a number: is a * missing?",
    r"can't multiply sequence by non-int|unsupported operand.*'(tuple|list)'": "One of these is a pair. Take it "
    "apart first, then reckon with its parts.",
    r"IndexError: only integers": "x[i] wants the number of a place. Go round with for i in range(len(x)):",
    r"UnboundLocalError": "Give this name a first value before the loop, 0 for a sum.",
}
"""What Python says of a slip that is right in a school exercise → what to do. The first that fits counts."""


def in_plain_words(error, names):
    """What to do about an error that comes of writing as on paper; a list of one sentence, or of none.

    :param names: what the function's arguments are called; written together, they are one name to Python.
    """
    missing = getattr(error, "name", None) if isinstance(error, NameError) else None
    for first in names if isinstance(missing, str) else ():
        rest = missing.removeprefix(first)
        if rest != missing and rest in names:
            return [f"Python takes {missing} for one name. Write {first} * {rest}."]
    found = (
        say for pattern, say in _SLIPS_OF_SCHOOL_WRITING.items() if re.search(pattern, error_in_words(error))
    )
    return [say for say in (next(found, None),) if say]


def _cut(text, longest):
    return text if len(text) <= longest else text[: longest - 1] + "…"


def line_of_error(error, function):
    """The line of the function where it happened, counted from its first; None where that is not known."""
    code = function.__code__ if type(function) is FunctionType else None
    lines = [line for frame, line in traceback.walk_tb(error.__traceback__) if frame.f_code is code]
    return lines[-1] - code.co_firstlineno + 1 if lines else None
