"""How a number is written for people: one family of formatters."""

import math


def number(value, digits=2):
    """Write a number for people: fixed digits, a true minus, no "−0.00", powers of ten where it is huge.

    :param value: a finite number.
    :param digits: how many after the decimal point. Where these would leave only zeros, up to four are shown.
    """
    if abs(value) >= 1e6:
        return _with_power(f"{value:.1e}")
    text = next(
        (text for places in range(digits, max(digits, 4) + 1) if float(text := f"{value:.{places}f}")),
        f"{0:.{digits}f}",
    )
    return text.replace("-", "−")


def exact(value, digits=2):
    """As :func:`number`, but with every digit that a slider or a person gave it, up to six after the point.

    For what is plugged into a formula: with 0.001 where 0.001259 is meant, the line would not give its result.
    """
    places = (
        places for places in range(digits, 6) if math.isclose(round(value, places), value, abs_tol=1e-9)
    )
    return number(value, next(places, 6))


def as_given(value):
    """A number with the digits it has, not more, as a question gives it: 99, 0.0005, −2.5.

    It has twelve at most: what lies beyond came from reckoning with floats.
    """
    text = f"{value + 0.0:.12g}"  # plus 0, as there is a float −0
    return _with_power(text) if "e" in text else text.replace("-", "−")


def as_typed(value):
    """A number as a person types it and Python reads it: as short as it is exact, with no exponent, −0.5 as "-0.5"."""
    text = f"{value:.12f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _with_power(text):
    """A number as Python writes it with an exponent, "1.2e+06", as people do."""
    mantissa, power = text.split("e")
    return f"{mantissa} × 10{str(int(power)).translate(SUPERSCRIPTS)}".replace("-", "−")


def signed(value, digits=2):
    """As :func:`number`, with a plus where there is no minus."""
    text = number(value, digits)
    return text if text.startswith("−") else f"+{text}"


def digits_apart(before, after):
    """How many digits, two to four, it takes to tell two numbers from each other; two if none does."""
    differ = (digits for digits in (2, 3, 4) if number(before, digits) != number(after, digits))
    return next(differ, 2)


def apart(before, after):
    """Two numbers as "from … to …" needs them: with as many digits as it takes to differ."""
    digits = digits_apart(before, after)
    return number(before, digits), number(after, digits)


SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def square_digits(square):
    """How many digits after the point show this square: four below 0.01, so that 0.05 · 0.05 reads 0.0025.

    Two again where even four show nothing but zeros.
    """
    return 4 if 5e-5 <= square < 0.01 - 1e-9 else 2


def square_text(square):
    """A square for people, with so many digits."""
    return number(square, square_digits(square))
