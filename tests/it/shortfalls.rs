//! What falls short, and what to do about it first: weak parts behind a mean, stages, ticks, answers that do not count.

use std::fs;
use std::path::Path;

use crate::fixtures::program;

const ASSESSMENT: &str = r#"format = 1
title = "Shortfalls"
questionnaire = "q.toml"
min_group = 1
rollup = "pooled"

[[waves]]
id = "now"
answers = ["*.csv"]

[[units]]
id = "one"
name = "One"

[[units]]
id = "two"
name = "Two"
"#;

/// An area that is climbed, one that is stacked, one that is a mean of questions, and one with ticks and a condition.
const QUESTIONS: &str = r#"format = 1
id = "short"
version = "1"
languages = ["sv", "en"]
title = "Short"
scale = "fifths"

[[levels]]
id = "low"
from = 0
name = "Low"
[[levels]]
id = "middle"
from = 40
name = "Middle"
[[levels]]
id = "high"
from = 70
name = "High"

[[scales]]
id = "fifths"
options = [
  { id = "0", label = "none" }, { id = "1", label = "little" }, { id = "2", label = "half" },
  { id = "3", label = "much" }, { id = "4", label = "all" },
]

[[groups]]
id = "climb"
name = "Climb"
combine = "ladder"
pass_at = 75
range = [0, 2]
[[groups]]
id = "climb-1"
name = "First rung"
parent = "climb"
[[groups]]
id = "climb-2"
name = "Second rung"
parent = "climb"
[[items]]
id = "c1"
group = "climb-1"
text = "Is there a list?"
advice = ["c1 from none", "c1 from little", "c1 from half", "c1 from much"]
[[items]]
id = "c2"
group = "climb-2"
text = "Is it used?"
advice = ["c2 from none", "c2 from little", "c2 from half", "c2 from much"]

[[groups]]
id = "stack"
name = "Stack"
combine = "stacked"
range = [0, 2]
[[groups]]
id = "stack-1"
name = "Lower"
parent = "stack"
[[groups]]
id = "stack-2"
name = "Upper"
parent = "stack"
[[items]]
id = "s1"
group = "stack-1"
text = "Is it begun?"
advice = ["s1 from none", "s1 from little", "s1 from half", "s1 from much"]
[[items]]
id = "s2"
group = "stack-2"
text = "Is it done?"
advice = ["s2 from none", "s2 from little", "s2 from half", "s2 from much"]

[[groups]]
id = "flat"
name = "Flat"
levels = [{ id = "middle", requires = { stack = 100 } }]
[[items]]
id = "f1"
group = "flat"
text = "One?"
[[items]]
id = "f2"
group = "flat"
text = "Two?"
[[items]]
id = "f3"
group = "flat"
text = "Three?"
[[items]]
id = "f4"
group = "flat"
text = "Four?"
[[items]]
id = "f5"
group = "flat"
text = "Five?"
weight = 10

[[groups]]
id = "ways"
name = "Ways"
combine = "max"
[[items]]
id = "channels"
group = "ways"
kind = "multi"
text = "Which ways are there?"
options = [
  { id = "none", label = "None", exclusive = true },
  { id = "web", label = "Web" }, { id = "phone", label = "Phone" }, { id = "desk", label = "Desk" },
]
advice = ["never shown", "open a web page", "get a number", "open a desk"]
[[items]]
id = "hours"
group = "ways"
kind = "number"
text = "How many hours a day?"
min = 0
max = 24
shown_if = { item = "channels", is = ["phone"] }

[index]
name = { sv = "Navet", en = "The hub" }
"#;

const ANSWERS: &str = "unit,respondent,c1,c2,s1,s2,f1,f2,f3,f4,f5,channels,hours
one,a,2,0,4,1,0,1,1,1,4,web,3
one,b,2,0,4,1,0,1,1,1,4,web|phone,3
one,c,2,0,4,1,0,1,1,1,4,none,2
two,d,4,4,3,0,4,4,4,4,3,web|phone|desk,24
";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [("q.toml", QUESTIONS), ("assessment.toml", ASSESSMENT), ("a.csv", ANSWERS)] {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

/// What the program says on standard output and beside it.
fn run(folder: &Path, arguments: &[&str]) -> (String, String) {
    let mut command = program();
    let (first, rest) = arguments.split_first().expect("a command");
    let output = command.arg(first).arg(folder).args(rest).output();
    let output = output.expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8").replace("\r\n", "\n");
    let (out, said) = (text(output.stdout), text(output.stderr));
    assert!(output.status.success(), "{arguments:?}: {said}");
    (out, said)
}

/// A page's texts, a line each.
fn page(folder: &Path, lang: &str, path: &str) -> String {
    let out = folder.join(format!("report-{lang}"));
    if !out.exists() {
        run(folder, &["report", "--out", out.to_str().expect("UTF-8"), "--lang", lang]);
    }
    let html = fs::read_to_string(out.join(path)).expect("a page").replace('\u{2060}', "");
    let texts = html.split('<').filter_map(|part| Some(part.split_once('>')?.1));
    let lines = texts.flat_map(str::lines).map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

fn contains(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is not in\n{text}");
    }
}

#[test]
fn a_mean_names_the_weakest_questions_that_it_hides_and_counts_the_rest() {
    let folder = folder();
    // Flat is (0 + 3 · 25 + 10 · 100)/14 = 76.8, from 70 on the highest level; a level is 30 points wide there.
    let (score, _) = run(folder.path(), &["score", "--unit", "one", "--lang", "en"]);
    let score = score.split_whitespace().collect::<Vec<_>>().join(" ");
    let told =
        "Behind the average of Flat (76.8), ‘One?’ (0.0), ‘Two?’ (25.0), ‘Three?’ (25.0) and 1 more question";
    contains(&score, &[told]);
    let (json, _) = run(folder.path(), &["score", "--unit", "one", "--format", "json"]);
    contains(&json, &[r#""hides": ["f1","f2","f3","f4"]"#.replace(',', ", ").as_str()]);
    let sv = page(folder.path(), "sv", "units/one.html");
    contains(
        &sv,
        &["Bakom genomsnittet ligger ”One?”, ”Two?”, ”Three?” och 1 fråga till minst en nivå lägre."],
    );
    let (explained, _) = run(folder.path(), &["explain", "one", "flat", "--lang", "sv"]);
    contains(&explained, &["Bakom genomsnittet för Flat (76,785714) ligger ”One?” (0,000000)"]);
}

#[test]
fn tables_mark_what_hides_and_what_is_held_down_and_explain_the_marks_that_they_have() {
    let folder = folder();
    let (overview, _) = run(folder.path(), &["score", "--lang", "en"]);
    contains(
        &overview,
        &["77†*", "82*", "† An average that hides", "* The score is enough for a higher level"],
    );
    let (markdown, _) = run(folder.path(), &["score", "--format", "markdown", "--lang", "en"]);
    contains(&markdown, &["76.8†\\*", "† An average", "\\* The score is enough"]);
    assert!(!markdown.contains("not shown"), "nothing is missing:\n{markdown}");
    let index = page(folder.path(), "en", "index.html");
    contains(&index, &["77†", "hides a weaker part", "† An average that hides a part on a lower level."]);
    let (compared, _) = run(folder.path(), &["compare", "one", "two", "--lang", "en"]);
    contains(&compared, &["76.8†"]);
}

#[test]
fn the_next_step_in_stages_is_what_stops_the_climb() {
    let folder = folder();
    let one = page(folder.path(), "en", "units/one.html");
    // The second rung is weaker but counts for nothing yet; in the stack the lower stage is whole.
    contains(&one, &["c1 from half", "s2 from little", "What stops the climb, and the next step"]);
    assert!(!one.contains("c2 from none"), "{one}");
    let two = page(folder.path(), "en", "units/two.html");
    // The whole ladder has no next step.
    assert!(!two.contains("c1 from") && !two.contains("c2 from"), "{two}");
    contains(&two, &["s1 from much"]);
    assert!(!two.contains("s2 from none"), "{two}");
}

#[test]
fn advice_on_ticks_is_for_the_first_option_that_most_lack() {
    let folder = folder();
    let one = page(folder.path(), "en", "units/one.html");
    // Two of three have ticked the web, one the phone, nobody the desk; "none" is no step.
    contains(&one, &["for ‘Phone’", "get a number"]);
    for other in ["never shown", "open a web page", "open a desk"] {
        assert!(!one.contains(other), "{other}");
    }
    let two = page(folder.path(), "en", "units/two.html");
    assert!(!two.contains("open a") && !two.contains("get a number"), "{two}");
}

#[test]
fn an_answer_to_a_question_that_should_not_have_been_asked_is_told_of() {
    let folder = folder();
    let (_, said) = run(folder.path(), &["check", "--lang", "en"]);
    contains(
        &said,
        &["warning[S042]: the answer to “hours” does not count", "row 2, column M (hours)", "row 4"],
    );
    let long = "unit,respondent,item,value\none,a,hours,3\none,a,channels,web\ntwo,b,hours,5\ntwo,b,channels,phone\n";
    fs::write(folder.path().join("a.csv"), long).expect("a file");
    let (_, said) = run(folder.path(), &["check", "--lang", "sv"]);
    contains(&said, &["varning[S042]: svaret på ”hours” räknas inte", "rad 2, kolumn D (value)"]);
    assert!(!said.contains("rad 4"), "{said}");
    let silent = "unit,respondent,channels,hours\none,a,web,\none,b,web,na\none,c,web,dk\none,d,,\n";
    fs::write(folder.path().join("a.csv"), silent).expect("a file");
    let (_, said) = run(folder.path(), &["check", "--lang", "en"]);
    assert!(!said.contains("S042"), "{said}");
}

#[test]
fn a_report_tells_of_the_rules_and_the_names_that_the_questionnaire_has() {
    let folder = folder();
    let en = page(folder.path(), "en", "units/one.html");
    contains(
        &en,
        &[
            "The hub is ",
            "In Climb the parts are stages, taken in order, and the score is how many stages, from the first, are \
             fulfilled: everything in them has at least 75 of 100 points.",
            "In Stack the parts are stages",
            "In Ways the score is the highest of what is in it.",
            "In The hub and Flat the score is a weighted average of what is in it.",
            "are judged on the unit’s scores",
            "A question that is asked only after certain answers",
        ],
    );
    let sv = page(folder.path(), "sv", "units/one.html");
    contains(
        &sv,
        &["Navet är ", "I Climb tas delarna som steg i ordning", "I ways är resultatet det högsta"],
    );
    let index = page(folder.path(), "sv", "index.html");
    contains(&index, &["Navet"]);
    assert!(!index.contains("Index"), "{index}");
}

#[test]
fn a_whole_on_the_highest_level_still_tells_what_holds_an_area_down() {
    let folder = folder();
    // Every area of Two is high, but Flat requires more of Stack than there is.
    let two = page(folder.path(), "en", "units/two.html");
    contains(
        &two,
        &["Flat: held back by Stack", "The highest level, High, is reached overall, but not in Flat."],
    );
    assert!(!two.contains("No requirement remains"), "{two}");
}

#[test]
fn an_explanation_counts_and_quotes_as_people_do() {
    let folder = folder();
    let (told, _) = run(folder.path(), &["explain", "one", "hours", "--lang", "en"]);
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    contains(
        &told,
        &["n = 1 respondent has points here", "Only if the answer to “Which ways are there?” is Phone."],
    );
    contains(&told, &["Otherwise the question does not apply."]);
}
