"""Lesson 8, the shape of the bowl: steep one way, flat the other; how far a step may go, and how long it takes."""

from neuron_lab.lessons.bowl.batches import explore_batches
from neuron_lab.lessons.bowl.cut import explore_curvature
from neuron_lab.lessons.bowl.exercise import CHECK as check
from neuron_lab.lessons.bowl.picture import explore
from neuron_lab.lessons.bowl.questions import QUESTIONS, RECALL
from neuron_lab.lessons.bowl.scaling import explore_scaling
from neuron_lab.ui.practice import practice_of, recall_of

__all__ = [
    "check",
    "explore",
    "explore_batches",
    "explore_curvature",
    "explore_scaling",
    "practice",
    "recall",
]

practice = practice_of(QUESTIONS)
recall = recall_of(RECALL, lesson=5)
