//! `mognad plan`: where to start, gaps to targets, how many more answers, beside what a pencil says.

use std::fmt::Write as _;

use serde_json::Value;

use crate::cli::folder::{Folder, Ran};
use crate::fixtures::in_five;

/// Two prerequisites, and two core areas of which one rests on the first of them; three questions each, from 0 to 100 in steps of 25.
fn questionnaire() -> String {
    let mut text = r#"[[positions]]
id = "start"
title = { sv = "Var börja", en = "Where to start" }
x = { node = "p", from = 50 }
y = { node = "w", from = 50 }
fields = [
  { x = "high", y = "high", id = "go", name = "Go", text = "Begin." },
  { x = "low", y = "high", id = "map", name = "Map", text = "Map first." },
  { x = "high", y = "low", id = "talk", name = "Talk", text = "Talk first." },
  { x = "low", y = "low", id = "wait", name = "Wait", text = "Wait." },
]
"#
    .to_owned();
    let groups = [
        ("p", "Processes", true, ""),
        ("w", "Will", true, ""),
        ("a", "Alfa", false, "rests_on = { p = 50 }\n"),
        ("b", "Beta", false, ""),
    ];
    for (id, name, is_ground, more) in groups {
        let kind = if is_ground { "kind = \"prerequisite\"\n" } else { "" };
        write!(text, "[[groups]]\nid = \"{id}\"\nname = \"{name}\"\n{kind}{more}").unwrap();
        for item in 1..=3 {
            write!(text, "[[items]]\nid = \"{id}{item}\"\ngroup = \"{id}\"\ntext = \"{name} {item}\"\n")
                .unwrap();
        }
    }
    in_five(&text)
}

pub const ASSESSMENT: &str = r#"format = 1
title = "T"
questionnaire = "q.toml"
min_change = 15
[[waves]]
id = "2025"
answers = ["2025.csv"]
[[waves]]
id = "2026"
answers = ["2026.csv"]
[[units]]
id = "all"
name = { sv = "Alla", en = "Everybody" }
targets = { b = 60 }
[[units]]
id = "one"
name = { sv = "Ettan", en = "One" }
parent = "all"
headcount = 30
targets = { a = 75 }
[[units]]
id = "two"
name = { sv = "Tvåan", en = "Two" }
parent = "all"
headcount = 14
targets = { b1 = 100 }
[[units]]
id = "near"
name = { sv = "Trean", en = "Three" }
parent = "all"
headcount = 60
"#;

/// What each of a unit's people answers to all questions of p, w, a and b.
pub type Unit<'a> = (&'a str, Vec<[u8; 4]>);

pub fn answers(units: &[Unit<'_>]) -> String {
    let mut text = "unit,respondent,p1,p2,p3,w1,w2,w3,a1,a2,a3,b1,b2,b3\n".to_owned();
    for (unit, people) in units {
        for (at, groups) in people.iter().enumerate() {
            let cells: Vec<String> =
                groups.iter().flat_map(|option| [option; 3]).map(u8::to_string).collect();
            writeln!(text, "{unit},{unit}-{at},{}", cells.join(",")).unwrap();
        }
    }
    text
}

/// Twelve people about these answers, of whom one is a step below in everything and one a step above.
pub fn twelve(about: [u8; 4]) -> Vec<[u8; 4]> {
    let mut people = vec![about; 12];
    people[0] = about.map(|option| option - 1);
    people[1] = about.map(|option| option + 1);
    people
}

/// `one` is ready and `two` has mapped nothing; half of `near` say that they have and half that they have not. `two` fell in b by 25.
pub fn folder() -> Folder {
    let folder = Folder::empty();
    folder.write("q.toml", &questionnaire());
    folder.write("assessment.toml", ASSESSMENT);
    let near: Vec<[u8; 4]> = (0..12).map(|at| [if at % 2 == 0 { 1 } else { 3 }, 3, 2, 2]).collect();
    let before = [("one", twelve([3, 3, 1, 2])), ("two", twelve([1, 3, 1, 3])), ("near", near.clone())];
    let now = [("one", twelve([3, 3, 1, 2])), ("two", twelve([1, 3, 1, 2])), ("near", near)];
    folder.write("2025.csv", &answers(&before));
    folder.write("2026.csv", &answers(&now));
    folder
}

/// What a plan says in English, its lines joined.
fn said(folder: &Folder, words: &str) -> String {
    folder.run(&format!("plan {words} --lang en")).out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn json(folder: &Folder, words: &str) -> Value {
    let Ran { out, err, code } = folder.run(&format!("plan {words} --format json"));
    assert_eq!((code, err.as_str()), (0, ""), "{words}");
    serde_json::from_str(&out).expect("JSON")
}

fn of<'a>(list: &'a Value, unit: &str, node: Option<&str>) -> &'a Value {
    let mut all = list.as_array().expect("a list").iter();
    let is_it = |one: &&Value| one["unit"] == unit && node.is_none_or(|node| one["node"] == node);
    all.find(is_it).unwrap_or(&Value::Null)
}

#[test]
fn targets_come_from_the_unit_above_where_a_unit_has_none_in_an_area() {
    let gaps = json(&folder(), "gaps .");
    let targets = &gaps["targets"];
    // What stands at 25 and is wanted at 75 is 50 short.
    let own = of(targets, "one", Some("a"));
    assert_eq!(
        (&own["target"], &own["score"], &own["gap"]),
        (&75.0.into(), &25.0.into(), &50.0.into()),
        "{own}"
    );
    assert_eq!((&own["set_for"], &own["reached"]), (&"one".into(), &false.into()));
    let inherited = of(targets, "one", Some("b"));
    assert_eq!((&inherited["target"], &inherited["gap"]), (&60.0.into(), &10.0.into()), "{inherited}");
    assert_eq!(inherited["set_for"], "all");
    assert_eq!(of(targets, "near", Some("b"))["set_for"], "all");
    // One that has a target inside an area has its own picture of that area.
    assert_eq!(of(targets, "two", Some("b")), &Value::Null);
    assert_eq!(of(targets, "two", Some("b1"))["set_for"], "two");
    assert_eq!(of(targets, "all", Some("b"))["set_for"], "all");
}

#[test]
fn what_went_back_is_told_as_openly_as_what_went_forward() {
    let folder = folder();
    folder.write("assessment.toml", &ASSESSMENT.replace("b1 = 100", "b = 80"));
    let told = said(&folder, "gaps .");
    let setback = "Sure declines since the last wave - Two, Beta: −25.0, now 50 of 80";
    assert!(told.contains(setback) && !told.contains("Sure improvements"), "{told}");
    assert!(
        told.contains("None of 5 targets is reached. One has furthest to go: Alfa, 50 points."),
        "{told}"
    );
    let gaps = json(&folder, "gaps .");
    let change = &of(&gaps["targets"], "two", Some("b"))["change"];
    assert_eq!((&change["points"], &change["verdict"]), (&(-25.0).into(), &"changed".into()));
}

#[test]
fn units_are_placed_only_where_that_is_sure_and_begin_where_the_ground_is_in_place() {
    let folder = folder();
    let start = json(&folder, "start .");
    let one = of(&start["units"], "one", None);
    assert_eq!((&one["field"], &one["sure"]), (&"go".into(), &true.into()), "{one}");
    // 50 points short in Alfa and 10 in Beta; the processes that Alfa rests on have 75 of 50.
    assert_eq!((&one["begin_with"], &one["gap"]), (&"a".into(), &50.0.into()));
    let two = of(&start["units"], "two", None);
    assert_eq!((&two["field"], &two["sure"]), (&"map".into(), &true.into()), "{two}");
    let near = of(&start["units"], "near", None);
    assert_eq!((&near["on_the_border"], &near["sure"]), (&true.into(), &false.into()), "{near}");
    // Six at 25 and six at 75 deviate by 26 points. To see 15 takes about (2.8 · 26/15)² = 24 people, a few more for the list.
    let more = near["sides"][0]["more"]["answers"].as_u64().expect("a number");
    assert!((10..=24).contains(&more), "{more}");
    let told = said(&folder, "start .");
    for part in [
        "On the border - Three",
        "Go Begin. - One",
        "Begin with Alfa: it is furthest from its target (50 points)",
        "more answers show it, if the difference is at least 15 points",
    ] {
        assert!(told.contains(part), "{part} is not in\n{told}");
    }
}

#[test]
fn an_area_whose_ground_is_weak_is_not_begun_with() {
    let folder = folder();
    folder.write(
        "assessment.toml",
        &ASSESSMENT
            .replace("targets = { b1 = 100 }", "targets = { a = 75 }")
            .replace("targets = { b = 60 }\n", ""),
    );
    let told = folder.run("plan start . --lang en --unit two").out;
    assert!(told.contains("Begin with the foundations: Processes."), "{told}");
    assert!(!told.contains("One"), "{told}");
}

#[test]
fn what_no_number_of_answers_can_settle_is_said_to_be_so() {
    let folder = folder();
    let sample = json(&folder, "sample .");
    // `one` did not change, and against twelve people of last year 15 points cannot be seen however many answer now.
    let areas = sample["unsure_changes"].as_array().expect("a list");
    let of_near =
        areas.iter().find(|one| one["unit"] == "near" && one["node"] == "p").expect("the spread is wide");
    let visible = of_near["visible"].as_f64().expect("points");
    // The standard error of last year's mean alone is 26/√12 = 7.5 points, of which a test takes 2.8 and one of several more.
    assert!((21.0..45.0).contains(&visible), "{visible}");
    let told = said(&folder, "sample . --unit near");
    assert!(
        told.contains(
            "Three: cannot be settled in this wave. Even if everybody answers, only changes so large show:"
        ),
        "{told}"
    );
    assert!(told.contains("Close the wave once."), "{told}");
}

#[test]
fn before_the_first_wave_it_says_how_many_to_ask() {
    let folder = Folder::empty();
    let planned = json(&folder, "sample");
    // Cohen's table for d = 0.5: 64 on each side.
    let ten = &planned["planned"][1];
    assert_eq!((&ten["points"], &ten["alone"]), (&10.0.into(), &64.into()));
    assert!(ten["of_eight_areas"].as_u64() > Some(64));
    for (lang, words) in [("sv", "Inför en ny omgång"), ("en", "Before a new wave")] {
        assert!(folder.run(&format!("plan sample --lang {lang}")).out.starts_with(words));
    }
}

#[test]
fn only_those_who_are_surely_a_level_ahead_are_named_the_most_alike_first() {
    let folder = folder();
    let levels = "[[levels]]\nid = \"low\"\nfrom = 0\nname = \"Low\"\n[[levels]]\nid = \"high\"\nfrom = 60\nname = \"High\"\n[[scales]]";
    folder.write("q.toml", &questionnaire().replacen("[[scales]]", levels, 1));
    let units = "[[units]]\nid = \"part\"\nparent = \"all\"\n[[units]]\nid = \"ahead\"\nparent = \"part\"\nheadcount = 29\n\
                 [[units]]\nid = \"sister\"\nparent = \"all\"\nheadcount = 300\n[[units]]\nid = \"luck\"\nparent = \"all\"\nheadcount = 30\n";
    folder.write("assessment.toml", &format!("{}{units}", ASSESSMENT.replace("targets = { b = 60 }\n", "")));
    // `luck` has 60 of ten people, of whom four have nothing: that may be chance.
    let luck: Vec<[u8; 4]> = [0, 0, 0, 0, 4, 4, 4, 4, 4, 4].iter().map(|alfa| [2, 2, *alfa, 2]).collect();
    let now = [
        ("one", twelve([3, 3, 1, 2])),
        ("two", twelve([1, 3, 1, 2])),
        ("near", twelve([2, 3, 2, 2])),
        ("ahead", twelve([3, 3, 3, 2])),
        ("sister", twelve([3, 3, 3, 2])),
        ("luck", luck),
    ];
    folder.write("2026.csv", &answers(&now));
    let peers = json(&folder, "peers . --unit one");
    let lesson = of(&peers["lessons"], "one", Some("a"));
    let names: Vec<&str> = lesson["peers"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|peer| peer["unit"].as_str().unwrap())
        .collect();
    assert_eq!(
        names[..2],
        ["sister", "ahead"],
        "part of the same unit goes before nearest in size: {lesson}"
    );
    assert!(!names.contains(&"luck"), "{lesson}");
    assert_eq!(lesson["peers"][0]["ahead"], 50.0);
    assert_eq!(of(&peers["lessons"], "one", Some("b")), &Value::Null, "nobody is above 60 there");
    let told = folder.run("plan peers . --lang en --unit one").out;
    assert!(
        told.contains("- One Talk with sister (75), ahead (75)")
            || told.contains("Talk with sister (75) and ahead (75) about"),
        "{told}"
    );
}

#[test]
fn the_fewest_steps_to_a_target_are_named_and_so_is_what_is_out_of_reach() {
    let folder = folder();
    // Three questions at 25: to 75 each has to rise by two, six in all; to 40 it takes two steps of 25/3, at whichever questions.
    let lift = json(&folder, "lift . --unit one --nodes a");
    let one = &lift["lifts"][0];
    assert_eq!(
        (&one["target"], &one["steps"], &one["exact"]),
        (&75.0.into(), &6.into(), &true.into()),
        "{one}"
    );
    folder.write("assessment.toml", &ASSESSMENT.replace("a = 75", "a = 40"));
    let one = &json(&folder, "lift . --unit one --nodes a")["lifts"][0];
    assert_eq!(
        (&one["steps"], &one["found"]),
        (&2.into(), &6.into()),
        "three questions twice, three pairs: {one}"
    );
    assert_eq!(one["sets"].as_array().map(Vec::len), Some(3));
    folder.write("assessment.toml", &ASSESSMENT.replace("a = 75", "a = 90"));
    let told = said(&folder, "lift . --unit one --nodes a");
    assert!(
        told.contains("Alfa (25.0) does not reach the target 90 with six steps.")
            || told.contains("Alfa (25) does not reach the target 90 with six steps."),
        "{told}"
    );
}

#[test]
fn plans_speak_both_languages() {
    let folder = folder();
    for (name, words) in [
        ("start", "plan start ."),
        ("gaps", "plan gaps ."),
        ("sample", "plan sample ."),
        ("peers", "plan peers ."),
        ("lift", "plan lift ."),
    ] {
        for lang in ["sv", "en"] {
            let ran = folder.run(&format!("{words} --lang {lang}"));
            insta::assert_snapshot!(format!("{name}_{lang}"), ran.transcript(words));
        }
    }
}
