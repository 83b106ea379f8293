"""Numbers in a text: which of them state a result, what they count, and what they are said of.

A number that is no result is told apart by its form, never one by one: see ``NO_RESULT``, ``FORMULA`` and ``claims``.
"""

import re
from functools import cache
from typing import NamedTuple

NO_RESULT = {
    "lesson": r"^# \d+\.|\b[Ll]essons? \[?\d+\b(?:(?:,| and| to) \d+\b)*|\[\d+\. [^\]]*(?=\])",
    "code to type": r"`[^`]*`",
    "address": r"\]\([^)]*\)|<https?:[^>]*>",
    "number in a list": r"^\s*\d+\.(?= )",
    "minutes": r"\*\*It takes\*\* .*$|\| \d+ \|$",
    "size": r"(?<![\w.])\d+ × \d+\b(?![⁻⁰¹²³⁴⁵⁶⁷⁸⁹])",
    "name": r"(?<![\w.])\d+(?=[A-Za-z])\w+",
    "ordinal": r"\b\d+(?:st|nd|rd|th)\b",
    "digit by its name": r"\ban? \d\b(?!\.\d)",
}
FORMULA = r"\$\$.*?\$\$|\$[^$]*\$"
"""Its whole numbers are exponents, coefficients, and the place that is spoken of; its decimals are results."""

SMALL = ["three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
LARGE = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100}
WORDS = {word: value for value, word in enumerate(SMALL, start=3)} | LARGE
COUNTED = "step|epoch|update|point|parameter|digit|mistake"
"""What a run has a number of. A number in a word, from three up, is a result where it counts one of these."""

NAMES = {
    "learning rate": r"(?i:learning[ _]rates?|\brate)|α|alpha\b",
    "loss": r"(?i:loss(?:es)?)\b|@L\b",
    "error": r"(?i:error)|@e\b",
    "dL/dŷ": r"dL/dŷ|dL_dy_hat",
    "dL/dw": r"dL/dw|dL_dw",
    "dL/db": r"dL/db|dL_db",
    "slope": r"(?i:slopes?|quotients?|derivative)",
    "factor": r"(?i:factors?)",
    "nudge": r"(?i:nudge)|@h\b",
    "weight": r"(?i:weight)|@w\b",
    "bias": r"(?i:bias)|@b\b",
    "input": r"(?i:input)|@x\b",
    "target": r"(?i:target)|@y\b",
    "prediction": r"(?i:prediction|neuron says|neuron said|gives)|ŷ|hat\{y\}|\by_hat",
    "share": r"(?i:shares?)\b",
    "accuracy": r"(?i:accuracy)",
}
"""What a number may be said of, in prose and in code; @ stands before a letter by itself, not one in a sum."""
NAMES = {name: form.replace("@", r"(?<![\w/])(?<![-+·] )") for name, form in NAMES.items()}

_FIGURES = re.compile(
    r"(?<![\w.])(?P<sign>[-−+]?)(?P<digits>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)"
    r"(?P<power>e[+-]?\d+| × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?(?!\w)"
)
_WORD = re.compile(rf"\b(?P<digits>{'|'.join(WORDS)})(?= (?:{COUNTED})s?\b)", re.IGNORECASE)
_BEFORE = re.compile(rf"\b(?P<what>{COUNTED})(?: +|s?=)$", re.IGNORECASE)
_AFTER = re.compile(
    rf" ?(?P<what>%|per cent)|(?: (?:of|the|more|further|such))* \[?(?P<thing>{COUNTED})s?\b", re.IGNORECASE
)
_EXPONENT = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_BETWEEN = r"(?:[\]}$ :,=(]|\b(?:of|is|was|from|to|approach|at the point)\b)*$"
_IN_A_LIST = r"(?:[$ ,→]|\b(?:and|to|one of)\b)*$"


class Number(NamedTuple):
    """A number in a text."""

    written: str
    start: int
    value: float
    signed: bool
    whole: bool
    counts: str  # "epoch" in "epoch 6" and "6 epochs", "%" in "6 %", else ""
    labels: bool  # "epoch 6"

    @property
    def end(self):
        """Where the text goes on."""
        return self.start + len(self.written)


@cache
def numbers(text):
    """All numbers of a text, in the order in which they stand."""
    found = map(_number, [*_FIGURES.finditer(text), *_WORD.finditer(text)])
    return tuple(sorted(found, key=lambda each: each.start))


def _number(match):
    parts = match.groupdict()
    digits, sign = parts["digits"].lower(), (parts.get("sign") or "").replace("−", "-")
    power = (parts.get("power") or "").replace(" × 10", "e").translate(_EXPONENT)
    value = float(WORDS.get(digits) or sign + digits.replace(",", "") + power)
    whole = "." not in digits and not power
    before, after = _BEFORE.search(match.string[: match.start()]), _AFTER.match(match.string, match.end())
    counts = before["what"] if before else (after and (after["thing"] or after["what"])) or ""
    counts = counts.lower().replace("per cent", "%") if whole else ""
    labels = whole and before is not None and not before[0].endswith("=")
    return Number(match[0], match.start(), value, bool(sign), whole, counts, labels)


@cache
def masked(text):
    """A text with what is no result blanked out, and as long as before."""
    for pattern in NO_RESULT.values():
        text = re.sub(pattern, lambda found: " " * len(found[0]), text, flags=re.M)
    return re.sub(FORMULA, lambda found: _without_whole_numbers(found[0]), text, flags=re.S)


def _without_whole_numbers(formula):
    for each in numbers(formula):
        if each.whole:
            formula = formula[: each.start] + " " * len(each.written) + formula[each.end :]
    return formula


@cache
def claims(text):
    """The numbers in a text that state a result. 0 and 1 do where they count something."""
    return tuple(
        each for each in numbers(masked(text)) if each.counts or not each.whole or abs(each.value) > 1
    )


def named(text, claim):
    """What a claim is said of, where its name stands right before it or before the list that it is in; else None."""
    text = masked(text)
    close = text[max(0, claim.start - 60) : claim.start]
    name = next((name for name, form in NAMES.items() if re.search(f"(?:{form}){_BETWEEN}", close)), None)
    earlier = [each for each in numbers(text) if each.end <= claim.start]
    if not name and earlier and re.match(_IN_A_LIST, text[earlier[-1].end : claim.start]):
        return named(text, earlier[-1])
    return name


@cache
def with_names(line):
    """The numbers of a line, each with all names between it and the one before; in a list they pass on."""
    found, names, end = [], set(), 0
    for each in numbers(line):
        gap = line[end : each.start]
        if end == 0 or not re.match(_IN_A_LIST, gap):
            names = {name for name, form in NAMES.items() if re.search(form, gap)}
        end = each.end
        found.append((names, each))
    return tuple(found)
