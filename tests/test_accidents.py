"""What goes wrong at a learner's desk: order, interrupts, overwritten names, wrong arguments, bare machines."""

import base64
import inspect
import io
import os
import re
import shutil
import warnings
from functools import cache

import listening
import nbformat
import numpy as np
import pytest
from explorers import (
    DRAWINGS,
    EXPLORERS,
    GRAPHS,
    PRACTICES,
    RACES,
    alive,
    drawn,
    on_a_page,
    pads,
    sliders,
    values_of,
)
from ipywidgets import Widget
from nbclient import NotebookClient
from PIL import Image
from refresh_notebooks import NOTEBOOKS

from neuron_lab.lessons import forward_pass, loss, training_loop
from neuron_lab.ui.card import CSS
from neuron_lab.ui.player import Player

pytestmark = pytest.mark.usefixtures("nothing_stays")

# ------------------------------------------------------------------------------------------ a real kernel

NOWHERE = "/proc/nowhere"  # even root cannot write there


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    """A notebook copied into a folder of its own, where nothing may be written."""
    folder = tmp_path_factory.mktemp("copied")
    path = shutil.copy(NOTEBOOKS / "06_training_loop.ipynb", folder)
    folder.chmod(0o555)
    yield path
    folder.chmod(0o755)


@pytest.fixture(scope="module")
def kernel(copied):
    """Runs cells in a kernel that has no home, no place for matplotlib's cache, and a locked folder."""
    notebook = nbformat.read(copied, as_version=4)
    resources = {"metadata": {"path": os.path.dirname(copied)}}
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        allow_errors=True,
        interrupt_on_timeout=True,
        iopub_timeout=120,  # a bar says a lot in a second; what was said last is read last
        resources=resources,
    )
    environment = {**os.environ, "HOME": NOWHERE, "MPLCONFIGDIR": NOWHERE}

    def run(cell, timeout=120):
        if isinstance(cell, str):
            cell = nbformat.v4.new_code_cell(cell)
            notebook.cells.append(cell)
        client.timeout = timeout
        client.execute_cell(cell, notebook.cells.index(cell))
        return cell.outputs

    with client.setup_kernel(env=environment, cwd=os.path.dirname(copied)):
        run.cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        yield run


def words(outputs):
    """What the outputs of a cell say; what is said in red is an error."""
    for output in outputs:
        assert output.output_type != "error", "\n".join(output.traceback)
        assert output.get("name") != "stderr", output.text
    return "".join(output.get("text") or output.data["text/plain"] for output in outputs)


def error(outputs):
    """The one error of a cell: its name, what it says, and its lines without the colours."""
    (error,) = (output for output in outputs if output.output_type == "error")
    lines = re.sub(r"\x1b\[[\d;]*m", "", "\n".join(error.traceback)).splitlines()
    return error.ename, error.evalue, lines


def test_any_order_and_twice_and_then_it_is_as_it_was(kernel):
    """From the last cell to the first, only what is not there yet is missed. Then from the top, and each cell twice."""
    stored = [words(cell.outputs) for cell in kernel.cells]
    for cell in reversed(kernel.cells):
        missed = [output.ename for output in kernel(cell) if output.output_type == "error"]
        assert set(missed) <= {"NameError"}
    from_the_top(kernel, stored)
    for cell in kernel.cells:
        words(kernel(cell))
        words(kernel(cell))  # one that takes a step takes another
    from_the_top(kernel, stored)


def from_the_top(kernel, stored):
    for cell, wanted in zip(kernel.cells, stored, strict=True):
        assert words(kernel(cell)) == wanted


IMPORTS = """
from neuron_lab.datasets import WORKED
from neuron_lab.lessons import forward_pass as lesson
from neuron_lab.neuron import backward, forward, mean_squared_error, update
from neuron_lab.ui.progress import progress
from neuron_lab.training import train
"""

LOOP = """
x, y, w, b, learning_rate = WORKED
for step in {those}:
    w, b = update(w, b, backward(x, y, w, b), learning_rate / 5)
print(f"{{mean_squared_error(forward(x, w, b), y):.6f}}")
"""
TRAINING = {
    "a loop of one's own": LOOP.replace("{those}", "range({steps})"),
    "the package's loop": "print(train(2.0, 1.5, 0.5, 0.1, 0.02, {steps}))",
    "a loop with a bar": LOOP.replace("{those}", 'progress(range({steps}), {steps}, unit="step")'),
}


@pytest.mark.parametrize("source", TRAINING.values(), ids=TRAINING)
def test_training_that_was_interrupted_runs_again_from_the_start(kernel, source):
    words(kernel(IMPORTS))
    ten = words(kernel(source.format(steps=10)))
    # On a busy machine the kernel is interrupted again while it writes the error down; it then says so shorter.
    assert "KeyboardInterrupt" in str(kernel(source.format(steps=10**8), timeout=2)[-1])
    assert words(kernel(source.format(steps=10))) == ten
    assert "it gives ŷ = 1.10" in words(kernel("lesson.explore()"))


def test_names_that_were_overwritten_are_named_and_come_back_with_the_import(kernel):
    words(kernel(IMPORTS + "w = 'hello'"))
    name, said, _ = error(kernel("forward(2.0, w, 0.1)"))
    assert name == "TypeError" and said.startswith("w must be a number") and "'hello' (str)" in said
    kernel("forward = 3; lesson = None; train = 'a'")
    assert error(kernel("forward(2.0, 0.5, 0.1)"))[0] == "TypeError"
    assert error(kernel("lesson.explore()"))[0] == "AttributeError"
    words(kernel(IMPORTS))
    assert words(kernel("print(forward(2.0, 0.5, 0.1))")) == "1.1\n"
    assert "it gives ŷ = 1.10" in words(kernel("lesson.explore()"))


@pytest.mark.parametrize(
    "call",
    [
        "lesson.explore(w='hello')",
        "lesson.explore(w=99)",
        "forward(2.0, 'hello', 0.1)",
        "train(2.0, 1.5, 0.5, 0.1, -1, 10)",
        "lesson.explore().w.value = None",
        "lesson.practice('slope')",
    ],
)
def test_a_complaint_is_short(kernel, call):
    """The learner's line, one or two of ours, and what should have been. It was sixty lines."""
    words(kernel(IMPORTS))
    *_, lines = error(kernel(call))
    ours = [line for line in lines if line.startswith("File ") and "neuron_lab" in line]
    assert len(ours) <= 2 and len(lines) <= 42, "\n".join(lines)
    assert "must be" in lines[-1]


def test_two_pictures_on_one_line_are_told_in_words(kernel):
    """A notebook shows no widget that stands in a tuple."""
    said = words(kernel("lesson.explore(), lesson.practice('prediction')"))
    assert "it gives ŷ = 1.10" in said and "What is its prediction" in said and "children=" not in said


# ----------------------------------------------------------------------------------- interrupted drawing


@pytest.mark.parametrize("name", EXPLORERS)
@pytest.mark.parametrize("at", ["_compute", "redraw"])
def test_a_picture_that_was_interrupted_is_whole_at_the_next_move(name, at):
    explorer = EXPLORERS[name]()
    owner = explorer if at == "_compute" else explorer.picture
    control, *_ = explorer.controls.values()
    ends = [getattr(control, "lower", 0), getattr(control, "upper", getattr(control, "last", 1))]
    values = DRAWINGS if pads(explorer) else getattr(control, "options", ends)

    def interrupted(*arguments, **named):
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(owner, at, interrupted)
        with pytest.raises(KeyboardInterrupt):
            control.value = next(value for value in values if value != control.value)
        with pytest.raises(KeyboardInterrupt):
            explorer.reset()
    control.value = next(value for value in values if value != control.value)
    fresh = EXPLORERS[name](**values_of(explorer))
    assert (drawn(explorer.picture), str(explorer)) == (drawn(fresh.picture), str(fresh))


def test_a_closed_picture_is_left_in_peace():
    """Its cell was run again, and ``Out[3]`` or a name still leads to it."""
    explorer, card = loss.explore(), loss.practice("error")
    said = str(explorer), str(card)
    explorer.close()
    card.close()
    explorer.w.value = 0.9
    explorer.reset()
    explorer.refresh()
    for closed, words_of in zip((explorer, card), said, strict=True):
        assert on_a_page(closed) == ({"text/plain": words_of}, {})


# ---------------------------------------------------------------------------------------- wrong arguments

WRONG = {
    "a text": "hello", "nothing": None, "nan": float("nan"), "inf": float("-inf"), "a complex number": 1 + 2j,
    "true": True, "a list": [1, 2], "a pair": (0.5, 0.1), "an array": np.array([1.0, 2.0]), "a dictionary": {},
    "bytes": b"1", "a function": len, "a huge whole number": 10**400, "far out": -(10**9), "a class": Player,
}  # fmt: skip


def complains(door, arguments, about):
    """That this is a short TypeError or ValueError which begins with one of these names."""
    with pytest.raises((TypeError, ValueError)) as caught:
        door(**arguments)
    said = str(caught.value)
    assert type(caught.value) is TypeError or isinstance(caught.value, ValueError)
    assert said.startswith(tuple(f"{name} must " for name in about)), said
    assert len(said) < 200 and "\n" not in said


@pytest.mark.parametrize("name", EXPLORERS)
@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_explorers_name_the_argument_that_is_wrong(name, wrong):
    door = EXPLORERS[name]
    for argument in inspect.signature(door).parameters:
        complains(door, {argument: wrong}, (argument, *names_in(door)))


@cache
def names_in(door):
    """What the controls of an explorer are called."""
    return [control.name for control in door().controls.values()]


@pytest.mark.parametrize("name", EXPLORERS)
def test_controls_set_by_code_name_themselves_and_stay_where_they_are(name):
    explorer = EXPLORERS[name]()
    shown = drawn(explorer.picture), str(explorer)
    for control in explorer.controls.values():
        for wrong in ("hello", None, 1 + 2j, [1, 2], np.array([1.0, 2.0]), {}):
            with pytest.raises((TypeError, ValueError), match=f"^{re.escape(control.name)} must be "):
                control.value = wrong
    for control in sliders(explorer).values():  # these are answered on the card instead
        control.value = float("nan")
        assert control.note
        control.value = control.value
    explorer.refresh()
    assert (drawn(explorer.picture), str(explorer)) == shown


@pytest.mark.parametrize("what", WRONG)
def test_the_other_doors_name_the_argument_that_is_wrong(what):
    wrong = WRONG[what]
    if what != "a huge whole number":  # a seed may be as large as one likes
        for door in (PRACTICES | GRAPHS | RACES).values():
            complains(door, {"seed": wrong}, ["seed"])
    complains(training_loop.race, {"learning_rate": wrong}, ["learning rate α"])
    if wrong is not None:  # without a name it asks all questions
        for door in PRACTICES.values():
            complains(door, {"name": wrong}, ["name"])


@pytest.mark.parametrize("step", [2.0, np.float64(2), "2"])
def test_a_step_is_a_whole_number_and_not_one_that_looks_like_it(step):
    complains(training_loop.explore, {"step": step}, ["step"])
    explorer = training_loop.explore(step=np.int64(2))
    assert type(explorer.step.value) is int and "Step 2 of 20" in explorer.sentence


# -------------------------------------------------------------------------------- a machine without fonts


@pytest.fixture
def only_its_own_fonts(monkeypatch):
    from matplotlib import font_manager, get_data_path

    manager = font_manager.fontManager
    its_own = [font for font in manager.ttflist if font.fname.startswith(get_data_path())]
    monkeypatch.setattr(manager, "ttflist", its_own)
    monkeypatch.setattr(manager, "afmlist", [])
    forget = manager._findfont_cached.cache_clear
    forget()
    yield
    forget()


def test_pictures_need_no_font_but_matplotlibs_own(only_its_own_fonts, caplog):
    for door in EXPLORERS.values():
        explorer = door()
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a letter that the font has not is a warning
            assert Image.open(io.BytesIO(explorer.png(scale=1))).width == explorer.picture.width
        for layer in (explorer.picture.still_svg, explorer.picture.moving_svg):
            assert "font-family" not in layer and "font:" not in layer  # the style sheet's, then
    assert not caplog.records


def test_the_page_falls_back_on_any_font_without_feet():
    families = re.findall(r"font-family:([^;}]+)", CSS)
    assert families and all(family.rstrip().endswith(",sans-serif") for family in families)


# -------------------------------------------------------------------------------- a page without widgets

EVERYTHING = {f"{name}()": door for name, door in (EXPLORERS | RACES | GRAPHS | PRACTICES).items()}
EVERYTHING["forward_pass.practice(name)"] = lambda: forward_pass.practice("prediction")


@pytest.mark.parametrize("name", EVERYTHING)
def test_without_widgets_there_is_a_sentence_and_the_picture_never_an_empty_space(name):
    listening.heard.clear()
    shown = EVERYTHING[name]()
    data, metadata = on_a_page(shown)
    for control in getattr(shown, "controls", {}).values():
        control.reset()
    assert not listening.heard, "a connection was opened"
    words = data["text/plain"]
    assert words == str(shown) and len(words) > 80 and words.rstrip()[-1] in ".?" and "children=" not in words
    if shown.picture is not None:
        image = Image.open(io.BytesIO(base64.b64decode(data["image/png"])))
        assert image.format == "PNG" and image.width == 2 * metadata["image/png"]["width"]
        assert len(np.unique(np.asarray(image.convert("L")))) > 20, "an empty picture"
    else:
        assert data["text/markdown"].count("\n") >= words.count("\n")


# ---------------------------------------------------------------------------- a page that was loaded again


def parts(widget):
    """The widgets that this one is made of: children, layout, style, and whatever else it refers to."""
    values = (getattr(widget, name) for name in widget.keys)
    for value in values:
        for each in value if isinstance(value, (tuple, list)) else (value,):
            if isinstance(each, Widget):
                yield each


def orphans(before):
    """The live widgets, made since, that refer to a closed one. A page that asks the kernel for what is there
    (reloaded, opened a second time, or Voilà's) waits for it for ever, and shows no widget at all."""
    now = alive()
    return [widget for widget in now - before if any(part not in now for part in parts(widget))]


def handled(shown):
    """The card as it was made, and after each of its buttons and levels."""
    yield "made"
    for name, button in vars(shown).copy().items():
        if name.endswith("_button"):
            button.widget.click()
            yield name
    for level in getattr(shown, "levels", ()):
        shown.level.value = level
        yield level


@pytest.mark.parametrize("name", EVERYTHING)
def test_every_widget_there_has_all_its_parts_for_a_page_that_asks_anew(name):
    before = alive()
    shown = EVERYTHING[name]()
    for moment in handled(shown):
        assert not orphans(before), moment
    shown.close()
    assert not orphans(before)


def test_a_check_is_words_alone():
    for shown in (forward_pass.check, forward_pass.check(lambda x, w, b: w * x)):
        data, _ = on_a_page(shown)
        assert set(data) == {"text/plain"} and len(data["text/plain"]) > 40
