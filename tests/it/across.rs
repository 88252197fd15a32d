//! Groups that are asked once across all areas: told wherever areas are, and counted in no summary.

use serde_json::Value;

use crate::cli::folder::{Folder, QUESTIONNAIRE};

/// The assessment whose area on data is across all areas.
fn across() -> Folder {
    let folder = Folder::new();
    folder.write("small.toml", &with("id = \"data\"\n"));
    folder
}

fn with(place: &str) -> String {
    let text = QUESTIONNAIRE.replacen(place, &format!("{place}kind = \"cross-cutting\"\n"), 1);
    assert_ne!(text, QUESTIONNAIRE);
    text
}

fn json(folder: &Folder, words: &str) -> Value {
    let ran = folder.run(words);
    assert_eq!(ran.code, 0, "{}", ran.err);
    serde_json::from_str(&ran.out).expect("JSON")
}

/// The score of a node of a unit in the latest wave.
fn mean(scores: &Value, unit: &str, node: &str) -> f64 {
    let wave = scores["waves"].as_array().expect("waves").last().expect("a wave");
    let find = |list: &Value, id: &str| {
        let list = list.as_array().expect("a list");
        list.iter().find(|one| one["id"] == id).unwrap_or_else(|| panic!("no {id}")).clone()
    };
    let node = find(&find(&wave["units"], unit)["nodes"], node);
    node["score"].as_f64().unwrap_or_else(|| panic!("no score: {node}"))
}

#[test]
fn the_index_is_what_it_would_be_without_it() {
    let folder = across();
    let scores = json(&folder, "score . --format json --show-anyway");
    assert_eq!(mean(&scores, "north", "index"), mean(&scores, "north", "robots"));
    let core = Folder::new();
    let as_core = json(&core, "score . --format json --show-anyway");
    for node in ["data", "robots", "readiness"] {
        assert_eq!(mean(&scores, "north", node), mean(&as_core, "north", node), "{node}");
    }
    assert_ne!(mean(&scores, "north", "index"), mean(&as_core, "north", "index"));
}

#[test]
fn it_is_told_wherever_areas_are() {
    let folder = across();
    for (words, expected) in [
        ("questionnaire show small.toml --lang sv", "Tvärgående: Data [data]"),
        ("questionnaire show small.toml --lang en", "Data is cross-cutting: its questions are asked once"),
        ("score . --lang en --show-anyway", "Data"),
        ("score . --lang sv --show-anyway", "Data är tvärgående: frågorna där ställs en gång för alla"),
        ("score . --format markdown --lang en --show-anyway", "Data is cross-cutting"),
        ("score . --format csv --show-anyway", ",data,cross-cutting,"),
        ("compare . north south --lang en --show-anyway", "Data"),
        ("quality . --lang en --show-anyway", "Data"),
        ("explain . north data --lang en --show-anyway", "Data"),
    ] {
        let ran = folder.run(words);
        assert_eq!(ran.code, 0, "{words}\n{}", ran.err);
        assert!(ran.out.contains(expected), "{words}\n{}{}", ran.out, ran.err);
    }
}

#[test]
fn pages_and_their_data_tell_of_it() {
    let folder = across();
    let ran = folder.run("report . --out pages --lang en --show-anyway");
    assert_eq!(ran.code, 0, "{}", ran.err);
    for (page, expected) in [
        ("pages/units/north.html", "id=\"area-4\""),
        ("pages/index.html", "Cross-cutting"),
        ("pages/index.html", "Data is cross-cutting"),
        ("pages/results.json", "\"kind\": \"cross-cutting\""),
        ("pages/results.csv", ",cross-cutting,"),
        ("pages/charts/heatmap.svg", ">Cross-cutting<"),
        ("pages/charts/north-bars.svg", ">Data<"),
        ("pages/charts/north-radar.svg", ">Data<"),
    ] {
        let text = String::from_utf8(folder.read(page)).expect("UTF-8");
        assert!(text.contains(expected), "{page} has no {expected}");
    }
}

#[test]
fn what_is_across_stands_last_in_the_form_wherever_the_file_has_it() {
    let folder = Folder::new();
    folder.write(
        "small.toml",
        &with("id = \"processes\"\n")
            .replace("kind = \"prerequisite\"\nname = { sv = \"Processer", "name = { sv = \"Processer"),
    );
    let shown = folder.run("questionnaire show small.toml --lang en").out;
    let place = |what: &str| shown.find(what).unwrap_or_else(|| panic!("no {what} in {shown}"));
    assert!(place("[lead]") < place("[robots]"));
    assert!(place("[data]") < place("[processes]"), "{shown}");
}

#[test]
fn a_questionnaire_of_nothing_else_has_no_summary_and_every_output() {
    let folder = Folder::new();
    let alone = QUESTIONNAIRE.replace("kind = \"prerequisite\"\n", "");
    let alone = ["processes", "lead", "robots", "data"].iter().fold(alone, |text, id| {
        text.replacen(&format!("id = \"{id}\"\n"), &format!("id = \"{id}\"\nkind = \"cross-cutting\"\n"), 1)
    });
    folder.write("small.toml", &alone);
    for words in [
        "check . --lang en",
        "score . --lang en",
        "score . --lang en --unit north",
        "score . --format json",
        "score . --format markdown",
        "compare . north south --lang en",
        "quality . --lang en",
        "report . --out pages --lang en",
        "chart heatmap . --out heat.svg",
        "chart bars . --unit north --out bars.svg",
        "explain . north data --lang en",
    ] {
        let ran = folder.run(words);
        assert_eq!(ran.code, 0, "{words}\n{}", ran.err);
        assert!(!ran.out.contains("Index"), "{words}\n{}", ran.out);
    }
}

#[test]
fn a_weight_of_it_changes_nothing_and_that_is_told() {
    let folder = across();
    let text = with("id = \"data\"\n")
        .replace("kind = \"cross-cutting\"\n", "kind = \"cross-cutting\"\nweight = 3\n");
    folder.write("small.toml", &text);
    let told = folder.run("questionnaire check small.toml --lang en");
    assert!(told.err.contains("what is cross-cutting counts in no summary"), "{}{}", told.out, told.err);
}

#[test]
fn a_group_in_a_group_cannot_be_across() {
    let folder = Folder::new();
    folder.write("small.toml", &with("parent = \"lead\"\n"));
    let told = folder.run("questionnaire check small.toml --lang en");
    assert_eq!(told.code, 2, "{}", told.out);
}

#[test]
fn a_change_of_kind_is_told_between_versions() {
    let folder = across();
    folder.write("old.toml", QUESTIONNAIRE);
    let told = folder.run("questionnaire diff old.toml small.toml --lang en").out;
    assert!(told.contains("cross-cutting"), "{told}");
}
