"""Lesson 2, the loss: an error as a bar, and its square as a square."""

from neuron_lab.lessons.loss.cancelling import explore_cancelling
from neuron_lab.lessons.loss.candidates import explore_candidates
from neuron_lab.lessons.loss.exercise import CHECK as check
from neuron_lab.lessons.loss.picture import explore
from neuron_lab.lessons.loss.place import predict_area
from neuron_lab.lessons.loss.questions import QUESTIONS, RECALL
from neuron_lab.ui.practice import practice_of, recall_of

__all__ = [
    "check",
    "explore",
    "explore_cancelling",
    "explore_candidates",
    "practice",
    "predict_area",
    "recall",
]

practice = practice_of(QUESTIONS)
recall = recall_of(RECALL, lesson=1)
