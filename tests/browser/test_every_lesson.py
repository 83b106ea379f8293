"""Every lesson as a learner meets it: before any run, after Run All, light and dark, on a wide and a narrow page."""

import pytest
from shipped import explorers_in, stored


def test_before_any_run_pictures_and_questions_stand_there(lesson):
    assert len(lesson.before.pictures) == len(stored(lesson.name, "image/png"))
    assert all(width > 1000 for width in lesson.before.pictures), "loaded, and sharp"
    for question in stored(lesson.name, "text/markdown"):
        words = question.splitlines()[0].replace("\\", "")[:60]
        assert any(words in shown for shown in lesson.before.words)


def test_before_any_run_nothing_is_closed_to_anybody(lesson):
    assert lesson.before.barriers == []


def test_run_all_brings_every_picture_to_life_without_a_complaint(lesson):
    assert len(lesson.explorers()) == len(explorers_in(lesson.name))
    assert lesson.page.locator(".jp-RenderedImage img").count() == 0
    assert lesson.complaints == []
    for card in lesson.explorers():
        still, moving = (card.locator.locator(f".{layer} svg") for layer in ("nl-still", "nl-moving"))
        assert still.get_attribute("role") == "img" and still.get_attribute("aria-label")
        assert card.locator.locator("[aria-live=polite]").text_content()
        assert still.bounding_box() == moving.bounding_box(), "the layers lie on one another"
        assert still.bounding_box()["width"] > 300


def test_after_the_run_nothing_is_closed_to_anybody(lesson):
    assert lesson.barriers() == []


def test_every_handle_has_a_labelled_field_beside_it(lesson):
    unnamed = lesson.page.evaluate("""[...document.querySelectorAll('.nl-card .noUi-handle')].filter(handle => {
        const row = handle.closest('.widget-hbox');
        const field = row.querySelector('.widget-text input');
        return !field?.labels[0]?.textContent.trim() }).length""")
    assert unnamed == 0


@pytest.mark.parametrize("width", [900, 1400])
def test_nothing_is_cut_off_on_a_page_of_any_width(lesson, width):
    lesson.width(width)
    faults = [fault for card in lesson.explorers() for fault in card.faults]
    lesson.width(1150)
    assert faults == []


def test_at_a_zoom_of_200_percent_nothing_is_lost_at_either_end_of_a_slider(lesson):
    lesson.width(575)  # half of 1,150
    faults = []
    for number, card in enumerate(lesson.explorers()):
        for index, handle in enumerate(card.handles):
            for key in ("Home", "End"):
                handle.press(key)
                card.settled()
                faults += [f"card {number}, slider {index} at {key}: {fault}" for fault in card.faults]
        card.reset()
        card.settled()
        faults += [f"card {number} as it opens: {fault}" for fault in card.faults]
    lesson.width(1150)
    assert faults == []
