"""The pictures of "beat the machine" with two levers: weight and bias."""

from neuron_lab.lessons.shared.quantities import B, W
from neuron_lab.lessons.shared.race.boards import Board
from neuron_lab.ui.numbers import told_from
from neuron_lab.ui.style import GREEN, GREY


class Plane(Board):
    """Two levers, one across and one up, and the score of each try written beside it."""

    SPAN = (-1.6, 1.6)

    def told(self, state):
        scores = [(attempt, told_from(attempt.score, state.goal)) for attempt in reversed(state.tries[1:])]
        return super().told(state) + ([] if state.machine else scores)

    def build_left(self, box):
        axes = self.axes(*box, xlim=self.SPAN, ylim=self.SPAN, xlabel=f"{W.name} w", ylabel=f"{B.name} b")
        axes.set(xticks=[-1, 0, 1], yticks=[-1, 0, 1])
        return axes


class Rings(Plane):
    """Two hidden examples: all settings with the same score lie on a ring around the target."""

    def build_left(self, box):
        from matplotlib.patches import Circle

        axes = super().build_left(box)
        look = {"facecolor": "none", "edgecolor": GREY, "linewidth": 1, "visible": False}
        self.rings = [self.moving(axes.add_patch(Circle((0, 0), r, **look))) for r in (0.5, 1, 1.5, 2, 2.5)]
        self.target = self.target_ring(axes)
        return axes

    def uncover(self, target):
        self.target.set_data(*(([target.w], [target.b]) if target else ([], [])))
        for ring in self.rings:
            ring.set_visible(target is not None)
            if target:
                ring.set_center((target.w, target.b))
        return "rings: equal score; green: best w, b" if target else ""


class Valley(Plane):
    """One hidden example: a whole line of settings meets it."""

    def build_left(self, box):
        axes = super().build_left(box)
        self.valley = self.moving_line(axes, color=GREEN, linewidth=4)
        return axes

    def uncover(self, target):
        biases = [target.y[0] - target.x[0] * w for w in self.SPAN] if target else []
        self.valley.set_data(self.SPAN if target else [], biases)
        return "green line: the valley, loss 0" if target else ""
