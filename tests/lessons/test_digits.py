"""The pictures of lesson 11 against numbers worked out here, and what its check says."""

import itertools
import math

import numpy as np
import pytest
from explorers import data, last, moving_texts, page_says
from hands import HANDS

from neuron_lab import strokes
from neuron_lab.datasets import load_digits, load_strangers
from neuron_lab.lessons import digits
from neuron_lab.lessons.digits.drawing import INKS, a, of_size
from neuron_lab.lessons.digits.own_digit import describe
from neuron_lab.lessons.digits.run import (
    BATCH,
    EPOCHS,
    SEED,
    SIZES,
    Run,
    all_alike,
    different,
    right_in,
    run,
    silent,
    small_run,
)
from neuron_lab.network import Epoch, Layer, accuracy, count_parameters, predict, start_network, train
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
    assert right >= 0.97 and right_in(run().until(EPOCHS))[-1] == pytest.approx(360 * right)
    assert run() is run()


def test_a_run_is_trained_as_far_as_somebody_looks_and_no_further():
    one = Run(start_network((64, 2, 10), 3), 0.1)
    assert len(one.until(2)) == 3 and len(one._record) == 3
    assert len(one.until(1)) == 2 and len(one._record) == 3
    assert one.until(3)[:3] == one.until(2)


def test_a_run_is_what_the_training_loop_of_the_notebook_makes():
    start = start_network((64, 8, 10), SEED)
    *_, third = train(start, DATA.x_train, DATA.labels_train, 0.1, 3, BATCH, SEED)
    kept = small_run(0.1, 8, False).until(3)[-1]
    assert kept.loss == third.loss
    assert kept.shares == pytest.approx(np.array([said_by(third.network, x) for x in DATA.x_test]), abs=1e-6)


def test_the_record_is_small_and_begins_before_training():
    record = run().until(EPOCHS)
    assert len(record) == EPOCHS + 1 and sum(each.shares.nbytes for each in record) < 500_000
    assert run().shares.sum(axis=2) == pytest.approx(1, abs=1e-5)
    assert run().losses[-1] < 0.05 < run().losses[1] < run().losses[0]
    start, examples = start_network(SIZES, 1), zip(DATA.x_train, DATA.labels_train, strict=True)
    shares = [said_by(start, x)[label] for x, label in examples]
    assert run().losses[0] == pytest.approx(np.mean(-np.log(shares)))


def test_it_knows_its_own_digits_by_heart_and_strangers_less_surely():
    """What lesson 11 says of the run."""
    strangers = load_strangers()
    assert round(100 * accuracy(run().network, DATA.x_train, DATA.labels_train)) == 100
    assert round(100 * accuracy(run().network, DATA.x_test, DATA.labels_test)) == 98
    assert 0.8 < accuracy(run().network, strangers.x, strangers.labels) < 0.95
    answers = predict(run().network, strangers.x)
    worst = [np.mean(answers[strangers.labels == digit] == digit) for digit in (4, 8)]
    assert max(worst) < accuracy(run().network, strangers.x, strangers.labels), "a stranger's 4 or 8"


def test_weights_that_start_alike_stay_alike_and_do_the_work_of_one():
    """However many neurons: the loss of 2, 8 and 32 that start alike ends near that of one."""
    for neurons in (2, 8, 32):
        record = small_run(0.1, neurons, True).until(EPOCHS)
        assert {different(each.first) for each in record} == {1}
        assert 1.7 < record[-1].loss < 2.1 and right_in(record)[-1] < 0.35 * 360
    record = small_run(0.1, 32, False).until(EPOCHS)
    assert different(record[-1].first) == 32 and record[-1].loss < 0.3 and right_in(record)[-1] > 0.9 * 360


def test_all_alike_is_a_network_of_one_number():
    first, last = all_alike((3, 2, 4), 0.5)
    assert first.weights.tolist() == [[0.5] * 3] * 2 and last.weights.tolist() == [[0.5] * 2] * 4
    assert not first.biases.any() and not last.biases.any()


def test_a_far_too_large_rate_silences_every_neuron():
    for neurons in (2, 8, 32):
        record = small_run(10.0, neurons, False).until(EPOCHS)
        assert silent(record[-1].first) == neurons and right_in(record)[-1] < 60


def test_neurons_that_differ_and_neurons_that_are_silent_are_counted():
    weights = np.zeros((4, 64))
    weights[1], weights[2] = 1, 1
    assert different(Layer(weights, np.zeros(4))) == 2
    assert silent(Layer(weights, np.array([0.0, -99, 0, 0.5]))) == 2  # no digit has 99 of 64 squares dark


def test_a_run_that_diverges_stays_where_it_was(monkeypatch):
    wide = start_network((64, 2, 10), 1)
    one = Run(wide, 0.1)
    start = one.until(0)[0]
    one._epochs = iter([Epoch(1, wide, start.loss, diverged=True)])
    record = one.until(EPOCHS)
    assert all(each.diverged and each.loss == start.loss for each in record[1:])


# ------------------------------------------------------------------------------------------- explore


@pytest.mark.parametrize("epoch, which", [(0, 0), (1, 94), (EPOCHS, 329)])
def test_digit_bars_and_words(epoch, which):
    explorer = digits.explore(epoch, which)
    shares, label = run().shares[epoch][which].tolist(), DATA.labels_test[which]
    if epoch == EPOCHS:
        assert shares == pytest.approx(said_by(run().network, DATA.x_test[which]), abs=1e-5)
    picture = explorer.picture
    for digit, length in bars(picture.outputs).items():
        assert length == pytest.approx(shares[digit], abs=6e-4)
    assert set(bars(picture.outputs)) == {digit for digit in range(10) if shares[digit] >= 0.004}
    levels = [round(ink * INKS) for ink in DATA.x_test[which].tolist()]
    assert drawn_squares(picture.digit) == {divmod(k, 8): grey for k, grey in enumerate(levels) if grey > 0}
    answer = shares.index(max(shares))
    said = f"the network says {answer}, with a share {of_size(shares[answer])}; it is {a(label)}"
    assert said in explorer.sentence
    assert explorer.sentence.startswith(f"After epoch {epoch}," if epoch else "Before training,")
    assert list(picture.outputs.ring.get_ydata()) == [label]
    marks = {"right"} if answer == label else {"its answer", "what it is"}
    assert marks <= set(moving_texts(picture))


def test_a_fraction_typed_is_the_nearest_digit():
    explorer = digits.explore()
    explorer.which.value = 41.4
    assert explorer.state.which == 41 and (explorer.state.x == DATA.x_test[41]).all()


# ------------------------------------------------------------------------------------------ training


@pytest.mark.parametrize("epoch", [0, 1, EPOCHS])
@pytest.mark.parametrize("rate, neurons, start", [("0.1", "32", "random"), ("1", "8", "all equal")])
def test_training_shows_loss_and_accuracy(epoch, rate, neurons, start):
    explorer = digits.explore_training(epoch, learning_rate=rate, neurons=neurons, start=start)
    record, picture = (
        small_run(float(rate), int(neurons), start == "all equal").until(epoch),
        explorer.picture,
    )
    right = 100 * right_in(record) / 360
    assert data(picture.right) == (list(range(epoch + 1)), right.tolist())
    assert last(picture.right_here) == (epoch, right[-1])
    assert f"{right[-1]:.0f} % of the held-out digits are right" in explorer.sentence
    assert data(picture.loss.line) == (list(range(epoch + 1)), [each.loss for each in record])
    assert f"L = {record[-1].loss:.2f}" in moving_texts(picture)
    assert explorer.sentence.startswith(f"{neurons} hidden neurons, learning rate {rate}, weights that ")


@pytest.mark.parametrize(
    "choices, said",
    [
        ({"start": "all equal"}, "The 32 hidden neurons are exactly alike."),
        ({"learning_rate": "10"}, "All hidden neurons have fallen silent: they give 0 for every digit."),
        ({"learning_rate": "1", "neurons": "8"}, "Of the hidden neurons, 5 give 0 for every digit."),
        ({}, "of the held-out digits are right."),
    ],
)
def test_training_says_what_became_of_the_neurons(choices, said):
    assert digits.explore_training(EPOCHS, **choices).sentence.endswith(said)


def test_what_was_kept_stays_beside_it():
    explorer = digits.explore_training(EPOCHS)
    loss, right = (data(line) for line in (explorer.picture.loss.line, explorer.picture.right))
    explorer.pin_button.press()
    explorer.start.value = "all equal"
    assert [data(line) for line in explorer.picture.kept] == [loss, right]
    assert explorer.sentence.endswith("weights that start at random, 96 % after epoch 20.")
    explorer.reset_button.press()
    assert [data(line) for line in explorer.picture.kept] == [([], []), ([], [])]


# ------------------------------------------------------------------------------------------- the pad

PAD = 16, 36, 264  # left, top and side in pixels


def in_pixels(stroke):
    """Points of a pad that is 1 wide and 1 high, y downward, as a page reports them."""
    return (np.asarray(stroke) * PAD[2] + PAD[:2]).tolist()


def draw(explorer, stroke, every=3):
    """Draw one stroke, as the page reports it: all points so far each time; what is said on the way."""
    points, said = in_pixels(stroke), []
    for length in range(1, len(points), every):
        page_says(explorer, surface=0, points=points[:length], done=False)
        said.append(explorer.sentence)
    page_says(explorer, surface=0, points=points, done=True)
    return said


@pytest.fixture
def pad():
    explorer = digits.explore_own()
    yield explorer
    explorer.close()


@pytest.mark.parametrize("digit", HANDS)
def test_a_digit_drawn_stroke_by_stroke_is_read(pad, digit):
    for stroke in HANDS[digit]:
        draw(pad, stroke)
    assert f"The network says {digit}, with a share" in pad.sentence
    assert pad.state.x == pytest.approx(strokes.picture(HANDS[digit]), abs=1 / 16 + 1e-9)
    assert pad.state.shares == pytest.approx(said_by(run().network, pad.state.x))
    for k, length in bars(pad.picture.outputs).items():
        assert length == pytest.approx(pad.state.shares[k], abs=6e-4)
    assert len(pad.drawing.value.strokes) == len(HANDS[digit])


def test_the_shares_move_with_every_stroke_and_on_its_way(pad):
    stem, hat = HANDS[5]
    assert len(set(draw(pad, stem))) > 3
    before = pad.state.shares
    draw(pad, hat)
    assert not np.allclose(before, pad.state.shares) and "2 strokes on the pad" in pad.sentence


def test_the_example_makes_room_for_the_first_stroke(pad):
    assert "The network says 7" in pad.sentence
    draw(pad, HANDS[1][0])
    assert "1 stroke on the pad. The network says 1" in pad.sentence
    pad.reset_button.press()
    assert "The network says 7" in pad.sentence


def test_undo_and_clear(pad):
    draw(pad, HANDS[5][0])
    after_one = pad.sentence, pad.state.x.tolist()
    draw(pad, HANDS[5][1])
    pad.drawing.undo_button.press()
    assert (pad.sentence, pad.state.x.tolist()) == after_one
    pad.drawing.undo_button.press()
    assert pad.sentence == "The pad is empty: draw a digit on it." and pad.state.shares is None
    assert not bars(pad.picture.outputs) and not pad.state.x.any()
    pad.drawing.undo_button.press()  # there is nothing left, and it says so once more
    draw(pad, HANDS[0][0])
    pad.drawing.clear_button.press()
    assert pad.drawing.value.strokes == () and not pad.picture.strokes.get_visible()


def press(explorer, key, times=1, handle=0):
    step = {"left": [-1, 0], "right": [1, 0], "up": [0, 1], "down": [0, -1]}[key]
    for _ in range(times):
        page_says(explorer, handle=handle, by=step)


def test_a_7_drawn_by_keys_is_read(pad):
    pen = pad.drawing.pen_button
    assert pen.widget.description == "Draw by keys" and pad.stage.places == []
    pen.press()
    assert pad.sentence.endswith("The pen is up.") and pen.widget.description == "Put the pen down"
    press(pad, "left", 14)
    assert pad.drawing.value.strokes == (), "a pen that is up leaves nothing"
    pen.press()
    assert pad.sentence.endswith("arrow keys draw.") and pen.widget.description == "Lift the pen"
    press(pad, "right", 30)
    for _ in range(24):
        press(pad, "down", 2)
        press(pad, "left")
    pen.press()
    assert "The network says 7" in pad.sentence and len(pad.drawing.value.strokes) == 1
    across, up = pad.drawing.value.pen
    assert (across, up) == pytest.approx((50 + 4 * (-14 + 30 - 24) / 2.64, 85 - 4 * 48 / 2.64))
    page_says(pad, handle=0, remove=True)
    assert pad.drawing.value.strokes == () and pad.drawing.value.pen == (across, up)


def test_a_pen_of_keys_stays_on_the_pad_and_a_hand_puts_it_away(pad):
    pad.drawing.pen_button.press()
    press(pad, "up", 40)
    press(pad, "left", 90)
    assert pad.drawing.value.pen == (0, 100)
    draw(pad, HANDS[1][0])
    assert pad.drawing.value.pen is None and pad.stage.places == []


def test_a_stroke_that_leaves_the_pad_stays_on_its_edge(pad):
    page_says(pad, surface=0, points=[[100, 100], [-500, 90_000]], done=True)
    assert pad.drawing.value.strokes[0][1] == (0, 0)


def test_a_stroke_whose_end_was_lost_is_followed_by_a_new_one(pad):
    points = in_pixels(HANDS[1][0])
    page_says(pad, surface=0, points=points[:1], done=False)
    page_says(pad, surface=0, points=points, done=False)
    draw(pad, HANDS[0][0])
    assert len(pad.drawing.value.strokes) == 2


def test_it_says_how_sure_it_is():
    sure, doubts, lost = (np.full(10, rest / 9) for rest in (0.05, 0.4, 0.7))
    for shares, best in ((sure, 0.95), (doubts, 0.6), (lost, 0.3)):
        shares[4] = best
    state = digits.explore_own().state
    said = [describe(state._replace(shares=shares)) for shares in (sure, doubts, lost)]
    assert "The network says 4, with a share of 0.95: it is nearly sure." in said[0]
    assert "0.60: it has its doubts." in said[1] and "0.30: it can hardly decide." in said[2]


def test_the_learners_own_network_reads_and_one_that_does_not_fit_is_named():
    alike = all_alike(SIZES, 0.01)
    assert digits.explore_own(network=alike).state.shares == pytest.approx(np.full(10, 0.1))
    with pytest.raises(ValueError, match=r"^network must end in 10 neurons"):
        digits.explore_own(network=start_network((64, 3), 1))
    with pytest.raises(ValueError, match=r"^x must have 3 numbers"):
        digits.explore_own(network=start_network((3, 10), 1))


def test_a_stroke_costs_little(pad):
    """A long stroke, drawn to its end: one message for each point, of some kilobytes."""
    stroke = np.concatenate([HANDS[8][0], HANDS[8][0][::-1]])
    draw(pad, stroke, every=1)
    assert len(pad.stage.moving.encode()) < 12_000


# --------------------------------------------------------------------------------------------- check


def test_a_share_never_claims_too_much():
    said = [*map(numbers.share_text, (0.001, 0.01, 0.5, 0.994, 0.999))]
    assert said == ["< 0.01", "0.01", "0.50", "0.99", "> 0.99"]


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
