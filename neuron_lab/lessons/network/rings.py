"""Lesson 10, a network that learns: two rings of points that no line can split, with and without an activation.

Under the boundary lie the hidden neurons' lines: where it crosses one of them, relu gives it a corner.
"""

import math
from typing import NamedTuple

import numpy as np

from neuron_lab.lessons.network.frames import EPOCHS, LABELS, POINTS, REACH, trained_with
from neuron_lab.lessons.shared.epochs import epoch_player
from neuron_lab.lessons.shared.few_points import to_the_pixel
from neuron_lab.lessons.shared.loss_chart import LossCurve
from neuron_lab.network import ACTIVATIONS
from neuron_lab.ui.controls import Choice
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.labels import label_beside
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import counted, number
from neuron_lab.ui.style import BLUE, GLASS_ORANGE, GREY, INK, MAGENTA, ORANGE, RIM

KNOWS_NOTHING = math.log(2)
"""The loss of a network that gives both classes the same share."""


class State(NamedTuple):
    """A recorded run, and the epoch on show."""

    activation: str
    epoch: int
    frames: tuple

    @property
    def frame(self):
        """What is on show."""
        return self.frames[self.epoch]

    @property
    def right(self):
        """How many points lie on the right side."""
        return int(np.sum(~self.frame.wrong))

    @property
    def corners(self):
        """Where the boundary has a corner, shape (n, 2): only relu has one, and brings it along."""
        return self.frame.crossings if self.activation == "relu" else np.empty((0, 2))


def compute(activation, epoch):
    """The recorded run with this activation."""
    return State(activation, epoch, trained_with(activation))


class RegionAndLoss(LiveFigure):
    """On the left the two rings, and the part of the plane that the network takes for outside; right, its loss."""

    width, height = 780, 380
    name = "Two rings of points, what the network takes for the outer one, and its loss"

    def build(self):
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        ticks = [-2, 0, 2]
        self.plane = plane = self.axes(54, 34, 296, 296, xlim=(-REACH, REACH), ylim=(-REACH, REACH))
        plane.set(xlabel="input x₁", ylabel="input x₂", xticks=ticks, yticks=ticks)
        plane.set_title("shaded: taken for outer", loc="left", pad=12)
        for label, marker, colour in ((0, "o", BLUE), (1, "^", ORANGE)):
            plane.plot(*POINTS[label == LABELS].T, marker, color=colour, markersize=8)
        self.lines = self.moving_line(plane, color=RIM, linewidth=0.9, zorder=1)
        self.region = self.moving(
            plane.add_patch(
                PathPatch(
                    Path(np.zeros((1, 2))), facecolor=GLASS_ORANGE, edgecolor=INK, linewidth=2.2, zorder=2
                )
            )
        )
        self.crossings = self.moving_line(
            plane, "o", color="white", markeredgecolor=INK, markersize=6, zorder=3
        )
        self.strokes = self.moving_line(plane, color=MAGENTA, linewidth=2.2, zorder=4)

        self.chart = chart = self.axes(
            424, 34, 330, 176, xlim=(-1, EPOCHS + 13), ylim=(0, 1.12), xlabel="epoch", xticks=[0, 10, 20, 30]
        )
        chart.set_title("loss after each epoch", loc="left", pad=12)
        chart.axhline(KNOWS_NOTHING, color=GREY, linestyle=":", linewidth=1.8)
        chart.text(
            EPOCHS + 13,
            KNOWS_NOTHING - 0.04,
            "cannot tell them apart",
            color=GREY,
            size=12,
            ha="right",
            va="top",
        )
        self.loss = LossCurve(self, chart, label={"va": "center"}, linewidth=2.2)

        key = self.canvas()
        for x, y, words, marker, style in (
            (436, 270, "inner ring, class 0", "o", {"color": BLUE, "markersize": 9}),
            (436, 294, "outer ring, class 1", "^", {"color": ORANGE, "markersize": 9}),
            (610, 270, "a hidden neuron's line", "_", {"color": RIM, "markersize": 16}),
            (610, 294, "a corner", "o", {"color": "white", "markeredgecolor": INK, "markersize": 6}),
        ):
            key.plot(x, y, marker, **style)
            key.text(x + 14, y, words, va="center", size=13)
        key.plot([430, 442], [328, 316], color=MAGENTA, linewidth=2.2)
        self.count = self.moving_text(key, 450, 322, color=INK, va="center", size=13)

    def show(self, state):
        from matplotlib.path import Path

        frame = state.frame
        rings = [ring for ring in frame.region if len(ring) > 3]
        self.region.set_visible(bool(rings))
        if rings:
            self.region.set_path(
                Path.make_compound_path(
                    *(Path(to_the_pixel(self.plane, ring, 4), closed=True) for ring in rings)
                )
            )
        self.lines.set_data(*frame.lines)
        self.crossings.set_data(*state.corners.T)
        wrong = POINTS[frame.wrong]
        x, y = (
            (wrong[:, i, None] + [-0.13, 0.13, np.nan] if len(wrong) else np.empty(0)).ravel() for i in (0, 1)
        )
        self.strokes.set_data(x, y)
        losses = [each.loss for each in state.frames[: state.epoch + 1]]
        self.loss.line.set_data(range(len(losses)), losses)
        self.loss.mark(state.epoch, frame.loss)
        at = state.epoch, frame.loss
        label_beside(
            self.loss.label, f"L = {number(frame.loss)}", at, 10.5, 11
        )  # where the curve is still to come
        count = int(frame.wrong.sum())
        self.count.set_text(f"on the wrong side: {count} of {len(POINTS)}")


def describe(state):
    """The picture in words."""
    share = number(100 * state.right / len(POINTS), 0)
    name = "no activation" if state.activation == "none" else f"{state.activation} as the activation"
    return (
        f"Epoch {state.epoch} with {name}: {state.right} of {len(POINTS)} points are on the right side, an "
        f"accuracy of {share} %, and the loss is {number(state.frame.loss)}. {_shape(state)}"
    )


def _shape(state):
    """What can be said of the boundary."""
    if state.activation == "none":
        return "The boundary is a straight line, and training only turns and shifts it: two layers are one."
    corners = counted(len(state.corners), "corner", "corners")
    relu = state.activation == "relu"
    if state.epoch == 0:
        return f"The boundary can bend, {'in corners' if relu else 'smoothly'}, but nothing is learned yet."
    bends = f"in {corners}, each on a hidden neuron's line" if relu else "smoothly"
    if any(np.abs(ring).max() < REACH for ring in state.frame.region):
        inner = state.frame.wrong[LABELS == 0]
        inside = "" if not inner.any() else f"{np.sum(~inner)} of the {len(inner)} points of "
        return f"The boundary bends, {bends}, and has closed around {inside}the inner ring."
    return f"The boundary bends, {bends}, and is still open."


def _formula(state):
    right, points = Term("right", state.right, INK, 0), Term("points", len(POINTS), INK, 0)
    return [Equation(Term("accuracy", state.right / len(POINTS)), right, "/", points)]


def explore_rings(epoch=0, *, activation="tanh"):
    """Train a network of eight hidden neurons, epoch by epoch, with an activation or with none."""
    return Explorer(
        question="Eight neurons and two rings of points: what does an activation change?",
        controls={
            "activation": Choice("activation", activation, ACTIVATIONS),
            "epoch": epoch_player(EPOCHS, epoch),
        },
        compute=compute,
        picture=RegionAndLoss(),
        formula=_formula,
        sentence=describe,
    )
