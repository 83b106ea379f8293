"""The pictures and words of lesson 5 against numbers worked out here, after its controls have moved."""

import numpy as np
import pytest
from explorers import data, height_at, moving_texts, slope_of, text_of

from neuron_lab.lessons import update


def from_to(arrow):
    """Where an arrow begins, and where its tip is: the tip of its head, which its shaft does not cover."""
    (start, shaft_end), (tip,) = arrow.shaft.get_xdata(), arrow.head.get_xdata()
    assert arrow.head.get_marker() == (
        5 if tip > start else 4
    )  # matplotlib's carets with the tip at the point
    assert min(start, tip) <= shaft_end <= max(start, tip)
    return start, tip


def test_slope_and_step_go_opposite_ways():
    explorer = update.explore(learning_rate=0.1)
    picture = explorer.picture
    assert from_to(picture.step) == pytest.approx((0.5, 0.66))
    assert {"– –  slope −1.60", "step +0.16, to w = 0.66"} <= set(moving_texts(picture))
    assert slope_of(picture.tangent) == pytest.approx(-1.6)
    explorer.w.value = 1.0  # ŷ 2.1, e 0.6, slope 2.4, to 1 − 0.24
    assert from_to(picture.step) == pytest.approx((1.0, 0.76))
    assert text_of(picture.slope_label) == "– –  slope +2.40"
    assert "the step goes left" in explorer.sentence


@pytest.mark.parametrize("w, x, y", [(0.5, 2.0, 1.5), (1.3, 3.0, -1.0), (0.1, 3.0, 3.0), (0.7, 2.0, 1.5)])
def test_the_line_of_the_slope_ends_above_the_step(w, x, y):
    explorer = update.explore(w=w, x=x, y=y)
    along, heights = data(explorer.picture.tangent)
    at = (w * x + 0.1 - y) ** 2 + 2 * (w * x + 0.1 - y) * x * (np.array(along) - w)
    assert heights == pytest.approx(at, abs=1e-9) and min(along) <= w <= max(along)
    assert min(heights) > explorer.picture.step_label.get_position()[1] + 0.1


def test_both_gradients_are_taken_at_the_old_values():
    state = update.explore(learning_rate=0.1).state
    # with w moved first, b's slope would be 2(0.66·2 + 0.1 − 1.5) = −0.16, and b′ 0.116
    assert (state.new_w, state.new_b) == pytest.approx((0.66, 0.18))


def test_the_landing_stands_on_the_curve_of_the_new_bias():
    explorer = update.explore(learning_rate=0.05, new_curve="shown")
    for w in (0, 0.58, 1.4):
        assert height_at(explorer.picture.new_curve, w) == pytest.approx((2 * w + 0.14 - 1.5) ** 2)
    assert data(explorer.picture.landing) == ([pytest.approx(0.58)], [pytest.approx(0.04)])


@pytest.mark.parametrize(
    "rate, words",
    [(0.05, "creeps"), (0.1, "one step"), (0.15, "overshoots"), (0.2, "bounces"), (0.25, "explodes")],
)
def test_the_gauge_and_the_sentence_name_the_regime(rate, words):
    explorer = update.explore(learning_rate=rate)
    assert explorer.picture.gauge.mark.get_ydata()[0] == pytest.approx(1 - 10 * rate)
    assert words in explorer.sentence


def test_it_opens_where_there_is_something_to_discover():
    """At 0.02 w goes by 0.032, and 0.8 of the error is left: 0.64 of the loss."""
    explorer = update.explore()
    assert explorer.state.new_w == pytest.approx(0.532) and explorer.state.new_loss == pytest.approx(0.1024)
    assert text_of(explorer.picture.gauge.label) == "0.80"


def test_the_curve_of_the_new_bias_waits_until_it_is_asked_for():
    explorer = update.explore(learning_rate=0.15)
    picture = explorer.picture
    assert not picture.new_curve.get_visible() and not text_of(picture.new_label)
    assert "dash-dotted" not in explorer.sentence
    explorer.new_curve.value = "shown"
    assert picture.new_curve.get_visible() and text_of(picture.new_label) == "– ·  with the new b = 0.22"
    assert explorer.sentence.endswith("on the dash-dotted curve, the loss with the new bias.")


def test_the_factor_knows_neither_w_nor_y():
    explorer = update.explore(learning_rate=0.1)
    for control in (explorer.w, explorer.y):
        control.value = control.upper
        assert text_of(explorer.picture.gauge.label) == "0.00"


@pytest.mark.parametrize("w", [0.699999, 0.700001])
def test_a_slope_that_shows_as_zero_neither_falls_nor_rises(w):
    """Its error is 2 · 10⁻⁶ in size, its slopes 8 and 4 · 10⁻⁶."""
    explorer = update.explore(w=w)
    assert explorer.sentence.startswith("The loss is at its minimum: both slopes are 0, so the step is 0.")
    assert {"– –  slope 0.00", "step 0.00, to w = 0.70"} <= set(moving_texts(explorer.picture))


def test_a_slope_that_shows_as_zero_beside_one_that_does_not():
    said = "The slope is 0.00, so w hardly moves; the bias still learns: w goes from 0.50"
    explorer = update.explore(w=0.5, x=0.01, y=0.1066)  # error −0.0016, slopes −0.000032 and −0.0032
    assert explorer.sentence.startswith(said)


def test_a_factor_that_shows_its_sign_still_has_one():
    for rate, sign in ((0.09999, "same"), (0.10001, "other")):  # 0.0001 and −0.0001
        assert f"with the {sign} sign" in update.explore(learning_rate=rate).sentence


def test_two_starts_meet_with_minus_and_part_with_plus():
    explorer = update.explore_two_starts()
    assert explorer.state.slope == pytest.approx((-1.6, 2.0))
    assert [slope_of(tangent) for tangent in explorer.picture.tangents] == pytest.approx([-1.6, 2.0])
    one, other = map(from_to, explorer.picture.steps)
    assert one == pytest.approx((0.5, 0.66)) and other == pytest.approx((0.95, 0.75))
    assert explorer.state.landed == pytest.approx((0.66, 0.75)) and "Both losses fall" in explorer.sentence
    explorer.direction.buttons.value = "plus"
    assert explorer.state.landed == pytest.approx((0.34, 1.15)) and "Both losses rise" in explorer.sentence


AT_LOWEST = "At 0.70, the lowest point, the slope is 0, and w stays."


@pytest.mark.parametrize(
    "direction, left, right, verdict",
    [
        ("minus", 0.7, 0.95, f"{AT_LOWEST} From 0.95 the loss falls."),
        ("plus", 0.5, 0.7, f"From 0.50 the loss rises. {AT_LOWEST}"),
        ("plus", 0.7, 0.7, "At the lowest point the slope is 0, and nothing moves."),
    ],
)
def test_a_start_at_the_lowest_point_is_judged_by_itself(direction, left, right, verdict):
    assert update.explore_two_starts(direction, left, right).sentence.endswith(f". {verdict}")


# ------------------------------------------------------------------------------------- taken hold of


def drag(card, handle, to, number=1):
    """Drag a handle to a place in pixels from the upper left corner, as the page reports it."""
    card.stage.set_state({"event": {"handle": handle, "at": list(to), "number": number}})


def across(w):
    """Where a weight stands, worked out from the box of the picture: 460 pixels for 1.4 of weight, from 0 on."""
    return 62 + w / 1.4 * 460, 200


def test_the_weight_and_the_tip_of_its_step_can_be_dragged():
    explorer = update.explore()
    drag(explorer, 1, across(0.5 + 0.15 * 1.6))
    assert explorer.learning_rate.value == pytest.approx(0.15, abs=0.0026)  # half a stop of the slider
    drag(explorer, 0, across(0.9), 2)
    assert explorer.w.value == pytest.approx(0.9, abs=0.006)
    drag(explorer, 1, across(0.9 + 0.2), 3)  # uphill: there is no such learning rate
    assert explorer.learning_rate.value == 0.005


def test_where_nothing_moves_there_is_no_tip_to_take():
    explorer = update.explore(w=0.7)
    assert explorer.picture.places(explorer.controls)[1] is None and explorer.stage.places[0] is not None
    drag(explorer, 1, across(1.0))
    assert explorer.learning_rate.value == 0.02


def test_both_starts_can_be_dragged():
    explorer = update.explore_two_starts()
    for number, (side, w) in enumerate((("left", 0.6), ("right", 0.8)), start=1):
        drag(explorer, number - 1, (62 + w / 1.5 * 680, 200), number)
        assert explorer.controls[side].value == pytest.approx(w, abs=0.006)


# ------------------------------------------------------------------------------- predicted in the picture


@pytest.mark.parametrize(
    "placed, said",
    [
        (0.66, "✓ Right."),  # 0.9 − 0.15 · 1.6
        (1.14, "a step uphill"),
        (0.78, "half the step"),
        (0.42, "twice the length"),
        (0.75, "w minus the learning rate"),
        (0.9, "where the weight was"),
        (0.7, "the lowest point"),
        (0.3, "Not there."),
    ],
)
def test_a_placed_step_is_judged_and_a_known_mistake_met_by_its_cause(placed, said):
    card = update.predict_step()
    card.w.value = placed
    assert not card.picture.landing.get_visible() and not text_of(card.picture.label)
    card.commit_button.press()
    assert said in card.sentence and "The true place is w = 0.66" in card.sentence
    assert data(card.picture.landing) == ([pytest.approx(0.66)], [pytest.approx(0.0064)])  # (2 · 0.66 − 1.4)²
    assert text_of(card.picture.label) == "step −0.24, to w = 0.66"
    assert from_to(card.picture.step) == pytest.approx((0.9, 0.66))
