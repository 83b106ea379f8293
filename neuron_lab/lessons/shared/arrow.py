"""An arrow on a map of losses: how far a weight and a bias are moved, and which way."""

import numpy as np

from neuron_lab.lessons.shared.few_points import to_the_pixel

_WIDE = 0.45  # of the head, on either side, in lengths of the head


class Arrow:
    """A moving arrow on a live figure, drawn in one stroke.

    :param figure: the :class:`~neuron_lab.ui.live_figure.LiveFigure` it belongs to.
    :param axes: where to draw, with w to the right and b upward.
    :param head: how long the head is, in pixels. Of a short arrow it is half as long as the arrow.
    :param line: its style, as for ``Axes.plot``.
    """

    def __init__(self, figure, axes, head=10.0, **line):
        self._head = head
        self.line = figure.moving_line(axes, solid_joinstyle="miter", **line)

    def show(self, start, way):
        """Lead from a pair (w, b) this far, (change of w, change of b); an arrow of a pixel is none."""
        axes = self.line.axes
        tail, tip = axes.transData.transform([start, np.add(start, way)])
        length = np.hypot(*(tip - tail))
        if length < 1:
            self.line.set_data([], [])
            return
        back = min(self._head, 0.5 * length) * (tail - tip) / length
        aside = _WIDE * np.array([-back[1], back[0]])
        pixels = np.array([tail, tip, tip + back + aside, tip, tip + back - aside])
        points = to_the_pixel(axes, axes.transData.inverted().transform(pixels), 4)
        self.line.set_data(*points.T)
