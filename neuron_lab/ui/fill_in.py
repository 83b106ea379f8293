"""A picture with blanks, to be filled in one by one; each answer is checked by itself."""

import random
from functools import partial
from html import escape
from typing import NamedTuple

import ipywidgets as widgets

from neuron_lab.ui.answer_field import Answer
from neuron_lab.ui.button import Button
from neuron_lab.ui.card import Card, close_children, html
from neuron_lab.ui.controls import Choice
from neuron_lab.ui.practice import RUN_TO_ANSWER
from neuron_lab.ui.question_parts import hint_list, verdict_line
from neuron_lab.ui.questions import NumberTask, Verdict, another
from neuron_lab.ui.snapshot import png
from neuron_lab.ui.stage import Stage


class Blanks(NamedTuple):
    """What the picture shows: all numbers by name, and the names of those that are still blank."""

    numbers: dict
    blank: frozenset


class FillIn(Card):
    """Numbers on a picture to be worked out; fewer are given from level to level.

    :param question: what to do, one sentence.
    :param tasks: takes numbers by name, returns one :class:`~neuron_lab.ui.questions.NumberTask` for each
        box, by name, in the order in which they can be worked out.
    :param given: takes the same numbers, returns them as a line of text.
    :param picture: a :class:`~neuron_lab.ui.live_figure.LiveFigure` whose ``show`` takes :class:`Blanks`.
    :param levels: what a level is called → the names of its blanks.
    :param first: the numbers to begin with.
    :param draw: takes a :class:`random.Random`, returns numbers.
    """

    def __init__(self, question, tasks, given, picture, levels, first, draw, seed=0):
        self.question, self.picture, self.levels = question, picture, levels
        self._tasks, self._given, self._draw = tasks, given, draw
        self._random = random.Random(seed)
        self.level = Choice("blanks", next(iter(levels)), list(levels))
        self.level.listen(lambda level: self._lay_out())
        self.hint_button = Button("Hint", "lightbulb-o", self.hint)
        self.new_button = Button("New numbers", "refresh", self.new_numbers)
        self._heading, self._status, self._hints = html(), html(announced=True), html(announced=True)
        self._row = widgets.HBox(layout=widgets.Layout(flex_flow="row wrap"))
        buttons = widgets.HBox([self.hint_button.widget, self.new_button.widget])
        self.stage = Stage(picture)
        top = self._heading, self.level.widget, self.stage
        self._set_numbers(first)
        super().__init__([*top, self._row, buttons, self._status, self._hints], "nl-practice")

    def check(self, name):
        """Judge what stands in the field of this box; if it is right, the box is filled in."""
        if name not in self.blank:  # a second Enter, sent before the page knew of the first
            return
        field, self._at = self.fields[name], name
        verdict = self.tasks[name].judge(field.value)
        self._say(verdict)
        if verdict.right:
            field.disabled = True
            field.description += " ✓"
            self.blank.remove(name)
            self._hints.value = ""
            self._show()
            self._go_on()
        elif not verdict.known:
            self._climb(but=1)  # the value itself is told only to somebody who asks for it

    def hint(self):
        """One rung of help for the box that was tried last, else for the first blank: rule, numbers, value."""
        if self.blank:
            self._climb()

    def new_numbers(self):
        """The same boxes with other numbers."""
        self._set_numbers(another(self.question, self._draw, self._random, self.numbers, self.unfair))
        self._first_field().focus()

    def unfair(self, numbers):
        """Why these numbers should not be asked, box by box; a box may repeat a number that is given."""
        found = (task.unfair() for task in self._tasks(**numbers).values())
        return [why for why in found if why not in ("", NumberTask.REPEATS_A_GIVEN)]

    @property
    def verdict(self):
        """What was said last, in words."""
        return self._verdict.words

    def _set_numbers(self, numbers):
        self.numbers = numbers
        self.tasks = self._tasks(**numbers)
        self._heading.value = (
            f'<div class="nl-place">Fill in</div><div class="nl-question">{escape(self.question)}</div>'
            f"<div>Given: {escape(self._given(**numbers))}</div>"
        )
        self._lay_out()

    def _lay_out(self):
        """Empty fields for the blanks of the present level."""
        close_children(self._row)
        chosen = self.levels[self.level.value]
        self.blank = [name for name in self.tasks if name in chosen]
        self.fields = {
            name: Answer(
                self.tasks[name].symbol, partial(self.check, name), width="190px", label_width="70px"
            )
            for name in self.blank
        }
        self._row.children = tuple(self.fields.values())
        self._hints.value, self._rungs, self._at = "", dict.fromkeys(self.blank, 0), None
        self._say(Verdict(None, "Type a number and press Enter. Work from left to right, then back."))
        self._show()

    def _first_field(self):
        return self.fields[self.blank[0]]

    def _show(self):
        self.picture.show(Blanks(self.numbers, frozenset(self.blank)))
        self.stage.show_picture(self.picture)

    def _go_on(self):
        if self.blank:
            self._first_field().focus()
            return
        names = list(self.levels)
        level = names.index(self.level.value)
        more = f" Next, choose “{names[level + 1]}”." if level + 1 < len(names) else ""
        self._say(Verdict(True, f"{self.verdict} That was the last blank.{more}"))

    def _climb(self, but=0):
        name = self._at if self._at in self.blank else self.blank[0]
        task, rung = self.tasks[name], self._rungs[name]
        self._rungs[name] = rung = max(rung, min(rung + 1, len(task.hints) - but))
        self._hints.value = hint_list(f"For {task.symbol}", task.hints[:rung])

    def _say(self, verdict):
        self._verdict = verdict
        self._status.value = verdict_line(verdict)

    # ------------------------------------------------------------------ what a page without a kernel shows

    def __str__(self):
        return f"Fill in. {self.question}\n{self._asked()}\n\n{RUN_TO_ANSWER}"

    def png(self, scale=2):
        """The card as a picture: what to do, the graph, and what is given and wanted. No Markdown beside it:
        JupyterLab would prefer that, and leave the graph out. Returns the bytes of a PNG file."""
        return png(self.picture, self.question, [], self._asked(), RUN_TO_ANSWER, scale)

    def _asked(self):
        wanted = ", ".join(self.tasks[name].symbol for name in self.fields)
        return f"Given: {self._given(**self.numbers)}. Wanted: {wanted}."
