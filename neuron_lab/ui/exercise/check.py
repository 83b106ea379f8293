"""Check a function that a learner wrote: run it on a few cases, and say in words what is off.

A known mistake is itself a wrong function. It is recognised by what it gives, so it does not matter how
the learner wrote it down.
"""

import inspect
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from neuron_lab.ui.exercise.errors import error_in_words
from neuron_lab.ui.exercise.misnamed import from_the_notebook
from neuron_lab.ui.exercise.orders import order_that_fits, reordered, told
from neuron_lab.ui.exercise.report import UNTOUCHED, Report, not_yet, wrong
from neuron_lab.ui.exercise.results import in_half_precision, nearly_right, rounded, what_it_is
from neuron_lab.ui.exercise.trial import rows_of
from neuron_lab.ui.exercise.written import has_gap, is_empty, parameters_of, signature_of


class Mistake(NamedTuple):
    """A wrong function, and what to say to a learner whose function gives the same in every case."""

    function: Callable
    diagnosis: str
    not_yet: bool = False  # nothing is wrong, there is only something left to do


@dataclass(frozen=True, repr=False)
class Check:
    """Checks a function that a learner writes. Call it with that function to get a :class:`Report`.

    :param name: what the function is called, for example "forward".
    :param arguments: the names of its arguments, in order.
    :param reference: the right function; it returns a number, or a pair of numbers.
    :param cases: tuples of arguments to try. The first one that fails is shown. Some should have many digits, or a
        result that was rounded is taken for right.
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
            with (
                warnings.catch_warnings()
            ):  # what an async function leaves behind gives one when it is thrown away
                warnings.simplefilter("ignore")
                return self._report(function, more, named)
        except Exception as error:  # an object that a learner has made may break when it is looked at
            return wrong(f"This cannot be checked: looking at it stopped with {error_in_words(error)}.")

    def _report(self, function, more, named):
        if more or named:
            return wrong(f"Hand over my_{self.name} and nothing else: the check has its own numbers.")
        if function is Ellipsis or is_empty(function):
            return UNTOUCHED
        if inspect.isclass(function) or not callable(function):
            return wrong(
                f"This is {what_it_is(function)}. The check needs the function itself:",
                f"write its name alone, my_{self.name}, without brackets or quotation marks.",
            )
        return self._wrong_parameters(function) or self._judge(function)

    def _wrong_parameters(self, function):
        signature = signature_of(function)
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
        rows, report = rows_of(function, self)
        if rows and all(row.right for row in rows):
            return Report(True, f"✓ Right: in all {len(rows)} cases it gives what it should.")
        if has_gap(function):
            return UNTOUCHED
        taken = parameters_of(function)
        if self._has_names_in_another_order(taken) and self._is_right_by_name(function, taken):
            started = [row.failure() for row in rows if not row.right and not row.trouble]
            return wrong(*started[:1], told(taken, self.arguments, taken))
        return report or self._explain(rows, function, taken)

    # ------------------------------------------------------------------------- why it is wrong

    def _explain(self, rows, function, taken):
        """The cause, by what it gives; the first that is found counts."""
        failure = next(row.failure() for row in rows if not row.right)
        if said := from_the_notebook(function, self.arguments):
            return wrong(failure, said)
        if known := next((m for m in self.mistakes if _all_given_by(rows, m.function)), None):
            return not_yet(known.diagnosis) if known.not_yet else wrong(failure, known.diagnosis)
        if troubled := next((row for row in rows if row.trouble), None):
            return wrong(troubled.failure(), troubled.advice)
        results, wanted = [row.result for row in rows], [row.wanted for row in rows]
        if rounded(results, wanted):
            return wrong(failure, "It is rounded. Give back the number as it is.")
        if in_half_precision(results, wanted):
            return wrong(
                failure, "These are numbers of half precision, float16, with three digits. Use plain numbers."
            )
        if nearly_right(results, wanted):
            return wrong(
                failure, "It is right in the first digits only: something on the way loses precision."
            )
        if self._has_names_in_another_order(taken):
            return wrong(failure, told(taken, self.arguments, taken))
        if order := order_that_fits(rows, self.reference, self.arguments):
            return wrong(failure, told(order, self.arguments, taken))
        return wrong(failure, _count(rows))

    def _has_names_in_another_order(self, taken):
        return taken != self.arguments and sorted(taken) == sorted(self.arguments)

    def _is_right_by_name(self, function, taken):
        rows, _ = rows_of(reordered(function, self.arguments, taken), self)
        return rows and all(row.right for row in rows)


def _all_given_by(rows, function):
    return all(row.is_given_by(function) for row in rows)


def _count(rows):
    right = sum(row.right for row in rows)
    count = f"{right or 'None'} of the {len(rows)} cases {'is' if right < 2 else 'are'} right."
    if len({row.result for row in rows}) == 1 < len(rows):
        count += " It gives the same in every case: does it use its arguments?"
    return count
