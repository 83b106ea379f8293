"""What the package adds to a Jupyter server: a kernel's answer leaves at once, instead of waiting for company.

Each move of a slider is answered by small messages. TCP, as it comes, holds a small packet back until the one before
it is acknowledged, and a browser acknowledges after up to 40 ms: some 20 pictures a second, where 50 could be had. The
server sets TCP_NODELAY on no websocket of its own accord, so this does, on those to kernels, and nothing else.

It is listed in ``etc/jupyter/jupyter_server_config.d/neuron_lab.json``, which is installed with the package. To turn
it off: ``jupyter server extension disable neuron_lab``.
"""

from contextlib import suppress

SETTING = "kernel_websocket_connection_class"
"""Where a server keeps the class whose ``connect`` is called for each kernel websocket that opens."""


def _load_jupyter_server_extension(serverapp):
    """Called by the server as it starts; whatever its version, it starts."""
    try:
        settings = serverapp.web_app.settings
        settings[SETTING] = sent_at_once(settings[SETTING])
    except Exception as reason:
        serverapp.log.warning(f"neuron_lab: kernel websockets are left without TCP_NODELAY ({reason!r})")
    else:
        serverapp.log.info("neuron_lab: kernel websockets get TCP_NODELAY, so that pictures follow at once")


def sent_at_once(connection_class):
    """The same kind of connection, with TCP_NODELAY set on its websocket as it opens."""

    class SentAtOnce(connection_class):
        def connect(self):
            with suppress(Exception):  # slow is better than not connected
                self.websocket_handler.set_nodelay(True)
            return super().connect()

    return SentAtOnce
