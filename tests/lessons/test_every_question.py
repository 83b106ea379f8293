"""Every question of every lesson, over a thousand seeds: right answers, known mistakes, no degenerate numbers.

Answers and wrong formulas are worked out here once more, by other formulas than the lessons use.
"""

import math
from itertools import pairwise

import pytest
from questions import QUESTIONS

from neuron_lab.ui.questions import ChoiceTask, NumberTask, numbers_in

SEEDS = range(1000)


def e(w, b, x, y, **_):
    return w * x + b - y


def pulls(x1, e1, x2, e2, x3, e3):
    return e1 * x1 + e2 * x2 + e3 * x3


def on_the_whole(losses):
    change = sum(losses[-3:]) - sum(losses[:-3])
    return "still falls" if change < -0.05 else "explodes" if change > 0.05 else "no longer falls"


# question → (the right formula, {a phrase of the explanation: the wrong formula that it belongs to})
FORMULAS = {
    "forward_pass.prediction": (
        lambda w, b, x: w * x + b,
        {
            "bias is still missing": lambda w, b, x: w * x,
            "with the sign it has": lambda w, b, x: w * x - b,
            "only the bias is added": lambda w, b, x: w + x + b,
            "not multiplied; it is added": lambda w, b, x: w * x * b,
            "the weight does not touch": lambda w, b, x: w * x + w * b,
            "the input does not touch": lambda w, b, x: w * x + b * x,
            "the bias alone": lambda w, b, x: b,
            "have changed places": lambda w, b, x: b * x + w,
            "has the other sign": lambda w, b, x: b + w * -x,
        },
    ),
    "forward_pass.at_zero": (
        lambda w, b: b,
        {
            "the bias is still added": lambda w, b: 0,
            "0 times anything is 0": lambda w, b: w,
            "as if x were 1": lambda w, b: b + w,
            "added as it is": lambda w, b: -b,
            "and the input is 0": lambda w, b: b * w,
            "the weight minus the bias": lambda w, b: -(b - w),
        },
    ),
    "forward_pass.rise": (
        lambda w, b, start, end: w * (end - start),
        {
            "for a step of 1 in the input. The input changes": lambda w, b, start, end: w,
            "does not start at 0": lambda w, b, start, end: end * w,
            "the new prediction": lambda w, b, start, end: w * end + b,
            "the old prediction": lambda w, b, start, end: w * start + b,
            "so it cancels": lambda w, b, start, end: w * end - w * start + b,
            "the new one minus the old one": lambda w, b, start, end: w * (start - end),
            "changes by w for each": lambda w, b, start, end: end - start,
        },
    ),
    "loss.times_as_far": (
        lambda times: times * times,
        {
            "in height and in width": lambda times: times,
            "do not add them": lambda times: times + times,
            "not three": lambda times: times * times * times,
            "as long as the bar": lambda times: 1,
        },
    ),
    "loss.error": (
        lambda y_hat, y: y_hat - y,
        {
            "below 0 means too low": lambda y_hat, y: y - y_hat,
            "That is the next step": lambda y_hat, y: (y - y_hat) ** 2,
            "is the sum of the two": lambda y_hat, y: y + y_hat,
            "Compare it with the target": lambda y_hat, y: y_hat,
            "Subtract it from": lambda y_hat, y: y,
        },
    ),
    "loss.loss": (
        lambda y_hat, y: y_hat**2 - 2 * y * y_hat + y**2,
        {
            "is the error. ": lambda y_hat, y: y_hat - y,
            "the error with its sign turned": lambda y_hat, y: y - y_hat,
            "not times 2": lambda y_hat, y: 2 * y_hat - 2 * y,
            "Minus times minus": lambda y_hat, y: -((y_hat - y) ** 2),
            "square the difference": lambda y_hat, y: (y_hat - y) * (y_hat + y),
            "is the square of the sum": lambda y_hat, y: (y_hat + y) ** 2,
            "Subtract the target itself": lambda y_hat, y: -(y**2 - y_hat),
            "½ in front": lambda y_hat, y: (y_hat - y) ** 2 / 2,
        },
    ),
    "loss.mean": (
        lambda e1, e2, e3: (e1**2 + e2**2 + e3**2) / 3,
        {
            "plus and minus cancel": lambda e1, e2, e3: (e1 + e2 + e3) / 3,
            "how many there are": lambda e1, e2, e3: e1**2 + e2**2 + e3**2,
            "just drop its sign": lambda e1, e2, e3: (abs(e1) + abs(e2) + abs(e3)) / 3,
            "First square each one": lambda e1, e2, e3: ((e1 + e2 + e3) / 3) ** 2,
            "is the sum of the errors": lambda e1, e2, e3: e1 + e2 + e3,
            "the errors one by one": lambda e1, e2, e3: (e1 + e2 + e3) ** 2,
            "before you add them up": lambda e1, e2, e3: (e1 + e2 + e3) ** 2 / 3,
            "may multiply another": lambda e1, e2, e3: (abs(e1) + abs(e2) + abs(e3)) ** 2,
            "Minus times minus": lambda e1, e2, e3: sum(math.copysign(e**2, e) for e in (e1, e2, e3)) / 3,
            "before the root": lambda e1, e2, e3: math.sqrt((e1**2 + e2**2 + e3**2) / 3),
        },
    ),
    "loss.why_squared": (
        # one step leads across 0, the next one back across: or both stay on one side
        lambda e, step: math.copysign(1, e) * (abs(e) - 2 * step if abs(e) > step else abs(e)),
        {
            "The second step is as long": lambda e, step: math.copysign(1, e) * (abs(e) - step),
            "Its slope shrinks": lambda e, step: e - 4 * e * step + 4 * e * step * step,
            "jumps over it": lambda e, step: 0,
            "at any distance": lambda e, step: e - 2 * e * step + e * step * step,
            "towards 0 or beyond": lambda e, step: (
                math.copysign(1, e) * (2 * step - abs(e) if abs(e) > step else -abs(e))
            ),
            "Downhill makes": lambda e, step: math.copysign(1, e) * (abs(e) + step),
            "Downhill is towards 0": lambda e, step: math.copysign(1, e) * (abs(e) + 2 * step),
            "how far off it is after": lambda e, step: math.copysign(1, e) * (step - abs(e)),
        },
    ),
    "derivative.quotient": (
        lambda y_hat, h: 2 * (y_hat - 1.5) + h,  # ((e + h)² − e²) / h
        {
            "How much is that": lambda y_hat, h: 2 * (y_hat - 1.5) * h + h * h,
            "loss after, minus": lambda y_hat, h: -2 * (y_hat - 1.5) - h,
            "the other way round": lambda y_hat, h: 1 / (2 * (y_hat - 1.5) + h),
            "the change times h": lambda y_hat, h: (2 * (y_hat - 1.5) + h) * h * h,
            "First subtract": lambda y_hat, h: (y_hat + h - 1.5) ** 2 / h,
            "come close to": lambda y_hat, h: 2 * y_hat - 3,
        },
    ),
    "derivative.derivative": (
        lambda y_hat, y: 2 * y_hat - 2 * y,
        {
            "twice that: the 2 is missing": lambda y_hat, y: y_hat - y,
            "too high has a positive": lambda y_hat, y: 2 * y - 2 * y_hat,
            "twice the error.": lambda y_hat, y: (y_hat - y) ** 2,
            "subtract first": lambda y_hat, y: 2 * y_hat - y,
            "first, and the 2": lambda y_hat, y: y - y_hat,
            "is 2(ŷ + y)": lambda y_hat, y: 2 * y_hat + 2 * y,
            "a nudge of 0.1 measures": lambda y_hat, y: (
                2 * y_hat - 2 * y + 0.1
            ),  # ((e + h)² − e²) / h = 2e + h
            "a nudge of 1 measures": lambda y_hat, y: 2 * y_hat - 2 * y + 1,
        },
    ),
    "chain_rule.arrives": (
        lambda w, b, x, nudge: x * nudge,
        {
            "On its way to the prediction": lambda w, b, x, nudge: nudge,
            "changes by less": lambda w, b, x, nudge: x,
            "the new product": lambda w, b, x, nudge: x * w + x * nudge,
            "the new prediction": lambda w, b, x, nudge: b + x * w + x * nudge,
            "it does not change": lambda w, b, x, nudge: b + x * nudge,
            "It is x, not w": lambda w, b, x, nudge: w * nudge,
            "so the change does too": lambda w, b, x, nudge: nudge + x,
        },
    ),
    "chain_rule.weight": (
        lambda **n: 2 * n["x"] * e(**n),
        {
            "multiply by dŷ/dw = x": lambda **n: 2 * e(**n),
            "last link alone": lambda **n: n["x"],
            "The 2 is missing": lambda **n: n["x"] * e(**n),
            "Two links are missing": lambda **n: e(**n),
            "multiplied, not added": lambda **n: n["x"] + 2 * e(**n),
            "sign turned round": lambda **n: -2 * n["x"] * e(**n),
            "own link": lambda **n: 2 * n["w"] * e(**n),
            "L · x": lambda **n: n["x"] * e(**n) ** 2,
            "bias is missing": lambda **n: 2 * n["x"] * (e(**n) - n["b"]),
            "Only the input is": lambda **n: 2 * n["x"] * (e(**n) - n["b"] + n["w"] * n["b"]),
            "whole difference": lambda **n: n["x"] * (2 * e(**n) + n["y"]),
        },
    ),
    "chain_rule.bias": (
        lambda **n: 2 * e(**n),
        {
            "1 and not x": lambda **n: 2 * n["x"] * e(**n),
            "The 2 is missing": lambda **n: e(**n),
            "sign turned round": lambda **n: -2 * e(**n),
            "whatever b is": lambda **n: 2 * n["b"] * e(**n),
            "times 1": lambda **n: 2 * e(**n) + 1,
            "the loss": lambda **n: e(**n) ** 2,
            "last link alone": lambda **n: 1,
            "bias is missing": lambda **n: 2 * (e(**n) - n["b"]),
            "Only the input is": lambda **n: 2 * (e(**n) - n["b"] + n["w"] * n["b"]),
            "whole difference": lambda **n: 2 * e(**n) + n["y"],
        },
    ),
    "update.new_weight": (
        lambda w, slope, learning_rate: w - learning_rate * slope,
        {
            "points uphill": lambda w, slope, learning_rate: w + learning_rate * slope,
            "Only a part": lambda w, slope, learning_rate: w - slope,
            "Add it to the old": lambda w, slope, learning_rate: -learning_rate * slope,
            "subtracted from the old": lambda w, slope, learning_rate: learning_rate * slope,
            "The slope is missing": lambda w, slope, learning_rate: w - learning_rate,
            "α belongs to the slope": lambda w, slope, learning_rate: w * slope - learning_rate * slope,
        },
    ),
    "update.new_bias": (
        lambda learning_rate, **n: n["b"] - learning_rate * 2 * e(**n),
        {
            "take them first, then move both": lambda learning_rate, **n: (
                n["b"] - learning_rate * 2 * (e(**n) - learning_rate * 2 * n["x"] ** 2 * e(**n))
            ),
            "points uphill": lambda learning_rate, **n: n["b"] + learning_rate * 2 * e(**n),
            "Multiply the slope by": lambda learning_rate, **n: n["b"] - 2 * e(**n),
            "Add it to the old": lambda learning_rate, **n: -learning_rate * 2 * e(**n),
            "the weight's slope": lambda learning_rate, **n: n["b"] - learning_rate * 2 * n["x"] * e(**n),
            "It is subtracted from": lambda learning_rate, **n: learning_rate * 2 * e(**n),
            "Now take the step": lambda learning_rate, **n: 2 * e(**n),
            "the new weight.": lambda learning_rate, **n: n["w"] - learning_rate * 2 * n["x"] * e(**n),
            "2 is missing": lambda learning_rate, **n: n["b"] - learning_rate * e(**n),
        },
    ),
    "update.another_start": (
        lambda w, b, y: w - 0.4 * (2 * w + b - y),
        {
            "points uphill": lambda w, b, y: w + 0.4 * (2 * w + b - y),
            "Multiply the slope by": lambda w, b, y: w - 4 * (2 * w + b - y),
            "x, or the 2 of": lambda w, b, y: w - 0.2 * (2 * w + b - y),
            "Add it to the old": lambda w, b, y: -0.4 * (2 * w + b - y),
            "It is subtracted from": lambda w, b, y: 0.4 * (2 * w + b - y),
            "the new bias": lambda w, b, y: b - 0.2 * (2 * w + b - y),
            "Now take the step": lambda w, b, y: 4 * (2 * w + b - y),
        },
    ),
    "update.factor": (
        lambda x, learning_rate: 1 - 2 * learning_rate - 2 * learning_rate * x * x,
        {
            "The bias moves as well": lambda x, learning_rate: 1 - 2 * learning_rate * x * x,
            "The input is squared": lambda x, learning_rate: 1 - 2 * learning_rate * x - 2 * learning_rate,
            "not times 2": lambda x, learning_rate: 1 - 4 * learning_rate * x - 2 * learning_rate,
            "brackets are missing": lambda x, learning_rate: 1 - 2 * learning_rate * x * x + 1,
            "has a 2 in front": lambda x, learning_rate: 1 - learning_rate - learning_rate * x * x,
            "1 minus that": lambda x, learning_rate: 2 * learning_rate + 2 * learning_rate * x * x,
            "what the loss is multiplied by": lambda x, learning_rate: (
                (1 - 2 * learning_rate * (x * x + 1)) ** 2
            ),
            "against the slope": lambda x, learning_rate: 1 + 2 * learning_rate + 2 * learning_rate * x * x,
        },
    ),
    "many_examples.mean_slope": (
        lambda **n: 2 / 3 * pulls(**n),
        {
            "divide by 3": lambda **n: 2 * pulls(**n),
            "The 2 of the square": lambda **n: pulls(**n) / 3,
            "two steps are missing": lambda **n: pulls(**n),
            "multiplied by its x": lambda **n: 2 / 3 * (n["e1"] + n["e2"] + n["e3"]),
            "of the first example": lambda **n: n["x1"] * n["e1"] * 2,
            "of the second example": lambda **n: n["x2"] * n["e2"] * 2,
            "of the third example": lambda **n: n["x3"] * n["e3"] * 2,
            "its own input first": lambda **n: (
                (n["x1"] + n["x2"] + n["x3"]) * (n["e1"] + n["e2"] + n["e3"]) * 2 / 9
            ),
            "sign turned round": lambda **n: -2 / 3 * pulls(**n),
            "every minus is lost": lambda **n: (
                2 / 3 * pulls(**{name: abs(value) for name, value in n.items()})
            ),
        },
    ),
    "many_examples.direction_factor": (
        lambda curvature, learning_rate: (1 / learning_rate - curvature) * learning_rate,
        {
            "1 minus that": lambda curvature, learning_rate: curvature * learning_rate,
            "downhill: minus": lambda curvature, learning_rate: 1 + curvature * learning_rate,
            "in the curvature already": lambda curvature, learning_rate: 1 - 2 * curvature * learning_rate,
            "for the loss": lambda curvature, learning_rate: (1 - curvature * learning_rate) ** 2,
            "The factor is 1 −": lambda curvature, learning_rate: curvature - learning_rate,
            "of the whole distance": lambda curvature, learning_rate: curvature * learning_rate - 1,
        },
    ),
    "many_examples.floor": (
        lambda y1, y2: (y1**2 + y2**2) / 2 - ((y1 + y2) / 2) ** 2,
        {
            "says one number": lambda y1, y2: 0,
            "Its loss is asked": lambda y1, y2: y1 + (y2 - y1) / 2,
            "the sum of the two squares halfway": lambda y1, y2: 2 * ((y1 - y2) / 2) ** 2,
            "is half of the distance": lambda y1, y2: (y1 - y2) ** 2,
            "the mean of their squares": lambda y1, y2: abs(y1 - y2) / 2,
            "Then square": lambda y1, y2: abs(y1 - y2),
        },
    ),
    "many_examples.limit": (
        lambda steep, flat: 1 / (steep / 2),
        {
            "There its factor is 0": lambda steep, flat: 1 / steep,
            "2 / flattest": lambda steep, flat: 2 / flat,
            "1 / flattest": lambda steep, flat: 1 / flat,
            "divide 2 by it": lambda steep, flat: steep / 2,
            "has no say in this": lambda steep, flat: 1 / ((steep + flat) / 2),
        },
    ),
    "many_examples.updates_per_epoch": (
        lambda examples, batch: examples // batch,
        {
            "a part of the examples": lambda examples, batch: 1,
            "How many such batches": lambda examples, batch: batch,
            "shares one update": lambda examples, batch: examples,
            "batches are there in all": lambda examples, batch: examples - batch,
        },
    ),
    "layers.dot_product": (
        lambda **n: n["b"] + n["x2"] * n["w2"] + n["x1"] * n["w1"],
        {
            "bias is still missing": lambda **n: n["x1"] * n["w1"] + n["x2"] * n["w2"],
            "all five numbers": lambda **n: sum(n.values()),
            "are crossed": lambda **n: n["x1"] * n["w2"] + n["x2"] * n["w1"] + n["b"],
            "The second input counts": lambda **n: n["x1"] * n["w1"] + n["b"],
            "The first input counts": lambda **n: n["x2"] * n["w2"] + n["b"],
            "products are added": lambda **n: n["x1"] * n["x2"] * n["w1"] * n["w2"] + n["b"],
            "Multiply first": lambda **n: (
                (n["x1"] + n["x2"]) * n["w1"] + (n["x1"] + n["x2"]) * n["w2"] + n["b"]
            ),
            "The second product has": lambda **n: n["b"] - n["x2"] * n["w2"] + n["x1"] * n["w1"],
            "The first product has": lambda **n: n["b"] + n["x2"] * n["w2"] - n["x1"] * n["w1"],
        },
    ),
    "layers.layer_output": (
        lambda **n: n["b2"] + n["x2"] * n["w22"] + n["x1"] * n["w21"],
        {
            "not in a column": lambda **n: n["b2"] + n["x2"] * n["w22"] + n["x1"] * n["w12"],
            "the second row.": lambda **n: n["b1"] + n["x2"] * n["w12"] + n["x1"] * n["w11"],
            "a bias of its own": lambda **n: n["b1"] + n["x2"] * n["w22"] + n["x1"] * n["w21"],
            "bias is still missing": lambda **n: n["x2"] * n["w22"] + n["x1"] * n["w21"],
            "in the other order": lambda **n: n["b2"] + n["x1"] * n["w22"] + n["x2"] * n["w21"],
            "the sign that it has": lambda **n: n["x2"] * n["w22"] + n["x1"] * n["w21"] - n["b2"],
            "one weight of each": lambda **n: n["b2"] + n["x2"] * n["w21"] + n["x1"] * n["w11"],
        },
    ),
    "layers.parameters": (
        lambda inputs, neurons: (inputs + 1) * neurons,
        {
            "the number of weights": lambda inputs, neurons: neurons * inputs,
            "weight for every input": lambda inputs, neurons: neurons + inputs,
            "not the input": lambda inputs, neurons: (neurons + 1) * inputs,
            "Only the neurons": lambda inputs, neurons: (neurons + 1) * (inputs + 1) - 1,
        },
    ),
    "layers.outer": (
        lambda d1, d2, x1, x2: x1 * d2,
        {
            "the slope for w₁₂": lambda d1, d2, x1, x2: x2 * d1,
            "multiply by its input": lambda d1, d2, x1, x2: d2,
            "the slope for w₁₁": lambda d1, d2, x1, x2: x1 * d1,
            "the slope for w₂₂": lambda d1, d2, x1, x2: x2 * d2,
            "along a way are multiplied": lambda d1, d2, x1, x2: x1 + d2,
            "sign turned round": lambda d1, d2, x1, x2: x1 * -d2,
        },
    ),
    "layers.linear_stack": (
        lambda w1, b1, w2, b2: w1 * w2,
        {
            "the sum of the weights": lambda w1, b1, w2, b2: w2 + w1,
            "multiplied once before": lambda w1, b1, w2, b2: w2,
            "multiplied once more": lambda w1, b1, w2, b2: w1,
            "bias of the single neuron": lambda w1, b1, w2, b2: b2 + b1 * w2,
            "comes out for x = 1": lambda w1, b1, w2, b2: b2 + w2 * b1 + w2 * w1,
            "plus the second bias": lambda w1, b1, w2, b2: b2 + w1 * w2,
            "plus both biases": lambda w1, b1, w2, b2: b2 + b1 + w1 * w2,
        },
    ),
    "layers.two_ways": (
        lambda d1, d2, v1, v2: v2 * d2 + v1 * d1,
        {
            "The other way is missing": lambda d1, d2, v1, v2: v1 * d1,
            "The other way is still missing": lambda d1, d2, v1, v2: v2 * d2,
            "They are crossed": lambda d1, d2, v1, v2: v1 * d2 + v2 * d1,
            "by the weight first": lambda d1, d2, v1, v2: d2 + d1,
            "ways are added": lambda d1, d2, v1, v2: d1 * d2 * v1 * v2,
            "Add them, each": lambda d1, d2, v1, v2: v1 * d1 - v2 * d2,
            "in full": lambda d1, d2, v1, v2: 0.5 * v1 * d1 + 0.5 * v2 * d2,
        },
    ),
    "digits.parameters": (
        lambda inputs, neurons: (inputs + 1) * neurons,
        {
            "a bias as well": lambda inputs, neurons: inputs * neurons,
            "so multiply": lambda inputs, neurons: inputs + neurons,
            "not to an input": lambda inputs, neurons: inputs * (neurons + 1),
            "How many neurons": lambda inputs, neurons: inputs + 1,
            "only one bias": lambda inputs, neurons: 2 * inputs * neurons,
        },
    ),
    "digits.share": (
        lambda first, second: 1 - second / (first + second),
        {
            "the share of the second": lambda first, second: second / (first + second),
            "a part of the whole": lambda first, second: first / second,
            "Divide it by": lambda first, second: first,
            "by that sum": lambda first, second: first + second,
            "by a hundred": lambda first, second: 100 - 100 * second / (first + second),
            "powers already": lambda first, second: 1 / (1 + math.exp(second - first)),
        },
    ),
    "digits.gradient_of_scores": (
        lambda share: -(1 - share),
        {
            "The share comes first": lambda share: 1 - share,
            "should be 1": lambda share: share,
            "which is 1": lambda share: -share,
            "has no square": lambda share: 2 * share - 2,
            "one link further back": lambda share: -1 / share,
            "Its derivative is asked": lambda share: math.log(1 / share),
        },
    ),
    "digits.updates": (
        lambda examples, batch, epochs: math.ceil(examples / batch) * epochs,
        {
            "makes an update as well": lambda examples, batch, epochs: (
                (examples - examples % batch) / batch * epochs
            ),
            "ends with its smaller batch": lambda examples, batch, epochs: epochs / batch * examples,
            "Each epoch has one more": lambda examples, batch, epochs: (examples - examples % batch) / batch,
            "There are more epochs than one": lambda examples, batch, epochs: math.ceil(examples / batch),
            "share one update": lambda examples, batch, epochs: examples * epochs,
            "an update of its own": lambda examples, batch, epochs: epochs,
            "all the batches": lambda examples, batch, epochs: math.ceil(examples / batch) + epochs,
        },
    ),
    "training_loop.next_loss": (
        lambda loss, factor: loss * factor * factor,
        {
            "The factor is for the error": lambda loss, factor: loss * factor,
            "takes the factor's square": lambda loss, factor: -loss * factor,
            "never below 0": lambda loss, factor: -loss * factor * factor,
            "Multiply the present loss": lambda loss, factor: factor * factor,
            "a square already": lambda loss, factor: loss * loss * factor * factor,
            "not lowered by it": lambda loss, factor: loss - factor * factor,
            "The new L alone": lambda loss, factor: loss * (1 - factor * factor),
            "the new error. ": lambda loss, factor: math.sqrt(loss) * factor,
            "from the other side": lambda loss, factor: -math.sqrt(loss) * factor,
        },
    ),
    "training_loop.after_steps": (
        lambda loss, factor, steps: loss * factor ** (2 * steps),
        {
            "multiplies the loss by its square": lambda loss, factor, steps: abs(loss * factor**steps),
            "no loss is": lambda loss, factor, steps: -abs(loss * factor**steps),
            "Each further step multiplies": lambda loss, factor, steps: loss * factor * factor,
            "once for each step": lambda loss, factor, steps: loss * factor,
            "what the one before it left": lambda loss, factor, steps: loss * factor * steps,
            "One step is missing": lambda loss, factor, steps: loss * factor ** (2 * steps - 2),
            "one step too many": lambda loss, factor, steps: loss * factor ** (2 * steps + 2),
            "again and again": lambda loss, factor, steps: loss * factor * factor * steps,
        },
    ),
    "training_loop.other_weight": (
        lambda x, y, b: (y - b) / x,
        {
            "Divide it by x": lambda x, y, b: y - b,
            "a bias of 0": lambda x, y, b: y / x,
            "need not come": lambda x, y, b: (y + b) / x,
            "target comes first": lambda x, y, b: (b - y) / x,
            "before you divide": lambda x, y, b: y / x - b,
        },
    ),
}


def first_loss_after(learning_rate):
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
        if abs(first_loss_after(one) - first_loss_after(other)) < 1e-12
        else str(min((one, other), key=first_loss_after))
    ),
    "training_loop.diagnose": lambda learning_rate: (
        "arrived"
        if learning_rate == 0.1
        else "bounces"
        if learning_rate == 0.2
        else "explodes"
        if learning_rate > 0.2
        else "Go on"
    ),
    "training_loop.valley": lambda: "other numbers would do",
    "many_examples.more_noise": lambda: "four times as high",
    "many_examples.scaled": lambda: "fewer epochs",
    "many_examples.ahead": lambda: "One at a time",
    "many_examples.when_to_stop": on_the_whole,
    "layers.stack": lambda: "A straight line",
    "layers.input_moves": lambda: "All three",
    "layers.corners": lambda: "With relu",
    "digits.chance": lambda: "10 %",
    "digits.held_out": lambda: "by heart",
    "digits.what_changes": lambda: "More of the same",
    "training_loop.not_a_number": lambda: "too large",
    "training_loop.stopping": lambda: "After one step, at a loss of 0.16",
}


def asked(question):
    """The first numbers, and one fair draw for each seed."""
    yield question.first
    if question.draw:
        for seed in SEEDS:
            yield next(question.numbers(seed, first=False))


def spellings(answer):
    plain = f"{answer:.2f}"
    yield from (plain, plain.replace(".", ","), plain.replace("-", "−"), f" {plain} ", f"{answer:.4f}")
    yield plain.replace("0.", ".", 1) if plain.lstrip("-").startswith("0.") else plain


def test_each_question_is_either_typed_or_chosen_and_known_here():
    assert set(FORMULAS) | set(CHOICES) == set(QUESTIONS) and not set(FORMULAS) & set(CHOICES)


@pytest.mark.parametrize("name", FORMULAS)
def test_right_answers_and_known_mistakes_are_recognised_by_their_cause(name):
    question, (right, wrong) = QUESTIONS[name], FORMULAS[name]
    for numbers in asked(question):
        task = question.make(**numbers)
        answer = right(**numbers)
        assert isinstance(task, NumberTask) and task.answer == pytest.approx(answer, abs=1e-9)
        for typed in spellings(answer):
            assert task.judge(typed).right is True, (numbers, typed)
        assert len(task.slips) == len(wrong) >= 4
        for phrase, formula in wrong.items():
            verdict = task.judge(repr(formula(**numbers)))
            assert verdict.right is False and verdict.known and phrase in verdict.words, (
                numbers,
                phrase,
                verdict,
            )
            for other in set(wrong) - {phrase}:
                assert other not in verdict.words
        values = [answer, *(formula(**numbers) for formula in wrong.values())]
        unknown = task.judge(repr(max(map(abs, values)) + 7.77))
        assert unknown.right is False and not unknown.known


@pytest.mark.parametrize(
    "name, typed", [("loss.error", "−0.2"), ("loss.loss", "0.04"), ("derivative.derivative", "−0.4")]
)
def test_a_minus_lost_before_a_negative_target_is_named(name, typed):
    said = QUESTIONS[name].make(y_hat=0.8, y=-1.0).judge(typed).words
    assert "Subtracting a negative number adds: 0.8 − (−1) = 0.8 + 1." in said
    beside = QUESTIONS[name].make(y_hat=0.8, y=1.0)
    assert not any("negative number" in mistake.advice for mistake in beside.mistakes)


def test_what_a_nudge_measures_is_said_as_it_is():
    """By the losses at 0.5, at the lowest point 0.7, and at the nudge's end."""
    question = QUESTIONS["derivative.nudge_lies"]
    for h in (0.1, 0.2, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0):
        reason = question.make(h=h).options[0].reason
        before, after = ((2 * w + 0.1 - 1.5) ** 2 for w in (0.5, 0.5 + h))
        lower = f"the loss at {0.5 + h:g} is still below the loss at 0.5."
        assert reason.endswith(lower if after < before else "came out higher on the other side.")
        assert f"measures {(after - before) / h:+.3f}".replace("-", "−") in reason


@pytest.mark.parametrize(
    "y_hat, words", [(1.1, "closer to it, and the loss falls."), (2.0, "the loss rises.")]
)
def test_the_direction_is_told_with_what_the_loss_does(y_hat, words):
    task = QUESTIONS["derivative.direction"].make(y_hat=y_hat, y=1.5)
    assert all(option.reason.endswith(words) for option in task.options[:2])


@pytest.mark.parametrize("name", FORMULAS)
def test_no_numbers_are_degenerate(name):
    question, (right, wrong) = QUESTIONS[name], FORMULAS[name]
    for numbers in asked(question):
        task = question.make(**numbers)
        values = sorted([right(**numbers), *(formula(**numbers) for formula in wrong.values())])
        unit = 10**-task.digits
        apart = unit if task.digits else 0.49  # whole numbers are judged exactly
        assert min(after - before for before, after in pairwise(values)) > apart
        assert abs(task.answer) >= unit * 0.99
        for number in [*numbers.values(), right(**numbers)]:
            assert round(number, 2) == pytest.approx(number, abs=1e-9), "at most two digits"


@pytest.mark.parametrize("name", CHOICES)
def test_the_right_option_is_right_and_every_other_has_its_reason(name):
    question, right = QUESTIONS[name], CHOICES[name]
    for numbers in asked(question):
        task = question.make(**numbers)
        assert isinstance(task, ChoiceTask) and not task.unfair()
        chosen = [option for option in task.options if task.judge(option.text).right]
        assert len(chosen) == 1 and right(**numbers) in chosen[0].text, numbers
        for option in task.options:
            assert len(option.reason) > 20 and option.reason in task.judge(option.text).words


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_page_without_a_kernel_never_shows_the_answer(name):
    question = QUESTIONS[name]
    for numbers in list(asked(question))[:100]:
        task = question.make(**numbers)
        if isinstance(task, NumberTask):
            shown = numbers_in(task.asked)
            assert task.a_given or not any(abs(each - task.answer) < 0.005 for each in shown)
            secrets = [task.told, *(mistake.advice for mistake in task.mistakes)]
        else:
            secrets = [option.reason for option in task.options]
        for secret in (*secrets, task.model_answer, task.hint):
            assert secret not in task.asked


@pytest.mark.parametrize("name", QUESTIONS)
def test_it_reads_as_prose(name):
    question = QUESTIONS[name]
    for numbers in list(asked(question))[:50]:
        task = question.make(**numbers)
        words = [task.prompt, task.hint, task.why, task.model_answer, *task.hints, task.told]
        words += [f"{each.what}. {each.advice}" for each in getattr(task, "mistakes", ())]
        words += [option.reason for option in getattr(task, "options", ())]
        for text in words:
            assert "-" not in text.replace("half-way", "") and "!" not in text, text  # a true minus sign
            assert "nan" not in text and "  " not in text and "None" not in text
        assert task.prompt.endswith("?") and task.why.endswith("?")
        assert task.hint[-1] in ".?" and task.model_answer[-1] in ".)"


@pytest.mark.parametrize(
    "lesson", ["forward_pass", "loss", "derivative", "chain_rule", "update", "training_loop"]
)
def test_each_lesson_asks_enough(lesson):
    own = [question for name, question in QUESTIONS.items() if name.startswith(f"{lesson}.")]
    tasks = [question.make(**question.first) for question in own]
    assert len(tasks) >= 3 and sum(len(getattr(task, "mistakes", ())) for task in tasks) >= 4
