"""Labelled controls. Each has a ``widget`` to put on the page, a ``value`` to read or set, and ``reset()``.

A control calls its listeners ``listener(control)`` once for each change of value, whoever made it: the
slider, the number field, or code.
"""

import math

import ipywidgets as widgets

from neuron_lab.show.style import number
from neuron_lab.validation import one_number


class Control:
    """What all controls share: a value, its start, and who wants to hear of changes.

    :param name: in full, as a person reads it.
    """

    def __init__(self, name, value):
        self.name = name
        self.start = self._value = value
        self.note = ""  # what to tell the person about the last change, if anything
        self._listeners = []

    @property
    def value(self):
        """What the control is set to."""
        return self._value

    @value.setter
    def value(self, value):
        self._set(value)

    def listen(self, listener):
        """Call ``listener(self)`` after each change."""
        self._listeners.append(listener)

    def reset(self):
        """Back to where the lesson starts."""
        self.value = self.start

    def silence(self):
        """Stop telling anybody of changes."""
        self._listeners.clear()

    def _set(self, value, note=""):
        if value == self._value and note == self.note:
            return
        self._value = value
        self._tell(note)

    def _tell(self, note):
        self.note = note
        for listener in self._listeners:
            listener(self)


class Slider(Control):
    """A slider with its name and a number field for exact values.

    Anything out of range is brought to the nearest end, and ``note`` says so.

    :param value, lower, upper: finite numbers, ``lower <= value <= upper``.
    :param step: what an arrow key on the slider moves by; the field takes any number in range.
    :param colour: of the handle, the same as of the quantity elsewhere.
    :param logarithmic: every factor of ten equally wide; ``lower`` above 0. A step is then a tenth of that.
    :raises ValueError, TypeError: naming the control, where ``value`` is no finite number or out of range.
    """

    def __init__(self, name, value, lower, upper, step=0.01, colour=None, digits=2, logarithmic=False):
        value = round(one_number(name, value), 6)  # so that no field reads −0.3999999999
        if not lower <= value <= upper:
            raise ValueError(f"{name} must be between {lower:g} and {upper:g}, not {value:g}")
        super().__init__(name, value)
        self.lower, self.upper, self.digits = lower, upper, digits
        self.slider = self._make_slider(step, logarithmic)
        if colour:
            self.slider.style.handle_color = colour
        self.field = widgets.FloatText(
            value,
            description=name,
            step=10**-digits,
            layout=widgets.Layout(width="250px", flex="0 0 auto"),
            style={"description_width": "150px"},
        )
        self.widget = widgets.HBox([self.field, self.slider], layout=widgets.Layout(align_items="center"))
        self.slider.observe(lambda change: self._from_widget(self.slider), "value")
        self.field.observe(lambda change: self._from_widget(self.field), "value")

    def _make_slider(self, step, logarithmic):
        layout = widgets.Layout(flex="1 1 auto", width="auto", min_width="120px")
        if logarithmic:
            return widgets.FloatLogSlider(
                self.value,
                min=math.log10(self.lower),
                max=math.log10(self.upper),
                step=0.1,
                readout=False,
                layout=layout,
            )
        return widgets.FloatSlider(
            self.value, min=self.lower, max=self.upper, step=step, readout=False, layout=layout
        )

    _settling = False  # while slider and field are being set, what they report is known already

    def _from_widget(self, face):
        if not self._settling:
            self._set(round(face.value, 6) if math.isfinite(face.value) else face.value)

    def _set(self, value, note=""):
        try:
            value = one_number(self.name, value)
        except ValueError:
            value, note = self.value, f"{self.name} takes a number; it stays at {self._shown(self.value)}."
        within = min(max(value, self.lower), self.upper)
        if within != value:
            note = (
                f"{self.name} goes from {self._shown(self.lower)} to {self._shown(self.upper)} here: "
                f"{number_as_typed(value)} became {self._shown(within)}."
            )
        self._settling = True
        try:
            for face in (self.slider, self.field):
                # A face that shows the value already is left alone: an answer that arrives late
                # would pull the handle back under the hand that moves it.
                if not math.isclose(face.value, within, abs_tol=1e-9):
                    face.value = within
        finally:
            self._settling = False
        super()._set(within, note)

    def _shown(self, value):
        return number(value, self.digits)


def number_as_typed(value):
    """A number with the digits it has, not more: 99, 0.0005, −2.5."""
    return f"{value:g}".replace("-", "−")


class Choice(Control):
    """One of a few options, as buttons in a row. ``value`` is the chosen option's text.

    :param options: texts, at least two.
    """

    def __init__(self, name, value, options):
        if value not in options:
            raise ValueError(f"{name} must be one of {', '.join(options)}; not {value!r}")
        super().__init__(name, value)
        self.buttons = widgets.ToggleButtons(
            options=options,
            value=value,
            description=name,
            layout=widgets.Layout(width="auto"),
            style={"description_width": "150px", "button_width": "auto"},
        )
        self.widget = widgets.HBox([self.buttons])
        self.buttons.observe(lambda change: self._set(change["new"]), "value")

    def _set(self, value, note=""):
        self.buttons.value = value
        super()._set(value, note)


class Press(Control):
    """A button. ``value`` counts how often it was pressed."""

    def __init__(self, name, icon=""):
        super().__init__(name, 0)
        self.widget = widgets.Button(description=name, icon=icon, layout=widgets.Layout(width="auto"))
        self.widget.on_click(lambda button: self.press())

    def press(self):
        """As if the button had been clicked."""
        self.value += 1
