//! Changes of the same people, all the way: two files of answers, ids that are declared stable, what is said in the end.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use mognad::insight::{Analysis, Change, ChangeVerdict, Method};
use mognad::load::MemoryFiles;
use mognad::psychometrics::benjamini_hochberg;
use mognad::score::Interval;
use serde_json::Value;

use crate::support::analysis_of;
use crate::table::{CLOSE, Table, csv, json, list, number};

pub fn all(table: &mut Table) {
    sleep_agrees_with_r(table);
    battalions_agree_with_r(table);
}

/// One question that is answered with a number from −10 to 10, so that one of it is 5 points.
const QUESTIONNAIRE: &str = r#"
format = 1
id = "number"
version = "1"
languages = ["en"]
title = "A number"
[[groups]]
id = "group"
name = "Group"
[[items]]
id = "amount"
group = "group"
kind = "number"
min = -10
max = 10
text = "How many?"
"#;
const POINTS: f64 = 5.0;

/// Who answers in which unit what before and now.
type Person = (String, String, [Option<f64>; 2]);

fn analysis(people: &[Person]) -> Analysis {
    let mut about = String::from(
        "format = 1\ntitle = \"T\"\nquestionnaire = \"q.toml\"\nmin_group = 1\nrespondents = \"stable\"\nmin_change = 0\n",
    );
    let mut files = MemoryFiles::default().with("q.toml", QUESTIONNAIRE);
    for wave in 0..2 {
        let mut text = String::from("unit,respondent,amount\n");
        for (unit, who, given) in people {
            if let Some(given) = given[wave] {
                writeln!(text, "{unit},{who},{given}").unwrap();
            }
        }
        let name = format!("{wave}.csv");
        writeln!(about, "[[waves]]\nid = \"w{wave}\"\nanswers = [\"{name}\"]").unwrap();
        files = files.with(&name, text);
    }
    let mut units: Vec<&str> = people.iter().map(|(unit, ..)| unit.as_str()).collect();
    units.sort_unstable();
    units.dedup();
    units.iter().for_each(|unit| writeln!(about, "[[units]]\nid = \"{unit}\"").unwrap());
    analysis_of(&files.with("assessment.toml", about))
}

fn change(analysis: &Analysis, unit: &str) -> Change {
    let questionnaire = &analysis.assessment.questionnaire;
    let index = &questionnaire[questionnaire.find("index").unwrap()].id;
    let unit = analysis.assessment.units.find(unit).unwrap();
    *analysis.changes.as_ref().unwrap().at(unit, index).unwrap()
}

fn check(table: &mut Table, found: &Change, [mean, p, low, high]: [&Value; 4]) {
    let Interval { low: found_low, high: found_high } = found.difference.interval.unwrap();
    table.check("paired change, from the answers (R)", found.difference.points / POINTS, number(mean), CLOSE);
    table.check("paired change: p (R)", found.difference.p.unwrap(), number(p), 1e-11);
    for (found, expected) in [(found_low, low), (found_high, high)] {
        table.check("paired change: interval (R)", found / POINTS, number(expected), 1e-11);
    }
}

/// Ten people on two drugs, as if the second were a wave later; R has the first less the second.
fn sleep_agrees_with_r(table: &mut Table) {
    let (Some(oracle), Some(rows)) = (json("r_change_gap.json"), csv("data/sleep.csv")) else { return };
    let mut people: BTreeMap<&str, [Option<f64>; 2]> = BTreeMap::new();
    for row in &rows {
        let place = usize::from(row["group"] == "1");
        people.entry(&row["ID"]).or_default()[place] = row["extra"].parse().ok();
    }
    let people: Vec<Person> =
        people.into_iter().map(|(who, given)| ("u".to_owned(), format!("p{who}"), given)).collect();
    let found = change(&analysis(&people), "u");
    assert_eq!(found.method, Method::Paired { n: 10, is_everybody: true });
    let r = &oracle["sleep"]["paired"];
    check(table, &found, [&r["estimate"], &r["p"], &r["ci"][0], &r["ci"][1]]);
}

fn battalions_agree_with_r(table: &mut Table) {
    let (Some(oracle), Some(rows)) = (json("r_change_gap.json"), csv("data/univbct_wide.csv")) else {
        return;
    };
    let battalions = list(&oracle, "waves_univbct_JOBSAT3_minus_JOBSAT1_by_BTN");
    let name = |battalion: &Value| {
        battalion["BTN"].as_str().map_or_else(|| battalion["BTN"].to_string(), str::to_owned)
    };
    let names: Vec<String> = battalions.iter().map(name).collect();
    let people: Vec<Person> = rows
        .iter()
        .filter(|row| names.contains(&row["BTN"]))
        .map(|row| {
            let given = ["JOBSAT1", "JOBSAT3"].map(|heading| row[heading].trim().parse().ok());
            (format!("b{}", row["BTN"]), format!("s{}", row["SUBNUM"]), given)
        })
        .collect();
    let analysis = analysis(&people);
    // The variance of a battalion's changes, and how many pairs it has.
    let spread = |battalion: &str| -> (f64, f64) {
        let own = people.iter().filter(|(unit, ..)| *unit == format!("b{battalion}"));
        let changes: Vec<f64> = own.filter_map(|(.., given)| Some(given[1]? - given[0]?)).collect();
        let n = changes.len() as f64;
        let mean = changes.iter().sum::<f64>() / n;
        (changes.iter().map(|change| (change - mean).powi(2)).sum::<f64>() / (n - 1.0), n)
    };
    let spreads: Vec<(f64, f64)> = names.iter().map(|name| spread(name)).collect();
    let usual = spreads.iter().map(|(variance, n)| variance * (n - 1.0)).sum::<f64>()
        / spreads.iter().map(|(_, n)| n - 1.0).sum::<f64>();
    let p: Vec<f64> =
        names.iter().map(|name| change(&analysis, &format!("b{name}")).difference.p.unwrap()).collect();
    for (r, adjusted) in battalions.iter().zip(benjamini_hochberg(&p)) {
        let found = change(&analysis, &format!("b{}", name(r)));
        assert_eq!(found.method.pairs(), r["n_pairs"].as_u64(), "{}", name(r));
        let (variance, pairs) = spread(&name(r));
        if variance >= usual / 2.0 {
            check(table, &found, [&r["mean_diff_paired"], &r["paired_p"], &r["paired_lo"], &r["paired_hi"]]);
        } else {
            let se = found.difference.precision.unwrap().se / POINTS;
            table.check("paired change: floor of the variance", se, (usual / 2.0 / pairs).sqrt(), CLOSE);
        }
        let is_listed = found.listed_verdict == ChangeVerdict::Changed;
        assert_eq!(is_listed, adjusted < 0.05, "{}", name(r));
        table.count("Benjamini and Hochberg's decisions on paired changes");
    }
}
