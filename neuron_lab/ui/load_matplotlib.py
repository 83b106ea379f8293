"""Import matplotlib, when the first picture is drawn, so that nothing of the reader's settings can stop it."""

import logging
import os
import sys
import warnings
from contextlib import chdir, contextmanager
from importlib.util import find_spec
from pathlib import Path


def load_matplotlib():
    """Import matplotlib without a word, whatever stands in the reader's matplotlibrc and environment.

    It would say, in red, where it puts its cache, or that a setting is old. A learner cannot help that.
    """
    if "matplotlib.figure" in sys.modules:
        return
    with _without_a_word():
        try:
            import matplotlib.figure
        except ValueError:  # it knows no such MPLBACKEND, or cannot read the matplotlibrc
            for name in [name for name in sys.modules if name.partition(".")[0] == "matplotlib"]:
                del sys.modules[name]  # what the attempt left, half of it
            with _with_its_own_settings():
                import matplotlib.figure  # noqa: F401


@contextmanager
def _without_a_word():
    log = logging.getLogger("matplotlib")
    before = log.level
    log.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.setLevel(before)


@contextmanager
def _with_its_own_settings():
    """While this lasts, matplotlib finds no settings but its own: it looks in the working directory first."""
    backend = os.environ.pop("MPLBACKEND", None)
    try:
        with chdir(Path(find_spec("matplotlib").origin).with_name("mpl-data")):
            yield
    finally:
        if backend is not None:
            os.environ["MPLBACKEND"] = backend
