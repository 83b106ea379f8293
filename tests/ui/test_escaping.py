"""Nothing that a learner types or defines becomes markup; and the package runs and fetches nothing by itself."""

import ast
from html.parser import HTMLParser
from pathlib import Path

import pytest
from explorers import html_of, on_a_page, press_enter
from ipywidgets import Textarea
from traitlets import TraitError

from neuron_lab.lessons import chain_rule, forward_pass, loss, start_here
from neuron_lab.ui.card import as_markdown
from neuron_lab.ui.controls import Choice, Slider
from neuron_lab.ui.explorer import Explorer
from neuron_lab.ui.player import Player
from neuron_lab.ui.progress import ProgressBar

MARKUP = [
    "<img src=x onerror=alert(1)>",
    "</svg><script>alert(1)</script>",
    "</div></style><iframe src=javascript:alert(1)>",
    "&amp;&lt;b&gt;",
    '"\'><b onclick="alert(1)">\'',
    "1.6<!--",
    "![x](javascript:alert(1)) [a](javascript:alert(1)) `b` **c**",
]
LEARNERS = ("img", "script", "iframe", "b")

markup = pytest.mark.parametrize("text", MARKUP)
pytestmark = pytest.mark.usefixtures("nothing_stays")


class Reader(HTMLParser):
    """What a browser sees of a piece of HTML: its tags, and its text with the entities resolved."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        if (
            not dict(attributes).get("src", "").startswith("data:image/svg+xml;base64,")
        ):  # else a picture of ours
            self.tags.append(tag)
        assert not any(name.startswith("on") for name, _ in attributes)

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data}")


def check_card(card, said=None):
    """No tag of the learner's on the page; and if given, the words are on it as they are, escaped once."""
    pages = [Reader(html) for html in html_of(card)]
    for page in pages:
        assert not set(page.tags) & set(LEARNERS), page.tags
    if said is not None:
        assert any(said in page.text for page in pages), [page.text for page in pages]


def enter(field, text):
    press_enter(field)
    field.value = text


def as_quoted(text):
    """How a verdict quotes what was typed: on one line, cut."""
    return text if len(text) <= 20 else text[:19] + "…"


# ------------------------------------------------------------------------------------------------ answers


@markup
def test_a_typed_answer_stays_text(text):
    card = forward_pass.practice("prediction")
    enter(card.field, text)
    check_card(card, said=f"“{as_quoted(text)}”")
    data, _ = on_a_page(card)
    assert text not in data["text/markdown"] and text not in data["text/plain"]


@markup
def test_a_sentence_of_ones_own_stays_text_and_is_repeated_nowhere(text):
    card = forward_pass.practice("prediction")
    card.solution_button.press()
    (own_words,) = (part for part in card.solution.children if isinstance(part, Textarea))
    own_words.value = text
    card.hint_button.press()
    card.check_button.press()
    check_card(card)
    assert not any(text in html for html in html_of(card))
    assert all(text not in words for words in on_a_page(card)[0].values() if isinstance(words, str))


@markup
def test_a_number_typed_into_a_graph_stays_text(text):
    card = chain_rule.fill_in()
    enter(next(iter(card.fields.values())), text)
    check_card(card, said=f"“{as_quoted(text)}”")
    assert text not in str(card) and text not in str(on_a_page(card))


@markup
def test_a_name_that_is_no_question_is_an_error_in_plain_text(text):
    with pytest.raises(ValueError, match="name must be one of") as caught:
        forward_pass.practice(text)
    assert type(caught.value) is ValueError  # it has no HTML form: a notebook shows it as text
    for door in (chain_rule.fill_in, start_here.race, lambda seed: forward_pass.practice(seed=seed)):
        with pytest.raises(TypeError, match=r"^seed must be a whole number"):
            door(text)


# ------------------------------------------------------------------------------------------- number fields


@markup
def test_text_in_a_number_field_is_put_back_and_not_repeated(text):
    explorer = loss.explore()
    shown = str(explorer), explorer.sentence, explorer.w.field.value
    explorer.w.field.value = text
    assert (str(explorer), explorer.sentence, explorer.w.field.value) == shown
    check_card(explorer, said="weight w takes a number; it stays at 0.50.")
    with pytest.raises(TraitError):
        explorer.w.slider.value = text
    with pytest.raises(TypeError, match=r"^weight w must be a number"):
        explorer.w.value = text
    assert (str(explorer), explorer.sentence, explorer.w.field.value) == shown


@markup
def test_text_before_a_number_in_a_number_field_stays_text(text):
    explorer = loss.explore()
    explorer.w.field.value = f"{text} = 75 %"
    assert explorer.w.value == 0.75
    check_card(explorer, said=f"I read {as_quoted(f'{text} = 75 %')} as 0.75.")


@markup
def test_names_of_controls_and_words_of_lessons_are_escaped_too(text):
    """They are ours, but a lesson may be written by anybody."""
    explorer = loss.explore()
    explorer.refresh(text)
    check_card(explorer, said=text)
    controls = {"x": Slider(text, 1, 0, 2), "at": Player(text, 3), "mode": Choice(text, "a", ("a", "b"))}
    for control in controls.values():
        for part in control.widget.children:
            # ipywidgets writes a label as text, unless it is told otherwise
            assert not getattr(part, "description_allow_html", False)
    picture = forward_pass.explore().picture
    picture.show = lambda state: None
    hers = Explorer(text, controls, dict, picture, lambda state: [], lambda state: text)
    assert [Reader(html).text for html in html_of(hers)].count(text) >= 2  # the question, and the sentence
    check_card(hers)
    bar = ProgressBar(3)
    bar.say(1, text)
    check_card(bar, said=text)


@markup
def test_markdown_reads_as_the_text_it_was_made_from(text):
    written = as_markdown(text)
    assert "<" not in written and not Reader(written).tags
    assert Reader(written).text.replace("\\", "") == text.replace("\\", "")
    for sign in "*_`[]":
        assert written.count(f"\\{sign}") == text.count(sign)


# ------------------------------------------------------------------------------------- a learner's function


def reports_on(text):
    """What the check says of functions that have this text wherever a function can have one."""

    def named(x, w, b):
        return w * x

    named.__name__ = named.__qualname__ = text

    def returns(x, w, b):
        return text

    def raises(x, w, b):
        raise ValueError(text)

    def prints(x, w, b):
        print(text)

    def documented(x, w, b):
        return [w]

    documented.__doc__ = text

    def wrong_default(x, w, y=text):
        return 1.0

    typed = type(text, (), {"__repr__": lambda self: text})
    error = type(text, (Exception,), {})

    def raises_its_own(x, w, b):
        raise error(text)

    functions = [
        named,
        returns,
        raises,
        prints,
        documented,
        wrong_default,
        raises_its_own,
        lambda x, w, b: typed(),
    ]
    others = [text, typed(), typed, [text], {text: text}, error(text)]
    return [forward_pass.check(function) for function in functions + others]


@markup
def test_what_a_check_says_is_plain_text_and_nothing_else(text):
    for report in reports_on(text):
        assert not report.passed and report.words.startswith("✗")
        assert on_a_page(report)[0] == {"text/plain": repr(report)}


def _fails(*arguments):
    raise RuntimeError(MARKUP[0])


HOSTILE = {
    "a repr that raises": type("Hostile", (), {"__repr__": _fails, "__str__": _fails}),
    "a number that is none": type("Hostile", (float,), {"__float__": _fails}),
    "a list that cannot be read": type("Hostile", (list,), {"__iter__": _fails, "__len__": _fails}),
    "a text that cannot be read": type("Hostile", (str,), {"__len__": _fails}),
    "a class that is none": type("Hostile", (), {"__class__": property(_fails)}),
    "an attribute that is none": type("Hostile", (), {"__getattr__": _fails, "__call__": _fails}),
}


@pytest.mark.parametrize("made", HOSTILE.values(), ids=HOSTILE)
def test_an_object_that_breaks_when_it_is_looked_at_is_answered_in_words(made):
    thing = made()

    def too_many(x, w, b, more, default=thing):
        return 1.0

    for function in (thing, lambda x, w, b: thing, lambda x, w, b: (thing, 1.0), too_many):
        report = forward_pass.check(function)
        assert not report.passed and report.words.startswith("✗") and repr(report)
    with pytest.raises((TypeError, ValueError, RuntimeError)):
        forward_pass.explore(w=thing)


def test_an_error_that_ends_python_when_it_is_written_ends_nothing():
    class Ending(Exception):
        def __str__(self):
            raise SystemExit

    def my_forward(x, w, b):
        raise Ending

    assert "stopped with Ending (line 2 of your function)" in forward_pass.check(my_forward).words


def test_an_error_brings_no_colours_of_a_terminal():
    def my_forward(x, w, b):
        raise ValueError("\x1b[31mred\x07")

    assert "ValueError:  [31mred  (line" in forward_pass.check(my_forward).words


def test_a_complaint_about_what_cannot_write_itself_names_the_argument():
    with pytest.raises(TypeError, match=r"^weight w must be a number.*, not something \(Hostile\)$"):
        forward_pass.explore(w=HOSTILE["a repr that raises"]())


# -------------------------------------------------------------------------------------------- the package

PACKAGE = Path(__file__).parent.parent.parent / "neuron_lab"
RUNS_TEXT = {"eval", "exec", "compile", "__import__", "execfile"}
BY_ANOTHER = {"system", "popen", "allow_pickle", "import_module"}  # as in os.system
FETCHES = {
    "urllib", "urllib3", "requests", "httpx", "aiohttp", "http", "socket", "ssl", "ftplib", "smtplib", "telnetlib",
    "socketserver", "xmlrpc", "webbrowser", "subprocess", "ctypes", "pickle", "marshal", "shelve",
}  # fmt: skip
MODULES = sorted(PACKAGE.rglob("*.py"))


def complaints(source):
    """What a module should not do: run text as code, load pickles, start programs, or talk to the network."""
    for node in ast.walk(ast.parse(source)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        yield from (f"line {node.lineno}: {name}" for name in names if name.partition(".")[0] in FETCHES)
        if isinstance(node, ast.Name) and node.id in RUNS_TEXT:
            yield f"line {node.lineno}: {node.id}"
        if isinstance(node, ast.Attribute) and node.attr in BY_ANOTHER:
            yield f"line {node.lineno}: .{node.attr}"
        if isinstance(node, ast.keyword) and node.arg == "allow_pickle" and getattr(node.value, "value", 1):
            yield f"line {node.lineno}: allow_pickle"


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(PACKAGE)) for path in MODULES])
def test_no_module_runs_text_as_code_or_fetches_anything(path):
    assert not list(complaints(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "source",
    [
        "eval('1')", "import urllib.request", "from requests import get", "f = exec", "__import__('os')",
        "import os; os.system('ls')", "compile('1', '', 'eval')", "import socket as s", "load(f, allow_pickle=True)",
    ],
)  # fmt: skip
def test_the_look_for_it_finds_it(source):
    assert list(complaints(source))
