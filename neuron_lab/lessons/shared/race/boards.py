"""The pictures of "beat the machine": where the tries stand, numbered, and the score after each.

Here is the one with a single lever; those with two are in :mod:`~neuron_lab.lessons.shared.race.planes`.
"""

import math
from itertools import zip_longest

from neuron_lab.lessons.shared.loss_chart import log_axes
from neuron_lab.lessons.shared.quantities import W, Y
from neuron_lab.lessons.shared.race.targets import GOAL, score
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import told_from
from neuron_lab.ui.race_round import TRIES, Attempt
from neuron_lab.ui.style import BLUE, FAINT, GREEN, GREY, INK, PALE_GREEN, RED


class Board(LiveFigure):
    """On the left where the tries stand, numbered; on the right the score after each. Subclasses draw the left."""

    LEFT, LEFT_WIDTH, TOP, BOTTOM = 62, 246, 56, 302  # of the charts, in pixels
    LEAST, MOST = 0.001, 100  # of the scores on the right; what lies beyond stands at the edge

    def __init__(self, name, called, last=TRIES):
        self.name, self.called, self.last = (
            name,
            called,
            last,
        )  # what the score is called; the last number on the right
        self.middle = self.LEFT + self.LEFT_WIDTH + 84  # where the right chart begins
        super().__init__()

    def build(self):
        self.left = self.build_left((self.LEFT, self.TOP, self.LEFT_WIDTH, self.BOTTOM - self.TOP))
        self.right = self._build_right()
        over = self.canvas()  # for what is placed in pixels
        over.text(self.middle, 22, f"{self.called} after each try", weight="bold")
        self.title = self.moving_text(over, self.LEFT, 22, weight="bold")
        self.keys = [
            self._build_key(over, *key)
            for key in ((self.middle, "o-", BLUE, "you"), (self.middle + 82, "s--", RED, "the machine"))
        ]
        machine = {"color": RED, "linewidth": 1.5, "markeredgecolor": "white", "markeredgewidth": 0.8}
        self.machine_path = self.moving_line(self.left, "s--", markersize=9, zorder=7, **machine)
        size = {"markersize": 9 if self.last == TRIES else 6, "clip_on": False}
        self.machine_scores = self.moving_line(self.right, "s--", zorder=5, **machine, **size)
        self.scores = self.moving_line(self.right, "o-", color=BLUE, linewidth=1.5, zorder=4, **size)
        self.starts = [self.moving_line(axes, "s", color=INK, zorder=8) for axes in (self.left, self.right)]
        disc = {"color": BLUE, "markerfacecolor": "white", "markersize": 20, "clip_on": False}
        self.discs = self.moving_line(self.left, "o", markeredgewidth=2.5, zorder=5, **disc)
        self.ring = self.moving_line(over, "o", markeredgewidth=1.2, zorder=7, **disc)
        centred = {"ha": "center", "va": "center", "color": BLUE, "weight": "bold"}
        self.numbers = [self.moving_text(over, size=12, zorder=6, **centred) for _ in range(TRIES)]
        self.question = self.moving_text(over, size=15, zorder=8, **centred)
        self.labels = [self.moving_text(over, size=12, zorder=9, va="center") for _ in range(TRIES + 1)]

    def _build_right(self):
        box = self.middle, self.TOP, 708 - self.middle, self.BOTTOM - self.TOP
        axes = log_axes(self, box, (self.LEAST, self.MOST), GOAL, GOAL, xlabel="try, or step of the machine")
        axes.set(xlim=(-0.04 * self.last, 1.03 * self.last), xticks=range(0, self.last + 1, self.last // 5))
        axes.axhspan(self.LEAST, GOAL, facecolor=PALE_GREEN, edgecolor=GREEN, hatch="//", linewidth=0)
        axes.text(1.05 * self.last, GOAL / 3, "goal", color=GREEN, weight="bold", va="center")
        return axes

    def _build_key(self, over, left, form, colour, words):
        sample = self.moving_line(over, form, color=colour, markersize=7, linewidth=1.5, markevery=[1])
        sample.set_data([left, left + 17, left + 34], [41] * 3)
        name = self.moving_text(over, left + 40, 41, color=colour, va="center")
        name.set_text(words)
        return sample, name

    def build_left(self, box):
        """Add the axes of the levers, and what is uncovered on them at the end; returns the axes."""
        raise NotImplementedError

    def uncover(self, target):
        """Show what was hidden on the left, and return its title; hide it where ``target`` is None."""
        raise NotImplementedError

    def target_ring(self, axes):
        """Add a ring for the target to the moving layer; returns it."""
        look = {"markerfacecolor": "none", "markersize": 26, "markeredgewidth": 4, "clip_on": False}
        return self.moving_line(axes, "o", color=Y.colour, **look)

    def place(self, at, score):
        """Where an attempt stands on the left."""
        return at

    def ask(self, at):
        """Where the question mark of a place not tried yet goes, in pixels: one point, or none for None."""
        return [self._pixel(Attempt(at, 0.0))] if at else []

    def told(self, state):
        """What to write beside which attempts on the left, the most important first."""
        return [(state.tries[0], f"start {told_from(state.tries[0].score, state.goal)}")]

    def show(self, state):
        _points(self.starts[0], [self.place(*state.tries[0])])
        _points(self.discs, [self.place(*attempt) for attempt in state.tries[1:]])
        _points(self.machine_path, [self.place(*attempt) for attempt in state.machine])
        _points(self.starts[1], self._heights(state.tries[:1]))
        _points(self.scores, self._heights(state.tries))
        _points(self.machine_scores, self._heights(state.machine))
        for part in self.keys[1]:
            part.set_visible(bool(state.machine))
        self.title.set_text(
            self.uncover(state.target if state.machine else None)
            or ("what you know so far" if state.count else "all you know so far: the start")
        )
        self.discs.set_markersize(11 if state.machine else 20)  # small, to make room for the machine's path
        asked = self.ask(tuple(state.here.values()) if state.untried else None)
        _points(self.ring, asked)
        self.question.set_text("?" if asked else "")
        self.question.set_position(asked[0] if asked else (0, 0))
        self._number(state, asked)
        self._label(state, asked)

    def _heights(self, attempts):
        heights = [min(max(attempt.score, self.LEAST), self.MOST) for attempt in attempts]
        end = heights.index(self.MOST) + 1 if self.MOST in heights else None  # a line that leaves stays away
        return list(enumerate(heights[:end]))

    def _pixel(self, attempt):
        x, y = self.left.transData.transform(self.place(*attempt))  # matplotlib counts from the lower corner
        return x, self.height - y

    def _number(self, state, asked):
        """Number the discs, but not those that a later one, or the question mark, lies on."""
        discs = [] if state.machine else [self._pixel(attempt) for attempt in state.tries[1:]]
        later = [*discs, *asked]
        for k, text in enumerate(self.numbers):
            shown = k < len(discs) and all(math.dist(discs[k], other) > 17 for other in later[k + 1 :])
            text.set_text(str(k + 1) if shown else "")
            text.set_position(discs[k] if shown else (0, 0))

    def _label(self, state, asked):
        """Write beside each attempt, on the first side with room; where there is none, nothing."""
        points = [*map(self._pixel, (*state.tries, *state.machine)), *asked]
        taken = [_box(x - 11, y, 22, 11) for x, y in points]
        told = self.told(state)
        for text, (attempt, words) in zip_longest(self.labels, told, fillvalue=(state.tries[0], "")):
            (x, y), width = self._pixel(attempt), 0.62 * 12 * len(words)
            sides = (  # where the words are anchored, how, and where they begin
                (x + 14, y, "left", x + 14),
                (x - 14, y, "right", x - 14 - width),
                (x, y - 20, "center", x - width / 2),
                (x, y + 20, "center", x - width / 2),
                (x + 2, y + 20, "right", x + 2 - width),  # in a corner
                (x - 2, y + 20, "left", x - 2),
            )
            free = [side for side in sides if self._is_free(_box(side[3], side[1], width, 8), taken)]
            text.set_text(words if free else "")
            if free:
                *place, alignment, left = free[0]
                text.set_position(place)
                text.set_ha(alignment)
                taken.append(_box(left, place[1], width, 8))

    def _is_free(self, box, taken):
        left, right, top, bottom = box
        inside = self.LEFT + 4 < left < right < self.LEFT + self.LEFT_WIDTH
        inside &= self.TOP < top < bottom < self.BOTTOM
        return inside and not any(a < right and left < b and c < bottom and top < d for a, b, c, d in taken)


def _points(line, points):
    """Show these points, (x, y) each, on a line; there may be none."""
    line.set_data([x for x, _ in points], [y for _, y in points])


def _box(left, middle, width, half):
    return left, left + width, middle - half, middle + half


class Bowl(Board):
    """One lever: the score over it. The learner's own tries show its form, before it is uncovered."""

    LEFT_WIDTH = 320
    SPAN, LOWEST, HIGHEST = (-1.06, 2.06), -0.55, 6  # a score above stands at the upper edge, with an arrow

    def build_left(self, box):
        axes = self.axes(*box, xlim=self.SPAN, ylim=(self.LOWEST, self.HIGHEST), xlabel=f"{W.name} w")
        axes.set(ylabel=self.called, xticks=[-1, 0, 1, 2], yticks=[0, 2, 4, 6])
        axes.axhline(0, color=FAINT)
        self.curve = self.moving_parabola(axes, color=GREY)
        self.target = self.target_ring(axes)
        self.pin = self.moving_line(axes, ":", color=BLUE, linewidth=2)
        self.above = self.moving_line(axes, "^", color=BLUE, markersize=9, clip_on=False)
        return axes

    def place(self, at, score):
        return at[0], min(score, self.HIGHEST)

    def ask(self, at):
        _points(self.pin, [(at[0], self.HIGHEST), (at[0], self.LOWEST)] if at else [])
        return [(self._pixel(Attempt(at, self.HIGHEST))[0], 41)] if at else []

    def told(self, state):
        beyond = [
            (attempt, told_from(attempt.score, state.goal)) for attempt in reversed(self._beyond(state))
        ]
        return super().told(state) + beyond

    def show(self, state):
        super().show(state)
        _points(self.above, [(at[0], self.HIGHEST + 0.42) for at, _ in self._beyond(state)])

    def _beyond(self, state):
        """The tries that stand at the upper edge: their score has to be written."""
        return [attempt for attempt in state.tries[1:] if attempt.score > self.HIGHEST]

    def uncover(self, target):
        _points(self.target, [(target.w, 0)] if target else [])
        self.curve.set_visible(target is not None)
        if target:
            self.curve.set_function(lambda w: score(target, w), *self.SPAN)
        return f"uncovered: every {self.called}, the target ringed" if target else ""
