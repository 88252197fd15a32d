#!/usr/bin/env python3
"""Interviews held in a real terminal: `mognad answer` in tmux, key by key.

usage: answer.py MOGNAD [FOLDER]   FOLDER keeps what stood on the screen at each step, to be looked at
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MOGNAD = str(Path(sys.argv[1]).resolve())
SCREENS = Path(sys.argv[2]) if len(sys.argv) > 2 else None
PATIENCE = 20

KINDS = """
format = 1
id = "kinds"
version = "1"
languages = ["sv", "en"]
title = { sv = "Alla slag", en = "All kinds" }
[[scales]]
id = "yesno"
options = [{ id = "no", label = { sv = "Nej", en = "No" } }, { id = "yes", label = { sv = "Ja", en = "Yes" } }]
[[groups]]
id = "g"
kind = "core"
name = { sv = "Grupp ett", en = "Group one" }
[[items]]
group = "g"
id = "has"
text = { sv = "Har ni e-tjänster?", en = "Do you have e-services?" }
scale = "yesno"
[[items]]
group = "g"
id = "share"
text = { sv = "Hur stor andel av ärendena?", en = "What share of the cases?" }
kind = "number"
min = 0
max = 100
shown_if = { item = "has", is = ["yes"] }
[[groups]]
id = "h"
kind = "core"
name = { sv = "Grupp två", en = "Group two" }
[[items]]
group = "h"
id = "which"
text = { sv = "Vilka kanaler använder ni?", en = "Which channels do you use?" }
kind = "multi"
options = [
  { id = "mail", label = { sv = "Brev", en = "Letters" } },
  { id = "chat", label = { sv = "Chatt", en = "Chat" } },
  { id = "nil", label = { sv = "Inga", en = "None" }, exclusive = true },
]
[[items]]
group = "h"
id = "why"
text = { sv = "Berätta mer", en = "Tell us more" }
kind = "text"
"""

# A questionnaire of 18 items, each with five answers.
PULSE = Path(__file__).parent.parent / "import/pulse.toml"


def assessment(folder, questionnaire, min_group=5, language="sv"):
    """An assessment of two units that nobody has answered yet."""
    folder.mkdir(parents=True)
    if questionnaire == PULSE.name:
        shutil.copy(PULSE, folder)
    (folder / "assessment.toml").write_text(
        f"""format = 1
title = "Digital mognad"
language = "{language}"
questionnaire = "{questionnaire}"
min_group = {min_group}
[[waves]]
id = "2026"
answers = ["answers/2026/*.csv"]
[[units]]
id = "kommunen"
name = "Exempelkommun"
[[units]]
id = "kontaktcenter"
name = "Kontaktcenter"
parent = "kommunen"
[[units]]
id = "bibliotek"
name = "Biblioteket"
parent = "kommunen"
""",
        encoding="utf-8",
    )
    return folder


class Terminal:
    """A window with a shell in it."""

    opened = []

    def __init__(self, name, folder, columns=80, rows=40, env=()):
        self.name, self.step = name, 0
        Terminal.opened.append(self)
        self.socket = f"mognad-test-{os.getpid()}-{len(Terminal.opened)}"
        settings = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TERM": "screen-256color", **dict(env)}
        settings = [f"{key}={value}" for key, value in settings.items()]
        shell = ["env", *settings, "bash", "--norc", "--noprofile"]
        self.tmux("-u", "-f", "/dev/null", "new-session", "-d", "-s", "t", "-c", str(folder),
                  "-x", str(columns), "-y", str(rows), *shell)
        self.tmux("set-option", "-g", "history-limit", "5000")
        self.columns = columns
        self.keys("PS1='$ '", "Enter", "clear", "Enter")

    def tmux(self, *arguments):
        done = subprocess.run(["tmux", "-L", self.socket, *arguments], capture_output=True, text=True)
        assert done.returncode == 0, (arguments, done.stderr)
        return done.stdout

    def keys(self, *keys):
        self.tmux("send-keys", "-t", "t", *keys)

    def screen(self):
        return self.tmux("capture-pane", "-p", "-t", "t")

    def wait(self, pattern):
        """Waits until the screen shows a pattern, notes the screen, and gives it."""
        end = time.monotonic() + PATIENCE
        while True:
            screen = self.screen()
            if re.search(pattern, screen):
                break
            if time.monotonic() > end:
                raise AssertionError(f"{self.name}: waited in vain for {pattern!r}\n{screen}")
            time.sleep(0.02)
        self.step += 1
        if SCREENS:
            SCREENS.mkdir(parents=True, exist_ok=True)
            (SCREENS / f"{self.name}-{self.step:02}.txt").write_text(screen, encoding="utf-8")
        widest = max(len(line) for line in screen.splitlines())
        assert widest <= self.columns, screen
        return screen

    def run(self, command, pattern):
        self.keys("clear", "Enter")
        self.wait(r"^\$ *\n\s*\Z")
        self.keys(f"{command}; echo \"code $?\"", "Enter")
        return self.wait(pattern)

    def type(self, *keys, until):
        self.keys(*keys)
        return self.wait(until)

    def close(self):
        subprocess.run(["tmux", "-L", self.socket, "kill-server"], capture_output=True)


def question(number, of=18):
    """The question of this number, ready to be answered; the last one on the screen."""
    return rf"· {number} av {of}\n(?:(?!· \d+ av )[\s\S])*Ert svar *\n"


def rows(folder):
    """The answers of the one file in a folder."""
    (file,) = folder.glob("*.csv")
    text = file.read_text(encoding="utf-8-sig")
    head, row = (line.split(";") for line in text.splitlines())
    return file.name, dict(zip(head, row))


def drafts(folder):
    return sorted((folder / "drafts").glob("*.json")) if (folder / "drafts").exists() else []


def whole_pulse(root):
    """The whole of the short questionnaire: numbers, arrows, back, skip, don't know, comment, pause and go on."""
    folder = assessment(root / "puls", PULSE.name)
    t = Terminal("puls", root)
    answer = f"{MOGNAD} answer puls"
    t.run(answer, "Vilken enhet gäller svaren")
    t.type("biblio", until="Biblioteket")
    t.type("Enter", until="Roll, till exempel")
    assert not drafts(folder), "nothing is kept before anything is answered"
    first = t.type("chef", "Enter", until=question(1))
    for words in ["PROCESSKARTLÄGGNING", "Processkartläggning · 1 av 18", "En processkarta är", "3 De som gör",
                  "v Vet ej", "e Ej tillämpligt"]:
        assert words in first, first
    # Nothing is chosen from the start, so Enter alone answers nothing.
    t.type("Enter", until=r"inget valt än\n[\s\S]*· 1 av 18\n[\s\S]*> – inget valt än")
    assert not drafts(folder)
    t.type("4", "Enter", until=question(2))
    (draft,) = drafts(folder)
    kept = json.loads(draft.read_text(encoding="utf-8"))
    assert (kept["unit"], kept["role"], kept["complete"]) == ("bibliotek", "chef", False), kept
    assert list(kept["answers"].values()) == [{"value": "4"}], kept
    # By the arrows, to the second option.
    t.type("Down", "Down", "Enter", until=question(3))
    t.type("v", "Enter", until=question(4))
    # Back, over what was answered, and on again.
    back = t.type("t", "Enter", until=question(3))
    assert "Svar hittills: Vet ej" in back, back
    back = t.type("t", "Enter", until=question(2))
    assert "Svar hittills: Någon enstaka" in back and "> 2 Någon enstaka" in back, back
    t.type("h", "Enter", until=question(3))
    t.type("h", "Enter", until=question(4))
    # A comment, and the question is still asked.
    t.type("k", "Enter", until=r"> Kommentar *\n")
    commented = t.type("Vi ", "har; \"börjat\" nu", "Enter", until=question(4))
    assert "Kommentar: Vi har; \"börjat\" nu" in commented, commented
    # Skipped; and the next group says its name.
    group = t.type("h", "Enter", until=question(5))
    assert "LEDARSKAP" in group, group
    t.type("e", "Enter", until=question(6))
    # Esc opens the list of what else can be done, and Esc goes back to the question.
    menu = t.type("Escape", until="Vad vill ni göra")
    assert "Pausa: spara och avsluta" in menu, menu
    t.type("Escape", until=question(6))
    t.type("Escape", until="Vad vill ni göra")
    paused = t.type("p", "Enter", until=r"code \d")
    assert "code 0" in paused, paused
    respondent = kept["respondent"]
    assert re.fullmatch(r"r-[0-9a-f]{8}", respondent), respondent
    assert f"answer puls --respondent {respondent}" in paused, paused
    assert not list(folder.rglob("*.csv")), "nothing is saved before the end"
    # The next time the interview is offered.
    t.run(answer, "Fortsätta med en av dem")
    resumed = t.type("Enter", until=question(6))
    assert "5 av 18 frågor är besvarade" not in resumed and "4 av 18 frågor är besvarade" in resumed, resumed
    for number in range(6, 18):
        t.type("3", "Enter", until=question(number + 1))
    review = t.type("5", "Enter", until="Vad nu")
    assert "1 av 18 frågor är obesvarad:" in review and "onödiga steg" in review, review
    t.type("2", "Enter", until=question(4))
    t.type("1", "Enter", until="Alla frågor är besvarade")
    t.wait("Vad nu")
    done = t.type("1", "Enter", until=r"code \d")
    assert "code 0" in done, done
    assert "minst 5 har svarat" in done and "De egna svaren" in done and "█" in done, done
    assert not drafts(folder) and not (folder / "drafts").exists()
    name, row = rows(folder / "answers/2026")
    assert name == f"interview-{respondent}.csv", name
    assert (row["unit"], row["respondent"], row["role"]) == ("bibliotek", respondent, "chef"), row
    values = [value for key, value in row.items() if key not in ("unit", "respondent", "role", "seconds")]
    assert int(row["seconds"]) < 300, row
    assert "[comment]" in " ".join(row), row
    score = subprocess.run([MOGNAD, "score", "puls"], cwd=root, capture_output=True, text=True)
    assert score.returncode == 0 and score.stderr == "", score
    again = t.run(f"{answer} --respondent {respondent}", r"code \d")
    assert "code 2" in again and "har redan svarat" in again, again
    t.close()
    return values


def narrow_window(root):
    """Sixty columns and twenty-four rows, without colours, in English; a unit that may be shown at once."""
    assessment(root / "narrow", PULSE.name, min_group=1, language="en")
    t = Terminal("narrow", root, columns=60, rows=24, env={"NO_COLOR": "1"}.items())
    start = f"{MOGNAD} answer narrow/assessment.toml --unit Kontaktcenter --role staff --respondent a-1 --lang en"
    ask = lambda number: rf"· {number} of 18\n(?:(?!· \d+ of )[\s\S])*Your answer *\n"
    first = t.run(start, r"Esc more\]")
    # Lines are broken between words, and go on below the first word of what is chosen.
    assert re.search(r"\n  1 \w.*\n    \w", first), first
    assert "s skip, c\ncomment, Esc more]" in first, first
    for number in range(1, 18):
        t.type(str(1 + number % 5), "Enter", until=ask(number + 1))
    t.type("d", "Enter", until="Every question is answered")
    t.wait("What now")
    done = t.type("1", "Enter", until=r"code \d")
    assert "code 0" in done, done
    whole = t.tmux("capture-pane", "-p", "-S", "-2000", "-e", "-t", "t")
    assert "Kontaktcenter" in whole and "Readiness" in whole, whole
    assert "\x1b[3" not in whole, "colours in spite of NO_COLOR"
    t.close()


def every_kind(root):
    """Numbers, ticks, texts, and a question that depends on another."""
    folder = assessment(root / "kinds", "kinds.toml")
    (folder / "kinds.toml").write_text(KINDS, encoding="utf-8")
    t = Terminal("kinds", root)
    start = f"{MOGNAD} answer kinds --unit bibliotek --role medarbetare --respondent b"
    t.run(start, question(1, 3))
    t.type("2", "Enter", until=r"· 2 av 4[\s\S]*Ert svar \(0–100\)")
    t.type("120", "Enter", until="talet 120 ligger utanför 0–100")
    t.type(*["BSpace"] * 3, "mycket", "Enter", until="”mycket” är inget tal")
    t.type(*["BSpace"] * 6, "37,5", "Enter", until=question(3, 4))
    # The answer that decides is changed: the number is no longer asked for, and comes back with it.
    t.type("Escape", until="Vad vill ni göra")
    t.type("t", "Enter", until=r"· 2 av 4[\s\S]*37,5")
    t.type(*["BSpace"] * 4, "t", "Enter", until=question(1, 4))
    t.type("1", "Enter", until=question(2, 3))
    t.type("Enter", until="bocka för något")
    t.type("1", "Space", until=r"\[x\] 1 Brev")
    t.type("3", "Space", until=r"\[x\] 3 Inga")
    t.type("Enter", until="”Inga” kan inte väljas tillsammans")
    t.type("3", "Space", until=r"\[ \] 3 Inga")
    t.type("2", "Space", until=r"\[x\] 2 Chatt")
    t.type("Enter", until=r"· 3 av 3[\s\S]*Ert svar *\n")
    t.type("Å, ä och ö", "Enter", until="Vad nu")
    done = t.type("1", "Enter", until=r"code \d")
    assert "code 0" in done, done
    _, row = rows(folder / "answers/2026")
    assert (row["has"], row["share"], row["which"], row["why"]) == ("no", "", "mail|chat", "Å, ä och ö"), row
    t.close()


def cut_off(root):
    """Ctrl-C, and a window that is closed: what was answered is there."""
    folder = assessment(root / "cut", PULSE.name)
    t = Terminal("cut", root)
    start = f"{MOGNAD} answer cut --unit bibliotek --role chef --respondent c"
    t.run(start, question(1))
    none = t.type("C-c", until=r"code \d")
    assert "code 2" in none and "inget har sparats" in none, none
    t.run(start, question(1))
    t.type("2", "Enter", until=question(2))
    broken = t.type("C-c", until=r"code \d")
    assert "code 2" in broken and "intervjun avbröts" in broken and "--respondent c" in broken, broken
    (draft,) = drafts(folder)
    assert draft.name == "2026-bibliotek-c.json", draft
    t.run(start, question(2))
    t.type("4", "Enter", until=question(3))
    t.close()
    assert len(json.loads(draft.read_text(encoding="utf-8"))["answers"]) == 2
    # Somebody else's unit, and a file that is no interview any more.
    t = Terminal("cut-again", root)
    other = t.run(f"{MOGNAD} answer cut --unit kontaktcenter --respondent c", r"code \d")
    assert "code 2" in other and "gäller ”Biblioteket”" in other, other
    text = draft.read_text(encoding="utf-8")
    draft.write_text(text[: len(text) // 2], encoding="utf-8")
    faulty = t.run(start, r"code \d")
    assert "code 2" in faulty and "filen slutar mitt i" in faulty, faulty
    draft.write_text(text.replace('"pm-', '"xm-', 1).replace('"seconds"', '"second"'), encoding="utf-8")
    faulty = t.run(start, r"code \d")
    for words in ["code 2", "okänd fråga ”xm-", "menade ni ”pm-", "okänt fält ”second”", "”seconds” saknas"]:
        assert words in faulty, (words, faulty)
    # A draft of another version of the questionnaire is gone on with, and that is said.
    draft.write_text(text.replace("sha256:", "sha256:0"), encoding="utf-8")
    changed = t.run(start, question(3))
    assert "enkäten har ändrats" in changed, changed
    t.type("C-c", until=r"code 2")
    # A name that says who it is, and a wave that would not read the file.
    named = t.run(f"{MOGNAD} answer cut --respondent anna@example.org", r"code \d")
    assert "code 2" in named and "ange en pseudonym" in named, named
    toml = folder / "assessment.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace("2026/*.csv", "2026/all.csv"), encoding="utf-8")
    nowhere = t.run(f"{MOGNAD} answer cut", r"code \d")
    assert "code 2" in nowhere and "skulle inte läsas" in nowhere, nowhere
    toml.write_text(toml.read_text(encoding="utf-8").replace("2026/all.csv", "2026/*.csv"), encoding="utf-8")
    # A file of answers that has a fault keeps the interview from beginning.
    (folder / "answers/2026").mkdir(parents=True)
    (folder / "answers/2026/a.csv").write_text("unit,respondent,pm-mapping\nbiblotek,x,3\n", encoding="utf-8")
    faulty = t.run(f"{MOGNAD} answer cut", r"code \d")
    assert "code 2" in faulty and "biblotek" in faulty, faulty
    t.close()


def together(root):
    """What a unit agrees on: the most different answers first, kept apart, once only."""
    folder = assessment(root / "together", PULSE.name)
    (folder / "answers/2026").mkdir(parents=True)
    rows_of = [f"bibliotek,p{at},3,{1 + 4 * (at % 2)},3\n" for at in range(6)]
    (folder / "answers/2026/a.csv").write_text(
        "unit,respondent,pm-mapping,le-time,pm-owner\n" + "".join(rows_of), encoding="utf-8")
    t = Terminal("together", root)
    start = f"{MOGNAD} answer together --consensus --unit bibliotek"
    first = t.run(start, question(1))
    assert "De 3 första frågorna" in first and "Medvetenhet om vad som krävs · 1 av 18" in first, first
    t.type("4", "Enter", until=question(2))
    (draft,) = sorted((folder / "drafts/consensus").glob("*.json"))
    assert list(json.loads(draft.read_text(encoding="utf-8"))["answers"]) == ["le-time"], draft
    t.type("Escape", until="Vad vill ni göra")
    paused = t.type("p", "Enter", until=r"code \d")
    assert "--consensus --unit bibliotek" in paused, paused
    # Those who answer alone are not offered what the unit is agreeing on.
    alone = t.run(f"{MOGNAD} answer together --unit bibliotek --role chef --respondent d", question(1))
    assert "Processkartläggning · 1 av 18" in alone, alone
    t.type("C-c", until=r"code 2")
    t.run(start, "Fortsätta med en av dem")
    t.type("Enter", until=question(2))
    for number in range(2, 18):
        t.type("4", "Enter", until=question(number + 1))
    t.type("4", "Enter", until="Vad nu")
    done = t.type("1", "Enter", until=r"code \d")
    assert "code 0" in done, done
    assert not (folder / "drafts").exists()
    name, row = rows(folder / "consensus/2026")
    assert (row["unit"], row.get("role", ""), row["le-time"]) == ("bibliotek", "", "4"), row
    again = t.run(start, r"code \d")
    assert "code 2" in again and "har redan enats" in again, again
    t.close()


def without_terminal(root):
    """In a script there is nobody to ask."""
    assessment(root / "none", PULSE.name)
    for lang, words in [("sv", "finns ingen"), ("en", "there is none here")]:
        call = [MOGNAD, "answer", "none", "--lang", lang]
        done = subprocess.run(call, cwd=root, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        assert done.returncode == 2 and done.stdout == "", done
        for word in [words, "mognad form", "mognad import"]:
            assert word in done.stderr, done


def main():
    with tempfile.TemporaryDirectory() as root:
        for check in [without_terminal, whole_pulse, narrow_window, every_kind, cut_off, together]:
            begun = time.monotonic()
            try:
                check(Path(root))
            finally:
                for terminal in Terminal.opened:
                    terminal.close()
            print(f"{check.__name__}: {time.monotonic() - begun:.1f} s")


main()
