"""The pictures and words of lesson 0 against numbers worked out here, after its controls have moved."""

import pytest
from explorers import data, drag, take, text_of, texts

from neuron_lab.lessons import start_here


def test_the_lever_meets_its_target():
    explorer = start_here.explore()
    picture = explorer.picture
    assert data(picture.end)[1] == pytest.approx([1.1]) and "0.40 too low" in explorer.sentence
    explorer.w.value = 0.7
    assert data(picture.arm)[1] == pytest.approx([0.1, 1.5]) and "exactly the target" in explorer.sentence
    explorer.w.value = 1.2
    assert text_of(picture.end_label) == "ŷ = 2.50" and text_of(picture.gap_label) == "1.00 too high"
    assert "1.00 too high" in explorer.sentence


@pytest.mark.parametrize(
    "w, gap, y_hat", [(0.5, "0.40 too low", 1.1), (0.69, "0.02 too low", 1.48), (0.72, "0.04 too high", 1.54)]
)
def test_the_gap_is_always_named_and_no_label_covers_another(w, gap, y_hat):
    picture = start_here.explore(w=w).picture
    assert text_of(picture.gap_label) == gap and text_of(picture.end_label) == f"ŷ = {y_hat:.2f}"
    gap_at, end_at = (label.get_position()[1] for label in (picture.gap_label, picture.end_label))
    assert abs(gap_at - 1.5) > 0.4 < abs(end_at - gap_at)
    assert texts(picture.figure.axes[0].get_xticklabels()) == ["x = 0", "x = 2"]


def test_the_end_of_the_arm_can_be_dragged_into_the_ring():
    explorer = start_here.explore()
    drag(explorer, "the end of the arm", 2.0, 2.5)  # w · 2 + 0.1 = 2.5
    assert explorer.w.value == pytest.approx(1.2) and data(explorer.picture.end) == (
        [2],
        [pytest.approx(2.5)],
    )
    drag(explorer, "the end of the arm", 0.4, 1.5)  # however far to the side the hand is
    assert explorer.w.value == pytest.approx(0.7) and "exactly the target" in explorer.sentence
    take(explorer, "the end of the arm", by=[0, -2])
    assert explorer.w.value == pytest.approx(0.68)
    drag(explorer, "the end of the arm", 2.0, 99)  # far out of the picture
    assert explorer.w.value == 2 and explorer.state.y_hat == pytest.approx(4.1)
