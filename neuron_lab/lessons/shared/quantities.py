"""What the lessons share: one symbol, one name and one colour for each quantity, wherever it appears."""

from typing import NamedTuple

from neuron_lab.ui.controls import Slider
from neuron_lab.ui.equation import Term
from neuron_lab.ui.style import BLUE, GREEN, GREY, INK, ORANGE, PURPLE, RED


class Quantity(NamedTuple):
    """A symbol for formulas, a name for people, a colour, how many digits to show, and whether to show all it has."""

    symbol: str
    name: str
    colour: str
    digits: int = 2
    in_full: bool = False

    def __call__(self, value):
        """This quantity with a value, as a term for a formula."""
        return Term(self.symbol, value, self.colour, self.digits, self.in_full)

    def slider(self, value, lower, upper, step=0.01, prefix=""):
        """A slider for this quantity, named for example "weight w"."""
        __tracebackhide__ = True
        return Slider(
            f"{prefix}{self.name} {self.symbol}", value, lower, upper, step, self.colour, self.digits
        )


W = Quantity("w", "weight", BLUE)
B = Quantity("b", "bias", ORANGE)
X = Quantity("x", "input", INK)
W1, W2 = (W._replace(symbol=symbol) for symbol in ("w₁", "w₂"))
X1, X2 = (X._replace(symbol=symbol) for symbol in ("x₁", "x₂"))
Y = Quantity("y", "target", GREEN)
Y_HAT = Quantity("ŷ", "prediction", PURPLE)
ERROR = Quantity("e", "error", RED)
LOSS = Quantity("L", "loss", RED)
DL_DY_HAT = Quantity("dL/dŷ", "derivative of the loss by the prediction", RED)
DL_DW = Quantity("dL/dw", "gradient for the weight", RED)
DL_DB = Quantity("dL/db", "gradient for the bias", RED)
LEARNING_RATE = Quantity("α", "learning rate", GREY, 3, in_full=True)
