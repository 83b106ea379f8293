"""Drive a notebook on the static site, where Python runs in the page."""

from jupyterlab_page import PATIENCE, READY, TALL, WATCH, Notebook
from lab_server import EVERY_CELL

CELLS = """() => window.jupyterapp.shell.currentWidget.context.model.toJSON().cells"""

PYTHON = """async code => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    const future = kernel.requestExecute({code, store_history: false});
    let printed = '';
    future.onIOPub = ({header, content}) => {
        if (header.msg_type === 'stream') printed += content.text;
        if (header.msg_type === 'error') printed += content.traceback.join('\\n') };
    await future.done;
    return printed }"""

WRITE = """source => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    notebook.activeCellIndex = notebook.widgets.length - 1;
    return window.jupyterapp.commands.execute('notebook:insert-cell-below')
        .then(() => window.jupyterapp.commands.execute('notebook:change-cell-to-code'))
        .then(() => notebook.activeCell.model.sharedModel.setSource(source)) }"""


def _with_every_cell(route):
    """Have JupyterLab keep the cells out of view on the page too, as in the other browser tests."""
    response = route.fetch()
    config = response.json()
    plugins = {f"@jupyterlab/{name.replace('/', ':')}": each for name, each in EVERY_CELL.items()}
    config["jupyter-config-data"].setdefault("settingsOverrides", {}).update(plugins)
    route.fulfill(response=response, json=config)


class SiteNotebook(Notebook):
    """An open notebook on the site."""

    def __init__(self, page, address):
        super().__init__(page, address)
        self.site = address
        page.route(f"{address}/jupyter-lite.json*", _with_every_cell)

    def _hear(self, message):
        # Chromium asks the domain for an icon, where the site may be one of many.
        if not message.location.get("url", "").endswith("/favicon.ico"):
            super()._hear(message)

    def open(self, name, width=1150, height=TALL):
        """Open a notebook by name and wait until Python is there."""
        self.show(name, width, height)
        self.python_is_there()

    def show(self, name, width=1150, height=TALL):
        """Open a notebook by name, as the link does; Python may not be there yet."""
        self.name = name
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.goto(f"{self.site}/lab/index.html?path={name}")
        self.is_shown()

    def is_shown(self):
        """Wait until the notebook stands there."""
        self.page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=PATIENCE)

    def python_is_there(self):
        """Wait until Python can be asked something."""
        self.page.wait_for_function("window.jupyterapp?.shell.currentWidget?.sessionContext")
        self.page.evaluate(READY)
        self.idle()
        self.page.evaluate(WATCH)

    def cells(self):
        """The notebook's cells with their outputs, as a file would hold them."""
        return self.page.evaluate(CELLS)

    def python(self, code):
        """Have the kernel run this beside the notebook; returns what it prints."""
        return self.page.evaluate(PYTHON, code)

    def write_and_run(self, source):
        """Write a new cell at the end and run it; returns the text it puts out."""
        self.page.evaluate(WRITE, source)
        self.command("notebook:run-cell")
        self.idle()
        return "".join(
            "".join(output.get("text", "")) + "".join(output.get("data", {}).get("text/plain", ""))
            for output in self.cells()[-1]["outputs"]
        )
