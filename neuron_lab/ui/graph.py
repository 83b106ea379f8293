"""Boxes and arrows: a calculation drawn as a graph, with live numbers in the boxes."""

from neuron_lab.ui.style import DIM, FAINT, GREY, INK, MIST

_DASHES = (0, (4, 2))


class Graph:
    """A graph on the axes of a live figure, in pixels from its upper left corner.

    :param figure: the :class:`~neuron_lab.ui.live_figure.LiveFigure` it belongs to.
    :param axes: where to draw, as ``figure.canvas()`` gives them.
    """

    def __init__(self, figure, axes):
        self.figure, self.axes = figure, axes
        self.centre, self._size, self.value = {}, {}, {}  # by the name of a box; its value is the text in it

    def box(self, name, at, symbol, colour=INK, width=74, height=52):
        """Draw a box with a symbol above the place for its value."""
        x, y = at
        self.centre[name], self._size[name] = (x, y), (width, height)
        self._rounded(x, y, width, height, 8, facecolor="white", edgecolor=colour, linewidth=2, zorder=3)
        self.axes.text(x, y - 13, symbol, color=colour, ha="center", va="center", zorder=4)
        self.value[name] = self.figure.moving_text(
            self.axes, x, y + 11, color=colour, ha="center", va="center", weight="bold", size=16, zorder=5
        )

    def plate(self, name, at, width, height):
        """Draw a box in which nothing stands yet, pale as what is not at work."""
        x, y = at
        self.centre[name], self._size[name] = (x, y), (width, height)
        self._rounded(x, y, width, height, 10, facecolor=MIST, edgecolor=DIM, linewidth=1.5, zorder=3)

    def lamp(self, name, light, colour=INK):
        """Add a light over a box and a thick frame around it to the moving layer, to be shown or hidden; returns it."""
        (x, y), (width, height) = self.centre[name], self._size[name]
        look = {"facecolor": light, "edgecolor": colour, "linewidth": 3.5, "zorder": 2}
        return self.figure.moving(self._rounded(x, y, width, height, 10, **look))

    def arrow(self, start, end, label="", colour=GREY, dashed=False, offset=(0, 0), label_at=(0, 0)):
        """Draw an arrow from the rim of one box to the rim of another; returns the label's artist.

        :param offset: by how much to move the whole arrow aside, so that two can run side by side.
        :param label_at: where the label stands, from the arrow's middle.
        """
        look = {"linestyle": _DASHES if dashed else "-", "linewidth": 2, "zorder": 2}
        (x0, y0), (x1, y1) = way = self._way(start, end, offset)
        self._arrow(*way, color=colour, **look)
        return self.axes.text(
            (x0 + x1) / 2 + label_at[0],
            (y0 + y1) / 2 + label_at[1],
            label,
            color=colour,
            ha="center",
            va="center",
            zorder=4,
        )

    def bold_arrow(self, start, end, colour, dashed=False, offset=(0, 0)):
        """Add a thick arrow from box to box to the moving layer, to be shown or hidden; returns it.

        :param offset: as for :meth:`arrow`, which it then covers.
        """
        from matplotlib.patches import PathPatch

        look = {"linestyle": _DASHES if dashed else "-", "linewidth": 4.5, "zorder": 2}
        arrow = self._arrow(*self._way(start, end, offset), 20, color=colour, **look)
        path = arrow.get_path()  # it never changes; an arrow would work it out anew at every drawing
        arrow.remove()
        ends = {"capstyle": "butt", "joinstyle": "round"}
        return self.figure.moving(self.axes.add_patch(PathPatch(path, color=colour, **look, **ends)))

    def ring(self, name, colour):
        """Add a ring around a box to the moving layer, to be shown or hidden; returns it."""
        (x, y), (width, height) = self.centre[name], self._size[name]
        patch = self._rounded(
            x, y, width + 10, height + 10, 12, facecolor="none", edgecolor=colour, linewidth=3, zorder=2
        )
        return self.figure.moving(patch)

    def frame(self, left, top, right, bottom, label):
        """Draw a pale frame behind the boxes, with a label in its upper left corner."""
        x, y = (left + right) / 2, (top + bottom) / 2
        pale = {"facecolor": MIST, "edgecolor": FAINT, "linewidth": 1.5, "zorder": 1}
        self._rounded(x, y, right - left, bottom - top, 24, **pale)
        self.axes.text(left + 16, top + 16, label, color=GREY, va="center", zorder=4)

    def set(self, **values):
        """Put these texts into the boxes of these names."""
        for name, text in values.items():
            self.value[name].set_text(text)

    def _rounded(self, x, y, width, height, radius, **style):
        """Add a rectangle with round corners, by its centre."""
        from matplotlib.patches import FancyBboxPatch

        shape = f"round,pad=0,rounding_size={radius}"
        return self.axes.add_patch(
            FancyBboxPatch((x - width / 2, y - height / 2), width, height, boxstyle=shape, **style)
        )

    def _arrow(self, start, end, head=15, **style):
        """Add an arrow from one point to another."""
        from matplotlib.patches import FancyArrowPatch

        shape = {"arrowstyle": "-|>", "mutation_scale": head, "shrinkA": 2, "shrinkB": 2}
        return self.axes.add_patch(FancyArrowPatch(start, end, **shape, **style))

    def _way(self, start, end, offset):
        """From rim to rim, moved aside: two points."""
        dx, dy = offset
        return [(x + dx, y + dy) for x, y in (self._rim(start, end), self._rim(end, start))]

    def _rim(self, name, towards):
        """Where the straight line from one box's centre to another's leaves the first box."""
        (x, y), (tx, ty) = self.centre[name], self.centre[towards]
        width, height = self._size[name]
        dx, dy = tx - x, ty - y
        scale = min(width / 2 / abs(dx) if dx else float("inf"), height / 2 / abs(dy) if dy else float("inf"))
        return x + dx * scale, y + dy * scale
