"""How many minutes a lesson takes somebody who reads slowly: by its words, questions, pictures and functions to write.

    python tests/minutes.py           # each lesson: as it says itself, and as the rule has it
    python tests/minutes.py --write   # puts the rule's minutes wherever minutes stand

The rule stands in words on the page for teachers (:data:`IN_WORDS`). What is practised again at the end is not in it.
"""

import math
import re
import sys
from pathlib import Path

import nbformat

ROOT = Path(__file__).parent.parent
LESSONS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))

WORDS_A_MINUTE = 120
QUESTION, PICTURE, FUNCTION = 1.5, 2.5, 4
"""Minutes for one question; for one picture with what there is to try on it; for the function at the end."""

UP_TO, AT_MOST = 5, 35
"""Rounded up to a multiple of this; and the most that a lesson may take."""

IN_WORDS = (
    f"{WORDS_A_MINUTE} words a minute, code included; {QUESTION} minutes for a question, {PICTURE} for a picture "
    f"with its tasks, {FUNCTION} for the function at the end; rounded up to the next {UP_TO}"
)

ROUTE = r"^- \*\*In (one hour|four hours)\*\*.*$"
WHOLE = r"^(\w+) lessons, about (\w+) hours in all"
"""On the page for teachers: a way through for a short time, with its lessons linked, and what there is in all."""

_SPELT = [
    "none",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_DOOR = re.compile(r"^lesson\.(\w+)\((.*)\)$", re.M)
_COSTS = {"practice": QUESTION, "recall": QUESTION, "predict": QUESTION, "check": FUNCTION}
"""By how a door's name begins; else it is a picture."""


def exactly(notebook):
    """The minutes that the rule gives, before they are rounded."""
    total = 0.0
    for cell in notebook.cells:
        doors = _DOOR.findall(cell.source) if cell.cell_type == "code" else []
        total += sum(_cost(*door) for door in doors)
        total += 0 if doors else len(_words(cell.source)) / WORDS_A_MINUTE
    return total


def minutes_of(path):
    """What a lesson takes, rounded up."""
    return UP_TO * math.ceil(exactly(nbformat.read(path, as_version=4)) / UP_TO)


def stated(path):
    """What the lesson itself says."""
    [minutes] = re.findall(r"\*\*It takes\*\* (\d+) minutes", path.read_text(encoding="utf-8"))
    return int(minutes)


def whole():
    """How many lessons there are and how many hours they take, as the page for teachers says it."""
    hours = round(sum(map(stated, LESSONS)) / 60)
    return f"{_SPELT[len(LESSONS)].capitalize()} lessons, about {_SPELT[hours]} hours in all"


def minutes_of_route(route):
    """What the lessons take that a line of text links to."""
    return sum(stated(ROOT / "notebooks" / name) for name in re.findall(r"\]\((\w+\.ipynb)\)", route))


def _words(text):
    return re.findall(r"\w+(?:[.,]\d+)?", re.sub(r"\]\([^)]*\)", "]", text))


def _cost(door, arguments):
    if door == "practice" and not arguments:
        return 0  # all of them once more: as long as one likes
    return next((cost for name, cost in _COSTS.items() if door.startswith(name)), PICTURE)


def _places(name):
    """Where the minutes of a lesson stand: a file, and what comes before and after them."""
    row = rf"\]\((?:notebooks/)?{name}\.ipynb\)"
    yield ROOT / "notebooks" / f"{name}.ipynb", r"(\*\*It takes\*\* )\d+( minutes)"
    yield ROOT / "notebooks" / "00_start_here.ipynb", rf"({row}.*\| )\d+( \|)"
    yield ROOT / "README.md", rf"({row}.*\| )\d+( \|)$"
    yield ROOT / "notebooks" / "for_teachers.md", rf"({row} \| )\d+( \|)"


def write():
    """Put the rule's minutes into each lesson's opener, and into the rows of the three tables that name it."""
    for lesson in LESSONS:
        minutes = minutes_of(lesson)
        for path, where in _places(lesson.stem):
            text = path.read_text(encoding="utf-8")
            path.write_text(re.sub(where, rf"\g<1>{minutes}\g<2>", text, flags=re.M), encoding="utf-8")
    page = ROOT / "notebooks" / "for_teachers.md"
    text = re.sub(WHOLE, whole(), page.read_text(encoding="utf-8"), flags=re.M)
    page.write_text(re.sub(ROUTE, _with_its_minutes, text, flags=re.M), encoding="utf-8")


def _with_its_minutes(route):
    return re.sub(r"\d+ minutes", f"{minutes_of_route(route[0])} minutes", route[0], count=1)


if __name__ == "__main__":
    if "--write" in sys.argv:
        write()
    for lesson in LESSONS:
        exact = exactly(nbformat.read(lesson, as_version=4))
        print(f"{lesson.stem:24} says {stated(lesson):3}, takes {exact:5.1f}, so {minutes_of(lesson):3}")
    print(f"in all {sum(map(minutes_of, LESSONS)) / 60:.1f} hours, by {IN_WORDS}")
