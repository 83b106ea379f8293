"""Lesson 1, the forward pass: a neuron as a graph, and as a line that w tilts and b lifts."""

from neuron_lab.lessons.forward_pass.picture import explore
from neuron_lab.lessons.forward_pass.place import predict_point
from neuron_lab.lessons.forward_pass.questions import QUESTIONS
from neuron_lab.lessons.shared.exercises.forward import CHECK as check
from neuron_lab.lessons.shared.race.doors import race_two_levers as race
from neuron_lab.ui.practice import practice_of

__all__ = ["check", "explore", "practice", "predict_point", "race"]

practice = practice_of(QUESTIONS, explore)
