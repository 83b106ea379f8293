"""Imports run downward only, and the lessons start at once."""

import ast
import importlib
import statistics
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "neuron_lab"
MATHEMATICS = tuple(sorted(path.stem for path in PACKAGE.glob("[a-z]*.py")))
UI = tuple(sorted(path.stem for path in (PACKAGE / "ui").glob("[a-z]*") if path.suffix != ".css"))
LESSONS = tuple(sorted(path.parent.name for path in (PACKAGE / "lessons").glob("*/picture.py")))


def fresh(code):
    """What a fresh interpreter prints that runs this code."""
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def modules_after(code):
    """The modules that a fresh interpreter has loaded after this code."""
    return set(fresh(f"import sys\n{code}\nprint(*sys.modules)").split())


@cache
def loaded_one_by_one(package, names):
    """What a fresh interpreter has loaded after each of these modules, one after the other."""
    imports = "".join(f"import {package}.{name}\nprint(*sys.modules)\n" for name in names)
    return dict(zip(names, map(str.split, fresh(f"import sys\n{imports}").splitlines()), strict=True))


@pytest.mark.parametrize("name", MATHEMATICS)
def test_the_mathematics_knows_no_picture_and_no_widget(name):
    loaded = loaded_one_by_one("neuron_lab", MATHEMATICS)[name]
    assert not {*loaded} & {"matplotlib", "ipywidgets", "IPython", "neuron_lab.ui", "neuron_lab.lessons"}


@pytest.mark.parametrize("name", UI)
def test_the_ui_knows_no_neuron(name):
    loaded = loaded_one_by_one("neuron_lab.ui", UI)[name]
    neurons = {f"neuron_lab.{part}" for part in MATHEMATICS if part != "validation"}
    assert not {*loaded} & (neurons | {"neuron_lab.lessons"})


def test_the_package_itself_imports_nothing():
    assert not modules_after("import neuron_lab") & {"numpy", "matplotlib", "ipywidgets"}


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_loads_no_matplotlib_until_it_shows_a_picture(name):
    assert "matplotlib" not in loaded_one_by_one("neuron_lab.lessons", LESSONS)[name]


def test_a_picture_needs_no_pyplot():
    loaded = modules_after("from neuron_lab.lessons import loss; loss.explore().png()")
    assert "matplotlib.figure" in loaded and "matplotlib.pyplot" not in loaded


def test_a_lesson_loads_no_slower_than_pyplot():
    def seconds(module):
        clock = "time.perf_counter()"
        return float(fresh(f"import time; start = {clock}; import {module}; print({clock} - start)"))

    pairs = [(seconds("neuron_lab.lessons.forward_pass"), seconds("matplotlib.pyplot")) for _ in range(5)]
    ours, pyplots = (statistics.median(column) for column in zip(*pairs, strict=True))
    assert ours <= pyplots, f"{ours:.3f} s against {pyplots:.3f} s"


def test_every_notebook_has_its_lesson_and_every_lesson_its_notebook():
    notebooks = {path.stem.partition("_")[2] for path in (PACKAGE.parent / "notebooks").glob("[0-9]*.ipynb")}
    assert notebooks == set(LESSONS)


def imports_of(path):
    """What a file imports from the package, as (module, name)."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("neuron_lab"):
            yield from ((node.module, name.name) for name in node.names)
        elif isinstance(node, ast.Import):
            yield from ((name.name, "") for name in node.names if name.name.startswith("neuron_lab"))


@pytest.mark.parametrize("floor", [*LESSONS, "shared"])
def test_no_lesson_imports_another(floor):
    for path in (PACKAGE / "lessons" / floor).rglob("*.py"):
        others = {
            f"{module}.{name}".split(".")[2]
            for module, name in imports_of(path)
            if module.startswith("neuron_lab.lessons")
        }
        assert others <= {floor, "shared"}, f"{path} imports {others}"


@pytest.mark.parametrize("name", LESSONS)
def test_no_module_of_a_lesson_bears_the_name_of_a_door(name):
    """It would be shadowed: ``lesson.check`` must be the check, not a module."""
    lesson = importlib.import_module(f"neuron_lab.lessons.{name}")
    modules = {path.stem for path in (PACKAGE / "lessons" / name).glob("[a-z]*.py")}
    assert not modules & set(lesson.__all__)


def test_no_module_is_long():
    lines = {path: path.read_text(encoding="utf-8").count("\n") for path in PACKAGE.rglob("*.py")}
    assert not {str(path.relative_to(PACKAGE)): count for path, count in lines.items() if count > 250}
