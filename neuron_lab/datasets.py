"""The numbers that the lessons use, given once, here; and handwritten digits, shipped with the package.

Source of the digits: the test set of *Optical Recognition of Handwritten Digits*, E. Alpaydin and C. Kaynak (1998),
UCI Machine Learning Repository, https://archive.ics.uci.edu/dataset/80, licence CC BY 4.0; the same pictures, in the
same order, as scikit-learn's ``load_digits``. Changed here: stored as bytes, and cut into two sets.

Source of the strangers' digits: 200 of the 3,498 in the test set of *Pen-Based Recognition of Handwritten Digits*,
E. Alpaydin and F. Alimoglu (1998), UCI Machine Learning Repository, https://archive.ics.uci.edu/dataset/81, licence
CC BY 4.0. Changed here: 20 of each digit, drawn at random; y downward.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from neuron_lab.strokes import picture

_FILE = Path(__file__).with_name("digits.npz")
_STRANGERS = Path(__file__).with_name("strangers.npz")


class Example(NamedTuple):
    """One neuron and one example: the input ``x``, the target ``y``, and where learning starts."""

    x: float
    y: float
    w: float
    b: float
    learning_rate: float


WORKED = Example(x=2.0, y=1.5, w=0.5, b=0.1, learning_rate=0.1)
"""The example that runs through every lesson."""

CANCELLING_X = (1.0, 2.0, 3.0)
CANCELLING_Y = (1.6, 1.1, 0.6)
"""Three examples, exactly on ŷ = −0.5x + 2.1. At the worked w and b the errors are −1, 0 and +1:
their mean is 0 although the line is badly wrong."""


def rings():
    """Two rings of 30 points, one inside the other: positions, shape (60, 2), and labels, 0 inside and 1 outside.

    No line parts them. The inner one is a little off the middle, so that there is one best line, bad as it is.
    """
    draw = np.random.default_rng(1).normal
    angles = np.tile(np.linspace(0, 2 * np.pi, 30, endpoint=False), 2) + draw(0, 0.1, 60)
    radii = np.repeat([0.75, 1.9], 30) + draw(0, 0.15, 60)
    points = radii[:, None] * np.column_stack([np.cos(angles), np.sin(angles)])
    points[:30] += (0.4, -0.3)
    return points, np.repeat([0, 1], 30)


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


class Strangers(NamedTuple):
    """Digits as rows of ``x`` and as strokes of a pen; ``labels`` says which, ``writers`` whose hand it is."""

    x: np.ndarray
    strokes: list
    labels: np.ndarray
    writers: np.ndarray


def load_strangers():
    """200 digits that 14 other people wrote with a pen on a screen: their strokes, in new arrays at each call.

    ``strokes[k]`` is a list of strokes, each an array of points (n, 2): x to the right, y downward, 0 to 500. ``x[k]``
    is what :func:`neuron_lab.strokes.picture` makes of them: 64 numbers, as those of :func:`load_digits`.

    :returns: :class:`Strangers`: ``x`` (200, 64), 200 lists of strokes, ``labels`` (200,), ``writers`` (200,).
    """
    with np.load(_STRANGERS) as stored:
        each_stroke = np.split(stored["points"].astype(float), np.cumsum(stored["strokes"].astype(int))[:-1])
        ends = np.cumsum(stored["digits"].astype(int)).tolist()
        labels, writers = stored["labels"].astype(int), stored["writers"].astype(int)
    strokes = [each_stroke[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=True)]
    return Strangers(np.array([picture.unchecked(each) for each in strokes]), strokes, labels, writers)
