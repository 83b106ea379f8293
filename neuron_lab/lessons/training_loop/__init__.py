"""Lesson 6, the training loop: a run on the map of losses, its loss step by step, and the factor behind it."""

from neuron_lab.lessons.shared.race.doors import race_learning_rate as race
from neuron_lab.lessons.training_loop.exercise import CHECK as check
from neuron_lab.lessons.training_loop.four_phases import explore_phases
from neuron_lab.lessons.training_loop.path_to_place import predict_end
from neuron_lab.lessons.training_loop.picture import explore
from neuron_lab.lessons.training_loop.questions import QUESTIONS, RECALL
from neuron_lab.lessons.training_loop.your_card import your_loop
from neuron_lab.ui.practice import practice_of, recall_of

__all__ = ["check", "explore", "explore_phases", "practice", "predict_end", "race", "recall", "your_loop"]

practice = practice_of(QUESTIONS)
recall = recall_of(RECALL, lesson=4)
