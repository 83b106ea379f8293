"""The given numbers keep what the lessons say of them; the digits are the ones that their source published."""

import hashlib

import numpy as np
import pytest

from neuron_lab import datasets
from neuron_lab.datasets import CANCELLING_X, CANCELLING_Y, WORKED, load_digits


def test_the_worked_numbers():
    assert WORKED == (2.0, 1.5, 0.5, 0.1, 0.1)
    assert WORKED._fields == ("x", "y", "w", "b", "learning_rate")


def test_the_cancelling_examples_lie_on_a_line():
    assert [round(-0.5 * x + 2.1, 9) for x in CANCELLING_X] == list(CANCELLING_Y)


def sha256(*arrays):
    return hashlib.sha256(b"".join(array.tobytes() for array in arrays)).hexdigest()


def test_the_shapes_and_ranges_are_as_documented():
    x_train, labels_train, x_test, labels_test = load_digits()
    assert x_train.shape == (1437, 64) and labels_train.shape == (1437,)
    assert x_test.shape == (360, 64) and labels_test.shape == (360,)
    for x, labels in ((x_train, labels_train), (x_test, labels_test)):
        assert x.dtype == np.float64 and labels.dtype.kind == "i"
        assert x.min() == 0 and x.max() == 1 and (x * 16 == np.round(x * 16)).all()
        assert np.unique(labels).tolist() == list(range(10))


def test_the_stored_bytes_are_the_published_ones():
    with np.load(datasets._FILE) as stored:
        arrays = [stored[name] for name in ("images", "labels", "held_out")]
    assert sha256(*arrays) == "ab16ec584c590c625af63e6babf945245be9cf9bbb428a8c157638d9bc75f14e"


def test_the_file_is_small():
    assert datasets._FILE.stat().st_size < 120_000


def test_each_label_stays_with_its_picture_and_each_picture_is_in_one_set():
    d = load_digits()
    with np.load(datasets._FILE) as stored:
        images, labels = stored["images"].reshape(-1, 64), stored["labels"]
    wanted = sorted((image.tobytes(), label) for image, label in zip(images, labels, strict=True))
    pairs = [*zip(d.x_train, d.labels_train, strict=True), *zip(d.x_test, d.labels_test, strict=True)]
    assert sorted(((x * 16).astype(np.uint8).tobytes(), label) for x, label in pairs) == wanted


def test_the_first_picture_is_a_zero():
    d = load_digits()
    first_row = [0, 0, 5, 13, 9, 1, 0, 0]  # the first line of the published file
    with np.load(datasets._FILE) as stored:
        held_out = stored["held_out"][0]
    x, labels = (d.x_test, d.labels_test) if held_out else (d.x_train, d.labels_train)
    assert (16 * x[0, :8] == first_row).all() and labels[0] == 0


def test_each_call_gives_arrays_of_its_own():
    load_digits().x_train[:] = 9
    assert load_digits().x_train.max() == 1


def test_it_is_what_scikit_learn_bundles():
    published = pytest.importorskip("sklearn.datasets").load_digits()
    with np.load(datasets._FILE) as stored:
        assert (stored["images"] == published.images).all() and (stored["labels"] == published.target).all()
