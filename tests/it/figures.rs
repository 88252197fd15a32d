//! Key figures beside the answers: what is shown, where, and where answers say surely more than a figure does; and that the same thing is said
//! in the same words wherever a reader meets it.

use serde_json::Value;

use crate::cli::folder::Folder;
use crate::plan::folder;

/// `one` stands at 75 in the processes, surely above its target of 60; `near` at 50, above its 40 by chance; `two` at 25.
const FIGURES: &str = "unit;area;wave;name;value;measure;source;better;target\n\
    one;p;2025;Described;55,5;%;Own records;high;\n\
    one;p;2026;Described;60;%;Own records;high;80\n\
    one;p;2026;Errors;12;;;low;10\n\
    one;b;2026;Waiting time;3;days;;low;5\n\
    near;p;2026;Described;20;%;;high;80\n\
    two;p;2026;Described;10;%;;high;80\n\
    all;index;2026;Letters;46;%;;high;\n";

fn with_figures() -> Folder {
    let folder = folder();
    let assessment = String::from_utf8(folder.read("assessment.toml")).expect("text");
    let assessment = assessment.replace("targets = { a = 75 }", "targets = { a = 75, p = 60 }");
    // `near` and `two` have their targets from the whole.
    folder.write(
        "assessment.toml",
        &assessment.replace("targets = { b = 60 }", "targets = { b = 60, p = 40 }"),
    );
    folder.write("figures.csv", FIGURES);
    folder
}

/// What a command prints in English, its lines joined.
fn said(folder: &Folder, words: &str) -> String {
    let ran = folder.run(&format!("{words} --lang en"));
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn figures(folder: &Folder, unit: &str) -> Vec<Value> {
    let ran = folder.run("score . --wave 2026 --format json");
    let scores: Value = serde_json::from_str(&ran.out).expect("JSON");
    let units = scores["waves"][0]["units"].as_array().expect("units").clone();
    let unit = units.into_iter().find(|one| one["id"] == unit).expect("the unit");
    unit["figures"].as_array().cloned().unwrap_or_default()
}

#[test]
fn figures_stand_beside_the_score_of_their_area_with_target_change_and_source() {
    let told = said(&with_figures(), "report . --unit one --format text");
    for part in [
        "Described Source: Own records. 60% at least 80%, not reached +4.5 (better)",
        "Errors 12 at most 10, not reached –",
        "Waiting time 3 days at most 5 days, reached –",
        "Key figure: Described 60% (2025: 55.5%). Target: at least 80%, not reached. Source: Own records.",
        "Key figure: Waiting time 3 days. Target: at most 5 days, reached.",
    ] {
        assert!(told.contains(part), "{part} is not in\n{told}");
    }
    assert!(!told.contains("Letters"), "the whole's figure is not the unit's: {told}");
    let whole = said(&with_figures(), "report . --format text");
    assert!(whole.contains("Letters 46% higher is better –"), "{whole}");
}

#[test]
fn the_answers_are_said_to_say_more_only_where_the_score_is_surely_above_its_line() {
    let folder = with_figures();
    let one = figures(&folder, "one");
    // Ten at 75, one a step above and one below: 75 ± 8, and the target is 60.
    let described = &one[0];
    assert_eq!((&described["name"], &described["reached"]), (&"Described".into(), &false.into()));
    assert_eq!(described["change"], 4.5);
    let verdict = |figure: &Value| (figure["say_do"]["above"].clone(), figure["say_do"]["verdict"].clone());
    assert_eq!(verdict(described), (true.into(), "sure".into()));
    assert_eq!(described["say_do"]["high_from"], 60.0);
    // A figure that reaches its target contradicts nothing.
    assert_eq!(one[2]["say_do"], Value::Null, "{one:?}");
    // 50 ± 17 is above 40 by chance, and 25 is surely below it.
    assert_eq!(verdict(&figures(&folder, "near")[0]), (true.into(), "unsure".into()));
    assert_eq!(verdict(&figures(&folder, "two")[0]), (false.into(), "sure".into()));
    let whole = said(&folder, "report . --format text");
    assert!(whole.contains("In 1 unit answers and key figures say different things"), "{whole}");
    let sentence = "The answers say that Processes has come far: the score is 75 (67–83), surely above the target of 60. At the same time the \
                    key figures are not there: Described (60%, the target is at least 80%) and Errors (12, the target is at most 10). That is \
                    worth a closer look";
    assert!(whole.contains(&format!("One: {sentence}")), "{whole}");
    let page = said(&folder, "report . --unit one --format text");
    assert_eq!(page.matches(sentence).count(), 2, "beside the figures and beside the area: {page}");
    for unit in ["near", "two"] {
        let page = said(&folder, &format!("report . --unit {unit} --format text"));
        assert!(!page.contains("The answers say that"), "{unit}: {page}");
    }
}

#[test]
fn without_a_target_the_first_level_of_the_upper_half_is_the_line() {
    let folder = with_figures();
    let asked = String::from_utf8(folder.read("q.toml")).expect("text");
    let levels = [("low", 0), ("middle", 30), ("high", 55), ("top", 90)]
        .map(|(id, from)| format!("[[levels]]\nid = \"{id}\"\nfrom = {from}\nname = \"{id}\"\n"));
    folder.write("q.toml", &asked.replacen("[[scales]]", &format!("{}[[scales]]", levels.concat()), 1));
    let assessment = String::from_utf8(folder.read("assessment.toml")).expect("text");
    folder.write("assessment.toml", &assessment.replace(", p = 60", "").replace(", p = 40", ""));
    assert_eq!(figures(&folder, "one")[0]["say_do"]["high_from"], 55.0);
    let page = said(&folder, "report . --unit one --format text");
    assert!(page.contains("surely above 55, where the level high begins"), "{page}");
    // A target below that level makes nothing high.
    folder.write("assessment.toml", &assessment.replace("p = 60", "p = 10"));
    assert_eq!(figures(&folder, "one")[0]["say_do"]["high_from"], 55.0);
}

#[test]
fn figures_are_in_swedish_as_swedes_write_them() {
    let folder = with_figures();
    let page = folder.run("report . --unit one --format text --lang sv").out;
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "Nyckeltal: Described 60 % (2025: 55,5 %). Mål: minst 80 %, inte nått. Källa: Own records.",
        "säkert över målet 60. Samtidigt är nyckeltalen inte där: Described (60 %, målet är minst 80 %) och Errors (12, målet är högst 10).",
        "+4,5 (bättre)",
    ] {
        assert!(page.contains(part), "{part} is not in\n{page}");
    }
}

#[test]
fn figures_of_a_unit_that_is_withheld_are_shown_and_nothing_is_said_of_its_answers() {
    let folder = with_figures();
    let assessment = String::from_utf8(folder.read("assessment.toml")).expect("text");
    folder
        .write("assessment.toml", &assessment.replace("min_change = 15", "min_change = 15\nmin_group = 13"));
    let page = said(&folder, "report . --unit one --format text");
    assert!(page.contains("60% at least 80%, not reached +4.5 (better)"), "{page}");
    assert!(!page.contains("The answers say that"), "{page}");
    assert_eq!(figures(&folder, "one")[0]["say_do"], Value::Null);
}

#[test]
fn faults_in_figures_stop_every_command_and_are_told_with_row_and_column() {
    let folder = with_figures();
    folder.write("figures.csv", &FIGURES.replace("near;p", "naer;p").replace(";46;", ";many;"));
    for words in ["check .", "score .", "report . --format text"] {
        let ran = folder.run(&format!("{words} --lang sv"));
        assert_eq!(ran.code, 2, "{words}");
        for part in [
            "R005",
            "menade ni ”near”?",
            "figures.csv, rad 6, kolumn A (unit)",
            "R011",
            "rad 8, kolumn E (value)",
        ] {
            assert!(
                ran.err.contains(part) || ran.out.contains(part),
                "{words}: {part}\n{}{}",
                ran.err,
                ran.out
            );
        }
    }
}

#[test]
fn a_saved_answer_of_kolada_stands_beside_the_area_with_its_source() {
    let folder = with_figures();
    let assessment = String::from_utf8(folder.read("assessment.toml")).expect("text");
    let mapping = "[[kolada]]\nfile = \"kolada.json\"\ntitles = \"kpi.json\"\nunits = { 1283 = \"all\" }\n\
                   kpis = { N00945 = { node = \"p\", better = \"high\", target = 70 } }\n";
    folder.write("assessment.toml", &format!("{assessment}{mapping}"));
    let value = |year: u16, value: &str| {
        format!(
            r#"{{"kpi":"N00945","municipality":"1283","period":{year},"values":[{{"count":1,"gender":"T","status":"","value":{value}}}]}}"#
        )
    };
    folder.write(
        "kolada.json",
        &format!(r#"{{"count":2,"values":[{},{}]}}"#, value(2025, "61.3"), value(2026, "64.05")),
    );
    folder.write(
        "kpi.json",
        r#"{"count":1,"values":[{"id":"N00945","title":"Beskrivna processer, andel (%)"}]}"#,
    );
    let page = said(&folder, "report . --unit all --format text");
    let told = "Key figure: Beskrivna processer, andel 64.05% (2025: 61.3%). Target: at least 70%, not reached. Source: Kolada, N00945.";
    assert!(page.contains(told), "{page}");
}

// What a reader met on one page and found otherwise on another.

#[test]
fn a_list_says_that_what_is_sure_on_a_units_page_need_not_be_sure_in_it() {
    let note = "On a unit’s own page its own table is judged";
    assert!(said(&folder(), "plan gaps .").contains(note));
    assert!(!said(&folder(), "plan gaps . --unit two").contains(note), "there it is judged as on its page");
}

#[test]
fn a_unit_on_the_border_is_not_named_as_one_to_start_in() {
    let folder = folder();
    // `near` has 50 of the 50 that Alfa rests on, and may as well have 40.
    let told = said(&folder, "report . --format text");
    assert!(told.contains("Start in One: the prerequisites are in place there"), "{told}");
    assert!(!told.contains("Start in One and Three"), "{told}");
    assert!(said(&folder, "plan start .").contains("On the border - Three"));
}

#[test]
fn what_is_only_probably_reached_is_counted_so_everywhere() {
    let folder = folder();
    let assessment = String::from_utf8(folder.read("assessment.toml")).expect("text");
    // 75 ± 8 reaches 72 by chance.
    folder.write(
        "assessment.toml",
        &assessment.replace("targets = { a = 75 }", "targets = { p = 72, b = 40 }"),
    );
    let gaps = said(&folder, "plan gaps . --unit one");
    assert!(gaps.contains("1 of 2 targets is reached and 1 is probably reached."), "{gaps}");
    let start = said(&folder, "plan start . --unit one");
    assert!(start.contains("All targets that can be judged are reached, or probably reached."), "{start}");
    let page = said(&folder, "report . --unit one --format text");
    assert!(page.contains("1 of 2 targets is reached and 1 is probably reached"), "{page}");
}

#[test]
fn it_is_said_whose_answers_a_plan_counts() {
    let told = said(&folder(), "plan sample .");
    assert!(
        told.contains("Answers are those that have a score in Index; all who answered anything may be more."),
        "{told}"
    );
}

#[test]
fn one_thing_has_one_word() {
    let folder = folder();
    for (lang, other, border) in [("en", "on the line", "on the border"), ("sv", "på linjen", "på gränsen")]
    {
        for words in ["report . --format text", "report . --unit near --format text", "plan start ."] {
            let told = folder.run(&format!("{words} --lang {lang}")).out.to_lowercase();
            let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(told.contains(border) && !told.contains(other), "{words} {lang}: {told}");
        }
    }
}

#[test]
fn an_area_has_its_whole_name_in_every_row() {
    let folder = folder();
    let asked = String::from_utf8(folder.read("q.toml")).expect("text");
    folder.write("q.toml", &asked.replace("name = \"Alfa\"", "name = \"Alfa and all\"\nshort = \"Short\""));
    for words in ["plan gaps .", "report . --unit one --format text"] {
        let told = said(&folder, words);
        assert!(told.contains("Alfa and all") && !told.contains("Short"), "{words}: {told}");
    }
}

#[test]
fn intervals_in_brackets_are_explained_only_where_they_stand() {
    let folder = folder();
    let explained = "The interval in brackets is for one change at a time";
    assert!(said(&folder, "report . --format text").contains(explained));
    assert!(!said(&folder, "trend .").contains(explained), "its tables have no intervals");
    assert!(!said(&folder, "plan gaps .").contains(explained));
}

#[test]
fn what_is_said_of_summaries_alone_is_not_said_of_everything() {
    let told = said(&folder(), "report . --format text");
    assert!(told.contains("No unit as a whole has surely changed"), "{told}");
    assert!(!told.contains("Elsewhere there is no sure change"), "{told}");
}
