"""The graph with blanks: checked box by box, and it gives nothing away."""

import pytest
from explorers import alive, moving_texts, on_a_page, press_enter

from neuron_lab.lessons import chain_rule, update

ANSWERS = {
    "chain_rule": {  # w = 0.8, b = 0.3, x = −2, y = 0.5: e = −1.8
        "product": "-1.6", "y_hat": "-1.3", "error": "-1.8", "loss": "3.24",
        "dL_dy_hat": "-3.6", "dL_dw": "7.2", "dL_db": "-3.6",
    },
    "update": {  # w = 0.7, b = 0.2, x = 3, y = 1.5: e = 0.8; and a step with the learning rate 0.1
        "product": "2.1", "y_hat": "2.3", "error": "0.8", "loss": "0.64",
        "dL_dy_hat": "1.6", "dL_dw": "4.8", "dL_db": "1.6", "new_w": "0.22", "new_b": "0.04",
    },
}  # fmt: skip


@pytest.fixture(params=["chain_rule", "update"])
def card(request):
    card = {"chain_rule": chain_rule, "update": update}[request.param].fill_in()
    yield card
    card.close()


def answers(card):
    return ANSWERS["update" if "new_w" in card.tasks else "chain_rule"]


def enter(card, name, text):
    press_enter(card.fields[name])
    card.fields[name].value = text


def hints(card):
    return card._hints.value


def test_each_level_has_more_blanks_and_the_last_has_all(card):
    blanks = []
    for level in ("two", "four", "all"):
        card.level.value = level
        blanks.append(len(card.blank))
        assert sum(text.endswith("?") for text in moving_texts(card.picture)) >= len(card.blank)
    assert blanks == [2, 4, len(answers(card))]


def test_every_box_takes_its_right_number_and_the_picture_shows_it(card):
    for level in ("two", "four", "all"):
        card.level.value = level
        for name in list(card.blank):
            enter(card, name, answers(card)[name])
            assert card.verdict.startswith("Right") and card.fields[name].disabled and name not in card.blank
            assert card.fields[name].description == f"{card.tasks[name].symbol} ✓"
        assert "That was the last blank" in card.verdict
        assert not any("?" in text for text in moving_texts(card.picture))
    assert "choose" not in card.verdict


def test_the_picture_gives_no_blank_away():
    card = update.fill_in()
    card.level.value = "all"
    shown = " ".join(moving_texts(card.picture))
    for hidden in ("2.10", "2.30", "0.80", "0.64", "1.60", "4.80", "0.22", "0.04"):
        assert hidden not in shown, hidden
    enter(card, "dL_dy_hat", "1.6")  # in any order
    shown = moving_texts(card.picture)
    assert {"dL/dŷ = 1.60", "dL/de = 1.60", "dL/d(w·x) = 1.60", "times 2e = 1.60"} <= set(shown)
    assert {"dL/dw = ?", "dL/db = ?", "new w = ?", "new b = ?"} <= set(shown)
    card.close()


def test_a_known_mistake_is_met_by_its_reason(card):
    slope, x = answers(card)["dL_dy_hat"], card.numbers["x"]
    enter(card, "dL_dw", slope)
    assert card.verdict == f"{slope} is dL/dŷ. To reach w, multiply by dŷ/dw = x = {x:g}.".replace("-", "−")
    assert "dL_dw" in card.blank and not card.fields["dL_dw"].disabled


def test_unknown_numbers_and_the_hint_button_climb(card):
    for typed, rungs in (("77", 1), ("78", 2), ("79", 2)):
        enter(card, "dL_dw", typed)
        assert "For dL/dw:" in hints(card) and hints(card).count("<li>") == rungs
    for _ in range(2):  # help for the box that was tried last, the answer at the end, and then it stays
        card.hint_button.press()
        assert "For dL/dw:" in hints(card) and "The answer: dL/dw" in hints(card)
    card.level.value = "four"
    assert hints(card) == ""
    card.hint_button.press()
    assert f"For {card.tasks[card.blank[0]].symbol}:" in hints(card)


def test_each_box_has_a_ladder_of_its_own(card):
    first, second = card.blank
    for _ in range(2):
        card.hint_button.press()
    assert f"For {card.tasks[first].symbol}:" in hints(card) and hints(card).count("<li>") == 2
    enter(card, second, "77")
    assert f"For {card.tasks[second].symbol}:" in hints(card) and hints(card).count("<li>") == 1


def test_new_numbers_are_fair_and_asked_afresh(card):
    seen = set()
    for _ in range(50):
        card.new_button.press()
        w, b, x, y = (card.numbers[name] for name in "wbxy")
        seen.add((w, b, x, y))
        assert card.tasks["dL_dw"].answer == pytest.approx(2 * (w * x + b - y) * x)
        assert all(abs(task.answer) >= 0.005 for task in card.tasks.values())
        assert len(card.blank) == 2 and card.fields["dL_dw"].value == ""
    assert len(seen) > 45


def test_numbers_that_are_never_fair_are_not_asked(card):
    card._draw = lambda draw: {**card.numbers, "x": 0.0}
    with pytest.raises(ValueError, match="no fair numbers in 1000 draws"):
        card.new_numbers()


def test_the_first_numbers_are_fair(card):
    assert card.unfair(card.numbers) == []


def test_the_static_form_says_what_is_wanted_and_not_what_it_is(card):
    data, _ = on_a_page(card)
    words = data["text/plain"]
    assert "image/png" in data and "text/markdown" not in data  # JupyterLab would leave the graph out
    assert "Given: w = 0." in words and "Wanted: " in words and words.endswith("to answer.")
    assert "7.2" not in words and "0.3." not in words


def test_closing_leaves_no_widget_and_no_figure():
    before = alive()
    card = chain_rule.fill_in()
    card.level.value = "all"
    card.new_button.press()
    card.close()
    assert alive() == before
