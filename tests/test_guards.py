"""A guard stands before a formula, and the formula stays what it was."""

import inspect
import traceback

import pytest

from neuron_lab import network, neuron, scores
from neuron_lab.guards import checked


def doubled(x, y):
    """A guard that leaves its mark on both."""
    return 2 * x, 10 * y


def minus(x, y=3):
    """x − y."""
    return x - y


def test_every_way_to_call_meets_the_guard():
    guarded = checked(doubled, minus)
    assert guarded(5, 1) == guarded(5, y=1) == guarded(y=1, x=5) == 0
    assert guarded(5) == guarded(x=5) == -20
    assert guarded.unchecked(5) == 2


def test_a_guarded_formula_looks_like_the_formula():
    guarded = checked(doubled, minus)
    assert (guarded.__name__, guarded.__doc__) == ("minus", "x − y.")
    assert str(inspect.signature(guarded)) == "(x, y=3)"
    assert inspect.unwrap(guarded) is guarded.unchecked is minus  # so ``forward??`` shows the formula


@pytest.mark.parametrize(
    "values, named, complaint",
    [
        ((), {}, "missing 1 required positional argument: 'x'"),
        ((1, 2, 3), {}, "takes from 1 to 2 positional arguments but 3 were given"),
        ((1,), {"z": 2}, "got an unexpected keyword argument 'z'"),
        ((1,), {"x": 2}, "got multiple values for argument 'x'"),
    ],
)
def test_a_wrong_number_of_arguments_is_told_by_python(values, named, complaint):
    with pytest.raises(TypeError) as caught:
        checked(doubled, minus)(*values, **named)
    assert str(caught.value) == f"minus() {complaint}"


@pytest.mark.parametrize(
    "call",
    [
        lambda: neuron.forward("2", 0.5, 0.1),
        lambda: neuron.prediction_error("2", 0.5),
        lambda: neuron.mean_squared_error([1, 2], [1, 2, 3]),
        lambda: neuron.difference_quotient(abs, 1.0, 0),
        lambda: neuron.numerical_gradient(2.0, 1.5, 1e12, 0.1),
        lambda: neuron.backward(2.0, 1.5, [1], 0.1),
        lambda: neuron.update(0.5, 0.1, None, 0.1),
        lambda: network.forward(network.start_network((2, 2), 0), [1.0]),
        lambda: network.forward((([[1.0]], [1.0, 2.0]),), [1.0]),
        lambda: network.train(network.start_network((2, 2), 0), [[1.0, 2.0]], [2], 0.1, 1, 1, 0),
        lambda: scores.cross_entropy([[1.0, 2.0]], [2]),
    ],
)
def test_a_complaint_shows_the_call_and_not_the_guard(call):
    """What says ``__tracebackhide__``, IPython leaves out."""
    with pytest.raises((TypeError, ValueError)) as caught:
        call()
    frames = [
        frame for frame, _ in traceback.walk_tb(caught.tb) if "neuron_lab." in frame.f_globals["__name__"]
    ]
    assert frames and all(frame.f_locals.get("__tracebackhide__") for frame in frames)
