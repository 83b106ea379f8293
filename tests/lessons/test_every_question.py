"""Every question of every lesson, over a thousand seeds: right answers, known mistakes, no degenerate numbers.

Answers and wrong formulas are worked out here once more, by other formulas than the lessons use.
"""

import math
from functools import cache
from itertools import pairwise

import pytest
from questions import QUESTIONS, RECALLED, asked_elsewhere

from neuron_lab.ui.parse import numbers_in
from neuron_lab.ui.questions import ChoiceTask, NumberTask

SEEDS = range(1000)


def on_the_whole(losses):
    change = sum(losses[-3:]) - sum(losses[:-3])
    return "still falls" if change < -0.05 else "explodes" if change > 0.05 else "no longer falls"


def by_the_last_two(losses):
    ratio = losses[-1] / losses[-2]
    return "loss grows" if ratio > 1.01 else "still falls" if ratio < 0.99 else "no longer falls"


# question → its numbers → {a phrase of what is said: the value that it is said of}
FORMULAS = {
    "forward_pass.prediction": lambda w, b, x: {
        "Right": w * x + b,
        "bias is still missing": w * x,
        "with the sign it has": w * x - b,
        "only the bias is added": w + x + b,
        "not multiplied; it is added": w * x * b,
        "the weight does not touch": w * x + w * b,
        "the input does not touch": w * x + b * x,
        "the bias alone": b,
        "have changed places": b * x + w,
        "has the other sign": b + w * -x,
    },
    "forward_pass.at_zero": lambda w, b: {
        "Right": b,
        "the bias is still added": 0,
        "0 times anything is 0": w,
        "as if x were 1": b + w,
        "added as it is": -b,
        "and the input is 0": b * w,
        "the weight minus the bias": -(b - w),
    },
    "forward_pass.rise": lambda w, b, start, end: {
        "Right": w * (end - start),
        "for a step of 1 in the input. The input changes": w,
        "does not start at 0": end * w,
        "the new prediction": w * end + b,
        "the old prediction": w * start + b,
        "so it cancels": w * end - w * start + b,
        "the new one minus the old one": w * (start - end),
        "changes by w for each": end - start,
    },
    "loss.times_as_far": lambda times: {
        "Right": times * times,
        "in height and in width": times,
        "do not add them": times + times,
        "not three": times * times * times,
        "as long as the bar": 1,
    },
    "loss.error": lambda y_hat, y: {
        "Right": y_hat - y,
        "below 0 means too low": y - y_hat,
        "That is the next step": (y - y_hat) ** 2,
        "is the sum of the two": y + y_hat,
        "Compare it with the target": y_hat,
        "Subtract it from": y,
    },
    "loss.loss": lambda y_hat, y: {
        "Right": y_hat**2 - 2 * y * y_hat + y**2,
        "is the error. ": y_hat - y,
        "the error with its sign turned": y - y_hat,
        "not times 2": 2 * y_hat - 2 * y,
        "Minus times minus": -((y_hat - y) ** 2),
        "square the difference": (y_hat - y) * (y_hat + y),
        "is the square of the sum": (y_hat + y) ** 2,
        "Subtract the target itself": -(y**2 - y_hat),
        "½ in front": (y_hat - y) ** 2 / 2,
    },
    "loss.mean": lambda e1, e2, e3: {
        "Right": (e1**2 + e2**2 + e3**2) / 3,
        "plus and minus cancel": (e1 + e2 + e3) / 3,
        "how many there are": e1**2 + e2**2 + e3**2,
        "just drop its sign": (abs(e1) + abs(e2) + abs(e3)) / 3,
        "First square each one": ((e1 + e2 + e3) / 3) ** 2,
        "is the sum of the errors": e1 + e2 + e3,
        "the errors one by one": (e1 + e2 + e3) ** 2,
        "before you add them up": (e1 + e2 + e3) ** 2 / 3,
        "may multiply another": (abs(e1) + abs(e2) + abs(e3)) ** 2,
        "Minus times minus": sum(math.copysign(e**2, e) for e in (e1, e2, e3)) / 3,
        "before the root": math.sqrt((e1**2 + e2**2 + e3**2) / 3),
    },
    "loss.why_squared": lambda e, rise: {
        "Right": rise * (2 * e + rise),
        "the square of the raise": rise * rise,
        "Now take away": e**2 + 2 * e * rise + rise**2,
        "Take it away from": e * e,
        "after minus before": -rise * (2 * e + rise),
        "Square both errors first": max(e + rise, -e - rise) - max(e, -e),
        "a lowered prediction": rise * (rise - 2 * e),
        "is the error after the raise": rise + e,
        "by another amount": rise,
    },
    "derivative.quotient": lambda y_hat, h: {
        "Right": 2 * (y_hat - 1.5) + h,
        "How much is that": 2 * (y_hat - 1.5) * h + h * h,
        "loss after, minus": -2 * (y_hat - 1.5) - h,
        "the other way round": 1 / (2 * (y_hat - 1.5) + h),
        "the change times h": (2 * (y_hat - 1.5) + h) * h * h,
        "First subtract": (y_hat + h - 1.5) ** 2 / h,
        "come close to": 2 * y_hat - 3,
    },
    "derivative.derivative": lambda y_hat, y: {
        "Right": 2 * y_hat - 2 * y,
        "twice that: the 2 is missing": y_hat - y,
        "too high has a positive": 2 * y - 2 * y_hat,
        "twice the error.": (y_hat - y) ** 2,
        "subtract first": 2 * y_hat - y,
        "first, and the 2": y - y_hat,
        "is 2(ŷ + y)": 2 * y_hat + 2 * y,
        "a nudge of 0.1 measures": 2 * y_hat - 2 * y + 0.1,
        "a nudge of 1 measures": 2 * y_hat - 2 * y + 1,
    },
    "chain_rule.arrives": lambda w, b, x, nudge: {
        "Right": x * nudge,
        "On its way to the prediction": nudge,
        "changes by less": x,
        "the new product": x * w + x * nudge,
        "the new prediction": b + x * w + x * nudge,
        "it does not change": b + x * nudge,
        "It is x, not w": w * nudge,
        "so the change does too": nudge + x,
    },
    "chain_rule.weight": lambda w, b, x, y: {
        "Right": 2 * x * (e := w * x + b - y),
        "multiply by dŷ/dw = x": 2 * e,
        "last link alone": x,
        "The 2 is missing": x * e,
        "Two links are missing": e,
        "multiplied, not added": x + 2 * e,
        "sign turned round": -2 * x * e,
        "own link": 2 * w * e,
        "L · x": x * e**2,
        "bias is missing": 2 * x * (e - b),
        "Only the input is": 2 * x * (e - b + w * b),
        "whole difference": x * (2 * e + y),
    },
    "chain_rule.bias": lambda w, b, x, y: {
        "Right": 2 * (e := w * x + b - y),
        "1 and not x": 2 * x * e,
        "The 2 is missing": e,
        "sign turned round": -2 * e,
        "whatever b is": 2 * b * e,
        "times 1": 2 * e + 1,
        "the loss": e**2,
        "last link alone": 1,
        "bias is missing": 2 * (e - b),
        "Only the input is": 2 * (e - b + w * b),
        "whole difference": 2 * e + y,
    },
    "update.absolute": lambda e, step: {
        # one step leads across 0, the next one back across: or both stay on one side
        "Right": math.copysign(1, e) * (abs(e) - 2 * step if abs(e) > step else abs(e)),
        "The second step is as long": math.copysign(1, e) * (abs(e) - step),
        "Its slope shrinks": e - 4 * e * step + 4 * e * step * step,
        "jumps over it": 0,
        "at any distance": e - 2 * e * step + e * step * step,
        "towards 0 or beyond": math.copysign(1, e) * (2 * step - abs(e) if abs(e) > step else -abs(e)),
        "Downhill makes": math.copysign(1, e) * (abs(e) + step),
        "Downhill is towards 0": math.copysign(1, e) * (abs(e) + 2 * step),
        "how far off it is after": math.copysign(1, e) * (step - abs(e)),
    },
    "update.new_weight": lambda w, slope, learning_rate: {
        "Right": w - learning_rate * slope,
        "points uphill": w + learning_rate * slope,
        "Only a part": w - slope,
        "Add it to the old": -learning_rate * slope,
        "subtracted from the old": learning_rate * slope,
        "The slope is missing": w - learning_rate,
        "α belongs to the slope": w * slope - learning_rate * slope,
    },
    "update.new_bias": lambda w, b, x, y, learning_rate: {
        "Right": b - learning_rate * 2 * (e := w * x + b - y),
        "take them first, then move both": b - learning_rate * 2 * (e - learning_rate * 2 * x**2 * e),
        "points uphill": b + learning_rate * 2 * e,
        "Multiply the slope by": b - 2 * e,
        "Add it to the old": -learning_rate * 2 * e,
        "the weight's slope": b - learning_rate * 2 * x * e,
        "It is subtracted from": learning_rate * 2 * e,
        "Now take the step": 2 * e,
        "the new weight.": w - learning_rate * 2 * x * e,
        "2 is missing": b - learning_rate * e,
    },
    "update.another_start": lambda w, b, y: {
        "Right": w - 0.4 * (2 * w + b - y),
        "points uphill": w + 0.4 * (2 * w + b - y),
        "Multiply the slope by": w - 4 * (2 * w + b - y),
        "x, or the 2 of": w - 0.2 * (2 * w + b - y),
        "Add it to the old": -0.4 * (2 * w + b - y),
        "It is subtracted from": 0.4 * (2 * w + b - y),
        "the new bias": b - 0.2 * (2 * w + b - y),
        "Now take the step": 4 * (2 * w + b - y),
    },
    "update.factor": lambda x, learning_rate: {
        "Right": 1 - 2 * learning_rate - 2 * learning_rate * x * x,
        "The bias moves as well": 1 - 2 * learning_rate * x * x,
        "The input is squared": 1 - 2 * learning_rate * x - 2 * learning_rate,
        "not times 2": 1 - 4 * learning_rate * x - 2 * learning_rate,
        "brackets are missing": 1 - 2 * learning_rate * x * x + 1,
        "has a 2 in front": 1 - learning_rate - learning_rate * x * x,
        "1 minus that": 2 * learning_rate + 2 * learning_rate * x * x,
        "what the loss is multiplied by": (1 - 2 * learning_rate * (x * x + 1)) ** 2,
        "against the slope": 1 + 2 * learning_rate + 2 * learning_rate * x * x,
    },
    "many_examples.mean_slope": lambda x1, e1, x2, e2, x3, e3: {
        "Right": 2 / 3 * (pull := e1 * x1 + e2 * x2 + e3 * x3),
        "divide by 3": 2 * pull,
        "The 2 of the square": pull / 3,
        "two steps are missing": pull,
        "multiplied by its x": 2 / 3 * (e1 + e2 + e3),
        "of the first example": x1 * e1 * 2,
        "of the second example": x2 * e2 * 2,
        "of the third example": x3 * e3 * 2,
        "its own input first": (x1 + x2 + x3) * (e1 + e2 + e3) * 2 / 9,
        "sign turned round": -2 / 3 * pull,
        "every minus is lost": 2 / 3 * (abs(e1) * x1 + abs(e2) * x2 + abs(e3) * x3),
    },
    "bowl.curvature": lambda w1, slope1, w2, slope2: {
        "Right": slope2 / (w2 - w1) - slope1 / (w2 - w1),
        "The way is not 1 long": slope2 - slope1,
        "Divide by that what": w2 - w1,
        "The other way round": (w2 - w1) / (slope2 - slope1),
        "For each 1 of w": (slope2 - slope1) * (w2 - w1),
        "lies between the two": (slope2 + slope1) / (w2 - w1),
        "sign turned round": (slope1 - slope2) / (w2 - w1),
    },
    "bowl.direction_factor": lambda curvature, learning_rate: {
        "Right": (1 / learning_rate - curvature) * learning_rate,
        "1 minus that": curvature * learning_rate,
        "downhill: minus": 1 + curvature * learning_rate,
        "in the curvature already": 1 - 2 * curvature * learning_rate,
        "for the loss": (1 - curvature * learning_rate) ** 2,
        "The factor is 1 −": curvature - learning_rate,
        "of the whole distance": curvature * learning_rate - 1,
    },
    "many_examples.floor": lambda y1, y2: {
        "Right": (y1**2 + y2**2) / 2 - ((y1 + y2) / 2) ** 2,
        "says one number": 0,
        "Its loss is asked": y1 + (y2 - y1) / 2,
        "the sum of the two squares halfway": 2 * ((y1 - y2) / 2) ** 2,
        "is half of the distance": (y1 - y2) ** 2,
        "the mean of their squares": abs(y1 - y2) / 2,
        "Then square": abs(y1 - y2),
    },
    "bowl.limit": lambda steep, flat: {
        "Right": 1 / (steep / 2),
        "There its factor is 0": 1 / steep,
        "2 / flattest": 2 / flat,
        "1 / flattest": 1 / flat,
        "divide 2 by it": steep / 2,
        "has no say in this": 1 / ((steep + flat) / 2),
    },
    "bowl.updates_per_epoch": lambda examples, batch: {
        "Right": examples // batch,
        "a part of the examples": 1,
        "How many such batches": batch,
        "shares one update": examples,
        "batches are there in all": examples - batch,
    },
    "layers.dot_product": lambda w1, w2, b, x1, x2: {
        "Right": b + x2 * w2 + x1 * w1,
        "bias is still missing": x1 * w1 + x2 * w2,
        "all five numbers": w1 + w2 + b + x1 + x2,
        "are crossed": x1 * w2 + x2 * w1 + b,
        "The second input counts": x1 * w1 + b,
        "The first input counts": x2 * w2 + b,
        "products are added": x1 * x2 * w1 * w2 + b,
        "Multiply first": (x1 + x2) * w1 + (x1 + x2) * w2 + b,
        "The second product has": b - x2 * w2 + x1 * w1,
        "The first product has": b + x2 * w2 - x1 * w1,
    },
    "layers.layer_output": lambda w11, w12, w21, w22, b1, b2, x1, x2: {
        "Right": b2 + x2 * w22 + x1 * w21,
        "not in a column": b2 + x2 * w22 + x1 * w12,
        "the second row.": b1 + x2 * w12 + x1 * w11,
        "a bias of its own": b1 + x2 * w22 + x1 * w21,
        "bias is still missing": x2 * w22 + x1 * w21,
        "in the other order": b2 + x1 * w22 + x2 * w21,
        "the sign that it has": x2 * w22 + x1 * w21 - b2,
        "one weight of each": b2 + x2 * w21 + x1 * w11,
    },
    "layers.parameters": lambda inputs, neurons: {
        "Right": (inputs + 1) * neurons,
        "the number of weights": neurons * inputs,
        "weight for every input": neurons + inputs,
        "not the input": (neurons + 1) * inputs,
        "Only the neurons": (neurons + 1) * (inputs + 1) - 1,
    },
    "layers.outer": lambda d1, d2, x1, x2: {
        "Right": x1 * d2,
        "the slope for w₁₂": x2 * d1,
        "multiply by its input": d2,
        "the slope for w₁₁": x1 * d1,
        "the slope for w₂₂": x2 * d2,
        "along a way are multiplied": x1 + d2,
        "sign turned round": x1 * -d2,
    },
    "layers.linear_stack": lambda w1, b1, w2, b2: {
        "Right": w1 * w2,
        "the sum of the weights": w2 + w1,
        "multiplied once before": w2,
        "multiplied once more": w1,
        "bias of the single neuron": b2 + b1 * w2,
        "comes out for x = 1": b2 + w2 * b1 + w2 * w1,
        "plus the second bias": b2 + w1 * w2,
        "plus both biases": b2 + b1 + w1 * w2,
    },
    "layers.two_ways": lambda d1, d2, v1, v2: {
        "Right": v2 * d2 + v1 * d1,
        "The other way is missing": v1 * d1,
        "The other way is still missing": v2 * d2,
        "They are crossed": v1 * d2 + v2 * d1,
        "by the weight first": d2 + d1,
        "ways are added": d1 * d2 * v1 * v2,
        "Add them, each": v1 * d1 - v2 * d2,
        "in full": 0.5 * v1 * d1 + 0.5 * v2 * d2,
    },
    "digits.parameters": lambda inputs, neurons: {
        "Right": (inputs + 1) * neurons,
        "a bias as well": inputs * neurons,
        "so multiply": inputs + neurons,
        "not to an input": inputs * (neurons + 1),
        "How many neurons": inputs + 1,
        "only one bias": 2 * inputs * neurons,
    },
    "digits.share": lambda first, second: {
        "Right": 1 - second / (first + second),
        "the share of the second": second / (first + second),
        "a part of the whole": first / second,
        "Divide it by": first,
        "by that sum": first + second,
        "by a hundred": 100 - 100 * second / (first + second),
        "powers already": 1 / (1 + math.exp(second - first)),
    },
    "digits.gradient_of_scores": lambda share: {
        "Right": -(1 - share),
        "The share comes first": 1 - share,
        "should be 1": share,
        "which is 1": -share,
        "has no square": 2 * share - 2,
        "one link further back": -1 / share,
        "Its derivative is asked": math.log(1 / share),
    },
    "digits.updates": lambda examples, batch, epochs: {
        "Right": math.ceil(examples / batch) * epochs,
        "makes an update as well": (examples - examples % batch) / batch * epochs,
        "ends with its smaller batch": epochs / batch * examples,
        "Each epoch has one more": (examples - examples % batch) / batch,
        "There are more epochs than one": math.ceil(examples / batch),
        "share one update": examples * epochs,
        "an update of its own": epochs,
        "all the batches": math.ceil(examples / batch) + epochs,
    },
    "training_loop.next_loss": lambda loss, factor: {
        "Right": loss * factor * factor,
        "The factor is for the error": loss * factor,
        "takes the factor's square": -loss * factor,
        "never below 0": -loss * factor * factor,
        "Multiply the present loss": factor * factor,
        "a square already": loss * loss * factor * factor,
        "not lowered by it": loss - factor * factor,
        "The new L alone": loss * (1 - factor * factor),
        "the new error. ": math.sqrt(loss) * factor,
        "from the other side": -math.sqrt(loss) * factor,
    },
    "training_loop.after_steps": lambda loss, factor, steps: {
        "Right": loss * factor ** (2 * steps),
        "multiplies the loss by its square": abs(loss * factor**steps),
        "no loss is": -abs(loss * factor**steps),
        "Each further step multiplies": loss * factor * factor,
        "once for each step": loss * factor,
        "what the one before it left": loss * factor * steps,
        "One step is missing": loss * factor ** (2 * steps - 2),
        "one step too many": loss * factor ** (2 * steps + 2),
        "again and again": loss * factor * factor * steps,
    },
    "training_loop.other_weight": lambda x, y, b: {
        "Right": (y - b) / x,
        "Divide it by x": y - b,
        "a bias of 0": y / x,
        "need not come": (y + b) / x,
        "target comes first": (b - y) / x,
        "before you divide": y / x - b,
    },
}


def loss_after(learning_rate):
    """The loss after the first step."""
    return 0.16 * (1 - 10 * learning_rate) ** 2


# question → the right option, from the numbers
CHOICES = {
    "forward_pass.levers": lambda moved: {"w": "tilts", "b": "up or down", "x": "travels"}[moved],
    "loss.cancel": lambda: "Hardly anything",
    "loss.half": lambda: "For the same as ours",
    "derivative.direction": lambda y_hat, y: "falls" if y_hat < y else "rises",
    "derivative.nudge_lies": lambda h: "Positive" if -1.6 + 4 * h > 0 else "Negative",
    "derivative.flat": lambda: "at the bottom",
    "chain_rule.x_is_zero": lambda: "It is 0",
    "chain_rule.important": lambda: "Slopes do not say that",
    "update.which_way": lambda slope: "larger" if slope < 0 else "smaller",
    "update.falls_already": lambda: "Subtract",
    "update.faster": lambda one, other: (
        "equal"
        if abs(loss_after(one) - loss_after(other)) < 1e-12
        else str(min((one, other), key=loss_after))
    ),
    "training_loop.diagnose": lambda learning_rate: {0.1: "arrived", 0.2: "bounces"}.get(
        learning_rate, "explodes" if learning_rate > 0.2 else "Go on"
    ),
    "training_loop.valley": lambda: "other numbers would do",
    "training_loop.not_a_number": lambda: "too large",
    "training_loop.stopping": lambda: "After one step, at a loss of 0.16",
    "many_examples.more_noise": lambda: "four times as high",
    "bowl.scaled": lambda: "fewer epochs",
    "bowl.ahead": lambda: "One at a time",
    "many_examples.when_to_stop": by_the_last_two,
    "bowl.when_to_stop": on_the_whole,
    "layers.stack": lambda: "A straight line",
    "layers.input_moves": lambda: "All three",
    "layers.corners": lambda: "With relu",
    "digits.chance": lambda: "10 %",
    "digits.held_out": lambda: "by heart",
    "digits.what_changes": lambda: "More of the same",
}

# A question that is recalled has the formulas of the lesson that it comes from.
for _recalled in RECALLED:
    for _origin in asked_elsewhere(_recalled)[:1]:
        _table = FORMULAS if _origin in FORMULAS else CHOICES
        _table[_recalled] = _table[_origin]


@cache
def numbers_of(name):
    """The first numbers, and one fair draw for each seed; none of them twice."""
    question = QUESTIONS[name]
    drawn = (next(question.numbers(seed, first=False)) for seed in (SEEDS if question.draw else ()))
    return [*{tuple(numbers.values()): numbers for numbers in (question.first, *drawn)}.values()]


def asked(name, at_most=None):
    """The tasks of a question with their numbers."""
    question = QUESTIONS[name]
    return ((numbers, question.make(**numbers)) for numbers in numbers_of(name)[:at_most])


def spellings(answer):
    plain = f"{answer:.2f}"
    yield from (plain, plain.replace(".", ","), plain.replace("-", "−"), f" {plain} ", f"{answer:.4f}")
    yield plain.replace("0.", ".", 1) if plain.lstrip("-").startswith("0.") else plain


def test_each_question_is_either_typed_or_chosen_and_known_here():
    assert set(FORMULAS) | set(CHOICES) == set(QUESTIONS) and not set(FORMULAS) & set(CHOICES)


@pytest.mark.parametrize("name", FORMULAS)
def test_right_answers_and_known_mistakes_are_recognised_by_their_cause(name):
    for numbers, task in asked(name):
        wrong = FORMULAS[name](**numbers)
        answer = wrong.pop("Right")
        assert isinstance(task, NumberTask) and task.answer == pytest.approx(answer, abs=1e-9)
        for typed in spellings(answer):
            assert task.judge(typed).right is True, (numbers, typed)
        assert len(task.slips) == len(wrong) >= 4
        for phrase, value in wrong.items():
            verdict = task.judge(repr(value))
            recognised = verdict.right is False and verdict.known and phrase in verdict.words
            assert recognised, (numbers, phrase, verdict)
            for other in set(wrong) - {phrase}:
                assert other not in verdict.words
        unknown = task.judge(repr(max(map(abs, (answer, *wrong.values()))) + 7.77))
        assert unknown.right is False and not unknown.known


@pytest.mark.parametrize(
    "name, typed", [("loss.error", "−0.2"), ("loss.loss", "0.04"), ("derivative.derivative", "−0.4")]
)
def test_a_minus_lost_before_a_negative_target_is_named(name, typed):
    said = QUESTIONS[name].make(y_hat=0.8, y=-1.0).judge(typed).words
    assert "Subtracting a negative number adds: 0.8 − (−1) = 0.8 + 1." in said
    beside = QUESTIONS[name].make(y_hat=0.8, y=1.0)
    assert not any("negative number" in instead for _, _, instead in beside.slips)


def test_what_a_nudge_measures_is_said_as_it_is():
    """By the losses at 0.5, at the lowest point 0.7, and at the nudge's end."""
    question = QUESTIONS["derivative.nudge_lies"]
    for h in (0.1, 0.2, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0):
        reason, _ = question.make(h=h).options.values()
        before, after = ((2 * w + 0.1 - 1.5) ** 2 for w in (0.5, 0.5 + h))
        lower = f"the loss at {0.5 + h:g} is still below the loss at 0.5."
        assert reason.endswith(lower if after < before else "came out higher on the other side.")
        assert f"measures {(after - before) / h:+.3f}".replace("-", "−") in reason


@pytest.mark.parametrize(
    "y_hat, words", [(1.1, "closer to it, and the loss falls."), (2.0, "the loss rises.")]
)
def test_the_direction_is_told_with_what_the_loss_does(y_hat, words):
    task = QUESTIONS["derivative.direction"].make(y_hat=y_hat, y=1.5)
    assert all(reason.endswith(words) for reason in list(task.options.values())[:2])


@pytest.mark.parametrize("name", FORMULAS)
def test_no_numbers_are_degenerate(name):
    for numbers, task in asked(name):
        values = FORMULAS[name](**numbers)
        in_order = sorted(values.values())
        unit = 10**-task.digits
        apart = unit if task.digits else 0.49  # whole numbers are judged exactly
        assert min(after - before for before, after in pairwise(in_order)) > apart
        assert abs(task.answer) >= unit * 0.99
        for number in (*numbers.values(), values["Right"]):
            assert round(number, 2) == pytest.approx(number, abs=1e-9), "at most two digits"


@pytest.mark.parametrize("name", CHOICES)
def test_the_right_option_is_right_and_every_other_has_its_reason(name):
    for numbers, task in asked(name):
        assert isinstance(task, ChoiceTask) and not task.unfair()
        chosen = [text for text in task.options if task.judge(text).right]
        assert len(chosen) == 1 and CHOICES[name](**numbers) in chosen[0], numbers
        for text, reason in task.options.items():
            assert len(reason) > 20 and reason in task.judge(text).words


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_page_without_a_kernel_never_shows_the_answer(name):
    for _, task in asked(name, 100):
        if isinstance(task, NumberTask):
            shown = numbers_in(task.asked)
            assert task.a_given or not any(abs(each - task.answer) < 0.005 for each in shown)
            secrets = [task.told, *(instead for _, _, instead in task.slips)]
        else:
            secrets = list(task.options.values())
        for secret in (*secrets, task.model_answer, task.hint):
            assert secret not in task.asked


@pytest.mark.parametrize("name", QUESTIONS)
def test_it_reads_as_prose(name):
    for _, task in asked(name, 50):
        words = [task.prompt, task.hint, task.why, task.model_answer, *task.hints, task.told]
        if isinstance(task, NumberTask):
            words += [f"{what}. {instead}" for _, what, instead in task.slips]
        else:
            words += task.options.values()
        for text in words:
            assert "-" not in text.replace("half-way", "") and "!" not in text, text  # a true minus sign
            assert "nan" not in text and "  " not in text and "None" not in text
        assert task.prompt.endswith("?") and task.why.endswith("?")
        assert task.hint[-1] in ".?" and task.model_answer[-1] in ".)"


@pytest.mark.parametrize(
    "lesson", ["forward_pass", "loss", "derivative", "chain_rule", "update", "training_loop"]
)
def test_each_lesson_asks_enough(lesson):
    own = [
        question
        for name, question in QUESTIONS.items()
        if name.startswith(f"{lesson}.") and name not in RECALLED
    ]
    tasks = [question.make(**question.first) for question in own]
    assert len(tasks) >= 3 and sum(len(task.slips) for task in tasks if isinstance(task, NumberTask)) >= 4
