"""Questions that recognise mistakes by their cause: what is asked, how an answer is judged, what help there is.

No widget in here; :mod:`neuron_lab.ui.practice` puts questions on the page.

A *task* is one question with its numbers; a :class:`Question` makes task after task with new ones. The answer
of a :class:`NumberTask` is the value of its worked solution, so that the two cannot disagree, and the help is
that solution too, uncovered row by row.
"""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from neuron_lab.ui.numbers import as_given, number
from neuron_lab.ui.parse import in_short, numbers_in, parse_number, read_as


class Verdict(NamedTuple):
    """What is said of an answer. ``right`` is None where there was nothing to judge."""

    right: bool | None
    words: str
    known: bool = True  # whether a wrong answer was recognised by its cause


@dataclass(frozen=True, kw_only=True)
class Task:
    """What every task has.

    :param prompt: the question, with its numbers, in plain text.
    :param hint: the first help: which rule to use, in words.
    :param why: what to say in one sentence of one's own after the reveal, a question.
    :param model_answer: how one might say it.
    :param shows: the numbers at which the lesson's picture shows the solution, by name; none without a picture.
    """

    prompt: str
    hint: str
    why: str
    model_answer: str
    shows: dict | None = None


@dataclass(frozen=True, kw_only=True)
class NumberTask(Task):
    """A task whose answer is a number, typed in.

    :param solution: equations (:class:`~neuron_lab.ui.equation.Equation`) that lead to the answer, the
        value of the last one.
    :param slips: the known wrong results, each from the same numbers: ``(value, what it is, what to do instead)``.
        What it is goes on from "0.80 is …"; what to do instead stands in whole sentences.
    :param digits: an answer that is right when rounded to so many digits after the point is right; with 0, it
        must be the whole number itself.
    :param a_given: whether the answer may be one of the numbers in the prompt.
    """

    solution: tuple
    slips: tuple
    digits: int = 2
    a_given: bool = False

    REPEATS_A_GIVEN = "the answer stands in the question"  # the one unfairness that a_given allows

    @property
    def answer(self):
        """The right number."""
        return self.solution[-1].result.value

    @property
    def symbol(self):
        """What is asked for: "ŷ"."""
        return self.solution[-1].result.symbol

    @property
    def told(self):
        """The answer in words: "ŷ = 1.10"."""
        return f"{self.symbol} = {number(self.answer, self.digits)}"

    @property
    def asked(self):
        """The question in words, as a page without a kernel shows it."""
        return self.prompt

    @property
    def hints(self):
        """The ladder: the rule, the numbers plugged in, the value."""
        symbols, plugged_in, _ = zip(
            *([f"{equation.result.symbol} = {row}" for row in equation.rows] for equation in self.solution),
            strict=True,
        )
        return (
            f"{self.hint} {_and_then(symbols)}",
            f"With the numbers: {_and_then(plugged_in)}",
            f"The answer: {self.told}",
        )

    def judge(self, reply):
        """Judge what was typed."""
        try:
            typed, as_a_fraction = parse_number(reply, whole=not self.digits), parse_number(reply)
        except ValueError as complaint:
            return Verdict(None, str(complaint))
        if self._is(typed, self.answer):
            return Verdict(True, f"Right: {self.told}.")
        for read in (typed, as_a_fraction):  # where a whole number is asked for, 234.375 may be either
            for value, what, instead in self.slips:
                if self._is(read, value):
                    return Verdict(False, f"{as_given(read)} is {what}. {instead}")
        read = f", which I read as {text}" if (text := read_as(reply, typed)) else ""
        words = f"Not {in_short(reply)}{read}. I do not recognise how you got there."
        return Verdict(False, words, known=False)

    def _is(self, typed, value):
        if self.digits:
            return abs(typed - value) <= 0.5 * 10**-self.digits + 1e-9
        # Whole numbers are counted, not measured: 3.5 is no way to write 4. A slip may lead to a fraction, and be
        # written as it is or made whole.
        return abs(typed - value) <= 1e-9 if value == round(value) else abs(typed - value) < 1

    def unfair(self):
        """Why these numbers should not be asked, or "" if they may be."""
        values = [self.answer, *(value for value, _, _ in self.slips)]
        unit = 10**-self.digits
        if not all(map(math.isfinite, values)):
            return "a number is not finite"
        if abs(self.answer) < unit / 2:
            return "the answer is 0"
        if abs(self.answer - round(self.answer, self.digits)) > 1e-9:
            return f"the answer has more than {self.digits} digits"
        apart = 1.01 * unit if self.digits else 0.5  # whole numbers are judged exactly
        if any(abs(one - other) < apart for one, other in combinations(values, 2)):
            return "two causes lead to the same number"
        if not self.a_given and any(self._is(given, self.answer) for given in numbers_in(self.prompt)):
            return self.REPEATS_A_GIVEN
        return ""


@dataclass(frozen=True, kw_only=True)
class ChoiceTask(Task):
    """A task whose answer is chosen.

    :param options: what to choose from, at least two: ``{text: why it is right or wrong}``.
    :param answer: the text of the right one.
    """

    options: dict
    answer: str

    @property
    def told(self):
        """The answer in words."""
        return f"{self.answer}. {self.options[self.answer]}"

    @property
    def asked(self):
        """The question with its options in words, as a page without a kernel shows it."""
        return "\n".join([self.prompt, *(f"- {text}" for text in self.options)])

    @property
    def hints(self):
        """The ladder: the rule, one option less (unless that would tell all), the answer."""
        first_wrong, *others = (text for text in self.options if text != self.answer)
        reason = self.options[first_wrong]
        tells_all = not others or reason == self.options[self.answer]
        less = () if tells_all else (f"Not “{first_wrong}”: {reason}",)
        return self.hint, *less, f"The answer: {self.told}"

    def judge(self, reply):
        """Judge the text of the option that was chosen, or None."""
        if reply is None:
            return Verdict(None, "Choose an answer first.")
        right = reply == self.answer
        return Verdict(right, f"{'Right: ' if right else ''}{self.options[reply]}")

    def unfair(self):
        """Why this should not be asked, or "" if it may be."""
        return "" if self.answer in self.options and len(self.options) > 1 else "options are amiss"


class Question(NamedTuple):
    """One question with ever new numbers; a lesson declares it by :func:`question`.

    :param name: how the lesson calls it.
    :param make: takes numbers by name, returns the :class:`Task`.
    :param first: the numbers to begin with.
    :param draw: takes a :class:`random.Random`, returns numbers for ``make``; without it there is one task only.
    """

    name: str
    make: Callable
    first: dict
    draw: Callable | None = None

    def numbers(self, seed=0, first=True):
        """Numbers without end: the first (unless told otherwise), then fair draws, never the same twice in a row."""
        numbers = self.first
        if first or not self.draw:
            yield numbers
        source = random.Random(f"{self.name} {seed}")
        while True:
            if self.draw:
                numbers = another(
                    self.name, self.draw, source, numbers, lambda made: self.make(**made).unfair()
                )
            yield numbers

    def tasks(self, seed=0, first=True):
        """The tasks that these numbers make."""
        return (self.make(**numbers) for numbers in self.numbers(seed, first))


def question(*, first=None, draw=None, name=None):
    """Make a :class:`Question` of the function that makes its task, as a decorator::

        @question(first={"a": 3}, draw=lambda draw: {"a": draw.randint(1, 9)})
        def double(a):
            return NumberTask(prompt=f"What is twice {a}?", ...)

    :param first: the numbers to begin with; none where the task has no numbers.
    :param draw: takes a :class:`random.Random`, returns numbers by name; without it there is one task only.
    :param name: how the lesson calls it, where that is not the function's name.
    """
    return lambda make: Question(name or make.__name__, make, first or {}, draw)


def another(name, draw, source, last, unfair):
    """Other numbers than the last, drawn until they are fair.

    :param draw: takes ``source``, a :class:`random.Random`, and returns numbers by name.
    :param unfair: takes these, returns why they should not be asked, or something empty.
    :raises ValueError: naming the question, where a thousand draws give none.
    """
    for numbers in (draw(source) for _ in range(1000)):
        if numbers != last and not unfair(numbers):
            return numbers
    raise ValueError(f"{name}: no fair numbers in 1000 draws")


def tenths(random_numbers, lower, upper, but=(0,)):
    """Draw a number with one digit after the point, between two ends, but not one of these."""
    while (drawn := random_numbers.randint(round(10 * lower), round(10 * upper)) / 10) in but:
        pass
    return drawn


def _and_then(steps):
    return ", then ".join(steps)
