"""Would the tests notice? ``python tests/benchmarks/mutants.py`` makes small mistakes in the code, and counts.

A *mutant* is the package with one change: + for −, < for ≤, an argument left out, a text in capitals. It is
caught if a test fails. What no test notices is printed as a diff, then a Markdown table. A survivor calls for a
test, unless the change changes nothing that matters (``dL / 1.0`` for ``dL * 1.0``).

It needs mutmut (``pip install mutmut``; Linux or macOS), which works on a copy in ``mutants/``. Which modules and
which tests stands in pyproject.toml: only fast unit tests, and of these only what calls the changed function.
Names narrow it down: ``python tests/benchmarks/mutants.py neuron ui.practice``. All take a quarter of an hour.
mutmut changes functions: what has a decorator (a property) and what stands outside of functions, it leaves alone.
"""

import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
CAUGHT = {"killed", "timeout", "segfault"}


def mutmut(*arguments, **options):
    """Run mutmut; return what it printed where that is asked for."""
    command = [sys.executable, "-m", "mutmut", *arguments]
    return subprocess.run(command, cwd=ROOT, text=True, check=True, **options).stdout


def mutants():
    """Yield each mutant that was tried, and what became of it: ("neuron_lab.neuron.x_forward__mutmut_1", "killed")."""
    for line in mutmut("results", "--all", "true", stdout=subprocess.PIPE).splitlines():
        name, colon, fate = line.strip().rpartition(": ")
        if colon and fate != "not checked":
            yield name, fate


def module_of(name):
    """The module that a mutant changes: "ui.practice"."""
    return name.rpartition(".")[0].removeprefix("neuron_lab.")


def table(fates):
    """A row for each module, and their sum, as Markdown."""
    made = Counter(module_of(name) for name in fates)
    caught = Counter(module_of(name) for name, fate in fates.items() if fate in CAUGHT)
    rows = [
        *((module, caught[module], made[module]) for module in made),
        ("all", caught.total(), made.total()),
    ]
    lines = [f"| {module} | {n} | {k} | {n - k} | {k / n:.1%} |" for module, k, n in rows]
    return "\n".join(["| module | mutants | caught | survived | share |", "|---|---|---|---|---|", *lines])


def main(modules):
    """Try all mutants afresh, or those of these modules."""
    shutil.rmtree(ROOT / "mutants", ignore_errors=True)  # it remembers verdicts, also those of earlier tests
    mutmut("run", *(f"neuron_lab.{module}.*" for module in modules))
    fates = dict(mutants())
    for name in (name for name, fate in fates.items() if fate not in CAUGHT):
        sys.stdout.write(f"\n{mutmut('show', name, stdout=subprocess.PIPE)}")
    sys.stdout.write(f"\n{table(fates)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
