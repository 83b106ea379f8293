"""The pictures of lesson 8 against plain training loops and numbers worked out here."""

import math

import numpy as np
import pytest
from explorers import data, height_at, last, moving_texts, slope_of, texts

from neuron_lab.lessons import bowl
from neuron_lab.lessons.bowl import batches
from neuron_lab.lessons.bowl.scaling import AS_THEY_ARE, CENTRED, SCALED
from neuron_lab.training import train

X, Y = np.array([1.0, 2.0, 3.0]), np.array([2.4, 2.6, 2.8])


# --------------------------------------------------------------------------------- the bowl of three examples


def test_the_run_is_the_training_loops():
    explorer = bowl.explore()
    for rate in (0.01, 0.09, 0.18, 0.2):
        explorer.learning_rate.value = rate
        history = train(X, Y, 0.5, 0.1, rate, 200)
        assert explorer.state.losses == pytest.approx(history.loss, rel=1e-6)
        assert explorer.state.path == pytest.approx(np.column_stack([history.w, history.b]), rel=1e-6)


def test_it_opens_at_its_beginning_with_two_panels_and_two_controls():
    explorer = bowl.explore()
    assert (
        explorer.epoch.value == 0 and len(explorer.controls) == 2 and len(explorer.picture.figure.axes) == 2
    )
    assert explorer.sentence == "Epoch 0: the loss is 2.31. Nothing is learned yet."


def test_map_and_chart_at_an_epoch():
    explorer = bowl.explore(epoch=60)
    history, picture = train(X, Y, 0.5, 0.1, 0.09, 60), explorer.picture
    w, b, loss = history.w[-1], history.b[-1], history.loss[-1]
    assert last(picture.map.here) == pytest.approx((w, b))
    assert last(picture.loss.here) == pytest.approx((60, loss)) and f"L = {loss:.3f}" in moving_texts(picture)
    assert last(picture.map.path) == pytest.approx((w, b), abs=0.01)  # to half a pixel
    assert last(picture.loss.line) == pytest.approx((60, loss), rel=0.02)


@pytest.mark.parametrize("explore", [bowl.explore, bowl.explore_curvature])
def test_right_angles_on_the_map_are_right_angles(explore):
    axes = explore().picture.map.axes
    origin, right, up = axes.transData.transform([(0, 0), (1, 0), (0, 1)])
    assert right[0] - origin[0] == pytest.approx(up[1] - origin[1], rel=0.01)


def test_the_largest_learning_rate_can_be_found_by_hand():
    """As lesson 8 has the learner do it: at 0.180 the loss still falls, one stop of the slider further it grows."""
    explorer = bowl.explore(epoch=200)
    for rate, grows in ((0.175, False), (0.18, False), (0.185, True), (0.19, True)):
        explorer.learning_rate.value = rate
        assert (explorer.state.loss > 2.31) is grows
        assert ("it explodes" in explorer.sentence) is grows


def test_the_sentence_says_how_far_each_way_is():
    explorer = bowl.explore(epoch=40)
    assert "nothing of the distance to the lowest point is left: that was done at once" in explorer.sentence
    tenth = "it creeps (it takes 106 epochs from the start to get to a tenth)."
    assert f"42 %: {tenth}" in explorer.sentence  # 0.97836 to the 40th


def test_the_sentence_no_longer_counts_to_a_tenth_that_is_past():
    explorer = bowl.explore()
    for epoch, said in ((105, True), (106, False), (200, False)):  # 0.978363 ** 105 = 0.1006
        explorer.epoch.value = epoch
        assert ("from the start to get to a tenth" in explorer.sentence) is said
    assert explorer.sentence.endswith("1 %: it creeps.")


@pytest.mark.parametrize(
    "rate, words",
    [
        (0.01, "comes from one side"),
        (0.17, "bounces from side to side"),
        (0.2, "the distance to the lowest point is 722 % of what it was: it explodes, from side to side"),
    ],
)
def test_the_sentence_names_the_fate(rate, words):
    assert words in bowl.explore(learning_rate=rate, epoch=10).sentence


def test_what_is_done_is_told_in_the_past():
    """The steep factor is −0.664 at 0.15, the flat one 0.958 at 0.175; 0.958 ** 200 is 0.0002."""
    sentence = bowl.explore(learning_rate=0.15, epoch=40).sentence
    assert "nothing of the distance to the lowest point is left: it bounced from side to side." in sentence
    assert bowl.explore(learning_rate=0.175, epoch=200).sentence.endswith("nothing: it crept.")
    assert "2718 times what it was" in bowl.explore(learning_rate=0.2, epoch=40).sentence


def test_an_explosion_leaves_map_and_chart_and_says_so():
    explorer = bowl.explore(learning_rate=0.2, epoch=200)
    picture = explorer.picture
    assert len(picture.map.here.get_xdata()) == 0 and not picture.loss.here.get_visible()
    assert picture.loss.beyond.get_visible() and picture.loss.beyond.get_marker() == "^"
    assert any("off the map" in text for text in moving_texts(picture)) and "× 10" in explorer.sentence


def test_a_run_that_explodes_is_not_said_to_creep():
    sentence = bowl.explore(learning_rate=0.185, epoch=10).sentence
    assert "it explodes" in sentence and "creeps" not in sentence and "tenth" not in sentence
    assert "the flat way, 63 % is left." in sentence  # (1 − 0.185 · 0.2404) ** 10


# ------------------------------------------------------------------------------------------------- curvature


def test_along_the_weight_the_curvature_is_twice_the_mean_square():
    """2 · (1 + 4 + 9) / 3 = 9.33, and along the bias 2."""
    explorer = bowl.explore_curvature(direction=0, distance=1)
    assert explorer.state.curvature == pytest.approx(28 / 3) and explorer.state.slope == pytest.approx(28 / 3)
    assert last(explorer.picture.on_map) == pytest.approx((1.2, 2.2))
    explorer.direction.value, explorer.distance.value = 90, -0.5
    assert explorer.state.curvature == pytest.approx(2) and explorer.state.slope == pytest.approx(-1)
    assert last(explorer.picture.on_map) == pytest.approx((0.2, 1.7))
    assert "along the bias alone" in explorer.sentence and "grows by 2.00" in explorer.sentence


def test_turned_by_hand_it_is_largest_at_24_and_smallest_at_114_degrees():
    """There it is 11.09 and 0.24: what c² − 11.33 c + 2.67 = 0 gives."""
    explorer, found = bowl.explore_curvature(), {}
    for degrees in range(181):
        explorer.direction.value = degrees
        found[degrees] = explorer.state.curvature
    assert max(found, key=found.get) == 24 and min(found, key=found.get) == 114
    root = math.sqrt((34 / 3) ** 2 / 4 - 8 / 3)
    assert found[24] == pytest.approx(17 / 3 + root, abs=0.005) == pytest.approx(11.09, abs=0.005)
    assert found[114] == pytest.approx(17 / 3 - root, abs=0.005) == pytest.approx(0.24, abs=0.005)


def test_the_cut_shows_the_loss_and_its_slope():
    explorer = bowl.explore_curvature(direction=60, distance=0.8)
    picture, way = explorer.picture, np.array([0.5, math.sqrt(0.75)])

    def loss(distance):
        w, b = (0.2, 2.2) + distance * way
        return np.mean((w * X + b - Y) ** 2)

    for distance in (-1, 0, 0.3, 0.8):
        assert height_at(picture.curve, distance) == pytest.approx(loss(distance))
    assert last(picture.on_cut) == pytest.approx((0.8, loss(0.8)))
    assert slope_of(picture.tangent) == pytest.approx((loss(0.81) - loss(0.79)) / 0.02)
    assert slope_of(picture.line) == pytest.approx(math.sqrt(3))


def test_at_the_lowest_point_the_slope_is_0():
    explorer = bowl.explore_curvature(direction=45, distance=0)
    assert explorer.state.slope == pytest.approx(0, abs=1e-12) and "the slope is 0" in explorer.sentence


@pytest.mark.parametrize(
    "w, b, direction, distance",
    [(0.7, 2.2, 0, 0.5), (0.2, 1.6, 90, -0.6), (-0.3, 2.7, 135, 0.71), (-0.1, 1.9, 45, -0.42)],
)
def test_the_place_is_dragged_on_the_map(w, b, direction, distance):
    explorer = bowl.explore_curvature(direction=10, distance=0.1)
    axes = explorer.picture.map.axes
    across, up = axes.transData.transform((w, b))
    explorer.stage.event = {"handle": 0, "at": [across, axes.figure.bbox.height - up], "number": 1}
    assert explorer.distance.value == pytest.approx(distance, abs=0.03)
    assert explorer.direction.value % 180 == pytest.approx(direction, abs=1)


# -------------------------------------------------------------------------------------- scaled inputs

RAW = np.array([1.0, 3.0, 5.0, 9.0, 12.0])
INPUTS = {AS_THEY_ARE: RAW, CENTRED: RAW - 6, SCALED: (RAW - 6) / 4}


@pytest.mark.parametrize("scaling, rate", [(AS_THEY_ARE, 0.01), (CENTRED, 0.05), (SCALED, 0.3)])
def test_the_run_of_each_scaling_is_the_training_loops(scaling, rate):
    explorer = bowl.explore_scaling()
    explorer.scaling.value, explorer.learning_rate.value = scaling, rate
    history = train(INPUTS[scaling], 0.25 * RAW + 1, 0, 0, rate, 100)
    assert explorer.state.losses == pytest.approx(history.loss, abs=1e-9)
    assert list(explorer.picture.points.get_xdata()) == pytest.approx(list(INPUTS[scaling]))
    assert last(explorer.picture.map.here) == pytest.approx((history.w[40], history.b[40]))


@pytest.mark.parametrize(
    "scaling, curvatures, limit, half",
    [
        (AS_THEY_ARE, "105.39 and 0.607, a ratio of 174", "0.0190", "0.0095"),
        (CENTRED, "32.00 and 2.00, a ratio of 16", "0.0625", "0.0312"),
        (SCALED, "2.00 and 2.00 and is round", "1.0000", "0.5000"),
    ],
)
def test_each_scaling_has_its_own_rates(scaling, curvatures, limit, half):
    sentence = bowl.explore_scaling(scaling=scaling).sentence
    assert f"{curvatures}. The limit of the learning rate is {limit}; half of it, {half}," in sentence
    assert sentence.count("ratio") <= 1


def test_a_tenth_of_the_way_is_told_until_it_is_past():
    explorer = bowl.explore_scaling()
    assert "78 % the flat way (it takes 379 epochs from the start to get to a tenth)." in explorer.sentence
    explorer = bowl.explore_scaling(scaling=SCALED, learning_rate=0.425, epoch=1)
    assert "15 % the flat way (it takes 2 epochs from the start to get to a tenth)." in explorer.sentence
    explorer.epoch.value = 2
    assert explorer.sentence.endswith("2 % the flat way.")


def test_inputs_around_0_are_behind_at_first_and_ahead_at_epoch_40():
    """As lesson 8 says, at half of the largest learning rate of each."""
    before, after = (
        bowl.explore_scaling(scaling=scaling, learning_rate=rate).state.losses
        for scaling, rate in ((AS_THEY_ARE, 0.0095), (CENTRED, 0.0312))
    )
    assert before[1] < 0.3 and after[1] > 5 and after[10] > before[10] and after[40] < before[40] / 4


def test_only_the_chosen_map_is_on_show():
    explorer = bowl.explore_scaling()
    before = explorer.picture.still_svg
    explorer.scaling.value = SCALED
    assert explorer.picture.still_svg != before  # the still layer was drawn again
    for name, artists in explorer.picture.maps.items():
        assert [artist.get_visible() for artist in artists] == [name == SCALED] * 2


def test_a_round_bowl_is_done_in_one_epoch_and_straight():
    explorer = bowl.explore_scaling(scaling=SCALED, learning_rate=0.5, epoch=1)
    assert explorer.state.path[1] == pytest.approx([1, 2.5]) and "one epoch arrives" in explorer.sentence
    explorer.learning_rate.value = 0.05
    w, b = explorer.state.path[1:].T
    assert b / w == pytest.approx(2.5)


def test_at_its_limit_a_round_bowl_bounces():
    assert "bounces for ever" in bowl.explore_scaling(scaling=SCALED, learning_rate=1).sentence


def test_an_explosion_stops_where_the_numbers_end():
    explorer = bowl.explore_scaling(learning_rate=1.2, epoch=100)
    assert explorer.state.epoch < 100 and "outgrew" in explorer.sentence


def test_a_pinned_loss_stays_dashed():
    explorer = bowl.explore_scaling()
    pinned = explorer.state.losses[40]
    explorer.pin_button.press()
    explorer.scaling.value, explorer.learning_rate.value = SCALED, 0.5
    assert last(explorer.picture.loss.ghost) == pytest.approx((40, pinned), rel=0.03)
    assert "Kept to compare, dashed: inputs as they are, learning rate 0.0100" in explorer.sentence
    explorer.reset_button.press()
    assert data(explorer.picture.loss.ghost) == ([], [])


# -------------------------------------------------------------------------------------------- batches


def plain_losses(size, rate, epochs):
    """The losses after each epoch, by a loop of its own."""
    x, y = batches.X, batches.Y
    generator, w, b = np.random.default_rng(batches.SEED), 0.0, 0.0
    losses = [np.mean(y * y)]
    for _ in range(epochs):
        for batch in np.split(generator.permutation(32), range(size, 32, size)):
            e = w * x[batch] + b - y[batch]
            w, b = w - rate * np.mean(2 * e * x[batch]), b - rate * np.mean(2 * e)
        losses.append(np.mean((w * x + b - y) ** 2))
    return losses


@pytest.mark.parametrize("rate", [0.05, 0.2])
def test_three_ways_by_a_plain_loop(rate):
    explorer = bowl.explore_batches()
    explorer.learning_rate.value, explorer.epoch.value = rate, 20
    for run, size in zip(explorer.state.runs, (32, 8, 1), strict=True):
        assert run.losses == pytest.approx(plain_losses(size, rate, 20))


def test_the_key_tells_updates_and_losses():
    explorer = bowl.explore_batches(epoch=5)
    shown = [*map(texts, explorer.picture.cells)]
    assert shown == [["5", "0.650", "0.408"], ["20", "0.272", "0.030"], ["160", "0.249", "0.007"]]
    assert "The floor is 0.242. The more updates in an epoch, the further it has come." in explorer.sentence
    assert [equation.result.value for equation in explorer.equations] == [5, 20, 160]
    explorer.epoch.value = 1
    assert (
        "full batch: 1 update, loss" in explorer.sentence and "batches of 8: 4 updates," in explorer.sentence
    )


def test_one_at_a_time_jumps_in_the_end():
    explorer = bowl.explore_batches(epoch=20)
    assert "Lowest: batches of 8. One at a time came down first, and now jumps" in explorer.sentence
    explorer.learning_rate.value = 0.2  # there the batches of 8 came down first
    assert "Lowest: full batch. One at a time jumps about the best line." in explorer.sentence


@pytest.mark.parametrize("rate", [0.01, 0.02, 0.05, 0.08])
def test_at_a_small_rate_one_at_a_time_is_ahead_after_an_epoch(rate):
    full, few, single = (plain_losses(size, rate, 1)[-1] for size in (32, 8, 1))
    assert full > few > single


def test_at_a_large_rate_the_full_batch_is_ahead():
    full, few, single = (plain_losses(size, 0.4, 3)[-1] for size in (32, 8, 1))
    assert full < few < single


def test_each_mark_is_seen_where_all_three_meet():
    picture = bowl.explore_batches(epoch=0).picture
    for marks in (picture.ends, picture.loss_ends):
        assert len({last(mark) for mark in marks}) == 1
        sizes = [mark.get_markersize() for mark in marks]  # each is drawn on the one before
        assert sizes[0] >= sizes[1] + 3 and sizes[1] >= sizes[2] + 3


def test_a_mark_that_has_left_the_chart_points_down():
    explorer = bowl.explore_batches(learning_rate=0.2, epoch=10)
    ends, cells = explorer.picture.loss_ends, explorer.picture.cells
    assert [end.get_marker() for end in ends] == ["s", "^", "o"]
    explorer.epoch.value = 20
    assert [end.get_marker() for end in ends] == ["v", "^", "o"] and cells[0][2].get_text() == "< 0.0001"
    explorer.epoch.value = 10
    assert [end.get_marker() for end in ends] == ["s", "^", "o"]


def test_the_key_says_where_a_path_is_drawn_in_part():
    explorer = bowl.explore_batches()
    for epoch, points in ((2, 65), (3, 67), (20, 67)):  # the start and 32 updates, a gap, the last 32
        explorer.epoch.value = epoch
        assert len(explorer.picture.paths[2].get_xdata()) == points
        said = "one at a time: the map shows only its first and its last 32 updates"
        assert any(said in text for text in moving_texts(explorer.picture)) == (epoch > 2)


def test_the_ways_differ_by_more_than_colour():
    picture = bowl.explore_batches(epoch=5).picture
    assert len({end.get_marker() for end in picture.ends}) == 3
    assert len({str(line._dash_pattern) for line in picture.losses}) == 3
    for end, size in zip(picture.loss_ends, (32, 8, 1), strict=True):
        above_the_floor = plain_losses(size, 0.05, 5)[-1] - batches.FIT.floor
        assert last(end) == (5, pytest.approx(above_the_floor, abs=1e-9))
