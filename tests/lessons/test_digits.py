"""The pictures of lesson 11 against numbers worked out here, and what its check says."""

import itertools
import math

import numpy as np
import pytest
from explorers import data, last, moving_texts

from neuron_lab.datasets import load_digits
from neuron_lab.lessons import digits
from neuron_lab.lessons.digits.drawing import INKS
from neuron_lab.lessons.digits.run import EPOCHS, SIZES, run
from neuron_lab.network import accuracy, count_parameters, predict, start_network
from neuron_lab.ui import numbers

DATA = load_digits()


def said_by(network, x):
    """The ten shares of one picture, by sums of our own."""
    for weights, biases in network[:-1]:
        x = np.maximum(weights @ x + biases, 0)
    weights, biases = network[-1]
    powers = [math.exp(score) for score in (weights @ x + biases).tolist()]
    return [power / sum(powers) for power in powers]


def bars(outputs):
    """The length of each bar that is drawn, by its digit."""
    lengths = {}
    for patch in (outputs.others, outputs.answer):
        for points in patch.get_path().vertices.reshape(-1, 5, 2):
            lengths[round(points[:, 1].mean() + 0.064)] = points[:, 0].max()
    return lengths


def drawn_squares(picture):
    """Row and column of every square → its grey, from 1 to INKS."""
    return {
        (round(points[0, 1]), round(points[0, 0])): level
        for level, patch in enumerate(picture.greys, start=1)
        if patch.get_visible()
        for points in patch.get_path().vertices.reshape(-1, 5, 2)
    }


# ------------------------------------------------------------------------------------------- the run


def test_the_network_has_so_many_parameters_and_reads_what_was_held_out():
    by_layer = ((inputs + 1) * neurons for inputs, neurons in itertools.pairwise(SIZES))
    assert count_parameters(run().network) == 100_234 == sum(by_layer)
    right = accuracy(run().network, DATA.x_test, DATA.labels_test)
    assert right >= 0.97 and run().right[-1].mean() == pytest.approx(right)
    assert run() is run()


def test_the_record_is_small_and_begins_before_training():
    assert run().losses.shape == (EPOCHS + 1,) and run().shares.shape == (EPOCHS + 1, 360, 10)
    assert run().shares.nbytes < 500_000 and run().shares.sum(axis=2) == pytest.approx(1, abs=1e-5)
    assert run().right[0].mean() < 0.25 and run().losses[-1] < 0.02 < run().losses[1] < run().losses[0]
    start, examples = start_network(SIZES, 1), zip(DATA.x_train, DATA.labels_train, strict=True)
    shares = [said_by(start, x)[label] for x, label in examples]
    assert run().losses[0] == pytest.approx(np.mean(-np.log(shares)))


def test_it_knows_its_own_digits_by_heart_and_the_others_less_surely():
    """What lesson 11 says of the run: all its own digits right, and on the way a drop for an epoch."""
    assert accuracy(run().network, DATA.x_train, DATA.labels_train) == 1
    per_cent = [round(100 * float(right)) for right in run().right.mean(axis=1)]
    assert per_cent[:8] == [9, 88, 93, 96, 96, 98, 87, 98] and per_cent[-1] == 98


def test_the_mistakes_are_those_of_the_trained_network():
    answers = predict(run().network, DATA.x_test)
    assert list(run().mistakes) == [k for k in range(360) if answers[k] != DATA.labels_test[k]]
    assert 3 <= len(run().mistakes) <= 11


# ------------------------------------------------------------------------------------------- explore


@pytest.mark.parametrize("which", [0, 94, 329])
def test_digit_bars_and_words(which):
    explorer = digits.explore(which=which)
    shares, label = said_by(run().network, DATA.x_test[which]), DATA.labels_test[which]
    picture = explorer.picture
    for digit, length in bars(picture.outputs).items():
        assert length == pytest.approx(shares[digit], abs=6e-4)
    assert set(bars(picture.outputs)) == {digit for digit in range(10) if shares[digit] >= 0.004}
    levels = [round(ink * INKS) for ink in DATA.x_test[which].tolist()]
    assert drawn_squares(picture.digit) == {divmod(k, 8): grey for k, grey in enumerate(levels) if grey > 0}
    answer = shares.index(max(shares))
    assert f"The network says {answer}, with a share of {shares[answer]:.2f}" in explorer.sentence
    assert f"it is {'an' if label == 8 else 'a'} {label}" in explorer.sentence
    assert list(picture.outputs.ring.get_ydata()) == [label]
    assert f"{shares[answer]:.2f}" in moving_texts(picture)
    marks = {"right"} if answer == label else {"its answer", "what it is"}
    assert marks <= set(moving_texts(picture))


def test_a_shift_moves_the_squares_and_loses_what_leaves():
    explorer = digits.explore(which=5, shift=2)
    shown, whole = explorer.state.x.reshape(8, 8), DATA.x_test[5].reshape(8, 8)
    assert (shown[:, 2:] == whole[:, :6]).all() and (shown[:, :2] == 0).all()
    assert "moved 2 squares to the right" in explorer.sentence
    explorer.shift.value = -1
    shown = explorer.state.x.reshape(8, 8)
    assert (shown[:, :7] == whole[:, 1:]).all() and (shown[:, 7:] == 0).all()
    assert "moved 1 square to the left" in explorer.sentence
    assert explorer.state.shares == pytest.approx(said_by(run().network, explorer.state.x))


def test_noise_is_the_same_for_the_same_digit_and_stays_between_paper_and_ink():
    one, other = digits.explore(which=7, noise=0.5).state.x, digits.explore(which=7, noise=0.5).state.x
    assert (one == other).all() and one.min() >= 0 and one.max() <= 1
    inside = (one > 0) & (one < 1)
    assert 0.2 < np.std((one - DATA.x_test[7])[inside]) < 0.6
    assert (digits.explore(which=8, noise=0.5).state.x != one).any()


def test_a_fraction_typed_is_the_nearest_digit():
    explorer = digits.explore()
    explorer.which.value = 41.4
    assert explorer.state.which == 41 and (explorer.state.x == DATA.x_test[41]).all()


# ------------------------------------------------------------------------------------------ training


@pytest.mark.parametrize("epoch", [0, 1, 6, EPOCHS])
def test_training_shows_loss_accuracy_and_one_digit(epoch):
    explorer = digits.explore_training(epoch=epoch, which=94)
    picture, right = explorer.picture, 100 * run().right[epoch].mean()
    assert last(picture.right_here)[1] == pytest.approx(right)
    assert f"{right:.0f} % of the held-out digits are right" in explorer.sentence
    assert list(picture.loss.line.get_xdata()) == list(range(epoch + 1))
    loss = run().losses[epoch]
    assert data(picture.loss.here) == ([epoch], [loss]) and f"L = {loss:.2f}" in moving_texts(picture)
    said = f"During epoch {epoch} the loss was {loss:.2f} on average, and after it"
    assert explorer.sentence.startswith(said if epoch else "Before training the loss is 2.47, and 9 %")
    for digit, length in bars(picture.outputs).items():
        assert length == pytest.approx(run().shares[epoch, 94, digit], abs=6e-4)


def test_the_last_epoch_is_the_trained_network():
    shares = digits.explore_training(epoch=EPOCHS, which=12).state.shares
    assert list(shares) == pytest.approx(said_by(run().network, DATA.x_test[12]), abs=1e-5)


# ------------------------------------------------------------------------------------------ mistakes


def test_each_mistake_is_one():
    explorer = digits.explore_mistakes()
    seen = []
    for place in range(1, len(run().mistakes) + 1):
        explorer.which.value = place
        state = explorer.state
        shares = said_by(run().network, DATA.x_test[state.which])
        assert shares.index(max(shares)) != DATA.labels_test[state.which] == state.label
        assert f"Mistake {place} of {len(run().mistakes)}" in explorer.sentence
        assert f"which gets {numbers.share_text(shares[state.label], 'less than')}." in explorer.sentence
        assert {"its answer", "what it is"} <= set(moving_texts(explorer.picture))
        seen.append(state.which)
    assert seen == list(run().mistakes)


def test_a_share_never_claims_too_much():
    said = [*map(numbers.share_text, (0.001, 0.01, 0.5, 0.994, 0.999))]
    assert said == ["< 0.01", "0.01", "0.50", "0.99", "> 0.99"]


# --------------------------------------------------------------------------------------------- check


def right(a, b):
    return 1 / (1 + math.exp(b - a)), 1 / (1 + math.exp(a - b))


@pytest.mark.parametrize(
    "function, words",
    [
        (lambda a, b: right(b, a), "exchanged"),
        (lambda a, b: (a / (a + b), b / (a + b)), "of the scores themselves"),
        (lambda a, b: (abs(a) / (abs(a) + abs(b)), abs(b) / (abs(a) + abs(b))), "sign counts"),
        (lambda a, b: (a**2 / (a**2 + b**2), b**2 / (a**2 + b**2)), "of the squares"),
        (lambda a, b: (1 / (1 + 2 ** (b - a)), 1 / (1 + 2 ** (a - b))), "powers of 2"),
        (lambda a, b: (math.e**a, math.e**b), "the two powers"),
        (lambda a, b: (math.exp(a - b), math.exp(b - a)), "by the other one"),
        (lambda a, b: (math.exp(a) / (a + b), math.exp(b) / (a + b)), "sum of the scores"),
        (lambda a, b: (math.exp(-b), math.exp(-a)), "their product"),
        (lambda a, b: (right(a, b)[0], right(a, b)[0]), "Both are the share of a"),
    ],
)
def test_known_mistakes_in_the_learners_function(function, words):
    report = digits.check(function)
    assert not report.passed and words in report.words


def test_a_right_function_passes_however_it_is_written():
    assert digits.check(right).passed
    assert digits.check(lambda a, b: np.exp([a, b]) / np.exp([a, b]).sum()).passed
    assert "Not yet" in digits.check(lambda a, b: ...).words
