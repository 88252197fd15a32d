//! Files that would be read wrong without a word: each gives the right answers, or is refused and says why.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::fixtures::program;

/// A choice of two, one of three without numbers, numbers of two kinds, per cent and ticks.
const ITEMS: &str = r#"
format = 1
id = "q"
version = "1"
languages = ["sv", "en"]
title = "Misread"
[[scales]]
id = "yes-no"
options = [{ id = "no", label = { sv = "Nej", en = "No" } }, { id = "yes", label = { sv = "Ja", en = "Yes" } }]
[[groups]]
id = "g"
name = "Group"
[[items]]
id = "list"
group = "g"
scale = "yes-no"
text = "Is there a list?"
[[items]]
id = "often"
group = "g"
text = "How often?"
options = [{ id = "never", label = "Never" }, { id = "some", label = "Sometimes" }, { id = "always", label = "Always" }]
[[items]]
id = "agree"
group = "g"
text = "Do you agree?"
options = [{ id = "1", label = "No" }, { id = "2", label = "Partly" }, { id = "3", label = "Fully" }]
[[items]]
id = "cases"
group = "g"
kind = "number"
min = 0
max = 5000
clamp = true
text = "How many cases?"
[[items]]
id = "hours"
group = "g"
kind = "number"
min = 0
max = 9000
text = "How many hours?"
[[items]]
id = "share"
group = "g"
kind = "number"
min = 0
max = 100
text = "What percentage?"
[[items]]
id = "chan"
group = "g"
kind = "multi"
text = "Which channels?"
options = [{ id = "web", label = "Web" }, { id = "phone", label = "Phone" }, { id = "chat", label = "Chat" }]
[[items]]
id = "note"
group = "g"
kind = "text"
text = "Anything else?"
"#;

struct Trial(TempDir);

/// What a command said, and what it wrote.
struct Said {
    code: i32,
    out: String,
    err: String,
    rows: Vec<String>,
}

impl Trial {
    fn new() -> Self {
        Self::of(ITEMS)
    }

    fn of(questionnaire: &str) -> Self {
        let trial = Self(tempfile::tempdir().expect("a folder"));
        let assessment = r#"
format = 1
title = "Test"
language = "en"
questionnaire = "q.toml"
min_group = 1
min_role_group = 1
[[waves]]
id = "2026"
answers = ["answers/2026/*.csv"]
[[units]]
id = "north"
name = "North"
[[units]]
id = "south"
name = "South"
"#;
        fs::write(trial.path("assessment.toml"), assessment).expect("a file");
        fs::write(trial.path("q.toml"), questionnaire).expect("a file");
        fs::write(trial.path(".mognad-key"), "07".repeat(32)).expect("a key");
        trial
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, words: &[&str]) -> Said {
        let output = program().current_dir(self.0.path()).args(words).output().expect("the program starts");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Said {
            code: output.status.code().expect("it ends by itself"),
            out: text(&output.stdout),
            err: text(&output.stderr),
            rows: self.rows(),
        }
    }

    /// The answers that were written, without units and pseudonyms.
    fn rows(&self) -> Vec<String> {
        let Ok(all) = fs::read_dir(self.path("answers/2026")) else { return Vec::new() };
        let mut files: Vec<PathBuf> = all.map(|entry| entry.expect("an entry").path()).collect();
        files.sort();
        let cells = |row: &csv::StringRecord, headings: &csv::StringRecord| {
            let wanted = |at: &usize| !matches!(&headings[*at], "unit" | "respondent" | "role" | "seconds");
            let filled = (0..headings.len()).filter(wanted).filter(|at| !row[*at].is_empty());
            filled.map(|at| format!("{}={}", &headings[at], &row[at])).collect::<Vec<_>>().join(" ")
        };
        let mut rows = Vec::new();
        for file in files {
            let text = fs::read_to_string(file).expect("UTF-8");
            let mut reader = csv::ReaderBuilder::new()
                .delimiter(b';')
                .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
            let headings = reader.headers().expect("headings").clone();
            rows.extend(reader.records().map(|row| cells(&row.expect("a row"), &headings)));
        }
        rows
    }

    fn import(&self, name: &str, bytes: &[u8], options: &[&str]) -> Said {
        fs::write(self.path(name), bytes).expect("a file");
        self.run(&[&["import", name, "--into", ".", "--lang", "en"], options].concat())
    }
}

fn fixture(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/misread").join(name))
        .expect("a fixture")
}

/// A file with a column of one item, and what its rows become.
#[track_caller]
fn reads(item: &str, cells: &[&str], expected: &[&str]) -> String {
    let (wide, long) = (wide(item, cells), long(item, cells));
    let said = Trial::new().import("x.csv", wide.as_bytes(), &[]);
    assert_eq!(said.code, 0, "{cells:?}: {}", said.err);
    let expected: Vec<String> = expected
        .iter()
        .map(|value| if value.is_empty() { String::new() } else { format!("{item}={value}") })
        .collect();
    let filled = |rows: &[String]| rows.iter().filter(|row| !row.is_empty()).cloned().collect::<Vec<_>>();
    assert_eq!(filled(&said.rows), filled(&expected), "{cells:?}");
    let as_long = Trial::new().import("x.csv", long.as_bytes(), &[]);
    assert_eq!((as_long.code, filled(&as_long.rows)), (0, filled(&expected)), "{cells:?}: {}", as_long.err);
    // The same files are files of answers of our own.
    for text in [&wide, &long] {
        let trial = Trial::new();
        fs::write(trial.path("own.csv"), text).expect("a file");
        let scored = trial.run(&["score", "own.csv", "--questionnaire", "q.toml", "--lang", "en"]);
        assert_eq!(scored.code, 0, "{cells:?}: {}", scored.err);
    }
    // What was written is read back as it is.
    let own = Trial::new();
    own.import("x.csv", wide.as_bytes(), &[]);
    let checked = own.run(&["check", ".", "--lang", "en"]);
    assert!(!checked.err.contains("[S05"), "{cells:?}: {}", checked.err);
    said.out
}

/// A file with a column of one item that is refused with this code, as an export and as a file of our own.
#[track_caller]
fn refuses(item: &str, cells: &[&str], code: &str) -> String {
    let mut first = String::new();
    for text in [wide(item, cells), long(item, cells)] {
        let said = Trial::new().import("x.csv", text.as_bytes(), &[]);
        assert!(said.code == 2 && said.err.contains(&format!("error[{code}]")), "{cells:?}: {}", said.err);
        assert_eq!(said.rows, [""; 0], "nothing is written");
        let trial = Trial::new();
        fs::write(trial.path("own.csv"), text).expect("a file");
        let scored = trial.run(&["score", "own.csv", "--questionnaire", "q.toml", "--lang", "en"]);
        assert!(
            scored.code == 2 && scored.err.contains(&format!("error[{code}]")),
            "{cells:?}: {}",
            scored.err
        );
        if first.is_empty() {
            first = said.err;
        }
    }
    first
}

fn wide(item: &str, cells: &[&str]) -> String {
    let rows = cells.iter().enumerate().map(|(at, cell)| format!("north;r{at};{cell}\n"));
    format!("unit;respondent;{item}\n{}", rows.collect::<String>())
}

fn long(item: &str, cells: &[&str]) -> String {
    let rows = cells.iter().enumerate().map(|(at, cell)| format!("north;r{at};{item};{cell}\n"));
    format!("unit;respondent;item;value\n{}", rows.collect::<String>())
}

#[test]
fn one_is_yes_where_the_options_are_yes_and_no() {
    let out = reads("list", &["1", "1"], &["yes", "yes"]);
    assert!(out.contains("1 is read as Yes and 0 as No"), "{out}");
    reads("list", &["1", "0", ""], &["yes", "no", ""]);
    reads(
        "list",
        &["true", "FALSE", "Y", "n", "J", "ja", "Nej", "yes"],
        &["yes", "no", "yes", "no", "yes", "yes", "no", "yes"],
    );
    let err = refuses("list", &["1", "2"], "S050");
    assert!(err.contains("another option stands first in the list"), "{err}");
    assert!(err.contains("[values.list] \"2\" = \"…\""), "{err}");
    refuses("list", &["0", "1", "2"], "S050");
}

#[test]
fn a_place_in_the_list_is_taken_only_where_nothing_speaks_against_it_and_is_said() {
    let out = reads("often", &["1", "3", "2"], &["never", "always", "some"]);
    assert!(out.contains("places in the list (1 = Never, 2 = Sometimes"), "{out}");
    refuses("often", &["0", "1", "2"], "S050");
    refuses("often", &["1", "2", "4"], "S050");
    refuses("often", &["1", "2", "99"], "S050");
    refuses("chan", &["0", "1|2"], "S050");
    let out = reads("chan", &["1|3", "web"], &["web|chat", "web"]);
    assert!(out.contains("places in the list (1 = Web"), "{out}");
    // Where the options have numbers of their own, a number is one of those.
    reads("agree", &["1", "3.0"], &["1", "3"]);
    refuses("agree", &["0", "1"], "S015");
}

#[test]
fn codes_that_count_from_nought_are_refused_until_a_mapping_names_all_of_them() {
    let file = "unit,respondent,list,often\nnorth,a,1,2\nnorth,b,0,1\nsouth,c,1,0\n";
    let trial = Trial::new();
    let half = "format = 1\n[values]\n\"0\" = \"no\"\n[values.often]\n\"0\" = \"never\"\n";
    fs::write(trial.path("map.toml"), half).expect("a file");
    let said = trial.import("x.csv", file.as_bytes(), &["--mapping", "map.toml"]);
    assert!(said.code == 2 && said.err.contains("[values.often] \"2\""), "{}", said.err);
    fs::write(trial.path("map.toml"), format!("{half}\"1\" = \"some\"\n\"2\" = \"always\"\n"))
        .expect("a file");
    let said = trial.import("x.csv", file.as_bytes(), &["--mapping", "map.toml"]);
    assert_eq!(
        said.rows,
        ["list=yes often=always", "list=no often=some", "list=yes often=never"],
        "{}",
        said.err
    );
}

#[test]
fn a_number_of_our_own_file_that_is_a_place_is_warned_of() {
    let trial = Trial::new();
    fs::write(trial.path("own.csv"), wide("often", &["1", "2", "1"])).expect("a file");
    let said = trial.run(&["score", "own.csv", "--questionnaire", "q.toml", "--lang", "sv"]);
    assert!(said.code == 0 && said.err.contains("varning[S055]"), "{}", said.err);
    assert!(said.err.contains("1 = Never, 2 = Sometimes, 3 = Always"), "{}", said.err);
}

#[test]
fn labels_that_are_other_options_ids_are_warned_of_and_never_read() {
    let options =
        "[{ id = \"1\", label = \"5\" }, { id = \"3\", label = \"3\" }, { id = \"5\", label = \"1\" }]";
    let trial = Trial::of(&format!(
        "{ITEMS}\n[[items]]\nid = \"trap\"\ngroup = \"g\"\ntext = \"T?\"\noptions = {options}\n"
    ));
    for (lang, words) in [("en", "the option `1` is labelled `5`"), ("sv", "svaret ”1” heter ”5”")] {
        let said = trial.run(&["questionnaire", "check", "q.toml", "--lang", lang]);
        let all = said.out + &said.err;
        assert!(all.contains("[Q115]") && all.contains(words), "{all}");
    }
    let said = trial.import("x.csv", b"unit,respondent,trap\nnorth,a,1\nsouth,b,5\n", &[]);
    assert!(said.code == 2 && said.err.contains("error[S050]"), "{}", said.err);
    let said = trial.import("x.csv", b"unit,respondent,trap\nnorth,a,3\n", &[]);
    assert_eq!((said.code, said.rows), (0, vec!["trap=3".to_owned()]), "{}", said.err);
    let other = Trial::new().run(&["questionnaire", "check", "q.toml"]);
    assert!(!(other.out + &other.err).contains("Q115"));
}

#[test]
fn per_cent_are_read_where_the_item_asks_for_them() {
    let out = reads(
        "share",
        &["50%", "50 %", "\"50,5 %\"", "7", "50\u{a0}%", "12 procent"],
        &["50", "50", "50.5", "7", "50", "12"],
    );
    assert!(out.contains("50 % is read as 50"), "{out}");
    refuses("cases", &["50 %"], "S052");
    let questionnaire = String::from_utf8(fixture("questionnaire.toml")).expect("UTF-8");
    let said = Trial::of(&questionnaire).import("x.xlsx", &fixture("percent.xlsx"), &[]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.rows[0].contains("share=50 ") && said.rows[1].contains("share=75.5"), "{:?}", said.rows);
    // What stands beside per cent without a sign may be a share of one: both readings are shown.
    for (texts, readings) in [
        (["50 %", "0.5"], "“0.5” may be 0.5 per cent or 50 per cent"),
        (["50 %", "\"0,25\""], "“0,25” may be 0.25 per cent or 25 per cent"),
        (["50 %", "1"], "“1” may be 1 per cent or 100 per cent"),
    ] {
        let err = refuses("share", &texts, "S056");
        assert!(err.contains(readings) && err.contains("[values.share]"), "{err}");
    }
    // Beside greater numbers without a sign it is a per cent as they are, and where the mapping says what it is, that.
    let said = Trial::new().import("x.csv", wide("share", &["50 %", "12.5", "0.5"]).as_bytes(), &[]);
    assert_eq!(said.rows, ["share=50", "share=12.5", "share=0.5"]);
    assert!(said.err.contains("warning[S056]"), "{}", said.err);
    let part = Trial::new().import("x.csv", wide("part", &["50 %", "0.5"]).as_bytes(), &[]);
    assert!(!part.err.contains("S056"), "{}", part.err);
    let said = Trial::new().import("x.csv", wide("share", &["0.5", "0.25", "1"]).as_bytes(), &[]);
    assert!(said.err.contains("warning[S056]"), "{}", said.err);
    let said = Trial::new().import("x.csv", wide("share", &["0.5", "25"]).as_bytes(), &[]);
    assert!(!said.err.contains("S056"), "{}", said.err);
}

#[test]
fn thousands_are_told_from_decimals_by_the_column_or_refused() {
    let err = refuses("cases", &["1,234", "2,500"], "S051");
    assert!(err.contains("“1,234” may be 1.234 or 1234") && err.contains("\"1,234\" = \"1234\""), "{err}");
    refuses("cases", &["1,234", "1.234", "1 234", "1234", "12,345", "1234567"], "S051");
    let out = reads("hours", &["1,234", "12.5"], &["1234", "12.5"]);
    assert!(out.contains("a comma parts thousands"), "{out}");
    let out = reads("hours", &["1,234", "12,5"], &["1.2340", "12.5"]);
    assert!(out.contains("a comma parts decimals"), "{out}");
    reads("hours", &["1.234", "1.234,5"], &["1234", "1234.5"]);
    reads("cases", &["1,234", "1,234,567"], &["1234", "5000"]);
    for text in ["1 234", "1\u{a0}234", "1\u{202f}234", "1\u{2009}234", "1'234", "1’234"] {
        reads("hours", &[text], &["1234"]);
    }
    // Nothing above 100 can be answered, so that it can only be decimals.
    reads("share", &["12,345"], &["12.3450"]);
    // Another column shows how the file writes numbers.
    let said = Trial::new().import("x.csv", b"unit;respondent;hours;share\nnorth;a;1,234;12.5\n", &[]);
    assert_eq!(said.rows, ["hours=1234 share=12.5"], "{}", said.err);
}

#[test]
fn numbers_are_kept_as_they_were_given() {
    reads(
        "hours",
        &["0.1234567", "33.333333333333336", "5e1", "1E3", "\"0,123456789\""],
        &["0.1234567", "33.333333333333336", "50", "1000", "0.123456789"],
    );
}

#[test]
fn words_for_nothing_and_for_not_applicable_are_understood() {
    reads(
        "agree",
        &["n.a.", "Ej relevant", "Inte aktuellt", "Vet ej/kan inte svara", "1"],
        &["na", "na", "na", "dk", "1"],
    );
    let said = Trial::new().import("x.csv", wide("agree", &["NaN", "NULL", "-", "1"]).as_bytes(), &[]);
    assert_eq!((said.code, said.rows), (0, vec!["agree=1".to_owned()]), "{}", said.err);
    reads("hours", &["n.a.", "7"], &["na", "7"]);
}

#[test]
fn a_number_beside_a_label_is_read_where_it_agrees_and_refused_where_it_contradicts_it() {
    reads("agree", &["Fully (3)", "(3) Fully", "3 - Fully", "3. Fully", "3 Fully"], &["3"; 5]);
    for cell in ["1 - Fully", "(2) Fully", "Fully (1)", "9 - Fully"] {
        refuses("agree", &[cell], "S015");
    }
    // Where options have no numbers, the number is the tool's own.
    reads("often", &["0 - Never", "Always (2)"], &["never", "always"]);
}

#[test]
fn a_bare_number_is_what_the_same_number_stands_beside_elsewhere_in_the_column() {
    for (item, cells, expected) in [
        ("often", &["0 - Never", "1 - Sometimes", "1"][..], &["never", "some", "some"][..]),
        ("often", &["1", "0 - Never", "1 - Sometimes", "0"], &["some", "never", "some", "never"]),
        ("often", &["Never (0)", "Always (3)", "3"], &["never", "always", "always"]),
        ("often", &["(4) Never", "Always [1]", "4", "1.0"], &["never", "always", "never", "always"]),
        ("often", &["4 - Never", "3 - Sometimes", "4", "1 - Always"], &["never", "some", "never", "always"]),
        ("often", &["3 - Never", "2 - Sometimes", "1 - Always", "1"], &["never", "some", "always", "always"]),
        ("often", &["99 - Never", "99", "vet ej"], &["never", "never", "dk"]),
        ("list", &["0 - No", "1 - Yes", "1", "0"], &["no", "yes", "yes", "no"]),
        ("list", &["1 - Nej", "2 - Ja", "1", "2"], &["no", "yes", "no", "yes"]),
        ("list", &["1 - No", "1", "0 - Yes"], &["no", "no", "yes"]),
    ] {
        let out = reads(item, cells, expected);
        assert!(!out.contains("places in the list") && !out.contains("is read as Yes"), "{cells:?}: {out}");
        let trial = Trial::new();
        fs::write(trial.path("own.csv"), wide(item, cells)).expect("a file");
        let scored = trial.run(&["score", "own.csv", "--questionnaire", "q.toml", "--lang", "en"]);
        assert!(!scored.err.contains("[S055]"), "{cells:?}: {}", scored.err);
    }
}

#[test]
fn a_bare_number_is_refused_where_labels_have_numbers_that_do_not_tell_what_it_stands_for() {
    for (item, cells) in [
        // It stands beside no label.
        ("often", &["0 - Never", "1 - Sometimes", "2"][..]),
        ("often", &["4 - Never", "1"]),
        ("often", &["1 - Never", "2"]),
        ("list", &["1 - No", "0"]),
        // One number stands beside two labels, or two beside one.
        ("often", &["1", "4 - Always", "2 - Always"]),
        ("often", &["4", "4 - Always", "2 - Always"]),
        ("often", &["1 - Never", "1 - Always", "1"]),
        ("list", &["1 - No", "1 - Yes", "1"]),
    ] {
        let err = refuses(item, cells, "S050");
        assert!(err.contains("have numbers beside labels"), "{err}");
    }
    // A mapping says it.
    let trial = Trial::new();
    fs::write(trial.path("m.toml"), "format = 1\n[values.often]\n\"2\" = \"always\"\n").expect("a file");
    let file = wide("often", &["0 - Never", "1", "1 - Sometimes", "2"]);
    let said = trial.import("x.csv", file.as_bytes(), &["--mapping", "m.toml"]);
    let expected = ["never", "some", "some", "always"].map(|option| format!("often={option}"));
    assert_eq!(said.rows, expected, "{}", said.err);
}

#[test]
fn a_formula_without_a_value_and_an_error_are_faults_with_their_cells() {
    let questionnaire = String::from_utf8(fixture("questionnaire.toml")).expect("UTF-8");
    let import = |name: &str| Trial::of(&questionnaire).import("x.xlsx", &fixture(name), &[]);
    let said = import("formula.xlsx");
    assert!(
        said.code == 2 && said.err.contains("error[S054]") && said.err.contains("row 2, column F"),
        "{}",
        said.err
    );
    let said = import("formula-unit.xlsx");
    assert!(said.err.contains("row 2, column A") && said.err.contains("row 3, column C"), "{}", said.err);
    assert_eq!((said.code, said.err.matches("error[").count()), (2, 2), "{}", said.err);
    for cell in ["#N/A", "#SAKNAS!", "#REF!"] {
        refuses("agree", &[cell], "S053");
        refuses("note", &[cell], "S053");
        refuses("chan", &[cell], "S053");
    }
}

#[test]
fn a_hidden_sheet_is_read_last_and_other_sheets_with_answers_are_named() {
    let questionnaire = String::from_utf8(fixture("questionnaire.toml")).expect("UTF-8");
    let said = Trial::of(&questionnaire).import("x.xlsx", &fixture("hidden-sheet.xlsx"), &[]);
    assert_eq!((said.code, said.rows.len()), (0, 2), "{}", said.err);
    assert!(said.out.contains("The sheet Old (hidden) looks like answers too"), "{}", said.out);
    let said = Trial::of(&questionnaire).import("x.xlsx", &fixture("hidden-sheet.xlsx"), &["--sheet", "Old"]);
    assert!(said.rows[0].contains("free=old") && said.out.contains("Old (hidden) is read"), "{}", said.out);
}

#[test]
fn a_row_in_another_encoding_is_refused_and_does_not_spoil_the_others() {
    let bytes = b"unit,respondent,role,agree\nnorth,a,f\xc3\xb6rvaltning,1\nnorth,b,sk\xc3\xb6tare,1\nsouth,c,sk\xf6tare,1\n";
    let said = Trial::new().import("x.csv", bytes, &[]);
    assert!(
        said.code == 2 && said.err.contains("row 4, column C") && said.err.contains("byte F6"),
        "{}",
        said.err
    );
    assert_eq!(said.rows, [""; 0]);
    let said = Trial::new().import("x.csv", bytes, &["--encoding", "windows-1252"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let latin = b"unit,respondent,role,agree\nnorth,a,f\xf6rvaltning,1\n";
    assert_eq!(Trial::new().import("x.csv", latin, &[]).code, 0);
}

/// LimeSurvey's first columns.
const LIMESURVEY: &str = "\"id\",\"submitdate\",\"lastpage\",\"startlanguage\",\"unit\"";

#[test]
fn what_limesurvey_writes_for_an_unreached_question_is_no_answer() {
    let file = format!(
        "{LIMESURVEY},\"list\",\"chan[web]\",\"chan[phone]\",\"chan[chat]\"\n\
        1,2026-03-01 10:00:00,2,en,north,Yes,Yes,No,No\n\
        2,,1,en,north,No,N/A,N/A,N/A\n\
        3,,1,en,north,N/A,No,N/A,Yes\n"
    );
    let said = Trial::new().import("x.csv", file.as_bytes(), &[]);
    assert_eq!(said.rows, ["list=yes chan=web", "list=no", "chan=chat"], "{}", said.err);
    assert!(said.out.contains("N/A is read as not answered"), "{}", said.out);
    // In a file of our own it says that the whole question does not apply.
    let own = "unit;respondent;chan[web];chan[phone];chan[chat]\nnorth;a;n/a;n/a;n/a\n";
    let said = Trial::new().import("x.csv", own.as_bytes(), &[]);
    assert_eq!(said.rows, ["chan=na"], "{}", said.err);
}

#[test]
fn limesurvey_may_write_one_for_yes_and_two_for_no() {
    let file = format!(
        "{LIMESURVEY},\"list\",\"chan[web]\",\"chan[phone]\",\"chan[chat]\"\n\
        1,1980-01-01 00:00:00,2,en,north,1,1,2,2\n\
        2,1980-01-01 00:00:00,2,en,south,2,2,1,2\n\
        3,1980-01-01 00:00:00,2,en,south,,,,\n"
    );
    let said = Trial::new().import("x.csv", file.as_bytes(), &[]);
    assert_eq!(said.rows, ["list=yes chan=web", "list=no chan=phone"], "{}", said.err);
    assert!(said.out.contains("1 is read as ticked and 2 as not ticked"), "{}", said.out);
    assert!(said.out.contains("1 is read as Yes and 2 as No"), "{}", said.out);
    // Elsewhere 2 says neither.
    let other = "unit;respondent;chan[web];chan[phone];chan[chat]\nnorth;a;1;2;2\n";
    let said = Trial::new().import("x.csv", other.as_bytes(), &[]);
    assert!(said.code == 2 && said.err.contains("error[S035]"), "{}", said.err);
}

#[test]
fn a_text_that_is_no_answer_is_told_once_for_all_columns_with_the_line_that_mends_it() {
    let items = "[[items]]\nid = \"more\"\ngroup = \"g\"\nscale = \"yes-no\"\ntext = \"More?\"\n";
    let rows: String = (0..40).map(|at| format!("north;r{at};Kanske;Kanske\n")).collect();
    let file = format!("unit;respondent;list;more\n{rows}");
    let trial = Trial::of(&format!("{ITEMS}{items}"));
    let said = trial.import("x.csv", file.as_bytes(), &[]);
    assert_eq!((said.code, said.err.matches("error[S015]").count()), (2, 1), "{}", said.err);
    let line = said.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        line.contains("stands in 2 columns") && line.contains("[values] \"Kanske\" = \"…\""),
        "{}",
        said.err
    );
    assert!(line.contains("the same in 79 more places"), "{}", said.err);
    let one = Trial::new().import("x.csv", wide("list", &["Jaa", "Jaa"]).as_bytes(), &[]);
    assert!(one.err.contains("[values.list] \"Jaa\" = \"yes\""), "{}", one.err);
}

#[test]
fn days_and_months_stand_in_the_order_that_the_tool_or_the_column_shows() {
    let answers = |duplicates: &str, head: &str, rows: &str| {
        let said =
            Trial::new().import("x.csv", format!("{head}\n{rows}").as_bytes(), &["--duplicates", duplicates]);
        assert_eq!(said.code, 0, "{}", said.err);
        said.rows
    };
    let head = "ID,Start time,Completion time,Email,Name,unit,agree";
    // Microsoft Forms writes the month first: the 4th of March came after the 5th of February.
    let rows = "1,3/4/26 10:00:00,3/4/26 10:05:00,a@example.org,,north,3\n\
        2,2/5/26 10:00:00,2/5/26 10:05:00,a@example.org,,north,1\n";
    assert_eq!(answers("last", head, rows), ["agree=3"]);
    assert_eq!(answers("first", head, rows), ["agree=1"]);
    // A number above 12 shows that the day stands first: the 2nd of May came after the 3rd of April.
    let rows = "1,3/4/26 10:00:00,3/4/26 10:05:00,a@example.org,,north,3\n\
        2,2/5/26 10:00:00,2/5/26 10:05:00,a@example.org,,north,1\n\
        3,13/1/26 10:00:00,13/1/26 10:05:00,b@example.org,,north,2\n";
    assert_eq!(answers("last", head, rows), ["agree=1", "agree=2"]);
    // Other tools write the day first where nothing shows it.
    let head = "id,submitdate,lastpage,startlanguage,seed,token,unit,agree";
    let rows = "1,03/04/2026 10:00:00,2,en,1,t,north,3\n2,02/05/2026 10:00:00,2,en,1,t,north,1\n";
    assert_eq!(answers("last", head, rows), ["agree=1"]);
}

#[test]
fn how_long_the_answering_took_is_reckoned_with_the_month_first() {
    let trial = Trial::new();
    let rows = "1,1/2/26 23:59:50,1/3/26 0:00:10,a@example.org,,north,3\n";
    let file = format!("ID,Start time,Completion time,Email,Name,unit,agree\n{rows}");
    assert_eq!(trial.import("x.csv", file.as_bytes(), &["--name", "x"]).code, 0);
    let text = fs::read_to_string(trial.path("answers/2026/x.csv")).expect("UTF-8");
    assert!(text.lines().nth(1).is_some_and(|row| row.contains(";20;")), "{text}");
}

#[test]
fn a_mapping_that_is_written_says_how_numbers_were_read() {
    let trial = Trial::new();
    fs::write(trial.path("x.csv"), wide("often", &["1", "2"])).expect("a file");
    let said = trial.run(&["import", "x.csv", "--into", ".", "--write-mapping", "m.toml", "--lang", "en"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let text = fs::read_to_string(trial.path("m.toml")).expect("UTF-8");
    assert!(text.contains("#   the numbers are read as places in the list (1 = Never"), "{text}");
}
