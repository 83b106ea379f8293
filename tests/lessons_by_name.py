"""Every lesson, found by name: a folder in ``neuron_lab.lessons``, but for what they share."""

import importlib
import pkgutil

import neuron_lab.lessons

LESSONS = {
    module.name: importlib.import_module(f"neuron_lab.lessons.{module.name}")
    for module in pkgutil.iter_modules(neuron_lab.lessons.__path__)
    if module.name != "shared"
}
