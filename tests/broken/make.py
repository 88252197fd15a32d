"""Makes the files of the folders `book-…`: files that as such cannot be read, whatever stands in them.

Needs openpyxl, msoffcrypto-tool, and LibreOffice for the old workbook. Each folder holds `cmd` (the arguments, one per line),
the file, and `expected.txt`, what the program says. Files that are too big to be kept are made by the tests themselves.
"""

import io
import pathlib
import re
import subprocess
import tempfile
import zipfile

import msoffcrypto.format.ooxml
import openpyxl

HERE = pathlib.Path(__file__).parent
TIME = (2026, 3, 14, 0, 0, 0)


def case(name: str, file: str, content: bytes) -> None:
    folder = HERE / f"book-{name}"
    folder.mkdir(exist_ok=True)
    (folder / file).write_bytes(content)
    (folder / "cmd").write_text(f"import\n{file}\n--lang\nen\n")


def archive(parts: dict[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(zipfile.ZipInfo(name, TIME), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def parts(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as made:
        return {name: made.read(name) for name in made.namelist()}


def good() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Svar"
    book.active.append(["unit", "respondent", "pm-mapping", "pm-owner"])
    for row in range(40):
        book.active.append(["kontaktcenter", f"r{row}", row % 5 + 1, (row * 3) % 5 + 1])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def changed(part: str, change) -> bytes:
    """The good workbook with one part put through a function, or left out where that gives nothing."""
    all_parts = parts(good())
    new = change(all_parts.pop(part).decode())
    return archive(all_parts | ({} if new is None else {part: new}))


def encrypted() -> bytes:
    made = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(good())).encrypt("hemligt", made)
    return made.getvalue()


def rights_managed() -> bytes:
    """What Purview makes differs from a password's container in the name of the data space."""
    wide = lambda text: text.encode("utf-16-le")
    strong, managed = "StrongEncryptionDataSpace", "DRMEncryptedDataSpace"
    book = encrypted()
    if wide(strong) not in book:
        raise SystemExit("no data space in the encrypted workbook")
    return book.replace(wide(strong), wide(managed.ljust(len(strong), "\0")))


def old() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "answers.xlsx"
        path.write_bytes(good())
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(["soffice", profile, "--headless", "--convert-to", "xls", "--outdir", folder, path], check=True, capture_output=True)
        return path.with_suffix(".xls").read_bytes()


SHEET = "xl/worksheets/sheet1.xml"
ROOT = '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="{}"/></Relationships>'
PAGE = """<!DOCTYPE html>
<html lang="sv"><head><title>Logga in</title></head>
<body><form action="/login"><input name="user"><input type="password" name="pass"></form></body></html>
"""
TABLE = "<html><body><table><tr><th>unit</th><th>pm-mapping</th></tr><tr><td>kontaktcenter</td><td>3</td></tr></table></body></html>\n"
XML_2003 = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>
"""
MANIFEST = '<manifest:manifest xmlns:manifest="m"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry></manifest:manifest>'
ODS = "application/vnd.oasis.opendocument.spreadsheet"
BOMB = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'

book = good()
case("empty", "answers.xlsx", b"")
case("only-blanks", "answers.csv", b"\xef\xbb\xbf \r\n\r\n")
case("pdf", "answers.xlsx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n")
case("picture", "answers.xlsx", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01")
case("sign-in-page", "answers.xlsx", PAGE.encode())
case("html-table", "answers.xls", TABLE.encode())
case("xml-2003", "answers.xls", XML_2003.encode())
case("web-link", "answers.url", b"[InternetShortcut]\r\nURL=https://docs.google.com/spreadsheets/d/1example/edit\r\n")
case("password", "answers.xlsx", encrypted())
case("rights-managed", "answers.xlsx", rights_managed())
case("old-excel", "answers.xls", old())
case("binary-excel", "answers.xlsb", archive({"_rels/.rels": ROOT.format("xl/workbook.bin"), "xl/workbook.bin": b"\x83\x01\x00"}))
case("half-downloaded", "answers.xlsx", book[: len(book) // 2])
case("word", "answers.xlsx", archive({"_rels/.rels": ROOT.format("word/document.xml"), "word/document.xml": "<w:document/>"}))
case("numbers", "answers.numbers", archive({"Index/Document.iwa": b"\x00", "Metadata/Properties.plist": b"x"}))
case("zip-with-csv", "answers.zip", archive({"survey_results.csv": "unit,pm-mapping\nkontaktcenter,3\n", "readme.txt": "x"}))
case("ods-password", "answers.ods", archive({"mimetype": ODS, "content.xml": b"\x8f\x11\x02", "META-INF/manifest.xml": MANIFEST}))
case("ods-cut", "answers.ods", archive({"mimetype": ODS, "content.xml": '<office:document-content><table:table table:name="Svar"><table:table-row>'}))
case("xml-entities", "answers.xlsx", changed(SHEET, lambda text: text.replace("<worksheet", BOMB + "<worksheet", 1)))
case("xml-cut", "answers.xlsx", changed(SHEET, lambda text: text[: len(text) // 2]))
case("sheet-missing", "answers.xlsx", changed(SHEET, lambda _: None))
case("strings-missing", "answers.xlsx", changed(SHEET, lambda text: re.sub(r'<c r="A1".*?</c>', '<c r="A1" t="s"><v>4711</v></c>', text)))
case("far-rows", "answers.xlsx", changed(SHEET, lambda text: text.replace("<sheetData>", '<sheetData><row r="1048577"><c><v>1</v></c></row>')))
case("nothing-in-sheets", "answers.xlsx", changed(SHEET, lambda _: "<worksheet><sheetData/></worksheet>"))
middle = bytearray(book)
at = book.index(b"sheet1.xml") + 60
middle[at : at + 8] = b"\xff" * 8
case("flipped-bytes", "answers.xlsx", bytes(middle))
cells = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
rows = f'<table:table table:name="Svar"><table:table-row table:number-rows-repeated="1048576">{cells}</table:table-row></table:table>'
case("ods-repeats", "answers.ods", archive({"mimetype": ODS, "content.xml": f"<office:document-content>{rows}</office:document-content>"}))
