"""A slider must feel like a lever: what a move may cost in the kernel."""

import pytest
from explorers import EXPLORERS
from moves import measure


@pytest.fixture(scope="module")
def measured():
    return measure()


@pytest.mark.parametrize("name", EXPLORERS)
def test_a_move_is_quick_and_small(measured, name):
    if name not in measured:
        pytest.skip("nothing to move: a pad, whose strokes are measured in tests/lessons/test_digits.py")
    live, usual = measured[name]["live"], measured[name]["usual"]
    assert live["bytes"] <= 8000
    # Milliseconds say more of the machine and its neighbours than of the picture, so a ratio; and of both the
    # fastest, as whatever disturbs only adds: other tests run beside this one.
    assert usual["fastest"] >= 20 * live["fastest"], "interact beside it, in the same run"
