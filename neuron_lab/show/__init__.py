"""How anything is shown. Nothing in here knows what a neuron is.

live_figure   a matplotlib figure that moves
graph         boxes and arrows on such a figure
controls      labelled sliders and buttons
player        step through a recording
equation      a formula as symbols, as numbers plugged in, and as a value
explorer      one question: controls, formula, picture and sentence together
style         colours, fonts, number format
"""
