//! Groups that rest on others: the level stands, and a weak ground is told with it in words.

use serde_json::Value;

use crate::cli::folder::{Folder, QUESTIONNAIRE, Ran};

/// Robots and Data rest on processes and leadership; a part of leadership rests on processes.
fn resting(line: &str) -> Folder {
    let folder = Folder::new();
    let ground = format!("rests_on = {{ processes = {line}, lead = {line} }}\n");
    let mut text = QUESTIONNAIRE.to_owned();
    for id in ["robots", "data"] {
        text = text.replacen(&format!("id = \"{id}\"\n"), &format!("id = \"{id}\"\n{ground}"), 1);
    }
    let own = "id = \"lead-will\"\nrests_on = { processes = 30 }\n";
    folder.write("small.toml", &text.replacen("id = \"lead-will\"\n", own, 1));
    folder
}

fn told(ran: &Ran) -> String {
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn node(folder: &Folder, unit: &str, id: &str) -> Value {
    let ran = folder.run("score . --format json --show-anyway --wave 2026");
    let scores: Value = serde_json::from_str(&ran.out).expect("JSON");
    let find = |list: &Value, id: &str| -> Value {
        let list = list.as_array().expect("a list");
        list.iter().find(|one| one["id"] == id).unwrap_or_else(|| panic!("no {id}")).clone()
    };
    find(&find(&scores["waves"][0]["units"], unit)["nodes"], id)
}

#[test]
fn a_level_stands_and_says_what_it_rests_on() {
    // In the south processes have 25.9 points and leadership 27.8, of which both are below 37.5.
    let folder = resting("37.5");
    let data = node(&folder, "south", "data");
    let plain = node(&Folder::new(), "south", "data");
    assert_eq!((&data["level"], &data["score"]), (&plain["level"], &plain["score"]));
    let weak = data["weak_ground"].as_array().expect("what is weak");
    assert_eq!(
        weak.iter().map(|one| one["node"].as_str().unwrap()).collect::<Vec<_>>(),
        ["lead", "processes"]
    );
    assert_eq!(weak[1]["needs"], 37.5);
    assert_eq!(weak[1]["has"], node(&folder, "south", "processes")["score"]);
    // In the north both are above.
    assert!(node(&folder, "north", "data").get("weak_ground").is_none());
    for (words, expected) in [
        (
            "score . --unit south --lang en",
            "Robots and Data rest on weak ground: Leadership 28 of 100 and Processes 26 of 100.",
        ),
        (
            "score . --unit south --lang sv",
            "Robotar och data vilar på svag grund: ledarskap 28 av 100 och processer 26 av 100.",
        ),
        (
            "score . --unit south --format markdown --lang en",
            "Will rests on weak ground: Processes 26 of 100.",
        ),
        ("score . --format markdown --lang en", "Robots and Data rest on weak ground"),
        (
            "explain . south robots --lang en",
            "Rests on weak ground: Leadership 28 of 100 and Processes 26 of 100.",
        ),
        (
            "questionnaire show small.toml --lang en",
            "Rests on Leadership at least 37.5 and Processes at least 37.5.",
        ),
        (
            "questionnaire show small.toml --lang sv",
            "Vilar på ledarskap minst 37,5 och processer minst 37,5.",
        ),
    ] {
        let anyway = if words.starts_with("questionnaire") { "" } else { " --show-anyway" };
        let told = told(&folder.run(&format!("{words}{anyway}")));
        assert!(told.contains(expected), "{words}\n{told}");
    }
    let north = told(&folder.run("score . --unit north --lang en --show-anyway"));
    assert!(!north.contains("weak ground"), "{north}");
}

#[test]
fn the_pages_of_a_unit_and_of_the_whole_tell_it() {
    let folder = resting("60");
    assert_eq!(folder.run("report . --out pages --lang en --show-anyway").code, 0);
    let page = |path: &str| String::from_utf8(folder.read(path)).expect("UTF-8");
    let south = page("pages/units/south.html");
    assert_eq!(
        south.matches("Rests on weak ground: Leadership 28 of 100 and Processes 26 of 100.").count(),
        2
    );
    assert!(south.contains("Will rests on weak ground: Processes 26 of 100."), "a part of an area");
    let index = page("pages/index.html");
    assert!(
        index
            .contains(">Robots and Data rest on weak ground: Leadership 44 of 100 and Processes 51 of 100.<")
    );
    assert!(index.contains("The south office: Robots and Data rest on weak ground"));
    // Of units that are withheld nothing is said.
    assert!(!index.contains("tiny: ") && !page("pages/units/tiny.html").contains("weak ground"));
    assert!(!page("pages/units/north.html").contains("weak ground"));
}

#[test]
fn exactly_at_the_line_is_no_weak_ground() {
    // All twelve of the north had half of the points at the owner of processes in the first wave: 58.333333 in all.
    let of = |line: &str| {
        let folder = resting(line);
        let told = told(&folder.run("score . --unit north --wave 2025 --lang en --show-anyway"));
        told.contains("Processes 58")
    };
    assert!(!of("58.333333"));
    assert!(of("58.333334"));
}

#[test]
fn of_what_is_withheld_nothing_is_said_and_of_a_stage_no_figure() {
    // The list of processes is a single question: of eight people its stage is shown, and no figure; use is told of twelve.
    let folder = Folder::new();
    let text = QUESTIONNAIRE.replacen(
        "id = \"robots\"\n",
        "id = \"robots\"\nrests_on = { p-list = 90, l-why = 90, data = 90 }\n",
        1,
    );
    // Data are asked of few alone.
    let text = text.replacen(
        "id = \"d-hoard\"\n",
        "id = \"d-hoard\"\nshown_if = { item = \"p-owner\", is = [\"3\"] }\n",
        1,
    );
    folder.write("small.toml", &text);
    let mut rows = crate::cli::folder::csv(&[
        ("north", 4, ["", "1", "", "2", ""]),
        ("north", 7, ["1", "1", "1", "2", ""]),
        ("north", 1, ["1", "3", "1", "2", "3"]),
    ]);
    folder.write("answers/2025.csv", &rows);
    rows = rows.replace("r1,", "s1,");
    folder.write("answers/2026.csv", &rows);
    let robots = node(&folder, "north", "robots");
    assert!(robots["score"].is_number(), "{robots}");
    let list = node(&folder, "north", "p-list");
    assert!(list["score"].is_null() && list["nearest_stage"].is_array(), "{list}");
    let weak = robots["weak_ground"].as_array().expect("what is weak");
    let weak: Vec<(&str, &Value)> =
        weak.iter().map(|one| (one["node"].as_str().unwrap(), &one["has"])).collect();
    assert_eq!(weak, [("l-why", &Value::Null), ("p-list", &Value::Null)]);
    let told = told(&folder.run("score . --unit north --lang en --show-anyway"));
    assert!(told.contains("Robots rests on weak ground: ‘Why’ and ‘List’."), "{told}");
}

#[test]
fn faults_and_oddities_of_what_groups_rest_on_are_told() {
    for (line, code, expected) in [
        ("rests_on = { proceses = 30 }", "Q012", "processes"),
        ("rests_on = { processes = 130 }", "Q009", "130"),
        ("rests_on = [\"processes\"]", "Q005", ""),
        ("rests_on = { robots = 30 }", "Q104", "robots"),
        ("rests_on = { r-use = 30 }", "Q104", "r-use"),
        ("rests_on = { index = 30 }", "Q104", "index"),
        ("rests_on = { entry = 30 }", "Q104", "entry"),
    ] {
        let folder = Folder::new();
        let text = QUESTIONNAIRE.replacen("id = \"robots\"\n", &format!("id = \"robots\"\n{line}\n"), 1);
        let entry =
            "[[items]]\nid = \"entry\"\ngroup = \"data\"\nscored = false\ntext = \"Entry?\"\n\n[[positions]]";
        folder.write("small.toml", &text.replacen("[[positions]]", entry, 1));
        for lang in ["sv", "en"] {
            let ran = folder.run(&format!("questionnaire check small.toml --lang {lang}"));
            assert_eq!(ran.code, if code == "Q104" { 0 } else { 2 }, "{line}\n{}", ran.err);
            assert!(ran.err.contains(code) && ran.err.contains(expected), "{line}\n{}", ran.err);
        }
    }
}

#[test]
fn versions_differ_by_what_groups_rest_on() {
    let folder = resting("37.5");
    folder.write("old.toml", QUESTIONNAIRE);
    let diff = folder.run("questionnaire diff old.toml small.toml --lang en").out;
    assert!(diff.contains("rests_on.processes"), "{diff}");
}
