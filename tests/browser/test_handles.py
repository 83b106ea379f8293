"""What is taken hold of in the pictures: by mouse, finger and keys; far out, by two fingers, while Python is busy."""

import pytest

BY = {390: ("finger",), 900: ("mouse", "finger"), 1400: ("mouse",)}
"""What a page of a width in pixels is held by: a phone, a tablet with a mouse, a desk."""

NAME = "01_forward_pass.ipynb"
one_lesson = pytest.mark.parametrize(
    "lesson", [NAME], indirect=True
)  # what is the stage's, and so the same in all

WAYS = [(-14, -14)], [(14, 14)]
"""Where a handle is led; the other way where the first leads nowhere, as at an end of its range."""


class Ring:
    """A handle in a picture on the page."""

    def __init__(self, card, locator):
        self.card, self.locator, self.page = card, locator, locator.page

    @property
    def told(self):
        """Where it stands, in words."""
        return self.locator.get_attribute("aria-valuetext")

    @property
    def middle(self):
        """Its middle on the page, in pixels."""
        self.locator.scroll_into_view_if_needed()
        box = self.locator.bounding_box()
        assert box["width"] >= 24 and box["height"] >= 24, "big enough for a finger"
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def drag(self, *places):
        """Press, move by so many pixels across and down, place after place, and let go."""
        x, y = self.middle
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        for across, down in places:
            self.page.mouse.move(x + across, y + down, steps=3)
        self.page.mouse.up()
        return self.card.settled()

    def touch(self, *places):
        """The same by a finger."""
        x, y = self.middle
        browser = self.page.context.new_cdp_session(self.page)
        browser.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        for across, down in places:
            points = [{"x": x + across, "y": y + down}]
            browser.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": points})
        browser.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        browser.detach()
        return self.card.settled()


def are_real(values, words):
    """Whether each number on a card is one, and none without measure; a choice has its text."""
    numbers = (value for value in values.values() if isinstance(value, int | float))
    return "NaN" not in str(words) and all(abs(value) < 1e6 for value in numbers)


def rings(card):
    """The handles of a card that are on its picture now."""
    return [Ring(card, ring) for ring in card.locator.locator(".nl-handle:not([hidden])").all()]


def moves(card):
    """Each of a card's handles, with the card reset before."""
    for index in range(len(rings(card))):
        card.reset()
        card.settled()
        yield rings(card)[index]


def taken(lesson):
    """The cards of a lesson that have handles."""
    return [card for card in lesson.explorers() if rings(card)]


@pytest.mark.parametrize("width", BY)
def test_each_handle_follows_the_mouse_and_the_finger(lesson, width):
    lesson.width(width)
    wrong = []
    for card in taken(lesson):
        for ring in moves(card):
            start, led = ring.told, {}
            for by in BY[width]:
                if led:
                    card.reset()
                    card.settled()
                lead = ring.drag if by == "mouse" else ring.touch
                led[by] = next(
                    (values for way in WAYS if (values := lead(*way)[0]) and ring.told != start), None
                )
                if led[by] is None:
                    wrong.append(f"{start} at {width} pixels: the {by} moves nothing")
            if any(values != led[BY[width][0]] for values in led.values()):
                wrong.append(f"{start} at {width} pixels: {led}")
        card.reset()
    lesson.width(1150)
    assert wrong == []


def test_each_handle_is_moved_by_keys_and_keeps_the_focus(lesson):
    for card in taken(lesson):
        for ring in moves(card):
            start, seen = ring.told, set()
            for key in ("ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown"):
                ring.locator.press(key)
                card.settled()
                seen.add(ring.told)
            assert seen - {start}, f"{start}: no key moves it"
            assert ring.locator.evaluate("ring => ring === document.activeElement")
            assert ring.locator.get_attribute("aria-label")
        card.reset()


def test_dragged_off_the_window_it_stays_within_its_range(lesson):
    for card in taken(lesson):
        for ring in moves(card):
            for places in ([(-4000, -4000)], [(4000, 4000)]):
                values, words = ring.drag(*places)
                assert are_real(values, words)
                if ring.locator.is_hidden():
                    break  # what it sets has led the artist off the picture: the sliders are still there
        card.reset()


@one_lesson
def test_a_second_finger_takes_nothing_away(lesson):
    card = lesson.explorers()[0]
    ring = rings(card)[0]
    browser = ring.page.context.new_cdp_session(ring.page)
    two_fingers(browser, *ring.middle)
    two = card.settled()[0]
    browser.detach()
    card.reset()
    card.settled()
    assert ring.touch((-10, -10))[0] == two
    card.reset()
    card.settled()


def two_fingers(browser, x, y):
    """The first finger goes 10 pixels up and to the left, the second somewhere else."""
    for kind, *places in (
        ("touchStart", (x, y)),
        ("touchStart", (x, y), (x + 3, y + 3)),
        ("touchMove", (x - 10, y - 10), (x + 60, y + 60)),
        ("touchEnd",),
    ):
        points = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(places)]
        browser.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


@one_lesson
def test_while_python_is_busy_the_handle_stays_and_the_card_says_so(lesson):
    card = lesson.explorers()[0]
    ring = rings(card)[-1]
    before, (x, y) = ring.told, ring.middle
    said = card.locator.locator(".nl-silence")
    lesson.page.evaluate(  # as a cell that lets no other thread go on
        """() => void window.jupyterapp.shell.currentWidget.sessionContext.session.kernel
            .requestExecute({ code: "import ctypes; ctypes.PyDLL(None).sleep(4)" })"""
    )
    lesson.page.mouse.move(x, y)
    lesson.page.mouse.down()
    lesson.page.mouse.move(x - 40, y, steps=3)
    lesson.page.mouse.up()
    said.get_by_text("Python does not answer").wait_for(timeout=3500)
    assert ring.told == before and ring.middle == (x, y)
    said.get_by_text("Python does not answer").wait_for(state="detached", timeout=20_000)
    card.settled()
    assert ring.told != before, "it is told, and moves, when Python is free"
    card.reset()
    card.settled()


def test_when_python_has_stopped_the_card_says_so(notebook):
    notebook.open(NAME)
    notebook.run_all()
    card = notebook.explorers()[0]
    ring = rings(card)[-1]
    before, (x, y) = ring.told, ring.middle
    notebook.shut_down()
    notebook.page.mouse.move(x, y)
    notebook.page.mouse.down()
    notebook.page.mouse.move(x - 40, y, steps=3)
    notebook.page.mouse.up()
    card.locator.locator(".nl-silence").get_by_text("Python does not answer").wait_for(timeout=5000)
    assert ring.told == before
    notebook.errors.clear()  # JupyterLab itself complains of the kernel that is gone


@one_lesson
def test_a_page_that_is_made_narrow_while_a_handle_is_held(lesson):
    card = lesson.explorers()[0]
    ring = rings(card)[-1]
    x, y = ring.middle
    lesson.page.mouse.move(x, y)
    lesson.page.mouse.down()
    lesson.width(700)
    lesson.page.mouse.move(x - 30, y - 5, steps=3)
    lesson.page.mouse.up()
    values, words = card.settled()
    assert are_real(values, words)
    lesson.width(1150)
    card.reset()
    card.settled()
