"""Predict in the picture: place the answer, commit, and the true one is drawn beside it, with the distance in words.

A placement that equals a known mistake is met by its cause, as a typed answer is.
"""

from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import ipywidgets as widgets

from neuron_lab.ui.button import Button
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.numbers import number
from neuron_lab.ui.question_parts import SIGNS
from neuron_lab.ui.questions import Verdict

DONE = "This is committed. Press New numbers for another, or Reset to place it again."


@dataclass(frozen=True, kw_only=True)
class PlaceTask:
    """A task whose answer is a place: the values of one lever or two.

    :param prompt: the question, with its numbers, in plain text.
    :param answer: the right values, by the names of the levers.
    :param near: how far off each may be and still be right, by the same names.
    :param slips: known mistakes: ``(values, what it is, what to do instead)``, values by the same names. What it is
        goes on from "That is …".
    :param why: what there is to see now, told after the commit, in whole sentences.
    :param given: the numbers that the picture needs, by name.
    """

    prompt: str
    answer: dict
    near: dict
    slips: tuple
    why: str
    given: dict

    def judge(self, placed):
        """Judge a placement, values by name."""
        if self._is(placed, self.answer):
            return Verdict(True, "Right.")
        for values, what, instead in self.slips:
            if self._is(placed, values):
                return Verdict(False, f"That is {what}. {instead}")
        return Verdict(False, "Not there.", known=False)

    def _is(self, placed, values):
        return all(abs(placed[name] - values[name]) <= near + 1e-9 for name, near in self.near.items())

    def unfair(self):
        """Why these numbers should not be asked, or "" if they may be."""
        places = [self.answer, *(values for values, _, _ in self.slips)]
        for one, other in combinations(places, 2):
            if all(abs(one[name] - other[name]) <= 2 * near for name, near in self.near.items()):
                return "two causes lead to the same place"
        return ""


class Placed(NamedTuple):
    """What the picture shows: the numbers of the task, where the levers are, and the answer once it is uncovered."""

    given: dict
    at: dict
    answer: dict | None  # None until the learner has committed


class Placement(Explorer):
    """A card with a picture to place the answer in, "Commit" and "New numbers".

    :param question: a :class:`~neuron_lab.ui.questions.Question` whose tasks are :class:`PlaceTask`.
    :param levers: name to :class:`~neuron_lab.ui.controls.Slider`; each task begins with them at their starts.
    :param picture: a :class:`~neuron_lab.ui.live_figure.LiveFigure` whose ``show`` takes :class:`Placed`. It has
        handles for the levers, and draws the answer in another form than what was placed.
    :param seed: for the numbers after the first.
    """

    def __init__(self, question, levers, picture, seed=0):
        self._tasks = question.tasks(seed)
        self.commit_button = Button("Commit", "check", self.commit, "primary")
        self.new_button = Button("New numbers", "refresh", self.new_numbers)
        self._take()
        super().__init__(self.task.prompt, levers, self._state, picture, lambda state: [], self._said)

    def rows(self):
        """The levers, and the buttons."""
        buttons = widgets.HBox([self.commit_button.widget, self.new_button.widget])
        return [*super().rows(), buttons]

    def commit(self):
        """Uncover the answer, and say how far off the placement is."""
        if self.committed is None:
            self.committed = {name: lever.value for name, lever in self.controls.items()}
        self.refresh()

    def new_numbers(self):
        """The same question with other numbers."""
        self._take()
        self.ask(self.task.prompt)
        super().reset()

    def reset(self):
        """Begin this one again: nothing is committed."""
        self.committed = None
        super().reset()

    def refresh(self, note=""):
        """Show how it stands."""
        moved = self.committed is not None and any(
            lever.value != self.committed[name] for name, lever in self.controls.items()
        )
        super().refresh(DONE if moved else note)

    @property
    def verdict(self):
        """What is said of the placement, a :class:`~neuron_lab.ui.questions.Verdict`; None until it is committed."""
        return None if self.committed is None else self.task.judge(self.committed)

    def _take(self):
        self.task, self.committed = next(self._tasks), None

    def _state(self, **at):
        if self.committed is None:
            return Placed(self.task.given, at, None)
        return Placed(self.task.given, self.committed, self.task.answer)

    def _said(self, state):
        if state.answer is None:
            return f"Now at {self._in_words(state.at)}. Move it in the picture or by its slider, then press Commit."
        verdict = self.verdict
        off = {name: abs(state.at[name] - state.answer[name]) for name in self.controls}
        return (
            f"{SIGNS[verdict.right]}{verdict.words} You placed {self._in_words(state.at)}. The true place is "
            f"{self._in_words(state.answer)}. So you were off by {self._in_words(off, ' in ')}. {self.task.why}"
        )

    def _in_words(self, values, between=None):
        """Each value with its lever's symbol: "w = 0.50 and b = 0.10", or "0.50 in w and 0.10 in b"."""
        told = []
        for name, lever in self.controls.items():
            symbol, value = lever.name.rpartition(" ")[2], number(values[name], lever.digits)
            told.append(f"{value}{between}{symbol}" if between else f"{symbol} = {value}")
        return " and ".join(told)

    # ------------------------------------------------------------------ what a page without a kernel shows

    def __str__(self):
        return f"Predict. {super().__str__()}"
