"""Lesson 5, the update: the slope says which way is up, the step goes the other way, the learning rate how far."""

from neuron_lab.lessons.shared.exercises.update import CHECK as check
from neuron_lab.lessons.shared.graph_to_fill import fill_in_update as fill_in
from neuron_lab.lessons.shared.race.doors import race_with_slope as race
from neuron_lab.lessons.update.picture import explore
from neuron_lab.lessons.update.place import predict_step
from neuron_lab.lessons.update.questions import QUESTIONS, RECALL
from neuron_lab.lessons.update.two_starts import explore_two_starts
from neuron_lab.ui.practice import practice_of, recall_of

__all__ = ["check", "explore", "explore_two_starts", "fill_in", "practice", "predict_step", "race", "recall"]

practice = practice_of(QUESTIONS, explore)
recall = recall_of(RECALL, lesson=4)
