"""Lesson 2, how fast does the square grow? The learner places its area before the bowl is drawn."""

from neuron_lab.lessons.shared.quantities import ERROR, LOSS, Y_HAT
from neuron_lab.neuron import squared_error
from neuron_lab.ui.controls import Slider
from neuron_lab.ui.labels import label_beside
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import as_given, number
from neuron_lab.ui.placement import Placement, PlaceTask
from neuron_lab.ui.questions import question
from neuron_lab.ui.style import FAINT, GREY, INK

HIGHEST = 6.5
NEAR = 0.1
"""How far off an area may be and still be right: four pixels."""


@question(
    first={"bar": 0.5, "times": 3, "side": 1},
    draw=lambda draw: {
        "bar": draw.choice([0.5, 0.6, 0.7, 0.8]),
        "times": draw.choice([2, 3]),
        "side": draw.choice([-1, 1]),
    },
)
def area(bar, times, side):
    """How large the square on a bar is that is so many times as long; ``side`` is 1 above the target, −1 below."""
    known, length = squared_error(bar, 0.0), round(times * bar, 6)
    right = squared_error(length, 0.0)
    lies = "above" if side > 0 else "below"
    return PlaceTask(
        prompt=f"A prediction lies {as_given(bar)} above the target. The square on that distance has the area "
        f"{as_given(round(known, 6))}: the small dot. Another lies {as_given(length)} {lies} the target. How large is "
        "its square? Place the ring at that height.",
        answer={"area": right},
        near={"area": NEAR},
        slips=(
            (
                {"area": 0.0},
                "where the ring began",
                "Multiply the distance by itself, and move the ring there.",
            ),
            (
                {"area": known},
                "the area of the small square",
                "This distance is longer, so its square is larger.",
            ),
            (
                {"area": times * known},
                f"{times} times the small area",
                "A square grows in height and in width: multiply both.",
            ),
            ({"area": length}, "the distance itself", "The area is the distance times itself."),
            ({"area": 2 * length}, "twice the distance", "Squared means times itself, not times 2."),
        ),
        why=f"{'Twice' if times == 2 else 'Three times'} as far away, the area is {times} · {times} = "
        f"{times * times} times as large, on either side of the target. The curve through all of them is drawn now.",
        given={"bar": bar, "at": side * length},
    )


class AreaToPlace(LiveFigure):
    """One known square as a dot, a ring to place at the height of another; then the curve through both."""

    REACH = 2.7
    height = 330
    name = "The area of the square over the distance from the target, and a ring to place"

    def build(self):
        axes = self.axes(
            80, 14, 620, 260, xlim=(-self.REACH, self.REACH), ylim=(-0.5, HIGHEST), yticks=range(7)
        )
        axes.set(xlabel="prediction minus target", ylabel="area of the square")
        axes.axhline(0, color=FAINT)
        axes.axvline(0, color=FAINT)
        self.up = self.moving_line(axes, ":", color=GREY, linewidth=2)
        self.curve = self.moving_parabola(axes, color=GREY, linewidth=2)
        self.known = self.moving_line(axes, "o", color=ERROR.colour, markersize=8, zorder=4)
        self.known_label = self.moving_text(axes, color=ERROR.colour, ha="right", va="center", zorder=6)
        ring = {"markerfacecolor": "white", "markeredgecolor": INK, "markeredgewidth": 2, "markersize": 12}
        self.placed = self.moving_line(axes, "o", zorder=4, **ring)
        self.point = self.moving_line(axes, "o", color=Y_HAT.colour, markersize=12, zorder=5)
        self.label = self.moving_text(axes, color=LOSS.colour, weight="bold", va="center", zorder=6)
        self.handle(self.placed, "the ring, the area of the square", y="area")

    def show(self, state):
        bar, at = state.given["bar"], state.given["at"]
        self.up.set_data([at, at], [0, HIGHEST])
        known = bar, squared_error(bar, 0.0)
        self.known.set_data(*([each] for each in known))
        label_beside(self.known_label, f"area {number(known[1])}", known, -4, 16)
        self.placed.set_data([at], [state.at["area"]])
        shown = state.answer is not None
        for artist in (self.curve, self.point, self.label):
            artist.set_visible(shown)
        if shown:
            true = state.answer["area"]
            self.curve.set_function(lambda e: squared_error(e, 0.0), -self.REACH, self.REACH)
            self.point.set_data([at], [true])
            outwards = 1 if at < 0 else -1  # into the bowl, where there is room
            self.label.set_ha("left" if outwards > 0 else "right")
            label_beside(self.label, f"area {number(true)}", (at, true), 14 * outwards)


def predict_area(seed=0):
    """Place the area of a square before the curve is drawn; ``seed`` for the numbers after the first."""
    lever = Slider("area A", 0.0, 0.0, HIGHEST, 0.05, LOSS.colour)
    return Placement(area, {"area": lever}, AreaToPlace(), seed)
