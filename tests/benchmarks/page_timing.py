"""Time a move in the page itself: from a slider's key, or a drag, to the frame that shows what came of it.

Nothing of the driver's own round trips is in the times: the page presses the keys and drags the handles, sees the new
picture come into its document, and reads the clock after the frame in which it is painted.
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

const FINGER = 4711;  // no real one, so it cannot be captured: its events go to the handle anyhow
const capture = Element.prototype.setPointerCapture;
Element.prototype.setPointerCapture = function (id) { if (id !== FINGER) capture.call(this, id); };

function finger(ring, kind, [x, y]) {
    const where = {clientX: x, clientY: y, pointerId: FINGER, isPrimary: true, bubbles: true, cancelable: true};
    ring.dispatchEvent(new PointerEvent(kind, where));
}
function middle(ring) {
    const box = ring.getBoundingClientRect();
    return [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
}
const dragged = new Map();
function drag(ring) {  // to and fro by some steps of whatever it sets
    const [x, y] = middle(ring), way = dragged.get(ring) ?? 1;
    dragged.set(ring, -way);
    finger(ring, 'pointermove', [x + 24 * way, y - 18 * way]);
}

function found(way) {
    const card = document.querySelector(`.bench-${way}`);
    card.scrollIntoView({block: 'center'});
    return [card, [...card.querySelectorAll('.bench-lever .noUi-handle')]];
}
const rings = card => [...card.querySelectorAll('.nl-handle')].filter(ring => ring.offsetParent);

async function timed(way, card, act) {  // milliseconds from what is done to its picture; null if none comes
    let stop;
    const drawn = new Promise(done => { stop = watch(way, card, () => done(true)); });
    const start = performance.now();
    act();
    const time = await Promise.race([drawn, wait(3000)]) ? await painted() - start : null;
    stop();
    await wait(80 + 40 * Math.random());  // at any place between two frames, with the kernel at rest
    return time;
}

async function presses(way, count) {  // one lever after the other
    const [card, handles] = found(way), times = [];
    await wait(150);
    for (let i = 0; i < count; i++) times.push(await timed(way, card, () => push(handles[i % handles.length])));
    return times;
}

async function drags(way, count) {  // the same for what is taken hold of in the picture
    const [card] = found(way), times = [];
    await wait(150);
    for (let i = 0; i < count; i++) {
        const ring = rings(card)[i % rings(card).length];
        finger(ring, 'pointerdown', middle(ring));
        times.push(await timed(way, card, () => drag(ring)));
        finger(ring, 'lostpointercapture', middle(ring));
    }
    return times;
}

async function rate(way, card, seconds, act) {  // pictures a second while it is moved at every frame
    const frames = new Set();
    await wait(150);
    const stop = watch(way, card, () => requestAnimationFrame(frame => frames.add(frame)));
    const start = performance.now();
    while (performance.now() - start < 1000 * seconds) {
        act();
        await painted();
    }
    const pictures = frames.size / (performance.now() - start) * 1000;
    stop();
    await wait(400);
    return pictures;
}

async function held(way, seconds) {
    const [card, handles] = found(way);
    return rate(way, card, seconds, () => push(handles[0]));
}

async function swung(way, seconds) {
    const [card] = found(way), [ring] = rings(card), [x, y] = middle(ring);
    let step = 0;
    finger(ring, 'pointerdown', [x, y]);
    const pictures = await rate(way, card, seconds, () => {
        step += 1;
        const far = 40 * Math.sin(step / 8);
        finger(ring, 'pointermove', [x + far, y - 0.7 * far]);
    });
    finger(ring, 'lostpointercapture', [x, y]);
    return pictures;
}

window.bench = {presses, held, drags, swung, handles: way => rings(found(way)[0]).length};
"""

IS_THERE = "ways => ways.every(way => document.querySelector(`.bench-${way} .bench-lever .noUi-handle`))"


SLOW = {"interact", "ipympl"}


class Way(NamedTuple):
    """One way to move a picture, on a page that shows it.

    :param page: Playwright's.
    :param shown: which of ``rivals.WAYS`` is moved.
    :param by: ``"key"`` of a slider, or ``"drag"`` of a handle in the picture.
    """

    page: object
    shown: str
    by: str = "key"


class Measured(NamedTuple):
    """The milliseconds of every move that was answered, the pictures a second of every round, and the moves without
    an answer."""

    milliseconds: list
    rates: list
    lost: list


BY = {"key": ("presses", "held"), "drag": ("drags", "swung")}


def prepare(page, shown):
    """Wait until all of these ways are on the page; returns how many handles the picture has that can be dragged."""
    page.wait_for_function(IS_THERE, arg=list(shown), timeout=60_000)
    page.evaluate(f"(() => {{ {PAGE} }})()")
    return page.evaluate("bench.handles('ours')") if "ours" in shown else 0


def timed(ways, rounds, moves=6, seconds=0.8):
    """Move each way in turn, a few times and a moment without pause at a time.

    The turns are short, so that a machine that is slow for a while is slow for all. The slow ways get half of them.

    :param ways: name → :class:`Way`, on pages that are prepared.
    :returns: name → :class:`Measured`.
    """
    found = {name: Measured([], [], []) for name in ways}
    for way in ways.values():
        _moved(way, 5)  # to warm up
    for turn, (name, way) in itertools.product(range(rounds), ways.items()):
        if way.shown in SLOW and turn % 2:
            continue
        times = _moved(way, moves)
        found[name].milliseconds.extend(time for time in times if time is not None)
        found[name].lost.extend(time for time in times if time is None)
        found[name].rates.append(way.page.evaluate(f"bench.{BY[way.by][1]}('{way.shown}', {seconds})"))
    return found


def _moved(way, count):
    way.page.bring_to_front()
    return way.page.evaluate(f"bench.{BY[way.by][0]}('{way.shown}', {count})")
