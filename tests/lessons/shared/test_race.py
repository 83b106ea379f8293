"""Beat the machine: targets worth looking for, a machine that does what the lessons teach, a picture of the tries."""

import gc
import inspect
import itertools
import random
import re
import warnings
import weakref

import numpy as np
import pytest
from explorers import EXPLORERS, alive, extent, height_at, moving_labels, moving_texts, text_of, unreal

from neuron_lab.lessons.shared.race import doors as game
from neuron_lab.training import train
from neuron_lab.ui.race_round import STEPS, TRIES

ONE, TWO, RATE = game.race_one_lever, game.race_two_levers, game.race_learning_rate
SLOPE = game.race_with_slope
DOORS = [ONE, TWO, SLOPE, RATE]
ONE_LEVER = 1 - 2 * 0.05 * 2**2
DISTANCE_LEFT = {ONE: ONE_LEVER, SLOPE: ONE_LEVER, TWO: 1 - 2 * 0.25, RATE: 1 - 2 * 0.02 * (2**2 + 1)}
"""What a step of each machine leaves of the distance: 1 − 2αx², 1 − 2α for x = ±1, and 1 − 2α(x² + 1)."""


@pytest.fixture(params=DOORS)
def door(request):
    return request.param


pytestmark = pytest.mark.usefixtures("nothing_stays")


@pytest.fixture
def race(door):
    return door()


def play(race, *places):
    for place in places:
        for lever, value in zip(race.levers.values(), place, strict=True):
            lever.value = value
        race.try_button.widget.click()


def some_places(race, count):
    """Anywhere but at the goal."""
    draw, left = random.Random(1), count
    while left:
        place = [round(draw.uniform(lever.lower, lever.upper), 2) for lever in race.levers.values()]
        if squared_distance(race.state.target, *place) > 0.01:
            left -= 1
            yield place


def lose(race):
    """Three tries at places that are not the target, then the machine's run."""
    play(race, *some_places(race, 3))
    race.machine_button.widget.click()


def win(race):
    target = race.state.target
    play(race, [target.w, target.b][: len(race.levers)])


def squared_distance(target, w, b=0.1):
    errors = [w * x + b - y for x, y in zip(target.x, target.y, strict=True)]
    return sum(error * error for error in errors) / len(errors)


def points(line):
    return [tuple(map(float, point)) for point in line.get_xydata()]


# ------------------------------------------------------------------------------------------------- targets


def test_no_target_is_degenerate(door, monkeypatch):
    for board in ("Bowl", "SlopedBowl", "Rings", "Valley"):  # drawing 200 of them takes a while
        monkeypatch.setattr(game, board, lambda *arguments: None)
    monkeypatch.setattr(game, "Race", lambda question, levers, targets, *others: (levers, targets))
    for seed in range(200):
        levers, targets = door(seed=seed)
        before = None
        for target in itertools.islice(targets, 5):
            assert target.y == pytest.approx([target.w * x + target.b for x in target.x])
            at_start = squared_distance(target, 0.5, 0.1)
            assert 0.64 <= at_start <= 2.4**2  # nobody starts there, nor at the other end of the world
            for name, lever in levers.items():
                assert lever.lower + 0.1 <= getattr(target, name) <= lever.upper - 0.1  # not at an end either
                assert round(getattr(target, name), 2) == getattr(target, name)  # the arrow keys get there
            assert target.b == 0.1 or "b" in levers
            assert target != before
            before = target


def test_the_same_seed_hides_the_same_targets(door):
    targets = []
    for race in (door(seed=7), door(seed=7), door(seed=8)):
        targets.append([])
        for _ in range(4):
            targets[-1].append(race.state.target)
            race.target_button.widget.click()
    assert targets[0] == targets[1] != targets[2]


@pytest.mark.parametrize("bad, error", [("hello", TypeError), (None, TypeError), (-1, ValueError)])
def test_a_bad_seed_is_named(door, bad, error):
    with pytest.raises(error, match="seed must be"):
        door(seed=bad)


def test_a_bad_learning_rate_is_named():
    with pytest.raises(ValueError, match="learning rate α must be"):
        RATE(learning_rate=1)


def test_the_doors_are_not_taken_for_explorers():
    assert not any(name.startswith("beat_the_machine.") for name in EXPLORERS)


# ------------------------------------------------------------------------------------------- score, machine


def test_the_score_is_the_squared_distance(door, race):
    for place in [*some_places(race, 8)]:
        play(race, place)
        target = race.state.target
        assert race.state.tries[-1].score == pytest.approx(squared_distance(target, *place))
    if door is TWO:  # with x = −1 and 1 the score is the squared distance to the target on the picture
        (w, b), score = race.state.tries[-1]
        assert score == pytest.approx((w - target.w) ** 2 + (b - target.b) ** 2)


def test_the_machine_takes_the_steps_that_the_formula_foretells(door, race):
    for _ in range(10):
        start = race.state.tries[0].score
        steps = next(k for k in itertools.count() if start * DISTANCE_LEFT[door] ** (2 * k) < 0.01)
        win(race)
        assert race.state.reached
        race.machine_button.widget.click()
        losses = [start * DISTANCE_LEFT[door] ** (2 * k) for k in range(steps + 1)]
        assert [score for _, score in race.state.machine] == pytest.approx(losses)
        assert f"You: 1 try. The machine: {steps} steps. You beat the machine." in race.sentence
        race.target_button.widget.click()


@pytest.mark.parametrize("door, learning_rate", [(TWO, 0.25), (RATE, 0.02)])
def test_with_two_levers_the_machine_is_the_training_loop(door, learning_rate):
    race = door()
    lose(race)
    target, machine = race.state.target, race.state.machine
    history = train(target.x, target.y, 0.5, 0.1, learning_rate, len(machine) - 1)
    assert np.array([at for at, _ in machine]) == pytest.approx(np.stack([history.w, history.b], axis=1))
    assert [score for _, score in machine] == pytest.approx(history.loss, abs=1e-12)


@pytest.mark.parametrize(
    "learning_rate, arrives, says",
    [
        (0.005, False, "creeps closer from the same side, but too slowly."),
        (0.05, True, "creeps closer from the same side."),
        (0.1, True, "arrives in one step."),
        (0.15, True, "overshoots and still arrives."),
        (0.2, False, "bounces for ever."),
        (0.21, False, "explodes."),
        (0.3, False, "explodes."),
    ],
)
def test_the_learning_rate_decides_and_the_words_say_how(learning_rate, arrives, says):
    race = RATE(learning_rate=learning_rate)
    start = race.state.tries[0].score
    lose(race)
    left = (1 - 10 * learning_rate) ** 2
    steps = next((k for k in range(STEPS + 1) if start * left**k < 0.01), STEPS)
    assert race.state.machine_reached == arrives and race.state.steps == steps
    counted = f"{steps} step" if steps == 1 else f"{steps} steps"
    end = f"{counted}." if arrives else f"not there after {counted}."
    assert f"The machine: {end} With learning rate {learning_rate:.3f} it {says}" in race.sentence
    assert "worked out the slope and stepped against it" in race.sentence  # 0.3 leads uphill at every step


@pytest.mark.parametrize("seed", range(12))
def test_whoever_uses_the_slope_is_there_in_one_try(seed):
    """The loss over w is a parabola of curvature 2x² = 8: its lowest point is the slope, divided by 8, away."""
    race = SLOPE(seed=seed)
    told = float(re.search(r"slope ([+−]\d+\.\d+)", race.sentence)[1].replace("−", "-"))
    assert told == pytest.approx(2 * (2 * 0.5 + 0.1 - race.state.target.y[0]) * 2)
    play(race, [0.5 - told / 8])
    race.machine_button.widget.click()
    assert race.state.beaten and "You: 1 try." in race.sentence and race.rounds_won == 1


def test_the_slope_is_told_after_each_try_and_drawn_where_it_was_made():
    race = SLOPE()
    [y] = race.state.target.y
    for w in (0.4, -0.2):  # losses 4.16 and 0.71: both on the picture
        play(race, [w])
        told = f"slope {4 * (2 * w + 0.1 - y):+.2f}".replace("-", "−")
        assert told in race.sentence and any(told in each for each in beside_its_buttons(race))
        (left, start), (right, end) = points(race.picture.slope)
        assert (end - start) / (right - left) == pytest.approx(4 * (2 * w + 0.1 - y))
        middle = (left + right) / 2, (start + end) / 2
        assert middle == pytest.approx((w, (2 * w + 0.1 - y) ** 2))


def test_the_run_follows_the_learning_rate():
    race = RATE()
    lose(race)
    for learning_rate in (0.1, 0.3, 0.05):
        race.learning_rate.value = learning_rate
        fresh = RATE(learning_rate=learning_rate)
        lose(fresh)
        assert fresh.sentence == race.sentence
        assert np.array_equal(fresh.picture.pixels(1), race.picture.pixels(1))


# ------------------------------------------------------------------------------------------------- picture


def test_before_any_try_the_start_is_marked(race):
    picture = race.picture
    w = 0.5
    start = (w, race.state.tries[0].score) if "b" not in race.levers else (w, 0.1)
    assert points(picture.starts[0]) == [start] and picture.starts[0].get_marker() == "s"
    assert points(picture.discs) == [] == points(picture.machine_path) and not text_of(picture.question)
    assert any(text.startswith("start") for text in moving_texts(picture))


def test_a_move_shows_a_question_mark_and_nothing_of_what_is_hidden(race):
    quiet = points(race.picture.discs), points(race.picture.scores)
    race.w.value = -0.4
    assert text_of(race.picture.question) == "?" and len(points(race.picture.ring)) == 1
    assert (points(race.picture.discs), points(race.picture.scores)) == quiet
    x = race.picture.left.transData.transform((-0.4, 0))[0]
    assert points(race.picture.ring)[0][0] == pytest.approx(x)
    race.try_button.widget.click()
    assert text_of(race.picture.question) == "" and points(race.picture.ring) == []


def test_the_artists_show_the_tries(race):
    play(race, *some_places(race, 8))
    tries, picture = race.state.tries, race.picture
    assert race.state.count == 8
    clipped = [min(max(score, picture.LEAST), picture.MOST) for _, score in tries]
    assert points(picture.scores) == [*enumerate(clipped)]
    if "b" in race.levers:
        assert points(picture.discs) == [at for at, _ in tries[1:]]
    else:
        assert points(picture.discs) == [(at[0], min(score, picture.HIGHEST)) for at, score in tries[1:]]
        above = [at[0] for at, score in tries[1:] if score > picture.HIGHEST]
        assert above and [x for x, _ in points(picture.above)] == above
    assert text_of(picture.numbers[7]) == "8"


def test_a_try_beyond_the_edge_has_its_score_written():
    race = ONE()
    play(race, [1.5], [2.0])  # far off its first target
    for _, score in race.state.tries[1:]:
        assert score > race.picture.HIGHEST and f"{score:.2f}" in moving_texts(race.picture)


def test_words_on_the_left_end_where_their_place_begins():
    picture = TWO().picture
    [label] = [each for each in picture.labels if text_of(each) == "start 2.17"]
    square = picture.left.transData.transform((0.5, 0.1))[0]
    assert label.get_ha() == "right" and label.get_position()[0] == pytest.approx(square - 14)


def test_the_artists_show_the_machine(race):
    lose(race)
    machine, picture = race.state.machine, race.picture
    clipped = [max(score, picture.LEAST) for _, score in machine]
    assert points(picture.machine_scores) == [*enumerate(clipped)]
    places = [at if "b" in race.levers else (at[0], score) for at, score in machine]
    assert points(picture.machine_path) == places
    assert "the machine" in moving_texts(picture)
    race.reset_button.widget.click()
    assert points(picture.machine_path) == [] and "the machine" not in moving_texts(picture)


def test_learner_and_machine_differ_in_more_than_colour(race):
    yours, machines = race.picture.scores, race.picture.machine_scores
    assert yours.get_marker() != machines.get_marker() and yours.get_linestyle() != machines.get_linestyle()


def test_one_lever_uncovers_the_bowl():
    race = ONE()
    play(race, [0.3], [0.7], [1.2])
    assert not race.picture.curve.get_visible() and points(race.picture.target) == []
    race.machine_button.widget.click()
    assert race.picture.curve.get_visible()
    assert points(race.picture.target) == [(race.state.target.w, 0)]
    for (w,), score in (*race.state.tries, *race.state.machine):
        assert height_at(race.picture.curve, w) == pytest.approx(score, abs=1e-9)
    race.reset()
    assert not race.picture.curve.get_visible() and points(race.picture.target) == []


def test_two_levers_uncover_rings_around_the_target():
    race = TWO()
    assert not any(ring.get_visible() for ring in race.picture.rings)
    lose(race)
    target = race.state.target.w, race.state.target.b
    assert all(ring.get_visible() and ring.get_center() == target for ring in race.picture.rings)
    assert points(race.picture.target) == [target]


def test_one_example_uncovers_a_valley():
    race = RATE()
    assert points(race.picture.valley) == []
    lose(race)
    [y] = race.state.target.y
    assert [2 * w + b for w, b in points(race.picture.valley)] == pytest.approx([y, y])


def test_a_run_that_explodes_leaves_the_picture_once():
    race = RATE(learning_rate=0.3)
    lose(race)
    heights = [height for _, height in points(race.picture.machine_scores)]
    assert heights[-1] == race.picture.MOST > max(heights[:-1])


# --------------------------------------------------------------------------------------------------- words


def beside_its_buttons(race):
    """What stands beside "Try", and beside "Let the machine go"."""
    rows = (getattr(row, "children", ()) for row in race.children)
    return [part.value for row in rows for part in row if type(part).__name__ == "HTML"]


def everything_said(race):
    return [race.sentence, *beside_its_buttons(race), *moving_texts(race.picture)]


def moments(race):
    """A round from its start until all tries are used up and the machine has gone."""
    yield
    for lever, end in itertools.product(race.levers.values(), ("lower", "upper")):
        lever.value = getattr(lever, end)
        yield
    for place in some_places(race, TRIES):
        play(race, place)
        yield
    race.machine_button.widget.click()
    yield
    for slider, end in itertools.product(race.settings.values(), ("lower", "upper")):
        slider.value = getattr(slider, end)
        yield


def test_words_and_numbers_are_clean_at_any_moment(race):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for _ in moments(race):
            for text in everything_said(race):
                assert not re.search(r"nan|inf\b|None|−0\.0+\b(?![\d])|-\d|\[|array|!", text), text
            assert not unreal(race.picture)


def test_moving_words_stay_inside_and_apart(race):
    for _ in moments(race):
        boxes = [(*extent(label), text_of(label)) for label in moving_labels(race.picture)]
        for left, right, y, text in boxes:
            assert left >= 0 and right <= race.picture.width and 8 <= y <= race.picture.height - 8, text
        for one, other in itertools.combinations(boxes, 2):
            aside = one[1] <= other[0] + 3 or other[1] <= one[0] + 3
            assert aside or abs(one[2] - other[2]) >= 12, (one, other)


@pytest.mark.parametrize("door", [ONE, TWO])
def test_the_first_lessons_use_no_word_that_comes_later(door, race):
    for _ in moments(race):
        said = " ".join([race.question, *everything_said(race)])
        assert not re.search(r"slope|gradient|loss|learning rate|error|valley|downhill", said)


def test_the_sentence_is_there_for_a_screen_reader(race):
    play(race, *some_places(race, 1))
    assert race.stage.sentence == race.sentence


def test_it_asks_a_question_that_fits_the_card(race):
    assert race.question.endswith("?") and len(race.question) * 15 * 0.69 < race.picture.width


# ------------------------------------------------------------------------------------------------ the page


def test_closing_leaves_no_widget_and_no_figure(door):
    before = alive()
    race = door()
    lose(race)
    free = weakref.ref(race.picture.figure)
    for _ in range(2):  # a widget closes itself once more when it goes
        race.close()
        gc.collect()
        assert alive() == before and race.picture.figure is None and free() is None


def test_the_static_card_is_the_same_each_time(door):
    one, other = ((str(race), race.png()) for race in (door(), door()))
    assert one == other


def test_every_door_says_what_it_is():
    for name, part in vars(game).items():
        if inspect.isfunction(part) and part.__module__ == game.__name__ and not name.startswith("_"):
            assert part.__doc__, name
