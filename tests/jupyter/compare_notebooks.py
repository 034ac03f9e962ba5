"""Executes every notebook with `jupyter nbconvert --execute` and compares all outputs and figures with those that are kept.

The kept ones were written by `persona run`. Compared is the data of each output, byte for byte as nbformat writes it.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def outputs(path):
    """The outputs of each code cell, each as one text."""
    return [[text_of(output) for output in cell["outputs"]] for cell in code_cells(path) if not skipped(cell)]


def code_cells(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def skipped(cell):
    """Whether an optional cell named a package that the feed lacks: `persona run` skips it, a front end shows the error."""
    failed = [output.get("ename") for output in cell["outputs"]] == ["ReferenceError"]
    return "optional" in cell["metadata"].get("tags", []) and (failed or not cell["outputs"])


def text_of(output):
    if output["output_type"] == "stream":
        output["text"] = joined(output["text"])
    for mime, data in output.get("data", {}).items():
        if not mime.endswith("json"):
            output["data"][mime] = joined(data)
    return json.dumps(output, sort_keys=True, ensure_ascii=False, indent=1)


def joined(text):
    return text if isinstance(text, str) else "".join(text)


def execute(notebook, folder):
    environment = dict(os.environ, PERSONA_FIGURES=str(folder / "figures"))
    command = ["jupyter", "nbconvert", "--to", "notebook", "--execute", "--ExecutePreprocessor.timeout=600"]
    command += ["--output-dir", str(folder), str(notebook)]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.exit(f"{notebook.name}: nbconvert failed\n{result.stderr[-4000:]}")


def differences(notebook, folder):
    kept, made = outputs(notebook), outputs(folder / notebook.name)
    if len(kept) != len(made):
        return [f"{len(kept)} code cells are kept, {len(made)} were made"]
    found = []
    for number, (before, after) in enumerate(zip(kept, made), start=1):
        if before != after:
            found.append(f"code cell {number}:\n  kept {str(before)[:600]}\n  made {str(after)[:600]}")
    return found


def compared_figures(notebooks, made):
    """All figure files that the notebooks keep or made; a figure begins with the number of its notebook."""
    numbers = {notebook.name[:2] for notebook in notebooks}
    names = {figure.name for folder in (ROOT / "figures", made) for figure in folder.glob("*")}
    return sorted(name for name in names if name[:2] in numbers)


def main():
    notebooks = [pathlib.Path(name) for name in sys.argv[1:]] or sorted((ROOT / "notebooks").glob("*.ipynb"))
    failed = False
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for notebook in notebooks:
            execute(notebook, folder)
            found = differences(notebook, folder)
            print(f"{notebook.name}: {'differs' if found else 'same outputs'}", *found, sep="\n  ")
            failed |= bool(found)
        figures = compared_figures(notebooks, folder / "figures")
        for name in figures:
            kept, made = ROOT / "figures" / name, folder / "figures" / name
            if not kept.exists() or not made.exists() or kept.read_bytes() != made.read_bytes():
                print(f"figures/{name} {'differs' if kept.exists() and made.exists() else 'is kept or made only'}")
                failed = True
        print(f"{len(notebooks)} notebooks, {len(figures)} figure files compared")
    sys.exit(1 if failed or not notebooks else 0)


if __name__ == "__main__":
    main()
