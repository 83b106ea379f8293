"""The card that everything stands on: its style sheet, its static form, and closing it whole.

An earlier run of the same cell makes room for the next.
"""

import base64
import re
from html import escape
from pathlib import Path

import ipywidgets as widgets

from neuron_lab.ui import style
from neuron_lab.ui.button import Button
from neuron_lab.ui.carried import HTML
from neuron_lab.ui.control import Control
from neuron_lab.ui.stage import Stage


def _style_sheet():
    """``card.css``, with the colours of the palette that it asks for by name: ``var(--nl-blue)`` is ``BLUE``."""
    rules = Path(__file__).with_name("card.css").read_text(encoding="utf-8")
    names = sorted(set(re.findall(r"var\(--nl-([a-z-]+)\)", rules)))
    palette = (f"--nl-{name}:{getattr(style, name.upper().replace('-', '_'))}" for name in names)
    return f"<style>\n.nl-card{{{';'.join(palette)}}}\n{rules}</style>"


CSS = _style_sheet()
"""Light in every theme, so that the colours mean the same in each."""


NOT_LIVE = (
    "This picture is not live here yet. If that stays so, the page lacks anywidget: install it where Jupyter runs "
    "(pip install anywidget), and reload."
)


class Card(widgets.VBox):
    """A framed column of widgets, with words and a picture for a page without a kernel.

    A subclass says in ``__str__`` what is on it, and has each of its controls and buttons as an attribute.
    It calls ``super().__init__`` last: then an earlier run of the cell is closed once this one stands.

    :param parts: the widgets, from top to bottom.
    :param kind: the class of the style sheet for such a card, if there is one.
    """

    picture = None  # a :class:`~neuron_lab.ui.live_figure.LiveFigure`, where there is one: ``png`` draws it
    stage = None  # the :class:`~neuron_lab.ui.stage.Stage` among the parts that shows it, where there is one

    def __init__(self, parts, kind=None):
        sheet = widgets.HTML(CSS, layout=widgets.Layout(display="none"))
        if self.stage is None:
            self.stage = Stage()
            parts = [*parts, self.stage]
        if self.picture is not None:
            below = list(parts).index(self.stage) + 1
            parts = [*parts[:below], self._instead(), *parts[below:]]
        super().__init__([sheet, *parts])
        self.stage.carry(self)
        self.add_class("nl-card")
        if kind:
            self.add_class(kind)
        replace_earlier(self)

    def close(self):
        """Take the card off the page, with every widget and figure it made."""
        if self.picture is not None:
            self.picture.close()
        for control in vars(self).values():
            if isinstance(control, Button | Control):
                control.silence()
                close_contents(control.widget)  # the card may not show it now
                control.widget.close()
        close_contents(self)
        super().close()

    def _instead(self):
        """What stands there until the stage does, and where the page has no anywidget to show one."""
        image = f'<img src="{_as_image(self.picture)}" alt="{escape(self.picture.name)}">'
        words = html(f"{image}<p>{escape(self.stage.sentence)}</p><p>{NOT_LIVE}</p>")
        words.add_class("nl-instead")
        return words

    # ------------------------------------------------------------------ what a page without a kernel shows

    def __repr__(self):
        return str(self)  # all that is shown of two in a row, and of one that is closed

    def _repr_mimebundle_(self, **kwargs):
        data = {**super()._repr_mimebundle_(**kwargs), "text/plain": str(self)}
        if self.picture is None:
            return data
        data["image/png"] = base64.b64encode(self.png()).decode()
        return data, {"image/png": {"width": self.picture.width}}


def _as_image(picture):
    """Both layers of a picture as the address of one image."""
    width, height = picture.size
    layers = f"{picture.still_svg}{picture.moving_svg}"
    whole = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width}" '
        f'height="{height}" font-family="sans-serif">{layers}</svg>'
    )
    return f"data:image/svg+xml;base64,{base64.b64encode(whole.encode()).decode()}"


def close_contents(widget):
    """Close everything in this widget, down to layouts and styles, so that nothing of it stays behind."""
    for part in (*getattr(widget, "children", ()), widget.layout, getattr(widget, "style", None)):
        if isinstance(part, widgets.DOMWidget):
            close_contents(part)
        if part is not None:
            part.close()


def close_children(widget):
    """Close what stands in this widget and keep the widget itself, which is filled anew.

    Its own layout must live on: a page that meets the widget later (one that was loaded again, or Voilà)
    asks the kernel for it, and would wait for ever.
    """
    for part in widget.children:
        close_contents(part)
        part.close()  # a picture closes its figure as well
    widget.children = ()


def html(words="", announced=False):
    """An HTML widget as wide as its card; ``announced``: a screen reader is told whenever it changes."""
    widget = HTML(words)
    widget.layout.width = "100%"
    if announced:
        widget.add_class("nl-status")
    return widget


def as_markdown(text):
    """Plain text as Markdown that reads the same: its special signs escaped."""
    text = re.sub(r"([\\`*_\[\]])", r"\\\1", escape(text, quote=False))
    return re.sub(r"^(?!- )(.+)\n(?=- )", r"\1\n\n", text, flags=re.M)  # a list begins after an empty line


_on_page = {}  # cell → (run, widgets): what the last run of each cell put on the page


def replace_earlier(widget):
    """Close what an earlier run of the same cell left, so that reruns leave no widget and no figure behind.

    Without knowing the cell nothing is closed: two buttons, or two cells with the same code, would else
    close each other's.

    :param widget: what this run puts on the page; its ``close`` must take everything with it.
    """
    from IPython import get_ipython

    shell = get_ipython()
    either = shell, getattr(shell, "kernel", None)  # in JupyterLite it is the kernel that knows
    message = next((each.get_parent() for each in either if hasattr(each, "get_parent")), {})
    cell = message.get("metadata", {}).get("cellId")
    if message.get("header", {}).get("msg_type") != "execute_request" or not cell:
        return
    run = message.get("header", {}).get("msg_id")
    earlier_run, shown = _on_page.get(cell, (None, []))
    if earlier_run != run:
        for earlier in shown:
            earlier.close()
        shown = []
    _on_page[cell] = (run, [*shown, widget])
