"""Layers against hand-worked numbers, loops, finite differences, and data that no line splits."""

import copy
import math
from itertools import pairwise

import numpy as np
import pytest

from neuron_lab import network as network_module
from neuron_lab.datasets import load_digits
from neuron_lab.network import (
    ACTIVATIONS,
    Epoch,
    Layer,
    accuracy,
    backward,
    backward_from,
    batches,
    count_parameters,
    cross_entropy,
    dense,
    dense_by_loops,
    dL_dscores,
    forward,
    predict,
    softmax,
    start_network,
    train,
    update,
)

# Two inputs, two hidden neurons, two scores: small enough for pen and paper.
HIDDEN = Layer(np.array([[1.0, 2.0], [-1.0, 1.0]]), np.array([0.5, -1.0]))
LAST = Layer(np.array([[1.0, 3.0], [2.0, -1.0]]), np.array([0.0, 0.25]))
WORKED = (HIDDEN, LAST)
X = np.array([[1.0, 0.5]])  # hidden scores 1 + 1 + 0.5 = 2.5 and −1 + 0.5 − 1 = −1.5


def random_network(seed, activation):
    """A network of random shape, a batch and its labels; no relu near its kink, where no difference is right."""
    random = np.random.default_rng(seed)
    while True:
        sizes = random.integers(1, 6, size=random.integers(2, 5)).tolist()
        sizes[-1] += 1
        network = tuple(
            Layer(random.normal(size=(out, into)), random.normal(size=out)) for into, out in pairwise(sizes)
        )
        x = random.normal(size=(random.integers(1, 7), sizes[0]))
        labels = random.integers(0, sizes[-1], size=len(x))
        scores, outputs = [], [x]
        for weights, biases in network:
            scores.append(outputs[-1] @ weights.T + biases)
            outputs.append(ACTIVATIONS[activation][0](scores[-1]))
        if activation != "relu" or all(np.abs(s).min() > 1e-3 for s in scores[:-1]):
            return network, x, labels


def parts_of(network):
    return [part for layer in network for part in layer]


def same(one, other):
    """Whether two networks have the same numbers."""
    return all(map(np.array_equal, parts_of(one), parts_of(other)))


# ------------------------------------------------------------------------------------------ hand-worked


def test_two_neurons_by_hand():
    assert dense(X, HIDDEN).tolist() == [[2.5, -1.5]]
    assert [out.tolist() for out in forward(WORKED, X)] == [[[1.0, 0.5]], [[2.5, 0.0]], [[2.5, 5.25]]]
    assert forward(WORKED, X, "none")[-1].tolist() == [[2.5 - 4.5, 5 + 1.5 + 0.25]]
    assert forward(WORKED, X, "tanh")[1] == pytest.approx(np.tanh([[2.5, -1.5]]))


def test_the_worked_network_backward_and_update():
    share = 1 / (1 + math.exp(2.75))  # of label 0: e^2.5 / (e^2.5 + e^5.25)
    first, last = backward(WORKED, forward(WORKED, X), [0])
    miss = share - 1  # dL/ds of label 0; of label 1 it is 1 − share = −miss
    assert last.weights == pytest.approx(np.array([[miss * 2.5, 0], [-miss * 2.5, 0]]))
    assert last.biases == pytest.approx([miss, -miss])
    # Back to the hidden layer: miss · 1 − miss · 2 = −miss through neuron 1; neuron 2 is off and hears nothing.
    assert first.weights == pytest.approx(np.array([[-miss, -miss * 0.5], [0, 0]]))
    assert first.biases == pytest.approx([-miss, 0])
    hidden, _ = update(WORKED, (first, last), 0.1)
    assert hidden.weights == pytest.approx(np.array([[1 + 0.1 * miss, 2 + 0.05 * miss], [-1, 1]]))
    assert hidden.biases == pytest.approx([0.5 + 0.1 * miss, -1])


def test_one_example_is_a_batch_of_one():
    assert dense(X[0], HIDDEN).tolist() == dense_by_loops(X[0], HIDDEN).tolist() == [2.5, -1.5]
    assert forward(WORKED, X[0])[-1].tolist() == [2.5, 5.25]
    assert predict(WORKED, X[0]) == 1 and type(predict(WORKED, X[0])) is int
    assert cross_entropy([2.5, 5.25], 1) == cross_entropy([[2.5, 5.25]], [1])
    assert dL_dscores([2.5, 5.25], 1).shape == softmax([2.5, 5.25]).shape == (2,)
    assert type(cross_entropy([2.5, 5.25], 1)) is float


def test_accuracy_counts_the_right_ones():
    x = np.array([[1.0, 0.5], [-3.0, 0.0], [0.0, 0.0]])  # scores (2.5, 5.25), (6, −1.75), (0.5, 1.25)
    assert predict(WORKED, x).tolist() == [1, 0, 1]
    assert accuracy(WORKED, x, [1, 1, 1]) == pytest.approx(2 / 3)
    # With "none" the scores of the second are (−2.5 + 3 · 2, −5 − 2 + 0.25)
    assert accuracy(WORKED, x, [1, 0, 0], "none") == pytest.approx(2 / 3)


def test_the_activation_decides_the_label():
    x = np.array([[-1.2, -0.15]])  # hidden scores −1 and 0.05
    # relu: 0.15 against 0.2; none: −1 + 0.15 against −2 − 0.05 + 0.25
    assert predict(WORKED, x).tolist() == predict(WORKED, x, "relu").tolist() == [1]
    assert predict(WORKED, x, "none").tolist() == [0]
    assert accuracy(WORKED, x, [1]) == accuracy(WORKED, x, [0], "none") == 1


def test_a_product_is_the_same_with_and_without_blas():
    """Small whole numbers, so that rounding has no say."""
    random = np.random.default_rng(0)
    left, right = (random.integers(-9, 9, shape).astype(float) for shape in ((4, 30), (4, 20)))
    expected = [[sum(left[k, i] * right[k, j] for k in range(4)) for j in range(20)] for i in range(30)]
    for blas in (True, False):
        assert network_module._product(left.T, right, blas).tolist() == expected
        assert network_module._product(left[:, 3], right, blas).tolist() == expected[3]  # one example alone


# ------------------------------------------------------------------------------- against other formulas


@pytest.mark.parametrize("seed", range(20))
def test_one_matrix_product_is_three_loops(seed):
    (layer, *_), x, _ = random_network(seed, "tanh")
    assert dense(x, layer) == pytest.approx(dense_by_loops(x, layer), rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("seed", range(15))
def test_every_gradient_agrees_with_finite_differences(activation, seed):
    network, x, labels = random_network(seed, activation)
    gradient = backward(network, forward(network, x, activation), labels, activation)
    h = 1e-5
    for k, layer in enumerate(network):
        for part in (0, 1):
            measured = np.empty_like(layer[part])
            for place in np.ndindex(layer[part].shape):
                losses = []
                for nudge in (h, -h):
                    moved = layer[part].copy()
                    moved[place] += nudge
                    other = Layer(layer.weights, moved) if part else Layer(moved, layer.biases)
                    scores = forward((*network[:k], other, *network[k + 1 :]), x, activation)[-1]
                    losses.append(cross_entropy(scores, labels))
                measured[place] = (losses[0] - losses[1]) / (2 * h)
            assert gradient[k][part] == pytest.approx(measured, rel=1e-6, abs=1e-9)


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("seed", range(4))
def test_slopes_of_any_loss_go_back_as_finite_differences_say(activation, seed):
    """Of the sum of squared errors, which has no labels."""
    network, x, _ = random_network(seed, activation)
    targets = np.random.default_rng(seed).normal(size=(len(x), len(network[-1].biases)))

    def loss(network):
        return np.sum((forward(network, x, activation)[-1] - targets) ** 2)

    outputs = forward(network, x, activation)
    gradient = backward_from(network, outputs, 2 * (outputs[-1] - targets), activation)
    for part, slopes in zip(parts_of(network), parts_of(gradient), strict=True):
        for place in np.ndindex(part.shape):
            before, losses = part[place], []
            for nudge in (1e-5, -1e-5):
                part[place] = before + nudge
                losses.append(loss(network))
            part[place] = before
            assert slopes[place] == pytest.approx((losses[0] - losses[1]) / 2e-5, rel=1e-5, abs=1e-7)


@pytest.mark.parametrize("seed", range(10))
def test_without_an_activation_a_stack_is_one_layer(seed):
    network, x, _ = random_network(seed, "none")
    weights, biases = network[0]
    for layer in network[1:]:
        weights, biases = layer.weights @ weights, layer.weights @ biases + layer.biases
    assert forward(network, x, "none")[-1] == pytest.approx(dense(x, Layer(weights, biases)))


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_step_goes_downhill_by_the_square_of_the_gradient(activation):
    network, x, labels = random_network(3, activation)

    def loss(network):
        return cross_entropy(forward(network, x, activation)[-1], labels)

    gradient = backward(network, forward(network, x, activation), labels, activation)
    rate, squares = 1e-6, sum((part**2).sum() for part in parts_of(gradient))
    fall = loss(network) - loss(update(network, gradient, rate))
    assert squares > 1e-3 and fall == pytest.approx(rate * squares, rel=1e-3)


# --------------------------------------------------------------------------------------- start, batches


def test_the_digits_network_has_100234_parameters():
    assert count_parameters(start_network((64, 512, 128, 10), 0)) == 100_234
    assert count_parameters(WORKED) == 12


def test_float32_stays_float32():
    x, labels = np.eye(3), [0, 1, 2]
    network = start_network((3, 4, 3), 0, np.float32)
    *_, last = train(network, x, labels, 0.1, 2, 2, 0)
    outputs = forward(last.network, x.astype(np.float32))
    gradient = backward(last.network, outputs, labels)
    stepped = update(last.network, gradient, 0.1)
    for each in (last.network, gradient, stepped):
        assert {part.dtype for part in parts_of(each)} == {np.dtype(np.float32)}
    assert outputs[-1].dtype == np.float32


def test_batches_hold_every_example_once_beside_its_label():
    x, labels = np.arange(7.0)[:, None], np.arange(7)
    parts = list(batches(x, labels, 3, np.random.default_rng(0)))
    assert [len(part) for part, _ in parts] == [3, 3, 1]
    assert all((part[:, 0] == of).all() for part, of in parts)
    order = np.concatenate([of for _, of in parts])
    assert sorted(order) == list(range(7)) and order.tolist() != list(range(7))


# --------------------------------------------------------------------------------------------- training


def four_corners():
    """XOR: the corners of a square, where no line parts the two labels; and points close around them."""
    random = np.random.default_rng(0)
    corners = random.integers(0, 2, size=(80, 2))
    return corners + random.normal(scale=0.1, size=(80, 2)), corners[:, 0] ^ corners[:, 1]


@pytest.mark.parametrize("activation", ["relu", "tanh"])
def test_a_bend_learns_what_no_line_splits(activation):
    x, labels = four_corners()
    epochs = list(train(start_network((2, 8, 2), 0), x, labels, 0.5, 100, 8, 0, activation))
    assert accuracy(epochs[-1].network, x, labels, activation) == 1.0
    assert epochs[0].loss > 10 * epochs[-1].loss


def test_without_a_bend_it_is_not_learned():
    x, labels = four_corners()
    *_, last = train(start_network((2, 8, 2), 0), x, labels, 0.5, 100, 8, 0, "none")
    assert accuracy(last.network, x, labels, "none") < 0.8 and last.loss > 0.6


def test_an_epoch_is_the_four_phases_batch_by_batch():
    x, labels = four_corners()
    start = network = start_network((2, 3, 2), 5)
    (epoch,) = train(start, x, labels, 0.2, 1, 33, 7)
    losses, sizes = [], []
    for part, of in batches(x, labels, 33, np.random.default_rng(7)):
        outputs = forward(network, part)
        losses.append(cross_entropy(outputs[-1], of))
        sizes.append(len(of))
        network = update(network, backward(network, outputs, of), 0.2)
    assert sizes == [33, 33, 14] and epoch.number == 1 and not epoch.diverged
    assert epoch.loss == pytest.approx(np.dot(losses, sizes) / 80) and same(epoch.network, network)


def test_the_same_seed_trains_the_same_way_and_changes_nothing_handed_in():
    x, labels = four_corners()
    start = start_network((2, 8, 2), 0)
    before = copy.deepcopy(start)
    runs = [list(train(start, x, labels, 0.5, 3, 8, seed)) for seed in (1, 1, 2)]
    losses = [[epoch.loss for epoch in run] for run in runs]
    assert losses[0] == losses[1] != losses[2] and len(losses[0]) == 3 and same(start, before)


def test_a_small_network_reads_digits():
    d = load_digits()
    network = start_network((64, 512, 128, 10), 0, np.float32)
    epochs = list(train(network, d.x_train, d.labels_train, 0.3, 30, 64, 0))
    assert accuracy(epochs[-1].network, d.x_test, d.labels_test) >= 0.97
    assert accuracy(network, d.x_test, d.labels_test) < 0.3
    assert [epoch.number for epoch in epochs] == list(range(1, 31))


@pytest.mark.parametrize("dtype", [float, np.float32])
def test_divergence_stops_with_finite_numbers_and_says_so(dtype):
    x, labels = four_corners()
    start = start_network((2, 8, 8, 2), 0, dtype)
    epochs = list(train(start, x, labels, 1e30, 50, 8, 0, "none"))
    last = epochs[-1]
    assert last.diverged and len(epochs) < 50 and not any(epoch.diverged for epoch in epochs[:-1])
    assert [epoch.number for epoch in epochs] == list(range(1, len(epochs) + 1))
    assert math.isfinite(last.loss) and all(np.isfinite(part).all() for part in parts_of(last.network))
    assert "Try a smaller learning rate" in str(last) and "Try" not in str(
        Epoch(last.number, last.network, last.loss)
    )


def test_a_first_epoch_that_diverges_hands_back_the_start():
    (epoch,) = train(WORKED, X, [0], 1e308, 3, 1, 0)  # the largest gradient is more than 2
    assert epoch.diverged and epoch.number == 1 and same(epoch.network, WORKED)
    assert epoch.loss == pytest.approx(math.log(1 + math.exp(2.75)))  # the scores are 2.5 and 5.25
    assert str(epoch).startswith("Epoch 1 stopped: ") and " The loss was 2.812 before. Try " in str(epoch)


def test_an_epoch_can_be_told_in_words():
    assert str(Epoch(3, WORKED, math.log(2))) == "Epoch 3: loss 0.6931."


@pytest.mark.parametrize("last", [[[1.0, 1.0]] * 2, [[1.0, -1.0]] * 2])  # ∞ + ∞, and ∞ − ∞
def test_a_start_beyond_floats_is_named_and_warns_of_nothing(last):
    start = Layer(np.full((2, 2), 1e308), np.zeros(2)), Layer(np.array(last), np.zeros(2))
    with pytest.raises(ValueError, match=r"^scores must be "):
        train(start, np.array([[9.0, 9.0]]), [0], 0.1, 1, 1, 0)


def test_no_epochs_yield_nothing():
    assert list(train(WORKED, X, [0], 0.1, 0, 1, 0)) == []


# -------------------------------------------------------------------------------------------- bad input

OUTPUTS = forward(WORKED, X)
CALLS = {
    start_network: {"sizes": (2, 2), "seed": 0},
    dense: {"x": X, "layer": HIDDEN},
    dense_by_loops: {"x": X, "layer": HIDDEN},
    forward: {"network": WORKED, "x": X},
    predict: {"network": WORKED, "x": X},
    accuracy: {"network": WORKED, "x": X, "labels": [0]},
    softmax: {"scores": [[1.0, 2.0]]},
    cross_entropy: {"scores": [[1.0, 2.0]], "labels": [0]},
    dL_dscores: {"scores": [[1.0, 2.0]], "labels": [0]},
    backward: {"network": WORKED, "outputs": OUTPUTS, "labels": [0]},
    backward_from: {"network": WORKED, "outputs": OUTPUTS, "dL_ds": [[0.5, -0.2]]},
    update: {"network": WORKED, "gradient": WORKED, "learning_rate": 0.1},
    batches: {"x": X, "labels": [0], "size": 1, "random_numbers": np.random.default_rng(0)},
    train: dict(network=WORKED, x=X, labels=[0], learning_rate=0.1, epochs=1, batch_size=1, seed=0),
}
NUMBERS = [[[1.0, float("nan")]], np.zeros((0, 2)), np.zeros((2, 2, 2))], ["1", None]
COUNTS = [0], [1.5]
BAD = {  # what is a ValueError, and what a TypeError
    "x": NUMBERS,
    "scores": NUMBERS,
    "labels": ([[0.5], [2], [-1], [0, 1]], [["0"]]),
    "dL_ds": ([[[np.inf, 0.0]], [[1.0]], [[1.0, 2.0]] * 2, np.zeros((0, 2))], ["1", None]),
    "learning_rate": ([0, -1, float("inf")], ["0.1"]),
    "epochs": ([-1], [1.5]),
    "batch_size": COUNTS,
    "size": COUNTS,
    "seed": ([-1], [None]),
    "network": ([], [None, (), 1]),
    "gradient": ([], [None, (), 1]),
}


@pytest.mark.parametrize(
    "function, argument, bad, error",
    [
        (function, argument, bad, error)
        for function, arguments in CALLS.items()
        for argument in arguments
        for error, group in zip((ValueError, TypeError), BAD.get(argument, ((), ())), strict=True)
        for bad in group
        if not (
            function is batches and argument == "labels" and bad == [2]
        )  # it cannot know how many there are
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_bad_input_is_named(function, argument, bad, error):
    with pytest.raises(error, match=rf"^{argument} must "):
        function(**{**CALLS[function], argument: bad})


@pytest.mark.parametrize(
    "call, rows",
    [
        (lambda labels: accuracy(WORKED, X, labels), "scores"),
        (lambda labels: cross_entropy(np.ones((1, 2)), labels), "scores"),
        (lambda labels: batches(X, labels, 1, np.random.default_rng(0)), "x"),
        (lambda labels: train(WORKED, X, labels, 0.1, 1, 1, 0), "x"),
    ],
)
def test_labels_that_are_too_many_are_named_beside_what_they_belong_to(call, rows):
    with pytest.raises(ValueError, match=rf"^labels must be 1, one for each row of {rows}; {rows} has shape"):
        call([0, 1])


@pytest.mark.parametrize(
    "call",
    [
        softmax,
        lambda scores: cross_entropy(scores, [0]),
        lambda scores: dL_dscores(scores, [0]),
        lambda scores: backward(WORKED, [*OUTPUTS[:-1], scores], [0]),
    ],
)
def test_scores_that_are_not_finite_come_with_advice(call):
    advice = r"\. If it came out of .*: try a smaller learning rate\.$"
    with pytest.raises(ValueError, match=rf"^(scores|outputs) must be finite.*{advice}"):
        call([[float("inf"), 0.0]])


@pytest.mark.parametrize("function", [dense, dense_by_loops])
def test_x_that_does_not_fit_a_layer_is_named_with_both_shapes(function):
    shapes = r"x has shape \(1, 3\), weights has shape \(2, 2\)"
    with pytest.raises(ValueError, match=rf"^x must have 2 numbers.*{shapes}$"):
        function(np.ones((1, 3)), HIDDEN)


TOO_WIDE, INFINITE = Layer(np.ones((2, 3)), np.ones(2)), Layer(np.array([[np.inf, 0]]), [0.0])


@pytest.mark.parametrize(
    "network, named",
    [
        ((HIDDEN, TOO_WIDE), r"layer 2: weights must have 2 columns.*\(2, 3\).*\(2, 2\)"),
        ((Layer(np.ones((2, 2)), np.ones(3)),), r"layer 1: biases must be 2.*\(2, 2\).*\(3,\)"),
        ((Layer(np.ones(2), np.ones(2)),), r"layer 1: weights must have 2 dimensions.*\(2,\)"),
        ((HIDDEN, INFINITE), r"layer 2: weights must be finite.*smaller learning rate"),
        ((Layer(np.ones((2, 2)), [0.0, np.nan]),), r"layer 1: biases must be finite"),
    ],
)
def test_layers_that_do_not_fit_are_named(network, named):
    with pytest.raises(ValueError, match=rf"^network, {named}"):
        forward(network, X)
    with pytest.raises(ValueError, match=rf"^gradient, {named}"):
        update(WORKED, network, 0.1)


def test_a_gradient_has_the_shapes_of_the_network():
    with pytest.raises(ValueError, match=r"^gradient must have the shapes .*\(2, 2\)\], not \[\(2, 2\)\]"):
        update(WORKED, (HIDDEN,), 0.1)


@pytest.mark.parametrize(
    "outputs, named",
    [
        (OUTPUTS[1:], r"outputs must .* shapes \[\(1, 2\), \(1, 2\)\], weights \[\(2, 2\), \(2, 2\)\]$"),
        ([*OUTPUTS[:-1], np.ones((2, 2))], r"outputs must .* shapes \[.*\(2, 2\)\], weights \[.*\]$"),
        ([X[:, :1], *OUTPUTS[1:]], r"x must have 2 numbers .* x has shape \(1, 1\), weights .* \(2, 2\)$"),
    ],
)
def test_outputs_of_another_network_are_named(outputs, named):
    with pytest.raises(ValueError, match=f"^{named}"):
        backward(WORKED, outputs, [0])
    with pytest.raises(ValueError, match=f"^{named}"):
        backward_from(WORKED, outputs, [[0.5, -0.2]])


def test_slopes_that_are_not_one_for_each_last_number_are_named_with_both_shapes():
    shapes = r"dL_ds has shape \(1, 3\), the last of outputs has shape \(1, 2\)$"
    with pytest.raises(ValueError, match=rf"^dL_ds must have a slope for each.*{shapes}"):
        backward_from(WORKED, OUTPUTS, [[1.0, 2.0, 3.0]])


@pytest.mark.parametrize("name", ["sigmoid", None])
def test_an_unknown_activation_is_named(name):
    for call in (
        lambda: forward(WORKED, X, name),
        lambda: backward(WORKED, OUTPUTS, [0], name),
        lambda: train(WORKED, X, [0], 0.1, 1, 1, 0, name),
    ):
        with pytest.raises(ValueError, match=r"^activation must be one of 'none', 'relu', 'tanh', not"):
            call()
