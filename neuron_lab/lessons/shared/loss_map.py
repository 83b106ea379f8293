"""What the pictures of lesson 7 share: the map of a bowl, a run drawn in few points, and losses in words."""

import numpy as np

from neuron_lab.least_squares import directions, epochs_for_a_tenth, loss_surface
from neuron_lab.ui.numbers import number
from neuron_lab.ui.player import Player
from neuron_lab.ui.style import GREEN, GREY, INK

LEVELS = (0, *np.logspace(-3, 1.5, 10), 1e6)
_LIGHTEST, _DARKEST = 1.0, 0.55  # ink on the darkest grey still has a contrast of 5 : 1


def epoch_player(last, epoch):
    """Step through a run, epoch by epoch."""
    return Player("epoch", last, epoch, interval=150)


def draw_bowl(axes, x, y, fit, points=121):
    """Draw a map of the loss above its floor: each level is about three times the one inside it."""
    axes.grid(False)
    w, b = (np.linspace(*span, points) for span in (axes.get_xlim(), axes.get_ylim()))
    greys = [str(grey) for grey in np.linspace(_LIGHTEST, _DARKEST, len(LEVELS) - 1)]
    height = np.maximum(loss_surface(x, y, w, b[:, None]) - fit.floor, 0)
    return axes.contourf(w, b, height, levels=LEVELS, colors=greys)


def draw_best(axes, fit):
    """Mark the lowest point of the map; returns the mark."""
    return axes.plot(*fit[:2], "P", color=GREEN, markersize=11, markeredgecolor="white", zorder=4)[0]


def draw_directions(axes, x, fit, length):
    """Two thin lines through the lowest point, along the flat and across the steep direction, with their names."""
    for direction, name, reach in zip(directions(x), ("steep", "flat"), (0.62, length), strict=True):
        ends = np.outer([-reach, reach], direction) + fit[:2]
        axes.plot(*ends.T, color=GREY, linewidth=1, linestyle=(0, (6, 3)))
        angle = float(np.degrees(np.arctan2(direction[1], direction[0])))
        upright = angle - 180 if angle > 90 else angle
        aside = np.array([-np.sin(np.radians(upright)), np.cos(np.radians(upright))])
        at = fit[:2] + 0.4 * direction + 0.1 * aside
        style = {"color": INK, "size": 12, "ha": "center", "va": "center", "rotation_mode": "anchor"}
        axes.text(*at, name, rotation=upright, **style)


def loss_axes(figure, box, epochs, lowest, highest, room, title="loss after each epoch"):
    """Add a chart of a loss over the epochs, every factor of ten equally high, with room for labels."""
    axes = figure.axes(*box, xlim=(-0.03 * epochs, room * epochs), yscale="log", ylim=(lowest, highest))
    axes.set_title(title, loc="left", pad=12)
    axes.set_xticks([0, epochs // 2, epochs])
    axes.set_xlabel("epoch", x=0.5 / room)
    powers = [10.0**power for power in range(-9, 9) if lowest <= 10.0**power <= highest]
    axes.set_yticks(powers, [f"{power:g}" if power >= 1e-4 else "" for power in powers])
    axes.minorticks_off()
    return axes


def few(epoch):
    """The epochs of a run worth drawing: the first ones, then every fifth, and the last.

    Five is odd, so a run that bounces to and fro still does.
    """
    return np.array([*range(min(epoch, FIRST)), *range(FIRST, epoch, 5), epoch])


FIRST = 20


def on_axes(axes, xs, ys):
    """Points for a moving line, to the half pixel, up to where it leaves the surroundings of the axes.

    Half a pixel is not seen, and writes a coordinate with four digits instead of nine.
    """
    points = np.column_stack([xs, ys]).astype(float)
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    if axes.get_yscale() == "log":
        low, high = 0.5 * low, 100 * high
        points[:, 1] = np.maximum(points[:, 1], low)
        far = points[:, 1] > high
        points[:, 1] = np.minimum(points[:, 1], high)
    else:
        middle, reach = np.array([left + right, low + high]) / 2, 3 * max(right - left, high - low)
        away = points - middle
        distance = np.hypot(*away.T)
        far = distance > reach
        points[far] = middle + away[far] * (reach / distance[far])[:, None]
    if far.any():
        points = points[: int(np.argmax(far)) + 1]
    pixels = np.round(2 * axes.transData.transform(points)) / 2
    return axes.transData.inverted().transform(pixels).T


def is_on(axes, w, b):
    """Whether a point lies on the map."""
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    return left <= w <= right and bottom <= b <= top


def loss_text(loss):
    """A loss with its sign of equality: "= 0.107", or "< 0.0001" where four digits would show nothing."""
    if abs(loss) < 5e-13:  # 0, but for rounding
        return f"= {number(0.0)}"
    return "< 0.0001" if loss < 1e-4 else f"= {number(loss, 2 if loss >= 1 else 3)}"


def loss_in_words(loss):
    """A loss within a sentence: "0.107", or "below 0.0001"."""
    return loss_text(loss).replace("= ", "").replace("<", "below")


def what_is_left(factor, epoch):
    """How much of a distance is left after this many epochs, in words."""
    left = abs(factor) ** epoch
    if left >= 10:
        return f"{number(left, 0)} times as much"
    if left > 1.005:
        return f"{number(100 * left, 0)} %"
    return "nothing" if left < 5e-4 else "less than 1 %" if left < 0.01 else f"{number(100 * left, 0)} %"


def to_a_tenth(factor, epoch):
    """How long it takes until a tenth of a distance is left, as an aside; nothing where it is past that."""
    if abs(factor) ** epoch < 0.1:
        return ""
    count = number(epochs_for_a_tenth(factor), 0)
    return f" (it takes {count} {'epoch' if count == '1' else 'epochs'} from the start to get to a tenth)"


def mark_loss(marker, beyond, label, epoch, loss):
    """Put the point and the label of the present epoch into a chart, or a triangle at the edge that it has left."""
    axes = marker.axes
    (_, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    inside = low <= loss <= high
    marker.set_data([epoch] if inside else [], [loss] if inside else [])
    beyond.set_data([] if inside else [epoch], [] if inside else [high if loss > high else low])
    beyond.set_marker("^" if loss > high else "v")
    label.set_text(f"L {loss_text(loss)}{' ↑' if loss > high else ''}")
    label.set_ha("right" if loss > high else "left")
    at = right if loss > high else epoch + 0.026 * right
    label.set_position((at, min(max(1.2 * loss, 4 * low), high / 2)))
