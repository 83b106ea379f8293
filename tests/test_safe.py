"""Nothing is fetched and nobody is called: no lesson opens a connection, whatever is loaded or shown.

That nobody is called while each card is shown stands in test_accidents.py; that no module runs text as code, and that
no learner's text becomes markup, in ui/test_escaping.py.
"""

import subprocess
import sys
from pathlib import Path

import pytest


def run(code):
    """Run this in a fresh interpreter, with somebody who listens for connections."""
    report = 'sys.exit(f"a connection: {listening.heard[:3]}" if listening.heard else None)'
    command = [sys.executable, "-c", f"import listening, sys\n{code}\n{report}"]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=Path(__file__).parent)


def test_every_lesson_is_loaded_and_a_picture_shown_without_a_connection():
    done = run("from lessons_by_name import LESSONS\nLESSONS['forward_pass'].explore().png()")
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
