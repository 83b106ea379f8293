"""Step through a recording: Back, Step, Play, and a slider over all steps.

Nothing runs in the kernel while it plays: the browser counts, and each count shows one more recorded step.
"""

import ipywidgets as widgets

from neuron_lab.show.controls import Control


class Player(Control):
    """A control whose value is the step on show, a whole number from 0 to ``last``.

    :param name: what one step is, in full.
    :param last: the highest step.
    :param value: the step to start from.
    :param interval: milliseconds from step to step while it plays.
    """

    def __init__(self, name, last, value=0, interval=500):
        if value not in range(last + 1):
            raise ValueError(f"{name} must be a whole number from 0 to {last}, not {value!r}")
        super().__init__(name, value)
        self.last = last
        self.field = widgets.BoundedIntText(
            value,
            min=0,
            max=last,
            description=name,
            layout=widgets.Layout(width="250px", flex="0 0 auto"),
            style={"description_width": "150px"},
        )
        self.slider = widgets.IntSlider(
            value,
            min=0,
            max=last,
            readout=False,
            layout=widgets.Layout(flex="1 1 auto", width="auto", min_width="120px"),
        )
        self.play = widgets.Play(value=value, min=0, max=last, interval=interval, show_repeat=False)
        self.back_button = self._button("Back", "step-backward", lambda button: self.back())
        self.step_button = self._button("Step", "step-forward", lambda button: self.step())
        self.widget = widgets.HBox(
            [self.field, self.back_button, self.step_button, self.play, self.slider],
            layout=widgets.Layout(align_items="center"),
        )
        self._faces = (self.field, self.slider, self.play)
        for face in self._faces:
            face.observe(lambda change: self._set(change["new"]), "value")

    def step(self):
        """One step on, if there is one."""
        self.value = self.value + 1

    def back(self):
        """One step back, if there is one."""
        self.value = self.value - 1

    def _set(self, value, note=""):
        value = min(max(int(value), 0), self.last)
        if value == self._value:
            return
        self._value = value  # first, so that the faces coming back here find nothing left to do
        for face in self._faces:
            face.value = value
        self._tell(note)

    @staticmethod
    def _button(name, icon, action):
        button = widgets.Button(description=name, icon=icon, layout=widgets.Layout(width="auto"))
        button.on_click(action)
        return button
