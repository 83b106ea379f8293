"""The field that an answer is typed into."""

import ipywidgets as widgets


class Answer(widgets.Text):
    """A labelled field that tells when a person has pressed Enter, and only then.

    The browser reports the key before it hands over what was typed. So a key press whose text is known
    already waits for the text that follows it; otherwise a quick typist would be judged by the first digit.

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
        self._taken, self._waiting = "", False
        self.on_msg(self._from_browser)
        self.observe(lambda change: self._waiting and self._take(), "value")

    def _from_browser(self, widget, content, buffers):
        if content.get("event") != "submit":
            return
        if self.value != self._taken:  # it was handed over earlier, when the field was left
            self._take()
        else:
            self._waiting = True
            self._tell_again()

    def _take(self):
        self._taken, self._waiting = self.value, False
        self._tell()
