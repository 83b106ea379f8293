"""Lesson 4, a nudge on the weight, followed from box to box until it reaches the loss."""

from itertools import pairwise
from typing import NamedTuple

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.graph import AT, CHAIN, LABELS, CalculationGraph
from neuron_lab.lessons.shared.quantities import ERROR, LOSS, Y_HAT, W, X
from neuron_lab.neuron import backward, forward, prediction_error, squared_error
from neuron_lab.ui.controls import Slider
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.numbers import number, signed
from neuron_lab.ui.player import Player
from neuron_lab.ui.style import GREY, INK


class State(NamedTuple):
    """A nudge on w, and what it has become at each box; ``reached`` boxes know of it already."""

    x: float
    b: float
    y: float
    before: tuple  # the values at w, product, ŷ, error, L
    after: tuple
    slope: float  # of the loss over w, at the start
    reached: int

    @property
    def changes(self):
        """By how much each box changes, once it is reached."""
        return tuple(new - old for old, new in zip(self.before, self.after, strict=True))


def compute(x, nudge, at):
    """Nudge the worked weight, and follow the change up to box number ``at``."""
    _, y, w, b, _ = WORKED
    return State(x, b, y, _values(w, b, x, y), _values(w + nudge, b, x, y), backward(x, y, w, b)[0], at)


def _values(w, b, x, y):
    y_hat = forward(x, w, b)
    return w, forward(x, w, 0.0), y_hat, prediction_error(y_hat, y), squared_error(y_hat, y)


_DIGITS = (2, 2, 2, 2, 4)  # the loss changes by little


def _in_box(value, digits):
    """A value with as many of its digits as the box has room for."""
    return number(value, digits if abs(value) < 9.99995 else 2)


class NudgeGraph(CalculationGraph):
    """The same graph; a change of w travels from box to box."""

    width, height = 760, 290
    name = "A change of w travelling through the calculation to the loss"

    def build(self):
        super().build()
        self.rings, self.changes = [], []
        for name in CHAIN:
            colour = getattr(LABELS[name], "colour", INK)
            self.rings.append(self.graph.ring(name, colour))
            self.changes.append(
                self.moving_text(
                    self.page, AT[name][0], 26, color=colour, weight="bold", ha="center", va="center"
                )
            )
        self.links = [
            self.moving_text(self.page, self.middle(*ends), 94, size=12, ha="center", va="center", color=GREY)
            for ends in pairwise(CHAIN[:-1])
        ]

    def show(self, state):
        shown = state.after[: state.reached + 1] + state.before[state.reached + 1 :]
        self.graph.set(
            x=number(state.x),
            b=number(state.b),
            y=number(state.y),
            **{
                name: _in_box(value, digits)
                for name, value, digits in zip(CHAIN, shown, _DIGITS, strict=True)
            },
        )
        for index, (ring, label, change) in enumerate(
            zip(self.rings, self.changes, state.changes, strict=True)
        ):
            ring.set_visible(index <= state.reached)
            label.set_text(signed(change, _DIGITS[index]) if index <= state.reached else "")
        for index, (link, word) in enumerate(
            zip(self.links, (f"times {number(state.x)}", "times 1", "times 1"), strict=True)
        ):
            link.set_text(word if index < state.reached else "")


def _change_here(state):
    """How the change at the box just reached comes about, as a formula."""
    names = ("w", "(w·x)", "ŷ", "e", "L")
    colours = (W.colour, INK, Y_HAT.colour, ERROR.colour, LOSS.colour)
    terms = [
        Term(f"change of {name}", change, colour)
        for name, change, colour in zip(names, state.changes, colours, strict=True)
    ]
    here = terms[state.reached]
    if state.reached == 0:
        return Equation(here, Term("w new", state.after[0], W.colour), "−", W(state.before[0]))
    if state.reached == 1:
        return Equation(here, X(state.x), "·", terms[0])
    if state.reached < 4:
        return Equation(here, "1 ·", terms[state.reached - 1])
    new, old = (
        Term(symbol, error, ERROR.colour, 4)
        for symbol, error in (("e new", state.after[3]), ("e", state.before[3]))
    )
    return Equation(here._replace(digits=4), "(", new, ")² − (", old, ")²")


def describe(state):
    """The picture in words."""
    start, product, y_hat, error, _ = map(signed, state.changes)
    steps = (
        f"The weight changes by {start}. Nothing after it knows yet; press Step.",
        f"The product w · x changes by x times as much: {product}.",
        f"The bias only adds, so ŷ changes by just as much: {y_hat}.",
        f"Subtracting the target changes nothing in that: the error changes by {error}.",
        f"The loss changes by {signed(state.changes[4], 4)}{_per_nudge(state)}.",
    )
    return steps[state.reached]


def _per_nudge(state):
    nudge, *_, loss = state.changes
    if abs(nudge) < 1e-9:
        return ": no nudge, no change"
    quotient = loss / nudge
    closer = (
        ""
        if abs(quotient - state.slope) < 5e-3
        else f". A smaller nudge comes closer to the slope, {signed(state.slope)}"
    )
    return f", which is {signed(quotient)} for each 1 of nudge{closer}"


def explore_nudge(x=WORKED.x, nudge=0.1, at=0):
    """Nudge w, and step along with the change until it reaches the loss."""
    return Explorer(
        question="A nudge on w: what has become of it when it reaches the loss?",
        controls={
            "nudge": Slider("nudge on w", nudge, -0.2, 0.2, colour=W.colour),
            "x": X.slider(x, -3, 3),
            "at": Player("box reached", 4, at, interval=900),
        },
        compute=compute,
        picture=NudgeGraph(),
        formula=lambda state: [_change_here(state)],
        sentence=describe,
    )
