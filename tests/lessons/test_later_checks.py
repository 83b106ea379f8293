"""Lessons 7 to 9, make it yours: right functions pass, and each broken one is told by what it gives."""

import numpy as np
import pytest

from neuron_lab.lessons import digits, layers, many_examples


def learner(source):
    """What a learner's cell defines."""
    names = {"np": np}
    exec(source, names)
    return next(value for name, value in names.items() if name.startswith("my_"))


BACKWARD = "def my_backward(x, y, w, b):\n    "
LOOP = (
    BACKWARD + "a = c = 0\n    for i in range(len(x)):\n        e = w * x[i] + b - y[i]\n"
    "        a {0} 2 * e * x[i]\n        c {0} 2 * e\n{1}"
)
LAYER = "def my_layer(x, weights, biases):\n    "
OUTER = "def my_backward(x, dL_dy_hat):\n    "
SHARES = "def my_shares(a, b):\n    "


@pytest.mark.parametrize(
    "check, source",
    [
        (many_examples.check, BACKWARD + "e = w * x + b - y\n    return (2 * e * x).mean(), (2 * e).mean()"),
        (
            many_examples.check,
            BACKWARD + "a = c = 0\n    for i in range(len(x)):\n        e = w * x[i] + b - y[i]\n"
            "        a += 2 * e * x[i] / len(x)\n        c += 2 * e / len(x)\n    return a, c",
        ),
        (layers.check, LAYER + "return weights @ x + biases"),
        (
            layers.check,
            LAYER + "return [sum(w * v for w, v in zip(row, x)) + b for row, b in zip(weights, biases)]",
        ),
        (layers.check_backward, OUTER + "return np.outer(dL_dy_hat, x)"),
        (layers.check_backward, OUTER + "return np.array([[s * v for v in x] for s in dL_dy_hat])"),
        (
            digits.check,
            SHARES + "return np.exp(a) / (np.exp(a) + np.exp(b)), np.exp(b) / (np.exp(a) + np.exp(b))",
        ),
    ],
)
def test_a_right_function_passes(check, source):
    report = check(learner(source))
    assert report.passed and report.words.startswith("✓ Right")


@pytest.mark.parametrize(
    "check, source, says",
    [
        (
            many_examples.check,
            BACKWARD + "e = w * x + b - y\n    return (2 * e * x).sum(), (2 * e).sum()",
            "len(x)",
        ),
        (
            many_examples.check,
            BACKWARD + "e = w * x + b - y\n    return (e * x).mean(), e.mean()",
            "Is the 2 missing",
        ),
        (
            many_examples.check,
            BACKWARD + "e = w * x + b - y\n    return (2 * e).mean(), (2 * e).mean()",
            "own input",
        ),
        (
            many_examples.check,
            BACKWARD + "e = w * x + b - y\n    return 2 * e.mean() * x.mean(), 2 * e.mean()",
            "its own input first",
        ),
        (
            many_examples.check,
            BACKWARD + "e = y - w * x - b\n    return (2 * e * x).mean(), (2 * e).mean()",
            "other way",
        ),
        (
            many_examples.check,
            BACKWARD
            + "for i in range(len(x)):\n        e = w * x[i] + b - y[i]\n        return 2 * e * x[i], 2 * e",
            "inside the loop",
        ),
        (
            many_examples.check,
            BACKWARD
            + "for i in range(len(x)):\n        e = w * x[i] + b - y[i]\n    return 2 * e * x[i], 2 * e",
            "Only the last example",
        ),
        (
            many_examples.check,
            BACKWARD + "e = w * x + b - y\n    return (2 * e).mean(), (2 * e * x).mean()",
            "exchanged",
        ),
        (many_examples.check, LOOP.format("=", "    return a / len(x), c / len(x)"), "+= adds"),
        (
            many_examples.check,
            LOOP.format("+=", "        return a / len(x), c / len(x)"),
            "Does return stand inside the loop?",
        ),
        (
            many_examples.check,
            BACKWARD + "e = w * x + b - y\n    return (e * x).sum(), e.sum()",
            "Two things are missing",
        ),
        (many_examples.check, LOOP.format("+=", "    return a, c / len(x)"), "dL_dw is still a sum"),
        (many_examples.check, LOOP.format("+=", "    return a / len(x), c"), "dL_db is still a sum"),
        (
            many_examples.check,
            BACKWARD + "e = w * x + b - y\n    return (e * x).mean(), (2 * e).mean()",
            "dL_dw is half",
        ),
        (
            many_examples.check,
            BACKWARD + "e = w * x + b - y\n    return (2 * e * x).mean(), e.mean()",
            "dL_db is half",
        ),
        (many_examples.check, BACKWARD + "return ...", "Not yet"),
        (layers.check, LAYER + "return weights @ x", "biases missing"),
        (layers.check, LAYER + "return x @ weights + biases", "A neuron is a row"),
        (layers.check, LAYER + "return weights @ (x + biases)", "Multiply first"),
        (layers.check, LAYER + "return weights @ x * biases", "The biases are multiplied"),
        (layers.check, LAYER + "return np.maximum(weights @ x + biases, 0)", "that is relu"),
        (layers.check, LAYER + "return np.tanh(weights @ x + biases)", "went through tanh"),
        (layers.check, LAYER + "return weights * x + biases", "it should give a pair"),
        (layers.check, LAYER + "return weights * x + biases", "adds nothing up"),
        (layers.check_backward, OUTER + "return np.outer(x, dL_dy_hat)", "turned on its side"),
        (layers.check_backward, OUTER + "return np.outer(2 * dL_dy_hat, x)", "twice"),
        (layers.check_backward, OUTER + "return -np.outer(dL_dy_hat, x)", "All signs are turned round"),
        (layers.check_backward, OUTER + "return np.add.outer(dL_dy_hat, x)", "Multiply them"),
        (layers.check_backward, OUTER + "return dL_dy_hat * x", "it should give a table of 2 by 2 numbers"),
        (layers.check_backward, OUTER + "return x * dL_dy_hat", "makes a table: np.outer"),
        (layers.check_backward, OUTER + "return dL_dy_hat @ x", "nothing is added up"),
        (
            layers.check,
            LAYER + "for row, bias in zip(weights, biases):\n        return row @ x + bias",
            "Does return stand inside the loop?",
        ),
        (many_examples.check, BACKWARD + "e = w * x + b - y\n    return 2 * e * x, 2 * e", "a list here"),
        (digits.check, SHARES + "return a / (a + b), b / (a + b)", "exp"),
        (
            digits.check,
            SHARES + "p, q = np.exp(a), np.exp(b)\n    return p / p + q, q / p + q",
            "Python divides before it adds",
        ),
        (digits.check, SHARES + "return np.exp(a), np.exp(b)", "ivide"),
    ],
)
def test_a_broken_function_is_told_what_is_off(check, source, says):
    report = check(learner(source))
    assert not report.passed and says in report.words, report.words


@pytest.mark.parametrize("check", [many_examples.check, layers.check, layers.check_backward, digits.check])
def test_each_known_mistake_has_a_diagnosis_of_its_own(check):
    for mistake in check.mistakes:
        assert mistake.diagnosis in check(lambda *case, wrong=mistake.function: wrong(*case)).words
