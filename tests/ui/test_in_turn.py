"""A kernel that hears the page in two threads at once: each card is as if it had been one after the other."""

import sys
import threading

import pytest
from matplotlib import rcParams

from neuron_lab.lessons import forward_pass, loss
from neuron_lab.ui.carried import FloatSlider

MOVES = 120


@pytest.fixture
def two_cards():
    cards = forward_pass.explore(), loss.explore()
    patience = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)  # seconds after which another thread may go on
    yield cards
    sys.setswitchinterval(patience)
    for card in cards:
        card.close()


def sliders(card):
    return [
        part
        for control in card.controls.values()
        for part in vars(control).values()
        if isinstance(part, FloatSlider)
    ]


def lead(slider, complaints):
    """What the page does with this slider: many moves, the last one to its lower end."""
    try:
        for number in reversed(range(MOVES)):
            slider.set_state({"value": slider.min + (slider.max - slider.min) * (number % 10) / 10})
    except Exception as complaint:
        complaints.append(complaint)


def test_sliders_moved_in_several_threads_leave_whole_cards_and_the_readers_settings(two_cards):
    before, complaints = dict(rcParams), []
    moved = [slider for card in two_cards for slider in sliders(card)[:2]]
    threads = [threading.Thread(target=lead, args=(slider, complaints)) for slider in moved]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert complaints == []
    assert [name for name in before if rcParams[name] != before[name]] == []
    line = two_cards[0]
    w, b, x = (line.controls[name].value for name in ("w", "b", "x"))
    assert (w, b) == (sliders(line)[0].min, sliders(line)[1].min)
    assert f"{w * x + b:.2f}".replace("-", "−") in line.stage.sentence


def test_what_a_cell_does_meanwhile_is_told_as_well(two_cards):
    """A cell sets a control while the page is being answered in another thread: nothing of either is lost."""
    line, complaints = two_cards[0], []
    page = threading.Thread(target=lead, args=(sliders(line)[0], complaints))
    page.start()
    for number in range(MOVES):
        line.controls["b"].value = 0.5 + 0.001 * number
    page.join()
    assert complaints == []
    w, b, x = (line.controls[name].value for name in ("w", "b", "x"))
    assert f"{w * x + b:.2f}".replace("-", "−") in line.stage.sentence
