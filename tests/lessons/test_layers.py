"""The pictures of lesson 9 against numbers worked out here: by hand, or by geometry of our own."""

import itertools
import math

import numpy as np
import pytest
from explorers import data, text_of, texts
from matplotlib.path import Path

from neuron_lab.lessons import layers

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


# ------------------------------------------------------------------------------------ a second input


def spans(picture):
    """Where each bar begins and ends."""
    return [tuple(bar.get_ydata()) for bar in picture.bars]


def test_the_lesson_opens_with_the_neuron_of_lesson_1_blind_to_its_second_input():
    explorer = layers.explore()
    assert shown_in(explorer.picture.graph, "product1", "product2", "b", "y_hat") == [
        "1.00",
        "0.00",
        "0.10",
        "1.10",
    ]
    assert "blind to the second input" in explorer.sentence
    before = spans(explorer.picture)
    explorer.x2.value = -2
    assert spans(explorer.picture) == before and shown_in(explorer.picture.graph, "x2") == ["−2.00"]


@pytest.mark.parametrize(
    "w2, x1, x2, bars, words",
    [
        (
            0.4,
            2.0,
            1.0,
            [(0, 1), (1, 1.4), (1.4, 1.5), (0, 1.5)],
            "raises the prediction, by 0.40 for each 1.",
        ),
        (
            -0.4,
            2.0,
            1.0,
            [(0, 1), (1, 0.6), (0.6, 0.7), (0, 0.7)],
            "lowers the prediction, by 0.40 for each 1.",
        ),
        (1.0, -2.0, -2.0, [(0, -1), (-1, -3), (-3, -2.9), (0, -2.9)], "raises the prediction, by 1.00"),
        (-1.0, 2.0, 0.0, [(0, 1), (1, 1), (1, 1.1), (0, 1.1)], "now its product is 0."),
    ],
)
def test_each_bar_begins_where_the_one_before_ends(w2, x1, x2, bars, words):
    explorer = layers.explore(w2, x1, x2)
    for drawn, wanted in zip(spans(explorer.picture), bars, strict=True):
        assert drawn == pytest.approx(wanted)
    parts = [end - start for start, end in bars]
    signed = [f"{part:+.2f}".replace("-", "−").replace("+0.00", "0.00") for part in parts[:3]]
    assert texts(explorer.picture.labels) == [*signed, f"{parts[3]:.2f}".replace("-", "−")]
    assert words in explorer.sentence


def test_no_bar_leaves_its_chart():
    for w2, x1, x2 in itertools.product((-1, 1), (-2, 2), (-2, 2)):
        low, high = layers.explore(w2, x1, x2).picture.bars[0].axes.get_ylim()
        assert all(low < each < high for span in spans(layers.explore(w2, x1, x2).picture) for each in span)


# -------------------------------------------------------------------------- one neuron with two inputs


def test_graph_point_formula_and_words_of_the_neuron():
    explorer = layers.explore_plane()
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


def test_the_plane_opens_at_the_target():
    explorer = layers.explore_plane()  # 0.5 · 2 + 0.4 · 1 + 0.1
    assert shown_in(explorer.picture.graph, "product1", "product2", "y_hat") == ["1.00", "0.40", "1.50"]
    assert "on the shaded side, where ŷ is above 0" in explorer.sentence
    assert "x₁ counts more" in explorer.sentence


def test_a_second_input_moves_three_boxes_and_no_line():
    explorer = layers.explore_plane()
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
    picture = layers.explore_plane(w1=w1, w2=w2, b=b).picture
    drawn = np.column_stack(picture.zero.get_data()).tolist()
    assert sorted(map(tuple, drawn)) == [pytest.approx(end) for end in sorted(ends)]
    assert text_of(picture.zero_label) == ("ŷ = 0" if ends else "")


planes = pytest.mark.parametrize(
    "w1, w2, b", [(0.5, 0.4, 0.1), (-1.5, 0.7, -0.4), (1.5, -1.5, 1.5), (0.2, 0.0, 0.9), (-0.3, -1.1, 0.0)]
)


@planes
def test_a_line_for_each_whole_prediction(w1, w2, b):
    picture = layers.explore_plane(w1=w1, w2=w2, b=b).picture
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
    picture = layers.explore_plane(w1=w1, w2=w2, b=b).picture
    points = np.random.default_rng(5).uniform(-EDGE, EDGE, (500, 2))
    heights = points @ (w1, w2) + b
    for level, shade in enumerate(picture.shades):  # one more layer of shade above 0, 1, 2 and 3
        inside = Path(shade.get_xy()).contains_points(points) & shade.get_visible()
        sure = np.abs(heights - level) > 1e-6
        assert (inside == (heights > level))[sure].all()


@pytest.mark.parametrize("b, shaded", [(0.5, [True, False, False, False]), (-0.5, [False] * 4)])
def test_without_weights_the_bias_is_everywhere(b, shaded):
    explorer = layers.explore_plane(w1=0, w2=0, b=b)
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
    assert words in layers.explore_plane(**settings).sentence


def test_the_name_of_the_line_stands_on_it_and_away_from_the_point():
    explorer = layers.explore_plane()
    for x1 in (-3, 0, 3):
        explorer.x1.value = x1
        at = np.array(explorer.picture.zero_label.get_position())
        assert at @ (0.5, 0.4) + 0.1 == pytest.approx(0, abs=0.15) and np.abs(at).max() <= 2.5
        assert math.dist(at, (x1, 1)) > 1


@planes
def test_two_more_lines_have_their_names_on_them_and_apart(w1, w2, b):
    picture = layers.explore_plane(w1=w1, w2=w2, b=b, x1=-1.2, x2=0.8).picture
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
        alone, in_a_layer = layers.explore_plane(x1=x1), layers.explore_layer(x1=x1)
        assert shown_in(alone.picture.graph, "y_hat") == shown_in(in_a_layer.picture.graph, "y0")


# ----------------------------------------------------------------------------------------------- handles


def drag(explorer, number, axes, at):
    """Take hold of a handle and bring it to this place of the axes, as the page tells it."""
    x, y = axes.transData.transform(at)
    event = {"handle": number, "at": [x, explorer.picture.height - y]}
    explorer.stage.event = {**event, "number": explorer.stage.answered + 1}


def test_the_inputs_point_is_dragged():
    explorer = layers.explore_plane()
    axes = explorer.picture.point.axes
    drag(explorer, 1, axes, (-1.5, 2.25))
    assert (explorer.x1.value, explorer.x2.value) == pytest.approx((-1.5, 2.25), abs=0.01)
    assert explorer.state.y_hat == pytest.approx(0.5 * -1.5 + 0.4 * 2.25 + 0.1, abs=0.01)
    drag(explorer, 1, axes, (9, -9))  # out of the picture
    assert (explorer.x1.value, explorer.x2.value) == (3, -3)


@pytest.mark.parametrize("at, b", [((0, 0), 0), ((-1, -1), 0.9), ((2, 1), -1.4), ((3, 3), -1.5)])
def test_the_line_of_0_is_dragged_through_a_point(at, b):
    explorer = layers.explore_plane()  # 0.5 · x₁ + 0.4 · x₂ + b is 0 there; b goes to −1.5
    drag(explorer, 0, explorer.picture.point.axes, at)
    assert explorer.b.value == pytest.approx(b, abs=0.01)
    (x,), (y,) = data(explorer.picture.foot)
    assert 0.5 * x + 0.4 * y + explorer.b.value == pytest.approx(0, abs=1e-9) and 0.4 * x == pytest.approx(
        0.5 * y
    )


def test_a_line_out_of_sight_cannot_be_taken():
    explorer = layers.explore_plane(w1=0.2, w2=0.1, b=1.5)
    assert data(explorer.picture.foot) == ([], []) and explorer.picture.places(explorer.controls)[0] is None


def test_the_bars_are_dragged_by_their_ends():
    explorer = layers.explore()
    axes = explorer.picture.bars[0].axes
    drag(explorer, 1, axes, (1, 1.4))  # from 1.00 on, with x₂ = 1
    assert explorer.w2.value == pytest.approx(0.4, abs=0.01)
    drag(explorer, 0, axes, (0, -0.5))
    assert explorer.x1.value == pytest.approx(-1, abs=0.03)
    explorer.x2.value = 0
    drag(explorer, 1, axes, (1, 2))
    assert explorer.w2.value == pytest.approx(0.4, abs=0.01)


# ------------------------------------------------------------------------------- where does the line lie?


def test_the_placed_line_goes_through_the_rings_and_the_true_one_where_the_neuron_says_0():
    card = layers.predict_line()
    w1, w2, b = (card.task.given[name] for name in ("w1", "w2", "b"))
    card.c1.value, card.c2.value = -1.5, 2.0
    picture = card.picture
    for x1, x2 in zip(*data(picture.yours), strict=True):  # through (−1.5, 0) and (0, 2)
        assert x2 == pytest.approx(2 + x1 * 2 / 1.5)
    assert not picture.line.get_visible() and not picture.shade.get_visible()
    card.commit()
    xs, ys = data(picture.line)
    assert w1 * np.array(xs) + w2 * np.array(ys) + b == pytest.approx([0, 0]) and picture.line.get_visible()
    assert data(picture.points) == ([pytest.approx(-b / w1), 0], [0, pytest.approx(-b / w2)])
    inside = Path(picture.shade.get_xy()).contains_points([(-2.9, 2.9), (2.9, -2.9), (0, 0)])
    assert inside.tolist() == [w1 * x1 + w2 * x2 + b > 0 for x1, x2 in ((-2.9, 2.9), (2.9, -2.9), (0, 0))]


def test_a_ring_on_the_origin_leaves_a_line_or_none():
    card = layers.predict_line()
    card.c1.value, card.c2.value = 0, 0
    assert data(card.picture.yours) == ([], [])
    card.c1.value = 1.5  # through (1.5, 0) and (0, 0)
    assert set(data(card.picture.yours)[1]) == {0}
