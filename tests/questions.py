"""Every question of every lesson, found by name, so that a new one is tested without being listed."""

import importlib
import pkgutil

import neuron_lab.lessons


def _found():
    for module in pkgutil.iter_modules(neuron_lab.lessons.__path__):
        if module.name.endswith("_questions"):
            for question in importlib.import_module(f"neuron_lab.lessons.{module.name}").QUESTIONS:
                yield f"{module.name.removesuffix('_questions')}.{question.name}", question


QUESTIONS = dict(_found())
