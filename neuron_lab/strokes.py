"""From strokes of a pen to 8 × 8 counts, as the digits of the data set were made.

The way is that of the makers' forms (M. Garris et al., *NIST Form-Based Handprint Recognition System*, NISTIR 5469,
1994, and its sources; E. Alpaydin and C. Kaynak, *Optical Recognition of Handwritten Digits*, UCI, 1998): what is
written is scaled to 20 × 32 squares, in the middle of a bitmap of 32 × 32; lines that came out too thin are
thickened, too thick ones are thinned; what leans is set upright; then the dark squares are counted in blocks of 4 × 4.

Two things are ours, since here there is no scanner and no paper: how wide the pen is, and how far a stroke that is
narrow is widened, see :data:`PEN` and :data:`WIDEST`.
"""

import numpy as np

from neuron_lab.guards import checked
from neuron_lab.validation import array

SIDE, WIDTH = 32, 20
"""The bitmap's side; what is written fills its height, and of its width so many squares in the middle."""

PEN = 0.18
"""How wide the pen's line is, in heights or widths of the writing, whichever is larger. With it the strokes of other
people come out as dark as the digits of the data set, 307 to 316 of 1,024 squares, and are read best."""

WIDEST = 2.0
"""How much more the writing may be stretched across than down. A 1 in one upright stroke would else become a block."""

_THIN, _THINNEST, _THICK, _THICKEST = 256, 108, 412, 560  # dark squares; those of the NIST programs


def picture(strokes):
    """What was drawn, as one row of the data set: 64 numbers from 0 (paper) to 1 (ink), each a sixteenth.

    :param strokes: a sequence of strokes, each an array of points (n, 2), or a list of pairs: x to the right,
        y downward, in any unit. A stroke of one point is a dot. No strokes make an empty picture.
    """
    return blocks.unchecked(bitmap.unchecked(strokes))


def bitmap(strokes):
    """What was drawn, scaled to the box, of even weight and upright: (32, 32), True where it is dark.

    :param strokes: as :func:`picture` takes them.
    """
    if not strokes:
        return np.zeros((SIDE, SIDE), bool)
    return upright.unchecked(even.unchecked(drawn.unchecked(strokes)))


def drawn(strokes):
    """One stroke or more, scaled to the box and drawn with a round pen: (32, 32), True where it is dark.

    A square is dark where its middle is no further than half the pen's width from a stroke.
    """
    points = np.concatenate(strokes)
    low, high = points.min(axis=0), points.max(axis=0)
    radius = PEN / 2 * (max(high - low) or 1.0)
    across, down = np.array([WIDTH, SIDE]) / (high - low + 2 * radius)
    scale = np.array([min(across, WIDEST * down), down])
    squares = np.stack(np.meshgrid(*[np.arange(SIDE) + 0.5 - SIDE / 2] * 2), axis=-1).reshape(-1, 2)
    inside = np.abs(squares[:, 0]) < WIDTH / 2
    dark = np.zeros(SIDE * SIDE, bool)
    middles = squares[inside] / scale + (low + high) / 2
    dark[inside] = np.any(
        [_near(middles, _thinned_out(stroke, radius / 4), radius) for stroke in strokes], axis=0
    )
    return dark.reshape(SIDE, SIDE)


def even(dark):
    """The bitmap with its lines neither too thin nor too thick: a ring of squares put on or taken off, or two."""
    count = dark.sum()
    for limit in (_THIN, _THINNEST):
        dark = _neighbours(dark, False).any(axis=0) if count < limit else dark
    for limit in (_THICK, _THICKEST):
        dark = _neighbours(dark, True).all(axis=0) if count > limit else dark
    return dark


def upright(dark):
    """The bitmap with its rows moved sideways until what is highest and what is lowest begin in one column.

    The third row from the top and from the bottom are taken, as the ends of strokes are uncertain.
    """
    rows = np.flatnonzero(dark.any(axis=1))
    if len(rows) < 6:
        return dark
    top, bottom = rows[0] + 2, rows[-1] - 2
    if not (dark[top].any() and dark[bottom].any()):
        return dark
    lean = (dark[top].argmax() - dark[bottom].argmax()) / (bottom - top)
    return np.array([_moved(row, np.rint((k - SIDE // 2) * lean).astype(int)) for k, row in enumerate(dark)])


def blocks(dark):
    """How much of each block of 4 × 4 squares is dark: 64 numbers, line by line, each 0, 1/16, … or 1."""
    return dark.reshape(8, 4, 8, 4).mean(axis=(1, 3)).ravel()


def _thinned_out(stroke, apart):
    """The stroke without the points that are hardly away from the one before: a slow hand makes thousands."""
    kept = [0]
    for k in range(1, len(stroke)):
        if np.abs(stroke[k] - stroke[kept[-1]]).max() >= apart or k == len(stroke) - 1:
            kept.append(k)
    return stroke[kept]


def _near(places, stroke, radius):
    """Which of the places are no further than ``radius`` from the stroke: the distance to each of its pieces."""
    start, along = (stroke[:-1], np.diff(stroke, axis=0)) if len(stroke) > 1 else (stroke, np.zeros((1, 2)))
    length = (along**2).sum(axis=1)
    x, y = (places[:, [axis]] - start[:, axis] for axis in (0, 1))
    part = np.clip((x * along[:, 0] + y * along[:, 1]) / np.where(length > 0, length, 1), 0, 1)
    x, y = x - part * along[:, 0], y - part * along[:, 1]
    return (x * x + y * y <= radius**2).any(axis=1)


def _neighbours(dark, outside):
    """The bitmap and its four neighbours: moved by one up, down, left and right; ``outside`` is what comes in."""
    wide = np.pad(dark, 1, constant_values=outside)
    return np.stack([dark, wide[:-2, 1:-1], wide[2:, 1:-1], wide[1:-1, :-2], wide[1:-1, 2:]])


def _moved(row, by):
    moved = np.zeros_like(row)
    moved[max(by, 0) : SIDE + min(by, 0)] = row[max(-by, 0) : SIDE - max(by, 0)]
    return moved


# ----------------------------------------------------------------------- what each takes, see guards


def pen_strokes(strokes):
    """Strokes, each with one point or more of two finite numbers."""
    __tracebackhide__ = True
    if not isinstance(strokes, list | tuple):
        raise TypeError(
            f"strokes must be a list of strokes, each with points (x, y); not {type(strokes).__name__}"
        )
    return ([_stroke(f"strokes[{k}]", stroke) for k, stroke in enumerate(strokes)],)


def some_strokes(strokes):
    """As :func:`pen_strokes`, one at least."""
    __tracebackhide__ = True
    (strokes,) = pen_strokes(strokes)
    if not strokes:
        raise ValueError("strokes must be one or more, and there is none")
    return (strokes,)


def _stroke(name, stroke):
    __tracebackhide__ = True
    points = array(name, stroke, (2,))
    if points.shape[1] != 2:
        raise ValueError(f"{name} must be points (x, y), of shape (n, 2); not {points.shape}")
    return points


def one_bitmap(dark):
    """32 × 32 squares, each dark or not."""
    __tracebackhide__ = True
    squares = np.asarray(dark)
    if squares.shape != (SIDE, SIDE) or squares.dtype != bool:
        raise ValueError(
            f"dark must be 32 × 32 of True and False; it has shape {squares.shape}, {squares.dtype}"
        )
    return (squares,)


picture, bitmap = checked(pen_strokes, picture), checked(pen_strokes, bitmap)
drawn = checked(some_strokes, drawn)
even, upright, blocks = (checked(one_bitmap, each) for each in (even, upright, blocks))
