"""A training loop that runs with the functions that a learner wrote, and records how far it came."""

from typing import NamedTuple

import numpy as np

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.exercises.backward import CHECK as BACKWARD
from neuron_lab.lessons.shared.exercises.forward import CHECK as FORWARD
from neuron_lab.lessons.shared.exercises.update import CHECK as UPDATE
from neuron_lab.neuron import squared_error
from neuron_lab.training import History
from neuron_lab.ui.exercise.report import UNTOUCHED, wrong
from neuron_lab.ui.exercise.results import comparable, read
from neuron_lab.ui.exercise.sandbox import Clock, run

CHECKS = (FORWARD, BACKWARD, UPDATE)
NAMES = tuple(f"my_{check.name}" for check in CHECKS)
_LARGEST = 1e100  # beyond, the square of an error soon fits no float


class Run(NamedTuple):
    """What came of a loop: its record, from the start on, and in which function it stopped, if it did."""

    history: History
    stopped: str  # "" where it made all its steps


def reports_on(functions):
    """A report for each of the three functions; or one alone, where they are not three, or not in their order."""
    if len(functions) != len(CHECKS):
        return [wrong(f"It needs three functions, in this order: {', '.join(NAMES)}.")]
    names = tuple(getattr(function, "__name__", "") for function in functions)
    if names != NAMES and sorted(names) == sorted(NAMES):
        return [
            wrong(
                f"The three are all there, in another order. Hand them over in this one: {', '.join(NAMES)}."
            )
        ]
    return [check(function) for check, function in zip(CHECKS, functions, strict=True)]


def in_words(reports):
    """Where the three functions stand, in one or two sentences each."""
    if len(reports) == 1:
        return reports[0].words
    if all(report == UNTOUCHED for report in reports):
        return (
            f"○ Not yet: {NAMES[0]}, {NAMES[1]} and {NAMES[2]} are still empty, so there is only the start. "
            "Put your formulas in the place of the ... and run the cell again."
        )
    if all(report.passed for report in reports):
        return "✓ All three are right: this run is yours, step by step."
    return " ".join(_of_one(name, report) for name, report in zip(NAMES, reports, strict=True))


def _of_one(name, report):
    if report.passed:
        return f"{name}: ✓ right."
    return f"{name}: ○ still empty." if report == UNTOUCHED else f"{name}: {report.words}"


def train_with(functions, learning_rate, steps, seconds=1.0):
    """Run the loop on the worked example: their forward, the loss, their backward, their update.

    It goes as far as they give numbers; what they print or raise stays inside.

    :param functions: three of them: forward, backward and update.
    :param seconds: how long they may take together.
    """
    x, y, w, b, _ = WORKED
    my_forward, my_backward, my_update = functions
    clock, record, stopped = Clock(seconds), [], ""

    def asked(name, function, arguments, like):
        outcome = run(function, arguments, clock)
        result = None if outcome.error is not None or outcome.too_long else read(outcome.value)
        if not comparable(result, like) or np.max(np.abs(result)) > _LARGEST:
            raise _Stopped(name)
        return result

    try:
        for step in range(steps + 1):
            y_hat = asked(NAMES[0], my_forward, (x, w, b), 0.0)
            gradient = asked(NAMES[1], my_backward, (x, y, w, b), (0.0, 0.0))
            record.append((w, b, squared_error(y_hat, y), *gradient))
            if step < steps:
                w, b = asked(NAMES[2], my_update, (w, b, gradient, learning_rate), (0.0, 0.0))
    except _Stopped as where:
        stopped = str(where)
    return Run(_history(record or [(w, b, _START, 0.0, 0.0)], bool(stopped)), stopped)


class _Stopped(Exception):
    """In this function the loop could not go on."""


_START = squared_error(WORKED.x * WORKED.w + WORKED.b, WORKED.y)


def _history(record, stopped):
    w, b, loss, *gradient = np.array(record, dtype=float).T
    return History(w, b, loss, np.stack(gradient, axis=1), stopped)
