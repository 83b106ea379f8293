"""Lesson 7, which line after one update? The learner places it by its two ends, before it is drawn."""

from neuron_lab.least_squares import best_fit
from neuron_lab.lessons.shared.quantities import Y_HAT, B, W, Y
from neuron_lab.neuron import backward, forward, update
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import as_given, number
from neuron_lab.ui.placement import Placement, PlaceTask
from neuron_lab.ui.questions import question
from neuron_lab.ui.style import FAINT, GREY, INK

BEFORE = {"w": 0.0, "b": 2.0}
"""The line that is to be updated: flat, so that the errors can be read off."""
RATE = 0.1
NEAR = {"w": 0.1, "b": 0.12}
"""How far off each may be and still be right: at either end of the line, some pixels."""
END = 4.0
"""Where the right handle stands; the left one is at 0."""


def _two_examples(draw):
    (x1, x2), heights = draw.choice([(1, 3), (1, 4), (2, 3), (2, 4)]), range(1, 9)
    return {"x1": x1, "y1": draw.choice(heights) / 2, "x2": x2, "y2": draw.choice(heights) / 2}


@question(first={"x1": 1, "y1": 3.0, "x2": 3, "y2": 4.0}, draw=_two_examples)
def line(x1, y1, x2, y2):
    """Which line comes out of one update by two examples."""
    slopes = [backward(x, y, **BEFORE) for x, y in ((x1, y1), (x2, y2))]
    (first, second), total = slopes, [sum(each) for each in zip(*slopes, strict=True)]
    mean = [each / 2 for each in total]
    new_w, new_b = update(**BEFORE, gradient=mean, learning_rate=RATE)
    best = best_fit([x1, x2], [y1, y2])
    both, other = (
        "The loss is the mean of both, so the step is the mean of both pulls.",
        "The other has a say as well.",
    )
    return PlaceTask(
        prompt=f"Two examples: x = {as_given(x1)}, y = {as_given(y1)} and x = {as_given(x2)}, y = {as_given(y2)}. "
        f"The line is flat: w = {as_given(BEFORE['w'])}, b = {as_given(BEFORE['b'])}. Where is it after one update, "
        f"with the learning rate {as_given(RATE)}?",
        answer={"w": new_w, "b": new_b},
        near=NEAR,
        slips=_apart(
            {"w": new_w, "b": new_b},
            (BEFORE, "where it was", "At least one example pulls at it: take each error times its input."),
            (_after(total), "the step by the sum of both slopes", both),
            (
                _after((0, mean[1])),
                "right for the bias, and the weight is left as it was",
                "Both move at once.",
            ),
            (
                _after((mean[0], 0)),
                "right for the weight, and the bias is left as it was",
                "Both move at once.",
            ),
            (_after(first), "the pull of the first example alone", other),
            (_after(second), "the pull of the second example alone", other),
            (
                {"w": best.w, "b": best.b},
                "the line that meets both",
                "It is where training ends, not one step.",
            ),
            (_after([-each for each in mean]), "the step uphill", "The gradient is subtracted."),
            (_after([each / 2 for each in mean]), "half of the step", "Each slope has a 2 in front."),
            (
                _after((mean[1], mean[1])),
                "the bias's step for both",
                "For the weight, each error counts times its x.",
            ),
        ),
        why=f"The slopes of the two are {_mean(first[0], second[0])} for w, and {_mean(first[1], second[1])} for b. "
        f"A tenth of each mean is subtracted.",
        given={"x1": x1, "y1": y1, "x2": x2, "y2": y2},
    )


def _after(gradient):
    """Weight and bias after an update with this gradient."""
    w, b = update(**BEFORE, gradient=gradient, learning_rate=RATE)
    return {"w": w, "b": b}


def _apart(answer, first, *slips):
    """The slips that with these numbers lead elsewhere than the answer and those before; the first in any case."""
    kept = [first]
    for slip in slips:
        others = answer, *(values for values, _, _ in kept)
        if not any(
            all(abs(slip[0][name] - other[name]) <= 2 * NEAR[name] for name in NEAR) for other in others
        ):
            kept.append(slip)
    return tuple(kept)


def _mean(one, other):
    """Two slopes and their mean in words."""
    return f"{number(one)} and {number(other)}, so {number((one + other) / 2)} in the mean"


class LineToPlace(LiveFigure):
    """Two examples and the line before the update; a line to place by its ends; then the true one."""

    X_RANGE, Y_RANGE = (-0.35, 5.6), (-0.6, 5.2)
    name = "Two examples and a flat line, and a second line to place by its two ends"
    height = 372

    def build(self):
        axes = self.axes(60, 14, 680, 306, xlim=self.X_RANGE, ylim=self.Y_RANGE, xlabel="input x")
        axes.set(xticks=[0, 1, 2, 3, 4], yticks=[0, 1, 2, 3, 4, 5])
        axes.axhline(0, color=FAINT)
        axes.axvline(0, color=FAINT)
        axes.plot([0, END], [BEFORE["b"]] * 2, "--", color=GREY, linewidth=1.8)
        axes.text(END + 0.16, BEFORE["b"], "before", color=GREY, va="center")
        self.examples = self.moving_line(axes, "D", color=Y.colour, markersize=10, zorder=4)
        self.line = self.moving_line(axes, color=Y_HAT.colour, linewidth=3, zorder=3)
        self.label = self.moving_text(axes, color=Y_HAT.colour, weight="bold", va="center", zorder=6)
        self.yours = self.moving_line(axes, ":", color=INK, linewidth=2.5, zorder=3)
        ring = {
            "markerfacecolor": "white",
            "markeredgecolor": INK,
            "markeredgewidth": 2,
            "markersize": 12,
            "zorder": 5,
        }
        self.left, self.right = (self.moving_line(axes, "o", **ring) for _ in range(2))
        self.handle(self.left, "the left end of the line", y="b", sets=self._lifted_left)
        self.handle(self.right, "the right end of the line", y="w", sets=self._lifted_right)

    @staticmethod
    def _lifted_left(x, y, state):
        """A line with this height at its left end; the right one stays."""
        return {"b": y, "w": (forward(END, **state.at) - y) / END}

    @staticmethod
    def _lifted_right(x, y, state):
        """A line with this height at its right end; the left one stays."""
        return {"w": (y - state.at["b"]) / END}

    def show(self, state):
        at, given = state.at, state.given
        self.examples.set_data([given["x1"], given["x2"]], [given["y1"], given["y2"]])
        ends = forward(0.0, **at), forward(END, **at)
        self.yours.set_data([0, END], ends)
        self.left.set_data([0], ends[:1])
        self.right.set_data([END], ends[1:])
        shown = state.answer is not None
        for artist in (self.line, self.label):
            artist.set_visible(shown)
        if shown:
            self.line.set_data([0, END], [forward(x, **state.answer) for x in (0.0, END)])
            self._name(forward(END, **state.answer))

    def _name(self, height):
        """The name of the true line at its end, clear of that of the line before."""
        low, high = self.Y_RANGE
        aside = height - BEFORE["b"]
        height = BEFORE["b"] + (0.35 if aside >= 0 else -0.35) if abs(aside) < 0.35 else height
        self.label.set_position((END + 0.16, min(max(height, low + 0.2), high - 0.2)))
        self.label.set_text("after the update")


def predict_line(seed=0):
    """Place the line after one update before it is drawn; ``seed`` for the numbers after the first."""
    levers = {
        # a quarter of the bias's step, so that an end that is not held stays where it is, whatever is rounded
        "w": W.slider(BEFORE["w"], -1.5, 1.5, 0.0125),
        "b": B.slider(BEFORE["b"], 0, 4, 0.05),
    }
    return Placement(line, levers, LineToPlace(), seed)
