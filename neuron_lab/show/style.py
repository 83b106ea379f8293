"""Colours, fonts and the number format: what makes every picture look like the next."""

import math

BLUE, ORANGE, GREEN, PURPLE, RED = "#0065A3", "#875A00", "#006B4E", "#96367A", "#B03A00"
"""The Okabe–Ito hues, darkened until text on white reaches a contrast of at least 4.5 : 1."""

INK, GREY, FAINT = "#1F1F1F", "#5F5F5F", "#D4D4D4"
"""Text; text that steps back; lines that only guide the eye."""

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
    "grid.color": "#E9E9E9",
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

CSS = """<style>
.nl-explorer{--ink:#1F1F1F;background:#fff;color:var(--ink);border:1px solid #d4d4d4;border-radius:8px;
 padding:12px 16px;max-width:960px;box-sizing:border-box;color-scheme:light;
 --jp-widgets-color:var(--ink);--jp-widgets-label-color:var(--ink);--jp-widgets-readout-color:var(--ink);
 --jp-widgets-input-color:var(--ink);--jp-widgets-input-background-color:#fff;
 --jp-widgets-input-border-color:#767676;--jp-widgets-slider-border-color:#767676;
 --jp-widgets-slider-handle-border-color:#767676;
 --jp-widgets-slider-handle-background-color:#fff;
 --jp-ui-font-color0:var(--ink);--jp-ui-font-color1:var(--ink);--jp-content-font-color1:var(--ink);
 --jp-layout-color1:#fff;--jp-layout-color2:#eee;--jp-layout-color3:#ddd;--jp-border-color1:#aaa}
.nl-explorer,.nl-explorer .widget-html-content,.nl-explorer svg{
 font-family:system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,"DejaVu Sans",sans-serif}
.nl-explorer .widget-html,.nl-explorer .widget-html-content{height:auto;line-height:1.45;margin:0;
 overflow:visible;font-size:14px;color:var(--ink)}
.nl-explorer .widget-html-content{width:100%}
.nl-explorer .nl-question{font-size:16px;font-weight:600;margin:0 0 4px}
.nl-explorer .nl-sentence{margin:4px 0 0;font-size:15px;min-height:2.9em}
.nl-explorer .nl-note{color:#B03A00;min-height:0}
.nl-explorer .nl-picture svg{display:block;width:100%;height:auto;stroke-linejoin:round;stroke-linecap:butt;
 overflow:visible}
.nl-explorer .nl-moving{pointer-events:none}
.nl-explorer .nl-moving text{paint-order:stroke;stroke:#fff;stroke-width:4px}
.nl-explorer .nl-equations{display:flex;flex-wrap:wrap;gap:2px 36px}
.nl-explorer .nl-equation{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:16px}
.nl-explorer .nl-equation td{padding:0 2px;text-align:center;border:0;background:none;line-height:1.4;
 white-space:nowrap}
.nl-explorer .nl-equation tr{background:none}
.nl-explorer .nl-equation tr:last-child td{font-weight:700}
.nl-explorer .widget-toggle-buttons{display:flex;align-items:center;overflow:visible}
.nl-explorer .widget-label{overflow:visible;font-size:14px}
.nl-explorer .noUi-target{background:#ddd}
.nl-explorer .noUi-handle:focus,.nl-explorer button:focus,.nl-explorer input:focus{
 outline:3px solid #0065A3;outline-offset:2px}
</style>"""
"""The card around an explorer: light in every theme, so that its colours mean the same in each."""


def number(value, digits=2):
    """Write a number for people: fixed digits, a true minus, no "−0.00", powers of ten where it is huge.

    :param value: a finite number.
    :param digits: how many after the decimal point. Where these would leave only zeros, up to four are shown.
    """
    if abs(value) >= 1e6:
        power = math.floor(math.log10(abs(value)))
        return f"{number(value / 10**power, 1)} × 10{str(power).translate(SUPERSCRIPTS)}"
    text = next(
        (text for places in range(digits, max(digits, 4) + 1) if float(text := f"{value:.{places}f}")),
        f"{0:.{digits}f}",
    )
    return text.replace("-", "−")


def signed(value, digits=2):
    """As :func:`number`, with a plus where there is no minus."""
    text = number(value, digits)
    return text if text.startswith("−") else f"+{text}"


def digits_apart(before, after):
    """How many digits, two to four, it takes to tell two numbers from each other; two if none does."""
    differ = (digits for digits in (2, 3, 4) if number(before, digits) != number(after, digits))
    return next(differ, 2)


def apart(before, after):
    """Two numbers as "from … to …" needs them: with as many digits as it takes to differ."""
    digits = digits_apart(before, after)
    return number(before, digits), number(after, digits)


SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
