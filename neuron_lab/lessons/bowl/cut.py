"""Lesson 8, curvature: a cut through the bowl along any direction, and how its slope grows."""

from typing import NamedTuple

import numpy as np

from neuron_lab.least_squares import means_of, surface_from
from neuron_lab.lessons.shared.loss_map import LossMap
from neuron_lab.lessons.shared.quantities import LOSS, W
from neuron_lab.lessons.shared.three_examples import LINE, X, noisy_targets
from neuron_lab.neuron import backward
from neuron_lab.ui.controls import Slider
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.labels import label_beside
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import bounded, number
from neuron_lab.ui.style import FAINT, GREY, INK

TARGETS = noisy_targets(0)
MEANS = means_of(X, TARGETS)


class State(NamedTuple):
    """A place on the map, seen from the lowest point, and the slope on the way straight there."""

    direction: float  # in degrees: 0 is along the weight, 90 along the bias
    distance: float
    w: float
    b: float
    loss: float
    slope: float  # along the direction
    curvature: float


def unit(direction):
    """The direction as a way of length 1: (change of w, change of b)."""
    angle = np.radians(direction)
    return np.array([np.cos(angle), np.sin(angle)])


def slope_along(direction, distance):
    """How steep the bowl is along a direction, at a distance from the lowest point."""
    way = unit(direction)
    return float(way @ backward(X, TARGETS, *(LINE[:2] + distance * way).tolist()))


def compute(direction, distance):
    """Go this far from the lowest point in this direction."""
    w, b = (LINE[:2] + distance * unit(direction)).tolist()
    loss = float(surface_from(MEANS, w, b))
    # A bowl's slope grows evenly, from 0 at the lowest point: what it grows to over a distance of 1 is the curvature.
    return State(
        direction, distance, w, b, loss, slope_along(direction, distance), slope_along(direction, 1.0)
    )


class CutThroughTheBowl(LiveFigure):
    """On the left the map with a line through its lowest point; on the right the loss along that line, cut open."""

    REACH = 1.2
    W_SPAN, B_SPAN = (-1.1, 1.5), (0.9, 3.5)
    width, height = 760, 372
    name = "A line through the lowest point of the map of losses, and the bowl cut open along it"

    def build(self):
        # A unit is as wide as it is high, so that right angles are.
        self.map = LossMap(self, (64, 34, 286, 286), self.W_SPAN, self.B_SPAN, [-1, 0, 1], [1, 2, 3])
        self.map.shade_bowl(X, TARGETS, LINE)
        self.line = self.moving_line(self.map.axes, "--", color=INK, linewidth=1.8)
        self.map.mark_best(LINE)
        style = {"color": W.colour, "markersize": 12, "zorder": 5}
        self.on_map = self.moving_line(self.map.axes, "o", **style)
        self.handle(self.on_map, "the place on the map", x="direction", y="distance", sets=self._gone_to)

        cut = self.axes(434, 34, 314, 286, xlim=(-1.3, 1.3), ylim=(-0.7, 8.2))
        cut.set(xlabel="distance from the lowest point", xticks=[-1, 0, 1], yticks=[0, 2, 4, 6, 8])
        cut.set_title("loss along the dashed line", loc="left", pad=12)
        cut.axhline(0, color=FAINT)
        cut.axvline(0, color=FAINT)
        self.curve = self.moving_parabola(cut, color=GREY, linewidth=2.5)
        self.tangent = self.moving_line(cut, "--", color=LOSS.colour)
        self.on_cut = self.moving_line(cut, "o", **style)
        self.label = self.moving_text(cut, color=LOSS.colour, weight="bold", ha="center", zorder=6)

    def show(self, state):
        way = unit(state.direction)
        self.line.set_data(*(np.outer([-self.REACH, self.REACH], way) + LINE[:2]).T)
        self.on_map.set_data([state.w], [state.b])
        self.curve.set_function(lambda s: 0.5 * state.curvature * s * s, -self.REACH, self.REACH)
        reach = 0.5 / np.hypot(1, state.slope / 3)  # about as long on the screen, however steep
        ends = np.array([-reach, reach])
        self.tangent.set_data(state.distance + ends, state.loss + state.slope * ends)
        self.on_cut.set_data([state.distance], [state.loss])
        side = -1 if state.distance > 0 else 1  # inside the bowl, where there is room
        text = f"slope {number(state.slope)}"
        label_beside(
            self.label, text, (state.distance, state.loss), side * 62, 14, left=50, right=50, bottom=30
        )

    @staticmethod
    def _gone_to(w, b, state):
        """Direction and distance of a place on the map; the direction stays from 0 to 180, whichever side it is on."""
        away = np.array([w, b]) - LINE[:2]
        distance = float(np.hypot(*away))
        degrees = float(np.degrees(np.arctan2(away[1], away[0])))
        if distance < 1e-9:  # in the middle, any direction is right
            return {"distance": 0.0}
        return {"direction": degrees % 180, "distance": distance if degrees >= 0 else -distance}


def describe(state):
    """The picture in words."""
    where = f"Direction {number(state.direction, 0)}°, {_IN_WORDS.get(state.direction, 'along both')}"
    if abs(state.distance) < 1e-9:
        return f"{where}. At the lowest point the slope is 0; each 1 further it grows by {number(state.curvature)}."
    loss, slope, curvature = bounded(state.loss, "below"), number(state.slope), number(state.curvature)
    return (
        f"{where}. At a distance of {number(state.distance)} the loss is {loss} and the slope is {slope}. "
        f"For each 1 further the slope grows by {curvature}: that is the curvature in this direction."
    )


_IN_WORDS = {0: "along the weight alone", 90: "along the bias alone", 180: "along the weight alone"}


def _formula(state):
    curvature = Term("curvature", state.curvature)
    return [
        Equation(Term("slope", state.slope, LOSS.colour), curvature, "·", Term("distance", state.distance))
    ]


def explore_curvature(direction=0, distance=0.5):
    """Walk away from the lowest point in any direction, and watch how the slope grows."""
    return Explorer(
        question="How fast does the slope grow when one walks away from the lowest point?",
        controls={
            "direction": Slider("direction in degrees", direction, 0, 180, 1, digits=0),
            "distance": Slider("distance", distance, -1, 1, 0.05),
        },
        compute=compute,
        picture=CutThroughTheBowl(),
        formula=_formula,
        sentence=describe,
    )
