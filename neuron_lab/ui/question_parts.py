"""The parts of a card that asks: how an answer is given, what is uncovered with it, and how a verdict looks."""

from html import escape

import ipywidgets as widgets

from neuron_lab.ui.card import html
from neuron_lab.ui.questions import NumberTask

SIGNS = {True: "✓ ", False: "✗ ", None: ""}
LOOKS = {True: "nl-right", False: "nl-wrong", None: "nl-neutral"}
OWN_WORDS = "in your words"


def verdict_line(verdict):
    """A verdict as HTML, with its sign; announced."""
    words = escape(SIGNS[verdict.right] + verdict.words)
    return f'<div class="nl-verdict {LOOKS[verdict.right]}">{words}</div>'


def hint_list(name, hints):
    """The hints uncovered so far as HTML; announced."""
    items = "".join(f"<li>{escape(hint)}</li>" for hint in hints)
    return f'<div class="nl-hints">{escape(name)}:<ol>{items}</ol></div>'


def choice(task):
    """Radio buttons for the options of a task, none of them chosen."""
    return widgets.RadioButtons(
        options=list(task.options),
        value=None,
        description="your answer",
        layout=widgets.Layout(width="auto"),
        style={"description_width": "100px"},
    )


def how_to_answer(task):
    """How to answer, and what comes after it, so that nobody is surprised by one more question."""
    then = f"Then {_lead(task).lower().removeprefix('now ')}, {OWN_WORDS}."
    if not isinstance(task, NumberTask):
        # ipywidgets' radio buttons do not know the arrow keys, and JupyterLab takes them for itself
        return f'<div class="nl-aside nl-left">By keyboard: Tab and Space. {then}</div>'
    digits = {0: "A whole number", 1: "Rounded to one digit after the point"}
    enough = digits.get(task.digits, f"Rounded to {task.digits} digits after the point")
    return f'<div class="nl-aside">{enough}. Press Enter to check. {then}</div>'


def worked(task):
    """The solution, row by row; nothing where an option was chosen, since the verdict has said it all."""
    if not isinstance(task, NumberTask):
        return ""
    return f'<div class="nl-equations">{"".join(equation.html() for equation in task.solution)}</div>'


def why(task):
    """What to explain, or to think on, after the answer; announced."""
    words = f"{_lead(task)}, {OWN_WORDS}: {escape(task.why)}"
    return f'<div class="nl-why">{words}</div>'


def own_words():
    """A field for a sentence of one's own."""
    return widgets.Textarea(
        placeholder="In a sentence of your own. Nobody reads it; saying it is what helps.",
        description=OWN_WORDS,
        style={"description_width": "100px"},
        rows=2,
        layout=widgets.Layout(width="100%"),
    )


def model_answer(task):
    """How one might have said it, to unfold."""
    return f"<details><summary>A model answer</summary>{escape(task.model_answer)}</details>"


def explained(task):
    """What to explain, a field for it, and a model answer, as widgets."""
    field = own_words()
    return [html(why(task)), field, html(model_answer(task))]


def _lead(task):
    return "Now say why" if task.why.startswith("why") else "One more thought"
