"""Questions: how answers are read and judged, which numbers are fair, what help there is."""

from itertools import islice, pairwise

import pytest

from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.parse import numbers_in
from neuron_lab.ui.questions import ChoiceTask, NumberTask, Question, question, tenths

WORDS = {"hint": "Double it.", "why": "why twice?", "model_answer": "Because."}


def double(a):
    return NumberTask(
        prompt=f"What is twice {a}?",
        solution=(Equation(Term("c", 2 * a), "2 ·", Term("a", a)),),
        slips=((a, "the number itself", "Take it twice."), (a * a, "its square", "Add, do not multiply.")),
        **WORDS,
    )


def whole(a):
    return NumberTask(**{**vars(double(a)), "digits": 0})


def choice():
    return ChoiceTask(
        prompt="Is 2 even?",
        options={"yes": "It is 2 · 1.", "no": "Divide it by 2."},
        answer="yes",
        **WORDS,
    )


@pytest.mark.parametrize(
    "typed", ["", "  ", "abc", "1.600,5", "--1", "1e999", "nan", "inf", "1_0", "0x10", "2+3", "<b>"]
)
def test_what_is_no_number_is_answered_in_words(typed):
    verdict = double(3).judge(typed)
    assert verdict.right is None and "−1.6" in verdict.words


def test_a_text_of_twenty_signs_is_quoted_whole_and_of_a_longer_one_nineteen():
    assert "“" + "x" * 20 + "”" in double(3).judge("x" * 20).words
    assert "“" + "x" * 19 + "…”" in double(3).judge("x" * 21).words


def test_a_long_text_is_quoted_in_part():
    assert len(double(3).judge("x" * 500).words) < 100 and len(double(3).judge("9" * 200).words) < 100


@pytest.mark.parametrize(
    "typed, right, says",
    [
        ("6", True, "Right: c = 6.00."),
        ("6.0049", True, "Right"),
        ("5.9951", True, "Right"),
        ("6.005", True, "Right"),  # a half may be rounded either way
        ("5.995", True, "Right"),
        ("6.0051", False, "do not recognise"),
        ("3", False, "3 is the number itself. Take it twice."),
        ("9,0", False, "9 is its square. Add, do not multiply."),
        ("-6", False, "Not -6. I do not recognise how you got there."),
    ],
)
def test_an_answer_is_judged_by_its_cause(typed, right, says):
    verdict = double(3).judge(typed)
    assert verdict.right is right and says in verdict.words
    assert verdict.known is ("not recognise" not in says)


def test_a_slip_with_three_digits_after_the_point_is_recognised_where_a_whole_number_is_asked():
    """234.375 could be 234,375; here it is 500 · 30 / 64."""
    equation = Equation(Term("n", 240), Term("m", 8), "·", Term("epochs", 30))
    slips = ((500 * 30 / 64, "the exact quotient", "The rest makes an update too."),)
    task = NumberTask(prompt="How many?", solution=(equation,), slips=slips, digits=0, **WORDS)
    assert task.judge("234.375").words == "234.375 is the exact quotient. The rest makes an update too."
    assert task.judge("240").right


@pytest.mark.parametrize(
    "typed, right", [("4", True), ("4.0", True), ("3.5", False), ("4.4", False), ("400 %", True)]
)
def test_a_whole_number_is_asked_for_exactly(typed, right):
    assert whole(2).judge(typed).right is right


def test_thousands_may_be_set_off_where_a_whole_number_is_asked():
    assert whole(645).judge("1,290").right and whole(645).judge("1290").right
    assert not double(645).judge("1,290").right  # elsewhere, a comma is a decimal comma


@pytest.mark.parametrize(
    "make, typed, right, says",
    [
        (whole(645), "1.290", True, "Right: c = 1290."),
        (whole(645), "1 290", True, "Right: c = 1290."),
        (
            whole(645),
            "1.291",
            False,
            "Not 1.291, which I read as 1291. I do not recognise how you got there.",
        ),
        (whole(645), "1.29", False, "Not 1.29. I do not recognise how you got there."),
        (whole(645), "645", False, "645 is the number itself. Take it twice."),
        (whole(645), "1,290.5", None, "“1,290.5” is not a number that I can read. Type one like −1.6."),
        (double(0.645), "1.290", True, "Right: c = 1.29."),
        (
            double(645),
            "1,290",
            False,
            "Not 1,290, which I read as 1.29. I do not recognise how you got there.",
        ),
        (
            double(0.645),
            "645 %",
            False,
            "Not 645 %, which I read as 6.45. I do not recognise how you got there.",
        ),
        (double(1), "１．７５", False, "Not １．７５. I do not recognise how you got there."),
        (double(0.8), "1,6", True, "Right: c = 1.60."),
        (double(0.8), "\u200b1.6\u200b", True, "Right: c = 1.60."),
    ],
)
def test_a_verdict_names_the_reading_of_what_may_mean_two_numbers(make, typed, right, says):
    assert make.judge(typed)[:2] == (right, says)


def test_the_answer_is_told_with_the_digits_that_are_asked_for():
    tenth = NumberTask(**{**vars(double(3)), "digits": 1})
    assert tenth.told == "c = 6.0" and tenth.judge("6.04").words == "Right: c = 6.0."


def test_a_choice_is_judged_by_its_reason():
    assert choice().judge("yes") == (True, "Right: It is 2 · 1.", True)
    assert choice().judge("no") == (False, "Divide it by 2.", True)
    assert choice().judge(None) == (None, "Choose an answer first.", True)


def test_the_help_is_the_solution_row_by_row():
    assert double(3).hints == (
        "Double it. c = 2 · a",
        "With the numbers: c = 2 · 3.00",
        "The answer: c = 6.00",
    )
    options = {"no": "Divide it by 2.", "maybe": "Do.", "yes": "It is 2 · 1."}
    three = ChoiceTask(**{**vars(choice()), "options": options})
    assert three.hints == ("Double it.", "Not “no”: Divide it by 2.", "The answer: yes. It is 2 · 1.")


def test_the_help_leads_through_a_solution_of_two_steps():
    steps = Equation(Term("c", 6), "2 ·", Term("a", 3)), Equation(Term("d", 7), Term("c", 6), "+ 1")
    assert NumberTask(prompt="What is d?", solution=steps, slips=(), **WORDS).hints == (
        "Double it. c = 2 · a, then d = c + 1",
        "With the numbers: c = 2 · 3.00, then d = 6.00 + 1",
        "The answer: d = 7.00",
    )


def test_no_hint_tells_all_before_the_last():
    assert choice().hints == (
        "Double it.",
        "The answer: yes. It is 2 · 1.",
    )  # two options: one less is the answer
    one_reason = dict.fromkeys(("yes", "no", "maybe"), "All alike.")
    assert len(ChoiceTask(**{**vars(choice()), "options": one_reason}).hints) == 2


def test_a_page_without_a_kernel_shows_the_question_and_not_the_answer():
    assert double(3).asked == "What is twice 3?"
    assert choice().asked == "Is 2 even?\n- yes\n- no"


@pytest.mark.parametrize(
    "a, why",
    [
        (0, "the answer is 0"),
        (2, "two causes lead to the same number"),  # 2 · 2 = 2²
        (1, "two causes lead to the same number"),  # 1 = 1²
        (0.125, ""),
        (0.1234, "the answer has more than 2 digits"),
        (float("inf"), "a number is not finite"),
        (3, ""),
    ],
)
def test_unfair_numbers_are_named(a, why):
    assert double(a).unfair() == why


@pytest.mark.parametrize(
    "answer, wrong, why",
    [
        (0.004, 1, "the answer is 0"),  # as one sees it, with two digits
        (-0.004, 1, "the answer is 0"),
        (0.01, 1, ""),
        (0.5, 0.51, "two causes lead to the same number"),  # 0.505 would be either
        (0.5, 0.49, "two causes lead to the same number"),
        (0.5, 0.52, ""),
    ],
)
def test_fair_numbers_are_told_apart_by_two_digits(answer, wrong, why):
    task = NumberTask(
        prompt="What is c?",
        solution=(Equation(Term("c", answer), "a"),),
        slips=((wrong, "wrong", "Look again."),),
        **WORDS,
    )
    assert task.unfair() == why


def test_the_answer_must_not_stand_in_the_question():
    task = NumberTask(prompt="Add 0 to −1.5.", solution=(Equation(Term("c", -1.5), "a"),), slips=(), **WORDS)
    assert task.unfair() == "the answer stands in the question"
    given = NumberTask(**{**vars(task), "a_given": True})
    assert given.unfair() == ""


@pytest.mark.parametrize(
    "texts, answer, why",
    [
        (("yes", "no"), "yes", ""),
        (("yes", "no"), "maybe", "options are amiss"),
        (("yes",), "yes", "options are amiss"),
    ],
)
def test_options_hold_the_answer_and_something_else(texts, answer, why):
    options = dict.fromkeys(texts, "So.")
    assert ChoiceTask(prompt="Is it?", options=options, answer=answer, **WORDS).unfair() == why


def test_numbers_are_found_in_a_text():
    assert numbers_in("w = −0.5, x1 is 2 and y = 1.25; e² or e3") == [-0.5, 2, 1.25]


def doubles(draw):
    return Question("double", double, {"a": 3}, draw)


def test_a_question_is_declared_where_its_task_is_made():
    @question(first={"a": 3}, draw=lambda draw: {"a": tenths(draw, 1, 9)})
    def twice(a):
        return double(a)

    assert twice.name == "twice" and twice.first == {"a": 3} and twice.make(a=4).answer == 8
    assert len({each["a"] for each in islice(twice.numbers(), 50)}) > 20


def test_a_question_without_numbers_and_one_with_another_name():
    @question()
    def even():
        return choice()

    assert even == ("even", even.make, {}, None) and next(even.tasks()).answer == "yes"
    assert question(first={"a": 3}, name="double")(lambda a: double(a)).name == "double"
    assert question(first={"a": 3})(double) == ("double", double, {"a": 3}, None)


def test_the_first_numbers_come_first_and_then_new_ones_without_end():
    numbers = [each["a"] for each in islice(doubles(lambda draw: {"a": tenths(draw, 1, 9)}).numbers(), 200)]
    assert numbers[0] == 3 and len(set(numbers)) > 40
    assert all(one != other for one, other in pairwise(numbers))
    assert not {0, 1, 2} & set(numbers)  # these are unfair


def test_the_seed_decides_the_numbers():
    drawn = [
        [
            each["a"]
            for each in islice(doubles(lambda draw: {"a": tenths(draw, 1, 9)}).numbers(seed, first=False), 20)
        ]
        for seed in (0, 0, 1)
    ]
    assert drawn[0] == drawn[1] != drawn[2]


def test_unless_told_otherwise_tasks_begin_with_the_first_numbers_and_seed_0():
    asked = doubles(lambda draw: {"a": tenths(draw, 1, 9)})
    prompts = [task.prompt for task in islice(asked.tasks(), 5)]
    assert prompts[0] == "What is twice 3?"
    for numbers in (asked.numbers(), asked.numbers(seed=0, first=True)):
        assert prompts == [f"What is twice {each['a']}?" for each in islice(numbers, 5)]


@pytest.mark.parametrize("first", [True, False])
def test_a_question_without_a_draw_asks_the_same_again(first):
    assert list(islice(doubles(None).numbers(first=first), 3)) == [{"a": 3}] * 3


def test_a_question_without_fair_numbers_says_so():
    drawn = []
    with pytest.raises(ValueError, match="double: no fair numbers in 1000 draws"):
        next(doubles(lambda draw: drawn.append(2) or {"a": 2}).numbers(first=False))
    assert len(drawn) == 1000


def test_tenths_stay_between_their_ends_and_avoid_zero():
    import random

    drawn = {tenths(random.Random(seed), -0.2, 0.2) for seed in range(200)}
    assert drawn == {-0.2, -0.1, 0.1, 0.2}
