"""A kernel's answers leave a Jupyter server at once: read from the sockets of one that runs, with the extension and
with it turned off."""

import asyncio
import json
import logging
import os
import tomllib
import urllib.request
from pathlib import Path
from types import SimpleNamespace

import pytest
from lab_server import running_lab
from tornado.websocket import websocket_connect

from neuron_lab.server_extension import SETTING, _load_jupyter_server_extension, sent_at_once

ROOT = Path(__file__).parent.parent

PROBE = """
import gc, socket
from tornado.iostream import IOStream
from tornado.web import RequestHandler

class Sockets(RequestHandler):
    def get(self):
        streams = [each for each in gc.get_objects() if isinstance(each, IOStream) and not each.closed()]
        sockets = [stream.socket for stream in streams]
        self.write({each.getpeername()[1]: each.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
                    for each in sockets})

def _jupyter_server_extension_points():
    return [{"module": "sockets_of_the_server"}]

def _load_jupyter_server_extension(serverapp):
    serverapp.web_app.add_handlers(".*$", [(serverapp.web_app.settings["base_url"] + "sockets", Sockets)])
"""
"""A server extension that tells, for each socket of the server, the port at its other end and its TCP_NODELAY."""


def ask(address, data=None):
    """The server's answer, read as JSON; ``data`` makes it a POST."""
    with urllib.request.urlopen(address, data=data, timeout=60) as answer:
        return json.load(answer)


async def open_sockets(address):
    """Open a websocket to a kernel and one to the server's events; returns what the server says of each."""
    kernel = ask(f"{address}/api/kernels", b"{}")["id"]
    nodelay = {}
    for name, path in {"kernel": f"api/kernels/{kernel}/channels", "events": "api/events/subscribe"}.items():
        websocket = await websocket_connect(f"{address.replace('http', 'ws')}/{path}")
        port = websocket.protocol.stream.socket.getsockname()[1]
        if name == "kernel":  # it listens, and answers: nothing was broken on the way
            await websocket.write_message(request("kernel_info_request"))
            while json.loads(await websocket.read_message())["msg_type"] != "kernel_info_reply":
                pass
        nodelay[name] = ask(f"{address}/sockets")[str(port)]
        websocket.close()
    return nodelay


def request(kind):
    header = {"msg_id": "1", "session": "1", "username": "", "msg_type": kind, "version": "5.3", "date": ""}
    return json.dumps(dict(header=header, parent_header={}, metadata={}, content={}, channel="shell"))


@pytest.mark.parametrize(
    ("extensions", "expected"), [({}, 1), ({"neuron_lab": False}, 0)], ids=["as installed", "turned off"]
)
def test_a_kernels_websocket_has_the_option_and_no_other_has(tmp_path, monkeypatch, extensions, expected):
    (tmp_path / "sockets_of_the_server.py").write_text(PROBE)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    extensions = {"sockets_of_the_server": True, **extensions}
    settings = {"jpserver_extensions": extensions, "disable_check_xsrf": True}
    with running_lab(tmp_path, settings=settings) as address:
        nodelay = asyncio.run(open_sockets(address))
        log = (tmp_path / "lab.log").read_text()
    assert nodelay == {"kernel": expected, "events": 0}, (
        "is the package installed as it is now? pip install -r requirements.txt\n" + log
    )
    assert log.count("kernel websockets get TCP_NODELAY") == expected


def test_it_is_installed_with_the_package_and_enabled():
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    [(source, target)] = wheel["shared-data"].items()
    assert target == "etc/jupyter/jupyter_server_config.d/neuron_lab.json"
    assert json.loads((ROOT / source).read_text()) == {
        "ServerApp": {"jpserver_extensions": {"neuron_lab": True}}
    }


# -------------------------------------------------------------- a server of another version, a socket that is gone


class Connection:
    def __init__(self, set_nodelay):
        self.websocket_handler = SimpleNamespace(set_nodelay=set_nodelay)

    def connect(self):
        return "connected"


def test_a_websocket_that_cannot_be_set_is_connected_all_the_same():
    def gone(value):
        raise AssertionError("the stream is closed")

    asked = []
    assert sent_at_once(Connection)(asked.append).connect() == "connected"
    assert asked == [True]
    assert sent_at_once(Connection)(gone).connect() == "connected"


@pytest.mark.parametrize("settings", [{}, {SETTING: None}, {SETTING: "not a class"}])
def test_a_server_without_the_setting_starts_and_says_so_in_one_line(caplog, settings):
    server = SimpleNamespace(
        web_app=SimpleNamespace(settings=dict(settings)), log=logging.getLogger("server")
    )
    _load_jupyter_server_extension(server)
    assert server.web_app.settings == settings
    [line] = caplog.records
    assert line.levelname == "WARNING" and "\n" not in line.getMessage()
