"""What a check found, in words."""

import re
import textwrap
from dataclasses import dataclass

_UNBROKEN = re.compile(r" (?=[-−+*] )|(?<= [-−+*]) |(?<=\d,) (?=[−\d.]+\))")
"""The blanks in "y_hat - y" and in "(0.66, 0.18)", where no line ends."""


@dataclass(frozen=True, repr=False)
class Report:
    """What a check found. A notebook shows it as plain text."""

    passed: bool
    words: str

    def __repr__(self):
        glued = _UNBROKEN.sub("\N{NO-BREAK SPACE}", self.words)
        return textwrap.fill(glued, 88, break_on_hyphens=False).replace("\N{NO-BREAK SPACE}", " ")


def wrong(*sentences):
    """A report that something is off. Empty sentences are left out."""
    return Report(False, " ".join(filter(None, ("✗", *sentences))))


def not_yet(sentence):
    """A report that nothing is wrong, and something left to do."""
    return Report(False, f"○ Not yet: {sentence}")


UNTOUCHED = not_yet("put your own formula in the place of the ... and run the cell again.")
