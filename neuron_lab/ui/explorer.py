"""One question to explore: controls, live formula, live picture, and a sentence that says what is on it.

The way of every change: controls → ``compute`` (a pure function) → state → picture, formula, sentence.
All three are told the same state, so they cannot disagree.
"""

from html import escape

import ipywidgets as widgets

from neuron_lab.ui.card import CSS, close_contents, html, replace_earlier
from neuron_lab.ui.controls import Press
from neuron_lab.ui.snapshot import png, with_picture

RUN_TO_MOVE = "Run this cell (Shift + Enter) to move it yourself."


class Explorer(widgets.VBox):
    """A card with one driving question, to be moved by hand or by code (``explorer.w.value = 0.66``).

    :param question: what to find out, one sentence.
    :param controls: name to control, in reading order; each is also an attribute of the explorer.
    :param compute: called with the controls' values by name; returns the state, any object.
    :param picture: a :class:`~neuron_lab.ui.live_figure.LiveFigure` whose ``show`` takes the state.
    :param formula: takes the state, returns a list of :class:`~neuron_lab.ui.equation.Equation`.
    :param sentence: takes the state, returns what the picture shows, in words and with its numbers.
    :param kept_sentence: if given, a button keeps the present state for comparison: the picture finds it
        as its ``kept``, and this function, which takes it, puts it into words.
    """

    def __init__(self, question, controls, compute, picture, formula, sentence, kept_sentence=None):
        self.question, self.controls, self.picture = question, controls, picture
        self._compute, self._formula, self._sentence = compute, formula, sentence
        self._kept_sentence = kept_sentence
        self._holding = False
        self._html = {part: html() for part in ("note", "formula", "sentence")}
        self.reset_button = Press("Reset", icon="undo")
        self.reset_button.listen(lambda button: self.reset())
        self._buttons = [self.reset_button]
        if kept_sentence is not None:
            self.keep_button = Press("Keep this to compare", icon="thumb-tack")
            self.keep_button.listen(lambda button: self.keep())
            self._buttons.insert(0, self.keep_button)
        super().__init__(
            [
                widgets.HBox(
                    [
                        widgets.HTML(f'{CSS}<div class="nl-question">{escape(question)}</div>'),
                        widgets.HBox(
                            [button.widget for button in self._buttons],
                            layout=widgets.Layout(flex="0 0 auto"),
                        ),
                    ],
                    layout=widgets.Layout(justify_content="space-between", align_items="flex-start"),
                ),
                *(control.widget for control in controls.values()),
                self._html["note"],
                self._html["formula"],
                picture.widget,
                self._html["sentence"],
            ]
        )
        self.add_class("nl-card")
        self.add_class("nl-explorer")
        for name, control in controls.items():
            setattr(self, name, control)
            control.listen(self._changed)
        self.refresh()
        replace_earlier(self)

    @property
    def equations(self):
        """The formulas as they stand now."""
        return self._formula(self.state)

    @property
    def sentence(self):
        """What the picture shows now, in words."""
        kept = self.picture.kept
        return self._sentence(self.state) + ("" if kept is None else f" {self._kept_sentence(kept)}")

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
        self._html[
            "sentence"
        ].value = f'<div class="nl-sentence" aria-live="polite">{escape(self.sentence)}</div>'
        self._html["note"].value = f'<div class="nl-note" role="status">{escape(note)}</div>' if note else ""

    def reset(self):
        """All controls back to where the lesson starts, shown at once; nothing kept."""
        self.picture.kept = None
        self._holding = True
        try:
            for control in self.controls.values():
                control.reset()
        finally:
            self._holding = False
        self.refresh()

    def keep(self):
        """Keep the present state on show, to compare the next ones with it.

        :raises ValueError: where the explorer was made without ``kept_sentence``.
        """
        if self._kept_sentence is None:
            raise ValueError("keep needs an explorer made with kept_sentence, and this one has none")
        self.picture.kept = self.state
        self.refresh()

    def close(self):
        """Take the explorer off the page, with every widget and figure it made."""
        self.picture.close()
        for control in (*self.controls.values(), *self._buttons):
            control.silence()
        close_contents(self)
        super().close()

    def _changed(self, control):
        if not self._holding:
            self.refresh(control.note)

    # ------------------------------------------------------------------ what a page without a kernel shows

    def __str__(self):
        return "\n\n".join((self.question, *map(str, self.equations), self.sentence))

    def __repr__(self):
        return str(self)  # all that is shown of two in a row, and of one that is closed

    def _repr_mimebundle_(self, **kwargs):
        data = super()._repr_mimebundle_(**kwargs)
        data["text/plain"] = str(self)
        return with_picture(data, self.png(), self.picture.width)

    def png(self, scale=2):
        """The card as a picture: question, formula, figure and sentence. Returns the bytes of a PNG file."""
        formulas = [str(equation) for equation in self.equations]
        return png(self.picture, self.question, formulas, self.sentence, RUN_TO_MOVE, scale)
