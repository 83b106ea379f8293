"""What lesson 8 asks about batches."""

from neuron_lab.lessons.shared.counted import whole
from neuron_lab.ui.equation import Equation
from neuron_lab.ui.numbers import number
from neuron_lab.ui.questions import ChoiceTask, NumberTask, question


def _examples_and_batch(draw):
    examples, batch = draw.choice([(60, 10), (60, 12), (100, 20), (100, 25), (48, 8), (1000, 50), (64, 4)])
    return {"examples": examples, "batch": batch}


@question(first={"examples": 60, "batch": 15}, draw=_examples_and_batch)
def updates_per_epoch(examples, batch):
    """Ask how many updates an epoch has."""
    updates = whole("updates", examples / batch)
    return NumberTask(
        prompt=f"There are {examples} examples, and each update looks at a batch of {batch} of them. How "
        "many updates are made in one epoch, that is, until every example was used once?",
        solution=(Equation(updates, whole("examples", examples), "/", whole("batch", batch)),),
        digits=0,
        slips=(
            (1, "what a full batch makes", "Here a batch is a part of the examples."),
            (batch, "the size of a batch", "How many such batches are there?"),
            (examples, "one update for each example", "Here a batch of examples shares one update."),
            (examples - batch, "what is left after the first batch", "How many batches are there in all?"),
        ),
        hint="Each example is used once, a batch at a time.",
        why="what do smaller batches give, and what do they cost?",
        model_answer="More steps for the same look at the data. But each step goes by a few examples "
        "only, so it points only roughly downhill, and the loss jitters instead of coming to rest.",
    )


@question()
def ahead():
    """Ask which size of batch has the lowest loss after one epoch."""
    return ChoiceTask(
        prompt="Three runs start from the same line, with the same small learning rate. They take the same 32 "
        "examples: the first all of them at once, the second eight at a time, the third one at a time. Each has "
        "seen every example once. Which has the lowest loss now?",
        options={
            "All of them at once": "Its step points straight downhill. "
            "But it was only one step, and the rate is small.",
            "Eight at a time": "It has taken four steps, each by eight examples. One of the others took more.",
            "One at a time": "It has taken 32 steps. Each points only roughly downhill, "
            "but at a small learning rate that evens out, and it has come furthest.",
        },
        answer="One at a time",
        hint="How many steps has each of them taken in the epoch?",
        why="why does that change when the learning rate is large?",
        model_answer="A long step that goes by one example overshoots what the others need. Then the many steps "
        "jump about, and the few straight ones arrive.",
    )


_GO_ON, _STOP, _LOWER = (
    "Go on: it jitters, and still falls",
    "Stop: it no longer falls",
    "Lower the learning rate: it explodes",
)
_RUNS = {
    (0.31, 0.27, 0.29, 0.25, 0.27, 0.24): _GO_ON,
    (0.52, 0.55, 0.49, 0.44, 0.47, 0.42): _GO_ON,
    (0.80, 0.71, 0.74, 0.69, 0.60, 0.63): _GO_ON,
    (0.24, 0.27, 0.25, 0.27, 0.24, 0.25): _STOP,
    (0.43, 0.40, 0.42, 0.41, 0.42, 0.42): _STOP,
    (0.66, 0.71, 0.68, 0.69, 0.70, 0.66): _STOP,
    (0.25, 0.31, 0.30, 0.42, 0.55, 0.74): _LOWER,
    (0.40, 0.39, 0.47, 0.62, 0.91, 1.38): _LOWER,
}


@question(first={"losses": next(iter(_RUNS))}, draw=lambda draw: {"losses": draw.choice(list(_RUNS))})
def when_to_stop(losses):
    """Ask what to do about a run with losses that jitter."""
    before, now = (number(sum(half) / 3) for half in (losses[:3], losses[3:]))
    means = f"the mean of the last three is {now}, that of the three before {before}"
    on_the_whole = f"Where it explodes, the loss grows on the whole. Here {means}."
    return ChoiceTask(
        prompt=f"A run with small batches has had these losses in its last six epochs: "
        f"{', '.join(map(number, losses))}. What do you do?",
        options={
            _GO_ON: {
                _GO_ON: f"It goes up now and then, but {means}.",
                _STOP: f"A single rise says little where the loss jitters: {means}.",
                _LOWER: on_the_whole,
            },
            _STOP: {
                _GO_ON: f"It falls now and then, but it comes no lower: {means}.",
                _STOP: f"It only jitters now: {means}.",
                _LOWER: on_the_whole,
            },
            _LOWER: {
                _GO_ON: f"It does not fall: {means}.",
                _STOP: f"It does not rest, it grows: {means}. The steps are too long.",
                _LOWER: f"It grows further and further: {means}. The steps are too long.",
            },
        }[_RUNS[losses]],
        answer=_RUNS[losses],
        hint="Compare the mean of the last three with the mean of the three before.",
        why="why is the last loss alone no good guide?",
        model_answer="With small batches each step goes by a few examples only, so the loss goes up and down by "
        "chance. A mean over several epochs shows where it is heading.",
    )


QUESTIONS = (updates_per_epoch, ahead, when_to_stop)
