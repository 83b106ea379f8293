"""The pictures of lesson 7 against plain training loops and numbers worked out here."""

import numpy as np
import pytest
from explorers import data, last, moving_texts, texts

from neuron_lab.lessons import many_examples
from neuron_lab.lessons.many_examples import batches
from neuron_lab.lessons.many_examples.scaling import AS_THEY_ARE, CENTRED, SCALED
from neuron_lab.training import train

X, Y = np.array([1.0, 2.0, 3.0]), np.array([2.5, 2.4, 2.9])


# ------------------------------------------------------------------------------------- three examples


def test_the_run_is_the_training_loops():
    explorer = many_examples.explore()
    for rate in (0.01, 0.09, 0.18, 0.2):
        explorer.learning_rate.value = rate
        history = train(X, Y, 0.5, 0.1, rate, 200)
        assert explorer.state.losses == pytest.approx(history.loss, rel=1e-6)
        assert explorer.state.path == pytest.approx(np.column_stack([history.w, history.b]), rel=1e-6)


def test_line_squares_and_losses_at_an_epoch():
    explorer = many_examples.explore()
    explorer.epoch.value = 60
    history, picture = train(X, Y, 0.5, 0.1, 0.09, 60), explorer.picture
    w, b, loss = history.w[-1], history.b[-1], history.loss[-1]
    assert last(picture.map.here) == pytest.approx((w, b))
    xs, ys = picture.line.get_data()
    assert ys == pytest.approx(w * xs + b)
    for square, x, y in zip(picture.squares, X, Y, strict=True):
        error = w * x + b - y
        assert square.get_width() == square.get_height() == pytest.approx(abs(error))
        assert (square.get_y(), square.get_y() + square.get_height()) == pytest.approx(sorted((y, y + error)))
        assert x == pytest.approx(square.get_x()) or x == pytest.approx(square.get_x() + square.get_width())
    assert sum(square.get_width() ** 2 for square in picture.squares) / 3 == pytest.approx(loss)
    assert last(picture.loss.here) == pytest.approx((60, loss)) and f"L = {loss:.3f}" in moving_texts(picture)
    assert last(picture.map.path) == pytest.approx((w, b), abs=0.01)  # to half a pixel
    assert last(picture.loss.line) == pytest.approx((60, loss), rel=0.02)


def test_a_square_is_square_on_the_screen():
    square = many_examples.explore().picture.squares[0]
    width, height = np.diff(square.get_transform().transform([(0, 0), (1, 1)]), axis=0)[0]
    assert width == pytest.approx(height, rel=1e-3)


def test_right_angles_on_the_map_are_right_angles():
    axes = many_examples.explore().picture.map.axes
    origin, right, up = axes.transData.transform([(0, 0), (1, 0), (0, 1)])
    assert right[0] - origin[0] == pytest.approx(up[1] - origin[1], rel=0.01)


def test_the_noise_lifts_the_floor_and_leaves_the_best_line():
    explorer = many_examples.explore()
    for noise in (0.1, 0.3, 0.5):
        explorer.noise.value = noise
        y = 0.2 * X + 2.2 + noise * np.array([1, -2, 1])
        (w, b), residual, *_ = np.linalg.lstsq(np.column_stack([X, np.ones(3)]), y, rcond=None)
        assert (w, b) == pytest.approx((0.2, 2.2))
        assert explorer.state.floor == pytest.approx(residual[0] / 3) == pytest.approx(2 * noise**2)
        assert list(explorer.picture.floor.get_ydata()) == pytest.approx([2 * noise**2] * 2)
        assert f"The floor is {2 * noise**2:.3f}" in explorer.sentence
    explorer.noise.value = 0
    assert data(explorer.picture.floor) == ([], []) and "Without noise the floor is 0" in explorer.sentence


def test_the_sentence_says_how_far_each_way_is():
    explorer = many_examples.explore()
    assert "nothing of the distance to the lowest point is left: that was done at once" in explorer.sentence
    tenth = "it creeps (it takes 106 epochs from the start to get to a tenth)."
    assert f"42 %: {tenth}" in explorer.sentence  # 0.97836 to the 40th
    steep, flat = explorer.equations[1:]
    assert (steep.result.value, flat.result.value) == pytest.approx((0.00164, 0.97836), abs=1e-5)


def test_the_sentence_no_longer_counts_to_a_tenth_that_is_past():
    explorer = many_examples.explore()
    for epoch, said in ((105, True), (106, False), (200, False)):  # 0.978363 ** 105 = 0.1006
        explorer.epoch.value = epoch
        assert ("from the start to get to a tenth" in explorer.sentence) is said
    assert "1 %: it creeps. The floor" in explorer.sentence


def test_from_across_the_valley_one_step_arrives():
    """As lesson 7 has the learner try: this start differs from the lowest point in the steep direction only."""
    explorer = many_examples.explore(w=1.1, b=2.6, epoch=1)
    assert explorer.state.losses[0] > 5 and explorer.state.loss == pytest.approx(0.02, abs=1e-4)


@pytest.mark.parametrize(
    "rate, words",
    [
        (0.01, "comes from one side"),
        (0.17, "bounces from side to side"),
        (0.2, "the distance to the lowest point is 722 % of what it was: it explodes, from side to side"),
    ],
)
def test_the_sentence_names_the_fate(rate, words):
    assert words in many_examples.explore(learning_rate=rate, epoch=10).sentence


def test_what_is_done_is_told_in_the_past():
    """The steep factor is −0.664 at 0.15, the flat one 0.958 at 0.175; 0.958 ** 200 is 0.0002."""
    sentence = many_examples.explore(learning_rate=0.15, epoch=40).sentence
    assert "nothing of the distance to the lowest point is left: it bounced from side to side." in sentence
    assert "nothing: it crept. The floor" in many_examples.explore(learning_rate=0.175, epoch=200).sentence
    assert "2718 times what it was" in many_examples.explore(learning_rate=0.2, epoch=40).sentence


def test_an_explosion_leaves_map_and_chart_and_says_so():
    explorer = many_examples.explore(learning_rate=0.2, epoch=200)
    picture = explorer.picture
    assert len(picture.map.here.get_xdata()) == 0 and not picture.loss.here.get_visible()
    assert picture.loss.beyond.get_visible() and picture.loss.beyond.get_marker() == "^"
    assert any("off it" in text for text in moving_texts(picture)) and "× 10" in explorer.sentence
    explorer.epoch.value = 0
    assert "above the limit, 0.180" in explorer.sentence


def test_a_run_that_explodes_is_not_said_to_creep():
    sentence = many_examples.explore(learning_rate=0.185, epoch=10).sentence
    assert "it explodes" in sentence and "creeps" not in sentence and "tenth" not in sentence
    assert "the flat way, 63 % is left." in sentence  # (1 − 0.185 · 0.2404) ** 10


def test_a_way_on_which_nothing_is_to_be_done_is_said_to_be_so():
    """The starts differ from the lowest point (0.2, 2.2) by (0.9, 0.4), across, and by (−0.2, 0.45), along."""
    sentence = many_examples.explore(w=1.1, b=2.6, epoch=1).sentence
    assert "done at once. Along it, the flat way, there was nothing to do. The floor" in sentence
    sentence = many_examples.explore(w=0.0, b=2.65, learning_rate=0.17, epoch=1).sentence
    assert (
        "Across the valley, the steep way, there was nothing to do. Along it, the flat way, 96 %" in sentence
    )
    assert "there was nothing to do" not in many_examples.explore(w=1.1, b=2.5, epoch=1).sentence


def test_a_start_at_the_best_line_stays():
    assert "The start is the best line" in many_examples.explore(w=0.2, b=2.2, noise=0).sentence


# -------------------------------------------------------------------------------------- scaled inputs

RAW = np.array([1.0, 3.0, 5.0, 9.0, 12.0])
INPUTS = {AS_THEY_ARE: RAW, CENTRED: RAW - 6, SCALED: (RAW - 6) / 4}


@pytest.mark.parametrize("scaling, rate", [(AS_THEY_ARE, 0.01), (CENTRED, 0.05), (SCALED, 0.3)])
def test_the_run_of_each_scaling_is_the_training_loops(scaling, rate):
    explorer = many_examples.explore_scaling()
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
    sentence = many_examples.explore_scaling(scaling=scaling).sentence
    assert f"{curvatures}. The limit of the learning rate is {limit}; half of it, {half}," in sentence
    assert sentence.count("ratio") <= 1


def test_a_tenth_of_the_way_is_told_until_it_is_past():
    explorer = many_examples.explore_scaling()
    assert "78 % the flat way (it takes 379 epochs from the start to get to a tenth)." in explorer.sentence
    explorer = many_examples.explore_scaling(scaling=SCALED, learning_rate=0.425, epoch=1)
    assert "15 % the flat way (it takes 2 epochs from the start to get to a tenth)." in explorer.sentence
    explorer.epoch.value = 2
    assert explorer.sentence.endswith("2 % the flat way.")


def test_inputs_around_0_are_behind_at_first_and_ahead_at_epoch_40():
    """As lesson 7 says, at half of the largest learning rate of each."""
    before, after = (
        many_examples.explore_scaling(scaling=scaling, learning_rate=rate).state.losses
        for scaling, rate in ((AS_THEY_ARE, 0.0095), (CENTRED, 0.0312))
    )
    assert before[1] < 0.3 and after[1] > 5 and after[10] > before[10] and after[40] < before[40] / 4


def test_only_the_chosen_map_is_on_show():
    explorer = many_examples.explore_scaling()
    before = explorer.picture.still_svg
    explorer.scaling.value = SCALED
    assert explorer.picture.still_svg != before  # the still layer was drawn again
    for name, artists in explorer.picture.maps.items():
        assert [artist.get_visible() for artist in artists] == [name == SCALED] * 2


def test_a_round_bowl_is_done_in_one_epoch_and_straight():
    explorer = many_examples.explore_scaling(scaling=SCALED, learning_rate=0.5, epoch=1)
    assert explorer.state.path[1] == pytest.approx([1, 2.5]) and "one epoch arrives" in explorer.sentence
    explorer.learning_rate.value = 0.05
    w, b = explorer.state.path[1:].T
    assert b / w == pytest.approx(2.5)


def test_at_its_limit_a_round_bowl_bounces():
    assert "bounces for ever" in many_examples.explore_scaling(scaling=SCALED, learning_rate=1).sentence


def test_an_explosion_stops_where_the_numbers_end():
    explorer = many_examples.explore_scaling(learning_rate=1.2, epoch=100)
    assert explorer.state.epoch < 100 and "outgrew" in explorer.sentence


def test_a_pinned_loss_stays_dashed():
    explorer = many_examples.explore_scaling()
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
    explorer = many_examples.explore_batches()
    explorer.learning_rate.value, explorer.epoch.value = rate, 20
    for run, size in zip(explorer.state.runs, (32, 8, 1), strict=True):
        assert run.losses == pytest.approx(plain_losses(size, rate, 20))


def test_the_key_tells_updates_and_losses():
    explorer = many_examples.explore_batches(epoch=5)
    shown = [*map(texts, explorer.picture.cells)]
    assert shown == [["5", "0.650", "0.408"], ["20", "0.272", "0.030"], ["160", "0.249", "0.007"]]
    assert "The floor is 0.242. The more updates in an epoch, the further it has come." in explorer.sentence
    assert [equation.result.value for equation in explorer.equations] == [5, 20, 160]
    explorer.epoch.value = 1
    assert (
        "full batch: 1 update, loss" in explorer.sentence and "batches of 8: 4 updates," in explorer.sentence
    )


def test_one_at_a_time_jumps_in_the_end():
    explorer = many_examples.explore_batches(epoch=20)
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
    picture = many_examples.explore_batches(epoch=0).picture
    for marks in (picture.ends, picture.loss_ends):
        assert len({last(mark) for mark in marks}) == 1
        sizes = [mark.get_markersize() for mark in marks]  # each is drawn on the one before
        assert sizes[0] >= sizes[1] + 3 and sizes[1] >= sizes[2] + 3


def test_a_mark_that_has_left_the_chart_points_down():
    explorer = many_examples.explore_batches(learning_rate=0.2, epoch=10)
    ends, cells = explorer.picture.loss_ends, explorer.picture.cells
    assert [end.get_marker() for end in ends] == ["s", "^", "o"]
    explorer.epoch.value = 20
    assert [end.get_marker() for end in ends] == ["v", "^", "o"] and cells[0][2].get_text() == "< 0.0001"
    explorer.epoch.value = 10
    assert [end.get_marker() for end in ends] == ["s", "^", "o"]


def test_the_key_says_where_a_path_is_drawn_in_part():
    explorer = many_examples.explore_batches()
    for epoch, points in ((2, 65), (3, 67), (20, 67)):  # the start and 32 updates, a gap, the last 32
        explorer.epoch.value = epoch
        assert len(explorer.picture.paths[2].get_xdata()) == points
        said = "one at a time: the map shows only its first and its last 32 updates"
        assert any(said in text for text in moving_texts(explorer.picture)) == (epoch > 2)


def test_the_ways_differ_by_more_than_colour():
    picture = many_examples.explore_batches().picture
    assert len({end.get_marker() for end in picture.ends}) == 3
    assert len({str(line._dash_pattern) for line in picture.losses}) == 3
    for end, size in zip(picture.loss_ends, (32, 8, 1), strict=True):
        above_the_floor = plain_losses(size, 0.05, 5)[-1] - batches.FIT.floor
        assert last(end) == (5, pytest.approx(above_the_floor, abs=1e-9))
