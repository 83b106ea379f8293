"""The explorer: one change goes to picture, formula and sentence; a rerun leaves nothing behind."""

import base64
import gc
import io
import weakref
from types import SimpleNamespace

import pytest
from explorers import alive, html_of, on_a_page
from jupyter_client.manager import start_new_kernel
from PIL import Image

from neuron_lab.ui import card as page
from neuron_lab.ui.controls import Slider
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.live_figure import LiveFigure


class Bar(LiveFigure):
    """A bar as long as the state."""

    width, height = 300, 100
    name = "a bar"

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
    return "".join(html_of(explorer))


def test_a_move_reaches_picture_formula_and_sentence(explorer):
    explorer.a.slider.value = 4
    assert explorer.state == 8
    assert list(explorer.picture.bar.get_xdata()) == [0, 8]
    assert ">8.00<" in html(explorer) and "It is 8.0 long." in html(explorer)
    assert explorer.sentence == "It is 8.0 long."


def test_the_sentence_is_announced(explorer):
    assert explorer.stage.sentence.startswith("It is 4.0 long.")


def test_reset_shows_once(explorer):
    explorer.a.value = 9
    shown = []
    explorer.picture.redraw = lambda: shown.append(explorer.state)
    explorer.reset_button.widget.click()
    assert explorer.a.value == 2 and shown == [4]


def test_a_correction_is_announced_and_goes_away(explorer):
    explorer.a.field.value = "10"
    assert explorer.stage.note == "length a goes from 0.00 to 9.00 here: 10 became 9.00."
    explorer.a.slider.value = 3
    assert "became" not in html(explorer)


def test_a_correction_is_announced_again_after_another_control_has_moved():
    explorer = Explorer(
        "Is it as long as both?",
        {"a": Slider("length a", 2, 0, 9), "c": Slider("length c", 2, 0, 9)},
        compute=lambda a, c: a + c,
        picture=Bar(),
        formula=lambda state: [],
        sentence=lambda state: f"It is {state:.1f} long.",
    )
    for c in (3, 4):
        explorer.a.field.value = "99"
        assert "99 became 9.00" in html(explorer) and explorer.a.field.value == "9"
        explorer.c.slider.value = c
        assert "became" not in html(explorer)
    explorer.close()


def test_the_static_form_is_a_picture_and_words(explorer):
    data, metadata = on_a_page(explorer)
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


def test_a_state_can_be_pinned_to_compare():
    explorer = doubling(pinned_sentence=lambda state: f"Pinned: {state:.1f}.")
    explorer.pin_button.widget.click()
    explorer.a.value = 5
    assert explorer.picture.pinned == 4 and explorer.sentence == "It is 10.0 long. Pinned: 4.0."
    explorer.reset()
    assert explorer.picture.pinned is None and explorer.sentence == "It is 4.0 long."
    explorer.close()


def test_a_pinned_state_of_0_is_pinned():
    explorer = doubling(pinned_sentence=lambda state: f"Pinned: {state:.1f}.")
    explorer.a.value = 0
    explorer.pin()
    assert explorer.sentence == "It is 0.0 long. Pinned: 0.0."
    explorer.close()


def test_an_explorer_that_cannot_put_a_pinned_state_into_words_pins_none(explorer):
    assert not hasattr(explorer, "pin_button")
    with pytest.raises(ValueError, match=r"^pin needs an explorer made with pinned_sentence"):
        explorer.pin()
    explorer.a.value = 3
    assert explorer.sentence == "It is 6.0 long."


def test_words_are_escaped(explorer):
    explorer._sentence = lambda state: "a < b & <b>"
    explorer.refresh("<i>")
    assert "a &lt; b &amp; &lt;b&gt;" in html(explorer) and "&lt;i&gt;" in html(explorer)


@pytest.mark.parametrize("more", [{}, {"pinned_sentence": "Pinned: {}.".format}])
def test_closing_leaves_no_widget_and_no_figure(more):
    before = alive()
    explorer = doubling(**more)
    assert alive() > before
    free = weakref.ref(explorer.picture.figure)
    for _ in range(2):  # a widget closes itself once more when it goes
        explorer.close()
        gc.collect()
        assert alive() == before and explorer.picture.figure is None and free() is None
    assert str(explorer).endswith("It is 4.0 long.")


@pytest.fixture(scope="module")
def run():
    """A function that runs code in a kernel as a given cell, and returns what it prints."""
    manager, client = start_new_kernel(kernel_name="python3")

    def run(cell, code):
        content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False}
        metadata = {"cellId": cell} if cell else {}
        request = client.session.msg("execute_request", content, metadata=metadata)
        client.shell_channel.send(request)
        printed = ""
        while True:
            message = client.get_iopub_msg(timeout=60)
            if message["parent_header"].get("msg_id") != request["header"]["msg_id"]:
                continue
            assert message["msg_type"] != "error", "\n".join(message["content"]["traceback"])
            if message["msg_type"] == "stream":
                printed += message["content"]["text"]
            if message["content"].get("execution_state") == "idle":
                return printed

    yield run
    client.stop_channels()
    manager.shutdown_kernel(now=True)


COUNT = """
import gc
import ipywidgets.widgets.widget as registry
gc.collect()
print(len(registry._instances), sum(type(thing).__name__ == "Figure" for thing in gc.get_objects()))
"""


def test_a_rerun_replaces_what_the_cell_showed_before(run):
    """Widgets and figures alike, although Out keeps every explorer."""
    counts = []
    for cell, code in (
        ("a", show := "from neuron_lab.lessons import training_loop, loss\ntraining_loop.explore()"),
        ("a", show),
        ("b", two := "loss.explore(), loss.explore_candidates()"),
        ("b", two),
        ("a", show),
    ):
        run(cell, code)
        counts.append(tuple(map(int, run("count", COUNT).split())))
    once, again, three, three_again, at_last = counts
    assert once == again and three == three_again == at_last
    assert once[1] == 1 and three[1] == 3 and three[0] > once[0]


class Shown:
    """Anything on a page."""

    closed = False

    def close(self):
        self.closed = True


@pytest.mark.parametrize(
    "kind, cell, replaced",
    [
        ("execute_request", "a", True),
        ("execute_request", None, False),  # another cell may hold the very same code
        ("comm_msg", None, False),  # a button that opens a page; a second one must not close it
        (None, None, False),
    ],
)
@pytest.mark.parametrize("knows", ["shell", "kernel"])  # the kernel, in JupyterLite
def test_only_a_rerun_of_the_same_cell_replaces(monkeypatch, kind, cell, replaced, knows):
    class Knows:
        def get_parent(self):
            if kind is None:
                return {}
            return {
                "header": {"msg_type": kind, "msg_id": next(runs)},
                "metadata": {"cellId": cell} if cell else {},
                "content": {"code": "explore()"} if kind == "execute_request" else {},
            }

    runs = iter(("first", "first", "second"))
    monkeypatch.setattr(page, "_on_page", {})
    shell = Knows() if knows == "shell" else SimpleNamespace(kernel=Knows())
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)
    shown = [Shown() for _ in range(3)]
    for each in shown:
        page.replace_earlier(each)
    assert [each.closed for each in shown] == [replaced, replaced, False]
