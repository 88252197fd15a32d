"""The same work by mognad and by pandas, pingouin and numpy: how long it takes, how much memory, and that the figures agree.

    cargo build --release
    python3 -m venv /tmp/bench && /tmp/bench/bin/pip install pandas pingouin
    /tmp/bench/bin/python benches/against_pandas.py target/release/mognad

It makes an assessment of 2,000 workplaces with 50 people each, who answer 48 questions in 8 areas (4.8 million answers, always
the same), and runs in turn:

* `mognad score --format json` and `mognad quality --format json`, each of which reads and computes everything anew;
* one Python process that computes the figures of both: per node and unit the mean, deviation and t interval with the
  finite-population correction; the headcount-weighted roll-up; alpha, item-rest correlations, agreement and ICC(1) per area; the gap
  between two roles, over everybody and per department; shrinkage; and between which places each workplace may stand.

Python is spared what these packages have no counterpart to: small groups, levels, omega, intervals of effect sizes and of ICC,
duplicate respondents, faults in the answers, and writing the figures out. Its imports are timed apart. `--runs` says how often,
`--make FOLDER` makes the assessment and does no more.
"""

import argparse
import json
import os
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

AREAS, ITEMS_PER_AREA = 8, 6
PREREQUISITES = 2
DEPARTMENTS, WORKPLACES, PEOPLE = 40, 50, 50
AREA_IDS = [f"area{area}" for area in range(1, AREAS + 1)]
ITEM_IDS = [f"a{area}q{item}" for area in range(1, AREAS + 1) for item in range(1, ITEMS_PER_AREA + 1)]
# Options are 25 points apart, and agreement is judged against answers that fall on all five alike.
NULL_VARIANCE = (5**2 - 1) / 12 * 25**2
TOLERANCE = 1e-9


# ── The assessment ──────────────────────────────────────


def questionnaire():
    text = 'format = 1\nid = "large"\nversion = "1"\nlanguages = ["en"]\nscale = "five"\ntitle = "A large one"\n'
    for level, start in [("first", 0), ("second", 40), ("third", 70)]:
        text += f'\n[[levels]]\nid = "{level}"\nfrom = {start}\nname = "{level.title()}"\ntext = "{level.title()}."\n'
    options = ", ".join(f'{{ id = "{option}", label = "Stage {option}" }}' for option in range(1, 6))
    text += f'\n[[scales]]\nid = "five"\noptions = [{options}]\n'
    for at, area in enumerate(AREA_IDS):
        kind = "prerequisite" if at < PREREQUISITES else "core"
        text += f'\n[[groups]]\nid = "{area}"\nkind = "{kind}"\nname = "Area {at + 1}"\n'
        for item in ITEM_IDS[at * ITEMS_PER_AREA : (at + 1) * ITEMS_PER_AREA]:
            text += f'\n[[items]]\nid = "{item}"\ngroup = "{area}"\ntext = "How far have you come with {item}?"\n'
    return text


def make(folder):
    """Writes the assessment. Rows come in no order, as people answer."""
    import numpy as np

    rng = np.random.default_rng(5)
    workplaces = DEPARTMENTS * WORKPLACES
    people, items = workplaces * PEOPLE, len(ITEM_IDS)
    headcounts = rng.integers(PEOPLE + 1, 2 * PEOPLE, workplaces)
    text = 'format = 1\ntitle = "A large organisation"\nquestionnaire = "questionnaire.toml"\nrollup = "headcount"\n'
    text += '\n[[waves]]\nid = "1"\nanswers = ["answers.csv"]\n\n[[units]]\nid = "all"\nname = "All"\n'
    for department in range(DEPARTMENTS):
        text += f'\n[[units]]\nid = "d{department}"\nname = "Department {department}"\nparent = "all"\n'
        for at in range(department * WORKPLACES, (department + 1) * WORKPLACES):
            text += f'\n[[units]]\nid = "w{at}"\nname = "Workplace {at}"\nparent = "d{department}"\nheadcount = {headcounts[at]}\n'
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "assessment.toml").write_text(text)
    (folder / "questionnaire.toml").write_text(questionnaire())

    unit = np.repeat(np.arange(workplaces), PEOPLE)
    is_manager = np.tile(np.arange(PEOPLE) < PEOPLE // 10, workplaces)
    person = rng.normal(0, 0.5, workplaces)[unit] + rng.normal(0, 0.7, people) + 0.25 * is_manager
    area = np.repeat(rng.normal(0, 0.4, (people, AREAS)), ITEMS_PER_AREA, axis=1)
    seen = person[:, None] + area + rng.normal(0, 0.7, (people, items)) + rng.normal(0, 0.4, items)
    codes = np.clip(np.rint(seen + 3), 1, 5).astype(int) - 1
    for share, code in [(0.03, 5), (0.02, 6), (0.02, 7)]:
        codes[rng.random((people, items)) < share] = code
    texts = np.array(["1", "2", "3", "4", "5", "dk", "na", ""])
    with open(folder / "answers.csv", "w") as file:
        file.write(",".join(["unit", "respondent", "role", *ITEM_IDS]) + "\n")
        for at in rng.permutation(people):
            role = "manager" if is_manager[at] else "staff"
            file.write(f"w{unit[at]},p{at:06x},{role},{','.join(texts[codes[at]])}\n")


# ── The same work in Python ─────────────────────────────


def in_python(folder):
    """All figures: of each kind, what they are of and their values."""
    import tomllib

    import numpy as np
    import pandas as pd
    import pingouin as pg
    from scipy import optimize, special, stats

    def half_rule(scores, applies):
        """The mean of what is answered, where that is at least half of what applies."""
        answered = scores.notna().sum(axis=1)
        return scores.mean(axis=1).where((answered > 0) & (2 * answered >= applies.sum(axis=1)))

    def rolled_up(parts, sizes):
        """Σ Nh·x̄h / ΣNh, its variance, and Satterthwaite's degrees of freedom, over the first axis."""
        share = (sizes / sizes.sum(axis=0))[:, None]
        mean, variance, df = parts
        each = share**2 * variance
        return (share * mean).sum(axis=0), each.sum(axis=0), each.sum(axis=0) ** 2 / (each**2 / df).sum(axis=0)

    def shrunken(n, mean, sd):
        """Restricted maximum likelihood in the ratio of the variances, as mixed models with one random intercept."""
        within, df = (sd**2 * (n - 1)).sum(), n.sum() - 1

        def at(ratio):
            weight = n / (1 + n * ratio)
            centre = (weight * mean).sum() / weight.sum()
            off = (mean - centre) ** 2
            squares = within + (weight * off).sum()
            slope = weight.sum() - (weight**2).sum() / weight.sum() - df * (weight**2 * off).sum() / squares
            return slope, centre

        ratio = optimize.brentq(lambda ratio: at(ratio)[0], 1e-9, 1e3, xtol=1e-15, rtol=1e-14)
        centre = at(ratio)[1]
        return centre + n * ratio / (1 + n * ratio) * (mean - centre)

    def places(mean, variance, df):
        """The highest and the lowest place that each may have, by all pairwise Welch tests."""
        both = variance[:, None] + variance
        ratio = (mean[:, None] - mean) / np.sqrt(both)
        welch = both**2 / (variance[:, None] ** 2 / df[:, None] + variance**2 / df)
        is_above = (ratio > 0) & (2 * stats.t.sf(np.abs(ratio), welch) < 0.05 / (len(mean) - 1))
        return is_above.sum(axis=0) + 1, len(mean) - is_above.sum(axis=1)

    units = tomllib.loads((folder / "assessment.toml").read_text())["units"]
    parents = {unit["id"]: unit.get("parent") for unit in units}
    headcounts = pd.Series({unit["id"]: unit["headcount"] for unit in units if "headcount" in unit})
    raw = pd.read_csv(folder / "answers.csv", dtype="category", keep_default_na=False)
    points = {"1": 0.0, "2": 25.0, "3": 50.0, "4": 75.0, "5": 100.0}
    answers = pd.DataFrame({item: raw[item].map(points).astype(float) for item in ITEM_IDS})
    applies = pd.DataFrame({item: raw[item] != "na" for item in ITEM_IDS})
    items_of = {area: ITEM_IDS[at * ITEMS_PER_AREA :][:ITEMS_PER_AREA] for at, area in enumerate(AREA_IDS)}
    areas = pd.DataFrame({area: half_rule(answers[items], applies[items]) for area, items in items_of.items()})
    asked = pd.DataFrame({area: applies[items].any(axis=1) for area, items in items_of.items()})
    first, rest = AREA_IDS[:PREREQUISITES], AREA_IDS[PREREQUISITES:]
    summaries = pd.DataFrame({"readiness": half_rule(areas[first], asked[first]), "index": half_rule(areas[rest], asked[rest])})
    scores = pd.concat([summaries, areas, answers], axis=1)
    nodes, unit = list(scores), raw["unit"].astype(str)
    found = []

    def keep(kind, names, values):
        found.append((kind, names, values))

    def keep_scores(names, mean, variance, df):
        half = stats.t.ppf(0.975, df) * np.sqrt(variance)
        for kind, values in [("score", mean), ("low", mean - half), ("high", mean + half)]:
            keep(kind, [(name, node) for name in names for node in nodes], np.ravel(values))

    grouped = scores.groupby(unit)
    n, mean, sd = grouped.count(), grouped.mean(), grouped.std()
    sizes = headcounts[n.index]
    variance = sd**2 / n * (1 - n.div(sizes, axis=0))
    workplaces = list(n.index)

    keep_scores(workplaces, mean.values, variance.values, n.values - 1)
    departments = pd.Series(parents)[workplaces].values
    rolled, department_sizes = [], []
    for department in sorted(set(departments)):
        ours = departments == department
        parts = mean.values[ours], variance.values[ours], n.values[ours] - 1
        rolled.append(rolled_up(parts, sizes.values[ours]))
        department_sizes.append(sizes.values[ours].sum())
    rolled = [np.array(part) for part in zip(*rolled)]
    keep_scores(sorted(set(departments)), *rolled)
    keep_scores(["all"], *rolled_up(rolled, np.array(department_sizes)))

    department = "d" + (unit.str[1:].astype(int) // WORKPLACES).astype(str)
    everybody_and_departments = [(None, raw["role"].notna())]
    everybody_and_departments += [(f"d{at}", department == f"d{at}") for at in range(DEPARTMENTS)]
    for area, items in items_of.items():
        complete = answers[items].dropna()
        keep("alpha", [(area,)], [pg.cronbach_alpha(data=complete)[0]])
        total = complete.sum(axis=1)
        item_rest = [np.corrcoef(complete[item], total - complete[item])[0, 1] for item in items]
        keep("item_rest", [(item,) for item in items], item_rest)
        of_unit = complete.groupby(unit[complete.index])
        r_star = 1 - of_unit.var().mean(axis=1) / NULL_VARIANCE
        k = len(items)
        rwg = (k * r_star / (k * r_star + 1 - r_star)).where(r_star > 0, 0.0)
        distance = (complete - of_unit.transform("mean")).abs().groupby(unit[complete.index]).mean().mean(axis=1)
        for kind, values in [("r_star", r_star), ("rwg", rwg), ("distance", distance)]:
            keep(kind, [(area, name) for name in values.index], values.values)
        size, centre, spread = n[area].values, mean[area].values, sd[area].values
        everyone, g = size.sum(), len(size)
        between = (size * (centre - (size * centre).sum() / everyone) ** 2).sum() / (g - 1)
        within = (spread**2 * (size - 1)).sum() / (everyone - g)
        n0 = (everyone - (size**2).sum() / everyone) / (g - 1)
        keep("icc1", [(area,)], [(between - within) / (between + (n0 - 1) * within)])
        for where, inside in everybody_and_departments:
            roles = [areas[area][inside & (raw["role"] == role)].dropna() for role in ["manager", "staff"]]
            welch = pg.ttest(*roles, correction=True)
            low, high = welch.filter(like="CI95").iloc[0, 0]
            keep("gap_low", [(area, where)], [low])
            keep("gap_high", [(area, where)], [high])
            # pingouin approximates Hedges' correction; this is the exact one.
            half = (len(roles[0]) + len(roles[1]) - 2) / 2
            correction = np.exp(special.gammaln(half) - special.gammaln(half - 0.5)) / np.sqrt(half)
            keep("hedges_g", [(area, where)], [correction * pg.compute_effsize(*roles, eftype="cohen")])
            # pingouin's own test holds every pair of people in memory, some 16 GB of them.
            pairs = len(roles[0]) * len(roles[1])
            keep("cliffs_delta", [(area, where)], [2 * stats.mannwhitneyu(*roles).statistic / pairs - 1])

    for node in ["readiness", "index"]:
        drawn = shrunken(n[node].values, mean[node].values, sd[node].values)
        high, low = places(mean[node].values, variance[node].values, n[node].values - 1)
        names = [(node, name) for name in workplaces]
        keep("shrunken", names, drawn)
        keep("places", names, list(zip(high, low)))
    return found


# ── What mognad says ────────────────────────────────────


def figures_of_mognad(scores, quality):
    found = {}
    for unit in scores["waves"][0]["units"]:
        for node in unit["nodes"]:
            found["score", unit["id"], node["id"]] = node["score"]
            found["low", unit["id"], node["id"]], found["high", unit["id"], node["id"]] = node["ci"]
    for group in quality["groups"]:
        found["alpha", group["node"]] = group["alpha"]
        found.update({("item_rest", question["item"]): question["item_rest"] for question in group["questions"]})
    for area in quality["agreement"]:
        found["icc1", area["node"]] = area["icc1"]
        for unit in area["units"]:
            found["r_star", area["node"], unit["unit"]] = unit["r_star_wg_j"]
            found["rwg", area["node"], unit["unit"]] = unit["rwg_j"]
            found["distance", area["node"], unit["unit"]] = unit["average_deviation"]
    for gap in quality["role_gaps"]:
        where = gap["node"], gap["unit"]
        found["gap_low", *where], found["gap_high", *where] = gap["ci"]
        found["hedges_g", *where], found["cliffs_delta", *where] = gap["hedges_g"], gap["cliffs_delta"]
    for standing in quality["standings"]:
        for unit in standing["units"]:
            found["shrunken", standing["node"], unit["unit"]] = unit["shrunken"]
            found["places", standing["node"], unit["unit"]] = tuple(unit["places"])
    return found


def compare(folder):
    """Prints the largest difference of each kind of figure, and says whether all of them agree."""
    ours = figures_of_mognad(*[json.loads((folder / name).read_text()) for name in ["score.json", "quality.json"]])
    theirs = pickle.loads((folder / "figures.pickle").read_bytes())
    largest, count, agree = {}, {}, ours.keys() == theirs.keys()
    for key, value in theirs.items():
        kind, mine = key[0], ours.get(key)
        if kind == "places":
            off = 0.0 if mine == value else float("inf")
        else:
            # pingouin shows the ends of intervals with two digits.
            off = abs(mine - value) if kind not in ["gap_low", "gap_high"] else max(0.0, abs(mine - value) - 0.005)
        largest[kind], count[kind] = max(largest.get(kind, 0.0), off), count.get(kind, 0) + 1
    for kind, off in largest.items():
        agree = agree and off <= TOLERANCE
        print(f"  {kind:<14}{count[kind]:>9,} figures, largest difference {off:.1e}")
    return agree


# ── The race ────────────────────────────────────────────


def timed(command, output):
    """Runs a process: the seconds from start to end, those of the processor, and the most memory that it held, in MB."""
    with open(output, "wb") as file:
        start = time.monotonic()
        child = subprocess.Popen(command, stdout=file)
        _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} failed")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6


def race(mognad, runs, folder):
    # A process begins with the memory of the one that starts it, so this one stays small and leaves all work to others.
    this = [sys.executable, __file__]
    subprocess.run([*this, "--make", folder], check=True)
    commands = {
        "mognad score": ([mognad, "score", folder, "--format", "json"], folder / "score.json"),
        "mognad quality": ([mognad, "quality", folder, "--format", "json"], folder / "quality.json"),
        "Python": ([*this, "--python", folder], folder / "seconds.out"),
    }
    seconds = {name: [] for name in [*commands, "Python without imports"]}
    processor, memory = {name: [] for name in commands}, {name: [] for name in commands}
    for _ in range(runs):
        for name, (command, output) in commands.items():
            for figures, figure in zip([seconds, processor, memory], timed(command, output)):
                figures[name].append(figure)
        seconds["Python without imports"].append(float((folder / "seconds.out").read_text()))
    print(f"medians of {runs} runs in turn")
    for name, times in seconds.items():
        more = ""
        if name in commands:
            more = f"{statistics.median(processor[name]):8.2f} s of processors{statistics.median(memory[name]):6.0f} MB"
        print(f"  {name:<24}{statistics.median(times):8.2f} s{more}")
    both = [score + quality for score, quality in zip(seconds["mognad score"], seconds["mognad quality"])]
    for name, ours in [("quality", seconds["mognad quality"]), ("both commands together", both)]:
        times = statistics.median(python / mine for python, mine in zip(seconds["Python without imports"], ours))
        print(f"  Python without imports takes {times:.1f} times as long as {name}")
    return subprocess.run([*this, "--compare", folder]).returncode


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("mognad", nargs="?", help="the program, built for release")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--make", metavar="FOLDER", type=Path)
    parser.add_argument("--python", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--compare", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.make:
        make(args.make)
    elif args.python:
        import pandas, pingouin, scipy  # noqa: E401, F401

        start = time.monotonic()
        found = in_python(args.python)
        took = time.monotonic() - start
        by_name = {(kind, *name): value for kind, names, values in found for name, value in zip(names, values)}
        (args.python / "figures.pickle").write_bytes(pickle.dumps(by_name))
        print(took)
    elif args.compare:
        sys.exit(0 if compare(args.compare) else "the figures differ")
    elif args.mognad:
        with tempfile.TemporaryDirectory() as folder:
            sys.exit(race(args.mognad, args.runs, Path(folder)))
    else:
        parser.error("say where the program is")


if __name__ == "__main__":
    main()
