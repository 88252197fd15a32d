//! What is said of several waves: the trend, what a change consists of, and the page for who decides.

use mognad::insight::{Analysis, Split, Trend};
use mognad::load::MemoryFiles;
use mognad::model::Lang;
use mognad::report::trend::TrendView;
use mognad::report::view::Scope;
use mognad::report::{Format, Single, single};
use proptest::prelude::*;
use serde_json::Value;

use crate::cli::folder::Folder;
use crate::fixtures::{TOWN, ten_alike};
use crate::support::{analysis_of, kommun, whole_report};

/// Two areas of one question each, and as many waves as there are answers.
fn files(units: &str, min_group: u32, waves: &[String]) -> MemoryFiles {
    let questionnaire = r#"
format = 1
id = "small"
version = "1"
languages = ["en"]
title = "Small"
scale = "s"
[[scales]]
id = "s"
options = [{ id = "0", label = "No" }, { id = "1", label = "Partly" }, { id = "2", label = "Yes" }]
[[groups]]
id = "tools"
name = "Tools"
[[groups]]
id = "use"
name = "Use"
[[items]]
id = "t"
group = "tools"
text = "Tools?"
[[items]]
id = "u"
group = "use"
text = "Use?"
"#;
    let listed: String = (1..=waves.len())
        .map(|wave| format!("[[waves]]\nid = \"w{wave}\"\nanswers = [\"w{wave}.csv\"]\n"))
        .collect();
    let assessment = format!(
        "format = 1\ntitle = \"Town\"\nquestionnaire = \"small.toml\"\nmin_group = {min_group}\nrollup = \"headcount\"\n{listed}{units}"
    );
    let files = MemoryFiles::default().with("assessment.toml", assessment.as_str());
    let files = files.with("small.toml", questionnaire);
    waves
        .iter()
        .enumerate()
        .fold(files, |files, (at, text)| files.with(&format!("w{}.csv", at + 1), text.as_str()))
}

fn alike(rows: &[(&str, &str)]) -> String {
    ten_alike("t,u", rows)
}

fn town(waves: &[&[(&str, &str)]]) -> Analysis {
    let waves: Vec<String> = waves.iter().map(|rows| alike(rows)).collect();
    analysis_of(&files(TOWN, 1, &waves))
}

fn split_of(analysis: &Analysis, unit: &str) -> Split {
    let unit = analysis.assessment.units.find(unit).expect("a unit");
    let questionnaire = analysis.latest().questionnaire();
    let index = &questionnaire[questionnaire.find("index").expect("an index")].id;
    analysis.changes.as_ref().expect("changes").split(unit, index).expect("a split").clone()
}

fn near(found: f64, expected: f64) -> bool {
    (found - expected).abs() < 1e-9
}

#[test]
fn a_change_is_split_into_what_areas_and_units_contributed() {
    // Index: a from 0 to 50, b 25 both times, c from 50 to 75. The whole, by headcounts 10, 20 and 30: from 2000/60 to 3250/60.
    let first: &[(&str, &str)] = &[("a", "0,0"), ("b", "0,1"), ("c", "0,2")];
    let split = split_of(&town(&[first, &[("a", "2,0"), ("b", "0,1"), ("c", "1,2")]]), "town");
    assert!(near(split.change, 1250.0 / 60.0), "{split:?}");
    // a: 10/60 of 50; c: 30/60 of 25. All of it is in tools, which is half of each index.
    let units: Vec<f64> = split.units.iter().map(|(_, by)| *by).collect();
    let areas: Vec<(&str, f64)> = split.areas.iter().map(|(id, by)| (id.as_str(), *by)).collect();
    assert!(near(units[0], 500.0 / 60.0) && near(units[1], 0.0) && near(units[2], 12.5), "{split:?}");
    assert!(areas[0].0 == "tools" && near(areas[0].1, 1250.0 / 60.0) && near(areas[1].1, 0.0), "{split:?}");
    assert!(
        near(split.who, 0.0) && near(split.beside_areas, 0.0) && near(split.beside_units, 0.0),
        "{split:?}"
    );
}

#[test]
fn that_others_answered_is_told_apart_from_change_within_units() {
    // c does not answer the second time: the whole is (10·50 + 20·25)/30 = 33⅓ then, as it was 2000/60 = 33⅓ before.
    let first: &[(&str, &str)] = &[("a", "0,0"), ("b", "0,1"), ("c", "0,2")];
    let split = split_of(&town(&[first, &[("a", "2,0"), ("b", "0,1")]]), "town");
    assert!(near(split.change, 0.0), "{split:?}");
    // a counts 1/6 and then 1/3, so 1/4 of its 50 points came from within; who answered took as much away:
    // 1/6·(25 − 33⅓) + 1/3·(25 − 33⅓) − 1/2·(50 − 33⅓) = −12.5.
    assert!(
        near(split.units[0].1, 12.5) && near(split.who, -12.5) && near(split.beside_units, 0.0),
        "{split:?}"
    );
}

#[test]
fn a_unit_that_is_withheld_has_no_line_in_a_split() {
    let few = |answers: String| {
        answers
            .lines()
            .filter(|line| !(line.starts_with("b,") && *line > "b,b3"))
            .fold(String::new(), |all, line| all + line + "\n")
    };
    let first = few(alike(&[("a", "0,0"), ("b", "0,1"), ("c", "0,2")]));
    let second = few(alike(&[("a", "2,0"), ("b", "2,2"), ("c", "1,2")]));
    let analysis = analysis_of(&files(TOWN, 5, &[first, second]));
    let hidden = analysis.assessment.units.find("b").expect("a unit");
    let town = analysis.assessment.units.find("town").expect("a unit");
    let questionnaire = analysis.latest().questionnaire();
    let index = &questionnaire[questionnaire.find("index").expect("an index")].id;
    let changes = analysis.changes.as_ref().expect("changes");
    assert!(changes.split(hidden, index).is_none());
    let split = changes.split(town, index).expect("the whole is shown");
    let lines: Vec<&str> =
        split.units.iter().map(|(unit, _)| analysis.assessment.units[*unit].id.as_str()).collect();
    // Of what a and c less one of them would be is b, so one of these is with it.
    assert_eq!(lines.len(), 1, "{split:?}");
    assert!(!near(split.beside_units, 0.0), "{split:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]
    #[test]
    fn a_split_adds_up_to_the_change_and_leaves_nothing_over_where_all_is_shown_and_answered(
        answers in proptest::collection::vec((0_u8..3, 0_u8..3), 60..=60),
        rollup in 0_usize..3,
        counts in proptest::collection::vec(2_usize..=10, 6..=6),
    ) {
        let units = TOWN;
        let mut at = 0;
        let waves: Vec<String> = (0..2).map(|wave| {
            let mut text = String::from("unit,respondent,t,u\n");
            for (unit, id) in ["a", "b", "c"].iter().enumerate() {
                for number in 0..counts[wave * 3 + unit] {
                    let (t, u) = answers[(at + number) % answers.len()];
                    text.push_str(&format!("{id},{id}{number},{t},{u}\n"));
                }
                at += 10;
            }
            text
        }).collect();
        let files = files(units, 1, &waves);
        let rollup = ["headcount", "pooled", "units"][rollup];
        let text = files_text(&files).replace("rollup = \"headcount\"", &format!("rollup = \"{rollup}\""));
        let analysis = analysis_of(&files.with("assessment.toml", text.as_str()));
        for unit in ["town", "a", "b", "c"] {
            let split = split_of(&analysis, unit);
            let areas: f64 = split.areas.iter().map(|(_, by)| by).sum();
            let within: f64 = split.units.iter().map(|(_, by)| by).sum();
            prop_assert!(near(areas + split.who + split.beside_areas, split.change));
            prop_assert!(near(within + split.who + split.beside_units, split.change));
            prop_assert!(near(split.beside_areas, 0.0), "{unit} {rollup} {split:?}");
            if unit == "town" {
                prop_assert!(near(split.beside_units, 0.0), "{rollup} {split:?}");
            }
            if rollup != "pooled" {
                prop_assert!(near(split.who, 0.0), "{rollup} {split:?}");
            }
        }
    }
}

fn files_text(files: &MemoryFiles) -> String {
    use mognad::load::Files;
    String::from_utf8(files.read("assessment.toml").expect("a file")).expect("UTF-8")
}

#[test]
fn with_two_waves_the_trend_says_what_the_report_says_of_changes() {
    let analysis = kommun();
    let (trend, changes) =
        (Trend::of(&analysis).expect("a trend"), analysis.changes.as_ref().expect("changes"));
    for (unit, _) in analysis.assessment.units.iter() {
        for node in trend.nodes() {
            assert_eq!(trend.steps(unit, node), [changes.at(unit, node).copied()]);
        }
    }
}

#[test]
fn several_steps_are_judged_together_and_so_less_is_sure_than_of_one() {
    let wave = |high: usize| {
        let mut text = String::from("unit,respondent,t,u\n");
        for unit in ["a", "b", "c"] {
            (0..10).for_each(|number| {
                let answer = usize::from(number < high);
                text.push_str(&format!("{unit},{unit}{number},{answer},{answer}\n"));
            });
        }
        text
    };
    let mut only_alone = 0;
    for high in 3..=10 {
        let three = analysis_of(&files(TOWN, 1, &[wave(2), wave(2), wave(high)]));
        let trend = Trend::of(&three).expect("a trend");
        assert_eq!((trend.number_of_steps(), three.earlier_changes.len()), (2, 1));
        let changes = three.changes.as_ref().expect("changes");
        for (unit, _) in three.assessment.units.iter() {
            for node in trend.nodes() {
                let steps = trend.steps(unit, node);
                let (own, together) = (changes.at(unit, node).expect("a change"), steps[1].expect("a step"));
                assert_eq!(own.difference.points, together.difference.points);
                assert!(own.counts() || !together.counts(), "{node}");
                only_alone += usize::from(own.counts() && !together.counts());
                let first = steps[0].expect("a step");
                assert!(first.difference.points == 0.0 && !first.counts(), "{node}");
            }
        }
    }
    assert!(only_alone > 0, "some change is sure of one step that is not sure of two");
}

#[test]
fn waves_that_did_not_ask_the_same_are_compared_only_where_they_are_the_last_two() {
    let first: &[(&str, &str)] = &[("a", "0,0"), ("b", "0,1"), ("c", "0,2")];
    let waves: Vec<String> = [first, first, first].iter().map(|rows| alike(rows)).collect();
    let files = files(TOWN, 1, &waves);
    let other = files_text(&files).replace("id = \"w1\"\n", "id = \"w1\"\nquestionnaire = \"old.toml\"\n");
    use mognad::load::Files;
    let old = String::from_utf8(files.read("small.toml").expect("a file")).expect("UTF-8");
    let old = old.replace("text = \"Use?\"", "text = \"In use?\"\nrevision = 2");
    let analysis = analysis_of(&files.with("assessment.toml", other.as_str()).with("old.toml", old.as_str()));
    assert!(analysis.earlier_changes[0].is_none() && analysis.changes.is_some());
    let view = TrendView::of(Scope::new(&analysis, usize::MAX, Lang::En), &[]).expect("a trend");
    let notes = view.notes().join(" ");
    assert!(notes.contains("Between w1 and w2 the questions changed"), "{notes}");
}

#[test]
fn the_trend_as_data_has_scores_steps_and_what_changes_consist_of() {
    let analysis = kommun();
    let view = TrendView::of(Scope::new(&analysis, usize::MAX, Lang::Sv), &[]).expect("a trend");
    let told: Value = serde_json::from_str(&view.json(&[]).expect("JSON")).expect("JSON");
    assert_eq!(told["waves"], serde_json::json!(["2025", "2026"]));
    let whole = &told["units"][0];
    assert_eq!(whole["id"], "kommunen");
    let nodes = whole["nodes"].as_array().expect("nodes");
    let index = nodes.iter().find(|node| node["id"] == "index").expect("the index");
    let split = &index["split"];
    let number = |value: &Value| value.as_f64().expect("a number");
    let sum = |key: &str| {
        split[key].as_array().expect("parts").iter().map(|part| number(&part["points"])).sum::<f64>()
    };
    let change = number(&index["scores"][1]) - number(&index["scores"][0]);
    assert!(near(number(&split["change"]), change));
    for (parts, beside) in [("areas", "beside_areas"), ("units", "beside_units")] {
        assert!(
            near(sum(parts) + number(&split["who_answered"]) + number(&split[beside]), change),
            "{parts}"
        );
    }
}

fn board(analysis: &Analysis, lang: Lang, wave: usize) -> Option<String> {
    let options = whole_report(lang, &[Format::Markdown], wave);
    let files = single(analysis, &options, Single::Board).expect("files")?;
    let page = files.into_iter().find(|file| file.path == "board.md").expect("the page");
    Some(String::from_utf8(page.bytes).expect("UTF-8"))
}

#[test]
fn the_boards_page_says_what_is_done_what_is_next_and_which_decisions_are_wanted() {
    let analysis = kommun();
    for (lang, parts, better) in [
        (Lang::Sv, ["Gjort sedan sist", "Nästa", "Tre beslut som behövs"], "Säkert bättre: "),
        (Lang::En, ["Done since last time", "Next", "Three decisions wanted"], "Surely better: "),
    ] {
        let page = board(&analysis, lang, 1).expect("a page");
        let places: Vec<usize> =
            parts.iter().map(|part| page.find(&format!("## {part}")).expect(part)).collect();
        assert!(places.is_sorted(), "{page}");
        assert!(page.contains(better), "{page}");
        // Without a plan nothing is under way, one picture is enough, and a decision is none of a unit manager's.
        assert!(!page.contains("## Pågår") && !page.contains("## Under way"), "{page}");
        assert_eq!(
            page.matches("](charts/").count(),
            page.matches("![").count() + page.matches("[PNG](").count()
        );
        assert!(page.matches("![").count() == 1 && !page.contains("enhetschef"), "{page}");
        // No word of method but the last line.
        let before = &page[..page.rfind("method.md").unwrap_or(page.len())];
        for word in ["95", "interval", "Welch", "Benjamini", "osäkerhet", "p-v"] {
            assert!(!before.contains(word), "{word}: {page}");
        }
    }
    assert!(board(&analysis, Lang::Sv, 0).expect("a page").contains("Det här är första omgången"));
}

#[test]
fn one_page_is_written_alone_and_what_there_is_not_is_told() {
    use mognad::load::Files;
    let folder = Folder::empty();
    let first: &[(&str, &str)] = &[("a", "0,0"), ("b", "0,1"), ("c", "0,2")];
    let written = files(TOWN, 1, &[alike(first)]);
    for name in ["assessment.toml", "small.toml", "w1.csv"] {
        let text = String::from_utf8(written.read(name).expect("a file")).expect("UTF-8");
        folder.write(&format!("town/{name}"), &text);
    }
    let run = folder.run("report town --out r --page board --lang en");
    assert_eq!(run.code, 0, "{}", run.err);
    let pages: Vec<String> = folder.files().into_iter().filter(|file| file.ends_with(".html")).collect();
    assert_eq!(pages, ["r/board.html", "r/method.html"]);
    for command in ["report town --out r --page trend --lang en", "trend town --lang en"] {
        let run = folder.run(command);
        assert!(run.code == 2 && run.out.is_empty(), "{command}: {}", run.err);
    }
    assert!(folder.run("trend town --lang en").err.contains("there is one wave with answers, w1"));
}

#[test]
fn the_boards_page_says_where_parts_have_not_answered() {
    let answers: &[(&str, &str)] = &[("a", "2,2")];
    let units =
        |people: u32| TOWN.replacen("id = \"town\"\n", &format!("id = \"town\"\nheadcount = {people}\n"), 1);
    let of = |people: u32, rows| board(&analysis_of(&files(&units(people), 1, &[alike(rows)])), Lang::En, 0);
    let page = of(60, answers).expect("a page");
    assert!(page.contains("The score covers 1 of 3 workplaces, where 10 of 60 people work"), "{page}");
    let all: &[(&str, &str)] = &[("a", "2,2"), ("b", "2,2"), ("c", "2,2")];
    let page = of(60, all).expect("a page");
    assert!(!page.contains("The score covers"), "{page}");
}

#[test]
fn of_a_unit_that_is_withheld_in_every_wave_no_verdict_is_told() {
    let folder = Folder::empty();
    let wave = |high: usize| {
        let rows: &[(&str, &str)] = &[("a", "1,1"), ("c", ["0,0", "2,2"][high])];
        alike(rows) + "b,b1,0,0\nb,b2,0,0\n"
    };
    let waves = [wave(0), wave(0), wave(1)];
    let written = files(TOWN, 5, &waves);
    use mognad::load::Files;
    for name in ["assessment.toml", "small.toml", "w1.csv", "w2.csv", "w3.csv"] {
        let text = String::from_utf8(written.read(name).expect("a file")).expect("UTF-8");
        folder.write(&format!("town/{name}"), &text);
    }
    let run = folder.run("trend town --unit b --lang en");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("b: cannot be compared"), "{}", run.out);
    let verdicts =
        run.out.lines().filter(|line| line.trim_start().starts_with("b ") || line.starts_with("Tools"));
    assert!(
        verdicts.clone().count() == 2 && verdicts.clone().all(|line| line.ends_with("cannot be compared")),
        "{}",
        run.out
    );
}
