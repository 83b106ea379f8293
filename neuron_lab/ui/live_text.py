"""Text on the moving layer. Imported when the first picture is drawn, as it needs matplotlib."""

from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.colors import to_hex
from matplotlib.patheffects import withStroke
from matplotlib.text import Text

_ANCHOR = {"left": "start", "center": "middle", "right": "end"}
_DOWN = {"baseline": 0.0, "bottom": -0.25, "center": 0.36, "top": 0.85}  # in font sizes


class LiveText(Text):
    """One line of upright text that leaves its layout to the browser.

    In SVG the browser aligns text by its anchor, so matplotlib need not measure every letter of it at every
    move. That was half of the time of a redraw. On any other renderer it draws as usual. A white rim keeps
    it readable across lines; on the page the style sheet adds it.
    """

    def __init__(self, *args, **style):
        super().__init__(*args, path_effects=[withStroke(linewidth=4, foreground="white")], **style)

    def draw(self, renderer):
        """Draw; on an SVG renderer as one plain ``<text>`` element."""
        if not isinstance(renderer, RendererSVG):
            super().draw(renderer)
        elif self.get_visible() and self.get_text():
            x, y = self.get_transform().transform(self.get_unitless_position())
            size = self.get_fontsize()
            y = renderer.height - y + _DOWN[self.get_va()] * size
            weight = {} if self.get_weight() == "normal" else {"font-weight": str(self.get_weight())}
            renderer.writer.element(
                "text",
                self.get_text(),
                attrib={
                    "x": f"{x:.1f}",
                    "y": f"{y:.1f}",
                    "font-size": f"{size:g}",
                    "fill": to_hex(self.get_color()),
                    "text-anchor": _ANCHOR[self.get_ha()],
                    **weight,
                },
            )
            self.stale = False
