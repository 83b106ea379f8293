"""A single neuron, taught with levers: the mathematics, the moving pictures, and the lessons.

The map, from the ground up. Imports run downward only.

    lessons/<name>.py     one module a notebook: what it explores, asks, and checks
    show/                 how anything is shown and asked: live figure, controls, formula, explorer, practice
    neuron.py             forward pass, loss, derivatives, backward pass, update
    training.py           the training loop, and the factor that decides how it ends
    examples.py           many examples: curvatures, floor, scaling, batches
    layers.py             neurons as rows of a matrix, layer after layer
    digits.py             handwritten digits, with their labels
    data.py               the numbers that every lesson uses
    validation.py         what counts as a number, a learning rate, a count

``show`` knows no neuron; the mathematics knows no picture. Nothing heavy is imported here:
ask for a part by name, for example ``from neuron_lab.neuron import forward``.
"""

__version__ = "1.0.0"
