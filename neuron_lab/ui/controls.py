"""Labelled controls: a slider with its field, and a choice.

Their widgets are made when they are first asked for. So a page that is given up over a bad start leaves none
behind, whichever of its controls complains.
"""

import math
import time
from functools import cached_property

import ipywidgets as widgets

from neuron_lab.ui.carried import FloatLogSlider, FloatSlider
from neuron_lab.ui.control import Control
from neuron_lab.ui.number_field import DECIMALS, NumberField
from neuron_lab.ui.numbers import as_given, number
from neuron_lab.validation import described, one_number


class Slider(Control):
    """A slider with its name and a number field for exact values.

    Anything out of range is brought to the nearest end, and ``note`` says so.

    :param value, lower, upper: finite numbers, ``lower <= value <= upper``.
    :param step: what an arrow key on the slider moves by; the field takes any number in range.
    :param colour: of the handle, the same as of the quantity elsewhere.
    :param logarithmic: every factor of ten equally wide; ``lower`` above 0. A step is then a tenth of that.
    :param whole: only whole numbers; a fraction is brought to the nearest, and ``note`` says so.
    :raises ValueError, TypeError: naming the control, where ``value`` is no finite number or out of range.
    """

    def __init__(
        self, name, value, lower, upper, step=0.01, colour=None, digits=2, logarithmic=False, whole=False
    ):
        __tracebackhide__ = True
        value = round(one_number(name, value), DECIMALS)  # so that no field reads −0.3999999999
        if whole and value != int(value):
            raise ValueError(f"{name} must be a whole number, not {value:g}")
        if not lower <= value <= upper:
            raise ValueError(f"{name} must be between {lower:g} and {upper:g}, not {value:g}")
        super().__init__(name, value)
        self.lower, self.upper, self.digits = lower, upper, digits
        self._step, self._colour, self._logarithmic, self._whole = step, colour, logarithmic, whole
        self._told = []  # (when, number) that the handle was told and the browser may still answer

    @cached_property
    def widget(self):
        """Field and slider in a row."""
        layout = widgets.Layout(align_items="center", flex_flow="row wrap")  # narrow: two rows
        return widgets.HBox([self.field, self.slider], layout=layout)

    @cached_property
    def slider(self):
        """The handle to drag."""
        slider = self._made_slider()
        if self._colour:
            slider.style.handle_color = self._colour
        self._tell_slider(slider.value)
        slider.observe(lambda change: self._from_slider(slider), "value")
        return slider

    @cached_property
    def field(self):
        """The name, and the exact value to read and to type."""
        return NumberField(self.name, self.value, self._set, self._whole)

    @property
    def shown(self):
        """Its value as a person reads it."""
        return self._shown(self.value)

    def nearest(self, value):
        """The nearest stop of the slider; beyond its ends as it is."""
        value = float(value)
        return (
            self._at_stop(round(self._stop(value))) if self.lower <= value <= self.upper else round(value, 2)
        )

    def steps_on(self, steps):
        """The stop so many steps on, within its range."""
        return min(max(self._at_stop(round(self._stop(self.value)) + steps), self.lower), self.upper)

    def _made_slider(self):
        layout = widgets.Layout(flex="1 1 auto", width="auto", min_width="120px")
        if self._logarithmic:
            return FloatLogSlider(
                self.value,
                min=math.log10(self.lower),
                max=math.log10(self.upper),
                step=LOGARITHMIC_STEP,
                readout=False,
                layout=layout,
            )
        return FloatSlider(
            self.value, min=self.lower, max=self.upper, step=self._step, readout=False, layout=layout
        )

    _settling = False  # while the slider is being set, what it reports is known already

    def _from_slider(self, slider):
        if not self._settling and not self._is_an_answer(slider.value):
            self._set(round(slider.value, DECIMALS))

    def _tell_slider(self, value):
        self._told = [*self._told[-9:], (time.monotonic(), value)]

    def _is_an_answer(self, value):
        """Whether the browser only answers: told a number, a handle reports the stop it takes for it. No move."""
        since = time.monotonic() - ANSWERED_WITHIN
        waiting = [each for each in self._told[:-1] if each[0] > since] + self._told[-1:]
        near = (k for k, (_, told) in enumerate(waiting) if abs(self._stop(told) - self._stop(value)) <= 0.51)
        answered = next(near, None)
        self._told = [] if answered is None else waiting[answered + 1 :]
        return answered is not None

    def _stop(self, value):
        """How many steps of the slider from its lower end; a fraction where a value lies between two stops."""
        if self._logarithmic:
            return math.log10(value / self.lower) / LOGARITHMIC_STEP
        return (value - self.lower) / self._step

    def _at_stop(self, stop):
        """The value at a stop, the other way round."""
        if self._logarithmic:
            return round(self.lower * 10 ** (stop * LOGARITHMIC_STEP), DECIMALS)
        return round(self.lower + stop * self._step, DECIMALS)

    def _set(self, value, note=""):
        __tracebackhide__ = True
        try:
            value = one_number(self.name, value)
        except ValueError:
            value, note = self.value, f"{self.name} takes a number; it stays at {self._shown(self.value)}."
        within, correction = self._within(value)
        self._settling = True
        try:
            # A handle that shows the value already is left alone: an answer that arrives late
            # would pull it back under the hand that moves it.
            if not math.isclose(self.slider.value, within, abs_tol=_UNSEEN):
                self.slider.value = within
                self._tell_slider(within)
            self.field.show(within)
        finally:
            self._settling = False
        super()._set(within, f"{note} {correction}".strip())

    def _within(self, value):
        """The nearest value that it can take, and what to say where that is another."""
        within, note = min(max(value, self.lower), self.upper), ""
        if within != value:
            note = (
                f"{self.name} goes from {self._shown(self.lower)} to {self._shown(self.upper)} here: "
                f"{as_given(value)} became {self._shown(within)}."
            )
        if self._whole and within != int(within):
            within, before = math.floor(within + 0.5), within
            note = f"{self.name} is a whole number: {as_given(before)} became {as_given(within)}."
        return within, note

    def _shown(self, value):
        return number(value, self.digits)


ANSWERED_WITHIN = 3.0
"""Seconds in which a browser answers. Only the last number that a handle was told may be answered later than that."""

LOGARITHMIC_STEP = 0.1
"""What an arrow key moves a logarithmic slider by, as a power of ten."""

_UNSEEN = 1e-6
"""No handle shows a difference as small as this, and rounding to six decimals makes a smaller one."""


class Choice(Control):
    """One of a few options, as buttons in a row. ``value`` is the chosen option's text.

    :param options: texts, at least two.
    :raises ValueError: naming the control, where ``value`` is none of them.
    """

    def __init__(self, name, value, options):
        self.options = tuple(options)
        super().__init__(name, self._one_of_them(name, value))

    @cached_property
    def widget(self):
        """The row."""
        return widgets.HBox([self.buttons])

    @cached_property
    def buttons(self):
        """One button an option."""
        buttons = widgets.ToggleButtons(
            options=self.options,
            value=self.value,
            description=self.name,
            layout=widgets.Layout(width="auto"),
            style={"description_width": "150px", "button_width": "auto"},
        )
        buttons.observe(lambda change: self._set(change["new"]), "value")
        return buttons

    def _set(self, value, note=""):
        __tracebackhide__ = True
        self.buttons.value = value = self._one_of_them(self.name, value)
        super()._set(value, note)

    def _one_of_them(self, name, value):
        __tracebackhide__ = True
        if not isinstance(value, str) or value not in self.options:
            raise ValueError(f"{name} must be one of {', '.join(self.options)}; not {described(value)}")
        return value
