"""A real kernel to measure in."""

from contextlib import contextmanager

from jupyter_client.manager import start_new_kernel


@contextmanager
def running_kernel():
    """Run a kernel; gives its client."""
    manager, client = start_new_kernel(kernel_name="python3")
    try:
        yield client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def printed_by(client, code, timeout=600):
    """Run code in the kernel; returns what it printed.

    :raises RuntimeError: with the traceback, where the code stopped with an error.
    """
    printed = []

    def hear(message):
        if message["msg_type"] == "error":
            raise RuntimeError("\n".join(message["content"]["traceback"]))
        if message["msg_type"] == "stream" and message["content"]["name"] == "stdout":
            printed.append(message["content"]["text"])

    client.execute_interactive(code, timeout=timeout, output_hook=hear)
    return "".join(printed)
