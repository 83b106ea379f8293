"""Lesson 5, where does the step land? The learner places the new weight on the loss curve before the step is made."""

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.quantities import LOSS, W
from neuron_lab.lessons.update.arrow import StepArrow
from neuron_lab.neuron import backward, forward, squared_error, update
from neuron_lab.ui.labels import label_beside
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import as_given, number, signed
from neuron_lab.ui.placement import Placement, PlaceTask
from neuron_lab.ui.questions import question
from neuron_lab.ui.style import FAINT, GREY, INK

NEAR = 0.015
"""How far off a weight may be and still be right: about seven pixels, what a hand can do."""

_X, _Y, _, _B, _ = WORKED
LOWEST = (_Y - _B) / _X  # where the square begins


def _loss(w):
    return squared_error(forward(_X, w, _B), _Y)


@question(
    first={"w": 0.9, "learning_rate": 0.15},
    draw=lambda draw: {
        "w": draw.choice([0.4, 0.5, 0.6, 0.8, 0.9, 1.0]),
        "learning_rate": draw.choice([0.05, 0.1, 0.15, 0.2]),
    },
)
def landing(w, learning_rate):
    """Ask where the weight is after one step that it makes alone."""
    slope, _ = backward(_X, _Y, w, _B)
    step = -learning_rate * slope
    new_w, _ = update(w, _B, (slope, 0.0), learning_rate)
    y_hat = forward(_X, w, _B)
    half = "where half the step would lead"
    half_of_what = "Is the 2 of the slope missing, or the x? dL/dw = 2(ŷ − y) · x."
    return PlaceTask(
        prompt=f"w = {as_given(w)}, and as before b = {as_given(_B)}, x = {as_given(_X)} and y = {as_given(_Y)}. The "
        f"learning rate is {as_given(learning_rate)}. Only the weight makes a step. Where does it land?",
        answer={"w": new_w},
        near={"w": NEAR},
        slips=(
            (
                {"w": LOWEST},
                "the lowest point",
                "The step knows nothing of it: it is the learning rate times the slope.",
            ),
            ({"w": w}, "where the weight was", "The slope there is not 0, so it moves."),
            ({"w": w - step}, "where a step uphill would lead", "The slope is subtracted."),
            ({"w": w + step / 2}, half, half_of_what),
            ({"w": w - slope}, "where the whole slope would lead", "Multiply it by the learning rate."),
            (
                {"w": w - learning_rate},
                "w minus the learning rate",
                "Multiply the learning rate by the slope.",
            ),
            (
                {"w": w + 2 * step},
                "where a step of twice the length would lead",
                "Does a 2 stand there twice?",
            ),
        ),
        why=f"The prediction is {number(y_hat)}, so the slope is {signed(slope)} and the step {signed(step)}.",
        given={"w": w, "learning_rate": learning_rate},
    )


class LandingToPlace(LiveFigure):
    """The loss over the weight with the start, a square to be placed on it, and then the step."""

    SPAN, TOP = (0, 1.4), 1.25
    STEP_AT = -0.14
    width, height = 760, 330
    name = "The loss over the weight, and a square to place where the step lands"

    def build(self):
        from neuron_lab.ui.parabola import Parabola

        axes = self.axes(62, 14, 680, 270, xlim=self.SPAN, ylim=(-0.34, self.TOP))
        axes.set(xlabel=f"{W.name} {W.symbol}", ylabel="loss L", yticks=[0, 0.5, 1])
        axes.axhline(0, color=FAINT)
        axes.add_patch(Parabola(color=GREY)).set_function(_loss, *self.SPAN)
        self.start = self.moving_line(axes, "o", color=W.colour, markersize=12, zorder=4)
        self.tangent = self.moving_line(axes, "--", color=LOSS.colour)
        self.step = StepArrow(self, axes, (self.SPAN[1] - self.SPAN[0]) / 680, 13)
        self.landing = self.moving_line(axes, "s", color=W.colour, markersize=10, zorder=5)
        hollow = {"markerfacecolor": "white", "markeredgecolor": INK, "markeredgewidth": 2}
        self.placed = self.moving_line(axes, "s", markersize=14, zorder=4.5, clip_on=False, **hollow)
        self.label = self.moving_text(axes, color=W.colour, ha="center", va="center", weight="bold", zorder=6)
        self.handle(self.placed, "the square, where the step lands", x="w")

    def show(self, state):
        w, placed = state.given["w"], state.at["w"]
        self.start.set_data([w], [_loss(w)])
        slope = backward(_X, _Y, w, _B)[0]
        reach = 0.11
        self.tangent.set_data([w - reach, w + reach], [_loss(w) - slope * reach, _loss(w) + slope * reach])
        self.placed.set_data([placed], [min(_loss(placed), self.TOP)])
        shown = state.answer is not None
        new_w = state.answer["w"] if shown else w
        self.step.show(w, new_w, self.STEP_AT)
        self.landing.set_data([new_w], [_loss(new_w)])
        self.landing.set_visible(shown)
        text = f"step {signed(new_w - w)}, to w = {number(new_w)}" if shown else ""
        label_beside(self.label, text, ((w + new_w) / 2, self.STEP_AT), dy=-15)


def predict_step(seed=0):
    """Place the weight where one step leads, before it is made; ``seed`` for the numbers after the first."""
    return Placement(landing, {"w": W.slider(LOWEST, *LandingToPlace.SPAN)}, LandingToPlace(), seed)
