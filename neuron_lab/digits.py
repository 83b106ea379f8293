"""Handwritten digits to learn from: 1,797 pictures of 8 × 8 pixels, shipped with the package.

Source: the test set of *Optical Recognition of Handwritten Digits*, E. Alpaydin and C. Kaynak (1998), UCI
Machine Learning Repository, https://archive.ics.uci.edu/dataset/80, licence CC BY 4.0; the same pictures, in the
same order, as scikit-learn's ``load_digits``. Changed here: stored as bytes, and cut into two sets.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np

_FILE = Path(__file__).with_name("digits.npz")


class Digits(NamedTuple):
    """Pictures to train on and pictures held out; each is a row of ``x``, its digit stands in ``labels``."""

    x_train: np.ndarray
    labels_train: np.ndarray
    x_test: np.ndarray
    labels_test: np.ndarray


def load_digits():
    """The digits, in new arrays at each call: 1,437 to train on, 360 held out.

    A row of ``x`` is one picture of 8 × 8 pixels, line by line from the top left: 64 floats from 0 (paper)
    to 1 (ink), each a sixteenth. ``x[k].reshape(8, 8)`` is the picture again. ``labels`` are whole numbers
    from 0 to 9. The 360 were drawn once, at random, and their places are stored with the pictures. They
    were written by the same 13 people as the rest, so a network does better on them than on a stranger's.

    :returns: :class:`Digits`: ``x_train`` (1437, 64), ``labels_train`` (1437,), ``x_test`` (360, 64),
        ``labels_test`` (360,).
    """
    with np.load(_FILE) as stored:
        x = stored["images"].reshape(-1, 64) / 16
        labels, held_out = stored["labels"].astype(int), stored["held_out"]
    return Digits(x[~held_out], labels[~held_out], x[held_out], labels[held_out])
