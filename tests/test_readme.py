"""The README's promises: two commands that work as written, and links and lists that are complete.

The same for the pages beside it, CONTRIBUTING.md and the one for teachers.
"""

import ast
import re
import sys
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


PAGES = ["README.md", "CONTRIBUTING.md", "notebooks/for_teachers.md"]


def anchors(path):
    """The headings of a page, as GitHub makes links of them."""
    headings = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), flags=re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", PAGES)
def test_its_links_lead_somewhere(document):
    path = ROOT / document
    links = re.findall(r"\]\(([^)]+)\)", path.read_text(encoding="utf-8"))
    links = [link for link in links if not link.startswith("http")]
    assert len(links) > 5
    for link in links:
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists() and (not anchor or anchor in anchors(target)), link


def test_the_page_for_teachers_links_to_what_lies_beside_it_alone():
    """It is on the page in the browser too, which holds the lessons' folder and no more."""
    page = (ROOT / "notebooks" / "for_teachers.md").read_text(encoding="utf-8")
    assert "](..)" not in page and "](../" not in page


def test_the_page_for_teachers_has_each_lesson_and_its_minutes():
    """As the lesson itself gives them, and as the README does."""
    rows = re.findall(r"\]\(((?:notebooks/)?\d\d_\w+\.ipynb)\) \|(.*)\|", (ROOT / PAGES[2]).read_text())
    lessons = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
    assert [name for name, _ in rows] == [path.name for path in lessons]
    for (name, row), path in zip(rows, lessons, strict=True):
        [minutes] = re.findall(r"\*\*It takes\*\* (\d+) minutes", path.read_text(encoding="utf-8"))
        assert row.split("|")[0].strip() == minutes
        assert re.search(rf"\(notebooks/{name}\).*\| {minutes} \|$", README, flags=re.M)


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


def test_the_site_takes_the_versions_that_the_lessons_take():
    """What builds it is pinned; what the lessons need has the same bounds here and there."""
    ours = (ROOT / "requirements.txt").read_text().splitlines()
    lines = [line for line in (ROOT / "lite" / "requirements.txt").read_text().splitlines() if line[0] != "#"]
    for line in lines:
        pinned = line.startswith("jupyterlite") and "==" in line
        assert pinned or line in ours or line.startswith("hatchling>="), line


def test_the_package_declares_what_it_imports_as_the_list_has_it():
    """JupyterLab and nbval are for the reader. IPython, traitlets and contourpy come with what is declared."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    assert set(declared) <= set((ROOT / "requirements.txt").read_text().splitlines())
    found = set()
    for path in (ROOT / "neuron_lab").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {name.name.partition(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add(node.module.partition(".")[0])
    outside = found - sys.stdlib_module_names - {"neuron_lab", "IPython", "traitlets", "contourpy"}
    assert outside == {re.match(r"\w+", line)[0] for line in declared}
