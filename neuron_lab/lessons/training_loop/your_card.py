"""Lesson 6, the end of it: the loop runs with the learner's own three functions, on the map."""

from functools import cache
from typing import NamedTuple

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.quantities import LEARNING_RATE
from neuron_lab.lessons.training_loop.run_on_the_map import STEPS, RunOnTheMap
from neuron_lab.lessons.training_loop.your_run import in_words, reports_on, train_with
from neuron_lab.training import History
from neuron_lab.ui.exercise.report import UNTOUCHED
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.numbers import exact, number, small
from neuron_lab.ui.player import Player


class State(NamedTuple):
    """What the learner's functions made of a run, how much of it is on show, and what is said of the three."""

    learning_rate: float
    history: History
    step: int
    stopped: str
    verdict: str
    is_right: bool
    is_empty: bool  # there is nothing to run
    asked: int  # which step the player stands at; a run that stopped has fewer


class YourRun(RunOnTheMap):
    """The same map and the same chart, with no gauge: the factor belongs to functions that are right."""

    name = "A run of your own training loop on a map of losses, and its loss at each step"

    def _build_chart(self):
        return self._loss_axes((420, 34, 300, 262))

    def _show_rest(self, state):
        pass


def describe(state):
    """What the check found, and how far the run came."""
    history, step = state.history, state.step
    number_of_step = state.asked if state.is_empty else step
    still = " nothing moves," if state.is_empty and state.asked else ""
    reached = (
        f"Learning rate {exact(state.learning_rate, 3)}, step {number_of_step}:{still} "
        f"w = {number(history.w[step])}, b = {number(history.b[step])}, loss {small(history.loss[step])}."
    )
    grown = not state.is_right and history.loss[step] > history.loss[0] * (1 + 1e-9)
    fate = " The loss has grown: that is what the mistake does to a run." if grown else ""
    halted = state.stopped and step == history.steps and not state.is_empty
    halt = f" Here the loop stopped, in {state.stopped}." if halted else ""
    return f"{state.verdict} {reached}{fate}{halt}"


def your_loop(*functions):
    """Run the training loop with your own ``my_forward``, ``my_backward`` and ``my_update``, on the worked example.

    Whatever is handed over, the answer is a card. It says of each function whether it is right, and if not, what is
    off; and it shows how far the loop comes with the three.
    """
    reports = reports_on(functions)
    verdict, three = in_words(reports), functions if len(reports) == 3 else (None, None, None)
    is_right = all(report.passed for report in reports)
    is_empty = len(reports) == 1 or all(report == UNTOUCHED for report in reports)
    run_at = cache(lambda learning_rate: train_with(three, learning_rate, STEPS))
    start = WORKED.learning_rate / 2  # at which there are steps to see

    def compute(learning_rate, step):
        run = run_at(learning_rate)
        shown = min(step, run.history.steps)
        return State(learning_rate, run.history, shown, run.stopped, verdict, is_right, is_empty, step)

    return Explorer(
        question="Does the loop find the valley with your own three functions?",
        controls={
            "learning_rate": LEARNING_RATE.slider(start, 0.005, 0.3, 0.005),
            "step": Player("step", STEPS, STEPS if is_right else min(3, run_at(start).history.steps)),
        },
        compute=compute,
        picture=YourRun(),
        formula=lambda state: [],
        sentence=describe,
    )
