"""Moving a slider, or dragging a handle, all day leaves nothing behind; here, an hour of it."""

import pytest
from ten_thousand_moves import endure, late_to_early


@pytest.fixture(scope="module", params=["slider", "drag"])
def looks(request):
    return endure("forward_pass.explore", moves=600, warm_up=200, way=request.param)


def test_memory_does_not_grow(looks):
    assert looks[-1].megabytes - looks[0].megabytes < 5


def test_no_widget_and_no_figure_is_left_behind(looks):
    assert (looks[-1].widgets, looks[-1].figures) == (looks[0].widgets, looks[0].figures)


def test_a_late_move_costs_what_an_early_one_did(looks):
    assert late_to_early(looks) < 1.5  # processor time: 1, give or take what the neighbours do
