"""Hears, from the moment it is imported, of every connection that is opened in this process."""

import sys

CALLS = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "socket.gethostby",
    "socket.sendto",
    "urllib.",
)
heard = []
sys.addaudithook(
    lambda event, arguments: heard.append((event, arguments)) if event.startswith(CALLS) else None
)
