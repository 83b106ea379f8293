"""Lesson 2, several examples: signed errors cancel, squared errors do not."""

from typing import NamedTuple

import numpy as np

from neuron_lab.datasets import CANCELLING_X, CANCELLING_Y, WORKED
from neuron_lab.lessons.shared.quantities import ERROR, LOSS, Y_HAT, B, W, Y
from neuron_lab.neuron import forward, mean_squared_error, prediction_error, squared_error
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.labels import label_beside
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import number, square_digits, square_text
from neuron_lab.ui.style import FAINT, GREY, INK


class State(NamedTuple):
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


def compute(w, b):
    """The errors of a line over the three examples, their mean, and the mean of their squares."""
    x, y = np.array(CANCELLING_X), np.array(CANCELLING_Y)
    y_hat = forward(x, w, b)
    errors = prediction_error(y_hat, y)
    means = float(np.mean(errors)), mean_squared_error(y_hat, y)
    return State(w, b, x, y, y_hat, errors, squared_error(y_hat, y), *means)


class LineAndErrors(LiveFigure):
    """On the left three examples, the line and its errors as bars; on the right the same errors as a table."""

    ROWS = (150, 190, 230)  # pixels from the top
    COLUMNS = (470, 590, 720)
    ENDS = (0.6, 3.4)  # of the line, along x
    width, height = 760, 340
    name = "Three examples with their errors, and a table of errors and squares"

    def build(self):
        axes = self.axes(60, 14, 320, 280, xlim=(0.5, 3.9), ylim=(-3.3, 5.9))
        axes.set(xlabel="input x", xticks=[1, 2, 3], ylabel="prediction ŷ, target y")
        axes.axhline(0, color=FAINT)
        axes.plot(CANCELLING_X, CANCELLING_Y, "D", color=Y.colour)
        self.line = self.moving_line(axes, color=Y_HAT.colour)
        grip = {"color": Y_HAT.colour, "markersize": 9, "zorder": 5}
        self.left_end, self.right_end = (self.moving_line(axes, "o", **grip) for _ in self.ENDS)
        self.handle(self.left_end, "the height of the line", y="b", sets=self._lifted)
        self.handle(self.right_end, "the tilt of the line", y="w", sets=self._tilted)
        self.bars = [self.moving_line(axes, color=ERROR.colour, linewidth=4) for _ in CANCELLING_X]
        self.signs = [
            self.moving_text(axes, color=ERROR.colour, weight="bold", va="center") for _ in CANCELLING_X
        ]

        page = self.canvas()
        for column, heading in zip(self.COLUMNS, ("example", "error e", "square e²"), strict=True):
            page.text(column, 105, heading, ha="right", color=GREY)
        for row, x in zip(self.ROWS, CANCELLING_X, strict=True):
            page.text(self.COLUMNS[0], row, f"x = {number(x, 0)}", ha="right")
        page.plot([420, 720], [248, 248], color=INK, linewidth=1)
        page.text(self.COLUMNS[0], 278, "mean", ha="right", weight="bold")
        page.text(self.COLUMNS[2], 306, "the loss L", ha="right", color=LOSS.colour)
        self.cells = [
            [
                self.moving_text(page, column, row, ha="right", color=ERROR.colour, weight=weight)
                for row, weight in zip((*self.ROWS, 278), ("normal",) * 3 + ("bold",), strict=True)
            ]
            for column in self.COLUMNS[1:]
        ]

    def show(self, state):
        heights = forward(np.array(self.ENDS), state.w, state.b)
        self.line.set_data(self.ENDS, heights)
        for end, x, y in zip((self.left_end, self.right_end), self.ENDS, heights, strict=True):
            end.set_data([x], [y])
        for bar, sign, x, y, y_hat, error in zip(
            self.bars, self.signs, state.x, state.y, state.y_hat, state.errors, strict=True
        ):
            bar.set_data([x, x], [y, y_hat])
            label_beside(sign, "" if abs(error) < 5e-3 else number(error), (x, (y + y_hat) / 2), 9.4)
        for cells, values, written in zip(
            self.cells,
            ([*state.errors, state.mean_error], [*state.squares, state.loss]),
            (number, square_text),
            strict=True,
        ):
            for cell, value in zip(cells, values, strict=True):
                cell.set_text(written(value))

    def _lifted(self, x, y, state):
        """The bias that brings the line's left end to this height."""
        return {"b": y - state.w * self.ENDS[0]}

    def _tilted(self, x, y, state):
        """The weight that brings its right end to this height."""
        return {"w": (y - state.b) / self.ENDS[1]}


def describe(state):
    """The picture in words."""
    errors = ", ".join(map(number, state.errors))
    mean_error, mean_square = f"their mean is {number(state.mean_error)}", "The mean of their squares is"
    if state.loss < 1e-9:  # 0, but for rounding
        return f"The errors are {errors}; {mean_error}. {mean_square} {number(0)}, and no line does better."
    loss = square_text(state.loss) if state.loss >= 5e-5 else "almost 0"
    if abs(state.mean_error) < 5e-3 < state.loss:
        mean_error += ". They cancel: a bad line looks perfect"
        loss += "; in it nothing cancels"
    return f"The errors are {errors}; {mean_error}. {mean_square} {loss}."


def _formula(state):
    e1, e2, e3 = (Term(f"e{index}", e, ERROR.colour) for index, e in zip("₁₂₃", state.errors, strict=True))
    loss = Term(LOSS.symbol, state.loss, LOSS.colour, square_digits(state.loss))
    return [
        Equation(Term("mean error", state.mean_error, ERROR.colour), "(", e1, "+", e2, "+", e3, ") / 3"),
        Equation(loss, "((", e1, ")² + (", e2, ")² + (", e3, ")²) / 3"),
    ]


def explore_cancelling(w=WORKED.w, b=WORKED.b):
    """Move a line over three examples; compare the mean error with the mean squared error."""
    return Explorer(
        question="The mean error can be 0. Is the line then right?",
        controls={"w": W.slider(w, -1, 1), "b": B.slider(b, 0, 2.5)},
        compute=compute,
        picture=LineAndErrors(),
        formula=_formula,
        sentence=describe,
    )
