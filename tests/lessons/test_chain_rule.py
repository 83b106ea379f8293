"""The pictures and words of lesson 4 against numbers worked out here, after its controls have moved."""

import itertools
import re

import numpy as np
import pytest
from explorers import moving_texts, text_of, texts

from neuron_lab.lessons import chain_rule
from neuron_lab.lessons.shared import graph


def test_values_forward_and_gradients_backward():
    explorer = chain_rule.explore()
    explorer.w.value, explorer.x.value, explorer.y.value = 1.0, -2.0, 1.0
    # product −2, ŷ −1.9, e −2.9, L 8.41; dL/dŷ −5.8, dL/dw 11.6, dL/db −5.8
    shown = set(moving_texts(explorer.picture))
    assert {"−2.00", "−1.90", "−2.90", "8.41", "times x = −2.00", "times 2e = −5.80"} <= shown
    assert {"dL/dŷ = −5.80", "dL/dw = 11.60", "dL/db = −5.80"} <= shown
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


@pytest.mark.parametrize("at", [0, 1, 2, 4])
def test_a_nudge_travels_box_by_box(at):
    explorer = chain_rule.explore_nudge()
    for _ in range(at):
        explorer.at.step_button.press()
    all_the_way = ["+0.01", "+0.02", "+0.02", "+0.02", "−0.0156"]  # (−0.38)² − (−0.4)²
    assert [*filter(None, texts(explorer.picture.changes))] == all_the_way[: at + 1]
    assert [ring.get_visible() for ring in explorer.picture.rings] == [index <= at for index in range(5)]


@pytest.mark.parametrize(
    "at, factors, product",
    [
        (0, [], ""),
        (1, ["2.00"], ""),
        (2, ["2.00", "· 1"], "= 2.00"),
        (3, ["2.00", "· 1", "· 1"], "= 2.00"),
        (4, ["2.00", "· 1", "· 1", "· (−0.80)"], "= −1.60"),
    ],
)
def test_the_product_grows_with_each_step(at, factors, product):
    picture = chain_rule.explore_nudge(at=at).picture
    assert [*filter(None, texts(picture.factors))] == factors
    assert text_of(picture.product) == product
    assert picture.product.get_position()[0] == graph.AT[graph.CHAIN[at]][0]  # under the box just reached


def test_the_last_arrow_is_named_by_its_slope_which_a_nudge_meets_nearly():
    picture = chain_rule.explore_nudge(at=4).picture
    assert texts(picture.links) == ["times 2.00", "times 1", "times 1", "times −0.80"]
    assert text_of(picture.nearly) == "nearly"
    assert text_of(chain_rule.explore_nudge(at=3).picture.nearly) == ""


@pytest.mark.parametrize("nudge, measured", [(0.01, "−1.56"), (0.1, "−1.20")])  # −1.6 + 4h
def test_the_nudge_at_the_loss_is_the_quotient_of_lesson_three(nudge, measured):
    said = chain_rule.explore_nudge(nudge=nudge, at=4).sentence
    assert f"{measured} for each 1 of nudge. The slopes say 2.00 · 1 · 1 · (−0.80) = −1.60" in said


def test_the_product_follows_the_input():
    """At x = −3 the error is −2.9: −3 · 1 · 1 · (−5.8) = 17.4."""
    explorer = chain_rule.explore_nudge(x=-3, at=4)
    assert "The slopes say −3.00 · 1 · 1 · (−5.80) = 17.40" in explorer.sentence
    assert text_of(explorer.picture.product) == "= 17.40"


def test_without_a_nudge_there_are_slopes_all_the_same():
    assert "no nudge, no change" in chain_rule.explore_nudge(nudge=0, at=4).sentence
    assert "= −1.60" in chain_rule.explore_nudge(nudge=0, at=4).sentence


def test_a_large_loss_has_room_in_its_box():
    shown = moving_texts(chain_rule.explore_nudge(x=-3, nudge=0.2, at=4).picture)
    assert "12.25" in shown and "12.2500" not in shown  # (0.7 · (−3) + 0.1 − 1.5)²
    assert "9.6721" in moving_texts(chain_rule.explore_nudge(x=-3, nudge=0.07, at=4).picture)
