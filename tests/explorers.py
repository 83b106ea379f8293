"""Every explorer and every other card of every lesson, found by name, so that a new one is tested without being listed.

And what a test reads off them: the texts and lines of a picture, what a page is told, the widgets that are alive.
"""

import re
from functools import cache
from html import escape

import ipywidgets.widgets.widget as registry
from IPython.core.formatters import DisplayFormatter
from ipywidgets import HTML
from lessons_by_name import LESSONS

from neuron_lab.ui.controls import Slider
from neuron_lab.ui.points import Points
from neuron_lab.ui.stage import Stage


def _doors(kind):
    for name, lesson in LESSONS.items():
        for door in lesson.__all__:
            if door.startswith(kind):
                yield f"{name}.{door}", getattr(lesson, door)


EXPLORERS, RACES, GRAPHS, PRACTICES, PLACEMENTS = (
    dict(_doors(kind)) for kind in ("explore", "race", "fill_in", "practice", "predict")
)


@cache
def made(name):
    """An explorer, made once in a process for all the tests that press Reset when they are done with it."""
    return EXPLORERS[name]()


def alive():
    """All widgets that are not closed."""
    return set(registry._instances.values())


def on_a_page(card):
    """What a page is told of a card, by kind (``"text/plain"``, ``"image/png"``), and how large a picture is."""
    return DisplayFormatter().format(card)


def html_of(widget):
    """Each piece of HTML in a card."""
    if isinstance(widget, HTML):
        yield widget.value
    if isinstance(widget, Stage):
        yield from (widget.formula, widget.still, widget.moving, *map(escape, (widget.note, widget.sentence)))
    for child in getattr(widget, "children", ()):
        yield from html_of(child)


def press_enter(field):
    """Enter in an answer field, as the browser reports it: before it hands over what was typed."""
    field._handle_custom_msg({"event": "submit"}, [])


def values_of(explorer):
    """What the controls of an explorer stand at, by the names of what it is called with: points are an x and a y."""
    values = {}
    for name, control in explorer.controls.items():
        values |= xs_and_ys(control) if isinstance(control, Points) else {name: control.value}
    return values


def xs_and_ys(points):
    """The points of a control as two lists, by name."""
    return dict(zip("xy", map(list, zip(*points.value, strict=True)), strict=True))


def sliders(explorer):
    """The sliders of an explorer, by name."""
    return {name: control for name, control in explorer.controls.items() if isinstance(control, Slider)}


def drawn(picture):
    """What the moving layer shows now, without the random names that matplotlib gives to its markers."""
    svg = picture.moving_svg
    return re.sub(r'(?<=\bid=")[^"]+|(?<=href="#)[^"]+|(?<=url\(#)[^)]+', "", svg)


def unreal(picture):
    """What stands in the moving layer that is no number."""
    written = re.findall(r'="([^"]*)"', picture.moving_svg)
    return [value for value in written if re.search(r"\bnan\b|\binf\b", value)]


def moving_labels(picture):
    """The texts of the moving layer that are seen now, as artists."""
    texts = (artist for artist in picture.moving_artists if hasattr(artist, "get_text"))
    return [artist for artist in texts if artist.get_visible() and artist.get_text()]


def moving_texts(picture):
    """The texts that the moving layer shows now."""
    return texts(moving_labels(picture))


def text_of(label):
    return label.get_text()


def texts(labels):
    return [label.get_text() for label in labels]


def extent(label):
    """Left, right and height of a text on its picture, in pixels.

    Its width is estimated: 0.62 of the font size a letter, DejaVu Sans' average.
    """
    x, y = label.get_transform().transform(label.get_unitless_position())
    width = 0.62 * label.get_fontsize() * len(label.get_text())
    left = x - {"left": 0, "center": 0.5, "right": 1}[label.get_ha()] * width
    return left, left + width, y


def data(line):
    """The x and the y values of a line."""
    return tuple(map(list, line.get_data()))


def last(line):
    """Where a line ends."""
    xs, ys = line.get_data()
    return xs[-1], ys[-1]


def slope_of(line):
    """The slope of a straight line on a picture."""
    (x0, x1), (y0, y1) = data(line)
    return (y1 - y0) / (x1 - x0)


def height_at(parabola, x):
    """The height of a moving parabola at x, from the control points of its Bézier curve."""
    (x0, y0), (_, y1), (x2, y2) = parabola.get_path().vertices
    t = (x - x0) / (x2 - x0)
    return (1 - t) ** 2 * y0 + 2 * t * (1 - t) * y1 + t**2 * y2


def take(explorer, name, **event):
    """Let the page report that the handle of this name was moved: ``at`` a place in pixels, or ``by`` arrow keys."""
    place = [handle.name for handle in explorer.picture.handles].index(name)
    number = explorer.stage.event.get("number", 0) + 1
    explorer.stage.event = {"handle": place, "number": number, **event}


def drag(explorer, name, x, y):
    """Drag the handle of this name to a place in the units of its axes."""
    picture = explorer.picture
    handle = next(handle for handle in picture.handles if handle.name == name)
    across, up = handle.artist.get_transform().transform((x, y)).tolist()
    take(explorer, name, at=[across, picture.height - up])
