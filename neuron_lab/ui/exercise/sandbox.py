"""One run of a function that somebody has just written: it ends, and it breaks nothing.

What the results should have been is not known here; that is for ``exercise``.
"""

import builtins
import contextlib
import functools
import io
import os
import sys
import sysconfig
import time
import warnings
from pathlib import Path
from typing import Any, NamedTuple


class TimeUp(BaseException):
    """Raised in a function that runs too long. Not an Exception, so that ``except Exception`` lets it pass."""


class WaitsForTyping(Exception):
    """Raised where a function asks somebody at the keyboard."""


class Outcome(NamedTuple):
    """What came of a run: a value or an error, what was printed, and whether it took too long."""

    value: Any
    error: BaseException | None
    printed: str
    too_long: bool


def run(function, arguments, clock):
    """Call ``function(*arguments)`` and say what came of it. Only KeyboardInterrupt gets out.

    It is stopped between two steps of Python, so not within one call that waits, such as ``sleep``; and an
    endless loop that catches everything with a bare ``except:`` goes on.

    :param clock: a :class:`Clock`; several runs may share one.
    :returns: an :class:`Outcome`.
    """
    printed = io.StringIO()
    value = error = None
    try:
        with _guarded(printed):
            value = _watched(clock, function, arguments)
    except KeyboardInterrupt:
        raise
    except BaseException as raised:  # SystemExit too: a learner's exit() must not end the notebook's Python
        error = raised
    # The clock decides, for the function may have caught TimeUp and returned something all the same.
    return Outcome(value, error, "" if printed.closed else printed.getvalue(), clock.is_up())


# ----------------------------------------------------------------------------- how long it may take


_worked = getattr(time, "thread_time", time.monotonic)  # not every Python has a clock for it
"""The seconds that this thread has worked, since some time in the past."""


class Clock:
    """How long a function may take: so many seconds of work, three times as many with what it waits; imports apart.

    A loop works, ``sleep`` waits; and who shares the machine with others does something of both.
    """

    PATIENCE = 3

    def __init__(self, seconds):
        self.seconds = seconds
        self._work, self._start = _worked(), time.monotonic()

    def is_up(self):
        """Whether the time is up."""
        work, passed = self._spent()
        return passed > self.seconds and (work > self.seconds or passed > self.PATIENCE * self.seconds)

    def was_waiting(self):
        """Whether next to nothing was worked. (Without a clock for it, waiting is work.)"""
        work, passed = self._spent()
        return work < 0.05 * passed

    def _spent(self):
        return _worked() - self._work, time.monotonic() - self._start

    @contextlib.contextmanager
    def stopped(self):
        """What is done here does not count."""
        work, start = _worked(), time.monotonic()
        yield
        self._work += _worked() - work
        self._start += time.monotonic() - start


def _watched(clock, function, arguments):
    """Call it with a look at the clock at every step. Unlike a signal, this works on every system."""
    before = sys.gettrace()
    sys.settrace(_Watch(clock))
    try:
        return function(*arguments)
    finally:
        sys.settrace(before)


class _Watch:
    """A trace function that looks at the clock at every step of the learner's own code, whoever calls it.

    A library is let through, and so is an import: half of one would break the whole kernel.
    """

    def __init__(self, clock):
        self._clock = clock
        self._import = None

    def __call__(self, frame, event, argument):
        file = frame.f_code.co_filename
        if self._import is not None:
            return None
        if file == "<frozen importlib._bootstrap>":
            frame.f_trace_lines = False
            self._import = self._clock.stopped()
            self._import.__enter__()
            return self._until_imported
        if is_library(file):
            return None
        frame.f_trace_opcodes = True  # "while True: pass" on one line never comes to another line
        return self._step

    def _step(self, frame, event, argument):
        if self._clock.is_up():
            raise TimeUp
        return self._step

    def _until_imported(self, frame, event, argument):
        if event == "return":
            self._import.__exit__(None, None, None)
            self._import = None
        return self._until_imported


@functools.cache
def is_library(file):
    """Whether this file is part of Python, of an installed package or of this one, and no learner's cell or module."""
    installed = any(part in ("site-packages", "dist-packages") for part in Path(file).parts)
    return installed or file.startswith(("<frozen ", *_LIBRARIES))


_LIBRARIES = tuple(
    os.path.join(folder, "")
    for folder in (
        sysconfig.get_path("stdlib"),
        sysconfig.get_path("platstdlib"),
        str(Path(__file__).parents[1]),
    )
)


# ----------------------------------------------------------------------------- what it must not do


@contextlib.contextmanager
def _guarded(printed):
    """Nothing that is printed or warned of gets out, nobody has to type, and ``exit`` ends the function alone.

    What cannot be held back is ``os._exit`` under a name that it was given before, and what ends a process from
    outside of Python, such as ``os.kill``.
    """
    with contextlib.ExitStack() as guards:
        guards.enter_context(contextlib.redirect_stdout(printed))
        guards.enter_context(contextlib.redirect_stderr(io.StringIO()))
        guards.enter_context(warnings.catch_warnings())
        warnings.simplefilter("ignore")
        guards.enter_context(_replaced(sys, "stdin", io.StringIO()))  # Python's own exit() closes it
        guards.enter_context(_replaced(builtins, "input", _type))
        guards.enter_context(_replaced(os, "_exit", _leave))
        if shell := _ipython():
            guards.enter_context(
                _replaced(shell, "ask_exit", _leave)
            )  # its exit and quit come to this, and go on
            guards.enter_context(_kept(shell, "keepkernel_on_exit"))
        yield


def _ipython():
    """The shell of this notebook, or None in plain Python."""
    return sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None


def _leave(*status):
    raise SystemExit


def _type(*prompt):
    raise WaitsForTyping


@contextlib.contextmanager
def _kept(owner, name):
    """As it was before, so it is afterwards."""
    was_there = name in vars(owner)
    before = vars(owner).get(name)
    try:
        yield
    finally:
        if was_there:
            setattr(owner, name, before)
        elif name in vars(owner):
            delattr(owner, name)


@contextlib.contextmanager
def _replaced(owner, name, substitute):
    with _kept(owner, name):
        setattr(owner, name, substitute)
        yield
