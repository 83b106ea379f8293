"""How many false numbers in the prose of the notebooks are noticed: each is changed in turn, and the rule asked again.

``python tests/benchmarks/prose_guard.py [--all]`` prints for two rules how many of the changes are noticed: the one
before, by which a decimal stands in any output of its notebook, and that of ``prose_numbers``, by which it stands
beside its text. The changes:

- a decimal gets another last digit, each of the nine in turn;
- a decimal is swapped for each other one that another output of its notebook shows;
- a whole number that counts steps, epochs, points, digits, parameters or per cent becomes one more, one less;
- so does every other whole number that is held, such as an input.

``--all`` lists what is missed, and each whole number that is told apart as no result.
"""

import re
import sys
from collections import Counter
from pathlib import Path

import nbformat

sys.path.insert(0, str(Path(__file__).parent.parent))

from numbers_in_prose import WORDS, claims, numbers
from prose_numbers import parts, unsaid, values_of_body

from neuron_lab.datasets import WORKED

NOTEBOOKS = Path(__file__).parent.parent.parent / "notebooks"
DECIMAL = re.compile(r"(?<![\w.])([-−+]?)(\d+\.\d+(?:e[+-]\d+)?)")


# ---------------------------------------------------------------------------------------- the two rules


def outputs(notebook):
    """The text of each output of a notebook."""
    return [
        output.get("text") or output.get("data", {}).get("text/plain", "")
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
    ]


def anywhere(notebook):
    """The rule before: a decimal of the prose stands in any output of the notebook, or is a given."""
    found = DECIMAL.findall("\n".join(outputs(notebook)))
    shown = {float(sign.replace("−", "-").replace("+", "") + digits) for sign, digits in found}
    given = {abs(number) for number in WORKED} | {WORKED.x * WORKED.w + WORKED.b}

    def notices(part, text):
        for sign, digits in DECIMAL.findall(re.sub(r"`[^`]*`|\]\([^)]*\)", "", text)):
            value = -float(digits) if sign in "-−" and sign else float(digits)
            known = value in shown if sign else value in {abs(number) for number in shown} | given
            if not known and not (sign == "+" and value in given):
                return True
        return False

    return notices


def nearby(notebook):
    """The rule of ``prose_numbers``."""
    body = values_of_body(parts(notebook))
    return lambda part, text: bool(unsaid(part._replace(text=text), body))


# ------------------------------------------------------------------------------------------ the changes


def other_last_digits(claim, notebook):
    """This number with each other last digit; of 1.17e+308 the 7."""
    place = re.match(r"[-−+]?\d+\.\d+", claim.written).end() - 1
    for digit in "0123456789":
        if digit != claim.written[place]:
            yield claim.written[:place] + digit + claim.written[place + 1 :]


def swaps(claim, notebook):
    """Every other decimal that an output shows, but for the outputs that show this one."""
    for text in outputs(notebook):
        shown = [each for each in numbers(text) if not each.whole]
        if claim.value not in {each.value for each in shown} | {abs(each.value) for each in shown}:
            yield from {each.written.replace("-", "−") for each in shown}


def one_more_and_one_less(claim, notebook):
    """This whole number one more and one less, in words where it is in words."""
    for value in (int(claim.value) + 1, int(claim.value) - 1):
        if claim.written[0].isalpha():
            yield next((word for word, number in WORDS.items() if number == value), str(value))
        else:
            yield f"{value:,}" if "," in claim.written else f"{value}".replace("-", "−")


KINDS = {
    "decimals, another last digit": (lambda claim: not claim.whole, other_last_digits),
    "decimals, swapped": (lambda claim: not claim.whole, swaps),
    "counts, ± 1": (lambda claim: claim.counts, one_more_and_one_less),
    "other whole numbers, ± 1": (lambda claim: claim.whole and not claim.counts, one_more_and_one_less),
}


def measure(notebook):
    """For each kind of change and each rule: how many were tried, and how many noticed."""
    tried, missed = Counter(), []
    rules = {"before": anywhere(notebook), "now": nearby(notebook)}
    for part in parts(notebook):
        for claim in claims(part.text):
            for kind, (concerns, changes) in KINDS.items():
                for change in set(changes(claim, notebook)) if concerns(claim) else ():
                    text = part.text[: claim.start] + change + part.text[claim.end :]
                    tried[kind] += 1
                    for name, notices in rules.items():
                        if notices(part, text):
                            tried[kind, name] += 1
                        elif name == "now":
                            missed.append((kind, part, claim, change))
    return tried, missed


def set_aside(notebook):
    """The whole numbers that are told apart as no result, with their surroundings."""
    for part in parts(notebook):
        held = {each.start for each in claims(part.text)}
        for each in numbers(part.text):
            if each.whole and each.start not in held:
                yield part.text[max(0, each.start - 30) : each.end + 20].replace("\n", " ")


if __name__ == "__main__":
    total, aside = Counter(), 0
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        tried, missed = measure(notebook)
        total.update(tried)
        aside += len(list(set_aside(notebook)))
        if "--all" in sys.argv:
            print(path.name)
            for kind, part, claim, change in missed:
                print(f"  missed, {kind}: {claim.written} -> {change} in cell {part.cell}")
            for text in set_aside(notebook):
                print(f"  set aside: {text}")
    for kind in KINDS:
        shares = {name: total[kind, name] / total[kind] for name in ("before", "now")}
        print(f"{kind}: {total[kind]} tried; noticed before {shares['before']:.1%}, now {shares['now']:.1%}")
    print(f"whole numbers set aside as no result: {aside}")
