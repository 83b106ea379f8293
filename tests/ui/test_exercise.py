"""Whatever a learner hands over, a check answers in words: right, not yet, or what is off."""

import functools
import importlib.machinery
import math
import sys
import time
import types

import numpy as np
import pytest
from IPython.core.formatters import DisplayFormatter
from learners import cell as learner

from neuron_lab.ui.exercise import Check, Mistake, Report
from neuron_lab.ui.exercise.sandbox import Clock, run


def area(width, height, border):
    return width * height + border


def both(width, height):
    return width + height, width * height


AREA = Check(
    "area",
    ("width", "height", "border"),
    area,
    cases=((2.0, 0.5, 0.1), (-3.0, 1.5, 0.4), (0.0, 4.0, 1.0)),
    mistakes=(
        Mistake(lambda width, height, border: width * height, "Add the border."),
        Mistake(lambda width, height, border: width, "Go on from here.", not_yet=True),
    ),
    seconds=0.3,
)
BOTH = Check("both", ("width", "height"), both, cases=((2.0, 0.5), (-1.0, 3.0)))

CALL = "my_area(width=2.0, height=0.5, border=0.1)"
UNTOUCHED = "○ Not yet: put your own formula in the place of the ... and run the cell again."


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """However much else the machine does, only work counts."""
    monkeypatch.setattr(Clock, "PATIENCE", 30)


def body(*lines):
    """A learner's ``my_area`` with these lines in it."""
    return learner("\n    ".join(("def my_area(width, height, border):", *lines)))


def words(*lines):
    report = AREA(body(*lines))
    assert not report.passed
    return report.words


# ----------------------------------------------------------------------------- right


@pytest.mark.parametrize(
    "line",
    [
        "return width * height + border",
        "return border + width * height + 1e-12",
        "import numpy; return numpy.float64(width * height + border)",
        "import numpy; return numpy.float32(0) + numpy.array(width * height + border)",
        "from fractions import Fraction; return Fraction(width) * Fraction(height) + Fraction(border)",
        "print('working'); return width * height + border",
    ],
)
def test_right(line):
    report = AREA(body(line))
    assert report.passed is True
    assert report.words == "✓ Right: in all 3 cases it gives what it should."


@pytest.mark.parametrize("kind", ["(a, b)", "[a, b]", "numpy.array([a, b])", "[numpy.array(a), b]"])
def test_a_pair_may_be_a_tuple_a_list_or_an_array(kind):
    function = learner(
        f"import numpy\ndef my_both(width, height):\n a, b = width + height, width * height\n return {kind}"
    )
    assert BOTH(function).passed


def test_whole_numbers_count_as_numbers():
    check = Check("twice", ("v",), lambda v: 2.0 * v, cases=((1,), (2,)))
    assert check(learner("def f(v): return v + v")).passed


def test_any_callable_with_room_for_the_arguments_will_do():
    assert AREA(learner("def f(*sides): return sides[0] * sides[1] + sides[2]")).passed
    assert AREA(learner("def f(width, height, border=0, colour=None): return width * height + border")).passed
    assert AREA(lambda a, b, c: a * b + c).passed
    assert AREA(functools.partial(lambda a, b, c, d: a * b + c, d=0)).passed
    assert Check("larger", ("a", "b"), max, cases=((1, 2), (4, 3)))(max).passed  # max has no signature


def test_a_function_without_a_signature_may_be_wrong():
    check = Check("larger", ("a", "b"), max, cases=((1, 2), (4, 4)))
    assert check(min).words.endswith("1 of the 2 cases is right.")


def test_names_in_another_order_are_no_mistake_where_the_results_are_right():
    assert AREA(learner("def f(height, width, border): return width * height + border")).passed


# ----------------------------------------------------------------------------- not yet


@pytest.mark.parametrize(
    "lines",
    [
        ["return ..."],
        ["..."],
        ["pass"],
        ['"""The area."""'],
        ['"""The area."""', "..."],
        ["pass", "..."],
        ["return"],
        ["return ..., ..."],
        ["return width * ..."],
        ["result = ...", "return result"],
        ["result = ..."],
        ["print(...)"],
    ],
)
def test_a_skeleton_is_no_failure(lines):
    report = AREA(body(*lines))
    assert (report.passed, report.words) == (False, UNTOUCHED)


def test_a_function_that_gives_an_ellipsis_from_elsewhere():
    assert AREA(functools.partial(body("return ..."))).words == UNTOUCHED


def test_an_ellipsis_itself():
    assert AREA(...).words == UNTOUCHED


def test_a_mistake_may_be_a_step_on_the_way():
    report = AREA(body("return width"))
    assert (report.passed, report.words) == (False, "○ Not yet: Go on from here.")


# ----------------------------------------------------------------------------- no function, or a wrong one

HOW = (
    "The check needs the function itself: write its name alone, my_area, without brackets or quotation marks."
)


@pytest.mark.parametrize(
    "value, what",
    [
        (1.1, "a number, 1.10"),
        (np.float64(-0.25), "a number, −0.25"),
        (None, "None"),
        ("my_area", 'text, "my_area"'),
        (float, "a class"),
        ((1.0, 2.0), "a pair of numbers, (1.00, 2.00)"),
        ([1, 2, 3], "3 numbers, (1.00, 2.00, 3.00)"),
        (list(range(100)), "100 numbers"),
        ([], "0 numbers"),
        ({}, "a value of the type dict"),
        (True, "True"),
    ],
)
def test_something_else_than_a_function(value, what):
    assert AREA(value).words == f"✗ This is {what}. {HOW}"


def test_nothing_handed_over():
    assert AREA().words == f"✗ This is None. {HOW}"


def test_too_much_handed_over():
    alone = "✗ Hand over my_area and nothing else: the check has its own numbers."
    assert AREA(area, 2.0, 0.5, 0.1).words == alone
    assert AREA(area, width=2.0).words == alone


@pytest.mark.parametrize(
    "parameters, takes",
    [
        ("", "no arguments"),
        ("width", "(width)"),
        ("a, b, c, d", "(a, b, c, d)"),
        ("a, b=1.0", "(a, b=1.0)"),
        ("width, height, *, border", "(width, height, *, border)"),
        ("a, b, c, *, d", "(a, b, c, *, d)"),
    ],
)
def test_wrong_number_of_parameters(parameters, takes):
    report = AREA(learner(f"def f({parameters}): return 1"))
    assert report.words == (
        f"✗ Your function takes {takes}; it should take 3 arguments, in this order: width, height, border."
    )


# ----------------------------------------------------------------------------- the other order


@pytest.mark.parametrize(
    "parameters, gave", [("border, width, height", "2.05"), ("height, border, width", "0.70")]
)
def test_the_expected_names_in_another_order(parameters, gave):
    report = AREA(learner(f"def f({parameters}): return width * height + border"))
    assert report.words == (
        f"✗ {CALL} gave {gave}, it should give 1.10. The arguments are in the other order: they come as "
        f"(width, height, border), and your function takes them as ({parameters})."
    )


def test_another_order_of_other_names():
    report = AREA(learner("def f(a, b, c): return b * c + a"))
    assert "they come as (width, height, border), and your function takes them as (border, " in report.words


def test_another_order_that_makes_it_stop():
    check = Check("call", ("function", "at"), lambda function, at: function(at), cases=((abs, -2.0),))
    report = check(learner("def f(at, function): return function(at)"))
    assert report.words == (
        "✗ The arguments are in the other order: they come as (function, at), "
        "and your function takes them as (at, function)."
    )


def test_another_order_and_a_known_mistake_names_the_mistake():
    assert AREA(learner("def f(height, width, border): return width * height")).words.endswith(
        "Add the border."
    )


def test_another_order_and_an_unknown_mistake_names_the_order():
    assert AREA(learner("def f(border, width, height): return 7 * width + border")).words.endswith(
        "takes them as (border, width, height)."
    )


def test_another_order_and_another_error_names_the_error():
    assert "stopped with NameError" in AREA(learner("def f(border, width, height): return depth")).words


# ----------------------------------------------------------------------------- no result


def test_print_in_place_of_return():
    start = f"✗ {CALL} prints the result instead of returning it: write `return` for `print`."
    right = f"{start} What it printed last is the right value."
    assert words("print(width * height + border)") == right
    assert words("print('first', 3)", "print(f'area {width * height + border:.1f}')") == right
    wrong = f"{start} What it printed last is not the right value yet."
    assert words("print(width * height)") == wrong
    assert words("print(width * height + border, 'of', 7)") == wrong
    assert words("print('done')") == wrong


@pytest.mark.parametrize(
    "line, verdict",
    [
        ("print(width + height, width * height)", "is the right value"),
        ("print((numpy.float64(width + height), numpy.float64(width * height)))", "is the right value"),
        ("print(f'{width + height:.0f}\\n{width * height}')", "is the right value"),
        ("print(width * height)", "is not the right value yet"),
        ("print(width * height, width + height)", "is not the right value yet"),
    ],
)
def test_print_of_a_pair_in_place_of_return(line, verdict):
    report = BOTH(learner(f"import numpy\ndef my_both(width, height): {line}"))
    assert report.words.endswith(f"What it printed last {verdict}.")


def test_a_printed_value_with_a_true_minus_is_read():
    check = Check("less", ("v",), lambda v: -v, cases=((0.4,),))
    assert check(learner("def f(v): print(f'−{v:.2f}')")).words.endswith("is the right value.")
    assert check(learner("def f(v): print(v)")).words.endswith("is not the right value yet.")


@pytest.mark.parametrize("printed, right", [("0.33", True), ("0.3349", True), ("0.34", False), ("0", True)])
def test_a_printed_value_may_be_rounded(printed, right):
    check = Check("same", ("v",), lambda v: v, cases=((0.3349,),))
    said = check(learner(f"def f(v): print('{printed}')")).words
    assert said.endswith("is the right value.") == right


def test_return_is_missing():
    said = f"✗ {CALL} gave nothing back, it should give 1.10: `return` is missing."
    assert words("result = width * height + border") == said
    assert words("print()") == said


def test_return_is_missing_in_some_case_only():
    assert words("if width > 0:", "    return width * height + border") == (
        "✗ my_area(width=−3.0, height=1.5, border=0.4) gave nothing back, it should give −4.10: "
        "`return` is missing."
    )


@pytest.mark.parametrize(
    "value, what",
    [
        ("(width, height)", "a pair of numbers, (2.00, 0.50)"),
        ("[width]", "one number in brackets, (2.00)"),
        ("width > 1", "True"),
        ("abs", "a function"),
        ("{width}", "a value of the type set"),
        ("[[width]]", "a table of 1 by 1 numbers"),
        ("[]", "0 numbers"),
        ("([width, height], width)", "a pair, but not of two numbers"),
        ("[[], []]", "a table of 2 by 0 numbers"),
        ("1j", "a value of the type complex"),
        ("(v for v in [width])", "a value of the type generator"),
        ("float('nan')", "a number, nan (not a number)"),
        ("-float('inf')", "a number, −inf (too large a number)"),
        ("10 ** 400", "a number, inf (too large a number)"),
    ],
)
def test_not_a_number(value, what):
    assert words(f"return {value}") == f"✗ {CALL} gave {what}; it should give a number, 1.10."


@pytest.mark.parametrize(
    "value, what",
    [("f'{width:.2f}'", 'text, "2.00"'), ("'<b>' + 'long' * 20", 'text, "<b>' + "long" * 9 + '…"')],
)
def test_text_is_not_a_number(value, what):
    said = f"✗ {CALL} gave {what}; it should give a number, 1.10. Give back the number itself, not text: "
    assert words(f"return {value}") == f'{said}leave out quotation marks, f"…" and str.'


@pytest.mark.parametrize(
    "value, what",
    [
        ("width", "a number, 2.00"),
        ("(width, height, 1)", "3 numbers, (2.00, 0.50, 1.00)"),
        ("(width, 'b')", "a pair, but not of two numbers"),
        ("(width, float('nan'))", "a pair of numbers, (2.00, nan (not a number))"),
    ],
)
def test_not_a_pair(value, what):
    report = BOTH(learner(f"def my_both(width, height): return {value}"))
    assert (
        report.words
        == f"✗ my_both(width=2.0, height=0.5) gave {what}; it should give a pair of numbers, (2.50, 1.00)."
    )


# ----------------------------------------------------------------------------- errors


@pytest.mark.parametrize(
    "lines, error",
    [
        (["return depth"], "NameError: name 'depth' is not defined (line 2 of your function)"),
        (["one = 1", "return one / 0"], "ZeroDivisionError: division by zero (line 3 of your function)"),
        (["return [][0]"], "IndexError: list index out of range (line 2 of your function)"),
        (["raise SystemExit"], "SystemExit (line 2 of your function)"),
        (["exit()"], "SystemExit"),
        (["raise GeneratorExit('a')"], "GeneratorExit: a (line 2 of your function)"),
        (["raise ValueError('one\\ntwo')"], "ValueError: one (line 2 of your function)"),
        (["raise ValueError('Stop.')"], "ValueError: Stop (line 2 of your function)"),
        (
            ["raise ValueError('<b>no</b> & $x$')"],
            "ValueError: <b>no</b> & $x$ (line 2 of your function)",
        ),
        (
            ["raise ValueError('x' * 200)"],
            "ValueError: " + "x" * 119 + "… (line 2 of your function)",
        ),
    ],
)
def test_an_error_is_named_in_one_sentence(lines, error):
    assert words(*lines).startswith(f"✗ {CALL} stopped with {error}")


@pytest.mark.parametrize(
    "line, advice",
    [
        ("return widthheight + border", "Python takes widthheight for one name. Write width * height."),
        ("return (width - border)^2", "“To the power of two” is written ** 2."),
        (
            "return width(height + border)",
            "What stands right before the bracket is a number: is a * missing?",
        ),
        ("total += width", "Give total a first value in a line above, 0 for a sum."),
        (
            "import numpy; return numpy.zeros(3)[width]",
            "x[i] wants the number of a place: 0, 1, 2 and so on. For one after the other, write "
            "for i in range(len(x)):",
        ),
        (
            "return (width, border) * height",
            "(width, border) is a pair. Take it apart first, then compute with each of its two numbers.",
        ),
    ],
)
def test_what_is_right_on_paper_is_told_in_pythons_spelling(line, advice):
    assert words(line).endswith(f"(line 2 of your function). {advice}")


def test_a_name_that_is_no_product_of_arguments_gets_no_advice():
    assert words("return widthdepth").endswith("is not defined (line 2 of your function).")


def test_a_table_may_be_written_as_lists_and_a_flat_list_is_none():
    table = Check("table", ("v",), lambda v: np.outer([v, 2], [1, 3]), cases=((4.0,),))
    for written in (
        "[[v, 3 * v], [2, 6]]",
        "np.array([[v, 3 * v], [2, 6]])",
        "[np.array([v, 3 * v]), (2, 6)]",
    ):
        assert table(learner(f"import numpy as np\ndef f(v): return {written}")).passed
    for written, what in {
        "[v, 3 * v, 2, 6]": "4 numbers, (4.00, 12.00, 2.00, 6.00)",
        "[[v], [3 * v], [2], [6]]": "a table of 4 by 1 numbers",
        "[[v, 3 * v], [2]]": "a value of the type list",
    }.items():
        said = table(learner(f"def f(v): return {written}")).words
        assert said == f"✗ my_table(v=4.0) gave {what}; it should give a table of 2 by 2 numbers."


def test_the_line_is_the_learners_also_where_the_error_is_in_what_it_calls():
    function = learner(
        "def helper(v):\n    w = v\n    return w + 'a'\ndef f(a, b, c):\n    d = 1\n    return helper(d)"
    )
    assert "(line 3 of your function)" in AREA(function).words


def test_no_line_is_given_where_it_is_not_known():
    assert AREA(functools.partial(body("return depth"))).words.endswith("name 'depth' is not defined.")


def test_the_case_that_stops_is_named():
    assert words("return width * height + border + 0 / width") == (
        "✗ my_area(width=0.0, height=4.0, border=1.0) stopped with ZeroDivisionError: float division by zero "
        "(line 2 of your function)."
    )


def test_a_function_that_calls_itself_for_ever():
    report = AREA(learner("def f(a, b, c): return f(a, b, c)"))
    assert "stopped with RecursionError: maximum recursion depth exceeded" in report.words


@pytest.mark.parametrize("method", ["__str__", "__bool__", "__len__"])
def test_an_error_that_misbehaves_itself(method):
    source = f"class Odd(Exception):\n  def {method}(self): return 1 / 0\ndef f(a, b, c): raise Odd"
    assert AREA(learner(source)).words.startswith(f"✗ {CALL} stopped with Odd (line 1 of")


def test_an_import_within_the_function_is_let_through_however_long_it_takes():
    """Were it stopped half-way, what it leaves in sys.modules would break whoever imports it next."""
    source = "def f(a, b, c):\n  import slow\n  return a * b + c"
    slow = types.ModuleType("slow")

    class Loader:
        @staticmethod
        def find_spec(name, path=None, target=None):
            if name == "slow":
                return importlib.machinery.ModuleSpec(name, Loader)

        create_module = staticmethod(lambda spec: slow)

        @staticmethod
        def exec_module(module):
            for _ in range(30):
                time.sleep(0.01)
            module.done = True

    check = Check("area", ("a", "b", "c"), lambda a, b, c: a * b + c, cases=((2.0, 0.5, 0.1),), seconds=0.1)
    sys.meta_path.insert(0, Loader)
    try:
        check(learner(source))
        assert sys.modules["slow"].done
    finally:
        sys.meta_path.remove(Loader)
        sys.modules.pop("slow", None)


def test_an_interrupt_passes_through():
    trace, out = sys.gettrace(), sys.stdout
    with pytest.raises(KeyboardInterrupt):
        AREA(body("raise KeyboardInterrupt"))
    assert sys.gettrace() is trace and sys.stdout is out


# ----------------------------------------------------------------------------- loops without an end

ENDLESS = {
    "on one line": "while True: pass",
    "on two lines": "while True:\n        width += 1",
    "swallows": "while True:\n        try:\n            width += 1\n        except Exception: pass",
    "as an expression": "return sum(1 for _ in iter(int, 1))",
    "by calls": "f = lambda n: f(n - 1) + f(n - 1) if n else 1\n    return f(60)",
    "prints": "while True: print('again')",
}


@pytest.mark.parametrize("loop", ENDLESS.values(), ids=ENDLESS)
def test_an_endless_loop_is_stopped(loop, capsys):
    start = time.thread_time()
    assert words(loop) == f"✗ {CALL} ran for more than 0.3 seconds and was stopped: does a loop never end?"
    assert time.thread_time() - start < 2
    assert capsys.readouterr() == ("", "")


def test_the_time_is_two_seconds_unless_told():
    check = Check("same", ("v",), lambda v: v, cases=((1.0,), (2.0,), (3.0,)))
    start = time.thread_time()
    assert "ran for more than 2 seconds" in check(learner("def f(v):\n  while True: v += 1")).words
    assert 2 <= time.thread_time() - start < 4


def test_the_time_is_for_all_cases_together():
    report = AREA(
        body(
            "import time",
            "end = time.thread_time() + 0.12",
            "while time.thread_time() < end: pass",
            "return width * height + border",
        )
    )
    assert report.words.startswith(
        "✗ my_area(width=0.0, height=4.0, border=1.0) ran for more than 0.3 seconds"
    )


def test_who_catches_the_end_of_the_time_is_told_all_the_same():
    assert "ran for more than" in words(
        "try:", "    while True: pass", "except:", "    return width * height + border"
    )


# ----------------------------------------------------------------------------- wrong values


def test_a_known_mistake_is_diagnosed_by_what_it_gives():
    said = f"✗ {CALL} gave 1.00, it should give 1.10. Add the border."
    assert words("return width * height") == said
    assert words("product = 0", "product += height * width", "return float(product)") == said


def test_a_mistake_must_fit_in_every_case():
    said = words("return width * height if width > 0 else width * height + 2")
    assert said == f"✗ {CALL} gave 1.00, it should give 1.10. None of the 3 cases is right."


@pytest.mark.parametrize(
    "line, end",
    [
        (
            "return area if width > 0 else 9",
            "✗ my_area(width=−3.0, height=1.5, border=0.4) gave 9.00, it should give −4.10. "
            "1 of the 3 cases is right.",
        ),
        (
            "return area if width else 9",
            "✗ my_area(width=0.0, height=4.0, border=1.0) gave 9.00, it should give 1.00. "
            "2 of the 3 cases are right.",
        ),
        (
            "return area - 2 * border",
            f"✗ {CALL} gave 0.90, it should give 1.10. None of the 3 cases is right.",
        ),
    ],
)
def test_an_unknown_mistake_names_the_first_case_and_counts(line, end):
    assert words("area = width * height + border", line) == end


def test_the_same_in_every_case():
    assert words("return 2.0 * 0.5 + 0.1").endswith(
        "1 of the 3 cases is right. It gives the same in every case: does it use its arguments?"
    )


@pytest.mark.parametrize(
    "result, text",
    [
        ("1.1", "1.10"),
        ("-0.125", "−0.125"),
        ("1 / 3", "0.3333"),
        ("-2", "−2.00"),
        ("0.0004", "0.0004"),
        ("-1e12", "−1.0 × 10¹²"),
    ],
)
def test_numbers_are_shown_with_two_to_four_digits(result, text):
    check = Check("same", ("v",), lambda v: v, cases=((-1.5,),))
    assert check(learner(f"def f(v): return {result}")).words == (
        f"✗ my_same(v=−1.5) gave {text}, it should give −1.50. None of the 1 cases is right."
    )


def test_numbers_that_look_alike_are_shown_in_full():
    said = words("return width * height + border + 1e-6")
    assert f"{CALL} gave 1.100001, it should give 1.1." in said


def test_pairs_are_shown_in_brackets_also_among_the_arguments():
    check = Check("swap", ("pair",), lambda pair: (pair[1], pair[0]), cases=(((-1.6, 2),),))
    assert check(learner("def f(pair): return pair")).words.startswith(
        "✗ my_swap(pair=(−1.6, 2)) gave (−1.60, 2.00), it should give (2.00, −1.60)."
    )


def test_a_function_among_the_arguments_goes_by_its_name_and_says_what_it_does():
    def square(v):
        """square(v) = v · v"""
        return v * v

    def silent(v):
        return v

    def verbose(v):
        """A docstring of more than fifty letters, which would make the sentence too long."""
        return v

    for function, start in {
        square: "call(square, 2.0), where square(v) = v · v, gave",
        silent: "call(silent, 2.0) gave",
        verbose: "call(verbose, 2.0) gave",
    }.items():
        check = Check("call", ("function", "at"), lambda function, at: function(at), cases=((function, 2.0),))
        assert check(learner("def f(function, at): return 9")).words.startswith(f"✗ my_{start} 9.00")


# ----------------------------------------------------------------------------- what it leaves alone


def test_every_case_gets_fresh_arguments():
    values = [1.0, 2.0]
    check = Check("total", ("values",), sum, cases=((values,), (values,)))
    assert check(learner("def f(values):\n  total = sum(values)\n  values.clear()\n  return total")).passed
    assert values == [1.0, 2.0]


def test_nothing_that_is_printed_reaches_the_page(capsys):
    out, err = sys.stdout, sys.stderr
    AREA(body("import sys", "print('a')", "print('b', file=sys.stderr)", "return width"))
    AREA(body("print('c')", "return depth"))
    AREA(body("import sys", "sys.stdout.close()"))
    assert capsys.readouterr() == ("", "")
    assert sys.stdout is out and sys.stderr is err


@pytest.mark.parametrize("line", ["return 1", "return depth", "raise SystemExit", "while True: pass"])
def test_a_trace_function_that_was_there_is_there_again(line):
    def trace(frame, event, argument):
        return None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        AREA(body(line))
        after = sys.gettrace()
    finally:
        sys.settrace(before)
    assert after is trace


def test_nothing_is_watched_once_the_run_is_over():
    before = sys.gettrace()
    outcome = run(lambda: sys.gettrace(), (), Clock(1))
    assert outcome.value is not before and sys.gettrace() is before


# ----------------------------------------------------------------------------- how it is shown


def test_a_report_is_shown_as_plain_text_of_88_columns():
    report = AREA(body("raise ValueError('<script>alert(1)</script> ' * 4)"))
    data, _ = DisplayFormatter().format(report)
    assert set(data) == {"text/plain"}
    assert data["text/plain"] == repr(report)
    lines = repr(report).splitlines()
    assert len(lines) > 1 and all(len(line) <= 88 for line in lines)
    assert " ".join(lines) == report.words
    assert "<script>alert(1)</script>" in report.words


def test_a_line_has_room_for_88_letters():
    for extra, lines in ((0, 1), (1, 2)):
        assert len(repr(Report(True, "a" * 44 + " " + "b" * (43 + extra))).splitlines()) == lines


def test_no_line_ends_within_a_sum_or_a_pair():
    for text in ("y_hat - y", "(−1.60, 0.80)", "at + h"):
        for start in range(70, 95):
            assert any(text in line for line in repr(Report(False, f"{'a' * start} {text} b")).splitlines())


def test_a_check_without_brackets_says_how_to_use_it():
    assert repr(AREA) == "A check of your own area: write your function's name in brackets behind it."


def test_a_mistake_that_is_no_number_never_fits():
    check = AREA.__class__(
        "same",
        ("v",),
        lambda v: v,
        cases=((1.0,),),
        mistakes=(Mistake(lambda v: 1 / 0, "a"), Mistake(lambda v: math.nan, "b"), Mistake(str, "c")),
    )
    assert check(learner("def f(v): return 2 * v")).words.endswith("None of the 1 cases is right.")
