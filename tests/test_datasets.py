"""The given numbers keep what the lessons say of them."""

from neuron_lab.datasets import CANCELLING_X, CANCELLING_Y, WORKED


def test_the_worked_numbers():
    assert WORKED == (2.0, 1.5, 0.5, 0.1, 0.1)
    assert WORKED._fields == ("x", "y", "w", "b", "learning_rate")


def test_the_cancelling_examples_lie_on_a_line():
    assert [round(-0.5 * x + 2.1, 9) for x in CANCELLING_X] == list(CANCELLING_Y)
