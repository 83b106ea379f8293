"""A random search over wrong functions: small changes in what a learner would write, each handed to the check.

A check may call a changed function right only if it is, on inputs that the check never saw; and a diagnosis may name
a mistake only if the changed function really is that mistake. ``PYTHONPATH=tests python
tests/benchmarks/wrong_functions.py 500`` tries so many for each check, prints each report that is at fault, and counts.
A second number is the seed, and a name such as ``loss.check`` behind it keeps to one check.
"""

import ast
import copy
import itertools
import random
import re
import sys
import warnings
from collections import Counter

import numpy as np
from learners import CHECKS, HEADS, REFERENCES, learner

# ----------------------------------------------------------------------------- inputs that no check has seen


def _fresh(check, rng):
    def vector(length):
        return np.array([rng.gauss(0, 1.5) for _ in range(length)])

    if check == "derivative.check":
        p, q = rng.gauss(0, 1), rng.gauss(0, 1)
        return (
            lambda v: p * v**3 + q * v**2 + v,
            rng.gauss(0, 1.5),
            rng.choice([-1, 1]) * rng.uniform(0.05, 0.6),
        )
    if check == "update.check":
        return rng.gauss(0, 1), rng.gauss(0, 1), (rng.gauss(0, 1), rng.gauss(0, 1)), rng.uniform(0.02, 0.6)
    if check == "training_loop.check":
        return *vector(4).tolist(), rng.uniform(0.01, 0.1), rng.choice([1, 2, 5, 40])
    if check == "many_examples.check":
        length = rng.randint(1, 6)
        return vector(length), vector(length), rng.gauss(0, 1), rng.gauss(0, 1)
    if check == "bowl.check":
        return rng.gauss(0, 1.5), vector(rng.randint(2, 6))
    if check.startswith("layers"):
        neurons, inputs = rng.randint(1, 4), rng.randint(1, 4)
        weights = np.array([vector(inputs) for _ in range(neurons)])
        return (
            (vector(inputs), weights, vector(neurons))
            if check == "layers.check"
            else (vector(inputs), vector(neurons))
        )
    return tuple(vector(len(CHECKS[check].arguments)).tolist())


# ----------------------------------------------------------------------------- small changes

OPERATORS = [ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow, ast.FloorDiv, ast.MatMult]
WRAPPED = {
    "rounding": [
        *(f"np.round(_, {digits})" for digits in range(7)),
        "round(_, 1)",
        "round(_, 2)",
        "int(_)",
        "_ // 1",
    ],
    "factor": ["-_", "2 * _", "_ / 2", "0.5 * _", "_ * _", "_ + 1e-7", "1.000001 * _"],
    "wrapped": ["abs(_)", "max(_, 0)", "np.maximum(_, 0)", "np.tanh(_)", "1 / (1 + np.exp(-_))"],
    "part": ["_[::-1]", "_[0]", "_[:-1]", "_.sum()", "_.mean()", "_.T"],
}
METHODS = ["sum", "mean", "max", "tolist"]
NUMPY = ["exp", "tanh", "sqrt", "outer", "array", "sum", "mean", "dot"]
FUNCTIONS = {"np", "range", "len", "zip", "backward", "forward", "update", "function"}


def _expression(text):
    return ast.parse(text, mode="eval").body


def _replacements(node, names):
    """What may stand in the place of an expression, and of which kind that change is."""
    if isinstance(node, ast.BinOp):
        for new in (node.left, node.right, ast.BinOp(node.right, node.op, node.left)):
            yield "order", new
        for operator in OPERATORS:
            yield "operator", ast.BinOp(node.left, operator(), node.right)
        if isinstance(node.left, ast.BinOp):
            left = node.left
            yield "brackets", ast.BinOp(left.left, left.op, ast.BinOp(left.right, node.op, node.right))
    elif isinstance(node, ast.Constant):
        for change in (-1, 1, -0.5, 2):
            yield "constant", ast.Constant(node.value + change)
    elif isinstance(node, ast.Name) and node.id not in FUNCTIONS:
        for name in names:
            yield "name", ast.Name(name, ast.Load())
        for number in (0, 1, 0.1, 0.5, 1.5, 2.0):
            yield "constant", ast.Constant(number)
    elif isinstance(node, ast.Tuple) and len(node.elts) == 2:
        one, other = node.elts
        for pair in ((other, one), (one, one), (other, other)):
            yield "order", ast.Tuple(list(pair), node.ctx)
    elif isinstance(node, ast.Call):
        for one, other in itertools.combinations(range(len(node.args)), 2):
            args = list(node.args)
            args[one], args[other] = args[other], args[one]
            yield "order", ast.Call(node.func, args, node.keywords)
        if ast.unparse(node.func) == "range":
            for off in ("- 1", "+ 1", "// 2"):
                yield "range", _expression(f"range({ast.unparse(node.args[0])} {off})")
    elif isinstance(node, ast.Attribute):
        for other in NUMPY if ast.unparse(node.value) == "np" else METHODS:
            yield "function", ast.Attribute(node.value, other, node.ctx)
    if isinstance(node, ast.BinOp | ast.Call) or (isinstance(node, ast.Name) and node.id not in FUNCTIONS):
        for kind, texts in WRAPPED.items():
            for text in texts:
                yield kind, _expression(text.replace("_", f"({ast.unparse(node)})"))


def _bodies(body, name):
    """What may stand in the place of a list of statements."""
    for at, statement in enumerate(body):
        if len(body) > 1:
            yield body[:at] + body[at + 1 :]
        if at + 1 < len(body):
            yield [*body[:at], body[at + 1], statement, *body[at + 2 :]]
        if isinstance(statement, ast.AugAssign):
            yield [*body[:at], ast.Assign([statement.target], statement.value), *body[at + 1 :]]
        if isinstance(statement, ast.For) and at + 1 < len(body):
            rest = body[at + 1 :]
            yield [*body[:at], ast.For(statement.target, statement.iter, statement.body + rest, []), *rest]
            for limit in ("0.1", "0.01", "0.0001") if name == "my_train" else ():
                stop = ast.parse(f"if (w * x + b - y) ** 2 < {limit}: break").body
                yield [
                    *body[:at],
                    ast.For(statement.target, statement.iter, stop + statement.body, []),
                    *rest,
                ]


def _changes(tree, name):
    """Every place in this function, with a kind of change and what may stand there instead."""
    nodes = list(ast.walk(tree))
    names = {node.id for node in nodes if isinstance(node, ast.Name)} | {
        n.arg for n in nodes if isinstance(n, ast.arg)
    }
    names = sorted(names - FUNCTIONS)
    for parent in nodes:
        for field, value in ast.iter_fields(parent):
            if field == "body" and isinstance(value, list):
                yield from ((parent, field, None, "statement", new) for new in _bodies(value, name))
                continue
            for at, each in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if not isinstance(each, ast.expr):
                    continue
                if not isinstance(getattr(each, "ctx", None), ast.Store):
                    yield from ((parent, field, at, *new) for new in _replacements(each, names))
                elif isinstance(each, ast.Tuple):
                    yield parent, field, at, "order", ast.Tuple(each.elts[::-1], each.ctx)


def _changed(tree, rng, name):
    """A copy of this function with one change; all kinds are equally likely."""
    tree = copy.deepcopy(tree)
    changes = list(_changes(tree, name))
    kind = rng.choice(sorted({kind for *_, kind, _ in changes}))
    parent, field, at, _, new = rng.choice([change for change in changes if change[3] == kind])
    if at is None:
        setattr(parent, field, new)
    else:
        getattr(parent, field)[at] = new
    return ast.fix_missing_locations(tree)


def mutant(check, rng):
    """The text of a learner's function for this check with one or two changes; it can be compiled."""
    head, parameters = HEADS[check]
    text = rng.choice(REFERENCES[check])
    lines = text.strip("\n").splitlines() if "\n" in text else [f"return {text}"]
    tree = ast.parse("\n    ".join([f"def {head}({parameters}):", *lines]))
    while True:
        changed = tree
        for _ in range(rng.choice([1, 1, 2])):
            changed = _changed(changed, rng, head)
        body = [ast.unparse(statement) for statement in changed.body[0].body]
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")  # "'int' object is not callable; perhaps you missed a comma?"
                compile(ast.unparse(changed), "<mutant>", "exec")
        except SyntaxError:
            continue
        return "\n" + "\n".join(body) + "\n"


# ----------------------------------------------------------------------------- what a report may say


def outcome(function, case):
    """What a function comes to: an array, or the type of its error, or None where it gives nothing of the kind."""
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return np.asarray(function(*copy.deepcopy(case)), dtype=float)
    except Exception as error:
        return type(error)


def same(one, other):
    """Whether two outcomes are equal but for rounding in the last digits."""
    if isinstance(one, type) or isinstance(other, type):
        return one is other
    return one.shape == other.shape and np.allclose(one, other, rtol=1e-8, atol=1e-9, equal_nan=True)


def _is(function, other, cases):
    return all(same(outcome(function, case), outcome(other, case)) for case in cases)


def _is_rounded(function, reference, cases):
    """Each number is the right one, or a whole number of units within one unit of it."""
    pairs = [(outcome(function, case), outcome(reference, case)) for case in cases]
    if any(isinstance(one, type) or one.shape != other.shape for one, other in pairs):
        return False
    given, right = (np.concatenate([np.ravel(part) for part in parts]) for parts in zip(*pairs, strict=True))
    off = ~np.isclose(given, right, rtol=1e-8, atol=1e-9)
    units = [10.0**-digits for digits in range(7)]
    return any(
        (abs(given - right)[off] <= unit * 1.001).all()
        and np.allclose(given[off] / unit, (given[off] / unit).round(), atol=1e-5)
        for unit in units
    )


def _with_order(check, words):
    """The reference with its arguments as the report says that they are taken."""
    arguments = check.arguments
    if said := re.search(r"your function takes them as \((.*?)\)", words):
        order = said[1].split(", ")
        stands = {name: arguments[order.index(name)] for name in arguments}
    else:
        stands = {name: name for name in arguments} | {
            belongs: stands for stands, belongs in re.findall(r"(\w+) stands where (\w+) belongs", words)
        }
    return lambda *case: check.reference(*(case[arguments.index(stands[name])] for name in arguments))


def fault(check, function, report, rng):
    """What is wrong with a check's report on this function: "called right", "named wrongly", or None."""
    check_of_all = CHECKS[check]
    cases = [_fresh(check, rng) for _ in range(12)]
    words = report.words
    if report.passed:
        return None if _is(function, check_of_all.reference, cases) else "called right"
    named = [mistake for mistake in check_of_all.mistakes if words.endswith(mistake.diagnosis)]
    if named:
        true = any(_is(function, mistake.function, cases) for mistake in named)
    elif "It is rounded" in words:
        true = _is_rounded(function, check_of_all.reference, cases)
    elif "in the first digits only" in words:
        true = all(
            np.allclose(outcome(function, c), outcome(check_of_all.reference, c), rtol=1e-4, atol=1e-4)
            for c in cases
        )
    elif "half precision" in words:
        true = False
    elif "takes them as" in words or " belongs" in words:
        true = _is(function, _with_order(check_of_all, words), cases)
    elif "It gives the same in every case" in words:
        results = [outcome(function, case) for case in cases]
        true = all(same(result, results[0]) for result in results)
    else:
        return None
    return None if true else "named wrongly"


def search(check, count, seed):
    """Try so many changed functions; yield the text, the report and what is wrong with it, or None."""
    rng = random.Random(f"{check} {seed}")
    for _ in range(count):
        text = mutant(check, rng)
        with np.errstate(all="ignore"):
            function = learner(check, text)
            report = CHECKS[check](function)
            yield text, report, fault(check, function, report, rng)


def kind_of(check, report):
    """Whether it is called right, is a known mistake, or meets one of the general replies."""
    if report.passed:
        return "right"
    known = any(report.words.endswith(mistake.diagnosis) for mistake in CHECKS[check].mistakes)
    return "known mistake" if known else "general reply"


def main(count, seed="0", only=None):
    """Search, print what is at fault, and count."""
    total = Counter()
    for check in [only] if only else CHECKS:
        found = Counter()
        for text, report, at_fault in search(check, int(count), seed):
            found.update(["tried", kind_of(check, report), *([at_fault] if at_fault else [])])
            if at_fault:
                print("---", check, at_fault, text, report.words, sep="\n")
        print(check, dict(found), flush=True)
        total += found
    print("all", dict(total))


if __name__ == "__main__":
    main(*sys.argv[1:])
