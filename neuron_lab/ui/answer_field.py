"""The field that an answer is typed into."""

import asyncio
import time

import ipywidgets as widgets

AT_ONCE = 5.0
"""Seconds after the key within which a text is the one that was entered, and not one that is being written."""

A_MOMENT = 0.2
"""Seconds to wait for what was typed last, where the field holds a text that was handed over before the key."""

_NEVER = float("-inf")


class Answer(widgets.Text):
    """A labelled field that tells when a person has pressed Enter, and only then.

    The browser reports the key before it hands over what was typed. So after a key press the text that follows
    it at once counts; otherwise somebody would be judged by what stood in the field before.

    :param name: its label.
    :param entered: called without arguments once ``value`` holds what was typed.
    :param again: called where Enter was pressed on a text that was entered before, in case it is the same one.
    """

    def __init__(self, name, entered, again=lambda: None, width="250px", label_width="100px"):
        super().__init__(
            description=name,
            placeholder="a number",
            continuous_update=False,
            layout=widgets.Layout(width=width),
            style={"description_width": label_width},
        )
        self._tell, self._tell_again = entered, again
        self._taken, self._pressed = "", _NEVER
        self.on_msg(self._from_browser)
        self.observe(lambda change: self._follows_the_key() and self._take(), "value")

    def judged(self):
        """What stands in the field has been judged without Enter."""
        self._taken = self.value

    def _from_browser(self, widget, content, buffers):
        if content.get("event") != "submit":
            return
        self._pressed = time.monotonic()
        _in_a_moment(self._nothing_followed)

    def _nothing_followed(self):
        """What stands there was handed over before the key: when the field was left, or when it was judged."""
        if not self._follows_the_key():  # something has followed, and is taken
            return
        if self.value == self._taken:
            self._tell_again()
        else:
            self._take()

    def _follows_the_key(self):
        return time.monotonic() - self._pressed < AT_ONCE

    def _take(self):
        self._taken, self._pressed = self.value, _NEVER
        self._tell()


def _in_a_moment(act):
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:  # no browser, so nothing follows
        act()
    else:
        loop.call_later(A_MOMENT, act)
