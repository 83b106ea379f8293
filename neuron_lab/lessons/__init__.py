"""One module a notebook, with the same name: its explorers, built from ``show`` and the mathematics.

Each offers ``explore``, its main picture, and where it has more, ``explore_<what>``. A further picture has a
module of its own that begins with the lesson's name, such as ``loss_candidates``; the lesson hands it on.

What several pictures share: ``quantities`` (one symbol, one name and one colour a quantity),
``calculation_graph`` and ``factor_gauge``.
"""
