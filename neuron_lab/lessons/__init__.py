"""One folder a notebook, with the same name. What it opens are its doors, listed in its ``__init__``:

``explore``             its main picture, and ``explore_<what>`` where it has more
``practice``            its questions: one by its name, or all of them with new numbers
``recall``              one question from an earlier lesson, with new numbers: from lesson 2 on, each opens with it
``check``               looks at the function that the learner writes at the end
``fill_in``, ``race``   where it has them: a graph with blanks, and "beat the machine"

In each folder ``picture`` holds the main picture, ``questions`` what it asks, ``exercise`` what it checks; a further
picture has a module of its own. No module bears the name of a door, which would hide it.

No lesson imports another. What two need stands in ``shared``: ``quantities`` (one symbol, one name and one colour a
quantity), ``forward_tasks``, ``backward_tasks``, ``update_tasks`` and ``counted`` (what several lessons ask), ``graph``
and ``graph_to_fill``, ``phases`` (the four phases of training in one picture), ``factor_gauge``, ``loss_map``,
``loss_chart``, ``few_points`` and ``epochs`` (a run of many epochs: drawn in few points, and in words), ``exercises``
(checks of functions that a later lesson runs again), and ``race`` ("beat the machine").
"""
