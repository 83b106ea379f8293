"""What to say to a function that gives nothing back, by what it prints and how it is written."""

import ast
import re

from neuron_lab.ui.exercise.results import parts_of, shown
from neuron_lab.ui.exercise.written import endings, is_print, own, tree_of


def nothing_returned(function, printed, wanted):
    """Why nothing came back: ``return`` is missing, or ``print`` stands in its place.

    :param printed: what the function printed.
    :param wanted: what it should have given, as numbers.
    """
    last = endings(function)
    if any(isinstance(node, ast.Return) and is_print(node.value) for node in last):
        advice = "print gives nothing back. Take it away: write the value itself behind `return`."
        return f"gave nothing back: {advice} {_verdict(printed, wanted)}"
    if printed.strip() and (
        not _is_read(function) or any(is_print(getattr(node, "value", None)) for node in last)
    ):
        return f"prints the result instead of returning it: write `return` for `print`. {_verdict(printed, wanted)}"
    missing = "`return` is missing at the end" if printed.strip() else "`return` is missing"
    return f"gave nothing back, it should give {shown(wanted)}: {missing}."


def _is_read(function):
    written = own(function)
    return written is not None and isinstance(tree_of(written.__code__), ast.FunctionDef)


def _verdict(printed, wanted):
    verdict = "is the right value" if _printed_last(printed, wanted) else "is not the right value yet"
    return f"What it printed last {verdict}."


def _printed_last(printed, wanted):
    """Whether the last numbers that were printed are the wanted ones, in as many digits as were printed."""
    wanted = parts_of(wanted)
    texts = re.findall(r"(?<![\w.])[-−]?\d+(?:\.\d*)?(?:e[-+]?\d+)?", printed[-1000:])[-len(wanted) :]
    return len(texts) == len(wanted) and all(map(_rounds_to, wanted, texts))


def _rounds_to(value, text):
    digits = len(text.partition(".")[2])
    return abs(value - float(text.replace("−", "-"))) <= 0.5 * 10**-digits + 1e-9
