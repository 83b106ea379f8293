"""The race: a try counts, a move does not; the machine stays covered, and the same judge scores it."""

import itertools

import pytest
from explorers import alive, html_of, on_a_page

from neuron_lab.ui.controls import Slider
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import told_from
from neuron_lab.ui.race import Race
from neuron_lab.ui.race_round import EARLY, STEPS, TRIES, Words


class Dots(LiveFigure):
    """A dot for each try."""

    width, height = 300, 100
    name = "dots"

    def build(self):
        self.dots = self.moving_line(self.axes(20, 10, 200, 60, xlim=(0, 10), ylim=(0, 100)), "o")

    def show(self, state):
        self.dots.set_data([at[0] for at, _ in state.tries], [score for _, score in state.tries])


def part_of_the_way(target, part=0.5):
    at = 2.0
    while True:
        yield (at,)
        at += part * (target - at)


def a_race(machine=part_of_the_way, **more):
    return Race(
        "Where is it?",
        {"a": Slider("lever a", 2, 0, 10)},
        targets=itertools.cycle([6.0, 8.0]),
        score=lambda target, a: (a - target) ** 2,
        machine=machine,
        picture=Dots(),
        words=Words("score", "0 is best.", "a", "the target is hidden", lambda state: "It went straight."),
        **more,
    )


@pytest.fixture
def race():
    race = a_race()
    yield race
    race.close()


def play(race, *places):
    for place in places:
        race.a.value = place
        race.try_button.widget.click()


def shown(race):
    return " ".join(html_of(race))


def test_before_any_try_the_start_is_known(race):
    assert race.state.count == 0 and race.state.tries == (((2.0,), 16.0),)
    assert race.sentence == (
        "Round 1: the target is hidden. Move a and press Try: all you are told is the score. 0 is best. "
        "At the start: score 16.00. The goal is a score below 0.01."
    )
    assert "no try yet · score 16.00" in shown(race)


def test_a_move_does_not_count_and_a_try_does(race):
    said = race.sentence
    race.a.value = 7
    assert race.state.count == 0 and race.sentence == said and race.state.untried
    race.try_button.widget.click()
    assert race.state.tries[1:] == (((7.0,), 1.0),) and not race.state.untried
    assert (
        race.sentence
        == "Try 1: a = 7.00, score 1.00. That is the best so far. The goal is a score below 0.01."
    )
    assert race.picture.dots.get_xydata().tolist() == [[2, 16], [7, 1]]
    assert race.stage.sentence.startswith("Try 1: a = 7.00") and "1 try · score 1.00" in shown(race)


def test_the_best_try_is_named(race):
    play(race, 1)
    assert "No try was better than the start yet." in race.sentence
    play(race, 5.5, 7)
    assert "Try 3: a = 7.00, score 1.00. Best so far 0.2500 at try 2." in race.sentence


def test_the_same_place_twice_in_a_row_counts_once_and_is_said(race):
    race.try_button.widget.click()
    assert race.state.count == 0 and "still at the start, so it does not count" in shown(race)
    play(race, 5, 5)
    assert race.state.count == 1 and race.stage.note.startswith(
        "Nothing has moved: this is still where try 1"
    )
    play(race, 4, 5)
    assert race.state.count == 3 and "Nothing has moved" not in shown(race)


def test_the_machine_stays_covered_for_a_few_tries(race):
    for place in range(3, 3 + EARLY):
        assert race.machine_button.widget.disabled
        assert f"Covered until you reach the goal or have made {EARLY} tries." in shown(race)
        race.let_the_machine_go()
        assert not race.state.machine and "The machine stays covered until" in shown(race)
        play(race, place)
    assert not race.machine_button.widget.disabled and "It starts where you did." in shown(race)
    assert not race.state.machine
    race.machine_button.widget.click()
    assert race.state.machine and "There in 6 steps." in shown(race)


def test_the_machine_may_go_once_the_goal_is_reached(race):
    play(race, 6.05)
    assert race.state.reached and not race.machine_button.widget.disabled
    assert (
        "score 0.0025. That is below 0.01: you are there, in 1 try. Now let the machine go." in race.sentence
    )


def test_the_machine_stops_at_the_goal_and_not_before(race):
    play(race, 6)
    race.machine_button.widget.click()
    steps = next(k for k in itertools.count() if 16 * 0.25**k < 0.01)  # the distance of 4 is halved each time
    assert race.state.steps == steps == 6
    assert [score for _, score in race.state.machine] == [16 * 0.25**k for k in range(steps + 1)]
    assert race.sentence == "You: 1 try. The machine: 6 steps. You beat the machine. It went straight."


@pytest.mark.parametrize(
    "tries, verdict", [(5, "You beat the machine."), (6, "It is a draw."), (7, "The machine was quicker.")]
)
def test_who_was_quicker(race, tries, verdict):
    play(race, *(10 - k / 2 for k in range(tries - 1)), 6)
    race.machine_button.widget.click()
    assert verdict in race.sentence and race.state.count == tries


def play_to_the_end(race, *places):
    play(race, *places)
    race.machine_button.widget.click()


def test_the_card_knows_when_the_machine_is_beaten(race):
    play(race, 6)
    assert not race.state.beaten and race.state.winner is None and "You beat" not in shown(race)  # still open
    race.machine_button.widget.click()  # it needs 6 steps
    assert race.state.beaten and race.rounds_won == 1
    assert '<span class="nl-right">✓ You beat the machine</span>' in shown(race)


@pytest.mark.parametrize(
    "places, winner",
    [
        ((10, 9, 8, 7, 6), "you"),  # 5 tries against 6 steps
        ((10, 9, 8, 7, 6.5, 6), ""),
        ((10, 9, 8, 7, 6.5, 6.4, 6), "the machine"),
        ((10, 9, 8), "the machine"),  # not there at all
    ],
)
def test_only_fewer_tries_beat_it(race, places, winner):
    play_to_the_end(race, *places)
    assert race.state.winner == winner and race.rounds_won == (winner == "you")
    assert ("✓ You beat the machine" in shown(race)) is (winner == "you")


def test_where_neither_is_there_nobody_has_won():
    race = a_race(machine=lambda target: itertools.repeat((2.0,)))
    play_to_the_end(race, 3, 4, 5)
    assert race.state.winner is None and race.rounds_won == 0 and not race.state.beaten
    race.close()


def test_rounds_are_counted_and_each_only_once(race):
    play_to_the_end(race, 6)
    assert "rounds" not in shown(race)
    race.reset_button.widget.click()
    assert not race.state.beaten
    play_to_the_end(race, 6)  # again, now that it is known where
    assert race.rounds_won == 1 and "rounds" not in shown(race)
    race.target_button.widget.click()
    play_to_the_end(race, 3, 4, 5)
    assert race.rounds_won == 1 and "You have beaten it in 1 of 2 rounds." in shown(race)
    race.reset_button.widget.click()
    play_to_the_end(race, 8)
    assert race.state.beaten and race.rounds_won == 1  # the second round was lost at first
    race.target_button.widget.click()
    play_to_the_end(race, 6)
    assert "You have beaten it in 2 of 3 rounds." in shown(race)


def test_a_machine_made_slow_afterwards_wins_no_round():
    race = a_race(settings={"part": Slider("part", 1, 0.1, 1)})
    play_to_the_end(race, 5, 6)  # 2 tries against 1 step
    race.part.value = 0.5
    assert race.state.beaten and race.rounds_won == 0
    race.close()


def test_a_learner_who_is_not_there_gets_no_verdict(race):
    play(race, 3, 5, 4)
    race.machine_button.widget.click()
    assert race.sentence == (
        "You: 3 tries, not there; your best score is 1.00. The machine: 6 steps. It went straight."
    )


def test_a_machine_that_never_arrives_stops_and_says_so():
    race = a_race(machine=lambda target: itertools.repeat((2.0,)))
    play(race, 6)
    race.machine_button.widget.click()
    assert race.state.steps == STEPS and "not there after 50 steps. You beat the machine." in race.sentence
    race.close()


@pytest.mark.parametrize("end", ["reached", "uncovered", "all tries"])
def test_a_round_that_is_over_counts_no_more(race, end):
    if end == "reached":
        play(race, 6)
    elif end == "uncovered":
        play(race, 3, 4, 5)
        race.machine_button.widget.click()
    else:
        play(race, *(10 - k / 10 for k in range(TRIES)))
        assert "all the tries that fit into the picture; let the machine go" in race.sentence
    count = race.state.count
    race.a.value = 9.9
    assert race.state.over and not race.state.untried
    race.try_button.widget.click()
    assert race.state.count == count and "This round is over." in shown(race)


def test_reset_begins_the_same_round_again(race):
    first = str(race)
    play(race, 3, 4, 6)
    race.machine_button.widget.click()
    race.reset_button.widget.click()
    assert str(race) == first and race.a.value == 2 and not race.state.machine
    play(race, 6)
    assert race.state.reached


def test_a_new_target_begins_a_new_round(race):
    play(race, 3, 4, 6)
    race.machine_button.widget.click()
    race.target_button.widget.click()
    assert race.sentence.startswith("Round 2: the target is hidden.") and race.state.tries == (
        ((2.0,), 36.0),
    )
    assert race.a.value == 2 and race.machine_button.widget.disabled
    play(race, 8)
    assert race.state.reached


def test_the_machines_slider_moves_its_run():
    race = a_race(settings={"part": Slider("part", 0.5, 0.1, 1)})
    race.part.value = 0.75
    assert not race.state.machine  # and uncovers nothing
    play(race, 6)
    race.machine_button.widget.click()
    assert race.state.steps == 3 and race.state.settings == {"part": 0.75}  # 16 / 16ᵏ
    assert "its run follows" in shown(race)
    race.part.value = 1
    assert race.state.steps == 1 and "The machine: 1 step." in race.sentence
    race.close()


def test_exactly_on_the_goal_is_not_below_it():
    race = a_race(goal=0.25)
    play(race, 6.5)
    assert not race.state.reached
    play(race, 6.49)
    assert race.state.reached
    race.close()


@pytest.mark.parametrize(
    "score, text",
    [
        (33.64, "33.64"),
        (0.0576, "0.0576"),
        (0.01, "0.0100"),
        (0.009996, "0.009996"),
        (0.00999999, "0.00999999"),
        (0, "0.0000"),
    ],
)
def test_a_score_shows_on_which_side_of_the_goal_it_is(score, text):
    assert told_from(score, 0.01) == text


def test_the_card_has_its_buttons_and_a_picture_without_a_kernel(race):
    rows = [part.children for part in race.children if hasattr(part, "children")]
    assert [row[0].description for row in rows[2:4]] == ["Try", "Let the machine go"]  # below the lever
    data, _ = on_a_page(race)
    assert data["text/plain"] == f"Where is it?\n\n{race.sentence}" and data["image/png"]


def test_closing_leaves_no_widget_and_no_figure():
    before = alive()
    race = a_race(settings={"part": Slider("part", 0.5, 0.1, 1)})
    play(race, 3, 6)
    race.machine_button.widget.click()
    race.close()
    assert alive() == before and race.picture.figure is None
