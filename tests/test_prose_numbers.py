"""Every number in the prose of the notebooks is held by what stands beside it, and the guard itself can fail."""

import re

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from numbers_in_prose import WORDS, claims, numbers
from prose_numbers import lines_of, parts, unsaid, unsupported, values_of_body
from refresh_notebooks import NOTEBOOKS

PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def test_every_number_in_prose_stands_beside_it(notebook):
    """Show it in a cell beside the sentence, name what it is a number of, or do not state it."""
    assert unsupported(notebook) == []


def other_counts(claim):
    """This count one more and one less, written as it is."""
    for value in (int(claim.value) + 1, int(claim.value) - 1):
        in_words = next((word for word, number in WORDS.items() if number == value), f"{value}")
        yield in_words if claim.written.isalpha() else f"{value:,}" if "," in claim.written else f"{value}"


def test_a_wrong_count_would_be_noticed(notebook):
    """Of steps, epochs, updates, points, parameters, digits, mistakes, and per cent: one more or one less."""
    prose = parts(notebook)
    body = values_of_body(prose)
    for part in prose:
        for claim in claims(part.text):
            for other in other_counts(claim) if claim.counts else ():
                changed = part.text[: claim.start] + other + part.text[claim.end :]
                assert unsaid(part._replace(text=changed), body), changed


# ---------------------------------------------------------------------------------------- the guard itself


def stated(text):
    return [each.written for each in claims(text)]


@pytest.mark.parametrize(
    "text",
    [
        "# 5. Take a step",
        "as in lesson 3, and in lessons 1 to 6; see [4. Chain rule](04_chain_rule.ipynb)",
        "- **It takes** 25 minutes.",
        "| [2. Loss](02_loss.ipynb) | How wrong is it? | 20 |",
        "1. Set the noise to `0.5` and the epoch to `200`.",
        "It is an 8, not a 3, on 8 × 8 squares, says 3Blue1Brown, for the 2nd time.",
        "Between −1 and 1 the error shrinks; 0 is best. Two steps, one step.",
        "$$L = \\frac{1}{n}\\sum_{i=2}^{n}(\\hat{y}_i - y_i)^2$$ and $2(x^2 + 1)$ at $x = 10$",
        "three neurons",
    ],
)
def test_what_is_no_result_is_told_apart_by_its_form(text):
    assert stated(text) == []


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("from −0.40 to +2.0", ["−0.40", "+2.0"]),
        ("$\\frac{dL}{dw} = -0.8 \\cdot 2.0$", ["-0.8", "2.0"]),
        ("100,234 parameters, 1.17e+308", ["100,234", "1.17e+308"]),
        ("Ten steps, 1 epoch, 0 %", ["Ten", "1", "0"]),
        ("1. It takes 106 steps.", ["106"]),
        ("A loss of 2.4 × 10⁻⁶.", ["2.4 × 10⁻⁶"]),
    ],
)
def test_what_states_a_result_is_found(text, wanted):
    assert stated(text) == wanted


def test_a_number_is_read_with_its_sign_its_power_and_what_it_counts():
    read = numbers("−1,437 digits, 2.4 × 10⁻⁶, epoch 6, 87 % and sixty points")
    assert [each.value for each in read] == [-1437, 2.4e-6, 6, 87, 60]
    assert [each.counts for each in read] == ["digit", "", "epoch", "%", "point"]
    assert [each.labels for each in read] == [False, False, True, False, False]


def cell(printed, source="print(result)"):
    return new_code_cell(source, outputs=[new_output("stream", text=printed)])


def notebook_of(*texts_and_cells):
    """An opener without numbers, then these."""
    cells = [new_markdown_cell(each) if isinstance(each, str) else each for each in texts_and_cells]
    return new_notebook(cells=[new_markdown_cell("# 1. Title"), *cells])


def complaints(*texts_and_cells):
    return [written for _, written, _ in unsupported(notebook_of(*texts_and_cells))]


def test_a_number_stands_in_the_cell_before_or_after_it():
    assert complaints("It rises by 0.37.", cell("0.37\n")) == []
    assert complaints(cell("0.37\n"), "It rises by 0.37.") == []
    assert complaints(cell("0.37\n"), "It rises by 0.38.") == ["0.38"]
    assert complaints(cell("-0.37\n"), "It falls by −0.37, so 0.37 less.") == []
    assert complaints(cell("0.37\n"), "It falls by −0.37.") == ["−0.37"]


def test_a_number_further_off_does_not_hold_it():
    assert complaints(cell("0.37\n"), "So.", cell("0.5\n"), "It rises by 0.37.") == ["0.37"]
    assert complaints(cell("0.37\n"), "## On\n\nIt rises by 0.37.", cell("0.5\n")) == ["0.37"]


def test_a_question_says_nothing_and_is_not_read_across():
    question = cell("Is it 0.37?\n", 'lesson.practice("rise")')
    assert complaints("It rises by 0.37.", question) == ["0.37"]
    assert complaints(cell("0.5\n"), "It rises by 0.37.", question, "Then:", cell("0.37\n")) == ["0.37"]
    assert complaints("## On\n\nIt rises by 0.37.", question, "Then:", cell("0.37\n")) == []


def test_a_number_is_said_of_the_same_thing():
    both = cell("learning rate 0.05, loss 0.04\n")
    assert complaints(both, "With a learning rate of 0.05 the loss is 0.04.") == []
    assert complaints(both, "With a learning rate of 0.04 the loss is 0.05.") == ["0.04", "0.05"]
    assert complaints(cell("loss: 0.16, 0.04\n"), "The losses are 0.16 and 0.04.") == []


def test_a_count_counts_the_same():
    assert complaints(cell("106 steps, 105 points\n"), "It takes 106 steps.") == []
    assert complaints(cell("106 steps, 105 points\n"), "It takes 105 steps.") == ["105"]
    assert complaints(cell("step 4: loss 0.2\n5 steps\n"), "It takes four steps.") == ["four"]
    assert complaints(cell("9%\n"), "It has 9 layers.") == ["9"]


def test_a_number_stands_in_the_row_that_is_spoken_of():
    rows = cell("epoch 5: loss 0.10, 98%\nepoch 6: loss 0.30, 87%\n")
    assert (
        complaints(rows, "It is 87 % after epoch 6. After epoch 5 the loss is 0.10, and 98 % are right.")
        == []
    )
    assert complaints(rows, "It is 98 % after epoch 6.") == ["98"]
    assert complaints(rows, "After epoch 5 the loss is 0.30.") == ["0.30"]


def test_the_numbers_of_the_worked_example_stand_anywhere_under_their_names():
    assert complaints("With $w$ = 0.5, a bias of 0.1 and dL/dw = −1.6 the neuron says 1.1.") == []
    assert complaints("With $w$ = 0.1, a bias of 0.5 and dL/dw = −0.8.") == ["0.1", "0.5", "−0.8"]
    assert complaints("It is 0.5.") == ["0.5"]


def test_the_summary_repeats_and_says_nothing_new():
    before = cell("0.37\n"), "It rises by 0.37.", cell("0.5\n")
    assert complaints(*before, "## What you now know\n\nIt rises by 0.37.") == []
    assert complaints(*before, "## What you now know\n\nIt rises by 0.38.") == ["0.38"]


def test_a_term_is_read_beside_the_lines_that_name_it():
    said = cell("loss 0.31\nfactor 0.20\n")
    assert complaints(said, "## Words\n\n### Factor\nIt is 0.20.") == []
    assert complaints(said, "## Words\n\n### Factor\nIt is 0.31.") == ["0.31"]


# ---------------------------------------------------------------------------------- the page for teachers


def test_what_the_page_for_teachers_says_of_a_lesson_stands_in_that_lesson():
    page = (NOTEBOOKS / "for_teachers.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \[[^\]]*\]\((\d\d_\w+\.ipynb)\) \|(.*)$", page, flags=re.M)
    assert len(rows) == len(list(NOTEBOOKS.glob("[0-9]*.ipynb")))
    for name, row in rows:
        lesson = nbformat.read(NOTEBOOKS / name, as_version=4)
        code = [line for cell in lesson.cells if cell.cell_type == "code" for line in lines_of(cell)]
        tasks = [
            cell.source for cell in lesson.cells if cell.cell_type == "markdown"
        ]  # with what is to be typed
        shown = {abs(each.value) for text in code + tasks for each in numbers(text)}
        for each in claims(row):
            assert each.whole or abs(each.value) in shown, (name, each.written)
