"""What the tests of faults share: an assessment, and the program run in it."""

import hashlib
import os
import pty
import re
import select
import subprocess
import time
from pathlib import Path

QUESTIONNAIRE = """format = 1
id = "t"
version = "1"
languages = ["en"]
title = "T"
scale = "s"
[[scales]]
id = "s"
options = [{ id = "0", label = "No" }, { id = "1", label = "Mid" }, { id = "2", label = "Yes" }]
[[groups]]
id = "g"
name = "G"
[[items]]
id = "a"
group = "g"
text = "A?"
[[items]]
id = "b"
group = "g"
text = "B?"
"""

ASSESSMENT = """format = 1
title = "T"
language = "en"
questionnaire = "q.toml"
rollup = "pooled"
min_group = 1
[[waves]]
id = "w"
answers = ["answers/*"]
[[units]]
id = "top"
[[units]]
id = "u1"
parent = "top"
[[units]]
id = "u2"
parent = "top"
"""


def rows(who, count, shift=0):
    """An export of so many people, of whom each is told apart."""
    people = (f"u{at % 2 + 1},{who}{at},{(at + shift) % 3},{at // 2 % 3}\n" for at in range(count))
    return "unit,respondent,a,b\n" + "".join(people)


def assessment(folder, answers=None, text=ASSESSMENT):
    """An assessment in a folder, with answers if there are any."""
    folder.mkdir(parents=True)
    (folder / "q.toml").write_text(QUESTIONNAIRE, encoding="utf-8")
    (folder / "assessment.toml").write_text(text, encoding="utf-8")
    if answers:
        (folder / "answers").mkdir()
        (folder / "answers/x.csv").write_text(answers, encoding="utf-8")
    return folder


def contents(folder):
    """Every file of a folder with what is in it, as a digest; but for what is remembered of earlier runs."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.parent.name != ".mognad")
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def run(program, words, folder, timeout=60):
    call = [program, *words, "--lang", "en"]
    return subprocess.run(call, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=timeout)


def people(folder):
    """How often each respondent stands in the answers of a folder that a wave reads."""
    counts = {}
    for file in sorted((folder / "answers").glob("[!.]*")):
        head, *body = file.read_text(encoding="utf-8-sig").splitlines()
        mark = ";" if ";" in head else ","
        column = head.split(mark).index("respondent")
        for row in body:
            name = row.split(mark)[column]
            counts[name] = counts.get(name, 0) + 1
    return counts


def leftovers(folder):
    """What is there only while a folder is written to."""
    own = {".mognad", ".mognad-key", ".mognad-report", ".mognad-shown.json"}
    names = (path.name for path in Path(folder).rglob(".*"))
    return sorted(name for name in names if name.startswith((".mognad", "..mognad")) and name not in own or ".tmp-" in name)


def interview(call, folder, at_prompt=lambda _: None):
    """Holds an interview on a terminal: each question's second answer, and then save. Gives the exit code and what was said.

    `at_prompt` is called with the number of each prompt before it is answered.
    """
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.environ.update(TERM="xterm", LANG="C.UTF-8", COLUMNS="80", LINES="40")
        os.execvp(call[0], call)
    said, seen, prompts, end = "", 0, 0, time.monotonic() + 60
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 0.2)
        if not ready:
            continue
        try:
            part = os.read(terminal, 65536).decode(errors="replace")
        except OSError:
            break
        if not part:
            break
        said += part
        # A terminal is asked where its cursor stands.
        for _ in range(part.count("\x1b[6n")):
            os.write(terminal, b"\x1b[1;1R")
        # What is drawn again while one types says the same; only a new question is answered.
        found = re.search(r"· \d of 2\b|What now", said[seen:])
        if found and re.search(r"Your answer|What now", said[seen + found.start():]):
            seen = len(said)
            at_prompt(prompts)
            prompts += 1
            os.write(terminal, b"1\r" if found[0] == "What now" else b"2\r")
    else:
        os.kill(pid, 9)
    os.close(terminal)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status), said
