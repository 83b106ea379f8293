"""A control whose value is a list of points: one's own data, to add to, to take from and to move."""

import math
from functools import cached_property

import ipywidgets as widgets
import numpy as np

from neuron_lab.ui.button import Button
from neuron_lab.ui.carried import Carried
from neuron_lab.ui.control import Control
from neuron_lab.ui.number_field import DECIMALS, NumberField
from neuron_lab.ui.numbers import as_given, counted
from neuron_lab.validation import described, numbers

MOST = 50
"""How many points there may be."""
FARTHEST = 1e6
"""How far from 0 their numbers may be."""


def pairs_of(x, y):
    """Two lists of numbers as points.

    :param x, y: from 2 to 50 numbers each, as many in both; x has at least two that differ.
    :returns: a tuple of points, (x, y) each.
    :raises ValueError, TypeError: naming ``x`` or ``y``, where they are not.
    """
    __tracebackhide__ = True
    x, y = (_one_list(name, values) for name, values in (("x", x), ("y", y)))
    if len(x) != len(y):
        short, long = ("x", "y") if len(x) < len(y) else ("y", "x")
        raise ValueError(
            f"{short} must be as long as {long}, a target for each input; x has {len(x)} numbers, y has {len(y)}"
        )
    if complaint := _too_few_or_many(x):
        raise ValueError(f"x must hold {complaint}")
    return tuple(zip(x, y, strict=True))


def _one_list(name, values):
    __tracebackhide__ = True
    values = np.asarray(numbers(name, values), float)
    if values.ndim != 1:
        raise TypeError(f"{name} must be a list of numbers, such as [1, 2, 3]; it has shape {values.shape}")
    if np.abs(values).max() > FARTHEST:
        far = values[np.abs(values) > FARTHEST][0]
        raise ValueError(
            f"{name} must hold numbers between −{FARTHEST:,.0f} and {FARTHEST:,.0f}, not {far:g}"
        )
    return values.tolist()


def _too_few_or_many(x):
    """What a list of inputs must be and is not; nothing where it is fine."""
    if len(x) < 2:
        return f"at least two numbers, not {len(x)}"
    if len(x) > MOST:
        return f"at most {MOST} numbers, not {len(x)}"
    if max(x) - min(x) <= 1e-6 * max(map(abs, (*x, 1.0))):
        return "at least two different numbers: all its numbers are equal"
    return ""


class Dropdown(Carried, widgets.Dropdown):
    """A list to choose from, whose news come with those of its card."""


class Points(Control):
    """A list of points, with a row to add one and to take one away.

    What is out of its spans is brought to the nearest edge; a list that no single line fits best (fewer than two
    inputs that differ) or that is too long is refused. ``note`` says so.

    :param name: what one of them is called: "example".
    :param value: points, as :func:`pairs_of` gives them.
    :param x_span, y_span: lowest and highest number, each way.
    """

    def __init__(self, name, value, x_span, y_span):
        super().__init__(name, tuple(value))
        self.spans = x_span, y_span

    @cached_property
    def widget(self):
        """Fields and buttons in a row."""
        layout = widgets.Layout(align_items="center", flex_flow="row wrap")
        row = [self.x_field, self.y_field, self.add_button.widget, self.chosen, self.away_button.widget]
        return widgets.HBox(row, layout=layout)

    @cached_property
    def x_field(self):
        """The input of the point to add."""
        return self._field(0, "new x")

    @cached_property
    def y_field(self):
        """The target of the point to add."""
        return self._field(1, "new y")

    @cached_property
    def add_button(self):
        """Add the point whose numbers stand in the fields."""
        return Button(f"Add this {self.name}", "plus", lambda: self.add(*self._typed))

    @cached_property
    def chosen(self):
        """Which point to take away."""
        layout = widgets.Layout(width="230px", max_width="calc(100% - 4px)")
        return Dropdown(options=self._options(), description=self.name, layout=layout)

    @cached_property
    def away_button(self):
        """Take the chosen point away."""
        return Button("Take it away", "minus", lambda: self.take_away(self.chosen.value))

    def silence(self):
        """Stop telling anybody of changes, and take no more presses."""
        super().silence()
        self.add_button.silence()
        self.away_button.silence()

    def add(self, x, y):
        """One point more."""
        self._set((*self.value, (x, y)))

    def take_away(self, index):
        """One point less; with a number that none has, nothing happens."""
        if index is not None and 0 <= index < len(self.value):
            self._set((*self.value[:index], *self.value[index + 1 :]))

    def nearest(self, value):
        """What a hand means that lets go of a point here: a place of a few digits. Points that stayed stay."""
        return tuple(pair if pair in self.value else self._by_hand(*pair) for pair in value)

    def _by_hand(self, *pair):
        return tuple(round(each, _digits(*span)) for each, span in zip(pair, self.spans, strict=True))

    @property
    def shown(self):
        """How many there are."""
        return counted(len(self.value), self.name, f"{self.name}s")

    def _set(self, value, note=""):
        __tracebackhide__ = True
        value = self._pairs(value)
        if len(value) < 2:
            note = f"Two {self.name}s at least stay: one alone has a whole valley of best lines."
        elif len(value) > MOST:
            note = f"{counted(MOST, self.name, f'{self.name}s')} are the most that fit."
        else:
            self._set_pairs(*zip(*value, strict=True), note)
            return
        super()._set(self._value, note)

    def _pairs(self, value):
        __tracebackhide__ = True
        try:
            if isinstance(value, list | tuple | np.ndarray):
                return tuple((x, y) for x, y in value)
        except (TypeError, ValueError):
            pass
        raise TypeError(
            f"{self.name} must be one of a list of pairs, such as [(1, 2), (2, 4)]; not {described(value)}"
        )

    def _set_pairs(self, x, y, note):
        x, y = (_one_list(name, values) for name, values in (("x", x), ("y", y)))
        within = tuple(zip(*map(self._within, (x, y), self.spans), strict=True))
        if within != tuple(zip(x, y, strict=True)):
            note = f"{note} {self._corrected(x, y, within)}".strip()
        if _too_few_or_many([x for x, _ in within]):
            super()._set(
                self._value, "There must be two different inputs at least, or no single line fits best."
            )
            return
        self.chosen.options = [(_written(index, *pair), index) for index, pair in enumerate(within)]
        super()._set(within, note)

    def _within(self, values, span):
        """Each number brought into its span; what lies in it is rounded as a hand would."""
        return [min(max(round(each, DECIMALS), span[0]), span[1]) for each in values]

    def _corrected(self, x, y, within):
        """What became of the first point that was out of reach; nothing where it was only rounded."""
        for wanted, got in zip(zip(x, y, strict=True), within, strict=True):
            if max(abs(one - other) for one, other in zip(wanted, got, strict=True)) > 1e-5:
                (left, right), (low, high) = (map(as_given, span) for span in self.spans)
                return (
                    f"Here x goes from {left} to {right} and y from {low} to {high}: "
                    f"{_pair(*wanted)} became {_pair(*got)}."
                )
        return ""

    def _options(self):
        return [(_written(index, *pair), index) for index, pair in enumerate(self.value)]

    @cached_property
    def _typed(self):
        """What stands in the two fields: to begin with, the middle of the picture."""
        return list(self._by_hand(*((low + high) / 2 for low, high in self.spans)))

    def _field(self, place, label):
        def entered(value, note=""):
            if value != value:  # NaN: it was no number
                self._tell(f"{label} takes a number; it stays at {as_given(self._typed[place])}.")
            else:
                self._typed[place] = value
                if note:
                    self._tell(note)
            field.show(self._typed[place])

        field = NumberField(label, self._typed[place], entered)
        field.layout.width, field.style.description_width = "150px", "50px"
        return field


def _digits(low, high):
    """How many digits after the point a hand can mean on an axis like this: two where it is 5 long."""
    return min(max(2 - math.floor(math.log10((high - low) / 5)), 0), DECIMALS)


def _pair(x, y):
    return f"({as_given(x)}, {as_given(y)})"


def _written(index, x, y):
    return f"{index + 1}: x = {as_given(x)}, y = {as_given(y)}"
