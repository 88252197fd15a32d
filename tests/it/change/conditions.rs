//! Questions that are asked only after certain answers are compared only where they are asked of the same people.

use std::fmt::Write as _;

use mognad::load;
use mognad::model::Questionnaire;

use crate::cli::folder::Folder;

/// x hangs on use and z on x, each by an option; w hangs on a number.
const ASKED: &str = r#"format = 1
id = "q"
version = "1"
languages = ["en"]
title = "Q"
scale = "s"
[[scales]]
id = "s"
options = [{ id = "no", label = "No" }, { id = "partly", label = "Partly" }, { id = "yes", label = "Yes" }]
[[groups]]
id = "g"
name = "G"
[[items]]
id = "use"
group = "g"
text = "Do you use it?"
[[items]]
id = "x"
group = "g"
text = "How?"
shown_if = { item = "use", is = ["partly", "yes"] }
[[items]]
id = "y"
group = "g"
text = "Why?"
[[items]]
id = "z"
group = "g"
text = "How well?"
shown_if = { item = "x", is = ["yes"] }
[[items]]
id = "share"
group = "g"
kind = "number"
min = 0
max = 100
text = "How much?"
[[items]]
id = "w"
group = "g"
text = "Since when?"
shown_if = { item = "share", at_least = 10, at_most = 50 }
"#;

fn edited(edits: &[(&str, &str)]) -> String {
    edits.iter().fold(ASKED.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    })
}

fn load(text: &str) -> Questionnaire {
    load::questionnaire("q.toml", text).0.expect("a questionnaire")
}

/// What the questionnaire has in common with the changed one, whichever comes first.
#[track_caller]
fn common(edits: &[(&str, &str)]) -> Vec<String> {
    let (one, other) = (load(ASKED), load(&edited(edits)));
    let common = one.common_items(&other);
    assert_eq!(common, other.common_items(&one));
    let asked = one.restricted_to(&common);
    assert_eq!(
        asked.conditional_items().len(),
        common.iter().filter(|id| ["x", "z", "w"].contains(&id.as_str())).count()
    );
    common.iter().map(ToString::to_string).collect()
}

const ON_USE: &str = "shown_if = { item = \"use\", is = [\"partly\", \"yes\"] }\n";
const ON_SHARE: &str = "at_least = 10, at_most = 50";

#[test]
fn a_question_is_the_same_only_if_its_condition_is() {
    let all = ["share", "use", "w", "x", "y", "z"];
    assert_eq!(common(&[]), all);
    // Written in another way.
    assert_eq!(
        common(&[
            ("[\"partly\", \"yes\"]", "[\"yes\", \"partly\"]"),
            (ON_SHARE, "at_least = 10.0, at_most = 50")
        ]),
        all
    );
    // What hangs on a question that is no longer the same is not the same either.
    let without_x = ["share", "use", "w", "y"];
    assert_eq!(common(&[(ON_USE, "")]), without_x);
    assert_eq!(common(&[("[\"partly\", \"yes\"]", "[\"yes\"]")]), without_x);
    assert_eq!(common(&[("{ item = \"use\", is", "{ item = \"y\", is")]), without_x);
    assert_eq!(common(&[("text = \"How?\"", "text = \"How?\"\nrevision = 2")]), without_x);
    assert_eq!(
        common(&[("text = \"Do you use it?\"", "text = \"Is it used?\"\nrevision = 2")]),
        ["share", "w", "y"]
    );
    assert_eq!(common(&[("{ item = \"x\", is", "{ item = \"use\", is")]), ["share", "use", "w", "x", "y"]);
    for bounds in ["at_least = 11, at_most = 50", "at_least = 10", "at_most = 50"] {
        assert_eq!(common(&[(ON_SHARE, bounds)]), ["share", "use", "x", "y", "z"], "{bounds}");
    }
    // A condition where there was none.
    let on_use = "text = \"Why?\"\nshown_if = { item = \"use\", is = [\"yes\"] }";
    assert_eq!(common(&[("text = \"Why?\"", on_use)]), ["share", "use", "w", "x", "z"]);
}

#[test]
fn answers_that_do_not_count_in_a_wave_do_not_count_in_its_change() {
    // The last of twelve answered x and z although they had said no.
    let mut with = "unit,respondent,use,x,y,z,share,w\n".to_owned();
    let options = ["no", "partly", "yes"];
    for who in 0..12 {
        let of = |item: usize| options[(who * (item + 1) + item) % 3];
        let used = if who < 11 { options[1 + who % 2] } else { "no" };
        writeln!(with, "u,p{who},{used},{},{},{},{},{}", of(1), of(2), of(3), who * 5, of(4)).unwrap();
    }
    let without = [(ON_USE, "")];
    for (before, now) in [(ASKED.to_owned(), edited(&without)), (edited(&without), ASKED.to_owned())] {
        let folder = Folder::empty();
        folder.write("before.toml", &before);
        folder.write("now.toml", &now);
        folder.write("before.csv", &with);
        folder.write("now.csv", &with);
        let wave = |id: &str| {
            format!("[[waves]]\nid = \"{id}\"\nquestionnaire = \"{id}.toml\"\nanswers = [\"{id}.csv\"]\n")
        };
        let about = "format = 1\ntitle = \"T\"\nquestionnaire = \"now.toml\"\nmin_group = 1\n";
        let unit = "[[units]]\nid = \"u\"\nname = \"U\"\n";
        folder.write("assessment.toml", &format!("{about}{}{}{unit}", wave("before"), wave("now")));
        let out = folder.run("score . --format json --lang en");
        let json: serde_json::Value =
            serde_json::from_str(&out.out).unwrap_or_else(|_| panic!("{}", out.err));
        let nodes = json["waves"][1]["units"][0]["nodes"].as_array().unwrap();
        let node = |id: &str| nodes.iter().find(|node| node["id"] == id).unwrap();
        assert_eq!(json["changes"]["common_items"], 4);
        assert!(node("x")["score"].is_number() && node("x")["change"].is_null(), "{}", node("x"));
        assert!(node("z")["change"].is_null() && node("w")["change"].is_object());
        assert!(node("g")["change"].is_object());
    }
}
