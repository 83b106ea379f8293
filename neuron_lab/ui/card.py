"""What is on the page: closing it whole, and making room when its cell is run again."""

import re
from html import escape
from pathlib import Path

import ipywidgets as widgets

CSS = f"<style>\n{Path(__file__).with_name('card.css').read_text()}</style>"
"""The card around an explorer or a question: light in every theme, so that its colours mean the same in each."""


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


def html(words=""):
    """An HTML widget as wide as its card."""
    widget = widgets.HTML(words)
    widget.layout.width = "100%"
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
    message = shell.get_parent() if hasattr(shell, "get_parent") else {}
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
