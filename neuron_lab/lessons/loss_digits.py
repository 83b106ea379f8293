"""Lesson 2: how a square is written. The square of a short bar is small, and two digits would not show it."""

from neuron_lab.show.style import number


def square_digits(square):
    """How many digits after the point show this square: four below 0.01, so that 0.05 · 0.05 reads 0.0025.

    Two again where even four show nothing but zeros.
    """
    return 4 if 5e-5 <= square < 0.01 - 1e-9 else 2


def square_text(square):
    """A square for people, with so many digits."""
    return number(square, square_digits(square))
