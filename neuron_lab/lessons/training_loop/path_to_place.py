"""Lesson 6, where does this run end? The learner places it on the map before the path is drawn."""

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.quantities import B, W
from neuron_lab.lessons.training_loop.map_of_one_example import (
    StraightAcross,
    map_of_one_example,
    nearest_in_the_valley,
)
from neuron_lab.lessons.training_loop.run_on_the_map import STEPS
from neuron_lab.neuron import forward, prediction_error
from neuron_lab.training import train
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import as_given
from neuron_lab.ui.placement import Placement, PlaceTask
from neuron_lab.ui.questions import question, tenths
from neuron_lab.ui.style import INK

NEAR = 0.04
"""How far off each of the two may be and still be right: about ten pixels, what a hand can do."""


@question(
    first={"w": 0.2, "b": 0.2, "learning_rate": 0.05},
    draw=lambda draw: {
        "w": tenths(draw, 0.1, 1.1),
        "b": tenths(draw, -0.2, 0.6),
        "learning_rate": draw.choice([0.05, 0.15]),
    },
)
def end(w, b, learning_rate):
    """Where on the map a run ends that starts at w and b."""
    x, y, *_ = WORKED
    error, (end_w, end_b) = prediction_error(forward(x, w, b), y), nearest_in_the_valley(w, b).tolist()
    once = train(x, y, w, b, learning_rate, 1)
    beyond = 2 * end_w - w, 2 * end_b - b
    goes_on = "From there it goes on, until the loss no longer falls."
    both = "Both take their steps, w twice as far as b, as dL/dw is x = 2 times dL/db."
    places = (
        ((w, b), "the start", "There is a slope there, so both w and b move."),
        (((y - b) / x, b), "where w alone comes to the valley", both),
        ((w, y - x * w), "where b alone comes to the valley", both),
        ((w - error / 4, b - error / 2), "where one comes if b moves twice as far as w", both),
        ((once.w[-1], once.b[-1]), "where it is after its first step", goes_on),
        (beyond, "as far behind the valley as the start is before it", "In the valley the slopes are 0."),
    )
    return PlaceTask(
        prompt=f"A run starts at the black square, at w = {as_given(w)} and b = {as_given(b)}, with a learning "
        f"rate of {as_given(learning_rate)}. Where on the map does it end? Place the ring there.",
        answer={"w": end_w, "b": end_b},
        near={"w": NEAR, "b": NEAR},
        slips=tuple(({"w": at[0], "b": at[1]}, what, instead) for at, what, instead in places),
        why="The path runs straight across to the valley, and meets it at a right angle: it ends at the nearest point.",
        given={"w": w, "b": b, "learning_rate": learning_rate},
    )


class EndToPlace(LiveFigure):
    """The map with a start on it, and a ring to place; then the path."""

    width, height = 760, 400
    name = "A map of losses with the start of a run, and a ring to place where it ends"

    def build(self):
        self.map = map_of_one_example(self, (220, 34, 316, 316))
        self.across = StraightAcross(self, self.map.axes)
        self.map.add_run((0.6, -0.38), "o-", markersize=5, linewidth=1.5)
        ring = {"markerfacecolor": "none", "markeredgecolor": INK, "markeredgewidth": 2.5, "markersize": 15}
        self.placed = self.moving_line(self.map.axes, "o", **ring, zorder=7)
        self.handle(self.placed, "the ring, where the run ends", x="w", y="b")

    def show(self, state):
        x, y, *_ = WORKED
        w, b, learning_rate = (state.given[name] for name in ("w", "b", "learning_rate"))
        self.placed.set_data([state.at["w"]], [state.at["b"]])
        shown = state.answer is not None
        history = train(x, y, w, b, learning_rate, STEPS if shown else 0)
        self.map.show_run((history.w, history.b), (w, b), (history.w[-1], history.b[-1]), "")
        self.map.here.set_visible(shown)
        if shown:
            self.across.show(w, b)
        else:
            self.across.hide()


def predict_end(seed=0):
    """Place the end of a run on the map before its path is drawn; ``seed`` for the numbers after the first."""
    levers = {"w": W.slider(0.9, 0, 1.2), "b": B.slider(0.6, -0.4, 0.8)}
    return Placement(end, levers, EndToPlace(), seed)
