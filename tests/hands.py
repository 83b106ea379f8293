"""Digits as hands might draw them, as strokes on a pad that is 1 wide and 1 high, y downward."""

import itertools

import numpy as np


def arc(x, y, across, down, start, end, points=24):
    """Part of an ellipse, y downward, from one angle to another in degrees: 0 is to the right, 90 is down."""
    turn = np.radians(np.linspace(start, end, points))
    return np.column_stack([x + across * np.cos(turn), y + down * np.sin(turn)])


def line(*points):
    """Points every so often along straight pieces, as a pen leaves them."""
    points = np.array(points, float)
    return np.concatenate([np.linspace(a, b, 12) for a, b in itertools.pairwise(points)])


def figure_of_eight():
    """One stroke that crosses itself in the middle."""
    turn = np.linspace(0, 2 * np.pi, 40)
    return np.column_stack([0.5 - 0.22 * np.sin(2 * turn), 0.5 - 0.4 * np.cos(turn)])


HANDS = {  # each digit as one might draw it on a pad that is 1 wide and 1 high
    0: [arc(0.5, 0.5, 0.22, 0.38, -90, 270)],
    1: [line((0.5, 0.1), (0.5, 0.9))],
    2: [np.concatenate([arc(0.5, 0.3, 0.24, 0.2, -170, 30), line((0.7, 0.4), (0.27, 0.9), (0.75, 0.9))])],
    3: [np.concatenate([arc(0.47, 0.3, 0.22, 0.19, -150, 90), arc(0.47, 0.7, 0.25, 0.21, -90, 150)])],
    4: [line((0.45, 0.1), (0.25, 0.6), (0.8, 0.6)), line((0.63, 0.3), (0.63, 0.95))],
    5: [
        np.concatenate([line((0.35, 0.1), (0.32, 0.45)), arc(0.45, 0.65, 0.25, 0.25, -110, 140)]),
        line((0.35, 0.1), (0.72, 0.1)),
    ],
    6: [np.concatenate([line((0.62, 0.08), (0.36, 0.45)), arc(0.5, 0.68, 0.2, 0.22, -200, 160)])],
    7: [line((0.25, 0.1), (0.75, 0.1), (0.4, 0.9))],
    8: [figure_of_eight()],
    9: [np.concatenate([arc(0.47, 0.32, 0.2, 0.2, 0, -360), line((0.67, 0.32), (0.6, 0.92))])],
}


def many_hands(digit, how_many, seed=0):
    """The same digit by hands that lean, widen, tremble and go astray, of any size and anywhere."""
    random = np.random.default_rng(seed)
    for _ in range(how_many):
        lean, wide, size = random.uniform(-0.35, 0.2), random.uniform(0.75, 1.3), random.uniform(0.3, 200)
        to, bend = random.uniform(-5, 5, 2), random.normal(0, 0.02, (2, 2))
        strokes = []
        for points in HANDS[digit]:
            x, y = points.T
            x = wide * x - lean * y + bend[0, 0] * np.sin(7 * y) + bend[0, 1] * np.sin(5 * x)
            y = y + bend[1, 0] * np.sin(6 * x) + bend[1, 1] * np.sin(8 * y)
            tremble = np.cumsum(random.normal(0, 0.003, points.shape), axis=0)
            strokes.append(size * (np.column_stack([x, y]) + tremble) + to)
        yield strokes
