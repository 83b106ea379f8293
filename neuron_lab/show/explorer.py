"""One question to explore: controls, live formula, live picture, and a sentence that says what is on it.

The way of every change: controls → ``compute`` (a pure function) → state → picture, formula, sentence.
All three are told the same state, so they cannot disagree.
"""

import base64
import io
import textwrap
from html import escape

import ipywidgets as widgets

from neuron_lab.show.controls import Press
from neuron_lab.show.page import close_contents, html, replace_earlier
from neuron_lab.show.style import CSS, FIGURE_STYLE, GREY


class Explorer(widgets.VBox):
    """A card with one driving question, to be moved by hand or by code (``explorer.w.value = 0.66``).

    :param question: what to find out, one sentence.
    :param controls: name to control, in reading order; each is also an attribute of the explorer.
    :param compute: called with the controls' values by name; returns the state, any object.
    :param picture: a :class:`~neuron_lab.show.live_figure.LiveFigure` whose ``show`` takes the state.
    :param formula: takes the state, returns a list of :class:`~neuron_lab.show.equation.Equation`.
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
        """Compute the state from the controls and show it."""
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

    def _repr_mimebundle_(self, **kwargs):
        data = super()._repr_mimebundle_(**kwargs)
        data["text/plain"] = str(self)
        data["image/png"] = base64.b64encode(self.png()).decode()
        return data, {"image/png": {"width": self.picture.width}}

    def png(self, scale=2):
        """The card as a picture: question, formula, figure and sentence. Returns the bytes of a PNG file."""
        from matplotlib import rc_context
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        pixels = self.picture.pixels(scale)
        formulas = _side_by_side([str(equation) for equation in self.equations], self.picture.width // 9)
        words = textwrap.fill(self.sentence, self.picture.width // 8)
        top = 46 + 21 * len(formulas.splitlines())
        bottom = 46 + 20 * len(words.splitlines())
        width, height = self.picture.width, top + self.picture.height + bottom
        with rc_context(FIGURE_STYLE):
            card = Figure(figsize=(width / 72, height / 72), dpi=72 * scale, facecolor="white")
            FigureCanvasAgg(card)
            card.text(12 / width, 1 - 10 / height, self.question, va="top", weight="bold", size=15)
            card.text(12 / width, 1 - 40 / height, formulas, va="top", family="monospace", linespacing=1.3)
            card.figimage(pixels, 0, bottom * scale)
            card.text(12 / width, bottom / height, words, va="top", linespacing=1.35)
            card.text(
                12 / width, 10 / height, "Run this cell (Shift + Enter) to move it yourself.", color=GREY
            )
            file = io.BytesIO()
            card.savefig(file, format="png", facecolor="white", metadata={"Software": None})
        return file.getvalue()


def _side_by_side(blocks, columns):
    """Set blocks of three lines next to each other as long as they fit, then below."""
    rows = [""]
    for block in blocks:
        lines = block.splitlines()
        wide = max(map(len, lines)) + 4
        padded = [line.ljust(wide) for line in lines]
        beside = [before + line for before, line in zip(rows[-1].split("\n"), padded, strict=False)]
        if rows[-1] and len(beside[0].rstrip()) <= columns:
            rows[-1] = "\n".join(beside)
        else:
            rows.append("\n".join(padded))
    return "\n".join(rows[1:])
