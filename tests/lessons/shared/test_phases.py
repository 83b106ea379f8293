"""The stations, the lights and the count of phases that lessons 6 and 10 share."""

import pytest
from explorers import moving_texts

from neuron_lab.lessons.shared.phases import STATIONS, Lights, Phase, Stations, phase_player, round_and_phase
from neuron_lab.ui.graph import Graph
from neuron_lab.ui.live_figure import LiveFigure
from neuron_lab.ui.style import RED


class TwoBoxes(LiveFigure):
    def build(self):
        page = self.canvas()
        self.stations = Stations(self, page, {phase: f"in {phase.name}" for phase in Phase})
        graph = Graph(self, page)
        for name, x in {"a": 100, "b": 400}.items():
            graph.box(name, (x, 200), name)
        self.lights = Lights(graph)
        self.lights.arrow("a", "b", Phase.FORWARD, "times")
        self.lights.arrow("b", "a", Phase.BACKWARD)
        self.lights.box("b", Phase.LOSS)

    def show(self, state):
        self.stations.show(*state)
        self.lights.show(state[1])


@pytest.mark.parametrize(
    "at, expected",
    [(0, (1, 0)), (1, (1, 1)), (4, (1, 4)), (5, (2, 1)), (8, (2, 4)), (9, (3, 1)), (12, (3, 4))],
)
def test_the_phases_of_all_rounds_are_counted_in_one_row(at, expected):
    assert round_and_phase(at) == expected
    assert phase_player(3).last == 12


def test_each_phase_has_its_name_in_words_and_stands_at_its_station():
    picture = TwoBoxes()
    picture.show((1, Phase.BEFORE))
    assert moving_texts(picture)[:4] == ["1 forward pass", "2 loss", "3 backward pass", "4 update"]
    assert [Phase(k).title for k in range(1, 5)] == ["forward pass", "loss", "backward pass", "update"]


@pytest.mark.parametrize("phase", Phase)
def test_one_station_alone_is_lit_by_its_frame_and_its_bold_word(phase):
    stations = (picture := TwoBoxes()).stations
    picture.show((1, phase))
    assert {each for each in STATIONS if stations.lamps[each].get_visible()} == {phase} & set(STATIONS)
    bold = {each for each in STATIONS if stations.names[each].get_weight() == "bold"}
    assert bold == {phase} & set(STATIONS) and stations.caption.get_text() == f"in {phase.name}"


def test_the_way_back_lights_where_a_later_round_begins():
    picture = TwoBoxes()
    lit = {}
    for number, phase in ((1, 1), (1, 4), (2, 1), (2, 2), (3, 1)):
        picture.show((number, Phase(phase)))
        assert picture.stations.round.get_text() == f"round {number}"
        lit[number, phase] = {line.get_visible() for line in picture.stations.again}
    assert lit == {(1, 1): {False}, (1, 4): {False}, (2, 1): {True}, (2, 2): {False}, (3, 1): {True}}


@pytest.mark.parametrize("phase", Phase)
def test_what_works_lights_up_and_nothing_else(phase):
    picture = TwoBoxes()
    picture.show((1, phase))
    for each, artists in picture.lights.at_work.items():
        assert all(artist.get_visible() is (each is phase) for artist in artists)
    assert [len(picture.lights.at_work[each]) for each in Phase] == [0, 1, 1, 1, 0]


def test_values_and_gradients_have_arrows_of_different_kinds():
    from matplotlib.colors import to_hex

    at_work = TwoBoxes().lights.at_work
    (there,), (back,) = at_work[Phase.FORWARD], at_work[Phase.BACKWARD]
    assert there.get_linestyle() in ("-", "solid") and back.get_linestyle() not in ("-", "solid")
    assert to_hex(back.get_edgecolor()) == RED.lower() != to_hex(there.get_edgecolor())
    # one points to the right, the other to the left
    xs = [arrow.get_path().vertices[0][0] - arrow.get_path().vertices[2][0] for arrow in (there, back)]
    assert xs[0] < 0 < xs[1]
