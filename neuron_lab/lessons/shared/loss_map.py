"""The map of losses over weight and bias, as lessons 6 to 8 show it, and a run on it."""

import numpy as np

from neuron_lab.least_squares import directions, loss_surface
from neuron_lab.lessons.shared.quantities import B, W
from neuron_lab.ui.style import GREEN, GREY, INK

LEVELS = (0, *np.logspace(-3, 1.5, 10), 1e6)
"""Each level is about three times the one inside it."""
_LIGHTEST, _DARKEST = 1.0, 0.55  # ink on the darkest grey still has a contrast of 5 : 1
_GREYS = [str(grey) for grey in np.linspace(_LIGHTEST, _DARKEST, len(LEVELS) - 1)]


class LossMap:
    """A map of losses on a live figure: the weight to the right, the bias upward, darker where the loss is higher.

    :param figure: the :class:`~neuron_lab.ui.live_figure.LiveFigure` it belongs to.
    :param box: left, top, width and height in pixels.
    :param w_span, b_span: lowest and highest weight and bias.
    :param w_ticks, b_ticks: which of them have a number.
    :param pad: how far above the map its title is, in pixels.
    """

    def __init__(self, figure, box, w_span, b_span, w_ticks, b_ticks, pad=12):
        self.figure = figure
        ticks = {"xticks": w_ticks, "yticks": b_ticks}
        names = {"xlabel": f"{W.name} {W.symbol}", "ylabel": f"{B.name} {B.symbol}"}
        self.axes = figure.axes(*box, xlim=w_span, ylim=b_span, **names, **ticks)
        self.axes.set_title("loss: darker is higher", loc="left", pad=pad)
        self.axes.grid(False)

    def shade(self, loss, points=121, **look):
        """Draw the map of a function of w and b, which takes a row and a column; returns it.

        :param look: as for ``Axes.contourf``.
        """
        w, b = (np.linspace(*span, points) for span in (self.axes.get_xlim(), self.axes.get_ylim()))
        return self.axes.contourf(w, b, loss(w, b[:, None]), **look)

    def shade_bowl(self, x, y, fit):
        """Draw the map of the mean squared error above its floor; returns it."""
        return self.shade(
            lambda w, b: np.maximum(loss_surface(x, y, w, b) - fit.floor, 0), levels=LEVELS, colors=_GREYS
        )

    def mark_best(self, fit):
        """Mark the lowest point; returns the mark."""
        style = {"color": GREEN, "markersize": 11, "markeredgecolor": "white", "zorder": 4}
        return self.axes.plot(*fit[:2], "P", **style)[0]

    def draw_directions(self, x, fit, length):
        """Two thin lines through the lowest point, along the flat and across the steep direction, with their names."""
        for direction, name, reach in zip(directions(x), ("steep", "flat"), (0.62, length), strict=True):
            ends = np.outer([-reach, reach], direction) + fit[:2]
            self.axes.plot(*ends.T, color=GREY, linewidth=1, linestyle=(0, (6, 3)))
            angle = float(np.degrees(np.arctan2(direction[1], direction[0])))
            upright = angle - 180 if angle > 90 else angle
            aside = np.array([-np.sin(np.radians(upright)), np.cos(np.radians(upright))])
            at = fit[:2] + 0.4 * direction + 0.1 * aside
            style = {"color": INK, "size": 12, "ha": "center", "va": "center", "rotation_mode": "anchor"}
            self.axes.text(*at, name, rotation=upright, **style)

    def add_note(self, w, b):
        """Add words in the middle of which this place is, to say what is off the map; returns them."""
        return self.figure.moving_text(self.axes, w, b, size=13, ha="center", va="center", zorder=7)

    def add_run(self, note_at, form="-", mark="o", size=12, **line):
        """Add a run: its path, where it is and where it began, and a note for when it is off the map.

        :param form: of the path; ``line`` is its style, as for ``Axes.plot``.
        :param mark, size: of where it is.
        """
        self.path = self.figure.moving_line(self.axes, form, color=W.colour, **line)
        self.here = self.figure.moving_line(self.axes, mark, color=W.colour, markersize=size, zorder=5)
        self.start = self.figure.moving_line(self.axes, "s", color=INK, markersize=8, zorder=6)
        self.note = self.add_note(*note_at)

    def show_run(self, points, start, here, off):
        """Show a run.

        :param points: of its path: all weights, and all biases.
        :param start, here: where it began and where it is, (w, b).
        :param off: what to say where that is off the map.
        """
        self.path.set_data(*points)
        self.start.set_data(start[:1], start[1:])
        self.note.set_text("" if self.show_at(self.here, *here) else off)

    def show_at(self, mark, w, b):
        """Put a mark there, or nowhere if that is off the map; returns whether it is on it."""
        inside = self.holds(w, b)
        mark.set_data([w] if inside else [], [b] if inside else [])
        return inside

    def holds(self, w, b):
        """Whether a point lies on the map."""
        (left, right), (bottom, top) = self.axes.get_xlim(), self.axes.get_ylim()
        return left <= w <= right and bottom <= b <= top
