"""The progress bar: what it says, also where the loop is left early, and that nothing of it varies on paper."""

import pytest
from explorers import alive, on_a_page

from neuron_lab.ui.progress import ProgressBar, progress


class Clock:
    """Tells the seconds that it is given, one after the other."""

    def __init__(self, *seconds):
        self.seconds = iter(seconds)

    def __call__(self):
        return next(self.seconds)


@pytest.fixture
def bars(monkeypatch):
    """Every bar that is displayed."""
    shown = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    yield shown
    for bar in shown:
        bar.close()


def words(bars, steps, *arguments, **named):
    """What the bar said while each step had its turn, and in the end."""
    said = []
    for _ in progress(steps, *arguments, **named):
        said.append(bars[0].words)
    return [*said, bars[0].words]


def test_it_says_where_it_is_and_what_remains(bars):
    clock = Clock(0, 2, 4, 6, 6)
    assert words(bars, "abc", 3, lambda step: f"loss of {step}", clock=clock) == [
        "Starting the first of 3 epochs.",
        "epoch 1 of 3, loss of a, about 4 s left",
        "epoch 2 of 3, loss of b, about 2 s left",
        "Done: epoch 3 of 3, loss of c, in 6 s.",
    ]
    assert bars[0].bar.value == bars[0].bar.max == 3


@pytest.mark.parametrize(
    "seconds, left", [(0.1, "less than 1 s"), (0.99, "less than 1 s"), (1, "about 1 s"), (300, "about 5 min")]
)
def test_the_rest_is_rounded(bars, seconds, left):
    assert words(bars, "ab", 2, clock=Clock(0, seconds, seconds, seconds))[1] == f"epoch 1 of 2, {left} left"


def test_what_is_said_of_a_step_is_known_when_its_turn_is_over(bars):
    known = {}
    for step in progress(
        [1, 2], 2, lambda step: f"loss {known['loss']}", unit="round", clock=Clock(0, 1, 2, 2)
    ):
        known["loss"] = step * 10
    assert bars[0].words == "Done: round 2 of 2, loss 20, in 2 s."


def test_a_quick_loop_is_not_said_step_by_step(bars):
    said = words(bars, "abcd", 4, clock=Clock(0, 0.01, 0.05, 0.12, 0.13, 0.14))
    assert [each.partition(" of")[0] for each in said] == [
        "Starting the first",
        "epoch 1",
        "epoch 1",  # 0.04 s later
        "epoch 3",
        "Done: epoch 4",
    ]


def test_it_hands_on_every_step_as_it_is(bars):
    steps = [object(), None, 3]
    assert list(progress(iter(steps), 3)) == steps


def test_a_loop_that_is_left_says_where(bars):
    for step in progress(range(5), 5, lambda step: f"at {step}"):
        if step == 2:
            break
    assert bars[0].words == "Stopped after epoch 2 of 5, at 1. What was made so far is kept."
    assert bars[0].bar.value == 2


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_an_interrupted_loop_says_where_and_keeps_what_it_made(bars, error):
    made = []

    def cell():
        for step in progress(range(5), 5):
            if step == 3:
                raise error
            made.append(step)

    with pytest.raises(error):
        cell()
    assert bars[0].words == "Stopped after epoch 3 of 5. What was made so far is kept." and made == [0, 1, 2]


def test_an_interrupt_inside_the_steps_gets_out(bars):
    def steps():
        yield 1
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(progress(steps(), 2))
    assert bars[0].words.startswith("Stopped after epoch 1 of 2.")


def test_fewer_steps_than_announced_are_said_as_they_are(bars):
    assert words(bars, "a", 3, clock=Clock(0, 1, 1))[-1] == "Done: epoch 1 of 3, in 1 s."


def test_no_steps_at_all(bars):
    assert words(bars, "", 3, clock=Clock(0, 0)) == ["Done: epoch 0 of 3, in less than 1 s."]


def test_on_paper_it_is_the_same_at_every_run(bars):
    texts = set()
    for _ in range(2):
        list(progress(range(3), 3))
        texts.add(on_a_page(bars[-1])[0]["text/plain"])
    assert texts == {"A progress bar over 3 epochs, while this cell runs."}


def test_it_is_announced_and_escaped():
    bar = ProgressBar(2)
    bar.say(1, "loss < 1")
    assert "nl-status" in bar._label._dom_classes and "loss &lt; 1" in bar._label.value
    bar.close()


def test_closing_leaves_no_widget_and_the_loop_goes_on(bars):
    before = alive()
    done = []
    for step in progress(range(3), 3):
        done.append(step)
        if step == 1:
            bars[0].close()
            assert alive() == before
    assert done == [0, 1, 2]
