"""What each explorer must say, worked out here a second time: from its controls' values, by the textbook.

Each function takes these values by the controls' names. It takes the data that a lesson is given, and none of its
formulas. The unit tests and the browser's compare with the same numbers.
"""

from functools import cache
from typing import NamedTuple

import numpy as np

from neuron_lab.datasets import load_digits
from neuron_lab.lessons.bowl import batches
from neuron_lab.lessons.digits import run as the_run
from neuron_lab.lessons.digits.own_digit import EXAMPLE
from neuron_lab.lessons.network import frames as rings
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
    after, size, change = e + 0.2, max(e + 0.2, -e - 0.2) - max(e, -e), 0.2 * (2 * e + 0.2)
    changes = [abs(each) for each in (size, change) if abs(each) > 1e-9]  # else they stay as they are
    scores = [e, after, abs(e), abs(after), e * e, after * after]
    return Expected([size, change], [0.2, e, after, *changes], [*scores, size, change], [0.2])


def loss_cancelling(w, b):
    errors = [b + w * x - y for x, y in ((1, 1.6), (2, 1.1), (3, 0.6))]
    means = [sum(errors) / 3, sum(e * e for e in errors) / 3]
    return Expected(means, [*errors, *means], [*errors, *means], [*(e * e for e in errors), 0, 3])


def nudged(loss, at, h, zoom):
    """What a nudge shows: the quotient, the tangent's slope, and all that they come from."""
    slope, change = (loss(at + 0.25) - loss(at - 0.25)) / 0.5, loss(at + h) - loss(at)
    said = [at, h, change, change / h, slope, *([zoom] if zoom > 1 else [])]
    return Expected([change / h], said, [change / h, slope], [loss(at), loss(at + h), zoom])


def derivative(y_hat, h, zoom):
    return nudged(lambda at: (at - Y) ** 2, y_hat, h, zoom)


def derivative_weight(w, h, zoom):
    return nudged(lambda at: loss_of(at, B, X, Y), w, h, zoom)


def chain_rule(w, b, x, y):
    gradient, y_hat, error = slopes(w, b, x, y), x * w + b, x * w + b - y
    values = [y_hat, error, error**2, *gradient]
    return Expected(gradient, values, values, [w, b, x, y, x * w, 2 * error, 0, 1])


def chain_rule_nudge(nudge, x, at):
    before, after = ((w, w * x, w * x + B, w * x + B - Y, (w * x + B - Y) ** 2) for w in (W, W + nudge))
    changes = [new - old for old, new in zip(before, after, strict=True)]
    here, quotient = changes[int(at)], [changes[4] / nudge] if nudge else []
    to_loss = (
        (slopes(W, B, x, Y)[0], 2 * (x * W + B - Y)) if at == 4 else ()
    )  # of the whole way, of the last link
    also = [*before, *after, *changes, *quotient, *to_loss, nudge, x, B, Y, 0, 1]
    return Expected([here], [here, *to_loss], [here, *to_loss], also)


def update(w, x, y, learning_rate, new_curve):
    b = B
    dL_dw, dL_db = slopes(w, b, x, y)
    new_w, new_b = w - learning_rate * dL_dw, b - learning_rate * dL_db
    factor, new_y_hat = 1 - 2 * learning_rate * (x * x + 1), x * new_w + new_b
    said = [dL_dw, w, new_w, b, new_b, x * w + b, new_y_hat, loss_of(new_w, new_b, x, y), factor]
    also = [x, y, learning_rate, dL_db, new_w - w, loss_of(w, b, x, y), 0, 1, 2]
    drawn = [dL_dw, new_w, b, factor, *([new_b] if new_curve == "shown" else [])]
    return Expected([new_w, new_b, factor], said, drawn, also)


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
    times = max(losses) / unit / 2.5 if unit > 1e-12 else 0  # the axis holds 2.5 times the start, and grows
    rulers = (digit * 10**power for power in range(30) for digit in (1, 2, 5))
    axis = unit * next(times_as_high for times_as_high in rulers if times_as_high >= times)
    also = [learning_rate, X * w + b, Y, X, *losses[:4], factor**2, step, 20, axis, 2 * axis, 0, 1, 2, 3]
    return Expected([factor, losses[-1]], [factor, w, b, losses[-1]], [losses[-1]], also)


def training_loop_phases(learning_rate, phase):
    before, at = (
        divmod(int(phase) - 1, 4) if phase else (0, -1)
    )  # whole rounds, and the place in the next, from 0
    (w, b, loss), (new_w, new_b, _) = (
        descent([X], [Y], W, B, learning_rate, rounds) for rounds in (before, before + 1)
    )
    y_hat, (dL_dw, dL_db) = w * X + b, slopes(w, b, X, Y)
    results = [[y_hat], [loss], [dL_dw, dL_db], [new_w, new_b]][max(at, 0)]
    said = [[w, b], [w, b, y_hat], [y_hat - Y, loss], [dL_dw, dL_db], [w, new_w, b, new_b]][at + 1]
    drawn = [[w, b], [w * X, y_hat], [y_hat - Y, loss], [dL_db, dL_dw], [new_w, new_b]][at + 1]
    losses = [descent([X], [Y], W, B, learning_rate, rounds)[2] for rounds in range(before + 1)]
    also = [w, b, X, Y, w * X, y_hat, y_hat - Y, 2 * (y_hat - Y), learning_rate, *losses, new_w, new_b]
    also += [dL_dw, dL_db, before + 1, at + 1, 0, 1, 2, 3, 4]
    return Expected(results, said, drawn, also)


# ---------------------------------------------------------------------------------------- many examples

THREE = np.array([1.0, 2.0, 3.0])


def three_targets(noise):
    return THREE, 0.2 * THREE + 2.2 + noise * np.array([1, -2, 1])


def many_examples(w, b, epoch):
    x, y = three_targets(0)
    w, b, now = descent(x, y, w, b, 0.09, int(epoch))
    each = [slopes(w, b, *pair) for pair in zip(x, y, strict=True)]
    of_w, of_b = np.mean(each, axis=0)
    pulls = [-0.09 * slope for pair in each for slope in pair]
    said = [w, b, now, *pulls, -0.09 * of_w, -0.09 * of_b]
    return Expected([of_w, of_b], said, [])


def many_examples_noise(noise, epoch):
    *_, now = descent(*three_targets(noise), W, B, 0.09, int(epoch))
    return Expected([now], [now, 2 * noise**2], [now, 2 * noise**2])


def many_examples_my_data(x, y, epoch):
    (w, b), *_ = np.linalg.lstsq(np.column_stack([x, np.ones(len(x))]), y, rcond=None)
    floor = np.mean((w * np.array(x) + b - y) ** 2)
    now_w, now_b, now = descent(x, y, 0, 0, 1 / curvatures(x)[0], int(epoch))
    round_ones = [lead * 10.0**power for power in range(-1, 6) for lead in (1, 2, 5)]
    ends = [next(end for end in round_ones if end >= 1.2 * abs(best) - 1e-12) for best in (w, b)]
    scale = [place * end for end in ends for place in (-1, 0, 1)]  # what the map's axes show
    return Expected([now], [len(x), w, b, floor, epoch, now_w, now_b, now], [], [len(x) * now, 10, *scale])


# -------------------------------------------------------------------------------- the shape of the bowl


def bowl(learning_rate, epoch):
    *_, now = descent(*three_targets(0), W, B, learning_rate, int(epoch))
    return Expected([now], [now], [now])


def bowl_curvature(direction, distance):
    """By the losses themselves, from the lowest point (0.2, 2.2): a slope is a nudge both ways, a curvature too."""
    way = np.array([np.cos(np.radians(direction)), np.sin(np.radians(direction))])
    x, y = three_targets(0)

    def loss(far):
        w, b = (0.2, 2.2) + far * way
        return np.mean((w * x + b - y) ** 2)

    slope = (loss(distance + 0.25) - loss(distance - 0.25)) / 0.5
    curvature = (loss(distance + 0.5) - 2 * loss(distance) + loss(distance - 0.5)) / 0.25
    return Expected([slope], [direction, distance, loss(distance), slope, curvature], [slope])


def bowl_batches(learning_rate, epoch):
    *_, now = descent(batches.X, batches.Y, 0, 0, learning_rate, int(epoch))
    updates = [epoch, 4 * epoch, 32 * epoch]
    return Expected(updates, [*updates, now], [*updates, now])


def bowl_scaling(scaling, learning_rate, epoch):
    x = np.array([1.0, 3, 5, 9, 12])
    y = 0.25 * x + 1
    x = {"as they are": x, "minus their mean": x - 6}.get(scaling, (x - 6) / 4)
    steep, flat = curvatures(x)
    results = [2 / steep, 1 - learning_rate * steep, 1 - learning_rate * flat]
    explodes = abs(results[1]) > 1  # then it stops where the numbers end
    now = [] if explodes else [descent(x, y, 0, 0, learning_rate, int(epoch))[2]]
    return Expected(results, [steep, flat, 2 / steep, *now], now)


# ----------------------------------------------------------------------------------------------- layers


def layers(w2, x1, x2):
    parts = W * x1, w2 * x2, B
    return Expected([sum(parts)], [*parts, sum(parts)], [*parts, sum(parts)], [W, abs(w2), w2, x1, x2, 0, 1])


def layers_plane(w1, w2, b, x1, x2):
    values = [w1 * x1, w2 * x2, b, w1 * x1 + w2 * x2 + b]
    return Expected(values[-1:], values, values)


def layers_matrix(row, x1, w21):
    rows = [(0.5, 0.4, 0.1), (w21, 0.7, -0.4), (1.0, -0.6, 0.3)]
    outputs = [w1 * x1 + w2 * 1.0 + b for w1, w2, b in rows]
    here = outputs[int(row.split()[-1]) - 1]
    return Expected([here], [here, *outputs], outputs)


# --------------------------------------------------------------------------------- a network that bends


BENDS = {"none": lambda s: s, "relu": lambda s: max(s, 0.0), "tanh": lambda s: 1 - 2 / (np.exp(2 * s) + 1)}


def network(activation, b2, v2):
    bend = BENDS[activation]
    h1, h2 = bend(1.5), bend(0.5 + b2)
    y_hat = h1 + v2 * h2
    slopes = [0, 1, v2, 1 + v2]  # of ŷ: without a hidden neuron, with one of them, with both
    return Expected([h2, y_hat], [0.5, y_hat], [0.5, y_hat], [h1, b2, -1, -b2, *slopes, 2])


def network_rings(activation, epoch):
    scores = forward(networks(activation)[int(epoch)], rings.POINTS, activation)[-1]
    right = int(np.sum((scores[:, 1] > scores[:, 0]) == rings.LABELS))
    here = -np.mean(scores[range(60), rings.LABELS] - np.logaddexp(*scores.T))
    return Expected([right / 60], [epoch, right, 100 * right / 60, here], [60 - right, here])


def network_way_back(neuron, d1, d2):
    h1, h2 = np.tanh([1.1, -0.55])
    (v1, v2), h = {"1": ((1.0, 0.3), h1), "2": ((-0.6, 0.8), h2)}[neuron[-1]]
    ways, slope = [d1 * v1, d2 * v2], 1 - h * h
    total, others, slopes = sum(ways), [d1 * 1.0 + d2 * 0.3, d1 * -0.6 + d2 * 0.8], [1 - h1**2, 1 - h2**2]
    drawn = [d1, d2, *others, others[0] * slopes[0], others[1] * slopes[1]]
    return Expected(
        [total, total * slope],
        [*ways, total, h, slope, total * slope],
        drawn,
        [1.0, -0.6, 0.3, 0.8, *slopes, 1, 2],
    )


def network_phases(learning_rate, phase):
    """The smallest network by plain numbers: seven parameters, each slope by its own chain of links."""
    p, number, now = dict(w1=W, w2=-0.3, b1=B, b2=0.05, v1=1.0, v2=-0.6, c=0.1), 1, 0
    while True:
        s = [p["w1"] * X + p["b1"], p["w2"] * X + p["b2"]]
        h1, h2 = map(float, np.tanh(s))
        y_hat = p["v1"] * h1 + p["v2"] * h2 + p["c"]
        d, gate1, gate2 = 2 * (y_hat - Y), 1 - h1 * h1, 1 - h2 * h2
        back = dict(b1=d * p["v1"] * gate1, b2=d * p["v2"] * gate2, v1=d * h1, v2=d * h2, c=d)
        back |= dict(w1=back["b1"] * X, w2=back["b2"] * X)
        new = {name: value - learning_rate * back[name] for name, value in p.items()}
        if phase <= 4 * number:
            now = phase - 4 * (number - 1)
            break
        p, number = new, number + 1
    loss, error = (y_hat - Y) ** 2, y_hat - Y
    results = [[y_hat], [y_hat], [loss], [back["v1"], back["w1"]], [new["v1"], new["w1"]]][now]
    said = [
        [],
        [h1, h2, y_hat],
        [error, loss],
        [d, d * p["v1"], d * p["v2"], back["w1"], back["w2"]],
        [p["w1"], new["w1"], p["v1"], new["v1"]],
    ][now]
    drawn = [X, Y, *([], [y_hat, *s], [loss], back.values(), new.values())[now]]
    also = [*s, h1, h2, y_hat, loss, *p.values(), *(back.values() if now >= 3 else []), gate1, gate2]
    return Expected(results, said, drawn, [*also, learning_rate, number, now, 1, 2, 3, 4])


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
    "training_loop.explore_phases": training_loop_phases,
    "many_examples.explore": many_examples,
    "many_examples.explore_my_data": many_examples_my_data,
    "many_examples.explore_noise": many_examples_noise,
    "bowl.explore": bowl,
    "bowl.explore_batches": bowl_batches,
    "bowl.explore_curvature": bowl_curvature,
    "bowl.explore_scaling": bowl_scaling,
    "layers.explore": layers,
    "layers.explore_plane": layers_plane,
    "layers.explore_layer": layers_matrix,
    "network.explore": network,
    "network.explore_phases": network_phases,
    "network.explore_rings": network_rings,
    "network.explore_way_back": network_way_back,
    "digits.explore": digits,
    "digits.explore_training": digits_training,
    "digits.explore_own": digits_own,
}
