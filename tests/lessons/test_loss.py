"""The pictures and words of lesson 2 against numbers worked out here, after its controls have moved."""

import pytest
from explorers import data, height_at, moving_texts, text_of, texts

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
    three = loss.explore_candidates(e=0.05)  # 0.0025 before, 0.0625 after
    assert "0.0025 → 0.06: +0.06" in moving_texts(three.picture)
    falls = loss.explore_candidates(e=-0.11)  # from 0.0121 to 0.0081
    assert falls.equations[1].rows[-1] == "−0.0040" and falls.sentence.endswith("e² falls by 0.0040.")
    several = loss.explore_cancelling(w=-0.5, b=2.15)
    assert several.equations[1].rows[-1] == "0.0025" and "squares is 0.0025." in several.sentence
    assert texts(several.picture.cells[1]) == ["0.0025"] * 4


@pytest.mark.parametrize(
    "e, size, square, says",  # what a raise by 0.2 changes
    [
        (-1.0, -0.2, -0.36, "|e| falls by 0.20, e² falls by 0.36."),
        (-0.4, -0.2, -0.12, "|e| falls by 0.20, e² falls by 0.12."),
        (-0.2, -0.2, -0.04, "|e| falls by 0.20, e² falls by 0.04."),
        (-0.1, 0.0, 0.0, "|e| stays as it is, e² stays as it is."),
        (0.3, 0.2, 0.16, "|e| rises by 0.20, e² rises by 0.16."),
    ],
)
def test_what_a_raise_does_to_the_three_candidates(e, size, square, says):
    explorer = loss.explore_candidates()
    explorer.e.value = e
    picture = explorer.picture
    heights = [
        (data(point)[1][0], data(ring)[1][0])
        for point, ring in zip(picture.points, picture.rings, strict=True)
    ]
    before, after = zip(*heights, strict=True)
    assert before == pytest.approx([e, abs(e), e * e])
    assert after == pytest.approx([e + 0.2, abs(e) + size, e * e + square])
    for bar, height, change in zip(picture.changes, before, (0.2, size, square), strict=True):
        (left, right), (bottom, top) = data(bar)
        assert left == right == pytest.approx(e + 0.2)
        assert (bottom, top) == (pytest.approx(height), pytest.approx(height + change))
    assert explorer.sentence.endswith(says)
    assert ("though the prediction comes closer" in explorer.sentence) is (size < 0)
    assert [equation.result.value for equation in explorer.equations] == pytest.approx([size, square])


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
