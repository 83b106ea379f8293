"""The same picture, moved in other ways: what stands beside an explorer in the benchmarks.

Each way takes an explorer and gives a widget with a slider for each of its levers. Runs in a kernel.
"""

import ipywidgets
from explorers import sliders
from IPython.display import display

from neuron_lab.ui.player import Player


def levers(explorer):
    """Its sliders that move the picture as it opens; where none does, the steps of its recording."""
    players = {name: control for name, control in explorer.controls.items() if isinstance(control, Player)}
    return {name: slider for name, slider in sliders(explorer).items() if moves(explorer, slider)} or players


def moves(explorer, slider):
    """Whether this slider moves the picture as it is."""
    before, value = explorer.picture.moving_svg, slider.value
    slider.value = slider.upper if value == slider.lower else slider.lower
    changed = explorer.picture.moving_svg != before
    slider.value = value
    return changed


def positions(slider, count):
    """This many of a slider's values, evenly from end to end."""
    evenly = [slider.min + (slider.max - slider.min) * (k + 0.5) / count for k in range(count)]
    if isinstance(slider, ipywidgets.IntSlider):
        return [round(each) for each in evenly]
    logarithmic = isinstance(slider, ipywidgets.FloatLogSlider)  # its ends are powers of ten
    return [round(10**each if logarithmic else each, 6) for each in evenly]


def plain_slider(control):
    """ipywidgets' own slider, that stands where this control does and takes the same steps, and leads nowhere."""
    ours = control.slider
    plain = next(kind for kind in type(ours).__mro__ if kind.__module__.startswith("ipywidgets."))
    ends = {name: getattr(ours, name) for name in ("value", "min", "max", "step")}
    return plain(
        **ends, readout=False, layout=ipywidgets.Layout(flex="1 1 auto", width="auto", min_width="120px")
    )


def ours(explorer):
    """The explorer itself."""
    return explorer


def nothing(explorer):
    """Slider → callback → a line of text: ipywidgets' own round trip, the floor of all."""
    told = ipywidgets.HTML()
    handles = [plain_slider(control) for control in levers(explorer).values()]
    for handle in handles:
        handle.observe(lambda change: told.set_trait("value", f"{change['new']:.6f}"), "value")
    return ipywidgets.VBox([*handles, told])


def interact(explorer):
    """``interact``, with a new inline figure at each move."""
    from matplotlib import pyplot

    def draw(**moved):
        picture = fresh_picture(explorer, moved)
        figure = pyplot.figure(FigureClass=lambda *args, **kwargs: picture.figure)
        display(figure)
        pyplot.close(figure)

    moved = {name: plain_slider(control) for name, control in levers(explorer).items()}
    return ipywidgets.interactive(draw, **moved)


def ipympl(explorer):
    """ipympl: the figure's artists are set, and ``draw_idle`` sends the canvas anew."""
    from ipympl.backend_nbagg import Canvas, FigureManager

    picture = fresh_picture(explorer)
    picture.figure.set_dpi(72)
    canvas = Canvas(picture.figure)
    manager = FigureManager(canvas, 0)
    canvas.manager, canvas.header_visible, canvas.footer_visible = manager, False, False
    handles = {name: plain_slider(control) for name, control in levers(explorer).items()}

    def draw(change):
        picture.show(_state(explorer, {name: handle.value for name, handle in handles.items()}))
        canvas.draw_idle()

    for handle in handles.values():
        handle.observe(draw, "value")
    return ipywidgets.VBox([*handles.values(), canvas])


def fresh_picture(explorer, moved=None):
    """A new picture of the explorer's kind with its controls where they are, but for those ``moved``."""
    kind, setup = type(explorer.picture), vars(explorer.picture)
    names = kind.__init__.__code__.co_varnames[1 : kind.__init__.__code__.co_argcount]
    picture = kind(*(setup[name] for name in names))
    picture.show(_state(explorer, moved or {}))
    for artist in picture.moving_artists:
        artist.set_animated(False)
    return picture


def _state(explorer, moved):
    return explorer._compute(**{name: control.value for name, control in explorer.controls.items()} | moved)


WAYS = {"ours": ours, "nothing": nothing, "interact": interact, "ipympl": ipympl}


def shown(way, explorer):
    """The explorer's picture in one of the ``WAYS``, named so that the page finds it and its levers."""
    widget = WAYS[way](explorer)
    widget.add_class(f"bench-{way}")
    handles = widget.children if way != "ours" else [control.slider for control in levers(explorer).values()]
    for handle in handles[: len(levers(explorer))]:
        handle.add_class("bench-lever")
    return widget
