"""Tasks of the forward pass that several lessons ask, from the product to the loss, with their equations."""

from neuron_lab.lessons.shared.quantities import ERROR, LOSS, Y_HAT, B, W, X, Y
from neuron_lab.neuron import forward, prediction_error, squared_error
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.numbers import as_given
from neuron_lab.ui.questions import NumberTask


def given(w, b, x, y):
    """The numbers of one example and one neuron, as a question gives them."""
    return f"w = {as_given(w)}, b = {as_given(b)}, x = {as_given(x)}, y = {as_given(y)}"


def one_neuron(w, b):
    """The numbers of one neuron, as a sentence."""
    return f"A neuron has the weight w = {as_given(w)} and the bias b = {as_given(b)}."


def forward_equation(w, b, x):
    """ŷ = w · x + b, with these numbers."""
    return Equation(Y_HAT(forward(x, w, b)), W(w), "·", X(x), "+", B(b))


def product(w, x):
    """Ask for the half-way result w · x."""
    parts = Term("weight", w, W.colour), "·", Term("input", x, X.colour)
    signs = "Minus times minus is plus; plus times minus is minus."
    return NumberTask(
        prompt=f"w = {as_given(w)}, x = {as_given(x)}. What is w · x?",
        solution=(Equation(Term("w · x", w * x), *parts),),
        slips=(
            (w + x, "the sum of the two", "The arrow from x says “times”."),
            (-w * x, "the product with its sign turned round", signs),
        ),
        hint="Two arrows lead to this box. Multiply the numbers that they bring.",
        why="what does the weight do to the input?",
        model_answer="It says how strongly the input counts.",
    )


def prediction(w, b, x):
    """Compute ŷ."""
    turned = "what comes out where w · x has the other sign"
    signs = "Look at the sign of w · x: minus times minus is plus, plus times minus is minus."
    return NumberTask(
        prompt=f"{one_neuron(w, b)} The input is x = {as_given(x)}. What is its prediction ŷ?",
        solution=(forward_equation(w, b, x),),
        slips=(
            (w * x, "w · x alone", "The bias is still missing: add b."),
            (w * x - b, "w · x − b", "The bias is added, with the sign it has."),
            (w + x + b, "the sum of all three", "The weight multiplies the input; only the bias is added."),
            (w * x * b, "the product of all three", "The bias is not multiplied; it is added at the end."),
            (w * (x + b), "w · (x + b)", "Multiply first, then add: the weight does not touch the bias."),
            ((w + b) * x, "(w + b) · x", "Multiply first, then add: the input does not touch the bias."),
            (b, "the bias alone", "It is added to w · x."),
            (b * x + w, "b · x + w", "Weight and bias have changed places: w multiplies x, b is added."),
            (b - w * x, turned, signs),
        ),
        hint="Multiply first, then add.",
        why="why is the multiplication done before the bias is added?",
        model_answer="The weight belongs to the input: it says how strongly x counts. The bias is added "
        "to the result and counts the same whatever the input is.",
        shows={"w": w, "b": b, "x": x},
    )


def _says(y_hat, y):
    return f"The neuron says ŷ = {as_given(y_hat)}. The target is y = {as_given(y)}."


def minus_lost(y_hat, y):
    """What to say to somebody who took away a negative target as if it were a positive one."""
    taken_away = f"{as_given(y_hat)} − ({as_given(y)}) = {as_given(y_hat)} + {as_given(-y)}"
    return f"Subtracting a negative number adds: {taken_away}."


def error(y_hat, y):
    """Ask for e = ŷ − y, with its sign."""
    e = prediction_error(y_hat, y)
    side = "low" if e < 0 else "high"
    subtract = "The error is how far they are apart: subtract." if y > 0 else minus_lost(y_hat, y)
    return NumberTask(
        prompt=f"{_says(y_hat, y)} What is the error, with its sign?",
        solution=(Equation(ERROR(e), Y_HAT(y_hat), "−", Y(y)),),
        slips=(
            (-e, "y − ŷ", "The prediction comes first: ŷ − y. Then below 0 means too low."),
            (e * e, "the square of the error", "That is the next step; the error itself keeps its sign."),
            (y_hat + y, "the sum of the two", subtract),
            (y_hat, "the prediction itself", "Compare it with the target: subtract y."),
            (y, "the target itself", "Subtract it from the prediction."),
        ),
        hint="Prediction minus target.",
        why="what does the sign of this error tell you?",
        model_answer=f"The sign says on which side the prediction is: here it is too {side}.",
    )


def loss(y_hat, y):
    """Ask for L = (ŷ − y)²."""
    e = prediction_error(y_hat, y)
    subtract = "Subtract the target, then square." if y > 0 else f"{minus_lost(y_hat, y)} Then square."
    return NumberTask(
        prompt=f"{_says(y_hat, y)} What is the loss?",
        solution=(Equation(LOSS(squared_error(y_hat, y)), "(", Y_HAT(y_hat), "−", Y(y), ")²"),),
        slips=(
            (e, "the error", "The loss is the error times itself."),
            (-e, "the error with its sign turned round", "The loss is the error times itself."),
            (2 * e, "twice the error", "Squared means times itself, not times 2."),
            (-e * e, "the loss with a minus", "Minus times minus is plus: a square is never below 0."),
            (y_hat * y_hat - y * y, "ŷ² − y²", "Subtract first, then square the difference."),
            (y_hat - y * y, "ŷ − y²", "Subtract the target itself, and square what comes out."),
            ((y_hat + y) ** 2, "the square of the sum", subtract),
            (e * e / 2, "half of the square", "Some books put ½ in front; here there is none."),
        ),
        hint="Prediction minus target, then times itself.",
        why="could another prediction have the very same loss?",
        model_answer=f"Yes: {as_given(round(2 * y - y_hat, 6))}, which is as far from the target on the "
        "other side. The square does not care about the side.",
    )
