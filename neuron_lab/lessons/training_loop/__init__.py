"""Lesson 6, the training loop: a run on the map of losses, its loss step by step, and the factor behind it."""

from neuron_lab.lessons.shared.race.doors import race_learning_rate as race
from neuron_lab.lessons.training_loop.exercise import CHECK as check
from neuron_lab.lessons.training_loop.four_phases import explore_phases
from neuron_lab.lessons.training_loop.picture import explore
from neuron_lab.lessons.training_loop.questions import QUESTIONS
from neuron_lab.ui.practice import practice_of

__all__ = ["check", "explore", "explore_phases", "practice", "race"]

practice = practice_of(QUESTIONS)
