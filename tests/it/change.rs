//! Two waves: the same people compared with themselves, what counts as a change, and that nobody is given away by it.

mod attack;
mod conditions;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use mognad::insight::{Analysis, Change, ChangeVerdict, Method};
use mognad::model::{Pairs, Points, Respondents, Responses, RoleId, Rollup, WaveId};
use mognad::tally::{Joint, PairTally, Tally};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

use crate::cli::folder::Folder;
use crate::support::Study;

/// The same cases every time.
fn cases(cases: u32) -> Config {
    Config { cases, rng_seed: RngSeed::Fixed(5), failure_persistence: None, ..Config::default() }
}

/// Two rounds of a study. Whoever answers is written as `unit who answers`, one per line; a who with `/` after it has a
/// role.
#[derive(Debug, Clone)]
struct Rounds {
    study: Study,
    responses: [Responses; 2],
    pairs: Pairs,
}

impl Rounds {
    fn new(study: Study, before: &str, now: &str) -> Self {
        let [before, now] = [before, now].map(|text| round(&study, text));
        let later: BTreeMap<&str, usize> =
            now.0.iter().enumerate().map(|(at, who)| (who.as_str(), at)).collect();
        let pairs = before.0.iter().enumerate().filter_map(|(at, who)| Some((at, *later.get(who.as_str())?)));
        let mut study = study;
        study.assessment.respondents = Respondents::Stable;
        let mut earlier = study.assessment.waves[0].clone();
        earlier.id = WaveId::parse("2025").expect("an id");
        study.assessment.waves.insert(0, earlier);
        Self { pairs: Pairs(pairs.collect()), study, responses: [before.1, now.1] }
    }

    fn with(mut self, change: impl Fn(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    fn analysis(&self) -> Analysis {
        Analysis::with_pairs(self.study.assessment.clone(), &self.responses, Some(&self.pairs))
    }

    fn change(&self, unit: &str, node: &str) -> Option<Change> {
        let node = self.study.questionnaire().find(node).expect("a node");
        let analysis = self.analysis();
        let changes = analysis.changes.as_ref().expect("two waves");
        changes.at(self.study.unit(unit), &self.study.questionnaire()[node].id).copied()
    }

    #[track_caller]
    fn shown(&self, unit: &str, node: &str) -> Change {
        self.change(unit, node).expect("a change that may be shown")
    }
}

fn round(study: &Study, text: &str) -> (Vec<String>, Responses) {
    let mut study = study.clone();
    study.responses = Responses::default();
    let mut who = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (unit, rest) = line.split_once(' ').expect("a unit");
        let (name, answers) = rest.split_once(' ').expect("a respondent");
        study = study.answers(unit, answers);
        let (name, role) = name.split_once('/').unwrap_or((name, ""));
        let response = study.responses.0.last_mut().expect("a response");
        response.role = RoleId::parse(role).ok();
        who.push(name.to_owned());
    }
    (who, study.responses)
}

/// People `1`, `2`, … of a unit with these answers to the only item.
fn people(unit: &str, from: usize, answers: &[u8]) -> String {
    let row = |(at, answer): (usize, &u8)| format!("{unit} {unit}{} {answer}\n", from + at);
    answers.iter().enumerate().map(row).collect()
}

fn one_item(units: &str) -> Study {
    Study::new("A(q)", units)
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

/// Six people go from 0, 25, 50, 50, 25, 0 to 25, 50, 50, 75, 50, 50: changes of 25, 25, 0, 25, 25, 50. Their mean is 25, their
/// deviation √(1250/5) = 15.811…, the standard error √(250/6) = 6.4549…, and t = 3.872983… on 5 degrees of freedom.
fn six() -> Rounds {
    let (before, now) = (people("u", 1, &[1, 2, 3, 3, 2, 1]), people("u", 1, &[2, 3, 3, 4, 3, 3]));
    Rounds::new(one_item("u"), &before, &now)
}

#[test]
fn the_same_people_are_compared_with_themselves() {
    let change = six().shown("u", "q");
    assert_eq!(change.method, Method::Paired { n: 6, is_everybody: true });
    assert_eq!((change.before, change.now, change.difference.points), (25.0, 50.0, 25.0));
    let interval = change.difference.interval.expect("an interval");
    // 2.570581835636314 · √(250/6)
    near(interval.high - 25.0, 16.593_034_399_137_892);
    // R: 2 * pt(-sqrt(15), 5)
    near(change.difference.p.expect("a probability"), 0.011_724_811_003_954_6);
    assert_eq!(change.verdict, ChangeVerdict::Changed);
    // As if they were others, the same change is less sure.
    let apart =
        six().with(|rounds| rounds.study.assessment.respondents = Respondents::PerWave).shown("u", "q");
    assert_eq!((apart.method, apart.difference.points), (Method::Welch, 25.0));
    assert!(apart.difference.p > change.difference.p);
}

#[test]
fn a_change_is_one_of_the_practice_however_many_work_there() {
    let whole = six().with(|rounds| rounds.study.assessment.units = crate::support::units("u:6"));
    let width = |change: Change| change.difference.interval.map(|i| i.high - i.low).expect("an interval");
    near(width(whole.shown("u", "q")), width(six().shown("u", "q")));
}

#[test]
fn a_change_counts_only_from_the_least_that_does() {
    let verdict = |least: f64| {
        let rounds = six().with(|rounds| {
            rounds.study.assessment.min_change = Points::new(least).expect("points");
        });
        rounds.shown("u", "q").verdict
    };
    for (least, expected) in [
        (0.0, ChangeVerdict::Changed),
        (5.0, ChangeVerdict::Changed),
        (25.0, ChangeVerdict::Changed),
        // Levels are judged to six decimals, and so are changes.
        (25.000_000_4, ChangeVerdict::Changed),
        (25.000_001, ChangeVerdict::Small),
        (100.0, ChangeVerdict::Small),
    ] {
        assert_eq!(verdict(least), expected, "{least}");
    }
    let unsure =
        Rounds::new(one_item("u"), &people("u", 1, &[1, 5]), &people("u", 1, &[2, 4])).shown("u", "q");
    assert_eq!(unsure.verdict, ChangeVerdict::Unsure);
    let one = Rounds::new(one_item("u"), &people("u", 1, &[1]), &people("u", 1, &[5])).shown("u", "q");
    assert_eq!((one.verdict, one.method), (ChangeVerdict::Untestable, Method::Welch));
}

#[test]
fn a_fall_counts_like_a_rise() {
    let (before, now) = (people("u", 1, &[2, 3, 3, 4, 3, 3]), people("u", 1, &[1, 2, 3, 3, 2, 1]));
    let change = Rounds::new(one_item("u"), &before, &now).shown("u", "q");
    assert_eq!((change.difference.points, change.verdict), (-25.0, ChangeVerdict::Changed));
}

#[test]
fn somebody_in_another_unit_is_no_pair() {
    let now = people("u", 1, &[2, 3, 3, 4, 3]) + "v u6 3\n" + &people("v", 1, &[1, 2]);
    let before = people("u", 1, &[1, 2, 3, 3, 2, 1]) + &people("v", 1, &[2, 4]);
    let rounds = Rounds::new(one_item("all(u v)"), &before, &now);
    assert_eq!(rounds.shown("u", "q").method.pairs(), Some(5));
    // Not over the whole either, where both answers are.
    assert_eq!(rounds.shown("all", "q").method.pairs(), Some(7));
    assert_eq!(rounds.shown("all", "q").among(), Some(7));
}

#[test]
fn somebody_without_a_score_in_one_of_the_waves_is_no_pair() {
    let before = "u a 1 .\nu b 2 3\nu c 3 4\n";
    let now = "u a 3 2\nu b 3 3\nu c . 5\n";
    let rounds = Rounds::new(Study::new("A(q r)", "u"), before, now);
    assert_eq!(rounds.shown("u", "q").method.pairs(), Some(2));
    assert_eq!(rounds.shown("u", "A").method.pairs(), Some(3));
}

/// Twelve pairs, and so many who answered before or now only.
fn with_others(before: usize, now: usize) -> Option<u64> {
    let others = |from: usize, count: usize| people("u", from, &[4, 2, 5, 3, 4, 1, 2, 3, 5, 4][..count]);
    let earlier = people("u", 1, &[1, 2, 3, 3, 2, 1, 3, 2, 1, 2, 4, 3]) + &others(100, before);
    let later = people("u", 1, &[2, 3, 3, 4, 3, 3, 3, 4, 1, 3, 5, 3]) + &others(200, now);
    Rounds::new(one_item("u").min_group(5), &earlier, &later).shown("u", "q").method.pairs()
}

#[test]
fn few_who_answered_once_are_not_given_away() {
    for (before, now, expected) in
        [(0, 0, Some(12)), (1, 0, None), (0, 9, None), (5, 4, None), (5, 5, Some(12)), (10, 0, Some(12))]
    {
        assert_eq!(with_others(before, now), expected, "{before} and {now}");
    }
}

#[test]
fn too_few_pairs_are_no_basis() {
    let before = people("u", 1, &[1, 2, 3, 4, 2, 3, 1, 2, 3, 1, 2, 3]);
    let now = people("u", 1, &[2, 3, 3, 5]) + &people("u", 50, &[2, 3, 1, 2, 3, 4, 1, 2]);
    let change = Rounds::new(one_item("u").min_group(5), &before, &now).shown("u", "q");
    assert_eq!(change.method, Method::Welch);
}

#[test]
fn nothing_is_held_back_where_single_answers_may_be_shown() {
    let before = people("u", 1, &[1, 2, 3]) + "u gone 5\n";
    let change = Rounds::new(one_item("u"), &before, &people("u", 1, &[2, 4, 3])).shown("u", "q");
    assert_eq!(change.method, Method::Paired { n: 3, is_everybody: false });
    near(change.before - change.now, 43.75 - 50.0);
    near(change.difference.points, 25.0);
}

#[test]
fn the_whole_is_weighed_like_its_scores() {
    // Parts of 30 and 10 who changed by 25 and 50 on average: (30·25 + 10·50)/40 = 31.25.
    let before = people("a", 1, &[1, 2, 3, 3, 2, 1]) + &people("b", 1, &[1, 2, 1]);
    let now = people("a", 1, &[2, 3, 3, 4, 3, 3]) + &people("b", 1, &[2, 4, 4]);
    let rounds =
        |rollup| Rounds::new(one_item("all:40(a:30 b:10)").rollup(rollup), &before, &now).shown("all", "q");
    for (rollup, expected) in
        [(Rollup::Headcount, 31.25), (Rollup::Units, 37.5), (Rollup::Pooled, (6.0 * 25.0 + 3.0 * 50.0) / 9.0)]
    {
        let change = rounds(rollup);
        near(change.difference.points, expected);
        near(change.now - change.before, expected);
        assert_eq!(change.method, Method::Paired { n: 9, is_everybody: true });
    }
}

/// Unit and answer before and now, as `(unit, unit, answer, answer)`, and a role.
type Row = (usize, usize, u8, u8, usize);

proptest! {
    #![proptest_config(cases(60))]

    /// Whichever way the people are parted, their sums are the same.
    #[test]
    fn sums_of_pairs_merge_in_any_order(
        rows in prop::collection::vec((0_usize..3, 0_usize..3, 1_u8..6, 1_u8..6, 0_usize..3), 1..30),
    ) {
        let (units, roles) = (["u", "v", "w"], ["/x", "/y", ""]);
        let row = |at: usize, unit: usize, role: usize, answer: u8| {
            format!("{} p{at}{} {answer} {}\n", units[unit], roles[role], 6 - answer)
        };
        let side = |pick: fn(&Row) -> (usize, u8)| -> String {
            let rows = rows.iter().enumerate();
            rows.map(|(at, all)| { let (unit, answer) = pick(all); row(at, unit, (all.4 + at) % 3, answer) }).collect()
        };
        let rounds = Rounds::new(
            Study::new("A(q -r)", "all(u v w)"),
            &side(|row| (row.0, row.2)),
            &side(|row| (row.1, row.3)),
        );
        let of = |pairs: Vec<(usize, usize)>| {
            PairTally::of(rounds.study.questionnaire(), &rounds.responses[0], &rounds.responses[1], &Pairs(pairs))
        };
        let whole = of(rounds.pairs.0.clone());
        let tables = [rounds.study.questionnaire().nodes().map(|(node, _)| node).collect::<Vec<_>>()];
        let joint_of = |pairs: Vec<(usize, usize)>| {
            let [before, now] = &rounds.responses;
            Joint::of_pairs(rounds.study.questionnaire(), before, now, &Pairs(pairs), &tables)
        };
        let joint = joint_of(rounds.pairs.0.clone());
        let mut merged = Joint::new(&tables);
        rounds.pairs.0.chunks(3).rev().for_each(|some| merged.merge(&joint_of(some.to_vec())));
        prop_assert_eq!(&merged, &joint);
        for (unit, _) in rounds.study.assessment.units.iter() {
            for (node, row) in tables[0].iter().zip(joint.of_unit(0, unit).rows()) {
                let sums = whole.differences().unit_at(unit, *node);
                // These scores are multiples of 25 and of their halves, which thousandths hold exactly.
                prop_assert_eq!((row.n, i128::from(row.sum)), (sums.n, sums.sum / 1_000_000_000));
                prop_assert_eq!(i128::from(row.square), sums.sum_of_squares / 1_000_000_000_000_000_000);
            }
        }
        let mut parts: Vec<PairTally> = rounds.pairs.0.chunks(4).map(|some| of(some.to_vec())).collect();
        for _ in 0..2 {
            let mut merged = PairTally::new(rounds.study.questionnaire());
            parts.iter().for_each(|part| merged.merge(part));
            prop_assert_eq!(&merged, &whole);
            parts.reverse();
        }
        // And the sum of the changes is the difference of the sums, where nobody moved.
        let stayed: Vec<(usize, usize)> =
            rounds.pairs.0.iter().copied().filter(|(at, _)| rows[*at].0 == rows[*at].1).collect();
        let of_side = |side: usize| {
            let responses = stayed.iter().map(|(a, b)| rounds.responses[side].0[[*a, *b][side]].clone());
            let tally = Tally::of(rounds.study.questionnaire(), &Responses(responses.collect()));
            tally.cells().map(|(_, cell)| cell.nodes[0].sum).sum::<i128>()
        };
        let changes: i128 = whole.differences().cells().map(|(_, cell)| cell.nodes[0].sum).sum();
        prop_assert_eq!(changes, of_side(1) - of_side(0));
    }
}

/// The example in which the same ids are the same people: all but every fifth answered both times.
fn kommun(declared: bool, met: impl Fn(usize) -> bool) -> Folder {
    let folder = Folder::empty();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/kommun");
    let text = fs::read_to_string(example.join("assessment.toml")).unwrap();
    let stable = if declared { "respondents = \"stable\"\n" } else { "" };
    folder.write(
        "assessment.toml",
        &text.replace("min_group = 5\n", &format!("min_group = 1\nmin_change = 8\n{stable}")),
    );
    for wave in ["2025", "2026"] {
        let files = fs::read_dir(example.join("answers").join(wave)).unwrap();
        let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
        files.sort();
        for file in files {
            let name = file.file_name().unwrap().to_str().unwrap().to_owned();
            folder.write(
                &format!("answers/{wave}/{name}"),
                &renamed(&fs::read_to_string(file).unwrap(), wave, &met),
            );
        }
    }
    folder
}

fn renamed(text: &str, wave: &str, met: impl Fn(usize) -> bool) -> String {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let rename = |(at, line): (usize, &str)| {
        let cells: Vec<&str> = line.splitn(3, ',').collect();
        if at == 0 {
            return format!("{line}\n");
        }
        let number = seen.entry(cells[0].to_owned()).or_default();
        *number += 1;
        let since = if met(*number) { "" } else { wave };
        format!("{},{}-{number}{since},{}\n", cells[0], cells[0], cells[2])
    };
    text.lines().enumerate().map(rename).collect()
}

#[test]
fn data_says_how_a_change_was_found_and_whether_it_counts() {
    let folder = kommun(true, |number| number % 5 > 0);
    let out = folder.run("score . --format json --lang en").out;
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    let about = &json["changes"];
    assert_eq!((&about["from"], &about["to"]), (&"2025".into(), &"2026".into()));
    assert_eq!((&about["min_change"], &about["respondents"]), (&8.0.into(), &"stable".into()));
    let units = json["waves"][1]["units"].as_array().unwrap();
    let node = |unit: &str, node: &str| {
        let unit = units.iter().find(|it| it["id"] == unit).unwrap();
        unit["nodes"].as_array().unwrap().iter().find(|it| it["id"] == node).unwrap()["change"].clone()
    };
    let whole = node("kommunen", "index");
    assert_eq!(whole["method"], "paired");
    assert!(whole["pairs"].as_u64().unwrap() > 100, "{whole}");
    assert!(whole["ci"][0].as_f64() < whole["points"].as_f64() && whole["p"].as_f64().is_some(), "{whole}");
    let verdicts: Vec<&str> = units
        .iter()
        .flat_map(|unit| unit["nodes"].as_array().unwrap())
        .filter_map(|node| node["change"]["verdict"].as_str())
        .collect();
    for verdict in ["changed", "small", "unsure"] {
        assert!(verdicts.contains(&verdict), "{verdict}");
    }
    assert!(json["waves"][0]["units"][0]["nodes"][0]["change"].is_null(), "nothing came before");
    let earlier = folder.run("score . --wave 2025 --format json --lang en").out;
    assert!(!earlier.contains("\"change"), "only the last wave has changes");
    let csv = folder.run("score . --format csv --lang en").out;
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let row: BTreeMap<String, String> = rows
        .deserialize()
        .map(|row| row.unwrap())
        .find(|row: &BTreeMap<String, String>| {
            row["wave"] == "2026" && row["unit"] == "kommunen" && row["node"] == "index"
        })
        .unwrap();
    assert_eq!(row["change_method"], "paired");
    assert_eq!(row["change_pairs"], whole["pairs"].to_string());
    let (csv, json) = (row["change"].parse::<f64>().unwrap(), whole["points"].as_f64().unwrap());
    // The reader of JSON rounds the last digit.
    assert!((csv - json).abs() < 1e-12, "{csv} {json}");
}

#[test]
fn a_report_says_whose_change_it_is_and_what_counts() {
    let folder = kommun(true, |number| number % 5 > 0);
    for (lang, said) in [
        (
            "sv",
            [
                "Svarade båda gångerna",
                "säker, men under 8 poäng",
                "är förändringen säker, men under 8 poäng, så den räknas inte.",
                "jämförs var och en som har svarat båda gångerna med sig själv",
                "En förändring räknas bara om den är säker och minst 8 poäng.",
            ],
        ),
        (
            "en",
            [
                "Answered both times",
                "sure, but below 8 points",
                "the change is sure, but below 8 points, so it does not count.",
                "everybody who answered both times is compared with themselves",
                "A change counts only where it is sure and at least 8 points.",
            ],
        ),
    ] {
        assert_eq!(folder.run(&format!("report . --out out-{lang} --lang {lang}")).code, 0);
        // What each unit did may be sure on its own page alone.
        let mut pages = folder.files();
        pages.retain(|name| name.starts_with(&format!("out-{lang}/")) && name.ends_with(".html"));
        let pages: Vec<String> =
            pages.iter().map(|name| String::from_utf8(folder.read(name)).unwrap()).collect();
        for said in said {
            assert!(pages.iter().any(|page| page.contains(said)), "{lang}: {said}");
        }
    }
}

#[test]
fn without_the_declaration_waves_are_compared_as_before() {
    let folder = kommun(false, |_| true);
    let csv = folder.run("score . --format csv --lang en").out;
    assert!(csv.contains(",welch,") && !csv.contains(",paired,"));
    assert_eq!(folder.run("report . --out out --lang en").code, 0);
    let page = String::from_utf8(folder.read("out/index.html")).unwrap();
    assert!(!page.contains("Answered both times"));
    assert!(page.contains("Waves are compared as if other people had answered in each."));
}

#[test]
fn ids_that_are_hardly_stable_are_warned_of() {
    for (lang, said) in [
        ("sv", "färre än en av tio svarande finns både i omgång 2025"),
        ("en", "fewer than one in ten respondents"),
    ] {
        let check = format!("check . --lang {lang}");
        let strangers = kommun(true, |number| number == 1).run(&check);
        let told = strangers.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(strangers.code == 0 && told.contains(said), "{told}");
        for folder in [kommun(true, |number| number % 5 > 0), kommun(false, |number| number == 1)] {
            let told = folder.run(&check).err.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(!told.contains(said), "{told}");
        }
    }
}
