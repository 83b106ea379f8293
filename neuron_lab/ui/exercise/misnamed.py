"""What to say where a name has no value, or stands for something else than it should."""

import ast
import builtins
import dis
import re
import sys
from numbers import Real

from neuron_lab.ui.exercise.results import kind_of
from neuron_lab.ui.exercise.written import own, parameters_of, tree_of

# ----------------------------------------------------------------------------- a name without a value


def for_no_value(error, place, function, names):
    """What to do about a NameError, or an UnboundLocalError, or None where nothing is known."""
    name = getattr(error, "name", None) or next(iter(re.findall(r"variable '(\w+)'", str(error))), None)
    if said := _renamed_by_half(name, parameters_of(function), names):
        return said
    if not isinstance(error, UnboundLocalError) or place is None:
        return None
    known = place.frame.f_globals.get(name, getattr(builtins, name, None))
    if callable(known):
        return (
            f"This function gives {name} a new value, so within it {name} is no longer the function. "
            "Call the result something else."
        )
    tree = tree_of(place.frame.f_code)
    return _cause_in(tree or ast.Module([], []), name)


def from_the_notebook(function, names):
    """What to say where an argument goes by another name in the body, and a cell above happens to know that name."""
    written = own(function)
    steps = dis.get_instructions(written) if written else ()
    read = [step.argval for step in steps if step.opname in ("LOAD_GLOBAL", "LOAD_NAME")]
    said = (
        _renamed_by_half(name, parameters_of(function), names) for name in read if name in written.__globals__
    )
    return next(filter(None, said), None)


def _renamed_by_half(name, taken, names):
    """What to say where the function gives another name to this argument."""
    at = names.index(name) if name in names and name not in taken else len(taken)
    if at < len(taken) and taken[at] not in names:
        return f"Your function takes {taken[at]}, but inside it stands {name}. Use one name for both."
    return None


def _cause_in(tree, name):
    """Why a name that is assigned to in this function has no value when it is needed."""
    places = list(_assignments(tree, name, ()))
    if growing := next((node for node, _ in places if _needs_itself(node, name)), None):
        where = (
            "before the loop"
            if any(_any_of(around, ast.For, ast.While) for _, around in places)
            else "in a line above"
        )
        return f"Give {name} a first value {where}{_start(growing)}."
    if places and all(_any_of(around, ast.If) for _, around in places):
        return f"{name} gets a value only where the condition of an `if` holds. Give it one in the other case, too."
    if places and all(_any_of(around, ast.For, ast.While) for _, around in places):
        return f"{name} gets its value only inside the loop. Give it a first one before the loop."
    if places and not any(around for _, around in places):
        return f"{name} gets its value only further down. Move that line up, before {name} is used."
    return f"Give {name} a value before it is used."


def _any_of(around, *kinds):
    return any(isinstance(node, kinds) for node in around)


def _assignments(node, name, around):
    """Every statement that gives this name a value, with the statements around it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Assign | ast.AugAssign | ast.AnnAssign) and _stores(child, name):
            yield child, around
        elif isinstance(child, ast.For) and _stores(child.target, name):
            yield child, (*around, child)
        elif not isinstance(child, ast.FunctionDef | ast.Lambda):
            yield from _assignments(child, name, (*around, child))


def _stores(node, name):
    stored = (
        part for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)
    )
    return any(part.id == name for part in stored)


def _needs_itself(node, name):
    if isinstance(node, ast.Assign):
        return any(isinstance(part, ast.Name) and part.id == name for part in ast.walk(node.value))
    return isinstance(node, ast.AugAssign)


def _start(node):
    """With what a sum or a product begins."""
    operator = node.op if isinstance(node, ast.AugAssign) else getattr(node.value, "op", None)
    if isinstance(operator, ast.Mult):
        return ", 1 for a product"
    return ", 0 for a sum" if isinstance(operator, ast.Add | ast.Sub) else ""


# ----------------------------------------------------------------------------- a name for something else


def for_no_function(error, place):
    """What to do where something is called that is no function, or None where nothing is known."""
    call = place.node(ast.Call) if place else None
    attribute = place.node(ast.Attribute) if place else None
    if isinstance(error, AttributeError):
        return _no_module(attribute.value, place) if attribute else None
    if call is None:
        return None if re.search("'(NoneType|module)'", str(error)) else _STAR_OR_NAME
    if isinstance(call.func, ast.Attribute) and not call.args:
        return f"{ast.unparse(call.func)} is a value already. Leave out the brackets behind it."
    said = _overwritten(call.func, place)
    return said or _star_missing(error)


_STAR_OR_NAME = (
    "What stands right before the bracket is no function. "
    "Is a * missing, or was the name of a function given to a number?"
)


def _star_missing(error):
    if re.search("'(int|float|numpy.*)' object is not callable", str(error)):
        return "What stands right before the bracket is a number: is a * missing?"
    return None


def _no_module(node, place):
    """Whether the name of a module was given another value in a cell above."""
    name = getattr(node, "id", None)
    where, value = next(iter(place.find(name)), (None, None))
    if where == "notebook" and isinstance(value, Real) and name in ("np", *sys.modules):
        return f"{name} is a number, from a cell above. Run the cell again that imports {name}."
    return None


def _overwritten(node, place):
    """Whether a name that was a function was given another value in the function or in a cell above."""
    if not isinstance(node, ast.Name) or not (found := place.find(node.id)):
        return None
    (where, value), name = found[0], node.id
    if callable(value) or not isinstance(value, (Real, tuple, list, str)):
        return None
    is_now = f"{name} is {kind_of(value)}"
    if where == "notebook" and hasattr(builtins, name):
        return f"{is_now}, since a cell above gave it that value. To get Python's own back, run `del {name}` in a cell."
    if where == "notebook":
        return (
            f"{is_now}, from a cell above. If it was a function, run the cell again that defines or imports it; "
            "to multiply, write *."
        )
    outside = place.frame.f_globals.get(name, getattr(builtins, name, None))
    if callable(outside):
        return (
            f"Inside your function {name} is {kind_of(value)}. Call that something else, so that {name} stays the "
            "function."
        )
    return None
