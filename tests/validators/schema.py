"""Every TOML file in the tree fits its schema, and typical mistakes do not."""

import datetime
import json
import sys
import tomllib

from jsonschema import Draft202012Validator

from common import ROOT, assessment_files, done, questionnaire_files, run


def plain(value):
    """TOML as an editor shows it to a schema: dates are texts there."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, (datetime.date, datetime.time)) else value


def validator(which: str) -> Draft202012Validator:
    schema = json.loads(run("schema", which))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


questionnaire, assessment, mapping = validator("questionnaire"), validator("assessment"), validator("mapping")
faults, count = [], 0
files = [(questionnaire, file) for file in questionnaire_files()] + [(assessment, file) for file in assessment_files()]
files += [(mapping, file) for file in sorted((ROOT / "tests/data").glob("*/mapping*.toml"))]
for check, file in files:
    content = plain(tomllib.loads(file.read_text(encoding="utf-8")))
    for error in check.iter_errors(content):
        faults.append(f"{file.relative_to(ROOT)}: {error.json_path}: {error.message}")
    count += 1

# What an author gets wrong: the line as it should be, and as it is.
EVERY_KIND = (ROOT / "tests/data/toml/every-kind.toml").read_text(encoding="utf-8")
MAPPING = (ROOT / "docs/files.md").read_text(encoding="utf-8").split("```toml mapping\n")[1].split("```")[0]
KOMMUN = (ROOT / "examples/kommun/assessment.toml").read_text(encoding="utf-8")
MISTAKES = [
    (questionnaire, EVERY_KIND, old, new)
    for old, new in [
        ("format = 1", "format = 2"),
        ("format = 1\n", ""),
        ('languages = ["sv", "en"]', 'languages = ["sv", "norsk"]'),
        ('languages = ["sv", "en"]', "languages = []"),
        ('title = { sv = "Alla', 'titel = { sv = "Alla'),
        ('title = { sv = "Alla', 'title = { sv_SE = "Alla'),
        ('not_applicable = "leave-out"', 'not_applicable = "leave_out"'),
        ("range = [0, 5]", "range = [0]"),
        ("from = 62.5", "from = 101"),
        ("from = 62.5", 'from = "62.5"'),
        ('id = "base"', 'id = "the base"'),
        ('id = "base"', 'id = "index"'),
        ('id = "tools"', 'id = "unit"'),
        ('kind = "prerequisite"', 'kind = "prerequisit"'),
        ('combine = "ladder"', 'combine = "stairs"'),
        ('combine = "ladder"', 'combine = "mean"'),
        ('parent = "före"', 'parent = "före"\nkind = "core"'),
        ("weight = 2.5", "weight = 0"),
        ("weight = 2.5", "wieght = 2.5"),
        ("revision = 3", "revision = 0"),
        ("reverse = true", 'reverse = "yes"'),
        ("min_answered = 0.25", "min_answered = 25"),
        ('kind = "multi"', 'kind = "multiple"'),
        ('group = "first"\n', ""),
        ("min = 0\n", ""),
        ("min = 0\n", "min = 0\nscale = \"steps\"\n"),
        ("clamp = true", "min = 0"),
        ('kind = "text"', 'kind = "text"\nreverse = true'),
        ('dont_know = "zero"', "min = 0"),
        ("at = -2.5, points = 100", "at = -2.5"),
        ("is = [\"2\", \"3\"]", "is = []"),
        ("is = [\"2\", \"3\"]", "at_least = 2, is = [\"2\"]"),
        ('item = "share", at_least = 3, at_most = 99.5', 'item = "share"'),
        ('label = { sv = "Tid", en = "Time" }, points = 30.5', "points = 30.5"),
        ("exclusive = true", "exclusive = 1"),
        ('{ x = "high", y = "high", id = "d"', '{ x = "highest", y = "high", id = "d"'),
        ('  { x = "low", y = "high", id = "c", name = "C", text = { sv = "Stanna.", en = "Stop." } },\n', ""),
    ]
] + [
    (assessment, KOMMUN, old, new)
    for old, new in [
        ("format = 1", "format = 2"),
        ("[[waves]]", "[[wave]]"),
        ("questionnaire = ", "questionaire = "),
        ("[[units]]", "[[units]]\nheadcount = 0"),
        ("[[units]]", "[[units]]\ntargets = { ai = 101 }"),
        ("[[units]]", "[[units]]\nunit = 1"),
        ('rollup = "headcount"', 'rollup = "people"'),
        ("min_group = 5", "min_group = 0"),
        ('language = "sv"', 'language = "no"'),
    ]
] + [
    (mapping, MAPPING, old, new)
    for old, new in [
        ("format = 1", "format = 2"),
        ('from = "limesurvey"', 'from = "lime"'),
        ("unasked = \"not-applicable\"", "unasked = true"),
        ("[columns]", "[column]"),
        ('constant = "staff"', 'constant = "staff"\ncolumn = "Role"'),
        ('column = "Status"', 'heading = "Status"'),
        ('is = ["Completed"]', 'is = "Completed"'),
    ]
]
for check, text, old, new in MISTAKES:
    count += 1
    if old not in text:
        faults.append(f"nothing to get wrong: {old!r}")
    elif check.is_valid(plain(tomllib.loads(text.replace(old, new, 1)))):
        faults.append(f"not noticed: {old!r} → {new!r}")
if faults:
    sys.exit("\n".join(faults))
done(count, "files and mistakes are judged right")
