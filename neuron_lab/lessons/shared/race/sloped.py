"""The picture of "beat the machine" with one lever, for those who know slopes: the slope at the last try is drawn."""

from neuron_lab.lessons.shared.quantities import LOSS
from neuron_lab.lessons.shared.race.boards import Bowl
from neuron_lab.lessons.shared.race.targets import slope


class SlopedBowl(Bowl):
    """The bowl, with the straight line of the slope at the last try, or at the start."""

    HALF = 0.35  # of the line's width, in weight

    def build_left(self, box):
        axes = super().build_left(box)
        self.slope = self.moving_line(axes, "--", color=LOSS.colour, zorder=6)
        return axes

    def show(self, state):
        super().show(state)
        last = state.tries[-1]
        at, score = self.place(*last)
        steep = slope(state.target, at)
        # at the edge, where the score is beyond the picture, it has no place to stand
        half = self.HALF / max(1, abs(steep) / 6) if score == last.score else 0
        self.slope.set_data([at - half, at + half], [score - steep * half, score + steep * half])
