#!/usr/bin/env python3
"""Runs that are killed at every system call that writes, and disks that are full at every write: nothing is gone, nothing is counted
twice, and the next command works.

usage: kills.py MOGNAD [COMMAND...]   COMMAND: init, import, replace, last, report, again, answer

Needs strace, whose `inject` kills the program, or fails its call, at the nth call of a kind.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from common import ASSESSMENT, assessment, contents, interview, leftovers, people, rows, run

MOGNAD = str(Path(sys.argv[1]).resolve())
# What changes a disk, under all the names that it has on Linux.
CALLS = "write,writev,pwrite64,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat,link,linkat,ftruncate,fdatasync,fsync,flock,copy_file_range,sendfile"
FULL = "write,writev,pwrite64,mkdir,mkdirat,linkat,copy_file_range"


def traced(words, folder, inject=None, log=None):
    """The program's call under strace."""
    call = ["strace", "-f", "-qq", "-o", str(log or os.devnull)]
    call += ["-y", "-e", f"trace={CALLS}"] if inject is None else ["-e", "trace=none", "-e", f"inject={inject}"]
    return [*call, MOGNAD, *words, "--lang", "en"]


def calls(log):
    """The numbers of the calls of each kind that change the disk; what goes to a terminal or a pipe is counted and left out."""
    counts, found = {}, {}
    for line in Path(log).read_text(errors="replace").splitlines():
        call = re.match(r"(?:\d+ +)?([a-z0-9_]+)\((?:\d+<([^>]*)>)?", line)
        if call:
            counts[call[1]] = counts.get(call[1], 0) + 1
            if not (call[2] or "").startswith(("/dev/", "pipe:", "socket:", "anon_inode:")):
                found.setdefault(call[1], []).append(counts[call[1]])
    return found


class Case:
    """A command that is cut short, and what must hold afterwards."""

    name = ""

    def begin(self, folder):
        """Makes what is there before."""

    def words(self):
        raise NotImplementedError

    def after(self, folder, before, whole, why):
        """Sees that nothing is lost, gives the next command a try, and sees that all is as if nothing had happened."""
        raise NotImplementedError

    def call(self, folder, inject=None, log=None):
        done = subprocess.run(traced(self.words(), folder, inject, log), cwd=folder, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=120)
        return done.returncode, done.stderr


def expect(condition, *why):
    if not condition:
        raise AssertionError(" ".join(map(str, why)))


class Init(Case):
    name = "init"

    def words(self):
        return ["init", "new"]

    def after(self, folder, before, whole, why):
        again = run(MOGNAD, ["init", "new"], folder)
        is_done = again.returncode == 2 and "is not empty" in again.stderr
        expect(again.returncode == 0 or is_done, why, again.stderr)
        checked = run(MOGNAD, ["check", "new"], folder)
        expect(checked.returncode == 0, why, checked.stderr)
        expect({**contents(folder)} == whole or is_done, why, contents(folder).keys())
        shown = {path for path in contents(folder) if "/." not in path}
        expect(shown == set(whole), why, shown)


class Import(Case):
    """A first import, which makes the key."""

    name = "import"
    count = 40

    def begin(self, folder):
        assessment(folder / "a")
        (folder / "y.csv").write_text(rows("s", 40), encoding="utf-8")

    def words(self):
        return ["import", "y.csv", "--into", "a"]

    def after(self, folder, before, whole, why):
        if (folder / "a/answers").exists():
            expect(set(people(folder / "a").values()) <= {1}, why, "somebody stands twice")
        again = run(MOGNAD, ["import", "y.csv", "--into", "a", "--replace"], folder)
        expect(again.returncode == 0, why, again.stderr)
        self.whole(folder, why)

    def whole(self, folder, why):
        counts = people(folder / "a")
        expect(len(counts) == self.count and set(counts.values()) == {1}, why, len(counts), "people")
        expect(run(MOGNAD, ["check", "a"], folder).returncode == 0, why)
        expect(not leftovers(folder), why, leftovers(folder))
        expect(len((folder / "a/.mognad-key").read_text().strip()) == 64, why)


class Replace(Import):
    """A newer export in place of an earlier one."""

    name = "replace"
    count = 55

    def begin(self, folder):
        super().begin(folder)
        expect(run(MOGNAD, super().words(), folder).returncode == 0)
        (folder / "y.csv").write_text(rows("s", 55, 1), encoding="utf-8")

    def words(self):
        return ["import", "y.csv", "--into", "a", "--replace"]

    def after(self, folder, before, whole, why):
        # At every moment one of the two stands there, or the journal says how to go on.
        checked = run(MOGNAD, ["check", "a"], folder)
        expect(checked.returncode == 0, why, checked.stderr)
        counts = people(folder / "a")
        expect(len(counts) in (40, 55) and set(counts.values()) == {1}, why, len(counts))
        super().after(folder, before, whole, why)


class Last(Import):
    """Answers of some people that take the place of theirs in two earlier imports, of which one has nobody left."""

    name = "last"
    count = 70

    def begin(self, folder):
        super().begin(folder)
        expect(run(MOGNAD, super().words(), folder).returncode == 0)
        (folder / "y.csv").write_text(rows("t", 20), encoding="utf-8")
        expect(run(MOGNAD, super().words(), folder).returncode == 0)
        both = rows("t", 30, 1) + rows("s", 10, 1).split("\n", 1)[1]
        (folder / "y.csv").write_text(both, encoding="utf-8")

    def words(self):
        return ["import", "y.csv", "--into", "a", "--duplicates", "last"]

    def after(self, folder, before, whole, why):
        checked = run(MOGNAD, ["score", "a"], folder)
        expect(checked.returncode == 0, why, checked.stderr)
        counts = people(folder / "a")
        expect(len(counts) in (60, 70) and set(counts.values()) == {1}, why, len(counts), "people")
        again = run(MOGNAD, self.words(), folder)
        expect(again.returncode == 0, why, again.stderr)
        self.whole(folder, why)


class Report(Case):
    """A report into a new folder."""

    name = "report"

    def begin(self, folder):
        # The fewer pictures, the sooner a report is made anew.
        alone = ASSESSMENT[: ASSESSMENT.index('[[units]]\nid = "u1"')]
        assessment(folder / "a", self.answers(0), alone)

    def answers(self, shift):
        return rows("r", 24, shift).replace("u1,", "top,").replace("u2,", "top,")

    def words(self):
        return ["report", "a", "--out", "out"]

    def after(self, folder, before, whole, why):
        expect({path: there for path, there in contents(folder).items() if path.startswith("a/")} == before_of(before), why)
        again = run(MOGNAD, self.words(), folder)
        expect(again.returncode == 0, why, again.stderr)
        expect(contents(folder) == whole, why, contents(folder).keys() ^ whole.keys())


class Again(Report):
    """A report in the place of an earlier one that had more in it, beside somebody else's file."""

    name = "again"

    def begin(self, folder):
        super().begin(folder)
        expect(run(MOGNAD, self.words(), folder).returncode == 0)
        (folder / "out/notes.txt").write_text("mine")
        (folder / "out/units/gone.html").write_text("an earlier unit's")
        with (folder / "out/.mognad-report").open("a") as listed:
            listed.write("units/gone.html\n")
        (folder / "a/answers/x.csv").write_text(self.answers(1), encoding="utf-8")

    def after(self, folder, before, whole, why):
        expect((folder / "out/notes.txt").read_text() == "mine", why)
        there = contents(folder)
        for path in whole:
            expect(there.get(path) in (before.get(path), whole[path]), why, path)
        super().after(folder, before, whole, why)


class Answer(Case):
    """An interview; what was answered last before it was cut short may be lost, and nothing else."""

    name = "answer"

    def begin(self, folder):
        assessment(folder / "a", rows("r", 4))

    def words(self):
        return ["answer", "a", "--unit", "u1", "--role", "staff", "--respondent", "me"]

    def call(self, folder, inject=None, log=None):
        return interview(traced(self.words(), folder, inject, log), folder)

    def after(self, folder, before, whole, why):
        for path, there in before.items():
            expect(contents(folder).get(path) == there, why, path)
        checked = run(MOGNAD, ["check", "a"], folder)
        expect(checked.returncode == 0, why, checked.stderr)
        counts = people(folder / "a")
        expect(counts.get("me", 0) <= 1, why)
        if counts.get("me", 0) == 0:
            code, said = interview([MOGNAD, *self.words(), "--lang", "en"], folder)
            expect(code == 0, why, said)
        expect(people(folder / "a").get("me") == 1 and len(people(folder / "a")) == 5, why)
        expect(run(MOGNAD, ["import", "a/q.toml", "--into", "a"], folder).returncode == 2, why)
        expect(not leftovers(folder / "a"), why, leftovers(folder / "a"))


def before_of(before):
    return {path: there for path, there in before.items() if path.startswith("a/")}


CASES = [Init(), Import(), Replace(), Last(), Report(), Again(), Answer()]


def check(case, root):
    """Kills the command at every call that changes the disk, and fails every one that needs space."""
    model = root / "model"
    model.mkdir()
    case.begin(model)
    before = contents(model)
    log = root / "log"
    whole = root / "whole"
    shutil.copytree(model, whole)
    code, said = case.call(whole, log=log)
    expect(code == 0, case.name, said)
    done, counts = contents(whole), calls(log)
    faults = [(call, n, "signal=SIGKILL") for call, numbers in counts.items() for n in numbers]
    if case.name != "answer":
        faults += [(call, n, "error=ENOSPC") for call, numbers in counts.items() if call in FULL.split(",")
                   for n in numbers]
    kept = 0
    for call, n, fault in faults:
        why = f"{case.name}: {call} {n} {fault}:"
        trial = root / "trial"
        shutil.copytree(model, trial)
        code, said = case.call(trial, f"{call}:{fault}:when={n}")
        expect("panicked" not in said, why, said)
        if fault.startswith("error") and code == 2 and case.name != "answer":
            there = contents(trial)
            # A full disk leaves what was there before; the key alone may have been made.
            new = {path for path in there if there[path] != before.get(path)} - {"a/.mognad-key", "a/.gitignore"}
            is_told = "no space left" in said or "could not be" in said or said == ""
            expect(new <= set() or there == done, why, new, said)
            expect(before.keys() <= there.keys(), why, before.keys() - there.keys())
            expect(is_told, why, said)
            kept += 1
        case.after(trial, before, done, why)
        shutil.rmtree(trial)
    print(f"{case.name}: cut short at {len(faults)} places ({', '.join(f'{c} {len(n)}' for c, n in sorted(counts.items()))})")


def main():
    if not shutil.which("strace"):
        print("skipped: strace is not installed, and without it no run can be cut short at a given call")
        return
    if subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True).returncode:
        print("skipped: strace may not trace here, so no run can be cut short at a given call")
        return
    wanted = sys.argv[2:] or [case.name for case in CASES]
    for case in (case for case in CASES if case.name in wanted):
        with tempfile.TemporaryDirectory() as root:
            begun = time.monotonic()
            check(case, Path(root))
            print(f"  {time.monotonic() - begun:.1f} s", flush=True)


main()
