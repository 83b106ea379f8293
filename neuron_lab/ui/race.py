"""A race to a hidden target: the learner turns levers and is told one number a try; then a machine does the same.

Both start at the same place, and one judge scores both: ``score``. It knows no lever by name.
"""

from html import escape
from itertools import islice

import ipywidgets as widgets

from neuron_lab.ui.button import Button
from neuron_lab.ui.carried import HTML
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.numbers import counted
from neuron_lab.ui.race_round import EARLY, STEPS, Attempt, Round, describe_round, last_told

_UNTIL = f"until you reach the goal or have made {EARLY} tries"


class Race(Explorer):
    """A card with levers, "Try", "Let the machine go" and "New target".

    Moving a lever costs nothing; a try counts. What the machine does stays covered until the learner has
    reached the goal or made a few tries.

    :param levers: name to :class:`~neuron_lab.ui.controls.Slider`, all at the common start.
    :param targets: an endless iterator of hidden targets, of any kind.
    :param score: called with a target and the levers' values; how far off they are, 0 or more.
    :param machine: called with a target and the settings by name; yields one setting of the levers after the
        other without end, the start first.
    :param picture: a LiveFigure whose ``show`` takes a :class:`Round`.
    :param words: a :class:`Words`.
    :param goal: the score to come below.
    :param settings: name to slider: what the learner may choose for the machine.
    """

    def __init__(self, question, levers, targets, score, machine, picture, words, goal=0.01, settings=None):
        self.levers, self.settings, self.words, self.goal = levers, settings or {}, words, goal
        self._targets, self._score, self._machine = targets, score, machine
        self._told, self._beside_machine = _words(), _words()
        self.try_button = Button("Try", "check", self.attempt, "primary")
        self.machine_button = Button("Let the machine go", "cogs", self.let_the_machine_go)
        self.target_button = Button("New target", "random", self.new_target)
        self._number, self._winners = (
            0,
            {},
        )  # of each round that was played to its end, who was quicker at first
        self._take_target()
        controls = {**levers, **self.settings}
        super().__init__(
            question,
            controls,
            self._round,
            picture,
            lambda state: [],
            lambda state: describe_round(state, words),
        )

    def rows(self):
        """Levers and settings, and below either the buttons that belong to them."""
        return [
            *(lever.widget for lever in self.levers.values()),
            _in_a_row(self.try_button.widget, self._told, self.target_button.widget),
            *(setting.widget for setting in self.settings.values()),
            _in_a_row(self.machine_button.widget, self._beside_machine),
        ]

    def attempt(self):
        """Try the levers as they stand."""
        if self.state.over:
            self.refresh("This round is over. Press New target for the next one, or Reset to play it again.")
        elif not self.state.untried:
            where = f"where try {self.state.count} was" if self.state.count else "at the start"
            self.refresh(f"Nothing has moved: this is still {where}, so it does not count.")
        else:
            self._tries.append(self._judge(self.state.here.values()))
            self.refresh()

    def let_the_machine_go(self):
        """Uncover what the machine does, if the learner has tried first."""
        if not self.state.machine_may_go:
            self.refresh(f"The machine stays covered {_UNTIL}.")
            return
        self._covered = False
        with self.stage.gathering():
            self.refresh()
            # a round that is played again, its target known, or with a machine made slow, is not won once more
            self._winners.setdefault(self._number, self.state.winner)
            self.refresh()

    @property
    def rounds_won(self):
        """In how many rounds the learner beat the machine. A round counts once, as it first ended."""
        return [*self._winners.values()].count("you")

    def new_target(self):
        """Begin the next round."""
        self._take_target()
        super().reset()

    def reset(self):
        """Begin this round again: the same target, the levers at the start, no tries."""
        self._begin()
        super().reset()

    def refresh(self, note=""):
        """Show how the round stands."""
        with self.stage.gathering():
            super().refresh(note)
            self._say()

    def _say(self):
        self._told.value = (
            f'<span style="font-size:18px;font-weight:700">{escape(self._in_short())}</span>{self._praise()}'
        )
        self.machine_button.widget.disabled = not self.state.machine_may_go
        self._beside_machine.value = escape(self._about_machine())

    def _take_target(self):
        self._target = next(self._targets)
        self._number += 1
        self._begin()

    def _begin(self):
        self._tries = [self._judge(tuple(lever.start for lever in self.levers.values()))]
        self._covered = True

    def _judge(self, at):
        at = tuple(map(float, at))
        return Attempt(at, round(self._score(self._target, *at), 12))  # 0.0099…98 is 0.01: not below the goal

    def _round(self, **values):
        here, settings = ({name: values[name] for name in part} for part in (self.levers, self.settings))
        run = () if self._covered else tuple(self._run(**settings))
        return Round(self._number, self._target, self.goal, here, tuple(self._tries), run, settings)

    def _run(self, **settings):
        for at in islice(self._machine(self._target, **settings), STEPS + 1):
            yield (attempt := self._judge(at))
            if attempt.score < self.goal:
                return

    def _in_short(self):
        tries = counted(self.state.count, "try", "tries") if self.state.count else "no try yet"
        return f"{tries} · {last_told(self.state, self.words)}"

    def _praise(self):
        return ' <span class="nl-right">✓ You beat the machine</span>' if self.state.beaten else ""

    def _about_machine(self):
        if self.state.machine:
            reached = "There in" if self.state.machine_reached else "Not there after"
            more = " Move the slider above, and its run follows." if self.settings else ""
            rounds = len(self._winners)
            so_far = f" You have beaten it in {self.rounds_won} of {rounds} rounds." if rounds > 1 else ""
            return f"{reached} {counted(self.state.steps, 'step', 'steps')}.{so_far}{more}"
        return "It starts where you did." if self.state.machine_may_go else f"Covered {_UNTIL}."


def _words():
    return HTML(layout=widgets.Layout(flex="1 1 auto", margin="0 12px"))


def _in_a_row(*parts):
    return widgets.HBox(parts, layout=widgets.Layout(align_items="center", flex_flow="row wrap"))
