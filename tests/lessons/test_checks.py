"""Each check knows the right function, and what went wrong in the wrong ones.

The learners' functions stand here as text, as they would in a notebook's cell.
"""

import itertools
import re
import time

import pytest

from neuron_lab.datasets import WORKED
from neuron_lab.lessons import chain_rule, derivative, forward_pass, loss, training_loop, update
from neuron_lab.lessons.derivative.exercise import cube, square
from neuron_lab.neuron import backward
from neuron_lab.ui.sandbox import read

CHECKS = {
    "forward": forward_pass.check,
    "squared_error": loss.check,
    "difference_quotient": derivative.check,
    "backward": chain_rule.check,
    "update": update.check,
    "train": training_loop.check,
}
HEADS = {
    "forward": "x, w, b",
    "squared_error": "y_hat, y",
    "difference_quotient": "function, at, h",
    "backward": "x, y, w, b",
    "update": "w, b, gradient, learning_rate",
    "train": "x, y, w, b, learning_rate, steps",
}
IMPORTS = "from neuron_lab.neuron import backward, forward, squared_error, update\n"


def learner(name, text, parameters=None):
    """A learner's function: the text is its body, or, where it is a single line, what it returns."""
    lines = text.strip("\n").splitlines() if "\n" in text else [f"return {text}"]
    head = f"def my_{name}({parameters or HEADS[name]}):"
    names = {}
    exec(IMPORTS + "\n".join([head, *(f"    {line}" for line in lines)]), names)
    return names[f"my_{name}"]


def equal(one, other):
    """Whether two lists of results agree, told in another way than the check does."""
    return all(a == pytest.approx(b, rel=1e-9, abs=1e-9) for a, b in zip(one, other, strict=True))


# ----------------------------------------------------------------------------- right

RIGHT = [
    ("forward", "w * x + b"),
    ("forward", "\nproduct = w * x\ny_hat = product + b\nreturn y_hat\n"),
    ("forward", "forward(x, w, b)"),
    ("squared_error", "(y_hat - y) ** 2"),
    ("squared_error", "(y - y_hat) ** 2"),
    ("squared_error", "\nerror = y_hat - y\nreturn error * error\n"),
    ("squared_error", "abs(y_hat - y) ** 2"),
    ("squared_error", "y_hat ** 2 - 2 * y_hat * y + y ** 2"),
    ("difference_quotient", "(function(at + h) - function(at)) / h"),
    (
        "difference_quotient",
        "\nbefore, after = function(at), function(at + h)\nreturn (after - before) / h\n",
    ),
    ("backward", "\ndL_dy_hat = 2 * (w * x + b - y)\nreturn dL_dy_hat * x, dL_dy_hat * 1\n"),
    ("backward", "[2 * x * (forward(x, w, b) - y), 2 * (forward(x, w, b) - y)]"),
    (
        "update",
        "\ndL_dw, dL_db = gradient\nw = w - learning_rate * dL_dw\nb = b - learning_rate * dL_db\nreturn w, b\n",
    ),
    ("update", "w - learning_rate * gradient[0], b - learning_rate * gradient[1]"),
    (
        "train",
        "\nfor step in range(steps):\n    gradient = backward(x, y, w, b)\n"
        "    w, b = update(w, b, gradient, learning_rate)\nreturn w, b\n",
    ),
    (
        "train",
        "\nstep = 0\nwhile step < steps:\n    e = w * x + b - y\n    w -= learning_rate * 2 * e * x\n"
        "    b -= learning_rate * 2 * e\n    step += 1\n    print(step, e)\nreturn w, b\n",
    ),
]


@pytest.mark.parametrize("name, text", RIGHT)
def test_right(name, text):
    report = CHECKS[name](learner(name, text))
    cases = len(CHECKS[name].cases)
    assert report.passed
    assert report.words == f"✓ Right: in all {cases} cases it gives what it should."


# ----------------------------------------------------------------------------- known mistakes

E = "e = w * x + b - y"
UPDATED = "w, b = update(w, b, gradient, learning_rate)"
BRACKETS = "Are brackets missing? The 2 multiplies the whole difference: 2 * (y_hat - y)."
FROM_ABOVE = (
    "Does it use a number from a cell above? Compute dL_dy_hat inside the function, from x, y, w and b."
)

WRONG = [
    # name, body, what the first failing case gave, the diagnosis
    ("forward", "w * x", "1.00", "Is the bias missing? Add b at the end."),
    ("forward", "w * x - b", "0.90", "The bias is subtracted here. Add it instead."),
    ("forward", "w * x * b", "0.10", "The bias is multiplied here. Add it instead."),
    ("forward", "w + x + b", "2.60", "The weight is added here. Multiply the input by it instead."),
    (
        "forward",
        "w * (x + b)",
        "1.05",
        "Here b is added to the input, so that it is multiplied too. Multiply w by x first, then add b.",
    ),
    (
        "forward",
        "(w + b) * x",
        "1.20",
        "Here b is added to the weight, so that it is multiplied too. Multiply w by x first, then add b.",
    ),
    (
        "forward",
        "x * b + w",
        "0.70",
        "Weight and bias have changed places: multiply x by w, then add b.",
    ),
    (
        "forward",
        "x + w * b",
        "2.05",
        "Here the weight multiplies the bias. Let it multiply the input, then add b.",
    ),
    (
        "forward",
        "x * w + 0.1",
        "−4.40",
        "Does it use the number 0.1 from a cell above in place of b? Add b, whatever it is.",
    ),
    (
        "forward",
        "\nproduct = 1.0\nreturn product + b\n",
        "1.40",
        "Does it use product from a cell above? Multiply w by x inside the function.",
    ),
    (
        "forward",
        "(w + x) * b",
        "0.25",
        "The two steps are exchanged here. Multiply w by x first, then add b.",
    ),
    (
        "squared_error",
        "y_hat - y",
        "−0.40",
        "This is the error. Is the square missing? Multiply the error by itself.",
    ),
    (
        "squared_error",
        "y - y_hat",
        "0.40",
        "Is the square missing? Subtract the target from the prediction, and multiply the result by itself.",
    ),
    (
        "squared_error",
        "abs(y - y_hat)",
        "0.40",
        "This is the error without its sign. Square it instead: multiply the error by itself.",
    ),
    (
        "squared_error",
        "y_hat ** 2 - y ** 2",
        "−1.04",
        "Here the prediction and the target are squared, each by itself. Subtract first, then square.",
    ),
    (
        "squared_error",
        "y_hat - y ** 2",
        "−1.15",
        "Only the target is squared here. Put y_hat - y in brackets, so that the subtraction comes first.",
    ),
    (
        "squared_error",
        "y_hat ** 2 - y",
        "−0.29",
        "Only the prediction is squared here. Put y_hat - y in brackets, then square what comes out.",
    ),
    (
        "squared_error",
        "y_hat - y * y_hat - y",
        "−2.05",
        "Python multiplies before it subtracts. Put each y_hat - y in brackets.",
    ),
    (
        "squared_error",
        "-(y_hat - y) ** 2",
        "−0.16",
        "There is a minus in front of the square. Leave it out: a loss is never below 0.",
    ),
    (
        "squared_error",
        "(y_hat + y) ** 2",
        "6.76",
        "The target is added here. Subtract it from the prediction, then square.",
    ),
    (
        "squared_error",
        "0.5 * (y_hat - y) ** 2",
        "0.08",
        "This is half of it. Some books put ½ in front; in these lessons there is none.",
    ),
    (
        "squared_error",
        "(y_hat - y) * 2",
        "−0.80",
        "The error is doubled here. To square it, multiply it by itself, not by 2.",
    ),
    (
        "squared_error",
        "2 * (y - y_hat)",
        "0.80",
        "The distance is doubled here. To square it, multiply it by itself, not by 2.",
    ),
    (
        "difference_quotient",
        "function(at + h) - function(at)",
        "−0.07",
        "This is the change for the whole nudge. To get the change per unit of nudge, divide by h.",
    ),
    (
        "difference_quotient",
        "(function(at + h) - function(at)) * h",
        "−0.007",
        "The change is multiplied by h here. Divide it by h.",
    ),
    (
        "difference_quotient",
        "(function(at) - function(at + h)) / h",
        "0.70",
        "The sign is the other way round. Take what the function gives after the nudge, and subtract what it "
        "gave before.",
    ),
    (
        "difference_quotient",
        "function(at + h) / h",
        "0.90",
        "This takes only the value after the nudge. Subtract the value before it, function(at), then divide.",
    ),
    (
        "difference_quotient",
        "function(at + h) - function(at) / h",
        "−1.51",
        "Only the second value is divided here. Put the subtraction in brackets, so that it comes first.",
    ),
    (
        "difference_quotient",
        "(function(at + h) - at) / h",
        "−10.10",
        "This subtracts the place, at. Subtract what the function gives there: function(at).",
    ),
    (
        "difference_quotient",
        "(function(at) + function(at + h)) / h",
        "2.50",
        "The two values are added here. Subtract the one before the nudge from the one after it.",
    ),
    (
        "difference_quotient",
        "h / (function(at + h) - function(at))",
        "−1.4286",
        "The division is the other way round. Divide the change by the nudge, h.",
    ),
    (
        "difference_quotient",
        "\ndef loss(y_hat):\n    return (y_hat - 1.5) ** 2\nreturn (loss(at + h) - loss(at)) / h\n",
        "1.10",
        "It always measures loss, whatever it is given. Call the function you are given: `function`.",
    ),
    (
        "difference_quotient",
        "(function(at - h) - function(at)) / h",
        "0.90",
        "This nudges down, to at - h. Nudge up: take function(at + h), and subtract function(at).",
    ),
    (
        "difference_quotient",
        "(function(at + h) - function(at)) / (2 * h)",
        "−0.35",
        "This is half of it. The nudge is h, not 2 * h, so divide by h.",
    ),
    (
        "difference_quotient",
        "(function(at) - function(at - h)) / h",
        "−0.90",
        "This is a nudge down: it compares at with at - h. Nudge up, to at + h.",
    ),
    (
        "difference_quotient",
        "(function(at + h) - function(at - h)) / (2 * h)",
        "−0.80",
        "This nudges both ways, which measures well, but here only up is meant: compare at + h with at, and "
        "divide by h.",
    ),
    (
        "difference_quotient",
        "(function(at) + h - function(at)) / h",
        "1.00",
        "Here h is added to what the function gives. Nudge what goes in: function(at + h).",
    ),
    (
        "backward",
        f"\n{E}\nreturn e * x, e\n",
        "(−0.80, −0.40)",
        "Both are half of what they should be. Is the 2 missing? The slope of the loss is 2 * (y_hat - y).",
    ),
    (
        "backward",
        f"\n{E}\nreturn 2 * e, 2 * e\n",
        "(−0.80, −0.80)",
        "Both are the same here. On the way to the weight there is one more link: multiply dL_dw by x.",
    ),
    (
        "backward",
        "\ny_hat = w * x + b\nreturn 2 * (y - y_hat) * x, 2 * (y - y_hat)\n",
        "(1.60, 0.80)",
        "Both signs are the other way round. The error is the prediction minus the target: y_hat - y.",
    ),
    (
        "backward",
        "\nslope = 2 * (w * x - y)\nreturn slope * x, slope\n",
        "(−2.00, −1.00)",
        "Is the bias missing in the prediction? It is w * x + b.",
    ),
    (
        "backward",
        "\nslope = 2 * (w * x + b)\nreturn slope * x, slope\n",
        "(4.40, 2.20)",
        "Is the target missing? Subtract y from the prediction.",
    ),
    (
        "backward",
        f"\n{E}\nreturn e * x, 2 * e\n",
        "(−0.80, −0.80)",
        "The first one, dL_dw, is half of what it should be. Is the 2 missing there?",
    ),
    (
        "backward",
        f"\n{E}\nreturn 2 * e * x, e\n",
        "(−1.60, −0.40)",
        "The second one, dL_db, is half of what it should be. Is the 2 missing there?",
    ),
    (
        "backward",
        f"\n{E}\nreturn 2 * e * x, 2 * e * x\n",
        "(−1.60, −1.60)",
        "The first is right. On the way to the bias there is no x: the last link of dL_db is 1.",
    ),
    (
        "backward",
        f"\n{E}\nreturn 2 * e * x, 2 * e * b\n",
        "(−1.60, −0.08)",
        "The first is right. The second is multiplied by b here; the last link of dL_db is 1.",
    ),
    (
        "backward",
        f"\n{E}\nreturn 2 * e * x, 1\n",
        "(−1.60, 1.00)",
        "The first is right. For the second, 1 is only the last link: multiply it by 2 * (y_hat - y).",
    ),
    (
        "backward",
        "x, 1",
        "(2.00, 1.00)",
        "These are the links from the prediction to w and b. Multiply each by the slope of the loss.",
    ),
    (
        "backward",
        f"\n{E}\nreturn 2 * e, 2 * e * x\n",
        "(−0.80, −1.60)",
        "The two are exchanged. Return dL_dw first, then dL_db.",
    ),
    (
        "backward",
        f"\n{E}\nreturn 2 * e * w, 2 * e\n",
        "(−0.40, −0.80)",
        "The first is multiplied by w here. A nudge on w reaches the prediction times x, so multiply by x.",
    ),
    (
        "backward",
        "\nloss = (w * x + b - y) ** 2\nreturn loss * x, loss\n",
        "(0.32, 0.16)",
        "Here the chain begins with the loss itself. Begin with its slope: 2 * (y_hat - y).",
    ),
    (
        "backward",
        f"\n{E}\nreturn 2 * e ** 2 * x, 2 * e ** 2\n",
        "(0.64, 0.32)",
        "The error is squared here. The slope of the square is twice the error itself: 2 * (y_hat - y).",
    ),
    (
        "backward",
        f"\n{E}\nreturn 2 * e * w, 2 * e * b\n",
        "(−0.40, −0.08)",
        "Each is multiplied by its own parameter here. The last links are x for the weight and 1 for the bias.",
    ),
    ("backward", "\nslope = 2 * (w * x + b) - y\nreturn slope * x, slope\n", "(1.40, 0.70)", BRACKETS),
    (
        "backward",
        "\nslope = 2 * (w * x + b) - y\nreturn slope, slope\n",
        "(0.70, 0.70)",
        f"{BRACKETS} Then multiply dL_dw by x.",
    ),
    ("backward", "\nslope = 2 * w * x + b - y\nreturn slope * x, slope\n", "(1.20, 0.60)", BRACKETS),
    # the worked example's numbers, as names from the cells above would bring them: the first case is right
    ("backward", "\ndL_dy_hat = -0.8\nreturn dL_dy_hat * x, dL_dy_hat * 1\n", "(0.80, −0.80)", FROM_ABOVE),
    ("backward", "-1.6, -0.8", "(−1.60, −0.80)", FROM_ABOVE),
    (
        "backward",
        "\ny_hat = 1.1\nreturn 2 * (y_hat - y) * x, 2 * (y_hat - y)\n",
        "(1.80, −1.80)",
        "Does it use a number from a cell above? Compute y_hat inside the function: w * x + b.",
    ),
    (
        "backward",
        f"\n{E}\ndy_hat_dw = (0.6 * 2.0 + 0.1 - (0.5 * 2.0 + 0.1)) / 0.1\nreturn 2 * e * dy_hat_dw, 2 * e\n",
        "(−8.80, −4.40)",
        "The first is multiplied by the same number whatever x is. Does it use dy_hat_dw from a cell above?",
    ),
    (
        "update",
        "w + learning_rate * gradient[0], b + learning_rate * gradient[1]",
        "(0.34, 0.02)",
        "This is a step uphill. The gradient says which way is up, so subtract it.",
    ),
    (
        "update",
        "\ndL_dw, dL_db = gradient\nreturn w - dL_dw, b - dL_db\n",
        "(2.10, 0.90)",
        "This takes the whole gradient as its step. Multiply each part by the learning rate first.",
    ),
    (
        "update",
        "w - learning_rate, b - learning_rate",
        "(0.40, 0.00)",
        "This subtracts the learning rate alone. Multiply it by that parameter's part of the gradient.",
    ),
    (
        "update",
        "\nw -= learning_rate * gradient[0]\nreturn w, b\n",
        "(0.66, 0.10)",
        "Only the weight moves here. The bias takes its step too, with the second part of the gradient.",
    ),
    (
        "update",
        "\nb -= learning_rate * gradient[1]\nreturn w, b\n",
        "(0.50, 0.18)",
        "Only the bias moves here. The weight takes its step too, with the first part of the gradient.",
    ),
    (
        "update",
        "learning_rate * gradient[0], learning_rate * gradient[1]",
        "(−0.16, −0.08)",
        "These are only the steps. Subtract them from the old w and b.",
    ),
    (
        "update",
        "[-learning_rate * part for part in gradient]",
        "(0.16, 0.08)",
        "These are only the steps. Add them to the old w and b.",
    ),
    (
        "update",
        "\ndL_db, dL_dw = gradient\nreturn w - learning_rate * dL_dw, b - learning_rate * dL_db\n",
        "(0.58, 0.26)",
        "The parts of the gradient are exchanged. The first, dL_dw, is for w; the second, dL_db, is for b.",
    ),
    (
        "update",
        "\nw, b = update(w, b, gradient, learning_rate)\nreturn b, w\n",
        "(0.18, 0.66)",
        "The two are exchanged. Return the new w first, then the new b.",
    ),
    (
        "update",
        "w - gradient[0] / learning_rate, b - gradient[1] / learning_rate",
        "(16.50, 8.10)",
        "The gradient is divided by the learning rate here. Multiply them.",
    ),
    (
        "update",
        "\ndL_dw, dL_db = gradient\nreturn w - learning_rate * dL_dw, b - learning_rate * dL_dw\n",
        "(0.66, 0.26)",
        "Both take their step with dL_dw here. The bias has a part of its own, dL_db.",
    ),
    (
        "update",
        "w - learning_rate * gradient[0], b + learning_rate * gradient[1]",
        "(0.66, 0.02)",
        "The first is right. The bias takes its step uphill here: subtract for it too.",
    ),
    (
        "update",
        "w + learning_rate * gradient[0], b - learning_rate * gradient[1]",
        "(0.34, 0.18)",
        "The second is right. The weight takes its step uphill here: subtract for it too.",
    ),
    (
        "update",
        "\ndL_dw, dL_db = gradient\nreturn (w - learning_rate) * dL_dw, (b - learning_rate) * dL_db\n",
        "(−0.64, 0.00)",
        "Here the learning rate is subtracted first. Multiply it by the gradient, then subtract the product.",
    ),
    (
        "update",
        "\ndL_dw, dL_db = -1.6, -0.8\nreturn w - learning_rate * dL_dw, b - learning_rate * dL_db\n",
        "(−1.42, 0.04)",
        "Does it use dL_dw and dL_db from a cell above? Take them from the gradient: dL_dw, dL_db = gradient.",
    ),
    (
        "update",
        "0.66, 0.18",
        "(0.66, 0.18)",
        "It gives the same whatever goes in. Does it return new_w and new_b from the cells above?",
    ),
    (
        "train",
        "\nfor step in range(steps):\n    w -= learning_rate * 2 * (w * x + b - y) * x\n"
        "    b -= learning_rate * 2 * (w * x + b - y)\nreturn w, b\n",
        "(0.66, 0.116)",
        "Here w moves first, and b's slope is taken with the new w. Take both slopes before either moves.",
    ),
    (
        "train",
        "\nfor step in range(steps):\n    b = b - learning_rate * 2 * (w * x + b - y)\n"
        "    w = w - learning_rate * 2 * (w * x + b - y) * x\nreturn w, b\n",
        "(0.628, 0.18)",
        "Here b moves first, and w's slope is taken with the new b. Take both slopes before either moves.",
    ),
    (
        "train",
        "\nfor step in range(steps):\n    dL_dw, dL_db = backward(x, y, w, b)\n"
        "    w, b = w + learning_rate * dL_dw, b + learning_rate * dL_db\nreturn w, b\n",
        "(0.34, 0.02)",
        "The steps go uphill. The gradient says which way is up, so subtract it.",
    ),
    (
        "train",
        f"\nfor step in range(1, steps):\n    gradient = backward(x, y, w, b)\n    {UPDATED}\nreturn w, b\n",
        "(0.50, 0.10)",
        "This is one step too few. range(steps) goes round as often as steps says.",
    ),
    (
        "train",
        f"\nfor step in range(steps + 1):\n    gradient = backward(x, y, w, b)\n    {UPDATED}\nreturn w, b\n",
        "(0.65, 0.175)",
        "This is one step too many. range(steps) goes round as often as steps says.",
    ),
    (
        "train",
        f"\nfor step in range(steps):\n    gradient = backward(x, y, w, b)\n    {UPDATED}\n    return w, b\n",
        "(0.58, 0.14)",
        "It takes one step, whatever steps says. Does return stand inside the loop, or does each round begin "
        "with the first w and b again?",
    ),
    (
        "train",
        "\nfor step in range(steps):\n    dL_dw, dL_db = backward(x, y, w, b)\n"
        "    new_w = w - learning_rate * dL_dw\n    new_b = b - learning_rate * dL_db\nreturn new_w, new_b\n",
        "(0.58, 0.14)",
        "It takes one step, whatever steps says. Does return stand inside the loop, or does each round begin "
        "with the first w and b again?",
    ),
    (
        "train",
        f"\ngradient = backward(x, y, w, b)\nfor step in range(steps):\n    {UPDATED}\nreturn w, b\n",
        "(0.74, 0.22)",
        "Every step uses the first gradient. Compute it inside the loop, anew for each w and b.",
    ),
    (
        "train",
        "\nfor step in range(steps):\n    dL_dw, dL_db = backward(x, y, w, b)\n"
        "    w, b = w - dL_dw, b - dL_db\nreturn w, b\n",
        "(2.10, 0.90)",
        "Each step is the whole gradient. Multiply it by the learning rate.",
    ),
    (
        "train",
        "\nfor step in range(steps):\n    w = w - learning_rate * backward(x, y, w, b)[0]\nreturn w, b\n",
        "(0.66, 0.10)",
        "Only the weight moves here. Let the bias take its step too.",
    ),
    (
        "train",
        "\nfor step in range(steps):\n    b = b - learning_rate * backward(x, y, w, b)[1]\nreturn w, b\n",
        "(0.50, 0.18)",
        "Only the bias moves here. Let the weight take its step too.",
    ),
    (
        "train",
        f"\nfor step in range(steps):\n    gradient = backward(x, y, w, b)\n    {UPDATED}\nreturn b, w\n",
        "(0.18, 0.66)",
        "The two are exchanged. Return w first, then b.",
    ),
    (
        "train",
        "\nfor step in range(steps):\n    w, b = backward(x, y, w, b)\nreturn w, b\n",
        "(−1.60, −0.80)",
        "Here w and b become the gradient. Keep that under a name of its own, and hand it to update.",
    ),
    (
        "train",
        f"\nw, b = 0.5, 0.1\nfor step in range(steps):\n    gradient = backward(x, y, w, b)\n    {UPDATED}\n"
        "return w, b\n",
        "(−0.268, 0.868)",
        "It begins at 0.5 and 0.1 in every case. Begin at the w and b that your function is given.",
    ),
    *(
        (
            "train",
            f"\nlearning_rate = {rate}\nfor step in range(steps):\n    gradient = backward(x, y, w, b)\n"
            f"    {UPDATED}\nreturn w, b\n",
            gave,
            "The learning rate is the same in every case here. Use the learning_rate that your function is given.",
        )
        for rate, gave in (("0.1", "(0.66, 0.18)"), ("0.05", "(0.58, 0.14)"))
    ),
    (
        "train",  # the gradient of the lesson's loop in its last round: the error is −0.4 / 2⁵
        f"\ngradient = -0.05, -0.025\nfor step in range(steps):\n    {UPDATED}\nreturn w, b\n",
        "(0.505, 0.1025)",
        "Does it use a gradient from a cell above? Compute it inside the loop, with backward.",
    ),
]


@pytest.mark.parametrize("name, text, gave, diagnosis", WRONG)
def test_a_known_mistake_is_told(name, text, gave, diagnosis):
    report = CHECKS[name](learner(name, text))
    assert not report.passed
    assert re.fullmatch(
        rf"✗ my_{name}\(.*\).* gave {re.escape(gave)}, it should give .*\d\)?\. {re.escape(diagnosis)}",
        report.words,
    ), report.words


UNMOVED = [
    ("update", "w, b", "w and b came back as they went in. Let each take its step."),
    (
        "train",
        "\nfor step in range(steps):\n    ...\nreturn w, b\n",
        "w and b came back as they went in. Inside the loop, keep what update gives back: write `w, b =` before it.",
    ),
    (
        "train",
        "\nfor step in range(steps):\n    update(w, b, backward(x, y, w, b), learning_rate)\nreturn w, b\n",
        "w and b came back as they went in. Inside the loop, keep what update gives back: write `w, b =` before it.",
    ),
]


@pytest.mark.parametrize("name, text, diagnosis", UNMOVED)
def test_nothing_moved_is_not_yet(name, text, diagnosis):
    report = CHECKS[name](learner(name, text))
    assert (report.passed, report.words) == (False, f"○ Not yet: {diagnosis}")


def test_every_known_mistake_stands_above():
    told = {diagnosis for *_, diagnosis in WRONG + UNMOVED}
    assert told == {mistake.diagnosis for check in CHECKS.values() for mistake in check.mistakes}


# ----------------------------------------------------------------------------- the worked example comes first


@pytest.mark.parametrize(
    "name, said",
    [
        ("forward", "my_forward(x=2.0, w=0.5, b=0.1) gave 7.00, it should give 1.10."),
        ("squared_error", "my_squared_error(y_hat=1.1, y=1.5) gave 7.00, it should give 0.16."),
        (
            "difference_quotient",
            "my_difference_quotient(loss, 1.1, 0.1), where loss(y_hat) = (y_hat − 1.5)², gave 7.00, "
            "it should give −0.70.",
        ),
        (
            "backward",
            "my_backward(x=2.0, y=1.5, w=0.5, b=0.1) gave (7.00, 8.00), it should give (−1.60, −0.80).",
        ),
        (
            "update",
            "my_update(w=0.5, b=0.1, gradient=(−1.6, −0.8), learning_rate=0.1) gave (7.00, 8.00), "
            "it should give (0.66, 0.18).",
        ),
        (
            "train",
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
    assert said.startswith("✗ This is a ") and f"write its name alone, my_{name}, without" in said


@pytest.mark.parametrize("name", CHECKS)
def test_an_argument_forgotten(name):
    others = HEADS[name].split(", ")[:-1]
    said = CHECKS[name](learner(name, "1", parameters=", ".join(others))).words
    assert said.endswith(f"it should take {len(others) + 1} arguments, in this order: {HEADS[name]}.")


@pytest.mark.parametrize(
    "name, parameters, text",
    [
        ("forward", "b, w, x", "w * x + b"),
        ("difference_quotient", "at, h, function", "(function(at + h) - function(at)) / h"),
        ("difference_quotient", "function, h, at", "(function(at + h) - function(at)) / h"),
        ("backward", "w, y, x, b", "2 * (w * x + b - y) * x, 2 * (w * x + b - y)"),
        ("update", "gradient, learning_rate, w, b", "update(w, b, gradient, learning_rate)"),
        ("train", "w, b, x, y, learning_rate, steps", RIGHT[-1][1]),
    ],
)
def test_arguments_in_another_order(name, parameters, text):
    report = CHECKS[name](learner(name, text, parameters=parameters))
    assert not report.passed
    assert report.words.endswith(
        f"The arguments are in the other order: they come as ({HEADS[name]}), "
        f"and your function takes them as ({parameters})."
    )


@pytest.mark.parametrize(
    "name, parameters, text, order",
    [
        ("difference_quotient", "f, step, start", "(f(start + step) - f(start)) / step", "function, h, at"),
        ("backward", "x, w, b, y", "2 * (w * x + b - y) * x, 2 * (w * x + b - y)", "x, w, b, y"),
    ],
)
def test_another_order_is_found_whatever_the_names(name, parameters, text, order):
    report = CHECKS[name](learner(name, text, parameters=parameters))
    assert report.words.endswith(f"and your function takes them as ({order}).")


def test_arguments_of_a_symmetric_function_have_no_order():
    assert loss.check(learner("squared_error", "(y_hat - y) ** 2", parameters="y, y_hat")).passed


def test_a_history_is_no_pair():
    report = training_loop.check(
        learner(
            "train",
            "\nfrom neuron_lab.training import train\nreturn train(x, y, w, b, learning_rate, steps)\n",
        )
    )
    assert report.words.endswith(
        "gave a value of the type History; it should give a pair of numbers, (0.66, 0.18)."
    )


def test_an_endless_training_loop_is_stopped():
    start = time.monotonic()
    report = training_loop.check(
        learner("train", "\nstep = 0\nwhile step < steps:\n    w, b = w * 1, b * 1\nreturn w, b\n")
    )
    assert "ran for more than 2 seconds and was stopped: does a loop never end?" in report.words
    assert time.monotonic() - start < 5


@pytest.mark.parametrize("name, text", RIGHT)
def test_a_right_function_needs_a_small_part_of_its_time(name, text):
    start = time.monotonic()
    CHECKS[name](learner(name, text))
    assert time.monotonic() - start < 0.5 < CHECKS[name].seconds


# ----------------------------------------------------------------------------- how the checks are made


@pytest.mark.parametrize("name", CHECKS)
def test_every_mistake_differs_from_the_right_function_and_from_every_other(name):
    check = CHECKS[name]
    functions = [check.reference, *(mistake.function for mistake in check.mistakes)]
    results = [[read(function(*case)) for case in check.cases] for function in functions]
    assert len(results) > 5
    for one, other in itertools.combinations(range(len(results)), 2):
        assert not equal(results[one], results[other]), (one, other)


@pytest.mark.parametrize("name", CHECKS)
def test_the_cases_have_negative_numbers_and_zeros(name):
    check = CHECKS[name]
    columns = list(zip(*check.cases, strict=True))
    numbers = [value for column in columns for value in column if isinstance(value, float)]
    assert any(value < 0 for value in numbers)
    assert 0.0 in numbers or any(function(at) == 0 for function, at, _ in check.cases)
    assert check.arguments == tuple(HEADS[name].split(", ")) and check.name == name


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


LATER = {
    "forward": r"target|loss|error|nudge|derivative|chain|gradient|update|learning rate|step\b",
    "squared_error": r"nudge|derivative|chain|gradient|update|learning rate|step",
    "difference_quotient": r"chain|gradient|update|learning rate|step",
    "backward": r"update|learning rate|step|downhill|uphill",
    "update": r"round|loop",
}


@pytest.mark.parametrize("name", LATER)
def test_a_diagnosis_uses_no_word_of_a_later_lesson(name):
    for mistake in CHECKS[name].mistakes:
        assert not re.search(LATER[name], mistake.diagnosis), mistake.diagnosis
