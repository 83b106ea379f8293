"""How the suite is shared out where it runs in several processes at once."""

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
    """Hand out the cells of a notebook together, and all that needs a browser; else test by test."""
    return KeptTogether(config, log)


class KeptTogether(LoadScopeScheduling):
    """What it hands out together shares a kernel; the variants of one test share what it has set up.

    Two browsers at once would be in each other's way: a page takes more than a core while it is drawn.
    """

    def _split_scope(self, nodeid):
        path, _, test = nodeid.partition("::")
        if path.startswith("tests/browser/"):
            return "tests/browser"
        return path if path.endswith(".ipynb") else f"{path}::{test.partition('[')[0]}"
