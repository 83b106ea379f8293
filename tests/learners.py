"""The check of every lesson, found by name, and functions as a learner writes them for it: as text, as in a cell."""

import itertools
import linecache

from lessons_by_name import LESSONS

from neuron_lab.ui.exercise import Check

CHECKS = {
    f"{name}.{door}": check
    for name, lesson in LESSONS.items()
    for door, check in vars(lesson).items()
    if isinstance(check, Check)
}
HEADS = {  # as the notebooks have them
    "forward_pass.check": ("my_forward", "x, w, b"),
    "loss.check": ("my_squared_error", "y_hat, y"),
    "derivative.check": ("my_difference_quotient", "function, at, h"),
    "chain_rule.check": ("my_backward", "x, y, w, b"),
    "update.check": ("my_update", "w, b, gradient, learning_rate"),
    "training_loop.check": ("my_train", "x, y, w, b, learning_rate, steps"),
    "many_examples.check": ("my_backward", "x, y, w, b"),
    "bowl.check": ("my_scaled", "new_x, x"),
    "layers.check": ("my_layer", "x, weights, biases"),
    "layers.check_backward": ("my_backward", "x, dL_dy_hat"),
    "digits.check": ("my_shares", "a, b"),
}
EACH = "\na = c = 0\nfor i in range(len(x)):\n    e = w * x[i] + b - y[i]\n"
REFERENCES = {  # right functions, as a learner writes them
    "forward_pass.check": ["w * x + b", "\nproduct = w * x\ny_hat = product + b\nreturn y_hat\n"],
    "loss.check": ["(y_hat - y) ** 2", "\nerror = y_hat - y\nreturn error * error\n"],
    "derivative.check": [
        "(function(at + h) - function(at)) / h",
        "\nbefore = function(at)\nafter = function(at + h)\nreturn (after - before) / h\n",
    ],
    "chain_rule.check": [
        "\ne = w * x + b - y\nreturn 2 * e * x, 2 * e\n",
        "\ny_hat = forward(x, w, b)\ndL_dy_hat = 2 * (y_hat - y)\nreturn dL_dy_hat * x, dL_dy_hat * 1\n",
    ],
    "update.check": [
        "w - learning_rate * gradient[0], b - learning_rate * gradient[1]",
        "\ndL_dw, dL_db = gradient\nw = w - learning_rate * dL_dw\nb = b - learning_rate * dL_db\nreturn w, b\n",
    ],
    "training_loop.check": [
        "\nfor step in range(steps):\n    gradient = backward(x, y, w, b)\n"
        "    w, b = update(w, b, gradient, learning_rate)\nreturn w, b\n",
        "\nfor step in range(steps):\n    e = w * x + b - y\n    w = w - learning_rate * 2 * e * x\n"
        "    b = b - learning_rate * 2 * e\nreturn w, b\n",
    ],
    "many_examples.check": [
        "\ne = w * x + b - y\nreturn (2 * e * x).mean(), (2 * e).mean()\n",
        f"{EACH}    a += 2 * e * x[i]\n    c += 2 * e\nreturn a / len(x), c / len(x)\n",
    ],
    "bowl.check": [
        "(new_x - x.mean()) / x.std()",
        "\nmean = sum(x) / len(x)\nspread = (sum((each - mean) ** 2 for each in x) / len(x)) ** 0.5\n"
        "return (new_x - mean) / spread\n",
    ],
    "layers.check": [
        "weights @ x + biases",
        "\noutputs = []\nfor row, bias in zip(weights, biases):\n    total = 0\n    for one, other in zip(row, x):\n"
        "        total += one * other\n    outputs.append(total + bias)\nreturn outputs\n",
    ],
    "layers.check_backward": [
        "np.outer(dL_dy_hat, x)",
        "\ntable = []\nfor slope in dL_dy_hat:\n    table.append(slope * x)\nreturn np.array(table)\n",
    ],
    "digits.check": [
        "\np, q = np.exp(a), np.exp(b)\nreturn p / (p + q), q / (p + q)\n",
        "\npowers = np.exp(np.array([a, b]))\nreturn powers / powers.sum()\n",
    ],
}
_IMPORTS = (
    "import numpy as np\nfrom neuron_lab.neuron import backward, forward, squared_error, update\n"
    "from neuron_lab.network import softmax\n"
)


_CELLS = itertools.count()


def cell(source, **above):
    """The last thing that a cell with this text defines, where the cells above have left these names."""
    names = dict(above)
    file = f"/tmp/ipykernel_1/{next(_CELLS)}.py"
    linecache.cache[file] = (
        len(source),
        None,
        source.splitlines(keepends=True),
        file,
    )  # as IPython keeps a cell's text
    exec(compile(source, file, "exec"), names)
    return [value for name, value in names.items() if name != "__builtins__"][-1]


def learner(check, text, parameters=None):
    """A learner's function: the text is its body, or, where it is a single line, what it returns."""
    lines = text.strip("\n").splitlines() if "\n" in text else [f"return {text}"]
    name, taken = HEADS[check]
    return cell("\n    ".join([f"{_IMPORTS}def {name}({parameters or taken}):", *lines]))
