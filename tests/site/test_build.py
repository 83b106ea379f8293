"""The site's build, without a browser: it holds the lessons as git does, and the wheels hold all that they need."""

import ast
import functools
import http.server
import json
import os
import re
import runpy
import subprocess
import sys
import threading
import venv
import zipfile
from pathlib import Path

import pytest
from refresh_notebooks import NOTEBOOKS

ROOT = NOTEBOOKS.parent
PACKAGE = ROOT / "neuron_lab"
NO_PLACE_FOR = {"threading", "signal", "subprocess", "multiprocessing"}
"""What Python in a browser does not have, or only as an empty shell."""


def python_in(folder):
    """The Python of the environment in this folder that has what builds the site."""
    return folder / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    """What the one command makes, in a folder of its own.

    Its tools are installed in an environment of their own: one of them has no place in a JupyterLab with a server.
    """
    folder = tmp_path_factory.mktemp("site")
    venv.create(folder / "env", with_pip=True)
    python = python_in(folder)
    requirements = ROOT / "lite" / "requirements.txt"
    install = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", requirements]
    done = subprocess.run(install, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"what builds the site could not be installed: {done.stderr[-300:]}")
    done = subprocess.run(
        [python, ROOT / "lite" / "build.py", "--into", folder], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return folder


def in_git(folder):
    """The files below this folder that git knows, relative to it."""
    names = subprocess.run(
        ["git", "ls-files", "-z", "."], cwd=folder, capture_output=True, text=True, check=True
    )
    return {name for name in names.stdout.split("\0") if name}


def files(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_lessons_are_those_of_git_to_the_byte(build):
    served = build / "site" / "files"
    assert files(served) == in_git(NOTEBOOKS)
    for name in in_git(NOTEBOOKS):
        assert (served / name).read_bytes() == (NOTEBOOKS / name).read_bytes(), name


def test_every_lesson_is_listed(build):
    listed = json.loads((build / "site" / "api" / "contents" / "all.json").read_text(encoding="utf-8"))
    assert {each["path"] for each in listed["content"] if each["type"] == "notebook"} == {
        path.name for path in NOTEBOOKS.glob("*.ipynb")
    }


def test_no_lesson_installs_anything():
    for path in NOTEBOOKS.glob("*.ipynb"):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                assert not re.search(r"%pip|micropip|piplite", "".join(cell["source"])), path.name


def test_the_wheels_are_of_python_alone_and_hold_every_file(build):
    wheels = {path.name.partition("-")[0]: path for path in (build / "wheels").iterdir()}
    assert set(wheels) == {"neuron_lab", "anywidget", "psygnal", "typing_extensions"}
    assert all(path.name.endswith("-none-any.whl") for path in wheels.values())
    with zipfile.ZipFile(wheels["neuron_lab"]) as wheel:
        inside = {name for name in wheel.namelist() if name.startswith("neuron_lab/")}
        assert inside == {f"neuron_lab/{name}" for name in in_git(PACKAGE)}
        for name in inside:
            assert wheel.read(name) == (ROOT / name).read_bytes(), name


def test_the_front_ends_are_those_that_the_lessons_need_and_no_other(build):
    config = json.loads((build / "site" / "jupyter-lite.json").read_text())["jupyter-config-data"]
    assert {each["name"] for each in config["federated_extensions"]} == {
        "@jupyter-widgets/jupyterlab-manager",
        "@jupyterlite/pyodide-kernel-extension",
        "anywidget",
    }
    for each in config["federated_extensions"]:
        assert (build / "site" / "extensions" / each["name"] / each["load"]).is_file()


def test_the_page_has_its_welcome(build):
    page = (build / "site" / "lab" / "index.html").read_text(encoding="utf-8")
    for name in ("welcome.js", "welcome.css"):
        assert f"../{name}" in page.partition("</head>")[0]
    for name in ("welcome.js", "welcome.css", "ahead.py"):
        assert (build / "site" / name).read_bytes() == (ROOT / "lite" / name).read_bytes()


ASK = """
import runpy, sys
import jupyterlite_pyodide_kernel.constants as published
published.PYODIDE_LOCK_DEFAULT_URL = sys.argv[2]
print(runpy.run_path(sys.argv[1])["quickest_pyodide"]())
"""


@pytest.mark.parametrize(("there", "expected"), [(["full", "pyc"], "pyc"), (["full"], "full")])
def test_the_published_site_takes_the_pyodide_that_is_compiled_if_there_is_one(
    build, tmp_path, there, expected
):
    for channel in there:
        (tmp_path / channel).mkdir()
        (tmp_path / channel / "pyodide-lock.json").write_text("{}")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=tmp_path)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        command = [
            python_in(build),
            "-c",
            ASK,
            ROOT / "lite" / "build.py",
            f"{address}/full/pyodide-lock.json",
        ]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        server.shutdown()
    assert said[-1] == f"{address}/{expected}/pyodide-lock.json"


def test_the_configuration_names_the_pyodide_that_the_lock_file_belongs_to(tmp_path):
    configuration = tmp_path / "jupyter-lite.json"
    configuration.write_bytes((ROOT / "lite" / "jupyter-lite.json").read_bytes())
    build_script = runpy.run_path(str(ROOT / "lite" / "build.py"))
    build_script["name_pyodide"]("https://a.org/pyc/pyodide-lock.json", configuration)
    settings = json.loads(configuration.read_text())["jupyter-config-data"]
    assert settings["appName"] == "One neuron"
    kernel = settings["litePluginSettings"]["@jupyterlite/pyodide-kernel-extension:kernel"]
    assert kernel == {"pyodideUrl": "https://a.org/pyc/pyodide.mjs"}


def test_the_first_page_leads_to_the_first_lesson(build):
    page = (build / "site" / "index.html").read_text(encoding="utf-8")
    assert "url=lab/index.html?path=00_start_here.ipynb" in page and "jupyter-config-data" in page


def test_a_lock_needs_a_python_that_can_make_one():
    pretend = "import runpy, sys; sys.version_info = (3, 12); del sys.argv[0]"
    pretend += "; runpy.run_path(sys.argv[0], run_name='__main__')"
    command = [sys.executable, "-c", pretend, ROOT / "lite" / "build.py", "--lock"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1 and "Python 3.13" in done.stderr


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: Path(path).stem)
def test_nothing_is_imported_that_a_browser_does_not_have(path):
    imported = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            imported.add(node.module.partition(".")[0])
    assert not imported & NO_PLACE_FOR
