"""Training in batches, and the walk from their means, against plain loops and the training loop."""

import numpy as np
import pytest

from neuron_lab.batches import means_of_batches, train_in_batches, walk
from neuron_lab.least_squares import noisy_line
from neuron_lab.means import Means, loss_surface, means_of
from neuron_lab.neuron import backward, update
from neuron_lab.training import train

X, Y = np.array([1.0, 2.0, 3.0]), np.array([2.5, 2.4, 2.9])


def test_a_full_batch_is_the_training_loop():
    ours, plain = (
        train_in_batches(X, Y, 0.5, 0.1, 0.09, 30, 3, seed=5),
        train(X, Y, 0.5, 0.1, 0.09, 30),
    )
    for name in ("w", "b", "loss", "gradient"):
        assert getattr(ours, name) == pytest.approx(getattr(plain, name))


@pytest.mark.parametrize("size, updates", [(1, 7), (2, 4), (3, 3), (7, 1)])
def test_batches_by_a_plain_loop(size, updates):
    x = np.linspace(-1, 1, 7)
    y = noisy_line(x, 1, 0.5, 0.3, seed=2)
    generator, w, b, losses, path = np.random.default_rng(9), 0.0, 0.0, [np.mean(y * y)], [(0.0, 0.0)]
    for _ in range(3):
        order = generator.permutation(7)
        for first in range(0, 7, size):
            batch = order[first : first + size]
            e = w * x[batch] + b - y[batch]
            w, b = w - 0.2 * np.mean(2 * e * x[batch]), b - 0.2 * np.mean(2 * e)
            path.append((w, b))
        losses.append(np.mean((w * x + b - y) ** 2))
    history = train_in_batches(x, y, 0.0, 0.0, 0.2, 3, size, seed=9)
    assert history.loss == pytest.approx(losses) and (history.w[-1], history.b[-1]) == pytest.approx((w, b))
    walked = walk(means_of_batches(x, y, 3, size, seed=9), 0.0, 0.0, 0.2)
    assert walked.shape == (3 * updates + 1, 2) and walked == pytest.approx(np.array(path))


def test_each_epoch_sees_every_example_once_in_a_new_order():
    means = means_of_batches(np.arange(6.0), np.arange(6.0), 2, 1, seed=0)
    first, second = means.x[:6], means.x[6:]
    assert sorted(first) == sorted(second) == list(range(6)) and list(first) != list(second)


def test_the_walk_is_the_training_loop():
    history = train(X, Y, 0.5, 0.1, 0.17, 200)
    path = walk(means_of_batches(X, Y, 200, 3, seed=0), 0.5, 0.1, 0.17)
    assert path == pytest.approx(np.column_stack([history.w, history.b]), abs=1e-12)
    assert loss_surface(X, Y, *path.T) == pytest.approx(history.loss, abs=1e-12)


def test_one_update_of_a_batch_is_update_after_backward():
    batch = [2, 0]
    expected = update(0.5, 0.1, backward(X[batch], Y[batch], 0.5, 0.1), 0.09)
    means = Means(*(np.array([mean]) for mean in means_of(X[batch], Y[batch])))
    assert walk(means, 0.5, 0.1, 0.09)[1] == pytest.approx(expected)


def test_divergence_stops_with_finite_numbers():
    history = train_in_batches(X, Y, 0.5, 0.1, 5.0, 500, 1, seed=0)
    assert history.diverged and 0 < history.steps < 500 and np.isfinite(history.loss).all()
    path = walk(means_of_batches(X, Y, 500, 1, seed=0), 0.5, 0.1, 5.0)
    assert 1 < len(path) < 1500 and np.isfinite(path).all()
    assert np.isfinite(loss_surface(X, Y, *path.T)).all()


def test_no_epochs_record_the_start():
    assert train_in_batches(X, Y, 0.5, 0.1, 0.09, 0, 1, seed=0).loss == pytest.approx([2.33])
    assert len(walk(means_of_batches(X, Y, 0, 1, seed=0), 0.5, 0.1, 0.09)) == 1


def test_the_same_means_at_each_update_are_gradient_descent_on_all_examples():
    path = walk(means_of(X, Y), 0.5, 0.1, 0.09, updates=5)
    run = train(X, Y, 0.5, 0.1, 0.09, 5)
    assert path == pytest.approx(np.column_stack([run.w, run.b]))
    assert len(walk(means_of(X, Y), 0.5, 0.1, 0.09, updates=0)) == 1


START = {"x": X, "y": Y, "w": 0, "b": 0, "learning_rate": 0.1, "epochs": 1, "batch_size": 1, "seed": 0}


@pytest.mark.parametrize(
    "argument, bad, message",
    [
        ("learning_rate", 0, "learning_rate must be"),
        ("epochs", -1, "epochs must be"),
        ("batch_size", 4, "batch_size must be from 1 to 3"),
        ("batch_size", 0, "batch_size must be from 1 to 3"),
        ("seed", -1, "seed must be 0 or more"),
        ("w", 1e200, "loss must be finite"),
    ],
)
def test_bad_input_is_named(argument, bad, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        train_in_batches(**{**START, argument: bad})


@pytest.mark.parametrize(
    "bad, error", [("a", TypeError), (None, TypeError), ([1], TypeError), (np.nan, ValueError)]
)
@pytest.mark.parametrize("argument", ["w", "b", "learning_rate"])
def test_a_walk_names_what_is_wrong(argument, bad, error):
    with pytest.raises(error, match=f"^{argument} must be "):
        walk(means_of(X, Y), **{"w": 0.5, "b": 0.1, "learning_rate": 0.1, argument: bad}, updates=3)
