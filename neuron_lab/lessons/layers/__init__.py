"""Lesson 9, layers: a neuron with two inputs, the plane of these inputs, and neurons side by side."""

from neuron_lab.lessons.layers.exercise import BACKWARD as check_backward
from neuron_lab.lessons.layers.exercise import CHECK as check
from neuron_lab.lessons.layers.line_place import predict_line
from neuron_lab.lessons.layers.matrix import explore_layer
from neuron_lab.lessons.layers.picture import explore
from neuron_lab.lessons.layers.plane import explore_plane
from neuron_lab.lessons.layers.questions import QUESTIONS, RECALL
from neuron_lab.ui.practice import practice_of, recall_of

__all__ = [
    "check",
    "check_backward",
    "explore",
    "explore_layer",
    "explore_plane",
    "practice",
    "predict_line",
    "recall",
]

practice = practice_of(QUESTIONS)
recall = recall_of(RECALL, lesson=4)
