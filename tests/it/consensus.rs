//! What a unit agrees on once everybody has answered by themselves: what its talk begins with, and how far it moved them.

use mognad::insight::{agenda, shifts};
use mognad::interview::Interview;
use mognad::load::{MemoryFiles, unanswered_assessment};
use mognad::model::{Answer, ItemIx, Lang, OptionIx, UnitIx};
use mognad::open::{Assessed, ReadOptions, open};
use mognad::report::form::{Options, form};
use mognad::report::scores::Extract;
use mognad::report::{self, Format};
use mognad::tally::Tally;
use serde_json::Value;

use crate::cli::folder::Folder;
use crate::fixtures::in_five;
use crate::support::whole_report;

const QUESTIONS: &str = r#"
[[groups]]
id = "g"
kind = "core"
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
id = "g-more"
group = "g"
text = "More?"
shown_if = { item = "g-1", is = ["4"] }
[[groups]]
id = "h"
kind = "core"
name = "Rules"
[[items]]
id = "h-1"
group = "h"
text = "Four?"
[[items]]
id = "h-2"
group = "h"
text = "Five?"
[[items]]
id = "h-3"
group = "h"
text = "Six?"
"#;

const ASSESSMENT: &str = r#"format = 1
title = "T"
language = "en"
questionnaire = "q.toml"
[[waves]]
id = "w"
answers = ["answers/*.csv"]
[[units]]
id = "town"
name = "Town"
[[units]]
id = "a"
name = "Library"
parent = "town"
[[units]]
id = "b"
name = "School"
"#;

/// Six people of the library. By hand: g-1 is (0·3 + 100·3)/6 = 50, g-2 is 50, g-3 is (25·3 + 75·3)/6 = 50; h-1 to h-3 are 25, 25 and
/// (25·5 + 50)/6 = 29.2. So the tools are 50, and the rules (25 + 25 + 29.2)/3 = 26.4, told as 26 of six people.
const ALONE: &str = "unit,respondent,g-1,g-2,g-3,h-1,h-2,h-3\n\
    a,1,0,2,1,1,1,1\na,2,0,2,1,1,1,1\na,3,0,2,1,1,1,1\na,4,4,2,3,1,1,1\na,5,4,2,3,1,1,1\na,6,4,2,3,1,1,2\nb,7,1,1,1,1,1,1\n";

/// What they agree on: tools 100, 50 and 75, so 75; rules 0, 25 and 25, so 16.7.
const TOGETHER: &str = "unit,respondent,g-1,g-2,g-3,h-1,h-2,h-3\na,x,4,2,3,0,1,1\n";

fn files(together: &str) -> MemoryFiles {
    let files = MemoryFiles::default()
        .with("assessment.toml", ASSESSMENT)
        .with("q.toml", in_five(QUESTIONS))
        .with("answers/w.csv", ALONE);
    if together.is_empty() { files } else { files.with("consensus/w/a.csv", together) }
}

fn assessed(together: &str) -> Assessed {
    let opened = open(&files(together), "", &ReadOptions::default()).expect("it opens");
    opened.assessed.unwrap_or_else(|| panic!("{:?}", opened.diagnostics))
}

fn unit(assessed: &Assessed, id: &str) -> UnitIx {
    assessed.analysis.assessment.units.find(id).expect("a unit")
}

#[test]
fn what_was_agreed_stands_beside_what_each_answered_and_changes_no_other_score() {
    let (without, with) = (assessed(""), assessed(TOGETHER));
    let scores = |of: &Assessed| format!("{:?}", of.analysis.scores);
    assert_eq!(scores(&without), scores(&with));
    let view = with.analysis.latest();
    let (library, q) = (unit(&with, "a"), view.questionnaire());
    let areas = shifts(view, library, q.areas().map(|(area, _)| area));
    let told: Vec<(f64, f64, f64)> = areas
        .iter()
        .map(|shift| (shift.place.expect("a place"), shift.agreed, shift.points().expect("points")))
        .collect();
    assert_eq!(told.len(), 2);
    for ((place, agreed, points), (wanted_place, wanted)) in
        told.iter().zip([(50.0, 75.0), (26.0, 50.0 / 3.0)])
    {
        assert!((place - wanted_place).abs() < 1e-9 && (agreed - wanted).abs() < 1e-9, "{told:?}");
        assert!((points - (agreed - place)).abs() < 1e-9);
    }
    // Of one question no figure of six people is told, so that no difference is either; what was agreed is.
    let one = q.find("g-1").expect("an item");
    let of_item = shifts(view, library, [one]);
    assert_eq!((of_item[0].points(), of_item[0].agreed), (None, 100.0));
    // Who has agreed on nothing, and what is put together from parts, has none.
    assert!(view.agreed(unit(&with, "b")).is_none() && view.agreed(unit(&with, "town")).is_none());
}

#[test]
fn it_is_told_on_the_units_page_in_the_scores_and_by_check() {
    let assessed = assessed(TOGETHER);
    for (lang, title, headline) in [
        (Lang::En, "What you agreed on", "After the talk you place Tools higher and Rules lower"),
        (Lang::Sv, "Vad ni enades om", "Efter samtalet bedömer ni Tools högre och Rules lägre"),
    ] {
        let options = report::Options { charts: false, ..whole_report(lang, &[Format::Html], 0) };
        let site = report::site(&assessed.analysis, &options).expect("a site");
        let page = site.iter().find(|file| file.path.ends_with("a.html")).expect("the unit's page");
        let page = String::from_utf8_lossy(&page.bytes).into_owned();
        for words in [title, headline, "+25", "75,0", "−9"] {
            let words = if lang == Lang::En { words.replace(',', ".") } else { words.to_owned() };
            assert!(page.contains(&words), "{words}: {page}");
        }
    }
    let json: Value =
        serde_json::from_str(&Extract::whole(&assessed.analysis, Lang::En).json().expect("JSON"))
            .expect("JSON");
    let nodes = |unit: usize| json["waves"][0]["units"][unit]["nodes"].as_array().expect("nodes").clone();
    let library = json["waves"][0]["units"].as_array().expect("units");
    let at = library.iter().position(|unit| unit["id"] == "a").expect("the library");
    let tools = nodes(at).into_iter().find(|node| node["id"] == "g").expect("the tools");
    assert_eq!(tools["agreed"], 75.0);
    assert!(nodes(0).iter().all(|node| node.get("agreed").is_none()), "nobody has agreed for the town");
}

/// In order of variance: g-1 (3000), g-3 (750), h-3 (104), then those that all answered alike, as they stand.
#[test]
fn a_talk_begins_with_what_was_answered_most_differently() {
    let assessed = assessed("");
    let (assessment, q) =
        (&assessed.analysis.assessment, &*assessed.analysis.assessment.waves[0].questionnaire);
    let named = |items: Vec<ItemIx>| -> Vec<String> {
        items.iter().map(|item| q[q.items()[item.at()]].id.to_string()).collect()
    };
    let tally = Tally::of(q, &assessed.responses[0]);
    let first = named(agenda(assessment, q, &tally, unit(&assessed, "a")));
    // What depends on another answer waits for its turn.
    assert_eq!(first, ["g-1", "g-3", "h-3", "g-2", "h-1", "h-2"]);
    assert_eq!(
        named(agenda(assessment, q, &tally, unit(&assessed, "b"))),
        [""; 0],
        "one person has answered"
    );
}

#[test]
fn an_interview_may_begin_with_some_questions_and_leaves_none_out() {
    let assessed = assessed("");
    let q = &*assessed.analysis.assessment.waves[0].questionnaire;
    let first = [ItemIx(6), ItemIx(0)];
    let mut interview = Interview::new(q, None).beginning_with(&first);
    let all = Answer::Option(OptionIx::new(4));
    let mut asked = Vec::new();
    while let Some(item) = interview.current() {
        asked.push(item.at());
        assert_eq!(interview.progress().expect("progress").number, asked.len());
        interview.answer(all, None);
        if asked.len() == 4 {
            // Back and on again: the same question, and what was answered stays.
            assert!(interview.back());
            assert_eq!(interview.current(), Some(item));
            interview.skip();
        }
    }
    assert_eq!(asked, [6, 0, 1, 2, 3, 4, 5]);
    assert_eq!(interview.answered(), 7);
    // Gone on with, it begins at the first that is unanswered.
    let mut given = interview.all_given().to_vec();
    given[1] = mognad::report::answers::Given::NOTHING;
    let resumed = Interview::resume(q, None, given).beginning_with(&first);
    assert_eq!(resumed.current(), Some(ItemIx(1)));
}

#[test]
fn a_form_for_a_talk_asks_each_question_once_and_says_what_it_is() {
    let loaded = unanswered_assessment(&files(""), "assessment.toml").0.expect("an assessment");
    let assessment = loaded.assessment.in_consensus();
    let library = assessment.units.find("a");
    let talk = [ItemIx(0), ItemIx(2), ItemIx(6)];
    let options = Options {
        lang: Lang::En.into(),
        wave: 0,
        unit: library,
        roles: &[],
        role_is_asked: false,
        talk: Some(&talk),
        mailto: None,
    };
    let html = form(&assessment, &options).expect("a form");
    let start = html.find("id=\"data\">").expect("data") + "id=\"data\">".len();
    let end = start + html[start..].find("</script>").expect("an end");
    let data: Value = serde_json::from_str(&html[start..end]).expect("JSON");
    assert_eq!(data["consensus"], true);
    let pages: Vec<Vec<&str>> = data["pages"]
        .as_array()
        .expect("pages")
        .iter()
        .map(|page| {
            page["parts"].as_array().expect("parts").iter().filter_map(|part| part["id"].as_str()).collect()
        })
        .collect();
    assert_eq!(pages, [vec!["g-1", "g-3", "h-3"], vec!["g-2", "g-more"], vec!["h-1", "h-2"]]);
    // Without one it is what it was.
    let plain = form(&loaded.assessment, &Options { talk: None, ..options }).expect("a form");
    assert!(plain.contains("\"consensus\":false"));
}

fn folder() -> Folder {
    let folder = Folder::empty();
    folder.write("assessment.toml", ASSESSMENT);
    folder.write("q.toml", &in_five(QUESTIONS));
    folder.write("answers/w.csv", ALONE);
    folder
}

fn saved(folder: &Folder, is_agreed: bool) -> String {
    let q = unanswered_assessment(&files(""), "assessment.toml").0.expect("an assessment");
    let digest = q.assessment.waves[0].questionnaire.digest().to_string();
    let consensus = if is_agreed { "\"consensus\": true," } else { "" };
    let text = format!(
        r#"{{"format": "mognad-answers", "version": 1, "questionnaire": {{"id": "q", "version": "1", "digest": "{digest}"}},
        "wave": "w", {consensus} "respondent": "0123456789abcdef0123456789abcdef", "unit": "a", "role": null, "language": "en",
        "complete": true, "started": "2026-03-09T10:00:00.000Z", "saved": "2026-03-09T10:30:00.000Z", "seconds": 900,
        "answers": {{"g-1": {{"value": "4"}}, "g-2": {{"value": "2"}}, "g-3": {{"value": "3"}},
        "h-1": {{"value": "0"}}, "h-2": {{"value": "1"}}, "h-3": {{"value": "1"}}}}}}"#
    );
    let name = if is_agreed { "agreed.json" } else { "own.json" };
    folder.write(name, &text);
    name.to_owned()
}

#[test]
fn a_common_answer_and_a_persons_own_are_never_taken_for_each_other() {
    let folder = folder();
    let (agreed, own) = (saved(&folder, true), saved(&folder, false));
    for (words, told) in [
        (format!("import {agreed} --into . --lang en"), "with --consensus"),
        (format!("import {own} --consensus --into . --lang en"), "without --consensus"),
    ] {
        let ran = folder.run(&words);
        assert!(ran.code == 2 && ran.err.contains("I060") && ran.err.contains(told), "{words}: {}", ran.err);
    }
    assert!(!folder.path("consensus").exists());
    let before = folder.run("score . --format csv --lang en").out;
    let ran = folder.run(&format!("import {agreed} --consensus --into . --lang en"));
    assert_eq!(ran.code, 0, "{}", ran.err);
    let files = folder.files();
    let kept: Vec<&String> = files.iter().filter(|file| file.starts_with("consensus/w/")).collect();
    assert!(matches!(kept.as_slice(), [one] if one.ends_with(".csv")), "{files:?}");
    assert_eq!(folder.run("score . --format csv --lang en").out, before);
    let told = folder.run("check . --lang en").out;
    assert!(told.contains("Common answers: Library."), "{told}");
    let told = folder.run("score . --unit a --lang en").out;
    assert!(told.contains("After the talk you place Tools higher and Rules lower"), "{told}");
    // A second one of the same unit is refused, and one that somebody puts there is told of.
    folder.write(
        "again.json",
        &String::from_utf8(folder.read(&agreed)).expect("UTF-8").replace("0123456789", "9876543210"),
    );
    let ran = folder.run("import again.json --consensus --into . --lang en");
    assert!(ran.code == 2 && ran.err.contains("has agreed on an answer in the wave"), "{}", ran.err);
    folder.write("consensus/w/more.csv", &TOGETHER.replace("a,x", "a,y"));
    let told = folder.run("check . --lang en").out;
    assert!(told.contains("Library has agreed 2 times"), "{told}");
}

#[test]
fn where_all_answer_together_there_is_nothing_to_agree_about() {
    let folder = folder();
    let toml = ASSESSMENT.replace("format = 1\n", "format = 1\nmode = \"consensus\"\n");
    folder.write("assessment.toml", &toml);
    for words in ["form . --consensus --unit a --out f.html", "import q.toml --consensus --into ."] {
        let ran = folder.run(&format!("{words} --lang en"));
        assert!(ran.code == 2 && ran.err.contains("leave out --consensus"), "{words}: {}", ran.err);
    }
}

#[test]
fn a_form_for_a_talk_is_made_of_what_the_unit_answered() {
    let folder = folder();
    let ran = folder.run("form . --consensus --unit a --out talk.html --lang en");
    assert!(ran.code == 0 && ran.err.contains("The first 6 questions"), "{}", ran.err);
    let ran = folder.run("form . --consensus --unit b --out other.html --lang en");
    assert!(ran.code == 0 && ran.err.contains("usual order"), "{}", ran.err);
}

/// Who holds the talk learns in which order the questions were answered differently: not of a unit that is kept from view, and not anew for one more answer.
#[test]
fn the_order_of_a_talk_gives_nobody_away() {
    let folder = folder();
    let first = |out: &str| {
        let ran = folder.run(&format!("form . --consensus --unit a --out {out} --lang en"));
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.err.contains("The first 6 questions")
    };
    assert!(first("one.html") && first("same.html"));
    folder.write("answers/late.csv", "unit,respondent,g-1,g-2,g-3,h-1,h-2,h-3\na,8,2,4,2,1,1,1\n");
    assert!(!first("later.html"));
    // The library beside a school of one: what the town has less the library would be one person.
    let folder = self::folder();
    let toml = ASSESSMENT.replace("name = \"School\"\n", "name = \"School\"\nparent = \"town\"\n");
    folder.write("assessment.toml", &toml);
    let ran = folder.run("form . --consensus --unit a --out f.html --lang en");
    assert!(ran.code == 0 && ran.err.contains("usual order"), "{}", ran.err);
}

#[test]
fn a_file_is_either_peoples_answers_or_what_they_agreed_on() {
    let folder = folder();
    folder.write("consensus/w/a.csv", TOGETHER);
    let with = |answers: &str, consensus: &str| {
        let own =
            if consensus.is_empty() { String::new() } else { format!("\nconsensus = [\"{consensus}\"]") };
        let toml = ASSESSMENT.replace("\"answers/*.csv\"]", &format!("\"{answers}\"]{own}"));
        folder.write("assessment.toml", &toml);
        folder.run("check . --lang en")
    };
    // A pattern that takes the folder in takes it as answers, as ever; a talk then has no place.
    let told = with("**/*.csv", "");
    assert!(
        told.code == 0 && !told.out.contains("Common answers") && told.out.contains("7 answered"),
        "{}",
        told.out
    );
    folder.write("c.json", &String::from_utf8(folder.read(&saved(&folder, true))).expect("UTF-8"));
    let ran = folder.run("import c.json --consensus --into . --lang en");
    assert_eq!(ran.code, 2, "{}", ran.err);
    // Both named is a fault.
    let told = with("answers/*.csv", "answers/w.csv");
    assert!(told.code == 2 && told.err.contains("A014"), "{}", told.err);
    // A name that is nearly one is told.
    let told = with("answers/*.csv", "consensus/w/b.csv");
    assert!(told.err.contains("no file matches") && told.err.contains("consensus/w/a.csv"), "{}", told.err);
}

#[test]
fn a_unit_with_parts_agrees_on_nothing() {
    let folder = folder();
    let ran = folder.run("form . --consensus --unit town --out f.html --lang en");
    assert!(ran.code == 2 && ran.err.contains("has parts"), "{}", ran.err);
    folder.write("consensus/w/town.csv", &TOGETHER.replace("a,x", "town,x"));
    let told = folder.run("check . --lang en").out;
    assert!(told.contains("a common answer of Town does not count"), "{told}");
}

/// A talk of one question alone is told, though no area has a score of it.
#[test]
fn a_talk_of_few_questions_is_told() {
    let folder = folder();
    folder.write("consensus/w/a.csv", "unit,respondent,g-1\na,x,4\n");
    let told = folder.run("score . --unit a --lang en").out;
    assert!(told.contains("What you agreed on") && told.contains("stage 5 of 5"), "{told}");
}
