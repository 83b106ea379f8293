"""How a number is written for people: one family of formatters.

``number`` is the common one, with fixed digits. The others know more of what they write: ``exact`` and ``as_given``
what a person gave, ``signed`` a change, ``apart`` two numbers that differ, ``told_from`` a number beside a limit,
``square_text`` a square; ``small``, ``bounded`` and ``share_text`` what may come close to 0, but is not nothing;
``counted`` how many there are of a thing.
"""

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


def shows_as_zero(value, digits=2):
    """Whether :func:`number` writes nothing but zeros: there is no sign then to speak of."""
    return number(value, digits) == number(0, digits)


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
    """As :func:`number`, with a plus where there is no minus; what shows as zero has no sign."""
    text = number(value, digits)
    return text if text.startswith("−") or shows_as_zero(value, digits) else f"+{text}"


def digits_apart(before, after):
    """How many digits, two to four, it takes to tell two numbers from each other; two if none does."""
    differ = (digits for digits in (2, 3, 4) if number(before, digits) != number(after, digits))
    return next(differ, 2)


def apart(before, after):
    """Two numbers as "from … to …" needs them: with as many digits as it takes to differ."""
    digits = digits_apart(before, after)
    return number(before, digits), number(after, digits)


def told_from(value, limit):
    """A number with as many digits, four to twelve, as it takes to see on which side of a limit it is.

    :param value: 0 or more, rounded to twelve digits. From 1 on, two are written.
    :param limit: below 1.
    """
    if value >= 1:
        return number(value)
    texts = (number(value, digits) for digits in (4, 6, 8, 10, 12))
    return next(text for text in texts if float(text) != limit or value == limit)


def square_digits(square):
    """How many digits after the point show this square: four below 0.01, so that 0.05 · 0.05 reads 0.0025.

    Two again where even four show nothing but zeros.
    """
    return 4 if 5e-5 <= square < 0.01 - 1e-9 else 2


def square_text(square):
    """A square for people, with so many digits."""
    return number(square, square_digits(square))


_ROUNDING = 1e-20
"""What a square of numbers around 1 says below this is only how floats are rounded."""


def small(value):
    """A number of 0 or more with four digits; where these would be zeros and something is left, with a power of ten."""
    tiny = _ROUNDING < value < 5e-5
    return as_given(float(f"{value:.1e}")) if tiny else number(value, 4)


def small_digits(value):
    """How many digits a formula shows of it: four, or up to eight where these would be zeros."""
    first = next((digits for digits in range(4, 8) if value > _ROUNDING and round(value, digits)), 4)
    return first if first == 4 else first + 1


def bounded(value, below="<"):
    """A number of 0 or more with three digits, from 1 on with two; one that they would not show as "< 0.0001"."""
    if abs(value) < 5e-13:  # 0, but for rounding
        return number(0.0)
    return f"{below} 0.0001" if value < 1e-4 else number(value, 2 if value >= 1 else 3)


def equals(value):
    """As :func:`bounded`, with its sign of equality: "= 0.107", or "< 0.0001"."""
    text = bounded(value)
    return text if text.startswith("<") else f"= {text}"


def share_text(share, below="<", above=">"):
    """A share of 1 with two digits: never 0.00 where there is a little, never 1.00 where something is missing."""
    if round(share, 2) == 0:
        return f"{below} 0.01"
    return f"{above} 0.99" if round(share, 2) == 1 else number(share)


def counted(count, one, many):
    """A number of things: "1 try", "6 tries"."""
    return f"{count} {one if count == 1 else many}"


SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
