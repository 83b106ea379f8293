"""Hundreds of moves in any order, within the range and far beyond it: every picture stays whole, and says what is so.

What each lesson's numbers should be is worked out in by_hand.py once more, from the controls' values alone; every
number that a card shows must be one of those.
"""

import math
import re
import warnings
from functools import cache
from xml.etree import ElementTree

import pytest
from by_hand import BY_HAND, B
from explorers import EXPLORERS, RACES, drawn, moving_texts, unreal, values_of
from hypothesis import given, settings
from hypothesis import strategies as st
from ipywidgets import FloatLogSlider

from neuron_lab.ui.controls import Choice, Slider
from neuron_lab.ui.player import Player
from neuron_lab.ui.points import Points
from neuron_lab.ui.race import Race

MOVES = 30  # an example
ANYTHING = settings.get_profile("anything")

# ------------------------------------------------------------------------------------------------- moves


def numbers_for(slider):
    """Numbers to try on a slider: its ends, what lies between and beyond, and what is no number."""
    return st.one_of(
        st.sampled_from([slider.lower, slider.upper, slider.start, 0.0, -0.0, -1e-9, 1e-7, 0.005, -0.004999]),
        st.floats(slider.lower, slider.upper),
        st.floats(slider.lower, slider.upper).map(lambda value: round(value, 2)),
        st.floats(-10, 10),
        st.floats(),  # NaN, infinity and 1e308 are among them
    )


def ways_to_move(explorer):
    """Everything that a person or a cell can do to a card, each as (what, function, argument)."""
    ways = [st.tuples(st.just("Reset"), st.just(lambda _: explorer.reset_button.widget.click()), st.none())]
    for each in ("pin", "try", "machine", "target"):
        if button := getattr(explorer, f"{each}_button", None):
            ways.append(st.tuples(st.just(each), st.just(lambda _, b=button: b.widget.click()), st.none()))
    for name, control in explorer.controls.items():
        for how, move, values in _ways_of(control):
            ways += [st.tuples(st.just(f"{name} {how}"), st.just(move), values)] * 2
    return st.one_of(ways)


def _ways_of(control):
    def set_to(face, attribute="value"):
        return lambda value: setattr(face, attribute, value)

    if isinstance(control, Slider):
        yield "by code", set_to(control), numbers_for(control)
        yield "by its field", set_to(control.field), numbers_for(control).map(str)
        stops = st.floats(control.lower, control.upper).map(lambda value: nearest_stop(control.slider, value))
        yield "by its handle", set_to(control.slider), stops
    elif isinstance(control, Player):
        steps = st.integers(0, control.last)
        yield "by code", set_to(control), steps | st.integers(-(10**30), 10**30)
        yield "by its field", set_to(control.field), (steps | st.integers(-9, 999)).map(str)
        yield "by its handle", set_to(control.slider), steps
        yield "by playing", set_to(control.play), steps
        yield "step", lambda _: control.step_button.press(), st.none()
        yield "back", lambda _: control.back_button.press(), st.none()
        yield "play", set_to(control.play, "playing"), st.booleans()
    elif isinstance(control, Points):
        place = st.floats(-2, 9).map(lambda value: round(value, 2))
        yield "by code", set_to(control), st.lists(st.tuples(place, place), max_size=60)
        yield "new x", set_to(control.x_field), place.map(str) | st.text(max_size=5)
        yield "new y", set_to(control.y_field), place.map(str)
        yield "add", lambda _: control.add_button.press(), st.none()
        yield (
            "choose",
            lambda at: setattr(control.chosen, "value", at % len(control.value)),
            st.integers(0, 99),
        )
        yield "take away", lambda _: control.away_button.press(), st.none()
    else:
        assert isinstance(control, Choice)
        yield "by code", set_to(control), st.sampled_from(control.options)
        yield "by its buttons", set_to(control.buttons), st.sampled_from(control.options)


def nearest_stop(slider, value):
    """Where the handle stands for this value: a whole number of steps from its lower end, as in the browser."""
    logarithmic = isinstance(slider, FloatLogSlider)
    place = math.log10(value) if logarithmic else value
    place = min(slider.min + round((place - slider.min) / slider.step) * slider.step, slider.max)
    return 10**place if logarithmic else place


def let_the_browser_answer(explorer):
    """A handle that was told a number between two of its stops reports the nearest, which must change nothing."""
    for control in explorer.controls.values():
        if isinstance(control, Slider):
            before = control.value
            control.slider.value = nearest_stop(control.slider, control.slider.value)
            assert control.value == pytest.approx(before, abs=1e-6)  # no handle shows less
            control._told.clear()  # as all that it was told has been answered, if only by silence


def play(explorer, data, check):
    """Make many moves, and look at the card after each."""
    ways, made = ways_to_move(explorer), []
    let_the_browser_answer(explorer)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for _ in range(MOVES):
            what, move, value = data.draw(ways)
            made.append((what, value))
            try:
                move(value)
                let_the_browser_answer(explorer)
                check()
            except Exception as error:
                error.add_note(f"after {made[-4:]}, at {values_of(explorer)}")
                raise


# ------------------------------------------------------------------------------------- what always holds

NUMBER = re.compile(r"(?<![\w.])([−+-]?)(\d+(?:\.(\d+))?)(?: × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?(?![\w])")
UNCLEAN = re.compile(r"\bnan\b|\binf|None|array|\[|\d\.\d{9}|-\d|[−-]0(\.0+)?(?![\d.])")
POWERS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def parsed(markup):
    """HTML or SVG as a tree; what is not well-formed is an error."""
    return ElementTree.fromstring(f'<page xmlns:xlink="x">{markup}</page>')


@cache
def is_whole(markup):
    """The still layer hardly ever changes, and it is long."""
    return parsed(markup) is not None


def check_card(explorer):
    """Clean words, well-formed markup, and the same in words, formula, picture and controls."""
    said = [explorer.sentence, *map(str, explorer.equations), *moving_texts(explorer.picture)]
    for text in said:
        assert text.strip() and not UNCLEAN.search(text), text

    assert explorer.stage.sentence == explorer.sentence
    bare = "".join("".join(map(str, explorer.equations)).split())
    assert "".join("".join(parsed(explorer.stage.formula).itertext()).split()) == bare

    still, moving = explorer.picture.still_svg, explorer.picture.moving_svg
    assert is_whole(still)
    assert [text.text for text in parsed(moving).iter("text")] == moving_texts(explorer.picture)
    assert not unreal(explorer.picture)

    for control in explorer.controls.values():
        check_control(control)


def check_control(control):
    """In its range, and the same on every face."""
    value = control.value
    if isinstance(control, Slider):
        assert control.lower <= value <= control.upper
        assert float(control.field.value) == pytest.approx(value, rel=2e-9, abs=2e-9)
        assert control.slider.value == pytest.approx(nearest_stop(control.slider, value), abs=2e-6)
    elif isinstance(control, Player):
        faces = control.slider, control.play
        assert value in range(control.last + 1) and {face.value for face in faces} == {value}
        assert control.field.value == str(value)
    elif isinstance(control, Points):
        assert 2 <= len(value) <= 50 and len({x for x, _ in value}) > 1
        for each in value:
            assert all(low <= number <= high for number, (low, high) in zip(each, control.spans, strict=True))
        assert [at for _, at in control.chosen.options] == [*range(len(value))]
    else:
        assert value in control.options and control.buttons.value == value


@pytest.fixture(scope="module", params=EXPLORERS)
def made(request):
    """An explorer and its name; and what it shows before anybody has moved it."""
    explorer = EXPLORERS[request.param]()
    yield explorer, request.param, (str(explorer), moving_texts(explorer.picture))
    explorer.close()


@ANYTHING
@given(data=st.data())
def test_any_moves_leave_every_picture_whole(made, data):
    explorer, name, at_first = made
    explorer.reset()  # an example that fails has left it anywhere
    play(explorer, data, lambda: (check_card(explorer), check_numbers(explorer, BY_HAND[name])))
    shown = drawn(explorer.picture), str(explorer)
    explorer.refresh()
    assert (drawn(explorer.picture), str(explorer)) == shown
    explorer.reset()
    assert (str(explorer), moving_texts(explorer.picture)) == at_first


def numbers_in(text):
    """Each number that stands in a text, with half of what its last digit counts."""
    for sign, digits, after_the_point, power in NUMBER.findall(text):
        ten_to = 10.0 ** int(power.translate(POWERS) or 0)
        value = float(digits) * ten_to * (-1 if sign in ("−", "-") else 1)
        yield value, 0.5 * ten_to * 10.0 ** -len(after_the_point)


def check_numbers(explorer, by_hand):
    """The formulas' values are right, and every number on the card is one of those that belong there."""
    expected = by_hand(**values_of(explorer))
    for equation, right in zip(explorer.equations, expected.results, strict=True):
        (shown,) = numbers_in(equation.rows[-1])
        assert _is_shown(right, *shown), (str(equation), right)
    if expected.also is None:
        return
    known = [*expected.results, *expected.said, *expected.drawn, *expected.also]
    words = explorer.sentence.partition("Kept to compare")[0]  # this is another state's
    for text in (words, *map(str, explorer.equations), *moving_texts(explorer.picture)):
        for value, half in numbers_in(text):
            assert any(_is_shown(each, value, half) for each in known), (text, value, known)


def _is_shown(number, value, half):
    return abs(number - value) <= half + 1e-7 * max(1.0, abs(number))


# ------------------------------------------------------------------------------------------------- races


@pytest.mark.parametrize("name", RACES)
@ANYTHING
@given(data=st.data())
def test_any_moves_leave_every_race_whole(name, data):
    race = RACES[name]()
    play(race, data, lambda: (check_card(race), check_race(race)))
    race.close()


def check_race(race: Race):
    """Each try scored by hand, no more than fit, and the machine covered until it may go."""
    state = race.state
    for at, score in (*state.tries, *state.machine):
        w, b = at if len(at) == 2 else (at[0], B)
        by_hand = [(w * x + b - y) ** 2 for x, y in zip(state.target.x, state.target.y, strict=True)]
        assert score == pytest.approx(math.fsum(by_hand) / len(by_hand), rel=1e-9, abs=1e-9)
    assert state.count <= 20 and state.steps <= 50
    assert all(score >= 0.01 for _, score in state.tries[:-1]), "the round went on after the goal"
    assert not state.machine or state.count >= 3 or state.reached
    assert race.machine_button.widget.disabled == (not (state.over or state.count >= 3))
