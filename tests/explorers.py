"""Every explorer of every lesson, found by name, so that a new one is tested without being listed."""

import re

from lessons_by_name import LESSONS

from neuron_lab.ui.controls import Slider


def _found():
    for name, lesson in LESSONS.items():
        for door in lesson.__all__:
            if door.startswith("explore"):
                yield f"{name}.{door}", getattr(lesson, door)


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
