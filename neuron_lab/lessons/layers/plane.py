"""Lesson 9, the plane of two inputs: each pair of inputs is a point, and the weights tilt what the neuron says."""

import numpy as np

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.layers.matrix import SECOND_INPUT, SECOND_WEIGHT
from neuron_lab.lessons.layers.picture import formula, neuron_with_two_inputs, parts_in_words, said_of
from neuron_lab.lessons.shared.half_plane import above, line_at, segments
from neuron_lab.lessons.shared.quantities import W1, W2, X1, X2, Y_HAT, B
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.labels import label_beside
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import number
from neuron_lab.ui.style import FAINT, GREY

REACH = 3.0
"""How far the plane goes, in each direction."""


class NeuronAndPlane(LiveFigure):
    """On the left the neuron as a graph; on the right the plane of its two inputs, shaded by what it says."""

    SHADES, LEVELS = (0, 1, 2, 3), range(-10, 11)
    width, height = 780, 386
    name = "The neuron with two inputs as a graph, and the plane of its inputs"

    def build(self):
        from matplotlib.patches import Polygon

        self.graph = neuron_with_two_inputs(self)
        ticks = [-2, 0, 2]
        axes = self.axes(454, 40, 290, 290, xlim=(-REACH, REACH), ylim=(-REACH, REACH))
        axes.set(xlabel="input x₁", ylabel="input x₂", xticks=ticks, yticks=ticks)
        axes.set_title("lines at ŷ = …, −1, 0, 1, 2, …", loc="left", pad=12)
        axes.axhline(0, color=FAINT)
        axes.axvline(0, color=FAINT)
        self.shades = [
            self.moving(
                axes.add_patch(
                    Polygon(np.zeros((1, 2)), facecolor=Y_HAT.colour, alpha=0.14, linewidth=0, zorder=1)
                )
            )
            for _ in self.SHADES
        ]
        self.higher = self.moving_line(axes, color=Y_HAT.colour, linewidth=0.8)
        self.lower = self.moving_line(axes, "--", color=GREY, linewidth=0.8)
        self.zero = self.moving_line(axes, color=Y_HAT.colour, linewidth=3, zorder=3)
        self.foot = self.moving_line(axes, "D", color=B.colour, markersize=9, zorder=4)
        self.zero_label = self.moving_text(
            axes, color=Y_HAT.colour, size=13, ha="center", va="center", zorder=5
        )
        self.level_labels = [
            self.moving_text(axes, color=colour, size=13, ha="center", va="center", zorder=5)
            for colour in (Y_HAT.colour, GREY)
        ]
        self.drops = self.moving_line(axes, ":", color=X1.colour, linewidth=1.5, zorder=4)
        self.point = self.moving_line(axes, "o", color=Y_HAT.colour, markersize=12, zorder=5, clip_on=False)
        self.point_label = self.moving_text(
            axes, color=Y_HAT.colour, weight="bold", ha="center", va="center", zorder=6
        )
        self.handle(self.foot, "the line where the neuron says 0", y="b", sets=_shifted)
        self.handle(self.point, "the point of the two inputs", x="x1", y="x2")

    def show(self, state):
        plane = state.w1, state.w2, state.b
        self.graph.set(**{name: number(value) for name, value in state._asdict().items()})
        for shade, level in zip(self.shades, self.SHADES, strict=True):
            corners = above(level, *plane, REACH)
            shade.set_visible(len(corners) > 0)
            if len(corners):
                shade.set_xy(corners)
        self.higher.set_data(*segments([line_at(level, *plane, REACH) for level in self.LEVELS if level > 0]))
        self.lower.set_data(*segments([line_at(level, *plane, REACH) for level in self.LEVELS if level < 0]))
        ends = line_at(0, *plane, REACH)
        self.zero.set_data(*ends.T)
        self.foot.set_data(*_foot(state).T)
        self.zero_label.set_text("ŷ = 0" if len(ends) else "")
        if len(ends):
            here = np.array([state.x1, state.x2])
            far = ends[np.argmax(np.hypot(*(ends - here).T))]
            at = np.clip(0.85 * far + 0.15 * ends.mean(axis=0), -2.5, 2.5)
            self.zero_label.set_position(tuple(at))
        x1, x2 = state.x1, state.x2
        self.drops.set_data([x1, x1, 0], [0, x2, x2])
        self.point.set_data([x1], [x2])
        above_it = 17.4 if x2 < 2.5 else -17.4
        label_beside(
            self.point_label, f"ŷ = {number(state.y_hat)}", (x1, x2), dy=above_it, left=38.7, right=38.7
        )
        taken = [(x1, x2), self.point_label.get_position()]
        taken += [self.zero_label.get_position()] if len(ends) else []
        for label, level in zip(self.level_labels, (1, -1), strict=True):
            ends = line_at(level, *plane, REACH)
            label.set_text(f"ŷ = {number(level, 0)}" if len(ends) else "")
            if len(ends):
                label.set_position(_free_place(ends, taken))
                taken.append(label.get_position())


def _foot(state):
    """The point of the line that is closest to the middle of the plane, if it is in sight: shape (1, 2) or (0, 2)."""
    w = np.array([state.w1, state.w2])
    foot = -state.b * w / (w @ w) if w.any() else np.full(2, np.inf)
    return foot[None] if np.abs(foot).max() <= REACH else np.empty((0, 2))


def _shifted(x1, x2, state):
    """The bias with which the line goes through this point."""
    return {"b": -state.w1 * x1 - state.w2 * x2}


def _free_place(ends, taken):
    """Where on a line a name stands furthest from what is written already; a line of writing is wide and low."""
    shares = np.linspace(0.1, 0.9, 9)[:, None]
    on_it = shares * ends[0] + (1 - shares) * ends[1]
    places = np.clip(on_it, -2.5, 2.5)  # so that it does not leave the plane
    if (inside := (places == on_it).all(axis=1)).any():
        places = places[inside]
    aside = (places[:, None] - np.array(taken)) / (1.0, 0.4)
    return tuple(places[np.argmax(np.hypot(*aside.T).min(axis=0))])


def describe(state):
    """The picture in words."""
    parts = parts_in_words(state)
    if state.w1 == state.w2 == 0:
        return f"{parts} Both weights are 0, so ŷ is the bias at every point of the plane."
    if abs(state.y_hat) < 1e-9:
        side = "on the line, where ŷ is 0"
    elif state.y_hat > 0:
        side = "on the shaded side, where ŷ is above 0"
    else:
        side = "on the side without shade, where ŷ is below 0"
    return f"{parts} The point lies {side}. {_more(state)}"


def _more(state):
    """Which input counts more."""
    one, other = abs(state.w1), abs(state.w2)
    if one == other:
        return "Both inputs count equally strongly."
    if not min(one, other):
        return f"Only {'x₁' if one else 'x₂'} counts: the other weight is 0."
    return f"For the same change, {'x₁' if one > other else 'x₂'} counts more: its weight is further from 0."


def explore_plane(w1=WORKED.w, w2=SECOND_WEIGHT, b=WORKED.b, x1=WORKED.x, x2=SECOND_INPUT):
    """Move two weights, the bias and two inputs, and watch the prediction and the plane."""
    return Explorer(
        question="Where on the plane of the inputs does the neuron say 0, and what moves that line?",
        controls={
            "w1": W1.slider(w1, -1.5, 1.5),
            "w2": W2.slider(w2, -1.5, 1.5),
            "b": B.slider(b, -1.5, 1.5),
            "x1": X1.slider(x1, -3, 3),
            "x2": X2.slider(x2, -3, 3),
        },
        compute=said_of,
        picture=NeuronAndPlane(),
        formula=formula,
        sentence=describe,
    )
