"""Lesson 10, a network that bends: an activation between two layers, and the way back through both."""

from neuron_lab.lessons.network.exercise import CHECK as check
from neuron_lab.lessons.network.four_phases import explore_phases
from neuron_lab.lessons.network.picture import explore
from neuron_lab.lessons.network.questions import QUESTIONS, RECALL
from neuron_lab.lessons.network.rings import explore_rings
from neuron_lab.lessons.network.way_back import explore_way_back
from neuron_lab.ui.practice import practice_of, recall_of

__all__ = ["check", "explore", "explore_phases", "explore_rings", "explore_way_back", "practice", "recall"]

practice = practice_of(QUESTIONS)
recall = recall_of(RECALL, lesson=9)
