"""What each explorer must say, worked out here a second time: from its controls' values, by the textbook.

Each function takes these values by the controls' names. It takes the data that a lesson is given, and none of its
formulas. The unit tests and the browser's compare with the same numbers.
"""

from functools import cache
from typing import NamedTuple

import numpy as np

from neuron_lab.datasets import load_digits
from neuron_lab.lessons.digits import run as the_run
from neuron_lab.lessons.digits.own_digit import EXAMPLE
from neuron_lab.lessons.layers import training as rings
from neuron_lab.lessons.many_examples import batches
from neuron_lab.network import forward, start_network, train
from neuron_lab.strokes import picture


class Expected(NamedTuple):
    """The formulas' results in order, and what must stand in the sentence and on the picture.

    ``also`` is what other numbers the card may show; None where nobody has listed them all.
    """

    results: list
    said: list
    drawn: list
    also: list | None = None


X, Y, W, B, RATE = 2.0, 1.5, 0.5, 0.1, 0.1  # the example that runs through the first lessons
DIGITS = load_digits()


def loss_of(w, b, x, y):
    return (w * x + b - y) ** 2


def slopes(w, b, x, y, h=0.25):
    """The gradient by nudges both ways; of a square, that is exact with any nudge."""
    return [
        (loss_of(w + h, b, x, y) - loss_of(w - h, b, x, y)) / (2 * h),
        (loss_of(w, b + h, x, y) - loss_of(w, b - h, x, y)) / (2 * h),
    ]


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


# ----------------------------------------------------------------------------- one neuron, one example


def start_here(w):
    y_hat = X * w + B
    return Expected([y_hat], [w, y_hat, Y], [y_hat], [X, B, abs(y_hat - Y)])


def forward_pass(w, b, x):
    y_hat = x * w + b
    return Expected([y_hat], [abs(w), b, x, y_hat], [w * x, y_hat, b], [w, 0, 1])  # the line falls by |w|


def loss(w, b, x, y):
    y_hat = x * w + b
    error = y_hat - y
    return Expected([y_hat, error * error], [y_hat, abs(error), error**2], [error**2], [w, b, x, y, error])


def loss_candidates(e):
    return Expected([e * e, e + e], [e, e * e, 2 * e], [e, abs(e), e * e], [1, -1, 0, 2])


def loss_cancelling(w, b):
    errors = [b + w * x - y for x, y in ((1, 1.6), (2, 1.1), (3, 0.6))]
    means = [sum(errors) / 3, sum(e * e for e in errors) / 3]
    return Expected(means, [*errors, *means], [*errors, *means], [*(e * e for e in errors), 0, 3])


def nudged(loss, at, h):
    """What a nudge shows: the quotients, the slope itself, and all that they come from."""
    slope = (loss(at + 0.25) - loss(at - 0.25)) / 0.5
    quotients = [(loss(at + nudge) - loss(at)) / nudge for nudge in (h, 1.0, 0.1, 0.01, 0.001)]
    return quotients, slope, [*quotients, loss(at), loss(at + h), loss(at + h) - loss(at), Y, 1, 2]


def derivative(y_hat, h):
    (quotient, *_), slope, also = nudged(lambda at: (at - Y) ** 2, y_hat, h)
    return Expected([quotient, slope], [y_hat, h, quotient, slope], [quotient], also)


def derivative_weight(w, b, h):
    (quotient, *_), slope, also = nudged(lambda at: loss_of(at, b, X, Y), w, h)
    return Expected([quotient], [w, h, quotient, slope], [quotient, slope], also)


def chain_rule(w, b, x, y):
    gradient, y_hat, error = slopes(w, b, x, y), x * w + b, x * w + b - y
    values = [y_hat, error, error**2, *gradient]
    return Expected(gradient, values, values, [w, b, x, y, x * w, 2 * error, 0, 1])


def chain_rule_nudge(nudge, x, at):
    before, after = ((w, w * x, w * x + B, w * x + B - Y, (w * x + B - Y) ** 2) for w in (W, W + nudge))
    changes = [new - old for old, new in zip(before, after, strict=True)]
    here, quotient = changes[int(at)], [changes[4] / nudge] if nudge else []
    also = [*before, *after, *changes, *quotient, slopes(W, B, x, Y)[0], nudge, x, B, Y, 0, 1]
    return Expected([here], [here], [here], also)


def update(w, b, x, y, learning_rate):
    dL_dw, dL_db = slopes(w, b, x, y)
    new_w, new_b = w - learning_rate * dL_dw, b - learning_rate * dL_db
    factor, new_y_hat = 1 - 2 * learning_rate * (x * x + 1), x * new_w + new_b
    said = [dL_dw, w, new_w, b, new_b, x * w + b, new_y_hat, loss_of(new_w, new_b, x, y), factor]
    also = [x, y, learning_rate, dL_db, new_w - w, loss_of(w, b, x, y), 0, 1, 2]
    return Expected([new_w, new_b, factor], said, [dL_dw, new_w, b, new_b, factor], also)


def update_two_starts(direction, left, right):
    sign, starts = {"minus": -1, "plus": 1}[direction], [left, right]
    found = [slopes(start, B, X, Y)[0] for start in starts]
    new = [start + sign * RATE * slope for start, slope in zip(starts, found, strict=True)]
    return Expected(
        new, [*starts, *found, *new], [*found, *new], [RATE, *(sign * RATE * slope for slope in found), 0]
    )


def training_loop(learning_rate, w, b, step):
    factor, start, unit = 1 - 2 * learning_rate * (X * X + 1), X * w + b - Y, loss_of(w, b, X, Y)
    losses = [unit * factor ** (2 * k) for k in range(int(step) + 1)]
    # every step moves (w, b) along (x, 1), until its error is what the factor has left of it
    way = start * (1 - factor ** int(step)) / (X * X + 1)
    w, b = w - way * X, b - way
    also = [learning_rate, X * w + b, Y, X, *losses[:4], factor**2, step, 20, unit, 2 * unit, 0, 1, 2, 3]
    return Expected([factor, losses[-1]], [factor, w, b, losses[-1]], [losses[-1]], also)


# ---------------------------------------------------------------------------------------- many examples


def many_examples(learning_rate, noise, w, b, epoch):
    x = np.array([1.0, 2.0, 3.0])
    y = 0.2 * x + 2.2 + noise * np.array([1, -2, 1])
    w, b, now = descent(x, y, w, b, learning_rate, int(epoch))
    factors = [1 - learning_rate * curvature for curvature in curvatures(x)]
    return Expected([now, *factors], [w, b, now, 2 * noise**2], [2 * noise**2])


def many_examples_batches(learning_rate, epoch):
    *_, now = descent(batches.X, batches.Y, 0, 0, learning_rate, int(epoch))
    updates = [epoch, 4 * epoch, 32 * epoch]
    return Expected(updates, [*updates, now], [*updates, now])


def many_examples_scaling(scaling, learning_rate, epoch):
    x = np.array([1.0, 3, 5, 9, 12])
    y = 0.25 * x + 1
    x = {"as they are": x, "minus their mean": x - 6}.get(scaling, (x - 6) / 4)
    steep, flat = curvatures(x)
    results = [2 / steep, 1 - learning_rate * steep, 1 - learning_rate * flat]
    explodes = abs(results[1]) > 1  # then it stops where the numbers end
    now = [] if explodes else [descent(x, y, 0, 0, learning_rate, int(epoch))[2]]
    return Expected(results, [steep, flat, 2 / steep, *now], now)


# ----------------------------------------------------------------------------------------------- layers


def layers(w1, w2, b, x1, x2):
    values = [w1 * x1, w2 * x2, b, w1 * x1 + w2 * x2 + b]
    return Expected(values[-1:], values, values)


def layers_matrix(row, x1, w21):
    rows = [(0.5, 0.4, 0.1), (w21, 0.7, -0.4), (1.0, -0.6, 0.3)]
    outputs = [w1 * x1 + w2 * 1.0 + b for w1, w2, b in rows]
    here = outputs[int(row.split()[-1]) - 1]
    return Expected([here], [here, *outputs], outputs)


def layers_network(activation, epoch):
    scores = forward(networks(activation)[int(epoch)], rings.POINTS, activation)[-1]
    right = int(np.sum((scores[:, 1] > scores[:, 0]) == rings.LABELS))
    here = -np.mean(scores[range(60), rings.LABELS] - np.logaddexp(*scores.T))
    return Expected([right / 60], [epoch, right, 100 * right / 60, here], [60 - right, here])


@cache
def networks(activation):
    """The network of lesson 10 after each epoch; how it is trained is tested in tests/test_network.py."""
    start, batch, seed = start_network(rings.SIZES, rings.SEED), rings.BATCH, rings.SEED
    run = train(start, rings.POINTS, rings.LABELS, rings.LEARNING_RATE, rings.EPOCHS, batch, seed, activation)
    return [start, *(each.network for each in run)]


# ----------------------------------------------------------------------------------------------- digits


def shares_of(network, x):
    """What a network says of a picture."""
    powers = np.exp(forward(network, x)[-1])
    return powers / powers.sum()


def digits(epoch, which):
    epoch, which = int(epoch), int(which)
    shares = (
        the_run.run().until(epoch)[-1].shares[which]
    )  # how it trains is tested in tests/lessons/test_digits.py
    one = a_digit(which, shares, DIGITS.labels_test[which])
    return Expected([], [*one.said, *[epoch] * (epoch > 0)], one.drawn, np.clip(shares, 0.01, 0.99).tolist())


def digits_training(epoch, learning_rate, neurons, start):
    record = the_run.small_run(float(learning_rate), int(neurons), start == "all equal").until(int(epoch))
    right = 100 * np.mean(record[-1].shares.argmax(axis=1) == DIGITS.labels_test)
    said = [neurons, float(learning_rate), record[-1].loss, right, *[epoch] * (int(epoch) > 0)]
    said = [float(each) for each in said]
    return Expected([], said, [record[-1].loss, right], [the_run.silent(record[-1].first), 0])


def digits_own(drawing=EXAMPLE):
    strokes = drawing.strokes if hasattr(drawing, "strokes") else drawing
    if not strokes:
        return Expected([], [], [], [])
    x = picture([[(across, 100 - up) for across, up in stroke] for stroke in strokes])
    shares = shares_of(the_run.run().network, x)
    second, answer = np.argsort(shares)[-2:]
    best = np.clip(np.sort(shares)[-2:], 0.01, 0.99)
    return Expected(
        [], [len(strokes), answer, second, *best], [best[1]], np.clip(shares, 0.01, 0.99).tolist()
    )


def a_digit(which, shares, label):
    """What is said of one held-out digit: the network's answer and its share, and which digit it is."""
    answer, shares = (
        int(shares.argmax()),
        np.clip(shares, 0.01, 0.99),
    )  # beyond, it says "above 0.99", or less
    right = [] if label in (answer, None) else [label, shares[label]]
    return Expected([], [which, answer, shares[answer], *right], [shares[answer]])


BY_HAND = {  # a race is not here: what it knows is hidden, and it is played in tests of its own
    "start_here.explore": start_here,
    "forward_pass.explore": forward_pass,
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
    "many_examples.explore": many_examples,
    "many_examples.explore_batches": many_examples_batches,
    "many_examples.explore_scaling": many_examples_scaling,
    "layers.explore": layers,
    "layers.explore_layer": layers_matrix,
    "layers.explore_network": layers_network,
    "digits.explore": digits,
    "digits.explore_training": digits_training,
    "digits.explore_own": digits_own,
}
