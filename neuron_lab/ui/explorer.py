"""One question to explore: controls, live formula, live picture, and a sentence that says what is on it.

The way of every change: controls → ``compute`` (a pure function) → state → picture, formula, sentence.
All three are told the same state, so they cannot disagree.
"""

from html import escape

import ipywidgets as widgets

from neuron_lab.ui.button import Button
from neuron_lab.ui.card import Card, html
from neuron_lab.ui.snapshot import png

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
        self._holding = False
        self._html = {part: html() for part in ("note", "formula", "sentence")}
        for name, control in controls.items():
            setattr(self, name, control)
            control.listen(self._changed)
        parts = self._head(), *self.rows(), self._html["note"], self._html["formula"]
        self.refresh()
        super().__init__([*parts, picture.widget, self._html["sentence"]], "nl-explorer")

    def _head(self):
        """The question, and to its right the buttons."""
        buttons = []
        if self._pinned_sentence is not None:
            self.pin_button = Button("Keep this to compare", "thumb-tack", self.pin)
            buttons.append(self.pin_button.widget)
        self.reset_button = Button("Reset", "undo", self.reset)
        buttons.append(self.reset_button.widget)
        return widgets.HBox(
            [
                widgets.HTML(f'<div class="nl-question">{escape(self.question)}</div>'),
                widgets.HBox(buttons, layout=widgets.Layout(flex="0 0 auto")),
            ],
            layout=widgets.Layout(justify_content="space-between", align_items="flex-start"),
        )

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
        self.state = self._compute(**{name: control.value for name, control in self.controls.items()})
        self.picture.show(self.state)
        self.picture.redraw()
        self._html["formula"].value = "".join(
            ('<div class="nl-equations">', *(equation.html() for equation in self.equations), "</div>")
        )
        said = f'<div class="nl-sentence" aria-live="polite">{escape(self.sentence)}</div>'
        self._html["sentence"].value = said
        self._html["note"].value = f'<div class="nl-note" role="status">{escape(note)}</div>' if note else ""

    def reset(self):
        """All controls back to where the lesson starts, shown at once; nothing pinned."""
        self.picture.pinned = None
        self._holding = True
        try:
            for control in self.controls.values():
                control.reset()
        finally:
            self._holding = False
        self.refresh()

    def pin(self):
        """Keep the present state on show, to compare the next ones with it.

        :raises ValueError: where the explorer was made without ``pinned_sentence``.
        """
        if self._pinned_sentence is None:
            raise ValueError("pin needs an explorer made with pinned_sentence, and this one has none")
        self.picture.pinned = self.state
        self.refresh()

    def _changed(self, control):
        if not self._holding:
            self.refresh(control.note)

    # ------------------------------------------------------------------ what a page without a kernel shows

    def __str__(self):
        return "\n\n".join((self.question, *map(str, self.equations), self.sentence))

    def png(self, scale=2):
        """The card as a picture: question, formula, figure and sentence. Returns the bytes of a PNG file."""
        formulas = [str(equation) for equation in self.equations]
        return png(self.picture, self.question, formulas, self.sentence, RUN_TO_MOVE, scale)
