"""The arrow on a map: from its tail to its tip, with a head that a short one has room for."""

import numpy as np
import pytest

from neuron_lab.lessons.shared.arrow import Arrow
from neuron_lab.ui.live_figure import LiveFigure


class Plain(LiveFigure):
    """Axes of 1 by 1, 100 pixels wide and 200 high."""

    def build(self):
        self.arrow = Arrow(self, self.axes(10, 10, 100, 200, xlim=(0, 1), ylim=(0, 1)), head=12)


@pytest.fixture
def arrow():
    figure = Plain()
    yield figure.arrow
    figure.close()


def stroke(arrow):
    """Its points in pixels from the lower left corner of the axes."""
    axes = arrow.line.axes
    return axes.transData.transform(np.column_stack(arrow.line.get_data())) - (axes.bbox.x0, axes.bbox.y0)


def test_it_leads_from_tail_to_tip_with_a_head_of_its_own_length(arrow):
    arrow.show((0.2, 0.1), (0.5, 0.0))
    tail, tip, one, again, other = stroke(arrow)
    assert tail == pytest.approx((20, 20)) and tip == pytest.approx((70, 20)) == again
    assert one[0] == other[0] == pytest.approx(70 - 12)
    assert sorted((one[1], other[1])) == pytest.approx(
        (20 - 5.4, 20 + 5.4), abs=0.13
    )  # to a quarter of a pixel


def test_the_head_is_even_where_the_axes_are_not(arrow):
    arrow.show((0.5, 0.5), (0.3, 0.2))  # 30 pixels across, 40 up: 50 long
    _, tip, one, _, other = stroke(arrow)
    assert np.hypot(*(one - tip)) == pytest.approx(np.hypot(*(other - tip)), abs=0.3)
    assert (one + other) / 2 == pytest.approx(tip - 12 * np.array([0.6, 0.8]), abs=0.2)


def test_a_short_one_has_a_short_head_and_one_of_a_pixel_is_none(arrow):
    arrow.show((0.5, 0.5), (0.08, 0.0))
    _, tip, one, *_ = stroke(arrow)
    assert tip[0] - one[0] == pytest.approx(4)
    arrow.show((0.5, 0.5), (0.005, 0.002))
    assert len(arrow.line.get_xdata()) == 0
