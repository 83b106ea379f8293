"""Build the static site: ``python lite/build.py`` writes ``build/site``, and the wheels it needs to ``build/wheels``.

The site is JupyterLite: JupyterLab, and a Python that runs in the reader's own browser. What builds it stands in
``lite/requirements.txt``.

With ``--lock``, as it is published, the site names in a lock file of its own where the browser finds every package,
ours among them, so that all are there when a notebook opens. This needs Python 3.13, and the network: the lock file of
the published Pyodide is the beginning of ours. Without ``--lock`` the site still lacks one: whoever serves it has to
give it a Pyodide and the wheels.
"""

import argparse
import importlib.metadata
import json
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
START = "lab/index.html?path=00_start_here.ipynb"

MISSING_IN_PYODIDE = ["anywidget", "psygnal", "typing_extensions"]
"""What the package imports and Pyodide does not have. Each has a wheel of Python alone."""

FRONT_ENDS = ["@jupyterlite/pyodide-kernel-extension", "@jupyter-widgets/jupyterlab-manager", "anywidget"]
"""What JupyterLab in the browser needs beside itself. More may be installed here, and stays out."""

CONFIGURATION = ["jupyter_lite_config.json", "jupyter-lite.json", "overrides.json"]
OURS = ["index.html", "welcome.js", "welcome.css", "ahead.py"]


def emptied(folder):
    """This folder, with nothing in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def copied(names, folder):
    """This folder, with copies of some of the files beside this one."""
    for name in names:
        shutil.copyfile(HERE / name, folder / name)
    return folder


def run(*command, folder=HERE):
    """Run a program of this Python's."""
    subprocess.run([sys.executable, "-m", *map(str, command)], cwd=folder, check=True)


def build_wheels(folder):
    """The package's wheel, and the wheels of what Pyodide lacks, in the versions that are installed here."""
    quietly = ["--quiet", "--disable-pip-version-check", "--no-deps"]
    run("pip", "wheel", *quietly, "--no-build-isolation", "--wheel-dir", folder, ROOT)
    missing = [f"{name}=={importlib.metadata.version(name)}" for name in MISSING_IN_PYODIDE]
    # "any" platform: psygnal's wheel for this machine is compiled.
    run("pip", "download", *quietly, "--only-binary=:all:", "--platform=any", "--dest", folder, *missing)


def copy_lessons(folder):
    """What git knows of the notebooks, as it stands; nothing that lies beside them by accident."""
    known = ["git", "ls-files", "-z", "notebooks"]
    done = subprocess.run(known, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"The lessons are taken from git, which says: {done.stderr.strip()}")
    for name in filter(None, done.stdout.split("\0")):
        copy = folder / Path(name).relative_to("notebooks")
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, copy)


def front_end(name):
    """Where the front end with this name is installed."""
    folder = Path(sys.prefix, "share", "jupyter", "labextensions", name)
    if not folder.is_dir():
        sys.exit(f"{name} is not installed: pip install -r lite/requirements.txt")
    return folder


def quickest_pyodide():
    """The address of the published Pyodide's lock file; of the one whose modules are compiled, if it is there.

    Otherwise the browser compiles them, at every visit: it was seen to need half as long again until Python is there.
    What is lost: an error within a library says in which line it was, and does not show it.
    """
    from jupyterlite_pyodide_kernel.constants import PYODIDE_LOCK_DEFAULT_URL

    compiled = PYODIDE_LOCK_DEFAULT_URL.replace("/full/", "/pyc/")
    try:
        urllib.request.urlopen(compiled, timeout=60).close()
    except urllib.error.HTTPError as error:
        if error.code not in (403, 404):
            raise
        compiled = PYODIDE_LOCK_DEFAULT_URL
    print(f"Pyodide: {compiled}")
    return compiled


def name_pyodide(lock_file, configuration):
    """Have a site's configuration name the Pyodide that this lock file belongs to."""
    settings = json.loads(configuration.read_text(encoding="utf-8"))
    pyodide = {"pyodideUrl": lock_file.replace("pyodide-lock.json", "pyodide.mjs")}
    settings["jupyter-config-data"]["litePluginSettings"] = {f"{FRONT_ENDS[0]}:kernel": pyodide}
    configuration.write_text(json.dumps(settings), encoding="utf-8")


def build_site(into, lock):
    """Have JupyterLite build it, and add the page that one comes to and the welcome."""
    options = [
        part for name in FRONT_ENDS for part in ("--LiteBuildConfig.federated_extensions", front_end(name))
    ]
    # It keeps its notes beside its configuration, so it is given a copy.
    folder = copied(CONFIGURATION, emptied(into / "lite"))
    if lock:
        pyodide = quickest_pyodide()
        name_pyodide(pyodide, folder / "jupyter-lite.json")
        options += ["--pyodide-lock", "--pyodide-lock-url", pyodide]
    run("jupyterlite_core", "build", *options, folder=folder)
    copied(OURS, into / "site")
    page = into / "site" / "lab" / "index.html"
    before, head, after = page.read_text(encoding="utf-8").partition("</head>")
    if not head:
        sys.exit(f"{page} has no </head> to add the welcome to")
    welcome = (
        '<link rel="stylesheet" href="../welcome.css"><script type="module" src="../welcome.js"></script>'
    )
    page.write_text(before + welcome + head + after, encoding="utf-8")


def main():
    """Build all of it, anew."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lock", action="store_true", help="with a lock file, as it is published")
    parser.add_argument(
        "--into", type=Path, default=ROOT / "build", help="the folder for it; build by default"
    )
    chosen = parser.parse_args()
    if chosen.lock and sys.version_info < (3, 13):
        sys.exit("--lock needs Python 3.13 or later; without it the site is built by an earlier one too")
    into = chosen.into.resolve()
    build_wheels(emptied(into / "wheels"))
    copy_lessons(emptied(into / "contents"))
    emptied(into / "site")
    emptied(into / "cache")  # it would keep an older Pyodide's lock file
    build_site(into, chosen.lock)
    print(f"The site is in {into / 'site'}; it begins at {START}")
    if not chosen.lock:
        print("It has no lock file for Pyodide, so it is not to be published: python lite/build.py --lock")


if __name__ == "__main__":
    main()
