"""The loop of lesson 6 with functions that a learner wrote: what it shows, and what it says of each of them."""

import itertools

import numpy as np
import pytest
from explorers import data
from learners import REFERENCES, learner

from neuron_lab.lessons.training_loop import your_loop
from neuron_lab.lessons.training_loop.your_run import CHECKS, NAMES, train_with

DOORS = ("forward_pass.check", "chain_rule.check", "update.check")
RIGHT = tuple(learner(door, REFERENCES[door][0]) for door in DOORS)
EMPTY = tuple(learner(door, "...") for door in DOORS)


def with_one(place, function):
    """The three right functions, but for this one."""
    return [*RIGHT[:place], function, *RIGHT[place + 1 :]]


@pytest.mark.parametrize("texts", [*itertools.product(*(REFERENCES[door] for door in DOORS))])
def test_three_right_functions_creep_to_the_nearest_point_of_the_valley(texts):
    card = your_loop(*(learner(door, text) for door, text in zip(DOORS, texts, strict=True)))
    assert card.sentence.startswith(
        "✓ All three are right: this run is yours, step by step. Learning rate 0.050, step 20: w"
    )
    left = 0.5 ** np.arange(21)  # with 0.05, of the way from (0.5, 0.1) to (0.66, 0.18)
    w, b = data(card.picture.map.path)
    assert w == pytest.approx(0.66 - 0.16 * left) and b == pytest.approx(0.18 - 0.08 * left)
    assert data(card.picture.loss.line)[1] == pytest.approx(left**2)  # in losses at the start


def test_its_learning_rate_and_its_steps_can_be_moved():
    card = your_loop(*RIGHT)
    card.learning_rate.value, card.step.value = 0.25, 2
    assert (
        "Learning rate 0.250, step 2: w = 0.30, b = 0.00, loss 0.8100." in card.sentence
        and "mistake" not in card.sentence
    )
    assert data(card.picture.map.path)[0] == pytest.approx([0.5, 0.9, 0.3])


def test_unanswered_it_shows_the_start_and_says_not_yet():
    card = your_loop(*EMPTY)
    assert card.sentence.startswith("○ Not yet: my_forward, my_backward and my_update are still empty")
    assert data(card.picture.map.path) == ([0.5], [0.1]) and card.step.value == 0
    assert card.sentence.endswith("Learning rate 0.050, step 0: w = 0.50, b = 0.10, loss 0.1600.")
    card.step.value = 2
    assert card.sentence.endswith("step 2: nothing moves, w = 0.50, b = 0.10, loss 0.1600.")


KNOWN = [(place, mistake) for place, check in enumerate(CHECKS) for mistake in check.mistakes]


@pytest.mark.parametrize("place, mistake", KNOWN, ids=lambda each: str(getattr(each, "diagnosis", each))[:40])
def test_each_known_mistake_is_named_where_it_is_and_its_run_is_shown(place, mistake):
    card = your_loop(*with_one(place, lambda *case: mistake.function(*case)))
    others = [name for name in NAMES if name != NAMES[place]]
    assert f"{NAMES[place]}: " in card.sentence and mistake.diagnosis in card.sentence
    assert all(f"{other}: ✓ right." in card.sentence for other in others)
    assert np.isfinite(card.picture.map.path.get_xydata()).all()
    card.close()


def test_a_step_uphill_walks_away_from_the_valley_before_ones_eyes():
    card = your_loop(*with_one(2, lambda w, b, g, rate: (w + rate * g[0], b + rate * g[1])))
    assert card.step.value == 3
    # each step multiplies the error by 1 + 2 · 0.05 · 5 = 1.5
    assert data(card.picture.map.path)[0] == pytest.approx([0.66 - 0.16 * 1.5**step for step in range(4)])
    assert "loss 1.8225. The loss has grown: that is what the mistake does to a run." in card.sentence


@pytest.mark.parametrize(
    "functions, said",
    [
        ((), "It needs three functions, in this order: my_forward, my_backward, my_update."),
        (RIGHT[:2], "It needs three functions"),
        ((*RIGHT, len), "It needs three functions"),
        ((RIGHT[0], RIGHT[2], RIGHT[1]), "The three are all there, in another order."),
        ((3, None, "my_update"), "my_forward: ✗ This is a number, 3.00."),
        (with_one(1, learner(DOORS[1], "1 / 0")), "my_backward: ✗ my_backward("),
        (with_one(1, learner(DOORS[1], "2 * (w * x + b - y)")), "gave a number, −0.80"),
        ((RIGHT[0], EMPTY[1], RIGHT[2]), "my_backward: ○ still empty."),
    ],
)
def test_whatever_is_handed_over_the_answer_is_a_card_with_words(functions, said):
    card = your_loop(*functions)
    assert said in card.sentence and card.sentence.endswith(".")
    assert card.step.value == 0 and data(card.picture.map.path) == ([0.5], [0.1])
    card.step.value = 7
    assert said in card.sentence


def test_a_loop_that_breaks_on_its_way_says_where():
    calls = itertools.count(1)

    def my_forward(x, w, b):
        if next(calls) > 8 + 4:  # after the check's cases, and four steps
            raise RuntimeError("tired")
        return w * x + b

    card = your_loop(my_forward, *RIGHT[1:])
    assert "All three are right" in card.sentence
    assert "step 3: " in card.sentence and card.sentence.endswith("Here the loop stopped, in my_forward.")


def test_a_run_that_leaves_all_bounds_or_never_ends_is_stopped():
    def grows(w, b, gradient, rate):
        return w * 1e40 + 1, b

    run = train_with(with_one(2, grows), 0.05, 20)
    assert run.stopped and run.history.diverged and np.isfinite(run.history.loss).all()

    def forever(x, w, b):
        while True:
            pass

    run = train_with(with_one(0, forever), 0.05, 20, seconds=0.1)
    assert run.stopped == "my_forward" and run.history.steps == 0
