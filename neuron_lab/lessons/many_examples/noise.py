"""Lesson 7, noise: targets that no line meets all of, the floor of the loss, and when to stop."""

from typing import NamedTuple

import numpy as np

from neuron_lab.datasets import WORKED
from neuron_lab.least_squares import best_fit, means_of, surface_from, walk
from neuron_lab.lessons.many_examples.stopping import still_falls
from neuron_lab.lessons.shared.epochs import epoch_player
from neuron_lab.lessons.shared.loss_chart import ROOM, EpochCurve, epoch_axes
from neuron_lab.lessons.shared.quantities import ERROR, LOSS, Y_HAT, Y
from neuron_lab.lessons.shared.three_examples import RATE, X, noisy_targets
from neuron_lab.neuron import forward, prediction_error
from neuron_lab.ui.controls import Slider
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.labels import label_beside
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import bounded, equals
from neuron_lab.ui.style import FAINT, GREEN, PALE_RED

EPOCHS = 200


class State(NamedTuple):
    """A recorded run over all epochs, and how much of it is on show."""

    y: np.ndarray
    path: np.ndarray  # (epochs + 1, 2): w, b
    losses: np.ndarray
    floor: float
    epoch: int
    errors: np.ndarray  # of the three examples, at the epoch on show

    @property
    def loss(self):
        """The loss at the epoch on show."""
        return float(self.losses[self.epoch])


def compute(noise, epoch):
    """Train on the three examples with this much noise, and show the run up to this epoch."""
    y = noisy_targets(noise)
    means = means_of(X, y)
    path = walk(means, WORKED.w, WORKED.b, RATE, updates=EPOCHS)
    errors = prediction_error(forward(X, *path[epoch].tolist()), y)
    return State(y, path, surface_from(means, *path.T), best_fit(X, y).floor, epoch, errors)


class SquaresAndFloor(LiveFigure):
    """On the left the line and its squares; on the right the loss after each epoch, and its floor."""

    SIDES = (-1, -1, 1)  # to which side of its example each square stands
    width, height = 760, 372
    name = "Three examples with squared errors, and the loss after each epoch with its floor"

    def build(self):
        from matplotlib.patches import Rectangle

        # A unit is as wide as it is high, 49 pixels, so the squares are squares.
        data = self.axes(46, 34, 286, 286, xlim=(-1.4, 4.4), ylim=(-0.4, 5.4))
        data.set(xlabel="input x", xticks=[0, 1, 2, 3, 4], yticks=[0, 1, 2, 3, 4, 5])
        data.set_title("line and squared errors", loc="left", pad=12)
        data.axhline(0, color=FAINT)
        style = {"facecolor": PALE_RED, "edgecolor": LOSS.colour, "hatch": "///", "zorder": 2}
        self.squares = [self.moving(data.add_patch(Rectangle((0, 0), 0, 0, **style))) for _ in X]
        self.line = self.moving_line(data, color=Y_HAT.colour, zorder=3)
        self.points = self.moving_line(data, "D", color=Y.colour, markersize=9, zorder=4)
        self.mean = self.moving_text(data, 1.5, 4.95, color=LOSS.colour, size=13, ha="center", zorder=5)

        chart = epoch_axes(self, (424, 34, 324, 286), EPOCHS)
        self.floor = self.moving_line(chart, ":", color=GREEN, linewidth=2)
        self.floor_label = self.moving_text(chart, color=GREEN, size=13, ha="right", va="top", zorder=6)
        self.loss = EpochCurve(self, chart)

    def show(self, state):
        w, b = state.path[state.epoch].tolist()
        for square, side, x, y, error in zip(self.squares, self.SIDES, X, state.y, state.errors, strict=True):
            size = abs(error)
            square.set_bounds(x if side > 0 else x - size, y if error > 0 else y - size, size, size)
        ends = np.array(self.line.axes.get_xlim())
        self.line.set_data(ends, forward(ends, w, b))
        self.points.set_data(X, state.y)
        self.mean.set_text(f"mean area L {equals(state.loss)}")
        self.loss.show(state.losses, state.epoch)
        self._show_floor(state.floor)

    def _show_floor(self, floor):
        """Draw the floor; where it is below the chart, only say so."""
        low, _ = self.loss.axes.get_ylim()
        seen, right = floor >= low, ROOM * EPOCHS
        self.floor.set_data([0, right] if seen else [], [floor] * 2 if seen else [])
        text = f"floor {bounded(floor, 'below')}{'' if seen else ' ↓'}"
        label_beside(self.floor_label, text, (right, max(floor, low)), dy=-3.5 if seen else 19.5)


def describe(state):
    """The picture in words."""
    floor = (
        f"The floor is {bounded(state.floor, 'below')}: with this noise no line does better."
        if state.floor > 5e-13
        else "Without noise the floor is 0."
    )
    now = f"Epoch {state.epoch}: the loss is {bounded(state.loss, 'below')}."
    return f"{now} {floor} {still_falls(state.losses, state.epoch)}".strip()


def _formula(state):
    errors = zip("₁₂₃", state.errors, strict=True)
    e1, e2, e3 = (Term(f"e{index}", e, ERROR.colour, 3) for index, e in errors)
    return [Equation(LOSS(state.loss)._replace(digits=3), "(", e1, "² +", e2, "² +", e3, "²) / 3")]


def explore_noise(noise=0.1, epoch=0):
    """Move the targets off their line, and train for as long as it helps."""
    return Explorer(
        question="No line meets all three. How low can the loss get, and when does one stop?",
        controls={
            "noise": Slider("noise in the targets", noise, 0, 0.5),
            "epoch": epoch_player(EPOCHS, epoch),
        },
        compute=compute,
        picture=SquaresAndFloor(),
        formula=_formula,
        sentence=describe,
    )
