//! Texts from outside: what no text may have is kept out, what says who somebody is is neither written nor shown, no cell
//! becomes a formula, and names that look alike are told.

mod cases;
mod cells;
mod forms;
mod letters;
mod personal;
mod strays;

use mognad::load::{self, MemoryFiles};
use mognad::model::{Diagnostics, Lang, is_clean};
use mognad::text::diagnostics::render;

/// A questionnaire with two items, whose texts all have something behind them.
fn questionnaire(behind: &str) -> String {
    let text = |words: &str| format!("\"{words}{behind}\"");
    let (title, group, item, help, advice, label, level, anchor) = (
        text("The title"),
        text("The group"),
        text("The question"),
        text("The help"),
        text("The advice"),
        text("The label"),
        text("The level"),
        text("The anchor"),
    );
    format!(
        "format = 1\nid = \"t\"\nversion = {}\nlanguages = [\"en\"]\ntitle = {title}\ndescription = {title}\nscale = \"s\"\n\
         [[levels]]\nid = \"low\"\nfrom = 0\nname = {level}\ntext = {level}\n\
         [[levels]]\nid = \"high\"\nfrom = 50\nname = \"High\"\n\
         [[scales]]\nid = \"s\"\noptions = [{{ id = \"0\", label = \"No\" }}, {{ id = \"1\", label = {label} }}, {{ id = \"2\", label = \"Yes\" }}]\n\
         [[groups]]\nid = \"g\"\nname = {group}\nshort = {group}\ndescription = {group}\n\
         levels = [{{ id = \"high\", text = {level} }}]\n\
         [[items]]\nid = \"a\"\ngroup = \"g\"\ntext = {item}\nshort = {item}\nhelp = {help}\nadvice = [{advice}, {advice}]\n\
         anchors = [{anchor}, \"x\", \"y\"]\n\
         [[items]]\nid = \"b\"\ngroup = \"g\"\ntext = \"B?\"\n",
        text("1")
    )
}

/// An assessment of it, with units by id and name.
fn assessment(behind: &str, units: &[(&str, &str)]) -> String {
    let mut text = format!(
        "format = 1\ntitle = \"The assessment{behind}\"\nlanguage = \"en\"\nquestionnaire = \"q.toml\"\nrollup = \"pooled\"\n\
         min_role_group = 5\n[[waves]]\nid = \"w\"\nanswers = [\"answers/*.csv\"]\n"
    );
    for (id, name) in units {
        text += &format!("[[units]]\nid = \"{id}\"\nname = \"{name}\"\n");
    }
    text
}

/// Rows of answers of so many people, of each unit in turn.
fn answers(head: &str, units: &[&str], roles: &[&str], people: usize) -> String {
    let mut text = format!("{head}\n");
    for at in 0..people {
        let (unit, role) = (units[at % units.len()], roles[(at / units.len()) % roles.len()]);
        text += &format!("{unit},r{at},{role},{},{}\n", at % 3, (at + at / 3) % 3);
    }
    text
}

/// What is told of an assessment, its questionnaire and its answers, in English.
fn told(assessment: &str, questionnaire: &str) -> (Diagnostics, String) {
    let files = MemoryFiles::default()
        .with("assessment.toml", assessment)
        .with("q.toml", questionnaire)
        .with("answers/x.csv", "unit,a\n");
    let found = load::assessment(&files, "assessment.toml").1;
    let text = render(&found, Lang::En, false);
    assert!(is_clean(&text) && is_clean(&render(&found, Lang::Sv, false)), "{text:?}");
    (found, text)
}
