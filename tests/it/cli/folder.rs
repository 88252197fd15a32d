//! A small assessment in a folder of its own, and the program run in it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// Two prerequisites with a sub-group, two core areas of which one asks for the prerequisites, three levels.
pub const QUESTIONNAIRE: &str = r#"format = 1
id = "small"
version = "1.2"
languages = ["sv", "en"]
title = { sv = "En liten enkät", en = "A small questionnaire" }
description = { sv = "Svara på det som stämmer.", en = "Answer what is true." }
scale = "steps"

[[levels]]
id = "low"
from = 0
name = { sv = "Låg", en = "Low" }

[[levels]]
id = "middle"
from = 40
name = { sv = "Mellan", en = "Middle" }
text = { sv = "En bit på väg.", en = "Some way along." }

[[levels]]
id = "high"
from = 70
name = { sv = "Hög", en = "High" }

[[scales]]
id = "steps"
options = [
  { id = "1", label = { sv = "Aldrig", en = "Never" } },
  { id = "2", label = { sv = "Ibland", en = "Sometimes" } },
  { id = "3", label = { sv = "Alltid", en = "Always" } },
]

[[groups]]
id = "processes"
kind = "prerequisite"
name = { sv = "Processer", en = "Processes" }

[[items]]
id = "p-list"
group = "processes"
text = { sv = "Har ni en lista?", en = "Do you have a list?" }
short = { sv = "Lista", en = "List" }
help = { sv = "På papper går bra.", en = "Paper will do." }

[[items]]
id = "p-owner"
group = "processes"
weight = 2
text = { sv = "Har varje process en ägare?", en = "Does every process have an owner?" }
short = { sv = "Ägare", en = "Owner" }

[[groups]]
id = "lead"
kind = "prerequisite"
name = { sv = "Ledarskap", en = "Leadership" }

[[groups]]
id = "lead-will"
parent = "lead"
name = { sv = "Vilja", en = "Will" }

[[items]]
id = "l-why"
group = "lead-will"
text = { sv = "Säger chefen varför?", en = "Does the manager say why?" }
short = { sv = "Varför", en = "Why" }
dont_know = "zero"

[[groups]]
id = "robots"
name = { sv = "Robotar", en = "Robots" }
levels = [
  { id = "middle", requires = { processes = 60 } },
  { id = "high", from = 80, requires = { processes = 70, lead = 50 } },
]

[[items]]
id = "r-use"
group = "robots"
text = { sv = "Använder ni robotar?", en = "Do you use robots?" }
short = { sv = "Användning", en = "Use" }
anchors = [
  { sv = "Vi har inga.", en = "We have none." },
  { sv = "En på prov.", en = "One on trial." },
  { sv = "Varje dag.", en = "Every day." },
]
advice = [
  { sv = "Prova en.", en = "Try one." },
  { sv = "Använd den varje dag.", en = "Use it every day." },
]

[[groups]]
id = "data"
name = { sv = "Data", en = "Data" }

[[items]]
id = "d-hoard"
group = "data"
reverse = true
text = { sv = "Håller ni data för er själva?", en = "Do you keep data to yourselves?" }
short = { sv = "Slutna data", en = "Closed data" }

[[positions]]
id = "start"
title = { sv = "Var börja", en = "Where to start" }
x = { node = "processes", from = 50 }
y = { node = "lead", from = 50 }
fields = [
  { x = "low", y = "low", id = "wait", name = { sv = "Vänta", en = "Wait" }, text = { sv = "Senare.", en = "Later." } },
  { x = "high", y = "low", id = "ask", name = { sv = "Fråga", en = "Ask" }, text = { sv = "Prata.", en = "Talk." } },
  { x = "low", y = "high", id = "map", name = { sv = "Kartlägg", en = "Map" }, text = { sv = "Rita.", en = "Draw." } },
  { x = "high", y = "high", id = "go", name = { sv = "Kör", en = "Go" }, text = { sv = "Nu.", en = "Now." } },
]
"#;

/// A whole with four parts, two of which are too small to be shown.
const ASSESSMENT: &str = r#"format = 1
title = { sv = "Mätningen", en = "The assessment" }
questionnaire = "small.toml"
rollup = "headcount"

[[waves]]
id = "2025"
date = 2025-03-10
answers = ["answers/2025.csv"]

[[waves]]
id = "2026"
date = 2026-03-09
answers = ["answers/2026.csv"]

[[units]]
id = "whole"
name = { sv = "Kommunen", en = "The municipality" }
headcount = 68
invited = 60

[[units]]
id = "north"
name = { sv = "Norra | kontoret", en = "The north | office" }
parent = "whole"
headcount = 24
invited = 20

[[units]]
id = "south"
name = { sv = "Södra kontoret", en = "The south office" }
parent = "whole"
headcount = 32
invited = 28

[[units]]
id = "tiny"
parent = "whole"
headcount = 6
invited = 6

[[units]]
id = "small"
parent = "whole"
headcount = 6
invited = 6
"#;

/// Rows of answers: a unit, how many gave them, and what they were.
pub type Rows<'a> = [(&'a str, usize, [&'a str; 5])];

const ROWS_2025: &Rows<'_> = &[
    ("north", 6, ["2", "2", "1", "2", "2"]),
    ("north", 6, ["3", "2", "2", "1", "2"]),
    ("south", 8, ["1", "1", "2", "1", "3"]),
    ("south", 8, ["2", "1", "2", "2", "2"]),
    ("tiny", 3, ["3", "3", "3", "3", "1"]),
    ("small", 4, ["1", "2", "1", "1", "1"]),
];

pub const ROWS_2026: &Rows<'_> = &[
    ("north", 6, ["3", "3", "2", "3", "1"]),
    ("north", 2, ["2", "3", "2", "3", "2"]),
    ("north", 6, ["3", "2", "3", "2", "1"]),
    ("north", 2, ["Alltid", "always", "dk", "3", "na"]),
    ("south", 8, ["1", "2", "2", "3", "3"]),
    ("south", 2, ["1", "2", "2", "3", "2"]),
    ("south", 8, ["2", "1", "1", "2", ""]),
    ("tiny", 3, ["3", "3", "3", "3", "1"]),
    ("small", 3, ["1", "2", "1", "1", "1"]),
    ("small", 1, ["1", "2", "1", "1", "2"]),
];

pub fn csv(rows: &Rows<'_>) -> String {
    let mut text = "unit,respondent,p-list,p-owner,l-why,r-use,d-hoard\n".to_owned();
    let mut number = 0;
    for (unit, times, answers) in rows {
        for _ in 0..*times {
            number += 1;
            writeln!(text, "{unit},r{number},{}", answers.join(",")).unwrap();
        }
    }
    text
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A folder that goes away with the test.
pub struct Folder(TempDir);

impl Folder {
    /// The assessment.
    pub fn new() -> Self {
        let folder = Self::empty();
        folder.write("small.toml", QUESTIONNAIRE);
        folder.write("assessment.toml", ASSESSMENT);
        folder.write("answers/2025.csv", &csv(ROWS_2025));
        folder.write("answers/2026.csv", &csv(ROWS_2026));
        folder
    }

    pub fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// Puts one of the examples into it, under its name.
    pub fn copy_example(&self, name: &str) {
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
        copy(&examples.join(name), &self.path(name));
    }

    pub fn path(&self, path: &str) -> PathBuf {
        path.split('/').fold(self.0.path().to_owned(), |place, part| place.join(part))
    }

    pub fn write(&self, path: &str, text: &str) {
        let place = self.path(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }

    pub fn read(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).unwrap()
    }

    /// Every file in the folder, with `/` between the parts, sorted.
    pub fn files(&self) -> Vec<String> {
        fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) {
            for entry in fs::read_dir(folder).unwrap() {
                let entry = entry.unwrap();
                let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
                match entry.path().is_dir() {
                    true => walk(&entry.path(), &format!("{name}/"), found),
                    false => found.push(name),
                }
            }
        }
        let mut found = Vec::new();
        walk(self.0.path(), "", &mut found);
        found.sort();
        found
    }

    /// The program, to be run in this folder in an environment that says nothing.
    pub fn program(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mognad"));
        command.args(arguments).current_dir(self.0.path()).stdin(Stdio::null());
        for variable in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "COLUMNS", "TERM", "RUST_BACKTRACE"] {
            command.env_remove(variable);
        }
        command
    }

    /// Runs the program with words that stand apart with spaces.
    pub fn run(&self, words: &str) -> Ran {
        Ran::from(self.program(&words.split(' ').collect::<Vec<_>>()).output().unwrap())
    }
}

/// What came of a run.
#[derive(Debug)]
pub struct Ran {
    pub out: String,
    pub err: String,
    pub code: i32,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8").replace(".exe", "");
        Self {
            out: text(output.stdout),
            err: text(output.stderr),
            code: output.status.code().expect("an exit code"),
        }
    }
}

impl Ran {
    /// All of it, to be compared with what it was before.
    pub fn transcript(&self, words: &str) -> String {
        let mut text = format!("$ mognad {words}\n{}", self.out);
        if !self.err.is_empty() {
            write!(text, "--- standard error\n{}", self.err).unwrap();
        }
        write!(text, "--- exit code {}", self.code).unwrap();
        text
    }
}
