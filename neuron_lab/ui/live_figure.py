"""A matplotlib figure that moves as fast as the hand.

It is drawn in two layers, both SVG, one on top of the other. The *still* layer (axes, grid, curves that
no slider changes) is drawn once. The *moving* layer holds the few artists that change; a redraw draws
these alone and sends a few kilobytes. It is blitting, in vectors: sharp at any zoom, and no JavaScript.
"""

import io
import re
from html import escape

import ipywidgets as widgets

from neuron_lab.ui.load_matplotlib import load_matplotlib
from neuron_lab.ui.style import in_our_style

# matplotlib is imported where it is used, when the first picture is drawn: importing a lesson stays instant.


class LiveFigure:
    """A figure with a still and a moving layer.

    A subclass builds its axes in :meth:`build`, hands every artist that changes to :meth:`moving`, and sets
    these artists' data in :meth:`show`. Then :meth:`redraw` puts them on the screen. It says how large it is, in CSS
    pixels (it scales to the cell's width), and has a ``name``: what it shows, for those who cannot see it.
    """

    width, height = 760, 350
    name = ""
    pinned = None  # an earlier state to show beside the present one, if the picture knows how
    _still_is_old = True

    def __init__(self):
        load_matplotlib()
        from matplotlib.figure import Figure

        self.moving_artists = []  # in drawing order
        self._still_layer, self._moving_layer = (_Layer(layer) for layer in ("nl-still", "nl-moving"))
        self.widget = widgets.GridBox(
            [self._still_layer, self._moving_layer],
            layout=widgets.Layout(width="100%", grid_template_columns="100%"),
        )
        self.widget.add_class("nl-picture")
        with in_our_style():
            self.figure = Figure(figsize=(self.width / 72, self.height / 72))
            self.build()
            for axes in self.figure.axes:  # else labels placed in pixels would miss before the first drawing
                axes.apply_aspect()

    def build(self):
        """Create the axes and artists. Called once, with the common style in force."""
        raise NotImplementedError

    def show(self, state):
        """Set the moving artists to this state. It draws nothing yet."""
        raise NotImplementedError

    def axes(self, left, top, width, height, **settings):
        """Add axes that fill this box, in pixels from the upper left corner. ``settings`` as for ``Axes.set``."""
        axes = self.figure.add_axes(
            (left / self.width, 1 - (top + height) / self.height, width / self.width, height / self.height)
        )
        axes.set(**settings)
        return axes

    def canvas(self):
        """Add axes without ticks that cover the whole figure, in pixels from the upper left corner."""
        axes = self.axes(0, 0, self.width, self.height, xlim=(0, self.width), ylim=(self.height, 0))
        axes.set_axis_off()
        return axes

    def moving(self, artist):
        """Move this artist to the moving layer; returns it. It draws at its zorder among the moving ones."""
        artist.set_animated(True)  # matplotlib's own mark for "not part of the background"
        self.moving_artists.append(artist)
        self.moving_artists.sort(key=lambda artist: artist.get_zorder())
        return artist

    def moving_line(self, axes, form="-", **style):
        """Add an empty line, or markers, to the moving layer; ``form`` and ``style`` as for ``Axes.plot``."""
        return self.moving(axes.plot([], [], form, **style)[0])

    def moving_parabola(self, axes, **style):
        """Add an empty :class:`~neuron_lab.ui.parabola.Parabola` to the moving layer."""
        from neuron_lab.ui.parabola import Parabola

        return self.moving(axes.add_patch(Parabola(**style)))

    def moving_text(self, axes, x=0.0, y=0.0, **style):
        """Add an empty text to the moving layer; ``style`` as for ``Axes.text``."""
        from neuron_lab.ui.live_text import LiveText

        return self.moving(
            axes.add_artist(LiveText(x, y, "", transform=axes.transData, clip_on=False, **style))
        )

    def still_has_changed(self):
        """Have the next redraw draw the still layer again, for once. The old one stays on the page until then."""
        self._still_is_old = True

    def redraw(self):
        """Draw the moving artists as they are now; the first time and after a change, the still layer as well."""
        with in_our_style():
            if self._still_is_old:
                self._still_layer.value = self._svg(
                    self._draw_still, f'role="img" aria-label="{escape(self.name)}"'
                )
                self._still_is_old = False
            self._moving_layer.value = self._svg(self._draw_moving, 'aria-hidden="true"')

    def pixels(self, scale=2):
        """The whole figure as it is now: an array of bytes, (height × scale, width × scale, 4), RGBA."""
        import numpy as np
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        canvas = FigureCanvasAgg(self.figure)
        self.figure.set_dpi(72 * scale)
        try:
            with in_our_style():
                renderer = canvas.get_renderer()
                renderer.clear()
                self._draw_still(renderer)
                self._draw_moving(renderer)
                return np.array(renderer.buffer_rgba())
        finally:
            self.figure.set_dpi(72)

    def close(self):
        """Let the figure's memory go, even where this object stays. The widget is closed by whoever shows it."""
        widget = self.widget
        vars(self).clear()  # whatever a subclass holds, axes, artist or gauge, leads to the figure
        self.widget, self.figure, self.moving_artists = widget, None, []

    def _draw_still(self, renderer):
        self.figure.draw(renderer)  # leaves out whatever is animated

    def _draw_moving(self, renderer):
        for artist in self.moving_artists:
            artist.draw(renderer)

    def _svg(self, draw, attributes):
        from matplotlib.backends.backend_svg import RendererSVG

        text = io.StringIO()
        renderer = RendererSVG(self.width, self.height, text)
        draw(renderer)
        renderer.finalize()
        return _slim(text.getvalue(), f'<svg {attributes} viewBox="0 0 {self.width} {self.height}">')


class _Layer(widgets.HTML):
    """One SVG; both layers stand in the same grid cell."""

    def __init__(self, name):
        super().__init__(layout=widgets.Layout(grid_area="1 / 1", width="100%"))
        self.add_class(name)


_OPENING = re.compile(r"^.*?<svg\b.*?>", re.S)
_NOT_FOR_A_PAGE = re.compile(
    # what matplotlib writes for files of their own: a date, a maker, and a style rule that would leak
    r"\s*<metadata>.*?</metadata>\s*<defs>\s*<style.*?</style>\s*</defs>"
    # the font, which the page's style sheet sets once; names that would stand twice on a page; idle words
    r'|font-family: [^;"]*;? ?| id="[\w.]+_\d+"| transform="rotate\(-0 [^"]*"',
    re.S,
)
_BLANKS = re.compile(r"\n\s*")


def _slim(svg, opening):
    svg = _OPENING.sub(lambda _: opening, svg, count=1)  # as it is: a name may hold a backslash
    return _BLANKS.sub("\n", _NOT_FOR_A_PAGE.sub("", svg))
