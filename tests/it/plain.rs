//! What `questionnaire check` says of the wording of a questionnaire.

use mognad::load::{self, builtin};
use mognad::model::Lang;
use mognad::report::export;
use mognad::text::diagnostics::render;
use serde_json::Value;

use crate::cli::folder::Folder;

/// Each rule is broken once.
const BROKEN: &str = r#"format = 1
id = "trial"
version = "1"
languages = ["sv", "en"]
title = "Prov"

[[groups]]
id = "g"
name = "G"

[[items]]
id = "list"
group = "g"
text = { sv = "Hur vet ni vem som gör vad och när?", en = "How do you know who does what?" }
advice = ["Skriv en lista.", "Låt en till läsa."]
options = [
  { id = "1", label = { sv = "Ingen lista", en = "No list" } },
  { id = "2", label = { sv = "En lista som rättas ibland", en = "A list that all know" } },
  { id = "3", label = { sv = "En lista som rättas varje månad", en = "A list that is corrected each month" } },
]
"#;

fn folder() -> Folder {
    let folder = Folder::empty();
    folder.write("q.toml", BROKEN);
    folder
}

#[test]
fn warnings_of_the_wording_leave_the_exit_code_alone() {
    let folder = folder();
    for (lang, expected) in [
        (
            "sv",
            [
                "varning[Q121]: frågan ”list” på svenska frågar kanske om två saker: ”och”",
                "varning[Q120]: svarsalternativ 2 i ”list” på svenska har obestämda ord: ”ibland”",
                "varning[Q124]: svarsalternativ 2 i ”list” på engelska medger inget undantag: ”all”",
                "varning[Q125]: frågan ”list” har ingen hjälptext",
            ],
        ),
        (
            "en",
            [
                "warning[Q121]: the question `list` in Swedish may ask two things: `och`",
                "warning[Q120]: option 2 of `list` in Swedish has vague words: `ibland`",
                "warning[Q124]: option 2 of `list` in English allows no exception: `all`",
                "warning[Q125]: the item `list` has no help text",
            ],
        ),
    ] {
        let ran = folder.run(&format!("questionnaire check q.toml --lang {lang}"));
        assert_eq!(ran.code, 0, "{}", ran.err);
        for line in expected {
            assert!(ran.err.contains(line), "{line}\n{}", ran.err);
        }
        assert!(ran.out.starts_with("q.toml: "), "{}", ran.out);
    }
}

#[test]
fn json_and_markdown_have_every_warning_with_its_place() {
    let folder = folder();
    let json: Value =
        serde_json::from_str(&folder.run("questionnaire check q.toml --format json --lang en").out).unwrap();
    let file = &json["files"][0];
    assert_eq!((&file["file"], &file["sound"], &file["items"]), (&"q.toml".into(), &true.into(), &1.into()));
    let faults = file["faults"].as_array().unwrap();
    let with = |code: &str| faults.iter().find(|fault| fault["code"] == code).unwrap();
    let vague = with("Q120");
    let pick =
        |fault: &Value, keys: &[&str]| keys.iter().map(|key| fault[*key].to_string()).collect::<Vec<_>>();
    assert_eq!(
        pick(vague, &["rule", "items", "text", "number", "language", "found", "line", "severity", "words"]),
        [
            "\"vague-word\"",
            "[\"list\"]",
            "\"option\"",
            "2",
            "\"sv\"",
            "[\"ibland\"]",
            "18",
            "\"warning\"",
            "null"
        ]
    );
    assert_eq!(pick(with("Q125"), &["rule", "text", "language"]), ["\"no-help\"", "null", "null"]);
    let markdown = folder.run("questionnaire check q.toml --format markdown --lang en").out;
    assert!(markdown.contains("Q124, line 18: option 2 of "), "{markdown}");
    assert!(markdown.starts_with("# q.toml: "), "{markdown}");

    folder.write("bad.toml", &BROKEN.replace("group = \"g\"", "group = \"h\""));
    let ran = folder.run("questionnaire check q.toml bad.toml --format json --lang en");
    let json: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(ran.code, 2);
    let files = json["files"].as_array().unwrap();
    assert_eq!(files.iter().map(|file| file["sound"] == true).collect::<Vec<_>>(), [true, false]);
    assert!(files[1]["faults"].as_array().unwrap().iter().any(|fault| fault["severity"] == "error"));
}

#[test]
fn exceptions_with_their_reasons_are_kept_by_an_export_and_change_no_digest() {
    let excepted = BROKEN.replace(
        "id = \"list\"",
        "id = \"list\"\naccepts = { and-or = \"En sak.\", no-help = \"Klart ändå.\", absolute-middle = \"Så.\", vague-word = \"Så.\" }",
    ) + "\n[lint.sv]\nvague = [\"titt som tätt\"]\nexempt = [\"vem som gör vad och när\"]\n";
    let plain = load::questionnaire("q.toml", BROKEN).0.unwrap();
    let (built, found) = load::questionnaire("q.toml", &excepted);
    assert_eq!(render(&found, Lang::En, false), "");
    let built = built.unwrap();
    assert_eq!(built.digest(), plain.digest());
    // The question has no "och" that counts any longer, so that its exception is not needed.
    let told = load::plain_language("q.toml", &excepted, &built);
    let told: Vec<&str> =
        told.iter().map(|found| mognad::text::faults::words(&found.fault, Lang::En).code).collect();
    assert_eq!(told, ["Q126"]);
    let again = load::questionnaire("q.toml", &export::toml(&built)).0.unwrap();
    assert_eq!(again, built);
}

#[test]
fn the_built_in_questionnaires_are_plainly_worded_or_say_why_not() {
    for builtin in builtin::ALL {
        let built = load::questionnaire(&builtin.file(), builtin.text).0.unwrap();
        let found = load::plain_language(&builtin.file(), builtin.text, &built);
        assert!(found.is_empty(), "{}", render(&found, Lang::En, false));
    }
}
