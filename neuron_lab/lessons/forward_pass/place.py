"""Lesson 1, where will the point be? The learner places the prediction before the line is drawn."""

from neuron_lab.lessons.shared.quantities import Y_HAT
from neuron_lab.neuron import forward
from neuron_lab.ui.controls import Slider
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import as_given, number
from neuron_lab.ui.placement import Placement, PlaceTask
from neuron_lab.ui.questions import question, tenths
from neuron_lab.ui.style import FAINT, GREY, INK

HIGHEST = 6.0
NEAR = 0.15
"""How far off a height may be and still be right: about seven pixels, what a hand can do."""


@question(
    first={"w": -1.2, "b": 0.8, "x": 3},
    draw=lambda draw: {
        "w": tenths(draw, -1.5, 1.5),
        "b": tenths(draw, -1.5, 1.5),
        "x": draw.choice([-3, -2, 2, 3]),
    },
)
def height(w, b, x):
    """Where the point of a line stands, above or below the input."""
    right = forward(x, w, b)
    return PlaceTask(
        prompt=f"A neuron has the weight w = {as_given(w)} and the bias b = {as_given(b)}. At the input "
        f"x = {as_given(x)}, how high is its prediction ŷ? Place the ring there.",
        answer={"y_hat": right},
        near={"y_hat": NEAR},
        slips=(
            ({"y_hat": 0.0}, "where the ring began", "Work out w · x, add b, and move it there."),
            ({"y_hat": w * x}, "w · x", "The bias is still to be added."),
            ({"y_hat": w * x - b}, "w · x minus the bias", "The bias is added as it is, with its sign."),
            ({"y_hat": -w * x + b}, "the height for −w", "Mind the sign of the product."),
            ({"y_hat": w + x + b}, "the sum of all three", "The weight multiplies the input."),
            ({"y_hat": w}, "the weight", "It is what one step of 1 to the right adds; here are more steps."),
            ({"y_hat": b}, "the bias", "That is the height at x = 0. From there the line rises or falls."),
        ),
        why=f"The line starts from {number(b)} at x = 0 and changes by {number(w)} for each step of 1 to the right.",
        given={"w": w, "b": b, "x": x},
    )


class PointToPlace(LiveFigure):
    """Axes with the input marked; a ring to place; then the line with its point."""

    X_RANGE, Y_RANGE = (-3.2, 3.2), (-6.6, 6.6)
    name = "The input on its axis, and a ring to place at the height of the prediction"
    height = 330

    def build(self):
        axes = self.axes(
            70, 14, 640, 260, xlim=self.X_RANGE, ylim=self.Y_RANGE, xlabel="input x", ylabel="prediction ŷ"
        )
        axes.axhline(0, color=FAINT)
        axes.axvline(0, color=FAINT)
        self.up = self.moving_line(axes, ":", color=GREY, linewidth=2)
        self.line = self.moving_line(axes, color=Y_HAT.colour)
        self.placed = self.moving_line(
            axes,
            "o",
            markerfacecolor="white",
            markeredgecolor=INK,
            markeredgewidth=2,
            markersize=12,
            zorder=4,
        )
        self.point = self.moving_line(axes, "o", color=Y_HAT.colour, markersize=12, zorder=5)
        self.label = self.moving_text(axes, color=Y_HAT.colour, weight="bold", va="center", zorder=6)
        self.handle(self.placed, "the ring, the height of the prediction", y="y_hat")

    def show(self, state):
        w, b, x = (state.given[name] for name in ("w", "b", "x"))
        self.up.set_data([x, x], self.Y_RANGE)
        self.placed.set_data([x], [state.at["y_hat"]])
        shown = state.answer is not None
        for artist in (self.line, self.point, self.label):
            artist.set_visible(shown)
        if shown:
            self.line.set_data(self.X_RANGE, [forward(end, w, b) for end in self.X_RANGE])
            self.point.set_data([x], [state.answer["y_hat"]])
            self.label.set_text(f"ŷ = {number(state.answer['y_hat'])}")
            self.label.set_ha("right" if x > 0 else "left")
            self.label.set_position((x - 0.15 if x > 0 else x + 0.15, state.answer["y_hat"]))


def predict_point(seed=0):
    """Place the prediction of a neuron before its line is drawn; ``seed`` for the numbers after the first."""
    lever = Slider("prediction ŷ", 0.0, -HIGHEST, HIGHEST, 0.05, Y_HAT.colour)
    return Placement(height, {"y_hat": lever}, PointToPlace(), seed)
