"""Numbers as people write them, read back: what was typed into a field, and what stands in a text."""

import math
import re

_MINUSES = str.maketrans("−–—‒﹣－", "------")
_NUMBER = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)(%?)", re.I)
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(,\d{3})+")


def parse_number(text, whole=False):
    """The number that a person typed: ``.3``, ``0.30``, ``-1,6``, ``−1.6``, ``75 %`` and ``ŷ = 1.1`` are understood.

    :param whole: whether a whole number is asked for; a comma before three digits then sets off thousands.
    :raises ValueError: in words for that person.
    """
    plain = re.sub(r"\s", "", text.rpartition("=")[2].translate(_MINUSES))
    if not plain:
        raise ValueError("Type a number first, for example −1.6.")
    plain = plain.replace(",", "" if whole and _THOUSANDS.fullmatch(plain) else ".")
    found = _NUMBER.fullmatch(plain)
    if not found or not math.isfinite(value := float(found[1])):
        raise ValueError(f"“{cut(text)}” is not a number that I can read. Type one like −1.6.")
    return value / 100 if found[2] else value


def numbers_in(text):
    """Every number that stands in a text."""
    return [float(found.translate(_MINUSES)) for found in re.findall(r"(?<![\w.])[-−]?\d+(?:\.\d+)?\b", text)]


def cut(text, longest=20):
    """What was typed, on one short line. It says where it was cut: a part of a number is another number."""
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
