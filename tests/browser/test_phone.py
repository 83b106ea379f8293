"""On a phone, 390 pixels wide: words that can be read, things that can be touched, and nothing cut off."""

SMALL = """card => {
    const size = part => part.getBoundingClientRect();
    const scale = text => Math.hypot(text.getScreenCTM().c, text.getScreenCTM().d);  // some are turned
    const words = [...card.querySelectorAll('.nl-picture svg text')].filter(text => text.textContent.trim())
        .map(text => [parseFloat(getComputedStyle(text).fontSize) * scale(text), text.textContent])
        .filter(([pixels]) => pixels < 10.99).map(([pixels, words]) => `${pixels.toFixed(1)} pixels: ${words}`);
    const touched = [...card.querySelectorAll('.nl-handle, .noUi-handle, button, input')]
        .map(part => part.matches('label input') ? part.closest('label') : part)
        .filter(part => part.checkVisibility() && Math.min(size(part).width, size(part).height) < 23.9)
        .map(part => `${part.className || part.tagName} ${size(part).width} × ${size(part).height}`);
    const edge = Math.min(size(card).right, innerWidth);
    const beyond = [...card.querySelectorAll('button, input, label, .noUi-handle, .nl-scroll, .nl-sentence')]
        .map(part => part.matches('label input') ? part.closest('label') : part)
        .filter(part => part.checkVisibility() && size(part).right > edge + 1)
        .map(part => `cut off: ${part.className} ${part.textContent}`);
    return [...words, ...touched, ...beyond];
}"""


def test_words_can_be_read_and_handles_touched(lesson):
    lesson.width(390)
    faults = []
    for number, card in enumerate(lesson.page.locator(".jp-OutputArea-output > .nl-card").all()):
        faults += [f"card {number}: {fault}" for fault in card.evaluate(SMALL)]
    lesson.width(1150)
    assert faults == []
