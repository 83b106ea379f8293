"""A progress bar that says what remains: "epoch 12 of 30, loss 0.03, about 4 s left"."""

import time
from html import escape

import ipywidgets as widgets

from neuron_lab.ui.card import Card, html

AT_LEAST = 0.1
"""Seconds from one message to the next: a quick loop would send more of them than a page can show."""


class ProgressBar(Card):
    """A bar and a line of words. What a page without a kernel shows is the same at every run.

    :param total: how many steps there will be, 1 or more.
    :param unit: what a step is called.
    """

    def __init__(self, total, unit="step"):
        self.total, self.unit = total, unit
        self.words = f"Starting the first of {total} {unit}s."
        self.bar = widgets.IntProgress(0, min=0, max=total, layout=widgets.Layout(width="100%"))
        self._label = html(announced=True)
        self.say(0, self.words)
        super().__init__([self.bar, self._label])

    def say(self, done, words):
        """Fill the bar as far as this, and say so in words."""
        self.words, self.bar.value = words, done
        self._label.value = f'<div class="nl-progress">{escape(words)}</div>'

    def __str__(self):
        return f"A progress bar over {self.total} {self.unit}s, while this cell runs."


def progress(steps, total, describe=None, unit="epoch", clock=time.monotonic):
    """Go through ``steps`` in a loop, with a bar under the cell that says how far it is.

    A loop that is left early, by ``break``, by an error or by the stop button, leaves a sentence that says
    where; what the loop has made so far stays. So does the bar.

    :param steps: anything to loop over.
    :param total: how many there will be.
    :param describe: called with each step when its turn is over; returns a few words, such as "loss 0.03".
    :param unit: what a step is called, in the singular.
    :param clock: tells the seconds.
    :returns: a generator of the steps.
    """
    from IPython.display import display

    bar = ProgressBar(total, unit)
    display(bar)
    done, start, due, said = 0, clock(), 0.0, ""
    try:
        for step in steps:
            yield step
            done += 1
            said = f", {describe(step)}" if describe else ""
            seconds = clock() - start
            if seconds >= due:
                bar.say(
                    done, f"{unit} {done} of {total}{said}, {_left(seconds * (total - done) / done)} left"
                )
                due = seconds + AT_LEAST
    except BaseException:  # GeneratorExit where the loop is left: whatever it is, it goes on its way
        bar.say(done, f"Stopped after {unit} {done} of {total}{said}. What was made so far is kept.")
        raise
    bar.say(done, f"Done: {unit} {done} of {total}{said}, in {_seconds(clock() - start)}.")


def _left(seconds):
    return _seconds(seconds) if seconds < 1 else f"about {_seconds(seconds)}"


def _seconds(seconds):
    if seconds < 1:
        return "less than 1 s"
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"
