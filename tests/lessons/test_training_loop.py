"""The pictures and words of lesson 6 against numbers worked out here, after its controls have moved."""

import numpy as np
import pytest
from explorers import data, last, moving_texts, text_of

from neuron_lab.lessons import training_loop, update

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
    assert explorer.picture.loss.beyond.get_visible() and not explorer.picture.loss.here.get_visible()


def test_a_run_shows_no_loss_before_its_step():
    assert "→" not in training_loop.explore(learning_rate=0.25).sentence


def test_a_start_in_the_valley_stays():
    explorer = training_loop.explore(w=0.7, b=0.1, step=5)
    assert "already lies in the valley" in explorer.sentence
