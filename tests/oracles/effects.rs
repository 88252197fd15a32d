//! Gaps between roles, and changes of the same people.

use std::collections::BTreeMap;

use mognad::insight::{Difference, Verdict, holm};
use mognad::model::Points;
use mognad::psychometrics::{CliffsDelta, HedgesG, Undefined};
use mognad::score::{Estimate, Grain, Interval, Precision, t_two_sided};
use mognad::tally::{ScoreCounts, Sums};
use serde_json::Value;

use crate::table::{CLOSE, Table, csv, json, list, number};

pub fn all(table: &mut Table) {
    own_cases(table);
    printed_p_values(table);
    gaps_agree_with_effectsize(table);
    delta_agrees_with_effsize(table);
    sleep_agrees_with_r(table);
    waves_agree_with_r(table);
}

fn counts(scores: &[f64]) -> ScoreCounts {
    let mut counts = ScoreCounts::default();
    scores.iter().for_each(|score| counts.add(Points::new(*score).expect("points")));
    counts
}

fn estimate(scores: &[f64]) -> Estimate {
    let mut sums = Sums::default();
    scores.iter().for_each(|score| sums.add(Points::new(*score).expect("points")));
    Estimate::of(&sums, None).expect("an estimate")
}

/// The oracle's own small groups, which are written out here, and what is not defined.
fn own_cases(table: &mut Table) {
    let (a, b) = ([5.0, 4.0, 5.0, 3.0, 4.0], [3.0, 2.0, 4.0, 2.0]);
    let tiny = CliffsDelta::of(&counts(&a), &counts(&b)).expect("delta");
    table.check("Cliff's delta (effsize)", tiny.delta, 0.75, CLOSE);
    table.check("Cliff's delta: variance (effsize)", tiny.variance, 0.0458333333333333, CLOSE);
    let interval = tiny.interval.expect("an interval");
    table.check("Cliff's delta: interval (effsize)", interval.low, -0.0152673963946178, 1e-11);
    table.check("Cliff's delta: interval (effsize)", interval.high, 0.961179673752415, CLOSE);
    let g = HedgesG::of(&estimate(&a), &estimate(&b)).expect("g");
    table.check("Hedges' g (effectsize)", g.g, 1.44638104355468, CLOSE);
    let ties = CliffsDelta::of(&counts(&[3.0, 3.0, 3.0, 4.0]), &counts(&[3.0; 4])).expect("delta");
    table.check("Cliff's delta (effsize)", ties.delta, 0.25, CLOSE);
    table.check("Cliff's delta: variance (effsize)", ties.variance, 0.0625, CLOSE);
    let apart = CliffsDelta::of(&counts(&[3.0, 4.0]), &counts(&[1.0, 2.0])).expect("delta");
    assert_eq!((apart.delta, apart.interval), (1.0, Some(Interval { low: 1.0, high: 1.0 })));
    assert_eq!(CliffsDelta::of(&counts(&[3.0]), &counts(&b)), Err(Undefined::TooFewRespondents));
    assert_eq!(HedgesG::of(&estimate(&[3.0]), &estimate(&b)), Err(Undefined::TooFewRespondents));
    assert_eq!(HedgesG::of(&estimate(&[3.0; 3]), &estimate(&[2.0; 3])), Err(Undefined::NoSpread));
}

/// Y. Benjamini and Y. Hochberg, *Journal of the Royal Statistical Society* B 57 (1995): fifteen p-values, of which Holm's method at 5 %
/// rejects three.
fn printed_p_values(table: &mut Table) {
    const P: [f64; 15] = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
        0.6528, 0.7590, 1.0,
    ];
    let mut family =
        P.map(|p| Difference { points: 1.0, interval: None, p: Some(p), verdict: Verdict::Unsure });
    holm(family.iter_mut());
    for (at, difference) in family.iter().enumerate() {
        assert_eq!(difference.is_sure(), at < 3, "{at}");
        table.count("Holm's decisions (Benjamini and Hochberg's table)");
    }
}

/// An estimate with these figures.
fn figures(n: &Value, mean: &Value, sd: &Value) -> Estimate {
    let (n, mean, sd) = (n.as_u64().expect("n"), number(mean), number(sd));
    let precision = Precision { se: sd / (n as f64).sqrt(), df: (n - 1) as f64 };
    Estimate { n, mean, micro: 0, sd: Some(sd), precision: Some(precision), grain: Grain::Exact }
}

fn gaps_agree_with_effectsize(table: &mut Table) {
    let Some(oracle) = json("r_change_gap.json") else { return };
    for gap in oracle["role_gap"].as_object().expect("gaps").values() {
        let a = figures(&gap["n1"], &gap["mean1"], &gap["sd1"]);
        let b = figures(&gap["n2"], &gap["mean2"], &gap["sd2"]);
        let found = HedgesG::of(&a, &b).expect("g");
        // The oracle's deviations have fifteen digits.
        table.check("Hedges' g (effectsize)", found.g, number(&gap["hedges_g_exact"]), CLOSE);
        let interval = found.interval.expect("an interval");
        let expected = list(gap, "hedges_g_effectsize");
        for (end, expected) in [(interval.low, &expected[1]), (interval.high, &expected[2])] {
            // effectsize searches for the ends with R's optim, which stops at about six digits.
            table.check("Hedges' g: interval (effectsize)", end, number(expected), 1e-5);
        }
        if gap["sd2"] != 0 {
            welch(table, &Difference::of(&a, &b), &gap["welch"]);
        }
    }
}

fn welch(table: &mut Table, found: &Difference, expected: &Value) {
    table.check("Welch's p (R)", found.p.expect("a probability"), number(&expected["p"]), 1e-10);
    let interval = found.interval.expect("an interval");
    for (end, expected) in [interval.low, interval.high].into_iter().zip(list(expected, "ci")) {
        table.check("Welch's interval (R)", end, number(expected), 1e-11);
    }
}

fn delta_agrees_with_effsize(table: &mut Table) {
    let (Some(oracle), Some(rows)) = (json("r_change_gap.json"), csv("data/univbct_wide.csv")) else {
        return;
    };
    for (name, heading) in [
        ("univbct_READY1_officers_vs_enlisted", "READY1"),
        ("univbct_JOBSAT1_officers_vs_enlisted", "JOBSAT1"),
    ] {
        let scores = |officers: bool| -> Vec<f64> {
            let of_rank = rows.iter().filter(|row| {
                row["RANK"].parse::<u32>().is_ok_and(|rank| (rank > LAST_ENLISTED) == officers)
            });
            of_rank.filter_map(|row| row[heading].trim().parse().ok()).collect()
        };
        let (a, b) = (scores(true), scores(false));
        let expected = &oracle["role_gap"][name];
        assert_eq!(
            (Some(a.len() as u64), Some(b.len() as u64)),
            (expected["n1"].as_u64(), expected["n2"].as_u64())
        );
        let found = CliffsDelta::of(&counts(&a), &counts(&b)).expect("delta");
        let expected = &expected["cliffs_delta_effsize_unbiased"];
        table.check("Cliff's delta (effsize)", found.delta, number(&expected["estimate"]), CLOSE);
        table.check("Cliff's delta: variance (effsize)", found.variance, number(&expected["var"]), CLOSE);
        let interval = found.interval.expect("an interval");
        for (end, expected) in [interval.low, interval.high].into_iter().zip(list(expected, "ci95")) {
            table.check("Cliff's delta: interval (effsize)", end, number(expected), 1e-11);
        }
    }
}

/// Enlisted soldiers have the ranks up to this one.
const LAST_ENLISTED: u32 = 20;

/// The sums of numbers with at most six decimals, which may be negative, as differences of points.
fn sums(numbers: impl Iterator<Item = f64>) -> Sums {
    let mut sums = Sums::default();
    for number in numbers {
        let units = (number * 1e6).round() as i128 * i128::from(Points::UNITS_PER_POINT / 1_000_000);
        sums.merge(&Sums::of_many(units, 1));
    }
    sums
}

/// A paired change is the mean of the differences: a mean like any other.
fn paired(table: &mut Table, differences: impl Iterator<Item = f64>, expected: [&Value; 4]) {
    let estimate = Estimate::of(&sums(differences), None).expect("an estimate");
    let (precision, interval) = (estimate.precision.expect("se"), estimate.interval().expect("an interval"));
    let t = estimate.mean / precision.se;
    let p = t_two_sided(t, precision.df).expect("a probability");
    let [expected_t, expected_p, low, high] = expected.map(number);
    table.check("paired t (R)", t, expected_t, CLOSE);
    table.check("paired p (R)", p, expected_p, 1e-11);
    table.check("paired interval (R)", interval.low, low, 1e-11);
    table.check("paired interval (R)", interval.high, high, 1e-11);
}

fn sleep_agrees_with_r(table: &mut Table) {
    let (Some(oracle), Some(rows)) = (json("r_change_gap.json"), csv("data/sleep.csv")) else { return };
    let group = |which: &str| -> Vec<f64> {
        let rows = rows.iter().filter(|row| row["group"] == which);
        rows.map(|row| row["extra"].parse().expect("a number")).collect()
    };
    let (a, b) = (group("1"), group("2"));
    let estimate = |numbers: &[f64]| Estimate::of(&sums(numbers.iter().copied()), None).expect("an estimate");
    welch(table, &Difference::of(&estimate(&a), &estimate(&b)), &oracle["sleep"]["welch"]);
    let r = &oracle["sleep"]["paired"];
    let expected = [&r["t"], &r["p"], &r["ci"][0], &r["ci"][1]];
    paired(table, a.iter().zip(&b).map(|(a, b)| a - b), expected);
}

fn waves_agree_with_r(table: &mut Table) {
    let (Some(oracle), Some(rows)) = (json("r_change_gap.json"), csv("data/univbct_wide.csv")) else {
        return;
    };
    let score = |row: &BTreeMap<String, String>, heading: &str| row[heading].trim().parse::<f64>().ok();
    for battalion in list(&oracle, "waves_univbct_JOBSAT3_minus_JOBSAT1_by_BTN") {
        let name = battalion["BTN"].as_str().map_or_else(|| battalion["BTN"].to_string(), str::to_owned);
        let own = || rows.iter().filter(|row| row["BTN"] == name);
        let pairs = own().filter_map(|row| Some(score(row, "JOBSAT3")? - score(row, "JOBSAT1")?));
        let r = battalion;
        paired(table, pairs, [&r["paired_t"], &r["paired_p"], &r["paired_lo"], &r["paired_hi"]]);
        let wave = |heading: &str| {
            Estimate::of(&sums(own().filter_map(|row| score(row, heading))), None).expect("an estimate")
        };
        let found = Difference::of(&wave("JOBSAT3"), &wave("JOBSAT1"));
        let expected = serde_json::json!({ "p": r["welch_p"], "ci": [r["welch_lo"], r["welch_hi"]] });
        welch(table, &found, &expected);
    }
}
