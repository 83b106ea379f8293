"""Lesson 4, the chain rule: a calculation as a graph, with values forward and gradients backward."""

from neuron_lab.datasets import WORKED
from neuron_lab.lessons.shared.graph import GradientGraph, compute
from neuron_lab.lessons.shared.quantities import DL_DB, DL_DW, DL_DY_HAT, B, W, X, Y
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.numbers import number


def describe(state):
    """The picture in words."""
    if abs(state.error) < 1e-9:
        return (
            "The prediction is the target: the error is 0, so from there back every gradient is 0. "
            "There is nothing to change."
        )
    x_says = (
        "x = 0 blocks the way to w: the weight cannot learn from this example"
        if state.x == 0
        else f"the way to w multiplies by x = {number(state.x)}, the way to b by 1"
    )
    return (
        f"Forward: ŷ = {number(state.y_hat)}, error {number(state.error)}, loss {number(state.loss)}. "
        f"Backward from the loss: dL/dŷ = {number(state.dL_dy_hat)}; {x_says}. So dL/dw = {number(state.dL_dw)} "
        f"and dL/db = {number(state.dL_db)}. Measured by a nudge, dL/dw is {number(state.measured)} as well."
    )


def explore(w=WORKED.w, b=WORKED.b, x=WORKED.x, y=WORKED.y):
    """Move w, b, x and y; follow the values forward and the gradients backward."""
    return Explorer(
        question="How does the loss's slope find its way back to w and to b?",
        controls={
            "w": W.slider(w, -2, 2),
            "b": B.slider(b, -2, 2),
            "x": X.slider(x, -3, 3),
            "y": Y.slider(y, -3, 3),
        },
        compute=compute,
        picture=GradientGraph(),
        formula=lambda state: [
            Equation(DL_DW(state.dL_dw), DL_DY_HAT(state.dL_dy_hat), "·", Term("dŷ/dw", state.dy_hat_dw)),
            Equation(DL_DB(state.dL_db), DL_DY_HAT(state.dL_dy_hat), "·", Term("dŷ/db", state.dy_hat_db)),
        ],
        sentence=describe,
    )
