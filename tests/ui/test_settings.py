"""Whatever a reader has set in matplotlib: our pictures are the same, nothing is said, and the settings stay."""

import os
import re
import subprocess
import sys
import warnings

import matplotlib
import pytest
from matplotlib import style

from neuron_lab.lessons import chain_rule, start_here, training_loop
from neuron_lab.ui.live_figure import LiveFigure

NASTY = {
    "tight layout": {"figure.autolayout": True},
    "constrained layout": {"figure.constrained_layout.use": True},
    "how a figure is saved": {"savefig.bbox": "tight", "savefig.pad_inches": 1, "savefig.dpi": 30},
    "TeX": {"text.usetex": True},
    "as by hand": {"path.sketch": (1, 100, 2), "path.effects": []},
    "paths": {"path.simplify": False, "path.snap": False, "agg.path.chunksize": 100},
    "SVG": {"svg.hashsalt": "a", "svg.fonttype": "path", "svg.image_inline": False},
    "lines": {"lines.scale_dashes": False, "lines.markeredgewidth": 5, "lines.dash_capstyle": "round"},
    "a colour cycle": {"axes.prop_cycle": matplotlib.cycler(color=["r"], linestyle=[":"])},
    "numbers on axes": {"axes.formatter.limits": (0, 0), "axes.formatter.use_mathtext": True},
    "ticks": {"xtick.major.size": 20, "ytick.left": False, "xtick.labelbottom": False, "ytick.right": True},
    "boxes": {"patch.force_edgecolor": True, "patch.edgecolor": "red", "patch.linewidth": 6},
    "letters": {"font.style": "italic", "axes.labelweight": "bold", "axes.titlecolor": "red"},
    "margins": {"axes.labelpad": 30, "axes.titlepad": 40, "figure.subplot.left": 0.4, "axes.xmargin": 0.4},
    **{name: dict(style.library[name]) for name in ("dark_background", "fivethirtyeight", "classic")},
}


def settings():
    """All of matplotlib's settings, as they are; to ask for the backend would choose one."""
    return dict(dict.items(matplotlib.rcParams))


def layers(picture):
    """Both layers of a picture, without the random names in them."""
    return [
        re.sub(r'(?<=\bid=")[^"]+|(?<=href="#)[^"]+|(?<=url\(#)[^)]+', "", layer)
        for layer in (picture.still_svg, picture.moving_svg)
    ]


def shown(explorer):
    """What the page and the notebook hold of an explorer after a move, with axes drawn anew."""
    explorer.picture.still_has_changed()
    explorer.w.value = 0.3
    data, _metadata = explorer._repr_mimebundle_()
    data.pop("application/vnd.jupyter.widget-view+json")  # its number is another for each
    return [*layers(explorer.picture), data, explorer.png(1)]


@pytest.fixture(scope="module")
def as_it_should_be():
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        explorer = start_here.explore()
        yield shown(explorer)
        explorer.close()


@pytest.mark.parametrize("since", ["always", "the picture was made"])
@pytest.mark.parametrize("name", NASTY)
def test_no_setting_of_the_readers_reaches_a_picture(name, since, as_it_should_be):
    explorer = start_here.explore()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with matplotlib.rc_context(NASTY[name]):
            theirs = settings()
            if since == "always":
                explorer.close()
                explorer = start_here.explore()
            looks = shown(explorer)
            assert settings() == theirs
    explorer.close()
    assert looks == as_it_should_be


def everything_at_once():
    return {key: value for each in NASTY.values() for key, value in each.items() if key != "backend"}


@pytest.mark.parametrize("make", [training_loop.explore, training_loop.race, chain_rule.fill_in])
def test_nor_one_of_another_kind(make):
    pictures = []
    for theirs in ({}, everything_at_once()):
        with matplotlib.rc_context(theirs):
            card = make()
            pictures.append((layers(card.picture), card._repr_mimebundle_()[0]["image/png"]))
            card.close()
    assert pictures[0] == pictures[1]


def test_where_drawing_fails_the_settings_are_given_back():
    class Broken(LiveFigure):
        def build(self):
            raise ArithmeticError

    with matplotlib.rc_context(NASTY["dark_background"]):
        theirs = settings()
        with pytest.raises(ArithmeticError):
            Broken()
        assert settings() == theirs


def test_a_style_of_the_readers_outlives_a_picture():
    with matplotlib.rc_context():
        style.use("ggplot")
        start_here.explore().close()
        assert matplotlib.rcParams["axes.facecolor"] == style.library["ggplot"]["axes.facecolor"]


# --------------------------------------------------------------------------------- as matplotlib is loaded

A_MOVE = """
from neuron_lab.lessons import start_here
explorer = start_here.explore()
explorer.w.value = 0.3
print(len(explorer.png()))
"""


@pytest.mark.parametrize(
    "environment, rc",
    [
        ({"MPLBACKEND": "nonsense"}, None),
        ({"MPLBACKEND": "Qt4Agg"}, None),  # which matplotlib once knew
        ({"MPLBACKEND": "module://no.such.module"}, None),
        ({}, b"lines.linewidth: thick\nnonsense: 3\nno colon here\naxes.prop_cycle: cycler(\n"),
        ({}, b"text.hinting_factor: 8\nbackend: nonsense\nfigure.autolayout: True\n"),
        ({}, "# für Bilder\nfont.size: 30\n".encode("latin-1")),
        ({"MPLBACKEND": "nonsense"}, "# für Bilder\nfont.size: 30\n".encode("latin-1")),
        ({"MPLCONFIGDIR": os.devnull}, None),
    ],
)
def test_a_broken_matplotlibrc_or_backend_stops_nothing(environment, rc, tmp_path):
    if rc:
        (tmp_path / "matplotlibrc").write_bytes(rc)
    run = subprocess.run(
        [sys.executable, "-W", "always::DeprecationWarning:neuron_lab", "-c", A_MOVE],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)} | environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert run.stderr == "" and int(run.stdout) > 10_000
