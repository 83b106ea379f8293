"""The card that asks: commit first, then the verdict, help by rungs, and what is uncovered when."""

import asyncio
import gc
import re
import weakref

import pytest
from explorers import alive, html_of, on_a_page, press_enter

from neuron_lab.lessons import forward_pass, loss
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.practice import Practice, ask, practice_of, recall_of
from neuron_lab.ui.questions import ChoiceTask, NumberTask, Question


@pytest.fixture
def card():
    card = forward_pass.practice("prediction")  # w = 0.5, b = 0.1, x = 3: ŷ = 1.6
    yield card
    card.close()


@pytest.fixture
def several():
    several = loss.practice()
    yield several
    several.close()


def enter(card, text):
    """Type this and press Enter."""
    press_enter(card.field)
    card.field.value = text


def page(widget):
    """All HTML of a card."""
    return "".join(html_of(widget))


def buttons(card):
    return card.children[3].children


def names(card):
    return [button.description for button in buttons(card)]


def test_nothing_is_uncovered_before_an_answer(card):
    assert "What is its prediction ŷ?" in page(card)
    assert card.solution.children == () and "1.60" not in page(card) and "✓" not in page(card)


def test_a_right_answer_uncovers_solution_picture_and_the_question_why(card):
    enter(card, "1,6")
    assert card.verdict == "Right: ŷ = 1.60."
    assert '<div class="nl-verdict nl-right">✓ Right: ŷ = 1.60.</div>' in page(card)
    worked, picture, why, own_words, model = card.solution.children
    assert "0.50" in worked.value and ">1.60<" in worked.value
    assert picture.state == (0.5, 0.1, 3.0, 1.5, 1.6)
    assert why.value.endswith("?</div>") and own_words.description == "in your words"
    assert re.fullmatch(r"In a sentence .+ Nobody reads it.+ helps\.", own_words.placeholder)
    assert "<details><summary>A model answer</summary>The weight belongs to the input" in model.value


def test_a_known_mistake_is_met_by_its_reason_and_may_be_tried_again(card):
    enter(card, "1.5")
    assert card.verdict == "1.5 is w · x alone. The bias is still missing: add b."
    assert "✗ 1.5 is w" in page(card) and card.solution.children == () and card.rung == 0
    enter(card, "1.6")
    assert card.verdict.startswith("Right") and card.solution.children


def test_unknown_answers_climb_the_ladder_one_rung_each(card):
    for rung, typed, says in [
        (1, "7", "Multiply first, then add. ŷ = w · x + b"),
        (2, "8", "ŷ = 0.50 · 3.00 + 0.10"),
    ]:
        assert says not in page(card)
        enter(card, typed)
        assert card.rung == rung and says in page(card)
        assert f"✗ Not {typed}. I do not recognise how you got there." in page(card)


def test_the_answer_is_told_only_to_somebody_who_asks(card):
    for typed in ("7", "8", "9", "10"):
        enter(card, typed)
    assert card.rung == 2 and "ŷ = 1.60" not in page(card) and not card.solution.children
    card.hint_button.press()
    assert "ŷ = 1.60" in page(card) and card.solution.children
    enter(card, "11")
    assert card.rung == 3 and "ŷ = 1.60" in page(card)


def test_what_was_left_in_the_field_and_corrected_is_not_judged(card):
    """Left by Tab, a text is handed over; corrected, the key is reported before the correction."""

    async def corrected():
        card.field.value = "7"
        press_enter(card.field)
        assert card.verdict == ""
        card.field.value = "1.5"
        assert card.verdict.startswith("1.5 is w · x alone.")
        await asyncio.sleep(0.3)

    asyncio.run(corrected())
    assert card.verdict.startswith("1.5 is w · x alone.") and card.rung == 0


def test_another_answer_after_the_right_one_is_judged_and_does_not_go_on(card):
    async def another():
        enter(card, "1,6")
        asked = card.task.prompt
        await asyncio.sleep(0.3)
        enter(card, "1.5")
        await asyncio.sleep(0.3)
        assert card.task.prompt == asked and card.verdict.startswith("1.5 is w · x alone.")
        enter(card, "1.6")
        await asyncio.sleep(0.3)
        press_enter(card.field)  # nothing new: the next, please
        await asyncio.sleep(0.3)
        assert card.task.prompt != asked

    asyncio.run(another())


def test_what_was_left_in_the_field_and_stands_is_judged_in_a_moment(card):
    async def as_it_stands():
        card.field.value = "7"
        press_enter(card.field)
        await asyncio.sleep(0.3)

    asyncio.run(as_it_stands())
    assert card.verdict.startswith("Not 7.") and card.rung == 1


def test_a_text_that_is_left_after_a_verdict_is_not_judged(card):
    card.field.value = "7"
    press_enter(card.field)
    card.field.value = "8"
    assert card.verdict.startswith("Not 7.") and card.rung == 1


def test_the_same_unknown_answer_again_climbs_no_further(card):
    enter(card, "7")
    card.check_button.press()
    enter(card, "7")
    assert card.rung == 1


def test_the_hint_button_climbs_too(card):
    for rung, hints in ((1, 1), (2, 2), (3, 3), (3, 3)):
        card.hint_button.widget.click()
        assert card.rung == rung and page(card).count("<li>") == hints
        assert ">Hints:<ol><li>Multiply first, then add." in page(card)
    assert "+ b</li><li>With the numbers: " in page(card) and "+ 0.10</li><li>The answer: " in page(card)
    assert card.solution.children


def test_the_solution_is_shown_to_who_asks(card):
    card.solution_button.widget.click()
    assert card.verdict == "The answer: ŷ = 1.60" and card.solution.children
    card.solution_button.widget.click()
    assert len(card.solution.children) == 5


def test_what_is_no_number_costs_nothing(card):
    card.check_button.press()
    assert "−1.6" in card.verdict and f">{card.verdict}</div>" in page(card)  # and no sign
    for typed in ("one", "1.600,5"):
        enter(card, typed)
        assert "−1.6" in card.verdict and card.rung == 0 and "✗" not in page(card)


def test_new_numbers_start_afresh_and_let_the_picture_go(card):
    enter(card, "1.6")
    figure, prompt = weakref.ref(card.solution.children[1].picture.figure), card.task.prompt
    card.hint_button.press()
    card.new_button.widget.click()
    assert card.task.prompt != prompt and card.task.prompt in page(card)
    assert card.field.value == "" and card.solution.children == () and card.rung == 0 and card.verdict == ""
    assert card.children[5].value == ""
    gc.collect()
    assert figure() is None


def test_enter_after_a_right_answer_asks_the_next(card):
    prompt = card.task.prompt
    enter(card, "1.5")
    press_enter(card.field)
    assert card.task.prompt == prompt
    enter(card, "1.6")
    press_enter(card.field)
    assert card.task.prompt != prompt and card.verdict == ""
    enter(card, str(card.task.answer))
    assert card.verdict.startswith("Right")


def test_enter_goes_on_where_there_is_something_to_go_on_to():
    one, two = (Question(name, lambda: NumberTask(**_task()), {}) for name in ("one", "two"))
    for questions, place in (([one], "Work it out"), ([one, two], "Question 2 of 2")):
        card = Practice(questions)
        assert ("Next question" in names(card)) is (len(questions) == 2)
        enter(card, "1.5")
        press_enter(card.field)
        assert f">{place}<" in page(card)
        assert card.verdict.startswith("Right") is (len(questions) == 1)  # a lone question keeps its answer
        card.close()


def test_what_is_typed_counts_when_enter_is_pressed_and_not_before(card):
    card.field.value = "1.6"  # the field was left with Tab
    assert card.verdict == ""
    press_enter(card.field)
    assert card.verdict.startswith("Right")


def test_a_new_question_gets_the_focus(card):
    sent = []
    type(card.field).send, original = (
        lambda self, content, buffers=None: sent.append(content),
        type(card.field).send,
    )
    try:
        card.new_button.press()
    finally:
        type(card.field).send = original
    assert sent == [{"do": "focus"}]


def test_options_are_chosen_and_checked():
    card = forward_pass.practice("levers")
    assert ">Predict<" in page(
        card
    ) and ">By keyboard: Tab and Space. Then one more thought, in your words.<" in page(card)
    assert card.field.value is None and card.field.description == "your answer"
    card.check_button.widget.click()
    assert card.verdict == "Choose an answer first."
    card.field.value = "The line tilts"
    assert card.verdict == "Choose an answer first."  # choosing is not yet committing
    card.check_button.widget.click()
    assert "✗ To tilt, the line&#x27;s far end" in page(card)
    card.field.value = "The whole line goes up or down"
    card.check_button.widget.click()
    assert "✓ Right: The bias is added" in page(card)
    assert card.solution.children[0].value == ""  # nothing was worked out, and the verdict has said why
    card.close()


def test_only_a_question_with_other_numbers_offers_them():
    card = loss.practice("cancel")
    assert names(card) == ["Check", "Hint", "Show the solution"]
    card.close()
    card = loss.practice("error")
    assert names(card)[-1] == "New numbers"
    card.close()


def test_several_questions_come_one_after_the_other(several):
    assert "Question 1 of 7" in page(several) and names(several)[-2:] == ["Back", "Next question"]
    first = several.task.prompt
    assert not first.startswith("The bar becomes 3 times")  # the numbers of the text are not asked again
    several.next_button.widget.click()
    assert "Question 2 of 7" in page(several) and several.question.name == "error"
    several.back_button.widget.click()
    assert several.question.name == "times_as_far" and several.task.prompt != first
    several.back_button.widget.click()
    assert "Question 7 of 7" in page(several) and several.question.name == "half"
    several.next_button.widget.click()
    assert "Question 1 of 7" in page(several)


def test_the_picture_comes_with_any_question_that_it_can_show():
    card = forward_pass.practice()
    while card.question.name != "prediction":
        card.next_button.press()
    card.solution_button.press()
    shows = card.task.shows
    assert card.solution.children[1].state[:3] == (shows["w"], shows["b"], shows["x"])
    card.close()


def test_each_button_has_an_icon_of_its_own(several):
    icons = [button.icon for button in buttons(several)]
    assert len(set(icons)) == 6 and all(re.fullmatch(r"[a-z]+(-[a-z]+)*", icon) for icon in icons)


def test_a_question_of_another_name_is_an_error_that_lists_them():
    with pytest.raises(ValueError, match="levers, prediction, at_zero, rise; not 'slope'"):
        forward_pass.practice("slope")


@pytest.mark.parametrize("seed, error", [(-1, ValueError), (0.5, TypeError), (None, TypeError)])
def test_a_bad_seed_is_named(seed, error):
    with pytest.raises(error, match=r"^seed must be "):
        forward_pass.practice(seed=seed)


def test_the_seed_decides_the_numbers():
    prompts = []
    for seed in (0, 0, 1):
        card = forward_pass.practice(seed=seed)
        card.next_button.press()
        prompts.append(card.task.prompt)
        card.close()
    assert prompts[0] == prompts[1] != prompts[2]


@pytest.mark.parametrize("make", [Practice, ask, lambda questions, **seed: ask(questions, "error", **seed)])
def test_unless_told_otherwise_the_seed_is_0(make):
    prompts = []
    for card in (make(loss.QUESTIONS), make(loss.QUESTIONS, seed=0), make(loss.QUESTIONS, seed=1)):
        for _ in range(3):  # past the first numbers, which have no seed
            card.new_button.press()
        prompts.append(card.task.prompt)
        card.close()
    assert prompts[0] == prompts[1] != prompts[2]


def test_a_cell_that_is_run_again_closes_its_earlier_card(monkeypatch):
    class Shell:
        def get_parent(self):
            header = {"msg_type": "execute_request", "msg_id": next(runs)}
            return {"header": header, "metadata": {"cellId": "a"}}

    runs = iter(("first", "second"))
    monkeypatch.setattr("neuron_lab.ui.card._on_page", {})
    monkeypatch.setattr("IPython.get_ipython", Shell)
    before = alive()
    loss.practice("error")
    of_the_first = alive() - before
    later = loss.practice("error")
    assert of_the_first and not of_the_first & alive()
    assert later in alive()
    later.close()


def test_the_static_form_shows_the_question_in_words_and_no_answer(card, several):
    data, _ = on_a_page(card)
    assert (
        data["text/plain"] == f"Work it out. {card.task.prompt}\n\nRun this cell (Shift + Enter) to answer."
    )
    assert "1.6" not in data["text/plain"]
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == card.model_id
    assert data["text/markdown"] == data["text/plain"]
    words = on_a_page(several)[0]["text/plain"]
    assert words.count("Question ") == 7 and "3 times as long" in words
    *parts, run = words.split("\n\n")
    assert [part.partition(".")[0] for part in parts] == [f"Question {place}" for place in range(1, 8)]
    assert run == "Run this cell (Shift + Enter) to answer." and repr(several) == words
    levers, _ = on_a_page(forward_pass.practice("levers"))
    assert (
        levers["text/plain"].startswith("Predict. ")
        and levers["text/markdown"].count("\n- ") == 3
        and "\n\n- The line tilts" in levers["text/markdown"]
    )


def doubles(number):
    """The task to double this number."""
    return NumberTask(**_task(prompt=f"2 · {number}?", solution=(Equation(Term("d", 2 * number), "2"),)))


ONE, TWO, CHOSEN = (
    Question("one", doubles, {"number": 3}, lambda draw: {"number": draw.randint(10, 99)}),
    Question("two", doubles, {"number": 4}, lambda draw: {"number": draw.randint(10, 99)}),
    Question(
        "chosen",
        lambda: ChoiceTask(
            prompt="a or b?",
            options={"a": "A.", "b": "B."},
            answer="a",
            hint="h.",
            why="w?",
            model_answer="m.",
        ),
        {},
    ),
)


@pytest.fixture
def lesson(nothing_stays):
    """The door ``practice`` of a lesson with three questions, and its last card, which counts."""
    practice = practice_of((ONE, TWO, CHOSEN))
    return practice, practice()


def counted(card):
    """What the last card says, up to its rule."""
    said = re.search(r'<div class="nl-tally">(.*?)</div>', page(card))[1]
    words, rule, _ = said.partition(
        " Without help means: right at the first try, with no hint and no solution"
    )
    assert rule
    return words


def answer(card, wrong=False):
    if isinstance(card.task, NumberTask):
        enter(card, str(card.task.answer + wrong))
    else:
        card.field.value = "b" if wrong else "a"
        card.check_button.press()


def test_the_last_card_says_how_many_were_answered_without_help(lesson):
    practice, last = lesson
    assert counted(last) == "Answered without help in this session: 0 of 3."
    answer(practice("two"))
    assert counted(last).startswith("Answered without help in this session: 1 of 3 (question 2).")
    answer(practice("chosen"))
    answer(last)
    assert counted(last) == "Answered without help in this session: 3 of 3 (questions 1, 2, 3)."
    assert counted(practice()) == counted(last)  # a second one begins where the first stands
    assert '"nl-tally"' not in page(practice("one"))  # only the card with all of them counts


@pytest.mark.parametrize(
    "help_with",
    [
        lambda card: answer(card, wrong=True),
        lambda card: card.hint_button.press(),
        lambda card: card.solution_button.press(),
    ],
)
def test_whatever_was_helped_with_does_not_count_until_the_numbers_are_new(lesson, help_with):
    practice, last = lesson
    card = practice("one")
    help_with(card)
    answer(card)
    helped = "0 of 3. With help, or not right at once: question 1. Not answered yet: questions 2, 3."
    assert counted(last).endswith(helped)
    again = practice("one")  # the cell run again: the same numbers
    answer(again)
    assert counted(last).endswith(helped)
    again.new_button.press()
    answer(again)
    assert counted(last).endswith("1 of 3 (question 1). Not answered yet: questions 2, 3.")
    help_with(again)  # what counted once goes on counting
    assert counted(last).endswith("1 of 3 (question 1). Not answered yet: questions 2, 3.")


def test_a_choice_that_was_wrong_first_is_not_without_help(lesson):
    practice, last = lesson
    card = practice("chosen")
    card.check_button.press()  # nothing chosen: nothing to judge
    assert counted(last).endswith("0 of 3.")
    answer(card, wrong=True)
    answer(card)
    assert ": 0 of 3. With help, or not right at once: question 3." in counted(last)


def test_what_is_no_number_is_no_try(lesson):
    practice, last = lesson
    card = practice("one")
    enter(card, "six")
    answer(card)
    assert "1 of 3 (question 1)" in counted(last)


def test_each_lesson_counts_for_itself_and_a_closed_card_is_told_nothing(lesson):
    practice, last = lesson
    other = practice_of((ONE, TWO, CHOSEN))()
    said = last._counted
    last.close()
    last.close()
    answer(practice("one"))
    assert "0 of 3" in said.value and "0 of 3" in counted(other)


def test_a_question_from_an_earlier_lesson_says_so_and_is_not_counted(nothing_stays):
    card = recall_of(ONE, lesson=4)()
    assert str(card) == "From lesson 4. 2 · 3?\n\nRun this cell (Shift + Enter) to answer."
    assert ">From lesson 4<" in page(card) and "New numbers" in names(card) and '"nl-tally"' not in page(card)
    prompts = []
    for seed in (0, 1, 1):
        card = recall_of(ONE, lesson=4)(seed)
        card.new_button.press()
        prompts.append(card.task.prompt)
    assert prompts[0] != prompts[1] == prompts[2]
    with pytest.raises(ValueError, match=r"^seed must be "):
        recall_of(ONE, lesson=4)(-1)


BOLD = "<b>a*b*</b>"


def test_markup_stays_text():
    words = {"hint": BOLD, "why": f"{BOLD}?", "model_answer": BOLD}
    card = Practice(
        [
            Question(
                "markup",
                lambda: ChoiceTask(prompt=BOLD, options={BOLD: BOLD, "b": BOLD}, answer=BOLD, **words),
                {},
            )
        ]
    )
    card.hint_button.press()
    card.hint_button.press()
    card.solution_button.press()
    shown = page(card)
    assert "<b>" not in shown and shown.count("&lt;b&gt;") >= 6
    markdown = on_a_page(card)[0]["text/markdown"]
    assert "<b>" not in markdown and r"a\*b\*" in markdown
    card.close()
    card = forward_pass.practice("prediction")
    enter(card, "<img src=x>")
    assert "<img" not in page(card) and "&lt;img src=x&gt;" in page(card)
    card.close()


def test_closing_leaves_no_widget():
    before = alive()
    card = forward_pass.practice()
    for _ in range(4):
        card.solution_button.press()
        card.next_button.press()
    card.solution_button.press()
    card.close()
    assert alive() == before


def test_asking_again_and_again_leaves_no_widget_behind(card):
    counts = []
    for _ in range(5):
        card.new_button.press()
        card.solution_button.press()
        counts.append(len(alive()))
    assert len(set(counts)) == 1


@pytest.mark.parametrize(
    "digits, enough",
    [
        (0, "A whole number"),
        (1, "Rounded to one digit after the point"),
        (3, "Rounded to 3 digits after the point"),
    ],
)
def test_a_number_task_takes_a_typed_answer_and_says_how_exact(digits, enough):
    card = ask([Question("one", lambda: NumberTask(**_task(digits=digits)), {})], "one")
    assert card.field.description == "your answer"
    assert f">{enough}. Press Enter to check. Then one more thought, in your words.<" in page(card)
    card.close()


@pytest.mark.parametrize(
    "why, lead, announced",
    [
        ("why twice?", "Now say why, in your words: why twice?", "Then say why, in your words."),
        (
            "And with 3?",
            "One more thought, in your words: And with 3?",
            "Then one more thought, in your words.",
        ),
    ],
)
def test_a_reveal_ends_with_something_to_explain_or_to_think_on(why, lead, announced):
    card = Practice([Question("one", lambda: NumberTask(**_task(why=why)), {})])
    assert announced in page(card)  # before the answer, so that it surprises nobody
    card.solution_button.press()
    assert f'<div class="nl-why">{lead}</div>' in page(card)
    card.close()


def test_a_solution_of_two_steps_shows_both():
    steps = Equation(Term("a", 0.5), "b"), Equation(Term("c", 1.5), "3 ·", Term("a", 0.5))
    card = Practice([Question("one", lambda: NumberTask(**_task(solution=steps)), {})])
    card.solution_button.press()
    assert f">{steps[0].html()}{steps[1].html()}<" in page(card)
    card.close()


def _task(**other):
    return {
        "prompt": "?",
        "solution": (Equation(Term("c", 1.5), "a"),),
        "slips": (),
        "digits": 1,
        "hint": "a.",
        "why": "b?",
        "model_answer": "c.",
        **other,
    }
