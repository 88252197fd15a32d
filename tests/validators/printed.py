"""Pages as PDF: PDF/UA-1 by page-validation, what a reader hears by outloud, and the same words as in the documents for Word."""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import docx
import page

from common import ROOT, done, run

ASSESSMENTS = [("examples/kommun", "sv"), ("examples/region/norrby", "en")]
# What outloud asks a person to look at, and what was seen.
LOOKED_AT = {
    "TBL-014": "the lines of a picture with axes are no table",
    "TAG-002": "heads of a table that are repeated on the next sheet are read once",
    "FIG-012": "a picture of many figures is told in figures",
}
faults, count, rules = [], 0, set()


def broken(path: pathlib.Path) -> list[str]:
    report = page.validate_pdf(path, profile="ua1")
    rules.add(report.rules.total)
    return [f"{path}: {failure.rule_id}: {failure.message}" for failure in report.failures]


def heard(paths: list[pathlib.Path], folder: pathlib.Path) -> list[str]:
    """What is wrong with what is said out loud."""
    told = folder / "told.json"
    outloud = pathlib.Path(sys.executable).parent / "outloud"
    subprocess.run([outloud, "--json", told, *paths], stdout=subprocess.DEVNULL, check=False)
    found = []
    for result in json.loads(told.read_text(encoding="utf-8"))["results"]:
        for finding in result["findings"]:
            if finding["severity"] in ("error", "warning") and finding["rule"] not in LOOKED_AT:
                found.append(f"{result['path']}: {finding['rule']}, page {finding.get('page')}: {finding['message']}")
    return found


def letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text))


def spoken(path: pathlib.Path) -> str:
    """All letters in the tree of what the document consists of, in the order of reading."""
    told = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, check=True).stdout
    return letters("".join(re.findall(r'^ *"(.*)"$', told.decode("utf-8", "replace"), re.M)))


def written(path: pathlib.Path) -> list[str]:
    """What the paragraphs of the same page for Word say, but for captions and keys, as tables can be parted otherwise there."""
    document = docx.Document(str(path))
    parts = re.compile(r"^A\s\S+, B\s")
    texts = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name != "Caption"]
    return [text for text in texts if not parts.match(text)]


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    paths = []
    for which, lang in ASSESSMENTS:
        # What is shown of the example is remembered in its folder, which the tree does not keep.
        assessment = folder / pathlib.Path(which).name
        shutil.copytree(ROOT / which, assessment)
        out = folder / f"{assessment.name}-{lang}"
        run("report", assessment, "--out", out, "--format", "docx,pdf", "--lang", lang, "--quiet")
        paths += sorted(out.rglob("*.pdf"))
    for path in paths:
        count += 1
        faults += broken(path)
        if shutil.which("pdfinfo"):
            said = spoken(path)
            missing = [text for text in written(path.with_suffix(".docx")) if letters(text) not in said]
            faults += [f"{path}: not said: {text}" for text in missing]
    faults += heard(paths, folder)
    # A document whose language is taken away must be found out, or nothing is proved by the others.
    mute = folder / "mute.pdf"
    mute.write_bytes(paths[0].read_bytes().replace(b"/Lang", b"/Lung"))
    if not broken(mute):
        faults.append("a document without a language passed")
    if not shutil.which("pdfinfo"):
        print("skipped: the words of the tree, as poppler is not there")

for fault in faults:
    print(fault)
done(count, f"PDF files that hold {max(rules)} rules of PDF/UA-1 each")
if faults or max(rules) < 100:
    raise SystemExit(1)
