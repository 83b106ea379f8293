"""What all controls share.

A control has a ``widget`` to put on the page, a ``value`` to read or set, and ``reset()``. It calls its listeners
``listener(control)`` once for each change of value, whoever made it: the slider, the number field, a handle in the
picture, or code.
"""


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
        __tracebackhide__ = True
        self._set(value)

    def listen(self, listener):
        """Call ``listener(self)`` after each change."""
        self._listeners.append(listener)

    def reset(self):
        """Back to where the lesson starts."""
        self.value = self.start

    @property
    def shown(self):
        """Its value as a person reads it."""
        return str(self.value)

    def nearest(self, value):
        """What a hand means that lets go of it here, in the picture; out of range it may be."""
        return value

    def steps_on(self, steps):
        """The value so many of its steps on, within its range."""
        raise NotImplementedError(f"{self.name} has no steps")

    def silence(self):
        """Stop telling anybody of changes."""
        self._listeners.clear()

    def _set(self, value, note=""):
        if value == self._value and not note and not self.note:  # a correction is said each time
            return
        self._value = value
        self._tell(note)

    def _tell(self, note):
        self.note = note
        for listener in self._listeners:
            listener(self)
