"""Where in a learner's code an error happened: the expression, and what the names in it stood for."""

import ast
import builtins
from typing import Any, NamedTuple

from neuron_lab.ui.exercise.sandbox import is_library
from neuron_lab.ui.exercise.written import nodes_at


class Place(NamedTuple):
    """A step of the learner's own code at which an error was raised."""

    frame: Any
    nodes: list

    def node(self, *kinds):
        """The expression of one of these kinds that stands there, or None."""
        return next((node for node in self.nodes if isinstance(node, kinds)), None)

    def operands(self):
        """What is added or multiplied there: for each side its text and its value, where it has one."""
        node = self.node(ast.BinOp, ast.AugAssign)
        sides = (
            [node.left, node.right]
            if isinstance(node, ast.BinOp)
            else [node.target, node.value]
            if node
            else []
        )
        return [(ast.unparse(side), self.value(side)) for side in sides]

    def value(self, node):
        """What a name, a constant, or a pair of them stood for; None for anything that would have to be run again."""
        if isinstance(node, ast.Name):
            return next((value for _, value in self.find(node.id)), None)
        if isinstance(node, ast.Tuple | ast.List):
            return [self.value(part) for part in node.elts]
        if isinstance(node, ast.JoinedStr):
            return ""  # text, whatever stands in it
        return node.value if isinstance(node, ast.Constant) else None

    def find(self, name):
        """Where this name has its value from, and the value: [("function", 1.0)], or [] if it has none."""
        scopes = {"function": self.frame.f_locals, "notebook": self.frame.f_globals, "Python": vars(builtins)}
        return [(where, names[name]) for where, names in scopes.items() if name in names][:1]


def place_of(error):
    """Where it was raised; None if that is not in the learner's own code."""
    step = error.__traceback__
    while step and step.tb_next:
        step = step.tb_next
    if step is None or is_library(step.tb_frame.f_code.co_filename):
        return None
    return Place(step.tb_frame, nodes_at(step.tb_frame, step.tb_lasti))
