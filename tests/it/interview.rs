//! Interviews: whatever is done, in whatever order, no answer is lost; and what is kept is read back.

use std::collections::BTreeSet;

use mognad::interview::Interview;
use mognad::interview::draft::{Against, Draft, plain, read};
use mognad::load;
use mognad::model::format::{Key, answers};
use mognad::model::{
    Answer, Answering, Decimal, ItemIx, Lang, OptionIx, Questionnaire, RoleId, Ticks, UnitId, UnitTree,
    WaveId,
};
use mognad::render::terminal::{Paper, terminal};
use mognad::report::answers::Given;
use mognad::tally::RespondentScores;
use mognad::text::faults::draft;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

use crate::fixtures;

const QUESTIONNAIRE: &str = r#"
format = 1
id = "kinds"
version = "1"
languages = ["sv", "en"]
title = { sv = "Alla slag", en = "All kinds" }
[[scales]]
id = "s"
options = [{ id = "no", label = { sv = "Nej", en = "No" } }, { id = "yes", label = { sv = "Ja", en = "Yes" } }]
[[groups]]
id = "g"
kind = "core"
name = { sv = "Grupp", en = "Group" }
description = { sv = "Om gruppen.", en = "About the group." }
[[items]]
group = "g"
id = "has"
text = { sv = "Har ni?", en = "Do you have?" }
help = { sv = "Räkna allt.", en = "Count everything." }
scale = "s"
anchors = [{ sv = "Ännu inte.", en = "Not yet." }, { sv = "Sedan i fjol.", en = "Since last year." }]
[[items]]
group = "g"
id = "share"
text = { sv = "Hur mycket?", en = "How much?" }
kind = "number"
min = 0
max = 100
shown_if = { item = "has", is = ["yes"] }
[[items]]
group = "g"
id = "more"
text = { sv = "Mer?", en = "More?" }
scale = "s"
shown_if = { item = "share", at_least = 50 }
[[groups]]
id = "h"
kind = "core"
name = { sv = "Nästa", en = "Next" }
[[items]]
group = "h"
id = "which"
text = { sv = "Vilka?", en = "Which?" }
kind = "multi"
options = [
  { id = "a", label = { sv = "Brev", en = "Letters" } },
  { id = "b", label = { sv = "Chatt", en = "Chat" } },
  { id = "none", label = { sv = "Inga", en = "None" }, exclusive = true },
]
[[items]]
group = "h"
id = "why"
text = { sv = "Varför?", en = "Why?" }
kind = "text"
"#;

fn questionnaire() -> Questionnaire {
    fixtures::questionnaire(QUESTIONNAIRE)
}

fn units() -> UnitTree {
    fixtures::units(&[("Bygg & miljö/norr", "Bygg & miljö")])
}

/// What can be done at a question or at the end.
#[derive(Debug, Clone)]
enum Deed {
    Answer(usize),
    Skip,
    Back,
    Clear,
    Comment(&'static str),
    Fill(u16),
    Finish,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        6 => (0_usize..6).prop_map(Deed::Answer),
        2 => Just(Deed::Skip),
        3 => Just(Deed::Back),
        1 => Just(Deed::Clear),
        1 => prop::sample::select(vec!["", "därför att", "rad \"ett\"; två"]).prop_map(Deed::Comment),
        1 => (0_u16..6).prop_map(Deed::Fill),
        1 => Just(Deed::Finish),
    ];
    prop::collection::vec(deed, 0..40)
}

/// One of the answers that an item can be given.
fn answer(answering: &Answering, which: usize) -> (Answer, Option<String>) {
    let ticks =
        |options: &[usize]| Answer::Ticks(options.iter().map(|at| OptionIx::new(*at)).collect::<Ticks>());
    let number = |value| Answer::Number(Decimal::new(value).unwrap());
    match (which, answering) {
        (0, _) => (Answer::DontKnow, None),
        (1, _) => (Answer::NotApplicable, None),
        (which, Answering::Choice(_)) => (Answer::Option(OptionIx::new(which % 2)), None),
        (which, Answering::Multi(_)) => (ticks([&[][..], &[0], &[0, 1], &[2]][which - 2]), None),
        (which, Answering::Number(_)) => (number([0.0, 37.5, 50.0, 100.0][which - 2]), None),
        (which, Answering::Text) => {
            (Answer::Text, Some(["å", "rad; två", "x\"y", "z"][which - 2].to_owned()))
        }
    }
}

fn draft(given: Vec<Given>) -> Draft {
    Draft {
        consensus: false,
        wave: WaveId::parse("2026").unwrap(),
        respondent: "r-1".to_owned(),
        unit: UnitId::parse("Bygg & miljö/norr").unwrap(),
        role: Some(RoleId::parse("chef").unwrap()),
        language: Lang::Sv.into(),
        started: "2026-03-09T08:00:00Z".to_owned(),
        saved: "2026-03-09T08:20:00Z".to_owned(),
        seconds: 1200,
        given,
    }
}

proptest! {
    #![proptest_config(Config {
        cases: 400, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..Config::default()
    })]

    #[test]
    fn nothing_is_lost_whatever_is_done(deeds in deeds()) {
        let questionnaire = questionnaire();
        let mut interview = Interview::new(&questionnaire, None);
        // The same, kept apart from the interview's own workings.
        let mut book = vec![Given::NOTHING; questionnaire.items().len()];
        for deed in deeds {
            let here = interview.current();
            let asked = interview.asked();
            prop_assert!(here.is_none_or(|item| asked[item.at()]), "only what is asked is asked");
            match (deed, here) {
                (Deed::Answer(which), Some(item)) => {
                    let (answer, text) = answer(&interview.node(item).1.item().unwrap().answering, which);
                    (book[item.at()].answer, book[item.at()].text) = (answer, text.clone());
                    interview.answer(answer, text);
                    let after = interview.clone();
                    // Back is the way to where the answer was given, unless the gaps were being filled.
                    prop_assert!(interview.back());
                    prop_assert!(interview.current() >= Some(item), "{after:?}");
                    while interview.current() > Some(item) {
                        prop_assert!(interview.back());
                    }
                    prop_assert_eq!(interview.current(), Some(item));
                    interview = after;
                }
                (Deed::Clear, Some(item)) => {
                    (book[item.at()].answer, book[item.at()].text) = (Answer::NotAnswered, None);
                    interview.clear();
                }
                (Deed::Comment(comment), Some(item)) => {
                    book[item.at()].comment = (!comment.is_empty()).then(|| comment.to_owned());
                    interview.comment(comment);
                    prop_assert_eq!(interview.current(), Some(item));
                }
                (Deed::Skip, _) => interview.skip(),
                (Deed::Back, _) => drop(interview.back()),
                (Deed::Fill(at), _) => interview.fill(ItemIx(at)),
                (Deed::Finish, _) => interview.finish(),
                (Deed::Answer(_) | Deed::Clear | Deed::Comment(_), None) => {
                    interview.answer(Answer::DontKnow, None);
                    interview.comment("to nobody");
                }
            }
            prop_assert_eq!(interview.all_given(), book.as_slice());
            let open = interview.unanswered().len();
            prop_assert_eq!(interview.answered() + open, interview.asked_count());
        }
        // On the disk and back: the same answers, and a place that is asked for.
        let text = draft(interview.all_given().to_vec()).write(&questionnaire).expect("JSON");
        let (units, wave) = (units(), WaveId::parse("2026").unwrap());
        let against = Against { questionnaire: &questionnaire, units: &units, wave: &wave };
        let begun = read(&text, &against).expect("it was just written");
        prop_assert_eq!(&begun.draft, &draft(book));
        prop_assert_eq!(begun.changed, None);
        let resumed = Interview::resume(&questionnaire, None, begun.draft.given);
        prop_assert_eq!(resumed.all_given(), interview.all_given());
        // What is saved at the end has nothing that is not asked, and scores as all that was given does.
        let result = resumed.result();
        for (given, asked) in result.iter().zip(resumed.asked()) {
            prop_assert!(asked || *given == Given::NOTHING);
        }
        let outcomes = |given: &[Given]| {
            let answers: Vec<Answer> = given.iter().map(|given| given.answer).collect();
            let mut scores = RespondentScores::new(&questionnaire);
            scores.compute(&questionnaire, None, &answers.into_iter().collect());
            scores.outcomes().to_vec()
        };
        prop_assert_eq!(outcomes(&result), outcomes(resumed.all_given()));
    }

    #[test]
    fn without_back_an_interview_ends(which in prop::collection::vec(0_usize..6, 8)) {
        let questionnaire = questionnaire();
        let mut interview = Interview::new(&questionnaire, None);
        let mut last = None;
        for which in which {
            let Some(item) = interview.current() else { break };
            prop_assert!(last < Some(item));
            last = Some(item);
            let (answer, text) = answer(&interview.node(item).1.item().unwrap().answering, which);
            interview.answer(answer, text);
        }
        prop_assert_eq!(interview.current(), None);
        prop_assert_eq!(interview.unanswered(), []);
    }
}

fn begun() -> Draft {
    let mut interview_given = vec![Given::NOTHING; 5];
    interview_given[0].answer = Answer::Option(OptionIx::new(1));
    interview_given[0].comment = Some("Sedan \"länge\"".to_owned());
    interview_given[1].answer = Answer::Number(Decimal::new(37.5).unwrap());
    interview_given[2].comment = Some("vet inte än".to_owned());
    interview_given[3].answer = Answer::Ticks([OptionIx::new(0), OptionIx::new(1)].into_iter().collect());
    interview_given[4].answer = Answer::NotApplicable;
    draft(interview_given)
}

#[test]
fn a_draft_is_the_file_that_the_form_saves() {
    let text = begun().write(&questionnaire()).expect("JSON");
    let text = text.lines().map(|line| if line.contains("sha256:") { "    \"digest\": …" } else { line });
    insta::assert_snapshot!(text.collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_file_name_can_stand_on_every_system() {
    assert_eq!(begun().file_name(), "2026-bygg---miljö-norr-r-1.json");
    for (name, expected) in [("A:b\\c", "a-b-c"), ("..", ""), ("x?*\"<>|", "x------")] {
        assert_eq!(plain(name), expected);
    }
}

/// All that is said of a file, in both languages.
fn said(text: &str) -> String {
    let (questionnaire, units, wave) = (questionnaire(), units(), WaveId::parse("2026").unwrap());
    let against = Against { questionnaire: &questionnaire, units: &units, wave: &wave };
    let mut told = String::new();
    for lang in Lang::ALL {
        let all = match read(text, &against) {
            Ok(begun) => vec![match &begun.changed {
                Some(changed) => draft::left_out("d.json", changed, lang),
                None => return "read".to_owned(),
            }],
            Err(faults) => draft::faults("d.json", &faults, lang),
        };
        for words in all {
            told += &format!("{}\n", words.title);
            words.hints.iter().for_each(|hint| told += &format!("  {hint}\n"));
        }
    }
    told
}

/// What is written is a value of a type with these fields; what they are called is the format's.
#[test]
fn a_draft_has_the_fields_of_the_format() {
    let text = Draft { consensus: true, ..begun() }.write(&questionnaire()).expect("JSON");
    let draft: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let fields = |of: &serde_json::Value| -> BTreeSet<String> {
        of.as_object().expect("fields").keys().cloned().collect()
    };
    let named = |keys: &[Key]| -> BTreeSet<String> { keys.iter().map(|key| key.name().to_owned()).collect() };
    assert_eq!(fields(&draft), named(answers::top::KEYS));
    assert_eq!(fields(&draft["questionnaire"]), named(answers::questionnaire::KEYS));
    let given = draft["answers"].as_object().expect("answers").values();
    assert_eq!(given.flat_map(fields).collect::<BTreeSet<_>>(), named(answers::answer::KEYS));
}

#[test]
fn whatever_is_wrong_with_a_draft_is_said_at_once() {
    let text = begun().write(&questionnaire()).expect("JSON");
    let change = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        said(&text.replacen(from, to, 1))
    };
    let many = text
        .replace("\"seconds\": 1200", "\"second\": -3")
        .replace("\"unit\": \"Bygg & miljö/norr\"", "\"unit\": \"Bygg & miljö/nor\"")
        .replace("\"role\": \"chef\"", "\"role\": 7")
        .replace("\"language\": \"sv\"", "\"language\": \"finska\"")
        .replace("\"has\":", "\"haz\":")
        .replace("37.5", "375")
        .replace("[\"a\", \"b\"]", "[\"a\", \"none\"]")
        .replace("\"not-applicable\"", "\"never\"");
    insta::assert_snapshot!(
        [
            ("cut in half", said(&text[..text.len() / 2])),
            ("nothing", said("")),
            ("no json", said("{\n  format: 1 }")),
            ("a list", said("[1, 2]")),
            ("foreign", change("mognad-answers", "somebody-elses")),
            ("later", change("\"version\": 1,", "\"version\": 2,")),
            ("complete", change("\"complete\": false", "\"complete\": true")),
            ("other questionnaire", change("\"id\": \"kinds\"", "\"id\": \"sodertalje\"")),
            ("other wave", change("\"wave\": \"2026\"", "\"wave\": \"2025\"")),
            (
                "value and state",
                change("\"state\": \"not-applicable\"", "\"value\": \"x\", \"state\": \"not-applicable\"")
            ),
            ("many", said(&many)),
        ]
        .map(|(name, said)| format!("## {name}\n{said}"))
        .join("\n")
    );
}

#[test]
fn a_draft_that_was_cut_off_anywhere_is_a_fault() {
    let text = begun().write(&questionnaire()).expect("JSON");
    let text = text.trim_end();
    for (end, _) in text.char_indices() {
        let told = said(&text[..end]);
        assert!(told.contains("the file ends in the middle"), "{end}: {told}");
    }
    assert_eq!(said(text), "read");
}

#[test]
fn a_changed_questionnaire_keeps_the_answers_that_fit() {
    let text = begun().write(&questionnaire()).expect("JSON");
    let digest = text.lines().find(|line| line.contains("sha256:")).unwrap();
    let other = text.replace(digest, "\"digest\": \"sha256:0\"");
    let old = other.replace("\"has\":", "\"had\":").replace("37.5", "375");
    insta::assert_snapshot!(format!("{}\n{}", said(&other), said(&old)));
    let (questionnaire, units, wave) = (questionnaire(), units(), WaveId::parse("2026").unwrap());
    let against = Against { questionnaire: &questionnaire, units: &units, wave: &wave };
    let kept = read(&old, &against).unwrap().draft.given;
    let mut expected = begun().given;
    expected[0] = Given::NOTHING;
    expected[1] = Given::NOTHING;
    assert_eq!(kept, expected);
}

#[test]
fn a_question_is_set_with_its_heading_and_its_choices() {
    use mognad::interview::sheet::{choices, question};
    use mognad::text::asking::Asking;
    let questionnaire = questionnaire();
    let mut shown = String::new();
    for (lang, width) in [(Lang::Sv, 40), (Lang::En, 80)] {
        let paper = Paper { width, color: false };
        let mut interview = Interview::new(&questionnaire, None);
        let mut last_area = None;
        for (answer, text) in [
            (Answer::Option(OptionIx::new(1)), None),
            (Answer::Number(Decimal::new(37.5).unwrap()), None),
            (Answer::Ticks(Ticks::default()), None),
            (Answer::Text, Some("därför".to_owned())),
        ] {
            let item = interview.current().unwrap();
            shown += &question(&interview, last_area, &paper, lang);
            let (ix, node) = interview.node(item);
            last_area = questionnaire.area_of(ix);
            let item = node.item().unwrap();
            for choice in choices(&item.answering, &item.anchors, Asking::of(&questionnaire, lang)) {
                shown += &format!("{}\n", choice.lines(1, 2, &paper));
            }
            interview.answer(answer, text);
        }
        while interview.back() {
            interview.comment("så");
            shown += &question(&interview, last_area, &paper, lang);
        }
    }
    assert!(shown.lines().all(|line| line.chars().count() <= 80));
    insta::assert_snapshot!(shown);
}

#[test]
fn one_respondent_is_shown_by_area() {
    use mognad::interview::profile::profile;
    use mognad::model::{Response, UnitIx};
    let files = load::MemoryFiles::default()
        .with(
            "assessment.toml",
            "format = 1\ntitle = \"T\"\nquestionnaire = \"sodertalje-puls\"\n[[waves]]\nid = \"1\"\nanswers = [\"*.csv\"]\n\
             [[units]]\nid = \"u\"\nname = \"U\"\n",
        );
    let (loaded, found) = load::unanswered_assessment(&files, "assessment.toml");
    let assessment = loaded.unwrap_or_else(|| panic!("{found:?}")).assessment;
    let count = assessment.questionnaire.items().len();
    let answers =
        (0..count).map(|at| if at < 16 { Answer::Option(OptionIx::new(at % 5)) } else { Answer::DontKnow });
    let response = Response {
        unit: UnitIx(0),
        role: None,
        seconds: None,
        answers: answers.collect(),
        remarks: Vec::new(),
    };
    let shown = [(Lang::Sv, 60), (Lang::En, 100)].map(|(lang, width)| {
        terminal(&profile(&assessment, 0, response.clone(), lang), &Paper { width, color: false })
    });
    insta::assert_snapshot!(shown.join("\n"));
}

#[test]
fn one_respondent_climbs_no_ladder_and_scores_stand_on_their_own_scale() {
    use mognad::interview::profile::profile;
    use mognad::model::{Response, UnitIx};
    let questionnaire = r#"
format = 1
id = "two"
version = "1"
languages = ["sv", "en"]
title = "Two"
scale = "s"
scales = [{ id = "s", options = [{ id = "0", label = "0" }, { id = "1", label = "1" }] }]
groups = [
  { id = "ladder", kind = "core", name = "Steps", combine = "ladder", pass_at = 50 },
  { id = "step", parent = "ladder", name = "Step" },
  { id = "range", kind = "core", name = "Ranged", range = [0, 3] },
]
items = [{ id = "a", group = "step", text = "A?" }, { id = "b", group = "range", text = "B?" }]
"#;
    let files = load::MemoryFiles::default().with("q.toml", questionnaire).with(
        "assessment.toml",
        "format = 1\ntitle = \"T\"\nquestionnaire = \"q.toml\"\n[[waves]]\nid = \"1\"\nanswers = [\"*.csv\"]\n\
         [[units]]\nid = \"u\"\n",
    );
    let (loaded, found) = load::unanswered_assessment(&files, "assessment.toml");
    let assessment = loaded.unwrap_or_else(|| panic!("{found:?}")).assessment;
    let answers = vec![Answer::Option(OptionIx::new(1)); 2].into_iter().collect();
    let response = Response { unit: UnitIx(0), role: None, seconds: None, answers, remarks: Vec::new() };
    let shown = terminal(&profile(&assessment, 0, response, Lang::En), &Paper { width: 80, color: false });
    let line = |name: &str| shown.lines().find(|line| line.contains(name)).unwrap_or_default().to_owned();
    assert!(line("Steps").contains('–') && !line("Steps").contains("100"), "{shown}");
    assert!(line("Ranged").contains("3.00 out of 3"), "{shown}");
    assert!(shown.contains("–: judged for the whole unit, not for one person"), "{shown}");
}
