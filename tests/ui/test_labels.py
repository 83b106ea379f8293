"""Labels beside what they name, in pixels."""

import pytest

from neuron_lab.ui.labels import in_pixels, label_beside
from neuron_lab.ui.live_figure import LiveFigure


class Chart(LiveFigure):
    """Axes of 200 by 100 pixels whose lower left corner is at (40, 60)."""

    width, height = 300, 200
    scale, span = "linear", (0, 10)

    def build(self):
        self.chart = self.axes(40, 40, 200, 100, xlim=(0, 10), yscale=self.scale, ylim=self.span)
        self.label = self.moving_text(self.chart)


class LogChart(Chart):
    """The same with four factors of ten, of 25 pixels each."""

    scale, span = "log", (0.01, 100)


@pytest.mark.parametrize("chart, at", [(Chart, (5, 5)), (LogChart, (5, 1))])
def test_a_label_stands_so_many_pixels_from_its_point(chart, at):
    picture = chart()
    label_beside(picture.label, "here", at, dx=8, dy=-3)
    assert in_pixels(picture.label) == pytest.approx((140 + 8, 110 - 3))
    assert picture.label.get_text() == "here"


@pytest.mark.parametrize(
    "at, edges, stands",
    [
        ((0, 5), {"left": 30}, (70, 110)),
        ((10, 5), {"right": 30}, (210, 110)),
        ((5, 0), {"bottom": 20}, (140, 80)),
        ((5, 10), {"top": 20}, (140, 140)),
        ((5, 5), {"left": 30, "right": 30, "bottom": 20, "top": 20}, (140, 110)),
    ],
)
def test_a_label_keeps_away_from_the_edges_it_is_told_of(at, edges, stands):
    picture = Chart()
    label_beside(picture.label, "here", at, **edges)
    assert in_pixels(picture.label) == pytest.approx(stands)
