"""Lesson 7, many examples: each pulls its own way, the mean of the pulls is the step, and the loss has a floor."""

from neuron_lab.lessons.many_examples.exercise import CHECK as check
from neuron_lab.lessons.many_examples.noise import explore_noise
from neuron_lab.lessons.many_examples.own_data import explore_my_data
from neuron_lab.lessons.many_examples.picture import explore
from neuron_lab.lessons.many_examples.place import predict_line
from neuron_lab.lessons.many_examples.questions import QUESTIONS, RECALL
from neuron_lab.ui.practice import practice_of, recall_of

__all__ = ["check", "explore", "explore_my_data", "explore_noise", "practice", "predict_line", "recall"]

practice = practice_of(QUESTIONS)
recall = recall_of(RECALL, lesson=4)
