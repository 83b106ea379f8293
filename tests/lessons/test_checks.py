"""Each check knows the right function, and what went wrong in the wrong ones.

Every known mistake is stated once, in its lesson. Here it is handed to the check as a learner's function, and must meet
its own diagnosis; two for each check are written as a learner would write them, as text, as in a notebook's cell.
"""

import itertools
import re
import time

import numpy as np
import pytest
from learners import CHECKS, EACH, HEADS, REFERENCES, learner

import neuron_lab.neuron
from neuron_lab.datasets import WORKED
from neuron_lab.lessons import derivative, forward_pass, loss, training_loop, update
from neuron_lab.lessons.derivative.exercise import cube, square
from neuron_lab.neuron import backward
from neuron_lab.ui.exercise.results import read

E_IS = "e = w * x + b - y"
UPDATED = "w, b = update(w, b, gradient, learning_rate)"
TRAIN = f"\nfor step in range(steps):\n    gradient = backward(x, y, w, b)\n    {UPDATED}\nreturn w, b\n"


# ----------------------------------------------------------------------------- right

RIGHT = [
    *((check, text) for check, texts in REFERENCES.items() for text in texts),
    ("forward_pass.check", "forward(x, w, b)"),
    ("loss.check", "(y - y_hat) ** 2"),
    ("loss.check", "abs(y_hat - y) ** 2"),
    ("loss.check", "y_hat ** 2 - 2 * y_hat * y + y ** 2"),
    ("derivative.check", "\nbefore, after = function(at), function(at + h)\nreturn (after - before) / h\n"),
    ("chain_rule.check", "\ndL_dy_hat = 2 * (w * x + b - y)\nreturn dL_dy_hat * x, dL_dy_hat * 1\n"),
    ("chain_rule.check", "[2 * x * (forward(x, w, b) - y), 2 * (forward(x, w, b) - y)]"),
    (
        "training_loop.check",
        "\nstep = 0\nwhile step < steps:\n    e = w * x + b - y\n    w -= learning_rate * 2 * e * x\n"
        "    b -= learning_rate * 2 * e\n    step += 1\n    print(step, e)\nreturn w, b\n",
    ),
    ("many_examples.check", f"{EACH}    a += 2 * e * x[i] / len(x)\n    c += 2 * e / len(x)\nreturn a, c\n"),
    ("layers.check", "[sum(w * v for w, v in zip(row, x)) + b for row, b in zip(weights, biases)]"),
    ("layers.check_backward", "np.array([[s * v for v in x] for s in dL_dy_hat])"),
    ("digits.check", "np.exp(a) / (np.exp(a) + np.exp(b)), np.exp(b) / (np.exp(a) + np.exp(b))"),
    ("digits.check", "softmax(np.array([a, b]))"),
]


def test_every_check_is_known_here():
    assert set(CHECKS) == set(HEADS) == set(REFERENCES), "add it to HEADS and REFERENCES in tests/learners.py"


@pytest.mark.parametrize("check, text", RIGHT)
def test_right(check, text):
    start = time.thread_time()
    report = CHECKS[check](learner(check, text))
    cases = len(CHECKS[check].cases)
    assert report.passed
    assert report.words == f"✓ Right: in all {cases} cases it gives what it should."
    assert time.thread_time() - start < 0.5 < CHECKS[check].seconds  # a small part of its time


# ----------------------------------------------------------------------------- known mistakes

MISTAKES = [(check, mistake) for check in CHECKS for mistake in CHECKS[check].mistakes]


@pytest.mark.parametrize(
    "check, mistake", MISTAKES, ids=lambda value: getattr(value, "diagnosis", value)[:50]
)
def test_every_known_mistake_meets_its_own_diagnosis(check, mistake):
    report = CHECKS[check](lambda *case: mistake.function(*case))
    began = (
        r"○ Not yet: " if mistake.not_yet else r"✗ my_.+? gave .+?[,;] it should give .+?(\d\)*|numbers)\. "
    )
    told = re.fullmatch(began + "(?P<diagnosis>.+)", report.words, re.DOTALL)
    assert not report.passed
    assert told["diagnosis"] == mistake.diagnosis


@pytest.mark.parametrize("check", CHECKS)
def test_no_two_diagnoses_are_of_the_same_function(check):
    """One of two that give the same in every case would never be named."""

    def outcome(function, case):
        try:
            return read(function(*case))
        except ValueError as error:  # a matrix that has no such shape
            return type(error)

    met = {}
    for mistake in CHECKS[check].mistakes:
        results = tuple(outcome(mistake.function, case) for case in CHECKS[check].cases)
        assert met.setdefault(results, mistake.diagnosis) == mistake.diagnosis
    assert len(met) > 7, "eight mistakes at least, each giving something else"


WRONG = [
    # check, body, what the first failing case gave, how the diagnosis begins
    ("forward_pass.check", "w * x", "1.00", "Is the bias missing?"),
    (
        "forward_pass.check",
        "\nproduct = 1.0\nreturn product + b\n",
        "1.40",
        "Does it use product from a cell above?",
    ),
    ("loss.check", "y_hat - y * y_hat - y", "−2.05", "Python multiplies before it subtracts."),
    ("loss.check", "0.5 * (y_hat - y) ** 2", "0.08", "This is half of it."),
    (
        "derivative.check",
        "function(at + h) - function(at) / h",
        "−1.51",
        "Only the second value is divided here.",
    ),
    (
        "derivative.check",
        "\ndef loss(y_hat):\n    return (y_hat - 1.5) ** 2\nreturn (loss(at + h) - loss(at)) / h\n",
        "1.10",
        "It always measures loss, whatever it is given.",
    ),
    (
        "chain_rule.check",
        f"\n{E_IS}\nreturn e * x, e\n",
        "(−0.80, −0.40)",
        "Both are half of what they should be.",
    ),
    (
        "chain_rule.check",  # the worked example's number, as a name from the cells above would bring it
        f"\n{E_IS}\ndy_hat_dw = (0.6 * 2.0 + 0.1 - (0.5 * 2.0 + 0.1)) / 0.1\nreturn 2 * e * dy_hat_dw, 2 * e\n",
        "(−8.80, −4.40)",
        "The first is multiplied by the same number whatever x is.",
    ),
    (
        "update.check",
        "\ndL_db, dL_dw = gradient\nreturn w - learning_rate * dL_dw, b - learning_rate * dL_db\n",
        "(0.58, 0.26)",
        "The parts of the gradient are exchanged.",
    ),
    (
        "update.check",
        "[-learning_rate * part for part in gradient]",
        "(0.16, 0.08)",
        "These are only the steps. Add",
    ),
    (
        "training_loop.check",
        "\nfor step in range(steps):\n    w -= learning_rate * 2 * (w * x + b - y) * x\n"
        "    b -= learning_rate * 2 * (w * x + b - y)\nreturn w, b\n",
        "(0.66, 0.116)",
        "Here w moves first,",
    ),
    (
        "training_loop.check",  # the gradient of the lesson's loop in its last round: the error is −0.4 / 2⁵
        f"\ngradient = -0.05, -0.025\nfor step in range(steps):\n    {UPDATED}\nreturn w, b\n",
        "(0.505, 0.1025)",
        "Does it use a gradient from a cell above?",
    ),
    (
        "training_loop.check",
        "\nfor step in range(steps):\n    dL_dw, dL_db = backward(x, y, w, b)\n"
        "    new_w = w - learning_rate * dL_dw\n    new_b = b - learning_rate * dL_db\nreturn new_w, new_b\n",
        "(0.58, 0.14)",
        "It takes one step, whatever steps says.",
    ),
    (
        "many_examples.check",
        f"{EACH}    a = 2 * e * x[i]\n    c = 2 * e\nreturn a / len(x), c / len(x)\n",
        "(2.00, 0.6667)",
        "Only the last example counts here, though it is divided",
    ),
    (
        "many_examples.check",
        f"{EACH}    return 2 * e * x[i], 2 * e\n",
        "(−2.00, −2.00)",
        "Only the first example counts here. Does return stand inside the loop?",
    ),
    (
        "bowl.check",
        "new_x - x.mean() / x.std()",
        "1.5505",
        "Python divides before it subtracts",
    ),
    (
        "layers.check",
        "x @ weights + biases",
        "(0.80, 1.10)",
        "Here the columns are multiplied by the inputs.",
    ),
    (
        "layers.check",
        "np.maximum(weights @ x + biases, 0)",
        "(1.50, 0.00)",
        "What is below 0 became 0: that is relu.",
    ),
    (
        "layers.check_backward",
        "np.outer(x, dL_dy_hat)",
        "((2.00, −1.20), (1.00, −0.60))",
        "The table is turned on its side.",
    ),
    (
        "layers.check_backward",
        "-np.outer(dL_dy_hat, x)",
        "((−2.00, −1.00), (1.20, 0.60))",
        "All signs are turned round.",
    ),
    (
        "digits.check",
        "\np, q = np.exp(a), np.exp(b)\nreturn p / p + q, q / p + q\n",
        "(2.00, 1.3679)",
        "Python divides before it adds.",
    ),
    (
        "digits.check",
        "a / (a + b), b / (a + b)",
        "(1.00, 0.00)",
        "These are shares of the scores themselves.",
    ),
]


@pytest.mark.parametrize("check, text, gave, diagnosis", WRONG)
def test_a_known_mistake_is_told(check, text, gave, diagnosis):
    report = CHECKS[check](learner(check, text))
    assert not report.passed
    assert re.match(
        rf"(?s)✗ my_\w+\(.*\).* gave {re.escape(gave)}, it should give .*\d\)*\. {re.escape(diagnosis)}",
        report.words,
    )


@pytest.mark.parametrize(
    "check, text, gave, diagnosis",
    [
        (
            "many_examples.check",
            f"\n{E_IS}\nreturn 2 * e * x, 2 * e\n",
            "a table of 2 by 3 numbers; it should give a pair",
            "Each of the two is a list here",
        ),
        (
            "layers.check",
            "weights * x + biases",
            "a table of 2 by 2 numbers; it should give a pair",
            "* multiplies number by number",
        ),
        (
            "layers.check_backward",
            "x * dL_dy_hat",
            "a pair of numbers, (2.00, −0.60); it should give a table",
            "This multiplies number by number.",
        ),
    ],
)
def test_a_known_mistake_of_another_kind_is_told(check, text, gave, diagnosis):
    words = CHECKS[check](learner(check, text)).words
    assert f" gave {gave}" in words and diagnosis in words, words


@pytest.mark.parametrize(
    "check, text, diagnosis",
    [
        ("update.check", "w, b", "w and b came back as they went in. Let each take its step."),
        (
            "training_loop.check",
            "\nfor step in range(steps):\n    update(w, b, backward(x, y, w, b), learning_rate)\nreturn w, b\n",
            "w and b came back as they went in. Inside the loop, keep what update gives back: write "
            "`w, b =` before it.",
        ),
    ],
)
def test_nothing_moved_is_not_yet(check, text, diagnosis):
    report = CHECKS[check](learner(check, text))
    assert (report.passed, report.words) == (False, f"○ Not yet: {diagnosis}")


# ----------------------------------------------------------------------------- the worked example comes first


@pytest.mark.parametrize(
    "name, said",
    [
        ("forward_pass.check", "my_forward(x=2.0, w=0.5, b=0.1) gave 7.00, it should give 1.10."),
        ("loss.check", "my_squared_error(y_hat=1.1, y=1.5) gave 7.00, it should give 0.16."),
        (
            "derivative.check",
            "my_difference_quotient(loss, 1.1, 0.1), where loss(y_hat) = (y_hat − 1.5)², gave 7.00, "
            "it should give −0.70.",
        ),
        (
            "chain_rule.check",
            "my_backward(x=2.0, y=1.5, w=0.5, b=0.1) gave (7.00, 8.00), it should give (−1.60, −0.80).",
        ),
        (
            "update.check",
            "my_update(w=0.5, b=0.1, gradient=(−1.6, −0.8), learning_rate=0.1) gave (7.00, 8.00), "
            "it should give (0.66, 0.18).",
        ),
        (
            "training_loop.check",
            "my_train(x=2.0, y=1.5, w=0.5, b=0.1, learning_rate=0.1, steps=1) gave (7.00, 8.00), "
            "it should give (0.66, 0.18).",
        ),
    ],
)
def test_the_first_case_is_the_worked_example(name, said):
    check = CHECKS[name]
    numbers = "7, 8" if isinstance(read(check.reference(*check.cases[0])), tuple) else "7"
    assert check(learner(name, numbers)).words == (
        f"✗ {said} None of the {len(check.cases)} cases is right. "
        "It gives the same in every case: does it use its arguments?"
    )


def test_the_gradient_to_update_with_is_the_worked_one():
    *_, gradient, learning_rate = update.check.cases[0]
    assert gradient == pytest.approx(backward(WORKED.x, WORKED.y, WORKED.w, WORKED.b))
    assert learning_rate == WORKED.learning_rate


def test_the_first_case_of_the_difference_quotient_is_the_loss():
    function, at, h = derivative.check.cases[0]
    assert (function(2.5), function(1.5), at, h) == (1.0, 0.0, 1.1, 0.1)
    assert (square(-3.0), cube(-2.0)) == (9.0, -8.0)


# ----------------------------------------------------------------------------- every situation, in every lesson


@pytest.mark.parametrize("name", CHECKS)
@pytest.mark.parametrize("text", ["...", "\n...\n", "\npass\n", '\n"""What it does."""\n'])
def test_a_skeleton_is_no_failure(name, text):
    report = CHECKS[name](learner(name, text))
    assert report.words == "○ Not yet: put your own formula in the place of the ... and run the cell again."


@pytest.mark.parametrize("name", CHECKS)
def test_the_result_handed_over_in_place_of_the_function(name):
    check = CHECKS[name]
    said = check(check.reference(*check.cases[0])).words
    assert said.startswith("✗ This is a ") and f"write its name alone, {HEADS[name][0]}, without" in said


@pytest.mark.parametrize("name", CHECKS)
def test_an_argument_forgotten(name):
    _, parameters = HEADS[name]
    others = parameters.split(", ")[:-1]
    said = CHECKS[name](learner(name, "1", parameters=", ".join(others))).words
    assert said.endswith(f"it should take {len(others) + 1} arguments, in this order: {parameters}.")


@pytest.mark.parametrize(
    "name, parameters, text",
    [
        ("forward_pass.check", "b, w, x", "w * x + b"),
        ("derivative.check", "at, h, function", "(function(at + h) - function(at)) / h"),
        ("derivative.check", "function, h, at", "(function(at + h) - function(at)) / h"),
        ("chain_rule.check", "w, y, x, b", "2 * (w * x + b - y) * x, 2 * (w * x + b - y)"),
        ("update.check", "gradient, learning_rate, w, b", "update(w, b, gradient, learning_rate)"),
        ("training_loop.check", "w, b, x, y, learning_rate, steps", TRAIN),
    ],
)
def test_arguments_in_another_order(name, parameters, text):
    report = CHECKS[name](learner(name, text, parameters=parameters))
    assert not report.passed
    assert report.words.endswith(
        f"The arguments are in the other order: they come as ({HEADS[name][1]}), "
        f"and your function takes them as ({parameters})."
    )


@pytest.mark.parametrize(
    "name, parameters, text, order",
    [
        ("derivative.check", "f, step, start", "(f(start + step) - f(start)) / step", "function, h, at"),
        ("chain_rule.check", "x, w, b, y", "2 * (w * x + b - y) * x, 2 * (w * x + b - y)", "x, w, b, y"),
    ],
)
def test_another_order_is_found_whatever_the_names(name, parameters, text, order):
    report = CHECKS[name](learner(name, text, parameters=parameters))
    assert report.words.endswith(f"and your function takes them as ({order}).")


def test_arguments_of_a_symmetric_function_have_no_order():
    assert loss.check(learner("loss.check", "(y_hat - y) ** 2", parameters="y, y_hat")).passed


def test_a_history_is_no_pair():
    report = training_loop.check(
        learner(
            "training_loop.check",
            "\nfrom neuron_lab.training import train\nreturn train(x, y, w, b, learning_rate, steps)\n",
        )
    )
    assert report.words.endswith(
        "gave a value of the type History; it should give a pair of numbers, (0.66, 0.18)."
    )


def test_an_endless_training_loop_is_stopped():
    start = time.monotonic()
    report = training_loop.check(
        learner(
            "training_loop.check", "\nstep = 0\nwhile step < steps:\n    w, b = w * 1, b * 1\nreturn w, b\n"
        )
    )
    assert "ran for more than 2 seconds and was stopped: does a loop never end?" in report.words
    assert time.monotonic() - start < 9  # two seconds of work, where others work on the same machine


# ----------------------------------------------------------------------------- how the checks are made


@pytest.mark.parametrize("name", CHECKS)
def test_the_cases_have_negative_numbers_and_zeros(name):
    check = CHECKS[name]
    numbers = [
        number for case in check.cases for value in case for number in np.ravel(value) if not callable(value)
    ]
    assert any(value < 0 for value in numbers), "no case has a number below 0"
    at_0 = (case[0](case[1]) == 0 for case in check.cases if callable(case[0]))
    assert 0.0 in numbers or any(at_0), "no case has a 0"
    assert (f"my_{check.name}", ", ".join(check.arguments)) == HEADS[name]


def test_the_reference_is_the_textbook_formula():
    for x, w, b in forward_pass.check.cases:
        assert forward_pass.check.reference(x, w, b) == w * x + b
    for case in training_loop.check.cases:
        x, y, w, b, learning_rate, steps = case
        for _ in range(steps):
            e = w * x + b - y
            w, b = w - learning_rate * 2 * e * x, b - learning_rate * 2 * e
        assert training_loop.check.reference(*case) == pytest.approx((w, b))


@pytest.mark.parametrize("mistake", [m for check in CHECKS.values() for m in check.mistakes])
def test_a_diagnosis_is_plain_words(mistake):
    words = mistake.diagnosis
    assert words[-1] in ".?" and "!" not in words and len(words) <= 140
    assert 1 <= len(re.findall(r"[.?](?= |$)", words)) <= 3


# ----------------------------------------------------------------------------- what every check must notice, and accept


@pytest.mark.parametrize("name", CHECKS)
@pytest.mark.parametrize("digits", range(7))
def test_a_rounded_result_is_noticed(name, digits):
    def rounded(*case):
        return np.round(CHECKS[name].reference(*case), digits)

    assert CHECKS[name](rounded).words.endswith("It is rounded. Give back the number as it is.")


@pytest.mark.parametrize("name", CHECKS)
def test_single_precision_is_right(name):
    assert CHECKS[name](lambda *case: np.float32(CHECKS[name].reference(*case))).passed


@pytest.mark.parametrize("limit", [0.1, 0.01, 0.001, 1e-6])
@pytest.mark.parametrize(
    "stop", ["if (w * x + b - y) ** 2 < {}: break", "if abs(w * x + b - y) < {}: return w, b"]
)
def test_who_stops_training_early_is_not_right(stop, limit):
    loop = f"\nfor step in range(steps):\n    {stop.format(limit)}\n"
    step = "    w, b = update(w, b, backward(x, y, w, b), learning_rate)\nreturn w, b\n"
    assert not training_loop.check(learner("training_loop.check", loop + step)).passed


# ----------------------------------------------------------------------------- what a diagnosis may say


def fragments(words):
    """Every stretch of a sentence that Python can read, also where it is half in words."""
    spoken = {", plus the ": " + ", " divided by ": " / ", " minus ": " - ", " times ": " * ", "`": ""}
    for said, meant in spoken.items():
        words = words.replace(said, meant)
    words = words.split()
    for start, end in itertools.combinations(range(len(words) + 1), 2):
        try:
            yield compile(" ".join(words[start:end]).rstrip(".,:?"), "<words>", "eval")
        except (SyntaxError, ValueError):
            continue


def gives_all(code, check):
    """Whether this expression is the whole formula: right in every case."""
    for case in check.cases:
        known = {"np": np, **vars(neuron_lab.neuron), **dict(zip(check.arguments, case, strict=True))}
        try:
            value, wanted = np.asarray(eval(code, known), float), np.asarray(check.reference(*case))
        except Exception:
            return False
        if value.shape != wanted.shape or not np.allclose(value, wanted):
            return False
    return True


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", CHECKS)
def test_no_diagnosis_shows_the_formula(name):
    """The page for teachers says so."""
    for mistake in CHECKS[name].mistakes:
        assert not any(gives_all(code, CHECKS[name]) for code in fragments(mistake.diagnosis)), (
            mistake.diagnosis
        )


@pytest.mark.filterwarnings("ignore")
def test_a_formula_would_be_seen():
    shown = "A neuron is a row: weights @ x, plus the biases."
    assert any(gives_all(code, CHECKS["layers.check"]) for code in fragments(shown))


LATER = {
    "forward_pass.check": r"target|loss|error|nudge|derivative|chain|gradient|update|learning rate|step\b",
    "loss.check": r"nudge|derivative|chain|gradient|update|learning rate|step",
    "derivative.check": r"chain|gradient|update|learning rate|step",
    "chain_rule.check": r"update|learning rate|step|downhill|uphill",
    "update.check": r"round|loop",
    "training_loop.check": r"examples|epoch|batch|mean\b|curvature|layer|matrix|activation|score|share",
    "many_examples.check": r"layer|matrix|row|activation|relu|tanh|score|share|softmax",
    "bowl.check": r"layer|matrix|row|activation|relu|tanh|score|share|softmax",
    "layers.check": r"softmax|score|share|held out",
    "layers.check_backward": r"softmax|score|share|held out",
}


@pytest.mark.parametrize("name", LATER)
def test_a_diagnosis_uses_no_word_of_a_later_lesson(name):
    for mistake in CHECKS[name].mistakes:
        assert not re.search(LATER[name], mistake.diagnosis), mistake.diagnosis
