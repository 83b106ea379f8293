"""The pictures and words of lesson 2 against numbers worked out here, after its controls have moved."""

import pytest
from explorers import data, drag, height_at, moving_texts, take, text_of, texts

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


# ------------------------------------------------------------------------------------ what can be taken hold of


def test_the_prediction_is_dragged_by_its_weight_and_the_target_by_itself():
    explorer = loss.explore(b=0.3, x=2.0, y=1.2)
    drag(explorer, "the prediction, moved by the weight", 0.7, 1.5)  # w · 2 + 0.3 = 1.5
    assert explorer.w.value == pytest.approx(0.6) and explorer.b.value == 0.3
    assert explorer.state.loss == pytest.approx(0.09)
    drag(explorer, "the target", 0, 0.4)
    assert explorer.y.value == pytest.approx(0.4) and explorer.state.loss == pytest.approx(1.21)
    drag(explorer, "the target below the bowl", 1.9, 3)
    assert explorer.y.value == pytest.approx(1.9) and explorer.state.loss == pytest.approx(0.16)
    drag(explorer, "the point on the bowl, moved by the weight", 1.9, 5)
    assert explorer.w.value == pytest.approx(0.8) and explorer.state.loss == pytest.approx(0)


def test_a_prediction_dragged_out_of_reach_stops_at_the_end_of_its_weight():
    explorer = loss.explore()
    drag(explorer, "the prediction, moved by the weight", 0, 2.5)  # w · 2 + 0.1, and w is at most 1
    assert explorer.w.value == 1 and explorer.state.y_hat == pytest.approx(2.1)


def test_at_an_input_of_0_the_prediction_cannot_be_dragged():
    explorer = loss.explore(x=0)
    drag(explorer, "the prediction, moved by the weight", 0, 2.0)
    drag(explorer, "the point on the bowl, moved by the weight", 2.0, 0.5)
    assert explorer.w.value == 0.5 and explorer.state.y_hat == 0.1


@pytest.mark.parametrize("name", ["the error as it is", "the error, by its size", "the error, squared"])
def test_each_of_the_three_errors_can_be_dragged(name):
    explorer = loss.explore_candidates()
    drag(explorer, name, 0.3, 1.0)
    assert explorer.e.value == pytest.approx(0.3) and explorer.state.after.square == pytest.approx(0.25)
    take(explorer, name, by=[-2, 0])  # two arrow keys to the left
    assert explorer.e.value == pytest.approx(0.28)


def test_a_line_over_three_examples_is_lifted_at_one_end_and_tilted_at_the_other():
    explorer = loss.explore_cancelling()
    drag(explorer, "the height of the line", 1.0, 1.5)  # b + 0.5 · 0.6
    assert explorer.b.value == pytest.approx(1.2) and explorer.w.value == 0.5
    drag(explorer, "the tilt of the line", 3.0, -0.5)  # w · 3.4 + 1.2
    assert explorer.w.value == pytest.approx(-0.5) and explorer.b.value == pytest.approx(1.2)
    assert data(explorer.picture.right_end) == ([3.4], [pytest.approx(-0.5)])
    assert data(explorer.picture.left_end) == ([0.6], [pytest.approx(0.9)])
    assert explorer.state.loss == pytest.approx(0.81)  # each of the three 0.9 too low
    take(explorer, "the tilt of the line", by=[0, 3])
    assert explorer.w.value == pytest.approx(-0.47)


# ---------------------------------------------------------------------------------- the area, placed before it is drawn


@pytest.mark.parametrize(
    "placed, says",  # the distances are 0.5 and 1.5, the areas 0.25 and 2.25
    [
        (2.25, "✓ Right."),
        (2.35, "✓ Right."),
        (0.25, "✗ That is the area of the small square."),
        (0.75, "✗ That is 3 times the small area. A square grows in height and in width"),
        (1.5, "✗ That is the distance itself."),
        (3.0, "✗ That is twice the distance."),
        (5.0, "✗ Not there. You placed A = 5.00. The true place is A = 2.25. So you were off by 2.75 in A."),
    ],
)
def test_the_area_is_placed_and_known_mistakes_are_met(placed, says):
    card = loss.predict_area()
    drag(card, "the ring, the area of the square", 0.0, placed)
    assert card.area.value == pytest.approx(placed) and not card.picture.curve.get_visible()
    card.commit()
    assert card.sentence.startswith(says) and "3 · 3 = 9 times as large" in card.sentence
    assert card.picture.curve.get_visible() and text_of(card.picture.label) == "area 2.25"
    for e in (-2, -0.5, 0, 1.5):
        assert height_at(card.picture.curve, e) == pytest.approx(e * e)
    assert data(card.picture.point) == ([1.5], [pytest.approx(2.25)])


def test_other_areas_lie_on_either_side_and_none_is_ambiguous():
    card, sides = loss.predict_area(seed=3), set()
    for _ in range(12):
        card.new_numbers()
        at, answer = card.task.given["at"], card.task.answer["area"]
        assert answer == pytest.approx(at * at) and answer <= 6.5 and not card.task.unfair()
        assert ("above" if at > 0 else "below") in card.task.prompt
        sides.add(at > 0)
    assert sides == {True, False}
