use super::*;
use crate::load::MemoryFiles;
use crate::model::format::plan::PLAN_FILE;
use crate::model::{Place, WaveId};

const ASSESSED: &str = r#"format = 1
title = "Trial"
language = "en"
questionnaire = "own.toml"

[[waves]]
id = "2025"
answers = ["answers/2025.csv"]

[[waves]]
id = "2026"
answers = ["answers/2026.csv"]

[[units]]
id = "north"
name = "North"
"#;

const OWN: &str = r#"format = 1
id = "own"
version = "1"
languages = ["en"]
title = "Own"
[[scales]]
id = "s"
options = [{ id = "n", label = "No" }, { id = "y", label = "Yes" }]
[[groups]]
id = "g"
name = "G"
[[items]]
id = "g-1"
group = "g"
scale = "s"
text = "?"
"#;

/// Six people who answer yes.
fn answers() -> String {
    let rows: String = (1..=6).map(|n| format!("north,r{n},y\n")).collect();
    format!("unit,respondent,g-1\n{rows}")
}

fn folder() -> MemoryFiles {
    MemoryFiles::default()
        .with("assessment.toml", ASSESSED)
        .with("own.toml", OWN)
        .with("answers/2025.csv", answers())
}

fn ids(waves: &[crate::model::Wave]) -> Vec<&str> {
    waves.iter().map(|wave| wave.id.as_str()).collect()
}

#[test]
fn an_assessment_is_read_and_computed_with_the_waves_that_have_answers() {
    for what in ["", "assessment.toml"] {
        let opened = open(&folder(), what, &ReadOptions::default()).expect("an assessment");
        assert!(opened.diagnostics.is_empty(), "{:?}", opened.diagnostics);
        assert_eq!((opened.language, &*opened.doubts), (Some(Lang::En), &[][..]));
        let assessed = opened.assessed.expect("sound answers");
        let assessment = &assessed.analysis.assessment;
        assert_eq!((ids(&assessment.waves), ids(&assessment.waiting)), (vec!["2025"], vec!["2026"]));
        assert_eq!(assessed.responses[0].0.len(), 6);
        assert_eq!(assessed.files, [["answers/2025.csv"]]);
        assert_eq!(assessed.awaited, [["answers/2026.csv"]]);
        let (cares, signs) = assessed.care();
        assert_eq!((cares.len(), signs.has_errors()), (1, false));
    }
}

#[test]
fn all_faults_of_all_files_are_found_at_once_and_nothing_is_computed() {
    let faulty = answers().replace("r3,y", "r3,maybe").replace("north,r5", "nort,r5");
    let files = folder()
        .with("assessment.toml", ASSESSED.replace("format = 1\n", "format = 1\nmin_group = \"five\"\n"))
        .with("answers/2025.csv", faulty.clone())
        .with("answers/2026.csv", faulty);
    let opened = open(&files, "", &ReadOptions::default()).expect("an assessment");
    assert!(opened.assessed.is_none());
    let mut places: Vec<&str> =
        opened.diagnostics.iter().filter_map(|diagnostic| diagnostic.place.file()).collect();
    places.dedup();
    assert_eq!(places, ["assessment.toml", "answers/2025.csv", "answers/2026.csv"]);
}

#[test]
fn a_file_of_answers_says_itself_which_units_and_waves_there_are() {
    let text = "unit,wave,respondent,g-1\nsouth,a,r1,y\nsouth,b,r1,n\n";
    let files = MemoryFiles::default().with("own.toml", OWN).with("x/Answers of May.CSV", text);
    let options = ReadOptions { questionnaire: Some("own.toml".to_owned()), ..ReadOptions::default() };
    let opened = open(&files, "x/Answers of May.CSV", &options).expect("a file of answers");
    let assessed = opened.assessed.expect("sound answers");
    let assessment = &assessed.analysis.assessment;
    assert_eq!(assessment.title.get(Lang::En), "Answers of May");
    assert_eq!(ids(&assessment.waves), ["a", "b"]);
    assert_eq!(assessment.units.iter().map(|(_, unit)| unit.id.as_str()).collect::<Vec<_>>(), ["south"]);
}

#[test]
fn what_cannot_be_opened_is_refused_with_the_reason() {
    let cannot_read = |file: &str, nearest: Option<&str>| Refusal::CannotRead {
        file: file.to_owned(),
        why: Unreadable::NotFound,
        nearest: nearest.map(str::to_owned),
    };
    let with = |name: &str| ReadOptions { questionnaire: Some(name.to_owned()), ..ReadOptions::default() };
    let files = folder();
    let no_files = MemoryFiles::default().with("sub/assessment.toml", ASSESSED);
    for (files, what, options, why) in [
        (&no_files, "", ReadOptions::default(), Refusal::NoAssessment),
        (
            &files,
            "own.toml",
            ReadOptions::default(),
            Refusal::IsAQuestionnaire { file: "own.toml".to_owned() },
        ),
        (&files, "a.pdf", ReadOptions::default(), Refusal::NotAnAssessment { file: "a.pdf".to_owned() }),
        (&files, ".csv", ReadOptions::default(), Refusal::NotAnAssessment { file: ".csv".to_owned() }),
        (&files, "", with("own.toml"), Refusal::QuestionnaireWithAssessment),
        (
            &files,
            "answers/2024.csv",
            ReadOptions::default(),
            cannot_read("answers/2024.csv", Some("2025.csv")),
        ),
        (&files, "answers/2025.csv", with("q/own.toml"), cannot_read("q/own.toml", None)),
    ] {
        assert_eq!(open(files, what, &options).err(), Some(why), "{what}");
    }
    let unknown = open(&files, "answers/2025.csv", &with("sodertalj")).err();
    let Some(Refusal::UnknownQuestionnaire { nearest, .. }) = unknown else { panic!("{unknown:?}") };
    assert_eq!(nearest.as_deref(), Some("sodertalje"));
}

#[test]
fn what_may_not_be_as_it_was_meant_is_doubted() {
    let rows = |name: &str| (1..=10).map(|n| format!("north,{name}{n:02},y\n")).collect::<String>();
    let [made_up, strangers] = ["example-", "q"].map(|name| format!("unit,respondent,g-1\n{}", rows(name)));
    let files = folder()
        .with(
            "assessment.toml",
            ASSESSED.replace("language = \"en\"", "language = \"en\"\nrespondents = \"stable\""),
        )
        .with("answers/2025.csv", made_up)
        .with("answers/2026.csv", strangers)
        .with("answers/2024.csv", answers())
        .with("report/.mognad-report", "data/scores.csv\n")
        .with("report/data/scores.csv", "");
    let opened = open(&files, "", &ReadOptions::default()).expect("an assessment");
    let wave = |id: &str| WaveId::parse(id).expect("an id");
    assert_eq!(
        opened.doubts,
        [
            Doubt::LeftOut(vec!["answers/2024.csv".to_owned()]),
            Doubt::MadeUp("answers/2025.csv".to_owned()),
            Doubt::Strangers { before: wave("2025"), now: wave("2026") },
        ]
    );
    assert!(opened.assessed.expect("sound answers").pairs.is_some());
}

#[test]
fn where_a_plan_or_a_questionnaire_is_not_utf8_is_told() {
    let latin1 = b"format = 1\ntitle = \"\xf6st\"\n".to_vec();
    let files = folder().with(PLAN_FILE, latin1.clone()).with("own.toml", latin1);
    let opened = open(&folder(), "", &ReadOptions::default()).expect("an assessment");
    let assessed = opened.assessed.expect("sound answers");
    let plan = action_plan(&files, &assessed.analysis.assessment);
    let (questionnaire, found) = questionnaire_file(&files, "own.toml").expect("a file");
    assert!(plan.plan.is_none() && questionnaire.is_none());
    for (found, file) in [(plan.diagnostics, PLAN_FILE), (found, "own.toml")] {
        let places: Vec<&Place> = found.iter().map(|diagnostic| &diagnostic.place).collect();
        let at_the_letter =
            |place: &Place| matches!(place, Place::Span(of, at) if of == file && at.start == 20);
        assert!(places.len() == 1 && at_the_letter(places[0]), "{places:?}");
    }
}
