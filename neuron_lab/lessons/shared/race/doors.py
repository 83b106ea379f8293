"""Beat the machine: a game for lessons 0, 1, 5 and 6. The learner gets what a machine gets: levers, and one number.

The doors are named ``race_…`` rather than ``explore_…``: tries are a history, and an explorer has none.
"""

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.quantities import LEARNING_RATE, B, W
from neuron_lab.lessons.shared.race.boards import Bowl
from neuron_lab.lessons.shared.race.planes import Rings, Valley
from neuron_lab.lessons.shared.race.sloped import SlopedBowl
from neuron_lab.lessons.shared.race.targets import GOAL, descend, score, slope, targets
from neuron_lab.training import Regime, regime, step_factor
from neuron_lab.ui.numbers import number, signed
from neuron_lab.ui.race import Race
from neuron_lab.ui.race_round import STEPS, Words

QUESTION = "Can you reach the hidden target in fewer tries than the machine?"


def _by_the_rule(state):
    return (
        "It never tried to and fro: besides the score it worked out which way to turn, and how far. "
        "You had to find that out."
    )


def _downhill(state):
    learning_rate = state.settings["learning_rate"]
    kind = regime(step_factor(WORKED.x, learning_rate))
    slow = (
        ", but too slowly" if kind in (Regime.CREEP, Regime.OVERSHOOT) and not state.machine_reached else ""
    )
    return (
        f"With learning rate {number(learning_rate, 3)} it {kind.value}{slow}. At each step "
        "it worked out the slope and stepped against it."
    )


_ONE_LEVER_RATE = 0.05


def _with_the_slope(state):
    return (
        f"At each step it took {number(_ONE_LEVER_RATE)} of the slope away from w. There is a part that arrives "
        "at once."
    )


def _two_levers():
    return {"w": W.slider(WORKED.w, -1.5, 1.5), "b": B.slider(WORKED.b, -1.5, 1.5)}


def race_one_lever(seed=1):
    """Lesson 0: find the weight that meets a hidden target, from scores alone.

    :param seed: for the hidden targets; the same seed hides the same ones in the same order.
    """
    meaning = "It is how far the prediction is from the hidden target, squared; 0 is best."
    words = Words("score", meaning, "w", "the target is hidden", _by_the_rule)
    return _one_lever(seed, Bowl("The score of each try over the weight, and try by try", "score"), words)


def race_with_slope(seed=2):
    """Lesson 5: the same once more, but the learner is told the slope as well. ``seed`` as for one lever."""
    beside = "slope", lambda target, w: signed(slope(target, w))
    words = Words("loss", "The best loss is 0.", "w", "the target is hidden", _with_the_slope, beside)
    name = "The loss of each try over the weight with the slope at the last one, and the loss try by try"
    return _one_lever(seed, SlopedBowl(name, "loss"), words)


def _one_lever(seed, board, words):
    return Race(
        QUESTION,
        {"w": W.slider(WORKED.w, -1, 2)},
        targets((WORKED.x,), (-90, 190), (10, 10), 2.4, seed),
        score,
        lambda target: descend(target, _ONE_LEVER_RATE, one_lever=True),
        board,
        words,
        GOAL,
    )


def race_two_levers(seed=4):
    """Lesson 1: find weight and bias of a hidden line, from scores alone. ``seed`` as for one lever."""
    meaning = (
        "It is how far the neuron's line is from each of the two targets, squared, on average; 0 is best."
    )
    return Race(
        "Can you meet both hidden targets in fewer tries than the machine?",
        _two_levers(),
        targets((-1.0, 1.0), (-140, 140), (-140, 140), 2.0, seed),
        score,
        lambda target: descend(target, 0.25),
        Rings("The tries over weight and bias, and the score try by try", "score"),
        Words("score", meaning, "w and b", "both targets are hidden", _by_the_rule),
        GOAL,
    )


def race_learning_rate(seed=4, learning_rate=0.02):
    """Lesson 6: find a place in a hidden valley, from losses alone, and choose how far the machine steps.

    :param seed: as for one lever.
    :param learning_rate: the machine's, to begin with.
    """
    # first, so that a complaint about one of the two leaves nothing behind
    hidden = targets((WORKED.x,), (-140, 140), (-140, 140), 2.4, seed)
    settings = {"learning_rate": LEARNING_RATE.slider(learning_rate, 0.005, 0.3, 0.005)}
    return Race(
        QUESTION,
        _two_levers(),
        hidden,
        score,
        descend,
        Valley("The tries over weight and bias, and the loss try by try", "loss", STEPS),
        Words("loss", "The best loss is 0.", "w and b", "the target is hidden", _downhill),
        GOAL,
        settings,
    )
