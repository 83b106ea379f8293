"""The tables of ``browser.py``: what was measured in a page, in rows and in a summary."""

import statistics

HEAD = """\
| explorer | key to picture, median ms (p95) | drag to picture | empty callback | ratio | ratio of a drag \
| pictures a second | of the empty callback's | dragged | `interact` | times ours | ipympl | times ours | lost |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|"""

SERVER_HEAD = """\
| explorer | empty callback without the extension, ms (p95) | pictures a second | with it | ours without it, ms (p95) \
| pictures a second | with it | before, ms (p95) | pictures a second | with all, times as many |
|---|---|---|---|---|---|---|---|---|---|"""


def median(measured):
    """The middle of the milliseconds."""
    return statistics.median(measured.milliseconds)


def rate(measured):
    """Pictures a second: the middle of the rounds."""
    return statistics.median(measured.rates)


def row(name, found):
    """One line of the first table."""
    ours, floor, drag = found["ours"], found["nothing"], found.get("drag")
    cells = [name, _times(ours), _times(drag), _times(floor), f"{median(ours) / median(floor):.2f}"]
    cells += [f"{median(drag) / median(floor):.2f}" if drag else "–"]
    cells += [f"{rate(ours):.1f}", f"{rate(ours) / rate(floor):.0%}", f"{rate(drag):.1f}" if drag else "–"]
    for way in ("interact", "ipympl"):
        slow = found.get(way)
        cells += [_times(slow), f"{median(slow) / median(ours):.1f}" if slow else "–"]
    cells.append(str(sum(len(each.lost) for each in found.values())))
    return _line(cells)


def server_row(name, found):
    """One line of the second table."""
    cells = [name]
    for way in ("nothing", "ours"):
        without = found[f"{way} without"]
        cells += [_times(without), f"{rate(without):.1f}", f"{rate(found[way]):.1f}"]
    before = found.get("before")
    cells += [_times(before), *([f"{rate(before):.1f}", _ratio(found)] if before else ["–", "–"])]
    return _line(cells)


def _ratio(found):
    return f"{rate(found['ours']) / rate(found['before']):.1f}"


def _line(cells):
    return f"| {' | '.join(cells)} |"


def _times(measured):
    if measured is None:
        return "–"
    in_order = sorted(measured.milliseconds)
    return f"{median(measured):.0f} ({in_order[int(0.95 * len(in_order))]:.0f})"


QUOTIENTS = {
    "Key to picture ÷ empty callback": (median, "ours", "nothing", max),
    "Drag to picture ÷ empty callback": (median, "drag", "nothing", max),
    "Drag ÷ key": (median, "drag", "ours", max),
    "Pictures a second ÷ empty callback's": (rate, "ours", "nothing", min),
    "Pictures a second, dragged ÷ empty callback's": (rate, "drag", "nothing", min),
    "Pictures a second ÷ those before": (rate, "ours", "before", min),
    "interact ÷ key to picture": (median, "interact", "ours", min),
    "ipympl ÷ key to picture": (median, "ipympl", "ours", min),
}
"""What is divided by what, and which end is the worst."""


def summary(results):
    """The middle and the worst over all explorers, one line for each figure."""
    lines = []
    for what, (of, above, below, worst) in QUOTIENTS.items():
        all_of = [of(each[above]) / of(each[below]) for each in results.values() if {above, below} <= {*each}]
        if all_of:
            lines.append(f"{what}: median {statistics.median(all_of):.2f}, worst {worst(all_of):.2f}")
    return "\n".join(lines)
