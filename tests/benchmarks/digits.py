"""The digits, trained by us, by scikit-learn and by PyTorch: ``python tests/benchmarks/digits.py``.

The same sizes, learning rate, batch size, epochs and kind of float, plain stochastic gradient descent, the same
number of threads; the trainers take turns, and the medians are compared. scikit-learn and PyTorch are left
out where they are not installed; the lessons need neither.
"""

import argparse
import os
import statistics
import sys
import time
import warnings
from pathlib import Path

SIZES = (64, 512, 128, 10)
LEARNING_RATE, BATCH_SIZE, EPOCHS = 0.3, 64, 30


def ours(digits, dtype, seed):
    """Train with neuron_lab; returns seconds and the share of held-out digits that are right."""
    from neuron_lab.network import accuracy, start_network, train

    network = start_network(SIZES, seed, dtype)
    start = time.perf_counter()
    *_, last = train(network, digits.x_train, digits.labels_train, LEARNING_RATE, EPOCHS, BATCH_SIZE, seed)
    seconds = time.perf_counter() - start
    return seconds, accuracy(last.network, digits.x_test, digits.labels_test)


def scikit_learn(digits, dtype, seed):
    """The same with scikit-learn's MLPClassifier: no momentum, no penalty, no early stop."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    classifier = MLPClassifier(
        SIZES[1:-1],
        solver="sgd",
        alpha=0,
        batch_size=BATCH_SIZE,
        learning_rate_init=LEARNING_RATE,
        max_iter=EPOCHS,
        momentum=0,
        nesterovs_momentum=False,
        tol=0,
        n_iter_no_change=EPOCHS + 1,
        random_state=seed,
    )
    x = digits.x_train.astype(dtype)
    start = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        classifier.fit(x, digits.labels_train)
    seconds = time.perf_counter() - start
    assert classifier.n_iter_ == EPOCHS
    return seconds, classifier.score(digits.x_test.astype(dtype), digits.labels_test)


def pytorch(digits, dtype, seed):
    """The same with PyTorch on the CPU, its batches sliced from shuffled tensors (no DataLoader, which is slower)."""
    import torch

    torch.manual_seed(seed)
    kind = torch.float32 if dtype == "float32" else torch.float64
    layers = []
    for inputs, neurons in zip(SIZES, SIZES[1:], strict=False):  # noqa: RUF007
        layers += [torch.nn.Linear(inputs, neurons, dtype=kind), torch.nn.ReLU()]
        torch.nn.init.kaiming_normal_(layers[-2].weight, nonlinearity="relu")
        torch.nn.init.zeros_(layers[-2].bias)
    network = torch.nn.Sequential(*layers[:-1])
    loss_of, optimiser = torch.nn.CrossEntropyLoss(), torch.optim.SGD(network.parameters(), LEARNING_RATE)
    x, labels = torch.tensor(digits.x_train, dtype=kind), torch.tensor(digits.labels_train)
    start = time.perf_counter()
    for _ in range(EPOCHS):
        order, total = torch.randperm(len(x)), 0.0
        shuffled, their_labels = x[order], labels[order]
        for i in range(0, len(x), BATCH_SIZE):
            optimiser.zero_grad()
            loss = loss_of(network(shuffled[i : i + BATCH_SIZE]), their_labels[i : i + BATCH_SIZE])
            loss.backward()
            optimiser.step()
            total += loss.item()
    seconds = time.perf_counter() - start
    with torch.no_grad():
        predicted = network(torch.tensor(digits.x_test, dtype=kind)).argmax(1).numpy()
    return seconds, float((predicted == digits.labels_test).mean())


TRAINERS = {"neuron_lab": ours, "scikit-learn": scikit_learn, "PyTorch": pytorch}


def measure(repeats, threads):
    """Let the installed trainers take turns; returns (dtype, name) → a list of (seconds, accuracy, ratio to ours)."""
    from neuron_lab.datasets import load_digits

    digits, present = load_digits(), {"neuron_lab": ours}
    for name, module in (("scikit-learn", "sklearn"), ("PyTorch", "torch")):
        try:
            library = __import__(module)
        except ImportError:
            continue
        present[name] = TRAINERS[name]
        if module == "torch":
            library.set_num_threads(threads)
    results = {}
    for dtype in ("float64", "float32"):
        for seed in range(repeats + 1):  # the first turn only warms up
            turn = {name: trainer(digits, dtype, seed) for name, trainer in present.items()}
            for name, (seconds, right) in turn.items() if seed else ():
                ratio = seconds / turn["neuron_lab"][0]
                results.setdefault((dtype, name), []).append((seconds, right, ratio))
    return results


def table(results):
    """The results as a Markdown table."""
    lines = [
        "| floats | trainer | seconds, median | ratio to ours | held-out accuracy |",
        "|---|---|---|---|---|",
    ]
    for (dtype, name), runs in results.items():
        seconds, right, ratio = (statistics.median(column) for column in zip(*runs, strict=True))
        lines.append(f"| {dtype} | {name} | {seconds:.2f} | {ratio:.2f} | {right:.1%} |")
    return "\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    chosen = parser.parse_args()
    for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):  # before NumPy is loaded
        os.environ[variable] = str(chosen.threads)
    # not as a script's folder, or ``import digits`` and the like could find this file
    sys.path[0] = str(Path(__file__).parents[2])
    sys.stdout.write(
        f"{'-'.join(map(str, SIZES))}, learning rate {LEARNING_RATE}, batches of {BATCH_SIZE}, {EPOCHS} epochs, "
        f"threads: {chosen.threads}, medians of {chosen.repeats}\n\n"
    )
    sys.stdout.write(table(measure(chosen.repeats, chosen.threads)) + "\n")
