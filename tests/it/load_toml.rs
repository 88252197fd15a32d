//! Reading questionnaires and assessments: the whole way from text to what a person reads.

use std::time::{Duration, Instant};

use mognad::load::{MemoryFiles, assessment, lint, questionnaire};
use mognad::model::Lang;
use mognad::text::diagnostics::render;

/// A questionnaire with a fault of almost every kind.
const FAULTY: &str = include_str!("../data/toml/faulty.toml");

#[test]
fn all_faults_are_shown_at_once_in_swedish() {
    let (built, found) = questionnaire("faulty.toml", FAULTY);
    assert!(built.is_none());
    insta::assert_snapshot!(render(&found, Lang::Sv, false));
}

#[test]
fn all_faults_are_shown_at_once_in_english() {
    let (_, found) = questionnaire("faulty.toml", FAULTY);
    insta::assert_snapshot!(render(&found, Lang::En, false));
}

/// What does not go with kinds and rules.
const FAULTY_KINDS: &str = include_str!("../data/toml/faulty-kinds.toml");

#[test]
fn what_does_not_go_with_a_kind_or_a_rule_is_shown_in_swedish() {
    let (built, found) = questionnaire("faulty-kinds.toml", FAULTY_KINDS);
    assert!(built.is_none());
    insta::assert_snapshot!(render(&found, Lang::Sv, false));
}

#[test]
fn what_does_not_go_with_a_kind_or_a_rule_is_shown_in_english() {
    let (_, found) = questionnaire("faulty-kinds.toml", FAULTY_KINDS);
    insta::assert_snapshot!(render(&found, Lang::En, false));
}

/// A questionnaire that can be used, and is hardly meant.
const ODD: &str = include_str!("../data/toml/odd.toml");

#[test]
fn what_is_hardly_meant_is_shown_when_asked_for_in_swedish() {
    let (built, found) = questionnaire("odd.toml", ODD);
    assert!(found.is_empty(), "reading alone tells none of it");
    let found = lint("odd.toml", ODD, &built.unwrap());
    assert!(!found.has_errors());
    insta::assert_snapshot!(render(&found, Lang::Sv, false));
}

#[test]
fn what_is_hardly_meant_is_shown_when_asked_for_in_english() {
    let built = questionnaire("odd.toml", ODD).0.unwrap();
    insta::assert_snapshot!(render(&lint("odd.toml", ODD, &built), Lang::En, false));
}

#[test]
fn an_assessments_faults_are_shown_with_those_of_its_questionnaire() {
    let text = r#"format = 1
title = { sv = "Prov" }
questionnaire = "egen/enkät.toml"
rollup = "headcount"

[[waves]]
id = "2026"
date = 2026-03-15
answers = ["../svar.csv", "svar/2026.csv"]

[[units]]
id = "söder"
name = "Söder"
parent = "komun"
invited = 12

[[units]]
id = "kommun"
headcount = 10
invited = 12
"#;
    let own =
        "format = 1\nid = \"egen\"\nversion = \"1\"\nlanguages = [\"sv\"]\ntitle = \"Egen\"\nitems = 3\n";
    let files = MemoryFiles::default()
        .with("assessment.toml", text)
        .with("egen/enkät.toml", own)
        .with("svar/2025.csv", "");
    let (loaded, found) = assessment(&files, "assessment.toml");
    assert!(loaded.is_none());
    insta::assert_snapshot!(render(&found, Lang::Sv, false));
}

/// A questionnaire of ten thousand lines.
fn long() -> String {
    let mut text = String::from(
        "format = 1\nid = \"lång\"\nversion = \"1\"\nlanguages = [\"sv\"]\ntitle = \"Lång\"\nscale = \"s\"\n\
         [[scales]]\nid = \"s\"\noptions = [{ id = \"n\", label = \"Nej\" }, { id = \"j\", label = \"Ja\" }]\n",
    );
    for group in 0..200 {
        text.push_str(&format!("[[groups]]\nid = \"g{group}\"\nname = \"Grupp {group}\"\n\n"));
        for item in 0..9 {
            text.push_str(&format!(
                "[[items]]\nid = \"g{group}-{item}\"\ngroup = \"g{group}\"\ntext = \"Fråga {item}?\"\n\n"
            ));
        }
    }
    text
}

#[test]
fn ten_thousand_lines_are_read_in_no_time_faulty_or_not() {
    let text = long();
    assert!(text.lines().count() > 9_500);
    let start = Instant::now();
    let (built, found) = questionnaire("lång.toml", &text);
    assert!(built.is_some() && found.is_empty());
    let (_, found) = questionnaire("lång.toml", &text.replace("group = \"g", "group = \"h"));
    assert_eq!(found.iter().count(), 1_800);
    assert!(render(&found, Lang::Sv, false).ends_with("1800 fel\n"));
    // Generous, for an unoptimised build on a busy machine; each step takes milliseconds when optimised.
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

/// Whatever is done to the bytes, there is an assessment exactly where there is no error, and all is put into words.
#[test]
fn no_damage_to_the_bytes_makes_it_panic() {
    let whole = include_bytes!("../data/toml/sound.toml");
    let own = include_bytes!("../data/toml/faulty.toml");
    let kinds = FAULTY_KINDS.as_bytes();
    let read = |bytes: &[u8], own: &[u8]| {
        let files = MemoryFiles::default()
            .with("assessment.toml", bytes)
            .with("egen.toml", own)
            .with("svar/2026.csv", "");
        let (loaded, found) = assessment(&files, "assessment.toml");
        assert_eq!(loaded.is_some(), !found.has_errors());
        for lang in Lang::ALL {
            assert_eq!(render(&found, lang, true).is_empty(), found.is_empty());
        }
    };
    for cut in 0..=whole.len() {
        read(&whole[..cut], b"");
    }
    for cut in (0..own.len()).step_by(7) {
        read(whole, &own[..cut]);
    }
    for cut in (0..kinds.len()).step_by(7) {
        read(whole, &kinds[..cut]);
    }
    for at in 0..whole.len() {
        for flip in [0x01, 0x20, 0x80, 0xff] {
            let mut bytes = whole.to_vec();
            bytes[at] ^= flip;
            read(&bytes, b"");
        }
    }
}
