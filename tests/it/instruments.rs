//! Published instruments as questionnaires: what the command line says of a file of answers, beside published numbers
//! and numbers worked out by hand. Each folder of `tests/instruments` has an assessment, answers in CSV, and
//! `expected.toml`, which tells where every number comes from.

use std::fs;
use std::path::{Path, PathBuf};

use mognad::insight::{Analysis, place};
use mognad::load::MemoryFiles;
use mognad::model::UnitIx;
use serde_json::Value;
use toml::Value as Toml;

use crate::fixtures::program;
use crate::support::analysis_of;

/// Published numbers are held to this.
const NEAR: f64 = 1e-9;

#[test]
fn owasp_samm() {
    // Three published examples and one computed from the formula: 15 practices, 5 functions, the whole.
    assert_eq!(figures("samm"), 35);
}

#[test]
fn industrie_4_0_readiness() {
    assert_eq!(figures("impuls"), 9);
}

#[test]
fn digital_maturity_of_smes() {
    assert_eq!(figures("dmat-sme"), 12);
}

#[test]
fn stacked_levels() {
    assert_eq!(figures("crr"), 7);
}

#[test]
fn cumulative_levels() {
    assert_eq!(figures("c2m2"), 7);
}

#[test]
fn all_elements_of_a_level() {
    assert_eq!(figures("nhs-levels"), 6);
    assert_eq!(figures("nhs-index"), 4);
}

#[test]
fn status_of_measures() {
    assert_eq!(figures("lika"), 7);
}

#[test]
fn a_cap_by_one_attribute() {
    assert_eq!(figures("radar"), 4);
}

#[test]
fn an_item_that_counts_in_two_groups() {
    // Published: a mean with the item, in either group.
    assert_eq!(figures("edeq"), 7);
}

#[test]
fn buildings_with_different_maxima() {
    assert_eq!(figures("sri"), 4);
}

#[test]
fn what_is_not_relevant_to_a_unit_lowers_its_maximum() {
    assert_eq!(figures("mfd"), 2);
}

#[test]
fn a_form_of_which_a_group_may_not_apply() {
    // One published example, and one computed from the published formula.
    assert_eq!(figures("form"), 2);
}

#[test]
fn two_dimensions() {
    assert_eq!(figures("dimios"), 13);
}

#[test]
fn two_dimensions_place_organisations_among_four_types() {
    let analysis = analysis("dimios");
    let view = analysis.latest();
    let position = &view.questionnaire().positions()[0];
    let units: Vec<UnitIx> = view.assessment.units.iter().map(|(ix, _)| ix).collect();
    let placed: Vec<(&str, &str)> = place(view, position, &units)
        .iter()
        .map(|placed| {
            let unit = view.assessment.units[placed.unit].id.as_str();
            (unit, position.fields[placed.field()].id.as_str())
        })
        .collect();
    // "gaps" has no score on one of the axes, so it has no place. A score on the line counts as high.
    let expected = [
        ("whole", "unused"),
        ("starting", "starting"),
        ("held-back", "held-back"),
        ("leading", "leading"),
        ("on-the-line", "leading"),
    ];
    assert_eq!(placed, expected);
}

#[test]
fn the_instruments_read_well_in_the_terminal() {
    for (name, lang, arguments) in [
        ("samm", "en", &["score", "--wave", "baseline"][..]),
        ("sri", "sv", &["score"]),
        ("impuls", "sv", &["score", "--unit", "dimensions"]),
        ("dimios", "sv", &["score"]),
        ("crr", "en", &["score", "--unit", "second"]),
        ("nhs-levels", "sv", &["score", "--unit", "two"]),
        ("nhs-levels", "sv", &["score", "--format", "markdown"]),
        ("crr", "sv", &["score", "--format", "csv", "--unit", "first"]),
    ] {
        let mut snapshot = format!("{name}-{lang}-{}", arguments.join("-"));
        snapshot.retain(|c| c.is_alphanumeric() || c == '-');
        insta::assert_snapshot!(snapshot, run(name, lang, arguments));
    }
}

#[test]
fn the_arithmetic_of_gates_ranges_and_ticks_is_explained() {
    for (name, lang, unit, node) in [
        ("nhs-levels", "en", "two", "ladder"),
        ("nhs-levels", "sv", "two", "ladder"),
        ("crr", "sv", "second", "assets"),
        ("crr", "en", "second", "index"),
        ("impuls", "sv", "weakest", "factory"),
        ("samm", "en", "secure-build", "I-SB"),
        ("dmat-sme", "en", "example", "invested"),
        ("nhs-index", "sv", "england", "mean-ready"),
        ("radar", "en", "capped", "part"),
        ("sri", "en", "old", "index"),
    ] {
        let told = run(name, lang, &["explain", unit, node]);
        insta::assert_snapshot!(format!("explain-{name}-{lang}-{unit}-{node}"), told);
    }
}

#[test]
fn every_instrument_is_held_to_numbers() {
    let tested = [
        "c2m2",
        "crr",
        "dimios",
        "dmat-sme",
        "edeq",
        "form",
        "impuls",
        "lika",
        "mfd",
        "nhs-index",
        "nhs-levels",
        "radar",
        "samm",
        "sri",
    ];
    let mut found: Vec<String> = fs::read_dir(folder(""))
        .expect("the folder of instruments")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    found.sort();
    assert_eq!(found, tested);
}

#[test]
fn the_code_knows_no_instrument() {
    const NAMES: [&str; 16] = [
        "samm",
        "owasp",
        "impuls",
        "industrie",
        "dmat",
        "crr",
        "c2m2",
        "nhs",
        "lika",
        "dimios",
        "cmmi",
        "acatech",
        "himss",
        "emram",
        "desi",
        "bsimm",
    ];
    let mut named = Vec::new();
    for (path, text) in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
        // The Swedish word for "alike" is also the name of an instrument.
        let is_name = |word: &String| NAMES.contains(&&**word) && word != "lika";
        named.extend(words.filter(is_name).map(|word| format!("{}: {word}", path.display())));
        named.extend(text.contains("LIKA").then(|| format!("{}: LIKA", path.display())));
    }
    assert!(named.is_empty(), "{named:#?}");
}

fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let below = |path: PathBuf| match path.is_dir() {
        true => sources(&path),
        false => fs::read_to_string(&path).into_iter().map(|text| (path.clone(), text)).collect(),
    };
    entries.flat_map(below).collect()
}

/// Holds an instrument to its expected numbers; how many there are.
fn figures(name: &str) -> usize {
    let text = fs::read_to_string(folder(name).join("expected.toml")).expect("expected.toml");
    let expected: toml::Table = toml::from_str(&text).expect("expected.toml is TOML");
    let figures = expected["figures"].as_array().expect("a list of figures");
    let scored: Value = serde_json::from_str(&run(name, "en", &["score", "--format", "json"])).expect("JSON");
    let (mut faults, mut largest) = (Vec::new(), 0.0);
    for figure in figures {
        let text = |key: &str| figure[key].as_str().expect("a text");
        let place = format!("{name} {} {} {}", text("wave"), text("unit"), text("node"));
        let wave = by_id(&scored["waves"], text("wave"));
        let node = by_id(&by_id(&wave["units"], text("unit"))["nodes"], text("node"));
        for (key, wanted) in figure.as_table().expect("a table") {
            if ["wave", "unit", "node"].contains(&key.as_str()) {
                continue;
            }
            let found = found(node, key);
            if let (Some(a), Some(b)) = (found.as_f64(), wanted.as_float()) {
                println!("{place} {key}: {a}, off by {:e}", a - b);
            }
            compare(&format!("{place} {key}"), &found, wanted, &mut largest, &mut faults);
        }
    }
    println!("{name}: {} figures, largest difference {largest:e}", figures.len());
    assert!(faults.is_empty(), "{faults:#?}");
    figures.len()
}

/// What the JSON says under a key of `expected.toml`.
fn found(node: &Value, key: &str) -> Value {
    match key {
        // Targets are points; published targets are on the instrument's range.
        "target_shown" => match (node["target"].as_f64(), node["range"].as_array()) {
            (Some(target), Some(range)) => {
                let (low, high) = (range[0].as_f64().expect("an end"), range[1].as_f64().expect("an end"));
                Value::from(low + (high - low) * target / 100.0)
            }
            _ => node["target"].clone(),
        },
        "blocked_by" => {
            let blockers = node["blocked_by"].as_array().expect("a list");
            blockers.iter().map(|blocker| blocker["node"].clone()).collect()
        }
        "hides" if node["hides"].is_null() => Value::Array(Vec::new()),
        key => node[key].clone(),
    }
}

fn compare(place: &str, found: &Value, wanted: &Toml, largest: &mut f64, faults: &mut Vec<String>) {
    let number = |wanted: &Toml| wanted.as_float().or_else(|| wanted.as_integer().map(|n| n as f64));
    let same = match (found, wanted) {
        (Value::Null, Toml::String(wanted)) => wanted == "none",
        (Value::String(found), Toml::String(wanted)) => found == wanted,
        (Value::Number(found), wanted) => {
            number(wanted).zip(found.as_f64()).is_some_and(|(wanted, found)| {
                *largest = largest.max((found - wanted).abs());
                (found - wanted).abs() <= NEAR
            })
        }
        (Value::Array(found), Toml::Array(wanted)) if found.len() == wanted.len() => {
            for (found, wanted) in found.iter().zip(wanted) {
                compare(place, found, wanted, largest, faults);
            }
            true
        }
        (Value::Object(found), Toml::Table(wanted)) if found.len() == wanted.len() => {
            for (key, wanted) in wanted {
                let found = found.get(key).unwrap_or(&Value::Null);
                compare(&format!("{place} {key}"), found, wanted, largest, faults);
            }
            true
        }
        _ => false,
    };
    if !same {
        faults.push(format!("{place}: {found}, not {wanted}"));
    }
}

/// An instrument's answers, read and computed by the library.
fn analysis(name: &str) -> Analysis {
    let files = ["assessment.toml", "questionnaire.toml", "answers.csv"];
    let read = |file: &str| fs::read(folder(name).join(file)).expect("a file of the instrument");
    let files = files.iter().fold(MemoryFiles::default(), |files, file| files.with(file, read(file)));
    analysis_of(&files)
}

fn by_id<'a>(list: &'a Value, id: &str) -> &'a Value {
    let list = list.as_array().expect("a list");
    list.iter().find(|thing| thing["id"] == id).unwrap_or_else(|| panic!("{id} is not there"))
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/instruments").join(name)
}

/// What a command says of an instrument's answers; it must say so without a fault or a warning.
fn run(name: &str, lang: &str, arguments: &[&str]) -> String {
    let mut command = program();
    command.arg(arguments[0]).arg(folder(name)).args(&arguments[1..]).args(["--lang", lang]);
    let output = command.output().expect("the program starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{name} {arguments:?}: {said}");
    String::from_utf8(output.stdout).expect("UTF-8")
}
