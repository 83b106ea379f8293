"""The pictures of lesson 9 against numbers worked out here: by hand, or by plain loops and geometry of our own."""

import itertools
import math
from functools import cache

import numpy as np
import pytest
from explorers import data, moving_texts, text_of, texts
from matplotlib.colors import to_rgba
from matplotlib.path import Path

from neuron_lab.lessons import layers
from neuron_lab.lessons.layers.training import LABELS, POINTS

EDGE = 3.0  # the plane of the first picture goes so far in each direction


def shown_in(graph, *names):
    """What stands in these boxes."""
    return [text_of(graph.value[name]) for name in names]


def pieces(line):
    """The straight pieces of a line with gaps: pairs of points."""
    points = np.column_stack(line.get_data())
    if not len(points):
        return []
    return np.split(points, np.flatnonzero(np.isnan(points[:, 0])))


def ends_of(piece):
    return piece[~np.isnan(piece[:, 0])]


# -------------------------------------------------------------------------- one neuron with two inputs


def test_graph_point_formula_and_words_of_the_neuron():
    explorer = layers.explore()
    for name, value in {"w1": -0.5, "w2": 1.2, "b": 0.4, "x1": 1.0, "x2": -2.0}.items():
        getattr(explorer, name).value = value
    picture = explorer.picture  # −0.5 · 1 = −0.5, 1.2 · (−2) = −2.4, together with 0.4: −2.5
    assert shown_in(picture.graph, "w1", "w2", "b", "x1", "x2") == ["−0.50", "1.20", "0.40", "1.00", "−2.00"]
    assert shown_in(picture.graph, "product1", "product2", "y_hat") == ["−0.50", "−2.40", "−2.50"]
    formula = "ŷ = w₁ · x₁ + w₂ · x₂ + b\n  = −0.50 · 1.00 + 1.20 · (−2.00) + 0.40\n  = −2.50"
    assert str(explorer.equations[0]) == formula
    assert data(picture.point) == ([1], [-2]) and text_of(picture.point_label) == "ŷ = −2.50"
    assert data(picture.drops) == ([1, 1, 0], [0, -2, -2])
    said = "The first input brings −0.50, the second −2.40, the bias 0.40: together ŷ = −2.50."
    assert said in explorer.sentence
    assert "without shade, where ŷ is below 0" in explorer.sentence and "x₂ counts more" in explorer.sentence


def test_the_lesson_opens_at_its_target():
    explorer = layers.explore()  # 0.5 · 2 + 0.4 · 1 + 0.1
    assert shown_in(explorer.picture.graph, "product1", "product2", "y_hat") == ["1.00", "0.40", "1.50"]
    assert "on the shaded side, where ŷ is above 0" in explorer.sentence
    assert "x₁ counts more" in explorer.sentence


def test_a_second_input_moves_three_boxes_and_no_line():
    explorer = layers.explore()
    picture, names = explorer.picture, ("w1", "w2", "b", "x1", "x2", "product1", "product2", "y_hat")
    before, lines = shown_in(picture.graph, *names), [*map(np.copy, pieces(picture.higher))]
    explorer.x2.value = -2
    after = shown_in(picture.graph, *names)
    changed = [name for name, old, new in zip(names, before, after, strict=True) if old != new]
    assert changed == ["x2", "product2", "y_hat"]
    for old, new in zip(lines, pieces(picture.higher), strict=True):
        assert np.array_equal(old, new, equal_nan=True)


@pytest.mark.parametrize(
    "w1, w2, b, ends",
    [
        (1, 1, 0, [(-3, 3), (3, -3)]),
        (1, 0, -0.5, [(0.5, -3), (0.5, 3)]),  # upright: blind to the second input
        (0, 0.5, 1, [(-3, -2), (3, -2)]),
        (0.5, 1, 1, [(-3, 0.5), (3, -2.5)]),  # x₂ = −1 − x₁ / 2
        (0.25, 0.1, 1.5, []),  # 3 · 0.35 = 1.05 is less than 1.5: it is 0 nowhere
    ],
)
def test_the_line_of_0_by_hand(w1, w2, b, ends):
    picture = layers.explore(w1=w1, w2=w2, b=b).picture
    drawn = np.column_stack(picture.zero.get_data()).tolist()
    assert sorted(map(tuple, drawn)) == [pytest.approx(end) for end in sorted(ends)]
    assert text_of(picture.zero_label) == ("ŷ = 0" if ends else "")


planes = pytest.mark.parametrize(
    "w1, w2, b", [(0.5, 0.4, 0.1), (-1.5, 0.7, -0.4), (1.5, -1.5, 1.5), (0.2, 0.0, 0.9), (-0.3, -1.1, 0.0)]
)


@planes
def test_a_line_for_each_whole_prediction(w1, w2, b):
    picture = layers.explore(w1=w1, w2=w2, b=b).picture
    reach = EDGE * (abs(w1) + abs(w2))  # from the middle to the highest and the lowest corner
    for line, sign, furthest in ((picture.higher, 1, b + reach), (picture.lower, -1, reach - b)):
        levels = []
        for piece in map(ends_of, pieces(line)):
            heights = piece @ (w1, w2) + b
            assert heights[0] == pytest.approx(heights[1]) == pytest.approx(round(heights[0]))
            assert np.abs(piece).max(axis=1) == pytest.approx([EDGE, EDGE])  # from edge to edge
            levels.append(sign * round(heights[0]))
        assert sorted(levels) == list(range(1, math.ceil(furthest)))


@planes
def test_the_further_into_the_shade_the_higher(w1, w2, b):
    picture = layers.explore(w1=w1, w2=w2, b=b).picture
    points = np.random.default_rng(5).uniform(-EDGE, EDGE, (500, 2))
    heights = points @ (w1, w2) + b
    for level, shade in enumerate(picture.shades):  # one more layer of shade above 0, 1, 2 and 3
        inside = Path(shade.get_xy()).contains_points(points) & shade.get_visible()
        sure = np.abs(heights - level) > 1e-6
        assert (inside == (heights > level))[sure].all()


@pytest.mark.parametrize("b, shaded", [(0.5, [True, False, False, False]), (-0.5, [False] * 4)])
def test_without_weights_the_bias_is_everywhere(b, shaded):
    explorer = layers.explore(w1=0, w2=0, b=b)
    picture = explorer.picture
    assert [shade.get_visible() for shade in picture.shades] == shaded
    assert not any(len(pieces(line)) for line in (picture.zero, picture.higher, picture.lower))
    assert "ŷ is the bias at every point" in explorer.sentence and text_of(picture.zero_label) == ""


@pytest.mark.parametrize(
    "settings, words",
    [
        (dict(w1=1, w2=1, b=0, x1=1, x2=-1), "on the line, where ŷ is 0. Both inputs count equally"),
        ({"w1": -0.7, "w2": 0.7}, "Both inputs count equally strongly."),
        ({"w1": 0, "w2": 0.7}, "Only x₂ counts: the other weight is 0."),
        ({"w1": -0.1, "w2": 0}, "Only x₁ counts: the other weight is 0."),
        ({"w1": -0.9, "w2": 0.7}, "x₁ counts more: its weight is further from 0."),
    ],
)
def test_the_words_weigh_the_inputs(settings, words):
    assert words in layers.explore(**settings).sentence


def test_the_name_of_the_line_stands_on_it_and_away_from_the_point():
    explorer = layers.explore()
    for x1 in (-3, 0, 3):
        explorer.x1.value = x1
        at = np.array(explorer.picture.zero_label.get_position())
        assert at @ (0.5, 0.4) + 0.1 == pytest.approx(0, abs=0.15) and np.abs(at).max() <= 2.5
        assert math.dist(at, (x1, 1)) > 1


@planes
def test_two_more_lines_have_their_names_on_them_and_apart(w1, w2, b):
    picture = layers.explore(w1=w1, w2=w2, b=b, x1=-1.2, x2=0.8).picture
    places = [picture.zero_label.get_position(), picture.point_label.get_position()]
    for label, level in zip(picture.level_labels, (1, -1), strict=True):
        exists = abs(level - b) < EDGE * (abs(w1) + abs(w2))
        assert text_of(label) == (f"ŷ = {level}".replace("-", "−") if exists else "")
        if exists:
            assert np.array(label.get_position()) @ (w1, w2) + b == pytest.approx(level, abs=0.3)
            places.append(label.get_position())
    for k, (x, y) in enumerate(places):
        assert all(abs(x - u) > 0.9 or abs(y - v) > 0.3 for u, v in places[:k]), places


# ---------------------------------------------------------------------------- three neurons: a matrix


def outputs_drawn(picture):
    """The three outputs as the graph shows them, and as the matrix product does."""
    return shown_in(picture.graph, "y0", "y1", "y2"), texts(picture.outputs)


def test_three_rows_by_hand():
    explorer = layers.explore_layer()
    explorer.x1.value, explorer.w21.value = -1.0, 1.2
    picture = explorer.picture  # 0.5·(−1) + 0.4 + 0.1; 1.2·(−1) + 0.7 − 0.4; 1·(−1) − 0.6 + 0.3
    assert outputs_drawn(picture) == (["0.00", "−0.90", "−1.30"],) * 2
    assert [*map(texts, picture.weights)] == [["0.50", "0.40"], ["1.20", "0.70"], ["1.00", "−0.60"]]
    assert texts(picture.inputs) == shown_in(picture.graph, "x0", "x1") == ["−1.00", "1.00"]
    assert texts(picture.biases) == ["0.10", "−0.40", "0.30"]
    assert explorer.sentence.endswith("All three outputs: 0.00, −0.90 and −1.30.")


@pytest.mark.parametrize("moved, to, changed", [("x1", 0.5, [True] * 3), ("w21", 0.9, [False, True, False])])
def test_an_input_moves_every_output_and_a_weight_moves_one(moved, to, changed):
    explorer = layers.explore_layer()
    before, _ = outputs_drawn(explorer.picture)
    assert before == ["1.50", "−0.30", "1.70"]
    getattr(explorer, moved).value = to
    after, _ = outputs_drawn(explorer.picture)
    assert [old != new for old, new in zip(before, after, strict=True)] == changed


@pytest.mark.parametrize(
    "row, formula",
    [
        (1, "ŷ₁ = w₁₁ · x₁ + w₁₂ · x₂ + b₁\n   = 0.50 · 3.00 + 0.40 · 1.00 + 0.10\n   = 2.00"),
        (2, "ŷ₂ = w₂₁ · x₁ + w₂₂ · x₂ + b₂\n   = −0.30 · 3.00 + 0.70 · 1.00 + (−0.40)\n   = −0.60"),
        (3, "ŷ₃ = w₃₁ · x₁ + w₃₂ · x₂ + b₃\n   = 1.00 · 3.00 + (−0.60) · 1.00 + 0.30\n   = 2.70"),
    ],
)
def test_the_row_that_is_looked_at(row, formula):
    explorer = layers.explore_layer()
    explorer.x1.value, explorer.row.value = 3, f"neuron {row}"
    picture = explorer.picture
    assert str(explorer.equations[0]) == formula
    assert f"Neuron {row} is row {row} of the matrix" in explorer.sentence
    assert f"its own bias, gives {formula.split()[-1]}." in explorer.sentence
    looked_at = [j == row - 1 for j in range(3)]
    assert [ring.get_visible() for ring in picture.rings] == looked_at
    for cells in (*zip(*picture.weights, strict=True), picture.outputs):
        assert [cell.get_weight() == "bold" for cell in cells] == looked_at
    height = picture.outputs[row - 1].get_position()[1]
    for band in picture.bands:
        assert band.get_y() + band.get_height() / 2 == pytest.approx(height)
    graph = picture.graph
    neuron_x, neuron_y = graph.centre[f"y{row - 1}"]
    assert neuron_y == height
    for arrow, name in zip(picture.arrows, ("x0", "x1"), strict=True):  # on the way from input to neuron
        for x, y in zip(*arrow.get_data(), strict=True):
            input_x, input_y = graph.centre[name]
            share = (x - input_x) / (neuron_x - input_x)
            assert 0 < share < 1 and y == pytest.approx(input_y + share * (neuron_y - input_y))


def test_the_first_row_is_the_neuron_of_the_first_picture():
    for x1 in (-2.5, 0, 1.7):
        alone, in_a_layer = layers.explore(x1=x1), layers.explore_layer(x1=x1)
        assert shown_in(alone.picture.graph, "y_hat") == shown_in(in_a_layer.picture.graph, "y0")


# --------------------------------------------------------------------------------- a network that learns

BEND = {
    "none": (lambda s: s, lambda s: 1.0),
    "relu": (lambda s: max(s, 0.0), lambda s: float(s > 0)),
    "tanh": (math.tanh, lambda s: 1 / math.cosh(s) ** 2),
}


def lead_and_hidden(network, point, activation):
    """By how much the score of the outer class leads, and the sums of the hidden neurons; by plain sums."""
    weights, biases, last, last_biases = network
    sums = [w @ point + b for w, b in zip(weights, biases, strict=True)]
    bent = [BEND[activation][0](s) for s in sums]
    return (last[1] - last[0]) @ bent + last_biases[1] - last_biases[0], sums, bent


@cache
def plain_run(activation):
    """The networks of a run, before training and after each epoch, by a loop over examples of our own.

    With two classes the loss of a point is log(1 + exp(−lead)) where the lead counts for its own class.
    """
    draw = np.random.default_rng(2).standard_normal
    network = [draw((8, 2)), np.zeros(8), draw((2, 8)) / 2, np.zeros(2)]  # 2 / inputs is 1, then 1/4
    order, networks = np.random.default_rng(2), [network]
    for _ in range(30):
        for batch in np.split(order.permutation(60), 6):
            gradient = [np.zeros_like(part) for part in network]
            for k in batch:
                lead, sums, bent = lead_and_hidden(network, POINTS[k], activation)
                slope = (1 / (1 + math.exp(-lead)) - LABELS[k]) / 10  # of the loss, by the lead
                slopes = np.array([-slope, slope])
                back = slopes @ network[2] * [BEND[activation][1](s) for s in sums]
                parts = np.outer(back, POINTS[k]), back, np.outer(slopes, bent), slopes
                gradient = [total + part for total, part in zip(gradient, parts, strict=True)]
            network = [part - 0.3 * slope for part, slope in zip(network, gradient, strict=True)]
        networks.append(network)
    return networks


def leads(activation, epoch, points):
    return np.array([lead_and_hidden(plain_run(activation)[epoch], point, activation)[0] for point in points])


def wrong_and_loss(activation, epoch):
    towards_right = leads(activation, epoch, POINTS) * np.where(LABELS, 1, -1)
    return towards_right < 0, float(np.mean(np.log1p(np.exp(-towards_right))))


runs = pytest.mark.parametrize("activation, epoch", [*itertools.product(BEND, (0, 4, 17, 30))])


def test_the_inner_ring_lies_inside_the_outer_one():
    middle = np.array([0.4, -0.3])  # of the inner ring
    inner, outer = POINTS[LABELS == 0], POINTS[LABELS == 1]
    assert len(inner) == len(outer) == 30
    assert np.hypot(*(inner - middle).T).mean() == pytest.approx(0.75, abs=0.1)
    assert np.hypot(*outer.T).mean() == pytest.approx(1.9, abs=0.1)


@runs
def test_losses_strokes_and_words_by_a_plain_loop(activation, epoch):
    explorer = layers.explore_network(epoch, activation=activation)
    picture = explorer.picture
    wrong, loss = wrong_and_loss(activation, epoch)
    assert data(picture.loss.here) == ([epoch], [pytest.approx(loss, abs=1e-9)])
    xs, ys = data(picture.loss.line)
    assert xs == list(range(epoch + 1))
    assert ys[0] == pytest.approx(wrong_and_loss(activation, 0)[1]) and ys[-1] == pytest.approx(loss)
    strokes = pieces(picture.strokes)
    middles = [ends_of(piece).mean(axis=0) for piece in strokes if len(ends_of(piece))]
    assert np.array(middles).reshape(-1, 2) == pytest.approx(POINTS[wrong])
    count = int(wrong.sum())
    assert f"on the wrong side: {count} of 60" in moving_texts(picture)
    assert f"L = {loss:.2f}" in moving_texts(picture) and f"the loss is {loss:.2f}." in explorer.sentence
    assert f"{60 - count} of 60 points are on the right side" in explorer.sentence
    assert f"an accuracy of {100 * (60 - count) / 60:.0f} %" in explorer.sentence
    assert explorer.equations[0].rows == ("right / points", f"{60 - count} / 60", f"{(60 - count) / 60:.2f}")


def painted(region, points):
    """Which of these points are painted: an edge that runs the other way round cuts a hole."""
    if not region.get_visible():
        return np.zeros(len(points), dtype=bool)
    rounds = np.zeros(len(points))
    for ring in region.get_path().to_polygons():
        x, y = ring.T
        area = np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) / 2
        rounds += np.sign(area) * Path(ring).contains_points(points)
    return rounds != 0


@runs
def test_the_shade_is_where_the_network_says_outer(activation, epoch):
    region = layers.explore_network(epoch, activation=activation).picture.region
    points = np.random.default_rng(3).uniform(-2.6, 2.6, (400, 2))
    pixel = 5.2 / 296
    here = leads(activation, epoch, points)
    around = [leads(activation, epoch, points + pixel * np.array(step)) for step in ((1, 0), (0, 1))]
    steep = np.hypot(*(each - here for each in around))  # how much the lead changes in a pixel
    sure = np.abs(here) > 2 * steep
    assert sure.sum() > 340 and (painted(region, points) == (here > 0))[sure].all()


def bends(region):
    """How far the drawn boundary turns at each of its points on the picture, in degrees."""
    turns = []
    for ring in region.get_path().to_polygons():
        ring = ring[np.any(ring != np.roll(ring, 1, axis=0), axis=1)]  # no point twice in a row
        to, on = ring - np.roll(ring, 1, axis=0), np.roll(ring, -1, axis=0) - ring
        turn = np.degrees(np.arctan2(on[:, 1], on[:, 0]) - np.arctan2(to[:, 1], to[:, 0]))
        turns += np.abs((turn + 180) % 360 - 180)[(np.abs(ring) < 2.5).all(axis=1)].tolist()
    return turns


@pytest.mark.parametrize("epoch", [0, 10, 20, 30])
def test_tanh_bends_smoothly_as_the_words_say(epoch):
    explorer = layers.explore_network(epoch, activation="tanh")
    assert "bend, smoothly" in explorer.sentence or "bends, smoothly" in explorer.sentence
    turns = bends(explorer.picture.region)
    assert max(turns) < 40 and sum(turns) > 60


@pytest.mark.parametrize("epoch", [0, 10, 20, 30])
def test_without_an_activation_the_boundary_is_straight(epoch):
    explorer = layers.explore_network(epoch, activation="none")
    assert "a straight line" in explorer.sentence
    assert max(bends(explorer.picture.region), default=0) < 2


@pytest.mark.parametrize("activation", ["relu", "tanh"])
@pytest.mark.parametrize("epoch", [1, 10, 14, 20, 30])
def test_closed_is_said_where_all_around_is_taken_for_outer(activation, epoch):
    side = np.linspace(-2.6, 2.6, 60)
    border = np.vstack([side * 0 + 2.6, side, side * 0 - 2.6, side]).reshape(2, 2, 60).transpose(0, 2, 1)
    border = np.vstack([*border, *(each[:, ::-1] for each in border)])
    closed = bool((leads(activation, epoch, border) > 0).all())
    sentence = layers.explore_network(epoch, activation=activation).sentence
    assert ("has closed around" in sentence) == closed
    assert ("is still open" in sentence) != closed


@pytest.mark.parametrize("activation, epoch, inside", [("relu", 3, 15), ("relu", 9, 29), ("tanh", 30, 30)])
def test_a_boundary_that_has_closed_around_a_part_of_the_inner_ring_says_so(activation, epoch, inside):
    inner = POINTS[LABELS == 0]
    assert int((leads(activation, epoch, inner) < 0).sum()) == inside
    part = "" if inside == 30 else f"{inside} of the 30 points of "
    assert (
        f"has closed around {part}the inner ring."
        in layers.explore_network(epoch, activation=activation).sentence
    )


def test_what_an_activation_changes_in_the_end():
    right = {name: 60 - wrong_and_loss(name, 30)[0].sum() for name in BEND}
    assert right["relu"] == right["tanh"] == 60 and right["none"] < 40


def test_the_best_of_all_lines_leaves_16_of_60_on_the_wrong_side():
    """As lesson 9 says: a line in every direction, at every height, with either class above it."""
    fewest = 60
    for angle in np.linspace(0, 2 * np.pi, 721):  # the whole round, so either class has been above
        order = LABELS[np.argsort(POINTS @ (math.cos(angle), math.sin(angle)))]
        below = np.concatenate([[0], np.cumsum(order == 1)])  # of the outer ring, which belongs above
        above = np.concatenate([np.cumsum((order == 0)[::-1])[::-1], [0]])
        fewest = min(fewest, int((below + above).min()))
    assert fewest == 16


def test_a_network_that_knows_nothing_has_the_dotted_loss():
    chart = layers.explore_network().picture.chart
    (dotted,) = (line for line in chart.get_lines() if line.get_linestyle() == ":")
    assert list(dotted.get_ydata()) == pytest.approx([-math.log(0.5)] * 2)


def test_classes_differ_by_more_than_colour():
    plane = layers.explore_network().picture.plane
    rings = [line for line in plane.get_lines() if len(line.get_xdata()) == 30]
    colours = {to_rgba(line.get_color()) for line in rings}
    assert len({line.get_marker() for line in rings}) == len(colours) == 2
