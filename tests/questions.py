"""Every question of every lesson, found by name, so that a new one is tested without being listed."""

from lessons_by_name import LESSONS


def _found():
    for name, lesson in LESSONS.items():
        for question in getattr(lesson, "QUESTIONS", ()):
            yield f"{name}.{question.name}", question


RECALLED = {f"{name}.recall": lesson.RECALL for name, lesson in LESSONS.items() if hasattr(lesson, "RECALL")}
"""What each lesson asks of an earlier one, as it opens."""

QUESTIONS = dict(_found()) | RECALLED


def asked_elsewhere(name):
    """The questions that make the same task as the one that is recalled under this name."""
    make = RECALLED[name].make
    return [other for other, question in _found() if question.make is make]
