"""Lesson 4, a nudge on the weight, followed from box to box until it reaches the loss."""

import math
from itertools import pairwise
from typing import NamedTuple

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.graph import AT, CHAIN, LABELS, CalculationGraph
from neuron_lab.lessons.shared.quantities import ERROR, LOSS, Y_HAT, W, X
from neuron_lab.neuron import backward, dL_dy_hat, dy_hat_dw, forward, prediction_error, squared_error
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
    factors: tuple  # the slope of each link at the start, from w to L
    slope: float  # of the loss over w, at the start: their product
    reached: int

    @property
    def changes(self):
        """By how much each box changes, once it is reached."""
        return tuple(new - old for old, new in zip(self.before, self.after, strict=True))


def compute(x, nudge, at):
    """Nudge the worked weight, and follow the change up to box number ``at``."""
    _, y, w, b, _ = WORKED
    y_hat, gradient = forward(x, w, b), backward(x, y, w, b)
    factors = dy_hat_dw(x), 1.0, 1.0, dL_dy_hat(y_hat, y)
    return State(x, b, y, _values(w, b, x, y), _values(w + nudge, b, x, y), factors, gradient[0], at)


def _values(w, b, x, y):
    y_hat = forward(x, w, b)
    return w, forward(x, w, 0.0), y_hat, prediction_error(y_hat, y), squared_error(y_hat, y)


_DIGITS = (2, 2, 2, 2, 4)  # the loss changes by little


def _in_box(value, digits):
    """A value with as many of its digits as the box has room for."""
    return number(value, digits if abs(value) < 9.99995 else 2)


class NudgeGraph(CalculationGraph):
    """The same graph; a change of w travels from box to box, and below the slopes of the links are multiplied."""

    width, height = 760, 318
    PRODUCT_AT = 300
    name = "A change of w travelling through the calculation to the loss, and the slopes it is multiplied by"

    def build(self):
        super().build()
        page, centred = self.page, {"ha": "center", "va": "center"}
        self.rings, self.changes = [], []
        for name in CHAIN:
            colour = getattr(LABELS[name], "colour", INK)
            self.rings.append(self.graph.ring(name, colour))
            self.changes.append(
                self.moving_text(page, AT[name][0], 26, color=colour, weight="bold", **centred)
            )
        middles = [self.middle(*ends) for ends in pairwise(CHAIN)]
        self.links = [self.moving_text(page, x, 94, size=12, color=GREY, **centred) for x in middles]
        self.nearly = self.moving_text(page, middles[-1], 110, size=12, color=GREY, **centred)
        page.text(15, 272, "for each 1 of nudge, multiplied along the way:", color=GREY, va="center")
        style = {"size": 16, "weight": "bold", **centred}
        self.factors = [self.moving_text(page, x, self.PRODUCT_AT, **style) for x in middles]
        self.product = self.moving_text(page, 0, self.PRODUCT_AT, color=LOSS.colour, **style)

    def show(self, state):
        reached = state.reached
        shown = state.after[: reached + 1] + state.before[reached + 1 :]
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
            ring.set_visible(index <= reached)
            label.set_text(signed(change, _DIGITS[index]) if index <= reached else "")
        for index, (link, factor, value) in enumerate(
            zip(self.links, self.factors, _factors(state), strict=True)
        ):
            link.set_text(f"times {value.strip('()')}" if index < reached else "")
            factor.set_text((f"· {value}" if index else value) if index < reached else "")
        self.nearly.set_text("nearly" if reached == 4 else "")
        self.product.set_text(f"= {number(math.prod(state.factors[:reached]))}" if reached > 1 else "")
        self.product.set_x(AT[CHAIN[reached]][0])


def _factors(state):
    """The slopes of the four links as one writes them in a product: a negative one in brackets, but for the first."""
    to_product, *_, to_loss = state.factors
    last = number(to_loss)
    return number(to_product), "1", "1", f"({last})" if last.startswith("−") else last


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
        f"The loss changes by {signed(state.changes[4], 4)}{_per_nudge(state)}",
    )
    return steps[state.reached]


def _per_nudge(state):
    nudge, *_, loss = state.changes
    by_slopes = f"{' · '.join(_factors(state))} = {number(state.slope)}"
    if abs(nudge) < 1e-9:
        return f": no nudge, no change. The slopes do not depend on the nudge: {by_slopes}."
    closer = "" if abs(loss / nudge - state.slope) < 5e-3 else ", and a smaller nudge comes closer"
    return f", which is {signed(loss / nudge)} for each 1 of nudge. The slopes say {by_slopes}{closer}."


def explore_nudge(x=WORKED.x, nudge=0.01, at=0):
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
