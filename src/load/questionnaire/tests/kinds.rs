//! Kinds of items, rules of groups, ranges and conditions.

use super::{questionnaire, told};
use crate::model::{
    Answer, Answering, Combine, Decimal, MissingPolicy, MultiRule, Node, OptionIx, Points, Questionnaire,
    Test,
};

/// A questionnaire with every kind of item and rule, and a fault in none of it.
const SOUND: &str = r#"format = 1
id = "slag"
version = "1"
languages = ["sv"]
title = "Slag"
scale = "ja-nej"
not_applicable = "zero"
range = [0, 3]

[[levels]]
id = "bas"
from = 0
name = "Bas"

[[scales]]
id = "ja-nej"
options = [{ id = "nej", label = "Nej" }, { id = "ja", label = "Ja" }]

[[scales]]
id = "kryss"
options = [
  { id = "a", label = "A" },
  { id = "b", label = "B" },
  { id = "inget", label = "Inget", exclusive = true },
]

[[groups]]
id = "trappa"
name = "Trappa"
combine = "ladder"
pass_at = 67
range = [1, 5.5]

[[groups]]
id = "steg"
parent = "trappa"
name = "Steg"
combine = "median"

[[groups]]
id = "summa"
name = "Summa"
combine = "sum"

[[items]]
id = "q1"
group = "steg"
text = "Använder ni tjänsten?"

[[items]]
id = "q2"
group = "steg"
kind = "multi"
scale = "kryss"
text = "Vilka?"
shown_if = { item = "q1", is = ["ja"] }

[[items]]
id = "q3"
group = "summa"
kind = "multi"
text = "Vad finns?"
not_applicable = "leave-out"
options = [
  { id = "x", label = "X", points = 70 },
  { id = "y", label = "Y", points = 40.5 },
  { id = "z", label = "Z", exclusive = true },
]

[[items]]
id = "n1"
group = "summa"
kind = "number"
text = "Hur många?"
min = -5
max = 40
shown_if = { item = "q3", is = ["x", "y"] }

[[items]]
id = "n2"
group = "summa"
kind = "number"
text = "Hur länge?"
breakpoints = [{ at = 0, points = 100 }, { at = 30.5, points = 20 }, { at = 60, points = 0 }]
clamp = true
shown_if = { item = "n1", at_least = 3, at_most = 10.5 }

[[items]]
id = "t1"
group = "summa"
kind = "text"
text = "Något mer?"

[index]
combine = "stacked"
"#;

fn sound() -> Questionnaire {
    let (built, found) = questionnaire("q.toml", SOUND);
    assert_eq!(told(&found), [""; 0]);
    built.expect("a questionnaire")
}

fn node(q: &Questionnaire, id: &str) -> Node {
    q[q.find(id).expect("a node")].clone()
}

#[test]
fn every_rule_and_range_is_read() {
    let q = sound();
    let rule = |id: &str| node(&q, id).group().expect("a group").combine;
    assert_eq!(rule("trappa"), Combine::Ladder { pass_at: Points::new(67.0).expect("points") });
    assert_eq!(
        (rule("steg"), rule("summa"), rule("index")),
        (Combine::Median, Combine::Sum, Combine::Stacked)
    );
    let range = |id: &str| q.range_of(q.find(id).expect("a node")).map(|range| range.ends());
    // What stands in a group takes over its range, but not that of a ladder, which counts stages.
    assert_eq!((range("trappa"), range("index")), (Some((1.0, 5.5)), Some((0.0, 3.0))));
    assert_eq!(
        (range("steg"), range("q1"), range("summa")),
        (Some((0.0, 3.0)), Some((0.0, 3.0)), Some((0.0, 3.0)))
    );
    let text = SOUND.replace("combine = \"ladder\"\npass_at = 67\n", "");
    let q = questionnaire("q.toml", &text).0.expect("a questionnaire");
    let range = |id: &str| q.range_of(q.find(id).expect("a node")).map(|range| range.ends());
    assert_eq!((range("steg"), range("q1")), (Some((1.0, 5.5)), Some((1.0, 5.5))));
    for (word, expected) in [("min", Combine::Min), ("max", Combine::Max), ("mean", Combine::Mean)] {
        let text = SOUND.replace("combine = \"median\"", &format!("combine = \"{word}\""));
        let q = questionnaire("q.toml", &text).0.expect("a questionnaire");
        assert_eq!(node(&q, "steg").group().expect("a group").combine, expected);
    }
    let text = SOUND.replace("pass_at = 67\n", "");
    let q = questionnaire("q.toml", &text).0.expect("a questionnaire");
    let rule = node(&q, "trappa").group().expect("a group").combine;
    assert_eq!(rule, Combine::Ladder { pass_at: Points::MAX });
}

#[test]
fn every_kind_of_item_is_read() {
    let q = sound();
    let item = |id: &str| node(&q, id).item().expect("an item").clone();
    let points = |id: &str, answer: Answer| item(id).answering.points(answer).expect("points").value();
    let ticks = |options: &[usize]| Answer::Ticks(options.iter().map(|at| OptionIx::new(*at)).collect());
    let number = |value: f64| Answer::Number(Decimal::new(value).expect("a decimal"));
    let rule = |id: &str| match item(id).answering {
        Answering::Multi(multi) => {
            (multi.rule(), multi.is_exclusive(OptionIx(2)), multi.is_exclusive(OptionIx(0)))
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(rule("q2"), (MultiRule::Share, true, false));
    assert_eq!(rule("q3"), (MultiRule::Points, true, false));
    assert_eq!((points("q2", ticks(&[0])), points("q2", ticks(&[2]))), (50.0, 0.0));
    assert_eq!((points("q3", ticks(&[1])), points("q3", ticks(&[0, 1]))), (40.5, 100.0));
    assert_eq!(
        (points("n1", number(-5.0)), points("n1", number(17.5)), points("n1", number(40.0))),
        (0.0, 50.0, 100.0)
    );
    assert_eq!((points("n2", number(30.5)), points("n2", number(90.0))), (20.0, 0.0));
    let clamps = |id: &str| matches!(item(id).answering, Answering::Number(number) if number.clamps());
    assert!(clamps("n2") && !clamps("n1"));
    assert_eq!(item("t1").answering, Answering::Text);
    assert_eq!(item("q1").not_applicable, MissingPolicy::Zero);
    assert_eq!(item("q3").not_applicable, MissingPolicy::LeaveOut);
}

#[test]
fn a_condition_names_an_item_and_what_its_answer_must_be() {
    let q = sound();
    let condition = |id: &str| node(&q, id).item().expect("an item").shown_if.clone().expect("a condition");
    let decides = |id: &str| q[condition(id).item].id.to_string();
    assert_eq!(
        (decides("q2"), decides("n1"), decides("n2")),
        ("q1".to_owned(), "q3".to_owned(), "n1".to_owned())
    );
    assert_eq!(condition("q2").test, Test::Options(vec![OptionIx(1)]));
    assert_eq!(condition("n1").test, Test::Options(vec![OptionIx(0), OptionIx(1)]));
    let limit = |value: f64| Decimal::new(value);
    assert_eq!(condition("n2").test, Test::Number { at_least: limit(3.0), at_most: limit(10.5) });
}

/// Replaces a part of the sound file and looks at what is told.
#[track_caller]
fn check(old: &str, new: &str, expected: &[&str]) {
    assert!(SOUND.contains(old), "the sound file has no {old}");
    let (built, found) = questionnaire("q.toml", &SOUND.replacen(old, new, 1));
    assert_eq!(told(&found), expected, "{old} → {new}");
    assert_eq!(built.is_some(), !found.has_errors(), "{old} → {new}");
}

#[test]
fn faults_of_rules_and_ranges_stand_where_they_are() {
    check("combine = \"ladder\"", "combine = \"lader\"", &["Q010 30:11"]);
    check("combine = \"ladder\"\n", "", &["Q033 30:1"]);
    check("combine = \"ladder\"", "combine = \"stacked\"", &["Q033 31:1"]);
    check("pass_at = 67", "pass_at = 670", &["Q009 31:11"]);
    check("pass_at = 67", "pas_at = 67", &["Q003 31:1"]);
    check("combine = \"stacked\"", "pass_at = 50", &["Q033 95:1"]);
    check("range = [0, 3]", "range = [3, 0]", &["Q032 8:9"]);
    check("range = [0, 3]", "range = [0, 0.0000001]", &["Q032 8:9"]);
    check("range = [0, 3]", "range = [0, 3, 5]", &["Q032 8:9"]);
    check("range = [0, 3]", "range = []", &["Q032 8:9"]);
    check("range = [0, 3]", "range = 3", &["Q005 8:9"]);
    check("range = [0, 3]", "range = [0, \"3\"]", &["Q005 8:13"]);
    check("range = [1, 5.5]", "range = [1, 1e10]", &["Q009 32:13"]);
    check("not_applicable = \"zero\"", "not_applicable = \"noll\"", &["Q010 7:18"]);
}

#[test]
fn faults_of_kinds_stand_where_they_are() {
    check(
        "kind = \"text\"",
        "kind = \"text\"\nscale = \"kryss\"\nreverse = true",
        &["Q033 92:1", "Q033 93:1"],
    );
    check(
        "kind = \"text\"",
        "kind = \"text\"\nanchors = []\nadvice = []\noptions = []",
        &["Q033 92:1", "Q033 93:1", "Q033 94:1"],
    );
    check("text = \"Använder", "min = 0\nclamp = true\ntext = \"Använder", &["Q033 48:1", "Q033 49:1"]);
    check("kind = \"multi\"\nscale", "kind = \"choice\"\nscale", &["Q034 54:9"]);
    check("kind = \"multi\"\ntext", "text", &["Q034 63:11"]);
    check("scale = \"ja-nej\"", "scale = \"kryss\"", &["Q034 45:1", "Q012 56:33"]);
    check("{ id = \"b\", label = \"B\" }", "{ id = \"b\", label = \"B\", exclusive = 1 }", &["Q005 23:40"]);
    check(
        "{ id = \"a\", label = \"A\" },\n  { id = \"b\", label = \"B\" }",
        "{ id = \"a\", label = \"A\", exclusive = true },\n  { id = \"b\", label = \"B\", exclusive = true }",
        &["Q035 21:11"],
    );
    check("label = \"Y\", points = 40.5", "label = \"Y\"", &["Q027 64:11"]);
    check("label = \"Z\", exclusive", "label = \"Z\", points = 0, exclusive", &[]);
    check("label = \"Inget\", exclusive", "label = \"Inget\", points = 0, exclusive", &["Q027 21:11"]);
}

#[test]
fn faults_of_numbers_stand_where_they_are() {
    check("min = -5", "min = 40", &["Q032 76:7"]);
    check("min = -5\n", "", &["Q004 70:1"]);
    check("min = -5\nmax = 40", "", &["Q004 70:1", "Q004 70:1"]);
    check("max = 40", "max = \"40\"", &["Q005 76:7"]);
    check("max = 40", "max = 1e12", &["Q009 76:7"]);
    check("clamp = true", "clamp = true\nmin = 0", &["Q036 86:7"]);
    check("{ at = 0, points = 100 }, { at = 30.5, points = 20 }, ", "", &["Q037 84:15"]);
    check("{ at = 0, points", "{ at = 31, points", &["Q038 84:50"]);
    check("{ at = 60, points = 0 }", "{ at = 30.5, points = 0 }", &["Q038 84:77"]);
    check("{ at = 60, points = 0 }", "{ at = 60 }", &["Q004 84:70"]);
    check("{ at = 60, points = 0 }", "{ at = 60, points = -1 }", &["Q009 84:90"]);
    check("{ at = 60, points = 0 }", "{ to = 60, points = 0 }", &["Q004 84:70", "Q003 84:72"]);
    check("kind = \"number\"\ntext = \"Hur l", "kind = \"tal\"\ntext = \"Hur l", &["Q010 82:8"]);
}

#[test]
fn faults_of_conditions_stand_where_they_are() {
    let q2 = "shown_if = { item = \"q1\", is = [\"ja\"] }";
    check(q2, "shown_if = { item = \"q9\", is = [\"ja\"] }", &["Q012 56:21"]);
    check(q2, "shown_if = { item = \"summa\", is = [\"ja\"] }", &["Q012 56:21"]);
    check(q2, "shown_if = { item = \"q1\", is = [\"ja\", \"jo\"] }", &["Q012 56:39"]);
    check(q2, "shown_if = { item = \"q1\", is = [\"2\"] }", &["Q012 56:33"]);
    check(q2, "shown_if = { item = \"q1\", is = \"ja\" }", &["Q005 56:32"]);
    check(q2, "shown_if = { item = \"q1\", is = [] }", &["Q008 56:32"]);
    check(q2, "shown_if = { item = \"q1\" }", &["Q039 56:12"]);
    check(q2, "shown_if = { is = [\"ja\"] }", &["Q004 56:12"]);
    check(q2, "shown_if = { item = \"q1\", is = [\"ja\"], at_least = 1 }", &["Q039 56:51"]);
    check(q2, "shown_if = { item = \"q1\", is = [\"ja\"], not = 1 }", &["Q003 56:40"]);
    check(q2, "shown_if = { item = \"t1\", is = [\"ja\"] }", &["Q039 56:21"]);
    check(q2, "shown_if = { item = \"n1\", is = [\"ja\"] }", &["Q039 56:32"]);
    check(q2, "shown_if = { item = \"n1\" }", &["Q039 56:12"]);
    check(q2, "shown_if = \"q1\"", &["Q005 56:12"]);
    check("at_most = 10.5", "at_most = 2", &["Q032 86:51"]);
    check("at_most = 10.5", "at_most = 3", &[]);
}

#[test]
fn items_that_wait_for_each_other_are_a_circle() {
    let q2 = "item = \"q1\", is = [\"ja\"]";
    check(q2, "item = \"q2\", is = [\"a\"]", &["Q014 56:21"]);
    check(q2, "item = \"n2\", at_least = 1", &[]);
    let q3 = "text = \"Vad finns?\"";
    check(q3, &format!("{q3}\nshown_if = {{ item = \"n2\", at_most = 9 }}"), &["Q014 63:21"]);
}

#[test]
fn no_damage_makes_it_panic() {
    let lint = |text: &str| {
        let (built, found) = questionnaire("q.toml", text);
        assert_eq!(built.is_some(), !found.has_errors(), "{text}");
        if let Some(built) = built {
            let _ = crate::load::lint("q.toml", text, &built);
        }
    };
    for (cut, _) in SOUND.char_indices() {
        lint(&SOUND[..cut]);
    }
    let harm = *b"\"[]{}=,.#\n0a\\\xc39";
    for at in 0..SOUND.len() {
        let mut bytes = SOUND.as_bytes().to_vec();
        bytes[at] = harm[at % harm.len()];
        lint(&String::from_utf8_lossy(&bytes));
    }
}
