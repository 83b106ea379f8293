"""The given numbers keep what the lessons say of them; the digits are the ones that their source published."""

import hashlib

import numpy as np
import pytest

from neuron_lab import datasets
from neuron_lab.datasets import CANCELLING_X, CANCELLING_Y, WORKED, load_digits, load_strangers
from neuron_lab.strokes import picture


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


# ------------------------------------------------------------------------------------------- strangers


def test_the_strangers_are_200_digits_by_14_people():
    x, strokes, labels, writers = load_strangers()
    assert x.shape == (200, 64) and len(strokes) == 200
    assert np.bincount(labels).tolist() == [20] * 10 and len(set(writers.tolist())) == 14
    for each in strokes:
        assert 1 <= len(each) <= 4
        for stroke in each:
            assert stroke.ndim == 2 and stroke.shape[1] == 2 and stroke.min() >= 0 and stroke.max() <= 500


def test_the_strangers_bytes_are_those_drawn_from_the_published_ones():
    names = "points", "strokes", "digits", "labels", "writers"
    with np.load(datasets._STRANGERS) as stored:
        arrays = [stored[name] for name in names]
    assert sha256(*arrays) == "c00299fa492cda454ba6f66ef8079dd9cbaf032277cd5a5f0e5cc8d2b8f279ff"
    assert datasets._STRANGERS.stat().st_size < 30_000


def test_a_stranger_s_strokes_give_its_numbers():
    x, strokes, labels, _ = load_strangers()
    assert all((picture(strokes[k]) == x[k]).all() for k in (0, 7, 199))
    one = next(k for k in range(200) if labels[k] == 1)  # y is downward: a 1 begins at its top
    assert strokes[one][0][0, 1] < strokes[one][0][-1, 1]


def test_they_are_as_dark_as_the_digits_of_the_data_set_and_lie_as_they_do():
    x, known = load_strangers().x.reshape(-1, 8, 8), load_digits().x_train.reshape(-1, 8, 8)
    assert x.mean() == pytest.approx(known.mean(), rel=0.05)
    assert x.mean(axis=(0, 1)) == pytest.approx(known.mean(axis=(0, 1)), abs=0.13)  # column by column
    assert x.mean(axis=(0, 2)) == pytest.approx(known.mean(axis=(0, 2)), abs=0.06)  # line by line
