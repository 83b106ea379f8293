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
    assert np.array(data(whole.run)) == pytest.approx(np.array([[1.0, 1.4], [0.25, 0.25]]))
    assert np.array(data(whole.rise)) == pytest.approx(np.array([[1.4, 1.4], [0.25, 0.01]]))
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
    explorer = explore(h=0.002, zoom=zoom)
    picture, at = explorer.picture, next(iter(explorer.controls.values())).value
    (x0, x1), _ = data(picture.magnified.run)
    to_pixels = picture.whole.axes.transData.transform
    wide, _ = to_pixels((0.002, 0)) - to_pixels((0, 0))
    # the lens is one radius wide to either side
    assert (x1 - x0) * picture.RADIUS == pytest.approx(zoom * wide)
    # what it shows there, taken back to the size of the curve, is the curve
    _, high = to_pixels((0, 1)) - to_pixels((0, 0))
    for u in (-0.9, 0, 0.7):
        place = at + (u - x0) * 0.002 / (x1 - x0)
        rise = height_at(picture.curve, u) * picture.RADIUS / zoom / high
        assert picture.loss(at) + rise == pytest.approx(picture.loss(place))


def test_magnified_enough_the_curve_is_its_tangent():
    """Its furthest from the tangent, in pixels: for ŷ, the square of what is seen, times the magnifier."""
    bends = []
    for zoom in (1, 10, 100):
        picture = derivative.explore(zoom=zoom).picture
        (left, right), (_, end) = data(picture.magnified.tangent)
        bends.append(picture.RADIUS * (height_at(picture.curve, right) - end))
        assert (left, right) == pytest.approx((-1, 1))
    assert bends[0] > 50 and bends[1] == pytest.approx(bends[0] / 10) and bends[2] < 2


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
