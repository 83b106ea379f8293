"""Lesson 3, which slope has the tangent here? The learner turns a line through the point before it is drawn."""

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.derivative.picture import loss_of_prediction
from neuron_lab.lessons.shared.quantities import LOSS, Y_HAT
from neuron_lab.neuron import dL_dy_hat, prediction_error
from neuron_lab.ui.controls import Slider
from neuron_lab.ui.labels import label_beside
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import as_given, signed
from neuron_lab.ui.placement import Placement, PlaceTask
from neuron_lab.ui.questions import question
from neuron_lab.ui.style import FAINT, GREY, INK

STEEPEST = 2.0
NEAR = 0.15
"""How far off a slope may be and still be right: about nine pixels at the handle, what a hand can do."""


@question(
    first={"y_hat": 1.0},
    draw=lambda draw: {"y_hat": (15 + draw.choice([-1, 1]) * draw.randint(4, 8)) / 10},
)
def tangent(y_hat):
    """Ask for the slope of the curve at a prediction, as the tilt of a line."""
    y = WORKED.y
    slope, e = dL_dy_hat(y_hat, y), prediction_error(y_hat, y)
    side, goes = ("left", "falls") if e < 0 else ("right", "rises")
    half = "the slope of the line from here to the lowest point, half as steep"
    return PlaceTask(
        prompt=f"The neuron says ŷ = {as_given(y_hat)}, and the target is {as_given(y)}. Turn the line until it "
        "touches the curve at the point, without crossing it. Which slope does it have?",
        answer={"slope": slope},
        near={"slope": NEAR},
        slips=(
            ({"slope": 0.0}, "flat, as the line began", "Only at the lowest point is the tangent flat."),
            (
                {"slope": -slope},
                "the slope with its sign turned round",
                f"On the {side} of the target the loss {goes} to the right, and so does the line.",
            ),
            ({"slope": e}, half, "That line crosses the curve. The slope is twice the error: 2(ŷ − y)."),
            (
                {"slope": -e},
                "half the slope, with its sign turned round",
                f"On the {side} of the target the loss {goes} to the right. And the slope is twice the error.",
            ),
        ),
        why=f"The error is {signed(e)}, and the slope is twice that.",
        given={"y_hat": y_hat},
    )


class LineToTurn(LiveFigure):
    """The loss curve with a point, a line through it to be turned, and then the tangent."""

    SPAN, HEIGHTS = (0.2, 3.0), (-0.9, 1.9)
    REACH = 0.6  # so far right of the point is the handle
    width, height = 760, 350
    name = "The loss over the prediction, and a line through a point of it to be turned"

    def build(self):
        from neuron_lab.ui.parabola import Parabola

        axes = self.axes(62, 14, 680, 290, xlim=self.SPAN, ylim=self.HEIGHTS)
        axes.set(xlabel=f"{Y_HAT.name} {Y_HAT.symbol}", ylabel="loss L")
        axes.axhline(0, color=FAINT)
        axes.add_patch(Parabola(color=GREY)).set_function(loss_of_prediction, *self.SPAN)
        self.tangent = self.moving_line(axes, "--", color=LOSS.colour, zorder=3)
        self.line = self.moving_line(axes, color=INK)
        self.point = self.moving_line(axes, "o", color=Y_HAT.colour, markersize=12, zorder=4)
        end = {"markerfacecolor": "white", "markeredgecolor": INK, "markeredgewidth": 2}
        self.end = self.moving_line(axes, "o", markersize=12, zorder=5, **end)
        self.label = self.moving_text(axes, color=LOSS.colour, weight="bold", va="center", zorder=6)
        self.handle(self.end, "the ring that turns the line", y="slope", sets=self._turned)

    def show(self, state):
        at = state.given["y_hat"]
        loss, slope = loss_of_prediction(at), state.at["slope"]
        self.line.set_data(self.SPAN, [loss + slope * (x - at) for x in self.SPAN])
        self.point.set_data([at], [loss])
        self.end.set_data([at + self.REACH], [loss + slope * self.REACH])
        shown = state.answer is not None
        self.tangent.set_visible(shown)
        self.label.set_visible(shown)
        if shown:
            true = state.answer["slope"]
            self.tangent.set_data(self.SPAN, [loss + true * (x - at) for x in self.SPAN])
            self.label.set_ha("left" if true < 0 else "right")  # above the curve, where there is room
            beside = at + (-0.45 if true < 0 else 0.45)
            label_beside(
                self.label, f"tangent, slope {signed(true)}", (beside, loss + true * (beside - at)), 16
            )

    def _turned(self, x, y, state):
        """The slope of a line that has this height at its handle."""
        return {"slope": (y - loss_of_prediction(state.given["y_hat"])) / self.REACH}


def predict_tangent(seed=0):
    """Turn a line until it is the tangent, before that is drawn; ``seed`` for the numbers after the first."""
    lever = Slider("slope", 0.0, -STEEPEST, STEEPEST, 0.05, INK)
    return Placement(tangent, {"slope": lever}, LineToTurn(), seed)
