"""A check in a real kernel: whatever the function does, the kernel lives, and every name is still there."""

import time

import pytest
from jupyter_client.manager import start_new_kernel

SETUP = """
import sys, os
import numpy as np
from neuron_lab.ui.exercise import Check
check = Check("double", ("v",), lambda v: 2 * v, cases=((1.5,), (-2.0,)), seconds=0.3)
kept = "kept"
leave, stop, kill = exit, quit, os._exit
from sys import exit as end
"""


@pytest.fixture(scope="module")
def kernel():
    manager, client = start_new_kernel(kernel_name="python3")
    yield client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


@pytest.fixture(scope="module")
def run(kernel):
    """Run a cell: what it showed as its result, what it wrote, and what it asks of the front end."""

    def run(code, typed=None, after=0.0):
        results, written = [], []

        def hear(message):
            content = message["content"]
            if message["msg_type"] == "execute_result":
                results.append(content["data"]["text/plain"])
            elif message["msg_type"] in ("stream", "error"):
                written.append(content.get("text") or content["evalue"])

        def type_it(message):
            time.sleep(after)
            kernel.input(typed)

        reply = kernel.execute_interactive(
            code, allow_stdin=typed is not None, output_hook=hear, stdin_hook=type_it, timeout=60
        )
        return "".join(results), "".join(written), reply["content"].get("payload")

    assert run(SETUP) == ("", "", [])
    return run


def check(run, body, decorated="", head="def my_double(v)", **typing):
    """What the check says of a function that stands in a cell, on one line; nothing else may be seen."""
    cell = "\n".join([*([decorated] if decorated else []), f"{head}:", *(f"    {line}" for line in body)])
    shown, written, asked = run(f"{cell}\ncheck(my_double)", **typing)
    assert (written, asked) == ("", [])
    return " ".join(shown.split())


@pytest.mark.parametrize(
    "line",
    [
        "exit()",
        "quit()",
        "exit(keep_kernel=True)",
        "leave()",  # names that were given before
        "stop()",
        "end()",
        "sys.exit('done')",
        "raise SystemExit",
        "os._exit(0)",
        "get_ipython().ask_exit()",
        "import builtins, site; site.setquit(); builtins.exit()",  # Python's own
    ],
)
def test_exit_ends_the_function_and_not_the_kernel(run, line):
    assert check(run, [line, "return 2 * v"]).endswith(
        "(line 2 of your function). exit() and quit() end Python itself, and in a notebook all names would be lost. "
        "To leave a function, write `return`."
    )
    state = (
        "kept, get_ipython().exit_now, get_ipython().keepkernel_on_exit, sys.stdin.closed, os._exit is kill"
    )
    assert run(state)[0] == "('kept', False, None, False, True)"
    assert (
        run("exit.__self__ if hasattr(exit, '__self__') else type(exit).__name__")[0] == "'ZMQExitAutocall'"
    )


def test_exit_that_stands_in_a_branch_not_taken_is_no_mistake(run):
    assert check(run, ["if v > 100: exit()", "return 2 * v"]).startswith("✓ Right")


@pytest.mark.parametrize("stdin", [{}, {"typed": "1"}], ids=["nobody can type", "somebody can"])
@pytest.mark.parametrize("line", ["factor = float(input('factor? '))", "factor = input()"])
def test_typing_is_named(run, line, stdin):
    assert check(run, [line, "return 2 * v"], **stdin) == (
        "✗ my_double(v=1.5) waits for somebody to type. Leave input() out: the check hands over v."
    )


def test_waiting_for_typing_is_no_endless_loop(run):
    """Under a name that it was given before, input is not held back; how long somebody thinks does not count."""
    run("ask = input")
    assert check(run, ["if v > 0: ask()", "return 2 * v"], typed="", after=0.5).startswith("✓ Right")


@pytest.mark.parametrize(
    "decorator", ["@np.errstate(all='ignore')", "@__import__('functools').lru_cache", "@np.vectorize"]
)
def test_an_endless_loop_below_a_librarys_decorator_is_stopped(run, decorator):
    said = check(run, ["while True: v += 1"], decorated=decorator)
    assert said.endswith("ran for more than 0.3 seconds and was stopped: does a loop never end?")


def test_an_async_function_is_told_apart_and_warns_nobody(run):
    said = check(run, ["return 2 * v"], head="async def my_double(v)")
    assert said == (
        "✗ my_double(v=1.5) gave a value of the type coroutine; it should give a number, 3.00. "
        "Write `def` alone, without `async`."
    )
    helper = "async def helper(v): return 2 * v"
    run(helper)
    for body in (["return helper(v)"], ["w = helper(v)", "return w + 1"], ["helper(v)", "return 2 * v"]):
        check(run, body)
    assert run("import gc; gc.collect(); None") == ("", "", [])


def test_a_cells_text_is_read(run):
    """IPython keeps the text of each cell, also of one with a magic in it."""
    run("%timeit -n1 -r1 1\nsum = 3\ndef total(v): return sum([v, v])")
    said = run("check(total)")[0]
    run("del sum")
    assert " ".join(said.split()).endswith(
        "sum is a number, since a cell above gave it that value. To get Python's own back, run `del sum` in a cell."
    )
    assert run("sum([1, 2])")[0] == "3"
