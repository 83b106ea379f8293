"""What can be held of Binder without Binder: the files are where repo2docker looks, and their steps run."""

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).parent.parent
BINDER = ROOT / "binder"


def test_repo2docker_finds_what_is_meant_and_nothing_that_would_come_first():
    """A Dockerfile or an environment.yml in the folder would be taken instead of the requirements."""
    assert {path.name for path in BINDER.iterdir()} == {"requirements.txt", "runtime.txt", "postBuild"}
    assert not (ROOT / ".binder").exists()


def test_its_python_is_one_that_the_suite_is_run_on():
    python = re.fullmatch(r"python-(3\.\d+)\n", (BINDER / "runtime.txt").read_text())[1]
    assert f"Python :: {python}" in (ROOT / "pyproject.toml").read_text()


def test_it_installs_the_one_list_and_through_it_the_package():
    [line] = (BINDER / "requirements.txt").read_text().splitlines()
    assert (BINDER / line.removeprefix("-r ")).resolve() == ROOT / "requirements.txt"
    assert "-e ." in (ROOT / "requirements.txt").read_text().splitlines()


def test_post_build_leaves_matplotlibs_font_cache_in_the_image(tmp_path):
    """As repo2docker calls it: from the top of the repository, with the environment's Python first."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "MPLCONFIGDIR": str(tmp_path)}
    subprocess.run(["./binder/postBuild"], cwd=ROOT, env=environment, check=True, timeout=120)
    assert list(tmp_path.glob("fontlist*.json"))


def test_the_readmes_links_open_the_first_lesson():
    """Binder's, and the one for a JupyterHub, whose path begins with the repository's name."""
    readme = unquote((ROOT / "README.md").read_text())
    links = re.findall(r"urlpath=lab/tree/(?:REPOSITORY/)?(\S+)", readme)
    assert len(links) == 2 and all((ROOT / link).exists() for link in links)
