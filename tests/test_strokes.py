"""Strokes to 8 × 8 counts, against loops and squares counted by hand, and read by the network of the lesson."""

import math

import numpy as np
import pytest
from hands import HANDS, line, many_hands

from neuron_lab.lessons.digits.run import run
from neuron_lab.network import predict
from neuron_lab.strokes import PEN, bitmap, blocks, drawn, even, picture, upright

# ------------------------------------------------------------------------------------ against plain loops


def by_loops(strokes):
    """What :func:`drawn` gives, square by square and piece by piece, with the distance by projection."""
    xs, ys = ([float(point[axis]) for stroke in strokes for point in stroke] for axis in (0, 1))
    pen = PEN * (max(max(xs) - min(xs), max(ys) - min(ys)) or 1)
    down = 32 / (max(ys) - min(ys) + pen)
    across = min(20 / (max(xs) - min(xs) + pen), 2 * down)
    dark = [[False] * 32 for _ in range(32)]
    for row in range(32):
        for column in range(6, 26):
            at = (
                (column + 0.5 - 16) / across + (max(xs) + min(xs)) / 2,
                (row + 0.5 - 16) / down + (max(ys) + min(ys)) / 2,
            )
            for stroke in strokes:
                for one, other in zip(stroke, stroke[1:] if len(stroke) > 1 else stroke, strict=False):
                    along = [b - a for a, b in zip(one, other, strict=True)]
                    there = [b - a for a, b in zip(one, at, strict=True)]
                    squared = sum(d * d for d in along)
                    part = sum(a * b for a, b in zip(along, there, strict=True)) / squared if squared else 0
                    part = min(max(part, 0), 1)
                    near = [a + part * d for a, d in zip(one, along, strict=True)]
                    dark[row][column] |= math.dist(near, at) <= pen / 2
    return dark


@pytest.mark.parametrize(
    "strokes", [[[(1, 2)]], [[(0, 0), (3, 8)]], [[(0, 0), (4, 0), (2, 9)], [(1, 5), (3, 5)]]]
)
def test_drawn_is_what_the_loops_say(strokes):
    assert drawn(strokes).tolist() == by_loops(strokes)


def test_a_line_across_is_20_squares_wide_and_fills_the_height_of_its_pen():
    level = drawn([[(0, 0), (10, 0)]])  # 11.8 × 1.8 units: the height is the pen's
    assert level[:, 6:26].any(axis=0).all() and not level[:, :6].any() and not level[:, 26:].any()
    assert level[16, 6:26].all() and level.any(axis=1).all()


def test_an_upright_stroke_is_widened_twice_as_much_as_it_is_lengthened_and_no_more():
    dark = drawn(
        [[(5, 0), (5, 10)]]
    )  # the pen is 1.8 of 11.8 units high: 1.8 · 2 · 32 / 11.8 = 9.8 squares wide
    assert dark[16].sum() == 10 and dark[16, 11:21].all()


@pytest.mark.parametrize("scale, to", [(1, (0, 0)), (0.001, (5, -3)), (1e6, (0, 1e7))])
def test_size_and_place_do_not_matter(scale, to):
    for strokes in HANDS.values():
        moved = [stroke * scale + to for stroke in strokes]
        assert np.abs(picture(moved) - picture(strokes)).max() <= 1 / 16  # a square on the very edge may tip


def test_a_slow_hand_draws_the_same():
    slow = [line((0.25, 0.1), (0.75, 0.1), (0.4, 0.9)).repeat(50, axis=0)]
    assert (picture(slow) == picture(HANDS[7])).all()


# ------------------------------------------------------------------------------------------ squares by hand


def squares(*boxes):
    """A bitmap whose boxes (top, left, bottom, right) are dark."""
    dark = np.zeros((32, 32), bool)
    for top, left, bottom, right in boxes:
        dark[top:bottom, left:right] = True
    return dark


@pytest.mark.parametrize(
    "before, after",
    [
        (16 * 20, 16 * 20),  # between 256 and 412: as it is
        (10 * 11, 10 * 11 + 2 * 10 + 2 * 11),  # below 256: one ring, without its corners
        (10 * 10, 100 + 4 * 10 + 4 * 9 + 4 * 2),  # below 108: two rings
        (20 * 22, 18 * 20),  # above 412: one ring off
        (24 * 24, 20 * 20),  # above 560: two rings off
    ],
)
def test_thin_lines_are_thickened_and_thick_ones_thinned(before, after):
    height, width = {320: (16, 20), 110: (10, 11), 100: (10, 10), 440: (20, 22), 576: (24, 24)}[before]
    dark = squares((4, 4, 4 + height, 4 + width))
    assert dark.sum() == before
    assert even(dark).sum() == after


def test_the_edge_of_the_bitmap_takes_no_square_away():
    assert even(squares((0, 6, 32, 22))).sum() == 32 * 14  # 512: one ring off, left and right only


def test_what_leans_is_set_upright():
    """Two squares wide, one column to the left every fourth row: rows 2 and 29 begin 7 columns apart, 7 / 27 a row."""
    leaning = np.zeros((32, 32), bool)
    for row in range(32):
        leaning[row, 20 - row // 4 : 22 - row // 4] = True
    straight = upright(leaning)
    first = straight.argmax(axis=1)
    assert first[2] == first[29] and np.ptp(first) <= 1 and straight.sum() == leaning.sum()
    assert first[16] == leaning.argmax(axis=1)[16], "the middle row stays"


def test_what_stands_upright_and_what_is_flat_stay():
    for dark in (squares((0, 12, 32, 18)), squares((3, 6, 8, 26)), squares()):
        assert (upright(dark) == dark).all()


def test_blocks_count_the_dark_squares_of_4_by_4():
    counts = blocks(squares((0, 0, 4, 4), (5, 9, 7, 12), (31, 31, 32, 32)))
    expected = np.zeros(64)
    expected[0], expected[8 + 2], expected[63] = 1, 6 / 16, 1 / 16
    assert counts.tolist() == expected.tolist()


def test_a_picture_is_the_steps_one_after_another():
    for strokes in HANDS.values():
        assert picture(strokes).tolist() == blocks(upright(even(drawn(strokes)))).tolist()
        assert (bitmap(strokes) == upright(even(drawn(strokes)))).all()


def test_nothing_drawn_is_an_empty_picture():
    assert picture([]).tolist() == [0] * 64 and not bitmap([]).any()


# ----------------------------------------------------------------------------------- read by the network


@pytest.mark.parametrize("digit", HANDS)
def test_each_digit_as_one_might_draw_it_is_read(digit):
    assert predict(run().network, picture(HANDS[digit])) == digit


def test_most_of_many_hands_are_read():
    """Leaning, wide, trembling: nearly all are read. A 9 with a straight stem is the hardest."""
    right = {
        digit: np.mean([predict(run().network, picture(hand)) == digit for hand in many_hands(digit, 20)])
        for digit in HANDS
    }
    assert all(right[digit] >= (0.6 if digit == 9 else 0.9) for digit in HANDS), right


def test_it_is_as_dark_as_the_digits_of_the_data_set():
    dark = [1024 * picture(hand).mean() for digit in HANDS for hand in many_hands(digit, 5)]
    assert 290 < np.mean(dark) < 340


# -------------------------------------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    "strokes, kind, named",
    [
        (5, TypeError, "strokes must be a list of strokes"),
        ([[(0, 0, 0)]], ValueError, r"strokes\[0\] must be points \(x, y\).*\(1, 3\)"),
        ([[(0, 0)], [1, 2]], ValueError, r"strokes\[1\] must have 2 dimensions"),
        ([[(0, math.nan)]], ValueError, r"strokes\[0\] must be finite"),
        ([[("a", "b")]], TypeError, r"strokes\[0\]"),
        ([[]], ValueError, r"strokes\[0\]"),
    ],
)
def test_what_is_no_stroke_is_named(strokes, kind, named):
    for function in (picture, bitmap, drawn):
        with pytest.raises(kind, match=f"^{named}"):
            function(strokes)


def test_drawing_needs_a_stroke():
    with pytest.raises(ValueError, match=r"^strokes must be one or more"):
        drawn([])


@pytest.mark.parametrize("dark", [np.zeros((8, 8), bool), np.zeros((32, 32)), [1, 2]])
def test_what_is_no_bitmap_is_named(dark):
    for function in (even, upright, blocks):
        with pytest.raises(ValueError, match=r"^dark must be 32 × 32"):
            function(dark)
