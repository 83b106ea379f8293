"""The graph of lesson 4 with empty boxes, to be filled in: in lesson 4 with gradients, in lesson 5 with the update."""

from dataclasses import replace

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.backward_tasks import bias, derivative, numbers_in_reach, weight
from neuron_lab.lessons.shared.forward_tasks import error, given, loss, prediction, product
from neuron_lab.lessons.shared.graph import AT, GradientGraph, compute
from neuron_lab.lessons.shared.quantities import B, W
from neuron_lab.lessons.shared.update_tasks import new_bias, new_weight
from neuron_lab.neuron import update
from neuron_lab.ui.fill_in import FillIn
from neuron_lab.ui.numbers import as_given, number
from neuron_lab.validation import count


def gradient_boxes(w, b, x, y):
    """A task for each box of the graph: forward from left to right, then the gradients from right to left."""
    state = compute(w, b, x, y)
    return {
        "product": product(w, x),
        "y_hat": prediction(w, b, x),
        "error": error(state.y_hat, y),
        "loss": loss(state.y_hat, y),
        "dL_dy_hat": derivative(state.y_hat, y),
        "dL_dw": _last_step(weight(w, b, x, y)),
        "dL_db": _last_step(bias(w, b, x, y)),
    }


def _last_step(task):
    """The task with the last step of its solution alone: those before it have boxes of their own."""
    return replace(task, solution=task.solution[-1:])


def update_boxes(w, b, x, y, learning_rate):
    """As :func:`gradient_boxes`, and then the new weight and the new bias."""
    return gradient_boxes(w, b, x, y) | {
        "new_w": new_weight(w, compute(w, b, x, y).dL_dw, learning_rate),
        "new_b": _last_step(new_bias(w, b, x, y, learning_rate)),
    }


_SAME_AS_DL_DY_HAT = {"product": "dL/d(w·x)", "y_hat": "dL/dŷ", "error": "dL/de"}  # they pass it on, times 1


class GraphToFill(GradientGraph):
    """The graph with a question mark wherever a number is still to be found."""

    def show(self, blanks):
        """Show the numbers, but neither the blanks nor what would give them away."""
        numbers, blank = blanks
        super().show(compute(*(numbers[name] for name in ("w", "b", "x", "y"))))
        self.graph.set(**{name: "?" for name in AT if name in blank})
        if "dL_dy_hat" in blank:
            self.links[3].set_text("times 2e = ?")
            for name, symbol in _SAME_AS_DL_DY_HAT.items():
                self.gradients[name].set_text(f"{symbol} = ?")
        for name, symbol in {"w": "dL/dw", "b": "dL/db"}.items():
            if f"dL_d{name}" in blank:
                self.gradients[name].set_text(f"{symbol} = ?")


class UpdateToFill(GraphToFill):
    """The same, with the new weight and the new bias below the old ones."""

    def build(self):
        super().build()
        style = {"weight": "bold", "size": 13, "va": "center"}
        at = {"w": (AT["w"][0] - 42, 172, "left"), "b": (AT["b"][0], 310, "center")}
        self.new = {
            name: self.moving_text(self.page, *at[name][:2], ha=at[name][2], color=quantity.colour, **style)
            for name, quantity in {"w": W, "b": B}.items()
        }

    def show(self, blanks):
        super().show(blanks)
        w, b, x, y, learning_rate = (blanks.numbers[name] for name in ("w", "b", "x", "y", "learning_rate"))
        state = compute(w, b, x, y)
        for name, value in zip("wb", update(w, b, (state.dL_dw, state.dL_db), learning_rate), strict=True):
            shown = "?" if f"new_{name}" in blanks.blank else number(value)
            self.new[name].set_text(f"new {name} = {shown}")


def fill_in_gradients(seed=0):
    """Fill in the graph, forward and then backward: first two blanks, then four, then all."""
    seed = count("seed", seed)  # before anything is made that would be left behind
    return FillIn(
        question="What is missing on the graph? First the values, forward; then the gradients, backward.",
        tasks=gradient_boxes,
        given=given,
        picture=GraphToFill(),
        levels={
            "two": ("y_hat", "dL_dw"),
            "four": ("y_hat", "dL_dy_hat", "dL_dw", "dL_db"),
            "all": ("product", "y_hat", "error", "loss", "dL_dy_hat", "dL_dw", "dL_db"),
        },
        first={"w": 0.8, "b": 0.3, "x": -2.0, "y": 0.5},
        draw=numbers_in_reach,
        seed=seed,
    )


def fill_in_update(seed=0):
    """Fill in the graph and the update: first two blanks, then four, then all."""
    seed = count("seed", seed)

    def with_learning_rate(w, b, x, y, learning_rate):
        return f"{given(w, b, x, y)}, learning rate {as_given(learning_rate)}"

    return FillIn(
        question="What is missing? Forward, backward, and then the update.",
        tasks=update_boxes,
        given=with_learning_rate,
        picture=UpdateToFill(),
        levels={
            "two": ("dL_dw", "new_w"),
            "four": ("dL_dw", "dL_db", "new_w", "new_b"),
            "all": ("product", "y_hat", "error", "loss", "dL_dy_hat", "dL_dw", "dL_db", "new_w", "new_b"),
        },
        first={"w": 0.7, "b": 0.2, "x": 3.0, "y": 1.5, "learning_rate": WORKED.learning_rate},
        draw=lambda draw: numbers_in_reach(draw) | {"learning_rate": draw.choice([0.1, 0.2])},
        seed=seed,
    )
