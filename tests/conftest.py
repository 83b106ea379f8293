"""How the suite is shared out where it runs in several processes at once."""

import re

import pytest
from hypothesis import HealthCheck, Phase, settings
from xdist.scheduler import LoadScopeScheduling

settings.register_profile("default", deadline=None)  # a test is not wrong because the machine is busy
# For long ways through a card: the same ones each time, and of a failure the moves are printed as they were.
settings.register_profile(
    "anything",
    max_examples=3,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def nothing_stays():
    """Whatever cards a test has made are closed after it."""
    from ipywidgets import Widget

    yield
    Widget.close_all()


def pytest_xdist_make_scheduler(config, log):
    """Hand out the cells of a notebook together, and what the browser tests do with one lesson; else test by test."""
    return KeptTogether(config, log)


class KeptTogether(LoadScopeScheduling):
    """What it hands out together shares a kernel, or a page; the variants of one test share what it has set up."""

    def _split_scope(self, nodeid):
        notebook = re.search(r"\w+\.ipynb", nodeid)
        if notebook and nodeid.startswith(("notebooks/", "tests/browser/")):
            return nodeid.partition("/")[0] + notebook[0]
        return nodeid.partition("[")[0]
