"""Pages as Word documents, read back by python-docx and set on paper by LibreOffice."""

import io
import pathlib
import re
import shutil
import subprocess
import tempfile

import docx
from docx.oxml.ns import qn

from common import ROOT, done, run
from word_schema import faults_of

ASSESSMENTS = ["examples/kommun", "examples/region/norrby"]
faults, count = [], 0


def expect(holds: bool, what: str) -> None:
    if not holds:
        faults.append(what)


def headings(markdown: str, marks: str) -> list[str]:
    """What a Markdown page has under headings of a level, as plain text."""
    lines = [line.removeprefix(marks + " ") for line in markdown.splitlines() if line.startswith(marks + " ")]
    return [re.sub(r"\\(.)", r"\1", line).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for line in lines]


def check(path: pathlib.Path, markdown: str, around: list[str]) -> None:
    global count
    count += 1
    faults.extend(f"{path}: {fault}" for fault in sorted(faults_of(path.read_bytes())))
    document = docx.Document(str(path))
    of_style = lambda name: [p.text.replace("\xad", "") for p in document.paragraphs if p.style.name == name]
    titles = of_style("Title")
    expect([title for title in titles if title not in around] == headings(markdown, "#"), f"{path}: {titles}")
    expect(of_style("Heading 1") == headings(markdown, "##"), f"{path}: {of_style('Heading 1')}")
    texts = [p.text for p in document.paragraphs]
    expect(all(text in texts for text in around) and not any("{{mognad}}" in text for text in texts), f"{path}: its surroundings")
    for table in document.tables:
        first = table.rows[0]._tr.trPr
        expect(first is not None and first.find(qn("w:tblHeader")) is not None, f"{path}: a table without heads")
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.iter(qn("w:gridCol"))]
        section = document.sections[0]
        room = (section.page_width - section.left_margin - section.right_margin) / 635
        expect(sum(widths) <= room + 1, f"{path}: a table of {sum(widths)} where there is room for {room}")
    for shape in document.inline_shapes:
        described = shape._inline.docPr.get("descr")
        expect(bool(described), f"{path}: a picture without a text")
        embedded = shape._inline.graphic.graphicData.pic.blipFill.blip.embed
        expect(document.part.related_parts[embedded].blob.startswith(b"\x89PNG"), f"{path}: a picture that is none")
    captions = of_style("Caption")
    expect(len(captions) >= len(document.inline_shapes), f"{path}: {len(captions)} captions")
    expect(not any(rel.is_external for rel in document.part.rels.values()), f"{path}: leads elsewhere")
    # What python-docx has read it can write.
    document.save(io.BytesIO())


def template(path: pathlib.Path) -> list[str]:
    """A template with a head, and texts before and behind the place for the page."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Sidhuvud"
    document.add_heading("Konsultens rapport", 0)
    document.add_paragraph("Före.")
    mark = document.add_paragraph()
    mark.add_run("{{mog")
    mark.add_run("nad}}").bold = True
    document.add_paragraph("Efter.")
    document.save(str(path))
    return ["Konsultens rapport", "Före.", "Efter."]


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    around = template(folder / "house.docx")
    to_set = []
    for which in ASSESSMENTS:
        # What is shown of the example is remembered in its folder, which the tree does not keep.
        assessment = folder / pathlib.Path(which).name
        shutil.copytree(ROOT / which, assessment)
        for lang in ["sv", "en"]:
            for name, more in [("own", []), ("house", ["--template", folder / "house.docx"])]:
                out = folder / f"{assessment.name}-{lang}-{name}"
                run("report", assessment, "--out", out, "--format", "markdown,docx", "--lang", lang, "--quiet", *more)
                for path in sorted(out.rglob("*.docx")):
                    check(path, path.with_suffix(".md").read_text(encoding="utf-8"), around if name == "house" else [])
                to_set.append(out / "board.docx")
                to_set.append(out / "index.docx")
    writer, pdfinfo = shutil.which("soffice"), shutil.which("pdfinfo")
    if writer and pdfinfo:
        for at, path in enumerate(to_set):
            aim = folder / f"set-{at}"
            subprocess.run([writer, "--headless", "--convert-to", "pdf", "--outdir", aim, path], check=True, capture_output=True)
            told = subprocess.run([pdfinfo, aim / f"{path.stem}.pdf"], check=True, capture_output=True, text=True).stdout
            pages = int(re.search(r"Pages:\s+(\d+)", told)[1])
            expect(1 <= pages <= (3 if path.stem == "board" else 16), f"{path}: {pages} pages")
        print(f"{len(to_set)} set on paper by LibreOffice")
    else:
        print("skipped: set on paper, as LibreOffice or poppler is not there")

for fault in faults:
    print(fault)
done(count, "documents read back by python-docx")
if faults:
    raise SystemExit(1)
