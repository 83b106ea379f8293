"""Lesson 4, the chain rule: a calculation as a graph, with values forward and gradients backward."""

from typing import NamedTuple

from neuron_lab.data import WORKED
from neuron_lab.lessons.quantities import B, DL_DB, DL_DW, DL_DY_HAT, ERROR, LOSS, W, X, Y, Y_HAT
from neuron_lab.neuron import (
    backward,
    dL_dy_hat,
    dy_hat_db,
    dy_hat_dw,
    forward,
    numerical_gradient,
    prediction_error,
    squared_error,
)
from neuron_lab.show.controls import Slider
from neuron_lab.show.equation import Equation, Term
from neuron_lab.show.explorer import Explorer
from neuron_lab.show.graph import Graph
from neuron_lab.show.live_figure import LiveFigure
from neuron_lab.show.player import Player
from neuron_lab.show.style import GREY, INK, number, signed

# ---------------------------------------------------------------- values forward, gradients backward


class State(NamedTuple):
    """Every value of the graph, every local derivative, and the gradient they multiply to."""

    w: float
    b: float
    x: float
    y: float
    product: float
    y_hat: float
    error: float
    loss: float
    dL_dy_hat: float
    dy_hat_dw: float
    dy_hat_db: float
    dL_dw: float
    dL_db: float
    measured: float


def compute(w, b, x, y):
    """Forward pass, local derivatives, backward pass, and dL/dw once more by nudging."""
    y_hat = forward(x, w, b)
    dL_dw, dL_db = backward(x, y, w, b)
    return State(w, b, x, y, forward(x, w, 0.0), y_hat, prediction_error(y_hat, y), squared_error(y_hat, y),
                 dL_dy_hat(y_hat, y), dy_hat_dw(x), dy_hat_db(), dL_dw, dL_db,
                 numerical_gradient(x, y, w, b)[0])


class CalculationGraph(LiveFigure):
    """The calculation from w to L as boxes; subclasses say what moves through it."""

    AT = {"w": (52, 216), "product": (216, 216), "y_hat": (380, 216), "error": (544, 216), "loss": (708, 216),
          "x": (216, 76), "b": (380, 76), "y": (544, 76)}
    LABELS = {"w": W, "product": "w · x", "y_hat": Y_HAT, "error": ERROR, "loss": LOSS, "x": X, "b": B, "y": Y}
    CHAIN = ("w", "product", "y_hat", "error", "loss")

    def build(self):
        self.page = self.canvas()
        self.graph = Graph(self, self.page)
        for name, label in self.LABELS.items():
            if isinstance(label, str):
                self.graph.box(name, self.AT[name], label)
            else:
                self.graph.box(name, self.AT[name], label.symbol, label.colour)
        for name, end, word in (("x", "product", "times"), ("b", "y_hat", "plus"), ("y", "error", "minus")):
            self.graph.arrow(name, end, word, offset=(-9, 0), label_at=(-28, 0))
        self.graph.arrow("error", "loss", "squared", offset=(0, 9), label_at=(0, 14))

    def show_values(self, state):
        """Put the values into the boxes."""
        self.graph.set(**{name: number(getattr(state, name)) for name in self.AT})


class GradientGraph(CalculationGraph):
    """Values forward along solid arrows, gradients backward along dashed ones."""

    def __init__(self):
        super().__init__(760, 320, "The calculation from w, x, b and y to the loss, and the gradients back")

    def build(self):
        super().build()
        graph, page = self.graph, self.page
        page.text(8, 304, "forward: values", color=GREY, va="center")
        page.plot([130, 178], [304, 304], color=GREY)
        page.text(210, 304, "backward: gradients, multiplied along the way", color=LOSS.colour, va="center")
        page.plot([544, 592], [304, 304], "--", color=LOSS.colour)
        for start, end in zip(self.CHAIN[:-2], self.CHAIN[1:-1], strict=True):
            graph.arrow(start, end, offset=(0, 9))
        for start, end in zip(self.CHAIN[1:], self.CHAIN[:-1], strict=True):
            graph.arrow(start, end, colour=LOSS.colour, dashed=True, offset=(0, -9))
        graph.arrow("y_hat", "b", colour=LOSS.colour, dashed=True, offset=(9, 0))
        for name in ("x", "y"):
            x, y = self.AT[name]
            page.text(x, y - 44, "given", ha="center", va="center", color=GREY)

        style = {"color": LOSS.colour, "ha": "center", "va": "center"}
        middles = [(a + b) / 2 for a, b in zip((52, 216, 380, 544), (216, 380, 544, 708), strict=True)]
        self.links = [self.moving_text(page, x, 178, size=12, **style) for x in middles]
        for link in self.links[1:3]:
            link.set_text("times 1")
        page.text(396, 144, "times 1", size=12, color=LOSS.colour, va="center")
        bold = {**style, "weight": "bold", "size": 13}
        self.gradients = {name: self.moving_text(page, self.AT[name][0], 262, **bold) for name in self.CHAIN[:-1]}
        self.gradients["w"].set(x=10, ha="left")  # else a long number would leave the picture
        self.gradients["b"] = self.moving_text(page, self.AT["b"][0], 32, **bold)

    def show(self, state):
        self.show_values(state)
        self.links[0].set_text(f"times x = {number(state.dy_hat_dw)}")
        self.links[3].set_text(f"times 2e = {number(state.dL_dy_hat)}")
        for name, symbol, value in (
                ("w", "dL/dw", state.dL_dw), ("product", "dL/d(wx)", state.dL_dy_hat),
                ("y_hat", "dL/dŷ", state.dL_dy_hat), ("error", "dL/de", state.dL_dy_hat),
                ("b", "dL/db", state.dL_db)):
            self.gradients[name].set_text(f"{symbol} = {number(value)}")


def describe(state):
    """The picture in words."""
    if abs(state.error) < 1e-9:
        return ("The prediction is the target: the error is 0, so every gradient on the way back is 0. "
                "There is nothing to change.")
    x_says = ("x = 0 blocks the way to w: the weight cannot learn from this example" if state.x == 0
              else f"the way to w multiplies by x = {number(state.x)}, the way to b by 1")
    return (f"Forward: ŷ = {number(state.y_hat)}, error {number(state.error)}, loss {number(state.loss)}. "
            f"Backward from the loss: dL/dŷ = {number(state.dL_dy_hat)}; {x_says}. So dL/dw = {number(state.dL_dw)} "
            f"and dL/db = {number(state.dL_db)}. Measured by a nudge, dL/dw is {number(state.measured)} as well.")


def explore(w=WORKED.w, b=WORKED.b, x=WORKED.x, y=WORKED.y):
    """Move w, b, x and y; follow the values forward and the gradients backward."""
    return Explorer(
        question="How does the loss's slope find its way back to w and to b?",
        controls={"w": W.slider(w, -2, 2), "b": B.slider(b, -2, 2), "x": X.slider(x, -3, 3),
                  "y": Y.slider(y, -3, 3)},
        compute=compute,
        picture=GradientGraph(),
        formula=lambda state: [
            Equation(DL_DW(state.dL_dw), DL_DY_HAT(state.dL_dy_hat), "·", Term("dŷ/dw", state.dy_hat_dw)),
            Equation(DL_DB(state.dL_db), DL_DY_HAT(state.dL_dy_hat), "·", Term("dŷ/db", state.dy_hat_db))],
        sentence=describe)


# ------------------------------------------------------------------------------ a nudge travels through


class Nudge(NamedTuple):
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


def send(x, nudge, at):
    """Nudge the worked weight, and follow the change up to box number ``at``."""
    _, y, w, b, _ = WORKED
    return Nudge(x, b, y, _values(w, b, x, y), _values(w + nudge, b, x, y), backward(x, y, w, b)[0], at)


def _values(w, b, x, y):
    y_hat = forward(x, w, b)
    return w, forward(x, w, 0.0), y_hat, prediction_error(y_hat, y), squared_error(y_hat, y)


class NudgeGraph(CalculationGraph):
    """The same graph; a change of w travels from box to box."""

    def __init__(self):
        super().__init__(760, 290, "A change of w travelling through the calculation to the loss")

    def build(self):
        from matplotlib.patches import FancyBboxPatch

        super().build()
        for start, end in zip(self.CHAIN[:-2], self.CHAIN[1:-1], strict=True):
            self.graph.arrow(start, end, offset=(0, 9))
        self.rings, self.changes = [], []
        for name in self.CHAIN:
            x, y = self.AT[name]
            colour = getattr(self.LABELS[name], "colour", INK)
            self.rings.append(self.moving(self.page.add_patch(FancyBboxPatch(
                (x - 42, y - 31), 84, 62, boxstyle="round,pad=0,rounding_size=12", facecolor="none",
                edgecolor=colour, linewidth=3, zorder=2))))
            self.changes.append(self.moving_text(self.page, x, 264, color=colour, weight="bold", ha="center",
                                                 va="center"))
        self.links = [self.moving_text(self.page, (self.AT[a][0] + self.AT[b][0]) / 2, 196, size=12, ha="center",
                                       va="center", color=GREY)
                      for a, b in zip(self.CHAIN[:-2], self.CHAIN[1:-1], strict=True)]

    def show(self, state):
        shown = state.after[:state.reached + 1] + state.before[state.reached + 1:]
        self.graph.set(x=number(state.x), b=number(state.b), y=number(state.y),
                       **{name: number(value) for name, value in zip(self.CHAIN, shown, strict=True)})
        for index, (ring, label, change) in enumerate(zip(self.rings, self.changes, state.changes, strict=True)):
            ring.set_visible(index <= state.reached)
            label.set_text(signed(change) if index <= state.reached else "")
        for index, (link, word) in enumerate(zip(self.links, (f"times {number(state.x)}", "times 1", "times 1"),
                                                 strict=True)):
            link.set_text(word if index < state.reached else "")


def _change_here(state):
    """How the change at the box just reached comes about, as a formula."""
    names = ("w", "w·x", "ŷ", "e", "L")
    colours = (W.colour, INK, Y_HAT.colour, ERROR.colour, LOSS.colour)
    terms = [Term(f"change of {name}", change, colour)
             for name, change, colour in zip(names, state.changes, colours, strict=True)]
    here = terms[state.reached]
    if state.reached == 0:
        return Equation(here, Term("w new", state.after[0], W.colour), "−", W(state.before[0]))
    if state.reached == 1:
        return Equation(here, X(state.x), "·", terms[0])
    if state.reached < 4:
        return Equation(here, "1 ·", terms[state.reached - 1])
    return Equation(here, "(", Term("e new", state.after[3], ERROR.colour), ")² − (", ERROR(state.before[3]), ")²")


def describe_nudge(state):
    """The picture in words."""
    start, product, y_hat, error, loss = map(signed, state.changes)
    steps = (f"The weight changes by {start}. Nothing after it knows yet; press Step.",
             f"The product w · x changes by x times as much: {product}.",
             f"The bias only adds, so ŷ changes by just as much: {y_hat}.",
             f"Subtracting the target changes nothing in that: the error changes by {error}.",
             f"The loss changes by {loss}{_per_nudge(state)}.")
    return steps[state.reached]


def _per_nudge(state):
    nudge, *_, loss = state.changes
    if abs(nudge) < 1e-9:
        return ": no nudge, no change"
    quotient = loss / nudge
    closer = ("" if abs(quotient - state.slope) < 5e-3
              else f". A smaller nudge comes closer to the slope, {signed(state.slope)}")
    return f", which is {signed(quotient)} for each 1 of nudge{closer}"


def explore_nudge(x=WORKED.x, nudge=0.1, at=0):
    """Nudge w, and step along with the change until it reaches the loss."""
    return Explorer(
        question="A nudge on w: what has become of it when it reaches the loss?",
        controls={"nudge": Slider("nudge on w", nudge, -0.2, 0.2, colour=W.colour), "x": X.slider(x, -3, 3),
                  "at": Player("box reached", 4, at, interval=900)},
        compute=send,
        picture=NudgeGraph(),
        formula=lambda state: [_change_here(state)],
        sentence=describe_nudge)
