"""A card as a picture, for a page without a kernel: question, formulas, figure and words.

matplotlib is imported where it is used, as in :mod:`~neuron_lab.ui.live_figure`.
"""

import io
import textwrap

from neuron_lab.ui.style import GREY, in_our_style


def png(picture, question, formulas, words, invitation, scale=2):
    """Draw a card; returns the bytes of a PNG file.

    :param picture: a :class:`~neuron_lab.ui.live_figure.LiveFigure`, drawn as it is now.
    :param formulas: texts of three lines each.
    :param words: below the picture.
    :param invitation: what to do to make it live, in grey.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    pixels = picture.pixels(scale)
    question = textwrap.fill(question, picture.width // 10)
    formulas = _side_by_side(formulas, picture.width // 9)
    words = textwrap.fill(words, picture.width // 8)
    below_question = 20 + 20 * len(question.splitlines())
    top = below_question + 6 + 21 * len(formulas.splitlines())
    bottom = 46 + 20 * len(words.splitlines())
    width, height = picture.width, top + picture.height + bottom
    with in_our_style():
        card = Figure(figsize=(width / 72, height / 72), dpi=72 * scale, facecolor="white")
        FigureCanvasAgg(card)
        left = 12 / width
        card.text(left, 1 - 10 / height, question, va="top", weight="bold", size=15)
        card.text(left, 1 - below_question / height, formulas, va="top", family="monospace", linespacing=1.3)
        card.figimage(pixels, 0, bottom * scale)
        card.text(left, bottom / height, words, va="top", linespacing=1.35)
        card.text(left, 10 / height, invitation, color=GREY)
        file = io.BytesIO()
        card.savefig(file, format="png", facecolor="white", metadata={"Software": None})
    return file.getvalue()


def _side_by_side(blocks, columns):
    """Set blocks of three lines next to each other as long as they fit, then below."""
    rows = [""]
    for block in blocks:
        lines = block.splitlines()
        wide = max(map(len, lines)) + 4
        padded = [line.ljust(wide) for line in lines]
        beside = [before + line for before, line in zip(rows[-1].split("\n"), padded, strict=False)]
        if rows[-1] and len(beside[0].rstrip()) <= columns:
            rows[-1] = "\n".join(beside)
        else:
            rows.append("\n".join(padded))
    return "\n".join(rows[1:])
