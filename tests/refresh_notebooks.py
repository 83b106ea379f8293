"""Execute the notebooks and store them in normal form: ``python tests/refresh_notebooks.py [NOTEBOOK ...]``.

With ``--check`` it only looks whether they are stored so, executes nothing, and says which are not.

Normal form: outputs as they come out of a fresh kernel, in order 1..n; no widget state, no model ids, no
timestamps, no versions. So a difference in git is a difference in what a reader sees.
"""

import json
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


def normal_form(notebook):
    """Return a copy of this notebook without anything that differs from run to run or machine to machine."""
    notebook = nbformat.from_dict(notebook)
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({})
        if "outputs" in cell:
            cell.outputs = _streams_in_one(cell.outputs)
        for output in cell.get("outputs", ()):
            output.get("data", {}).pop(WIDGET_VIEW, None)
    return notebook


def _streams_in_one(outputs):
    """What was printed in a row as one output: a busy machine hands it over in pieces."""
    joined = []
    for output in outputs:
        if joined and "text" in output and joined[-1].get("name") == output.name:
            joined[-1].text += output.text
        else:
            joined.append(output)
    return joined


def as_stored(notebook):
    """What the file holds, to the letter.

    Markdown stands in one piece: nbformat would write a list of lines, which JupyterLite shows with commas between.
    """
    stored = json.loads(nbformat.writes(notebook))
    for cell in stored["cells"]:
        for output in cell.get("outputs", ()):
            lines = output.get("data", {}).get("text/markdown")
            if isinstance(lines, list):
                output["data"]["text/markdown"] = "".join(lines)
    return json.dumps(stored, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def execute(path):
    """Run this notebook in a fresh kernel, in its own folder, and return it in normal form."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}, store_widget_state=False
    ).execute()
    return normal_form(notebook)


def is_stored_so(path):
    """Whether this file is in normal form, to the letter, with its cells run in order from 1."""
    notebook = nbformat.read(path, as_version=4)
    counts = [cell.execution_count for cell in notebook.cells if cell.cell_type == "code"]
    stored = as_stored(normal_form(notebook))
    return stored == path.read_text(encoding="utf-8") and counts == list(range(1, len(counts) + 1))


def check(paths):
    """What to run for those of the notebooks that are not in normal form; None if all are."""
    spoiled = [str(path) for path in paths if not is_stored_so(path)]
    return (
        f"not in normal form; run: python tests/refresh_notebooks.py {' '.join(spoiled)}" if spoiled else None
    )


def refresh(paths):
    """Execute and store each of these notebooks."""
    for path in paths:
        path.write_text(as_stored(execute(path)), encoding="utf-8")
        print(path)


if __name__ == "__main__":
    do = check if "--check" in sys.argv else refresh
    names = [name for name in sys.argv[1:] if name != "--check"]
    sys.exit(do([Path(name) for name in names] or sorted(NOTEBOOKS.glob("*.ipynb"))))
