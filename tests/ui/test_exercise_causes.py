"""What is said follows the cause of a mistake, not the type of the error and not how it looks from outside."""

import functools
import time
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from learners import cell

from neuron_lab.ui.exercise import Check, Mistake
from neuron_lab.ui.exercise.sandbox import Clock

NUMBER = Check(
    "number",
    ("x", "w", "b"),
    lambda x, w, b: w * x + b,
    cases=(
        (2.0, 0.5, 0.1),
        (-3.0, 1.5, 0.4),
        (-1.2345678, 2.7182818, 0.5772157),
        (1.4142136, -0.6931472, 1.7320508),
    ),
    seconds=0.3,
)
PAIR = Check(
    "pair",
    ("x", "w"),
    lambda x, w: (w * x, w - x),
    cases=((2.0, 0.5), (-1.2345678, 2.7182818), (3.1415927, 1.4142136)),
    seconds=0.3,
)


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """However much else the machine does, only work counts."""
    monkeypatch.setattr(Clock, "PATIENCE", 30)


def said(*lines, check=NUMBER, head="my_number(x, w, b)", decorated="", **above):
    """What the check says of a function with these lines, in a notebook where the cells above have left these names."""
    return check(cell("\n    ".join((f"{decorated}def {head}:", *lines)), **above)).words


def forward(x, w, b):
    return w * x + b


# ----------------------------------------------------------------------------- a name without a value


@pytest.mark.parametrize(
    "lines, advice",
    [
        (
            ["forward = forward(x, w, b)", "return forward"],
            "This function gives forward a new value, so within it forward is no longer the function. "
            "Call the result something else.",
        ),
        (
            ["sum = sum([w * x, b])", "return sum"],
            "This function gives sum a new value, so within it sum is no longer the function. "
            "Call the result something else.",
        ),
        (
            ["if x > 100:", "    y = w * x + b", "return y"],
            "y gets a value only where the condition of an `if` holds. Give it one in the other case, too.",
        ),
        (
            ["if x > 100: y = 1", "elif x < -100: y = 2", "return y"],
            "y gets a value only where the condition of an `if` holds. Give it one in the other case, too.",
        ),
        (
            ["for v in [w * x, b]:", "    total += v", "return total"],
            "Give total a first value before the loop, 0 for a sum.",
        ),
        (
            ["for v in [w, x]:", "    p = p * v", "return p + b"],
            "Give p a first value before the loop, 1 for a product.",
        ),
        (["total = total + w * x", "return total"], "Give total a first value in a line above, 0 for a sum."),
        (
            ["for i in range(0):", "    y = w * x", "return y"],
            "y gets its value only inside the loop. Give it a first one before the loop.",
        ),
        (
            ["for step in range(0): pass", "return step"],
            "step gets its value only inside the loop. Give it a first one before the loop.",
        ),
        (["y = abs(y)", "return y"], "Give y a first value in a line above."),
        (["v = math.pi", "import math", "return v"], "Give math a value before it is used."),
        (
            ["y_hat = product + b", "product = w * x", "return y_hat"],
            "product gets its value only further down. Move that line up, before product is used.",
        ),
    ],
)
def test_a_name_without_a_value(lines, advice):
    words = said(*lines, forward=forward)
    assert "UnboundLocalError" in words and words.endswith(f"of your function). {advice}")


@pytest.mark.parametrize(
    "line", ["w = w * 1.0; return w * x + b", "return w * x + b"], ids=["assigned to as well", "only read"]
)
def test_an_argument_renamed_by_half(line):
    renamed = "Your function takes weight, but inside it stands w. Use one name for both."
    assert said(line, head="my_number(x, weight, b)").endswith(renamed)
    assert said(line, head="my_number(x, weight, b)", w=0.5).endswith(
        renamed
    )  # the cells above have a w, too
    assert "Use one name" not in said("return missing", head="my_number(x, weight, b)")


def test_an_argument_renamed_by_half_is_told_where_the_result_is_wrong_only():
    assert said("w = weight; return w * x + b", head="my_number(x, weight, b)").startswith("✓")


def test_where_no_text_is_to_be_had_the_advice_fits_every_cause():
    names = {}
    exec("def my_number(x, w, b):\n    total += w\n    return total", names)
    assert NUMBER(names["my_number"]).words.endswith("Give total a value before it is used.")


# ----------------------------------------------------------------------------- a name for something else


@pytest.mark.parametrize("name, value", [("sum", 3), ("len", 2.5), ("abs", np.float64(1.0)), ("max", [1, 2])])
def test_a_builtin_overwritten_in_a_cell_above(name, value):
    kind = "a pair of numbers" if isinstance(value, list) else "a number"
    assert said(f"return {name}([w * x, b])", **{name: value}).endswith(
        f"{name} is {kind}, since a cell above gave it that value. "
        f"To get Python's own back, run `del {name}` in a cell."
    )


def test_a_function_overwritten_in_a_cell_above():
    words = said("return forward(x, w, b)", forward=1.1)
    assert words.endswith(
        "forward is a number, from a cell above. If it was a function, run the cell again that defines or imports it; "
        "to multiply, write *."
    )


def test_a_module_overwritten_in_a_cell_above():
    words = said("return np.sum([w * x, b])", np=3)
    assert words.endswith("np is a number, from a cell above. Run the cell again that imports np.")
    assert said("return v.mean()", v=3).endswith("(line 2 of your function).")


@pytest.mark.parametrize("name", ["forward", "sum"])
def test_a_function_overwritten_in_the_function_itself(name):
    assert said(f"{name} = w * x", f"return {name}(x, w, b)", forward=forward).endswith(
        f"Inside your function {name} is a number. Call that something else, so that {name} stays the function."
    )


@pytest.mark.parametrize(
    "line", ["return w(x) + b", "product = w * x; return product(1) + b", "return (w + b)(x)"]
)
def test_a_star_is_missing(line):
    assert said(line).endswith("What stands right before the bracket is a number: is a * missing?")


def test_brackets_behind_a_value():
    assert said("return np.array([w * x, b]).size()", np=np).endswith(
        "np.array([w * x, b]).size is a value already. Leave out the brackets behind it."
    )


@pytest.mark.parametrize(
    "line, advice",
    [
        (
            "return pair * w",
            "pair is a pair. Take it apart first, then compute with each of its two numbers.",
        ),
        ("return w * three", "three is 3 numbers. Compute with one of its numbers at a time."),
        ("return three + w", "three is 3 numbers. Compute with one of its numbers at a time."),
        ("return text * w", 'text is text. Compute with the number itself, without quotation marks or f"…".'),
        ("return text + w", 'text is text. Compute with the number itself, without quotation marks or f"…".'),
        ("return w + text", 'text is text. Compute with the number itself, without quotation marks or f"…".'),
        (
            "return w * (x, b)",
            "(x, b) is a pair. Take it apart first, then compute with each of its two numbers.",
        ),
        (
            "w *= pair; return w",
            "pair is a pair. Take it apart first, then compute with each of its two numbers.",
        ),
        (
            "return both() * w",
            "One of these holds several numbers, a pair or a list. Take it apart first, then compute with each of "
            "them.",
        ),
    ],
)
def test_a_pair_a_list_and_text_are_told_apart(line, advice):
    above = {"pair": (1.0, 2.0), "three": [1, 2, 3], "text": "1.5", "both": lambda: (1.0, 2.0)}
    assert said(line, **above).endswith(f"of your function). {advice}")


# ----------------------------------------------------------------------------- printed, and still to be filled in

SEEN = "What it printed last is the right value."


@pytest.mark.parametrize(
    "lines, end",
    [
        (
            ["for step in range(2):", "    y = w * x + b", "    print('step', step)"],
            "gave nothing back, it should give 1.10: `return` is missing at the end.",
        ),
        (
            ["print(w)", "y = w * x + b"],
            "gave nothing back, it should give 1.10: `return` is missing at the end.",
        ),
        (
            ["return print(w * x + b)"],
            "gave nothing back: print gives nothing back. Take it away: write the value itself behind `return`. "
            + SEEN,
        ),
        (
            ["print(w * x + b)"],
            f"prints the result instead of returning it: write `return` for `print`. {SEEN}",
        ),
        (
            ["if x > 0:", "    print(w * x + b)", "else:", "    print(w * x + b)"],
            f"prints the result instead of returning it: write `return` for `print`. {SEEN}",
        ),
        (
            ["y = w * x + b", "show(y)"],
            "gave nothing back, it should give 1.10: `return` is missing at the end.",
        ),
    ],
)
def test_print_is_read_by_where_it_stands(lines, end):
    assert said(*lines, show=print).endswith(end)


GAP = "○ Not yet: put your own formula in the place of the ... and run the cell again."


def test_three_dots_in_brackets_behind_an_array_are_no_gap():
    above = {"np": np}
    assert said("return float(np.array([w * x + b])[..., None][0, 0])", **above).startswith("✓")
    assert "gave 1.00, it should give" in said("return float(np.array([w * x])[..., None][0, 0])", **above)
    assert "stopped with NameError" in said("return np.array([w])[..., 0] + nothing", **above)
    assert said("return np.array([...])[..., 0]", **above) == GAP
    assert said("return w * x + ...") == GAP


# ----------------------------------------------------------------------------- names that have changed places


@pytest.mark.parametrize(
    "line, mixed",
    [
        ("return x * b + w", "b stands where w belongs and w stands where b belongs"),
        ("return b * w + x", "b stands where x belongs and x stands where b belongs"),
    ],
)
def test_names_in_order_and_mixed_up_in_the_body(line, mixed):
    order = "The arguments are in order, but in the formula"
    assert said(line).endswith(f"{order} {mixed}.")


def test_three_names_in_a_circle():
    check = Check(
        "power", ("a", "b", "c"), lambda a, b, c: a - b / c, cases=((2.0, 0.5, 0.1), (3.0, 1.5, 0.4))
    )
    words = said("return b - c / a", check=check, head="my_power(a, b, c)")
    assert words.endswith(
        "in the formula b stands where a belongs, c stands where b belongs and a stands where c belongs."
    )


def test_names_of_ones_own_are_named():
    words = said("return i * s + k", head="my_number(i, k, s)")
    assert "they come as (x, w, b), and your function takes them as (x, b, w)." in words
    assert said("return b * x + weight", head="my_number(x, weight, b)").endswith(
        "b stands where weight belongs and weight stands where b belongs."
    )


# ----------------------------------------------------------------------------- rounded

ROUNDED = "It is rounded. Give back the number as it is."


@pytest.mark.parametrize("digits", range(7))
@pytest.mark.parametrize(
    "write", ["round(_, {})", "np.round(_, {})", "float(f'{{_:.{}f}}')", "_ * 1e{0} // 1 / 1e{0}"]
)
def test_a_rounded_number_is_told(digits, write):
    line = write.format(digits).replace("_", "(w * x + b)")
    assert said(f"return {line}", np=np).endswith(ROUNDED)


@pytest.mark.parametrize(
    "line", ["int(y)", "y // 1", "math.ceil(y)", "math.floor(y)", "math.trunc(y * 100) / 100"]
)
def test_every_way_to_round_is_told(line):
    import math

    assert said("y = w * x + b", f"return {line}", math=math).endswith(ROUNDED)


@pytest.mark.parametrize(
    "line", ["round(w * x, 2), w - x", "w * x, int(w - x)", "round(w * x, 1), round(w - x, 1)"]
)
def test_a_pair_may_be_rounded_in_part(line):
    assert said(f"return {line}", check=PAIR, head="my_pair(x, w)").endswith(ROUNDED)


@pytest.mark.parametrize(
    "line",
    [
        "round(w * x, 1) + b",
        "0",
        "1",
        "w * x + b + (0.001 if x > 0 else 0)",
        "max(round(w * x), 0)",
        "-int(w * x + b)",
    ],
)
def test_what_is_not_the_rounded_result_is_not_called_so(line):
    words = said(f"return {line}")
    assert words.startswith("✗") and "rounded" not in words


# ----------------------------------------------------------------------------- numbers of other kinds


@pytest.mark.parametrize(
    "kind",
    [np.float32, np.longdouble, np.float64, np.array, Fraction, Decimal, lambda v: float(np.float32(v))],
)
def test_numbers_of_every_precision_pass(kind):
    assert NUMBER(lambda x, w, b: kind(w * x + b)).passed
    assert PAIR(lambda x, w: [kind(w * x), kind(w - x)]).passed


def test_single_precision_may_be_used_on_the_way():
    single = np.float32
    assert NUMBER(lambda x, w, b: single(w) * single(x) + single(b)).passed
    assert NUMBER(lambda x, w, b: single(w * x)).words.endswith(
        "cases is right."
    )  # and does not hide a mistake


@pytest.mark.parametrize("line", ["float(np.float32(w * x)) + b", "round(w * x, 6) + b", "w * x + b + 1e-6"])
def test_what_is_right_in_the_first_digits_only(line):
    said_of_it = "It is right in the first digits only: something on the way loses precision."
    assert said(f"return {line}", np=np).endswith(said_of_it)
    assert "first digits" not in said("return w * x + b + 1e-4")


def test_half_precision_is_named():
    assert NUMBER(lambda x, w, b: np.float16(w * x + b)).words.endswith(
        "These are numbers of half precision, float16, with three digits. Use plain numbers."
    )


def test_one_number_in_brackets_is_no_number():
    words = NUMBER(lambda x, w, b: np.array([w * x + b])).words
    assert words.endswith("gave one number in brackets, (1.10); it should give a number, 1.10.")
    assert NUMBER(lambda x, w, b: np.array(w * x + b)).passed


def test_text_for_each_of_a_pair_is_told():
    words = said("return f'{w * x:.2f}', f'{w - x:.2f}'", check=PAIR, head="my_pair(x, w)")
    assert words.endswith('Give back the number itself, not text: leave out quotation marks, f"…" and str.')


# ----------------------------------------------------------------------------- what a call gives before it has run


@pytest.mark.parametrize(
    "function, advice",
    [
        ("async def my_number(x, w, b):\n    return w * x + b", "Write `def` alone, without `async`."),
        ("async def my_number(x, w, b):\n    yield w * x + b", "Write `def` alone, without `async`."),
        ("def my_number(x, w, b):\n    yield w * x + b", "Write `return` for `yield`."),
        ("def my_number(x, w, b):\n    return (v for v in [w])", "it should give a number, 1.10."),
    ],
)
def test_what_has_not_begun_to_run(function, advice, recwarn):
    assert NUMBER(cell(function)).words.endswith(advice)
    assert not recwarn.list


# ----------------------------------------------------------------------------- how long it takes


def own_decorator(function):
    return lambda *case: function(*case)


@pytest.mark.parametrize(
    "decorator",
    [np.errstate(all="ignore"), functools.lru_cache, own_decorator, np.vectorize, functools.partial],
    ids=["errstate", "lru_cache", "own", "vectorize", "partial"],
)
def test_an_endless_loop_is_stopped_whatever_decorates_it(decorator):
    endless = cell("def my_number(x, w, b):\n    while True: x += 1")
    start = time.thread_time()
    assert NUMBER(decorator(endless)).words.endswith(
        "ran for more than 0.3 seconds and was stopped: does a loop never end?"
    )
    assert time.thread_time() - start < 2


def test_an_endless_loop_that_a_library_calls_is_stopped():
    assert "a loop never end" in said("def f(v):", "    while True: pass", "return sorted([x, w], key=f)[0]")


def test_a_decorated_skeleton_is_a_skeleton():
    assert NUMBER(np.errstate(all="ignore")(cell("def my_number(x, w, b):\n    return ..."))).words == GAP
    assert NUMBER(functools.lru_cache(cell("def my_number(x, w, b):\n    pass"))).words == GAP


def test_sleep_is_no_loop():
    assert said("import time; time.sleep(0.12)", "return w * x + b").startswith(
        "✓ Right"
    )  # 0.48 of 0.3 seconds


def test_who_sleeps_on_and_on_is_stopped(monkeypatch):
    monkeypatch.setattr(Clock, "PATIENCE", 3)
    words = said("import time", "while True: time.sleep(0.05)")
    assert words.endswith(
        "waited for more than 0.9 seconds and was stopped: leave out what waits, such as sleep or input."
    )


def test_typing_is_not_waited_for():
    assert said("return float(input('x? '))").endswith(
        "waits for somebody to type. Leave input() out: the check hands over x, w, b."
    )


def test_warnings_that_are_errors_elsewhere_do_not_stop_a_function():
    assert said("return w * x + b + 0 * float(np.exp(np.float64(1000)) < 0)", np=np).startswith("✓ Right")


# ----------------------------------------------------------------------------- errors in one case only


def test_a_known_mistake_is_told_also_where_it_stops_in_a_later_case():
    """Turned on its side, a matrix fits as long as it is square."""
    cases = tuple((np.ones(inputs), np.arange(6.0)[: inputs * 2].reshape(2, inputs)) for inputs in (2, 3))
    check = Check(
        "product",
        ("x", "weights"),
        lambda x, weights: weights @ x,
        cases,
        mistakes=(Mistake(lambda x, weights: weights.T @ x, "A neuron is a row."),),
    )
    assert said("return x @ weights", check=check, head="my_product(x, weights)") == (
        "✗ my_product(x=[1. 1.], weights=[[0. 1.] [2. 3.]]) gave (2.00, 4.00), it should give (1.00, 5.00). "
        "A neuron is a row."
    )
