"""The pictures of lesson 7 against plain training loops and numbers worked out here."""

import numpy as np
import pytest
from explorers import data, last, moving_texts, texts

from neuron_lab.lessons import many_examples
from neuron_lab.training import train

X, Y = np.array([1.0, 2.0, 3.0]), np.array([2.4, 2.6, 2.8])


def arrow(drawn):
    """Where an arrow begins and ends: its tip comes second in its stroke."""
    xs, ys = data(drawn.line)
    return [*zip(xs, ys, strict=True)][:2] if xs else []


# ------------------------------------------------------------------------------------ each example's pull


def test_it_opens_at_its_beginning_with_two_panels_and_three_controls():
    explorer = many_examples.explore()
    assert (
        explorer.epoch.value == 0 and len(explorer.controls) == 3 and len(explorer.picture.figure.axes) == 2
    )


def test_the_run_is_the_training_loops():
    for w, b in ((0.5, 0.1), (-0.4, 2.5)):
        history = train(X, Y, w, b, 0.09, 60)
        explorer = many_examples.explore(w=w, b=b, epoch=60)
        assert explorer.state.losses == pytest.approx(history.loss)
        assert explorer.state.path == pytest.approx(np.column_stack([history.w, history.b]))


def test_the_pulls_at_the_start_by_hand():
    """The errors are −1.8, −1.5, −1.2; a pull is −0.09 · 2e · x for the weight and −0.09 · 2e for the bias."""
    explorer = many_examples.explore()
    picture = explorer.picture
    tips = [(0.5 + 0.324, 0.1 + 0.324), (0.5 + 0.54, 0.1 + 0.27), (0.5 + 0.648, 0.1 + 0.216)]
    for drawn, tip in zip(picture.pulls, tips, strict=True):
        start, end = arrow(drawn)
        assert start == pytest.approx((0.5, 0.1), abs=0.01) and end == pytest.approx(tip, abs=0.01)
    assert arrow(picture.mean)[1] == pytest.approx((0.5 + 0.504, 0.1 + 0.27), abs=0.01)
    assert texts(picture.labels) == ["1", "2", "3"]
    said = "example 1 would move w by +0.32 and b by +0.32, example 2 by +0.54 and +0.27, example 3 by +0.65 and +0.22"
    assert (
        f"The learning rate is 0.09. Alone, {said}. The mean of the three is the step: +0.50 and +0.27."
        in explorer.sentence
    )


@pytest.mark.parametrize("epoch", [0, 1, 2, 7, 59])
def test_the_mean_arrow_ends_where_the_next_epoch_is(epoch):
    explorer = many_examples.explore(w=1.1, b=0.4, epoch=epoch)
    state = explorer.state
    assert state.here + state.step == pytest.approx(state.path[epoch + 1])
    drawn = arrow(explorer.picture.mean)
    assert not drawn or drawn[1] == pytest.approx(tuple(state.path[epoch + 1]), abs=0.01)


def test_each_pull_leads_straight_to_its_own_valley():
    """At right angles: along the valley of x, b falls by x where w grows by 1, and the pull is along (x, 1)."""
    state = many_examples.explore(epoch=1).state
    for x, pull, gradient in zip(X, state.pulls, state.gradients, strict=True):
        assert pull @ (1, -x) == pytest.approx(0, abs=1e-12) and pull @ gradient < 0


def test_the_sentence_says_how_much_cancels():
    explorer = many_examples.explore()
    assert explorer.sentence.endswith("They pull much the same way.")
    explorer.epoch.value = 1
    # pulls of (0.185, 0.185), (0.080, 0.040), (−0.314, −0.105): on average 0.227 long; the step is 0.043
    assert "most of it cancels: the step is 19 % as long as the pulls are on average." in explorer.sentence
    assert "−0.31 and −0.10" in explorer.sentence


def test_where_every_example_is_met_none_pulls():
    explorer = many_examples.explore(w=0.2, b=2.2)
    assert "Every example is met" in explorer.sentence and arrow(explorer.picture.mean) == []
    assert texts(explorer.picture.labels) == ["", "", ""]


def test_line_and_errors_at_an_epoch():
    explorer = many_examples.explore(epoch=20)
    (w, b), picture = explorer.state.here, explorer.picture
    xs, ys = picture.line.get_data()
    assert ys == pytest.approx(w * xs + b)
    for line, x, y in zip(picture.errors, X, Y, strict=True):
        assert data(line) == ([x, x], pytest.approx([w * x + b, y]))


def test_right_angles_on_the_map_are_right_angles():
    axes = many_examples.explore().picture.map.axes
    origin, right, up = axes.transData.transform([(0, 0), (1, 0), (0, 1)])
    assert right[0] - origin[0] == pytest.approx(up[1] - origin[1], rel=0.01)


# ------------------------------------------------------------------------------------------------- noise

NOISY = np.array([2.5, 2.4, 2.9])


def test_squares_and_losses_at_an_epoch():
    explorer = many_examples.explore_noise(epoch=60)
    history, picture = train(X, NOISY, 0.5, 0.1, 0.09, 60), explorer.picture
    w, b, loss = history.w[-1], history.b[-1], history.loss[-1]
    xs, ys = picture.line.get_data()
    assert ys == pytest.approx(w * xs + b)
    for square, x, y in zip(picture.squares, X, NOISY, strict=True):
        error = w * x + b - y
        assert square.get_width() == square.get_height() == pytest.approx(abs(error))
        assert (square.get_y(), square.get_y() + square.get_height()) == pytest.approx(sorted((y, y + error)))
        assert x == pytest.approx(square.get_x()) or x == pytest.approx(square.get_x() + square.get_width())
    assert sum(square.get_width() ** 2 for square in picture.squares) / 3 == pytest.approx(loss)
    assert last(picture.loss.here) == pytest.approx((60, loss)) and f"L = {loss:.3f}" in moving_texts(picture)


def test_a_square_is_square_on_the_screen():
    square = many_examples.explore_noise().picture.squares[0]
    width, height = np.diff(square.get_transform().transform([(0, 0), (1, 1)]), axis=0)[0]
    assert width == pytest.approx(height, rel=1e-3)


def test_the_noise_lifts_the_floor_and_leaves_the_best_line():
    explorer = many_examples.explore_noise()
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


def test_it_says_when_the_loss_no_longer_falls():
    explorer, losses = many_examples.explore_noise(), train(X, NOISY, 0.5, 0.1, 0.09, 200).loss
    for epoch in (10, 60, 90, 120, 150, 200):
        explorer.epoch.value = epoch
        rests = losses[epoch - 10] - losses[epoch] < 0.01 * losses[epoch - 10]
        assert ("time to stop" in explorer.sentence) is bool(rests)
        assert ("still falls" in explorer.sentence) is not rests
    assert "time to stop" in explorer.sentence
    explorer.noise.value = 0  # without a floor it falls on
    assert "still falls" in explorer.sentence
    explorer.epoch.value = 9
    assert explorer.sentence.endswith("Without noise the floor is 0.")


# ------------------------------------------------------------------------------------------- one's own data


def placed(explorer):
    """Where the examples are seen."""
    return [last(point) for point in explorer.picture.points if point.get_visible()]


def test_the_best_line_of_ones_own_examples():
    """x = 1, 2, 3 with y = 1, 2, 2: w = 1/2, b = 2/3, and the errors 1/6, −1/3, 1/6 have the mean square 1/18."""
    explorer = many_examples.explore_my_data(x=[1, 2, 3], y=[1, 2, 2])
    assert explorer.state.fit == pytest.approx((1 / 2, 2 / 3, 1 / 18))
    assert last(explorer.picture.lowest) == pytest.approx((1 / 2, 2 / 3))
    xs, ys = explorer.picture.best.get_data()
    assert ys == pytest.approx(xs / 2 + 2 / 3)
    assert (
        "3 examples; their best line has w = 0.50 and b = 0.67, and the floor is 0.056." in explorer.sentence
    )


def test_the_run_on_ones_own_examples_is_the_training_loops():
    """The curvatures of x = 0, 1 are 1.5 ± √1.25: the steep one is 2.618, and 1 / 2.618 half of the limit."""
    explorer = many_examples.explore_my_data(x=[0, 1], y=[1, 3], epoch=25)
    history = train(np.array([0.0, 1.0]), np.array([1.0, 3.0]), 0, 0, 1 / (1.5 + np.sqrt(1.25)), 200)
    assert explorer.state.losses == pytest.approx(history.loss, abs=1e-9)
    assert last(explorer.picture.map.here) == pytest.approx((history.w[25], history.b[25]))
    xs, ys = explorer.picture.line.get_data()
    assert ys == pytest.approx(history.w[25] * xs + history.b[25])


def test_fit_floor_and_path_follow_a_point_that_is_added_and_one_that_goes():
    explorer = many_examples.explore_my_data(x=[1, 3], y=[2, 2])
    assert explorer.state.fit == pytest.approx((0, 2, 0))
    explorer.points.add(2, 3.5)
    assert explorer.state.fit == pytest.approx((0, 2.5, 0.5))  # errors 0.5, −1, 0.5
    assert "3 examples" in explorer.sentence and placed(explorer) == [(1, 2), (3, 2), (2, 3.5)]
    explorer.points.take_away(0)
    assert explorer.state.fit == pytest.approx((-1.5, 6.5, 0))
    explorer.reset_button.press()
    assert explorer.state.fit == pytest.approx((0, 2, 0))


def test_every_ring_is_a_line_of_equal_loss():
    explorer = many_examples.explore_my_data(x=[1, 2, 3], y=[1, 2, 2])
    x, y, picture = np.array([1, 2, 3]), np.array([1, 2, 2]), explorer.picture
    start, floor = np.mean(y**2), 1 / 18
    pixel = np.ptp(picture.map.axes.get_ylim()) / picture.map.axes.bbox.height
    for ring, level in zip(picture.rings, (1.0, 0.2, 0.03), strict=True):
        for w, b in zip(*ring.get_data(), strict=True):
            if max(abs(w) / 4, abs(b) / 4) < 0.99:  # not cut off far outside
                loss = np.mean((w * x + b - y) ** 2)
                slope = np.hypot(np.mean(2 * (w * x + b - y) * x), np.mean(2 * (w * x + b - y)))
                assert loss == pytest.approx(floor + level * (start - floor), abs=slope * pixel + 0.01)


def test_the_map_takes_in_start_and_lowest_point_of_any_data():
    for x, y in (([1, 2], [1, 2]), ([1990, 2020], [10, 500]), ([0.001, 0.002], [5, -5]), ([-4, 7], [1e6, 0])):
        explorer = many_examples.explore_my_data(x=x, y=y)
        assert explorer.picture.map.holds(*explorer.state.fit[:2]) and explorer.picture.map.holds(0, 0)
        explorer.close()


def test_where_it_creeps_far_above_the_floor_it_is_not_said_to_be_done():
    years = many_examples.explore_my_data(x=[1990, 2000, 2010, 2020], y=[10, 12, 30, 31], epoch=200)
    assert "it creeps" in years.sentence and "time to stop" not in years.sentence
    done = many_examples.explore_my_data(x=[-1, 0, 1], y=[1, 2, 2], epoch=50)
    assert "time to stop" in done.sentence


def pixels(axes, x, y):
    """A place in the units of the axes, in pixels from the upper left corner."""
    across, up = axes.transData.transform((x, y))
    return [across, axes.figure.bbox.height - up]


def do(explorer, **event):
    """What the page sends, where the learner does something in the picture."""
    explorer.stage.event = {**event, "number": explorer.stage.answered + 1}


def test_an_example_is_added_by_a_press_moved_by_a_drag_and_taken_away_by_delete():
    explorer = many_examples.explore_my_data(x=[1, 3], y=[2, 2])
    data_axes = explorer.picture.line.axes
    do(explorer, surface=0, points=[pixels(data_axes, 2, 3.5)], done=True)
    assert explorer.points.value == ((1, 2), (3, 2), (2, 3.5)) and "3 examples" in explorer.sentence
    do(explorer, handle=2, at=pixels(data_axes, 2, 0.5))
    assert explorer.points.value[2] == (2, 0.5) and explorer.state.fit == pytest.approx((0, 1.5, 0.5))
    do(explorer, handle=0, by=[1, 0])  # by an arrow key, a few pixels
    assert 1 < explorer.points.value[0][0] < 1.2 and explorer.points.value[0][1] == 2
    do(explorer, handle=2, remove=True)
    assert len(explorer.points.value) == 2 and len(placed(explorer)) == 2
    do(explorer, handle=0, remove=True)
    assert len(explorer.points.value) == 2 and "Two examples at least stay" in explorer.stage.note


def test_an_example_dragged_off_the_picture_stops_at_its_edge():
    explorer = many_examples.explore_my_data(x=[1, 3], y=[2, 2])
    do(explorer, handle=1, at=[5000, -300])
    assert explorer.points.value[1] == (5, 5) and "became (5, 5)" in explorer.stage.note


def test_the_start_is_dragged_on_the_map():
    explorer = many_examples.explore()
    do(explorer, handle=0, at=pixels(explorer.picture.map.axes, -0.2, 1.5))
    assert (explorer.w.value, explorer.b.value) == pytest.approx((-0.2, 1.5), abs=0.011)
    assert last(explorer.picture.map.start) == pytest.approx((explorer.w.value, explorer.b.value))
    do(explorer, handle=0, by=[0, 1])
    assert explorer.b.value == pytest.approx(1.51, abs=0.011)


# ------------------------------------------------------------------------- which line after one update


def test_the_line_after_one_update_by_hand():
    """Errors −1 at x = 1 and −2 at x = 3: slopes −2 and −12 for w, −2 and −4 for b; their means are −7 and −3."""
    card = many_examples.predict_line()
    assert card.task.answer == pytest.approx({"w": 0.7, "b": 2.3})
    assert "−2.00 and −12.00, so −7.00 in the mean for w, and −2.00 and −4.00, so −3.00" in card.task.why


@pytest.mark.parametrize(
    "w, b, said",
    [
        (0.7, 2.3, "Right."),
        (0.65, 2.4, "Right."),  # as near as a hand can be asked to be
        (0, 2, "That is where it was."),
        (1.4, 2.6, "the step by the sum of both slopes"),
        (0, 2.3, "the weight is left as it was"),
        (0.7, 2.0, "the bias is left as it was"),
        (0.5, 2.5, "the line that meets both"),
        (-0.7, 1.7, "the step uphill"),
        (0.35, 2.15, "half of the step"),
        (-1.5, 4, "Not there."),
    ],
)
def test_a_line_placed_wrong_is_met_by_its_cause(w, b, said):
    card = many_examples.predict_line()
    card.w.value, card.b.value = w, b
    card.commit_button.press()
    assert said in card.sentence


def test_the_line_is_placed_by_its_ends():
    card = many_examples.predict_line()
    axes = card.picture.line.axes
    do(card, handle=1, at=pixels(axes, 4, 4.4))
    assert (card.w.value, card.b.value) == pytest.approx((0.6, 2))
    do(card, handle=0, at=pixels(axes, 0, 3.2))  # the right end stays at 4.4
    assert (card.w.value, card.b.value) == pytest.approx((0.3, 3.2))
    assert last(card.picture.right) == pytest.approx((4, 4.4)) and last(card.picture.left) == pytest.approx(
        (0, 3.2)
    )
    assert not card.picture.line.get_visible()
    card.commit()
    assert data(card.picture.line) == ([0, 4], pytest.approx([2.3, 2.3 + 4 * 0.7]))


def test_the_last_digits_of_new_tasks_by_a_loop_of_its_own():
    card = many_examples.predict_line()
    for _ in range(20):
        given = card.task.given
        slopes = [(2 * (2 - given[f"y{k}"]) * given[f"x{k}"], 2 * (2 - given[f"y{k}"])) for k in (1, 2)]
        w, b = (start - 0.1 * (one + two) / 2 for start, one, two in zip((0, 2), *slopes, strict=True))
        assert card.task.answer == pytest.approx({"w": w, "b": b}) and len(card.task.slips) >= 3
        card.new_numbers()
