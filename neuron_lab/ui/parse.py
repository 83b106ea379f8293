"""A number that a person types: every common spelling is understood, and what is none is answered in words."""

import math
import re
import unicodedata

from neuron_lab.ui.numbers import as_given

_FULL_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}  # as East Asian keyboards write ASCII
_SIGNS = str.maketrans("‐‑‒–—―−﹣˗ー。｡٫、､٪", "-" * 10 + "..." + ",," + "%")
_NUMBER = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)(%?)", re.I)
_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}(?:(?:,\d{3})+|(?:\.\d{3})+)")
_COMMA_AND_THREE = re.compile(r"[-+]?[1-9]\d{0,2},\d{3}")


def parse_number(text, whole=False):
    """The number that a person typed: ``.3``, ``-1,6``, ``−1.6``, ``０．５``, ``75 %`` and ``ŷ = 1.1`` are understood.

    A comma is read as a point. Signs without width, copied along from a page, do not count.

    :param whole: whether a whole number is asked for; a comma or a point before three digits then sets off
        thousands.
    :raises ValueError: in words for that person.
    """
    plain = _plain(text)
    if not plain:
        raise ValueError("Type a number first, for example −1.6.")
    if whole and _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "").replace(".", "")
    found = _NUMBER.fullmatch(plain.replace(",", "."))
    if not found or not math.isfinite(value := float(found[1])):
        raise ValueError(f"“{in_short(text)}” is not a number that I can read. Type one like −1.6.")
    return value / 100 if found[2] else value


def read_as(text, value):
    """The number as it was read, where the text may well have meant another; else "".

    A percent sign, and a comma or a point before three digits, may be meant in two ways.

    :param value: what :func:`parse_number` made of the text.
    """
    plain = _plain(text)
    found = _NUMBER.fullmatch(plain.replace(",", "."))
    two_ways = _COMMA_AND_THREE.fullmatch(plain) or not found or found[2] or float(found[1]) != value
    return as_given(value) if two_ways else ""


def in_short(text, longest=20):
    """What was typed, on one short line. It says where it was cut: a part of a number is another number."""
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _plain(text):
    """A text in signs that Python knows, without what stands before a "=", and without blanks.

    A blank between digits stays, unless three digits follow it: "1 000" is one number, "0 2" is none.
    """
    text = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")  # they have no width
    text = text.translate(_FULL_WIDTH).translate(_SIGNS).rpartition("=")[2].strip()
    text = re.sub(r"(?<=\d)\s+(?=\d{3}(?!\d))", "", text)
    return re.sub(r"(?<!\d)\s+|\s+(?!\d)", "", text)


def numbers_in(text):
    """Every number that stands in a text."""
    return [float(found.replace("−", "-")) for found in re.findall(r"(?<![\w.])[-−]?\d+(?:\.\d+)?\b", text)]
