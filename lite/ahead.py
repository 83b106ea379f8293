"""Run in the reader's Python as soon as it is there: import what the first picture needs, while the reader reads.

It leaves nothing behind that a cell could see: no name, no number of a cell, no line in the history.
"""

import sys
from contextlib import suppress

from IPython import get_ipython

shell = get_ipython()
shell.execution_count -= 1  # it is about to be counted as a cell
shell.history_manager.input_hist_parsed.pop()
shell.history_manager.input_hist_raw.pop()

path = sys.path[:]
# Python would look for each module among the lessons too, and each time ask the page for them.
sys.path[:] = filter(None, path)
with suppress(Exception):  # the first cell will say what is wrong; an error here would keep it from running
    import neuron_lab.ui.explorer  # noqa: F401, only to be there
    from neuron_lab.ui.load_matplotlib import load_matplotlib

    load_matplotlib()
sys.path[:] = path
