//! What respondents wrote in their own words: read where enough were asked, and told as they chose.

use mognad::insight::{Analysis, Comment};
use mognad::load::MemoryFiles;
use mognad::model::{Diagnostic, Fault, Lang};
use mognad::open::{Opened, ReadOptions, open};
use mognad::report::scores::Extract;
use mognad::report::{Format, site};

use crate::fixtures::in_five;
use crate::support::whole_report;

const QUESTIONS: &str = r#"
[[groups]]
id = "g"
name = "Tools"
[[items]]
id = "g-1"
group = "g"
text = "One?"
[[items]]
id = "g-2"
group = "g"
text = "Two?"
[[items]]
id = "g-3"
group = "g"
text = "Three?"
[[items]]
id = "said"
group = "g"
kind = "text"
text = "What is missing?"
[[items]]
id = "of-managers"
group = "g"
kind = "text"
audience = ["manager"]
text = "What do managers miss?"
[[items]]
id = "story"
group = "g"
kind = "text"
story = true
consent = "told"
text = "What did you do?"
[[items]]
id = "told"
group = "g"
scored = false
text = "May it be told?"
options = [
  { id = "unit", label = "With the unit" },
  { id = "anonymous", label = "Without the unit" },
  { id = "no", label = "No" },
]
"#;

/// A town of a department with three units, and one unit beside it.
const ASSESSMENT: &str = r#"format = 1
title = "T"
language = "en"
questionnaire = "q.toml"
[[waves]]
id = "w"
answers = ["w.csv"]
[[units]]
id = "town"
name = "Town"
[[units]]
id = "dep"
name = "Department"
parent = "town"
[[units]]
id = "large"
name = "Large"
parent = "dep"
[[units]]
id = "six"
name = "Six"
parent = "dep"
[[units]]
id = "five"
name = "Five"
parent = "dep"
[[units]]
id = "four"
name = "Four"
parent = "town"
"#;

const HEAD: &str = "unit,respondent,role,g-1,g-2,g-3,g-1[comment],said,of-managers,story,told\n";

/// So many people of a unit, of whom the first wrote this: comment, text, text of a manager, story, whether it may be told.
fn people(unit: &str, number: usize, wrote: &[[&str; 5]]) -> String {
    let row = |at: usize| {
        let [comment, said, manager, story, told] = wrote.get(at).copied().unwrap_or([""; 5]);
        let role = if manager.is_empty() { "staff" } else { "manager" };
        let quoted = [comment, said, manager, story].map(|text| format!("\"{}\"", text.replace('"', "\"\"")));
        format!("{unit},{unit}{at},{role},{},{},2,{},{told}\n", at % 5, (at + 1) % 5, quoted.join(","))
    };
    (0..number).map(row).collect()
}

fn opened(assessment: &str, questions: &str, answers: &str) -> Opened {
    let files = MemoryFiles::default()
        .with("assessment.toml", assessment)
        .with("q.toml", in_five(questions))
        .with("w.csv", answers);
    open(&files, "", &ReadOptions::default()).expect("an assessment")
}

fn analysis(answers: &str) -> Analysis {
    let opened = opened(ASSESSMENT, QUESTIONS, &format!("{HEAD}{answers}"));
    let faults = opened.diagnostics;
    opened.assessed.unwrap_or_else(|| panic!("{faults:?}")).analysis
}

fn read(analysis: &Analysis, unit: &str) -> Vec<String> {
    let unit = analysis.assessment.units.find(unit).expect("a unit");
    analysis.latest().comments(unit).map(|comment| comment.text.clone()).collect()
}

fn stories(analysis: &Analysis, unit: &str) -> Vec<(String, Option<String>)> {
    let units = &analysis.assessment.units;
    let name = |story: &Comment| story.names_unit.then(|| units[story.unit].id.to_string());
    let unit = units.find(unit).expect("a unit");
    analysis.latest().stories(unit).map(|story| (story.text.clone(), name(story))).collect()
}

fn said(text: &str) -> [&str; 5] {
    ["", text, "", "", ""]
}

#[test]
fn a_comment_is_read_where_ten_were_asked_and_nowhere_else() {
    let beside = |four: usize| {
        analysis(
            &[
                people(
                    "large",
                    12,
                    &[said("more time"), said("better screens"), ["why not?", "", "", "", ""]],
                ),
                people("six", 6, &[said("a sixth desk")]),
                people("five", 5, &[said("a fifth wheel")]),
                people("four", four, &[said("four walls")]),
            ]
            .concat(),
        )
    };
    let large = &["why not?", "better screens", "more time"][..];
    let (six, five, four) = ("a sixth desk", "a fifth wheel", "four walls");
    // The department has the eleven of its small units. Where the unit beside it is so small that the department is not shown, all that are
    // too few are read in the town.
    for (people, dep, of_four, town) in
        [(10, &[five, six][..], &[four][..], &[][..]), (4, &[], &[], &[five, six, four])]
    {
        let read = |unit| read(&beside(people), unit);
        assert_eq!(["large", "dep", "four", "town"].map(read), [large, dep, of_four, town]);
        assert!(["six", "five"].into_iter().all(|unit| read(unit).is_empty()));
    }
}

#[test]
fn a_text_that_few_were_asked_for_is_not_read() {
    let town = analysis(&people("large", 12, &[["", "", "we need money", "", ""], said("all of us")]));
    // One manager was asked; what a role is not asked is not asked of the eleven.
    assert_eq!(read(&town, "large"), ["all of us"]);
    let twelve = ["", "", "a", "", ""];
    let managers = analysis(&people("large", 12, &[twelve; 12]));
    assert_eq!(read(&managers, "large"), ["a"; 12]);
}

#[test]
fn a_story_is_told_as_its_writer_chose_and_not_at_all_where_nothing_was_chosen() {
    let story = |text, told| ["", "", "", text, told];
    let town = analysis(
        &[
            people(
                "large",
                12,
                &[
                    story("we share a robot", "unit"),
                    story("we asked the residents", "anonymous"),
                    story("we failed", "no"),
                    story("we forgot to choose", ""),
                ],
            ),
            // With the name of a unit so small it would be somebody's.
            people("six", 6, &[story("we met every week", "unit")]),
            people("five", 5, &[]),
        ]
        .concat(),
    );
    let unnamed = [("we asked the residents".to_owned(), None), ("we met every week".to_owned(), None)];
    let named = ("we share a robot".to_owned(), Some("large".to_owned()));
    assert_eq!(stories(&town, "town"), [std::slice::from_ref(&named), unnamed.as_slice()].concat());
    assert_eq!(stories(&town, "dep"), std::slice::from_ref(&named));
    assert_eq!(stories(&town, "large"), [named]);
    assert!(stories(&town, "six").is_empty());
    assert!(
        ["town", "dep", "large"].iter().all(|unit| read(&town, unit).is_empty()),
        "a story is no comment"
    );
}

#[test]
fn a_story_without_the_units_name_is_told_among_others_or_not_at_all() {
    let told = |town: &str, beside: usize| {
        let story = ["", "", "", "we asked the residents", "anonymous"];
        let answers = [people("large", 12, &[story]), people("six", beside, &[])].concat();
        let assessment = ASSESSMENT.replace("parent = \"dep\"\n", town);
        let opened = opened(&assessment, QUESTIONS, &format!("{HEAD}{answers}"));
        let analysis = opened.assessed.expect("sound").analysis;
        ["town", "dep", "large"].map(|unit| stories(&analysis, unit).len())
    };
    assert_eq!(told("parent = \"dep\"\n", 10), [1, 0, 0]);
    assert_eq!(told("parent = \"dep\"\n", 9), [0, 0, 0], "nine others");
    assert_eq!(told("", 10), [0, 0, 0], "the unit is part of nothing");
}

#[test]
fn nothing_is_read_where_the_assessment_says_so_or_the_unit_is_not_shown() {
    let answers = format!("{HEAD}{}", people("large", 12, &[said("more time")]));
    let never = ASSESSMENT.replacen("format = 1", "format = 1\ncomments = false", 1);
    let at = |assessment: &str| {
        let analysis = opened(assessment, QUESTIONS, &answers).assessed.expect("sound").analysis;
        read(&analysis, "large").len()
    };
    assert_eq!([at(ASSESSMENT), at(&never)], [1, 0]);
    let more = ASSESSMENT.replacen("format = 1", "format = 1\nmin_item_group = 13", 1);
    assert_eq!(at(&more), 0);
}

#[test]
fn pages_and_files_have_the_same_texts_without_names_and_as_texts() {
    let hostile = "=HYPERLINK(\"http://x\") <script>alert(1)</script> | # [a](b)";
    let wrote = [
        said("Ask Karin Ek, 070-123 45 67,\nor karin@example.org."),
        said(hostile),
        ["", "", "", "<b>we did it</b>", "unit"],
    ];
    let town = analysis(&people("large", 12, &wrote));
    assert_eq!(read(&town, "large")[1], "Ask […], […], or […].");
    let extract = Extract::whole(&town, Lang::En);
    let json = extract.json().expect("JSON");
    let csv = extract.comments_csv_excel().expect("comments");
    let files = site(&town, &whole_report(Lang::En, &[Format::Html], 0)).expect("a report");
    let text = |path: &str| {
        let file = files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("{path}"));
        String::from_utf8(file.bytes.clone()).expect("UTF-8")
    };
    assert_eq!(text("comments-excel.csv"), csv);
    let page = text("units/large.html");
    for all in [&json, &csv, &page, &text("index.html"), &text("board.html")] {
        assert!(!all.contains("Karin") && !all.contains("070"), "{all}");
    }
    assert!(csv.contains("'=HYPERLINK"), "{csv}");
    assert!(csv.contains(";story;<b>we did it</b>"), "{csv}");
    assert!(page.contains("Comments: 2") && page.contains("&#60;script&#62;alert(1)"), "{page}");
    assert!(!page.contains("<script>alert") && !page.contains("<b>we"), "{page}");
    for page in ["index.html", "board.html", "units/large.html", "units/town.html"] {
        assert!(text(page).contains("&#60;b&#62;we did it"), "{page}");
    }
    let markdown = site(&town, &whole_report(Lang::En, &[Format::Markdown], 0)).expect("a report");
    let large = markdown.iter().find(|file| file.path == "units/large.md").expect("a page");
    let large = String::from_utf8(large.bytes.clone()).expect("UTF-8");
    assert!(large.contains("\\<script\\>") || large.contains("&lt;script&gt;"), "{large}");
    assert!(!large.contains("[a](b)"), "{large}");
}

#[test]
fn where_nothing_was_written_there_is_no_file_and_no_word_of_it() {
    let town = analysis(&people("large", 12, &[]));
    assert_eq!(Extract::whole(&town, Lang::En).comments_csv(), None);
    let options = whole_report(Lang::En, &[Format::Html], 0);
    let files = site(&town, &options).expect("a report");
    assert!(files.iter().all(|file| !file.path.contains("comments")));
    let is_silent = |file: &mognad::report::OutputFile| {
        let text = String::from_utf8_lossy(&file.bytes);
        !text.contains("Comments: ") && !text.contains("Successes")
    };
    assert!(files.iter().filter(|file| file.path.ends_with(".html")).all(is_silent));
}

#[test]
fn texts_in_the_long_layout_are_read_as_well() {
    let mut answers = "unit,respondent,item,value\n".to_owned();
    for at in 0..12 {
        answers += &format!("large,r{at},g-1,{}\nlarge,r{at},g-2,1\nlarge,r{at},said,text {at}\n", at % 5);
    }
    let town = opened(ASSESSMENT, QUESTIONS, &answers).assessed.expect("sound").analysis;
    assert_eq!(read(&town, "large").len(), 12);
}

#[test]
fn a_story_needs_a_question_that_asks_whether_it_may_be_told() {
    for (from, to, code) in [
        ("consent = \"told\"\n", "", "Q004"),
        ("consent = \"told\"", "consent = \"tolld\"", "Q012"),
        ("consent = \"told\"", "consent = \"g-1\"", "Q041"),
        ("consent = \"told\"", "consent = \"said\"", "Q041"),
        ("{ id = \"no\", label = \"No\" },", "", "Q041"),
        ("{ id = \"no\",", "{ id = \"never\",", "Q041"),
        ("story = true\n", "", "Q033"),
        ("text = \"One?\"", "story = true\ntext = \"One?\"", "Q033"),
        ("story = true", "story = \"yes\"", "Q005"),
    ] {
        let changed = QUESTIONS.replacen(from, to, 1);
        assert_ne!(changed, QUESTIONS, "{from}");
        let found = opened(ASSESSMENT, &changed, HEAD).diagnostics;
        let is_it = |one: &Diagnostic| matches!(&one.fault, Fault::Toml(fault) if fault.code() == code);
        assert!(found.iter().any(is_it), "{from} → {to}: {found:?}");
    }
}

#[test]
fn a_questionnaire_with_a_story_comes_back_from_its_export() {
    let (questionnaire, found) = mognad::load::questionnaire("q.toml", &in_five(QUESTIONS));
    let questionnaire = questionnaire.unwrap_or_else(|| panic!("{found:?}"));
    let written = mognad::report::export::toml(&questionnaire);
    let (again, found) = mognad::load::questionnaire("q.toml", &written);
    assert_eq!(again.unwrap_or_else(|| panic!("{found:?}")), questionnaire);
}
