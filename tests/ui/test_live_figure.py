"""The live figure: the still layer stands still, the moving layer moves, and nothing leaks into the page."""

import gc
import re
import weakref
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest
from explorers import drawn

from neuron_lab.ui.gauge import Gauge
from neuron_lab.ui.graph import Graph
from neuron_lab.ui.live_figure import LiveFigure


class Dot(LiveFigure):
    """One curve that stays, one dot and one word that move."""

    width, height = 400, 200
    name = "a dot on a curve"

    def build(self):
        axes = self.axes(40, 10, 300, 150, xlim=(0, 10), ylim=(0, 10), xlabel="across")
        axes.plot([0, 10], [0, 10])
        self.dot = self.moving_line(axes, "o", color="#123456")
        self.word = self.moving_text(axes, ha="center", weight="bold", color="#654321")

    def show(self, state):
        self.dot.set_data([state], [state])
        self.word.set_text(f"<{state}>")
        self.word.set_position((state, state + 2))


@pytest.fixture
def figure():
    figure = Dot()
    figure.show(2)
    figure.redraw()
    return figure


def layers(figure):
    return [figure.still_svg, figure.moving_svg]


def test_only_the_moving_layer_changes(figure):
    still, moving = layers(figure)[0], drawn(figure)
    figure.redraw()
    assert drawn(figure) == moving
    figure.show(3)
    figure.redraw()
    assert layers(figure)[0] == still and drawn(figure) != moving


def test_the_still_layer_holds_no_ghost_of_the_moving_artists(figure):
    still, moving = layers(figure)
    assert "across" in still and "#123456" not in still
    assert "across" not in moving and "#123456" in moving


def test_a_path_is_written_to_a_hundredth_of_a_pixel_and_words_as_they_are(figure):
    figure.show(1.23456789)
    figure.word.set_text("0.123456789 L  z")
    figure.redraw()
    [[across, down]] = re.findall(r'<use [^>]*x="([^"]+)" y="([^"]+)"', figure.moving_svg)
    assert (len(across.partition(".")[2]), len(down.partition(".")[2])) == (2, 2)
    assert float(across) == pytest.approx(40 + 1.23456789 * 30, abs=0.01)
    assert float(down) == pytest.approx(160 - 1.23456789 * 15, abs=0.01)
    assert ">0.123456789 L  z<" in figure.moving_svg


def test_slimming_leaves_every_element_and_every_point_of_a_path(figure):
    for layer in layers(figure):
        paths = [
            path.get("d")
            for path in ElementTree.fromstring(layer.replace("xlink:href", "href")).iter()
            if path.get("d")
        ]
        assert paths and all(re.fullmatch(r"([MLCQz][\d. -]*)+", path) for path in paths)
    diagonal = re.search(r'd="(M40 160L340 10 ?)"', figure.still_svg)
    assert diagonal, "the curve, from corner to corner of its axes"


def test_a_changed_still_layer_is_replaced_and_never_blank(figure):
    before = figure.still_svg
    figure.redraw()
    assert figure.still_svg is before, "without a change it is left alone"
    figure.figure.axes[0].set_title("another")
    figure.still_has_changed()
    assert figure.still_svg is before
    figure.redraw()
    after = figure.still_svg
    figure.redraw()
    assert "another" in after and figure.still_svg is after


def test_a_dot_stands_where_the_axes_say(figure):
    for state in (0, 5, 10):
        figure.show(state)
        figure.redraw()
        x, y = map(float, re.search(r'<use [^>]*x="([\d.]+)" y="([\d.]+)"', layers(figure)[1]).groups())
        assert (x, y) == pytest.approx((40 + 300 * state / 10, 10 + 150 * (1 - state / 10)), abs=0.01)


def test_text_stands_where_the_axes_say_and_is_escaped(figure):
    text = ElementTree.fromstring(layers(figure)[1].replace("xlink:href", "href")).find(".//text")
    assert text.text == "<2>" and text.get("text-anchor") == "middle" and text.get("font-weight") == "bold"
    assert (float(text.get("x")), float(text.get("y"))) == pytest.approx((100, 100), abs=0.1)


def test_nothing_leaks_into_the_page(figure):
    for layer in layers(figure):
        assert "<style" not in layer and "<metadata" not in layer and "<?xml" not in layer
        assert "font-family" not in layer


def test_two_figures_on_a_page_share_no_id(figure):
    other = Dot()
    other.show(2)
    other.redraw()
    ids = [set(re.findall(r'\bid="([^"]+)"', "".join(layers(each)))) for each in (figure, other)]
    assert ids[0] and not ids[0] & ids[1]


def test_the_picture_has_a_name_and_the_moving_layer_none(figure):
    still, moving = layers(figure)
    assert still.startswith('<svg role="img" aria-label="a dot on a curve"')
    assert moving.startswith('<svg aria-hidden="true"')


def test_both_layers_are_of_one_size(figure):
    box = 'viewBox="0 0 400 200"'
    assert all(box in layer for layer in layers(figure))


def test_pixels_show_still_and_moving_artists(figure):
    pixels = figure.pixels(scale=2)
    assert pixels.shape == (400, 800, 4)
    dot = pixels[2 * 130, 2 * 100]  # the dot at (2, 2), in pixels from the upper left
    assert tuple(dot[:3]) == (0x12, 0x34, 0x56)
    assert figure.figure.dpi == 72


def test_matplotlibs_settings_are_left_alone():
    import matplotlib

    before = dict(matplotlib.rcParams)
    Dot().redraw()
    assert dict(matplotlib.rcParams) == before


def test_axes_and_canvas_count_from_the_same_corner():
    class Both(LiveFigure):
        width, height = 400, 200

        def build(self):
            chart = self.axes(40, 30, 200, 100, xlim=(0, 1), ylim=(0, 1))
            self.texts = [
                self.moving_text(chart, 0, 1, size=10),
                self.moving_text(self.canvas(), 40, 30, size=10),
            ]

    figure = Both()
    for text in figure.texts:
        text.set_text("here")
    figure.redraw()
    assert re.findall(r' x="([\d.]+)" y="([\d.]+)"', layers(figure)[1]) == [("40.0", "30.0")] * 2


def test_arrows_of_a_graph_run_from_rim_to_rim():
    class Boxes(LiveFigure):
        width, height = 400, 200

        def build(self):
            self.graph = Graph(self, self.canvas())
            self.graph.box("a", (100, 100), "a", width=40, height=20)
            self.graph.box("c", (300, 100), "c", width=40, height=20)
            self.graph.box("d", (100, 180), "d", width=40, height=20)
            self.graph.arrow("a", "c")
            self.graph.arrow("d", "a", offset=(5, 0))

    figure = Boxes()
    figure.graph.set(a="1.00")
    [text] = [artist for artist in figure.moving_artists if artist.get_text() == "1.00"]
    assert text.get_position() == (100, 111)
    ends = [
        [tuple(end) for end in arrow._posA_posB]
        for arrow in figure.figure.axes[0].patches
        if hasattr(arrow, "_posA_posB")
    ]
    assert ends == [[(120, 100), (280, 100)], [(105, 170), (105, 110)]]


@pytest.mark.parametrize(
    "value, at, label",
    [
        (0.5, 0.5, "0.50"),
        (-1.5, -1.5, "−1.50"),
        (-19.2, -2, "−19.20, off the scale"),
        (9, 2, "9.00, off the scale"),
    ],
)
def test_a_gauge_points_and_stays_on_its_scale(value, at, label):
    class OneGauge(LiveFigure):
        width, height = 200, 200

        def build(self):
            self.gauge = Gauge(self, (50, 50, 40, 100), "gauge", (-2, 2), (-1, 1), {0: "middle"})

    gauge = OneGauge().gauge
    gauge.show(value)
    assert gauge.mark.get_ydata() == [at, at] and gauge.pointer.get_ydata() == [at]
    assert gauge.label.get_text() == label


def test_a_closed_figure_is_free_though_the_picture_is_kept(figure):
    """A notebook keeps every cell's result in Out, so the picture may outlive its page."""
    free = weakref.ref(figure.figure)
    for _ in range(2):  # a widget closes itself once more when it goes
        figure.close()
        gc.collect()
        assert free() is None
    assert figure.moving_artists == [] and figure.figure is None


def test_a_name_is_written_as_it_is():
    class Named(Dot):
        name = r'a\1 "b" & \g<0>'

    figure = Named()
    figure.redraw()
    assert r'aria-label="a\1 &quot;b&quot; &amp; \g&lt;0&gt;"' in layers(figure)[0]


def test_pixels_are_the_same_twice(figure):
    assert np.array_equal(figure.pixels(1), figure.pixels(1))


@pytest.mark.parametrize(
    ("face", "expected"), [("none", {"fill-opacity": "0"}), ("#ff0000", {"fill": "#ff0000"})]
)
def test_a_marker_is_filled_as_it_was_asked_to_be(face, expected):
    """A ring hides nothing that it surrounds: where no fill is told, a page fills it black."""

    class Ring(Dot):
        def build(self):
            super().build()
            axes = self.figure.axes[0]
            self.ring = self.moving_line(axes, "8", color="#006b4e", markersize=24, markerfacecolor=face)
            self.ring.set_data([5], [5])

    figure = Ring()
    figure.redraw()
    svg = figure.moving_svg() if callable(figure.moving_svg) else figure.moving_svg
    [style] = [found for found in re.findall(r'<use [^>]*style="([^"]*)"', svg) if "fill" in found][-1:]
    assert dict(part.split(":") for part in style.split(";") if part) == expected
