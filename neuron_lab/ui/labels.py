"""Labels that stand so many pixels from what they name, whatever the units of their axes."""


def label_beside(label, text, at, dx=0.0, dy=0.0, left=None, right=None, bottom=None, top=None):
    """Write a label beside a point of its axes.

    :param label: a text on axes, moving or not; its own alignment says which part of it stands there.
    :param at: the point, (x, y) in the units of the axes.
    :param dx, dy: how many pixels to the right of it, and above it.
    :param left, right, bottom, top: how many pixels it keeps at least from these edges of the axes; None, any number.
    """
    to_pixels, box = label.axes.transData, label.axes.bbox
    x, y = to_pixels.transform(at)
    x = _between(x + dx, box.x0, box.x1, left, right)
    y = _between(y + dy, box.y0, box.y1, bottom, top)
    label.set_text(text)
    label.set_position(to_pixels.inverted().transform((x, y)))


def in_pixels(label):
    """Where a label stands, (x, y) in pixels from the lower left corner of the figure."""
    return label.axes.transData.transform(label.get_position())


def _between(value, low, high, from_low, from_high):
    if from_low is not None:
        value = max(value, low + from_low)
    return value if from_high is None else min(value, high - from_high)
