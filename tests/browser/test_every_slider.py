"""Every slider moved to its ends and typed into: formula, sentence and picture say what the test works out."""

import re
from functools import cache

from by_hand import BY_HAND, Expected
from explorers import EXPLORERS, xs_and_ys
from jupyterlab_page import numbers
from shipped import explorers_in

from neuron_lab.ui.points import Points


def is_shown(expected, texts):
    """Whether one of the numbers in these texts is the expected one, to the digits shown."""
    for found, unit in (pair for text in texts for pair in numbers(text)):
        if abs(found - expected) <= 0.501 * unit:
            return True
    return False


def worked_out(name, values):
    """What a card must say where its controls, by label, have these values; of a race nothing, as it hides a number."""
    if name not in BY_HAND:
        return Expected([], [], [])
    values = {label: value.strip() if isinstance(value, str) else value for label, value in values.items()}
    found, points = labels(name)
    known = {control: values[label] for control, label in found.items() if label in values}
    return BY_HAND[name](**known, **points)  # a pad has no label: it is as it was at first


@cache
def labels(name):
    """The labels of an explorer's controls, by name; and the points that it begins with, which no slider moves."""
    explorer = EXPLORERS[name]()
    found, points = {}, {}
    for control, each in explorer.controls.items():
        if isinstance(each, Points):
            points = xs_and_ys(each)
        else:
            found[control] = each.name
    explorer.close()
    return found, points


def disagreements(card, name, seen=None):
    """What on the card of this name differs from the numbers worked out by hand; ``seen`` if it was looked at."""
    values, words = seen or card.settled()
    expected = worked_out(name, values)
    where = f"at {values}"
    wrong = [
        f"{where}: formula {index} says {words['results'][index]}, not {result}"
        for index, result in enumerate(expected.results)
        if not is_shown(result, [words["results"][index]])
    ]
    places = ((expected.said, [words["sentence"]]), (expected.drawn, words["picture"]))
    wrong += [
        f"{where}: {each} is not in {texts}"
        for sought, texts in places
        for each in sought
        if not is_shown(each, texts)
    ]
    if re.search(
        r"nan|inf\b|−0\.0+(?!\d)", " ".join([words["sentence"], *words["results"], *words["picture"]])
    ):
        wrong.append(f"{where}: no number, or minus nothing, in {words}")
    return wrong


def drag(page, handle, target):
    """Drag a handle by mouse to a place far beyond an end of its slider."""
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move((x + target) / 2, y, steps=3)
    page.mouse.move(target, y, steps=3)
    page.mouse.up()


def test_the_cards_agree_with_numbers_worked_out_by_hand(lesson):
    wrong = []
    for card, name in zip(lesson.explorers(), explorers_in(lesson.name), strict=True):
        wrong += disagreements(card, name)
        for index, handle in enumerate(card.handles):
            wrong += [f"{name}: {fault}" for fault in walk(card, handle, name, every_way=not index)]
        for choice in card.locator.locator(".widget-toggle-button").all():
            choice.click()
            wrong += disagreements(card, name)
        card.reset()
        wrong += disagreements(card, name)
    assert wrong == []


def walk(card, handle, name, every_way):
    """Move one slider from end to end by keys, then by its field; what went wrong on the way.

    :param every_way: whether to drag it and to press its arrow keys as well. One slider of a card tells for all.
    """
    wrong, ends = [], {}
    label = handle.evaluate("handle => handle.closest('.widget-hbox').querySelector('label').textContent")

    def look(expected=None):
        seen = card.settled()
        now = seen[0][label]
        if expected is not None and now != expected:
            wrong.append(f"{label} is {now}, not {expected}")
        wrong.extend(disagreements(card, name, seen))
        return now

    for key in ("Home", "End"):
        handle.press(key)
        ends[key] = look()
        wrong += [f"{label} at {key}: {fault}" for fault in card.faults]
    if every_way:
        for key, target in (("Home", 0), ("End", 1150)):
            drag(card.page, handle, target)
            look(ends[key])
        handle.press("ArrowLeft")
        before_the_end = look()
        if not ends["Home"] <= before_the_end < ends["End"]:
            wrong.append(f"{label}: an arrow key led from {ends['End']} to {before_the_end}")
        handle.press("ArrowRight")
        look(ends["End"])
    whole = isinstance(ends["End"], int) and isinstance(ends["Home"], int) and ends["End"] - ends["Home"] > 3
    typed = round((0.7 * ends["Home"] + 0.3 * ends["End"]), 0 if whole else 2)
    card.field(label).fill(f"{typed:g}")
    card.field(label).press("Enter")
    look(typed)
    return wrong


def test_step_back_and_play(lesson):
    for card in lesson.explorers():
        press = {
            name: card.locator.get_by_role("button", name=name) for name in ("Step", "Back", "Play", "Pause")
        }
        if not press["Play"].count():
            continue
        card.reset()
        label = press["Play"].evaluate(
            "button => button.closest('.widget-hbox').querySelector('label').textContent"
        )
        field = card.field(label)
        field.fill("0")
        field.press("Enter")
        assert card.settled()[0][label] == 0
        press["Step"].click()
        press["Step"].click()
        assert card.settled()[0][label] == 2
        press["Back"].click()
        assert card.settled()[0][label] == 1
        still = card.words
        press["Play"].focus()
        lesson.page.keyboard.press("Enter")
        lesson.page.wait_for_function(
            "([field, at]) => Number(field.value) > at", arg=[field.element_handle(), 2]
        )
        press["Pause"].click()
        assert card.settled()[1] != still, "the picture moves along"
        card.reset()


def test_a_number_beyond_the_end_is_brought_back_and_said(lesson):
    for card in lesson.explorers():
        label = next(iter(card.values), None)
        if label is None or not card.field(label).count():  # a pad, or a choice
            continue
        card.handles[0].press("End")
        end = card.settled()[0][label]
        card.field(label).fill(f"{end + 1000:g}")
        card.field(label).press("Enter")
        card.locator.get_by_text(f"{end + 1000:g} became ").wait_for()
        assert card.settled()[0][label] == end
        card.reset()
