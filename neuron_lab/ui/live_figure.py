"""A matplotlib figure that moves as fast as the hand.

It is drawn in two layers, both SVG, one on top of the other. The *still* layer (axes, grid, curves that
no slider changes) is drawn once. The *moving* layer holds the few artists that change; a redraw draws
these alone, a few kilobytes. It is blitting, in vectors, sharp at any zoom. A :class:`~neuron_lab.ui.stage.Stage`
brings both to the page.
"""

import io
import re
from html import escape

from neuron_lab.ui.handles import Handle, Surface
from neuron_lab.ui.load_matplotlib import load_matplotlib
from neuron_lab.ui.style import in_our_style

# matplotlib is imported where it is used, when the first picture is drawn: importing a lesson stays instant.


class LiveFigure:
    """A figure with a still and a moving layer.

    A subclass builds its axes in :meth:`build`, hands every artist that changes to :meth:`moving`, and sets
    these artists' data in :meth:`show`. Then :meth:`redraw` draws them, into ``still_svg`` and ``moving_svg``. It says
    how large it is, in CSS pixels (it scales to the cell's width), and has a ``name``: what it shows, for those who
    cannot see it.
    """

    width, height = 760, 350
    name = ""
    pinned = None  # an earlier state to show beside the present one, if the picture knows how
    still_svg = moving_svg = ""  # the two layers as they were drawn last, each an SVG
    _still_is_old = True

    def __init__(self):
        load_matplotlib()
        from matplotlib.figure import Figure

        self.moving_artists = []  # in drawing order
        self.handles, self.surfaces = [], []  # what can be taken hold of, later ones on top
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

    def handle(self, artist, name, x=None, y=None, sets=None, removes=None):
        """Let a moving artist be dragged, and moved by arrow keys; see :class:`~neuron_lab.ui.handles.Handle`."""
        self.handles.append(Handle(artist, name, x, y, sets, removes))

    def surface(self, axes, name, drawn, strokes=True):
        """Let axes be pressed or drawn on; see :class:`~neuron_lab.ui.handles.Surface`."""
        self.surfaces.append(Surface(axes, name, drawn, strokes))

    @property
    def size(self):
        """Width and height in pixels."""
        return self.width, self.height

    @property
    def smallest_text(self):
        """The size of its smallest words, in pixels where it is shown in full width."""
        from matplotlib.text import Text

        texts = [part for axes in self.figure.axes for part in axes.get_children() if isinstance(part, Text)]
        drawn = [text for text in texts if text.get_text() or text in self.moving_artists]
        for axis in (axis for axes in self.figure.axes if axes.axison for axis in (axes.xaxis, axes.yaxis)):
            drawn += [axis.label, axis.get_major_ticks(1)[0].label1]  # its numbers are not written yet
        return min((text.get_fontsize() for text in drawn), default=self.width)

    def still_has_changed(self):
        """Have the next redraw draw the still layer again, for once. The old one stays on the page until then."""
        self._still_is_old = True

    def redraw(self):
        """Draw the moving artists as they are now; the first time and after a change, the still layer as well."""
        with in_our_style():
            if self._still_is_old:
                self.still_svg = self._svg(self._draw_still, f'role="img" aria-label="{escape(self.name)}"')
                self._still_is_old = False
            self.moving_svg = self._svg(self._draw_moving, 'aria-hidden="true"')

    def places(self, controls):
        """Where each handle stands now, a :class:`~neuron_lab.ui.handles.Place`, or None where it is not there."""
        return [handle.place(controls, self.size) for handle in self.handles]

    def answer(self, event, controls, state):
        """The values, by the names of controls, that an event of the page sets; see ``stage.js`` for events."""
        if "surface" in event:
            surface = self.surfaces[event["surface"]]
            return surface.values(event["points"], event["done"], self.size, state)
        handle = self.handles[event["handle"]]
        if handle.place(controls, self.size) is None:
            return {}
        if "at" in event:
            return handle.dragged(event["at"], self.size, state)
        if "by" in event:
            return handle.moved(*event["by"], controls, self.size, state)
        return {} if handle.removes is None else handle.removes(state)

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
        """Let the figure's memory go, even where this object stays."""
        vars(self).clear()  # whatever a subclass holds, axes, artist or gauge, leads to the figure
        self.figure, self.moving_artists, self.handles, self.surfaces = None, [], [], []

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


_OPENING = re.compile(r"^.*?<svg\b.*?>", re.S)
_NOT_FOR_A_PAGE = re.compile(
    # what matplotlib writes for files of their own: a date, a maker, and a style rule that would leak
    r"\s*<metadata>.*?</metadata>\s*<defs>\s*<style.*?</style>\s*</defs>"
    # the font, which the page's style sheet sets once; names that would stand twice on a page; idle words
    r'|font-family: [^;"]*;? ?| id="[\w.]+_\d+"| transform="rotate\(-0 [^"]*"',
    re.S,
)
_SAID_BY_ITS_MARKER = re.compile(
    r"(?<=[\";])stroke[\w-]*:[^;\"]*;?(?=[^<>]*/>)"
)  # its fill may differ, or be none
_MARKER = re.compile(r"<use [^>]*>")
_NUMBERS = re.compile(r' (?:d|x|y)="[^"]*"')
_STYLES = re.compile(r' style="[^"]*"')
_IDLE_DIGITS = re.compile(r"(\.\d\d)\d+")  # beyond a hundredth of a pixel
_BLANKS_OF_A_PATH = re.compile(r"\s*\b([A-Za-z])\s*|\s*\n\s*")
_BLANKS = re.compile(r"(?<=>)\s+(?:<g/>\s*)*(?=<)")
_SAID_ANYWAY = re.compile(r"(?<=[\s\";])stroke-(?:dashoffset: 0|linecap: butt)(?:; |(?=\"))|(?<=[:;]) ")


def _slim(svg, opening):
    svg = _OPENING.sub(lambda _: opening, svg, count=1)  # as it is: a name may hold a backslash
    svg = _BLANKS.sub("", _NOT_FOR_A_PAGE.sub("", svg))
    svg = _STYLES.sub(_slim_style, _NUMBERS.sub(_slim_numbers, svg))
    return _MARKER.sub(lambda found: _SAID_BY_ITS_MARKER.sub("", found[0]), svg)


def _slim_numbers(found):
    name, numbers = found[0].split("=", 1)
    return f"{name}={_BLANKS_OF_A_PATH.sub(_letter, _IDLE_DIGITS.sub(_kept, numbers))}"


def _slim_style(found):
    return " " + _SAID_ANYWAY.sub("", found[0][1:])


def _kept(found):
    return found[1]


def _letter(found):
    return found[1] or " "
