"""Imported before NumPy: on a busy machine, two threads that wait for each other are far slower than one.

The matrices of this lesson are small. Where NumPy is loaded already, or the reader has chosen a number of threads,
nothing changes.
"""

import os

for _library in ("OPENBLAS", "OMP", "MKL"):
    os.environ.setdefault(f"{_library}_NUM_THREADS", "1")
