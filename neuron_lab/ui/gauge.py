"""A vertical gauge: a scale with a safe band, names for its zones, and a pointer that moves."""

from neuron_lab.ui.numbers import number
from neuron_lab.ui.style import GREEN, GREY, INK, PALE_GREEN


class Gauge:
    """A gauge on a live figure.

    :param figure: the :class:`~neuron_lab.ui.live_figure.LiveFigure` it belongs to.
    :param box: left, top, width and height in pixels, of the scale itself; names stand to its right.
    :param title: above the gauge.
    :param span: lowest and highest value on the scale; beyond, the pointer stays at the end and says so.
    :param safe: lowest and highest value of the hatched band.
    :param zones: value to name, for the names beside the scale.
    """

    def __init__(self, figure, box, title, span, safe, zones):
        self.span = span
        low, high = span
        self.axes = axes = figure.axes(*box, xlim=(0, 1), ylim=span, xticks=[])
        axes.grid(False)
        axes.set_title(title, loc="left", pad=27)
        axes.set_yticks(
            range(int(low), int(high) + 1), [number(value, 0) for value in range(int(low), int(high) + 1)]
        )
        axes.axhspan(*safe, facecolor=PALE_GREEN, edgecolor=GREEN, hatch="//", linewidth=0)
        axes.axhline(0, color=GREEN, linewidth=1.5)
        for end in safe:
            axes.axhline(end, color=INK, linewidth=1.5)
        for value, name in zones.items():
            axes.text(1.6, value, name, va="center", color=GREY)
        self.pointer = figure.moving_line(axes, "<", color=INK, markersize=13, clip_on=False, zorder=5)
        self.mark = figure.moving_line(axes, color=INK, linewidth=3, zorder=5)
        self.label = figure.moving_text(axes, 0, high + 0.14, weight="bold")

    def show(self, value):
        """Point at this value."""
        low, high = self.span
        at = min(max(value, low), high)
        self.pointer.set_data([1.16], [at])
        self.mark.set_data([0, 1], [at, at])
        off = "" if at == value else ", off the scale"
        self.label.set_text(f"{number(value)}{off}")
