"""Every notebook on the site: what stands there before Python, and that it runs as it is stored.

What a learner may expect of a lesson in JupyterLab is asked here by the same tests.
"""

import json

from by_hand import BY_HAND
from lab_server import NOTEBOOKS
from shipped import explorers_in
from test_every_lesson import (
    test_after_the_run_nothing_is_closed_to_anybody,
    test_before_any_run_nothing_is_closed_to_anybody,
    test_before_any_run_pictures_and_questions_stand_there,
    test_every_handle_has_a_labelled_field_beside_it,
    test_run_all_brings_every_picture_to_life_without_a_complaint,
)
from test_every_slider import disagreements
from test_practice import test_every_question_is_answered_wrong_and_then_right_by_keyboard

__all__ = [
    "test_after_the_run_nothing_is_closed_to_anybody",
    "test_before_any_run_nothing_is_closed_to_anybody",
    "test_before_any_run_pictures_and_questions_stand_there",
    "test_every_handle_has_a_labelled_field_beside_it",
    "test_every_question_is_answered_wrong_and_then_right_by_keyboard",
    "test_run_all_brings_every_picture_to_life_without_a_complaint",
]


def texts(cells):
    """Each code cell's source, and what it puts out in words: printed, shown as text, or an error."""
    found = []
    for cell in cells:
        if cell["cell_type"] == "code":
            said = [
                "".join(output.get("text", output.get("data", {}).get("text/plain", output.get("evalue"))))
                for output in cell["outputs"]
            ]
            found.append(("".join(cell["source"]), "".join(said)))
    return found


def test_run_all_puts_out_every_text_as_stored(lesson):
    stored = json.loads((NOTEBOOKS / lesson.name).read_text(encoding="utf-8"))["cells"]
    for ran, expected in zip(texts(lesson.cells()), texts(stored), strict=True):
        assert ran == expected


def test_each_slider_moves_formula_picture_and_sentence(lesson):
    wrong = []
    for card, name in zip(lesson.explorers(), explorers_in(lesson.name), strict=True):
        wrong += disagreements(card, name)
        records = card.locator.get_by_role("button", name="Step").count()
        for index, handle in enumerate(card.handles):
            card.reset()
            seen = []
            for key in ("Home", "End"):
                handle.press(key)
                values, words = card.settled()
                wrong += disagreements(card, name, (values, words))
                seen.append(words)
            # A race tells only when one tries, and a recording at its beginning may not show yet what a slider does.
            if name in BY_HAND and not records and seen[0] == seen[1]:
                wrong.append(f"{name}, slider {index}: nothing moves")
        card.reset()
        wrong += disagreements(card, name)
    assert wrong == []
