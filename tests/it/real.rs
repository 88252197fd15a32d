//! Real survey exports of six countries, from import to report, beside figures that `expected.py` in
//! `tests/data/research-software` computed from the same exports on its own. Two mappings beside it say how the exports are
//! to be read.
//!
//! The exports are not part of the repository; where they are absent, the tests say so and pass.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::fixtures::program;

const COUNTRIES: [&str; 6] = ["uk", "us", "de", "can", "nl", "zaf"];
/// The country that answered the statements on frequency in ten steps, with a mapping of its own.
const ON_TEN_STEPS: &str = "de";
/// Rows per country, in the order of [`COUNTRIES`].
const ROWS: [usize; 6] = [253, 164, 325, 110, 77, 22];
/// Those of them with an answer to any statement, counted by a program of its own.
const ANSWERED: [usize; 6] = [225, 140, 272, 0, 73, 14];
/// The least group that assessment.toml lets show.
const MIN_GROUP: u64 = 5;

#[test]
fn scores_of_real_exports_agree_with_figures_computed_independently() {
    let Some(study) = Study::import() else { return };
    let scored = study.run(&["score", "--format", "json"]);
    let scored: Value = serde_json::from_str(&scored).expect("score writes JSON");
    let units = scored["waves"][0]["units"].as_array().expect("units");
    let expected: Value = serde_json::from_slice(&data("expected.json")).expect("expected.json is JSON");
    let expected = expected.as_object().expect("units");
    assert_eq!(units.len(), expected.len());

    let mut comparison = Comparison::default();
    for unit in units {
        comparison.unit(unit, &expected[unit["id"].as_str().expect("an id")]);
    }
    let Comparison { figures, questions, stages, largest, .. } = comparison;
    println!(
        "{figures} figures compared; largest difference {largest:e}; {stages} of {questions} questions as stages"
    );
    assert_eq!(comparison.faults, [] as [String; 0]);
    assert!(figures > 700 && 2 * stages < questions, "{figures} figures, {stages} of {questions} as stages");
}

#[test]
fn a_country_that_was_never_asked_shows_no_score() {
    let Some(study) = Study::import() else { return };
    let scored: Value = serde_json::from_str(&study.run(&["score", "--format", "json"])).expect("JSON");
    let units = scored["waves"][0]["units"].as_array().expect("units");
    let canada = units.iter().find(|unit| unit["id"] == "can").expect("Canada is a unit");
    assert!(canada["index"].is_null() && canada["readiness"].is_null());
    for node in canada["nodes"].as_array().expect("nodes") {
        assert!(node["score"].is_null() && node["level"].is_null(), "{node}");
    }
}

#[test]
fn real_exports_are_read_without_a_fault_but_for_rows_with_one_answer_throughout() {
    let Some(study) = Study::import() else { return };
    for lang in ["en", "sv"] {
        let output = study.command(&["check", "--lang", lang]).output().expect("the program starts");
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(output.status.success(), "{said}");
        let others = said.lines().filter(|line| line.contains("[S") && !line.contains("[S040]"));
        assert_eq!(others.collect::<Vec<_>>(), [""; 0], "nothing else in the exports calls for a remark");
    }
    let checked: Value = serde_json::from_str(&study.run(&["check", "--format", "json"])).expect("JSON");
    let rows = checked["waves"][0]["rows"].as_array().expect("rows");
    let place = |row: &Value| {
        let file = row["file"].as_str().expect("a file");
        format!("{} {}", study.country_of(file), row["row"])
    };
    // Found by a program that read the exports on its own: 15 statements on one scale, the last one reversed.
    let expected = ["de 99", "de 109", "de 218", "de 269", "zaf 2", "zaf 14"];
    let mut found: Vec<String> = rows.iter().map(place).collect();
    // Files are named after the tool, in the order in which they were taken in.
    found.sort_by_key(|row| row.split(' ').next().map(str::to_owned));
    assert_eq!(found, expected);
}

#[test]
fn the_report_of_real_exports_is_whole_and_has_no_broken_number() {
    let Some(study) = Study::import() else { return };
    for (lang, whole) in [("en", "Six countries"), ("sv", "Sex länder")] {
        let out = study.folder.path().join(format!("report-{lang}"));
        study.run(&["report", "--lang", lang, "--out", out.to_str().expect("a readable path")]);
        let files = files_below(&out);
        let names: Vec<String> = files.iter().map(|file| name_below(&out, file)).collect();
        let pages = COUNTRIES.iter().chain(&["world"]).map(|unit| format!("units/{unit}.html"));
        let wanted = pages.chain(["index.html", "results.json", "results.csv"].map(str::to_owned));
        for name in wanted {
            assert!(names.contains(&name), "{name} is missing among {names:?}");
        }
        for ending in [".svg", ".png"] {
            let charts = names.iter().filter(|name| name.starts_with("charts/") && name.ends_with(ending));
            assert!(charts.count() > COUNTRIES.len(), "a {ending} per unit at least: {names:?}");
        }
        let index = fs::read_to_string(out.join("index.html")).expect("UTF-8");
        assert!(index.contains(whole), "the whole is called {whole}");
        for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending != "png")) {
            let text = fs::read_to_string(file).expect("UTF-8");
            assert!(!has_broken_number(&text), "{} has a number that is none", file.display());
        }
    }
}

#[test]
fn no_row_of_an_export_is_lost_and_nobody_is_named() {
    let Some(study) = Study::import() else { return };
    let mut names = std::collections::BTreeSet::new();
    let left_out: usize = ROWS.iter().sum::<usize>() - ANSWERED.iter().sum::<usize>();
    assert_eq!(study.unanswered, left_out, "every row that is left out is accounted for");
    for (country, rows) in COUNTRIES.iter().zip(ANSWERED).filter(|(_, rows)| *rows > 0) {
        let text = study.answers_of(country);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let headings = reader.headers().expect("headings").clone();
        assert_eq!(&headings[1], "respondent");
        let records: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
        assert_eq!(records.len(), rows, "{country}");
        for record in records {
            assert_eq!(&record[0], *country);
            let is_pseudonym = record[1].len() == 16 && record[1].bytes().all(|b| b.is_ascii_hexdigit());
            assert!(is_pseudonym, "{}", &record[1]);
            assert!(names.insert(record[1].to_owned()), "two respondents have the same name");
        }
    }
    assert_eq!(names.len(), ANSWERED.iter().sum::<usize>());
}

/// The assessment with its answers, in a folder of its own.
struct Study {
    folder: TempDir,
    /// How many rows the imports say they left out because nothing was answered in them.
    unanswered: usize,
}

impl Study {
    /// Imports the exports; `None` where they are absent.
    fn import() -> Option<Self> {
        let exports = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/real/research-software-2017");
        if !exports.is_dir() {
            println!("skipped: {} is absent", exports.display());
            return None;
        }
        let folder = tempfile::tempdir().expect("a temporary folder");
        let assessment = folder.path().join("assessment");
        fs::create_dir_all(&assessment).expect("a folder");
        for name in ["assessment.toml", "questionnaire.toml"] {
            fs::write(assessment.join(name), data(name)).expect("a copy");
        }
        let mut study = Self { folder, unanswered: 0 };
        let (ten, five): (Vec<&str>, Vec<&str>) =
            COUNTRIES.iter().partition(|country| **country == ON_TEN_STEPS);
        for (countries, mapping) in [(five, "mapping.toml"), (ten, "mapping-de.toml")] {
            let files = countries.iter().map(|country| exports.join(format!("{country}.csv")));
            let mut command = program();
            command
                .arg("import")
                .args(files)
                .arg("--into")
                .arg(&assessment)
                .arg("--mapping")
                .arg(path(mapping))
                .args(["--lang", "en"]);
            let output = command.output().expect("the program starts");
            let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{said}");
            study.unanswered += unanswered(&said);
        }
        Some(study)
    }

    /// The answers of a country.
    fn answers_of(&self, country: &str) -> String {
        let files = fs::read_dir(self.folder.path().join("assessment/answers")).expect("answers");
        let texts = files.map(|file| fs::read_to_string(file.expect("a file").path()).expect("UTF-8"));
        let mut of_country =
            texts.filter(|text| text.lines().nth(1).is_some_and(|row| row.starts_with(country)));
        of_country.next().expect("a file of answers")
    }

    /// The country that a file of answers is of.
    fn country_of(&self, file: &str) -> String {
        let text = fs::read_to_string(self.folder.path().join("assessment").join(file)).expect("UTF-8");
        let row = text.lines().nth(1).expect("a respondent");
        row.split(';').next().expect("a unit").to_owned()
    }

    /// A command on the assessment: the first argument is its name, the rest are its options.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program();
        command.arg(arguments[0]).arg(self.folder.path().join("assessment")).args(&arguments[1..]);
        command
    }

    /// What a command that succeeds writes to standard output.
    fn run(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).output().expect("the program starts");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }
}

/// How many rows imports in English say they left out for want of an answer.
fn unanswered(said: &str) -> usize {
    let counts = said.lines().filter_map(|line| line.strip_suffix(" left out: without a single answer."));
    counts.map(|count| count.trim().parse::<usize>().expect("a count")).sum()
}

/// What `score` says beside what was computed independently.
#[derive(Debug, Default)]
struct Comparison {
    figures: usize,
    /// How many questions enough people answered, and how many of them are told of as stages.
    questions: usize,
    stages: usize,
    largest: f64,
    faults: Vec<String>,
}

impl Comparison {
    fn unit(&mut self, unit: &Value, expected: &Value) {
        let name = unit["id"].as_str().expect("an id");
        if expected["respondents"] == 0 {
            self.same(&format!("{name} respondents"), &unit["respondents"], &Value::Null);
        } else {
            self.same(&format!("{name} respondents"), &unit["respondents"], &expected["respondents"]);
            // How many answers of each kind there are is told where nothing follows of it.
            if !unit["answers"].is_null() {
                self.same(&format!("{name} answers"), &unit["answers"], &expected["answers"]);
            }
        }
        self.rounded(&format!("{name} index"), &unit["index"], &expected["index"]["mean"]);
        let nodes = unit["nodes"].as_array().expect("nodes");
        let figures = expected.as_object().expect("figures per node");
        for (id, figures) in figures.iter().filter(|(_, figures)| figures["n"].is_u64()) {
            let place = format!("{name} {id}");
            match nodes.iter().find(|node| node["id"] == id.as_str()) {
                Some(node) => self.node(&place, node, figures),
                None => self.faults.push(format!("{place} is missing")),
            }
        }
    }

    fn node(&mut self, place: &str, node: &Value, expected: &Value) {
        if expected["n"].as_u64().expect("n is a count") < MIN_GROUP {
            let withheld = [&node["score"], &node["n"], &node["sd"], &node["level"]];
            let is_withheld = node["suppressed"] == true && withheld.iter().all(|value| value.is_null());
            self.figures += 1;
            if !is_withheld {
                self.faults.push(format!("{place} should be withheld: {node}"));
            }
            return;
        }
        let is_question = node["kind"] == "item";
        if is_question {
            self.questions += 1;
            // One of which a figure could tell what a few left out is told of as the stage nearest to it.
            if node["score"].is_null() {
                self.same(
                    &format!("{place} is a stage"),
                    &node["nearest_stage"].is_array().into(),
                    &true.into(),
                );
                self.stages += 1;
                return;
            }
        }
        self.same(&format!("{place} suppressed"), &node["suppressed"], &Value::Bool(false));
        self.same(&format!("{place} n"), &node["n"], &expected["n"]);
        if ["index", "readiness"].contains(&node["kind"].as_str().unwrap_or_default()) {
            return self.rounded(&format!("{place} mean"), &node["score"], &expected["mean"]);
        }
        self.same(&format!("{place} level"), &node["level"], &expected["level"]);
        self.close(&format!("{place} mean"), &node["score"], &expected["mean"]);
        self.close(&format!("{place} sd"), &node["sd"], &expected["sd"]);
    }

    /// A summary, which is rounded where some lack an area.
    fn rounded(&mut self, place: &str, found: &Value, expected: &Value) {
        let (Some(a), Some(b)) = (found.as_f64(), expected.as_f64()) else {
            return self.same(place, found, expected);
        };
        self.figures += 1;
        if (a - b).abs() > 0.5 {
            self.faults.push(format!("{place}: {a}, not {b}"));
        }
    }

    fn same(&mut self, place: &str, found: &Value, expected: &Value) {
        self.figures += 1;
        if found != expected {
            self.faults.push(format!("{place}: {found}, not {expected}"));
        }
    }

    fn close(&mut self, place: &str, found: &Value, expected: &Value) {
        let (Some(a), Some(b)) = (found.as_f64(), expected.as_f64()) else {
            return self.same(place, found, expected);
        };
        self.figures += 1;
        self.largest = self.largest.max((a - b).abs());
        if (a - b).abs() > 1e-9 {
            self.faults.push(format!("{place}: {a}, not {b}"));
        }
    }
}

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/research-software").join(name)
}

fn data(name: &str) -> Vec<u8> {
    fs::read(path(name)).expect(name)
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let below = |path: PathBuf| if path.is_dir() { files_below(&path) } else { vec![path] };
    entries.flat_map(below).collect()
}

fn name_below(folder: &Path, file: &Path) -> String {
    let name = file.strip_prefix(folder).expect("a file below the folder").to_str().expect("UTF-8");
    name.replace('\\', "/")
}

/// Whether a float that is no number, or an infinite one, was written as a word of its own.
fn has_broken_number(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "NaN" | "inf" | "Infinity"))
}
