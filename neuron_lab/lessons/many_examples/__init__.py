"""Lesson 7, many examples: their loss is a bowl, steep one way and flat the other, and its floor is above 0."""

from neuron_lab.lessons.many_examples.batches import explore_batches
from neuron_lab.lessons.many_examples.exercise import CHECK as check
from neuron_lab.lessons.many_examples.picture import explore
from neuron_lab.lessons.many_examples.questions import QUESTIONS
from neuron_lab.lessons.many_examples.scaling import explore_scaling
from neuron_lab.ui.practice import practice_of

__all__ = ["check", "explore", "explore_batches", "explore_scaling", "practice"]

practice = practice_of(QUESTIONS)
