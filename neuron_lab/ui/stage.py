"""The stage: one widget that shows a picture, its formula and its words, and lets the learner take hold of them.

A move of a slider or of a handle is answered by one message, whatever it changes on the card. ipywidgets would send
one for each widget. The page's side is ``stage.js``.
"""

import re
from contextlib import contextmanager
from pathlib import Path

import traitlets
from anywidget import AnyWidget

from neuron_lab.ui.carried import Carried
from neuron_lab.ui.in_turn import IN_TURN

SILENT = "Python does not answer: it is busy, or has stopped. What you took hold of waits for it."

LEAST_TEXT = 11
"""How small the words of a picture may become on a narrow page, in pixels; narrower, it scrolls sideways."""


class Stage(AnyWidget):
    """Formula, picture and sentence of a card, and what can be taken hold of in the picture.

    Every card has one, if only an empty one: it also mends, on the page, what ipywidgets leaves out.

    :param picture: a :class:`~neuron_lab.ui.live_figure.LiveFigure`, or None.
    """

    _esm = Path(__file__).with_name("stage.js").read_text(encoding="utf-8")

    plan = traitlets.Dict().tag(sync=True)  # what does not change: sizes, the names of handles and surfaces
    still = traitlets.Unicode().tag(sync=True)
    moving = traitlets.Unicode().tag(sync=True)
    formula = traitlets.Unicode().tag(sync=True)
    sentence = traitlets.Unicode().tag(sync=True)
    note = traitlets.Unicode().tag(sync=True)
    places = traitlets.List().tag(
        sync=True
    )  # of the handles, each a dict, or None where it is not on the picture
    others = traitlets.Dict().tag(sync=True)  # the news of the card's other widgets, by model id
    answered = traitlets.Int().tag(sync=True)  # the number of the last event that was dealt with
    event = traitlets.Dict().tag(sync=True, echo_update=False)  # what the learner did, from the page

    def __init__(self, picture=None):
        self._taken = None  # widget → names of traits, while it gathers
        self._listener = None
        super().__init__(plan=_plan(picture))
        if picture is None:
            self.add_class("nl-bare")
        self.observe(lambda change: self._heard(change["new"]), "event")

    def listen(self, listener):
        """Call ``listener(event)`` for what the learner does in the picture; events as ``stage.js`` sends them."""
        self._listener = listener

    def show_picture(self, picture, controls=None):
        """Draw the picture as it is now, and show it; ``controls`` by name, where it has handles."""
        picture.redraw()
        self.still, self.moving = picture.still_svg, _for_a_message(picture.moving_svg)
        places = [place and place._asdict() for place in picture.places(controls or {})]
        while places and places[-1] is None:  # many are not there, where a picture has room for many
            places.pop()
        self.places = places

    def carry(self, widget):
        """Bring the news of this widget, and of all in it, to the page together with the stage's own."""
        if isinstance(widget, Carried):
            widget.carrier = self
        for child in getattr(widget, "children", ()):
            self.carry(child)

    @property
    def gathers(self):
        """Whether news are being gathered."""
        return self._taken is not None

    @contextmanager
    def gathering(self):
        """Whatever changes meanwhile, here or in what is carried, is sent as one message at the end."""
        with IN_TURN:
            if self.gathers:
                yield
                return
            self._taken = {}
            try:
                yield
            finally:
                taken, self._taken = self._taken, None
                self._send_together(taken)

    def take(self, widget, names):
        """Remember that these traits of a widget are to be sent."""
        self._taken.setdefault(widget, {}).update(dict.fromkeys(names))

    def send_state(self, key=None):
        """Send these traits to the page, or keep them until all is gathered."""
        with IN_TURN:
            if key is not None and getattr(self, "_taken", None) is not None:
                self.take(self, [key] if isinstance(key, str) else list(key))
            else:
                super().send_state(key)

    def set_state(self, sync_data):
        """Take what the page says; all that follows from it goes back as one message."""
        with self.gathering():
            super().set_state(sync_data)

    def _send_together(self, taken):
        others = {
            widget.model_id: widget.get_state(list(names))
            for widget, names in taken.items()
            if widget is not self and widget.comm is not None
        }
        own = taken.get(self, {})
        if self.comm is None:  # closed meanwhile
            return
        if others:
            with self._keeping(own):
                self.others = {"number": self.others.get("number", 0) + 1, "news": others}
        if own:
            super().send_state(list(own))

    @contextmanager
    def _keeping(self, taken):
        self._taken = {self: taken}
        yield
        self._taken = None

    def _heard(self, event):
        if self._listener is not None and event:
            self._listener(event)
            self.answered = event["number"]


def _for_a_message(svg):
    """The same with single quotes: a message writes each double one as two letters."""
    return _QUOTED.sub(r"='\1'", svg)


_QUOTED = re.compile(r"""="([^"']*)\"""")


def _plan(picture):
    if picture is None:
        return {"width": 0, "least": 0, "handles": [], "surfaces": [], "silent": SILENT}
    return {
        "width": picture.width,
        "height": picture.height,
        "least": round(picture.width * LEAST_TEXT / picture.smallest_text),
        "handles": [handle.name for handle in picture.handles],
        "surfaces": [
            {"name": surface.name, "box": surface.box(picture.size), "strokes": surface.strokes}
            for surface in picture.surfaces
        ],
        "silent": SILENT,
    }
