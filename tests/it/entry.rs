//! Entry questions, which are never scored, and groups that are asked only after certain answers.

use mognad::model::{Answer, Lang, OptionIx, Questionnaire};
use mognad::report::form::{Options, form};
use serde_json::Value;

use crate::cli::folder::{Folder, Ran};
use crate::support::Study;

/// An entry question that an area hangs on stands in the area; a part of the area hangs on another one, and an item in it on its own.
const QUESTIONNAIRE: &str = r#"format = 1
id = "entries"
version = "1"
languages = ["sv", "en"]
title = { sv = "Ingång", en = "Entry" }
scale = "steps"

[[levels]]
id = "low"
from = 0
name = { sv = "Låg", en = "Low" }

[[levels]]
id = "high"
from = 50
name = { sv = "Hög", en = "High" }

[[scales]]
id = "steps"
options = [{ id = "0", label = "A" }, { id = "1", label = "B" }, { id = "2", label = "C" }]

[[scales]]
id = "yes-no"
options = [{ id = "no", label = { sv = "Nej", en = "No" } }, { id = "yes", label = { sv = "Ja", en = "Yes" } }]

[[groups]]
id = "services"
name = { sv = "Tjänster", en = "Services" }
shown_if = { item = "has", is = ["yes"] }

[[groups]]
id = "first"
parent = "services"
name = { sv = "Först", en = "First" }

[[items]]
id = "before"
group = "first"
text = "Before?"

[[items]]
id = "has"
group = "first"
scored = false
scale = "yes-no"
text = { sv = "Har ni tjänster?", en = "Do you have services?" }
short = { sv = "Har", en = "Has" }

[[items]]
id = "own"
group = "first"
text = "Own?"

[[groups]]
id = "part"
parent = "services"
name = { sv = "Del", en = "Part" }
shown_if = { item = "own", is = ["1", "2"] }

[[items]]
id = "deep"
group = "part"
text = "Deep?"

[[items]]
id = "deeper"
group = "part"
shown_if = { item = "deep", is = ["2"] }
text = "Deeper?"

[[groups]]
id = "other"
name = { sv = "Annat", en = "Other" }

[[items]]
id = "free"
group = "other"
text = "Free?"

[[groups]]
id = "about"
name = { sv = "Om er", en = "About you" }

[[items]]
id = "kind"
group = "about"
scored = false
scale = "yes-no"
text = { sv = "Är ni en förskola?", en = "Are you a preschool?" }
"#;

const ASSESSMENT: &str = r#"format = 1
title = "T"
language = "en"
questionnaire = "q.toml"
rollup = "pooled"
[[waves]]
id = "w"
answers = ["w.csv"]
[[units]]
id = "u"
name = "U"
"#;

const HEAD: &str = "unit,respondent,before,has,own,deep,deeper,free,kind\n";

fn read(text: &str) -> Questionnaire {
    let (questionnaire, found) = mognad::load::questionnaire("q.toml", text);
    assert!(questionnaire.is_some(), "{:?}", found.iter().collect::<Vec<_>>());
    questionnaire.expect("a questionnaire")
}

/// So many people who gave each of these rows of answers.
fn folder(rows: &[(usize, &str)]) -> Folder {
    let folder = Folder::empty();
    folder.write("q.toml", QUESTIONNAIRE);
    folder.write("assessment.toml", ASSESSMENT);
    let people = rows.iter().flat_map(|(count, row)| std::iter::repeat_n(*row, *count)).enumerate();
    let rows: String = people.map(|(at, row)| format!("u,r{at},{row}\n")).collect();
    folder.write("w.csv", &format!("{HEAD}{rows}"));
    folder
}

fn node(folder: &Folder, id: &str) -> Value {
    let ran = folder.run("score . --format json --show-anyway");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let scores: Value = serde_json::from_str(&ran.out).expect("JSON");
    let nodes = scores["waves"][0]["units"][0]["nodes"].as_array().expect("nodes").clone();
    nodes.into_iter().find(|node| node["id"] == id).unwrap_or_else(|| panic!("no {id}"))
}

fn told(ran: &Ran) -> String {
    format!("{}{}", ran.out, ran.err)
}

#[test]
fn an_item_is_asked_when_all_its_groups_and_itself_say_so() {
    let q = read(QUESTIONNAIRE);
    let ids = ["before", "has", "own", "deep", "deeper", "free", "kind"];
    let option = |text: &str| match text {
        "." => Answer::NotAnswered,
        digit => Answer::Option(OptionIx::new(digit.parse().expect("a place"))),
    };
    for (given, unasked) in [
        ("1 1 1 2 1 1 0", ""),
        // The item that decides is asked in the group that hangs on it, and all else there is not.
        ("1 0 1 2 1 1 0", "before own deep deeper"),
        ("1 . 1 2 1 1 0", "before own deep deeper"),
        // What is left out decides nothing further down.
        ("1 1 0 2 1 1 0", "deep deeper"),
        ("1 1 1 1 1 1 0", "deeper"),
    ] {
        let mut answers: Vec<Answer> = given.split(' ').map(option).collect();
        let mut left_out = Vec::new();
        q.leave_out_unasked(None, &mut answers, |item, _, _| left_out.push(item.at()));
        left_out.sort_unstable();
        let left_out: Vec<&str> = left_out.into_iter().map(|at| ids[at]).collect();
        assert_eq!(left_out.join(" "), unasked, "{given}");
    }
}

#[test]
fn an_entry_question_counts_nowhere() {
    // Everybody who has services has everything; half of the twenty left the entry question on the other group out.
    let folder = folder(&[(10, "2,yes,2,2,2,2,yes"), (10, "2,yes,2,2,2,0,")]);
    let services = node(&folder, "services");
    assert_eq!((services["score"].as_f64(), services["n"].as_u64()), (Some(100.0), Some(20)));
    let has = node(&folder, "has");
    assert_eq!(
        (&has["scored"], &has["suppressed"], &has["score"]),
        (&false.into(), &false.into(), &Value::Null)
    );
    assert_eq!(node(&folder, "index")["score"], 75.0);
    // Nothing is said of a group of nothing else.
    let about = node(&folder, "about");
    assert_eq!((&about["scored"], &about["suppressed"]), (&false.into(), &false.into()));
    for words in ["score .", "score . --unit u", "score . --format markdown", "quality .", "check ."] {
        let told = told(&folder.run(&format!("{words} --show-anyway")));
        assert!(!told.contains("About you") && !told.contains("preschool"), "{words}\n{told}");
    }
    let ran = folder.run("report . --out pages --show-anyway");
    assert_eq!(ran.code, 0, "{}", ran.err);
    for page in
        ["pages/index.html", "pages/units/u.html", "pages/charts/u-bars.svg", "pages/charts/heatmap.svg"]
    {
        let text = String::from_utf8(folder.read(page)).expect("UTF-8");
        assert!(!text.contains("About you") && !text.contains("Do you have services?"), "{page}");
    }
    let csv = folder.run("score . --format csv --show-anyway").out;
    assert!(csv.lines().any(|line| line.contains(",about,core,") && line.contains(",false,")), "{csv}");
}

#[test]
fn whoever_is_not_asked_is_counted_as_not_asked_whether_the_question_that_decides_is_scored_or_not() {
    // The question stands where it counts in nothing that is compared here.
    let elsewhere = QUESTIONNAIRE.replacen("{ item = \"has\", is", "{ item = \"kind\", is", 1);
    let rows =
        [(12, "2,yes,2,2,2,2,yes"), (9, "0,yes,0,,,1,yes"), (11, ",no,,,,1,no"), (2, "1,no,1,1,1,1,no")];
    let unscored = folder(&rows);
    let scored = folder(&rows);
    unscored.write("q.toml", &elsewhere);
    scored.write(
        "q.toml",
        &elsewhere.replace(
            "scored = false\nscale = \"yes-no\"\ntext = { sv = \"Är",
            "scale = \"yes-no\"\ntext = { sv = \"Är",
        ),
    );
    assert!(node(&scored, "kind")["score"].is_number() && node(&unscored, "kind")["score"].is_null());
    for id in ["services", "first", "before", "own", "part", "deep", "deeper", "free"] {
        assert_eq!(node(&unscored, id), node(&scored, id), "{id}");
    }
    // An answer to what was not asked is told, with the question that decided.
    let warned = told(&unscored.run("check . --lang en"));
    assert!(warned.contains("S042") && warned.contains("kind"), "{warned}");
}

#[test]
fn few_who_were_asked_are_not_told_apart_from_the_others() {
    // Of 24 people 3 have services: what they answered is not shown, and neither is what would give it away.
    let folder = folder(&[(3, "2,yes,2,2,2,2,yes"), (21, ",no,,,,1,no")]);
    for id in ["services", "before", "own", "part", "deep"] {
        let node = node(&folder, id);
        assert_eq!((&node["suppressed"], &node["score"]), (&true.into(), &Value::Null), "{id}");
    }
    assert!(node(&folder, "free")["score"].is_number());
}

#[test]
fn form_interview_and_surveys_ask_the_same() {
    let folder = folder(&[(6, "2,yes,2,2,2,2,yes")]);
    let q = read(QUESTIONNAIRE);
    let of = |id: &str| q.conditions_at(q.find(id).expect("an item")).len();
    assert_eq!(["before", "has", "own", "deep", "deeper", "free"].map(of), [1, 0, 1, 2, 3, 0]);
    let opened = mognad::open(
        &mognad::MemoryFiles::default()
            .with("q.toml", QUESTIONNAIRE)
            .with("assessment.toml", ASSESSMENT)
            .with("w.csv", folder.read("w.csv")),
        "",
        &mognad::ReadOptions::default(),
    );
    let assessed = opened.expect("an assessment").assessed.expect("an assessment without faults");
    let options = Options { lang: Lang::En.into(), wave: 0, ..crate::form::PLAIN };
    let page = form(&assessed.analysis.assessment, &options).expect("a form");
    let data = crate::form::data(&page);
    let questions = crate::form::questions(&data);
    let question = |id: &str| *questions.iter().find(|question| question["id"] == id).expect("a question");
    let decides = |id: &str| -> Vec<String> {
        let conditions = question(id)["if"].as_array().cloned().unwrap_or_default();
        conditions.iter().map(|one| one["item"].as_str().expect("an item").to_owned()).collect()
    };
    assert_eq!(decides("deeper"), ["has", "own", "deep"]);
    assert_eq!(decides("has"), [""; 0]);
    for (to, expected) in [
        ("csv", "has=yes & own=1|2 & deep=2"),
        (
            "limesurvey",
            "(has.NAOK == \"yes\") and (own.NAOK == \"1\" or own.NAOK == \"2\") and (deep.NAOK == \"2\")",
        ),
        ("toml", "shown_if = { item = \"has\", is = [\"yes\"] }"),
        ("toml", "scored = false"),
        ("markdown", "*Only if the answer"),
    ] {
        let ran = folder.run(&format!("questionnaire export q.toml --to {to} --out out.{to} --lang en"));
        assert_eq!(ran.code, 0, "{to}: {}", ran.err);
        let text = String::from_utf8(folder.read(&format!("out.{to}"))).expect("UTF-8");
        // In CSV quotation marks are doubled.
        assert!(text.replace("\"\"", "\"").contains(expected), "{to}\n{text}");
        std::fs::remove_file(folder.path(&format!("out.{to}"))).expect("it was written");
    }
}

#[test]
fn what_is_shown_of_the_questionnaire_says_it() {
    let folder = folder(&[(6, "2,yes,2,2,2,2,yes")]);
    for (words, expected) in [
        (
            "questionnaire show q.toml --lang en",
            "Entry question: decides which others are asked, and is not scored.",
        ),
        ("questionnaire show q.toml --lang sv", "Filterfråga: avgör vilka andra frågor som ställs"),
        ("explain . u has --lang en --show-anyway", "Entry question"),
    ] {
        let ran = folder.run(words);
        assert!(ran.out.contains(expected), "{words}\n{}", told(&ran));
    }
    // The options of one give no points.
    let shown = folder.run("questionnaire show q.toml --lang en").out;
    let entry =
        shown.split("[has]").nth(1).expect("the entry question").split("[own]").next().expect("its answers");
    assert!(!entry.contains("points"), "{entry}");
    let checked = folder.run("questionnaire check q.toml --lang en");
    // Nothing but advice and help is missing: the group of entry questions alone is meant to have no score.
    assert_eq!(checked.err.matches("warning[").count(), 3, "{}", checked.err);
    let told = ["Q103", "Q107", "Q125"];
    assert!(told.iter().all(|code| checked.err.contains(code)), "{}", checked.err);
}

#[test]
fn versions_differ_by_what_is_scored_and_by_whom_a_group_is_asked_of() {
    let folder = folder(&[]);
    folder.write("scored.toml", &QUESTIONNAIRE.replacen("scored = false\n", "", 1));
    folder.write(
        "always.toml",
        &QUESTIONNAIRE.replacen("shown_if = { item = \"has\", is = [\"yes\"] }\n", "", 1),
    );
    let diff = folder.run("questionnaire diff scored.toml q.toml --lang en").out;
    assert!(diff.contains("scored"), "{diff}");
    let diff = folder.run("questionnaire diff always.toml q.toml --lang en").out;
    // What hangs on the group is asked of others now, and cannot be compared.
    for id in ["before", "own", "deep", "deeper"] {
        assert!(diff.contains(&format!("{id}:")) || diff.contains(&format!(" {id} ")), "{id}\n{diff}");
    }
    assert!(diff.contains("shown_if"), "{diff}");
    let q = read(QUESTIONNAIRE);
    let always = read(&String::from_utf8(folder.read("always.toml")).expect("UTF-8"));
    let common = q.common_items(&always);
    assert_eq!(common.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["free", "has", "kind"]);
    // What two waves have in common is itself sound, with its conditions.
    let left = q.restricted_to(
        &["has", "own", "free"].map(|id| mognad::model::NodeId::parse(id).expect("an id")).into(),
    );
    assert_eq!(left.conditions_at(left.find("own").expect("an item")).len(), 1);
}

#[test]
fn faults_of_entry_questions_and_conditions_of_groups_are_told() {
    let text = |from: &str, to: &str| {
        let changed = QUESTIONNAIRE.replacen(from, to, 1);
        assert_ne!(changed, QUESTIONNAIRE);
        changed
    };
    let entry = "scored = false\nscale = \"yes-no\"\ntext = { sv = \"Har";
    let group = "shown_if = { item = \"has\", is = [\"yes\"] }";
    for (changed, code, expected) in [
        (
            text(entry, "scored = false\nreverse = true\nscale = \"yes-no\"\ntext = { sv = \"Har"),
            "Q033",
            "reverse",
        ),
        (
            text(entry, "scored = false\nadvice = [\"a\"]\nscale = \"yes-no\"\ntext = { sv = \"Har"),
            "Q033",
            "advice",
        ),
        (text("text = \"Free?\"", "kind = \"text\"\nscored = false\ntext = \"Free?\""), "Q033", "scored"),
        (
            text("text = \"Free?\"", "kind = \"number\"\nmin = 0\nmax = 1\nscored = true\ntext = \"Free?\""),
            "Q033",
            "scored",
        ),
        (text("scored = false", "scored = \"no\""), "Q005", "scored"),
        (text(group, "shown_if = { item = \"hass\", is = [\"yes\"] }"), "Q012", "has"),
        (text(group, "shown_if = { item = \"has\", is = [\"yess\"] }"), "Q012", "yes"),
        (text(group, "shown_if = { item = \"has\", at_least = 1 }"), "Q039", "has"),
        (text(group, "shown_if = { item = \"services\", is = [\"yes\"] }"), "Q012", "services"),
        // Each of two groups hangs on a question in the other.
        (
            text(group, "shown_if = { item = \"free\", is = [\"1\"] }").replace(
                "name = { sv = \"Annat\"",
                "shown_if = { item = \"before\", is = [\"1\"] }\nname = { sv = \"Annat\"",
            ),
            "Q014",
            "free",
        ),
    ] {
        let folder = folder(&[]);
        folder.write("q.toml", &changed);
        for lang in ["sv", "en"] {
            let ran = folder.run(&format!("questionnaire check q.toml --lang {lang}"));
            assert_eq!(ran.code, 2, "{code} {expected}\n{}", told(&ran));
            assert!(ran.err.contains(code) && ran.err.contains(expected), "{code} {expected}\n{}", ran.err);
        }
    }
}

#[test]
fn an_entry_question_changes_nothing_of_what_is_shown_beside_it() {
    let trees = [
        ("A(a b c)", "A(a e$ b c)", [0, 2, 3].as_slice()),
        ("A(a b) B(c d f)", "A(a b e$) B(c d f)", &[0, 1, 3, 4, 5]),
        ("A(S(a b c) T(d f g))", "A(S(a b c) e$ T(d f g))", &[0, 1, 2, 4, 5, 6]),
        ("A(a b c) B~a(d f)", "A(a b e$ c) B~a(d f)", &[0, 1, 3, 4, 5]),
        ("A(S(a b c) T(d f g)) B~S(h)", "A(e$ S(a b c) T(d f g)) B~S(h)", &[1, 2, 3, 4, 5, 6, 7]),
    ];
    let (mut state, mut shown) = (7_u64, 0);
    let mut below = move |most: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % most
    };
    for (without, with, places) in trees.iter().cycle().take(60) {
        let (mut plain, mut entry) =
            [*without, with].map(|tree| Study::new(tree, "p(u v w)").min_group(5)).into();
        let items = entry.questionnaire().items().len();
        for unit in ["p", "u", "v", "w"] {
            let people = below(16);
            let one = |below: &mut dyn FnMut(u64) -> u64| -> Vec<String> {
                let answer = |below: &mut dyn FnMut(u64) -> u64| match below(9) {
                    0 => ".".to_owned(),
                    1 => "na".to_owned(),
                    other => (1 + other % 5).to_string(),
                };
                (0..items).map(|_| answer(below)).collect()
            };
            let people: Vec<Vec<String>> = (0..people).map(|_| one(&mut below)).collect();
            let rows = |places: &[usize]| -> String {
                let row = |person: &Vec<String>| {
                    places.iter().map(|at| person[*at].as_str()).collect::<Vec<_>>().join(" ")
                };
                people.iter().map(row).collect::<Vec<_>>().join(" | ")
            };
            if !people.is_empty() {
                plain = plain.answers(unit, &rows(places));
                entry = entry.answers(unit, &rows(&(0..items).collect::<Vec<_>>()));
            }
        }
        let (of_plain, of_entry) = (plain.scores(), entry.scores());
        for (unit, _) in plain.assessment.units.iter() {
            for (node, about) in plain.questionnaire().nodes() {
                let other = entry.questionnaire().find(about.id.as_str()).expect("the same node");
                let (plain, entry) = (of_plain.unit(unit), of_entry.unit(unit));
                let estimate = plain.node(node).map(|score| score.estimate);
                assert_eq!(estimate, entry.node(other).map(|score| score.estimate), "{} of {with}", about.id);
                assert_eq!(plain.stage(node), entry.stage(other), "{} of {with}", about.id);
                shown += usize::from(estimate.is_some());
            }
            assert_eq!(of_plain.unit(unit).all_answers, of_entry.unit(unit).all_answers, "{with}");
        }
    }
    assert!(shown > 200, "{shown}");
}
