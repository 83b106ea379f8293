// The page's side of a card: shows what the kernel sends, sends what the learner takes hold of; a move is one message.
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const FAR = 10; // how many steps an arrow key makes with Shift
const PATIENCE = 1500; // milliseconds in which Python answers, unless it is busy

function element(name, attributes, parent) {
  const made = parent.appendChild(document.createElement("div"));
  made.className = `nl-${name}`;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

// What ipywidgets leaves out: names for handles and for the player's buttons, keys that stay with a focused
// handle, and live regions that are filled anew but never replaced, so that a screen reader hears them.
function mend(card) {
  for (const handle of card.querySelectorAll(".noUi-handle")) {
    handle.setAttribute("aria-label", handle.closest(".widget-hbox")?.querySelector("label")?.textContent ?? "");
  }
  const all = (selector, name, value) => card.querySelectorAll(selector).forEach((one) => one.setAttribute(name, value));
  all(".noUi-handle", "data-lm-suppress-shortcuts", "true"); // else JupyterLab takes the arrow keys for itself
  all(".nl-status > .widget-html-content", "role", "status");
  for (const button of card.querySelectorAll(".widget-play button")) button.setAttribute("aria-label", button.title);
}

function mendFromNowOn(el) {
  const observer = new MutationObserver((records) => {
    const card = el.closest(".nl-card"); // none once it is taken off the page
    if (card && records.some((record) => !el.contains(record.target))) mend(card);
  });
  const frame = requestAnimationFrame(function begin() {
    const card = el.closest(".nl-card");
    if (!card) return void (el.isConnected || requestAnimationFrame(begin)); // not on the page yet
    observer.observe(card, { childList: true, subtree: true });
    mend(card);
  });
  return () => (cancelAnimationFrame(frame), observer.disconnect());
}

function render({ model, el }) {
  const { width, height, least, handles, surfaces, silent } = model.get("plan");
  el.classList.add("nl-stage");
  const [note, silence] = ["note", "silence"].map((name) => element(name, { role: "status" }, el));
  const formula = element("formula", {}, el);
  const scroll = element("scroll", {}, el);
  const picture = element("picture", {}, scroll);
  const [still, moving, taken] = ["still", "moving", "taken"].map((name) => element(name, {}, picture));
  picture.style.minWidth = `${least}px`;
  const sentence = element("sentence", { "aria-live": "polite" }, el);

  // ------------------------------------------------------------------------------ what the kernel sends
  const others = new Map(); // the card's other widgets
  async function passOn() {
    for (const [id, state] of Object.entries(model.get("others").news ?? {})) {
      if (!others.has(id)) others.set(id, await model.widget_manager.get_model(id));
      others.get(id).set_state(state);
    }
  }
  function place() {
    rings.forEach((ring, index) => {
      const at = model.get("places")[index];
      if ((ring.hidden = !at)) return;
      ring.style.left = `${(100 * at.x) / width}%`;
      ring.style.top = `${(100 * at.y) / height}%`;
      ring.setAttribute("aria-valuenow", at.now);
      ring.setAttribute("aria-valuetext", at.text);
    });
  }
  let waiting = null;
  function answered() {
    waiting = clearTimeout(waiting) ?? null;
    silence.textContent = "";
  }
  const shown = {
    still: () => (still.innerHTML = model.get("still")),
    moving: () => (moving.innerHTML = model.get("moving")),
    formula: () => (formula.innerHTML = model.get("formula")),
    sentence: () => (sentence.textContent = model.get("sentence")),
    note: () => (note.textContent = model.get("note")),
    places: place, others: passOn, answered,
  };

  // -------------------------------------------------------------------- what the learner takes hold of
  function tell(event) {
    model.set("event", { ...event, number: (model.get("event").number ?? 0) + 1 });
    model.save_changes();
    waiting ??= setTimeout(() => (silence.textContent = silent), PATIENCE);
  }
  function at(event, by = { x: 0, y: 0 }) {
    const box = picture.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left - by.x, event.clientY - box.top - by.y];
    return [(x * width) / box.width, (y * height) / box.height];
  }
  // One finger, pen or mouse at a time, from its press to its end, wherever it goes meanwhile.
  function hold(part, begin, go, end) {
    let held = null;
    part.addEventListener("pointerdown", (event) => {
      if (held !== null || event.button) return;
      held = event.pointerId;
      part.setPointerCapture(held);
      event.preventDefault();
      part.focus({ preventScroll: true });
      begin(event);
    });
    part.addEventListener("pointermove", (event) => event.pointerId === held && go(event));
    part.addEventListener("pointercancel", (event) => event.pointerId === held && (held = null)); // the page scrolls
    part.addEventListener("lostpointercapture", (event) => {
      if (event.pointerId !== held) return;
      held = null;
      end(event);
    });
  }
  const area = { "data-lm-suppress-shortcuts": "true", tabindex: "-1" };
  surfaces.forEach(({ name, box, strokes }, surface) => {
    const part = element(strokes ? "surface nl-strokes" : "surface", { ...area, title: name }, taken);
    for (const [side, [pixels, whole]] of Object.entries(box)) part.style[side] = `${(100 * pixels) / whole}%`;
    let points = [];
    const stroke = (event, done) => tell({ surface, points: (points = [...points, at(event)]), done });
    const start = (event) => ((points = []), strokes && stroke(event, false));
    hold(part, start, (event) => strokes && stroke(event, false), (event) => stroke(event, true));
  });
  const rings = handles.map((name, handle) => {
    const ring = element("handle", { ...area, tabindex: "0", role: "slider", "aria-label": name }, taken);
    let by = { x: 0, y: 0 }; // from the middle of the ring to the finger
    const begin = ({ clientX, clientY }) => {
      const box = ring.getBoundingClientRect();
      by = { x: clientX - (box.left + box.right) / 2, y: clientY - (box.top + box.bottom) / 2 };
    };
    hold(ring, begin, (event) => tell({ handle, at: at(event, by) }), () => {});
    ring.addEventListener("dblclick", () => tell({ handle, remove: true }));
    ring.addEventListener("keydown", (event) => {
      const step = ARROWS[event.key];
      if (step) tell({ handle, by: step.map((one) => one * (event.shiftKey ? FAR : 1)) });
      else if (event.key === "Delete" || event.key === "Backspace") tell({ handle, remove: true });
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    return ring;
  });

  for (const [key, show] of Object.entries(shown)) {
    show();
    model.on(`change:${key}`, show);
  }
  const reach = () => scroll.scrollWidth > scroll.clientWidth ? (scroll.tabIndex = 0) : scroll.removeAttribute("tabindex");
  new ResizeObserver(reach).observe(scroll); // what scrolls can be scrolled by keys
  return mendFromNowOn(el);
}

export default { render };
