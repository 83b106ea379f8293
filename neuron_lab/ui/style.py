"""Colours and fonts: what makes every picture look like the next."""

from contextlib import contextmanager

BLUE, ORANGE, GREEN, PURPLE, RED = "#0065A3", "#875A00", "#006B4E", "#96367A", "#B03A00"
"""The Okabe–Ito hues, darkened until text on white reaches a contrast of at least 4.5 : 1."""

PALE_BLUE, PALER_BLUE, PALE_GREEN, PALE_RED = "#D5E5F0", "#E3EEF6", "#E3F1EB", "#F7E3DA"
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
    """Have matplotlib follow ``FIGURE_STYLE`` for as long as this lasts.

    Its own ``rc_context`` would copy all of its settings, some three hundred, at every move.
    """
    from matplotlib import rcParams

    before = {name: rcParams[name] for name in FIGURE_STYLE}
    try:
        rcParams.update(FIGURE_STYLE)
        yield
    finally:
        rcParams.update(before)
