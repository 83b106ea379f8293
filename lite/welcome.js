// While Python loads into the browser: a card in the corner that says so, and how far it is.
//
// It asks for the large files itself, all at once, as soon as JupyterLab stands. That is how it knows, and how they are
// on their way before the notebook is there and wants a Python. Python then finds them in the browser's cache.

const KERNEL = "@jupyterlite/pyodide-kernel-extension";
const SITE = new URL("./", import.meta.url); // this file lies at the site's root
// What the first picture needs, and no name of it left behind. To look for it among the lessons too, as Python would,
// would cost a hundredth of a second for each module.
const PICTURES = `exec("""
import sys
path = sys.path[:]
sys.path[:] = filter(None, path)
try:
    import neuron_lab.ui.explorer
    from neuron_lab.ui.load_matplotlib import load_matplotlib
    load_matplotlib()
finally:
    sys.path[:] = path
""", {})`;
const STAYS = 8000; // milliseconds for which it says that all is ready

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
    say: (text) => (words.textContent = text),
    far: (text, share) => {
      amount.textContent = text;
      if (share === null) bar.removeAttribute("value");
      else bar.value = share;
    },
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

// Resolves once the notebook that is open has a Python that answers, to its session; a page of text has none.
const started = () =>
  until(() => {
    const panel = globalThis.jupyterapp.shell.currentWidget;
    const { session, kernelDisplayStatus } = panel?.sessionContext ?? {};
    return panel && (!panel.sessionContext || ["idle", "busy"].includes(kernelDisplayStatus)) && { session };
  });

async function welcome() {
  const card = show();
  card.say("Python loads into your browser. Read on meanwhile: each picture stands there as it opens.");
  try {
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
  } catch (error) {
    console.warn("welcome:", error);
    card.say("Python could not be loaded. Is there a network? All there is to read is here; to try again, reload.");
    return;
  }
  card.say("Python is here and starts. That takes some seconds.");
  card.far("", null);
  const { session } = await started();
  // What the first picture needs takes seconds to import: better now, while the reader reads.
  const imported = session?.kernel?.requestExecute({ code: PICTURES, silent: true, store_history: false }).done;
  await imported?.catch(() => {}); // restarted meanwhile
  card.say("Python is ready. Run a cell with Shift + Enter, and move what appears.");
  card.far("", 1);
  setTimeout(card.close, STAYS);
}

welcome();
