"""A formula in three rows: its symbols, the numbers plugged in below them, and the value."""

from html import escape
from typing import NamedTuple

from neuron_lab.ui.numbers import exact, number
from neuron_lab.ui.style import INK


class Term(NamedTuple):
    """One quantity in a formula: how it is written, what it is now, and its colour.

    ``in_full`` has it written with every digit it was given, not rounded to ``digits``.
    """

    symbol: str
    value: float
    colour: str = INK
    digits: int = 2
    in_full: bool = False


class Equation:
    """``result = parts``, where a part is a :class:`Term` or an operator as text.

    >>> print(Equation(Term("y", 7), Term("a", 2), "·", Term("x", 3), "+", "1"))
    y = a · x + 1
      = 2.00 · 3.00 + 1
      = 7.00
    """

    def __init__(self, result, *parts):
        self.result = result
        self.parts = parts

    def html(self):
        """The three rows as a table, every number below its symbol."""
        rows = ([self.result.symbol, "=", *self._symbols()], ["", "=", *self._numbers()])
        colours = [self.result.colour, "", *(getattr(part, "colour", "") for part in self.parts)]
        bases = ["", "", *map(_base, (*self.parts[1:], ""))]
        return (
            f'<table class="nl-equation">{"".join(_row(row, colours, bases) for row in rows)}'
            f'<tr><td></td><td>=</td><td colspan="{len(self.parts)}" '
            f'style="text-align:left;color:{self.result.colour}">{self._value()}</td></tr></table>'
        )

    @property
    def rows(self):
        """What stands right of the equals sign: the symbols, the numbers plugged in, the value."""
        return _joined(self._symbols()), _joined(self._numbers()), self._value()

    def __str__(self):
        symbols, *others = self.rows
        indent = " " * len(self.result.symbol)
        return "\n".join([f"{self.result.symbol} = {symbols}", *(f"{indent} = {row}" for row in others)])

    def _value(self):
        return number(self.result.value, self.result.digits)

    def _symbols(self):
        return [part.symbol if isinstance(part, Term) else part for part in self.parts]

    def _numbers(self):
        neighbours = zip(("", *self.parts), self.parts, (*self.parts[1:], ""), strict=False)
        return [
            _plugged_in(part, before, after) if isinstance(part, Term) else part
            for before, part, after in neighbours
        ]


def _plugged_in(term, before, after):
    """The number, in brackets where a minus would follow an operator or be squared."""
    text = (exact if term.in_full else number)(term.value, term.digits)
    follows = isinstance(before, str) and before and not before.endswith("(")
    squared = isinstance(after, str) and after.startswith("²")
    return f"({text})" if text.startswith("−") and (follows or squared) else text


def _base(after):
    """The class of a cell that is raised to a power by what comes after it: the two stand close together."""
    return ' class="nl-base"' if isinstance(after, str) and after.startswith("²") else ""


def _row(cells, colours, bases):
    styles = (f' style="color:{colour}"' if colour not in ("", INK) else "" for colour in colours)
    return (
        "<tr>"
        + "".join(
            f"<td{base}{style}>{escape(cell)}</td>"
            for cell, style, base in zip(cells, styles, bases, strict=True)
        )
        + "</tr>"
    )


def _joined(parts):
    """Parts with blanks between, but none inside brackets and before a square."""
    text = " ".join(parts)
    return text.replace("( ", "(").replace(" )", ")").replace(" ²", "²")
