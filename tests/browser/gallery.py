"""Take a picture of every explorer wherever its controls can stand: ``python tests/browser/gallery.py [FOLDER]``.

Before the run, at its start, at both ends of every slider, at the options of every choice, and in the dark theme. An
index.html beside the pictures shows them all at a glance.
"""

import sys
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # what pytest does by its setting ``pythonpath``

from real_page import real_lab
from shipped import LESSONS, explorers_in

HEAD = """<!doctype html><meta charset="utf-8"><title>Every explorer</title><style>
body{font:14px sans-serif;background:#eee}section{display:flex;flex-wrap:wrap;gap:8px}
figure{margin:0;background:#fff;padding:4px}img{width:480px;display:block}</style>"""


def gallery(folder, lessons=LESSONS):
    """Write the pictures of these notebooks and their index into this folder; returns the index."""
    folder.mkdir(parents=True, exist_ok=True)
    with real_lab() as (new_notebook, _):
        for name in lessons:
            if explorers_in(name):
                _photograph(new_notebook(), name, folder)
    index = folder / "index.html"
    index.write_text(_index(sorted(folder.glob("*.png"))))
    return index


def _photograph(notebook, name, folder):
    notebook.open(name)
    doors = [door.replace(".", "-") for door in explorers_in(name)]
    names = [f"{name[:2]}-{number}-{door}" for number, door in enumerate(doors, start=1)]
    notebook.rendered()
    stored = notebook.page.locator(".jp-RenderedImage img").all()
    for each, image in zip(names, stored, strict=False):
        image.screenshot(path=folder / f"{each}-0-before-the-run.png")
    notebook.run_all()
    cards = dict(zip(names, notebook.explorers(), strict=True))
    for each, card in cards.items():
        for number, place in enumerate(_places(card, notebook), start=1):
            card.locator.screenshot(path=folder / f"{each}-{number:02d}-{place}.png")
    notebook.theme("dark")
    for each, card in cards.items():
        card.locator.screenshot(path=folder / f"{each}-dark.png")
    notebook.close()


def _places(card, notebook):
    """Bring the card to one place after the other; gives the name of each, once it is there."""
    yield "start"
    for handle in card.handles:
        label = handle.evaluate("handle => handle.closest('.widget-hbox').querySelector('label').textContent")
        for key in ("Home", "End"):
            handle.press(key)
            _rest(card, notebook)
            yield f"{label.replace(' ', '_').replace('/', 'per')}-{key}"
        card.reset()
        _rest(card, notebook)
    for button in card.locator.locator(".widget-toggle-button").all():
        button.click()
        _rest(card, notebook)
        yield button.inner_text().strip().replace(" ", "_")
    card.reset()
    _rest(card, notebook)


def _rest(card, notebook):
    """Wait until the kernel has answered and the card shows it; on a busy machine two equal looks are not enough."""
    notebook.page.wait_for_timeout(80)
    notebook.idle()
    card.settled()


def _index(pictures):
    lines, before = [HEAD], None
    for picture in pictures:
        explorer = "-".join(picture.stem.split("-")[:4])
        if explorer != before:
            lines.append(f"{'</section>' if before else ''}<h2>{escape(explorer)}</h2><section>")
            before = explorer
        lines.append(
            f'<figure><a href="{picture.name}"><img src="{picture.name}" alt="{escape(picture.stem)}"></a>'
            f"<figcaption>{escape(picture.stem)}</figcaption></figure>"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    chosen = Path(sys.argv[1] if len(sys.argv) > 1 else "gallery")
    sys.stdout.write(f"{gallery(chosen)}\n")
