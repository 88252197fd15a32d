#!/usr/bin/env python3
"""Two runs at once, over and over: both succeed one after the other, or one is refused; nothing is lost and nothing doubles.

usage: rounds.py MOGNAD [ROUNDS]   ROUNDS: of each kind; 200 unless told
"""

import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from common import assessment, contents, interview, leftovers, people, rows, run

MOGNAD = str(Path(sys.argv[1]).resolve())
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 200


def start(words, folder):
    call = [MOGNAD, *words, "--lang", "en", "--quiet"]
    return subprocess.Popen(call, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                            stderr=subprocess.PIPE, text=True)


def end(run_):
    _, said = run_.communicate(timeout=60)
    assert "panicked" not in said, said
    return run_.returncode, said


def two_imports(root, at):
    """Into a fresh assessment: one key, everybody once. In every other round both take in the same people."""
    folder = assessment(root / "a")
    other = "s" if at % 2 else "t"
    for name, who in [("one.csv", "s"), ("two.csv", other)]:
        (root / name).write_text(rows(who, 20), encoding="utf-8")
    runs = [start(["import", name, "--into", "a"], root) for name in ("one.csv", "two.csv")]
    codes = sorted(end(one)[0] for one in runs)
    counts = people(folder)
    assert set(counts.values()) == {1}, counts
    expected = ([0, 2], 20) if other == "s" else ([0, 0], 40)
    assert (codes, len(counts)) == expected, (codes, len(counts))
    assert len((folder / ".mognad-key").read_text().strip()) == 64
    assert (folder / ".gitignore").read_text() == ".mognad-key\n"
    assert not leftovers(folder), leftovers(folder)


def two_reports(root, at):
    """Of two units into one folder: all pages of both, and a list that knows them all."""
    folder = assessment(root / "a", rows("r", 24))
    runs = [start(["report", "a", "--out", "out", "--unit", unit], root) for unit in ("u1", "u2")]
    assert [end(one)[0] for one in runs] == [0, 0]
    out = root / "out"
    listed = set((out / ".mognad-report").read_text().splitlines())
    for unit in ("u1", "u2"):
        assert f"units/{unit}.html" in listed and (out / f"units/{unit}.html").is_file(), listed
    there = {path for path in contents(out) if path != ".mognad-report"}
    assert there == listed, there ^ listed
    assert not leftovers(root), leftovers(root)
    assert contents(folder).keys() == {"assessment.toml", "q.toml", "answers/x.csv"}


def import_beside_answer(root, at):
    """An interview that ends while an import begins."""
    folder = assessment(root / "a", rows("r", 4))
    (root / "one.csv").write_text(rows("s", 20), encoding="utf-8")
    beside = []
    call = [MOGNAD, "answer", "a", "--unit", "u1", "--role", "staff", "--respondent", "me", "--lang", "en"]
    before_last = at % 3
    code, said = interview(call, root, lambda prompt: prompt == before_last and
                           beside.append(start(["import", "one.csv", "--into", "a"], root)))
    assert code == 0, said
    assert [end(one)[0] for one in beside] == [0]
    counts = people(folder)
    assert set(counts.values()) == {1} and len(counts) == 25 and "me" in counts, counts
    assert not (folder / "drafts").exists() and not leftovers(folder), leftovers(folder)


def waiting(root, _):
    """A run that stands still is waited for a little, and then named."""
    folder = assessment(root / "a")
    (root / "one.csv").write_text(rows("s", 20000), encoding="utf-8")
    (root / "two.csv").write_text(rows("t", 20), encoding="utf-8")
    held = start(["import", "one.csv", "--into", "a"], root)
    note = folder / ".mognad-lock.txt"
    while not note.exists() or not note.stat().st_size:
        assert held.poll() is None, "it was too quick to be stopped"
        time.sleep(0.001)
    held.send_signal(signal.SIGSTOP)
    refused = run(MOGNAD, ["import", "two.csv", "--into", "a"], root)
    assert refused.returncode == 2 and f"mognad import (process {held.pid})" in refused.stderr, refused
    held.send_signal(signal.SIGCONT)
    assert end(held)[0] == 0
    assert run(MOGNAD, ["import", "two.csv", "--into", "a"], root).returncode == 0
    assert len(people(folder)) == 20020 and not leftovers(folder)


def main():
    for rounds, check in [(ROUNDS, two_imports), (ROUNDS, two_reports), (ROUNDS, import_beside_answer), (1, waiting)]:
        begun = time.monotonic()
        for at in range(rounds):
            with tempfile.TemporaryDirectory() as root:
                try:
                    check(Path(root), at)
                except AssertionError as error:
                    raise AssertionError(f"{check.__name__}, round {at + 1}: {error}") from error
        print(f"{check.__name__}: {rounds} rounds, {time.monotonic() - begun:.1f} s", flush=True)


main()
