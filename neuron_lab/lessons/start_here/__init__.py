"""Lesson 0: one lever, one target."""

from neuron_lab.lessons.shared.race.doors import race_one_lever as race
from neuron_lab.lessons.start_here.picture import explore

__all__ = ["explore", "race"]
