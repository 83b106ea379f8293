"""Step through a recording: Back, Step, Play, and a slider over all steps.

Nothing runs in the kernel while it plays: the browser counts, and each count shows one more recorded step.
"""

from functools import cached_property
from numbers import Integral

import ipywidgets as widgets

from neuron_lab.ui.button import Button
from neuron_lab.ui.carried import IntSlider, Play
from neuron_lab.ui.control import Control
from neuron_lab.ui.number_field import NumberField
from neuron_lab.ui.numbers import as_given
from neuron_lab.validation import described, one_number


class Player(Control):
    """A control whose value is the step on show, a whole number from 0 to ``last``.

    :param name: what one step is, in full.
    :param last: the highest step.
    :param value: the step to start from.
    :param interval: milliseconds from step to step while it plays.
    :raises ValueError, TypeError: naming the control, where ``value`` is none of its steps, or no number.
    """

    def __init__(self, name, last, value=0, interval=500):
        __tracebackhide__ = True
        if one_number(name, value) not in range(last + 1) or not isinstance(value, Integral):
            raise ValueError(f"{name} must be a whole number from 0 to {last}, not {described(value)}")
        super().__init__(name, int(value))
        self.last, self._interval = last, interval

    @cached_property
    def widget(self):
        """Field, buttons and slider in a row."""
        buttons = [button.widget for button in (self.back_button, self.step_button, self.play_button)]
        layout = widgets.Layout(align_items="center", flex_flow="row wrap")  # narrow: two rows
        return widgets.HBox([self.field, *buttons, self.play, self.slider], layout=layout)

    @cached_property
    def field(self):
        """The number of the step, to read and to type."""
        return NumberField(self.name, self.value, self._set, whole=True)

    @cached_property
    def slider(self):
        """A handle over all steps."""
        layout = widgets.Layout(flex="1 1 auto", width="auto", min_width="120px")
        return self._face(IntSlider, **self._ends, readout=False, layout=layout)

    @cached_property
    def play(self):
        """The browser's own counter. It is on the page unseen, as the buttons it brings have no names."""
        unseen = widgets.Layout(display="none")
        return self._face(Play, **self._ends, interval=self._interval, layout=unseen)

    @cached_property
    def play_button(self):
        """Play, or Pause while it plays."""
        button = Button("Play", "play", self._toggle)
        self.play.observe(lambda change: self._name_play_button(change["new"]), "playing")
        return button

    @cached_property
    def back_button(self):
        """One step back."""
        return Button("Back", "step-backward", self.back)

    @cached_property
    def step_button(self):
        """One step on."""
        return Button("Step", "step-forward", self.step)

    def step(self):
        """One step on, if there is one."""
        self.value = min(self.value + 1, self.last)

    def back(self):
        """One step back, if there is one."""
        self.value = max(self.value - 1, 0)

    def nearest(self, value):
        """The nearest whole number."""
        return round(value)

    def steps_on(self, steps):
        """So many steps on, as far as there are any."""
        return min(max(self.value + steps, 0), self.last)

    def _toggle(self):
        self.play.playing = not self.play.playing

    def _name_play_button(self, playing):
        name, button = "Pause" if playing else "Play", self.play_button.widget
        button.description, button.icon = name, name.lower()

    def reset(self):
        """Stop playing, and back to where the lesson starts."""
        self.play.playing = False
        super().reset()

    @property
    def _ends(self):
        return {"min": 0, "max": self.last}

    def _set(self, value, note=""):
        __tracebackhide__ = True
        try:
            value = one_number(self.name, value)
        except ValueError:
            value, note = self.value, f"{self.name} takes a whole number; it stays at {self.value}."
        within = int(min(max(value, 0), self.last))
        if within != value:
            note += (
                f" {self.name} is a whole number from 0 to {self.last}: {as_given(value)} became {within}."
            )
        before = self._value
        self._value = within  # first, so that the faces coming back here find nothing left to do
        for face in (self.slider, self.play):
            face.value = within
        self.field.show(within)
        if within != before or note or self.note:
            self._tell(note.strip())

    def _face(self, kind, **settings):
        face = kind(value=self.value, **settings)
        face.observe(lambda change: self._heard(change["new"]), "value")
        return face

    def _heard(self, value):
        if value != self._value:
            self._set(value)
