#!/usr/bin/env python3
"""Computes the figures that tests/it/real.rs compares the program's scores with.

It shares nothing with the program: it reads the raw exports, applies the rules of docs/method.md in exact fractions,
and rounds once, at the end. Only aggregate figures are written. questionnaire.toml says where the exports come from.

    python3 expected.py FOLDER_WITH_THE_EXPORTS > expected.json

The rules: an item gives equally spaced points from 0 to 100, turned round where it is reversed. A person has a score
for a group where at least half of the items that apply to the person are answered: the mean of those. The index is the
mean of the person's group scores where at least half of the groups that apply have one. A statement that a country's
export has no column for was never asked there and does not apply; an empty cell is a statement that was not answered.
A country's score is the mean over its persons who have one, and the whole pools all persons alike.
"""

import csv
import json
import re
import sys
from decimal import Decimal, getcontext
from fractions import Fraction
from pathlib import Path

AGREEMENT = ["Strongly disagree", "Disagree", "Neither agree or disagree", "Agree", "Strongly Agree"]
FREQUENCY = ["Never", "Sometimes", "Often", "Very Often", "Always"]
TEN = ["1 (None at all)", "2", "3", "4", "5", "6", "7", "8", "9", "10 (All my time)"]

GROUPS = {
    "satisfaction": [f"affSat{i}" for i in range(1, 5)],
    "recognition": [f"affRec{i}" for i in range(1, 6)],
    "employability": [f"percEmp{i}" for i in range(1, 5)],
    "feedback": [f"perfCheck{i}" for i in range(1, 8)],
    "staying": [f"turnOver{i}" for i in range(1, 7)],
}
ABOUT_FREQUENCY = {f"perfCheck{i}" for i in range(1, 8)} | {f"turnOver{i}" for i in range(1, 5)}
ABOUT_LEAVING = {"turnOver1", "turnOver3", "turnOver4", "turnOver6"}
# Germany answered these on another scale than the rest, so that they are items of their own there.
ON_TEN_STEPS = "de"
TEN_STEPS = "-ten"
COUNTRIES = ["uk", "us", "de", "can", "nl", "zaf"]
WHOLE = "world"
LEVELS = [("very-low", 0), ("low", 20), ("medium", 40), ("high", 60), ("very-high", 80)]

STATEMENTS = [item for items in GROUPS.values() for item in items]
ITEMS = [*STATEMENTS, *(item + TEN_STEPS for item in STATEMENTS if item in ABOUT_FREQUENCY)]
NODES = ["index", *GROUPS, *ITEMS]

# A person's answers: points, or None where the statement was asked and left empty. What was not asked has no entry.
Answers = dict


def main() -> None:
    getcontext().prec = 60
    folder = Path(sys.argv[1])
    people = {country: persons(folder / f"{country}.csv", country) for country in COUNTRIES}
    people[WHOLE] = [person for country in COUNTRIES for person in people[country]]
    units = [f'"{unit}": {unit_text(persons_of_unit)}' for unit, persons_of_unit in people.items()]
    print("{\n" + ",\n".join(units) + "\n}")


def unit_text(people: list[Answers]) -> str:
    """A line per node, so that a change of one figure is one line of a diff."""
    scores = [person_scores(person) for person in people]
    lines = [f'  "respondents": {len(people)}', f'  "answers": {json.dumps(states(people))}']
    for node in NODES:
        figures = summary([score[node] for score in scores if score.get(node) is not None])
        figures["level"] = None if node in ITEMS else level(figures["mean"])
        lines.append(f'  "{node}": {json.dumps(figures)}')
    return "{\n" + ",\n".join(lines) + "\n}"


def persons(path: Path, country: str) -> list[Answers]:
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    column_of = {}
    for column, heading in enumerate(header):
        code = re.match(r"\w+\[(affSat\d|affRec\d|percEmp\d|perfCheck\d|turnOver\d)\]\.", heading)
        if code:
            assert code[1] not in column_of, f"{path}: two columns for {code[1]}"
            column_of[code[1]] = column
    people = [
        {name_of(item, country): points(item, row[column], country) for item, column in column_of.items()}
        for row in rows
    ]
    # Whoever answered nothing at all is nobody's answer.
    return [person for person in people if any(answer is not None for answer in person.values())]


def is_on_ten_steps(item: str, country: str) -> bool:
    return country == ON_TEN_STEPS and item in ABOUT_FREQUENCY


def name_of(item: str, country: str) -> str:
    return item + TEN_STEPS if is_on_ten_steps(item, country) else item


def points(item: str, cell: str, country: str):
    text = cell.replace("\ufeff", "").strip()
    if not text:
        return None
    scale = AGREEMENT
    if item in ABOUT_FREQUENCY:
        scale = TEN if is_on_ten_steps(item, country) else FREQUENCY
    given = Fraction(100 * scale.index(text), len(scale) - 1)
    return 100 - given if item in ABOUT_LEAVING else given


def person_scores(person: Answers) -> dict:
    scores, applies = dict(person), []
    for group, items in GROUPS.items():
        asked = [person[name] for item in items for name in (item, item + TEN_STEPS) if name in person]
        if asked:
            applies.append(group)
        scores[group] = mean_of_enough(asked)
    scores["index"] = mean_of_enough([scores[group] for group in applies])
    return scores


def mean_of_enough(values: list):
    """The mean of the values that are there, if they are at least half of those that could be."""
    there = [value for value in values if value is not None]
    if not there or 2 * len(there) < len(values):
        return None
    return sum(there, Fraction(0)) / len(there)


def states(people: list[Answers]) -> dict:
    """How many answers there are of each kind, over all persons and items."""
    asked = [answer for person in people for answer in person.values()]
    return {
        "valued": sum(answer is not None for answer in asked),
        "dont_know": 0,
        "not_applicable": len(people) * len(ITEMS) - len(asked),
        "not_answered": sum(answer is None for answer in asked),
    }


def summary(scores: list[Fraction]) -> dict:
    n = len(scores)
    if n == 0:
        return {"n": 0, "mean": None, "sd": None}
    mean = sum(scores, Fraction(0)) / n
    sd = None
    if n > 1:
        variance = sum(((score - mean) ** 2 for score in scores), Fraction(0)) / (n - 1)
        sd = float((Decimal(variance.numerator) / Decimal(variance.denominator)).sqrt())
    return {"n": n, "mean": float(mean), "sd": sd}


def level(mean: float | None) -> str | None:
    if mean is None:
        return None
    return [name for name, start in LEVELS if start <= round(mean, 6)][-1]


if __name__ == "__main__":
    main()
