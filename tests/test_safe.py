"""Nothing is fetched and nobody is called: no lesson opens a connection, whatever is shown or moved.

That no module runs text as code, and that no learner's text becomes markup, stands in ui/test_escaping.py.
"""

import subprocess
import sys
from pathlib import Path

import pytest

LISTEN = """
import sys

CALLS = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostby", "socket.sendto", "urllib.")
heard = []
sys.addaudithook(lambda event, arguments: heard.append((event, arguments)) if event.startswith(CALLS) else None)
"""

SHOW_EVERYTHING = """
import importlib, pkgutil
import neuron_lab.lessons

shown = 0
for module in pkgutil.iter_modules(neuron_lab.lessons.__path__):
    lesson = importlib.import_module(f"neuron_lab.lessons.{module.name}")
    for name in getattr(lesson, "__all__", ()):
        if not name.startswith(("explore", "practice", "race", "fill_in")):
            continue
        card = getattr(lesson, name)()
        card._repr_mimebundle_()
        for control in getattr(card, "controls", {}).values():
            control.reset()
        card.close()
        shown += 1
assert shown > 20, shown
"""

REPORT = """
sys.exit(f"a connection: {heard[:3]}" if heard else None)
"""


def run(code):
    """Run this in a fresh interpreter, with somebody who listens for connections."""
    command = [sys.executable, "-c", LISTEN + code + REPORT]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=Path(__file__).parent)


def test_everything_is_shown_without_a_connection():
    done = run(SHOW_EVERYTHING)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import urllib.request\ntry: urllib.request.urlopen('http://127.0.0.1:9', timeout=1)\nexcept OSError: pass",
    ],
)
def test_the_one_who_listens_hears_it(code):
    assert "a connection" in run(code).stderr
