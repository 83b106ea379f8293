"""Check a function that a learner wrote: run it on a few cases, and say in words what is off.

A known mistake is itself a wrong function. It is recognised by what it gives, so it does not matter how
the learner wrote it down.
"""

import copy
import inspect
import itertools
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from neuron_lab.ui import sandbox
from neuron_lab.ui.errors import error_in_words, in_plain_words, line_of_error
from neuron_lab.ui.report import UNTOUCHED, Report, not_yet, wrong
from neuron_lab.ui.results import close, comparable, in_full, parts_of, read, shown, what_it_is


class Mistake(NamedTuple):
    """A wrong function, and what to say to a learner whose function gives the same in every case."""

    function: Callable
    diagnosis: str
    not_yet: bool = False  # nothing is wrong, there is only something left to do


class _Row(NamedTuple):
    case: tuple
    wanted: Any
    result: Any = None

    @property
    def right(self):
        return close(self.result, self.wanted)


@dataclass(frozen=True, repr=False)
class Check:
    """Checks a function that a learner writes. Call it with that function to get a :class:`Report`.

    :param name: what the function is called, for example "forward".
    :param arguments: the names of its arguments, in order.
    :param reference: the right function; it returns a number, or a pair of numbers.
    :param cases: tuples of arguments to try. The first one that fails is shown.
    :param mistakes: a :class:`Mistake` each; of several that fit, the first is named.
    :param seconds: how long all the cases may take together.
    """

    name: str
    arguments: tuple[str, ...]
    reference: Callable
    cases: tuple[tuple, ...]
    mistakes: tuple[Mistake, ...] = ()
    seconds: float = 2.0

    def __repr__(self):
        return f"A check of your own {self.name}: write your function's name in brackets behind it."

    def __call__(self, function=None, *more, **named):
        """Try the function on every case. Whatever is handed over, the answer is a report."""
        try:
            return self._report(function, more, named)
        except Exception as error:  # an object that a learner has made may break when it is looked at
            return wrong(f"This cannot be checked: looking at it stopped with {error_in_words(error)}.")

    def _report(self, function, more, named):
        if more or named:
            return wrong(f"Hand over my_{self.name} and nothing else: the check has its own numbers.")
        if function is Ellipsis or sandbox.is_empty(function):
            return UNTOUCHED
        if inspect.isclass(function) or not callable(function):
            return wrong(
                f"This is {what_it_is(function)}. The check needs the function itself:",
                f"write its name alone, my_{self.name}, without brackets or quotation marks.",
            )
        return self._wrong_parameters(function) or self._judge(function)

    def _wrong_parameters(self, function):
        signature = sandbox.signature_of(function)
        try:
            if signature:
                signature.bind(*self.arguments)
        except TypeError:
            takes = signature if signature.parameters else "no arguments"
            return wrong(
                f"Your function takes {takes}; it should take {len(self.arguments)} arguments,",
                f"in this order: {', '.join(self.arguments)}.",
            )

    def _judge(self, function):
        rows, trouble = self._try(function)
        if rows and all(row.right for row in rows):
            return Report(True, f"✓ Right: in all {len(rows)} cases it gives what it should.")
        if sandbox.has_gap(function):
            return UNTOUCHED
        names = self._names_in_another_order(function)
        if names and self._right_by_name(function, names):
            return self._other_order(rows, names)
        return trouble or self._explain(rows, names)

    # ------------------------------------------------------------------------- what it gives

    def _try(self, function):
        """A row for each case, and None; or None, and a report on the first case without a result."""
        until = time.monotonic() + self.seconds
        rows = []
        for case in self.cases:
            row = _Row(case, read(self.reference(*case)))
            outcome = sandbox.run(function, copy.deepcopy(case), until)  # it may change a list in place
            if trouble := self._trouble(row, outcome, function):
                return None, trouble
            rows.append(row._replace(result=read(outcome.value)))
        return rows, None

    def _trouble(self, row, outcome, function):
        call = self._call(row.case)
        if outcome.too_long:
            seconds = f"{self.seconds:g} seconds"
            return wrong(call, f"ran for more than {seconds} and was stopped: does a loop never end?")
        if outcome.error is not None:
            line = line_of_error(outcome.error, function)
            where = f" (line {line} of your function)" if line else ""
            advice = in_plain_words(outcome.error, self.arguments)
            return wrong(call, f"stopped with {error_in_words(outcome.error)}{where}.", *advice)
        if outcome.value is Ellipsis:
            return UNTOUCHED
        if outcome.value is None:
            return wrong(call, _nothing_returned(outcome.printed, row.wanted))
        if not comparable(result := read(outcome.value), row.wanted):
            gave = f"gave {what_it_is(outcome.value)}; it should give {what_it_is(row.wanted)}."
            return wrong(
                call, gave, *(cause.diagnosis for cause in self._causes([row._replace(result=result)])[:1])
            )

    # ------------------------------------------------------------------------- why it is wrong

    def _explain(self, rows, names):
        for mistake in self._causes(rows)[:1]:
            told = mistake.diagnosis
            return not_yet(told) if mistake.not_yet else wrong(self._failure(rows), told)
        if order := names or self._order_that_fits(rows):
            return self._other_order(rows, order)
        return wrong(self._failure(rows), _count(rows))

    def _causes(self, rows):
        return [mistake for mistake in self.mistakes if _fits(rows, mistake.function)]

    def _names_in_another_order(self, function):
        signature = sandbox.signature_of(function)
        names = tuple(signature.parameters) if signature else ()
        return names if names != self.arguments and sorted(names) == sorted(self.arguments) else None

    def _right_by_name(self, function, names):
        rows, _ = self._try(_reordered(function, self.arguments, names))
        return rows and all(row.right for row in rows)

    def _order_that_fits(self, rows):
        """The order of arguments in which the right function gives these results, if there is one."""
        orders = itertools.permutations(self.arguments)
        fitting = (o for o in orders if _fits(rows, _reordered(self.reference, o, self.arguments)))
        return next(fitting, None)

    def _other_order(self, rows, order):
        return wrong(
            *([self._failure(rows)] if rows else []),
            f"The arguments are in the other order: they come as ({', '.join(self.arguments)}),",
            f"and your function takes them as ({', '.join(order)}).",
        )

    # ------------------------------------------------------------------------- in words

    def _failure(self, rows):
        row = next(row for row in rows if not row.right)
        gave, should = shown(row.result), shown(row.wanted)
        if gave == should:  # they differ only after the digits that are shown
            gave, should = in_full(row.result), in_full(row.wanted)
        return f"{self._call(row.case)} gave {gave}, it should give {should}."

    def _call(self, case):
        functions = [argument for argument in case if callable(argument)]
        written = [argument.__name__ if callable(argument) else in_full(argument) for argument in case]
        if not functions:
            written = [f"{name}={text}" for name, text in zip(self.arguments, written, strict=True)]
        notes = [(inspect.getdoc(function) or "").partition("\n")[0] for function in functions]
        where = "".join(f", where {note}," for note in notes if 0 < len(note) <= 50)
        return f"my_{self.name}({', '.join(written)}){where}"


def _fits(rows, function):
    """Whether a function of ours gives these results in every case."""
    try:
        return all(close(row.result, read(function(*row.case))) for row in rows)
    except Exception:  # the right function refuses some arguments when they come in another order
        return False


def _reordered(function, given, taken):
    """The function for arguments in the order ``given``, where it takes them in the order ``taken``."""
    return lambda *case: function(*(case[given.index(name)] for name in taken))


def _count(rows):
    right = sum(row.right for row in rows)
    count = f"{right or 'None'} of the {len(rows)} cases {'is' if right < 2 else 'are'} right."
    if len({row.result for row in rows}) == 1 < len(rows):
        count += " It gives the same in every case: does it use its arguments?"
    return count


def _nothing_returned(printed, wanted):
    if not printed.strip():
        return f"gave nothing back, it should give {shown(wanted)}: `return` is missing."
    verdict = "is the right value" if _printed_last(printed, wanted) else "is not the right value yet"
    return f"prints the result instead of returning it: write `return` for `print`. What it printed last {verdict}."


def _printed_last(printed, wanted):
    """Whether the last numbers that were printed are the wanted ones, in as many digits as were printed."""
    wanted = parts_of(wanted)
    texts = re.findall(r"(?<![\w.])[-−]?\d+(?:\.\d*)?(?:e[-+]?\d+)?", printed[-1000:])[-len(wanted) :]
    return len(texts) == len(wanted) and all(map(_rounds_to, wanted, texts))


def _rounds_to(value, text):
    digits = len(text.partition(".")[2])
    return abs(value - float(text.replace("−", "-"))) <= 0.5 * 10**-digits + 1e-9
