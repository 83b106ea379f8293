"""Each lesson's picture and words against numbers worked out here, after its controls have moved."""

import itertools
import re

import numpy as np
import pytest
from explorers import moving_texts

from neuron_lab.lessons import (
    chain_rule,
    derivative,
    forward_pass,
    loss,
    start_here,
    training_loop,
    update,
)
from neuron_lab.lessons.shared import graph


def data(line):
    return tuple(map(list, line.get_data()))


def text_of(label):
    return label.get_text()


def slope_of(line):
    """The slope of a straight line on a picture."""
    (x0, x1), (y0, y1) = data(line)
    return (y1 - y0) / (x1 - x0)


def from_to(arrow):
    """Where an arrow begins, and where its tip is: the tip of its head, which its shaft does not cover."""
    (start, shaft_end), (tip,) = arrow.shaft.get_xdata(), arrow.head.get_xdata()
    assert arrow.head.get_marker() == (
        5 if tip > start else 4
    )  # matplotlib's carets with the tip at the point
    assert min(start, tip) <= shaft_end <= max(start, tip)
    return start, tip


def height_at(parabola, x):
    """The height of a moving parabola at x, from the control points of its Bézier curve."""
    (x0, y0), (_, y1), (x2, y2) = parabola.get_path().vertices
    t = (x - x0) / (x2 - x0)
    return (1 - t) ** 2 * y0 + 2 * t * (1 - t) * y1 + t**2 * y2


# ---------------------------------------------------------------------------------------- 0. start here


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
    heights = [1.5, *(label.get_position()[1] for label in (picture.gap_label, picture.end_label))]
    assert abs(heights[1] - heights[0]) > 0.4 < abs(heights[2] - heights[1])
    assert [tick.get_text() for tick in picture.figure.axes[0].get_xticklabels()] == ["x = 0", "x = 2"]


# -------------------------------------------------------------------------------------- 1. forward pass


def test_line_point_graph_and_formula_agree():
    explorer = forward_pass.explore()
    explorer.w.value, explorer.b.value, explorer.x.value = -1.0, 0.5, 1.5  # −1·1.5 + 0.5 = −1
    picture = explorer.picture
    (x0, x1), (y0, y1) = data(picture.line)
    assert (y1 - y0) / (x1 - x0) == pytest.approx(-1.0)
    assert data(picture.point) == ([1.5], [-1.0]) and data(picture.intercept) == ([0], [0.5])
    shown = {artist.get_text() for artist in picture.moving_artists if hasattr(artist, "get_text")}
    assert {"1.50", "−1.00", "0.50", "−1.50"} <= shown
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


# ---------------------------------------------------------------------------------------------- 2. loss


def test_the_square_is_a_square_and_its_area_is_the_loss():
    explorer = loss.explore()
    explorer.w.value, explorer.y.value = 1.0, 0.6  # ŷ = 2.1, e = 1.5, L = 2.25
    square = explorer.picture.square
    assert square.get_width() == square.get_height() == pytest.approx(1.5)
    assert square.get_y() == pytest.approx(0.6)
    corners = square.get_transform().transform([(0, 0), (1, 1)])
    width, height = corners[1] - corners[0]
    assert width == pytest.approx(height)  # a true square on the screen as well
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
    assert [text_of(cell) for cell in several.picture.cells[1]] == ["0.0025"] * 4
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
    slopes = [
        np.diff(tangent.get_ydata())[0] / np.diff(tangent.get_xdata())[0]
        for tangent in explorer.picture.tangents
    ]
    assert slopes == pytest.approx([1, slope_of_size, slope])
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
    assert [text_of(sign) for sign in explorer.picture.signs] == ["−1.00", "", "1.00"]
    assert [text_of(cell) for cell in explorer.picture.cells[0]] == ["−1.00", "0.00", "1.00", "0.00"]
    assert [text_of(cell) for cell in explorer.picture.cells[1]] == ["1.00", "0.00", "1.00", "0.67"]
    explorer.b.value = 0.2
    assert "cancel" not in explorer.sentence
    explorer.w.value, explorer.b.value = -0.5, 2.1
    assert "no line does better" in explorer.sentence and "cancel" not in explorer.sentence


def test_only_the_best_line_is_called_best():
    off = loss.explore_cancelling(w=-0.5, b=2.106)  # by 0.006 everywhere, the loss 0.000036
    assert "no line does better" not in off.sentence and "almost 0" in off.sentence


# ---------------------------------------------------------------------------------------- 3. derivative


def test_the_secant_turns_into_the_tangent():
    explorer = derivative.explore(h=1)
    picture = explorer.picture

    assert slope_of(picture.secant) == pytest.approx(0.2) and "even the sign is wrong" in explorer.sentence
    explorer.h.value = 0.1
    assert slope_of(picture.secant) == pytest.approx(-0.7) and "comes closer" in explorer.sentence
    explorer.h.value = 0.001
    assert slope_of(picture.secant) == pytest.approx(-0.799) and "agree" in explorer.sentence
    assert slope_of(picture.tangent) == pytest.approx(-0.8)


@pytest.mark.parametrize("explore", [derivative.explore, derivative.explore_weight])
def test_the_quotient_is_what_the_numbers_above_it_give_at_every_stop_of_the_nudge(explore):
    explorer = explore()
    for tenth in range(1, 31):
        explorer.h.slider.value = 10 ** (-tenth / 10)
        _, plugged_in, value = explorer.equations[0].rows
        reckoned = eval(plugged_in.replace("−", "-"))  # "(0.158994 − 0.160000) / 0.001259"
        half_a_digit_of_the_losses = 1e-6 / explorer.h.value
        assert reckoned == pytest.approx(
            float(value.replace("−", "-")), abs=0.0005 + half_a_digit_of_the_losses
        )


@pytest.mark.parametrize("explore", [derivative.explore, derivative.explore_weight])
@pytest.mark.parametrize("h", [0.001, 0.1, 0.5, 1])
def test_no_line_runs_through_the_label_of_the_nudge(explore, h):
    explorer = explore(h=h)
    picture = explorer.picture
    for name in ("lower", "start", "upper"):
        lever = next(iter(explorer.controls.values()))
        lever.value = getattr(lever, name)
        assert min(data(picture.tangent)[1] + data(picture.secant)[1]) > data(picture.run)[1][0]


def test_zero_has_no_sign():
    explorer = derivative.explore(y_hat=1.5)
    assert text_of(explorer.picture.exact) == "0.000" and "at the point is 0.000." in explorer.sentence


def test_only_the_table_on_the_weight_remarks_on_a_sign():
    picture = derivative.explore(h=1).picture  # +0.200 where the slope is −0.800
    assert not any(text_of(remark) for remark in picture.remarks)


def test_a_nudge_right_across_the_valley_has_no_sign():
    explorer = derivative.explore(h=0.8)  # from 0.4 below the target to 0.4 above
    assert "the same on both sides" in explorer.sentence and "wrong" not in explorer.sentence


def test_the_table_on_the_weight_has_the_wrong_sign_at_1():
    picture = derivative.explore_weight().picture
    assert [text_of(cell) for cell in picture.cells] == ["+2.400", "−1.200", "−1.560", "−1.596"]
    assert [text_of(remark) for remark in picture.remarks] == ["wrong sign", "", "", ""]
    assert text_of(picture.exact) == "−1.600"


def test_the_weights_curve_follows_the_bias():
    explorer = derivative.explore_weight()
    explorer.b.value = 0.3
    for w in (0, 0.6, 2):
        assert height_at(explorer.picture.curve, w) == pytest.approx((2 * w + 0.3 - 1.5) ** 2)


# ---------------------------------------------------------------------------------------- 4. chain rule


def test_values_forward_and_gradients_backward():
    explorer = chain_rule.explore()
    explorer.w.value, explorer.x.value, explorer.y.value = 1.0, -2.0, 1.0
    # product −2, ŷ −1.9, e −2.9, L 8.41; dL/dŷ −5.8, dL/dw 11.6, dL/db −5.8
    shown = {artist.get_text() for artist in explorer.picture.moving_artists}
    assert {
        "−2.00",
        "−1.90",
        "−2.90",
        "8.41",
        "dL/dŷ = −5.80",
        "dL/dw = 11.60",
        "dL/db = −5.80",
        "times x = −2.00",
        "times 2e = −5.80",
    } <= shown
    assert "dL/dw = 11.60 and dL/db = −5.80" in explorer.sentence and "is 11.60 as well" in explorer.sentence


def test_on_target_every_gradient_is_0_but_that_of_the_loss_itself():
    explorer = chain_rule.explore(y=1.1)
    shown = {text for text in moving_texts(explorer.picture) if "dL/" in text}
    assert shown == {"dL/dw = 0.00", "dL/d(w·x) = 0.00", "dL/dŷ = 0.00", "dL/de = 0.00", "dL/db = 0.00"}
    drawn = {text.get_text() for axes in explorer.picture.figure.axes for text in axes.texts}
    assert "dL/dL = 1" in drawn  # the way back begins with it
    assert "the error is 0, so from there back every gradient is 0" in explorer.sentence


def test_what_is_measured_is_written_as_what_is_derived():
    explorer = chain_rule.explore(w=-2, b=0.05, x=-2.75)
    derived, measured = re.findall(r"dL/dw (?:=|is) (−?[\d.]+\d)", explorer.sentence)
    assert derived == measured == explorer.equations[0].rows[-1]
    assert f"dL/dw = {derived}" in moving_texts(explorer.picture)
    values = np.round(np.arange(-2, 2.01, 0.25), 2).tolist()
    for w, b, x in itertools.product(values, (-0.95, -0.35, 0.05, 0.65), values):
        state = graph.compute(w, b, x, 1.5)
        assert state.dL_dw == state.measured == pytest.approx(2 * (w * x + b - 1.5) * x, abs=1e-6)


def test_at_x_0_the_way_to_the_weight_is_blocked():
    explorer = chain_rule.explore(x=0)
    assert "dL/dw = 0.00" in explorer.sentence and "x = 0 blocks" in explorer.sentence


@pytest.mark.parametrize(
    "at, shown",
    [
        (0, ["+0.10"]),
        (1, ["+0.10", "+0.20"]),
        (2, ["+0.10", "+0.20", "+0.20"]),
        (4, ["+0.10", "+0.20", "+0.20", "+0.20", "−0.1200"]),
    ],
)
def test_a_nudge_travels_box_by_box(at, shown):
    explorer = chain_rule.explore_nudge()
    for _ in range(at):
        explorer.at.step_button.press()
    assert [text_of(label) for label in explorer.picture.changes if text_of(label)] == shown
    assert [ring.get_visible() for ring in explorer.picture.rings] == [index <= at for index in range(5)]


def test_the_nudge_at_the_loss_is_the_quotient_of_lesson_three():
    assert "−1.20 for each 1 of nudge" in chain_rule.explore_nudge(at=4).sentence


def test_a_large_loss_has_room_in_its_box():
    shown = moving_texts(chain_rule.explore_nudge(x=-3, nudge=0.2, at=4).picture)
    assert "12.25" in shown and "12.2500" not in shown  # (0.7 · (−3) + 0.1 − 1.5)²
    assert "9.6721" in moving_texts(chain_rule.explore_nudge(x=-3, nudge=0.07, at=4).picture)


# -------------------------------------------------------------------------------------------- 5. update


def test_slope_and_step_go_opposite_ways():
    explorer = update.explore()
    picture = explorer.picture
    assert from_to(picture.step) == pytest.approx((0.5, 0.66))
    assert (
        text_of(picture.slope_label) == "– –  slope −1.60"
        and text_of(picture.step_label) == "step +0.16, to w = 0.66"
    )
    assert slope_of(picture.tangent) == pytest.approx(-1.6)
    explorer.w.value = 1.0  # ŷ 2.1, e 0.6, slope 2.4, to 1 − 0.24
    assert from_to(picture.step) == pytest.approx((1.0, 0.76))
    assert text_of(picture.slope_label) == "– –  slope +2.40"
    assert "the step goes left" in explorer.sentence


@pytest.mark.parametrize("w, x, y", [(0.5, 2.0, 1.5), (1.5, 3.0, -1.0), (0.0, 3.0, 3.0), (0.7, 2.0, 1.5)])
def test_the_line_of_the_slope_ends_above_the_step(w, x, y):
    explorer = update.explore(w=w, x=x, y=y)
    along, heights = data(explorer.picture.tangent)
    at = (w * x + 0.1 - y) ** 2 + 2 * (w * x + 0.1 - y) * x * (np.array(along) - w)
    assert heights == pytest.approx(at, abs=1e-9) and min(along) <= w <= max(along)
    assert min(heights) > explorer.picture.step_label.get_position()[1] + 0.1


def test_both_gradients_are_taken_at_the_old_values():
    state = update.explore().state
    # with w moved first, b's slope would be 2(0.66·2 + 0.1 − 1.5) = −0.16, and b′ 0.116
    assert (state.new_w, state.new_b) == pytest.approx((0.66, 0.18))


def test_the_landing_stands_on_the_curve_of_the_new_bias():
    explorer = update.explore(learning_rate=0.05)
    for w in (0, 0.58, 1.5):
        assert height_at(explorer.picture.new_curve, w) == pytest.approx((2 * w + 0.14 - 1.5) ** 2)
    assert data(explorer.picture.landing) == ([pytest.approx(0.58)], [pytest.approx(0.04)])


@pytest.mark.parametrize(
    "rate, words",
    [(0.05, "creeps"), (0.1, "one step"), (0.15, "overshoots"), (0.2, "bounces"), (0.25, "explodes")],
)
def test_the_gauge_and_the_sentence_name_the_regime(rate, words):
    explorer = update.explore()
    explorer.learning_rate.value = rate
    factor = 1 - 10 * rate
    assert explorer.picture.gauge.mark.get_ydata()[0] == pytest.approx(factor) and words in explorer.sentence


def test_the_factor_knows_neither_w_nor_b_nor_y():
    explorer = update.explore()
    for control in (explorer.w, explorer.b, explorer.y):
        control.value = control.upper
        assert explorer.picture.gauge.label.get_text() == "0.00"


@pytest.mark.parametrize("w", [0.699999, 0.700001])
def test_a_slope_that_shows_as_zero_neither_falls_nor_rises(w):
    """Its error is 2 · 10⁻⁶ in size, its slopes 8 and 4 · 10⁻⁶."""
    explorer = update.explore(w=w)
    assert explorer.sentence.startswith("The loss is at its minimum: both slopes are 0, so the step is 0.")
    assert {"– –  slope 0.00", "step 0.00, to w = 0.70"} <= set(moving_texts(explorer.picture))


def test_a_slope_that_shows_as_zero_beside_one_that_does_not():
    explorer = update.explore(
        w=0.5, x=0.01, b=0.1, y=0.1066
    )  # the error is −0.0016, the slopes −0.000032, −0.0032
    assert explorer.sentence.startswith(
        "The slope is 0.00, so w hardly moves; the bias still learns: w goes from 0.50"
    )


@pytest.mark.parametrize("lesson", [update, training_loop])
@pytest.mark.parametrize("rate", [0.099999, 0.100001])
def test_a_factor_that_shows_as_zero_has_no_sign(lesson, rate):
    explorer = lesson.explore(learning_rate=rate)  # 1 − 10 · rate is a hundred-thousandth in size
    assert "actor 0.00" in explorer.sentence and "sign" not in explorer.sentence
    assert "almost nothing of the error is left; training almost arrives in one step" in explorer.sentence


def test_a_factor_that_shows_its_sign_still_has_one():
    for rate, sign in ((0.09999, "same"), (0.10001, "other")):  # 0.0001 and −0.0001
        assert f"with the {sign} sign" in update.explore(learning_rate=rate).sentence


def test_two_starts_meet_with_minus_and_part_with_plus():
    explorer = update.explore_two_starts()
    assert explorer.state.slope == pytest.approx((-1.6, 2.0))
    assert [slope_of(tangent) for tangent in explorer.picture.tangents] == pytest.approx([-1.6, 2.0])
    assert [from_to(step) for step in explorer.picture.steps] == [
        pytest.approx((0.5, 0.66)),
        pytest.approx((0.95, 0.75)),
    ]
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


@pytest.mark.parametrize("lesson", [update, training_loop])
def test_the_factor_of_the_formula_is_the_states(lesson):
    """It is computed once a move, and told to all."""
    explorer = lesson.explore()
    explorer.state = explorer.state._replace(factor=0.77)
    [factor] = [each for each in explorer.equations if each.result.symbol == "factor"]
    assert factor.result.value == 0.77


# ------------------------------------------------------------------------------------- 6. training loop


@pytest.mark.parametrize(
    "rate, words, losses",
    [
        (0.05, "creeps", "0.1600 → 0.0400 → 0.0100 → 0.0025."),
        (0.1, "one step", "0.1600 → 0.0000"),
        (0.15, "overshoots", "0.1600 → 0.0400"),
        (0.2, "bounces", "0.1600 → 0.1600 → 0.1600"),
        (0.25, "explodes", "0.1600 → 0.3600 → 0.8100 → 1.8225"),
    ],
)
def test_the_five_fates(rate, words, losses):
    explorer = training_loop.explore(step=3)
    explorer.learning_rate.value = rate
    assert words in explorer.sentence and losses in explorer.sentence


def test_the_path_runs_to_the_nearest_point_of_the_valley():
    explorer = training_loop.explore(learning_rate=0.05)
    explorer.step.value = 20
    w, b = explorer.picture.map.path.get_data()
    assert (
        len(w) == 21
        and (w[0], b[0]) == (0.5, 0.1)
        and (w[-1], b[-1]) == pytest.approx((0.66, 0.18), abs=1e-5)
    )
    assert np.diff(w) == pytest.approx(2 * np.diff(b), abs=1e-9)  # straight across: along (2, 1)


def test_step_back_and_the_loss_curve():
    explorer = training_loop.explore(learning_rate=0.05)
    explorer.step.step_button.press()
    explorer.step.step_button.press()
    steps, heights = explorer.picture.loss.line.get_data()
    assert list(steps) == [0, 1, 2] and list(heights) == pytest.approx([1, 1 / 4, 1 / 16])
    explorer.step.back_button.press()
    assert len(explorer.picture.loss.line.get_xdata()) == 2 and "Step 1 of 20" in explorer.sentence


@pytest.mark.parametrize(
    "rate, step, marked",
    [
        (0.2, 3, {"1": (0.82, 0.26), "2": (0.5, 0.1)}),  # to and fro: the third falls on the first
        (0.225, 3, {"1": (0.86, 0.28), "2": (0.41, 0.055), "3": (0.9725, 0.33625)}),
        (0.1, 3, {"1": (0.66, 0.18)}),
        (0.1, 0, {}),
    ],
)
def test_the_first_steps_are_numbered_and_the_earlier_of_two_at_one_place(rate, step, marked):
    explorer = training_loop.explore(learning_rate=rate, step=step)
    numbered = {text_of(label): label.get_position() for label in explorer.picture.numbers if text_of(label)}
    assert set(numbered) == set(marked)
    for name, (w, b) in marked.items():
        assert numbered[name] == pytest.approx((w, b + 8 * 1.3 / 262))  # 8 pixels above its point


@pytest.mark.parametrize(
    "rate, step, said, formula",
    [
        (0.15, 8, "loss 2.4 × 10⁻⁶.", "0.0000024"),  # 0.16 / 4⁸
        (0.05, 3, "loss 0.0025.", "0.0025"),
        (0.05, 20, "loss 1.5 × 10⁻¹³.", "0.0000"),
        (0.1, 5, "loss 0.0000.", "0.0000"),  # nothing but the rounding of floats
    ],
)
def test_a_loss_that_is_left_is_not_shown_as_nothing(rate, step, said, formula):
    explorer = training_loop.explore(learning_rate=rate, step=step)
    assert said in explorer.sentence and explorer.equations[1].rows[-1] == formula
    assert f"L = {said[5:-1]}" in moving_texts(explorer.picture)


def test_a_pinned_run_stays_as_a_ghost():
    explorer = training_loop.explore(learning_rate=0.05, step=3)
    explorer.pin_button.press()
    explorer.learning_rate.value = 0.15
    assert list(explorer.picture.ghost_path.get_xdata()) == pytest.approx([0.5, 0.58, 0.62, 0.64])
    assert "Kept to compare, in grey: learning rate 0.050" in explorer.sentence
    explorer.reset_button.press()
    assert len(explorer.picture.ghost_path.get_xdata()) == 0


def test_an_explosion_is_explained_by_its_factor():
    explorer = training_loop.explore(learning_rate=0.3, step=20)
    assert "factor −2.00" in explorer.sentence and "divergence" in explorer.sentence
    assert explorer.picture.loss.beyond.get_visible() and not explorer.picture.loss.here.get_visible()


def test_a_run_shows_no_loss_before_its_step():
    assert "→" not in training_loop.explore(learning_rate=0.25).sentence


def test_a_start_in_the_valley_stays():
    explorer = training_loop.explore(w=0.7, b=0.1, step=5)
    assert "already lies in the valley" in explorer.sentence
