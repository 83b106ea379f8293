"""A number that a person types: each spelling is read as what it says, and the rest is answered in words."""

import pytest

from neuron_lab.ui.parse import parse_number, read_as


@pytest.mark.parametrize(
    "typed, value",
    [
        ("0.3", 0.3),
        (".3", 0.3),
        ("0.30", 0.3),
        ("-1,6", -1.6),
        ("−1.6", -1.6),
        ("– 1.6 ", -1.6),
        ("+2", 2),
        ("2.", 2),
        ("ŷ = 1.1", 1.1),
        ("1e-2", 0.01),
        ("75 %", 0.75),
        (" 12\u202f000 ", 12000),
        ("0,2", 0.2),
        ("1,25", 1.25),
        ("1.290", 1.29),
        ("1,290", 1.29),
        ("０．５", 0.5),
        ("－１，２５", -1.25),
        ("＋２", 2),
        ("0。5", 0.5),
        ("٠٫٥", 0.5),
        ("75％", 0.75),
        ("7,5 %", 0.075),
        ("\u200b0.2", 0.2),
        ("0.\u200d2\ufeff", 0.2),
        ("\u200e−1.6\u200f", -1.6),
        ("\u00a00,2\u00a0", 0.2),
        ("- 1.6", -1.6),
        ("‐1.6", -1.6),
        ("‑1.6", -1.6),
        ("—1.6", -1.6),
        ("ー１", -1),
        ("w = 0,2", 0.2),
        ("w＝0.2", 0.2),
        ("1 290,5", 1290.5),
        ("1E-3", 0.001),
    ],
)
def test_a_number_is_understood_in_all_its_spellings(typed, value):
    assert parse_number(typed) == value


@pytest.mark.parametrize(
    "typed, value",
    [
        ("1290", 1290),
        ("1.290", 1290),
        ("1,290", 1290),
        ("1 290", 1290),
        ("-1,234,567", -1234567),
        ("1.234.567", 1234567),
        ("１．２９０", 1290),
        ("1.29", 1.29),
        ("12,5", 12.5),
        ("1.2900", 1.29),
        ("0.290", 0.29),
        ("0,500", 0.5),
        ("400 %", 4),
    ],
)
def test_where_a_whole_number_is_asked_three_digits_are_thousands(typed, value):
    assert parse_number(typed, whole=True) == value


@pytest.mark.parametrize(
    "typed, whole, told",
    [
        ("1.290", True, "1290"),
        ("1,290", True, "1290"),
        ("-1,290", False, "−1.29"),
        ("1,290", False, "1.29"),
        ("1,234,567", True, "1234567"),
        ("75 %", False, "0.75"),
        ("1.290", False, ""),
        ("0,290", False, ""),
        ("0,2", False, ""),
        ("−1,25", False, ""),
        ("０．５", False, ""),
        ("\u200b0.2", False, ""),
        ("1 290", True, ""),
        ("1290", True, ""),
    ],
)
def test_what_may_mean_two_numbers_is_told(typed, whole, told):
    assert read_as(typed, parse_number(typed, whole)) == told


UNREADABLE = ["abc", "1.600,5", "1,600.5", "1,2,3", "--1", "1e999", "nan", "inf", "1_0", "0x10", "2+3", "<b>"]
UNREADABLE += ["0 2", "1 2", "1 29", "12 0000", "10²", "½", "1.6.", "5 5 %", "½ 3", "\x00", "."]


@pytest.mark.parametrize("typed", UNREADABLE)
@pytest.mark.parametrize("whole", [False, True])
def test_what_is_no_number_is_answered_in_words(typed, whole):
    with pytest.raises(ValueError, match=r" is not a number that I can read\. Type one like −1\.6\.$"):
        parse_number(typed, whole)


@pytest.mark.parametrize("typed", ["", "  ", "ŷ = ", "\u200b", "\u00a0\ufeff"])
def test_nothing_typed_is_not_called_unreadable(typed):
    with pytest.raises(ValueError, match=r"^Type a number first, for example −1\.6\.$"):
        parse_number(typed)
