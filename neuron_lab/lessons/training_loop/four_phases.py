"""Lesson 6, one round after another, phase by phase: forward pass, loss, backward pass, update, and again."""

from typing import NamedTuple

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.phases import Phase, phase_player, round_and_phase
from neuron_lab.lessons.shared.quantities import DL_DB, DL_DW, LEARNING_RATE, LOSS, Y_HAT, B, W, X, Y
from neuron_lab.lessons.training_loop.round_on_the_graph import ROUNDS, RoundOnTheGraph
from neuron_lab.neuron import forward, prediction_error
from neuron_lab.training import History, train
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.numbers import exact, number, square_digits, square_text


class State(NamedTuple):
    """A recorded run of a few rounds, and how far it is told: up to this phase of this round."""

    learning_rate: float
    history: History
    round: int
    phase: Phase

    @property
    def before(self):
        """The weight and the bias that the round begins with."""
        return self.history.w[self.round - 1], self.history.b[self.round - 1]

    @property
    def after(self):
        """The weight and the bias that the round ends with."""
        return self.history.w[self.round], self.history.b[self.round]

    @property
    def now(self):
        """The weight and the bias at this phase."""
        return self.after if self.phase is Phase.UPDATE else self.before

    @property
    def y_hat(self):
        """The prediction of this round."""
        return forward(WORKED.x, *self.before)

    @property
    def loss(self):
        """The loss of this round."""
        return self.history.loss[self.round - 1]

    @property
    def gradient(self):
        """The gradient of this round."""
        return self.history.gradient[self.round - 1]


def compute(learning_rate, phase):
    """Train on the worked example, and tell the run up to this phase."""
    x, y, w, b, _ = WORKED
    return State(learning_rate, train(x, y, w, b, learning_rate, ROUNDS), *round_and_phase(phase))


def formulas(state):
    """What is worked out in this phase."""
    (w, b), y_hat, (dL_dw, dL_db) = state.before, Y_HAT(state.y_hat), state.gradient
    error = ("(", y_hat, "−", Y(WORKED.y), ")")
    if state.phase <= Phase.FORWARD:
        return [Equation(y_hat, W(w), "·", X(WORKED.x), "+", B(b))]
    if state.phase is Phase.LOSS:
        result = LOSS(state.loss)._replace(digits=square_digits(state.loss))
        return [Equation(result, *error[:-1], ")²")]
    if state.phase is Phase.BACKWARD:
        return [
            Equation(DL_DW(dL_dw), "2 ·", *error[:-1], ") ·", X(WORKED.x)),
            Equation(DL_DB(dL_db), "2 ·", *error),
        ]
    new = zip((W, B), state.before, state.after, (DL_DW(dL_dw), DL_DB(dL_db)), strict=True)
    return [
        Equation(
            Term(f"new {each.symbol}", after, each.colour),
            each(before),
            "−",
            LEARNING_RATE(state.learning_rate),
            "·",
            slope,
        )
        for each, before, after, slope in new
    ]


def describe(state):
    """The picture in words."""
    (w, b), (new_w, new_b), (dL_dw, dL_db) = state.before, state.after, state.gradient
    if state.phase is Phase.BEFORE:
        return (
            f"Before the first round: w = {number(w)} and b = {number(b)}, and the boxes behind them are empty. "
            "The formula is what the first phase will work out. Press Step."
        )
    told = {
        Phase.FORWARD: f"from w = {number(w)} and b = {number(b)} comes the prediction ŷ = {number(state.y_hat)}",
        Phase.LOSS: f"the error is {number(prediction_error(state.y_hat, WORKED.y))}, "
        f"and its square, the loss, {square_text(state.loss)}",
        Phase.BACKWARD: f"from the loss back to the levers, dL/dw = {number(dL_dw)} and dL/db = {number(dL_db)}",
        Phase.UPDATE: f"w goes from {number(w)} to {number(new_w)} and b from {number(b)} to {number(new_b)}, "
        f"each by {exact(state.learning_rate, 3)} times its slope",
    }[state.phase]
    end = " Here the next round begins." if state.phase is Phase.UPDATE else ""
    return f"Round {state.round}, phase {int(state.phase)}, {state.phase.title}: {told}.{end}"


def explore_phases(learning_rate=WORKED.learning_rate, phase=0):
    """Go through a round of training phase by phase, and into the next."""
    return Explorer(
        question="What happens in one round of training, and where does the next begin?",
        controls={
            "learning_rate": LEARNING_RATE.slider(learning_rate, 0.005, 0.3, 0.005),
            "phase": phase_player(ROUNDS, phase),
        },
        compute=compute,
        picture=RoundOnTheGraph(),
        formula=formulas,
        sentence=describe,
    )
