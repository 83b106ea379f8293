"""Charts of a loss over the steps or epochs of a run, as lessons 6 to 11 and "beat the machine" show them."""

import numpy as np

from neuron_lab.lessons.shared.few_points import few, on_axes
from neuron_lab.lessons.shared.quantities import LOSS
from neuron_lab.ui.labels import in_pixels, label_beside
from neuron_lab.ui.numbers import bounded, equals
from neuron_lab.ui.style import GREY

ROOM = 1.72
"""How wide a chart of epochs is, in widths of the run: the labels stand to the right of it."""


def log_axes(figure, box, ylim, lowest_tick, lowest_written, **settings):
    """Add axes on which every factor of ten is equally high, with their powers of ten written out: 0.01, 0.1, 1, 10.

    :param lowest_tick, lowest_written: from which power on there is a tick, and from which on it has its number.
    """
    axes = figure.axes(*box, yscale="log", ylim=ylim, **settings)
    powers = [10.0**power for power in range(-9, 9) if lowest_tick <= 10.0**power <= ylim[1]]
    axes.set_yticks(powers, [f"{power:g}" if power >= lowest_written else "" for power in powers])
    axes.minorticks_off()
    return axes


def epoch_axes(figure, box, epochs, room=ROOM, title="loss after each epoch"):
    """Add a chart of a loss over the epochs, from 0.0001 to 30, every factor of ten equally high."""
    settings = {"xlim": (-0.03 * epochs, room * epochs), "xticks": [0, epochs // 2, epochs]}
    axes = log_axes(figure, box, (1e-4, 30), 1e-4, 1e-4, **settings)
    axes.set_title(title, loc="left", pad=12)
    axes.set_xlabel("epoch", x=0.5 / room)
    return axes


class LossCurve:
    """The loss of one run: a line up to now, a mark at its end, a triangle where that has left the chart, a label.

    :param figure: the :class:`~neuron_lab.ui.live_figure.LiveFigure` it belongs to.
    :param axes: the chart.
    :param form: of the line; ``line`` is its style, as for ``Axes.plot``.
    :param mark, size: of the mark; ``clip`` says whether the edges of the chart cut it.
    :param inset: how far below the upper edge the triangle stands, in the units of the chart.
    :param label: what is different about the style of the label.
    """

    def __init__(self, figure, axes, form="-", mark="s", size=10, clip=True, inset=0.0, label=None, **line):
        self.axes, self._inset = axes, inset
        self.line = figure.moving_line(axes, form, color=LOSS.colour, **line)
        style = {"color": LOSS.colour, "zorder": 5}
        self.here = figure.moving_line(axes, mark, markersize=size, clip_on=clip, **style)
        self.beyond = figure.moving_line(axes, "^", markersize=12, clip_on=not inset, **style)
        style = {"color": LOSS.colour, "weight": "bold", "zorder": 6, **(label or {})}
        self.label = figure.moving_text(axes, **style)

    def mark(self, step, loss):
        """Mark the present loss, or point to where it is from the edge that it has left."""
        low, high = self.axes.get_ylim()
        inside, edge = low <= loss <= high, high - self._inset if loss > high else low
        self.here.set_visible(inside)
        self.beyond.set_visible(not inside)
        self.here.set_data([step], [loss])
        self.beyond.set_data([step], [edge])
        self.beyond.set_marker("^" if loss > high else "v")


class EpochCurve(LossCurve):
    """The loss of a run over many epochs, on axes as :func:`epoch_axes` gives them, and one kept to compare."""

    def __init__(self, figure, axes):
        self.ghost = figure.moving_line(axes, "--", color=GREY, linewidth=2)
        self.ghost_label = figure.moving_text(axes, color=GREY, size=12, zorder=6)
        super().__init__(figure, axes, label={"zorder": 7}, linewidth=2.2)

    def show(self, losses, epoch):
        """Show a run up to this epoch."""
        loss, (_, high) = losses[epoch], self.axes.get_ylim()
        _show_losses(self.line, losses, epoch)
        self.mark(epoch, loss)
        above = loss > high
        at, dx = ((self.axes.get_xlim()[1], high), 0) if above else ((epoch, loss), 6.5)
        self.label.set_ha("right" if above else "left")
        label_beside(self.label, f"L {equals(loss)}{' ↑' if above else ''}", at, dx, 4, bottom=29, top=14.5)

    def show_ghost(self, losses, epoch):
        """Show another run beside it, once it is on show itself."""
        _show_losses(self.ghost, losses, epoch)
        text, loss = f"kept: {bounded(losses[epoch], 'below')}", losses[epoch]
        label_beside(self.ghost_label, text, (epoch, loss), dx=6, bottom=29, top=29)
        other = self.label.get_position()[1]
        if (
            abs(in_pixels(self.ghost_label)[1] - in_pixels(self.label)[1]) < 23
        ):  # it would stand on the other label
            label_beside(self.ghost_label, text, (epoch, other), dx=6, dy=-29 if other > 1e-2 else 29)

    def hide_ghost(self):
        """Show no other run."""
        self.ghost.set_data([], [])
        self.ghost_label.set_text("")


def _show_losses(line, losses, epoch):
    shown = few(epoch)
    line.set_data(*on_axes(line.axes, shown, np.asarray(losses)[shown]))
