"""Lesson 6, the training loop: a run on the map of losses, its loss step by step, and the factor behind it."""

from typing import NamedTuple

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.factor_gauge import factor_equation, factor_in_words
from neuron_lab.lessons.shared.quantities import LEARNING_RATE, LOSS, Y_HAT, B, W, Y
from neuron_lab.lessons.training_loop.run_on_the_map import STEPS, RunOnTheMap, stretch
from neuron_lab.neuron import forward
from neuron_lab.training import History, step_factor, train
from neuron_lab.ui.equation import Equation
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.numbers import exact, number, small, small_digits
from neuron_lab.ui.player import Player


class State(NamedTuple):
    """A recorded run, and how much of it is on show."""

    learning_rate: float
    history: History
    step: int
    factor: float

    @property
    def y_hat(self):
        """The prediction at the step on show."""
        return forward(WORKED.x, self.history.w[self.step], self.history.b[self.step])


def compute(learning_rate, w, b, step):
    """Train from (w, b) on the worked example, and show the run up to this step."""
    x, y, *_ = WORKED
    history = train(x, y, w, b, learning_rate, STEPS)
    return State(learning_rate, history, min(step, history.steps), step_factor(x, learning_rate))


def describe(state):
    """The picture in words."""
    history, step = state.history, state.step
    if history.loss[0] < 1e-12:
        return (
            "The start already lies in the valley: the loss is 0 and the gradient is 0, so no step moves it, "
            "whatever the learning rate."
        )
    shown = history.loss[: step + 1]
    losses = " → ".join(map(small, shown[:4])) + (" and on" if step > 3 else "")
    end = ""
    if state.factor < -1 - 1e-9:
        end = (
            f"; each step multiplies it by ({number(state.factor)})² = {number(state.factor**2)}: divergence"
        )
    return (
        f"Learning rate {exact(state.learning_rate, 3)}, factor {number(state.factor)}: "
        f"{factor_in_words(state.factor)}. Step {step} of {history.steps}: w = {number(history.w[step])}, "
        f"b = {number(history.b[step])}, loss {small(history.loss[step])}. "
        f"The loss so far: {losses}{end}.{' The axis has grown with it.' if stretch(shown) > 1 else ''}"
    )


def describe_pinned(state):
    """The run pinned for comparison in words."""
    return (
        f"Kept to compare, in grey: learning rate {exact(state.learning_rate, 3)}, "
        f"loss {small(state.history.loss[state.step])} at step {state.step}."
    )


def explore(learning_rate=WORKED.learning_rate, w=WORKED.w, b=WORKED.b, step=0):
    """Run the training loop from any start, step by step, and compare with a run pinned before."""

    def formula(state):
        loss, y_hat = state.history.loss[state.step], Y_HAT(state.y_hat)._replace(digits=4)
        return [
            factor_equation(state.factor, WORKED.x, state.learning_rate),
            Equation(LOSS(loss)._replace(digits=small_digits(loss)), "(", y_hat, "−", Y(WORKED.y), ")²"),
        ]

    return Explorer(
        question="Does training creep, arrive, overshoot, bounce or explode?",
        controls={
            "learning_rate": LEARNING_RATE.slider(learning_rate, 0.005, 0.3, 0.005),
            "w": W.slider(w, 0, 1.2, prefix="start "),
            "b": B.slider(b, -0.4, 0.8, prefix="start "),
            "step": Player("step", STEPS, step),
        },
        compute=compute,
        picture=RunOnTheMap(),
        formula=formula,
        sentence=describe,
        pinned_sentence=describe_pinned,
    )
