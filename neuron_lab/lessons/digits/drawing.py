"""What the pictures of lesson 11 share: a digit as 64 squares, and the ten outputs of the network as bars."""

import numpy as np

from neuron_lab.ui.controls import Slider
from neuron_lab.ui.labels import label_beside
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import share_text
from neuron_lab.ui.style import FAINT, GREEN, GREY, INK, PALE_PURPLE, PURPLE

INKS = 6
"""How many greys are drawn; 0 is paper, and not drawn at all."""


def which_slider(name, value, upper, lower=0):
    """A slider over whole numbers."""
    return Slider(name, value, lower, upper, 1, digits=0, whole=True)


class DigitPicture:
    """A digit of 8 × 8 squares on a live figure: one path for each grey, so that a move stays small.

    :param figure: the :class:`~neuron_lab.ui.live_figure.LiveFigure` it belongs to.
    :param left, top, size: in pixels; ``size`` is best a multiple of 8.
    :param title: above it.
    """

    def __init__(self, figure, left, top, size, title):
        self.axes = axes = figure.axes(left, top, size, size, xlim=(0, 8), ylim=(8, 0), xticks=[], yticks=[])
        axes.set_title(title, loc="left", pad=12)
        axes.grid(False)
        side = 1 - 8 * max(1, size // 132) / size  # one or two pixels stay free between two squares
        places = [divmod(place, 8) for place in range(64)]
        self._squares = _corners([(c, r, c + side, r + side) for r, c in places])
        for spine in axes.spines.values():
            spine.set(visible=True, color=GREY)
        self.greys = [
            figure.moving(axes.add_patch(_boxes_patch(str(round(0.92 * (1 - level / INKS), 2)))))
            for level in range(1, INKS + 1)
        ]

    def show(self, x):
        """Show these 64 numbers, 0 paper to 1 ink."""
        levels = np.rint(np.asarray(x) * INKS).astype(int)
        for level, patch in enumerate(self.greys, start=1):
            squares = self._squares[levels == level]
            patch.set_visible(len(squares) > 0)
            patch.set_path(_path(squares))


class Outputs:
    """The ten outputs as bars with their numbers. The answer has an edge, the right digit a ring; words say both.

    :param figure: the live figure it belongs to.
    :param left, top, width, height: of the bars, in pixels; words stand to their right.
    """

    def __init__(self, figure, left, top, width, height):
        self.axes = axes = figure.axes(
            left, top, width, height, xlim=(0, 1), ylim=(9.7, -0.5), xticks=[0, 0.5, 1], yticks=[]
        )
        axes.set_title("what the network says: ten shares", loc="left", pad=12)
        axes.set_xticks([0, 0.5, 1], ["0", "0.5", "1"])
        axes.grid(False)
        axes.vlines([0.5, 1], -0.5, 9.7, color=FAINT, linewidth=1)
        for digit in range(10):
            name = axes.text(0, 0, "", ha="center", va="center")
            label_beside(name, str(digit), (0, digit), -20)
        self.others = figure.moving(axes.add_patch(_boxes_patch(PURPLE)))
        self.answer = figure.moving(
            axes.add_patch(_boxes_patch(PALE_PURPLE, edgecolor=PURPLE, linewidth=2.5))
        )
        self.ring = figure.moving_line(
            axes, "8", color=GREEN, markersize=24, markerfacecolor="none", markeredgewidth=2.2, clip_on=False
        )
        self._ring_at = -20 / width
        self.numbers = [figure.moving_text(axes, size=13, va="center") for _ in range(10)]
        for digit, text in enumerate(self.numbers):
            label_beside(text, "", (1, digit), 12)
        self.says = figure.moving_text(axes, color=PURPLE, size=13, weight="bold", va="center")
        self.is_a = figure.moving_text(axes, color=GREEN, size=13, weight="bold", va="center")

    def show(self, shares, label=None):
        """Show these ten shares, or none for None, of a digit that is a ``label``, where anybody knows."""
        self.ring.set_data(*(((), ()) if label is None else ([self._ring_at], [label])))
        answer = None if shares is None else int(np.argmax(shares))
        shares = np.zeros(10) if shares is None else shares
        drawn = [digit for digit in range(10) if shares[digit] >= 0.004 and digit != answer]
        self.others.set_path(_path(_corners([_bar(digit, shares[digit]) for digit in drawn])))
        self.answer.set_path(_path(_corners([_bar(answer, shares[answer])] if answer is not None else [])))
        self.others.set_visible(bool(drawn))
        self.answer.set_visible(answer is not None)
        written = {*drawn, answer, label}
        for digit, text in enumerate(self.numbers):
            text.set_text(share_text(shares[digit]) if digit in written else "")
            text.set_color(INK)
        right = "right" if answer == label else "its answer"
        label_beside(self.says, "" if answer is None else right, (1, answer or 0), 66)
        label_beside(self.is_a, "" if label in (answer, None) else "what it is", (1, label or 0), 66)


class DigitAndOutputs(LiveFigure):
    """On the left a digit, on the right the ten outputs of the network. ``name`` is the picture's."""

    height = 340

    def __init__(self, name):
        self.name = name
        super().__init__()

    def build(self):
        self.digit = DigitPicture(self, 20, 36, 264, "what it sees")
        self.outputs = Outputs(self, 380, 36, 200, 255)

    def show(self, state):
        self.digit.show(state.x)
        self.outputs.show(state.shares, state.label)


def said(shares, label, network="The network"):
    """What the network says of a digit, in a sentence."""
    answer = int(np.argmax(shares))
    rest = "" if answer == label else f", which gets {share_text(shares[label], 'less than')}"
    return f"{network} says {answer}, with a share {of_size(shares[answer])}; it is {a(label)}{rest}."


def a(digit):
    """A digit with its article: "a 3", "an 8"."""
    return f"{'an' if digit == 8 else 'a'} {digit}"


def of_size(share):
    """A share behind "with a share": "of 0.97", "above 0.99"."""
    text = share_text(share, above="above")
    return text if text.startswith("above") else f"of {text}"


def _corners(boxes):
    """Boxes (left, top, right, bottom) as five points each, the last one where the first is."""
    left, top, right, bottom = np.array(boxes, float).reshape(-1, 4).T
    return np.stack([left, top, right, top, right, bottom, left, bottom, left, top], axis=1).reshape(-1, 5, 2)


def _path(corners):
    """Boxes, as :func:`_corners` gives them, as one path."""
    from matplotlib.path import Path

    codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
    return Path(corners.reshape(-1, 2), codes * len(corners))


def _bar(digit, share):
    return 0, digit - 0.32, round(float(share), 3), digit + 0.32


def _boxes_patch(colour, **style):
    from matplotlib.patches import PathPatch

    return PathPatch(
        _path(_corners([])), facecolor=colour, clip_on=False, **{"edgecolor": "none", "linewidth": 0, **style}
    )
