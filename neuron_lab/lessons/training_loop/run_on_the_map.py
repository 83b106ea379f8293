"""The picture of a run on one example: its way on the map of losses, its loss step by step, and the factor gauge."""

import math

import numpy as np

from neuron_lab.lessons.shared.factor_gauge import factor_gauge
from neuron_lab.lessons.shared.loss_chart import LossCurve
from neuron_lab.lessons.training_loop.map_of_one_example import StraightAcross, map_of_one_example
from neuron_lab.ui.labels import label_beside
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import number, small
from neuron_lab.ui.style import GREY

STEPS = 20
TALLEST = 2.5  # of the loss axis, in its units
_ROUNDING = 1e-12
"""A loss below this is 0, but for how floats are rounded: the start lies in the valley."""


class RunOnTheMap(LiveFigure):
    """On the left the run on a map of losses over w and b; then the loss step by step; then the factor gauge."""

    name = "A training run on a map of losses, its loss at each step, and the factor gauge"

    def build(self):
        self.map = map_of_one_example(self, (66, 34, 262, 262))
        ghost = {"color": GREY, "markersize": 6, "linewidth": 1.5, "markerfacecolor": "white"}
        self.ghost_path = self.moving_line(self.map.axes, "D:", **ghost)
        self.across = StraightAcross(self, self.map.axes)
        self.map.add_run((0.6, -0.38), "o-", markersize=5, linewidth=1.5)
        centred = {"size": 12, "ha": "center", "zorder": 6}
        self.numbers = [self.moving_text(self.map.axes, **centred) for _ in range(3)]

        chart = self._build_chart()
        self.ticks = [self.moving_text(chart, ha="right", va="center", size=13) for _ in range(2)]
        self.begun = self.moving_line(chart, ":", color=GREY, linewidth=1)
        self.begun_label = self.moving_text(chart, color=GREY, size=12, ha="right")
        self.ghost_loss = self.moving_line(chart, "D:", **ghost)
        self.loss = LossCurve(self, chart, "o-", "o", 12, inset=0.07, markersize=5, linewidth=1.5)
        self.handle(self.map.start, "the start", x="w", y="b")
        self.handle(self.loss.here, "the step", x="step")

    def _build_chart(self):
        """A chart of the loss, in a unit that grows with it; to its right the gauge."""
        self.gauge = factor_gauge(self, (624, 72, 36, 224))
        return self._loss_axes((400, 34, 180, 262))

    def _loss_axes(self, box):
        span = {"xlim": (-0.7, STEPS + 0.7), "ylim": (-0.12, TALLEST)}
        chart = self.axes(*box, **span, xlabel="step", xticks=[0, 5, 10, 15, 20])
        chart.set_title("loss at each step", loc="left", pad=12)
        chart.set_yticks([0, 1, 2], ["0", "", ""])
        return chart

    def show(self, state):
        history, step = state.history, state.step
        first = history.loss[0] if history.loss[0] > _ROUNDING else 0.0
        unit = first or 1.0  # the height of the first loss; a start in the valley has none
        axis = unit * stretch(history.loss[: step + 1])
        self.across.show(history.w[0], history.b[0])
        path, losses = _near(history, step, axis)
        w, b = history.w, history.b
        off = f"step {step} is off the map"
        self.map.show_run(path, (w[0], b[0]), (w[step], b[step]), off)
        self.loss.line.set_data(*losses)
        ghost = _near(self.pinned.history, self.pinned.step, axis) if self.pinned else _NO_RUN
        for line, points in zip((self.ghost_path, self.ghost_loss), ghost, strict=True):
            line.set_data(*points)
        self._number_points(w, b, min(step, history.steps))
        self._mark_loss(history.loss[step], step, axis)
        self._show_axis(first, unit, axis)
        self._show_rest(state)

    def _show_rest(self, state):
        self.gauge.show(state.factor)

    def _show_axis(self, first, unit, axis):
        """Write the axis for this unit, and where on it the first loss lies."""
        left, right = self.loss.axes.get_xlim()
        for multiple, tick in enumerate(self.ticks, start=1):
            text = _tick(multiple * axis) if first else ""
            tick.set_size(13 if len(text) < 8 else 11)
            label_beside(tick, text, (left, multiple), dx=-5.5)
        times = axis / unit
        self.begun.set_data([left, right], [1 / times] * 2)
        self.begun_label.set_text("start")
        self.begun_label.set_va("bottom" if times > 1.5 else "top")
        self.begun_label.set_position((STEPS + 0.5, 1 / times + (0.03 if times > 1.5 else -0.03)))

    def _mark_loss(self, loss, step, axis):
        """Mark the present loss, and write it beside the mark, towards the side with room."""
        height = loss / axis
        self.loss.mark(step, height)
        text = f"L = {number(loss) if loss > TALLEST else small(loss)}"
        room = 8.7 * len(text)  # about: a long number must not leave its axes
        to_the_left = step > STEPS / 2
        self.loss.label.set_ha("right" if to_the_left else "left")
        aside = {"dx": -8, "left": room + 2.5} if to_the_left else {"dx": 8, "right": room + 2}
        label_beside(self.loss.label, text, (step, height), dy=10, top=28, **aside)

    def _number_points(self, w, b, shown):
        """Number the first steps on the map.

        Each stands far enough from the step before it; where two fall together, the earlier keeps its number.
        """
        for step, label in enumerate(self.numbers, start=1):
            others = (step - 1, *range(1, step))
            there = step <= shown and all(abs(w[step] - w[other]) > 0.08 for other in others)
            if there and self.map.holds(w[step], b[step] + 0.08):  # with room for the number
                label_beside(label, str(step), (w[step], b[step]), dy=8)
            else:
                label.set_text("")


_NO_RUN = (((), ()), ((), ()))


def stretch(losses):
    """By how much the axis has grown to hold these losses: 1 at first, then as on a ruler 2, 5, 10, 20 and so on."""
    times = max(losses) / (losses[0] * TALLEST) if losses[0] > _ROUNDING else 0
    if times <= 1:
        return 1
    ten = 10 ** math.floor(math.log10(times))
    return next(step * ten for step in (1, 2, 5, 10) if step * ten >= times)


def _tick(value):
    """A number at the axis: not more digits than there is room for."""
    return number(value) if value < 100 else number(value, 0)


def _near(history, step, axis):
    """The path of a run up to a step, and its losses on this axis; what is far outside would only fill the message."""
    end = step + 1
    far = np.abs(history.w[:end]) >= 100
    seen = 1 + int(np.argmax(far)) if far.any() else end
    heights = np.minimum(history.loss[:end] / axis, 100)
    return (history.w[:seen], history.b[:seen]), (np.arange(end), heights)
