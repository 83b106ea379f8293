"""The pictures and words of lesson 2 against numbers worked out here, after its controls have moved."""

import pytest
from explorers import data, height_at, moving_texts, slope_of, text_of, texts

from neuron_lab.lessons import loss


def test_the_square_is_a_square_and_its_area_is_the_loss():
    explorer = loss.explore()
    explorer.w.value, explorer.y.value = 1.0, 0.6  # ŷ = 2.1, e = 1.5, L = 2.25
    square = explorer.picture.square
    assert square.get_width() == square.get_height() == pytest.approx(1.5)
    assert square.get_y() == pytest.approx(0.6)
    (left, bottom), (right, top) = square.get_transform().transform([(0, 0), (1, 1)])
    assert right - left == pytest.approx(top - bottom)  # a true square on the screen as well
    assert text_of(explorer.picture.area_label) == "area = L = 2.25"
    assert data(explorer.picture.on_curve) == ([pytest.approx(2.1)], [pytest.approx(2.25)])
    for y_hat in (-0.5, 0.6, 1.0, 2.5):
        assert height_at(explorer.picture.curve, y_hat) == pytest.approx((y_hat - 0.6) ** 2)
    assert "above the target" in explorer.sentence and "the area 2.25" in explorer.sentence


def test_a_square_too_small_for_its_digits_is_not_said_to_have_none():
    sentence = loss.explore(b=0.499).sentence  # a loss of 0.000001, which would be written 0.00
    assert "A square with the side 0.001 has almost no area: the loss is almost 0." in sentence


def test_a_small_square_is_shown_with_four_digits_wherever_it_stands():
    one = loss.explore(y=1.15)  # e = −0.05
    assert one.equations[1].rows[-1] == "0.0025" and "has the area 0.0025" in one.sentence
    assert {"area = L = 0.0025", "L = 0.0025"} <= set(moving_texts(one.picture))
    three = loss.explore_candidates(e=0.05)
    assert three.equations[0].rows[-1] == "0.0025" and "square is 0.0025" in three.sentence
    assert "0.0025, slope 0.10" in moving_texts(three.picture)
    several = loss.explore_cancelling(w=-0.5, b=2.15)
    assert several.equations[1].rows[-1] == "0.0025" and "squares is 0.0025." in several.sentence
    assert texts(several.picture.cells[1]) == ["0.0025"] * 4
    assert loss.explore_candidates(e=-0.1).equations[0].rows[-1] == "0.01"


@pytest.mark.parametrize(
    "e, absolute, square, slope, slope_of_size",
    [(-0.4, 0.4, 0.16, -0.8, -1), (0.2, 0.2, 0.04, 0.4, 1), (1.5, 1.5, 2.25, 3.0, 1)],
)
def test_three_candidates_and_their_slopes(e, absolute, square, slope, slope_of_size):
    explorer = loss.explore_candidates()
    explorer.e.value = e
    heights = [data(point)[1][0] for point in explorer.picture.points]
    assert heights == pytest.approx([e, absolute, square])
    assert [*map(slope_of, explorer.picture.tangents)] == pytest.approx([1, slope_of_size, slope])
    assert f"with slope {slope:.2f}".replace("-", "−") in explorer.sentence


def test_the_absolute_value_has_a_corner_at_0():
    explorer = loss.explore_candidates(e=0)
    assert len(explorer.picture.tangents[1].get_xdata()) == 0
    assert "corner" in text_of(explorer.picture.labels[1]) and "corner" in explorer.sentence


@pytest.mark.parametrize("e", [-0.1, 0.05, 0.4])
def test_the_line_along_the_absolute_value_ends_at_its_corner(e):
    ends, heights = data(loss.explore_candidates(e=e).picture.tangents[1])
    assert heights == pytest.approx([abs(end) for end in ends])


def test_signed_errors_cancel_and_squares_do_not():
    explorer = loss.explore_cancelling()
    assert explorer.state.mean_error == pytest.approx(0) and explorer.state.loss == pytest.approx(2 / 3)
    assert explorer.sentence.endswith("The mean of their squares is 0.67; in it nothing cancels.")
    assert "a bad line looks perfect" in explorer.sentence
    assert texts(explorer.picture.signs) == ["−1.00", "", "1.00"]
    assert texts(explorer.picture.cells[0]) == ["−1.00", "0.00", "1.00", "0.00"]
    assert texts(explorer.picture.cells[1]) == ["1.00", "0.00", "1.00", "0.67"]
    explorer.b.value = 0.2
    assert "cancel" not in explorer.sentence
    explorer.w.value, explorer.b.value = -0.5, 2.1
    assert "no line does better" in explorer.sentence and "cancel" not in explorer.sentence


def test_only_the_best_line_is_called_best():
    off = loss.explore_cancelling(w=-0.5, b=2.106)  # by 0.006 everywhere, the loss 0.000036
    assert "no line does better" not in off.sentence and "almost 0" in off.sentence
