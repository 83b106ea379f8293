"""Drive a notebook in JupyterLab, and read what a learner sees on its cards."""

import re
from contextlib import contextmanager
from typing import NamedTuple

from axe_playwright_python.sync_playwright import Axe

RUN = """async command => {
    const tooLong = new Promise((_, reject) => setTimeout(() => reject(`${command} took too long`), 180000));
    await Promise.race([window.jupyterapp.commands.execute(command), tooLong]) }"""

READY = """async () => {
    const panel = window.jupyterapp.shell.currentWidget;
    await panel.revealed;
    await panel.sessionContext.ready }"""

RENDERED = """() => window.jupyterapp.shell.currentWidget.content.widgets.every(cell => cell.isAttached &&
    !cell.isPlaceholder() && (cell.model.outputs?.length ?? 0) === (cell.outputArea?.widgets.length ?? 0)) &&
    [...document.querySelectorAll('.jp-RenderedImage img')].every(image => image.complete)"""

IDLE = """() => {
    const panel = window.jupyterapp.shell.currentWidget;
    const waits = [...document.querySelectorAll('.jp-InputPrompt')].some(prompt => prompt.textContent.includes('*'));
    return panel.sessionContext.session?.kernel?.status === 'idle' && !waits }"""

# Keep in mind what the page has sent and the kernel has not dealt with. (Only its own reply tells: the kernel deals
# with widgets in other threads than with cells.)
WATCH = """() => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel;
    if (!kernel || kernel.underWay) return;
    kernel.underWay = new Set();
    kernel.statusChanged.connect((_, status) => { if (/restart|dead/.test(status)) kernel.underWay.clear() });
    kernel.anyMessage.connect((_, {msg, direction}) => {
        if (direction === 'send' && msg.channel === 'shell') kernel.underWay.add(msg.header.msg_id);
        else if (msg.header.msg_type === 'status' && msg.content.execution_state === 'idle')
            kernel.underWay.delete(msg.parent_header.msg_id) }) }"""

# Nothing is with the kernel any more, and of what came back nothing is left to be taken in (the page takes in one
# message after the other, and the reply to us is the last) or to be drawn. A widget holds its next message back until
# the last one is dealt with, and a handle that is told a number may answer it: then all of it once more.
SETTLE = f"""async () => {{
    ({WATCH})();
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    const frame = () => new Promise(shown => requestAnimationFrame(shown));
    do {{
        for (const end = Date.now() + 120000; kernel.underWay.size; await frame())
            if (Date.now() > end) throw new Error(`the kernel has not dealt with ${{[...kernel.underWay]}}`);
        await kernel.requestKernelInfo();
        await frame();
        await frame();
    }} while (kernel.underWay.size) }}"""

VALUES = r"""(card => Object.fromEntries([
    ...[...card.querySelectorAll('.widget-text input')].map(field =>
        [field.labels[0].textContent, Number(field.value)]),
    ...[...card.querySelectorAll('.widget-toggle-buttons')].map(group =>
        [group.querySelector('label').textContent, group.querySelector('.mod-active').textContent])]))"""

WORDS = r"""(card => ({
    sentence: card.querySelector('.nl-sentence').innerText,
    results: [...card.querySelectorAll('.nl-equation tr:last-child')].map(row => row.innerText
        .replace('=', '').trim()),
    picture: [...card.querySelectorAll('.nl-moving text')].map(text => text.textContent),
    drawn: card.querySelector('.nl-moving svg').outerHTML }))"""

SHUT_DOWN = "async () => await window.jupyterapp.shell.currentWidget?.sessionContext?.shutdown()"

OURS = [[".jp-RenderedMarkdown"], [".jp-OutputArea-output"]]
AXE_OPTIONS = {
    "resultTypes": ["violations", "passes"],
    "selectors": False,
}  # paths to each node take long to find
AXE_RUN = """async ([what, options]) => {
    const found = await axe.run(what, options);
    const nodes = rule => [...found.violations, ...found.passes].filter(each => each.id === rule)
        .flatMap(each => each.nodes);
    return { violations: found.violations, texts: nodes('color-contrast').length } }"""


def excused(rule, html):
    """Whether a finding is one that no notebook can mend.

    - JupyterLab gives a stored PNG no alternative text. Its words stand beside it in the output as text/plain.
    - JupyterLab does not underline the links of a notebook's text: that is its style sheet's.
    """
    stored_picture = rule == "image-alt" and html.startswith('<img src="data:image/png;')
    link = rule == "link-in-text-block" and html.startswith("<a ")
    return stored_picture or link


PROBLEMS = (
    '.jp-OutputArea-output[data-mime-type*="stderr"], .jp-RenderedText[data-mime-type*="error"], '
    ".jupyter-widgets-error"
)

OVERLAPS = """card => {
    const box = part => part.getBoundingClientRect();
    const edge = box(card).right;
    const scrolls = part => part && getComputedStyle(part).overflowX === 'auto';  // where the page is narrow
    const end = part => scrolls(part.closest('.nl-scroll')) ? box(part.closest('.nl-picture')).right : edge;
    const late = part => box(part).right > (part.matches('.nl-scroll') ? edge : end(part)) + 1;
    const cut = [...card.querySelectorAll(
        'button, input, label, .noUi-target, .nl-equation, .nl-scroll, svg text')].filter(late)
        .map(part => 'cut off: ' + part.textContent);
    const words = [...card.querySelectorAll('svg text')].filter(part => part.textContent.trim());
    const meet = [];
    const slack = 3;  // pixels that two boxes may share, as no letter fills its box
    words.forEach((one, index) => words.slice(index + 1).forEach(other => {
        const a = box(one), b = box(other);
        if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2 * slack)
            meet.push(`"${one.textContent}" meets "${other.textContent}"`);
    }));
    return [...cut, ...meet];
}"""


PATIENCE = 120_000
"""Milliseconds after which whatever is waited for will not come, on the slowest machine."""

TALL = 12_000
"""Pixels: higher than any notebook."""


class Look(NamedTuple):
    """What stands on a page: the width in pixels of each stored picture, the words, and what axe finds."""

    pictures: list
    words: list
    barriers: list


class Notebook:
    """An open notebook. ``errors`` collects what the page or its console complained of.

    :param under: where the server shows notebooks: ``doc/tree`` is JupyterLab's, ``notebooks`` is Notebook 7's.
    """

    def __init__(self, page, address, under="doc/tree"):
        self.page, self.address, self.name, self.errors = page, f"{address}/{under}", None, []
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._hear)

    def _hear(self, message):
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")

    def open(self, name, width=1150, height=TALL):
        """Open a notebook by name. JupyterLab renders what is in view, so the window is tall."""
        self.name = name
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.goto(f"{self.address}/{name}?reset")
        self.page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=PATIENCE)
        self.page.evaluate(READY)
        self.page.evaluate(WATCH)

    @contextmanager
    def height(self, pixels):
        """Make the window this high for a while. Each picture that moves costs less on a low one."""
        size = self.page.viewport_size
        self.page.set_viewport_size(size | {"height": pixels})
        try:
            yield
        finally:
            self.page.set_viewport_size(self.page.viewport_size | {"height": size["height"]})

    def command(self, name):
        """Have JupyterLab do what a menu entry does, and wait until it is done."""
        self.page.evaluate(RUN, name)

    def run_all(self):
        """Run every cell and wait for the last."""
        self.command("notebook:run-all-cells")

    def menu(self, name, entry):
        """Choose an entry of JupyterLab's menu bar by mouse."""
        self.page.locator(".lm-MenuBar-item").get_by_text(name, exact=True).click()
        self.page.locator(".lm-Menu-item").get_by_text(entry, exact=True).click()

    def idle(self):
        """Wait until the kernel has nothing left to do."""
        self.page.wait_for_function(IDLE, timeout=PATIENCE)

    def theme(self, name):
        """Change to the theme ``light`` or ``dark``."""
        theme = f"JupyterLab {name.capitalize()}"
        self.page.evaluate(
            "theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})", theme
        )
        self.page.wait_for_selector(f'body[data-jp-theme-name="{theme}"]', state="attached", timeout=PATIENCE)
        self.page.wait_for_function(
            "!document.querySelector('#jupyterlab-splash')"
        )  # it covers the page meanwhile

    def rendered(self):
        """Wait until every cell and every stored picture is on the page."""
        self.page.wait_for_function(RENDERED)

    def look(self):
        """What stands on the page without a kernel's help: pictures, words, and what axe finds, in both themes."""
        self.rendered()
        pictures = self.page.evaluate(
            """[...document.querySelectorAll('.jp-RenderedImage img')]
                .map(image => image.complete && image.naturalWidth)"""
        )
        words = self.page.locator(".jp-RenderedMarkdown").all_inner_texts()
        return Look(pictures, words, self.barriers())

    def barriers(self):
        """What axe finds serious or critical in what the lesson puts on the page, in both themes."""
        with self.height(TALL):
            return self._barriers()

    def _barriers(self):
        found = []
        if not self.page.evaluate("!!window.axe"):
            self.page.evaluate(Axe().axe_script)
        # JupyterLab's body is no pixel high and hides what is beyond it; axe would take all text for hidden.
        self.page.add_style_tag(content="body { overflow: visible !important }")
        for theme in ("dark", "light"):
            self.theme(theme)
            results = self._found_by_axe()
            assert results["texts"] > 3, "axe saw no text"
            found += [
                f"{theme}: {violation['id']}: {node['html'][:200]}: {node['failureSummary']}"
                for violation in results["violations"]
                if violation["impact"] in ("serious", "critical")
                for node in violation["nodes"]
                if not excused(violation["id"], node["html"])
            ]
        return found

    def _found_by_axe(self, looks=5):
        """What axe finds; once more where it saw no text, as a change of theme covers the page for a while."""
        for _ in range(looks):
            results = self.page.evaluate(AXE_RUN, [{"include": OURS}, AXE_OPTIONS])
            if results["texts"] > 3:
                break
            self.page.wait_for_timeout(1000)
        return results

    def width(self, pixels):
        """Make the window this wide."""
        self.page.set_viewport_size({"width": pixels, "height": self.page.viewport_size["height"]})

    def close(self):
        """Shut the kernel down and leave the page."""
        self.shut_down()
        self.page.close()

    def shut_down(self):
        """Shut the kernel down."""
        self.page.evaluate(SHUT_DOWN)

    @property
    def complaints(self):
        """What stands in red in the notebook: errors, warnings, widgets that could not be shown."""
        return self.page.locator(PROBLEMS).all_inner_texts()

    def explorers(self):
        """The live explorers, in reading order."""
        return [Card(card) for card in self.page.locator(".jp-OutputArea-output > .nl-explorer").all()]


class Card:
    """A live explorer on the page."""

    def __init__(self, locator):
        self.locator, self.page = locator, locator.page

    @property
    def handles(self):
        """The sliders' handles."""
        return self.locator.locator(".noUi-handle").all()

    def field(self, label):
        """The number field of this name."""
        # by its role: the slider's handle bears the same name
        return self.locator.get_by_role("textbox", name=label, exact=True)

    @property
    def values(self):
        """What the number fields and the chosen toggle say now, by label."""
        return self.locator.evaluate(VALUES)

    @property
    def words(self):
        """The sentence, the last row of each formula, and the words of the moving picture."""
        return self.locator.evaluate(WORDS)

    def settled(self):
        """The values and words, once the kernel has answered all that it was told and the page shows it."""
        return self.locator.evaluate(
            f"async card => {{ await ({SETTLE})(); return [{VALUES}(card), {WORDS}(card)] }}"
        )

    def reset(self):
        """Press Reset."""
        self.locator.get_by_role("button", name="Reset").click()

    @property
    def faults(self):
        """What is cut off, and which words of the picture meet."""
        return self.locator.evaluate(OVERLAPS)


_POWERS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def numbers(text):
    """The numbers in a text, each with the worth of one unit of its last digit."""
    for whole, digits, power in re.findall(r"(−?\d+)(?:\.(\d+))?(?: × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?", text):
        times = 10.0 ** int(power.translate(_POWERS) or 0)
        yield float(f"{whole}.{digits or 0}".replace("−", "-")) * times, times * 10.0 ** -len(digits)
