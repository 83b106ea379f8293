"""The README's promises: two commands that work as written, and links and lists that are complete."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()


@pytest.mark.parametrize(
    "command",
    [
        "pip install -r requirements.txt && jupyter lab notebooks/00_start_here.ipynb",
        "pip install -r tests/requirements.txt && pytest",
    ],
)
def test_the_commands_stand_alone_in_a_block(command):
    assert f"```\n{command}\n```" in README


def test_its_links_lead_somewhere():
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if not link.startswith("http")]
    assert len(links) > 8
    for link in links:
        assert (ROOT / link).exists(), link


def test_it_lists_every_notebook():
    assert all(f"({path.relative_to(ROOT)})" in README for path in (ROOT / "notebooks").glob("*.ipynb"))


def test_its_picture_has_words():
    words, path = re.search(r"!\[([^\]]+)\]\(([^)]+)\)", README).groups()
    assert len(words) > 40 and (ROOT / path).stat().st_size > 10_000


def test_every_requirement_has_a_lower_bound_and_a_cap():
    for line in (ROOT / "requirements.txt").read_text().splitlines():
        assert line == "-e ." or re.fullmatch(r"[a-z]+>=[\d.]+,<\d+", line), line


def test_there_is_one_list_of_requirements():
    for folder in ("tests", "binder"):
        assert "-r ../requirements.txt" in (ROOT / folder / "requirements.txt").read_text().splitlines()
    assert "dependencies" not in tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
