"""Colours and fonts: what makes every picture look like the next."""

from contextlib import contextmanager
from functools import cache

from neuron_lab.ui.in_turn import IN_TURN

BLUE, ORANGE, GREEN, PURPLE, RED = "#0065A3", "#875A00", "#006B4E", "#96367A", "#B03A00"
"""The Okabe–Ito hues, darkened until text on white reaches a contrast of at least 4.5 : 1."""

PALE_PURPLE, PALER_BLUE, PALE_GREEN, PALE_RED = "#F0E0EC", "#E3EEF6", "#E3F1EB", "#F7E3DA"
"""Areas that text stands on."""

GLASS_ORANGE, MAGENTA = "#D9A23B40", "#B3005E"
"""An area that points show through; and strokes that stand out from all of these."""

INK, GREY, FAINT = "#1F1F1F", "#5F5F5F", "#D4D4D4"
"""Text; text that steps back; lines that only guide the eye."""

RIM, TRACK, BUTTON, BUTTON_RIM = "#767676", "#DDDDDD", "#EEEEEE", "#AAAAAA"
"""Of a field and a handle, 3 : 1 on white; what a handle runs on; a button."""

DIM, GRID, SHADE, MIST = "#B8B8B8", "#E9E9E9", "#F1F1F1", "#F6F6F6"
"""Arrows that others stand out from; the lines of a chart; areas behind numbers and behind boxes."""

FONT_SIZE = 14
"""In CSS pixels, the notebook's own."""

FIGURE_STYLE = {
    "svg.fonttype": "none",  # text stays text: selectable, sharp, small
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],  # ships with matplotlib, and is wide: other fonts only take less room
    "font.size": FONT_SIZE,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": GREY,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "xtick.labelsize": FONT_SIZE - 1,
    "ytick.labelsize": FONT_SIZE - 1,
    "axes.labelsize": FONT_SIZE,
    "axes.titlesize": FONT_SIZE,
    "axes.titleweight": "bold",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": GRID,
    "grid.linewidth": 1,
    "axes.unicode_minus": True,
    "text.parse_math": False,
    "lines.linewidth": 2.5,
    "lines.markersize": 10,
    "hatch.linewidth": 0.8,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "savefig.facecolor": "none",
    "figure.dpi": 72,
}
"""Set for the moment of drawing only, never globally."""


@contextmanager
def in_our_style():
    """Have matplotlib follow its own defaults and ``FIGURE_STYLE`` for as long as this lasts.

    So a picture looks the same whatever the reader has set: in a matplotlibrc, by a style sheet, or in a cell.

    Its own ``rc_context`` would check each of its settings anew, some three hundred, at every move. These have been
    checked before, so they are put in place as a plain dictionary's: that takes microseconds.
    """
    from matplotlib import rcParams

    ours = _our_settings()
    with IN_TURN:
        before = _but_the_backend(rcParams)
        try:
            dict.update(rcParams, ours)
            yield
        finally:
            dict.update(rcParams, before)


@cache
def _our_settings():
    """Every setting of matplotlib that we draw with, in its checked form."""
    from matplotlib import RcParams, rcParamsDefault

    return _but_the_backend(rcParamsDefault) | dict(dict.items(RcParams(FIGURE_STYLE)))


def _but_the_backend(settings):
    """The settings as a plain dictionary, without the backend.

    To ask matplotlib for its backend would choose one, and to set it would close the reader's figures.
    """
    plain = dict(dict.items(settings))  # past matplotlib's own class, which would warn of some by their age
    plain.pop("backend", None)
    return plain
