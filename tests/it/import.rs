//! Exports of survey tools, from file to score: each layout with its oddities gives the same answers.

mod cells;
mod columns;
mod ods;
mod records;
mod tools;
mod unread;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use insta::assert_snapshot;
use tempfile::TempDir;

use crate::fixtures::program;

/// A folder with an assessment, and a key that makes the same pseudonyms every time.
struct Trial(TempDir);

impl Trial {
    fn new() -> Self {
        let trial = Self(tempfile::tempdir().expect("a folder"));
        for name in ["assessment.toml", "questionnaire.toml"] {
            fs::copy(fixture(&format!("small/{name}")), trial.path(name)).expect("a copy");
        }
        fs::write(trial.path(".mognad-key"), "07".repeat(32)).expect("a key");
        trial
    }

    /// The same with the questionnaire that workbooks of real tools' making are about.
    fn of_pulse() -> Self {
        let trial = Self::new();
        fs::copy(fixture("pulse.toml"), trial.path("pulse.toml")).expect("a copy");
        let text = fs::read_to_string(trial.path("assessment.toml")).expect("text");
        let text = text.replace("questionnaire.toml", "pulse.toml").replace("north", "kontaktcenter");
        let text = text.replace("\"south\"", "\"bygglov\"")
            + "\n[[units]]\nid = \"gata-park\"\nname = \"Gata och park\"\n\
            [[units]]\nid = \"grundskolan\"\nname = \"Grundskolan\"\n";
        let text =
            text.replace("Södra kontoret", "Bygglovsenheten").replace("Norra kontoret", "Kontaktcenter");
        fs::write(trial.path("assessment.toml"), text).expect("a file");
        trial
    }

    /// The same with a questionnaire of all kinds of items and the mappings beside it.
    fn of_tools() -> Self {
        let trial = Self::new();
        for name in ["assessment.toml", "q.toml", "qualtrics-map.toml", "branch-map.toml", "numbers-map.toml"]
        {
            fs::copy(fixture(&format!("tools/{name}")), trial.path(name)).expect("a copy");
        }
        trial
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, words: &[&str]) -> Output {
        let mut command = program();
        command.current_dir(self.0.path()).args(words);
        command.output().expect("the program starts")
    }

    /// Imports and gives the answers that were written, without pseudonyms and times.
    fn imported(&self, file: &str, options: &[&str]) -> Vec<String> {
        let from = fixture(file);
        let words: Vec<&str> =
            ["import", from.to_str().expect("a path")].into_iter().chain(options.iter().copied()).collect();
        let output = self.run(&words);
        assert!(output.status.success(), "{file}: {}", String::from_utf8_lossy(&output.stderr));
        self.answers()
    }

    fn answers(&self) -> Vec<String> {
        let mut files: Vec<PathBuf> = fs::read_dir(self.path("answers/2026"))
            .map(|all| all.map(|entry| entry.expect("an entry").path()).collect())
            .unwrap_or_default();
        files.sort();
        files.iter().flat_map(|file| bare(&fs::read_to_string(file).expect("UTF-8"))).collect()
    }
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import").join(name)
}

/// The rows of a file of answers, without pseudonyms and times.
fn bare(text: &str) -> Vec<String> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headings = reader.headers().expect("headings").clone();
    let wanted = |at: &usize| !matches!(&headings[*at], "respondent" | "seconds");
    let rows = reader.records().map(|row| {
        let row = row.expect("a row");
        let cells = (0..headings.len()).filter(wanted).filter(|at| !row[*at].is_empty());
        cells.map(|at| format!("{}={}", &headings[at], &row[at])).collect::<Vec<_>>().join(" ")
    });
    rows.collect()
}

/// What the people of every export answered.
const ANSWERS: [&str; 3] = [
    "unit=north role=manager p-list=always p-owner=2 channels=web|phone share=12.5 note=Bra, men \"sen\"\nnästa rad",
    "unit=north role=staff p-list=dk p-owner=1 channels=none",
    "unit=south role=staff p-list=na p-owner=0 channels=desk share=40 note='=1+1 åäö",
];

#[test]
fn every_layout_gives_the_same_answers() {
    for (file, more) in [
        ("limesurvey-code.csv", &["unit=south role=staff p-list=sometimes"][..]),
        ("limesurvey-full-sv.csv", &[]),
        ("limesurvey-codetext.csv", &[]),
        ("limesurvey-underscore.csv", &[]),
        ("limesurvey-abbreviated.csv", &[]),
        ("ms-forms.csv", &[]),
        ("google-forms.csv", &[]),
        ("kobo.csv", &[]),
        ("kobo-labels.csv", &[]),
        ("surveymonkey.csv", &[]),
        ("wide.csv", &[]),
        ("long.csv", &[]),
    ] {
        let found = Trial::new().imported(file, &[]);
        // Only some tools have comments beside the answers.
        let found: Vec<String> =
            found.iter().map(|row| row.replace(" p-list[comment]=se listan", "")).collect();
        let expected: Vec<&str> = ANSWERS.iter().chain(more).copied().collect();
        assert_eq!(found, expected, "{file}");
    }
}

#[test]
fn files_of_the_form_become_one_file_of_answers() {
    let trial = Trial::new();
    let files = ["form-1.json", "form-2.json", "form-3.json"]
        .map(|name| fixture(name).to_str().expect("a path").to_owned());
    let output = trial.run(&["import", &files[0], &files[1], &files[2]]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found: Vec<String> =
        trial.answers().iter().map(|row| row.replace(" p-list[comment]=se listan", "")).collect();
    assert_eq!(found, ANSWERS);
    assert!(trial.path("answers/2026/form.csv").is_file());
    // The same respondents once more are known.
    let again = trial.run(&["import", &files[0]]);
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&again.stderr).contains("I029"));
    let kept = trial.run(&["import", &files[0], "--duplicates", "first"]);
    assert_eq!(kept.status.code(), Some(0), "{}", String::from_utf8_lossy(&kept.stderr));
}

#[test]
fn workbooks_of_survey_tools_give_the_answers_that_they_were_made_of() {
    let told = fs::read_to_string(fixture("answers.csv")).expect("answers.csv");
    let mut reader = csv::Reader::from_reader(told.as_bytes());
    let headings = reader.headers().expect("headings").clone();
    let expected: Vec<String> = reader
        .records()
        .map(|row| {
            let row = row.expect("a row");
            let filled = (0..headings.len())
                .filter(|at| !matches!(&headings[*at], "email" | "role") && !row[*at].is_empty());
            filled.map(|at| format!("{}={}", &headings[at], &row[at])).collect::<Vec<_>>().join(" ")
        })
        .collect();
    for (file, begun) in [
        ("ms-forms-en.xlsx", None),
        ("ms-forms-sv.xlsx", None),
        ("kobo.xlsx", None),
        ("google-sheets.xlsx", None),
        ("google-forms.ods", None),
        // One was begun and not sent in.
        ("limesurvey.xlsx", Some(5)),
    ] {
        let found = Trial::of_pulse().imported(file, &["--duplicates", "first"]);
        let bare = |row: &String| row.replace(" role=chef", "").replace(" role=medarbetare", "");
        let found: Vec<String> = found.iter().map(bare).collect();
        assert_eq!(found.len(), 8, "{file}");
        for at in (0..8).filter(|at| begun != Some(*at)) {
            assert_eq!(found[at], expected[at], "{file}");
        }
    }
}

#[test]
fn what_is_written_is_scored() {
    let trial = Trial::new();
    trial.imported("limesurvey-code.csv", &[]);
    let output = trial.run(&["score", ".", "--format", "csv", "--unit", "north", "--lang", "en"]);
    assert_snapshot!(String::from_utf8_lossy(&output.stdout));
    assert!(output.status.success());
}

#[test]
fn a_file_of_answers_is_written_with_pseudonyms_and_the_key_is_kept_out_of_version_control() {
    let trial = Trial::new();
    trial.imported("ms-forms.csv", &[]);
    let text = fs::read_to_string(trial.path("answers/2026/ms-forms-2026-03-09.csv")).expect("UTF-8");
    assert_snapshot!(text.replace('\r', "").trim_start_matches('\u{feff}'));
    for trace in ["example.org", "Person", "anonymous"] {
        assert!(!text.contains(trace), "{trace}");
    }
    assert_eq!(fs::read_to_string(trial.path(".gitignore")).expect("a file"), ".mognad-key\n");
    fs::remove_file(trial.path(".mognad-key")).expect("it was there");
    trial.imported("wide.csv", &["--replace"]);
    assert_eq!(fs::read_to_string(trial.path(".mognad-key")).expect("a key").trim().len(), 64);
    assert_eq!(fs::read_to_string(trial.path(".gitignore")).expect("a file"), ".mognad-key\n");
}

#[test]
fn the_mapping_table_says_what_became_of_each_column() {
    for (file, lang) in [
        ("limesurvey-code.csv", "sv"),
        ("limesurvey-code.csv", "en"),
        ("ms-forms.csv", "sv"),
        ("kobo-labels.csv", "en"),
        ("surveymonkey.csv", "sv"),
    ] {
        let trial = Trial::new();
        fs::copy(fixture(file), trial.path(file)).expect("a copy");
        let output = trial.run(&["import", file, "--dry-run", "--lang", lang]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(!trial.path("answers").exists(), "a dry run writes nothing");
        assert_snapshot!(format!("{file}_{lang}"), format!("{out}---\n{err}"));
    }
}

#[test]
fn a_mapping_that_was_written_reads_the_same_file_in_the_same_way() {
    for file in ["limesurvey-full-sv.csv", "ms-forms.csv", "kobo-labels.csv", "surveymonkey.csv", "wide.csv"]
    {
        let trial = Trial::new();
        let from = fixture(file);
        let from = from.to_str().expect("a path");
        let written = trial.run(&["import", from, "--write-mapping", "map.toml"]);
        assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
        assert!(!trial.path("answers").exists(), "writing a mapping takes nothing in");
        let plain = Trial::new().imported(file, &[]);
        assert_eq!(trial.imported(file, &["--mapping", "map.toml"]), plain, "{file}");
    }
    let trial = Trial::new();
    trial.run(&[
        "import",
        fixture("ms-forms.csv").to_str().expect("a path"),
        "--write-mapping",
        "map.toml",
        "--lang",
        "sv",
    ]);
    assert_snapshot!(fs::read_to_string(trial.path("map.toml")).expect("UTF-8"));
}

#[test]
fn a_mapping_renames_translates_and_filters() {
    let trial = Trial::new();
    fs::write(
        trial.path("export.csv"),
        "Förvaltning;Svarade;Listan?;Ägarskap;Kanal webb;Kanal disk;Andel;Anteckning;Status\n\
         Norr;x1;Jajamän;4 av 5;ja;nej;7;hej;klar\n\
         Syd;x2;?;?;nej;nej;;;klar\n\
         Norr;x3;Jajamän;4 av 5;ja;ja;8;;utkast\n",
    )
    .expect("a file");
    fs::write(
        trial.path("map.toml"),
        r#"format = 1
wave = "2026"
unasked = "not-applicable"
ignore = ["Anteckning"]

[unit]
column = "förvaltning"
values = { Norr = "north", Syd = "south" }

[role]
constant = "staff"

[respondent]
column = "Svarade"

[columns]
"Listan" = "p-list"
"Ägarskap" = "p-owner"
"Kanal webb" = "channels[web]"
"Kanal disk" = "channels[desk]"
"Andel" = "share"

[values]
"?" = "dk"

[values.p-list]
"jajamän" = "always"

[values.p-owner]
"4 av 5" = "2"

[[keep]]
column = "Status"
is = ["Klar"]
"#,
    )
    .expect("a mapping");
    let output = trial.run(&["import", "export.csv", "--mapping", "map.toml", "--lang", "en"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("1 left out: the mapping's [[keep]] does not keep them."), "{said}");
    assert_eq!(
        trial.answers(),
        [
            "unit=north role=staff p-list=always p-owner=2 channels=web share=7 note=na",
            "unit=south role=staff p-list=dk p-owner=dk channels=inget share= note=na",
        ]
        .map(|row| row.replace(" share= ", " "))
    );
}

#[test]
fn of_several_submissions_one_counts() {
    let rows = "unit,respondent,p-list,p-owner\nnorth,a,never,\nnorth,a,always,1\nnorth,b,never,0\n";
    for (policy, expected) in [
        ("first", "p-list=never"),
        ("last", "p-list=always p-owner=1"),
        ("most-complete", "p-list=always p-owner=1"),
    ] {
        let trial = Trial::new();
        fs::write(trial.path("x.csv"), rows).expect("a file");
        let output = trial.run(&["import", "x.csv", "--duplicates", policy, "--lang", "en"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(trial.answers()[0], format!("unit=north {expected}"), "{policy}");
        assert_eq!(trial.answers().len(), 2);
        assert!(String::from_utf8_lossy(&output.stdout).contains("1 left out: the same respondent"));
    }
}

#[test]
fn incomplete_submissions_are_kept_unless_they_are_not_wanted() {
    let all = Trial::new().imported("limesurvey-code.csv", &[]);
    let complete = Trial::new().imported("limesurvey-code.csv", &["--completed-only"]);
    assert_eq!((all.len(), complete.len()), (4, 3));
}

#[test]
fn what_a_form_saved_was_handed_in_whether_or_not_every_question_has_an_answer() {
    let trial = Trial::new();
    let form = fs::read_to_string(fixture("form-1.json")).expect("text");
    fs::write(trial.path("svar.json"), form.replace("\"complete\": true", "\"complete\": false"))
        .expect("a file");
    let output = trial.run(&["import", "svar.json", "--completed-only", "--lang", "en"]);
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && !out.contains("not sent in"), "{out}{err}");
    assert_eq!(trial.answers().len(), 1);
}

#[test]
fn an_earlier_import_is_replaced_only_where_that_is_asked_for() {
    let trial = Trial::new();
    trial.imported("wide.csv", &[]);
    let from = fixture("wide.csv");
    let from = from.to_str().expect("a path");
    let again = trial.run(&["import", from, "--lang", "en"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&again.stderr).contains("exists already"));
    assert!(trial.run(&["import", from, "--replace"]).status.success());
    // Under another name its respondents are known all the same.
    fs::copy(from, trial.path("other.csv")).expect("a copy");
    let other = trial.run(&["import", "other.csv", "--lang", "en"]);
    assert_eq!(other.status.code(), Some(2));
    assert!(!trial.path("answers/2026/wide-2.csv").exists());
}

/// What a run says on the standard error, having ended as expected.
fn said(output: &Output, code: i32) -> String {
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{text}");
    text
}

const LIMESURVEY: &str = "id,submitdate,lastpage,startlanguage,startdate,unit,p-list,p-owner\n";

#[test]
fn surveys_that_both_count_from_one_are_kept_apart() {
    let row = |number: u32, hour: u32, answer: &str| {
        format!("{number},2026-03-09 {hour}:30:00,1,sv,2026-03-09 {hour}:00:00,north,{answer},1\n")
    };
    let trial = Trial::new();
    let first = format!("{LIMESURVEY}{}{}", row(1, 10, "never"), row(2, 11, "never"));
    fs::write(trial.path("staff.csv"), &first).expect("a file");
    fs::write(trial.path("managers.csv"), format!("{LIMESURVEY}{}", row(1, 12, "never"))).expect("a file");
    for file in ["staff.csv", "managers.csv"] {
        said(&trial.run(&["import", file, "--lang", "en"]), 0);
    }
    assert_eq!(trial.answers().len(), 3);
    // The same survey exported later, with one more and an answer that was corrected.
    let later = format!("{LIMESURVEY}{}{}{}", row(1, 10, "always"), row(2, 11, "never"), row(3, 13, "never"));
    fs::write(trial.path("later.csv"), later).expect("a file");
    let again = said(&trial.run(&["import", "later.csv", "--lang", "en"]), 2);
    assert!(again.contains("the same on row 3 too") && !again.contains("row 4"), "{again}");
    assert_eq!(again.matches("I029").count(), 1, "{again}");
}

#[test]
fn surveys_without_times_are_kept_apart_by_their_answers() {
    let head = "id,submitdate,lastpage,startlanguage,unit,p-list,p-owner\n";
    let trial = Trial::new();
    for (file, answer) in [("a.csv", "never"), ("b.csv", "always")] {
        fs::write(trial.path(file), format!("{head}1,1980-01-01 00:00:00,1,sv,north,{answer},1\n"))
            .expect("a file");
        said(&trial.run(&["import", file]), 0);
    }
    fs::copy(trial.path("a.csv"), trial.path("c.csv")).expect("a copy");
    assert!(said(&trial.run(&["import", "c.csv"]), 2).contains("I029"));
}

#[test]
fn later_answers_take_the_place_of_those_of_an_earlier_import() {
    let head = "unit,respondent,p-list,p-owner\n";
    for (policy, expected) in [
        ("first", ["p-list=never p-owner=1", "p-list=never p-owner=0"]),
        ("last", ["p-list=never p-owner=0", "p-list=always"]),
        ("most-complete", ["p-list=never p-owner=1", "p-list=never p-owner=0"]),
    ] {
        let trial = Trial::new();
        fs::write(trial.path("one.csv"), format!("{head}north,a,never,1\nnorth,b,never,0\n"))
            .expect("a file");
        fs::write(trial.path("two.csv"), format!("{head}north,a,always,\n")).expect("a file");
        said(&trial.run(&["import", "one.csv"]), 0);
        let before = fs::read_to_string(trial.path("answers/2026/wide.csv")).expect("a file");
        let refused = said(&trial.run(&["import", "two.csv", "--lang", "en"]), 2);
        assert!(refused.contains("--duplicates last lets the new answers count"), "{refused}");
        said(&trial.run(&["import", "two.csv", "--duplicates", policy, "--dry-run"]), 0);
        assert_eq!(fs::read_to_string(trial.path("answers/2026/wide.csv")).expect("a file"), before);
        let text = said(&trial.run(&["import", "two.csv", "--duplicates", policy, "--lang", "en"]), 0);
        let mut found: Vec<String> = trial.answers();
        let mut expected = expected.map(|row| format!("unit=north {row}"));
        // They stand in two files.
        expected.sort();
        found.sort();
        assert_eq!(found, expected, "{policy}: {text}");
        let is_replaced = text.contains("wide.csv: the answers of 1 respondent are replaced, 1 stay");
        assert_eq!(is_replaced, policy == "last", "{text}");
        assert_eq!(trial.path("answers/2026/wide-2.csv").exists(), policy == "last");
        assert_eq!(text.contains("no file of answers is written"), policy != "last", "{text}");
        said(&trial.run(&["check", "."]), 0);
    }
}

#[test]
fn answers_that_no_import_wrote_are_not_changed() {
    let trial = Trial::new();
    fs::write(trial.path("one.csv"), "unit,respondent,p-list\nnorth,a,never\n").expect("a file");
    said(&trial.run(&["import", "one.csv"]), 0);
    // Somebody has added a column of their own.
    let path = trial.path("answers/2026/wide.csv");
    let text =
        fs::read_to_string(&path).expect("a file").replace("\r\n", ";\r\n").replacen(";\r\n", ";mine\r\n", 1);
    fs::write(&path, &text).expect("a file");
    fs::write(trial.path("two.csv"), "unit,respondent,p-list\nnorth,a,always\n").expect("a file");
    let refused = said(&trial.run(&["import", "two.csv", "--duplicates", "last", "--lang", "en"]), 2);
    assert!(
        refused.contains("was not written by import") && refused.contains("take the row out"),
        "{refused}"
    );
    assert_eq!(fs::read_to_string(&path).expect("a file"), text);
    assert!(!trial.path("answers/2026/wide-2.csv").exists());
}

#[test]
fn a_corrected_form_replaces_the_earlier_one_and_no_other() {
    for option in [&["--duplicates", "last"][..], &["--replace"]] {
        let trial = Trial::new();
        let files = ["form-1.json", "form-2.json", "form-3.json"]
            .map(|name| fixture(name).to_str().expect("a path").to_owned());
        said(&trial.run(&["import", &files[0], &files[1]]), 0);
        said(&trial.run(&["import", &files[2]]), 0);
        let all = trial.answers();
        said(&trial.run(&[&["import", &files[0], "--lang", "en"], option].concat()), 0);
        let mut expected = all.clone();
        expected.sort();
        let mut found = trial.answers();
        found.sort();
        assert_eq!(found, expected, "{option:?}");
        // All of them once more: the earlier files have nobody left in them, and one takes their place.
        let text = said(
            &trial.run(&[&["import", &files[0], &files[1], &files[2], "--lang", "en"], option].concat()),
            0,
        );
        assert!(text.contains("and the file goes"), "{text}");
        let mut found = trial.answers();
        found.sort();
        assert_eq!(found, expected, "{option:?}");
        let left: Vec<_> = fs::read_dir(trial.path("answers/2026")).expect("a folder").collect();
        assert_eq!(left.len(), 1, "{left:?}");
        said(&trial.run(&["check", "."]), 0);
    }
}

#[test]
fn of_several_answers_in_a_long_file_one_counts() {
    let rows = "unit,respondent,item,value\nnorth,a,p-list,never\nnorth,a,p-owner,1\nnorth,a,p-list,always\nnorth,b,p-list,never\nnorth,b,p-list,always\n";
    let trial = Trial::new();
    fs::write(trial.path("x.csv"), rows).expect("a file");
    let refused = said(&trial.run(&["import", "x.csv", "--lang", "en"]), 2);
    assert!(refused.contains("answered p-list otherwise in x.csv, row 2"), "{refused}");
    assert!(refused.contains("the same on row 6 too") && refused.contains("value"), "{refused}");
    for (policy, expected) in [("first", "never"), ("last", "always"), ("most-complete", "always")] {
        said(&trial.run(&["import", "x.csv", "--duplicates", policy, "--replace"]), 0);
        let expected =
            [format!("unit=north p-list={expected} p-owner=1"), format!("unit=north p-list={expected}")];
        assert_eq!(trial.answers(), expected, "{policy}");
    }
}

#[test]
fn rows_of_nobody_are_not_taken_for_respondents() {
    let trial = Trial::new();
    let head = "unit,respondent,p-list,p-owner\n";
    fs::write(trial.path("x.csv"), format!("{head}north,a,never,1\nnorth,b,,\n")).expect("a file");
    let output = trial.run(&["import", "x.csv", "--lang", "en"]);
    said(&output, 0);
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 left out: without a single answer"));
    assert_eq!(trial.answers(), ["unit=north p-list=never p-owner=1"]);
    fs::write(trial.path("empty.csv"), format!("{head}north,b,,\n")).expect("a file");
    let text = said(&trial.run(&["import", "empty.csv", "--lang", "en"]), 0);
    assert!(text.contains("no file of answers is written"), "{text}");
    assert!(!trial.path("answers/2026/wide-2.csv").exists());
    // A row of totals has one fault, not one for each sum.
    fs::write(trial.path("sums.csv"), format!("{head}north,c,never,1\nTotal,,47,38\nSuoth,d,never,1\n"))
        .expect("a file");
    let text = said(&trial.run(&["import", "sums.csv", "--lang", "en"]), 2);
    assert_eq!(text.matches("error[").count(), 2, "{text}");
    assert!(text.contains("[[keep]]") && text.contains("not = [\"Total\"]"), "{text}");
}

#[test]
fn without_an_assessment_a_file_is_only_looked_at() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = program();
    let output = command
        .current_dir(folder.path())
        .args(["import", fixture("wide.csv").to_str().expect("a path"), "--lang", "en", "--questionnaire"])
        .arg(fixture("small/questionnaire.toml"))
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("Nothing was written"), "{said}");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
}

#[test]
fn arbitrary_bytes_are_read_or_refused_and_never_panic() {
    use mognad::load::import::{Index, Job, grid, import, is_form_file, read_forms};
    use mognad::model::ToolNames;
    use proptest::prelude::*;

    let text = fs::read_to_string(fixture("small/questionnaire.toml")).expect("text");
    let questionnaire = mognad::load::questionnaire("q.toml", &text).0.expect("a questionnaire");
    let names = ToolNames::default();
    let index = Index::new(&questionnaire, &names);
    let units = crate::support::units("north(south)");
    let files: Vec<Vec<u8>> = fs::read_dir(fixture(""))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "csv" || kind == "json"))
        .map(|path| fs::read(path).expect("a file"))
        .collect();
    let read = |bytes: &[u8]| {
        let job = Job {
            duplicates: Default::default(),
            index: &index,
            units: Some(&units),
            unit: None,
            role: None,
            consensus: false,
            wave: None,
            mapping: None,
            from: None,
            sheet: None,
            completed_only: false,
            key: &[0; 32],
        };
        if is_form_file("x", bytes) {
            let _ = read_forms(&job, &[("x", bytes)]);
        } else if let Ok(source) = grid::open("x", bytes, None) {
            let _ = import(&job, "x", &source);
        }
    };
    proptest!(ProptestConfig::with_cases(300), |(
        which in 0..files.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..20),
        cut in any::<prop::sample::Index>(),
        is_cut: bool,
        noise in prop::collection::vec(any::<u8>(), 0..400),
    )| {
        let mut bytes = files[which].clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        read(&bytes);
        read(&noise);
    });
}

#[test]
fn nothing_of_a_file_without_headings_is_shown() {
    let trial = Trial::new();
    let row = |n: u32| format!("{n},Anna Ek,anna.ek{n}@example.org,South,3,4\n");
    fs::write(trial.path("x.csv"), (1..6).map(row).collect::<String>()).expect("a file");
    for options in [&[][..], &["--from", "wide"], &["--from", "long"], &["--write-mapping", "map.toml"]] {
        let words: Vec<&str> = ["import", "x.csv"].into_iter().chain(options.iter().copied()).collect();
        let output = trial.run(&words);
        let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(!said.contains("Anna") && !said.contains('@'), "{said}");
        assert!(!trial.path("map.toml").exists());
    }
}

#[test]
fn what_may_tell_who_answered_is_no_role_and_no_unit() {
    let trial = Trial::new();
    let text = fs::read(fixture("wide.csv")).expect("a file");
    let text = String::from_utf8_lossy(&text).into_owned();
    let head = text.lines().next().expect("headings").replace("role", "x");
    let separator = if head.contains(';') { ';' } else { ',' };
    let width = head.split(separator).count();
    let at = head.split(separator).position(|heading| heading == "unit").expect("a unit");
    let row = |n: usize| {
        // A row without an answer would be left out.
        let mut cells = vec!["1".to_owned(); width + 1];
        cells[at] = format!("Person Nummer{}", ["ett", "två", "tre", "fyra"][n]);
        cells[width] = format!("p{n}@example.org");
        cells.join(&separator.to_string())
    };
    let rows: Vec<String> = (0..4).map(row).collect();
    fs::write(trial.path("x.csv"), format!("{head}{separator}role\n{}\n", rows.join("\n"))).expect("a file");
    let output = trial.run(&["import", "x.csv"]);
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("I048") && !said.contains("Nummer") && !said.contains('@'), "{said}");
    assert!(!output.status.success() && trial.answers().is_empty());
}

#[test]
fn a_file_that_is_not_there_is_told_in_the_readers_language() {
    let trial = Trial::new();
    fs::write(trial.path("svar.csv"), "unit\n").expect("a file");
    let output = trial.run(&["import", "svarr.csv", "--lang", "sv"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains("det finns inget med det namnet") && said.contains("menade ni ”svar.csv”"),
        "{said}"
    );
    assert!(said.contains("inget har skrivits") && !said.contains("os error"), "{said}");
}

#[test]
fn a_mapping_names_columns_and_the_row_of_headings_by_number() {
    let trial = Trial::new();
    fs::write(
        trial.path("x.csv"),
        "Rapport;;;\nSkapad;2026;;\nEnhet;Id;Fråga;Fråga\nnorth;a1;never;We share\n",
    )
    .expect("a file");
    let mapping = "format = 1\nfrom = \"wide\"\nheader_row = 3\n[unit]\ncolumn = \"Enhet\"\n\
        [respondent]\ncolumn = \"Id\"\n[columns]\n\"#3\" = \"p-list\"\n\"#4\" = \"p-owner\"\n";
    fs::write(trial.path("map.toml"), mapping).expect("a file");
    let output = trial.run(&["import", "x.csv", "--mapping", "map.toml"]);
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert_eq!(trial.answers(), ["unit=north p-list=never p-owner=1"]);
}
