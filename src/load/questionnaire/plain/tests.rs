use super::plain_language;
use crate::load::questionnaire::questionnaire;
use crate::load::questionnaire::tests::told;
use crate::model::{Diagnostics, Fault, Place};

/// A questionnaire that is plainly worded.
const PLAIN: &str = r#"format = 1
id = "prov"
version = "1"
languages = ["sv", "en"]
title = "Prov"

[[groups]]
id = "g"
name = "G"

[[items]]
id = "q-1"
group = "g"
text = { sv = "Hur ofta går ni igenom rutinen?", en = "How often do you go through the routine?" }
help = { sv = "Till exempel vid flytt.", en = "For example when moving." }
options = [
  { id = "1", label = { sv = "Aldrig", en = "Never" } },
  { id = "2", label = { sv = "Varje år", en = "Each year" } },
  { id = "3", label = { sv = "Varje månad i alla lag", en = "Each month in all teams" } },
]

[[items]]
id = "q-2"
group = "g"
kind = "text"
text = { sv = "Vad fungerar ofta bra, och vad behöver ni?", en = "What often works, and what do you need?" }
"#;

/// The code, the line, and what stands above the caret.
fn under_carets(found: &Diagnostics) -> Vec<String> {
    let each = found.iter().map(|diagnostic| {
        let (Fault::Toml(fault), Place::Span(file, span)) = (&diagnostic.fault, &diagnostic.place) else {
            panic!("{diagnostic:?}")
        };
        let source = found.source(file).expect("a source");
        let line = source[..span.start].matches('\n').count() + 1;
        format!("{} {line} {}", fault.code(), source[span.clone()].trim_matches('"'))
    });
    let mut each: Vec<String> = each.collect();
    each.sort();
    each
}

#[track_caller]
fn check(changes: &[(&str, &str)], expected: &[&str]) {
    let mut text = PLAIN.to_owned();
    for (old, new) in changes {
        assert!(text.contains(old), "the plain file has no {old}");
        text = text.replacen(old, new, 1);
    }
    let (built, found) = questionnaire("q.toml", &text);
    assert_eq!(told(&found), [""; 0], "{changes:?}");
    let found = plain_language("q.toml", &text, &built.expect("a questionnaire"));
    assert!(!found.has_errors());
    assert_eq!(under_carets(&found), expected, "{changes:?}");
}

const QUESTION: &str = "Hur ofta går ni igenom rutinen?";
const MIDDLE: &str = "Varje år\"";

#[test]
fn plain_wording_is_left_in_peace() {
    check(&[], &[]);
    check(&[(QUESTION, "Allmänna handlingar: hur ofta går ni igenom dem?")], &[]);
    check(&[(MIDDLE, "Inte alla år\"")], &[]);
}

#[test]
fn each_rule_is_told_at_the_word_that_breaks_it_and_can_be_excepted_from() {
    let long = "ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton";
    let longer = format!("{long} arton nitton tjugo ett två tre fyra fem sex\"");
    let help = "help = { sv = \"Till exempel vid flytt.\", en = \"For example when moving.\" }\n";
    for (rule, change, expected) in [
        ("vague-word", (MIDDLE, "Går igenom REGELBUNDET\""), "Q120 18 REGELBUNDET"),
        ("vague-word", ("Aldrig", "Ibland"), "Q120 17 Ibland"),
        ("vague-word", (QUESTION, "Används stödet då och då?"), "Q120 14 då och då"),
        ("and-or", (QUESTION, "Har ni en rutin och följer ni den?"), "Q121 14 och"),
        ("and-or", ("How often do you go", "Do you write and/or go"), "Q121 14 and"),
        ("long-question", (QUESTION, long), &format!("Q123 14 {long}")),
        ("long-anchor", (MIDDLE, &longer), &format!("Q122 18 {}", longer.trim_matches('"'))),
        ("absolute-middle", (MIDDLE, "Varje år, alltid\""), "Q124 18 alltid"),
        ("no-help", (help, ""), "Q125 12 q-1"),
    ] {
        check(&[change], &[expected]);
        let accepts = format!("id = \"q-1\"\naccepts = {{ {rule} = \"Så ska det vara.\" }}");
        check(&[change, ("id = \"q-1\"", &accepts)], &[]);
        // Once the text is mended, nothing needs the exception.
        check(&[("id = \"q-1\"", &accepts)], &[&format!("Q126 13 {rule}")]);
    }
}

#[test]
fn only_what_stands_between_the_lowest_and_the_highest_answer_is_to_leave_exceptions() {
    check(&[("Varje månad i alla lag", "Alltid, helt")], &[]);
    let several = ("options = [", "kind = \"multi\"\noptions = [");
    check(&[(MIDDLE, "Alla lag\""), several], &[]);
    check(&[(MIDDLE, "Alla lag\"")], &["Q124 18 Alla"]);
}

#[test]
fn anchors_are_read_instead_of_labels_and_a_shared_scale_is_nobodys_text() {
    let anchors = "anchors = [\"Inget.\", { sv = \"Ibland.\", en = \"In 2026.\" }, \"Alltid.\"]\noptions = [";
    let labels = ("Varje år", "Alltid, ibland");
    check(&[labels, ("options = [", anchors)], &["Q120 16 Ibland"]);
    check(&[labels], &["Q120 18 ibland", "Q124 18 Alltid"]);
    let shared = "[[scales]]\nid = \"s\"\noptions = [{ id = \"a\", label = \"Sällan\" }, { id = \"b\", label = \"Ibland\" }]\n\n[[items]]\nid = \"q-0\"\ngroup = \"g\"\ntext = \"Hej?\"\nhelp = \"Hej.\"\nscale = \"s\"\n\n[[items]]\nid = \"q-1\"";
    check(&[("[[items]]\nid = \"q-1\"", shared)], &[]);
}

#[test]
fn words_are_looked_for_in_the_languages_that_have_a_list() {
    let finnish = |text: &str| {
        PLAIN
            .replace("[\"sv\", \"en\"]", "[\"fi\", \"sv-x-lattlast\"]")
            .replace("sv =", "sv-x-lattlast =")
            .replace("en =", "fi =")
            + text
    };
    let told_of = |text: &str| {
        let (built, found) = questionnaire("q.toml", text);
        assert_eq!(told(&found), [""; 0]);
        under_carets(&plain_language("q.toml", text, &built.expect("a questionnaire")))
    };
    // Easy Swedish has the words of Swedish, Finnish none but those that are given.
    let text = finnish("").replace("Varje år", "Varje år, ibland").replace("Each year", "Joskus");
    assert_eq!(told_of(&text), ["Q120 18 ibland"]);
    let own = "\n[lint.fi]\nvague = [\"joskus\"]\n\n[lint.sv-x-lattlast]\nexempt = [\"varje år, ibland\"]\n";
    assert_eq!(told_of(&(text + own)), ["Q120 18 Joskus"]);
}

#[test]
fn what_is_the_same_in_all_languages_is_told_once() {
    let same = ("{ sv = \"Varje år\", en = \"Each year\" }", "\"Quite\"");
    check(&[same], &["Q120 18 Quite"]);
}

#[test]
fn a_rule_that_there_is_not_is_told_with_the_one_that_was_meant() {
    let text =
        PLAIN.replace("id = \"q-1\"", "id = \"q-1\"\naccepts = { vague-wrd = \"Så.\", and-or = \"\" }");
    let (built, found) = questionnaire("q.toml", &text);
    assert!(built.is_none());
    assert_eq!(told(&found), ["Q010 13:13", "Q007 13:41"]);
    let text = PLAIN.to_owned() + "\n[lint.sv]\nvauge = [\"då\"]\n\n[lint.xx]\n";
    assert_eq!(told(&questionnaire("q.toml", &text).1), ["Q003 29:1", "Q015 31:7"]);
}
