"""How the suite is shared out where it runs in several processes at once."""

import re

from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

settings.register_profile("default", deadline=None)  # a test is not wrong because the machine is busy


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
