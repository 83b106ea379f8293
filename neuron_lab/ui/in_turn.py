"""One at a time: kernels hear the page in more than one thread.

ipykernel 7 runs cells in one thread and hears widgets in another; since 7.4 it hears some of a card's widgets in the
one and some in the other. Two moves that are drawn at the same time would leave matplotlib with our settings instead
of the reader's, and a card with half of its news.
"""

# As functools has it: in a browser's Python there is a lock, and no threading.
from _thread import RLock

IN_TURN = RLock()
"""Held while something is drawn, or told to the page. Whoever holds it may take it again."""
