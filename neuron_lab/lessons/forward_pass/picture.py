"""Lesson 1, the forward pass: a neuron as a graph, and as a line that w tilts and b lifts."""

from typing import NamedTuple

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.quantities import Y_HAT, B, W, X
from neuron_lab.neuron import forward
from neuron_lab.ui.equation import Equation
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.graph import Graph
from neuron_lab.ui.labels import label_beside
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import number
from neuron_lab.ui.style import FAINT


class State(NamedTuple):
    """What the picture shows: the three inputs of a forward pass, and its result."""

    w: float
    b: float
    x: float
    product: float
    y_hat: float


def compute(w, b, x):
    """The forward pass, with its half-way result w·x."""
    return State(w, b, x, product=forward(x, w, 0.0), y_hat=forward(x, w, b))


class NeuronAndLine(LiveFigure):
    """On the left the neuron as a graph; on the right the line ŷ = w·x + b with the example on it."""

    X_RANGE, Y_RANGE = (-3.2, 3.2), (-6.6, 6.6)
    name = "The neuron as a graph, and its line ŷ = w·x + b"

    def build(self):
        self.graph = graph = Graph(self, self.canvas())
        graph.frame(112, 14, 366, 326, "the neuron")
        graph.box("x", (46, 124), X.symbol, X.colour)
        graph.box("product", (176, 124), "w · x")
        graph.box("w", (176, 260), W.symbol, W.colour)
        graph.box("y_hat", (306, 124), Y_HAT.symbol, Y_HAT.colour)
        graph.box("b", (306, 260), B.symbol, B.colour)
        graph.arrow("x", "product")
        graph.arrow("w", "product", "times", W.colour, label_at=(-26, 0))
        graph.arrow("product", "y_hat")
        graph.arrow("b", "y_hat", "plus", B.colour, label_at=(24, 0))

        axes = self.axes(
            424, 16, 320, 284, xlim=self.X_RANGE, ylim=self.Y_RANGE, xlabel="input x", ylabel="prediction ŷ"
        )
        axes.axhline(0, color=FAINT)
        axes.axvline(0, color=FAINT)
        self.line = self.moving_line(axes, color=Y_HAT.colour)
        self.slope = self.moving_line(axes, color=W.colour, linewidth=2, zorder=3)
        self.run_label = self.moving_text(axes, color=W.colour, ha="center", zorder=6)
        self.slope_label = self.moving_text(axes, color=W.colour, weight="bold", va="center", zorder=6)
        self.drop = self.moving_line(axes, ":", color=Y_HAT.colour, linewidth=1.5)
        self.intercept = self.moving_line(axes, "D", color=B.colour, zorder=4)
        self.point = self.moving_line(axes, "o", color=Y_HAT.colour, markersize=12, zorder=5)
        self.point_label = self.moving_text(axes, color=Y_HAT.colour, weight="bold", zorder=6)
        self.bias_label = self.moving_text(axes, color=B.colour, zorder=6)
        self.handle(self.slope, "the tilt of the line", y="w", sets=self._tilted)
        self.handle(self.intercept, "the bias, where the line crosses x = 0", y="b")
        self.handle(self.point, "the point on the line", x="x")

    def show(self, state):
        w, b, x, product, y_hat = state
        self.graph.set(x=number(x), w=number(w), b=number(b), product=number(product), y_hat=number(y_hat))
        ends = self.X_RANGE
        self.line.set_data(ends, [forward(end, w, b) for end in ends])
        self.drop.set_data([x, x, 0], [0, y_hat, y_hat])
        self.intercept.set_data([0], [b])
        self.point.set_data([x], [y_hat])
        self._step(w, b, start=self._step_start(x))
        # Near the axis the point's label steps away from it, further out towards it. The bias's takes the other side.
        to_the_left = -1.5 < x < 0 or x >= 1.7
        self._label(self.point_label, f"ŷ = {number(y_hat)}", x, y_hat, w, to_the_left)
        self._label(self.bias_label, f"b = {number(b)}", 0, b, w, not to_the_left)

    @staticmethod
    def _step_start(x):
        """Where the step begins that shows the slope, well away from the point."""
        return -3.1 if x > -1.5 else 0.7

    def _tilted(self, x, y, state):
        """The weight of a line that has this height at the end of the step."""
        return {"w": (y - state.b) / (self._step_start(state.x) + 1)}

    def _step(self, w, b, start):
        """Draw the slope as a step beside the line: 1 to the right, then w up (or down), each with its length."""
        end, (low, high) = start + 1, (forward(at, w, b) for at in (start, start + 1))
        beside = -1 if w >= 0 else 1  # the side of the line on which the step is
        self.slope.set_data([start, end, end], [low, low, high])
        self.run_label.set_va("top" if w >= 0 else "bottom")
        label_beside(self.run_label, "1", (start + 0.5, low), dy=4.3 * beside)
        at, dy = (high, 13 * beside) if abs(w) < 1.2 else ((low + high) / 2, 0)
        label_beside(self.slope_label, f"w = {number(w)}", (end, at), 5, dy)

    @staticmethod
    def _label(label, text, x, y, slope, to_the_left):
        """Put a label beside a point of the line, on the side that the line leaves free."""
        label.set_ha("right" if to_the_left else "left")
        above = (slope >= 0) == to_the_left
        label.set_va("bottom" if above else "top")
        label_beside(label, text, (x, y), -10 if to_the_left else 10, 4.3 if above else -4.3)


def describe(state):
    """The picture in words."""
    w, b, x, _, y_hat = state
    slope = (
        "lies flat"
        if w == 0
        else f"{'rises' if w > 0 else 'falls'} by {number(abs(w))} for each step of 1 to the right"
    )
    where = (
        "At x = 0 the weight has no say: ŷ is the bias"
        if x == 0
        else f"At x = {number(x)} it gives ŷ = {number(y_hat)}"
    )
    return f"The line {slope}. Where x = 0 its height is the bias, {number(b)}. {where}."


def explore(w=WORKED.w, b=WORKED.b, x=WORKED.x):
    """Move w, b and x, and watch the neuron's line and prediction."""
    return Explorer(
        question="What does each number do to the line: w, b and x?",
        controls={"w": W.slider(w, -1.5, 1.5), "b": B.slider(b, -1.5, 1.5), "x": X.slider(x, -3, 3)},
        compute=compute,
        picture=NeuronAndLine(),
        formula=lambda state: [Equation(Y_HAT(state.y_hat), W(state.w), "·", X(state.x), "+", B(state.b))],
        sentence=describe,
    )
