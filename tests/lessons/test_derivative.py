"""The pictures and words of lesson 3 against numbers worked out here, after its controls have moved."""

import pytest
from explorers import data, height_at, slope_of, text_of, texts

from neuron_lab.lessons import derivative

both_explorers = pytest.mark.parametrize("explore", [derivative.explore, derivative.explore_weight])


def test_the_secant_turns_into_the_tangent():
    explorer = derivative.explore(h=1)
    picture = explorer.picture
    assert slope_of(picture.secant) == pytest.approx(0.2) and "even the sign is wrong" in explorer.sentence
    explorer.h.value = 0.1
    assert slope_of(picture.secant) == pytest.approx(-0.7) and "comes closer" in explorer.sentence
    explorer.h.value = 0.001
    assert slope_of(picture.secant) == pytest.approx(-0.799) and "agree" in explorer.sentence
    assert slope_of(picture.tangent) == pytest.approx(-0.8)


@both_explorers
def test_the_quotient_is_what_the_numbers_above_it_give_at_every_stop_of_the_nudge(explore):
    explorer = explore()
    for tenth in range(1, 31):
        explorer.h.slider.value = 10 ** (-tenth / 10)
        _, plugged_in, value = explorer.equations[0].rows
        reckoned = eval(plugged_in.replace("−", "-"))  # "(0.158994 − 0.160000) / 0.001259"
        within = 0.0005 + 1e-6 / explorer.h.value  # half a digit, and half a digit of the losses
        assert reckoned == pytest.approx(float(value.replace("−", "-")), abs=within)


@both_explorers
@pytest.mark.parametrize("h", [0.001, 0.1, 0.5, 1])
def test_no_line_runs_through_the_label_of_the_nudge(explore, h):
    explorer = explore(h=h)
    picture, lever = explorer.picture, next(iter(explorer.controls.values()))
    for at in (lever.lower, lever.start, lever.upper):
        lever.value = at
        assert min(data(picture.tangent)[1] + data(picture.secant)[1]) > data(picture.run)[1][0]


def test_zero_has_no_sign():
    explorer = derivative.explore(y_hat=1.5)
    assert text_of(explorer.picture.exact) == "0.000" and "at the point is 0.000." in explorer.sentence


def test_only_the_table_on_the_weight_remarks_on_a_sign():
    picture = derivative.explore(h=1).picture  # +0.200 where the slope is −0.800
    assert not any(texts(picture.remarks))


def test_a_nudge_right_across_the_valley_has_no_sign():
    explorer = derivative.explore(h=0.8)  # from 0.4 below the target to 0.4 above
    assert "the same on both sides" in explorer.sentence and "wrong" not in explorer.sentence


def test_the_table_on_the_weight_has_the_wrong_sign_at_1():
    picture = derivative.explore_weight().picture
    assert texts(picture.cells) == ["+2.400", "−1.200", "−1.560", "−1.596"]
    assert texts(picture.remarks) == ["wrong sign", "", "", ""]
    assert text_of(picture.exact) == "−1.600"


def test_the_weights_curve_follows_the_bias():
    explorer = derivative.explore_weight()
    explorer.b.value = 0.3
    for w in (0, 0.6, 2):
        assert height_at(explorer.picture.curve, w) == pytest.approx((2 * w + 0.3 - 1.5) ** 2)
