"""Lesson 2, the loss: an error as a bar, its square as a square; why squared; the mean over examples."""

from typing import NamedTuple

import numpy as np

from neuron_lab.data import CANCELLING_X, CANCELLING_Y, WORKED
from neuron_lab.lessons.quantities import W, B, X, Y, Y_HAT, ERROR, LOSS
from neuron_lab.neuron import dL_dy_hat, forward, mean_squared_error, prediction_error, squared_error
from neuron_lab.show.equation import Equation, Term
from neuron_lab.show.explorer import Explorer
from neuron_lab.show.live_figure import LiveFigure
from neuron_lab.show.style import FAINT, GREY, INK, number

# --------------------------------------------------------------------- one example: a bar and a square


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

    def __init__(self):
        super().__init__(760, 350, "The error as a bar, its square as an area, and the loss over the prediction")

    def build(self):
        from matplotlib.patches import Rectangle

        # 312 × 290 pixels for 3.44 × 3.2 units: a unit is as wide as it is high, so the square is one.
        left = self.axes(66, 14, 312, 290, xlim=(-0.5, 2.94), ylim=(self.LOWEST, self.HIGHEST), xticks=[],
                         ylabel="prediction ŷ, target y")
        left.set_aspect("equal")
        left.axvline(0, color=FAINT)
        self.square = self.moving(left.add_patch(Rectangle(
            (0, 0), 0, 0, facecolor="#F7E3DA", edgecolor=LOSS.colour, hatch="///", linewidth=1.5)))
        self.bar = self.moving_line(left, color=ERROR.colour, linewidth=5)
        self.target = self.moving_line(left, "D", color=Y.colour, zorder=4)
        self.point = self.moving_line(left, "o", color=Y_HAT.colour, markersize=12, zorder=5)
        self.area_label = self.moving_text(left, color=LOSS.colour, weight="bold", va="center", zorder=6)
        self.target_label, self.point_label = (
            self.moving_text(left, color=quantity.colour, ha="right", va="center", weight="bold", zorder=6)
            for quantity in (Y, Y_HAT))

        right = self.axes(460, 14, 284, 290, xlim=(self.LOWEST, self.HIGHEST), ylim=(-0.75, 6.9),
                          xlabel="prediction ŷ", ylabel="loss L")
        right.axhline(0, color=FAINT)
        self.curve = self.moving_parabola(right, color=GREY, linewidth=2)
        self.goal = self.moving_line(right, "D", color=Y.colour, zorder=4)
        self.level = self.moving_line(right, ":", color=LOSS.colour, linewidth=1.5)
        self.on_curve = self.moving_line(right, "o", color=Y_HAT.colour, markersize=12, zorder=5)
        self.loss_label = self.moving_text(right, color=LOSS.colour, weight="bold", zorder=6)
        self.goal_label = self.moving_text(right, 0, -0.2, color=Y.colour, weight="bold", ha="center", va="top")

    def show(self, state):
        y, y_hat, error, loss = state.y, state.y_hat, state.error, state.loss
        side = abs(error)
        self.square.set_bounds(0, min(y, y_hat), side, side)
        self.bar.set_data([0, 0], [y, y_hat])
        self.target.set_data([0], [y])
        self.point.set_data([0], [y_hat])
        self.area_label.set_text(f"area = L = {number(loss)}")
        wide = side > 1.7  # then the label fits inside
        self.area_label.set_position((0.14 if wide else side + 0.12, (y + y_hat) / 2))
        # Where the two are close, their names step apart.
        apart = max(0.0, 0.11 - side / 2) * (1 if error >= 0 else -1)
        self.target_label.set_text("y")
        self.target_label.set_position((-0.14, y - apart))
        self.point_label.set_text("ŷ")
        self.point_label.set_position((-0.14, y_hat + apart))

        self.curve.set_function(lambda y_hat: squared_error(y_hat, y), self.LOWEST, self.HIGHEST)
        self.goal.set_data([y], [0])
        self.goal_label.set_text("y")
        self.goal_label.set_x(y)
        # The loss stands outside the bowl, on a line to its own side; without room there, inside.
        edge = self.LOWEST if error <= 0 else self.HIGHEST
        self.level.set_data([y_hat, edge], [loss, loss])
        self.on_curve.set_data([y_hat], [loss])
        self.loss_label.set_text(f"L = {number(loss)}")
        start, rightwards = (edge, error <= 0) if abs(y_hat - edge) > 1 else (y_hat, error <= 0)
        self.loss_label.set_ha("left" if rightwards else "right")
        self.loss_label.set_position((start + (0.1 if rightwards else -0.1), loss + 0.2))


def describe(state):
    """The picture in words."""
    if abs(state.error) < 1e-9:
        return f"The prediction {number(state.y_hat)} is the target. The bar has no length and the loss is 0."
    side = "below" if state.error < 0 else "above"
    return (f"The prediction {number(state.y_hat)} lies {number(abs(state.error))} {side} the target "
            f"{number(state.y)}: the error is {number(state.error)}. "
            f"A square with that side has the area {number(state.loss)}, and that is the loss.")


def explore(w=WORKED.w, b=WORKED.b, x=WORKED.x, y=WORKED.y):
    """Move w, b, x and y, and watch the error and its square."""
    return Explorer(
        question="How large is the loss, and when is it 0?",
        controls={"w": W.slider(w, 0, 1), "b": B.slider(b, -0.5, 0.5), "x": X.slider(x, 0, 2),
                  "y": Y.slider(y, 0, 2)},
        compute=compute,
        picture=BarAndSquare(),
        formula=lambda state: [
            Equation(Y_HAT(state.y_hat), W(state.w), "·", X(state.x), "+", B(state.b)),
            Equation(LOSS(state.loss), "(", Y_HAT(state.y_hat), "−", Y(state.y), ")²")],
        sentence=describe)


# ------------------------------------------------------------------------- why squared: three candidates


class Candidates(NamedTuple):
    """Three ways to turn an error into a loss, and the slope of each at that error."""

    error: float
    absolute: float
    square: float
    square_slope: float


def compare(error):
    """The error itself, its absolute value and its square. An error e is a prediction e with the target 0."""
    return Candidates(error, abs(error), squared_error(error, 0.0), dL_dy_hat(error, 0.0))


class ThreeCurves(LiveFigure):
    """e, |e| and e², side by side, each with its tangent at the error."""

    REACH = 1.6

    def __init__(self):
        super().__init__(760, 300, "The error, its absolute value and its square, each with its slope")

    def build(self):
        e = np.linspace(-self.REACH, self.REACH, 65)
        self.points, self.tangents, self.labels = [], [], []
        for left, title, values in ((60, "e: the error itself", e), (310, "|e|: its size", np.abs(e)),
                                    (560, "e²: its square", squared_error(e, 0.0))):
            axes = self.axes(left, 70, 190, 180, xlim=(-self.REACH, self.REACH), ylim=(-1.7, 2.6),
                             xlabel="error e", xticks=[-1, 0, 1], yticks=[-1, 0, 1, 2])
            axes.set_title(title, loc="left", pad=32)
            axes.axhline(0, color=FAINT)
            axes.axvline(0, color=FAINT)
            axes.plot(e, values, color=GREY)
            self.tangents.append(self.moving_line(axes, "--", color=LOSS.colour, linewidth=2.5))
            self.points.append(self.moving_line(axes, "o", color=ERROR.colour, markersize=12))
            self.labels.append(self.moving_text(axes, -self.REACH, 2.8, color=LOSS.colour, weight="bold"))

    def show(self, state):
        e = state.error
        values = (e, state.absolute, state.square)
        slopes = (1.0, np.sign(e), state.square_slope)
        for point, tangent, label, value, slope in zip(
                self.points, self.tangents, self.labels, values, slopes, strict=True):
            point.set_data([e], [value])
            reach = 0.7 / np.hypot(1, slope)
            tangent.set_data([e - reach, e + reach], [value - slope * reach, value + slope * reach])
            label.set_text(f"{number(value)}, slope {number(slope)}")
        if e == 0:  # |e| has a corner here: no single slope
            self.tangents[1].set_data([], [])
            self.labels[1].set_text("0.00, a corner")


def describe_candidates(state):
    """The picture in words."""
    e = state.error
    if e == 0:
        return ("Without an error all three are 0. The square is flat here: its slope is 0. The size |e| has a "
                "corner: no slope announces the end.")
    return (f"An error of {number(e)}: taken as it is, it counts as {number(e)}"
            f"{', as if it were better than none' if e < 0 else ''}. Its size is {number(state.absolute)}, with slope "
            f"{number(np.sign(e))} at any distance on this side. Its square is {number(state.square)}, with slope "
            f"{number(state.square_slope)}: the closer, the gentler.")


def explore_candidates(e=prediction_error(forward(WORKED.x, WORKED.w, WORKED.b), WORKED.y)):
    """Move the error, and compare e, |e| and e² as a loss."""
    return Explorer(
        question="Which of these three would you want to make small: e, |e| or e²?",
        controls={"e": ERROR.slider(e, -1.5, 1.5)},
        compute=lambda e: compare(e),
        picture=ThreeCurves(),
        formula=lambda state: [Equation(Term("e²", state.square, LOSS.colour), ERROR(e := state.error), "·", ERROR(e)),
                               Equation(Term("slope of e²", state.square_slope, LOSS.colour), "2", "·", ERROR(e))],
        sentence=describe_candidates)


# ------------------------------------------------------------------------------ several examples: the mean


class Fit(NamedTuple):
    """A line over three examples: arrays of shape (3,), and the two means."""

    w: float
    b: float
    x: np.ndarray
    y: np.ndarray
    y_hat: np.ndarray
    errors: np.ndarray
    squares: np.ndarray
    mean_error: float
    loss: float


def fit(w, b):
    """The errors of a line over the three examples, their mean, and the mean of their squares."""
    x, y = np.array(CANCELLING_X), np.array(CANCELLING_Y)
    y_hat = forward(x, w, b)
    errors = prediction_error(y_hat, y)
    return Fit(w, b, x, y, y_hat, errors, squared_error(y_hat, y), float(np.mean(errors)), mean_squared_error(y_hat, y))


class LineAndErrors(LiveFigure):
    """On the left three examples, the line and its errors as bars; on the right the same errors as a table."""

    ROWS = (190, 150, 110)  # pixels from the bottom
    COLUMNS = (470, 590, 720)

    def __init__(self):
        super().__init__(760, 340, "Three examples with their errors, and a table of errors and squares")

    def build(self):
        axes = self.axes(60, 14, 320, 280, xlim=(0.5, 3.9), ylim=(-3.3, 5.9), xlabel="input x", xticks=[1, 2, 3],
                         ylabel="prediction ŷ, target y")
        axes.axhline(0, color=FAINT)
        axes.plot(CANCELLING_X, CANCELLING_Y, "D", color=Y.colour)
        self.line = self.moving_line(axes, color=Y_HAT.colour)
        self.bars = [self.moving_line(axes, color=ERROR.colour, linewidth=4) for _ in CANCELLING_X]
        self.signs = [self.moving_text(axes, color=ERROR.colour, weight="bold", va="center") for _ in CANCELLING_X]

        page = self.canvas()
        for column, heading in zip(self.COLUMNS, ("example", "error e", "square e²"), strict=True):
            page.text(column, 235, heading, ha="right", color=GREY)
        for row, x in zip(self.ROWS, CANCELLING_X, strict=True):
            page.text(self.COLUMNS[0], row, f"x = {number(x, 0)}", ha="right")
        page.plot([420, 720], [92, 92], color=INK, linewidth=1)
        page.text(self.COLUMNS[0], 62, "mean", ha="right", weight="bold")
        page.text(self.COLUMNS[2], 34, "the loss L", ha="right", color=LOSS.colour)
        self.cells = [[self.moving_text(page, column, row, ha="right", color=ERROR.colour, weight=weight)
                       for row, weight in zip((*self.ROWS, 62), ("normal",) * 3 + ("bold",), strict=True)]
                      for column in self.COLUMNS[1:]]

    def show(self, state):
        self.line.set_data(ends := np.array([0.5, 3.4]), forward(ends, state.w, state.b))
        for bar, sign, x, y, y_hat, error in zip(
                self.bars, self.signs, state.x, state.y, state.y_hat, state.errors, strict=True):
            bar.set_data([x, x], [y, y_hat])
            sign.set_text("" if abs(error) < 5e-3 else f"+{number(error)}" if error > 0 else number(error))
            sign.set_position((x + 0.1, (y + y_hat) / 2))
        for cells, values in zip(self.cells, ([*state.errors, state.mean_error], [*state.squares, state.loss]),
                                 strict=True):
            for cell, value in zip(cells, values, strict=True):
                cell.set_text(number(value))


def describe_fit(state):
    """The picture in words."""
    errors = ", ".join(map(number, state.errors))
    cancel = ("They cancel: a bad line looks perfect. " if abs(state.mean_error) < 5e-3 < state.loss else "")
    return (f"The errors are {errors}; their mean is {number(state.mean_error)}. {cancel}"
            f"The mean of their squares is {number(state.loss)}"
            f"{', and no line does better' if state.loss < 5e-5 else ', which nothing can cancel'}.")


def explore_cancelling(w=WORKED.w, b=WORKED.b):
    """Move a line over three examples; compare the mean error with the mean squared error."""
    def formula(state):
        e1, e2, e3 = (Term(f"e{index}", float(error), ERROR.colour) for index, error in zip("₁₂₃", state.errors, strict=True))
        return [Equation(Term("mean error", state.mean_error, ERROR.colour), "(", e1, "+", e2, "+", e3, ") / 3"),
                Equation(LOSS(state.loss), "((", e1, ")² + (", e2, ")² + (", e3, ")²) / 3")]

    return Explorer(
        question="The mean error can be 0. Is the line then right?",
        controls={"w": W.slider(w, -1, 1), "b": B.slider(b, 0, 2.5)},
        compute=fit,
        picture=LineAndErrors(),
        formula=formula,
        sentence=describe_fit)
