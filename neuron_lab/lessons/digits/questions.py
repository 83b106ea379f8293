"""What lesson 11 asks."""

import math

from neuron_lab.lessons.shared import update_tasks
from neuron_lab.lessons.shared.counted import whole
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.numbers import as_given
from neuron_lab.ui.questions import ChoiceTask, NumberTask, question, tenths
from neuron_lab.ui.style import RED


@question()
def chance():
    """Ask for the accuracy of a network that knows nothing."""
    return ChoiceTask(
        prompt="A network has learned nothing yet. It has to say which of ten digits a picture shows. How many "
        "of its answers will be right?",
        options={
            "About 0 %": "To be wrong every time, it would have to know the digits. A guess is right now and then.",
            "About 10 %": "Ten answers, all as likely: a guess hits one time in ten, give or take.",
            "About 50 %": "That would be right for two answers. Here there are ten.",
        },
        answer="About 10 %",
        hint="How often does a die with ten sides show the number you want?",
        why="what does an accuracy of 90 % mean, then, on these digits?",
        model_answer="Nine in ten instead of one in ten: it has learned a great deal. The accuracy of a guess is "
        "what to compare with.",
    )


def _two_powers(draw):
    total = draw.choice([4, 5, 10, 20])
    first = draw.randint(1, total - 1)
    return {"first": float(first), "second": float(total - first)}


@question(first={"first": 6.0, "second": 2.0}, draw=_two_powers)
def share(first, second):
    """Ask for the softmax share of the first of two scores, from their powers."""
    total, of_first = first + second, Term("exp(s₁)", first)
    per_cent, twice = 100 * first / total, math.exp(first) / (math.exp(first) + math.exp(second))
    part_of_whole = "A share is a part of the whole: divide by the sum of both."
    return NumberTask(
        prompt=f"Two scores. exp of the first is {as_given(first)}, exp of the second is {as_given(second)}. "
        "Softmax turns them into shares. What is the share of the first?",
        solution=(
            Equation(
                Term("share", first / total), of_first, "/ (", of_first, "+", Term("exp(s₂)", second), ")"
            ),
        ),
        slips=(
            (second / total, "the share of the second", "Put the power of the first above the sum instead."),
            (first / second, "the first power divided by the second", part_of_whole),
            (first, "exp of the first score", "Divide it by the sum of both powers."),
            (per_cent, "the share in per cent", "Here a share is a part of 1: divide by a hundred."),
            (total, "the sum of both powers", "The share is the first power divided by that sum."),
            (twice, "what comes out where exp is taken twice", "The numbers given are powers already."),
        ),
        hint="A share is a part of the whole. The whole is the sum of the powers.",
        why="why do the shares always add up to 1?",
        model_answer="Each is a power divided by the sum of all powers, so together they are that sum divided "
        "by itself.",
    )


@question(first={"share": 0.75}, draw=lambda draw: {"share": draw.randint(1, 19) * 5 / 100})
def gradient_of_scores(share):
    """Ask for the derivative of the loss by the score of the right digit."""
    slope, loss = share - 1, -math.log(share)
    no_square = "That 2 came from squaring the error, and this loss has no square."
    of_another = "the derivative for a score whose share should be 0"
    of_this = "The picture is a 3, so the share of the 3 should be 1."
    one_further = "The question is about the score, one link further back."
    return NumberTask(
        prompt=f"The picture is a 3, and the network gives the 3 a share of {as_given(share)}. The derivative of "
        "the loss by a score is the share minus what it should be. What is it for the score of the 3?",
        solution=(Equation(Term("dL/ds", slope, RED), Term("share", share), "−", whole("target", 1.0)),),
        slips=(
            (1 - share, "what is missing", "The share comes first: share minus target. It is below 0 here."),
            (share, of_another, of_this),
            (-share, "the share with its sign turned", "Subtract what the share should be, which is 1."),
            (2 * slope, "twice as much", no_square),
            (-1 / share, "the derivative of the loss by the share", one_further),
            (loss, "the loss itself", "Its derivative is asked: the share minus what it should be."),
        ),
        hint="What should the share of the right digit be?",
        why="which way does the update move this score?",
        model_answer="Up. The derivative is below 0, and the update goes against it, so the share of the right "
        "digit grows.",
    )


@question()
def held_out():
    """Ask why one tests on digits that were not trained on."""
    return ChoiceTask(
        prompt="Some of the digits are held out: the network is not trained on them, and only they are used to "
        "test it. Why?",
        options={
            "To train faster": "It saves a little time, but that is not the reason: "
            "a test on old digits tells little.",
            "To see whether it learned by heart": "A network that knows the answers by heart does well on "
            "old questions. Only new ones show whether it can read.",
            "Because they are harder to read": "They were drawn at random, so they are as easy or hard as the others.",
        },
        answer="To see whether it learned by heart",
        hint="What would you think of an exam that asks the exercises again, word for word?",
        why="what would it mean if all the old digits were right, and few of the new ones?",
        model_answer="The network has stored its examples instead of what they have in common. That is called "
        "overfitting.",
    )


@question()
def all_alike():
    """Ask what training makes of neurons that all start with the same weights."""
    same = "The same weights and inputs give the same output, the same slope and the same update: they stay alike."
    return ChoiceTask(
        prompt="A layer of 32 hidden neurons. All their weights start equal, and so do all weights that lead on from "
        "them. What will the 32 neurons be after training?",
        options={
            "32 different neurons": f"{same} There is nothing that could part them.",
            "32 copies of one neuron": same,
            "32 neurons whose weights are still those of the start": "There is a slope, and it moves them. But it "
            "is the same slope for all 32.",
        },
        answer="32 copies of one neuron",
        hint="What do two of them differ in: in their inputs, their outputs, their slopes?",
        why="why does the start have to be random?",
        model_answer="So that the neurons differ from the first step on. Each then has slopes of its own, and can "
        "learn something of its own.",
    )


@question()
def stranger():
    """Ask how well digits of other people are read."""
    return ChoiceTask(
        prompt="The network was trained on digits by 13 people, and those held out are by the same 13. Now it is "
        "shown digits by 14 other people. Of a hundred of these, how many will it read right?",
        options={
            "More than of those held out": "It has seen nothing like them. Why should they be easier?",
            "As many as of those held out": "It has seen how these 13 write, not how everybody does. Somebody "
            "else's 4 may look like none of theirs.",
            "Fewer than of those held out": "A digit that was held out is new, but the hand is known. With "
            "strangers the hand is new as well.",
        },
        answer="Fewer than of those held out",
        hint="Is a digit that was held out as new to the network as a digit by somebody else?",
        why="what would you do to make it read strangers better?",
        model_answer="Train it on digits of many more people. A network learns what is in its examples.",
    )


RECALL = question(
    first={"w": -0.4, "slope": 1.5, "learning_rate": 0.2},
    draw=lambda draw: {
        "w": tenths(draw, -1.5, 1.5),
        "slope": tenths(draw, -3, 3),
        "learning_rate": draw.choice([0.1, 0.2, 0.5]),
    },
)(update_tasks.new_weight)

QUESTIONS = (chance, held_out, share, gradient_of_scores, all_alike, stranger)
