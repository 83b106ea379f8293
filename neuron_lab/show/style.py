"""Colours, fonts and the number format: what makes every picture look like the next."""

import math
from contextlib import contextmanager

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


CSS = """<style>
.nl-card{--ink:#1F1F1F;background:#fff;color:var(--ink);border:1px solid #d4d4d4;border-radius:8px;
 padding:12px 16px;max-width:960px;box-sizing:border-box;color-scheme:light;
 --jp-widgets-color:var(--ink);--jp-widgets-label-color:var(--ink);--jp-widgets-readout-color:var(--ink);
 --jp-widgets-input-color:var(--ink);--jp-widgets-input-background-color:#fff;
 --jp-widgets-input-border-color:#767676;--jp-widgets-slider-border-color:#767676;
 --jp-widgets-slider-handle-border-color:#767676;
 --jp-widgets-slider-handle-background-color:#fff;
 --jp-ui-font-color0:var(--ink);--jp-ui-font-color1:var(--ink);--jp-content-font-color1:var(--ink);
 --jp-layout-color1:#fff;--jp-layout-color2:#eee;--jp-layout-color3:#ddd;--jp-border-color1:#aaa}
.nl-card,.nl-card .widget-html-content,.nl-card svg{
 font-family:system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,"DejaVu Sans",sans-serif}
.nl-card .widget-html,.nl-card .widget-html-content{height:auto;line-height:1.45;margin:0;
 overflow:visible;font-size:14px;color:var(--ink)}
.nl-card .widget-html-content{width:100%}
.nl-card .nl-question{font-size:16px;font-weight:600;margin:0 0 4px}
.nl-card .nl-sentence{margin:4px 0 0;font-size:15px;min-height:2.9em}
.nl-card .nl-note{color:#B03A00;min-height:0}
.nl-card .nl-picture svg{display:block;width:100%;height:auto;stroke-linejoin:round;stroke-linecap:butt;
 overflow:visible}
.nl-card .nl-moving{pointer-events:none}
.nl-card .nl-moving text{paint-order:stroke;stroke:#fff;stroke-width:4px}
.nl-card .nl-equations{display:flex;flex-wrap:wrap;gap:2px 36px}
.nl-card .nl-equation{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:16px}
.nl-card .nl-equation td{padding:0 2px;text-align:center;border:0;background:none;line-height:1.4;
 white-space:nowrap}
.nl-card .nl-equation td.nl-base{text-align:right;padding-right:0}
.nl-card .nl-equation td.nl-base+td{text-align:left;padding-left:0}
@media (max-width:640px){.nl-card .nl-equation{font-size:14px}}
.nl-card .nl-equation tr{background:none}
.nl-card .nl-equation tr:last-child td{font-weight:700}
.nl-card .widget-toggle-buttons{display:flex;align-items:center;overflow:visible}
.nl-card .widget-hbox{overflow:visible}
.nl-card .widget-label{overflow:visible;font-size:14px}
.nl-practice{border-left:6px solid #0065A3}
.nl-card .nl-place{font-size:13px;font-weight:600;color:#0065A3;text-transform:uppercase;letter-spacing:.04em}
.nl-card .nl-verdict{font-size:15px;min-height:1.45em;margin:2px 0}
.nl-card .nl-right{color:#006B4E;font-weight:600}
.nl-card .nl-wrong{color:#B03A00}
.nl-card .nl-hints ol{margin:0 0 4px 1.4em;padding:0}
.nl-card .nl-aside{color:#5F5F5F;font-size:13px;margin-left:104px}
.nl-card .nl-aside.nl-left{margin-left:0}
.nl-card input::placeholder{color:#5F5F5F;opacity:1}
.nl-card input:disabled{opacity:1;color:#006B4E;-webkit-text-fill-color:#006B4E}
.nl-card .nl-why{margin-top:8px;font-weight:600}
.nl-card summary{cursor:pointer;color:#0065A3}
.nl-card .widget-radio-box label{height:auto;white-space:normal;line-height:1.45;font-size:14px;
 display:flex;flex-direction:row-reverse;justify-content:flex-end;align-items:flex-start}
.nl-card .widget-radio-box input{flex:0 0 auto;height:20px;margin-top:0}
.nl-card .widget-radio{height:auto}
.nl-card .noUi-target{background:#ddd}
.nl-card .noUi-handle:focus,.nl-card button:focus,.nl-card input:focus,
.nl-card textarea:focus,.nl-card summary:focus{
 outline:3px solid #0065A3;outline-offset:2px}
</style>"""
"""The card around an explorer or a question: light in every theme, so that its colours mean the same in each."""


def number(value, digits=2):
    """Write a number for people: fixed digits, a true minus, no "−0.00", powers of ten where it is huge.

    :param value: a finite number.
    :param digits: how many after the decimal point. Where these would leave only zeros, up to four are shown.
    """
    if abs(value) >= 1e6:
        return _with_power(f"{value:.1e}")
    text = next(
        (text for places in range(digits, max(digits, 4) + 1) if float(text := f"{value:.{places}f}")),
        f"{0:.{digits}f}",
    )
    return text.replace("-", "−")


def exact(value, digits=2):
    """As :func:`number`, but with every digit that a slider or a person gave it, up to six after the point.

    For what is plugged into a formula: with 0.001 where 0.001259 is meant, the line would not give its result.
    """
    places = (
        places for places in range(digits, 6) if math.isclose(round(value, places), value, abs_tol=1e-9)
    )
    return number(value, next(places, 6))


def as_given(value):
    """A number with the digits it has, not more, as a question gives it: 99, 0.0005, −2.5.

    It has twelve at most: what lies beyond came from reckoning with floats.
    """
    text = f"{value + 0.0:.12g}"  # plus 0, as there is a float −0
    return _with_power(text) if "e" in text else text.replace("-", "−")


def _with_power(text):
    """A number as Python writes it with an exponent, "1.2e+06", as people do."""
    mantissa, power = text.split("e")
    return f"{mantissa} × 10{str(int(power)).translate(SUPERSCRIPTS)}".replace("-", "−")


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


SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
