"""How the suite is shared out where it runs in several processes at once."""

import gc
import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from xdist.scheduler import LoadScopeScheduling

# Before NumPy is loaded, and for kernels as well: with all cores at work already, threads that wait for each other make
# a training run ten times as long. Whoever has chosen a number keeps it.
for library in ("OPENBLAS", "OMP", "MKL"):
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")

pytest.register_assert_rewrite("pages", "jupyterlab_page")  # what they find wrong is told in full

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


def pytest_collection_finish(session):
    """The tests themselves never become rubbish: do not look through thousands of them again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def nothing_stays():
    """Whatever cards a test has made are closed after it; those that tests share stay."""
    from explorers import alive

    before = alive()
    yield
    for widget in alive() - before:
        widget.close()


PAGES = ("tests/browser/", "tests/site/")


def pytest_xdist_make_scheduler(config, log):
    """Hand out together the cells of a notebook, and a lesson's tests in the browser; else test by test."""
    return KeptTogether(config, log)


class KeptTogether(LoadScopeScheduling):
    """What it hands out together shares a kernel or a page; the variants of one test share what it has set up."""

    def _split_scope(self, nodeid):
        path, _, test = nodeid.partition("::")
        if path.startswith(PAGES):
            from shipped import lesson_of

            return f"{path.rpartition('/')[0]}::{lesson_of(nodeid) or path}"
        measured = path.startswith("tests/benchmarks/")  # what is measured once is asked of in several tests
        return path if measured or path.endswith(".ipynb") else f"{path}::{test.partition('[')[0]}"
