"""One module a notebook, with the same name: its explorers, built from ``show`` and the mathematics.

``quantities`` holds what the lessons share: one symbol, one colour and one slider range a quantity.
"""
