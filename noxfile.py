"""Run the suite on every Python that pyproject.toml names, and on the lowest versions that requirements.txt takes.

    nox                    everything
    nox -s tests-3.13      one Python, with the newest versions
    nox -s lowest          the lowest Python, with the lowest versions

What stands after ``--`` goes to pytest: ``nox -s lowest -- --ignore tests/browser``.
"""

import re
from pathlib import Path

import nox

nox.options.default_venv_backend = "uv|virtualenv"

PYTHONS = nox.project.python_versions(nox.project.load_toml("pyproject.toml"))


def lowest_versions(requirements):
    """The constraints that leave each line of a requirements file only its lower bound: ``a>=1.2,<2`` → ``a==1.2``."""
    return [
        f"{name}=={bound}" for name, bound in re.findall(r"^([\w-]+)>=([\d.]+)", requirements, flags=re.M)
    ]


@nox.session(python=PYTHONS)
def tests(session):
    """The suite with the newest versions."""
    session.install("-r", "tests/requirements.txt")
    session.run("pytest", *session.posargs)


@nox.session(python=PYTHONS[0])
def lowest(session):
    """The suite with the lowest versions that requirements.txt takes, read from there."""
    constraints = Path(session.create_tmp()) / "lowest.txt"
    constraints.write_text("\n".join(lowest_versions(Path("requirements.txt").read_text())))
    session.install("-r", "tests/requirements.txt", "-c", str(constraints))
    session.run("pytest", *session.posargs)
