"""What holds for every explorer of every lesson, wherever its sliders stand."""

import inspect
import itertools
import re
import sys
import warnings

import numpy as np
import pytest
from explorers import (
    EXPLORERS,
    alive,
    drawn,
    extent,
    made,
    moving_labels,
    moving_texts,
    sliders,
    unreal,
    values_of,
)

from neuron_lab.ui.controls import Choice, Slider
from neuron_lab.ui.player import Player
from neuron_lab.ui.points import Points


@pytest.fixture(params=EXPLORERS)
def name(request):
    return request.param


@pytest.fixture
def explorer(name):
    explorer = made(name)
    yield explorer
    explorer.reset()


def extremes(control):
    """Where a control is tried out: a slider at both ends, a choice at every option, a player at every step.

    Of a long recording, a few steps have to do: its beginning, its end, and between.
    """
    if isinstance(control, Slider):
        return control.lower, control.upper
    if isinstance(control, Player):
        last = control.last
        return range(last + 1) if last <= 25 else sorted({0, 1, 2, last // 4, last // 2, last - 1, last})
    if isinstance(control, Points):  # two, a few in the corners, and as many as fit
        (left, right), (low, high) = control.spans
        across, up = np.linspace(left, right, 50), np.linspace(low, high, 50)
        corners = ((left, low), (left, high), (right, high), (right, low))
        return (
            ((left, low), (right, high)),
            corners,
            tuple(zip(across.tolist(), np.roll(up, 7).tolist(), strict=True)),
        )
    assert isinstance(control, Choice), control
    return control.options


def corners(explorer):
    """The start, and every combination of all controls' extremes."""
    controls = explorer.controls
    yield {name: control.start for name, control in controls.items()}
    for combination in itertools.product(*map(extremes, controls.values())):
        yield dict(zip(controls, combination, strict=True))


def move(explorer, corner):
    for name, value in corner.items():
        explorer.controls[name].value = value


def words(explorer):
    return [explorer.sentence, *map(str, explorer.equations), *moving_texts(explorer.picture)]


def test_both_ends_of_every_slider_give_finite_numbers_clean_words_and_texts_inside(explorer):
    picture = explorer.picture
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for corner in corners(explorer):
            move(explorer, corner)
            for text in words(explorer):
                assert not re.search(r"nan|inf\b|None|−0\.0+\b(?![\d])|-\d|\[|array", text), (corner, text)
            for label in moving_labels(picture):  # its anchor is inside the picture, and so are its letters
                left, right, y = extent(label)
                assert left >= -4 and right <= picture.width + 4, (corner, label.get_text(), left, right)
                assert 0 <= y <= picture.height, (corner, label.get_text(), y)
            assert not unreal(picture), corner


def test_reset_returns_to_the_first_picture(name):
    explorer = EXPLORERS[name]()  # one that was never reset

    def lines():
        artists = explorer.picture.moving_artists
        return [np.asarray(artist.get_xydata()) for artist in artists if hasattr(artist, "get_xydata")]

    words_before, lines_before = str(explorer), lines()
    for control in explorer.controls.values():
        control.value = extremes(control)[-1]
    assert str(explorer) != words_before
    explorer.reset_button.press()
    assert str(explorer) == words_before
    for before, after in zip(lines_before, lines(), strict=True):
        np.testing.assert_array_equal(before, after)
    explorer.close()


def test_a_picture_after_many_moves_equals_one_started_there(name, explorer):
    everywhere = list(corners(explorer))
    for corner in everywhere[:: 1 + len(everywhere) // 9]:
        move(explorer, corner)
    fresh = EXPLORERS[name](**values_of(explorer))
    assert str(fresh) == str(explorer)
    assert moving_texts(fresh.picture) == moving_texts(explorer.picture)
    assert np.array_equal(fresh.picture.pixels(1), explorer.picture.pixels(1))
    fresh.close()


def test_every_control_changes_the_picture_and_the_words(explorer):
    for name, control in explorer.controls.items():
        explorer.reset()
        for each in explorer.controls.values():
            if isinstance(each, Player):
                each.value = each.last  # at its start it may not have come to what a slider changes
        picture, text = drawn(explorer.picture), str(explorer)
        explorer.refresh()
        assert (drawn(explorer.picture), str(explorer)) == (picture, text), "moved by itself"
        control.value = next(value for value in extremes(control) if value != control.value)
        assert drawn(explorer.picture) != picture, name
        assert str(explorer) != text, name


def test_typed_nonsense_is_answered_in_words(explorer):
    for control in sliders(explorer).values():
        for typed in (1e9, -1e9, float("nan"), float("inf")):
            control.field.value = str(typed)
            assert control.name in control.note
            assert control.lower <= control.value <= control.upper
        control.reset()


def test_it_asks_a_question_and_names_its_controls(explorer):
    assert explorer.question.endswith("?")
    for control in explorer.controls.values():
        assert control.name


@pytest.mark.parametrize(
    "bad, wrong", [("hello", TypeError), (None, TypeError), (float("nan"), ValueError), (1e9, ValueError)]
)
def test_a_bad_start_is_named_and_leaves_no_widget(name, explorer, bad, wrong):
    explore = EXPLORERS[name]
    before = alive()
    for argument in inspect.signature(explore).parameters:
        control = explorer.controls.get(argument)
        if control is None:  # one of the two lists that make its points
            error, said = (TypeError, ValueError), f"{argument} must "
        elif isinstance(control, Choice):  # whatever is none of its options is a ValueError
            error, said = ValueError, f"{control.name} must be one of {', '.join(control.options)}"
        else:
            error, said = wrong, f"{re.escape(control.name)} must be"
        with pytest.raises(error, match=f"^{said}"):
            explore(**{argument: bad})
    assert alive() == before


@pytest.mark.parametrize("name", EXPLORERS)
def test_a_lesson_hands_on_what_stands_in_a_module_of_its_own(name):
    lesson, door = name.split(".")
    module = EXPLORERS[name].__module__
    assert module.startswith(f"neuron_lab.lessons.{lesson}.")
    assert getattr(sys.modules[module], door) is EXPLORERS[name]
