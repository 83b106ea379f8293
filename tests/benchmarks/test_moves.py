"""A slider, and a handle in the picture, must feel like a lever: what a move may cost in the kernel."""

import pytest
from explorers import EXPLORERS
from moves import mean, measure


@pytest.fixture(scope="module")
def measured():
    return measure(moves=6, rounds=3)


DRAWN_ON = {"digits.explore_own"}
"""A pad has nothing to move; its strokes are measured in tests/lessons/test_digits.py."""


@pytest.mark.parametrize("name", sorted(EXPLORERS.keys() - DRAWN_ON))
def test_a_move_is_one_message_quick_and_small(measured, name):
    ways = measured[name]
    for way in ways.keys() - {"usual"}:
        assert set(ways[way]["messages"]) == {1}, way
        assert max(ways[way]["bytes"]) <= 8000, way
    # Milliseconds say more of the machine and its neighbours than of the picture, so a ratio; and of both the
    # fastest, as whatever disturbs only adds: other tests run beside this one.
    usual, ours = (min(ways[way]["milliseconds"]) for way in ("usual", "slider"))
    assert usual >= 20 * ours, "interact beside it, in the same run"


@pytest.mark.parametrize("way", ["slider", "drag"])
def test_a_move_is_4_kilobytes_on_average(measured, way):
    sizes = [mean(ways[way]["bytes"]) for ways in measured.values() if way in ways]
    assert mean(sizes) <= 4000
