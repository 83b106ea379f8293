"""Mistakes that learners often make, written as they write them: each is named right."""

import re

import pytest
from learners import CHECKS, learner

FREQUENT = """
== forward_pass.check

return max(w * x + b, 0)
→ What is below 0 became 0.

return np.maximum(0, w * x + b)
→ What is below 0 became 0.

return np.tanh(w * x + b)
→ Here the result went through tanh.

return 1 / (1 + np.exp(-(w * x + b)))
→ Here the result went through one more function, which keeps it between 0

return 1 if w * x + b > 0 else 0
→ Here the result became 1 where it was above 0,

return abs(w * x + b)
→ The result has lost its sign.

== loss.check

y = 1.5
return (y_hat - y) ** 2
→ Does it use the number 1.5 from a cell above in place of y?

y_hat = 0.5 * 2.0 + 0.1
return (y_hat - y) ** 2
→ Does it use the prediction from a cell above

error = 1.1 - 1.5
return error * error
→ Does it use error or loss from a cell above?

== derivative.check

return (function(at + h) - function(at - h)) / h
→ This nudges both ways, and so over twice h,

return (function(at + h) - function(at - h)) / (2 * h)
→ This nudges both ways, which measures well,

h = 0.001
return (function(at + h) - function(at)) / h
→ It nudges by the same h in every case.

h = 1e-6
return (function(at + h) - function(at)) / h
→ It nudges by the same h in every case.

h = 0.1
return (function(at + h) - function(at)) / h
→ It nudges by the same h in every case.

== chain_rule.check

e = w * x + b - y
return -2 * e * x, 2 * e
→ The second is right. The first, dL_dw, has the other sign.

e = w * x + b - y
return 2 * e * x, -2 * e
→ The first is right. The second, dL_db, has the other sign.

e = w * x + b - y
return 4 * e * x, 4 * e
→ Both are twice what they should be.

e = w * x + b - y
return 2 * 2 * e * x, 2 * e
→ The second is right. The first, dL_dw, is twice

e = y - (w * x + b)
return e * x, e
→ Two things are off: both signs are the other way round, and the 2

== update.check

return w - 0.1 * gradient[0], b - 0.1 * gradient[1]
→ The learning rate is the same in every case here.

return w - 0.01 * gradient[0], b - 0.01 * gradient[1]
→ The learning rate is the same in every case here.

return w - learning_rate * gradient[0], w - learning_rate * gradient[1]
→ The first is right. The new bias starts at w

w = w - learning_rate * gradient[0]
b = w - learning_rate * gradient[1]
return w, b
→ The first is right. The new bias starts at the new w

== training_loop.check

for step in range(steps):
    e = w * x + b - y
    w, b = w - learning_rate * e * x, b - learning_rate * e
return w, b
→ Each step is half

w = b = 0
for step in range(steps):
    w, b = update(w, b, backward(x, y, w, b), learning_rate)
return w, b
→ It begins at 0 and 0.

for step in range(steps):
    b, w = update(w, b, backward(x, y, w, b), learning_rate)
return w, b
→ update gives back w first, then b.

a = c = 0
for step in range(steps):
    dL_dw, dL_db = backward(x, y, w, b)
    a += dL_dw
    c += dL_db
    w, b = update(w, b, (a, c), learning_rate)
return w, b
→ The gradients of all rounds are added up here.

for step in range(steps):
    if (w * x + b - y) ** 2 < 0.01:
        break
    w, b = update(w, b, backward(x, y, w, b), learning_rate)
return w, b
→ It stops early,

for step in range(steps):
    w, b = update(w, b, backward(x, y, w, b), learning_rate)
    if (w * x + b - y) ** 2 < 0.001:
        return w, b
return w, b
→ It stops early,

== many_examples.check

a = c = 0
for i in range(len(x) - 1):
    e = w * x[i] + b - y[i]
    a += 2 * e * x[i]
    c += 2 * e
return a / len(x), c / len(x)
→ The last example is left out.

a = c = 0
for i in range(1, len(x)):
    e = w * x[i] + b - y[i]
    a += 2 * e * x[i]
    c += 2 * e
return a / len(x), c / len(x)
→ The first example is left out.

a = c = 0
for i in range(len(x)):
    e = w * x[i] + b - y[i]
    a += 2 * e * x[i]
    c += 2 * e
return a / 3, c / 3
→ The sum is divided by 3,

a = c = 0
for i in range(len(x)):
    e = w * x[i] + b - y[i]
    a += 2 * e * x[i]
    c += 2 * e
    a /= len(x)
    c /= len(x)
return a, c
→ The sum is divided in every round,

== bowl.check

return (new_x - x.mean()) / x.var()
→ Here it is divided by the square of the spread.

return new_x - x.mean()
→ The mean is taken off,

mean = sum(x) / len(x)
spread = sum(abs(each - mean) for each in x) / len(x)
return (new_x - mean) / spread
→ Here it is divided by the mean distance from the mean.

return (new_x - min(x)) / (max(x) - min(x))
→ This puts the smallest input at 0

return (x - x.mean()) / x.std()
→ This scales the inputs of training themselves.

== layers.check

out, total = [], 0
for row, bias in zip(weights, biases):
    for v, u in zip(row, x):
        total += v * u
    out.append(total + bias)
return out
→ Each neuron's sum goes on from that of the neuron before.

out, total = [], 0
for row, bias in zip(weights, biases):
    total += row @ x + bias
    out.append(total)
return out
→ What each neuron says goes on from what the neuron before said.

return np.maximum(weights @ x + biases, 0)
→ What is below 0 became 0: that is relu.

return np.tanh(weights @ x + biases)
→ These went through tanh.

return 1 / (1 + np.exp(-(weights @ x + biases)))
→ These went through an activation that keeps them between 0 and 1.

return weights.T @ x + biases
→ Here the columns are multiplied by the inputs.

== layers.check_backward

return np.outer(dL_dy_hat, x) / len(x)
→ Each is divided by how many inputs there are.

return np.outer(dL_dy_hat, x) / len(dL_dy_hat)
→ Each is divided by how many neurons there are.

return 0.5 * np.outer(dL_dy_hat, x)
→ All are half of what they should be.

== digits.check

p, q = 10**a, 10**b
return p / (p + q), q / (p + q)
→ These are shares of powers of 10.

return np.exp(a) / np.exp(a), np.exp(b) / np.exp(b)
→ Both shares are 1, as where each score gets a softmax of its own.

return softmax(np.array([a]))[0], softmax(np.array([b]))[0]
→ Both shares are 1,

p, q = np.exp(-a), np.exp(-b)
return p / (p + q), q / (p + q)
→ Here the higher score gets the smaller share.

p, q = np.exp(a), np.exp(b)
return q / (p + q), p / (p + q)
→ Here the higher score gets the smaller share.
"""  # the name of a check; what stands in the function; how its diagnosis begins


def frequent():
    for part in FREQUENT.split("\n== ")[1:]:
        check, _, functions = part.partition("\n\n")
        for body, begins in re.findall(r"(.+?)\n→ (.+?)(?:\n\n|\n*$)", functions, re.DOTALL):
            yield check, body, begins


def test_none_is_overlooked():
    assert len(list(frequent())) == FREQUENT.count("→")


@pytest.mark.parametrize("check, body, begins", list(frequent()))
def test_a_frequent_mistake_is_named(check, body, begins):
    report = CHECKS[check](learner(check, f"{body}\n"))
    assert not report.passed
    assert f" {begins}" in report.words
