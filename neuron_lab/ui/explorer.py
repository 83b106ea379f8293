"""One question to explore: controls, live formula, live picture, and a sentence that says what is on it.

The way of every change: controls → ``compute`` (a pure function) → state → picture, formula, sentence.
All three are told the same state, so they cannot disagree. What is taken hold of in the picture sets controls.
"""

from contextlib import contextmanager
from html import escape

import ipywidgets as widgets

from neuron_lab.ui.button import Button
from neuron_lab.ui.card import Card
from neuron_lab.ui.carried import HTML
from neuron_lab.ui.snapshot import png
from neuron_lab.ui.stage import Stage

RUN_TO_MOVE = "Run this cell (Shift + Enter) to move it yourself."


class Explorer(Card):
    """A card with one driving question, to be moved by hand or by code (``explorer.w.value = 0.66``).

    :param question: what to find out, one sentence.
    :param controls: name to control, in reading order; each is also an attribute of the explorer.
    :param compute: called with the controls' values by name; returns the state, any object.
    :param picture: a :class:`~neuron_lab.ui.live_figure.LiveFigure` whose ``show`` takes the state.
    :param formula: takes the state, returns a list of :class:`~neuron_lab.ui.equation.Equation`.
    :param sentence: takes the state, returns what the picture shows, in words and with its numbers.
    :param pinned_sentence: if given, a button pins the present state for comparison: the picture finds it
        as its ``pinned``, and this function, which takes it, puts it into words.
    """

    def __init__(self, question, controls, compute, picture, formula, sentence, pinned_sentence=None):
        self.question, self.controls, self.picture = question, controls, picture
        self._compute, self._formula, self._sentence = compute, formula, sentence
        self._pinned_sentence = pinned_sentence
        self._holding = None  # or what is to be said of the changes that are shown together
        self.stage = Stage(picture)
        self.stage.listen(self._taken_hold)
        for name, control in controls.items():
            setattr(self, name, control)
            control.listen(self._changed)
        parts = self._head(), *self.rows()
        self.refresh()
        super().__init__([*parts, self.stage], "nl-explorer")

    def _head(self):
        """The question, and to its right the buttons."""
        buttons = []
        if self._pinned_sentence is not None:
            self.pin_button = Button("Keep this to compare", "thumb-tack", self.pin)
            buttons.append(self.pin_button.widget)
        self.reset_button = Button("Reset", "undo", self.reset)
        buttons.append(self.reset_button.widget)
        self._asked = HTML(layout=widgets.Layout(flex="1 1 300px"))
        self.ask(self.question)
        return widgets.HBox(
            [
                self._asked,
                widgets.HBox(buttons, layout=widgets.Layout(flex="0 0 auto")),
            ],
            layout=widgets.Layout(
                justify_content="space-between", align_items="flex-start", flex_flow="row wrap-reverse"
            ),
        )

    def ask(self, question):
        """Put another question at the head of the card."""
        self.question = question
        self._asked.value = f'<div class="nl-question">{escape(question)}</div>'

    def rows(self):
        """The widgets between the question and the formula, from top to bottom: the controls.

        A subclass may put others between them.
        """
        return [control.widget for control in self.controls.values()]

    @property
    def equations(self):
        """The formulas as they stand now."""
        return self._formula(self.state)

    @property
    def sentence(self):
        """What the picture shows now, in words."""
        pinned = self.picture.pinned
        return self._sentence(self.state) + ("" if pinned is None else f" {self._pinned_sentence(pinned)}")

    def refresh(self, note=""):
        """Compute the state from the controls and show it; once it is closed, do nothing."""
        if self.picture.figure is None:
            return
        with self.stage.gathering():
            self.state = self._compute(**{name: control.value for name, control in self.controls.items()})
            self.picture.show(self.state)
            self.stage.show_picture(self.picture, self.controls)
            self.stage.formula = "".join(
                ('<div class="nl-equations">', *(equation.html() for equation in self.equations), "</div>")
            )
            self.stage.sentence, self.stage.note = self.sentence, note

    def reset(self):
        """All controls back to where the lesson starts, shown at once; nothing pinned."""
        self.picture.pinned = None
        with self._together():
            for control in self.controls.values():
                control.reset()

    def pin(self):
        """Keep the present state on show, to compare the next ones with it.

        :raises ValueError: where the explorer was made without ``pinned_sentence``.
        """
        if self._pinned_sentence is None:
            raise ValueError("pin needs an explorer made with pinned_sentence, and this one has none")
        self.picture.pinned = self.state
        self.refresh()

    def _changed(self, control):
        if self._holding is None:
            self.refresh(control.note)
        else:
            self._holding.append(control.note)

    @contextmanager
    def _together(self):
        """Whatever is set meanwhile is shown at once, with all that is to be said of it."""
        with self.stage.gathering():
            self._holding = []
            try:
                yield
            finally:
                notes, self._holding = self._holding, None
            self.refresh(" ".join(filter(None, notes)))

    def _taken_hold(self, event):
        """Set what the learner has moved in the picture: within its range, as if it were typed."""
        values = self.picture.answer(event, self.controls, self.state)
        with self._together():
            for name in values.keys() & self.controls:
                control = self.controls[name]
                control.value = control.nearest(values[name])

    # ------------------------------------------------------------------ what a page without a kernel shows

    def __str__(self):
        return "\n\n".join((self.question, *map(str, self.equations), self.sentence))

    def png(self, scale=2):
        """The card as a picture: question, formula, figure and sentence. Returns the bytes of a PNG file."""
        formulas = [str(equation) for equation in self.equations]
        return png(self.picture, self.question, formulas, self.sentence, RUN_TO_MOVE, scale)
