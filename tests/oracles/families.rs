//! Several tests that are judged together.

use mognad::model::Points;
use mognad::psychometrics::{JointCovariance, any_as_small, benjamini_hochberg, family_limit, holm, max_t};
use mognad::score::{Estimate, Precision, normal_cdf, normal_quantile, t_two_sided};
use mognad::tally::{JointSums, Sums};
use serde_json::Value;

use crate::table::{Table, json, list, number};

/// What integrals over the tests' common part agree to, in probability.
const INTEGRAL: f64 = 1e-9;

/// What was computed here and in R by the same closed form.
const FORMULA: f64 = 1e-11;

pub fn all(table: &mut Table) {
    own_cases(table);
    adjusted_p_values_agree_with_r(table);
    probabilities_agree_with_r(table);
    two_groups_agree_with_r(table);
    pairs_agree_with_r(table);
    closed_tests_agree_with_python(table);
}

fn numbers(value: &Value, key: &str) -> Vec<f64> {
    list(value, key).iter().map(number).collect()
}

/// Three of R's figures, which are facts and stand here so that something is checked where the files are absent: `qmvnorm`'s problem at ρ = ½ by
/// `integrate`, and Holm and Benjamini–Hochberg of eight p-values.
fn own_cases(table: &mut Table) {
    let p = [0.0063, 0.050_000_1, 0.049, 0.2, 0.3, 0.011, 0.8, 0.05];
    let by_holm = [0.0504, 0.294, 0.294, 0.6, 0.6, 0.077, 0.8, 0.294];
    let by_bh = [0.044, 0.080_000_16, 0.080_000_16, 0.8 / 3.0, 2.4 / 7.0, 0.044, 0.8, 0.080_000_16];
    for at in 0..p.len() {
        table.check("Holm's adjusted p (R)", holm(&p)[at], by_holm[at], 1e-14);
        table.check("Benjamini and Hochberg's adjusted p (R)", benjamini_hochberg(&p)[at], by_bh[at], 1e-14);
    }
    let p = [0.0062, 0.0071, 0.0083, 0.01, 0.0125, 0.0166, 0.025, 0.05];
    let adjusted = max_t(&p, 0.5);
    table.within("max-T: adjusted p (R, own Python)", adjusted[0], 0.039_572_987_170_798_27, 1.0, INTEGRAL);
    table.within("max-T: adjusted p (R, own Python)", adjusted[7], 0.05, 1.0, INTEGRAL);
}

fn adjusted_p_values_agree_with_r(table: &mut Table) {
    let Some(oracle) = json("r_padjust.json") else { return };
    for vector in list(&oracle, "vectors") {
        let p = numbers(vector, "p");
        let check = |table: &mut Table, name, found: Vec<f64>, key| {
            for (found, expected) in found.into_iter().zip(numbers(vector, key)) {
                table.check(name, found, expected, 1e-14);
            }
        };
        check(table, "Holm's adjusted p (R)", holm(&p), "holm");
        check(table, "Benjamini and Hochberg's adjusted p (R)", benjamini_hochberg(&p), "BH");
    }
}

fn probabilities_agree_with_r(table: &mut Table) {
    let Some(oracle) = json("r_maxt.json") else { return };
    for case in list(&oracle, "equicorr_prob") {
        // Higher correlations are cut.
        let correlation = number(&case["rho"]);
        if correlation <= 0.9 {
            let p = 2.0 * normal_cdf(-number(&case["c"]));
            let found = 1.0 - any_as_small(p, number(&case["k"]) as usize, correlation);
            table.within(
                "max-T: chance that all are within (R)",
                found,
                number(&case["prob"]),
                1.0,
                INTEGRAL,
            );
        }
    }
    for case in list(&oracle, "equicorr_crit") {
        let limit = family_limit(number(&case["k"]) as usize, number(&case["rho"]));
        let found = -normal_quantile(limit / 2.0);
        table.within("max-T: critical value (R)", found, number(&case["c95"]), 1.0, INTEGRAL);
    }
}

/// A table's rows of scores, from each respondent's.
fn rows(people: &[Value]) -> Vec<Vec<f64>> {
    let people: Vec<Vec<f64>> =
        people.iter().map(|scores| scores.as_array().expect("scores").iter().map(number).collect()).collect();
    (0..people[0].len()).map(|row| people.iter().map(|scores| scores[row]).collect()).collect()
}

fn joint(rows: &[Vec<f64>]) -> JointSums {
    let mut sums = JointSums::new(rows.len());
    for person in 0..rows[0].len() {
        let units = |row: &Vec<f64>| Some((row[person] * Points::UNITS_PER_POINT as f64) as i64);
        sums.add(&rows.iter().map(units).collect::<Vec<_>>());
    }
    sums
}

fn estimate(scores: &[f64]) -> Estimate {
    let mut sums = Sums::default();
    scores.iter().for_each(|score| sums.add(Points::new(*score).expect("points")));
    Estimate::of(&sums, None).expect("an estimate")
}

fn adjusted_agree(table: &mut Table, p: &[f64], correlation: f64, expected: &[f64]) {
    for (found, expected) in max_t(p, correlation).into_iter().zip(expected) {
        table.within("max-T: adjusted p (R, own Python)", found, *expected, 1.0, INTEGRAL);
    }
}

fn two_groups_agree_with_r(table: &mut Table) {
    let Some(oracle) = json("r_maxt.json") else { return };
    let oracle = &oracle["two_groups"];
    let (a, b) = (rows(list(oracle, "a")), rows(list(oracle, "b")));
    let mut covariance = JointCovariance::new(a.len());
    covariance.add(1.0, &joint(&a));
    covariance.add(-1.0, &joint(&b));
    let of_r = |first: usize, second: usize| number(&oracle["cov_of_diff"][first][second]);
    for (row, variance) in covariance.variances().iter().enumerate() {
        table.check("covariances of differences (R)", *variance, of_r(row, row), FORMULA);
    }
    for ((first, second), found) in covariance.covariances() {
        table.check("covariances of differences (R)", *found, of_r(*first, *second), FORMULA);
    }
    let correlation = covariance.mean_correlation();
    table.check("mean correlation (R)", correlation, number(&oracle["mean_corr"]), FORMULA);
    let mut p = Vec::new();
    for (row, (a, b)) in a.iter().zip(&b).enumerate() {
        let (a, b) = (estimate(a), estimate(b));
        let both = [&a, &b].map(|estimate| (1.0, estimate.precision.expect("a precision")));
        let welch = Precision::combine(both.into_iter());
        // R has the second less the first, or the other way round; the sign is all that differs.
        let found = (b.mean - a.mean) / welch.se;
        let (t, df) = (&oracle["t"][row], &oracle["df"][row]);
        table.check("Welch's t (R)", found.abs(), number(t).abs(), 1e-10);
        table.check("Welch's degrees of freedom (R)", welch.df, number(df), FORMULA);
        let found = t_two_sided(found, welch.df).expect("a probability");
        table.check("Welch's p (R)", found, number(&oracle["p"][row]), 1e-10);
        p.push(found);
    }
    adjusted_agree(table, &p, correlation, &numbers(oracle, "stepdown_equicorr_normal"));
    for (found, expected) in holm(&p).into_iter().zip(numbers(oracle, "holm")) {
        table.check("Holm's adjusted p, from the answers (R)", found, expected, 1e-10);
    }
}

fn pairs_agree_with_r(table: &mut Table) {
    let Some(oracle) = json("r_maxt.json") else { return };
    let oracle = &oracle["paired"];
    let rows = rows(list(oracle, "d"));
    let mut covariance = JointCovariance::new(rows.len());
    covariance.add(1.0, &joint(&rows));
    let correlation = covariance.mean_correlation();
    table.check("mean correlation (R)", correlation, number(&oracle["mean_corr"]), FORMULA);
    let n = rows[0].len() as f64;
    let p: Vec<f64> = rows
        .iter()
        .zip(covariance.variances())
        .map(|(row, variance)| row.iter().sum::<f64>() / n / variance.sqrt())
        .map(|t| t_two_sided(t, n - 1.0).expect("a probability"))
        .collect();
    for (found, expected) in p.iter().zip(numbers(oracle, "p")) {
        table.check("paired t: p (R)", *found, expected, 1e-10);
    }
    adjusted_agree(table, &p, correlation, &numbers(oracle, "stepdown_equicorr_normal"));
}

/// Of the cases of a closed test, those in which the smallest p-value alone decides are max-T.
fn closed_tests_agree_with_python(table: &mut Table) {
    let Some(oracle) = json("py_stepwise.json") else { return };
    let is_max_t = |case: &&Value| number(&case["lam"]) == 0.0;
    for case in list(&oracle, "cases").iter().filter(is_max_t) {
        adjusted_agree(table, &numbers(case, "p"), number(&case["mean_corr"]), &numbers(case, "adjusted"));
    }
    for case in list(&oracle, "none_crosses").iter().filter(is_max_t) {
        let (tests, correlation) = (number(&case["k"]) as usize, number(&case["rho"]));
        let found = 1.0 - any_as_small(number(&case["a"]), tests, correlation);
        let expected = number(&case["prob_none"]);
        table.within("max-T: chance that none crosses (own Python)", found, expected, 1.0, INTEGRAL);
    }
}
