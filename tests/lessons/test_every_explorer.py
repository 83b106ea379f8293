"""What holds for every explorer of every lesson, wherever its sliders stand."""

import itertools
import re
import warnings

import numpy as np
import pytest
from explorers import EXPLORERS, moving_texts, sliders

from neuron_lab.show.controls import Slider
from neuron_lab.show.player import Player


@pytest.fixture(params=EXPLORERS)
def explore(request):
    return EXPLORERS[request.param]


@pytest.fixture
def explorer(explore):
    explorer = explore()
    yield explorer
    explorer.close()


def corners(explorer):
    """Every combination of the sliders' ends, and the start."""
    names = sliders(explorer)
    yield {name: control.start for name, control in names.items()}
    for ends in itertools.product(("lower", "upper"), repeat=len(names)):
        yield {name: getattr(control, end) for end, (name, control) in zip(ends, names.items(), strict=True)}


def words(explorer):
    return [explorer.sentence, *map(str, explorer.equations), *moving_texts(explorer.picture)]


def test_both_ends_of_every_slider_give_finite_numbers_and_clean_words(explorer):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for corner in corners(explorer):
            for name, value in corner.items():
                explorer.controls[name].value = value
            for text in words(explorer):
                assert not re.search(r"nan|inf\b|None|−0\.0+\b(?![\d])|-\d|\[|array", text), (corner, text)
            drawn = re.findall(r'="([^"]*)"', explorer.picture.widget.children[1].value)
            assert not any(re.search(r"\bnan\b|\binf\b", value) for value in drawn), corner


def test_moving_text_stays_inside_the_picture(explorer):
    """Its anchor does, and its estimated width: 0.62 of the font size a letter, DejaVu Sans' average."""
    picture = explorer.picture
    for corner in corners(explorer):
        for name, value in corner.items():
            explorer.controls[name].value = value
        for artist in picture.moving_artists:
            if not hasattr(artist, "get_text") or not artist.get_text() or not artist.get_visible():
                continue
            x, y = artist.get_transform().transform(artist.get_unitless_position())
            width = 0.62 * artist.get_fontsize() * len(artist.get_text())
            left = x - {"left": 0, "center": 0.5, "right": 1}[artist.get_ha()] * width
            assert left >= -4 and left + width <= picture.width + 4, (corner, artist.get_text(), left, width)
            assert 0 <= y <= picture.height, (corner, artist.get_text(), y)


def test_reset_returns_to_the_first_picture(explorer):
    before = (
        str(explorer),
        [
            np.asarray(artist.get_xydata())
            for artist in explorer.picture.moving_artists
            if hasattr(artist, "get_xydata")
        ],
    )
    for control in explorer.controls.values():
        if isinstance(control, Slider):
            control.value = control.upper
        elif isinstance(control, Player):
            control.step()
    assert str(explorer) != before[0]
    explorer.reset_button.press()
    after = [
        np.asarray(artist.get_xydata())
        for artist in explorer.picture.moving_artists
        if hasattr(artist, "get_xydata")
    ]
    assert str(explorer) == before[0]
    for one, other in zip(before[1], after, strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_picture_after_many_moves_equals_one_started_there(explore, explorer):
    for corner in list(corners(explorer))[:9]:
        for name, value in corner.items():
            explorer.controls[name].value = value
    fresh = explore(**{name: control.value for name, control in explorer.controls.items()})
    assert str(fresh) == str(explorer)
    assert moving_texts(fresh.picture) == moving_texts(explorer.picture)
    assert np.array_equal(fresh.picture.pixels(1), explorer.picture.pixels(1))


def test_every_slider_changes_what_is_shown(explorer):
    for name, control in sliders(explorer).items():
        before = explorer.picture.widget.children[1].value, str(explorer)
        control.value = control.lower if control.value != control.lower else control.upper
        assert (explorer.picture.widget.children[1].value, str(explorer)) != before, name


def test_typed_nonsense_is_answered_in_words(explorer):
    for control in sliders(explorer).values():
        for typed in (1e9, -1e9, float("nan"), float("inf")):
            control.field.value = typed
            assert control.name in control.note
            assert control.lower <= control.value <= control.upper
        control.reset()


def test_it_asks_a_question_and_names_its_controls(explorer):
    assert explorer.question.endswith("?")
    for control in explorer.controls.values():
        assert control.name


@pytest.mark.parametrize("name", EXPLORERS)
@pytest.mark.parametrize(
    "bad, error", [("hello", TypeError), (None, TypeError), (float("nan"), ValueError), (1e9, ValueError)]
)
def test_a_bad_start_is_named(name, bad, error):
    function = EXPLORERS[name]
    arguments = [argument for argument in function.__code__.co_varnames[: function.__code__.co_argcount]]
    for argument in arguments:
        if argument in ("step", "at", "direction"):  # not sliders: any other value is a ValueError
            with pytest.raises(ValueError, match="must be"):
                function(**{argument: bad})
        else:
            with pytest.raises(error, match="must be"):
                function(**{argument: bad})
