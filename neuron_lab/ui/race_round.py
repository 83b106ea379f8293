"""One round of a race: what was tried, what the machine did, and both in words."""

from collections.abc import Callable
from typing import NamedTuple

from neuron_lab.ui.numbers import counted, number, told_from

EARLY = 3
"""After so many tries the machine may go, whether the learner is there or not."""

TRIES, STEPS = 20, 50
"""How many tries a learner has, as many as fit into the picture; and how many steps a machine has."""


class Attempt(NamedTuple):
    """One setting of the levers, and how far off it was."""

    at: tuple
    score: float


class Round(NamedTuple):
    """All there is to know of one target at this moment; picture and words take it.

    Entry 0 of ``tries`` and of ``machine`` is the start, so entry k is what the k-th try or step led to.
    """

    number: int  # how many targets there were, this one included
    target: object
    goal: float
    here: dict  # where each lever stands now, by name, tried or not
    tries: tuple
    machine: tuple  # empty while it is covered
    settings: dict  # what the machine is set to, by name

    @property
    def count(self):
        """How many tries were made."""
        return len(self.tries) - 1

    @property
    def best(self):
        """The number of the best try so far; 0, the start, if there is none better."""
        return min(range(len(self.tries)), key=lambda k: self.tries[k].score)

    @property
    def reached(self):
        """Whether the learner's last try reached the goal."""
        return self.tries[-1].score < self.goal

    @property
    def steps(self):
        """How many steps the machine made, once it is uncovered."""
        return len(self.machine) - 1

    @property
    def machine_reached(self):
        """Whether the machine's last step reached the goal."""
        return self.machine[-1].score < self.goal

    @property
    def winner(self):
        """Who was quicker: "you", "the machine", or "" for a draw; None while that is open, or none was there."""
        if not self.machine or not (self.reached or self.machine_reached):
            return None
        if self.reached and self.machine_reached and self.count == self.steps:
            return ""
        quicker = self.reached and (not self.machine_reached or self.count < self.steps)
        return "you" if quicker else "the machine"

    @property
    def beaten(self):
        """Whether the learner beat the machine: there, and in fewer tries than its steps."""
        return self.winner == "you"

    @property
    def untried(self):
        """Whether the levers stand where the next try would count."""
        return not self.over and tuple(self.here.values()) != self.tries[-1].at

    @property
    def over(self):
        """Whether no further try counts."""
        return self.reached or self.count >= TRIES or bool(self.machine)

    @property
    def machine_may_go(self):
        """Whether its run may be uncovered."""
        return self.over or self.count >= EARLY


class Words(NamedTuple):
    """What a race is about, in words."""

    score: str  # what the number is called
    meaning: str  # what it measures, as a sentence
    levers: str  # what to move
    hidden: str  # what is hidden
    machine: Callable  # takes a round, returns in whole sentences how the machine went about it
    beside: tuple = ()  # what else is told of a try: what it is called, and a function of target and levers: text


def last_told(state, words):
    """What is told of the last try: its score, and what stands beside it."""
    last = state.tries[-1]
    score = f"{words.score} {told_from(last.score, state.goal)}"
    if not words.beside:
        return score
    called, text = words.beside
    return f"{score}, {called} {text(state.target, *last.at)}"


def describe_round(state, words):
    """How the round stands, in words."""
    if state.machine:
        said = (_yours(state, words), _machines(state), _who_was_quicker(state), words.machine(state))
        return " ".join(filter(None, said))
    goal = f"The goal is a {words.score} below {state.goal:g}."
    last = last_told(state, words)
    if not state.count:
        return (
            f"Round {state.number}: {words.hidden}. Move {words.levers} and press Try: all you are told is the "
            f"{' and the '.join((words.score, *words.beside[:1]))}. {words.meaning} At the start: {last}. {goal}"
        )
    levers = zip(state.here, state.tries[-1].at, strict=True)
    told = f"Try {state.count}: {', '.join(f'{name} = {number(value)}' for name, value in levers)}, {last}."
    if state.reached:
        tries = counted(state.count, "try", "tries")
        return f"{told} That is below {state.goal:g}: you are there, in {tries}. Now let the machine go."
    end = " These were all the tries that fit into the picture; let the machine go." if state.over else ""
    return f"{told} {_best(state)} {goal}{end}"


def _best(state):
    best = state.best
    if not best:
        return "No try was better than the start yet."
    if best == state.count:
        return "That is the best so far."
    return f"Best so far {told_from(state.tries[best].score, state.goal)} at try {best}."


def _yours(state, words):
    tries = f"You: {counted(state.count, 'try', 'tries')}"
    best = told_from(state.tries[state.best].score, state.goal)
    return f"{tries}." if state.reached else f"{tries}, not there; your best {words.score} is {best}."


def _machines(state):
    steps = counted(state.steps, "step", "steps")
    return f"The machine: {steps}." if state.machine_reached else f"The machine: not there after {steps}."


def _who_was_quicker(state):
    """Who was quicker, once the learner is there."""
    if not state.reached:
        return ""
    return {"you": "You beat the machine.", "the machine": "The machine was quicker."}.get(
        state.winner, "It is a draw."
    )
