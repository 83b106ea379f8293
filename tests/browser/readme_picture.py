"""Take the README's picture anew, from the real page: ``python tests/browser/readme_picture.py``."""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # what pytest does by its setting ``pythonpath``

from lab_server import CHROMIUM, CHROMIUM_FLAGS, NOTEBOOKS, running_lab
from playwright.sync_api import sync_playwright

PICTURE = NOTEBOOKS / "images" / "training_loop.png"

with (
    tempfile.TemporaryDirectory() as folder,
    running_lab(Path(folder)) as address,
    sync_playwright() as playwright,
):
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
    page = browser.new_page(viewport={"width": 1150, "height": 6000}, device_scale_factor=2)
    page.goto(f"{address}/doc/tree/06_training_loop.ipynb?reset")
    page.wait_for_selector('[data-status="idle"]', state="attached", timeout=60_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
    explorer = page.locator(".nl-explorer").nth(1)  # eight steps on

    def type_in(label, number):
        explorer.get_by_label(label).fill(number)
        explorer.get_by_label(label).press("Enter")

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
    browser.close()
print(PICTURE)
