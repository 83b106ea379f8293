"""Whether the numbers that a notebook's prose states stand in the outputs beside it.

A number that states a result must be said near: by the code cell before the text or the one after it, in code or
output, within the same section. Questions say nothing, and a text is not read across one where it has a code cell
before it. A section without code is read beside the section before it, and a term of the glossary beside the lines
that name it.

It must be said of the same thing: a "learning rate of 0.05" by a learning rate, if there are any near. It must count
the same: "106 steps" is not held by 106 of anything else. And "87 % after epoch 6" is held by a line with both.

The numbers of the worked example may stand anywhere, under their names. The opener and the summary may repeat a
number that the text between them has.
"""

import re
from typing import NamedTuple

from numbers_in_prose import claims, named, numbers, with_names

from neuron_lab.datasets import WORKED
from neuron_lab.neuron import backward, dL_dy_hat, forward, prediction_error, squared_error

SUMMARY = "## What you now know"
QUESTION = r"^lesson\.(practice|recall|predict\w*|check\w*|fill_in)\("


def _given():
    x, y, w, b, learning_rate = WORKED
    y_hat, (dL_dw, dL_db) = forward(x, w, b), backward(x, y, w, b)
    start = {"input": x, "target": y, "weight": w, "bias": b, "learning rate": learning_rate}
    error, loss = prediction_error(y_hat, y), squared_error(y_hat, y)
    slopes = {"dL/dŷ": dL_dy_hat(y_hat, y), "dL/dw": dL_dw, "dL/db": dL_db}
    return start | slopes | {"prediction": y_hat, "error": error, "loss": loss}


GIVEN = _given()


class Part(NamedTuple):
    """Prose from one heading or code cell to the next, and the lines near it."""

    cell: int
    start: int  # in the cell's source
    text: str
    near: list
    repeats: bool  # whether it is the opener or the summary


class _Piece(NamedTuple):
    section: int
    cell: int
    start: int
    text: str | None  # of prose
    lines: list  # of code


def parts(notebook):
    """The prose of a notebook, part by part, each with what stands near it."""
    pieces = list(_pieces(notebook))
    return [
        Part(
            piece.cell,
            piece.start,
            piece.text,
            _near(pieces, place),
            piece.cell == 0 or piece.text.startswith(SUMMARY),
        )
        for place, piece in enumerate(pieces)
        if piece.text is not None
    ]


def _pieces(notebook):
    section = 0
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type == "code":
            yield _Piece(section, index, 0, None, lines_of(cell))
            continue
        for found in re.finditer(r"^(?:##+ )?(?:(?!^##+ ).)+", cell.source, flags=re.M | re.S):
            section += found[0].startswith("## ")
            yield _Piece(section, index, found.start(), found[0], [])


def lines_of(cell):
    """What a code cell says, line by line: its code and its outputs."""
    if re.search(QUESTION, cell.source, flags=re.M):
        return []
    said = [output.get("text") or output.get("data", {}).get("text/plain", "") for output in cell.outputs]
    return [line for text in (cell.source, *said) for line in text.splitlines()]


def _near(pieces, place):
    here = pieces[place]
    before = _next_lines(reversed(pieces[:place]), here.section, past_questions=False)
    near = before + _next_lines(pieces[place + 1 :], here.section, past_questions=not before)
    if not near:
        earlier = [piece for piece in pieces if piece.section < here.section and piece.lines]
        near = [line for piece in earlier if piece.section == earlier[-1].section for line in piece.lines]
    if not (term := re.match(r"### (.*)", here.text)):
        return near
    everywhere = [line for piece in pieces for line in piece.lines]  # a glossary's words come before its code
    return [line for line in everywhere if term[1].lower() in line.replace("_", " ").lower()]


def _next_lines(pieces, section, past_questions):
    for piece in pieces:
        is_question = piece.text is None and not piece.lines
        if piece.section != section or (is_question and not past_questions):
            return []
        if piece.lines:
            return piece.lines
    return []


def unsupported(notebook):
    """The claims of a notebook that nothing holds, each with the index of its cell and its surroundings."""
    prose = parts(notebook)
    body = values_of_body(prose)
    return [
        (part.cell, each.written, part.text[max(0, each.start - 40) : each.end + 20])
        for part in prose
        for each in unsaid(part, body)
    ]


def values_of_body(prose):
    """The values that the prose between opener and summary states."""
    return {each.value for part in prose if not part.repeats for each in claims(part.text)}


def unsaid(part, body):
    """The claims of this part that nothing holds."""
    return [
        each
        for each in claims(part.text)
        if not is_given(part.text, each)
        and not is_said(part.text, each, part.near)
        and not (part.repeats and not named(part.text, each) and each.value in body)
    ]


def is_given(text, claim):
    """Whether a claim is a number of the worked example, under its name."""
    return abs(claim.value - GIVEN.get(named(text, claim), float("nan"))) < 1e-9


def is_said(text, claim, lines):
    """Whether a line says this number: of the same thing, counting the same, and in the row that is spoken of."""
    row, name = _row(text, claim), None if claim.counts else named(text, claim)
    said = [
        (names, each)
        for line in lines
        if row is None or any(_same(row, other) for other in numbers(line))
        for names, each in with_names(line)
    ]
    if name in GIVEN or any(name in names for names, _ in said):
        said = [(names, each) for names, each in said if name in names]
    kind = (claim.counts, claim.labels)
    if claim.counts and any((each.counts, each.labels) == kind for _, each in said):
        said = [(names, each) for names, each in said if (each.counts, each.labels) == kind]
    return any(_same(claim, each) for _, each in said)


def _same(claim, number):
    return (
        claim.value == (number.value if claim.signed else abs(number.value))
        and number.counts in ("", claim.counts)
        and (number.labels or not claim.labels)
    )


def _row(text, claim):
    """The "epoch 6" that a number is said of: the one right after it, else the last one before it in its sentence."""
    if claim.labels:
        return None
    labels = [each for each in claims(text) if each.labels]
    for label in labels:
        between = text[claim.end : label.start]
        if claim.end <= label.start and not re.search(r"[.,;:()]|.{30}", between):
            return label
    before = [label for label in labels if label.end <= claim.start]
    return before[-1] if before and not re.search(r"[.?:;]\s", text[before[-1].end : claim.start]) else None
