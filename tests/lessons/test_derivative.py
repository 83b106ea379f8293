"""The pictures and words of lesson 3 against numbers worked out here, after its controls have moved."""

import numpy as np
import pytest
from explorers import data, extent, height_at, slope_of, text_of

from neuron_lab.lessons import derivative

both_explorers = pytest.mark.parametrize("explore", [derivative.explore, derivative.explore_weight])


def test_the_secant_turns_into_the_tangent():
    explorer = derivative.explore(h=0.5)
    whole = explorer.picture.whole
    assert slope_of(whole.secant) == pytest.approx(-0.3) and "comes closer" in explorer.sentence
    explorer.h.value = 0.1
    assert slope_of(whole.secant) == pytest.approx(-0.7) and "comes closer" in explorer.sentence
    explorer.h.value = 0.001
    assert slope_of(whole.secant) == pytest.approx(-0.799) and "agree" in explorer.sentence
    assert slope_of(whole.tangent) == pytest.approx(-0.8)


@both_explorers
def test_the_quotient_is_what_the_numbers_above_it_give_at_every_stop_of_the_nudge(explore):
    explorer = explore()
    for tenth in range(4, 31):
        explorer.h.slider.value = 10 ** (-tenth / 10)
        _, plugged_in, value = explorer.equations[0].rows
        reckoned = eval(plugged_in.replace("−", "-"))  # "(0.158994 − 0.160000) / 0.001259"
        within = 0.0005 + 1e-6 / explorer.h.value  # half a digit, and half a digit of the losses
        assert reckoned == pytest.approx(float(value.replace("−", "-")), abs=within)


def test_the_nudge_and_the_drop_are_two_sides_of_a_triangle_and_labelled():
    whole = derivative.explore(y_hat=1.0, h=0.4).picture.whole  # losses 0.25 and 0.01
    assert np.array(data(whole.sides)) == pytest.approx(np.array([[1.0, 1.4, 1.4], [0.25, 0.25, 0.01]]))
    assert (text_of(whole.run_label), text_of(whole.rise_label)) == ("h = 0.4", "−0.24")


@both_explorers
def test_a_side_too_short_to_be_seen_is_labelled_in_the_magnifier_alone(explore):
    picture = explore(h=0.005, zoom=80).picture
    assert not text_of(picture.whole.run_label) and not text_of(picture.whole.rise_label)
    assert text_of(picture.magnified.run_label) == "h = 0.005"
    assert text_of(picture.magnified.rise_label) in ("−0.003975", "−0.0079")  # −0.8h + h², −1.6h + 4h²


@both_explorers
@pytest.mark.parametrize("zoom", [1, 10, 100])
def test_the_magnifier_shows_the_same_curve_so_many_times_as_large(explore, zoom):
    explorer = explore(h=0.004, zoom=zoom)
    picture, at = explorer.picture, next(iter(explorer.controls.values())).value
    (x0, x1, _), _ = data(picture.magnified.sides)
    to_pixels = picture.whole.axes.transData.transform
    wide, _ = to_pixels((0.004, 0)) - to_pixels((0, 0))
    # the lens is one radius wide to either side
    assert (x1 - x0) * picture.RADIUS == pytest.approx(zoom * wide)
    # what it shows there, taken back to the size of the curve, is the curve
    _, high = to_pixels((0, 1)) - to_pixels((0, 0))
    for u in (-0.6, 0, 0.5):
        place = at + (u - x0) * 0.004 / (x1 - x0)
        rise = height_at(picture.curve, u) * picture.RADIUS / zoom / high
        assert picture.loss(at) + rise == pytest.approx(picture.loss(place))


def test_magnified_enough_the_curve_is_its_tangent():
    """Its furthest from the tangent, in pixels: for ŷ, the square of what is seen, times the magnifier."""
    bends = []
    for zoom in (1, 10, 100):
        picture = derivative.explore(zoom=zoom).picture
        for line in (picture.magnified.tangent, picture.magnified.secant):  # from rim to rim
            assert np.hypot(*data(line)) == pytest.approx([1, 1])
        (_, x), (_, y) = data(picture.magnified.tangent)
        bends.append(picture.RADIUS * (height_at(picture.curve, 0.5) - y * (0.5 + 0.45) / (x + 0.45)))
    # 0.95 radii from the point, the curve is the square of 0.513 / zoom above the tangent, or so many radii
    assert bends == pytest.approx([52.7, 5.27, 0.527], rel=0.02)


@both_explorers
@pytest.mark.parametrize("zoom", [1, 7, 100])
def test_nothing_leaves_the_magnifier(explore, zoom):
    explorer = explore(zoom=zoom)
    lever, nudge = list(explorer.controls.values())[:2]
    lens = explorer.picture.magnified
    for at in (lever.lower, lever.start, lever.upper):
        for h in (0.001, 0.01, 0.1, nudge.upper):
            lever.value, nudge.value = at, h
            for line in (lens.secant, lens.tangent, lens.sides, lens.nudged, lens.point):
                assert all(np.hypot(*data(line)) < 1 + 1e-9)
            start, _, end = explorer.picture.curve.get_path().vertices
            assert np.hypot(*start) == pytest.approx(1, abs=1e-5) == np.hypot(*end)


@pytest.mark.parametrize("zoom, looks", [(1, "bent"), (10, "almost straight"), (100, "straight")])
def test_the_sentence_says_what_the_magnifier_shows(zoom, looks):
    assert derivative.explore(zoom=zoom).sentence.endswith(f"the curve near the point looks {looks}.")


@both_explorers
@pytest.mark.parametrize("zoom", [1, 4, 20, 100])
def test_the_labels_stay_inside_the_picture(explore, zoom):
    explorer = explore(zoom=zoom)
    lever, nudge = list(explorer.controls.values())[:2]
    for at in (lever.lower, lever.start, lever.upper):
        for h in (0.001, 0.01, 0.1, nudge.upper):
            lever.value, nudge.value = at, h
            for part in (explorer.picture.whole, explorer.picture.magnified):
                for label in filter(text_of, (part.run_label, part.rise_label)):
                    left, right, _ = extent(label)
                    assert left > 40 and right < explorer.picture.width + 4, (at, h, text_of(label))


def test_zero_has_no_sign():
    explorer = derivative.explore(y_hat=1.5)
    assert text_of(explorer.picture.slope) == "0.000" and "tangent's slope is 0.000." in explorer.sentence


def test_a_nudge_right_across_the_valley_has_no_sign():
    explorer = derivative.explore(y_hat=1.3, h=0.4)  # from 0.2 below the target to 0.2 above
    assert "the same on both sides" in explorer.sentence and "wrong" not in explorer.sentence


def test_a_nudge_of_1_on_the_weight_has_the_wrong_sign():
    explorer = derivative.explore_weight()
    assert text_of(explorer.picture.quotient) == "+2.400" and text_of(explorer.picture.slope) == "−1.600"
    assert "even the sign is wrong" in explorer.sentence


# ------------------------------------------------------------------------------------- taken hold of


def drag(card, handle, to, number=1):
    """Drag a handle to a place in pixels from the upper left corner, as the page reports it."""
    card.stage.set_state({"event": {"handle": handle, "at": list(to), "number": number}})


def on_the_curve(y_hat):
    """A place on the picture, worked out from its box: 440 pixels for 2.2 of prediction, from 0.4 on."""
    return 58 + (y_hat - 0.4) / 2.2 * 440, 100


def test_the_point_and_the_end_of_the_nudge_can_be_dragged():
    explorer = derivative.explore()
    drag(explorer, 0, on_the_curve(0.9))
    assert explorer.y_hat.value == pytest.approx(0.9, abs=0.006)
    drag(explorer, 1, on_the_curve(explorer.y_hat.value + 0.25), 2)
    assert explorer.h.value == pytest.approx(0.25, abs=0.0006)  # to a thousandth, between the slider's stops
    drag(explorer, 1, (0, 100), 3)  # to the left of the point there is no nudge up
    assert explorer.h.value == 0.001 and explorer.stage.answered == 3


def test_on_the_bowl_of_the_weight_the_same():
    explorer = derivative.explore_weight()
    drag(explorer, 0, (58 + 0.3 / 1.75 * 440, 100))
    assert explorer.w.value == pytest.approx(0.3, abs=0.006)
    drag(explorer, 1, (58 + 1.24 / 1.75 * 440, 100), 2)  # a little to the left of where a nudge of 1 ends
    assert explorer.h.value == pytest.approx(0.94, abs=0.007)


def test_an_end_that_is_off_the_picture_waits_at_its_edge():
    """At w = 0.9 a nudge of 1 leads to 1.9, with a loss of 5.76: right of the picture, and above it."""
    picture = derivative.explore_weight(w=0.9).picture
    (x,), (y,) = data(picture.whole.nudged)
    assert (x, y) == (1.75, 3.1)


# ------------------------------------------------------------------------------- predicted in the picture


@pytest.mark.parametrize(
    "turned, said",
    [
        (-1.0, "✓ Right."),  # 2 · (1 − 1.5)
        (1.0, "sign turned round"),
        (-0.5, "half as steep"),
        (0.5, "half the slope, with its sign"),
        (0.0, "flat, as the line began"),
        (-1.5, "Not there."),
    ],
)
def test_a_turned_line_is_judged_and_a_known_mistake_met_by_its_cause(turned, said):
    card = derivative.predict_tangent()
    card.slope.value = turned
    assert not card.picture.tangent.get_visible()
    card.commit_button.press()
    assert said in card.sentence and "The true place is slope = −1.00" in card.sentence
    assert slope_of(card.picture.tangent) == pytest.approx(-1) and card.picture.tangent.get_visible()
    assert slope_of(card.picture.line) == pytest.approx(turned)


def test_the_line_is_turned_by_its_end():
    """It stands 0.6 right of the point, whose loss is 0.25; 290 pixels are 2.8 of loss."""
    card = derivative.predict_tangent()
    drag(card, 0, (62 + (1.6 - 0.2) / 2.8 * 680, 14 + (1.9 - (0.25 - 0.6)) / 2.8 * 290))
    assert card.slope.value == pytest.approx(-1, abs=0.03)
