"""One run of a function that somebody has just written: it ends, and it breaks nothing.

What the results should have been is not known here; that is for ``exercise``.
"""

import contextlib
import dis
import inspect
import io
import sys
import time
from types import FunctionType
from typing import Any, NamedTuple

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
