"""Lesson 11, digits: a network of 100,234 parameters reads handwriting, trained in the same four phases."""

import neuron_lab.lessons.digits.one_thread  # noqa: F401

# isort: split
from neuron_lab.lessons.digits.exercise import CHECK as check
from neuron_lab.lessons.digits.own_digit import explore_own
from neuron_lab.lessons.digits.picture import explore
from neuron_lab.lessons.digits.questions import QUESTIONS, RECALL
from neuron_lab.lessons.digits.training import explore_training
from neuron_lab.ui.practice import practice_of, recall_of

__all__ = ["check", "explore", "explore_own", "explore_training", "practice", "recall"]

practice = practice_of(QUESTIONS)
recall = recall_of(RECALL, lesson=5)
