"""The pictures and words of lesson 1 against numbers worked out here, after its controls have moved."""

import pytest
from explorers import data, drag, moving_texts, slope_of, take, text_of

from neuron_lab.lessons import forward_pass


def test_line_point_graph_and_formula_agree():
    explorer = forward_pass.explore()
    explorer.w.value, explorer.b.value, explorer.x.value = -1.0, 0.5, 1.5  # −1·1.5 + 0.5 = −1
    picture = explorer.picture
    assert slope_of(picture.line) == pytest.approx(-1.0)
    assert data(picture.point) == ([1.5], [-1.0]) and data(picture.intercept) == ([0], [0.5])
    assert {"1.50", "−1.00", "0.50", "−1.50"} <= set(moving_texts(picture))
    assert str(explorer.equations[0]) == "ŷ = w · x + b\n  = −1.00 · 1.50 + 0.50\n  = −1.00"
    assert "falls by 1.00" in explorer.sentence and "ŷ = −1.00" in explorer.sentence


@pytest.mark.parametrize("x", [-3, -1.6, -1.4, -0.3, 0, 0.3, 1.6, 1.8, 3])
def test_the_slope_is_a_step_of_1_and_of_w_and_the_labels_keep_apart(x):
    picture = forward_pass.explore(w=-1.5, b=-1.5, x=x).picture
    (x0, x1, x2), (y0, y1, y2) = data(picture.slope)
    assert x1 - x0 == pytest.approx(1) and (x2, y1) == (x1, y0) and y2 - y1 == pytest.approx(-1.5)
    assert text_of(picture.run_label) == "1" and text_of(picture.slope_label) == "w = −1.50"
    point, bias = picture.point_label, picture.bias_label
    assert {point.get_va(), bias.get_va()} == {"top", "bottom"}  # one on each side of the line


def test_at_x_0_only_the_bias_counts():
    explorer = forward_pass.explore(x=0)
    for w in (-1.5, 0, 1.5):
        explorer.w.value = w
        assert explorer.state.y_hat == 0.1 and "the weight has no say" in explorer.sentence


def test_point_intercept_and_tilt_can_be_dragged():
    explorer = forward_pass.explore()
    point, bias, tilt = (
        "the point on the line",
        "the bias, where the line crosses x = 0",
        "the tilt of the line",
    )
    drag(explorer, point, -2.0, 5.0)  # the point stays on the line, wherever the hand is
    assert explorer.x.value == pytest.approx(-2) and data(explorer.picture.point) == (
        [-2],
        [pytest.approx(-0.9)],
    )
    drag(explorer, bias, 1.0, -1.5)
    assert explorer.b.value == pytest.approx(-1.5) and explorer.state.y_hat == pytest.approx(-2.5)
    drag(explorer, tilt, 1.7, 0.2)  # with x = −2 its step ends at 1.7: 1.7 · w − 1.5 = 0.2
    assert explorer.w.value == pytest.approx(1.0) and slope_of(explorer.picture.line) == pytest.approx(1.0)
    take(explorer, tilt, by=[0, -3])
    take(explorer, bias, by=[0, 5])
    take(explorer, point, by=[4, 0])
    assert explorer.state[:3] == pytest.approx((0.97, -1.45, -1.96))
