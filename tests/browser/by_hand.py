"""What each explorer must say, worked out here a second time: from the numbers in its fields, by the textbook.

Each function takes the values on the card by label, and returns the results of its formulas, and numbers that must
stand in its sentence and in its picture. It takes the data that a lesson is given, and none of its formulas.
"""

from functools import cache
from typing import NamedTuple

import numpy as np

from neuron_lab.datasets import load_digits
from neuron_lab.lessons.digits import run as digits_run
from neuron_lab.lessons.layers import training as layers_network_
from neuron_lab.lessons.many_examples import batches as many_examples_batches
from neuron_lab.network import forward, start_network, train


class Expected(NamedTuple):
    """Numbers in the formulas' last rows, in the sentence, and on the picture."""

    results: list
    said: list
    drawn: list


X, Y, W, B = 2.0, 1.5, 0.5, 0.1  # the example that runs through the first lessons
DIGITS = load_digits()
LABELS = DIGITS.labels_test


def descent(x, y, w, b, learning_rate, epochs):
    """Weight, bias and loss after so many epochs of gradient descent on all examples."""
    x, y = np.asarray(x, float), np.asarray(y, float)
    for _ in range(epochs):
        error = w * x + b - y
        w, b = w - learning_rate * np.mean(2 * error * x), b - learning_rate * np.mean(2 * error)
    return w, b, np.mean((w * x + b - y) ** 2)


def curvatures(x):
    """The steep and the flat curvature of the mean squared error over (w, b)."""
    flat, steep = np.linalg.eigvalsh(2 * np.array([[np.mean(np.square(x)), np.mean(x)], [np.mean(x), 1]]))
    return steep, flat


def start_here(at):
    y_hat = at["weight w"] * X + B
    return Expected([y_hat], [at["weight w"], y_hat, Y], [y_hat])


def forward_pass(at):
    w, b, x = at["weight w"], at["bias b"], at["input x"]
    return Expected([w * x + b], [abs(w), b, x, w * x + b], [w * x, w * x + b, b])  # the line falls by |w|


def loss(at):
    y_hat = at["weight w"] * at["input x"] + at["bias b"]
    error = y_hat - at["target y"]
    return Expected([y_hat, error**2], [y_hat, abs(error), error**2], [error**2])


def loss_candidates(at):
    error = at["error e"]
    return Expected([error**2, 2 * error], [error, error**2, 2 * error], [error, abs(error), error**2])


def loss_cancelling(at):
    errors = [at["weight w"] * x + at["bias b"] - y for x, y in ((1, 1.6), (2, 1.1), (3, 0.6))]
    means = [sum(errors) / 3, sum(error**2 for error in errors) / 3]
    return Expected(means, [*errors, *means], [*errors, *means])


def derivative(at):
    y_hat, h = at["prediction ŷ"], at["nudge h"]
    quotient = ((y_hat + h - Y) ** 2 - (y_hat - Y) ** 2) / h
    return Expected([quotient, 2 * (y_hat - Y)], [y_hat, h, quotient, 2 * (y_hat - Y)], [quotient])


def derivative_weight(at):
    w, b, h = at["weight w"], at["bias b"], at["nudge h"]
    before, after = ((each * X + b - Y) ** 2 for each in (w, w + h))
    slope = 2 * (w * X + b - Y) * X
    return Expected(
        [(after - before) / h], [w, h, (after - before) / h, slope], [(after - before) / h, slope]
    )


def chain_rule(at):
    w, b, x, y = (at[name] for name in ("weight w", "bias b", "input x", "target y"))
    error = w * x + b - y
    gradient = [2 * error * x, 2 * error]
    return Expected(
        gradient, [w * x + b, error, error**2, *gradient], [*gradient, error, error**2, w * x + b]
    )


def chain_rule_nudge(at):
    nudge, x, box = at["nudge on w"], at["input x"], at["box reached"]
    error = W * x + B - Y
    change = (nudge, nudge * x, nudge * x, nudge * x, (error + nudge * x) ** 2 - error**2)[int(box)]
    return Expected([change], [change], [change])


def update(at):
    names = ("learning rate α", "weight w", "bias b", "input x", "target y")
    learning_rate, w, b, x, y = (at[name] for name in names)
    error = w * x + b - y
    new_w, new_b = w - learning_rate * 2 * error * x, b - learning_rate * 2 * error
    factor, y_hat = 1 - 2 * learning_rate * (x * x + 1), new_w * x + new_b
    said = [2 * error * x, w, new_w, b, new_b, w * x + b, y_hat, (y_hat - y) ** 2, factor]
    return Expected([new_w, new_b, factor], said, [2 * error * x, new_w, b, new_b, factor])


def update_two_starts(at):
    sign = {"minus": -1, "plus": 1}[at["sign in the update"].strip()]
    starts = [at["left start, weight w"], at["right start, weight w"]]
    slopes = [2 * (w * X + B - Y) * X for w in starts]
    new = [w + sign * 0.1 * slope for w, slope in zip(starts, slopes, strict=True)]
    return Expected(new, [*starts, *slopes, *new], [*slopes, *new])


def training_loop(at):
    names = ("learning rate α", "start weight w", "start bias b")
    learning_rate, w, b = (at[name] for name in names)
    factor = 1 - 2 * learning_rate * (X * X + 1)
    w, b, now = descent([X], [Y], w, b, learning_rate, int(at["step"]))
    return Expected([factor, now], [factor, w, b, now], [now])


def many_examples(at):
    names = ("learning rate α", "noise in the targets", "start weight w", "start bias b")
    learning_rate, noise, w, b = (at[name] for name in names)
    x = np.array([1.0, 2.0, 3.0])
    steep, flat = curvatures(x)
    w, b, now = descent(
        x, 0.2 * x + 2.2 + noise * np.array([1, -2, 1]), w, b, learning_rate, int(at["epoch"])
    )
    factors = [1 - learning_rate * steep, 1 - learning_rate * flat]
    return Expected([now, *factors], [w, b, now, 2 * noise**2], [2 * noise**2])


def many_examples_batches_(at):
    x, y, epochs = many_examples_batches.X, many_examples_batches.Y, int(at["epoch"])
    *_, now = descent(x, y, 0, 0, at["learning rate α"], epochs)
    updates = [epochs, 4 * epochs, 32 * epochs]
    return Expected(updates, [*updates, now], [*updates, now])


def many_examples_scaling(at):
    learning_rate, x = at["learning rate α"], np.array([1.0, 3, 5, 9, 12])
    y, scaling = 0.25 * x + 1, at["inputs"].strip()
    x = x if scaling == "as they are" else x - 6 if scaling == "minus their mean" else (x - 6) / 4
    steep, flat = curvatures(x)
    results = [2 / steep, 1 - learning_rate * steep, 1 - learning_rate * flat]
    explodes = abs(results[1]) > 1  # then it stops where the numbers end
    now = [] if explodes else [descent(x, y, 0, 0, learning_rate, int(at["epoch"]))[2]]
    return Expected(results, [steep, flat, 2 / steep, *now], now)


def layers(at):
    names = ("weight w₁", "weight w₂", "bias b", "input x₁", "input x₂")
    w1, w2, b, x1, x2 = (at[name] for name in names)
    y_hat = w1 * x1 + w2 * x2 + b
    return Expected([y_hat], [w1 * x1, w2 * x2, b, y_hat], [w1 * x1, w2 * x2, b, y_hat])


def layers_matrix(at):
    rows = [[0.5, 0.4], [at["weight w₂₁"], 0.7], [1.0, -0.6]]
    outputs = [
        row[0] * at["input x₁"] + row[1] * 1.0 + b for row, b in zip(rows, (0.1, -0.4, 0.3), strict=True)
    ]
    here = outputs[int(at["look at"].split()[-1]) - 1]
    return Expected([here], [here, *outputs], outputs)


def layers_network(at):
    epoch, activation = int(at["epoch"]), at["activation"].strip()
    points, labels = layers_network_.POINTS, layers_network_.LABELS
    scores = forward(network_after(activation, epoch), points, activation)[-1]
    right = int(np.sum((scores[:, 1] > scores[:, 0]) == labels))
    here = -np.mean(scores[range(60), labels] - np.logaddexp(*scores.T))
    return Expected([right / 60], [epoch, right, 100 * right / 60, here], [60 - right, here])


@cache
def network_after(activation, epochs):
    """The network of lesson 8 after so many epochs; how it is trained is tested in tests/test_layers.py."""
    network = start_network(layers_network_.SIZES, layers_network_.SEED)
    run = train(
        network,
        layers_network_.POINTS,
        layers_network_.LABELS,
        layers_network_.LEARNING_RATE,
        epochs,
        layers_network_.BATCH,
        layers_network_.SEED,
        activation,
    )
    return [network, *(each.network for each in run)][-1]


def shares_of(network, x):
    """What a network says of a picture."""
    powers = np.exp(forward(network, x)[-1])
    return powers / powers.sum()


def digits(at):
    which, noise, shift = (at[name] for name in ("held-out digit", "noise", "shift to the right"))
    if noise or shift:  # what noise does is tested in tests/lessons/test_digits_lesson.py
        return Expected([], [which, *(abs(each) for each in (noise, shift) if each)], [])
    return digit(which, shares_of(digits_run.run().network, DIGITS.x_test[int(which)]), -1)


def digits_training(at):
    epoch, which = int(at["epoch"]), int(at["held-out digit"])
    expected = digit(which, digits_run.run().shares[epoch, which], LABELS[which])
    right = 100 * np.mean(digits_run.run().shares[epoch].argmax(axis=1) == LABELS)
    return Expected([], [*expected.said, right], [*expected.drawn, right])


def digits_mistakes(at):
    place = int(at["mistake"])
    which = np.flatnonzero(digits_run.run().shares[-1].argmax(axis=1) != LABELS)[place - 1]
    expected = digit(which, digits_run.run().shares[-1, which], LABELS[which])
    return Expected([], [place, *expected.said], expected.drawn)


def digit(which, shares, label):
    """What is said of one held-out digit: the network's answer and its share, and which digit it is."""
    answer = int(shares.argmax())
    shares = np.clip(shares, 0.01, 0.99)  # beyond, it says "above 0.99", or less than 0.01
    right = [] if label in (answer, -1) else [label, shares[label]]
    return Expected([], [which, answer, shares[answer], *right], [shares[answer]])


def race(at):
    return Expected(
        [], [], []
    )  # what it knows is hidden; it is played in tests/lessons/test_beat_the_machine.py


BY_HAND = {
    "start_here.explore": start_here,
    "start_here.race": race,
    "forward_pass.explore": forward_pass,
    "forward_pass.race": race,
    "loss.explore": loss,
    "loss.explore_candidates": loss_candidates,
    "loss.explore_cancelling": loss_cancelling,
    "derivative.explore": derivative,
    "derivative.explore_weight": derivative_weight,
    "chain_rule.explore": chain_rule,
    "chain_rule.explore_nudge": chain_rule_nudge,
    "update.explore": update,
    "update.explore_two_starts": update_two_starts,
    "training_loop.explore": training_loop,
    "training_loop.race": race,
    "many_examples.explore": many_examples,
    "many_examples.explore_batches": many_examples_batches_,
    "many_examples.explore_scaling": many_examples_scaling,
    "layers.explore": layers,
    "layers.explore_layer": layers_matrix,
    "layers.explore_network": layers_network,
    "digits.explore": digits,
    "digits.explore_training": digits_training,
    "digits.explore_mistakes": digits_mistakes,
}
