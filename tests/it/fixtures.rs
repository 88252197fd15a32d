//! What many tests begin with: the program, a questionnaire from its text, and units by id and name.

use std::collections::BTreeMap;
use std::process::Command;

use mognad::load;
use mognad::model::{Localized, Questionnaire, Unit, UnitId, UnitTree};

/// The program, without colour and in English where nothing else is asked for.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mognad"));
    command.env("NO_COLOR", "1").env("LC_ALL", "C");
    command
}

/// A questionnaire with a scale of five options, from 0 to 100 points in steps of 25, and these groups and items.
pub fn in_five(rest: &str) -> String {
    const HEAD: &str = r#"format = 1
id = "q"
version = "1"
languages = ["sv", "en"]
title = "Q"
scale = "five"
[[scales]]
id = "five"
options = [
  { id = "0", label = "None" },
  { id = "1", label = "Some" },
  { id = "2", label = "Half" },
  { id = "3", label = "Most" },
  { id = "4", label = "All" },
]
"#;
    format!("{HEAD}{rest}")
}

/// A town of three workplaces.
pub const TOWN: &str = r#"
[[units]]
id = "town"
[[units]]
id = "a"
parent = "town"
headcount = 10
[[units]]
id = "b"
parent = "town"
headcount = 20
[[units]]
id = "c"
parent = "town"
headcount = 30
"#;

/// Ten answers alike per unit, so that questions have figures, beneath a head that names the questions.
pub fn ten_alike(questions: &str, rows: &[(&str, &str)]) -> String {
    let mut answers = format!("unit,respondent,{questions}\n");
    for (unit, row) in rows {
        (0..10).for_each(|number| answers.push_str(&format!("{unit},{unit}{number},{row}\n")));
    }
    answers
}

/// A questionnaire that has no fault.
pub fn questionnaire(text: &str) -> Questionnaire {
    let (read, found) = load::questionnaire("q.toml", text);
    read.unwrap_or_else(|| panic!("{found:?}"))
}

/// Units by id and name, none a part of another.
pub fn units(declared: &[(&str, &str)]) -> UnitTree {
    let unit = |(id, name): &(&str, &str)| Unit {
        id: UnitId::parse(id).expect("an id"),
        name: Localized::same(name),
        parent: None,
        children: Vec::new(),
        depth: 0,
        headcount: None,
        invited: None,
        invited_by_role: BTreeMap::new(),
        targets: BTreeMap::new(),
        weights: BTreeMap::new(),
    };
    UnitTree::new(declared.iter().map(|declared| (unit(declared), None)).collect())
        .expect("a forest of units")
}
