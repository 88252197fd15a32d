use super::*;
use crate::load;
use crate::model::{Answering, Lang, OptionIx};
use crate::text::asking::Asking;

const QUESTIONNAIRE: &str = r#"
format = 1
id = "q"
version = "1"
languages = ["en"]
title = "Q"
[[scales]]
id = "s"
options = [{ id = "no", label = "No" }, { id = "yes", label = "Yes" }]
[[groups]]
id = "g"
kind = "core"
name = "G"
[[items]]
group = "g"
id = "has"
text = "Has"
scale = "s"
[[items]]
group = "g"
id = "which"
text = "Which"
scale = "s"
shown_if = { item = "has", is = ["yes"] }
[[groups]]
id = "h"
kind = "core"
name = "H"
[[items]]
group = "h"
id = "deep"
text = "Deep"
scale = "s"
shown_if = { item = "which", is = ["yes"] }
[[items]]
group = "h"
id = "last"
text = "Last"
scale = "s"
"#;

const NO: Answer = Answer::Option(OptionIx(0));
const YES: Answer = Answer::Option(OptionIx(1));

fn questionnaire() -> Questionnaire {
    let (read, found) = load::questionnaire("q.toml", QUESTIONNAIRE);
    read.unwrap_or_else(|| panic!("{found:?}"))
}

fn id(interview: &Interview<'_>) -> String {
    interview.current().map_or_else(|| "end".to_owned(), |item| interview.node(item).1.id.to_string())
}

/// Answers question by question; gives which were asked.
fn run(interview: &mut Interview<'_>, answers: &[Answer]) -> Vec<String> {
    let mut asked = Vec::new();
    for answer in answers {
        asked.push(id(interview));
        interview.answer(*answer, None);
    }
    asked.push(id(interview));
    asked
}

#[test]
fn an_answer_decides_what_is_asked_next() {
    let questionnaire = questionnaire();
    let asked = |answers: &[Answer]| run(&mut Interview::new(&questionnaire, None), answers).join(" ");
    assert_eq!(asked(&[NO, YES]), "has last end");
    assert_eq!(asked(&[YES, YES, NO, NO]), "has which deep last end");
    assert_eq!(asked(&[YES, Answer::DontKnow, NO]), "has which last end");
    assert_eq!(asked(&[Answer::NotApplicable, NO]), "has last end");
}

#[test]
fn a_group_can_hang_on_an_entry_question_in_it() {
    let text =
        QUESTIONNAIRE.replace("name = \"G\"", "name = \"G\"\nshown_if = { item = \"has\", is = [\"yes\"] }");
    let text = text.replace("id = \"has\"\n", "id = \"has\"\nscored = false\n");
    let text = text.replace(
        "text = \"Which\"\nscale = \"s\"\nshown_if = { item = \"has\", is = [\"yes\"] }",
        "text = \"Which\"\nscale = \"s\"",
    );
    let (read, found) = load::questionnaire("q.toml", &text);
    let questionnaire = read.unwrap_or_else(|| panic!("{found:?}"));
    let asked = |answers: &[Answer]| run(&mut Interview::new(&questionnaire, None), answers).join(" ");
    assert_eq!(asked(&[NO, YES]), "has last end");
    assert_eq!(asked(&[YES, YES, NO, NO]), "has which deep last end");
}

#[test]
fn what_is_no_longer_asked_is_kept_but_not_part_of_the_result() {
    let questionnaire = questionnaire();
    let mut interview = Interview::new(&questionnaire, None);
    run(&mut interview, &[YES, YES, YES, NO]);
    while interview.back() {}
    assert_eq!(id(&interview), "has");
    interview.answer(NO, None);
    assert_eq!(id(&interview), "last");
    let given = |given: &[Given]| given.iter().map(|given| given.answer).collect::<Vec<_>>();
    // An answer that is not asked for decides nothing: "deep" hangs on "which", which hangs on "has".
    assert_eq!(given(&interview.result()), [NO, Answer::NotAnswered, Answer::NotAnswered, NO]);
    assert_eq!(given(interview.all_given()), [NO, YES, YES, NO]);
    interview.back();
    interview.answer(YES, None);
    assert_eq!(given(&interview.result()), [YES, YES, YES, NO]);
}

#[test]
fn progress_counts_the_questions_that_are_asked() {
    let questionnaire = questionnaire();
    let mut interview = Interview::new(&questionnaire, None);
    let progress = |interview: &Interview<'_>| interview.progress().map(|p| (p.number, p.of));
    assert_eq!(progress(&interview), Some((1, 2)));
    interview.answer(YES, None);
    assert_eq!(progress(&interview), Some((2, 3)));
    interview.answer(YES, None);
    assert_eq!(progress(&interview), Some((3, 4)));
    interview.finish();
    assert_eq!((progress(&interview), interview.answered(), interview.asked_count()), (None, 2, 4));
}

#[test]
fn at_the_end_only_the_gaps_are_gone_through() {
    let questionnaire = questionnaire();
    let mut interview = Interview::new(&questionnaire, None);
    interview.answer(YES, None);
    interview.skip();
    interview.answer(NO, None);
    assert_eq!(id(&interview), "end");
    let open = interview.unanswered();
    interview.fill(open[0]);
    assert_eq!(id(&interview), "which");
    // The answer brings a question that was not asked before; the one that is answered is passed over.
    interview.answer(YES, None);
    assert_eq!(id(&interview), "deep");
    interview.answer(NO, None);
    assert_eq!((id(&interview).as_str(), interview.unanswered().len()), ("end", 0));
    // Who goes back after all sees every question again.
    interview.back();
    assert_eq!(id(&interview), "last");
    interview.back();
    interview.skip();
    assert_eq!(id(&interview), "last");
}

#[test]
fn a_comment_stays_with_its_question_until_it_is_emptied() {
    let questionnaire = questionnaire();
    let mut interview = Interview::new(&questionnaire, None);
    interview.comment("  why not ");
    assert_eq!(id(&interview), "has");
    interview.skip();
    let given = interview.given(ItemIx(0));
    assert_eq!((given.answer, given.comment.as_deref()), (Answer::NotAnswered, Some("why not")));
    interview.back();
    interview.answer(YES, None);
    interview.back();
    interview.clear();
    let given = interview.given(ItemIx(0));
    assert_eq!((given.answer, given.comment.as_deref()), (Answer::NotAnswered, Some("why not")));
    interview.back();
    interview.comment(" ");
    assert_eq!(interview.given(ItemIx(0)), &Given::NOTHING);
}

#[test]
fn an_interview_goes_on_after_what_was_given_last() {
    let questionnaire = questionnaire();
    let begun = |answers: &[Answer], comment_at: Option<usize>| {
        let mut given: Vec<Given> =
            answers.iter().map(|answer| Given { answer: *answer, ..Given::NOTHING }).collect();
        if let Some(at) = comment_at {
            given[at].comment = Some("so".to_owned());
        }
        id(&Interview::resume(&questionnaire, None, given))
    };
    let open = Answer::NotAnswered;
    assert_eq!(begun(&[], None), "has");
    assert_eq!(begun(&[NO], None), "last");
    assert_eq!(begun(&[YES], None), "which");
    assert_eq!(begun(&[YES, open, open, NO], None), "end");
    // What is not asked for any more is passed over, and who wrote a comment may still want to answer.
    assert_eq!(begun(&[NO, YES], None), "last");
    assert_eq!(begun(&[YES, open], Some(1)), "which");
}

#[test]
fn options_are_chosen_by_their_numbers() {
    let keys = |options: &str| {
        let text =
            QUESTIONNAIRE.replace(r#"{ id = "no", label = "No" }, { id = "yes", label = "Yes" }"#, options);
        let (read, found) = load::questionnaire("q.toml", &text.replace(r#"is = ["yes"]"#, r#"is = ["1"]"#));
        let read = read.unwrap_or_else(|| panic!("{found:?}"));
        let item = read[read.items()[0]].item().expect("an item");
        let choices = sheet::choices(&item.answering, &item.anchors, Asking::of(&read, Lang::En));
        choices.into_iter().map(|choice| choice.key).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(keys(r#"{ id = "x", label = "X" }, { id = "1", label = "Y" }"#), "1 2 d n");
    assert_eq!(keys(r#"{ id = "0", label = "X" }, { id = "1", label = "Y" }"#), "0 1 d n");
}

#[test]
fn what_stands_alone_is_combined_with_nothing() {
    let text = QUESTIONNAIRE.replacen("scale = \"s\"", "kind = \"multi\"\nscale = \"s\"", 1);
    let (read, found) = load::questionnaire("q.toml", &text);
    let read = read.unwrap_or_else(|| panic!("{found:?}"));
    let item = read[read.items()[0]].item().expect("an item");
    assert!(matches!(item.answering, Answering::Multi(_)));
    let choices = sheet::choices(&item.answering, &item.anchors, Asking::of(&read, Lang::En));
    let keys: Vec<&str> = choices.iter().map(|choice| choice.key.as_str()).collect();
    assert_eq!(keys, ["1", "2", "o", "d", "n"]);
    let combined = |at: &[usize]| sheet::combined(&at.iter().map(|at| &choices[*at]).collect::<Vec<_>>());
    let both = combined(&[0, 1]).expect("two ticks");
    assert_eq!(sheet::chosen(&choices, both), [0, 1]);
    assert_eq!(combined(&[2]).map(|none| sheet::chosen(&choices, none)), Some(vec![2]));
    assert_eq!(combined(&[3]), Some(Answer::DontKnow));
    for wrong in [&[][..], &[0, 2], &[1, 3], &[3, 4]] {
        assert_eq!(combined(wrong), None, "{wrong:?}");
    }
}

#[test]
fn what_an_answer_looks_like_stands_alone_and_a_label_where_nothing_else_is_told() {
    let anchors = "anchors = [\"Nobody does it.\", \"We do it every month.\"]\n";
    let text = QUESTIONNAIRE.replace("id = \"which\"\n", &format!("id = \"which\"\n{anchors}"));
    let (read, found) = load::questionnaire("q.toml", &text);
    let questionnaire = read.unwrap_or_else(|| panic!("{found:?}"));
    let asking = Asking::of(&questionnaire, Lang::En);
    let shown = |id: &str| -> Vec<String> {
        let item = questionnaire[questionnaire.find(id).expect("an item")].item().expect("an item");
        let choices = sheet::choices(&item.answering, &item.anchors, asking);
        choices.iter().take(2).map(|choice| choice.shown().to_owned()).collect()
    };
    assert_eq!(shown("which"), ["Nobody does it.", "We do it every month."]);
    assert_eq!(shown("has"), ["No", "Yes"]);
    // What was answered is told so as well when a person comes back to it.
    let mut interview = Interview::new(&questionnaire, None);
    run(&mut interview, &[YES, YES]);
    interview.back();
    let paper = crate::render::terminal::Paper::PLAIN;
    let page = sheet::question(&interview, None, &paper, Lang::En);
    assert!(page.contains("We do it every month.") && !page.contains("Yes"), "{page}");
}
