"""The minutes that a lesson states are those of one rule, everywhere the same, and never more than a sitting."""

import re

import minutes
import nbformat
import pytest
from minutes import (
    AT_MOST,
    IN_WORDS,
    LESSONS,
    ROOT,
    ROUTE,
    WHOLE,
    exactly,
    minutes_of,
    minutes_of_route,
    stated,
    whole,
)
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

TEACHERS = (ROOT / "notebooks" / "for_teachers.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
START = (ROOT / "notebooks" / "00_start_here.ipynb").read_text(encoding="utf-8")


def by_name(path):
    return path.stem


@pytest.mark.parametrize("lesson", LESSONS, ids=by_name)
def test_a_lesson_says_what_it_takes_and_takes_no_longer_than_a_sitting(lesson):
    assert stated(lesson) == minutes_of(lesson), "run: python tests/minutes.py --write"
    assert minutes_of(lesson) <= AT_MOST


@pytest.mark.parametrize("lesson", LESSONS, ids=by_name)
def test_the_tables_say_the_same(lesson):
    takes, name = stated(lesson), re.escape(lesson.name)
    assert re.search(rf"\(notebooks/{name}\).*\| {takes} \|$", README, flags=re.M)
    assert "00_start" in name or re.search(rf"\({name}\).*\| {takes} \|", START)
    assert re.search(rf"\({name}\) \| {takes} \|", TEACHERS)


def test_the_rule_is_worked_out_by_hand():
    """237 words, three questions, one of them in a picture, one picture and one function; practising again is free."""
    cells = [
        new_markdown_cell("word " * 200 + "[a link](../with/an/address.md#that-is-not-read)"),
        new_code_cell("a = b + c\n" + "d = 0.5\n" * 16),  # 3 words and 2 · 16
        new_code_cell('lesson.practice("one")'),
        new_code_cell("lesson.recall()"),
        new_code_cell("lesson.explore_far(w=0.5)"),
        new_code_cell("lesson.predict_place()"),
        new_code_cell("def my_own(x):\n    return ...\n\nlesson.check(my_own)"),
        new_code_cell("lesson.practice()"),
    ]
    assert exactly(new_notebook(cells=cells)) == pytest.approx((200 + 2 + 35) / 120 + 3 * 1.5 + 2.5 + 4)


def test_the_page_for_teachers_states_the_rule_and_the_whole():
    assert IN_WORDS in TEACHERS
    assert re.search(WHOLE, TEACHERS, flags=re.M)[0] == whole(), "run: python tests/minutes.py --write"


def test_the_whole_is_in_words(monkeypatch):
    monkeypatch.setattr(minutes, "LESSONS", LESSONS[:3])
    monkeypatch.setattr(minutes, "stated", lambda path: 35)
    assert minutes.whole() == "Three lessons, about two hours in all"


@pytest.mark.parametrize("time, at_most", [("one hour", 60), ("four hours", 240)])
def test_a_route_fits_into_its_time(time, at_most):
    [route] = [found[0] for found in re.finditer(ROUTE, TEACHERS, flags=re.M) if found[1] == time]
    takes = minutes_of_route(route)
    assert at_most * 0.6 <= takes <= at_most
    assert re.search(r"\d+ minutes", route)[0] == f"{takes} minutes"


def test_the_four_tables_are_rewritten_by_one_command(tmp_path, monkeypatch):
    (tmp_path / "notebooks").mkdir()
    opener = "- **It takes** 5 minutes.\n\n| [1. One](01_one.ipynb) | why? | 5 |"
    for name in ("00_start_here", "01_one"):
        notebook = new_notebook(cells=[new_markdown_cell(opener + " word" * 1200)])
        nbformat.write(notebook, tmp_path / "notebooks" / f"{name}.ipynb")
    (tmp_path / "README.md").write_text("| [One](notebooks/01_one.ipynb) | x | can | 5 |\n")
    page = "Two lessons, about one hours in all\n\n| [One](01_one.ipynb) | 5 | 7 |\n\n"
    route = "- **In one hour**: [One](01_one.ipynb), {} minutes. Talk for 10 minutes.\n"
    (tmp_path / "notebooks" / "for_teachers.md").write_text(page + route.format(5))
    monkeypatch.setattr(minutes, "ROOT", tmp_path)
    monkeypatch.setattr(minutes, "LESSONS", sorted((tmp_path / "notebooks").glob("*.ipynb")))
    minutes.write()  # 1,210 words: a little over ten minutes
    assert (tmp_path / "README.md").read_text() == "| [One](notebooks/01_one.ipynb) | x | can | 15 |\n"
    assert (tmp_path / "notebooks" / "for_teachers.md").read_text() == (
        page.replace("one hours", "none hours").replace("| 5 |", "| 15 |") + route.format(15)
    )
    start = (tmp_path / "notebooks" / "00_start_here.ipynb").read_text()
    assert "(01_one.ipynb) | why? | 15 |" in start and "**It takes** 15 minutes" in start
