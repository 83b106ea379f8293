"""Controls: whoever sets them, slider, field and value agree, and listeners hear of it once."""

import time

import ipywidgets.widgets.widget as registry
import pytest

from neuron_lab.ui.button import Button
from neuron_lab.ui.controls import Choice, Slider
from neuron_lab.ui.player import Player


@pytest.fixture
def heard():
    return []


@pytest.fixture
def slider(heard):
    slider = Slider("weight w", 0.5, -1, 2)
    slider.listen(lambda control: heard.append((control.value, control.note)))
    return slider


def agree(slider):
    return [slider.slider.value, float(slider.field.value)] == pytest.approx([slider.value] * 2, abs=1e-9)


def both(control):
    """The value, and what the field says, as numbers."""
    return control.value, float(control.field.value)


@pytest.mark.parametrize("by", ["slider", "field", "code"])
def test_a_move_is_heard_once(slider, heard, by):
    target = {"slider": slider.slider, "field": slider.field, "code": slider}[by]
    target.value = "0.66" if by == "field" else 0.66
    assert heard == [(0.66, "")] and agree(slider)


@pytest.mark.parametrize("typed, brought_to", [(99, 2.0), (-99, -1.0)])
def test_out_of_range_is_brought_to_the_end_and_said(slider, heard, typed, brought_to):
    slider.field.value = str(typed)
    assert agree(slider) and slider.value == brought_to
    [(_value, note)] = heard
    assert note == f"weight w goes from −1.00 to 2.00 here: {typed} became {brought_to:.2f}.".replace(
        "-", "−"
    )


def test_out_of_range_is_said_again_at_the_end(slider, heard):
    slider.value = 2
    slider.field.value = "99"
    assert slider.value == 2 and agree(slider) and "99 became 2.00" in heard[-1][1]


def test_a_correction_is_said_each_time(slider, heard):
    for _ in range(2):
        slider.field.value = "99"
        slider.field.value = "nan"
    assert ["99 became 2.00" in note for _, note in heard] == [True, False] * 2
    slider.field.value = "nan"  # the very same note once more
    assert heard[-1] == heard[-2] and len(heard) == 5


def test_a_correction_shows_the_digits_that_were_typed(slider, heard):
    slider.field.value = "2.000001"
    assert "2.000001 became 2.00" in heard[-1][1]


def test_a_note_goes_away_with_the_next_move(slider, heard):
    slider.field.value = "99"
    slider.slider.value = 1
    assert heard[-1] == (1.0, "")


@pytest.mark.parametrize("typed", ["nan", "inf", "-inf"])
def test_no_number_in_the_field_leaves_the_value(slider, heard, typed):
    slider.field.value = typed
    assert slider.value == 0.5 and agree(slider)
    assert heard == [(0.5, "weight w takes a number; it stays at 0.50.")]


def test_the_slider_that_moved_is_not_answered(slider):
    """Else a late answer would pull the handle back while it is being dragged."""
    told = []
    slider.slider.observe(lambda change: told.append(change["new"]), "value")
    slider.slider.value = 0.5099999999999998  # what a browser sends for 0.51
    assert told == [0.5099999999999998] and both(slider) == (0.51, 0.51)


def test_the_logarithmic_slider_that_moved_is_not_answered():
    slider = Slider("nudge h", 1, 0.001, 1, digits=3, logarithmic=True)
    told = []
    slider.slider.observe(lambda change: told.append(change["new"]), "value")
    positions = [10 ** (-tenths / 10) for tenths in range(1, 31)]
    for position in positions:
        slider.slider.value = position
        assert both(slider) == (round(position, 6), round(position, 6))
    assert told == positions


def test_the_slider_follows_what_is_typed_and_set():
    slider = Slider("nudge h", 1, 0.001, 1, digits=3, logarithmic=True)
    slider.field.value = "0.012345"
    assert slider.slider.value == 0.012345
    slider.value = 0.012347
    assert both(slider) == (0.012347, 0.012347) and slider.slider.value == 0.012347


@pytest.mark.parametrize("typed, stop, next_stop", [(0.123456, 0.12, 0.13), (-0.4987, -0.5, -0.51)])
def test_a_handle_that_answers_with_its_nearest_stop_has_not_moved(slider, heard, typed, stop, next_stop):
    """In the browser a handle told 0.123456 answers 0.12, as it can stand nowhere between."""
    slider.field.value = str(typed)
    slider.slider.value = stop
    assert both(slider) == (typed, typed) and len(heard) == 1
    slider.slider.value = next_stop
    assert both(slider) == (next_stop, next_stop)


def test_a_logarithmic_handle_that_answers_has_not_moved():
    slider = Slider("nudge h", 1, 0.001, 1, digits=3, logarithmic=True)
    slider.field.value = "0.3"
    slider.slider.value = 10**-0.5
    assert both(slider) == (0.3, 0.3)
    slider.slider.value = 10**-0.6
    assert both(slider) == (round(10**-0.6, 6), round(10**-0.6, 6))


@pytest.mark.parametrize("values", [(0.333, 0.444), (0.5, 0.444), (0.333, 0.5, 0.444)])
def test_each_number_that_a_handle_is_told_is_answered(slider, values):
    """Two moves by code in one cell: the browser answers the first when the second has been told already."""
    for value in values:
        slider.value = value
    for value in values:
        slider.slider.value = round(value, 2) - 6e-17  # what 0.5 comes back as
    assert both(slider) == (0.444, 0.444)


def test_a_handle_may_go_back_to_where_it_was_told_to_go_earlier(slider, monkeypatch):
    slider.value = 0.3
    slider.value = 0.5
    now = time.monotonic()
    monkeypatch.setattr("time.monotonic", lambda: now + 10)
    slider.slider.value = 0.3
    assert both(slider) == (0.3, 0.3)


def test_the_first_move_of_a_handle_that_was_told_a_stop_is_a_move(slider):
    slider.field.value = "0.12"
    slider.slider.value = 0.13
    slider.slider.value = 0.12
    assert both(slider) == (0.12, 0.12)


def test_reset_returns_to_the_start(slider):
    slider.value = 2
    slider.reset()
    assert slider.value == 0.5 and agree(slider)


def test_a_typed_value_may_lie_between_the_steps(slider):
    slider.field.value = "0.123456"
    assert slider.value == 0.123456


READ = [
    ("0,2", 0.2, "0.2", ""),
    ("1,25", 1.25, "1.25", ""),
    ("0.2", 0.2, "0.2", ""),
    (".20", 0.2, "0.2", ""),
    ("０．５", 0.5, "0.5", ""),
    ("1。5", 1.5, "1.5", ""),
    ("0.2\u200b", 0.2, "0.2", ""),
    ("\u00a00.2", 0.2, "0.2", ""),
    ("−0,8", -0.8, "-0.8", ""),
    ("w = 0.2", 0.2, "0.2", ""),
    ("1e-3", 0.001, "0.001", ""),
    ("75 %", 0.75, "0.75", "I read 75 % as 0.75."),
    ("1,290", 1.29, "1.29", "I read 1,290 as 1.29."),
    ("1.290", 1.29, "1.29", ""),
    ("0.12345678", 0.123457, "0.123457", "I read 0.12345678 as 0.123457."),
    ("0.0000001", 0, "0", "I read 0.0000001 as 0."),
    ("250 %", 2, "2", "I read 250 % as 2.5. weight w goes from −1.00 to 2.00 here: 2.5 became 2.00."),
    ("99,5", 2, "2", "weight w goes from −1.00 to 2.00 here: 99.5 became 2.00."),
]


@pytest.mark.parametrize("typed, value, shown, note", READ)
def test_a_field_takes_every_spelling_and_says_where_it_may_mean_two_numbers(typed, value, shown, note):
    slider = Slider("weight w", 0.3, -1, 2)
    slider.field.value = typed
    assert (slider.value, slider.field.value, slider.note) == (value, shown, note)
    assert slider.slider.value == value


@pytest.mark.parametrize(
    "typed", ["abc", "", "nan", "-inf", "0 2", "1e999", "1,2,3", "1.600,5", "0.2.", "10²"]
)
def test_what_is_no_number_is_put_back_and_said(slider, heard, typed):
    for _ in range(2):
        slider.field.value = typed
        assert slider.value == 0.5 and slider.field.value == "0.5" and slider.slider.value == 0.5
    assert heard == [(0.5, "weight w takes a number; it stays at 0.50.")] * 2


def test_the_same_number_in_another_spelling_is_no_move(slider, heard):
    slider.field.value = "0,50"
    assert slider.field.value == "0.5" and heard == []


@pytest.mark.parametrize(
    "value, shown",
    [
        (0.5, "0.5"),
        (-1, "-1"),
        (1.25, "1.25"),
        (0.000001, "0.000001"),
        (-1e-13, "0"),
        (1 / 3, "0.333333333333"),
    ],
)
def test_a_field_shows_a_number_as_short_as_it_is_exact(slider, value, shown):
    slider.value = value
    assert slider.field.value == shown


@pytest.mark.parametrize(
    "typed, value, note",
    [
        ("1.290", 1290, "I read 1.290 as 1290."),
        ("1,290", 1290, "I read 1,290 as 1290."),
        ("1290", 1290, ""),
        ("3,0", 3, ""),
        ("3,5", 4, "digit is a whole number: 3.5 became 4."),
        ("7.290", 2000, "I read 7.290 as 7290. digit goes from 0 to 2000 here: 7290 became 2000."),
    ],
)
def test_a_slider_of_whole_numbers_takes_a_sign_for_thousands(typed, value, note):
    slider = Slider("digit", 0, 0, 2000, step=1, digits=0, whole=True)
    slider.field.value = typed
    assert (slider.value, slider.field.value, slider.note) == (value, str(value), note)


def test_the_field_carries_the_name(slider):
    assert slider.field.description == "weight w"


def test_a_logarithmic_slider_spaces_by_factors(heard):
    slider = Slider("nudge h", 1, 0.001, 1, digits=3, logarithmic=True)
    assert (slider.slider.min, slider.slider.max) == pytest.approx((-3, 0))
    slider.field.value = "0.01"
    assert agree(slider) and slider.value == 0.01


@pytest.mark.parametrize(
    "value, error", [("0.5", TypeError), (None, TypeError), (float("nan"), ValueError), (3, ValueError)]
)
def test_a_bad_start_names_the_control(value, error):
    with pytest.raises(error, match="weight w must be"):
        Slider("weight w", value, -1, 2)


def test_a_bad_start_says_nothing_of_training():
    with pytest.raises(ValueError) as complaint:
        Slider("length a", float("nan"), 0, 9)
    assert str(complaint.value) == "length a must be finite, not nan."


def test_a_control_makes_no_widget_before_one_is_asked_for():
    """So a complaint about the next control leaves none behind."""
    before = set(registry._instances)
    controls = [Slider("a", 1, 0, 2), Choice("sign", "minus", ("minus", "plus")), Player("step", 3)]
    assert set(registry._instances) == before
    controls[0].value, controls[1].value, controls[2].value = 2, "plus", 3
    assert controls[0].slider.value == 2 and controls[0].field.value == "2"
    assert controls[1].buttons.value == "plus"
    assert controls[2].play.value == controls[2].slider.value == 3 and controls[2].field.value == "3"


@pytest.mark.parametrize(
    "typed, becomes, note",
    [
        (3.5, 4, "digit is a whole number: 3.5 became 4."),
        (4.5, 5, "digit is a whole number: 4.5 became 5."),
        (-2.6, -3, "digit is a whole number: −2.6 became −3."),
        (7, 7, ""),
        (9.5, 9, "digit goes from −3 to 9 here: 9.5 became 9."),
    ],
)
def test_a_slider_of_whole_numbers_says_what_became_of_a_fraction(typed, becomes, note):
    slider = Slider("digit", 0, -3, 9, step=1, digits=0, whole=True)
    slider.field.value = str(typed)
    assert both(slider) == (becomes, becomes) and slider.slider.value == becomes and slider.note == note


def test_a_slider_of_whole_numbers_does_not_start_at_a_fraction():
    with pytest.raises(ValueError, match=r"digit must be a whole number, not 2\.5"):
        Slider("digit", 2.5, 0, 9, step=1, digits=0, whole=True)


def test_code_that_sets_text_is_told(slider):
    with pytest.raises(TypeError, match="weight w must be a number"):
        slider.value = "hello"
    assert slider.value == 0.5 and agree(slider)


def test_a_choice_by_button_and_by_code(heard):
    choice = Choice("sign", "minus", ("minus", "plus"))
    choice.listen(lambda control: heard.append(control.value))
    choice.buttons.value = "plus"
    choice.value = "minus"
    assert heard == ["plus", "minus"] and choice.buttons.value == "minus"
    with pytest.raises(ValueError, match="sign must be one of minus, plus; not 'times'"):
        Choice("sign", "times", ("minus", "plus"))


def test_a_button_does_what_it_is_for_until_it_is_silenced(heard):
    button = Button("Reset", "undo", lambda: heard.append("reset"), "primary")
    made = button.widget
    assert (made.description, made.icon, made.button_style) == ("Reset", "undo", "primary")
    made.click()
    button.press()
    assert heard == ["reset", "reset"]
    button.silence()
    made.click()
    button.press()
    assert heard == ["reset", "reset"]


@pytest.fixture
def player(heard):
    player = Player("step", 3)
    player.listen(lambda control: heard.append(control.value))
    return player


def test_a_player_steps_and_stops_at_both_ends(player, heard):
    player.back_button.press()
    for _ in range(5):
        player.step_button.press()
    player.back_button.press()
    assert heard == [1, 2, 3, 2]
    assert player.field.value == "2" and player.slider.value == player.play.value == 2


@pytest.mark.parametrize("face", ["field", "slider", "play"])
def test_a_player_follows_each_of_its_faces(player, heard, face):
    getattr(player, face).value = "2" if face == "field" else 2
    assert heard == [2] and player.field.value == "2" and player.slider.value == player.play.value == 2


def test_reset_stops_playing(player, heard):
    player.play.playing = True
    player.play.value = 2
    player.reset()
    assert not player.play.playing and player.value == player.play.value == 0 and heard == [2, 0]


def test_the_play_button_plays_and_pauses_and_says_which(player):
    assert player.play_button.widget.description == "Play"
    player.play_button.press()
    assert player.play.playing and player.play_button.widget.description == "Pause"
    player.play_button.press()
    assert not player.play.playing and player.play_button.widget.description == "Play"
    player.play_button.press()
    player.play.playing = False  # as the browser reports at the last step
    assert player.play_button.widget.description == "Play"


def test_a_player_stays_in_its_recording(player):
    player.value = 99
    assert player.value == 3
    player.value = -99
    assert player.value == 0


@pytest.mark.parametrize(
    "start, error",
    [(-1, ValueError), (4, ValueError), (0.5, ValueError), ("a", TypeError), (None, TypeError)],
)
def test_a_player_names_a_bad_start(start, error):
    with pytest.raises(error, match="step must be a"):
        Player("step", 3, start)


def test_a_fraction_of_a_step_is_told_what_became_of_it(player):
    notes = []
    player.listen(lambda control: notes.append(control.note))
    player.value = 1.9
    assert player.value == 1 and notes == ["step is a whole number from 0 to 3: 1.9 became 1."]


@pytest.mark.parametrize(
    "typed, value, note",
    [
        ("2", 2, ""),
        ("２", 2, ""),
        ("2,0", 2, ""),
        ("1,9", 1, "step is a whole number from 0 to 3: 1.9 became 1."),
        ("1.290", 3, "I read 1.290 as 1290. step is a whole number from 0 to 3: 1290 became 3."),
        ("−1", 0, "step is a whole number from 0 to 3: −1 became 0."),
        ("abc", 1, "step takes a whole number; it stays at 1."),
        ("", 1, "step takes a whole number; it stays at 1."),
        ("nan", 1, "step takes a whole number; it stays at 1."),
    ],
)
def test_a_players_field_takes_every_spelling_of_a_whole_number(typed, value, note):
    player = Player("step", 3, 1)
    player.field.value = typed
    assert (player.value, player.field.value, player.note) == (value, str(value), note)
    assert player.slider.value == player.play.value == value


def test_where_there_is_no_room_the_slider_goes_below_its_field():
    slider = Slider("weight w", 0.5, -1, 1)
    assert slider.widget.layout.flex_flow == "row wrap" and slider.slider.layout.min_width == "120px"
    assert slider.field.layout.max_width.startswith("calc(100%")
    slider.widget.close()
