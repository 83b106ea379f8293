"""Nothing is cut off and no two words meet, at both ends of every slider."""

import pytest
from test_lessons import LESSONS, explorers_in

SHOWN = """card => {
    const box = part => part.getBoundingClientRect();
    const edge = box(card).right;
    const cut = [...card.querySelectorAll('button, input, label, .noUi-target, .nl-equation, svg text')]
        .filter(part => box(part).right > edge + 1).map(part => 'cut off: ' + part.textContent);
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


@pytest.mark.parametrize("lab", ["light"], indirect=True, scope="session")  # a theme moves nothing
@pytest.mark.parametrize("width", [900, 1400])
@pytest.mark.parametrize("name", [name for name in LESSONS if explorers_in(name)])
def test_nothing_is_cut_off_and_no_words_meet(open_notebook, run_all, name, width):
    page = open_notebook(name, width, height=8000)
    run_all()
    page.wait_for_function(f"document.querySelectorAll('.nl-explorer').length == {explorers_in(name)}")
    problems = []
    for number, card in enumerate(page.locator(".nl-explorer").all()):
        handles = card.locator(".noUi-handle")
        for index in range(handles.count()):
            for key in ("Home", "End"):
                handles.nth(index).focus()
                page.keyboard.press(key)
                page.wait_for_timeout(150)
                problems += [
                    f"card {number}, slider {index} at {key}: {each}" for each in card.evaluate(SHOWN)
                ]
            card.get_by_role("button", name="Reset").click()
            page.wait_for_timeout(100)
        problems += [f"card {number} as it opens: {each}" for each in card.evaluate(SHOWN)]
    assert problems == []
