"""The pictures and words of lesson 6 against numbers worked out here, after its controls have moved."""

import numpy as np
import pytest
from by_hand import descent
from explorers import data, last, moving_texts, text_of, texts

from neuron_lab.lessons import training_loop, update
from neuron_lab.lessons.training_loop.path_to_place import end

both_lessons_on_steps = pytest.mark.parametrize("lesson", [update, training_loop])


@pytest.mark.parametrize(
    "rate, words, losses",
    [
        (0.05, "creeps", "0.1600 → 0.0400 → 0.0100 → 0.0025."),
        (0.1, "one step", "0.1600 → 0.0000"),
        (0.15, "overshoots", "0.1600 → 0.0400"),
        (0.2, "bounces", "0.1600 → 0.1600 → 0.1600"),
        (0.25, "explodes", "0.1600 → 0.3600 → 0.8100 → 1.8225"),
    ],
)
def test_the_five_fates(rate, words, losses):
    sentence = training_loop.explore(learning_rate=rate, step=3).sentence
    assert words in sentence and losses in sentence


def test_the_path_runs_to_the_nearest_point_of_the_valley():
    path = training_loop.explore(learning_rate=0.05, step=20).picture.map.path
    w, b = data(path)
    assert len(w) == 21 and (w[0], b[0]) == (0.5, 0.1) and last(path) == pytest.approx((0.66, 0.18), abs=1e-5)
    assert np.diff(w) == pytest.approx(2 * np.diff(b), abs=1e-9)  # straight across: along (2, 1)


def test_step_back_and_the_loss_curve():
    explorer = training_loop.explore(learning_rate=0.05)
    explorer.step.step_button.press()
    explorer.step.step_button.press()
    steps, heights = data(explorer.picture.loss.line)
    assert steps == [0, 1, 2] and heights == pytest.approx([1, 1 / 4, 1 / 16])
    explorer.step.back_button.press()
    assert len(explorer.picture.loss.line.get_xdata()) == 2 and "Step 1 of 20" in explorer.sentence


@pytest.mark.parametrize(
    "rate, step, marked",
    [
        (0.2, 3, {"1": (0.82, 0.26), "2": (0.5, 0.1)}),  # to and fro: the third falls on the first
        (0.225, 3, {"1": (0.86, 0.28), "2": (0.41, 0.055), "3": (0.9725, 0.33625)}),
        (0.1, 3, {"1": (0.66, 0.18)}),
        (0.1, 0, {}),
    ],
)
def test_the_first_steps_are_numbered_and_the_earlier_of_two_at_one_place(rate, step, marked):
    explorer = training_loop.explore(learning_rate=rate, step=step)
    numbered = {text_of(label): label.get_position() for label in explorer.picture.numbers if text_of(label)}
    assert set(numbered) == set(marked)
    for name, (w, b) in marked.items():
        assert numbered[name] == pytest.approx((w, b + 8 * 1.3 / 262))  # 8 pixels above its point


@pytest.mark.parametrize(
    "rate, step, said, formula",
    [
        (0.15, 8, "loss 2.4 × 10⁻⁶.", "0.0000024"),  # 0.16 / 4⁸
        (0.05, 3, "loss 0.0025.", "0.0025"),
        (0.05, 20, "loss 1.5 × 10⁻¹³.", "0.0000"),
        (0.1, 5, "loss 0.0000.", "0.0000"),  # nothing but the rounding of floats
    ],
)
def test_a_loss_that_is_left_is_not_shown_as_nothing(rate, step, said, formula):
    explorer = training_loop.explore(learning_rate=rate, step=step)
    assert said in explorer.sentence and explorer.equations[1].rows[-1] == formula
    assert f"L = {said[5:-1]}" in moving_texts(explorer.picture)


@both_lessons_on_steps
@pytest.mark.parametrize("rate", [0.099999, 0.100001])
def test_a_factor_that_shows_as_zero_has_no_sign(lesson, rate):
    explorer = lesson.explore(learning_rate=rate)  # 1 − 10 · rate is a hundred-thousandth in size
    assert "actor 0.00" in explorer.sentence and "sign" not in explorer.sentence
    assert "almost nothing of the error is left; training almost arrives in one step" in explorer.sentence


@both_lessons_on_steps
def test_the_factor_of_the_formula_is_the_states(lesson):
    """It is computed once a move, and told to all."""
    explorer = lesson.explore()
    explorer.state = explorer.state._replace(factor=0.77)
    [factor] = [each for each in explorer.equations if each.result.symbol == "factor"]
    assert factor.result.value == 0.77


def test_a_pinned_run_stays_as_a_ghost():
    explorer = training_loop.explore(learning_rate=0.05, step=3)
    explorer.pin_button.press()
    explorer.learning_rate.value = 0.15
    assert list(explorer.picture.ghost_path.get_xdata()) == pytest.approx([0.5, 0.58, 0.62, 0.64])
    assert "Kept to compare, in grey: learning rate 0.050" in explorer.sentence
    explorer.reset_button.press()
    assert len(explorer.picture.ghost_path.get_xdata()) == 0


def test_an_explosion_is_explained_by_its_factor():
    explorer = training_loop.explore(learning_rate=0.3, step=20)
    assert "factor −2.00" in explorer.sentence and "divergence" in explorer.sentence


@pytest.mark.parametrize(
    "rate, step, times, stretched, ticks",
    [  # the axis holds 2.5 times the first loss, 0.16; then as much as 2, 5, 10 … times that
        (0.25, 1, 2.25, 1, ["0.16", "0.32"]),
        (0.3, 1, 4, 2, ["0.32", "0.64"]),
        (0.25, 2, 2.25**2, 5, ["0.80", "1.60"]),
        (0.3, 20, 4.0**20, 5e11, ["8.0 × 10¹⁰", "1.6 × 10¹¹"]),
    ],
)
def test_the_axis_follows_an_explosion(rate, step, times, stretched, ticks):
    explorer = training_loop.explore(learning_rate=rate, step=step)
    picture = explorer.picture
    assert texts(picture.ticks) == ticks
    assert last(picture.loss.line)[1] == last(picture.loss.here)[1] == pytest.approx(times / stretched)
    assert picture.loss.here.get_visible() and not picture.loss.beyond.get_visible()
    assert data(picture.begun)[1] == pytest.approx([1 / stretched] * 2)  # where the first loss lies
    assert ("The axis has grown with it." in explorer.sentence) is (stretched > 1)


def test_the_axis_is_as_it_was_where_the_losses_fall():
    for rate in (0.05, 0.1, 0.15, 0.2):
        picture = training_loop.explore(learning_rate=rate, step=20).picture
        assert texts(picture.ticks) == ["0.16", "0.32"]


@pytest.mark.parametrize(
    "w, b, foot",
    [(0.5, 0.1, (0.66, 0.18)), (0.2, 0.2, (0.56, 0.38)), (1.0, 0.4, (0.64, 0.22)), (1.2, 0.8, (0.52, 0.46))],
)
def test_a_right_angle_stands_where_the_straight_way_meets_the_valley(w, b, foot):
    picture = training_loop.explore(w=w, b=b).picture
    start, end = np.array(data(picture.across.way)).T
    assert tuple(start) == (w, b) and end == pytest.approx(foot)
    one, corner, other = np.array(data(picture.across.right_angle)).T
    assert one + other - corner == pytest.approx(foot)  # a square, with its fourth corner at the foot
    assert np.dot(one - corner, other - corner) == pytest.approx(0, abs=1e-12)
    assert np.hypot(*(one - corner)) == pytest.approx(np.hypot(*(other - corner))) == pytest.approx(0.055)
    assert np.dot(other - foot, np.array([w, b]) - foot) == pytest.approx(
        0, abs=1e-12
    )  # one side on the valley


def test_there_is_no_right_angle_where_the_start_is_almost_in_the_valley():
    picture = training_loop.explore(w=0.66, b=0.2).picture
    assert data(picture.across.way) == data(picture.across.right_angle) == ([], [])


def test_a_run_shows_no_loss_before_its_step():
    assert "→" not in training_loop.explore(learning_rate=0.25).sentence


def test_a_start_in_the_valley_stays():
    explorer = training_loop.explore(w=0.7, b=0.1, step=5)
    assert "already lies in the valley" in explorer.sentence


def drag(explorer, artist, to):
    """Drag the handle of this artist to a place in the units of its axes, as the page reports it."""
    picture = explorer.picture
    x, y = artist.axes.transData.transform(to)
    place = next(place for place, handle in enumerate(picture.handles) if handle.artist is artist)
    explorer.stage.event = {"handle": place, "at": [x, picture.height - y], "number": 1}


@pytest.mark.parametrize("to, start", [((0.2, 0.3), (0.2, 0.3)), ((-0.04, 0.84), (0, 0.8))])
def test_the_start_can_be_dragged_over_the_map(to, start):
    explorer = training_loop.explore(learning_rate=0.05, step=2)
    drag(explorer, explorer.picture.map.start, to)
    assert (explorer.w.value, explorer.b.value) == pytest.approx(start)
    assert last(explorer.picture.map.start) == pytest.approx(start)


def test_the_step_can_be_dragged_along_the_losses():
    explorer = training_loop.explore(learning_rate=0.05)
    drag(explorer, explorer.picture.loss.here, (3.2, 1))
    assert explorer.step.value == 3 and "Step 3 of 20" in explorer.sentence


# ------------------------------------------------------------------------- the end of a run, placed


@pytest.mark.parametrize("rate", [0.05, 0.15])
@pytest.mark.parametrize("w, b", [(0.2, 0.2), (1.0, 0.4), (0.5, 0.1), (1.1, -0.2)])
def test_a_run_ends_where_it_is_said_to_end(w, b, rate):
    task = end.make(w=w, b=b, learning_rate=rate)
    ended_w, ended_b, loss = descent([2.0], [1.5], w, b, rate, 60)
    assert loss < 1e-12 and task.answer == {"w": pytest.approx(ended_w), "b": pytest.approx(ended_b)}


@pytest.mark.parametrize(
    "rate, at, said",
    [  # the start is (0.2, 0.2), with ŷ = 0.6 and e = −0.9; dL/dw = −3.6, dL/db = −1.8
        (0.05, (0.2, 0.2), "That is the start."),
        (0.05, (0.65, 0.2), "That is where w alone comes to the valley."),  # 1.3 = 1.5 − 0.2
        (0.05, (0.2, 1.1), "That is where b alone comes to the valley."),
        (0.05, (0.425, 0.65), "That is where one comes if b moves twice as far as w."),  # 0.85 + 0.65
        (0.05, (0.38, 0.29), "That is where it is after its first step."),
        (0.15, (0.74, 0.47), "That is where it is after its first step."),
        (0.05, (0.92, 0.56), "That is as far behind the valley as the start is before it."),
        (0.05, (0.56, 0.38), "Right."),
        (0.05, (0.9, 0.9), "Not there."),
    ],
)
def test_a_placed_end_is_met_by_its_cause(rate, at, said):
    verdict = end.make(w=0.2, b=0.2, learning_rate=rate).judge(dict(zip("wb", at, strict=True)))
    assert verdict.words.startswith(said)


def test_the_path_is_drawn_after_the_commit_alone():
    card = training_loop.predict_end()
    picture = card.picture
    assert data(picture.map.path) == ([0.2], [0.2]) and data(picture.across.way) == ([], [])
    assert not picture.map.here.get_visible()
    card.commit()
    assert last(picture.map.path) == pytest.approx((0.56, 0.38), abs=1e-5) and picture.map.here.get_visible()
    assert data(picture.placed) == ([0.9], [0.6]) and data(picture.across.way)[1] == pytest.approx(
        [0.2, 0.38]
    )


# ------------------------------------------------------------------------- one round, phase by phase

# with a learning rate of 0.05, by hand: e = −0.4, L = 0.16, dL/dw = 2 · (−0.4) · 2, dL/db = 2 · (−0.4)
FIRST_ROUND = [
    ("before", {"w": "0.50", "b": "0.10", "product": "", "y_hat": "", "error": "", "loss": ""}, []),
    ("forward", {"w": "0.50", "b": "0.10", "product": "1.00", "y_hat": "1.10", "error": "", "loss": ""}, []),
    ("loss", {"product": "1.00", "y_hat": "1.10", "error": "−0.40", "loss": "0.16"}, ["0.16"]),
    (
        "backward",
        {"w": "0.50", "b": "0.10", "loss": "0.16"},
        ["dL/dw = −1.60", "dL/dŷ = −0.80", "dL/db = −0.80", "times x = 2.00", "times 2e = −0.80", "0.16"],
    ),
    (
        "update",
        {"w": "0.58", "b": "0.14", "y_hat": "1.10"},
        ["w: 0.50 → 0.58", "b: 0.10 → 0.14", "0.16"],
    ),
    (
        "forward",
        {"w": "0.58", "b": "0.14", "product": "1.16", "y_hat": "1.30", "error": "", "loss": ""},
        ["0.16"],
    ),
    ("loss", {"y_hat": "1.30", "error": "−0.20", "loss": "0.04"}, ["0.16", "0.04"]),
]


@pytest.mark.parametrize("at", range(len(FIRST_ROUND)))
def test_each_phase_fills_in_its_part_and_the_next_round_begins_with_the_new_values(at):
    name, boxes, words = FIRST_ROUND[at]
    explorer = training_loop.explore_phases(learning_rate=0.05, phase=at)
    picture = explorer.picture
    assert {box: text_of(picture.graph.value[box]) for box in boxes} == boxes
    shown = moving_texts(picture)
    assert all(text in shown for text in words)
    assert any("dL/d" in text for text in shown) is (name == "backward")
    assert any("→" in text for text in shown) is (name == "update")
    assert f"round {1 + (at > 4)}" in shown


def test_in_the_update_w_moves_twice_as_far_as_b_from_where_it_stood():
    picture = training_loop.explore_phases(learning_rate=0.05, phase=4).picture
    (w_from, w_to), (b_from, b_to) = (data(lever.way)[0] for lever in picture.levers)
    assert w_to - w_from == pytest.approx(2 * (b_to - b_from)) and w_to > w_from
    picture = training_loop.explore_phases(learning_rate=0.05, phase=5).picture
    assert all(data(lever.way) == ([], []) for lever in picture.levers)
    assert [data(lever.mark)[0] for lever in picture.levers] == [[w_to], [b_to]]


@pytest.mark.parametrize("rate, marks", [(0.25, ["v", "v"]), (0.3, [">", "v"])])
def test_a_lever_beyond_its_scale_stays_at_the_end_and_points_on(rate, marks):
    """w goes to 0.5 + 1.6 · rate: 0.9 is the end of its scale."""
    picture = training_loop.explore_phases(learning_rate=rate, phase=4).picture
    assert [lever.mark.get_marker() for lever in picture.levers] == marks
    assert data(picture.levers[0].mark)[0] == pytest.approx([picture.levers[0].RIGHT])


@pytest.mark.parametrize(
    "rate, phase, losses",
    [(0.05, 12, [0.16, 0.04, 0.01]), (0.25, 6, [0.16, 0.36]), (0.25, 12, [0.16, 0.36, 0.81]), (0.25, 1, [])],
)
def test_the_bars_are_the_losses_of_the_rounds_and_the_highest_fills_the_chart(rate, phase, losses):
    picture = training_loop.explore_phases(rate, phase).picture
    heights = [data(bar)[1][1] for bar in picture.bars if len(bar.get_xdata())]
    assert heights == pytest.approx([loss / max(losses) for loss in losses])
    assert [text for text in texts(picture.heights) if text] == [f"{loss:.2f}" for loss in losses]


def test_what_lights_up_leads_to_what_is_worked_out():
    picture = training_loop.explore_phases().picture
    lit = {phase.name: len(artists) for phase, artists in picture.lights.at_work.items()}
    # forward: w, x → w·x, b → ŷ, and two rings; loss: ŷ, y → e → L; backward: L → e → ŷ → w·x → w, ŷ → b
    assert lit == {"BEFORE": 0, "FORWARD": 6, "LOSS": 5, "BACKWARD": 7, "UPDATE": 2}
