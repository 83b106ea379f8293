"""Predict, commit, reveal, explain: a card that asks questions and answers like a tutor.

The worked solution, and the picture that goes with it, stay covered until the learner has answered right
or asks for them.
"""

from html import escape

import ipywidgets as widgets

from neuron_lab.ui.answer_field import Answer
from neuron_lab.ui.button import Button
from neuron_lab.ui.card import Card, as_markdown, close_children, html
from neuron_lab.ui.question_parts import choice, explained, hint_list, how_to_answer, verdict_line, worked
from neuron_lab.ui.questions import NumberTask, Verdict
from neuron_lab.ui.tally import Tally
from neuron_lab.validation import count, described

RUN_TO_ANSWER = "Run this cell (Shift + Enter) to answer."


class Practice(Card):
    """One question, or several one after the other.

    :param questions: at least one :class:`~neuron_lab.ui.questions.Question`.
    :param seed: for the numbers; the same seed gives the same numbers in the same order.
    :param first: whether to begin with each question's first numbers.
    :param picture: makes the explorer that is uncovered with a solution, at the numbers that the task ``shows``.
    :param tally: the :class:`~neuron_lab.ui.tally.Tally` of the lesson, which counts what is answered here.
    :param called: what stands above a question that is alone, in place of "Work it out" or "Predict".
    """

    def __init__(self, questions, seed=0, first=True, picture=None, tally=None, called=None):
        self.questions, self._picture, self._called = tuple(questions), picture, called
        self._tally = tally or Tally(question.name for question in self.questions)
        self._tasks = [question.tasks(seed, first) for question in self.questions]
        self._index = 0
        self._heading, self._status, self._hints = html(), html(announced=True), html(announced=True)
        self._reply = widgets.VBox()
        self.solution = widgets.VBox()
        self.check_button = Button("Check", "check", self.check, "primary")
        self.hint_button = Button("Hint", "lightbulb-o", self.hint)
        self.solution_button = Button("Show the solution", "eye", self.show_solution)
        self.new_button = Button("New numbers", "refresh", self.new_numbers)
        self.back_button = Button("Back", "arrow-left", lambda: self._go(-1))
        self.next_button = Button("Next question", "arrow-right", lambda: self._go(1))
        self._buttons = widgets.HBox(layout=widgets.Layout(flex_flow="row wrap"))
        self._counted = html()
        self._ask()
        parts = self._heading, self._reply, self._buttons, self._status, self._hints, self.solution
        super().__init__([*parts, self._counted], "nl-practice")
        self._tally.listen(self._show_tally)
        self._show_tally()

    @property
    def question(self):
        """The question that is on the card."""
        return self.questions[self._index]

    def check(self):
        """Judge the answer that stands in the field, and say what is known of it."""
        if self._typed:
            self.field.judged()  # by the button, it may be
        verdict = self.task.judge(self.field.value)
        again = self.field.value == self._judged
        self._judged = self.field.value
        if not verdict.known and not again:
            self._climb(but=1)  # the answer itself is told only to somebody who asks for it
        self._say(verdict)
        self._count(verdict.right)
        if verdict.right:
            self.reveal()

    def hint(self):
        """One rung of help: the rule, then the numbers plugged in, then the value."""
        self._count(False)
        self._climb()

    def show_solution(self):
        """Uncover the solution for somebody who asks for it."""
        self._count(False)
        self._say(Verdict(None, f"The answer: {self.task.told}"))
        self.reveal()

    def new_numbers(self):
        """Ask the same question with other numbers."""
        self._ask()
        self.field.focus()

    def reveal(self):
        """Uncover the worked solution, its picture, and what to explain now."""
        if self.solution.children:
            return
        picture = [self._picture(**self.task.shows)] if self._picture and self.task.shows else []
        self.solution.children = [html(worked(self.task)), *picture, *explained(self.task)]

    @property
    def verdict(self):
        """What was said last, in words."""
        return self._verdict.words

    # ------------------------------------------------------------------------------- one task on the card

    def _ask(self):
        close_children(self.solution)
        close_children(self._reply)
        self.task = next(self._tasks[self._index])
        self._judged, self.rung = None, 0
        prompt = escape(self.task.prompt)
        self._heading.value = (
            f'<div class="nl-place">{self._place}</div><div class="nl-question">{prompt}</div>'
        )
        self._hints.value = ""
        self._say(Verdict(None, ""))
        self.field = (
            Answer("your answer", self.check, again=self._go_on) if self._typed else choice(self.task)
        )
        self._reply.children = [self.field, html(how_to_answer(self.task))]
        self._show_buttons()

    @property
    def _typed(self):
        return isinstance(self.task, NumberTask)

    @property
    def _alone(self):
        return self._called or ("Work it out" if self._typed else "Predict")

    @property
    def _place(self):
        several = len(self.questions) > 1
        return f"Question {self._index + 1} of {len(self.questions)}" if several else self._alone

    def _show_buttons(self):
        several = len(self.questions) > 1
        shown = [self.check_button, self.hint_button, self.solution_button]
        shown += [self.new_button] if self.question.draw else []
        shown += [self.back_button, self.next_button] if several else []
        self._buttons.children = [button.widget for button in shown]

    def _go_on(self):
        """Enter on an answer that was right: the next, please."""
        if not self._verdict.right:
            return
        if self.question.draw:
            self.new_numbers()
        elif len(self.questions) > 1:
            self._go(1)

    def _go(self, by):
        self._index = (self._index + by) % len(self.questions)
        self._ask()
        self.field.focus()

    def _climb(self, but=0):
        """One rung up, as far as there are any but the last few."""
        hints = self.task.hints
        self.rung = max(self.rung, min(self.rung + 1, len(hints) - but))
        self._hints.value = hint_list("Hints", hints[: self.rung])
        if self.rung == len(hints):
            self.reveal()

    def _say(self, verdict):
        self._verdict = verdict
        self._status.value = verdict_line(verdict)

    def _count(self, right):
        """Tell the tally: right, or wrong or helped with; nothing where there was nothing to judge."""
        if right is not None:
            note = self._tally.answered if right else self._tally.helped
            note(self.question.name, self.task.prompt)

    def _show_tally(self):
        if len(self.questions) > 1:
            words = f"{self._tally.words} {self._tally.RULE}"
            self._counted.value = f'<div class="nl-tally">{escape(words)}</div>'

    def close(self):
        """Take the card off the page."""
        self._tally.forget(self._show_tally)
        super().close()

    # ------------------------------------------------------------------ what a page without a kernel shows

    def __str__(self):
        if len(self.questions) == 1:
            return f"{self._alone}. {self.task.asked}\n\n{RUN_TO_ANSWER}"
        asked = (question.make(**question.first).asked for question in self.questions)
        numbered = (f"Question {place}. {words}" for place, words in enumerate(asked, start=1))
        return "\n\n".join((*numbered, RUN_TO_ANSWER))

    def _repr_mimebundle_(self, **kwargs):
        return {**super()._repr_mimebundle_(**kwargs), "text/markdown": as_markdown(str(self))}


def practice_of(questions, picture=None):
    """The door ``practice(name=None, seed=0)`` of a lesson with these questions: see :func:`ask`."""
    tally = Tally(question.name for question in questions)

    def practice(name=None, seed=0):
        """Ask one of this lesson's questions by its name, or all of them with new numbers."""
        return ask(questions, name, seed, picture, tally)

    return practice


def recall_of(question, lesson):
    """The door ``recall(seed=0)`` of a lesson that begins with a question from an earlier one.

    :param question: a :class:`~neuron_lab.ui.questions.Question`, with first numbers that the earlier lesson does
        not begin with.
    :param lesson: the earlier lesson's number.
    """

    def recall(seed=0):
        """Ask the question from an earlier lesson that this one begins with, with new numbers."""
        return Practice([question], count("seed", seed), called=f"From lesson {lesson}")

    return recall


def ask(questions, name=None, seed=0, picture=None, tally=None):
    """The one question of this name with its first numbers; or, without a name, all of them with new numbers.

    :param seed: for the numbers, 0 or more.
    :param tally: counts what is answered without help; the card with all the questions says how it stands.
    :raises ValueError: where no question has that name.
    """
    seed = count("seed", seed)
    if name is None:
        return Practice(questions, seed, first=False, picture=picture, tally=tally)
    chosen = [question for question in questions if isinstance(name, str) and question.name == name]
    if not chosen:
        raise ValueError(f"name must be one of {', '.join(q.name for q in questions)}; not {described(name)}")
    return Practice(chosen, seed, picture=picture, tally=tally)
