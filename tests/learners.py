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
    "layers.check": ("my_layer", "x, weights, biases"),
    "layers.check_backward": ("my_backward", "x, dL_dy_hat"),
    "digits.check": ("my_shares", "a, b"),
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
