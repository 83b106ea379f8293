"""Widgets whose news the stage of their card can bring to the page, so that a move is one message.

ipywidgets would send one for each widget, and repeat to a slider's page what it has just said.
"""

import ipywidgets as widgets
import traitlets

from neuron_lab.ui.in_turn import IN_TURN


class Carried(widgets.DOMWidget):
    """A widget whose news the stage of its card brings to the page, together with its own.

    While nothing is gathered there, and without a stage, it sends its news itself, as any widget does.
    """

    carrier = None

    def send_state(self, key=None):
        """Send these traits to the page, or hand them to the stage that gathers."""
        with IN_TURN:
            if key is not None and self.carrier is not None and self.carrier.gathers:
                self.carrier.take(self, [key] if isinstance(key, str) else list(key))
            else:
                super().send_state(key)

    def set_state(self, sync_data):
        """Take what the page says; all that follows from it goes back as one message."""
        if self.carrier is None:
            return super().set_state(sync_data)
        with self.carrier.gathering():
            return super().set_state(sync_data)


class FloatSlider(Carried, widgets.FloatSlider):
    """A slider whose moves are not repeated to the page that made them."""

    value = traitlets.CFloat(0.0).tag(sync=True, echo_update=False)


class FloatLogSlider(Carried, widgets.FloatLogSlider):
    """The same, every factor of ten equally wide."""

    value = traitlets.CFloat(1.0).tag(sync=True, echo_update=False)


class IntSlider(Carried, widgets.IntSlider):
    """The same for whole numbers."""

    value = traitlets.CInt(0).tag(sync=True, echo_update=False)


class Play(Carried, widgets.Play):
    """A counter whose counts are not repeated to the page that counts."""

    value = traitlets.CInt(0).tag(sync=True, echo_update=False)


class Text(Carried, widgets.Text):
    """A field for text, which is not repeated to the page where it was typed."""

    value = traitlets.Unicode("").tag(sync=True, echo_update=False)


class HTML(Carried, widgets.HTML):
    """Words as HTML."""


class Button(Carried, widgets.Button):
    """A button."""
