//! What is different between two versions of a questionnaire.

use std::fs;

use insta::assert_snapshot;
use mognad::insight::revision::{Revision, Value, revision};
use mognad::load::builtin;
use mognad::model::Lang;
use mognad::render::markdown::markdown;
use mognad::render::terminal::{Paper, terminal};
use mognad::report::diff::Difference;

use super::{EVERY_KIND, load, run};

/// The questionnaire with some of its lines replaced.
fn edited(edits: &[(&str, &str)]) -> String {
    let mut text = EVERY_KIND.to_owned();
    for (old, new) in edits {
        assert!(text.contains(old), "{old}");
        text = text.replacen(old, new, 1);
    }
    text
}

fn after(edits: &[(&str, &str)]) -> Revision {
    revision(&load(EVERY_KIND), &load(&edited(edits)))
}

/// Everything at once.
const EDITS: [(&str, &str); 12] = [
    ("version = \"2.1\"", "version = \"3.0\""),
    // A new wording with a new revision, and one without.
    ("Har ni en \\\"plan\\\" | ett mål?", "Har ni en plan?"),
    ("revision = 3", "revision = 4"),
    ("Arbetar ni var för sig?", "Arbetar ni var för sig? Svara ärligt."),
    // An answer with other points.
    (
        "label = { sv = \"Planerat\", en = \"Planned\" }, points = 10",
        "label = { sv = \"Planerat\", en = \"Planned\" }, points = 15",
    ),
    ("weight = 2.5\n", ""),
    ("pass_at = 67", "pass_at = 75"),
    ("requires = { base = 50,", "requires = { base = 60,"),
    ("id = \"share\"\ngroup = \"second\"", "id = \"share\"\ngroup = \"first\""),
    ("id = \"t-b\"\n", "id = \"t-new\"\n"),
    (
        "text = { sv = \"Allt klart.\", en = \"All done.\" }",
        "text = { sv = \"Allt klart.\", en = \"All is done.\" }",
    ),
    ("advice = [\n  { sv = \"Skriv ett utkast.\"", "advice = [\n  { sv = \"Skriv ett första utkast.\""),
];

#[test]
fn a_questionnaire_is_no_different_from_itself() {
    let same = after(&[]);
    assert_eq!((same.comparable, same.items_before, same.items_after), (10, 10, 10));
    assert!(same.changed.is_empty() && same.added.is_empty() && same.removed.is_empty());
    let moved = after(&[("version = \"2.1\"", "version = \"2.2\""), ("# Every kind", "# Each kind")]);
    assert_eq!((moved.whole.settings.len(), moved.changed.len()), (1, 0));
}

#[test]
fn each_difference_is_of_its_kind() {
    let found = after(&EDITS);
    // One has a new revision, one hangs on that one, one has a new id.
    assert_eq!((found.comparable, found.items_before, found.items_after), (7, 10, 10));
    let ids = |gone: &[mognad::insight::revision::Gone]| {
        gone.iter().map(|gone| gone.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!((ids(&found.added), ids(&found.removed)), (vec!["t-new".into()], vec!["t-b".into()]));
    assert_eq!(ids(&found.asked_of_others), ["i.plan"]);
    let changed = |id: &str| {
        found.changed.iter().find(|changed| changed.id.as_str() == id).unwrap_or_else(|| panic!("{id}"))
    };
    assert_eq!(changed("1-plan").revision, Some((3, 4)));
    assert!(!changed("1-plan").is_silent() && !changed("1-plan").wording.is_empty());
    assert!(changed("i_plan").is_silent() && !changed("i.plan").is_silent());
    assert!(changed("share").moved.is_some() && !changed("share").is_silent());
    let settings =
        |id: &str| changed(id).changes.settings.iter().map(|setting| setting.key.clone()).collect::<Vec<_>>();
    assert_eq!(settings("i.plan"), ["options.planned", "weight"]);
    assert_eq!(settings("före"), ["levels.high.requires.base", "pass_at"]);
    assert_eq!(changed("före").changes.settings[1].after, Some(Value::Number(75.0)));
    assert_eq!(changed("före").changes.texts[0].key, "levels.high.text");
}

#[test]
fn stages_in_another_order_are_told_and_other_parts_are_not() {
    let [third_a, third_b] = ["third-a", "third-b"].map(|id| format!("[[groups]]\nid = \"{id}\"\n"));
    let swapped = after(&[
        (&third_a, "[[groups]]\nid = \"x\"\n"),
        (&third_b, &third_a),
        ("id = \"x\"\n", "id = \"third-b\"\n"),
    ]);
    let third = swapped.changed.iter().find(|changed| changed.id.as_str() == "third").expect("a change");
    assert!(third.is_reordered);
}

#[test]
fn a_diff_is_told_in_words_in_markdown_and_to_programs() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("old.toml"), EVERY_KIND).unwrap();
    fs::write(folder.path().join("new.toml"), edited(&EDITS)).unwrap();
    let base = ["questionnaire", "diff", "old.toml", "new.toml"];
    for (name, more) in [
        ("diff_sv", &["--lang", "sv"][..]),
        ("diff_en", &["--lang", "en"]),
        ("diff_sv.md", &["--lang", "sv", "--format", "markdown"]),
        ("diff.json", &["--format", "json"]),
    ] {
        let (out, err, code) = run(&folder, &[&base[..], more].concat());
        assert_eq!((err.as_str(), code), ("", 0));
        assert_snapshot!(name, out);
        assert!(name.contains('.') || out.lines().all(|line| line.chars().count() <= 80), "{out}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&run(&folder, &[&base[..], &["--format", "json"]].concat()).0).unwrap();
    assert_eq!(json["comparable"], serde_json::json!({"items": 7, "before": 10, "after": 10}));
    let (out, _, _) = run(&folder, &["questionnaire", "diff", "old.toml", "old.toml", "--lang", "sv"]);
    assert!(out.contains("Inga skillnader"), "{out}");
    let (_, err, code) = run(&folder, &["questionnaire", "diff", "old.toml", "none.toml"]);
    assert!(code == 2 && err.contains("none.toml"), "{err}");
}

#[test]
fn questions_asked_of_others_are_not_compared() {
    let told = |edits: &[(&str, &str)]| {
        let (before, after) = (load(EVERY_KIND), load(&edited(edits)));
        let revision = revision(&before, &after);
        let told = Difference { revision: &revision, before: &before, after: &after, lang: Lang::En };
        (revision.comparable, markdown(&told.document()))
    };
    // One by its own condition; another by that of a question with a new revision, and is not different itself.
    let (comparable, text) = told(&[("at_least = 3, at_most = 99.5", "at_least = 5, at_most = 99.5")]);
    assert!(comparable == 8 && text.contains("## Asked of others than before"), "{text}");
    assert!(text.contains(": 3 ≤ share ≤ 99.5 → 5 ≤ share ≤ 99.5"), "{text}");
    let (comparable, text) = told(&[("revision = 3", "revision = 4")]);
    assert!(comparable == 8 && text.contains("## Asked of others than before"), "{text}");
    assert!(text.contains("- question i.plan: How far have you come?"), "{text}");
    assert!(!told(&[("weight = 2.5\n", "")]).1.contains("Asked of others"));
}

#[test]
fn the_pulse_stays_comparable_with_the_full_questionnaire() {
    let [full, pulse] = builtin::ALL.map(|builtin| load(builtin.text));
    let found = revision(&full, &pulse);
    assert_eq!(found.comparable, pulse.items().len());
    assert!(found.changed.iter().all(|changed| !changed.is_silent()));
}

#[test]
fn what_a_version_and_a_revision_should_say_and_do_not_is_told() {
    let text = |before: &str, after: &str| {
        let (before, after) = (load(before), load(after));
        let revision = revision(&before, &after);
        let told = Difference { revision: &revision, before: &before, after: &after, lang: Lang::En };
        assert!(markdown(&told.document()).contains("Warning: the content") == revision.is_unversioned);
        terminal(&told.document(), &Paper::PLAIN)
    };
    // Other content under the same version, and a revision that went down.
    let lowered = text(EVERY_KIND, &edited(&[("revision = 3", "revision = 2")]));
    assert!(lowered.contains("the content is not the same but `version` is"), "{lowered}");
    assert!(lowered.contains("Warning: a lower revision") && !lowered.contains("Revised"), "{lowered}");
    // One change that all groups inherit is one line.
    let answered = [("version = \"2.1\"", "version = \"2.1\"\nmin_answered = 0.3")];
    let inherited = text(EVERY_KIND, &edited(&answered));
    assert_eq!(inherited.matches("min_answered").count(), 1, "{inherited}");
    assert!(!text(EVERY_KIND, EVERY_KIND).contains("Warning"));
}
