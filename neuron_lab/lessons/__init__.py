"""One module a notebook, with the same name: the doors that it opens, built from ``show`` and the mathematics.

``explore``             its main picture, and ``explore_<what>`` where it has more
``practice``            its questions: one by its name, or all of them with new numbers
``check``               looks at the function that the learner writes at the end
``fill_in``, ``race``   where it has them: a graph with blanks, and "beat the machine"

What belongs to one lesson begins with its name: ``loss_questions`` and ``loss_check`` hold what lesson 2 asks and
checks, ``loss_candidates`` a further picture. The lesson's own module hands them on.

What several lessons share: ``quantities`` (one symbol, one name and one colour a quantity), ``calculation_graph``,
``gradient_graph`` and ``graph_to_fill``, ``factor_gauge``, and ``beat_the_machine``.
"""
