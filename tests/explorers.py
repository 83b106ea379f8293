"""Every explorer of every lesson, found by name, so that a new one is tested without being listed."""

import importlib
import pkgutil
import re

import neuron_lab.lessons
from neuron_lab.show.controls import Slider


def _found():
    for module in pkgutil.iter_modules(neuron_lab.lessons.__path__):
        lesson = importlib.import_module(f"neuron_lab.lessons.{module.name}")
        for name, function in vars(lesson).items():
            if name.startswith("explore") and function.__module__ == lesson.__name__:
                yield f"{module.name}.{name}", function


EXPLORERS = dict(_found())


def sliders(explorer):
    """The sliders of an explorer, by name."""
    return {name: control for name, control in explorer.controls.items() if isinstance(control, Slider)}


def drawn(picture):
    """What the moving layer shows now, without the random names that matplotlib gives to its markers."""
    svg = picture.widget.children[1].value
    return re.sub(r'(?<=\bid=")[^"]+|(?<=href="#)[^"]+|(?<=url\(#)[^)]+', "", svg)


def moving_texts(picture):
    """The texts that the moving layer shows now."""
    return [
        artist.get_text()
        for artist in picture.moving_artists
        if hasattr(artist, "get_text") and artist.get_visible() and artist.get_text()
    ]
