"""Lesson 9, where does the neuron say 0? The learner places the line before it is drawn, by where it meets the axes."""

from neuron_lab.lessons.shared.half_plane import above, line_at
from neuron_lab.lessons.shared.quantities import X1, X2, Y_HAT
from neuron_lab.ui.controls import Slider
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import as_given, number
from neuron_lab.ui.placement import Placement, PlaceTask
from neuron_lab.ui.questions import question
from neuron_lab.ui.style import GREY, INK

REACH = 3.0
NEAR = 0.15
"""How far off a crossing may be and still be right: about seven pixels, what a hand can do."""
START = 2.5


def _drawn(draw):
    """Weights and a bias whose line meets both axes in sight."""
    while True:
        numbers = {
            "w1": draw.choice([-2.0, -1.0, -0.5, 0.5, 1.0, 2.0]),
            "w2": draw.choice([-2.0, -1.0, -0.5, 0.5, 1.0, 2.0]),
            "b": draw.choice([-2.0, -1.5, -1.0, -0.5, 0.5, 1.0, 1.5, 2.0]),
        }
        if all(0.4 < abs(numbers["b"] / numbers[w]) < REACH for w in ("w1", "w2")):
            return numbers


@question(first={"w1": 0.5, "w2": -1.0, "b": 1.0}, draw=_drawn)
def line(w1, w2, b):
    """Where the line on which a neuron says 0 meets the two axes."""

    def at(c1, c2):
        return {"c1": c1, "c2": c2}

    right = at(-b / w1, -b / w2)
    return PlaceTask(
        prompt=f"A neuron has the weights w₁ = {as_given(w1)} and w₂ = {as_given(w2)}, and the bias "
        f"b = {as_given(b)}. Where is the line on which it says 0? Place the two rings where that line meets the "
        "two axes.",
        answer=right,
        near=dict.fromkeys(right, NEAR),
        slips=(
            (
                at(START, START),
                "where the rings began",
                "Put 0 for one input, and ask what the other must be.",
            ),
            (at(b / w1, b / w2), "the line with the other sign", "There w · x equals b; it must equal −b."),
            (
                at(-b / w2, -b / w1),
                "the two exchanged",
                "On the axis of x₁ the input x₂ is 0, so w₁ counts there.",
            ),
            (
                at(-b, -b),
                "−b on both axes",
                "It is the product with the weight that must be −b: divide by it.",
            ),
            (at(b, b), "the bias on both axes", "Find the input whose product with its weight is −b."),
            (at(w1, w2), "the two weights", "Find the inputs at which the neuron says 0."),
        ),
        why=f"On the axis of x₁ the second input is 0, and {number(w1)} · x₁ + {number(b)} is 0 at "
        f"x₁ = {number(right['c1'])}. On the axis of x₂ the first input is 0, and {number(w2)} · x₂ + {number(b)} "
        f"is 0 at x₂ = {number(right['c2'])}.",
        given={"w1": w1, "w2": w2, "b": b},
    )


class LineToPlace(LiveFigure):
    """The plane of the inputs, and two rings on its axes; then the true line and its shaded side."""

    width, height = 760, 372
    name = "The plane of the two inputs, and a ring on each axis to place a line by"

    def build(self):
        from matplotlib.patches import Polygon

        ticks = [-3, -2, -1, 0, 1, 2, 3]
        axes = self.axes(230, 14, 300, 300, xlim=(-REACH, REACH), ylim=(-REACH, REACH))
        axes.set(xlabel="input x₁", ylabel="input x₂", xticks=ticks, yticks=ticks)
        axes.axhline(0, color=GREY, linewidth=1.2)
        axes.axvline(0, color=GREY, linewidth=1.2)
        self.shade = self.moving(
            axes.add_patch(Polygon([(0, 0)], facecolor=Y_HAT.colour, alpha=0.14, linewidth=0, zorder=1))
        )
        self.yours = self.moving_line(axes, "--", color=INK, linewidth=1.6, zorder=2)
        self.line = self.moving_line(axes, color=Y_HAT.colour, linewidth=3, zorder=3)
        style = {"markerfacecolor": "white", "markeredgecolor": INK, "markeredgewidth": 2, "markersize": 12}
        self.rings = [self.moving_line(axes, "o", zorder=4, clip_on=False, **style) for _ in range(2)]
        self.points = self.moving_line(axes, "D", color=Y_HAT.colour, markersize=9, zorder=5, clip_on=False)
        self.labels = [
            self.moving_text(axes, 3.15, y, color=colour, va="center", weight="bold")
            for y, colour in ((2.6, INK), (2.1, Y_HAT.colour))
        ]
        one, other = self.rings
        self.handle(one, "the ring on the axis of x₁", x="c1")
        self.handle(other, "the ring on the axis of x₂", y="c2")

    def show(self, state):
        c1, c2 = state.at["c1"], state.at["c2"]
        for ring, (x, y) in zip(self.rings, ((c1, 0), (0, c2)), strict=True):
            ring.set_data([x], [y])
        # through (c₁, 0) and (0, c₂): c₂ · x₁ + c₁ · x₂ = c₁ · c₂
        self.yours.set_data(*line_at(0, c2, c1, -c1 * c2, REACH).T)
        self.labels[0].set_text("dashed: your line")
        shown = state.answer is not None
        for artist in (self.shade, self.line, self.points, self.labels[1]):
            artist.set_visible(shown)
        if shown:
            plane = state.given["w1"], state.given["w2"], state.given["b"]
            self.shade.set_xy(above(0, *plane, REACH))
            self.line.set_data(*line_at(0, *plane, REACH).T)
            self.points.set_data([state.answer["c1"], 0], [0, state.answer["c2"]])
            self.labels[1].set_text("solid: here ŷ = 0")


def predict_line(seed=0):
    """Place the line on which a neuron says 0 before it is drawn; ``seed`` for the numbers after the first."""
    levers = {
        name: Slider(f"on the axis of {axis.symbol}", START, -REACH, REACH, 0.05)
        for name, axis in (("c1", X1), ("c2", X2))
    }
    return Placement(line, levers, LineToPlace(), seed)
