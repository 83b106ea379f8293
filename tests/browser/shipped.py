"""What the shipped notebooks hold, read from their files."""

import json
import re

from lab_server import NOTEBOOKS

LESSONS = sorted(path.name for path in NOTEBOOKS.glob("*.ipynb"))


def lesson_of(test):
    """The notebook that a test's id names, or None: ``test_it[chromium-05_update.ipynb]``."""
    return next((name for name in LESSONS if name in test.partition("[")[2]), None)


def stored(name, kind):
    """The outputs of this kind that a notebook stores."""
    outputs = (output for cell in _cells(name) for output in cell.get("outputs", ()))
    return ["".join(data[kind]) for data in (output.get("data", {}) for output in outputs) if kind in data]


def explorers_in(name):
    """The explorers that a notebook shows, in order: "lesson.door", as in ``by_hand.BY_HAND``."""
    return [f"{_lesson(name)}.{door}" for door in _called(name, r"(explore\w*|race|your_loop|predict_\w+)\(")]


def questions_in(name):
    """The questions that a notebook places, in order: "lesson.question", as in ``questions.QUESTIONS``."""
    placed = _called(name, r'(?:practice\("(\w+)"|(recall)\()')
    return [f"{_lesson(name)}.{asked or recalled}" for asked, recalled in placed]


def _called(name, what):
    return re.findall(rf"^lesson\.{what}", "\n".join(_sources(name)), re.MULTILINE)


def _lesson(name):
    found = re.search(r"from neuron_lab\.lessons import (\w+) as lesson", "\n".join(_sources(name)))
    return found and found[1]


def _sources(name):
    return ["".join(cell["source"]) for cell in _cells(name) if cell["cell_type"] == "code"]


def _cells(name):
    return json.loads((NOTEBOOKS / name).read_text())["cells"]
