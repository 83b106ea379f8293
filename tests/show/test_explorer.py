"""The explorer: one change goes to picture, formula and sentence; a rerun leaves nothing behind."""

import base64
import io

import ipywidgets.widgets.widget as registry
import nbformat
import pytest
from nbclient import NotebookClient
from PIL import Image

from neuron_lab.show.controls import Slider
from neuron_lab.show.equation import Equation, Term
from neuron_lab.show.explorer import Explorer
from neuron_lab.show.live_figure import LiveFigure


class Bar(LiveFigure):
    """A bar as long as the state."""

    def __init__(self):
        super().__init__(300, 100, "a bar")

    def build(self):
        self.bar = self.moving_line(self.axes(20, 10, 200, 60, xlim=(0, 20), ylim=(-1, 1)))

    def show(self, state):
        self.bar.set_data([0, state], [0, 0])


def doubling(**more):
    return Explorer(
        "Is it twice as long?",
        {"a": Slider("length a", 2, 0, 9)},
        compute=lambda a: 2 * a,
        picture=Bar(),
        formula=lambda state: [Equation(Term("c", state), "2 ·", Term("a", state / 2))],
        sentence=lambda state: f"It is {state:.1f} long.",
        **more,
    )


@pytest.fixture
def explorer():
    explorer = doubling()
    yield explorer
    explorer.close()


def html(explorer):
    return "".join(part.value for part in explorer._html.values())


def test_a_move_reaches_picture_formula_and_sentence(explorer):
    explorer.a.slider.value = 4
    assert explorer.state == 8
    assert list(explorer.picture.bar.get_xdata()) == [0, 8]
    assert ">8.00<" in html(explorer) and "It is 8.0 long." in html(explorer)
    assert explorer.sentence == "It is 8.0 long."


def test_the_sentence_is_announced(explorer):
    assert 'aria-live="polite">It is 4.0 long.' in html(explorer)


def test_reset_shows_once(explorer):
    explorer.a.value = 9
    shown = []
    explorer.picture.redraw = lambda: shown.append(explorer.state)
    explorer.reset_button.widget.click()
    assert explorer.a.value == 2 and shown == [4]


def test_a_correction_is_announced_and_goes_away(explorer):
    explorer.a.field.value = 10
    assert 'role="status">length a goes from 0.00 to 9.00 here: 10 became 9.00.' in html(explorer)
    explorer.a.slider.value = 3
    assert "became" not in html(explorer)


def test_the_static_form_is_a_picture_and_words(explorer):
    data, metadata = explorer._repr_mimebundle_()
    assert (
        data["text/plain"] == "Is it twice as long?\n\nc = 2 · a\n  = 2 · 2.00\n  = 4.00\n\nIt is 4.0 long."
    )
    image = Image.open(io.BytesIO(base64.b64decode(data["image/png"])))
    assert image.width == 2 * metadata["image/png"]["width"] == 600
    corners = {
        image.convert("RGBA").getpixel((x, y)) for x in (0, image.width - 1) for y in (0, image.height - 1)
    }
    assert corners == {(255, 255, 255, 255)}  # a white card in a dark theme as well
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == explorer.model_id


def test_a_state_can_be_kept_to_compare():
    explorer = doubling(kept_sentence=lambda state: f"Kept: {state:.1f}.")
    explorer.keep_button.widget.click()
    explorer.a.value = 5
    assert explorer.picture.kept == 4 and explorer.sentence == "It is 10.0 long. Kept: 4.0."
    explorer.reset()
    assert explorer.picture.kept is None and explorer.sentence == "It is 4.0 long."
    explorer.close()


def test_words_are_escaped(explorer):
    explorer._sentence = lambda state: "a < b & <b>"
    explorer.refresh("<i>")
    assert "a &lt; b &amp; &lt;b&gt;" in html(explorer) and "&lt;i&gt;" in html(explorer)


def test_closing_leaves_no_widget_and_no_figure():
    before = set(registry._instances)
    explorer = doubling()
    assert set(registry._instances) > before
    explorer.close()
    assert set(registry._instances) == before and explorer.picture.figure is None


def test_a_rerun_replaces_what_the_cell_showed_before():
    show = "from neuron_lab.lessons import loss\nloss.explore()"
    two = "one, other = loss.explore(), loss.explore_candidates()"
    count = "import ipywidgets.widgets.widget as registry\nprint(len(registry._instances))"
    cells = [show, count, show, count, two, count, two, count, show, count]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    NotebookClient(notebook, timeout=60, store_widget_state=False).execute()
    once, again, three, three_again, at_last = (int(cell.outputs[0].text) for cell in notebook.cells[1::2])
    assert once == again and three == three_again == at_last > 2 * once
