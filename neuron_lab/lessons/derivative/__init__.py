"""Lesson 3, the derivative: nudge, measure, and let the nudge shrink."""

from neuron_lab.lessons.derivative.exercise import CHECK as check
from neuron_lab.lessons.derivative.picture import explore, explore_weight
from neuron_lab.lessons.derivative.place import predict_tangent
from neuron_lab.lessons.derivative.questions import QUESTIONS, RECALL
from neuron_lab.ui.practice import practice_of, recall_of

__all__ = ["check", "explore", "explore_weight", "practice", "predict_tangent", "recall"]

practice = practice_of(QUESTIONS, explore)
recall = recall_of(RECALL, lesson=2)
