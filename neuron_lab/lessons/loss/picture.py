"""Lesson 2, the loss: an error as a bar, and its square as a square."""

from typing import NamedTuple

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.quantities import ERROR, LOSS, Y_HAT, B, W, X, Y
from neuron_lab.neuron import forward, prediction_error, squared_error
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.labels import label_beside
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import number, square_digits, square_text
from neuron_lab.ui.style import FAINT, GREY, PALE_RED


class State(NamedTuple):
    """One prediction, its target, and how far apart they are."""

    w: float
    b: float
    x: float
    y: float
    y_hat: float
    error: float
    loss: float


def compute(w, b, x, y):
    """The forward pass and its loss."""
    y_hat = forward(x, w, b)
    return State(w, b, x, y, y_hat, prediction_error(y_hat, y), squared_error(y_hat, y))


class BarAndSquare(LiveFigure):
    """On the left the error as a bar, and a square built on it; on the right the loss over the prediction."""

    LOWEST, HIGHEST = -0.6, 2.6  # of predictions and targets
    name = "The error as a bar, its square as an area, and the loss over the prediction"

    def build(self):
        from matplotlib.patches import Rectangle

        # 312 × 290 pixels for 3.44 × 3.2 units: a unit is as wide as it is high, so the square is one.
        left = self.axes(66, 14, 312, 290, xlim=(-0.5, 2.94), ylim=(self.LOWEST, self.HIGHEST))
        left.set(xticks=[], ylabel="prediction ŷ, target y")
        left.set_aspect("equal")
        left.axvline(0, color=FAINT)
        self.square = self.moving(
            left.add_patch(
                Rectangle((0, 0), 0, 0, facecolor=PALE_RED, edgecolor=LOSS.colour, hatch="///", linewidth=1.5)
            )
        )
        self.bar = self.moving_line(left, color=ERROR.colour, linewidth=5)
        self.target = self.moving_line(left, "D", color=Y.colour, zorder=4)
        self.point = self.moving_line(left, "o", color=Y_HAT.colour, markersize=12, zorder=5)
        self.area_label = self.moving_text(left, color=LOSS.colour, weight="bold", va="center", zorder=6)
        self.target_label, self.point_label = (
            self.moving_text(left, color=quantity.colour, ha="right", va="center", weight="bold", zorder=6)
            for quantity in (Y, Y_HAT)
        )

        right = self.axes(460, 14, 284, 290, xlim=(self.LOWEST, self.HIGHEST), ylim=(-0.75, 6.9))
        right.set(xlabel="prediction ŷ", ylabel="loss L")
        right.axhline(0, color=FAINT)
        self.curve = self.moving_parabola(right, color=GREY, linewidth=2)
        self.goal = self.moving_line(right, "D", color=Y.colour, zorder=4)
        self.level = self.moving_line(right, ":", color=LOSS.colour, linewidth=1.5)
        self.on_curve = self.moving_line(right, "o", color=Y_HAT.colour, markersize=12, zorder=5)
        self.loss_label = self.moving_text(right, color=LOSS.colour, weight="bold", zorder=6)
        self.goal_label = self.moving_text(right, color=Y.colour, weight="bold", ha="center", va="top")
        for target, name, along in (
            (self.target, "the target", "y"),
            (self.goal, "the target below the bowl", "x"),
        ):
            self.handle(target, name, **{along: "y"})
        self.handle(self.point, "the prediction, moved by the weight", y="w", sets=_weight_for_height)
        self.handle(
            self.on_curve, "the point on the bowl, moved by the weight", x="w", sets=_weight_for_place
        )

    def show(self, state):
        y, y_hat, error, loss = state.y, state.y_hat, state.error, state.loss
        side = abs(error)
        self.square.set_bounds(0, min(y, y_hat), side, side)
        self.bar.set_data([0, 0], [y, y_hat])
        self.target.set_data([0], [y])
        self.point.set_data([0], [y_hat])
        middle = (y + y_hat) / 2
        fits = side > 1.7  # into the square
        area = f"area = L = {square_text(loss)}"
        label_beside(self.area_label, area, (0 if fits else side, middle), 12.7 if fits else 10.9)
        close = side < 0.22  # then their names step apart
        apart = (10 if error >= 0 else -10) if close else 0
        label_beside(self.target_label, "y", (0, middle if close else y), -12.7, -apart)
        label_beside(self.point_label, "ŷ", (0, middle if close else y_hat), -12.7, apart)

        self.curve.set_function(lambda y_hat: squared_error(y_hat, y), self.LOWEST, self.HIGHEST)
        self.goal.set_data([y], [0])
        label_beside(self.goal_label, "y", (y, 0), dy=-7.6)
        # The loss stands outside the bowl, on a line to its own side; without room there, inside.
        edge = self.LOWEST if error <= 0 else self.HIGHEST
        self.level.set_data([y_hat, edge], [loss, loss])
        self.on_curve.set_data([y_hat], [loss])
        start, rightwards = edge if abs(y_hat - edge) > 1 else y_hat, error <= 0
        self.loss_label.set_ha("left" if rightwards else "right")
        label_beside(self.loss_label, f"L = {square_text(loss)}", (start, loss), 9 if rightwards else -9, 7.6)


def _weight_for_height(x, y, state):
    """The weight that brings the prediction to this height; none where the input is 0, and w has no say."""
    return {"w": (y - state.b) / state.x} if state.x else {}


def _weight_for_place(x, y, state):
    """The weight whose prediction stands here below the bowl."""
    return _weight_for_height(y, x, state)


def describe(state):
    """The picture in words."""
    if abs(state.error) < 1e-9:
        return f"The prediction {number(state.y_hat)} is the target. The bar has no length and the loss is 0."
    side = "below" if state.error < 0 else "above"
    area = (
        f"the area {square_text(state.loss)}, and that is the loss."
        if state.loss >= 5e-5
        else "almost no area: the loss is almost 0."
    )
    return (
        f"The prediction {number(state.y_hat)} lies {number(abs(state.error))} {side} the target "
        f"{number(state.y)}: the error is {number(state.error)}. "
        f"A square with the side {number(abs(state.error))} has {area}"
    )


def _loss(value):
    return Term(LOSS.symbol, value, LOSS.colour, square_digits(value))


def explore(w=WORKED.w, b=WORKED.b, x=WORKED.x, y=WORKED.y):
    """Move w, b, x and y, and watch the error and its square."""
    return Explorer(
        question="How large is the loss, and when is it 0?",
        controls={
            "w": W.slider(w, 0, 1),
            "b": B.slider(b, -0.5, 0.5),
            "x": X.slider(x, 0, 2),
            "y": Y.slider(y, 0, 2),
        },
        compute=compute,
        picture=BarAndSquare(),
        formula=lambda state: [
            Equation(Y_HAT(state.y_hat), W(state.w), "·", X(state.x), "+", B(state.b)),
            Equation(_loss(state.loss), "(", Y_HAT(state.y_hat), "−", Y(state.y), ")²"),
        ],
        sentence=describe,
    )
