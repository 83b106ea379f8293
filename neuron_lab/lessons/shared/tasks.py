"""The tasks that several lessons ask, with their equations."""

from neuron_lab.lessons.shared.quantities import (
    DL_DB,
    DL_DW,
    DL_DY_HAT,
    ERROR,
    LEARNING_RATE,
    LOSS,
    Y_HAT,
    B,
    W,
    X,
    Y,
)
from neuron_lab.neuron import (
    backward,
    difference_quotient,
    dL_dy_hat,
    dy_hat_db,
    dy_hat_dw,
    forward,
    prediction_error,
    squared_error,
    update,
)
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.numbers import as_given, number
from neuron_lab.ui.questions import Mistake, NumberTask, tenths


def given(w, b, x, y):
    """The numbers of one example and one neuron, as a question gives them."""
    return f"w = {as_given(w)}, b = {as_given(b)}, x = {as_given(x)}, y = {as_given(y)}"


def forward_equation(w, b, x):
    """ŷ = w · x + b, with these numbers."""
    return Equation(Y_HAT(forward(x, w, b)), W(w), "·", X(x), "+", B(b))


def slope_equation(w, b, x, y):
    """dL/dŷ = 2 · (ŷ − y), with these numbers."""
    y_hat = forward(x, w, b)
    return Equation(DL_DY_HAT(dL_dy_hat(y_hat, y)), "2 · (", Y_HAT(y_hat), "−", Y(y), ")")


def one_neuron(w, b):
    return f"A neuron has the weight w = {as_given(w)} and the bias b = {as_given(b)}."


def product(w, x):
    """Ask for the half-way result w · x."""
    return NumberTask(
        prompt=f"w = {as_given(w)}, x = {as_given(x)}. What is w · x?",
        solution=(
            Equation(Term("w · x", w * x), Term("weight", w, W.colour), "·", Term("input", x, X.colour)),
        ),
        mistakes=(
            Mistake(w + x, "the sum of the two", "The arrow from x says “times”."),
            Mistake(
                -w * x,
                "the product with its sign turned round",
                "Minus times minus is plus; plus times minus is minus.",
            ),
        ),
        hint="Two arrows lead to this box. Multiply the numbers that they bring.",
        why="what does the weight do to the input?",
        model_answer="It says how strongly the input counts.",
    )


def prediction(w, b, x):
    """Compute ŷ."""
    return NumberTask(
        prompt=f"{one_neuron(w, b)} The input is x = {as_given(x)}. What is its prediction ŷ?",
        solution=(forward_equation(w, b, x),),
        mistakes=(
            Mistake(w * x, "w · x alone", "The bias is still missing: add b."),
            Mistake(w * x - b, "w · x − b", "The bias is added, with the sign it has."),
            Mistake(
                w + x + b, "the sum of all three", "The weight multiplies the input; only the bias is added."
            ),
            Mistake(
                w * x * b, "the product of all three", "The bias is not multiplied; it is added at the end."
            ),
            Mistake(
                w * (x + b), "w · (x + b)", "Multiply first, then add: the weight does not touch the bias."
            ),
            Mistake(
                (w + b) * x, "(w + b) · x", "Multiply first, then add: the input does not touch the bias."
            ),
            Mistake(b, "the bias alone", "It is added to w · x."),
            Mistake(
                b * x + w, "b · x + w", "Weight and bias have changed places: w multiplies x, b is added."
            ),
            Mistake(
                b - w * x,
                "what comes out where w · x has the other sign",
                "Look at the sign of w · x: minus times minus is plus, plus times minus is minus.",
            ),
        ),
        hint="Multiply first, then add.",
        why="why is the multiplication done before the bias is added?",
        model_answer="The weight belongs to the input: it says how strongly x counts. The bias is added "
        "to the result and counts the same whatever the input is.",
        shows={"w": w, "b": b, "x": x},
    )


def _says(y_hat, y):
    return f"The neuron says ŷ = {as_given(y_hat)}. The target is y = {as_given(y)}."


def _added(y_hat, y):
    """What to say to somebody who took away a negative target as if it were a positive one."""
    taken_away = f"{as_given(y_hat)} − ({as_given(y)}) = {as_given(y_hat)} + {as_given(-y)}"
    return f"Subtracting a negative number adds: {taken_away}."


def error(y_hat, y):
    """Ask for e = ŷ − y, with its sign."""
    e = prediction_error(y_hat, y)
    side = "low" if e < 0 else "high"
    return NumberTask(
        prompt=f"{_says(y_hat, y)} What is the error, with its sign?",
        solution=(Equation(ERROR(e), Y_HAT(y_hat), "−", Y(y)),),
        mistakes=(
            Mistake(-e, "y − ŷ", "The prediction comes first: ŷ − y. Then below 0 means too low."),
            Mistake(
                e * e, "the square of the error", "That is the next step; the error itself keeps its sign."
            ),
            Mistake(
                y_hat + y,
                "the sum of the two",
                "The error is how far they are apart: subtract." if y > 0 else _added(y_hat, y),
            ),
            Mistake(y_hat, "the prediction itself", "Compare it with the target: subtract y."),
            Mistake(y, "the target itself", "Subtract it from the prediction."),
        ),
        hint="Prediction minus target.",
        why="what does the sign of this error tell you?",
        model_answer=f"The sign says on which side the prediction is: here it is too {side}.",
    )


def loss(y_hat, y):
    """Ask for L = (ŷ − y)²."""
    e = prediction_error(y_hat, y)
    return NumberTask(
        prompt=f"{_says(y_hat, y)} What is the loss?",
        solution=(Equation(LOSS(squared_error(y_hat, y)), "(", Y_HAT(y_hat), "−", Y(y), ")²"),),
        mistakes=(
            Mistake(e, "the error", "The loss is the error times itself."),
            Mistake(-e, "the error with its sign turned round", "The loss is the error times itself."),
            Mistake(2 * e, "twice the error", "Squared means times itself, not times 2."),
            Mistake(-e * e, "the loss with a minus", "Minus times minus is plus: a square is never below 0."),
            Mistake(y_hat * y_hat - y * y, "ŷ² − y²", "Subtract first, then square the difference."),
            Mistake(y_hat - y * y, "ŷ − y²", "Subtract the target itself, and square what comes out."),
            Mistake(
                (y_hat + y) ** 2,
                "the square of the sum",
                "Subtract the target, then square." if y > 0 else f"{_added(y_hat, y)} Then square.",
            ),
            Mistake(e * e / 2, "half of the square", "Some books put ½ in front; here there is none."),
        ),
        hint="Prediction minus target, then times itself.",
        why="could another prediction have the very same loss?",
        model_answer=f"Yes: {as_given(round(2 * y - y_hat, 6))}, which is as far from the target on the "
        "other side. The square does not care about the side.",
    )


def derivative(y_hat, y):
    """Ask for dL/dŷ by the rule."""
    e, slope = prediction_error(y_hat, y), dL_dy_hat(y_hat, y)
    return NumberTask(
        prompt=f"The neuron says ŷ = {as_given(y_hat)}, and the target is y = {as_given(y)}. What is the "
        "slope of the loss there, dL/dŷ?",
        solution=(Equation(DL_DY_HAT(slope), "2 · (", Y_HAT(y_hat), "−", Y(y), ")"),),
        mistakes=(
            Mistake(e, "the error, ŷ − y", "The slope is twice that: the 2 is missing."),
            Mistake(
                -slope,
                "2(y − ŷ)",
                "The prediction comes first. A prediction that is too high has a positive slope.",
            ),
            Mistake(e * e, "the loss itself", "The slope is how the loss changes there: twice the error."),
            Mistake(2 * y_hat - y, "2ŷ − y", "The 2 multiplies the whole difference: subtract first."),
            Mistake(-e, "y − ŷ", "The prediction comes first, and the 2 is missing."),
            Mistake(
                2 * (y_hat + y),
                "2(ŷ + y)",
                "Subtract the target, then double."
                if y > 0
                else f"Subtracting a negative number adds: {as_given(y_hat)} − ({as_given(y)}) = "
                f"{as_given(y_hat)} + {as_given(-y)}. Then double it.",
            ),
            *(
                Mistake(
                    difference_quotient(lambda y_hat: squared_error(y_hat, y), y_hat, h),
                    f"what a nudge of {as_given(h)} measures",
                    "The rule needs no nudge: it is 2(ŷ − y).",
                )
                for h in (0.1, 1.0)
            ),
        ),
        hint="Twice the error.",
        why="what do the sign and the size of this slope tell you?",
        model_answer=f"The sign: raising the prediction makes the loss {'fall' if slope < 0 else 'rise'}. "
        f"The size: a small nudge changes the loss by about {number(abs(slope))} times the nudge.",
    )


def _wrong_slopes(w, b, x, y):
    """What dL/dŷ is taken for where its formula, or that of ŷ, is read wrongly."""
    return (
        Mistake(
            dL_dy_hat(forward(x, w, 0.0), y),
            "what comes out when ŷ is w · x alone",
            "The bias is missing in the prediction.",
        ),
        Mistake(
            dL_dy_hat(forward(x + b, w, 0.0), y),
            "what comes out when ŷ is w · (x + b)",
            "Only the input is multiplied by w. Then the bias is added.",
        ),
        Mistake(
            2 * forward(x, w, b) - y,
            "what comes out when dL/dŷ is 2ŷ − y",
            "The 2 multiplies the whole difference: subtract first.",
        ),
    )


def weight(w, b, x, y):
    """Ask for dL/dw."""
    y_hat = forward(x, w, b)
    e, slope, dL_dw = prediction_error(y_hat, y), dL_dy_hat(y_hat, y), backward(x, y, w, b)[0]
    link = dy_hat_dw(x)
    return NumberTask(
        prompt=f"{given(w, b, x, y)}. How does the loss depend on the weight: what is dL/dw?",
        solution=(
            forward_equation(w, b, x),
            slope_equation(w, b, x, y),
            Equation(DL_DW(dL_dw), DL_DY_HAT(slope), "·", X(x)),
        ),
        mistakes=(
            Mistake(slope, "dL/dŷ", f"To reach w, multiply by dŷ/dw = x = {as_given(link)}."),
            Mistake(link, "dŷ/dw, the last link alone", "Multiply it by dL/dŷ, the link before it."),
            Mistake(e * x, "(ŷ − y) · x", "The 2 is missing: the slope of the loss is twice the error."),
            Mistake(
                e,
                "the error",
                "Two links are missing: twice the error is dL/dŷ, and to reach w, multiply by x.",
            ),
            Mistake(slope + x, "dL/dŷ + x", "Slopes along a chain are multiplied, not added."),
            Mistake(-dL_dw, "the slope with its sign turned round", "The error is ŷ − y, prediction first."),
            Mistake(
                slope * w,
                "dL/dŷ · w",
                "The weight's own link has the slope x: a nudge of w arrives x times as large.",
            ),
            Mistake(squared_error(y_hat, y) * x, "L · x", "The loss itself is no slope. Take dL/dŷ."),
            *(wrong._replace(value=wrong.value * x) for wrong in _wrong_slopes(w, b, x, y)),
        ),
        hint="Multiply the slopes along the way from the loss back to w.",
        why="why is x a factor here?",
        model_answer="The weight reaches the prediction only through w · x, so a nudge of w arrives at ŷ "
        "multiplied by x. Along a chain, slopes multiply.",
        shows={"w": w, "b": b, "x": x, "y": y},
    )


def bias(w, b, x, y):
    """Ask for dL/db."""
    y_hat = forward(x, w, b)
    e, slope, (dL_dw, dL_db) = prediction_error(y_hat, y), dL_dy_hat(y_hat, y), backward(x, y, w, b)
    return NumberTask(
        prompt=f"{given(w, b, x, y)}. How does the loss depend on the bias: what is dL/db?",
        solution=(
            forward_equation(w, b, x),
            slope_equation(w, b, x, y),
            Equation(DL_DB(dL_db), DL_DY_HAT(slope), "·", Term("dŷ/db", dy_hat_db())),
        ),
        mistakes=(
            Mistake(dL_dw, "dL/dw", "On the way to b, the last factor is 1 and not x."),
            Mistake(e, "the error", "The 2 is missing: dL/dŷ is twice the error."),
            Mistake(-dL_db, "the slope with its sign turned round", "The error is ŷ − y, prediction first."),
            Mistake(
                slope * b, "dL/dŷ · b", "A nudge of b arrives at ŷ as it is, whatever b is: the factor is 1."
            ),
            Mistake(slope + 1, "dL/dŷ + 1", "Slopes along a chain are multiplied: times 1."),
            Mistake(e * e, "the loss", "The loss itself is no slope: take dL/dŷ."),
            Mistake(dy_hat_db(), "dŷ/db, the last link alone", "Multiply it by dL/dŷ, the link before it."),
            *_wrong_slopes(w, b, x, y),
        ),
        hint="The same chain, but for its last link: the bias is only added.",
        why="why is the factor 1 here, whatever the input is?",
        model_answer="The bias is added to the prediction, so a nudge of b moves ŷ by just as much. The "
        "input has no say.",
        shows={"w": w, "b": b, "x": x, "y": y},
    )


def numbers_in_reach(draw):
    """Numbers within the reach of the lesson's sliders.

    Not x = 2: there the slope without x and the slope without its 2 are the same number. At x = −2 they are
    it but for the sign.
    """
    return {
        "w": tenths(draw, -2, 2),
        "b": tenths(draw, -2, 2),
        "x": draw.choice([-3.0, -2.5, -1.5, 1.5, 2.5, 3.0]),
        "y": tenths(draw, -3, 3),
    }


def new_weight(w, slope, learning_rate):
    """Ask for the updated weight."""
    step = learning_rate * slope
    new_w, _ = update(w, 0.0, (slope, 0.0), learning_rate)
    return NumberTask(
        prompt=f"The weight is w = {as_given(w)}, its slope dL/dw = {as_given(slope)}, and the learning "
        f"rate {as_given(learning_rate)}. What is the new weight?",
        solution=(
            Equation(
                Term("new w", new_w, W.colour), W(w), "−", LEARNING_RATE(learning_rate), "·", DL_DW(slope)
            ),
        ),
        mistakes=(
            Mistake(w + step, "w + α · dL/dw", "The slope points uphill, so it is subtracted."),
            Mistake(
                w - slope,
                "w − dL/dw",
                "Only a part of the slope makes the step: multiply it by the learning rate.",
            ),
            Mistake(-step, "the step alone", "Add it to the old weight."),
            Mistake(step, "α · dL/dw alone", "It is subtracted from the old weight."),
            Mistake(
                w - learning_rate, "w − α", "The slope is missing: α says which part of it makes the step."
            ),
            Mistake(
                (w - learning_rate) * slope, "(w − α) · dL/dw", "Multiply first: α belongs to the slope."
            ),
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
    return NumberTask(
        prompt=f"{given(w, b, x, y)}, and the learning rate is {as_given(learning_rate)}. The weight and "
        "the bias are both updated. What is the new bias?",
        solution=(
            forward_equation(w, b, x),
            slope_equation(w, b, x, y),
            Equation(
                Term("new b", new_b, B.colour), B(b), "−", LEARNING_RATE(learning_rate), "·", DL_DB(dL_db)
            ),
        ),
        mistakes=(
            Mistake(
                from_new_w,
                "what comes out when w moves first and the slope for b is taken at the new w",
                "Both slopes belong to the old w and b: take them first, then move both.",
            ),
            Mistake(
                b + learning_rate * dL_db, "b + α · dL/db", "The slope points uphill, so it is subtracted."
            ),
            Mistake(b - dL_db, "b − dL/db", "Multiply the slope by the learning rate."),
            Mistake(-learning_rate * dL_db, "the step alone", "Add it to the old bias."),
            Mistake(learning_rate * dL_db, "α · dL/db alone", "It is subtracted from the old bias."),
            Mistake(dL_db, "dL/db", "That is the slope. Now take the step."),
            Mistake(new_w, "the new weight", "The bias has a slope of its own, without the factor x."),
            Mistake(
                b - learning_rate * dL_dw,
                "b − α · dL/dw",
                "That is the weight's slope. For b, the factor x is 1.",
            ),
            Mistake(
                b - learning_rate * dL_db / 2,
                "b − α · (ŷ − y)",
                "The slope is twice the error: the 2 is missing.",
            ),
        ),
        hint="Prediction first, then its slope, then the step. dL/db is dL/dŷ.",
        why="does it matter which of the two moves first, once both slopes are known?",
        model_answer="No. What matters is that both slopes were taken at the same point, the old w and b. "
        "A slope taken after w has moved belongs to another point.",
    )
