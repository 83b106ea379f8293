"""The control for points: what may be handed over, what is added and taken away, and what is said of it."""

import pytest

from neuron_lab.ui.points import Points, pairs_of


@pytest.fixture
def points():
    return Points("example", ((1.0, 2.0), (2.0, 3.0), (4.0, 1.0)), (0.0, 5.0), (0.0, 5.0))


def heard(points):
    said = []
    points.listen(lambda control: said.append((control.value, control.note)))
    return said


def test_two_lists_become_points():
    assert pairs_of([1, 2], (3, 4.5)) == ((1.0, 3.0), (2.0, 4.5))


@pytest.mark.parametrize(
    "x, y, error, said",
    [
        (
            [1, 2],
            [1],
            ValueError,
            "y must be as long as x, a target for each input; x has 2 numbers, y has 1",
        ),
        ([1, 1], [2, 3], ValueError, "x must hold at least two different numbers: all its numbers are equal"),
        ([1], [2], ValueError, "x must hold at least two numbers, not 1"),
        (range(51), range(51), ValueError, "x must hold at most 50 numbers, not 51"),
        ([1, float("nan")], [2, 3], ValueError, "x must be finite, not nan"),
        ([1, 2], [2, float("inf")], ValueError, "y must be finite, not inf"),
        ([1, 2], [2, 1e7], ValueError, r"y must hold numbers between −1,000,000 and 1,000,000, not 1e\+07"),
        ([], [], ValueError, "x must hold at least one number"),
        (3, 4, TypeError, "x must be a list of numbers"),
        ([[1, 2], [3, 4]], [1, 2], TypeError, "x must be a list of numbers"),
        ("12", [1, 2], TypeError, "x must be"),
        ([1, 2], None, TypeError, "y must be"),
        ([1, "2"], [1, 2], TypeError, "x must be"),
    ],
)
def test_what_is_no_list_of_points_is_named(x, y, error, said):
    with pytest.raises(error, match=f"^{said}"):
        pairs_of(x, y)


def test_fifty_are_not_too_many():
    assert len(pairs_of(range(50), range(50))) == 50


def test_a_point_is_typed_and_added(points):
    said = heard(points)
    points.x_field.value, points.y_field.value = "3", "0,5"
    assert said == []  # only typed so far
    points.add_button.press()
    assert points.value[-1] == (3.0, 0.5) and len(points.value) == 4 and said == [(points.value, "")]
    assert points.chosen.options[-1] == ("4: x = 3, y = 0.5", 3)


def test_the_chosen_one_is_taken_away(points):
    points.chosen.value = 1
    points.away_button.press()
    assert points.value == ((1.0, 2.0), (4.0, 1.0))
    assert points.chosen.options == (("1: x = 1, y = 2", 0), ("2: x = 4, y = 1", 1))


def test_two_stay_and_it_says_why(points):
    points.value = points.value[:2]
    said = heard(points)
    points.take_away(0)
    assert len(points.value) == 2 and said[-1][1].startswith("Two examples at least stay")


def test_one_input_alone_is_refused(points):
    said = heard(points)
    points.value = ((3.0, 1.0), (3.0, 2.0), (3.0, 4.0))
    assert points.value[0] == (1.0, 2.0) and "two different inputs at least" in said[-1][1]


def test_more_than_fifty_are_refused(points):
    points.value = [(k / 10, 1.0) for k in range(50)]
    points.add(2.0, 2.0)
    assert len(points.value) == 50 and points.note == "50 examples are the most that fit."


def test_what_is_out_of_reach_comes_to_the_edge_and_is_said(points):
    points.add(9, -1)
    assert points.value[-1] == (5.0, 0.0)
    assert points.note == "Here x goes from 0 to 5 and y from 0 to 5: (9, −1) became (5, 0)."


def test_what_is_typed_and_is_no_number_is_said(points):
    said = heard(points)
    points.x_field.value = "three"
    assert said[-1][1] == "new x takes a number; it stays at 2.5." and points.x_field.value == "2.5"


def test_no_number_by_code_is_named(points):
    with pytest.raises(ValueError, match=r"^x must be finite"):
        points.value = ((1.0, 1.0), (float("nan"), 2.0))


def test_a_hand_means_a_place_of_a_few_digits_and_the_others_stay():
    points = Points("example", ((1.23456, 2.0), (2.0, 3.0)), (0.0, 5.0), (0.0, 5.0))
    assert points.nearest(((1.23456, 2.0), (0.004999, 3.3333))) == ((1.23456, 2.0), (0.0, 3.33))
    assert points.shown == "2 examples"


def test_how_fine_a_hand_is_depends_on_the_axis():
    points = Points("example", ((0.001, 2.0), (0.002, 3e4)), (0.0, 0.005), (0.0, 5e4))
    assert points.nearest(((0.0012345, 12345.6), (0.002, 3e4))) == ((0.00123, 12346), (0.002, 3e4))


def test_reset_brings_the_first_ones_back(points):
    first = points.value
    points.add(3, 3)
    points.reset()
    assert points.value == first and len(points.chosen.options) == 3


def test_once_silenced_it_tells_nobody(points):
    said = heard(points)
    points.silence()
    points.add_button.press()
    assert said == []
