"""Predictions made in the pictures of the page: placed wrong and right by keys and by mouse, and committed."""

from explorers import PLACEMENTS
from shipped import explorers_in
from test_handles import rings


def placements(lesson):
    """Each placement of a lesson on the page, beside one of the same numbers in this process."""
    for card, name in zip(lesson.explorers(), explorers_in(lesson.name), strict=True):
        if name in PLACEMENTS:
            model = PLACEMENTS[name]()
            yield card, model
            model.close()


def enter(card, model, values):
    for name, value in values.items():
        field = card.field(model.controls[name].name)
        field.fill(f"{value:.6f}")
        field.press("Enter")


def commit(card):
    card.locator.get_by_role("button", name="Commit").press("Enter")
    return card.settled()[1]["sentence"]


def test_a_placement_is_committed_wrong_and_right(lesson):
    for card, model in placements(lesson):
        reachable = [
            (values, what)
            for values, what, _ in model.task.slips
            if all(
                model.controls[name].lower <= value <= model.controls[name].upper
                for name, value in values.items()
            )
        ]
        values, what = reachable[-1]
        enter(card, model, values)
        drawn = card.settled()[1]["drawn"]
        words = commit(card)
        assert words.startswith("✗ ") and what in words, words
        assert card.words["drawn"] != drawn, "the true one is drawn"
        card.reset()
        card.settled()
        enter(card, model, model.task.answer)
        assert commit(card).startswith("✓ Right."), words
        card.reset()
        card.settled()


def test_a_placement_is_made_by_a_handle_and_judged(lesson):
    for card, _ in placements(lesson):
        ring = rings(card)[0]
        before = ring.told
        ring.drag((-25, -25), (25, -25))
        assert ring.told != before
        assert commit(card)[:2] in ("✗ ", "✓ ")
        card.locator.get_by_role("button", name="New numbers").click()
        assert "press Commit" in card.settled()[1]["sentence"]
        card.reset()
        card.settled()
