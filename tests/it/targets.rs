//! Targets and progress, beside what a pencil says.

use mognad::insight::{Aim, aims};
use mognad::load::MemoryFiles;

use crate::fixtures::in_five;
use crate::support::analysis_of;

/// Two areas of two items, and a ladder of two stages; a question has another revision in the second wave.
const ASKED: &str = r#"[[groups]]
id = "a"
name = "A"

[[items]]
id = "a1"
group = "a"
text = "A1"

[[items]]
id = "a2"
group = "a"
text = "A2"
weight = 3

[[groups]]
id = "b"
name = "B"

[[items]]
id = "b1"
group = "b"
text = "B1"

[[items]]
id = "b2"
group = "b"
revision = 1
text = "B2"

[[groups]]
id = "l"
name = "L"
combine = "ladder"
pass_at = 50

[[items]]
id = "l1"
group = "l"
text = "L1"

[[items]]
id = "l2"
group = "l"
text = "L2"
"#;

/// What is wanted where these are the targets, in the last of the waves with these answers (a1, a2, b1, b2, l1, l2).
fn aim(targets: &str, waves: &[&str], node: &str) -> Option<Aim> {
    let asked = in_five(ASKED);
    let again = asked.replace("revision = 1", "revision = 2");
    let mut about = "format = 1\ntitle = \"T\"\nquestionnaire = \"q.toml\"\nmin_group = 1\n".to_owned();
    for (at, _) in waves.iter().enumerate() {
        let asked = if at == 0 { "q.toml" } else { "again.toml" };
        about +=
            &format!("[[waves]]\nid = \"{at}\"\nanswers = [\"{at}.csv\"]\nquestionnaire = \"{asked}\"\n");
    }
    about += &format!("[[units]]\nid = \"u\"\ntargets = {{ {targets} }}\n");
    let mut files = MemoryFiles::default().with("q.toml", asked).with("again.toml", again);
    for (at, given) in waves.iter().enumerate() {
        files = files.with(&format!("{at}.csv"), format!("unit,respondent,a1,a2,b1,b2,l1,l2\nu,r,{given}\n"));
    }
    let analysis = analysis_of(&files.with("assessment.toml", about));
    let last = waves.len() - 1;
    let unit = analysis.assessment.units.find("u").expect("the unit");
    let node = analysis.view(last).questionnaire().find(node).expect("a node");
    aims(&analysis, last, unit)[node.at()]
}

#[test]
fn a_target_is_given_or_follows_from_those_in_the_node() {
    let target = |targets, node| aim(targets, &["0,0,0,0,0,0"], node).map(|aim| aim.target);
    assert_eq!(target("a1 = 100, a2 = 60", "a"), Some(70.0), "(100 + 3 · 60)/4");
    assert_eq!(
        target("a1 = 100, a2 = 60, a = 90", "a"),
        Some(90.0),
        "what is given goes before what follows"
    );
    assert_eq!(target("a = 90, b = 60", "index"), Some(75.0));
    // A quarter of the weight is less than half.
    assert_eq!(target("a1 = 100", "a"), None);
    assert_eq!(target("a2 = 60", "a"), Some(60.0));
    assert_eq!(target("a2 = 60", "b"), None);
    assert_eq!(target("l1 = 50, l2 = 25", "l"), Some(50.0), "one stage of two");
    assert_eq!(target("", "index"), None);
}

#[test]
fn what_is_above_its_target_makes_up_for_nothing() {
    let share = |targets, given, node| aim(targets, &[given], node).and_then(|aim| aim.share);
    assert_eq!(share("a1 = 50, a2 = 100", "4,2,,,,", "a"), Some(1.0 - 50.0 / 150.0));
    assert_eq!(share("a1 = 50, a2 = 50", "4,4,,,,", "a"), Some(1.0));
    assert_eq!(
        share("a = 80", "2,2,,,,", "a"),
        Some(1.0 - 30.0 / 80.0),
        "the area where no item has a target"
    );
    // The areas of an index are weighed up area by area: (80 − 50)/(80 + 50) is missing.
    assert_eq!(share("a = 80, b = 50", "2,2,4,4,,", "index"), Some(1.0 - 30.0 / 130.0));
    // An area's own target goes before those of its items, for the area and for what sums it up.
    assert_eq!(share("a = 80, a1 = 50", "2,2,,,,", "a"), Some(1.0 - 30.0 / 80.0));
    assert_eq!(share("a = 80, a1 = 50, b = 50", "2,2,4,4,,", "index"), Some(1.0 - 30.0 / 130.0));
    // What was not answered is left out on both sides, and nothing wanted is no share.
    assert_eq!(share("a1 = 50, a2 = 100", ",2,,,,", "a"), Some(0.5));
    assert_eq!(share("a1 = 0, a2 = 0", "4,2,,,,", "a"), None);
    assert_eq!(share("a = 80", ",,2,2,,", "a"), None);
}

#[test]
fn progress_is_measured_from_the_first_wave_with_a_score() {
    let progress = |targets, waves: &[&str], node| aim(targets, waves, node).and_then(|aim| aim.progress);
    assert_eq!(progress("a = 75", &["1,1,,,,", "2,2,,,,"], "a"), Some(0.5));
    assert_eq!(progress("a = 75", &[",,0,0,,", "1,1,,,,", "0,0,,,,"], "a"), Some(-0.5), "backwards");
    assert_eq!(progress("a = 75", &["1,1,,,,"], "a"), None, "the first wave");
    assert_eq!(progress("a = 25", &["1,1,,,,", "2,2,,,,"], "a"), None, "on target from the start");
    assert_eq!(progress("a = 75", &["1,1,,,,", ",,0,0,,"], "a"), None, "no score now");
    assert_eq!(progress("b = 75", &["0,0,1,1,,", "0,0,2,2,,"], "b"), None, "a question has been rewritten");
    assert_eq!(progress("b = 75", &[",,,,,", "0,0,1,1,,", "0,0,2,2,,"], "b"), Some(0.5));
}
