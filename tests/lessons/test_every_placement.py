"""Every prediction that is made in a picture: right, wrong, known and unknown placements, by code, hand and key."""

import pytest
from explorers import PLACEMENTS

from neuron_lab.ui.placement import DONE

pytestmark = pytest.mark.usefixtures("nothing_stays")


@pytest.fixture(params=sorted(PLACEMENTS))
def card(request):
    card = PLACEMENTS[request.param]()
    yield card
    card.close()


def place(card, values):
    for name, value in values.items():
        card.controls[name].value = value


def test_nothing_is_uncovered_before_the_commit(card):
    assert card.verdict is None and card.state.answer is None
    assert "press Commit" in card.sentence and card.task.why not in card.sentence


def test_the_true_place_is_right_and_its_distance_is_none(card):
    place(card, card.task.answer)
    card.commit_button.press()
    assert card.verdict.right and card.sentence.startswith("✓ Right.") and card.task.why in card.sentence
    for name, value in card.state.at.items():
        assert abs(value - card.state.answer[name]) <= card.task.near[name]


def test_each_known_mistake_is_met_by_its_cause(card):
    levers = card.controls
    seen = 0
    for values, what, instead in card.task.slips:
        if all(levers[name].lower <= value <= levers[name].upper for name, value in values.items()):
            card.reset()
            place(card, values)
            card.commit()
            assert card.verdict.right is False and what in card.sentence and instead in card.sentence
            seen += 1
    assert seen >= 2, "a known mistake can be placed"


def test_a_place_is_judged_once(card):
    card.commit()
    before = card.sentence
    name, lever = next(iter(card.controls.items()))
    lever.value = lever.upper if lever.value != lever.upper else lever.lower
    assert card.sentence == before and card.stage.note == DONE and card.state.at[name] == card.committed[name]
    card.reset()
    assert card.verdict is None and card.stage.note == ""


def test_it_can_be_placed_by_hand_and_by_keys(card):
    card.stage.set_state({"event": {"handle": 0, "by": [1, 1], "number": 1}})
    by_key = {name: lever.value for name, lever in card.controls.items()}
    assert by_key != {name: lever.start for name, lever in card.controls.items()}
    card.reset()
    held = card.stage.places[0]
    card.stage.set_state({"event": {"handle": 0, "at": [held["x"] + 40, held["y"] - 40], "number": 2}})
    assert {name: lever.value for name, lever in card.controls.items()} != by_key
    assert card.stage.answered == 2


def test_all_numbers_are_fair_and_within_reach(card):
    for _ in range(200):
        assert card.task.unfair() == "", card.task.prompt
        for name, value in card.task.answer.items():
            lever = card.controls[name]
            assert lever.lower <= value <= lever.upper, card.task.prompt
            assert card.task.near[name] < 0.1 * (lever.upper - lever.lower)
        starts = {name: lever.start for name, lever in card.controls.items()}
        assert not card.task.judge(starts).right, "where it starts is not the answer already"
        prompt = card.task.prompt
        card._take()
        assert card.task.prompt != prompt
