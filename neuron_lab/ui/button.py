"""A button: its name, its icon, and what it does."""

import ipywidgets as widgets

from neuron_lab.ui import carried
from neuron_lab.ui.in_turn import IN_TURN


class Button:
    """A button; ``widget`` goes on the page.

    :param name: what stands on it.
    :param icon: a name from Font Awesome, without "fa-".
    :param action: called without arguments at each press.
    :param look: "primary" for the one button that a card is about.
    """

    def __init__(self, name, icon, action, look=""):
        layout = widgets.Layout(width="auto")
        self.widget = carried.Button(description=name, icon=icon, button_style=look, layout=layout)
        self.widget.on_click(lambda widget: self.press())
        self._action = action

    def press(self):
        """As if the button had been clicked."""
        with IN_TURN:
            self._action()

    def silence(self):
        """Do nothing from now on."""
        self._action = lambda: None
