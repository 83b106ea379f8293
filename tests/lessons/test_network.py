"""The pictures of lesson 10 against numbers worked out here: by hand, or by plain loops and geometry of our own."""

import itertools
import math
from functools import cache

import numpy as np
import pytest
from explorers import data, moving_texts, text_of, texts
from matplotlib.colors import to_rgba
from matplotlib.path import Path

from neuron_lab.lessons import network as lesson
from neuron_lab.lessons.network.frames import LABELS, POINTS
from neuron_lab.lessons.network.small import parameters


def pieces(line):
    """The straight pieces of a line with gaps: arrays of points."""
    points = np.column_stack(line.get_data())
    if not len(points):
        return []
    return np.split(points, np.flatnonzero(np.isnan(points[:, 0])))


def ends_of(piece):
    return piece[~np.isnan(piece[:, 0])]


BEND = {
    "none": (lambda s: s, lambda s: 1.0),
    "relu": (lambda s: max(s, 0.0), lambda s: float(s > 0)),
    "tanh": (math.tanh, lambda s: 1 / math.cosh(s) ** 2),
}


# ------------------------------------------------------------------------- two hidden neurons, one input


def heights(curve, at):
    """The height of a drawn curve at these inputs."""
    return np.interp(at, *data(curve))


@pytest.mark.parametrize("activation", BEND)
@pytest.mark.parametrize("b2, v2", [(-1.0, -2.0), (2.0, 1.5), (-2.0, 3.0), (1.0, -1.0), (0.3, 0.0)])
def test_the_curves_by_plain_sums(activation, b2, v2):
    picture = lesson.explore(b2, v2, activation=activation).picture
    bend = BEND[activation][0]
    for x in np.linspace(-3, 3, 37):
        h1, h2 = bend(x + 1), bend(x + b2)
        drawn = [heights(curve, x) for curve in picture.curves]
        assert drawn == pytest.approx([h1, h2, h1 + v2 * h2], abs=0.03), x  # a quarter of a pixel, and chords


def corners_of(curve):
    """The inputs at which a drawn curve turns."""
    x, y = map(np.array, data(curve))
    slopes = np.diff(y) / np.diff(x)
    return x[1:-1][np.abs(np.diff(slopes)) > 0.05]


@pytest.mark.parametrize(
    "b2, v2, corners, words",
    [
        (-1.0, -2.0, [-1, 1], "its slope is 0, then 1.00, then −1.00."),
        (2.0, 0.5, [-2, -1], "its slope is 0, then 0.50, then 1.50."),
        (1.0, 2.0, [-1], "ŷ has one corner: its slope is 0, then 3.00."),
        (0.5, 0.0, [-1], "one corner (v₂ is 0, so h₂ has no say): its slope is 0, then 1.00."),
        (1.0, -1.0, [], "What h₁ adds h₂ takes away"),
    ],
)
def test_relu_brings_a_corner_for_each_hidden_neuron(b2, v2, corners, words):
    explorer = lesson.explore(b2, v2, activation="relu")
    picture = explorer.picture
    assert corners_of(picture.curves[2]) == pytest.approx(corners, abs=0.01)
    marked, heights_marked = data(picture.bends)
    assert marked == pytest.approx(corners)
    assert heights_marked == pytest.approx([heights(picture.curves[2], at) for at in corners], abs=0.02)
    assert words in explorer.sentence


def test_a_bias_moves_its_own_corner_and_leaves_the_other():
    explorer = lesson.explore(activation="relu")
    before = corners_of(explorer.picture.curves[2])
    explorer.b2.value = 0.5
    after = corners_of(explorer.picture.curves[2])
    assert before == pytest.approx([-1, 1], abs=0.01) and after == pytest.approx([-1, -0.5], abs=0.01)


def test_a_corner_is_dragged_to_its_place():
    explorer = lesson.explore(activation="relu")
    picture = explorer.picture
    x, y = picture.corner.axes.transData.transform((-0.4, 2.0))
    explorer.stage.event = {"handle": 0, "at": [x, picture.height - y], "number": 1}
    assert explorer.b2.value == pytest.approx(0.4, abs=0.01)
    assert corners_of(picture.curves[2]) == pytest.approx([-1, -0.4], abs=0.02)
    explorer.stage.event = {"handle": 0, "by": [1, 0], "number": 2}  # an arrow key to the right: four pixels
    assert explorer.b2.value == pytest.approx(0.4 - 4 * 6 / 310, abs=0.01)


@pytest.mark.parametrize("b2, v2", [(-1.0, -2.0), (2.0, 3.0), (0.0, 0.5)])
def test_without_an_activation_nothing_bends(b2, v2):
    explorer = lesson.explore(b2, v2)
    x, y = map(np.array, data(explorer.picture.curves[2]))
    assert np.diff(y) / np.diff(x) == pytest.approx(1 + v2, abs=0.03)
    assert data(explorer.picture.bends) == ([], [])
    assert f"slope 1 + v₂ = {1 + v2:.2f}".replace("-", "−") in explorer.sentence


def test_tanh_has_no_corner():
    explorer = lesson.explore(activation="tanh")
    assert len(corners_of(explorer.picture.curves[2])) > 20 and data(explorer.picture.bends) == ([], [])
    assert "no corner" in explorer.sentence


# --------------------------------------------------------------------------------- a network that learns


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
    explorer = lesson.explore_rings(epoch, activation=activation)
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
    region = lesson.explore_rings(epoch, activation=activation).picture.region
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
    for ring in outlines(region):
        turns += turns_of(ring)[(np.abs(ring) < 2.5).all(axis=1)].tolist()
    return turns


def outlines(region):
    """Each closed line of a drawn region, without a point that stands twice in a row."""
    rings = region.get_path().to_polygons()
    return [ring[np.any(ring != np.roll(ring, 1, axis=0), axis=1)] for ring in rings]


def turns_of(ring):
    """How far a closed line turns at each of its points, in degrees."""
    to, on = ring - np.roll(ring, 1, axis=0), np.roll(ring, -1, axis=0) - ring
    turn = np.degrees(np.arctan2(on[:, 1], on[:, 0]) - np.arctan2(to[:, 1], to[:, 0]))
    return np.abs((turn + 180) % 360 - 180)


@pytest.mark.parametrize("epoch", [0, 10, 20, 30])
def test_tanh_bends_smoothly_as_the_words_say(epoch):
    explorer = lesson.explore_rings(epoch, activation="tanh")
    assert "bend, smoothly" in explorer.sentence or "bends, smoothly" in explorer.sentence
    turns = bends(explorer.picture.region)
    assert max(turns) < 40 and sum(turns) > 60


@pytest.mark.parametrize("epoch", [0, 10, 20, 30])
def test_without_an_activation_the_boundary_is_straight(epoch):
    explorer = lesson.explore_rings(epoch, activation="none")
    assert "a straight line" in explorer.sentence
    assert max(bends(explorer.picture.region), default=0) < 2


@pytest.mark.parametrize("activation", ["relu", "tanh"])
@pytest.mark.parametrize("epoch", [1, 10, 14, 20, 30])
def test_closed_is_said_where_all_around_is_taken_for_outer(activation, epoch):
    side = np.linspace(-2.6, 2.6, 60)
    border = np.vstack([side * 0 + 2.6, side, side * 0 - 2.6, side]).reshape(2, 2, 60).transpose(0, 2, 1)
    border = np.vstack([*border, *(each[:, ::-1] for each in border)])
    closed = bool((leads(activation, epoch, border) > 0).all())
    sentence = lesson.explore_rings(epoch, activation=activation).sentence
    assert ("has closed around" in sentence) == closed
    assert ("is still open" in sentence) != closed


@pytest.mark.parametrize("activation, epoch, inside", [("relu", 3, 15), ("relu", 9, 29), ("tanh", 30, 30)])
def test_a_boundary_that_has_closed_around_a_part_of_the_inner_ring_says_so(activation, epoch, inside):
    inner = POINTS[LABELS == 0]
    assert int((leads(activation, epoch, inner) < 0).sum()) == inside
    part = "" if inside == 30 else f"{inside} of the 30 points of "
    assert (
        f"has closed around {part}the inner ring."
        in lesson.explore_rings(epoch, activation=activation).sentence
    )


def test_what_an_activation_changes_in_the_end():
    right = {name: 60 - wrong_and_loss(name, 30)[0].sum() for name in BEND}
    assert right["relu"] == right["tanh"] == 60 and right["none"] < 40


def test_the_best_of_all_lines_leaves_16_of_60_on_the_wrong_side():
    """As lesson 10 says: a line in every direction, at every height, with either class above it."""
    fewest = 60
    for angle in np.linspace(0, 2 * np.pi, 721):  # the whole round, so either class has been above
        order = LABELS[np.argsort(POINTS @ (math.cos(angle), math.sin(angle)))]
        below = np.concatenate([[0], np.cumsum(order == 1)])  # of the outer ring, which belongs above
        above = np.concatenate([np.cumsum((order == 0)[::-1])[::-1], [0]])
        fewest = min(fewest, int((below + above).min()))
    assert fewest == 16


def test_a_network_that_knows_nothing_has_the_dotted_loss():
    chart = lesson.explore_rings().picture.chart
    (dotted,) = (line for line in chart.get_lines() if line.get_linestyle() == ":")
    assert list(dotted.get_ydata()) == pytest.approx([-math.log(0.5)] * 2)


def test_classes_differ_by_more_than_colour():
    plane = lesson.explore_rings().picture.plane
    rings = [line for line in plane.get_lines() if len(line.get_xdata()) == 30]
    colours = {to_rgba(line.get_color()) for line in rings}
    assert len({line.get_marker() for line in rings}) == len(colours) == 2


# ------------------------------------------------------------------- the hidden neurons' lines, and corners


@pytest.mark.parametrize("activation, epoch", [("relu", 5), ("relu", 30), ("tanh", 30), ("none", 12)])
def test_each_grey_line_is_where_a_hidden_sum_is_0(activation, epoch):
    weights, biases, *_ = plain_run(activation)[epoch]
    picture = lesson.explore_rings(epoch, activation=activation).picture
    drawn = [ends_of(piece) for piece in pieces(picture.lines) if len(ends_of(piece))]
    lines = [
        k for k in range(8) if abs(biases[k]) < 2.6 * np.abs(weights[k]).sum()
    ]  # those that are in sight
    assert len(drawn) == len(lines) > 4
    for ends, k in zip(drawn, lines, strict=True):
        assert ends @ weights[k] + biases[k] == pytest.approx([0, 0], abs=1e-9)
        assert np.abs(ends).max(axis=1) == pytest.approx([2.6, 2.6])  # from edge to edge


@pytest.mark.parametrize("epoch", [3, 10, 20, 30])
def test_with_relu_each_corner_lies_on_a_hidden_line_and_each_turn_is_a_corner(epoch):
    weights, biases, *_ = plain_run("relu")[epoch]
    explorer = lesson.explore_rings(epoch, activation="relu")
    corners = np.column_stack(data(explorer.picture.crossings))
    distance = np.abs(corners @ weights.T + biases) / np.hypot(*weights.T)
    assert (distance.min(axis=1) < 1e-3).all()
    here = leads("relu", epoch, corners)
    around = [leads("relu", epoch, corners + 0.01 * np.array(step)) for step in ((1, 0), (0, 1))]
    steep = np.hypot(*(each - here for each in around)) / 0.01
    assert (np.abs(here) / steep).max() < 0.03  # and on the boundary, within two pixels
    assert f"in {len(corners)} corners, each on a hidden neuron's line" in explorer.sentence
    for ring in outlines(explorer.picture.region):
        for place, turn in zip(ring, turns_of(ring), strict=True):
            if turn > 8 and np.abs(place).max() < 2.5:
                assert np.hypot(*(corners - place).T).min() < 0.06, place


def test_only_relu_has_its_corners_marked():
    for activation, some in (("none", False), ("tanh", False), ("relu", True)):
        picture = lesson.explore_rings(20, activation=activation).picture
        assert bool(len(picture.crossings.get_xdata())) == some


# ----------------------------------------------------------------------------------------- the way back

LAST, SUMS = [[1.0, -0.6], [0.3, 0.8]], [1.1, -0.55]  # 0.5 · 2 + 0.1 and −0.3 · 2 + 0.05


@pytest.mark.parametrize("d1, d2", [(0.5, -0.2), (-1.0, 0.4), (0.0, 0.9), (1.0, 1.0)])
@pytest.mark.parametrize("neuron", [1, 2])
def test_the_way_back_by_a_nudge_of_the_hidden_sum(neuron, d1, d2):
    """A loss with these slopes at the outputs: d₁ · ŷ₁ + d₂ · ŷ₂."""

    def loss(outputs):
        return d1 * sum(map(math.prod, zip(LAST[0], outputs, strict=True))) + d2 * sum(
            map(math.prod, zip(LAST[1], outputs, strict=True))
        )

    def slope(of, at, h=1e-6):
        up, down = (
            of([each + sign * h * (k == neuron - 1) for k, each in enumerate(at)]) for sign in (1, -1)
        )
        return (up - down) / (2 * h)

    for_output = slope(loss, [math.tanh(each) for each in SUMS])
    for_sum = slope(lambda sums: loss([math.tanh(each) for each in sums]), SUMS)
    explorer = lesson.explore_way_back(d1, d2, neuron=f"hidden neuron {neuron}")
    graph = explorer.picture.graph
    for name, value in (("h", for_output), ("s", for_sum)):
        shown = text_of(graph.value[f"{name}{neuron - 1}"]).replace("−", "-")
        assert float(shown) == pytest.approx(value, abs=0.00501)
    values = [equation.result.value for equation in explorer.equations]
    assert values == pytest.approx([for_output, for_sum], abs=1e-6)


def test_the_picture_of_the_way_back_shows_the_same_on_both_sides():
    explorer = lesson.explore_way_back(neuron="hidden neuron 2")
    picture = explorer.picture  # −0.6 · 1 + 0.2 · 0.3 and −0.6 · (−0.6) + 0.2 · 0.8; tanh gave 0.80 and −0.50
    assert texts(picture.row) == ["−0.60", "0.20"]
    assert [*map(texts, picture.matrix)] == [["1.00", "−0.60"], ["0.30", "0.80"]]
    assert [*map(texts, picture.results)] == [["−0.54", "0.52"], ["0.36", "0.75"], ["−0.19", "0.39"]]
    assert texts(picture.weights) == ["· −0.60", "· 0.80"]
    assert [ring.get_visible() for ring in picture.rings] == [False, True]
    assert "comes 0.36, through the second 0.16: together 0.52." in explorer.sentence
    for band in picture.bands:
        assert band.get_x() + band.get_width() / 2 == picture.matrix[0][1].get_position()[0]


# --------------------------------------------------------------------------- one round, phase by phase

NAMES = ("w₁", "w₂", "b₁", "b₂", "v₁", "v₂", "c")


def said_by(values):
    """The smallest network at x = 2, by plain sums."""
    w1, w2, b1, b2, v1, v2, c = values
    return v1 * math.tanh(2 * w1 + b1) + v2 * math.tanh(2 * w2 + b2) + c


def by_nudges(values, h=1e-6):
    """The seven slopes of (ŷ − 1.5)², each by a nudge both ways."""

    def loss(k, nudge):
        return (said_by([each + nudge * (j == k) for j, each in enumerate(values)]) - 1.5) ** 2

    return [(loss(k, h) - loss(k, -h)) / (2 * h) for k in range(7)]


@pytest.mark.parametrize("learning_rate", [0.01, 0.1, 0.3])
def test_every_round_goes_by_the_nudges(learning_rate):
    values = [0.5, -0.3, 0.1, 0.05, 1.0, -0.6, 0.1]
    for number in (1, 2, 3):
        state = lesson.explore_phases(learning_rate, 4 * number).state
        before, slopes, after = map(parameters, (state.round.before, state.round.gradient, state.round.after))
        assert list(before) == list(NAMES) and list(before.values()) == pytest.approx(values, abs=1e-6)
        assert state.round.y_hat == pytest.approx(said_by(values), abs=1e-6)
        assert list(slopes.values()) == pytest.approx(by_nudges(values), abs=1e-6)
        values = [
            value - learning_rate * slope for value, slope in zip(values, by_nudges(values), strict=True)
        ]
        assert list(after.values()) == pytest.approx(values, abs=1e-6)


def test_a_round_by_hand_phase_by_phase():
    """s = 1.1 and −0.55; tanh gives 0.8005 and −0.5005; ŷ = 0.8005 + 0.3003 + 0.1 = 1.2008, 0.2992 too low."""
    explorer = lesson.explore_phases()
    graph = explorer.picture.graph
    boxes = ("s1", "h1", "s2", "h2", "y_hat", "loss")

    def shown():
        return [text_of(graph.value[name]) for name in boxes]

    assert shown() == [""] * 6 and "Before the first round" in explorer.sentence
    explorer.phase.step()
    assert shown() == ["1.10", "0.80", "−0.55", "−0.50", "1.20", ""]
    explorer.phase.step()
    assert shown()[-1] == "0.09" and "the error is −0.30" in explorer.sentence
    explorer.phase.step()  # −0.5985 times h, and times v, 1 − h² and x
    slopes = [
        text_of(explorer.picture.parameters[name]) for name in ("v₁", "v₂", "c", "b₁", "w₁", "b₂", "w₂")
    ]
    assert slopes == [
        "dL/dv₁ = −0.48",
        "dL/dv₂ = 0.30",
        "dL/dc = −0.60",
        "dL/db₁ = −0.21",
        "dL/dw₁ = −0.43",
        "dL/db₂ = 0.27",
        "dL/dw₂ = 0.54",
    ]
    assert texts(explorer.picture.links) == ["· 0.36", "· 0.75"]
    explorer.phase.step()
    assert text_of(explorer.picture.parameters["w₁"]) == "w₁: 0.50 → 0.54"
    explorer.phase.step()
    assert (
        text_of(explorer.picture.parameters["w₁"]) == "w₁ = 0.54" and "Round 2, phase 1" in explorer.sentence
    )


def test_what_works_lights_up():
    explorer = lesson.explore_phases()
    lights = explorer.picture.lights.at_work
    for phase in range(9):
        explorer.phase.value = phase
        for each, artists in lights.items():
            wanted = int(each) == (0 if phase == 0 else (phase - 1) % 4 + 1)
            assert {artist.get_visible() for artist in artists} <= {wanted}
    assert all(lights[each] for each in lights if int(each))
