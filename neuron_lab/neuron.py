"""One neuron, in the order of the lessons: forward pass, loss, derivatives, backward pass, update.

Everything here takes plain numbers or NumPy arrays, returns new values and stores nothing. What works
entry by entry takes any shapes that broadcast; where a mean over examples is taken, x (or ŷ) and y must
have the same shape, or one be a single number. Numbers have no units; every finite number is allowed. A
single number in gives a float out. Text, None and other things that are no numbers raise TypeError; NaN,
infinity, empty arrays and shapes that do not fit raise ValueError; both name the argument.

The formulas are those of any textbook, for example M. Nielsen, *Neural Networks and Deep Learning*
(2015), chapters 1 and 2. Our loss has no ½ in front: where a book writes L = ½(ŷ − y)², each of its
gradients is half of ours, and its learning rate twice ours for the same step.
"""

import numpy as np

from neuron_lab.guards import (
    checked,
    downhill,
    entry_by_entry,
    input_alone,
    mean_over_examples,
    mean_over_predictions,
    nudge,
    nudge_both_ways,
    one_input,
)

# ----------------------------------------------------------------------------- forward pass and loss


def forward(x, w, b):
    """The prediction of a neuron with one input: ŷ = w·x + b.

    :param x: input, a number or an array.
    :param w: weight: how much ŷ changes for each unit of x.
    :param b: bias: what ŷ is where x = 0.
    :returns: the prediction ŷ, with the shape that x, w and b broadcast to.
    """
    return w * x + b


def prediction_error(y_hat, y):
    """The error, with its sign: e = ŷ − y. Above 0 the prediction is too high, below 0 too low."""
    return y_hat - y


def squared_error(y_hat, y):
    """The loss of each example by itself: (ŷ − y)².

    :param y_hat: prediction, a number or an array.
    :param y: target, a number or an array.
    :returns: 0 or more, with the shape that ŷ and y broadcast to.
    """
    error = prediction_error(y_hat, y)
    return error * error  # unlike error ** 2, this gives inf rather than raises where a float overflows


def mean_squared_error(y_hat, y):
    """The loss of all examples together: L = (1/n) Σ (ŷᵢ − yᵢ)².

    :param y_hat: prediction, a number or an array of n examples.
    :param y: target, of the same shape, or one number for all.
    :returns: one float, 0 or more. For a single example it is the squared error itself.
    """
    return float(np.mean(squared_error(y_hat, y)))


# ------------------------------------------------------------------- derivatives, measured by a nudge


def difference_quotient(function, at, h):
    """How much ``function`` changes for each unit of a nudge of size h: (f(at + h) − f(at)) / h.

    :param function: takes a number, returns a number.
    :param at: where to measure.
    :param h: the nudge; any number but 0. As h shrinks, the quotient approaches the derivative.
    :raises ValueError: where h is 0, or so small beside ``at`` that the nudge would be lost.
    """
    return (function(at + h) - function(at)) / h


def numerical_gradient(x, y, w, b, h=1e-6):
    """The gradient of the mean squared error, measured by nudging w and then b both ways.

    The central difference (L(w + h) − L(w − h)) / 2h: slow, but it needs no calculus, so it checks
    :func:`backward`. See W. Press et al., *Numerical Recipes*, section 5.7.

    Where w or b is huge, so is the loss, and its last digits, which alone tell the nudge, are rounded away:
    at w = 10⁸ about two digits of the gradient are right. A larger h brings them back.

    :param h: the nudge, above 0, and not so small beside w or b that it would be lost.
    :returns: ``(dL_dw, dL_db)``, two floats.
    """

    def loss(w, b):
        return mean_squared_error(forward(x, w, b), y)

    return ((loss(w + h, b) - loss(w - h, b)) / (2 * h), (loss(w, b + h) - loss(w, b - h)) / (2 * h))


# -------------------------------------------------------- derivatives, by rule: one link of the chain


def dL_dy_hat(y_hat, y):
    """How the loss changes with the prediction: dL/dŷ = 2(ŷ − y); for arrays, of each example's own loss."""
    return 2 * prediction_error(y_hat, y)


def dy_hat_dw(x):
    """How the prediction changes with the weight: dŷ/dw = x."""
    return x


def dy_hat_db():
    """How the prediction changes with the bias: dŷ/db = 1, whatever x is."""
    return 1.0


# ----------------------------------------------------------------------------- backward pass, update


def backward(x, y, w, b):
    """The gradient of the loss, by the chain rule.

    dL/dw = dL/dŷ · dŷ/dw = 2(ŷ − y) · x and dL/db = dL/dŷ · dŷ/db = 2(ŷ − y) · 1,
    each averaged over the examples if there are several.

    :param x: input, a number or an array of n examples.
    :param y: target, of the same shape, or one number for all.
    :param w: weight, one number.
    :param b: bias, one number.
    :returns: ``(dL_dw, dL_db)``, two floats.
    """
    dL = dL_dy_hat(forward(x, w, b), y)
    dL_dw = dL * dy_hat_dw(x)
    dL_db = dL * dy_hat_db()
    return float(np.mean(dL_dw)), float(np.mean(dL_db))


def update(w, b, gradient, learning_rate):
    """One step downhill: each parameter minus the learning rate times its gradient.

    :param w: weight, a number or an array.
    :param b: bias, a number or an array.
    :param gradient: ``(dL_dw, dL_db)``, both taken at these old w and b; each of the same shape as its
        parameter, unless one of the two is a single number.
    :param learning_rate: α, a number above 0; most libraries call it ``lr``.
    :returns: the new ``(w, b)``.
    """
    dL_dw, dL_db = gradient
    w = w - learning_rate * dL_dw
    b = b - learning_rate * dL_db
    return w, b


# ------------------------------------------------------- what each takes: its guard looks at every call

forward = checked(one_input, forward)
prediction_error = checked(entry_by_entry, prediction_error)
mean_squared_error = checked(mean_over_predictions, mean_squared_error)
difference_quotient = checked(nudge, difference_quotient)
numerical_gradient = checked(nudge_both_ways, numerical_gradient)
dy_hat_dw = checked(input_alone, dy_hat_dw)
backward = checked(mean_over_examples, backward)
update = checked(downhill, update)
