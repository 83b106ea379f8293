"""A single neuron, taught with levers: the mathematics, the moving pictures, and the lessons.

The map, from the ground up. Imports run downward only.

    lessons/<lesson>/     one folder a notebook: the doors it opens, its pictures, its questions, its exercise
    lessons/shared/       what several lessons show or ask
    ui/                   how anything is shown and asked: live figure, controls, formula, explorer, practice
    neuron.py             forward pass, loss, derivatives, backward pass, update
    training.py           the training loop, and the factor that decides how it ends
    least_squares.py      many examples: curvatures, floor, scaling; with means.py (what a loss knows of its examples)
                          and batches.py (training on a few at a time)
    network.py            neurons as rows of a matrix, layer after layer; with layer.py (what fits what, and where to
                          start) and scores.py (softmax and its loss)
    datasets.py           the numbers that every lesson uses, and handwritten digits
    guards.py             looks at what a formula is given, so that the formula itself stands bare
    validation.py         what counts as a number, a learning rate, a count
    server_extension.py   what a Jupyter server does for it: a kernel's answers leave at once

``ui`` knows no neuron; the mathematics knows no picture. Nothing heavy is imported here:
ask for a part by name, for example ``from neuron_lab.neuron import forward``.
"""

__version__ = "1.0.0"


def _jupyter_server_extension_points():
    """Where a Jupyter server finds what the package adds to it."""
    return [{"module": "neuron_lab.server_extension", "name": "neuron_lab"}]
