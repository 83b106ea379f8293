"""Take the README's picture anew, from the real page: ``python tests/browser/readme_picture.py``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # what pytest does by its setting ``pythonpath``

from lab_server import NOTEBOOKS
from real_page import real_lab

PICTURE = NOTEBOOKS / "images" / "training_loop.png"

with real_lab() as (new_notebook, _):
    notebook = new_notebook()
    notebook.open("06_training_loop.ipynb", height=6000)
    notebook.run_all()
    page = notebook.page
    explorer = page.locator(".nl-explorer").nth(1)  # the map

    def type_in(label, number):
        field = explorer.get_by_label(label, exact=True).first
        field.fill(number)
        field.press("Enter")

    type_in("step", "8")
    type_in("start weight w", "0.1")
    type_in("start bias b", "-0.3")
    type_in("learning rate α", "0.02")
    page.get_by_text("factor 0.80").wait_for()
    explorer.get_by_role("button", name="Keep this to compare").click()
    type_in("learning rate α", "0.175")
    page.get_by_text("factor −0.75").wait_for()
    page.wait_for_timeout(1000)
    page.evaluate("document.activeElement.blur()")
    PICTURE.parent.mkdir(exist_ok=True)
    explorer.screenshot(path=PICTURE)
    notebook.close()
print(PICTURE)
