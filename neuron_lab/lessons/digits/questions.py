"""What lesson 11 asks."""

import math

from neuron_lab.lessons.shared.counted import parameters_equation, whole
from neuron_lab.ui.equation import Equation, Term
from neuron_lab.ui.numbers import as_given
from neuron_lab.ui.questions import ChoiceTask, NumberTask, question
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


@question(
    name="parameters",
    first={"inputs": 128, "neurons": 10},
    draw=lambda draw: {
        "inputs": draw.choice([16, 20, 32, 64, 100, 128]),
        "neurons": draw.choice([4, 5, 8, 10, 12, 25, 50]),
    },
)
def parameters_again(inputs, neurons):
    """Ask once more how many parameters a layer has, now one of the size that reads digits."""
    weights = inputs * neurons
    multiply = "Every neuron has a weight for every input, so multiply."
    a_bias_each = "A bias belongs to a neuron, not to an input."
    return NumberTask(
        prompt=f"A layer has {neurons} neurons, and each of them looks at {inputs} inputs. How many "
        "parameters does the layer have?",
        solution=(parameters_equation(inputs, neurons),),
        digits=0,
        slips=(
            (weights, "the number of weights", "Each neuron has a bias as well: add one for each."),
            (inputs + neurons, "inputs plus neurons", multiply),
            (weights + inputs, "the weights, and one bias for each input", a_bias_each),
            (inputs + 1, "what a single neuron has", "How many neurons are there?"),
            (2 * weights, "twice the number of weights", "A neuron has many weights, but only one bias."),
        ),
        hint="Count for one neuron: a weight for each input, and a bias. Then for all of them.",
        why="why do most of the parameters sit in the weights?",
        model_answer="A neuron has one bias, but a weight for every input.",
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


@question(
    first={"examples": 1437, "batch": 64, "epochs": 30},
    draw=lambda draw: {
        "examples": draw.choice([100, 150, 250, 500, 1437]),
        "batch": draw.choice([16, 32, 64]),
        "epochs": draw.choice([5, 10, 20, 30]),
    },
)
def updates(examples, batch, epochs):
    """Ask how many updates a whole training has, where the last batch is smaller."""
    full = examples // batch
    batches = whole("batches", full + 1)
    last_too = "The last batch of an epoch is smaller, but it makes an update as well."
    run_on = "epochs · digits / batch, as if batches ran on from one epoch into the next"
    whole_ones = (
        "Each epoch ends with its smaller batch: count the batches of one epoch first, in whole ones."
    )
    return NumberTask(
        prompt=f"{examples} digits, in batches of {batch}; the last batch takes what is left. Training runs for "
        f"{epochs} epochs. How many updates is that?",
        solution=(
            Equation(batches, whole("full batches", full), "+", whole("smaller one", 1)),
            Equation(whole("updates", (full + 1) * epochs), batches, "·", whole("epochs", epochs)),
        ),
        digits=0,
        slips=(
            (full * epochs, "what the full batches make", last_too),
            (examples * epochs / batch, run_on, whole_ones),
            (full, "the full batches of one epoch", "Each epoch has one more, and there are more epochs."),
            (full + 1, "one epoch", "There are more epochs than one: multiply."),
            (examples * epochs, "one update for each digit", "Here the digits of a batch share one update."),
            (epochs, "one update an epoch", "Each batch makes an update of its own."),
            (full + 1 + epochs, "batches plus epochs", "Every epoch has all the batches: multiply."),
        ),
        hint="How many batches does one epoch have, with the smaller one? Then multiply.",
        why="what do so many small steps do that one large step could not?",
        model_answer="Each slope holds only close by. After a small step it is measured again, and the next step "
        "follows the new one.",
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
def what_changes():
    """Ask what is different in a modern network."""
    return ChoiceTask(
        prompt="A large modern network has billions of parameters. What is different in the way it learns?",
        options={
            "A rule other than slope and step": "The rule is the same: follow the slope of the loss downhill, "
            "with a few refinements of the step.",
            "More of the same, and other layers": "Forward pass, loss, backward pass, update: the four phases are "
            "the same. There are more layers, of other kinds, more examples, and more computers.",
            "People write the rules by hand": "Nobody could write billions of numbers by hand. "
            "They are learned, as here.",
        },
        answer="More of the same, and other layers",
        hint="Which of the four phases could be left out?",
        why="what stays the same?",
        model_answer="The four phases and their order, and the rule of the update: every parameter goes a little "
        "against its slope, however many there are.",
    )


QUESTIONS = (chance, parameters_again, share, gradient_of_scores, updates, held_out, what_changes)
