"""Lesson 6, make it yours: the learner writes ``train``.

Each diagnosis uses only words that the lessons so far have introduced.
"""

from neuron_lab.datasets import WORKED
from neuron_lab.neuron import backward, forward, squared_error, update
from neuron_lab.training import train
from neuron_lab.ui.exercise import Check, Mistake


def _trained(x, y, w, b, learning_rate, steps):
    """The w and b that the training loop ends with: what ``train`` records last."""
    history = train(x, y, w, b, learning_rate, steps)
    return history.w[-1], history.b[-1]


def _loop(step, rounds=lambda steps: steps):
    """A training loop that takes this step, and takes it so many times."""

    def train(x, y, w, b, learning_rate, steps):
        for _ in range(rounds(steps)):
            w, b = step(x, y, w, b, learning_rate)
        return w, b

    return train


def _step(x, y, w, b, learning_rate):
    return update(w, b, backward(x, y, w, b), learning_rate)


def _uphill(x, y, w, b, learning_rate):
    dL_dw, dL_db = backward(x, y, w, b)
    return update(w, b, (-dL_dw, -dL_db), learning_rate)


def _weight_before_bias(x, y, w, b, learning_rate):
    w, _ = _step(x, y, w, b, learning_rate)
    _, b = _step(x, y, w, b, learning_rate)
    return w, b


def _bias_before_weight(x, y, w, b, learning_rate):
    _, b = _step(x, y, w, b, learning_rate)
    w, _ = _step(x, y, w, b, learning_rate)
    return w, b


def _one_gradient_for_all(x, y, w, b, learning_rate, steps):
    gradient = backward(x, y, w, b)
    for _ in range(steps):
        w, b = update(w, b, gradient, learning_rate)
    return w, b


def _gradient_for_parameters(x, y, w, b, learning_rate):
    return backward(x, y, w, b)


def _always_from_the_worked_start(x, y, w, b, learning_rate, steps):
    return _trained(x, y, WORKED.w, WORKED.b, learning_rate, steps)


def _from_zero(x, y, w, b, learning_rate, steps):
    return _trained(x, y, 0.0, 0.0, learning_rate, steps)


def _gradients_added_up(x, y, w, b, learning_rate, steps):
    total_dw = total_db = 0.0
    for _ in range(steps):
        dL_dw, dL_db = backward(x, y, w, b)
        total_dw, total_db = total_dw + dL_dw, total_db + dL_db
        w, b = update(w, b, (total_dw, total_db), learning_rate)
    return w, b


def _stopping(enough):
    """A training loop that stops where the loss before the step, the loss after it, and the limit say so."""

    def train(x, y, w, b, learning_rate, steps):
        for _ in range(steps):
            before = squared_error(forward(x, w, b), y)
            new = _step(x, y, w, b, learning_rate)
            after = squared_error(forward(x, *new), y)
            stops, with_this_step = enough(before, after)
            w, b = new if with_this_step or not stops else (w, b)
            if stops:
                break
        return w, b

    return train


# The ways to stop early that a learner may think of: a small loss, with one more step or none; a small improvement.
_LIMITS = (0.1, 0.01, 0.001, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8)
_ENOUGH = [
    *(lambda before, after, limit=limit: (before < limit, False) for limit in _LIMITS),
    *(lambda before, after, limit=limit: (before < limit, True) for limit in _LIMITS),
    *(lambda before, after, limit=limit: (before - after <= limit, True) for limit in _LIMITS),
]
_EARLY = (
    "It stops early, before all the steps are done. Take as many as steps says, however small the loss is."
)


def _left_over_gradient(x, y, w, b, learning_rate):
    return update(w, b, _LEFT_OVER, learning_rate)


def _at_rate(fixed):
    return _loop(lambda x, y, w, b, learning_rate: _step(x, y, w, b, fixed))


_FIXED_RATE = (
    "The learning rate is the same in every case here. Use the learning_rate that your function is given."
)

# The gradient of the last round of the lesson's own loop, which stands in `gradient` from then on.
_LEFT_OVER = tuple(
    train(WORKED.x, WORKED.y, WORKED.w, WORKED.b, learning_rate=0.05, steps=5).gradient[-1].tolist()
)


def _exchanged(x, y, w, b, learning_rate, steps):
    w, b = _trained(x, y, w, b, learning_rate, steps)
    return b, w


CHECK = Check(
    "train",
    ("x", "y", "w", "b", "learning_rate", "steps"),
    _trained,
    cases=(
        (WORKED.x, WORKED.y, WORKED.w, WORKED.b, WORKED.learning_rate, 1),
        (WORKED.x, WORKED.y, WORKED.w, WORKED.b, 0.05, 3),
        (-1.0, 2.0, 0.5, 0.0, 0.1, 2),
        (0.0, -1.0, -0.7, 0.4, 0.25, 4),
        (1.5, 0.0, -1.2, -0.3, 0.2, 3),
        (-1.2345678, 0.5772157, 0.7654321, 0.1357911, 0.0271828, 7),
        (1.4142136, -1.7320508, 2.7182818, -1.6931472, 0.0612345, 60),  # so long that the loss is next to 0
    ),
    mistakes=(
        Mistake(
            lambda x, y, w, b, learning_rate, steps: (w, b),
            "w and b came back as they went in. Inside the loop, keep what update gives back: "
            "write `w, b =` before it.",
            not_yet=True,
        ),
        Mistake(
            _loop(_weight_before_bias),
            "Here w moves first, and b's slope is taken with the new w. Take both slopes before either moves.",
        ),
        Mistake(
            _loop(_bias_before_weight),
            "Here b moves first, and w's slope is taken with the new b. Take both slopes before either moves.",
        ),
        Mistake(
            _loop(_uphill),
            "The steps go uphill. The gradient says which way is up, so subtract it.",
        ),
        Mistake(
            _loop(_step, lambda steps: steps - 1),
            "This is one step too few. range(steps) gives as many rounds as steps says.",
        ),
        Mistake(
            _loop(_step, lambda steps: steps + 1),
            "This is one step too many. range(steps) gives as many rounds as steps says.",
        ),
        Mistake(
            _loop(_step, lambda steps: 1),
            "It takes one step, whatever steps says. Does return stand inside the loop, or does each round begin "
            "with the first w and b again?",
        ),
        Mistake(
            _one_gradient_for_all,
            "Every step uses the first gradient. Compute it inside the loop, anew for each w and b.",
        ),
        Mistake(
            _loop(lambda x, y, w, b, learning_rate: _step(x, y, w, b, 1.0)),
            "Each step is the whole gradient. Multiply it by the learning rate.",
        ),
        Mistake(
            _loop(lambda x, y, w, b, learning_rate: (_step(x, y, w, b, learning_rate)[0], b)),
            "Only the weight moves here. Let the bias take its step too.",
        ),
        Mistake(
            _loop(lambda x, y, w, b, learning_rate: (w, _step(x, y, w, b, learning_rate)[1])),
            "Only the bias moves here. Let the weight take its step too.",
        ),
        Mistake(
            _loop(lambda x, y, w, b, learning_rate: _step(x, y, w, b, learning_rate / 2)),
            "Each step is half of what it should be. Is the 2 of the gradient missing?",
        ),
        Mistake(
            _loop(lambda x, y, w, b, learning_rate: _step(x, y, w, b, 2 * learning_rate)),
            "Each step is twice what it should be. Does the 2 of the gradient stand there twice?",
        ),
        Mistake(
            _loop(lambda x, y, w, b, learning_rate: _step(x, y, w, b, learning_rate)[::-1]),
            "update gives back w first, then b. Take them in that order: `w, b =`.",
        ),
        Mistake(
            _loop(lambda x, y, w, b, learning_rate: update(w, b, backward(x, y, w, b)[::-1], learning_rate)),
            "The parts of the gradient are exchanged. The first is for w, the second for b.",
        ),
        Mistake(
            _gradients_added_up,
            "The gradients of all rounds are added up here. Each step takes that of its own round alone.",
        ),
        Mistake(_from_zero, "It begins at 0 and 0. Begin at the w and b that your function is given."),
        *(Mistake(_stopping(enough), _EARLY) for enough in _ENOUGH),
        Mistake(_exchanged, "The two are exchanged. Return w first, then b."),
        Mistake(
            _loop(_gradient_for_parameters),
            "Here w and b become the gradient. Keep that under a name of its own, and hand it to update.",
        ),
        Mistake(
            _always_from_the_worked_start,
            "It begins at 0.5 and 0.1 in every case. Begin at the w and b that your function is given.",
        ),
        Mistake(_at_rate(WORKED.learning_rate), _FIXED_RATE),
        Mistake(_at_rate(0.05), _FIXED_RATE),
        Mistake(
            _loop(_left_over_gradient),
            "Does it use a gradient from a cell above? Compute it inside the loop, with backward.",
        ),
    ),
)
