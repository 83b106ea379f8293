"""Tasks of the update that several lessons ask: the new weight and the new bias, with their equation."""

from neuron_lab.lessons.shared.backward_tasks import slope_equation
from neuron_lab.lessons.shared.forward_tasks import forward_equation, given
from neuron_lab.lessons.shared.quantities import DL_DB, DL_DW, LEARNING_RATE, B, W
from neuron_lab.neuron import backward, forward, update
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.numbers import as_given
from neuron_lab.ui.questions import NumberTask

_SLOPES = {W: DL_DW, B: DL_DB}
TAKE_A_PART = "Multiply the slope by the learning rate."


def step_equation(parameter, before, after, slope, learning_rate):
    """new w = w − α · dL/dw, with these numbers; or the same for b.

    :param parameter: the :class:`~neuron_lab.lessons.shared.quantities.Quantity` that makes the step, ``W`` or ``B``.
    """
    new = Term(f"new {parameter.symbol}", after, parameter.colour)
    step = LEARNING_RATE(learning_rate), "·", _SLOPES[parameter](slope)
    return Equation(new, parameter(before), "−", *step)


def wrong_steps(parameter, before, slope, learning_rate, take_a_part=TAKE_A_PART):
    """Four slips of a step: uphill, by the whole slope, the step alone, and the step alone but uphill."""
    name, symbol, step = f"{parameter.name}.", parameter.symbol, learning_rate * slope
    return (
        (before + step, f"{symbol} + α · dL/d{symbol}", "The slope points uphill, so it is subtracted."),
        (before - slope, f"{symbol} − dL/d{symbol}", take_a_part),
        (-step, "the step alone", f"Add it to the old {name}"),
        (step, f"α · dL/d{symbol} alone", f"It is subtracted from the old {name}"),
    )


def new_weight(w, slope, learning_rate):
    """Ask for the updated weight."""
    new_w, _ = update(w, 0.0, (slope, 0.0), learning_rate)
    take_a_part = "Only a part of the slope makes the step: multiply it by the learning rate."
    return NumberTask(
        prompt=f"The weight is w = {as_given(w)}, its slope dL/dw = {as_given(slope)}, and the learning "
        f"rate {as_given(learning_rate)}. What is the new weight?",
        solution=(step_equation(W, w, new_w, slope, learning_rate),),
        slips=(
            *wrong_steps(W, w, slope, learning_rate, take_a_part),
            (w - learning_rate, "w − α", "The slope is missing: α says which part of it makes the step."),
            ((w - learning_rate) * slope, "(w − α) · dL/dw", "Multiply first: α belongs to the slope."),
        ),
        hint="The old weight minus the learning rate times the slope.",
        why="why is the slope multiplied by the learning rate?",
        model_answer="The slope says which way is up and how steeply, but not how far away the lowest "
        "point is. The whole slope as a step would often fly past it; the learning rate makes a part of "
        "it.",
    )


def new_bias(w, b, x, y, learning_rate):
    """Ask for the updated bias: both slopes are taken before either parameter moves."""
    dL_dw, dL_db = gradient = backward(x, y, w, b)
    new_w, new_b = update(w, b, gradient, learning_rate)
    from_new_w = update(w, b, backward(x, y, new_w, b), learning_rate)[1]
    one_first = "what comes out when w moves first and the slope for b is taken at the new w"
    both_first = "Both slopes belong to the old w and b: take them first, then move both."
    of_w, without_2 = b - learning_rate * dL_dw, b - learning_rate * dL_db / 2
    return NumberTask(
        prompt=f"{given(w, b, x, y)}, and the learning rate is {as_given(learning_rate)}. The weight and "
        "the bias are both updated. What is the new bias?",
        solution=(
            forward_equation(w, b, x),
            slope_equation(forward(x, w, b), y),
            step_equation(B, b, new_b, dL_db, learning_rate),
        ),
        slips=(
            (from_new_w, one_first, both_first),
            *wrong_steps(B, b, dL_db, learning_rate),
            (dL_db, "dL/db", "That is the slope. Now take the step."),
            (new_w, "the new weight", "The bias has a slope of its own, without the factor x."),
            (of_w, "b − α · dL/dw", "That is the weight's slope. For b, the factor x is 1."),
            (without_2, "b − α · (ŷ − y)", "The slope is twice the error: the 2 is missing."),
        ),
        hint="Prediction first, then its slope, then the step. dL/db is dL/dŷ.",
        why="does it matter which of the two moves first, once both slopes are known?",
        model_answer="No. What matters is that both slopes were taken at the same point, the old w and b. "
        "A slope taken after w has moved belongs to another point.",
    )
