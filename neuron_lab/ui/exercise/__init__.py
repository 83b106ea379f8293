"""A function that the learner wrote: tried, and judged by the cause of a mistake.

``check`` is what a lesson makes: cases, and known mistakes. ``trial`` runs the function on each case, in a
``sandbox``, and reads the ``results``. Where there are none: ``errors`` (what stopped it, at which ``place``),
``misnamed`` (a name that has no value, or another one), ``printed`` (print for return). Where they are wrong in a way
that no lesson has to foresee: ``orders`` (arguments exchanged). ``written`` reads the function's text, and ``report``
is what a check gives back.
"""

from neuron_lab.ui.exercise.check import Check, Mistake
from neuron_lab.ui.exercise.report import Report

__all__ = ["Check", "Mistake", "Report"]
