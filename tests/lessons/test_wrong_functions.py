"""No wrong function is called right, and no diagnosis names a mistake that was not made: a random search.

``MUTANTS=500 pytest tests/lessons/test_wrong_functions.py`` tries more of them.
"""

import dataclasses
import os

import pytest
import wrong_functions
from learners import CHECKS

COUNT = int(os.environ.get("MUTANTS", 12))


@pytest.mark.parametrize("check", CHECKS)
def test_every_changed_function_is_judged_by_what_it_is(check):
    for text, report, at_fault in wrong_functions.search(check, COUNT, seed="suite"):
        assert at_fault is None, f"{at_fault}: {text}\n{report.words}"


@pytest.mark.parametrize(
    "changes, at_fault",
    [
        ({"cases": CHECKS["forward_pass.check"].cases[:1]}, "called right"),  # one case, with short numbers
        ({"cases": ((2.0, 0.5, 0.0), (1.0, 3.0, 0.0))}, "named wrongly"),  # where no bias can be missed
    ],
)
def test_a_check_with_poor_cases_is_found_out(changes, at_fault, monkeypatch):
    poor = dataclasses.replace(CHECKS["forward_pass.check"], **changes)
    monkeypatch.setitem(CHECKS, "forward_pass.check", poor)
    found = {fault for *_, fault in wrong_functions.search("forward_pass.check", 60, seed="poor")}
    assert at_fault in found
