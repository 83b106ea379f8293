"""A formula as symbols, numbers and value, in text and in HTML."""

import re

from neuron_lab.ui.equation import Equation, Term

LINE = Equation(Term("ŷ", 1.1, "#111111"), Term("w", 0.5), "·", Term("x", 2.0), "+", Term("b", 0.1))


def test_as_text():
    assert str(LINE) == "ŷ = w · x + b\n  = 0.50 · 2.00 + 0.10\n  = 1.10"


def test_negative_numbers_get_brackets_after_an_operator_only():
    equation = Equation(Term("e", -0.2), Term("a", -1), "·", Term("c", -2), "− (", Term("d", -3), ")")
    assert str(equation).splitlines()[1] == "  = −1.00 · (−2.00) − (−3.00)"


def test_negative_numbers_get_brackets_before_a_square():
    assert (
        str(Equation(Term("f", 1), "1 − (", Term("x", -3), "² + 1)")).splitlines()[1]
        == "  = 1 − ((−3.00)² + 1)"
    )


def test_squares_stand_close():
    assert str(Equation(Term("L", 4), "(", Term("e", -2), ")²")) == "L = (e)²\n  = (−2.00)²\n  = 4.00"


def test_as_html_every_number_stands_below_its_symbol():
    rows = re.findall(r"<tr>(.*?)</tr>", LINE.html())
    cells = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in rows]
    assert cells[0] == ["ŷ", "=", "w", "·", "x", "+", "b"]
    assert cells[1] == ["", "=", "0.50", "·", "2.00", "+", "0.10"]
    assert cells[2] == ["", "=", "1.10"]
    assert 'style="text-align:left;color:#111111">1.10' in rows[2]


def test_as_html_a_power_stands_close_to_its_base():
    html = Equation(Term("f", 1), "1 − (", Term("x", -3), "² + 1)").html()
    symbols, numbers, _ = re.findall(r"<tr>(.*?)</tr>", html)
    for row, base in ((symbols, "x"), (numbers, "(−3.00)")):
        assert re.search(rf'class="nl-base"[^>]*>{re.escape(base)}</td><td>² \+ 1\)', row)
    assert "nl-base" not in LINE.html()


def test_html_is_escaped():
    assert "<b>" not in Equation(Term("<b>", 1), "<i>", Term("c", 1)).html()
