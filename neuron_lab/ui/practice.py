"""Predict, commit, reveal, explain: a card that asks questions and answers like a tutor.

The worked solution, and the picture that goes with it, stay covered until the learner has answered right
or asks for them.
"""

from html import escape

import ipywidgets as widgets

from neuron_lab.ui.answer_field import Answer
from neuron_lab.ui.button import Button
from neuron_lab.ui.card import Card, as_markdown, close_children, html
from neuron_lab.ui.questions import NumberTask, Verdict
from neuron_lab.validation import count, described

SIGNS = {True: "✓ ", False: "✗ ", None: ""}
RUN_TO_ANSWER = "Run this cell (Shift + Enter) to answer."

LOOKS = {True: "nl-right", False: "nl-wrong", None: "nl-neutral"}


class Practice(Card):
    """One question, or several one after the other.

    :param questions: at least one :class:`~neuron_lab.ui.questions.Question`.
    :param seed: for the numbers; the same seed gives the same numbers in the same order.
    :param first: whether to begin with each question's first numbers.
    :param picture: makes the explorer that is uncovered with a solution, at the numbers that the task ``shows``.
    """

    def __init__(self, questions, seed=0, first=True, picture=None):
        self.questions, self._picture = tuple(questions), picture
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
        self._ask()
        parts = self._heading, self._reply, self._buttons, self._status, self._hints, self.solution
        super().__init__(parts, "nl-practice")

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
        if verdict.right:
            self.reveal()

    def hint(self):
        """One rung of help: the rule, then the numbers plugged in, then the value."""
        self._climb()

    def show_solution(self):
        """Uncover the solution for somebody who asks for it."""
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
        parts = [html(_worked(self.task))]
        if self._picture and self.task.shows:
            parts.append(self._picture(**self.task.shows))
        self.own_words = widgets.Textarea(
            placeholder="In a sentence of your own. Nobody reads it; saying it is what helps.",
            description="in your words",
            style={"description_width": "100px"},
            rows=2,
            layout=widgets.Layout(width="100%"),
        )
        parts += [html(_why(self.task)), self.own_words, html(_model_answer(self.task))]
        self.solution.children = parts

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
            Answer("your answer", self.check, again=self._go_on) if self._typed else _choice(self.task)
        )
        self._reply.children = [self.field, html(_tolerance(self.task))]
        self._show_buttons()

    @property
    def _typed(self):
        return isinstance(self.task, NumberTask)

    @property
    def _alone(self):
        return "Work it out" if self._typed else "Predict"

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

    def practice(name=None, seed=0):
        """Ask one of this lesson's questions by its name, or all of them with new numbers."""
        return ask(questions, name, seed, picture)

    return practice


def ask(questions, name=None, seed=0, picture=None):
    """The one question of this name with its first numbers; or, without a name, all of them with new numbers.

    :param seed: for the numbers, 0 or more.
    :raises ValueError: where no question has that name.
    """
    seed = count("seed", seed)
    if name is None:
        return Practice(questions, seed, first=False, picture=picture)
    chosen = [question for question in questions if isinstance(name, str) and question.name == name]
    if not chosen:
        raise ValueError(f"name must be one of {', '.join(q.name for q in questions)}; not {described(name)}")
    return Practice(chosen, seed, picture=picture)


def verdict_line(verdict):
    """A verdict as HTML, with its sign; announced."""
    words = escape(SIGNS[verdict.right] + verdict.words)
    return f'<div class="nl-verdict {LOOKS[verdict.right]}">{words}</div>'


def hint_list(name, hints):
    """The hints uncovered so far as HTML; announced."""
    items = "".join(f"<li>{escape(hint)}</li>" for hint in hints)
    return f'<div class="nl-hints">{escape(name)}:<ol>{items}</ol></div>'


def _choice(task):
    return widgets.RadioButtons(
        options=list(task.options),
        value=None,
        description="your answer",
        layout=widgets.Layout(width="auto"),
        style={"description_width": "100px"},
    )


def _tolerance(task):
    if not isinstance(task, NumberTask):
        # ipywidgets' radio buttons do not know the arrow keys, and JupyterLab takes them for itself
        return '<div class="nl-aside nl-left">By keyboard: Tab and Space.</div>'
    digits = {0: "A whole number", 1: "Rounded to one digit after the point"}
    enough = digits.get(task.digits, f"Rounded to {task.digits} digits after the point")
    return f'<div class="nl-aside">{enough}. Press Enter to check.</div>'


def _worked(task):
    if not isinstance(task, NumberTask):
        return ""  # the verdict has said it all
    return f'<div class="nl-equations">{"".join(equation.html() for equation in task.solution)}</div>'


def _why(task):
    lead = "Now say why" if task.why.startswith("why") else "One more thought"
    return f'<div class="nl-why">{lead}: {escape(task.why)}</div>'


def _model_answer(task):
    return f"<details><summary>A model answer</summary>{escape(task.model_answer)}</details>"
