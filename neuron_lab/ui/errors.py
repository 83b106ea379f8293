"""What stopped a learner's function: the error on one line, where it happened, and what to do about it."""

import re
import traceback
from types import FunctionType

from neuron_lab.ui.results import cut


def error_in_words(error):
    """The error as Python names it, such as "NameError: name 'bias' is not defined", on one short line."""
    try:
        message = str(error).strip().partition("\n")[0]
    except (Exception, SystemExit):  # an exception that the learner defined need not know how to write itself
        message = ""
    message = "".join(sign if sign.isprintable() else " " for sign in message)  # no colours of a terminal's
    return f"{type(error).__name__}: {cut(message, 120).rstrip('.')}" if message else type(error).__name__


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


def line_of_error(error, function):
    """The line of the function where it happened, counted from its first; None where that is not known."""
    code = function.__code__ if type(function) is FunctionType else None
    lines = [line for frame, line in traceback.walk_tb(error.__traceback__) if frame.f_code is code]
    return lines[-1] - code.co_firstlineno + 1 if lines else None
