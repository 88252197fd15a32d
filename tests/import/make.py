"""Makes the workbooks of this folder, as survey tools and spreadsheets write them.

Needs openpyxl, and LibreOffice for the ODS. The answers are made up and are the same in every file: `answers.csv` says
what they are, so that what an import makes of a file can be compared. What is odd in each file is told at its function.
"""

import csv
import datetime
import pathlib
import shutil
import subprocess
import tempfile
import tomllib

import openpyxl
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

HERE = pathlib.Path(__file__).parent
QUESTIONNAIRE = tomllib.loads((HERE / "pulse.toml").read_text())
ITEMS = QUESTIONNAIRE["items"]
OPTIONS = {option["id"]: option["label"] for option in QUESTIONNAIRE["scales"][0]["options"]}
DONT_KNOW = {"sv": "Vet ej", "en": "Don’t know"}
NOT_APPLICABLE = {"sv": "Ej tillämpligt", "en": "Not applicable"}
NBSP = "\u00a0"

PEOPLE = [
    # Unit, its name, role, e-mail, the day and time of starting.
    ("kontaktcenter", "Kontaktcenter", "chef", "aino@example.org", (9, 8, 1, 12)),
    ("kontaktcenter", "Kontaktcenter", "medarbetare", "bo@example.org", (9, 8, 40, 3)),
    ("bygglov", "Bygglovsenheten", "chef", "cilla@example.org", (10, 13, 5, 59)),
    ("bygglov", "Bygglovsenheten", "medarbetare", "david@example.org", (10, 15, 30, 0)),
    ("gata-park", "Gata och park", "medarbetare", "elsa@example.org", (11, 7, 2, 31)),
    ("gata-park", "Gata och park", "medarbetare", "farid@example.org", (12, 16, 45, 20)),
    ("grundskolan", "Grundskolan", "chef", "greta@example.org", (13, 9, 0, 0)),
    ("grundskolan", "Grundskolan", "medarbetare", "hugo@example.org", (13, 9, 0, 1)),
]


def answer(person: int, item: int) -> str:
    """A value per person and item: an option's id, `dk`, `na`, or nothing."""
    turn = (person * 7 + item * 3) % 19
    if turn == 17:
        return "dk"
    if turn == 18:
        return "na" if item > 8 else ""
    return str(turn % 5 + 1)


def label(value: str, lang: str) -> str | None:
    if value == "":
        return None
    return {"dk": DONT_KNOW[lang], "na": NOT_APPLICABLE[lang]}.get(value) or OPTIONS[value][lang]


def started(person: int) -> datetime.datetime:
    day, *time = PEOPLE[person][4]
    return datetime.datetime(2026, 3, day, *time)


def ended(person: int) -> datetime.datetime:
    return started(person) + datetime.timedelta(seconds=400 + 37 * person)


def book(title: str) -> tuple[openpyxl.Workbook, openpyxl.worksheet.worksheet.Worksheet]:
    made = openpyxl.Workbook()
    made.properties.creator = "example"
    made.properties.created = datetime.datetime(2026, 3, 14)
    made.active.title = title
    return made, made.active


def answers() -> None:
    with open(HERE / "answers.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["unit", "role", "email", *(item["id"] for item in ITEMS)])
        for person, (unit, _, role, email, _) in enumerate(PEOPLE):
            out.writerow([unit, role, email, *(answer(person, at) for at in range(len(ITEMS)))])


def ms_forms_en() -> None:
    """Built-in columns in English, days as numbers that are shown as days, curly and straight quotes exchanged, NBSP and
    line breaks in headings, a `;`-joined answer with a `;` at the end, headings that stand there twice, quiz columns,
    anonymous answers, and a table around it all as Forms makes one."""
    made, sheet = book("Sheet1")
    heads = ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time", "Total points", "Quiz feedback"]
    heads += [f"Which unit are you answering for?{NBSP}", "Points - Which unit are you answering for?", "Feedback - Which unit are you answering for?"]
    heads += ["Role", "Column", "Column2", "Which systems do you use?", "When", "When2"]
    for at, item in enumerate(ITEMS):
        text = item["text"]["en"].replace("’", "'")
        heads.append([text, text + NBSP, f"{at + 1}. {text}", text.replace(" ", NBSP, 1), text.replace(" ", "\n", 1)][at % 5])
    sheet.append(heads)
    for person, (_, name, role, _, _) in enumerate(PEOPLE):
        row = [person + 1, started(person), ended(person), "anonymous", None, None, None, None, name, None, None, role, None, None]
        row += [["Platina;", "Platina;Teams;", None][person % 3], datetime.date(2026, 2, 1), "1-2"]
        sheet.append(row + [label(answer(person, at), "en") for at in range(len(ITEMS))])
        for column in (2, 3):
            sheet.cell(person + 2, column).number_format = "m/d/yy h:mm:ss"
    table = openpyxl.worksheet.table.Table(displayName="OfficeForms.Table", ref=f"A1:{get_column_letter(len(heads))}{len(PEOPLE) + 1}")
    sheet.add_table(table)
    made.save(HERE / "ms-forms-en.xlsx")


def ms_forms_sv() -> None:
    """Built-in columns in Swedish, people who were signed in, and one who answered twice: the last row is hers again with
    other answers, so that only `--duplicates` settles it."""
    made, sheet = book("Sheet1")
    sheet.append(["Id", "Starttid", "Slutförandetid", "E-post", "Namn", "Vilken enhet svarar ni för?", "Roll", *(item["text"]["sv"] for item in ITEMS)])
    for turn, person in enumerate([*range(len(PEOPLE)), 2]):
        _, name, role, email, _ = PEOPLE[person]
        again = datetime.timedelta(days=4) if turn >= len(PEOPLE) else datetime.timedelta()
        values = [answer(turn, at) for at in range(len(ITEMS))]
        row = [turn + 1, started(person) + again, ended(person) + again, email.capitalize() if again else email, email.split("@")[0].capitalize() + " Exempel", name, role]
        sheet.append(row + [label(value, "sv") for value in values])
        for column in (2, 3):
            sheet.cell(turn + 2, column).number_format = "yyyy-mm-dd hh:mm:ss"
    made.save(HERE / "ms-forms-sv.xlsx")


def kobo() -> None:
    """XML names with the paths of their groups as `--to xlsform` makes them, a row of HXL tags, all values as text, times
    with time zones, a question of several answers in both forms with blanks that are not 0, and a sheet per repeat group."""
    made, sheet = book("sodertalje_puls")
    path = {group["id"]: group.get("parent") for group in QUESTIONNAIRE["groups"]}

    def name(item: dict) -> str:
        steps, group = [item["id"]], item["group"]
        while group:
            steps.append(group)
            group = path[group]
        return "/".join(step.replace("-", "_") for step in reversed(steps))

    tail = ["_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by", "__version__", "_tags", "_index"]
    heads = ["start", "end", "unit", "role", "tools", "tools/platina", "tools/teams", *(name(item) for item in ITEMS), *tail]
    sheet.append(heads)
    sheet.append(["#date+start", "#date+end", "#org+unit", None, None, None, None, *(f"#indicator+{at}" for at in range(len(ITEMS))), *([None] * len(tail))])
    for person, (unit, _, role, _, _) in enumerate(PEOPLE):
        tools = [("platina", "1", "0"), ("platina teams", "1", "1"), (None, None, None)][person % 3]
        row = [f"{moment.isoformat()}.000+01:00" for moment in (started(person), ended(person))]
        row += [unit, role, *tools, *(answer(person, at) or None for at in range(len(ITEMS)))]
        uuid = f"{person:08x}-0000-4000-8000-{person * 997:012x}"
        row += [str(40_000 + person), uuid, ended(person).isoformat(), None, None, "submitted_via_web", None, "vExample1", None, str(person + 1)]
        sheet.append(row)
    repeat = made.create_sheet("meetings")
    repeat.append(["meeting_topic", "_index", "_parent_table_name", "_parent_index", "_submission__id"])
    repeat.append(["Processer", "1", "sodertalje_puls", "1", "40000"])
    made.save(HERE / "kobo.xlsx")


def limesurvey() -> None:
    """Codes in the headings and as answers, as `--to limesurvey` names them; a token and an IP address, an `Other` column,
    times of groups and questions, and one who did not finish: no `submitdate`, and nothing after the fifth question."""
    made, sheet = book("Digital mognad puls")
    code = [item["id"].replace("-", "") for item in ITEMS]
    system = ["id", "submitdate", "lastpage", "startlanguage", "seed", "token", "startdate", "datestamp", "ipaddr", "refurl"]
    timings = ["interviewtime", "groupTime11", "unitTime", *(f"{name}Time" for name in code)]
    sheet.append([*system, "unit", "roll", "roll[other]", *code, *timings])
    for person, (_, name, role, _, _) in enumerate(PEOPLE):
        is_done = person != 5
        times = [moment.strftime("%Y-%m-%d %H:%M:%S") for moment in (started(person), ended(person))]
        row = [str(person + 101), times[1] if is_done else None, "9" if is_done else "2", "sv", str(1_800_000_000 + person)]
        row += [f"tok{person:04d}example", times[0], times[1], f"192.0.2.{person + 1}", None, name, role, None]
        row += [answer(person, at) or None if is_done or at < 5 else None for at in range(len(ITEMS))]
        sheet.append(row + [str(400 + 37 * person), "12.5", "3.25", *(["20.1"] * len(ITEMS))])
    made.save(HERE / "limesurvey.xlsx")


def google(path: pathlib.Path, title: str, heads: list[str], unit: str, role: str, form) -> None:
    made, sheet = book(title)
    sheet.append([*heads, unit, role, "Vilka system använder ni?", "Digitala möten [Måndag]", "Digitala möten [Tisdag]", *(item["text"]["sv"] for item in ITEMS)])
    for person, (_, name, said, email, _) in enumerate(PEOPLE):
        row = [ended(person), email, name, said, ["Platina, Teams", "Platina", None][person % 3], "Ofta", "Sällan"]
        sheet.append(row + [form(answer(person, at)) for at in range(len(ITEMS))])
        sheet.cell(person + 2, 1).number_format = "yyyy-mm-dd h.mm.ss"
    for cell in sheet[1]:
        cell.font = Font(name="Arial", size=10)
    # Google's download names the whole grid of the sheet, styled and empty, and not only what is in use.
    for row in range(len(PEOPLE) + 2, 101):
        for column in range(1, 20):
            sheet.cell(row, column).font = Font(name="Arial", size=10)
    made.save(path)


def google_sheets() -> None:
    """The answers' sheet of a form, downloaded from Google Sheets: Swedish system columns, numbers of a linear scale, grids
    as `Title [Row]`, answers joined with `, `, and a hundred rows with formats and nothing in them."""

    def scale(value: str) -> object:
        return int(value) if value.isdigit() else label(value, "sv")

    google(HERE / "google-sheets.xlsx", "Formulärsvar 1", ["Tidstämpel", "E-postadress"], "Vilken enhet svarar ni för?", "Vilken är din roll?", scale)


def google_forms() -> None:
    """The same through LibreOffice as ODS: English system columns, and answers as `3 - Lära`."""

    def numbered(value: str) -> object:
        return f"{value} - {label(value, 'sv')}" if value.isdigit() else label(value, "sv")

    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "google-forms.xlsx"
        google(path, "Form Responses 1", ["Timestamp", "Email Address"], "unit", "role", numbered)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(["soffice", profile, "--headless", "--convert-to", "ods", "--outdir", folder, path], check=True, capture_output=True)
        shutil.copy(path.with_suffix(".ods"), HERE / "google-forms.ods")


for make in (answers, ms_forms_en, ms_forms_sv, kobo, limesurvey, google_sheets, google_forms):
    make()
