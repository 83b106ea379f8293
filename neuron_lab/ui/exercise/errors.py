"""What stopped a learner's function: the error on one line, where it happened, and what to do about it."""

import re
import traceback

from neuron_lab.ui.exercise.misnamed import for_no_function, for_no_value
from neuron_lab.ui.exercise.place import place_of
from neuron_lab.ui.exercise.results import cut, kind_of
from neuron_lab.ui.exercise.written import own


def error_in_words(error):
    """The error as Python names it, such as "NameError: name 'bias' is not defined", on one short line."""
    try:
        message = str(error).strip().partition("\n")[0]
    except (Exception, SystemExit):  # an exception that the learner defined need not know how to write itself
        message = ""
    message = "".join(sign if sign.isprintable() else " " for sign in message)  # no colours of a terminal's
    return f"{type(error).__name__}: {cut(message, 120).rstrip('.')}" if message else type(error).__name__


def line_of_error(error, function):
    """The line of the function where it happened, counted from its first; None where that is not known."""
    written = own(function)
    code = written.__code__ if written else None
    lines = [line for frame, line in traceback.walk_tb(error.__traceback__) if frame.f_code is code]
    return lines[-1] - code.co_firstlineno + 1 if lines else None


_SLIPS_OF_SCHOOL_WRITING = {
    r"unsupported operand type\(s\) for \^": "“To the power of two” is written ** 2.",
    r"IndexError: only integers|indices must be integers": "x[i] wants the number of a place: 0, 1, 2 and so on. "
    "For one after the other, write for i in range(len(x)):",
    r"^SystemExit": "exit() and quit() end Python itself, and in a notebook all names would be lost. "
    "To leave a function, write `return`.",
    r"^(StdinNotImplemented|EOF)Error": "It waits for typing. Leave input() out: the check hands over the numbers.",
}
"""What Python says of a slip that is right in a school exercise → what to do. The first that fits counts."""


def advice_on(error, function, names):
    """What to do about an error that comes of writing as on paper, or of a name; "" where nothing is known.

    :param names: what the function's arguments should be called.
    """
    said = error_in_words(error)
    place = place_of(error)
    if isinstance(error, NameError):
        advice = _names_written_together(error, names) or for_no_value(error, place, function, names)
    elif "object is not callable" in said or isinstance(error, AttributeError):
        advice = for_no_function(error, place)
    else:
        found = (say for pattern, say in _SLIPS_OF_SCHOOL_WRITING.items() if re.search(pattern, said))
        advice = next(found, None) or _several_numbers(said, place)
    return advice or ""


def _names_written_together(error, names):
    """Two arguments written together are one name to Python."""
    missing = getattr(error, "name", None)
    for first in names if isinstance(missing, str) else ():
        rest = missing.removeprefix(first)
        if rest != missing and rest in names:
            return f"Python takes {missing} for one name. Write {first} * {rest}."
    return None


_OF_A_SEQUENCE = (
    r"can't multiply sequence by non-int|can only concatenate|must be str, not|"
    r"unsupported operand.*'(tuple|list|str)'"
)


def _several_numbers(said, place):
    """Something that is no number was added or multiplied: a pair, a list of three, or text."""
    if not re.search(_OF_A_SEQUENCE, said):
        return None
    operands = place.operands() if place else []
    found = [(text, value) for text, value in operands if isinstance(value, (tuple, list, str))]
    text, value = found[0] if found else ("One of these", () if "'tuple'" in said else None)
    if isinstance(value, str) or "'str'" in said or "str" in said.partition("concatenate")[2]:
        return f'{text} is text. Compute with the number itself, without quotation marks or f"…".'
    if found and len(value) == 2:
        return f"{text} is a pair. Take it apart first, then compute with each of its two numbers."
    if found:
        return f"{text} is {kind_of(value)}. Compute with one of its numbers at a time."
    return f"{text} holds several numbers, a pair or a list. Take it apart first, then compute with each of them."
