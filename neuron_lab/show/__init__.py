"""How anything is shown and asked. Nothing in here knows what a neuron is; it could serve any lesson.

To look at: ``live_figure`` (a figure in two layers, with ``live_text`` and ``parabola``), ``graph`` and ``gauge``
on it, ``controls`` and ``player``, ``equation``; ``explorer`` puts them together.

To answer: ``questions`` (tasks, judged by the cause of a mistake), ``answer`` (the field), ``practice`` (the card),
``fill_in`` (a picture with blanks), ``race`` and ``race_round`` (a game), ``code_check`` and ``run_safely`` (a function
that the learner wrote).

For all of them: ``style`` (colours, numbers, the style sheet), ``page`` (what is on it, and what is closed), and
``printed`` (the picture of a card that a page without a kernel shows).
"""
