"""Formulas of what is counted: whole numbers, shown without digits after the point."""

from neuron_lab.ui.equation import Equation, Term


def whole(symbol, value):
    """A count as a term for a formula."""
    return Term(symbol, value, digits=0)


def parameters_equation(inputs, neurons):
    """parameters = neurons · inputs + neurons: a weight for each input of each neuron, and a bias for each neuron."""
    biases = whole("neurons", neurons)
    return Equation(
        whole("parameters", inputs * neurons + neurons), biases, "·", whole("inputs", inputs), "+", biases
    )
