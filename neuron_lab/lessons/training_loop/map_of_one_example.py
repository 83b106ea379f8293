"""The map of losses for the one worked example: its valley, and the straight way across to it."""

import math

import numpy as np

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.loss_map import LossMap
from neuron_lab.neuron import forward, prediction_error, squared_error
from neuron_lab.ui.style import GREEN

W_SPAN, B_SPAN = (-0.05, 1.25), (-0.45, 0.85)
_LEVELS = [0, 0.04, 0.16, 0.36, 0.64, 1, 1.44, 1.96, 2.56, 3.61, 4.84]
_LENGTH = math.hypot(WORKED.x, 1)
ACROSS, ALONG = np.array([WORKED.x, 1]) / _LENGTH, np.array([-1, WORKED.x]) / _LENGTH
"""Directions on the map, one unit long: across the valley, as the gradient points, and along it."""


def map_of_one_example(figure, box):
    """A map for one example on a live figure: its losses at 0 fill a line, the valley. It should be a square."""
    x, y, *_ = WORKED
    chart = LossMap(figure, box, W_SPAN, B_SPAN, [0, 0.4, 0.8, 1.2], [-0.4, 0, 0.4, 0.8])
    look = {"levels": _LEVELS, "cmap": "Greys", "vmin": -0.3, "vmax": 5}
    chart.shade(lambda w, b: squared_error(forward(x, w, b), y), points=25, **look)
    w = np.array(W_SPAN)
    chart.axes.plot(w, y - x * w, color=GREEN, linewidth=3)
    chart.axes.text(0.42, 0.71, "valley: loss 0", color=GREEN, weight="bold", va="center", size=13)
    return chart


def from_the_valley(w, b):
    """How far a point is from the valley; above 0 where the prediction is too high."""
    return prediction_error(forward(WORKED.x, w, b), WORKED.y) / _LENGTH


def nearest_in_the_valley(w, b):
    """The point (w, b) of the valley that is nearest."""
    return np.array([w, b]) - from_the_valley(w, b) * ACROSS


class StraightAcross:
    """The way from a point straight to the valley, and the right angle where it arrives."""

    SIZE = 0.055  # of the right angle's square

    def __init__(self, figure, axes):
        self.way = figure.moving_line(axes, ":", color=GREEN, linewidth=2)
        self.right_angle = figure.moving_line(axes, color=GREEN, linewidth=2)

    def show(self, w, b):
        """Show it from this point; nothing where there is hardly any way."""
        away, foot = from_the_valley(w, b), nearest_in_the_valley(w, b)
        corner, side = foot + math.copysign(self.SIZE, away) * ACROSS, self.SIZE * ALONG
        near = abs(away) < 0.08
        self.way.set_data(*([(), ()] if near else np.array([(w, b), foot]).T))
        self.right_angle.set_data(*([(), ()] if near else np.array([corner, corner + side, foot + side]).T))

    def hide(self):
        """Show nothing."""
        self.way.set_data([], [])
        self.right_angle.set_data([], [])
