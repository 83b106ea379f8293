"""Every question of every lesson, found by name, so that a new one is tested without being listed."""

from lessons_by_name import LESSONS


def _found():
    for name, lesson in LESSONS.items():
        for question in getattr(lesson, "QUESTIONS", ()):
            yield f"{name}.{question.name}", question


QUESTIONS = dict(_found())
