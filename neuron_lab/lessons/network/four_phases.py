"""Lesson 10, one round after another on the smallest network, phase by phase."""

from typing import NamedTuple

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.network.round_on_the_graph import NetworkRound
from neuron_lab.lessons.network.small import Round, parameters, rounds
from neuron_lab.lessons.shared.phases import Phase, phase_player, round_and_phase
from neuron_lab.lessons.shared.quantities import DL_DY_HAT, LEARNING_RATE, LOSS, Y_HAT, B, W, X, Y
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.numbers import number, square_digits, square_text

ROUNDS = 3


class State(NamedTuple):
    """A few rounds, and how far they are told: up to this phase of this round."""

    learning_rate: float
    number: int
    phase: Phase
    round: Round

    @property
    def dL_dh(self):
        """The slopes of the loss for what the two hidden neurons gave."""
        now = parameters(self.round.before)
        return [self.round.dL_dy_hat * now[name] for name in ("v₁", "v₂")]


def compute(learning_rate, phase):
    """Train on the worked example, and tell the run up to this phase."""
    count, now = round_and_phase(phase)
    return State(learning_rate, count, now, rounds(learning_rate, count)[-1])


def formulas(state):
    """What is worked out in this phase."""
    at = state.round
    before, slopes, after = map(parameters, (at.before, at.gradient, at.after))
    h1, h2 = (Term(symbol, float(h)) for symbol, h in zip(("h₁", "h₂"), at.h, strict=True))
    v1, v2 = (W._replace(symbol=symbol)(before[symbol]) for symbol in ("v₁", "v₂"))
    y_hat, slope = Y_HAT(at.y_hat), DL_DY_HAT(at.dL_dy_hat)
    if state.phase <= Phase.FORWARD:
        return [Equation(y_hat, v1, "·", h1, "+", v2, "·", h2, "+", B._replace(symbol="c")(before["c"]))]
    if state.phase is Phase.LOSS:
        return [
            Equation(
                LOSS(at.loss)._replace(digits=square_digits(at.loss)), "(", y_hat, "−", Y(WORKED.y), ")²"
            )
        ]
    to_v, to_w = (Term(f"dL/d{name}", slopes[name], LOSS.colour) for name in ("v₁", "w₁"))
    if state.phase is Phase.BACKWARD:
        return [
            Equation(to_v, slope, "·", h1),
            Equation(to_w, slope, "·", v1, "· (1 −", h1, "²) ·", X(WORKED.x)),
        ]
    return [
        Equation(
            Term(f"new {name}", after[name], W.colour),
            W._replace(symbol=name)(before[name]),
            "−",
            LEARNING_RATE(state.learning_rate),
            "·",
            along,
        )
        for name, along in (("v₁", to_v), ("w₁", to_w))
    ]


def describe(state):
    """The picture in words."""
    at = state.round
    before, slopes, after = map(parameters, (at.before, at.gradient, at.after))
    if state.phase is Phase.BEFORE:
        return "Before the first round: seven parameters, and the boxes behind them are empty. Press Step."
    h1, h2 = map(number, at.h)
    told = {
        Phase.FORWARD: f"the hidden neurons give h₁ = {h1} and h₂ = {h2}, and the last one ŷ = {number(at.y_hat)}",
        Phase.LOSS: f"the error is {number(at.y_hat - WORKED.y)}, and its square, the loss, {square_text(at.loss)}",
        Phase.BACKWARD: f"dL/dŷ = {number(at.dL_dy_hat)} becomes {number(state.dL_dh[0])} at h₁ and "
        f"{number(state.dL_dh[1])} at h₂; through tanh and times x, "
        f"dL/dw₁ = {number(slopes['w₁'])} and dL/dw₂ = {number(slopes['w₂'])}",
        Phase.UPDATE: f"w₁ goes from {number(before['w₁'])} to {number(after['w₁'])}, v₁ from "
        f"{number(before['v₁'])} to {number(after['v₁'])}, and the other five with them",
    }[state.phase]
    end = " Here the next round begins." if state.phase is Phase.UPDATE else ""
    return f"Round {state.number}, phase {int(state.phase)}, {state.phase.title}: {told}.{end}"


def explore_phases(learning_rate=WORKED.learning_rate, phase=0):
    """Go through a round of training of a small network phase by phase, and into the next."""
    return Explorer(
        question="The same four phases with two layers: which way do the values run, and which way the slopes?",
        controls={
            "learning_rate": LEARNING_RATE.slider(learning_rate, 0.01, 0.3, 0.005),
            "phase": phase_player(ROUNDS, phase),
        },
        compute=compute,
        picture=NetworkRound(),
        formula=formulas,
        sentence=describe,
    )
