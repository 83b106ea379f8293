"""The graphs to fill in: their numbers are fair from the first, and no number in view is one that is asked for."""

import random

import pytest
from explorers import moving_texts

from neuron_lab.lessons import chain_rule, update

LESSONS = {"chain_rule": chain_rule, "update": update}
SAME_NUMBER = {"dL_dy_hat", "dL_db"}  # the last link to the bias is 1


@pytest.fixture(params=LESSONS)
def card(request):
    card = LESSONS[request.param].fill_in()
    yield card
    card.close()


def is_fair(task):
    return task.unfair() in ("", task.REPEATS_A_GIVEN)


def test_the_first_numbers_are_fair(card):
    assert [name for name, task in card.tasks.items() if not is_fair(task)] == []


def test_fair_numbers_are_not_hard_to_find(card):
    source = random.Random(0)
    drawn = [card._draw(source) for _ in range(300)]
    fair = [numbers for numbers in drawn if all(map(is_fair, card._tasks(**numbers).values()))]
    assert len(fair) > 60 and len({tuple(numbers.values()) for numbers in fair}) > 50


def test_a_level_that_asks_for_a_slope_does_not_show_the_same_number_beside_it(card):
    for blanks in card.levels.values():
        assert "dL_dy_hat" not in blanks or set(blanks) >= SAME_NUMBER
    card.level.value = "four"
    asked = {"chain_rule": "dL/dŷ", "update": "dL/dw"}["update" if "new_w" in card.tasks else "chain_rule"]
    assert {f"{asked} = ?", "dL/db = ?"} <= set(moving_texts(card.picture))


def test_a_hint_for_a_slope_is_its_own_link_alone(card):
    """The links before it have boxes, and hints, of their own."""
    slope = f"{card.tasks['dL_dy_hat'].answer:.2f}".replace("-", "−")
    rule, numbers, _ = card.tasks["dL_dw"].hints
    assert "ŷ =" not in rule and numbers.startswith(f"With the numbers: dL/dw = {slope} · ")


def test_the_hint_for_the_product_says_more_than_its_name(card):
    assert card.tasks["product"].hints[0].endswith("w · x = weight · input")
