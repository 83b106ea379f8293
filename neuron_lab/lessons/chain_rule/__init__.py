"""Lesson 4, the chain rule: a calculation as a graph, with values forward and gradients backward."""

from neuron_lab.lessons.chain_rule.nudge import explore_nudge
from neuron_lab.lessons.chain_rule.picture import explore
from neuron_lab.lessons.chain_rule.questions import QUESTIONS, RECALL
from neuron_lab.lessons.shared.exercises.backward import CHECK as check
from neuron_lab.lessons.shared.graph_to_fill import fill_in_gradients as fill_in
from neuron_lab.ui.practice import practice_of, recall_of

__all__ = ["check", "explore", "explore_nudge", "fill_in", "practice", "recall"]

practice = practice_of(QUESTIONS, explore)
recall = recall_of(RECALL, lesson=3)
