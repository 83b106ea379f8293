"""Time a move in the page itself: from a slider's key to the frame that shows what came of it.

Nothing of the driver's own round trips is in the times: the page presses the keys, sees the new picture come into
its document, and reads the clock after the frame in which it is painted.
"""

import itertools
from typing import NamedTuple

PAGE = """
const painted = () => new Promise(done => requestAnimationFrame(() => {
    const channel = new MessageChannel();  // its message arrives once the frame's layout and paint are done
    channel.port1.onmessage = () => done(performance.now());
    channel.port2.postMessage(0);
}));
const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds));

const drawImage = CanvasRenderingContext2D.prototype.drawImage;
CanvasRenderingContext2D.prototype.drawImage = function (...all) {  // how ipympl shows a picture
    drawImage.apply(this, all);
    this.canvas.dispatchEvent(new Event('bench-drawn', {bubbles: true}));
};

const MOVING = {ours: '.nl-moving', nothing: '.widget-html', interact: '.widget-output, .jupyter-widgets-output-area'};

function watch(way, card, tell) {
    let last = card.querySelector('.jp-RenderedImage img');
    const look = async () => {
        if (way !== 'interact') return tell();
        const image = card.querySelector('.jp-RenderedImage img');
        if (!image || image === last) return;
        last = image;
        await image.decode().catch(() => {});
        tell();
    };
    const observer = new MutationObserver(look);
    if (way in MOVING)
        observer.observe(card.querySelector(MOVING[way]), {childList: true, subtree: true, characterData: true});
    card.addEventListener('bench-drawn', look);
    return () => { observer.disconnect(); card.removeEventListener('bench-drawn', look); };
}

const directions = new Map();
function push(handle) {  // one arrow key, turning back at the ends
    const [now, least, most] = ['now', 'min', 'max'].map(end => Number(handle.getAttribute(`aria-value${end}`)));
    if (now >= most) directions.set(handle, 'ArrowLeft');
    if (now <= least) directions.set(handle, 'ArrowRight');
    const key = directions.get(handle) ?? 'ArrowRight';
    handle.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
}

function found(way) {
    const card = document.querySelector(`.bench-${way}`);
    card.scrollIntoView({block: 'center'});
    return [card, [...card.querySelectorAll('.bench-lever .noUi-handle')]];
}

async function presses(way, count) {  // milliseconds from each key to its picture, one lever after the other
    const [card, handles] = found(way), times = [];
    await wait(150);
    for (let i = 0; i < count; i++) {
        let stop;
        const drawn = new Promise(done => { stop = watch(way, card, () => done(true)); });
        const start = performance.now();
        push(handles[i % handles.length]);
        if (await Promise.race([drawn, wait(3000)])) times.push(await painted() - start);
        stop();
        await wait(80 + 40 * Math.random());  // at any place between two frames, with the kernel at rest
    }
    return times;
}

async function held(way, seconds) {  // pictures a second while the first lever is moved at every frame
    const [card, handles] = found(way), frames = new Set();
    await wait(150);
    const stop = watch(way, card, () => requestAnimationFrame(frame => frames.add(frame)));
    const start = performance.now();
    while (performance.now() - start < 1000 * seconds) {
        push(handles[0]);
        await painted();
    }
    const pictures = frames.size / (performance.now() - start) * 1000;
    stop();
    await wait(400);
    return pictures;
}

window.bench = {presses, held};
"""

IS_THERE = "ways => ways.every(way => document.querySelector(`.bench-${way} .bench-lever .noUi-handle`))"


SLOW = {"interact", "ipympl"}


class Measured(NamedTuple):
    """The milliseconds of every key, and the pictures a second of every round."""

    milliseconds: list
    rates: list


def timed(page, ways, rounds, presses=6, seconds=0.8):
    """Move each way in turn, a few keys and a moment without pause at a time; returns way → :class:`Measured`.

    The turns are short, so that a machine that is slow for a while is slow for all. The slow ways get half of them.
    """
    page.wait_for_function(IS_THERE, arg=list(ways), timeout=60_000)
    page.evaluate(f"(() => {{ {PAGE} }})()")
    for way in ways:
        page.evaluate(f"bench.presses('{way}', 5)")  # to warm up
    found = {way: Measured([], []) for way in ways}
    for turn, way in itertools.product(range(rounds), ways):
        if way in SLOW and turn % 2:
            continue
        found[way].milliseconds.extend(page.evaluate(f"bench.presses('{way}', {presses})"))
        found[way].rates.append(page.evaluate(f"bench.held('{way}', {seconds})"))
    return found
