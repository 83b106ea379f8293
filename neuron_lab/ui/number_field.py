"""The field beside a slider: its name, and its exact value to read and to type."""

import math

import ipywidgets as widgets

from neuron_lab.ui.carried import Text
from neuron_lab.ui.numbers import as_typed
from neuron_lab.ui.parse import in_short, parse_number, read_as

DECIMALS = 6
"""Digits after the point that a number keeps where it is typed."""


class NumberField(Text):
    """A labelled field that takes a number in any spelling, once Enter is pressed or the field is left.

    It takes text: a browser's own number field drops a comma before anybody can read it, so that 0,2 becomes 2.

    :param name: its label.
    :param entered: called with what was typed, rounded to ``DECIMALS``, or NaN where it was no number; and with a
        note where the text may have meant another number. It is to :meth:`show` what became of it.
    :param whole: whether a whole number is asked for.
    """

    def __init__(self, name, value, entered, whole=False):
        super().__init__(
            value=as_typed(value),
            description=name,
            continuous_update=False,
            layout=widgets.Layout(width="250px", max_width="calc(100% - 4px)", flex="0 0 auto"),
            style={"description_width": "150px"},
        )
        self._entered, self._whole = entered, whole
        self.observe(lambda change: self._read(change["new"]), "value")

    _showing = False

    def show(self, value):
        """Have it say this number, in normal form."""
        self._showing = True
        try:
            self.value = as_typed(value)
        finally:
            self._showing = False

    def _read(self, text):
        if self._showing:
            return
        try:
            value = round(parse_number(text, self._whole), DECIMALS)
        except ValueError:
            self._entered(math.nan)
        else:
            read = read_as(text, value)
            self._entered(value, f"I read {in_short(text)} as {read}." if read else "")
