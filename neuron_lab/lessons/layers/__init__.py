"""Lesson 9, layers: a neuron with two inputs as a graph, and as a plane that its weights tilt."""

from neuron_lab.lessons.layers.exercise import BACKWARD as check_backward
from neuron_lab.lessons.layers.exercise import CHECK as check
from neuron_lab.lessons.layers.matrix import explore_layer
from neuron_lab.lessons.layers.picture import explore
from neuron_lab.lessons.layers.questions import QUESTIONS
from neuron_lab.lessons.layers.training import explore_network
from neuron_lab.ui.practice import practice_of

__all__ = ["check", "check_backward", "explore", "explore_layer", "explore_network", "practice"]

practice = practice_of(QUESTIONS, explore)
