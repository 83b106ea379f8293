"""A learner's function tried on the cases of a check: for each what came of it, and where nothing did, what to say."""

import copy
import inspect
from traceback import clear_frames
from typing import Any, NamedTuple

from neuron_lab.ui.exercise.errors import advice_on, error_in_words, line_of_error
from neuron_lab.ui.exercise.printed import nothing_returned
from neuron_lab.ui.exercise.report import UNTOUCHED, wrong
from neuron_lab.ui.exercise.results import close, comparable, in_full, read, shown, what_it_is
from neuron_lab.ui.exercise.sandbox import Clock, WaitsForTyping, run


class Row(NamedTuple):
    """One case: how the call is written, what it should give, and what came of the learner's function."""

    call: str
    case: tuple
    wanted: Any
    result: Any = None
    error: BaseException | None = None
    trouble: str = ""  # what to say where there is no result of the right kind
    advice: str = ""  # and what to do about it

    @property
    def right(self):
        """Whether it gave what it should."""
        return not self.trouble and close(self.result, self.wanted)

    def is_given_by(self, function):
        """Whether a function of ours comes to the same here: an equal result, or an error of the same type."""
        try:
            result = read(function(*self.case))
        except Exception as error:
            return type(error) is type(self.error)
        return self.error is None and close(self.result, result)

    def failure(self):
        """What it gave, and what it should have given."""
        if self.trouble:
            return f"{self.call} {self.trouble}"
        gave, should = shown(self.result), shown(self.wanted)
        if gave == should:  # they differ only after the digits that are shown
            gave, should = in_full(self.result), in_full(self.wanted)
        return f"{self.call} gave {gave}, it should give {should}."


def rows_of(function, check):
    """A row for each case, and None; or no row, and a report where there is nothing to look at."""
    clock = Clock(check.seconds)
    rows = []
    for case in check.cases:
        row = Row(_call(check, case), case, read(check.reference(*case)))
        outcome = run(function, copy.deepcopy(case), clock)  # it may change a list in place
        if outcome.too_long:
            return [], wrong(row.call, _too_long(clock))
        if outcome.value is Ellipsis:
            return [], UNTOUCHED
        row = row._replace(result=read(outcome.value), error=outcome.error)
        trouble, advice = _trouble(row, outcome, function, check)
        rows.append(row._replace(trouble=trouble, advice=advice))
        if outcome.error is not None:
            clear_frames(outcome.error.__traceback__)  # what they hold must not live on
    return rows, None


def _call(check, case):
    functions = [argument for argument in case if callable(argument)]
    written = [argument.__name__ if callable(argument) else in_full(argument) for argument in case]
    if not functions:
        written = [f"{name}={text}" for name, text in zip(check.arguments, written, strict=True)]
    notes = [(inspect.getdoc(function) or "").partition("\n")[0] for function in functions]
    where = "".join(f", where {note}," for note in notes if 0 < len(note) <= 50)
    return f"my_{check.name}({', '.join(written)}){where}"


def _too_long(clock):
    if clock.was_waiting():
        patience = clock.PATIENCE * clock.seconds
        advice = "leave out what waits, such as sleep or input"
        return f"waited for more than {patience:g} seconds and was stopped: {advice}."
    return f"ran for more than {clock.seconds:g} seconds and was stopped: does a loop never end?"


def _trouble(row, outcome, function, check):
    """What to say where no result of the right kind came, and what to do about it; two empty texts where one did."""
    if isinstance(outcome.error, WaitsForTyping):
        names = ", ".join(check.arguments)
        return "waits for somebody to type.", f"Leave input() out: the check hands over {names}."
    if outcome.error is not None:
        line = line_of_error(outcome.error, function)
        where = f" (line {line} of your function)" if line else ""
        advice = advice_on(outcome.error, function, check.arguments)
        return f"stopped with {error_in_words(outcome.error)}{where}.", advice
    if outcome.value is None:
        return nothing_returned(function, outcome.printed, row.wanted), ""
    if not comparable(row.result, row.wanted):
        gave = f"gave {what_it_is(outcome.value)}; it should give {what_it_is(row.wanted)}."
        return gave, _to_get_numbers(outcome.value)
    return "", ""


def _to_get_numbers(value):
    """What to do to a function that gives text, or has not yet run at all."""
    if inspect.iscoroutine(value) or inspect.isasyncgen(value):
        return "Write `def` alone, without `async`."
    if inspect.isgenerator(value) and value.gi_code.co_name != "<genexpr>":
        return "Write `return` for `yield`."
    parts = value if isinstance(value, (tuple, list)) else [value]
    if parts and all(isinstance(part, str) for part in parts):
        return 'Give back the number itself, not text: leave out quotation marks, f"…" and str.'
    return ""
