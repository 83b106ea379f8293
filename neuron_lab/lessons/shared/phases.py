"""The four phases of training in one picture: a row of stations, and a graph of which the part at work lights up.

Lesson 6 shows one neuron by it, lesson 10 a network. A picture needs three things from here: :class:`Stations`
(forward, loss, backward, update, and the way back to forward), :class:`Lights` (which boxes and arrows of a graph
work in which phase), and :func:`round_and_phase`, as a player counts the phases of all rounds in one row.
"""

from enum import IntEnum
from itertools import pairwise

from neuron_lab.ui.graph import Graph
from neuron_lab.ui.player import Player
from neuron_lab.ui.style import DIM, GLASS_ORANGE, GREY, INK, RED


class Phase(IntEnum):
    """A phase of training; ``BEFORE`` is what comes before the first round."""

    BEFORE, FORWARD, LOSS, BACKWARD, UPDATE = range(5)

    @property
    def title(self):
        """Its name in prose."""
        return ("before the first round", "forward pass", "loss", "backward pass", "update")[self]


STATIONS = (Phase.FORWARD, Phase.LOSS, Phase.BACKWARD, Phase.UPDATE)
_COLOUR = {Phase.BACKWARD: RED}
"""Of what lights up: values run forward in ink, along solid arrows; gradients run back in red, along dashed ones."""


def phase_player(rounds, at=0, interval=1500):
    """A player over the four phases of so many rounds, one after the other; 0 is before the first.

    :raises ValueError, TypeError: as for :class:`~neuron_lab.ui.player.Player`.
    """
    __tracebackhide__ = True
    return Player("phase", len(STATIONS) * rounds, at, interval)


def round_and_phase(at):
    """Which round the phase number ``at`` belongs to, from 1, and which :class:`Phase` it is; 0 is before round 1."""
    if at == 0:
        return 1, Phase.BEFORE
    before, phase = divmod(at - 1, len(STATIONS))
    return before + 1, STATIONS[phase]


class Stations:
    """Four stations in a row, an arrow from each to the next, and above them the way from the last back to the first.

    The one at work is lit, framed thickly and written in bold; below the row stands what happens there.

    :param figure: the :class:`~neuron_lab.ui.live_figure.LiveFigure` they belong to.
    :param page: where to draw, as ``figure.canvas()`` gives it. They take its upper ``HEIGHT`` pixels.
    :param told: what happens in each :class:`Phase`, in a few words.
    """

    HEIGHT = 104
    _MIDDLE, _TOP = 52, 15

    def __init__(self, figure, page, told):
        self.told, graph = told, Graph(figure, page)
        between = figure.width / len(STATIONS)
        self.lamps, self.names = {}, {}
        for place, phase in enumerate(STATIONS):
            at = (between * (place + 0.5), self._MIDDLE)
            graph.plate(phase, at, between - 40, 38)
            self.lamps[phase] = graph.lamp(phase, GLASS_ORANGE)
            style = {"ha": "center", "va": "center", "zorder": 5}
            self.names[phase] = figure.moving_text(page, *at, **style)
            self.names[phase].set_text(f"{phase} {phase.title}")
        for start, end in pairwise(STATIONS):
            graph.arrow(start, end)
        first, last = between / 2, figure.width - between / 2
        self._draw_way_back(page, first, last, color=GREY, linewidth=2)
        self.again = [
            figure.moving(line) for line in self._draw_way_back(page, first, last, color=INK, linewidth=4.5)
        ]
        centred = {"x": figure.width / 2, "ha": "center", "va": "center", "zorder": 6}
        self.round = figure.moving_text(page, y=self._TOP, color=INK, **centred)
        self.caption = figure.moving_text(page, y=92, weight="bold", **centred)

    def _draw_way_back(self, page, first, last, **style):
        """Up from the last station, to the left, and down to the first, with a gap for the round's number."""
        middle, top, rim = (first + last) / 2, self._TOP, self._MIDDLE - 20
        gap = 46
        right = page.plot([last, last, middle + gap], [rim, top, top], **style)
        left = page.plot([middle - gap, first, first], [top, top, rim - 8], **style)
        head = page.plot([first], [rim - 6], "v", color=style["color"], markersize=3 * style["linewidth"])
        return *right, *left, *head

    def show(self, number, phase):
        """Light the station of this phase in round ``number``; at the beginning of a later round, the way back too."""
        for station, lamp in self.lamps.items():
            lamp.set_visible(station is phase)
            self.names[station].set_weight("bold" if station is phase else "normal")
            self.names[station].set_color(INK if station is phase else GREY)
        for line in self.again:
            line.set_visible(number > 1 and phase is Phase.FORWARD)
        self.round.set_text(f"round {number}")
        self.caption.set_text(self.told[phase])
        self.caption.set_color(_COLOUR.get(phase, INK))


class Lights:
    """Which part of a graph works in which phase: there its arrows are thick and its boxes have a ring.

    Where nothing works, an arrow is thin and pale. Those of the backward pass are dashed and red.

    :param graph: a :class:`~neuron_lab.ui.graph.Graph` whose boxes are drawn.
    """

    def __init__(self, graph):
        self.graph = graph
        self.at_work = {phase: [] for phase in Phase}

    def arrow(self, start, end, phase, label="", offset=(0, 0), label_at=(0, 0)):
        """Draw an arrow that works in this phase; returns the artist of its label. Settings as for ``Graph.arrow``."""
        colour, dashed = _COLOUR.get(phase, INK), phase is Phase.BACKWARD
        words = self.graph.arrow(start, end, label, DIM, dashed, offset, label_at)
        words.set_color(GREY)
        self.during(phase, self.graph.bold_arrow(start, end, colour, dashed, offset))
        return words

    def box(self, name, phase, colour=None):
        """Give a box a ring for this phase, in its colour or another."""
        self.during(phase, self.graph.ring(name, colour or _COLOUR.get(phase, INK)))

    def during(self, phase, artist):
        """Show this artist of the moving layer in this phase alone; returns it."""
        self.at_work[phase].append(artist)
        return artist

    def show(self, phase):
        """Light what works in this phase."""
        for each, artists in self.at_work.items():
            for artist in artists:
                artist.set_visible(each is phase)
