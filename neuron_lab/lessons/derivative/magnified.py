"""Lesson 3's picture: a secant and a tangent on the loss curve, and the same through a magnifier."""

import math

from neuron_lab.lessons.shared.quantities import LOSS
from neuron_lab.ui.labels import label_beside
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.numbers import as_given, signed
from neuron_lab.ui.style import FAINT, GREY, INK


class SecantAndTangent(LiveFigure):
    """On the left the loss with a secant and its tangent; on the right what is near the point, magnified.

    :param quantity: what is nudged.
    :param loss: the loss as a function of it, quadratic.
    :param sets: the name of the control that the point sets; the end of the nudge sets ``h``.
    :param span, heights: lowest and highest value on the horizontal and on the vertical axis.
    """

    BOX = (58, 14, 440, 284)  # of the axes, in pixels
    CENTRE, RADIUS = (638, 142), 108  # of the magnifier
    ASIDE = 0.45  # of its radius: so far left of its middle the point is, to leave room for the nudge
    width, height = 760, 344

    def __init__(self, quantity, sets, loss, span, heights):
        self.quantity, self.sets, self.loss = quantity, sets, loss
        self.span, self.heights = span, heights
        self.name = (
            f"The loss over {quantity.symbol}, with a secant and a tangent, and the same through a magnifier"
        )
        super().__init__()

    def build(self):
        from neuron_lab.ui.parabola import Parabola

        axes = self.axes(*self.BOX, xlim=self.span, ylim=self.heights)
        axes.set(xlabel=f"{self.quantity.name} {self.quantity.symbol}", ylabel="loss L")
        axes.axhline(0, color=FAINT)
        axes.add_patch(Parabola(color=GREY)).set_function(self.loss, *self.span)
        rim = {"markerfacecolor": "none", "markeredgecolor": GREY, "markeredgewidth": 1.5, "zorder": 1.5}
        self.looked_at = self.moving_line(axes, "o", **rim)
        self.whole = _OnTheCurve(self, axes, self.quantity)
        self.whole.nudged.set_clip_on(False)
        lens = self._build_lens()
        self.curve = self.moving_parabola(lens, color=GREY)
        self.magnified = _InTheLens(self, lens, self.quantity)
        self._build_key()
        self.handle(self.whole.point, "the point on the curve", x=self.sets)
        self.handle(
            self.whole.nudged, "the end of the nudge", x="h", sets=lambda x, y, state: {"h": x - state.at}
        )

    def _build_lens(self):
        from matplotlib.patches import Circle

        (x, y), radius = self.CENTRE, self.RADIUS
        lens = self.axes(x - radius, y - radius, 2 * radius, 2 * radius, xlim=(-1, 1), ylim=(-1, 1))
        lens.set_axis_off()
        rim = Circle((0, 0), 1, facecolor="white", edgecolor=GREY, linewidth=3, clip_on=False)
        lens.add_patch(rim)
        return lens

    def _build_key(self):
        page, left = self.canvas(), self.CENTRE[0] - self.RADIUS
        self.times = self.moving_text(page, self.CENTRE[0], 19, color=GREY, ha="center", va="center")
        page.plot([left - 12, left + 18], [280, 280], color=self.quantity.colour, linewidth=4.5)
        page.text(left + 26, 280, "your nudge", va="center", color=self.quantity.colour)
        page.plot([left - 12, left + 18], [308, 308], "--", color=LOSS.colour)
        page.text(left + 26, 308, "tangent", va="center", color=LOSS.colour)
        bold = {"weight": "bold", "ha": "right", "va": "center"}
        self.quotient = self.moving_text(page, 748, 280, color=self.quantity.colour, **bold)
        self.slope = self.moving_text(page, 748, 308, color=LOSS.colour, **bold)

    def show(self, state):
        at, zoom = state.at, state.zoom
        (_, _, width, height), (low, high), (bottom, top) = self.BOX, self.span, self.heights
        across = self.RADIUS / zoom * (high - low) / width  # from the middle of what is magnified to its rim
        up = self.RADIUS / zoom * (top - bottom) / height
        middle = at + self.ASIDE * across

        def through(place, loss):
            return (place - middle) / across, (loss - state.before) / up

        def height_in_lens(u):
            return (self.loss(middle + u * across) - state.before) / up

        self.whole.show(state, lambda place, loss: (place, loss))
        self.magnified.show(state, through)
        self.curve.set_function(height_in_lens, *_until_the_rim(height_in_lens))
        self.looked_at.set_data([middle], [state.before])
        self.looked_at.set_markersize(max(2 * self.RADIUS / zoom, 19))  # never hidden behind the point
        self.times.set_text(f"through a magnifier, × {zoom_text(zoom)}")
        self.quotient.set_text(signed(state.quotient, 3))
        self.slope.set_text(signed(state.slope, 3))


def short(value, digits=6):
    """A number with the digits it has, but not more than so many after the point: 0.5, −0.000799."""
    return as_given(round(value, digits))


def change_text(state):
    """By how much the loss changes, with its sign."""
    change = short(state.after - state.before)
    return change if change.startswith("−") or change == "0" else f"+{change}"


def zoom_text(zoom):
    """How many times, for people: 10, or 1.26."""
    return short(zoom, 2)


class _Triangle:
    """The nudge to the right, the change of the loss up or down, and the two straight lines through the point."""

    def __init__(self, figure, axes, quantity):
        self.axes = axes
        self.secant = figure.moving_line(axes, color=quantity.colour, linewidth=4.5)
        self.tangent = figure.moving_line(axes, "--", color=LOSS.colour, zorder=2.5)
        self.sides = figure.moving_line(axes, color=INK, linewidth=2, zorder=3)
        self.nudged = figure.moving_line(axes, "s", color=quantity.colour, markersize=9, zorder=4)
        self.point = figure.moving_line(axes, "o", color=quantity.colour, markersize=12, zorder=5)
        self.run_label = figure.moving_text(axes, color=INK, ha="center", va="center", zorder=6)
        self.rise_label = figure.moving_text(axes, color=INK, va="center", weight="bold", zorder=6)

    def show(self, state, place):
        """Show a state; ``place`` makes a point of these axes of a value and a loss."""
        end = state.at + state.h
        start, corner, tip = place(state.at, state.before), place(end, state.before), place(end, state.after)
        for line, slope in ((self.secant, state.quotient), (self.tangent, state.slope)):
            one_on = place(state.at + 1, state.before + slope)
            line.set_data(*_columns(self.ends(start, (one_on[1] - start[1]) / (one_on[0] - start[0]))))
        self.sides.set_data(*_columns(self.seen((start, corner, tip))))
        self.point.set_data(*_columns([start]))
        self.nudged.set_data(*_columns(self.waits(tip)))
        self._write(state, start, corner, tip)

    def ends(self, start, slope):
        """From where to where the straight line of this slope through the point is drawn."""
        raise NotImplementedError

    def seen(self, sides):
        """What is seen of the two sides, from the point over the corner to the end of the nudge."""
        raise NotImplementedError

    def waits(self, tip):
        """Where the end of the nudge is shown: a list of one point, or none."""
        raise NotImplementedError

    def _write(self, state, start, corner, tip):
        """Label the two sides, where they are long enough to be seen and end where one sees it."""
        (x0, _), (x1, y0), (_, y1) = (self.axes.transData.transform(each) for each in (start, corner, tip))
        box, falls = self.axes.bbox, state.after < state.before
        seen = x1 < box.x1 - 2
        run = f"h = {short(state.h)}" if seen and x1 - x0 > 24 else ""
        middle = (start[0] + corner[0]) / 2, start[1]
        label_beside(self.run_label, run, middle, dy=12 if falls else -12, left=40, right=40)
        rise = change_text(state) if seen and abs(y1 - y0) > 9 else ""
        middle = corner[0], (corner[1] + tip[1]) / 2
        # to the right of its line; where there is no room left, to the left
        room = box.x1 - x1 > 10 + 9 * len(rise)
        self.rise_label.set_ha("left" if room else "right")
        label_beside(self.rise_label, rise, middle, 8 if room else -8, bottom=10, top=10)


class _OnTheCurve(_Triangle):
    """On the whole curve: all ends where the axes end."""

    def ends(self, start, slope):
        x, y = start
        return [(at, y + slope * (at - x)) for at in self.axes.get_xlim()]

    def seen(self, sides):
        return sides

    def waits(self, tip):
        """At the edge, where it is off the picture: one can take it back from there."""
        (_, right), (_, top) = self.axes.get_xlim(), self.axes.get_ylim()
        return [(min(tip[0], right), min(tip[1], top))]


class _InTheLens(_Triangle):
    """In the magnifier, a circle of radius 1. All ends at its rim; to clip it there would take twice the time."""

    def ends(self, start, slope):
        x, _ = start  # at half its height
        a = 1 + slope * slope
        root = math.sqrt(a - (slope * x) ** 2)
        steps = ((-x - root) / a, (-x + root) / a)  # to the right, until the distance from the middle is 1
        return [(x + step, slope * step) for step in steps]

    def seen(self, sides):
        start, (x, y), tip = sides
        if x >= 1:
            return start, (1, y)
        rim = math.sqrt(1 - x * x)
        return start, (x, y), (x, min(max(tip[1], -rim), rim))

    def waits(self, tip):
        return [tip] if math.hypot(*tip) < 0.97 else []


def _columns(points):
    return [x for x, _ in points], [y for _, y in points]


def _until_the_rim(height):
    """How far a curve that starts within the circle runs to the left and to the right before it leaves it.

    :param height: takes how far to the right, returns the height; at ``-ASIDE`` the curve is within.
    """
    ends = []
    for rim in (-1.0, 1.0):
        inside, outside = -SecantAndTangent.ASIDE, rim
        for _ in range(20):  # a millionth of the radius
            middle = (inside + outside) / 2
            if math.hypot(middle, height(middle)) < 1:
                inside = middle
            else:
                outside = middle
        ends.append(inside)
    return ends
