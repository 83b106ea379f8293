"""What can be taken hold of in a picture, and the one message that answers: against numbers by hand."""

import pytest

from neuron_lab.ui.controls import Choice, Slider
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.player import Player

pytestmark = pytest.mark.usefixtures("nothing_stays")


class Board(LiveFigure):
    """Axes of 0 to 10 both ways on 200 × 100 pixels, from (50, 20): a unit is 20 pixels across and 10 up."""

    width, height = 300, 150
    name = "a board"

    def build(self):
        axes = self.axes(50, 20, 200, 100, xlim=(0, 10), ylim=(0, 10))
        self.both, self.step, self.twice, self.gone = (self.moving_line(axes, "o") for _ in range(4))
        self.handle(self.both, "the dot", x="a", y="c")
        self.handle(self.step, "the step", x="step")
        self.handle(self.twice, "the double", y="a", sets=lambda x, y, state: {"a": y / 2})
        self.handle(self.gone, "a guest", sets=lambda x, y, state: {"a": x}, removes=lambda state: {"a": 0.0})
        self.surface(axes, "the board", lambda points, done, state: {"c": points[-1][1]} if done else {})

    def show(self, state):
        a, c, step = state
        self.both.set_data([a], [c])
        self.step.set_data([step], [0])
        self.twice.set_data([10], [2 * a])
        self.gone.set_data([a], [9]) if c > 5 else self.gone.set_data([], [])


class Page:
    """A page that notes what it is told, message by message."""

    def __init__(self, card):
        self.card, self.number, self.messages = card, 0, []
        for widget in self._all(card):
            widget._send = lambda message, buffers=None, of=widget: self.messages.append(
                (of, message["state"])
            )

    def _all(self, widget):
        yield widget
        for child in getattr(widget, "children", ()):
            yield from self._all(child)

    def does(self, **event):
        """Something in the picture; gives the state of the one message that answers."""
        self.number += 1
        return self.hears(self.card.stage, event={**event, "number": self.number})

    def hears(self, widget, **state):
        self.messages.clear()
        widget.set_state(state)
        (answer,) = self.messages
        assert answer[0] is self.card.stage, "it is the stage's"
        return answer[1]


@pytest.fixture
def card():
    return Explorer(
        "Where is it?",
        {"a": Slider("length a", 2, 0, 9, 0.5), "c": Slider("height c", 3, 1, 9), "step": Player("step", 4)},
        compute=lambda a, c, step: (a, c, step),
        picture=Board(),
        formula=lambda state: [],
        sentence=lambda state: f"At {state}.",
    )


@pytest.fixture
def told(card):
    return Page(card)


def values(card):
    return tuple(control.value for control in card.controls.values())


def test_a_handle_stands_on_its_artist_and_tells_its_value(card):
    dot, step, double = card.stage.places
    assert (dot["x"], dot["y"]) == (50 + 2 * 20, 20 + 70) and dot["text"] == "length a 2.00, height c 3.00"
    assert (step["x"], step["y"], step["now"], step["text"]) == (50, 120, 0, "step 0")
    assert (double["x"], double["y"]) == (250, 20 + 60)
    assert card.picture.places(card.controls)[3] is None, "the guest's artist shows no point"
    assert card.stage.plan["handles"] == ["the dot", "the step", "the double", "a guest"]


def test_dragging_sets_what_the_place_says_to_a_stop_of_the_slider(card, told):
    told.does(handle=0, at=[50 + 4.3 * 20, 20 + 100 - 6.126 * 10])
    assert values(card) == (4.5, 6.13, 0), "steps of 0.5 and of 0.01"
    told.does(handle=2, at=[0, 20 + 100 - 5 * 10])
    assert values(card) == (2.5, 6.13, 0), "half of 5"
    told.does(handle=1, at=[50 + 2.6 * 20, 0])
    assert values(card) == (2.5, 6.13, 3)


def test_a_move_is_answered_by_one_message_of_the_stage_whatever_it_changes(card, told):
    state = told.does(handle=0, at=[50 + 4 * 20, 20 + 40])
    assert state["answered"] == 1 and state["places"][0]["x"] == 130 and "(4.0, 6.0, 0)" in state["sentence"]
    assert "still" not in state and len(state["moving"]) < 4000
    news = state["others"]["news"]
    assert news[card.a.field.model_id] == {"value": "4"} and news[card.a.slider.model_id] == {"value": 4.0}
    state = told.hears(card.c.slider, value=7.0)
    assert state["others"]["news"] == {card.c.field.model_id: {"value": "7"}}, "no answer to who has moved"
    state = told.hears(card.c.field, value="7.50")
    assert state["others"]["news"][card.c.field.model_id] == {"value": "7.5"}
    state = told.hears(card.c.field, value="7.500")
    assert state["others"]["news"] == {card.c.field.model_id: {"value": "7.5"}}, "though nothing else changes"


def test_dragged_far_away_it_stays_in_range_and_says_so(card, told):
    state = told.does(handle=0, at=[50 + 4 * 20, -4000])
    assert values(card)[:2] == (4, 9) and state["note"].startswith("height c goes from 1.00 to 9.00 here: ")
    assert told.does(handle=0, at=[130, 60])["note"] == ""


def test_arrow_keys_move_it_by_the_steps_of_its_sliders(card, told):
    told.does(handle=0, by=[1, 0])
    told.does(handle=0, by=[0, -10])
    assert values(card)[:2] == (2.5, 2.9)
    told.does(handle=2, by=[0, 1])
    told.does(handle=2, by=[1, 0])
    assert values(card)[0] == 3.5, "one control: either way"
    told.does(handle=1, by=[10, 0])
    assert values(card)[2] == 4, "no further than the last"
    card.c.value = 6
    told.does(handle=3, by=[10, 0])
    assert values(card)[0] == 5.5, "no control of its own: by 40 pixels, which are two units"


def test_a_guest_can_be_removed_and_the_others_not(card, told):
    card.c.value = 6
    told.does(handle=0, remove=True)
    assert values(card) == (2, 6, 0)
    told.does(handle=3, remove=True)
    assert values(card) == (0, 6, 0)


def test_what_is_not_there_cannot_be_moved(card, told):
    assert told.does(handle=3, at=[60, 60])["answered"] == 1 and values(card) == (2, 3, 0)


def test_a_stroke_is_told_in_the_units_of_its_axes(card, told):
    assert card.stage.plan["surfaces"][0]["box"] == {
        "left": [50, 300], "top": [20, 150], "width": [200, 300], "height": [100, 150],
    }  # fmt: skip
    told.does(surface=0, points=[[50, 20]], done=False)
    assert values(card) == (2, 3, 0)
    told.does(surface=0, points=[[50, 20], [60, 50]], done=True)
    assert values(card) == (2, 7, 0)


def test_a_reset_is_one_message_too(card, told):
    told.does(handle=0, at=[150, 60])
    told.messages.clear()
    card.reset()
    ((of, state),) = told.messages
    assert of is card.stage and len(state["others"]["news"]) == 4, "two sliders, two fields"


def test_a_picture_may_be_shown_without_the_controls_of_its_handles():
    card = Explorer(
        "?", {"d": Choice("d", "one", ["one", "two"])}, lambda d: (1, 2, 3), Board(), lambda state: [], str
    )
    assert card.stage.places == []
    card.stage.set_state({"event": {"handle": 0, "at": [1, 1], "number": 1}})
    assert card.stage.answered == 1


def test_what_is_shown_in_place_of_a_stage_is_the_same_picture(card):
    (instead,) = (child for child in card.children if "nl-instead" in child._dom_classes)
    assert 'alt="a board"' in instead.value and card.sentence in instead.value
