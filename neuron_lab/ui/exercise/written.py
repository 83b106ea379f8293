"""How a learner's function is written: what can be read off it before it runs, and where its text is to be had."""

import ast
import dis
import functools
import inspect
import linecache
from types import FunctionType


def own(function):
    """The function that the learner wrote, without what decorates it; None where it is not written in Python."""
    try:
        function = inspect.unwrap(function)
    except ValueError:  # it is wrapped in itself
        return None
    return function if type(function) is FunctionType else None


def signature_of(function):
    """Its signature, or None where there is none to be had, as for some functions written in C."""
    try:
        return inspect.signature(function)
    except Exception:
        return None


def parameters_of(function):
    """The names of its parameters, in order; () where they are not to be had."""
    signature = signature_of(function)
    return tuple(signature.parameters) if signature else ()


# ----------------------------------------------------------------------------- still to be filled in


def is_empty(function):
    """Whether nothing happens in it: only ``pass``, ``...`` or a docstring."""
    written = own(function)
    return written is not None and _instructions(written) == _instructions(_empty)


def _empty():
    pass


def _instructions(function):
    return [(step.opname, step.argval) for step in dis.get_instructions(function) if step.opname != "NOP"]


def has_gap(function):
    """Whether there is still a ``...`` in it, alone or as a part of a pair. That of ``x[..., None]`` is none."""
    written = own(function)
    if written is None:
        return False
    tree = tree_of(written.__code__)
    if tree is None:
        return any(map(_holds_ellipsis, written.__code__.co_consts))
    places = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript)
        for part in ast.walk(node.slice)
    }
    return any(_is_ellipsis(node) and id(node) not in places for node in ast.walk(tree))


def _is_ellipsis(node):
    return isinstance(node, ast.Constant) and node.value is Ellipsis


def _holds_ellipsis(constant):
    return constant is Ellipsis or (type(constant) is tuple and any(map(_holds_ellipsis, constant)))


# ----------------------------------------------------------------------------- its text


def tree_of(code):
    """The syntax tree of a function, by its code object; None where its text is not to be had."""
    functions = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    wanted = code.co_name, code.co_firstlineno
    for node in ast.walk(module_of(code.co_filename) or ast.Module([], [])):
        if isinstance(node, functions) and (getattr(node, "name", "<lambda>"), _first_line(node)) == wanted:
            return node
    return None


def _first_line(node):
    return min([node.lineno, *(decorator.lineno for decorator in getattr(node, "decorator_list", ()))])


def module_of(file):
    """The syntax tree of a notebook's cell or of a file, or None. IPython keeps the text of every cell."""
    return _parsed("".join(linecache.getlines(file)))


@functools.lru_cache(maxsize=8)
def _parsed(text):
    try:
        return ast.parse(text) if text else None
    except SyntaxError:
        return None


def nodes_at(frame, step):
    """What stands where this frame is, at this step of its code: the nodes of the tree with exactly this place."""
    place = list(frame.f_code.co_positions())[step // 2]
    tree = module_of(frame.f_code.co_filename)
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.expr | ast.stmt)] if tree else []
    return [n for n in nodes if (n.lineno, n.end_lineno, n.col_offset, n.end_col_offset) == place]


# ----------------------------------------------------------------------------- how it ends


def endings(function):
    """The statements with which its run may end; [] where its text is not to be had. A loop is no such statement."""
    written = own(function)
    tree = written and tree_of(written.__code__)
    return list(_last(tree.body)) if isinstance(tree, ast.FunctionDef) else []


def _last(statements):
    last = statements[-1] if statements else None
    if isinstance(last, ast.If):
        yield from _last(last.body)
        yield from _last(last.orelse)
    elif isinstance(last, ast.With):
        yield from _last(last.body)
    elif last is not None:
        yield last


def is_print(node):
    """Whether this is a call of ``print``."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
