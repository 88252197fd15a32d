"""The workbook, read back cell by cell."""

import pathlib
import sys
import tempfile
import tomllib

import openpyxl

from common import BUILTIN, ROOT, done, questionnaire_files, run

SHEETS = {
    "sv": ["Översikt", "Nivåer", "Områden", "Frågor", "Svar och råd", "Bilder"],
    "en": ["Overview", "Levels", "Areas", "Questions", "Answers and advice", "Pictures"],
}
TO_FILL_IN = {"sv": ["Svar", "Så fyller ni i", "Listor"], "en": ["Answers", "How to fill in", "Lists"]}

faults, count = [], 0


def expect(holds: bool, what: str) -> None:
    if not holds:
        faults.append(what)


def spoken(which: object, lang: str) -> str:
    """The language that a workbook is in: the one asked for, if the questionnaire is in it, and else the questionnaire's."""
    if which in BUILTIN:
        return lang
    languages = tomllib.loads(pathlib.Path(which).read_text(encoding="utf-8"))["languages"]
    return lang if lang in languages else languages[0]


def check_form(which: str, book: openpyxl.Workbook, names: list[str]) -> None:
    """The sheet to fill in: headings, texts, and for every column with answers to choose a list that is there."""
    sheet, _, lists = (book[name] for name in names)
    path = ROOT / f"questionnaires/{which}.toml" if which in BUILTIN else pathlib.Path(which)
    # A group that can be answered at once has one answer: it does not apply.
    groups = {group["id"] for group in tomllib.loads(path.read_text(encoding="utf-8")).get("groups", [])}
    expect(sheet.freeze_panes == "D3", f"{which}: the headings and who answers do not stay in view")
    expect(lists.sheet_state == "hidden", f"{which}: the lists are in sight")
    expect([cell.value for cell in sheet[1]][:3] == ["unit", "respondent", "role"], f"{which}: the first columns")
    expect(all(cell.value for row in (sheet[1], sheet[2]) for cell in row), f"{which}: a column without heading or text")
    expect(all(sheet.cell(2, at).comment for at in range(4, sheet.max_column + 1)), f"{which}: a question without a note")
    rules = sheet.data_validations.dataValidation
    expect(len(rules) == sheet.max_column, f"{which}: {len(rules)} rules for {sheet.max_column} columns")
    for rule in rules:
        expect(len(rule.prompt or "") <= 255 and len(rule.promptTitle or "") <= 32, f"{which} {rule.sqref}: too long")
        if rule.type == "list":
            cells = [cell.value for row in lists[rule.formula1.split("!")[1]] for cell in row]
            column = next(iter(rule.sqref.ranges)).min_col
            least = 1 if sheet.cell(1, column).value in groups else 2
            expect(len(cells) >= least and all(cells) and len(set(cells)) == len(cells), f"{which} {rule.sqref}: {cells}")


with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder) / "book.xlsx"
    for which in [*BUILTIN, *questionnaire_files()]:
        for lang in SHEETS:
            count += 1
            run("questionnaire", "export", which, "--to", "xlsx", "--out", path, "--force", "--lang", lang)
            book = openpyxl.load_workbook(path)
            lang = spoken(which, lang)
            names = SHEETS[lang]
            # Not every questionnaire has levels or pictures.
            optional = {names[1], names[-1]}
            review = [name for name in names if name in book.sheetnames or name not in optional]
            first, how, lists = TO_FILL_IN[lang]
            expect(book.sheetnames == [first, how, *review, lists], f"{which}: {book.sheetnames}")
            check_form(which, book, TO_FILL_IN[lang])
            for sheet in (book[name] for name in review):
                expect(sheet.freeze_panes == "A2", f"{which} {sheet.title}: the headings do not stay in view")
                cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
                expect(all(cell.data_type in "sn" for cell in cells), f"{which} {sheet.title}: a formula")
                expect(
                    all(cell.alignment.wrap_text for cell in cells if cell.data_type == "s"),
                    f"{which} {sheet.title}: a text that is not broken",
                )
            count_told = next(row[1].value for row in book[names[0]].iter_rows(min_row=2) if row[0].value in ["Antal frågor", "Number of questions"])
            questions = list(book[names[3]].iter_rows(min_row=2, values_only=True))
            expect(int(count_told) == len(questions), f"{which}: {count_told} questions, {len(questions)} rows")
            answers = list(book[names[4]].iter_rows(min_row=2, values_only=True))
            ids = {row[1] for row in questions}
            expect({row[0] for row in answers} <= ids, f"{which}: answers of no question")
            expect(all(row[3] is None or 0 <= row[3] <= 100 for row in answers), f"{which}: points out of range")
    run("questionnaire", "export", BUILTIN[0], "--to", "xlsx", "--out", path, "--force", "--lang", "en")
    first = list(openpyxl.load_workbook(path)["Answers and advice"].iter_rows(min_row=2, max_row=6, values_only=True))
    expect([row[3] for row in first] == [0, 25, 50, 75, 100], f"points of the first question: {first}")
    expect(all(row[4] for row in first) and first[4][5] is None, f"anchors and advice of the first question: {first}")
if faults:
    sys.exit("\n".join(faults))
done(count, "workbooks read back")
