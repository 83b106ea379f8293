// While Python loads into the browser: a card in the corner that says so, and how far it is.
//
// It asks for the large files itself, all at once, as soon as JupyterLab stands. That is how it knows, and how they are
// on their way before the notebook is there and wants a Python. Python then finds them in the browser's cache.

const KERNEL = "@jupyterlite/pyodide-kernel-extension";
const SITE = new URL("./", import.meta.url); // this file lies at the site's root
const OPENED = new URL(location).searchParams.get("path") ?? "";
const WAITS = 180000; // milliseconds after which Python should have come
const STAYS = 20000; // milliseconds for which it says that all is ready

const FAILED = "Python could not be loaded. Is there a network? All there is to read is here; to try again, reload.";

const json = async (path) => (await fetch(new URL(path, SITE))).json();

// The addresses of Python itself and of every package that is loaded with it.
async function files() {
  const settings = (await json("jupyter-lite.json"))["jupyter-config-data"].litePluginSettings[`${KERNEL}:kernel`];
  const schema = await json(`extensions/${KERNEL}/static/schema/kernel.v0.schema.json`);
  const python = new URL(settings.pyodideUrl ?? schema.properties.pyodideUrl.default, SITE);
  const { lockFileURL = new URL("pyodide-lock.json", python), packages = [] } = settings.loadPyodideOptions ?? {};
  const lock = new URL(lockFileURL, SITE);
  const known = new Map(
    Object.values((await json(lock)).packages).map((each) => [each.name.toLowerCase().replaceAll(/[-_.]+/g, "-"), each]),
  );
  const wanted = new Set(packages);
  for (const name of wanted) known.get(name)?.depends.forEach((each) => wanted.add(each)); // also of those added here
  const wheels = [...wanted].filter((name) => known.has(name)).map((name) => new URL(known.get(name).file_name, lock));
  return [...["pyodide.asm.wasm", "python_stdlib.zip"].map((name) => new URL(name, python)), ...wheels];
}

async function load(url, tell) {
  const response = await fetch(url);
  if (!response.ok) return tell({ share: 1 }); // by another name in this Pyodide: that one asks for it itself
  const size = Number(response.headers.get("Content-Length")) || 1e6; // not everyone says
  const reader = response.body.getReader();
  for (let bytes = 0, piece; !(piece = await reader.read()).done; ) {
    bytes += piece.value.length;
    tell({ bytes, size, share: Math.min(bytes / size, 0.99) }); // what is packed on its way is larger here
  }
  tell({ share: 1 });
}

function element(name, attributes, parent) {
  const made = parent.appendChild(document.createElement(name));
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function show() {
  const card = element("div", { id: "nl-welcome" }, document.body);
  const words = element("p", { role: "status" }, card);
  const bar = element("progress", { "aria-label": "Python loads", max: 1 }, card);
  const amount = element("p", { "aria-hidden": "true" }, card); // it changes too often to be read aloud
  return {
    // A screen reader hears what changes in a place that it has seen before.
    say: (text) => setTimeout(() => (words.textContent = text), 100),
    far: (text, share) => {
      amount.textContent = text;
      bar.value = share;
    },
    goesOn: () => {
      amount.textContent = "";
      bar.removeAttribute("value");
    },
    ends: () => [bar, amount].forEach((part) => part.remove()),
    close: () => card.remove(),
  };
}

// Resolves once this says something, to what it says.
function until(says) {
  return new Promise((done) => {
    const timer = setInterval(() => {
      const said = says();
      if (!said) return;
      clearInterval(timer);
      done(said);
    }, 200);
  });
}

// Loads all that Python needs, and tells how far it is.
async function prefetch(card) {
  const all = await files();
  const parts = all.map(() => ({ bytes: 0, size: 1e6, share: 0 }));
  const tell = (index) => (news) => {
    Object.assign(parts[index], news);
    const sum = (of) => parts.reduce((total, part) => total + of(part), 0);
    const megabytes = sum(({ bytes }) => bytes) / 1e6;
    const there = parts.filter(({ share }) => share === 1).length;
    const share = sum(({ size, share }) => size * share) / sum(({ size }) => size);
    card.far(`${megabytes.toFixed(0)} MB, ${there} of ${parts.length} files`, share);
  };
  await until(() => globalThis.jupyterapp);
  await Promise.all(all.map((url, index) => load(url, tell(index))));
}

// Resolves once the lesson that was opened has a Python that answers, to its kernel.
const started = () =>
  until(() => {
    const panels = [...(globalThis.jupyterapp?.shell.widgets("main") ?? [])];
    const { sessionContext } = panels.find(({ context }) => context?.path === OPENED) ?? {};
    return ["idle", "busy"].includes(sessionContext?.kernelDisplayStatus) && sessionContext.session.kernel;
  });

// Sends the kernel what it can do before the reader asks for a picture. A restart may come between.
async function importAhead(kernel) {
  const response = await fetch(new URL("ahead.py", SITE));
  if (!response.ok) return; // then the first picture imports it
  const code = await response.text();
  const ahead = { code: `exec(${JSON.stringify(code)}, {})`, silent: true, store_history: false };
  await kernel.requestExecute(ahead).done;
}

async function welcome() {
  const card = show();
  card.say("Python loads into your browser. Read on meanwhile: each picture stands there as it opens.");
  let over = false;
  const fail = (error) => {
    console.warn("welcome:", error);
    if (over) return;
    card.ends();
    card.say(FAILED);
  };
  const late = setTimeout(() => fail("no Python in time"), WAITS);
  const ended = (text) => {
    over = true;
    clearTimeout(late);
    card.ends();
    card.say(text);
    setTimeout(card.close, STAYS);
  };

  const loaded = prefetch(card).then(() => {
    if (over) return;
    card.goesOn();
    card.say("Python is here and starts. That takes some seconds.");
  });
  loaded.catch(fail); // Python asks for all of it once more: it may come yet
  if (!OPENED.endsWith(".ipynb")) {
    await loaded;
    return ended("Python is loaded. It starts when you open a lesson.");
  }
  const kernel = await started();
  ended("Python is ready. Run a cell with Shift + Enter, and move what appears.");
  await importAhead(kernel);
}

welcome().catch((error) => console.warn("welcome:", error));
