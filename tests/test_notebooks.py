"""The notebooks as they are stored: normal form, whole prose, working links, and numbers that hold.

That their outputs are true is nbval's part: it runs every cell and compares (``addopts`` in pyproject.toml).
"""

import json
import re
from itertools import pairwise

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from questions import QUESTIONS, RECALLED, asked_elsewhere
from refresh_notebooks import NOTEBOOKS, normal_form

ASKED_AGAIN_AND_AGAIN = {
    "why always subtract, whatever the sign?": "update.which_way",
    "the function falls already; why subtract?": "update.falls_already",
    "why not the absolute error?": "loss.why_squared",
    "is the bias how far off we are?": "forward_pass.at_zero",
    "is a bigger learning rate faster?": "update.faster",
    "does a larger gradient mean a more important parameter?": "chain_rule.important",
    "does loss 0 mean that we found the weight and the bias?": "training_loop.valley",
    "update w first, and then use it for b?": "update.new_bias",
    "2, ½ or 1/n in front?": "loss.half",
    "what is it when it says NaN?": "training_loop.not_a_number",
}

PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))
LESSONS = [path for path in PATHS if path.stem != "glossary"]
NUMBERED = [path for path in LESSONS if not path.stem.startswith("00")]


def by_name(path):
    return path.stem


@pytest.fixture(params=PATHS, ids=by_name)
def path(request):
    return request.param


@pytest.fixture
def notebook(path):
    return nbformat.read(path, as_version=4)


def cells(notebook, kind):
    return [cell for cell in notebook.cells if cell.cell_type == kind]


def prose(notebook):
    return "\n\n".join(cell.source for cell in cells(notebook, "markdown"))


# ------------------------------------------------------------------------------------------- normal form


def test_it_is_stored_in_normal_form(path, notebook):
    assert normal_form(notebook) == notebook, f"run: python tests/refresh_notebooks.py notebooks/{path.name}"


def test_what_was_printed_in_a_row_is_stored_as_one_output():
    pieces = [
        new_output("stream", name=name, text=text) for name, text in (("stdout", "a"), ("stdout", "b\n"))
    ]
    other = new_output("display_data", data={"text/plain": "c"})
    cell = new_code_cell(
        "1", outputs=[*pieces, other, pieces[0], new_output("stream", name="stderr", text="d")]
    )
    stored = normal_form(new_notebook(cells=[cell])).cells[0].outputs
    assert [each.get("text") for each in stored] == ["ab\n", None, "a", "d"]


def test_what_is_markdown_is_stored_in_one_piece(path, notebook):
    """Of a list of lines JupyterLite would show the commas too."""
    stored = json.loads(path.read_text(encoding="utf-8"))["cells"]
    outputs = [output.get("data", {}) for cell in stored for output in cell.get("outputs", ())]
    words = [data["text/markdown"] for data in outputs if "text/markdown" in data]
    asks = "practice(" in str(notebook)
    assert bool(words) == asks and all(isinstance(each, str) for each in words)


def test_its_cells_were_run_in_order_from_1(notebook):
    counts = [cell.execution_count for cell in cells(notebook, "code")]
    assert counts == list(range(1, len(counts) + 1))
    for cell in cells(notebook, "code"):
        assert all(
            output.get("execution_count", cell.execution_count) == cell.execution_count
            for output in cell.outputs
        )


def test_no_cell_is_exempt_from_comparison(notebook):
    for cell in notebook.cells:
        assert not cell.metadata.get("tags") and "NBVAL" not in cell.source.upper()


def test_no_output_is_an_error_or_a_warning(notebook):
    for cell in cells(notebook, "code"):
        for output in cell.outputs:
            assert output.output_type != "error" and output.get("name") != "stderr"


def test_cell_ids_are_stable_and_unique(notebook):
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids) and all(re.fullmatch(r"[\w-]+", each) for each in ids)


def test_every_picture_has_its_words(notebook):
    pictures = [
        output.data
        for cell in cells(notebook, "code")
        for output in cell.outputs
        if "image/png" in output.get("data", {})
    ]
    for data in pictures:
        question, *_, sentence = data["text/plain"].split("\n\n")
        assert "?" in question.splitlines()[0] and sentence.endswith(".")


# ----------------------------------------------------------------------------------------- form and prose


def test_it_has_one_title_and_an_opener(notebook):
    first = cells(notebook, "markdown")[0].source
    assert first.startswith("# ") and len(re.findall(r"^# ", prose(notebook), flags=re.M)) == 1
    assert "**You need**" in first and "**It takes**" in first


@pytest.mark.parametrize("lesson", LESSONS, ids=by_name)
def test_a_lesson_opens_and_closes_as_all_do(lesson):
    notebook = nbformat.read(lesson, as_version=4)
    assert "**You will be able to**" in notebook.cells[0].source
    _, heading, closing = prose(notebook).partition("## What you now know")
    assert heading and "**Make it yours.**" in closing and re.search(r"\]\(\d\d_\w+\.ipynb\)", closing)


@pytest.mark.parametrize("lesson", LESSONS, ids=by_name)
def test_the_first_control_comes_at_once(lesson):
    first, second = cells(nbformat.read(lesson, as_version=4), "code")[:2]
    assert first.source == f"from neuron_lab.lessons import {lesson.stem.partition('_')[2]} as lesson"
    assert re.match(r"lesson\.(explore|practice|recall)", second.source)


@pytest.mark.parametrize("lesson", LESSONS, ids=by_name)
def test_the_first_picture_follows_at_most_two_predictions(lesson):
    pictures = [
        any("image/png" in output.get("data", {}) for output in cell.outputs)
        for cell in cells(nbformat.read(lesson, as_version=4), "code")
        if cell.source != "lesson.recall()"
    ]
    assert any(pictures[:4])


@pytest.mark.parametrize("lesson", NUMBERED[1:], ids=by_name)
def test_from_the_second_on_a_lesson_opens_with_a_question_from_an_earlier_one(lesson):
    """The same task, with numbers that the earlier lesson does not begin with."""
    name, code = lesson.stem.partition("_")[2], cells(nbformat.read(lesson, as_version=4), "code")
    assert [cell.source for cell in code].index("lesson.recall()") == 1
    recalled, origins = RECALLED[f"{name}.recall"], asked_elsewhere(f"{name}.recall")
    number_of = {path.stem.partition("_")[2]: int(path.stem[:2]) for path in NUMBERED}
    earlier = {number_of[origin.partition(".")[0]] for origin in origins}
    asked = code[1].outputs[0].data["text/plain"]
    from_lesson = int(re.match(r"From lesson (\d+)\. ", asked)[1])
    assert from_lesson in earlier and from_lesson < number_of[name]
    assert recalled.make(**recalled.first).asked in asked
    assert recalled.draw and recalled.first not in [QUESTIONS[origin].first for origin in origins]


@pytest.mark.parametrize("lesson", NUMBERED, ids=by_name)
def test_a_lesson_asks_before_it_tells_and_ends_with_code_of_ones_own(lesson):
    code = cells(nbformat.read(lesson, as_version=4), "code")
    name = lesson.stem.partition("_")[2]
    placed = re.findall(r'^lesson\.practice\("(\w+)"\)$', "\n".join(cell.source for cell in code), flags=re.M)
    assert len(placed) >= 3 and len(set(placed)) == len(placed)
    wanted = [each for each in ASKED_AGAIN_AND_AGAIN.values() if each.startswith(f"{name}.")]
    assert {each.partition(".")[2] for each in wanted} <= set(placed)
    check, practise = code[-2:]
    assert (
        re.search(r"^lesson\.check\w*\(my_\w+\)$", check.source, flags=re.M)
        and practise.source == "lesson.practice()"
    )
    assert "Not yet" in check.outputs[0].data["text/plain"]  # an exercise is stored unanswered


@pytest.mark.parametrize("lesson", NUMBERED, ids=by_name)
def test_a_question_is_stored_in_words_and_without_its_answer(lesson):
    name = lesson.stem.partition("_")[2]
    for cell in cells(nbformat.read(lesson, as_version=4), "code"):
        for placed, recalled in re.findall(r'^lesson\.(?:practice\("(\w+)"\)|(recall)\(\))$', cell.source):
            question = QUESTIONS[f"{name}.{placed or recalled}"]
            task = question.make(**question.first)
            data = cell.outputs[0].data
            assert data["text/plain"].partition(". ")[2].startswith(f"{task.asked}\n\nRun this cell") and set(
                data
            ) == {
                "text/plain",
                "text/markdown",
            }
            assert task.told not in data["text/plain"]


def test_no_code_cell_is_long(notebook):
    for cell in cells(notebook, "code"):
        assert len([line for line in cell.source.splitlines() if line.strip()]) <= 15


def test_it_needs_no_shouting(notebook):
    text = re.sub(r"!=|!\[", "", prose(notebook))
    assert "!" not in text
    assert not re.search(r"[\U0001F000-\U0001FAFF\u2600-\u27BF]", text)


def test_code_cells_stand_between_prose(notebook):
    """One idea a cell: no long runs of code without a word."""
    kinds = "".join(cell.cell_type[0] for cell in notebook.cells)
    assert "cccc" not in kinds.replace("m", " ")


# ------------------------------------------------------------------------------------------------- links


def anchors(path):
    headings = re.findall(r"^#+ (.*)$", prose(nbformat.read(path, as_version=4)), flags=re.M)
    return {heading.replace(" ", "-") for heading in headings}


def test_its_links_lead_somewhere(path, notebook):
    links = [link for link in re.findall(r"\]\(([^)]+)\)", prose(notebook)) if not link.startswith("http")]
    assert links
    for link in links:
        name, _, anchor = link.partition("#")
        target = path.parent / name
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_the_lessons_are_chained_both_ways():
    for before, after in pairwise(LESSONS):
        last = [nbformat.read(each, as_version=4).cells[-1].source for each in (before, after)]
        assert f"({after.name})" in last[0].partition("**Next:**")[2]
        assert f"({before.name})" in last[1].partition("**Back:**")[2]


def test_the_first_notebook_lists_them_all():
    start = prose(nbformat.read(LESSONS[0], as_version=4))
    assert all(f"({path.name})" in start for path in PATHS[1:])


def test_a_glossary_term_links_back_and_is_linked_to():
    glossary = nbformat.read(NOTEBOOKS / "glossary.ipynb", as_version=4)
    linked = {
        link.partition("#")[2]
        for path in LESSONS
        for link in re.findall(r"\(glossary\.ipynb(#[^)]+)\)", prose(nbformat.read(path, as_version=4)))
    }
    terms = re.findall(r"^### (.*)\n(.*)$", prose(glossary), flags=re.M)
    assert len(terms) > 20
    for term, text in terms:
        assert re.search(r"\(\d\d_\w+\.ipynb\)", text), term
    assert linked <= {term.replace(" ", "-") for term, _ in terms}
    assert {
        "Weight",
        "Bias",
        "Loss",
        "Derivative",
        "Chain-rule",
        "Gradient",
        "Learning-rate",
        "Training-loop",
        "Backpropagation",
        "Forward-pass",
    } <= linked


def test_the_glossary_is_words_in_alphabetical_order_then_code():
    glossary = nbformat.read(NOTEBOOKS / "glossary.ipynb", as_version=4)
    terms = re.findall(r"^### (.*)$", prose(glossary), flags=re.M)
    assert terms == sorted(terms, key=str.lower) and len(set(terms)) == len(terms)
    kinds = [cell.cell_type for cell in glossary.cells]
    last_word = max(place for place, cell in enumerate(glossary.cells) if cell.source.startswith("### "))
    assert "code" not in kinds[: last_word + 1] and "code" in kinds


def test_the_glossary_lists_each_word_beside_the_lesson_that_explains_it_first():
    glossary = nbformat.read(NOTEBOOKS / "glossary.ipynb", as_version=4)
    listed = {}
    for number, words in re.findall(r"^\| \[(\d+)\. [^|]*\| (.*) \|$", glossary.cells[0].source, flags=re.M):
        for word, anchor in re.findall(r"\[([^\]]+)\]\(glossary\.ipynb#([^)]+)\)", words):
            assert anchor == word.replace(" ", "-") and word not in listed
            listed[word] = number
    explained = re.findall(r"^### (.*)\n.*?[Ll]esson \[(\d+)\]", prose(glossary), flags=re.M)
    assert listed == dict(explained)


# ---------------------------------------------------------------------------------------------- numbers
# Whether a number in the prose stands beside it: tests/test_prose_numbers.py.


@pytest.mark.parametrize(
    "number, name",
    [
        ("1.10", "01_forward_pass"),
        ("0.16", "02_loss"),
        ("-0.80", "03_derivative"),
        ("-1.60", "04_chain_rule"),
        ("-1.60, -0.80", "04_chain_rule"),
        ("0.66", "05_update"),
        ("0.18", "05_update"),
        ("1.50", "05_update"),
    ],
)
def test_each_number_of_the_worked_example_is_computed(number, name):
    notebook = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)
    printed = [
        output.text.strip() for cell in cells(notebook, "code") for output in cell.outputs if "text" in output
    ]
    assert any(number in line for line in printed)
    for cell in cells(notebook, "code"):
        assert not re.search(rf"print\(.*{re.escape(number)}", cell.source), "printed, not computed"
