"""Where it is said to run, it is tested: one list of Pythons, one list of versions, and the hooks that watch them."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import nbformat
import pytest
import yaml
from refresh_notebooks import NOTEBOOKS, check

import noxfile

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
PYTHONS = [each.rpartition(" ")[2] for each in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", each)]


def test_nox_and_the_workflow_run_every_python_that_is_named():
    assert PYTHONS == noxfile.PYTHONS and f">={PYTHONS[0]}" == PROJECT["requires-python"]
    workflow = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text())
    assert workflow["jobs"]["test"]["strategy"]["matrix"]["python"] == PYTHONS


def test_the_lowest_versions_are_read_from_the_requirements():
    requirements = (ROOT / "requirements.txt").read_text()
    lowest = noxfile.lowest_versions(requirements)
    assert len(lowest) == requirements.count(">=") > 4
    for constraint in lowest:
        assert constraint.replace("==", ">=") + "," in requirements


def test_the_citation_names_the_version_that_is_installed():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    assert citation["cff-version"] == "1.2.0" and {"title", "authors", "message", "license"} <= set(citation)
    assert f'__version__ = "{citation["version"]}"' in (ROOT / "neuron_lab" / "__init__.py").read_text()


# -------------------------------------------------------------------------------------------------- hooks


def hooks():
    [local] = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"]
    assert local["repo"] == "local"  # nothing is fetched
    return {hook["id"]: hook for hook in local["hooks"]}


def test_the_hooks_look_at_every_notebook_and_run_what_there_is():
    pattern, command = (hooks()["notebooks"][key] for key in ("files", "entry"))
    assert all(re.search(pattern, f"notebooks/{path.name}") for path in NOTEBOOKS.glob("*.ipynb"))
    assert (ROOT / command.split()[1]).exists()
    for name in ("ruff-check", "ruff-format"):
        assert hooks()[name]["entry"].startswith(name.replace("-", " "))


SPOILERS = {
    "a run out of order": lambda nb: nb.cells[1].update(execution_count=7),
    "a cell that was not run": lambda nb: nb.cells[1].update(execution_count=None),
    "another kernel's name": lambda nb: nb.metadata.kernelspec.update(name="mine"),
    "widget state": lambda nb: nb.metadata.update(widgets={"application/vnd.jupyter.widget-state+json": {}}),
    "a folded cell": lambda nb: nb.cells[0].metadata.update(collapsed=True),
    "a model's id": lambda nb: (
        next(cell for cell in nb.cells if cell.get("outputs"))
        .outputs[0]
        .data.update(
            {
                "application/vnd.jupyter.widget-view+json": {
                    "model_id": "0",
                    "version_major": 2,
                    "version_minor": 0,
                }
            }
        )
    ),
}


@pytest.fixture
def copy(tmp_path):
    return Path(shutil.copy(NOTEBOOKS / "01_forward_pass.ipynb", tmp_path))


@pytest.mark.parametrize("spoil", SPOILERS.values(), ids=SPOILERS)
def test_the_check_names_a_spoiled_notebook(copy, spoil):
    assert check([copy]) is None
    notebook = nbformat.read(copy, as_version=4)
    spoil(notebook)
    nbformat.write(notebook, copy)
    assert str(copy) in check([copy]) and "refresh_notebooks.py" in check([copy])


def test_the_check_names_a_notebook_that_another_program_has_laid_out(copy):
    copy.write_text(copy.read_text(encoding="utf-8").replace("\n ", "\n  "), encoding="utf-8")
    assert str(copy) in check([copy])


def test_the_check_fails_as_a_command(copy):
    command = [sys.executable, str(ROOT / "tests" / "refresh_notebooks.py"), "--check", str(copy)]
    assert subprocess.run(command, check=False).returncode == 0
    copy.write_text(copy.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert subprocess.run(command, check=False, capture_output=True).returncode == 1
