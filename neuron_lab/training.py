"""The training loop, and the one number that decides how it ends.

With one example, an update of w and b together turns the error e = ŷ − y into
e′ = e · (1 − 2α(x² + 1)). That factor depends on neither w, nor b, nor y. It follows by putting
w − 2αex and b − 2αe into e′ = w′x + b′ − y.
"""

import math
from dataclasses import dataclass
from enum import StrEnum
from itertools import repeat

import numpy as np

from neuron_lab.neuron import backward, forward, mean_squared_error, update
from neuron_lab.validation import NotFiniteError, count, numbers, one_number, positive_number, same_shape


class Regime(StrEnum):
    """How training on one example behaves, told by its step factor; printed, it reads as its words."""

    CREEP = "creeps closer from the same side"
    ONE_STEP = "arrives in one step"
    OVERSHOOT = "overshoots and still arrives"
    BOUNCE = "bounces for ever"
    EXPLOSION = "explodes"


def step_factor(x, learning_rate):
    """What one update multiplies the error by: 1 − 2α(x² + 1).

    :param x: the input of the one example.
    :param learning_rate: α, above 0.
    :returns: a float below 1, if only by a rounding error. The loss is multiplied by its square.
    :raises ValueError: where the factor, or x², is beyond what a float holds.
    """
    learning_rate, size = positive_number("learning_rate", learning_rate), _square_and_one(x)
    factor = 1 - 2 * learning_rate * size
    if math.isinf(factor):
        raise ValueError(
            f"learning_rate must be smaller where x is {x:g}: with {learning_rate:g} the factor fits no float"
        )
    return min(factor, _JUST_BELOW_1)


_JUST_BELOW_1 = math.nextafter(1.0, 0.0)  # for a learning rate so small that the subtraction loses it


def best_learning_rate(x):
    """The learning rate whose factor is 0, so that one step arrives: α = 1 / (2(x² + 1))."""
    return 0.5 / _square_and_one(x)


def largest_learning_rate(x):
    """The learning rate whose factor is −1; any larger one explodes: α = 1 / (x² + 1)."""
    return 2 * best_learning_rate(x)


def _square_and_one(x):
    """x² + 1, which every formula here holds."""
    x = one_number("x", x)
    size = x * x + 1  # unlike x ** 2, this gives inf rather than raises where a float overflows
    if math.isinf(size):
        raise ValueError(f"x must be smaller: the square of {x:g} does not fit into a float")
    return size


def regime(factor):
    """Name what a step factor does to the error when it is applied again and again.

    :param factor: a number below 1, as :func:`step_factor` gives it. A rounding error away from 0
        counts as 0, and from −1 as −1.
    """
    factor = one_number("factor", factor)
    if factor >= 1:
        raise ValueError(f"factor must be below 1, as any positive learning rate makes it; not {factor:g}")
    if abs(factor) < 1e-9:
        return Regime.ONE_STEP
    if abs(factor + 1) < 1e-9:
        return Regime.BOUNCE
    if factor > 0:
        return Regime.CREEP
    return Regime.OVERSHOOT if factor > -1 else Regime.EXPLOSION


@dataclass(frozen=True, eq=False)  # arrays have no single answer to ==
class History:
    """What training recorded: entry 0 is the start, entry k the state after k updates.

    ``w``, ``b`` and ``loss`` have shape (n + 1,); ``gradient`` has shape (n + 1, 2), dL/dw before
    dL/db. All are finite. ``diverged`` is True where training stopped early because the next
    numbers would not have been.
    """

    w: np.ndarray
    b: np.ndarray
    loss: np.ndarray
    gradient: np.ndarray
    diverged: bool

    @property
    def steps(self):
        """How many updates were made."""
        return len(self.w) - 1

    def __str__(self):
        end = (
            " It stopped there: the steps grew until the numbers no longer fitted. "
            "Try a smaller learning rate."
            if self.diverged
            else ""
        )
        return (
            f"{self.steps} {'step' if self.steps == 1 else 'steps'}: "
            f"loss from {_short(self.loss[0])} to {_short(self.loss[-1])}, "
            f"w = {_short(self.w[-1])}, b = {_short(self.b[-1])}.{end}"
        )


def _short(value):
    return f"{value:.4f}" if abs(value) < 1e6 else f"{value:.4g}"


def train(x, y, w, b, learning_rate, steps):
    """Run the training loop: forward pass, loss, backward pass, update, again and again.

    :param x: input, a number or an array of examples.
    :param y: target, of the same shape, or one number for all.
    :param w: weight to start from.
    :param b: bias to start from.
    :param learning_rate: α, above 0.
    :param steps: how many updates, 0 or more.
    :returns: a :class:`History`. It is shorter than asked for if the loss grew beyond what a float
        holds; it then says ``diverged``, and its numbers are finite.
    """
    learning_rate, steps = positive_number("learning_rate", learning_rate), count("steps", steps)
    x, y = numbers("x", x), numbers("y", y)
    same_shape(x=x, y=y)

    def step(w, b, gradient):
        return update(w, b, gradient, learning_rate)

    return recorded(x, y, w, b, repeat(step, steps))


def recorded(x, y, w, b, moves):
    """The loop itself: make one move after another, and record w, b, loss and gradient after each.

    :param x, y: the examples, checked.
    :param moves: functions of w, b and the gradient there. Each returns the new w and b: after one update, or
        after many.
    :returns: a :class:`History` of the start and of each move, up to where a number grows beyond a float.
    """
    w, b = one_number("w", w), one_number("b", b)

    def look(w, b):
        y_hat = forward(x, w, b)  # 1. forward pass
        loss = mean_squared_error(y_hat, y)  # 2. loss
        dL_dw, dL_db = backward(x, y, w, b)  # 3. backward pass
        numbers("loss", [loss, dL_dw, dL_db])
        return w, b, loss, dL_dw, dL_db

    diverged = False
    with np.errstate(over="ignore", invalid="ignore"):
        record = [look(w, b)]
        try:
            for move in moves:
                *_, dL_dw, dL_db = record[-1]
                w, b = move(w, b, (dL_dw, dL_db))  # 4. update
                record.append(look(w, b))
        except NotFiniteError:
            diverged = True
    w, b, loss, *gradient = np.array(record).T
    return History(w, b, loss, np.stack(gradient, axis=1), diverged)
