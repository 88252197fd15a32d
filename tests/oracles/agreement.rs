//! Agreement within units, variance between them, shrinkage and ranking.

use std::collections::BTreeMap;

use mognad::model::Points;
use mognad::psychometrics::{
    Agreement, Contestant, OneWay, Ranking, Shrinkage, Undefined, average_deviation, holm, null_variance,
};
use mognad::score::{Estimate, Precision};
use mognad::tally::{CrossProducts, ScoreCounts, Sums};
use serde_json::Value;

use crate::table::{CLOSE, Table, csv, json, list, number};

pub fn all(table: &mut Table) {
    own_cases(table);
    uniform_null_variances(table);
    companies_agree_with_multilevel(table);
    cohesion_agrees_with_multilevel(table);
    judges_agree_with_shrout_and_fleiss(table);
    units_are_shrunken_as_with_mpmath(table);
    places_are_those_of_numpy(table);
}

fn points(x: f64) -> Points {
    Points::new(x).expect("points")
}

/// What is not defined says why.
fn own_cases(table: &mut Table) {
    let one = Sums::of_many(5, 1);
    let flat = Sums::of_many(5, 2);
    assert_eq!(OneWay::of(&[flat]), Err(Undefined::TooFewGroups));
    assert_eq!(OneWay::of(&[one, one]), Err(Undefined::TooFewRespondents));
    assert_eq!(OneWay::of(&[flat, flat]), Err(Undefined::NoSpread));
    assert_eq!(Shrinkage::of(&[flat, flat]), Err(Undefined::TooFewGroups));
    assert_eq!(Shrinkage::of(&[one, one, one]), Err(Undefined::TooFewRespondents));
    assert_eq!(Shrinkage::of(&[flat, flat, flat]), Err(Undefined::NoSpread));
    assert_eq!(average_deviation(&ScoreCounts::default()), None);
    let scale: Vec<Points> = (0..5).map(|at| Points::equally_spaced(at, 5)).collect();
    let mut answers = CrossProducts::new(2);
    answers.add(&[scale[1], scale[3]]);
    assert_eq!(Agreement::of(&answers, &[scale.clone(), scale.clone()]), Err(Undefined::TooFewRespondents));
    answers.add(&[scale[1], scale[3]]);
    let unanimous = Agreement::of(&answers, &[scale.clone(), scale.clone()]).expect("agreement");
    table.check("rwg(j), unanimous", unanimous.rwg_j, 1.0, CLOSE);
    table.check("r*wg(j), unanimous", unanimous.r_star, 1.0, CLOSE);
    assert_eq!((unanimous.average_deviation, unanimous.is_lacking()), (0.0, false));
    // Two camps at the ends of a scale: five sixths of a step pass for agreement, and they are two steps away.
    let mut camps = CrossProducts::new(1);
    [0, 0, 4, 4].iter().for_each(|at| camps.add(&[scale[*at]]));
    let camps = Agreement::of(&camps, &[scale]).expect("agreement");
    assert!(camps.is_lacking() && camps.rwg_j == 0.0 && camps.r_star < 0.0);
    table.check("average deviation, two camps", camps.average_deviation, 50.0, CLOSE);
    table.check("largest average deviation", camps.largest_deviation, 25.0 * 5.0 / 6.0, CLOSE);
}

fn uniform_null_variances(table: &mut Table) {
    for (options, expected) in
        [(2, 0.25), (3, 2.0 / 3.0), (4, 1.25), (5, 2.0), (6, 35.0 / 12.0), (7, 4.0), (10, 8.25), (11, 10.0)]
    {
        let scale: Vec<Points> = (0..options).map(|at| points(f64::from(at))).collect();
        table.check("variance of blind answers", null_variance(&scale).expect("a variance"), expected, CLOSE);
    }
    assert_eq!(null_variance(&[points(3.0), points(3.0)]), None);
}

/// A unit's answers, and the sums of the means over items, as points that are `step` a scale step.
struct Unit {
    answers: CrossProducts,
    sums: Sums,
}

fn units(rows: &[BTreeMap<String, String>], unit: &str, scale: &str, lowest: f64) -> BTreeMap<String, Unit> {
    let mut units: BTreeMap<String, Unit> = BTreeMap::new();
    for row in rows {
        let cells = row.iter().filter(|(heading, _)| heading.starts_with(scale));
        let answers: Option<Vec<Points>> =
            cells.map(|(_, cell)| Some(points(cell.trim().parse::<f64>().ok()? - lowest))).collect();
        let Some(answers) = answers else { continue };
        let unit = units
            .entry(row[unit].clone())
            .or_insert_with(|| Unit { answers: CrossProducts::new(answers.len()), sums: Sums::default() });
        unit.answers.add(&answers);
        let sum = answers.iter().map(|points| i128::from(points.units())).sum();
        unit.sums.add(Points::from_ratio(sum, answers.len() as i128));
    }
    units
}

/// Five options a point apart, one such scale per item.
fn five(items: usize) -> Vec<Vec<Points>> {
    vec![(0..5).map(|at| points(f64::from(at))).collect(); items]
}

fn companies_agree_with_multilevel(table: &mut Table) {
    let (Some(oracle), Some(rows)) = (json("r_agreement.json"), csv("data/lq2002.csv")) else { return };
    for (name, scale, lowest) in
        [("scale_1_5_LEAD", "LEAD", 1.0), ("TSIG", "TSIG", 1.0), ("HOSTILE_0_4", "HOSTIL", 0.0)]
    {
        let units = units(&rows, "COMPID", scale, lowest);
        let expected = &oracle["lq2002"][name];
        for unit in list(expected, "units") {
            let answers = &units[&label(&unit["unit"])].answers;
            let found = Agreement::of(answers, &five(answers.items())).expect("agreement");
            assert_eq!(Some(found.n), unit["n"].as_u64());
            table.check("rwg(j) (R multilevel)", found.rwg_j, number(&unit["rwg_j"]), CLOSE);
            let r_star = number(&unit["r_star_wg_j_lindell"]);
            // Near 0 the figure is a difference of numbers near 1.
            table.within("r*wg(j) (R)", found.r_star, r_star, 1.0, CLOSE);
            let deviation = number(&unit["AD_mean"]);
            table.check("average deviation (R multilevel)", found.average_deviation, deviation, CLOSE);
        }
        let sums: Vec<Sums> = units.values().map(|unit| unit.sums).collect();
        let one_way = OneWay::of(&sums).expect("an analysis");
        let icc = &expected["iccs"];
        table.check("mean square between (R)", one_way.between, number(&icc["MSB"]), CLOSE);
        table.check("mean square within (R)", one_way.within, number(&icc["MSW"]), CLOSE);
        table.check("Searle's n0 (R ICC)", one_way.n0, number(&icc["n0"]), CLOSE);
        table.check("ICC(1) (R ICC)", one_way.icc1(), number(&icc["ICC1_n0"]), CLOSE);
        table.check(
            "ICC(2) (R multilevel)",
            one_way.icc2().expect("an icc"),
            number(&icc["ICC2_multilevel_pkg"]),
            CLOSE,
        );
        let p = one_way.p().expect("a probability");
        table.check("F test of units (R)", p, number(&icc["p"]), 1e-11);
        let (first, second) =
            (one_way.icc1_interval().expect("ends"), one_way.icc2_interval().expect("ends"));
        for (interval, key) in [(first, "ICC1_n0_ci95"), (second, "ICC2_ci95")] {
            for (found, expected) in [interval.low, interval.high].into_iter().zip(list(icc, key)) {
                table.check("intervals of ICC(1) and ICC(2) (R ICC)", found, number(expected), CLOSE);
            }
        }
    }
}

fn cohesion_agrees_with_multilevel(table: &mut Table) {
    let (Some(oracle), Some(rows)) = (json("r_agreement.json"), csv("data/cohesion.csv")) else { return };
    for (key, scale, figure) in
        [("cohesion_single_item_rwg_COH01", "COH01", "rwg"), ("cohesion_rwg_j_UNIT_listwise", "COH", "rwg.j")]
    {
        let units = units(&rows, "UNIT", scale, 1.0);
        for unit in list(&oracle, key) {
            let answers = &units[&label(&unit["grpid"])].answers;
            let found = Agreement::of(answers, &five(answers.items())).expect("agreement");
            assert_eq!(Some(found.n), unit["gsize"].as_u64());
            table.check(
                "rwg and rwg(j), with gaps (R multilevel)",
                found.rwg_j,
                number(&unit[figure]),
                CLOSE,
            );
        }
    }
}

/// A unit's name, which may be a number in JSON.
fn label(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// P. E. Shrout and J. L. Fleiss, *Psychological Bulletin* 86 (1979): six targets judged by four judges.
fn judges_agree_with_shrout_and_fleiss(table: &mut Table) {
    const TARGETS: [[f64; 4]; 6] = [
        [9.0, 2.0, 5.0, 8.0],
        [6.0, 1.0, 3.0, 2.0],
        [8.0, 4.0, 6.0, 8.0],
        [7.0, 1.0, 2.0, 6.0],
        [10.0, 5.0, 6.0, 9.0],
        [6.0, 2.0, 4.0, 7.0],
    ];
    let sums: Vec<Sums> = TARGETS
        .iter()
        .map(|ratings| {
            let mut sums = Sums::default();
            ratings.iter().for_each(|rating| sums.add(points(*rating)));
            sums
        })
        .collect();
    let one_way = OneWay::of(&sums).expect("an analysis");
    table.check("ICC(1), six targets (psych, irr, pingouin)", one_way.icc1(), 0.16574176840547553, CLOSE);
    let icc2 = one_way.icc2().expect("an icc");
    table.check("ICC(2), six targets (psych, irr, pingouin)", icc2, 0.4427971336792688, CLOSE);
    let p = one_way.p().expect("a probability");
    table.check("F test, six targets (pingouin)", p, 0.16476880834463953, CLOSE);
    let first = one_way.icc1_interval().expect("ends");
    let second = one_way.icc2_interval().expect("ends");
    for (found, expected) in [
        (first.low, -0.132932324874751),
        (first.high, 0.722560062328121),
        (second.low, -0.88444215523812),
        (second.high, 0.912415420340775),
    ] {
        table.check("intervals of ICCs, six targets (psych, irr)", found, expected, CLOSE);
    }
}

fn units_are_shrunken_as_with_mpmath(table: &mut Table) {
    let (Some(oracle), Some(rows)) = (json("py_shrinkage.json"), csv("data/lq2002.csv")) else { return };
    let companies = units(&rows, "COMPID", "LEAD", 1.0);
    let sums: Vec<Sums> = companies.values().map(|unit| unit.sums).collect();
    let shrinkage = Shrinkage::of(&sums).expect("shrinkage");
    let reml = &oracle["REML"];
    const CLOSE: f64 = 1e-10;
    table.check("REML variance between (mpmath)", shrinkage.between, number(&reml["var_between"]), CLOSE);
    table.check("REML variance within (mpmath)", shrinkage.within, number(&reml["var_within"]), CLOSE);
    table.check("REML mean (mpmath)", 1.0 + shrinkage.mean, number(&reml["mu_gls"]), CLOSE);
    let found: BTreeMap<&String, _> = companies.keys().zip(&shrinkage.units).collect();
    for unit in list(&oracle, "units_REML") {
        let found = found[&label(&unit["unit"])];
        table.check("shrunken means (mpmath)", 1.0 + found.mean, number(&unit["eb_mean"]), CLOSE);
        table.check("weights of shrinkage (mpmath)", found.weight, number(&unit["lambda"]), CLOSE);
    }
    // Units that are no more apart than chance has them are all drawn to the same mean.
    let same: Vec<Sums> = (0..4)
        .map(|_| {
            let mut sums = Sums::default();
            [10.0, 20.0, 60.0].iter().for_each(|x| sums.add(points(*x)));
            sums
        })
        .collect();
    let none = Shrinkage::of(&same).expect("shrinkage");
    assert!(none.between == 0.0 && none.units.iter().all(|unit| unit.mean == 30.0), "{none:?}");
}

fn places_are_those_of_numpy(table: &mut Table) {
    let (Some(oracle), Some(rows)) = (json("py_ranking.json"), csv("data/lq2002.csv")) else { return };
    let companies = units(&rows, "COMPID", "LEAD", 1.0);
    let contestants: Vec<Contestant> = list(&oracle, "units")
        .iter()
        .map(|unit| {
            let estimate = Estimate::of(&companies[&label(unit)].sums, None).expect("an estimate");
            // With this many degrees of freedom Student's t is the normal distribution, which the oracle has.
            let precision = estimate.precision.map(|precision| Precision { df: 1e18, ..precision });
            // The oracle has no floor for variances either.
            let estimate = Estimate { precision, believed: None, ..estimate };
            Contestant::new(estimate).expect("a precision")
        })
        .collect();
    for (one, row) in contestants.iter().zip(list(&oracle, "P_gt")) {
        for (other, expected) in contestants.iter().zip(row.as_array().expect("a row")) {
            table.check("P(A > B) (numpy)", one.is_above(other), number(expected), 1e-11);
        }
    }
    let ranking = Ranking::of(&contestants);
    let expected = Ranking::expected_places(&contestants);
    for (found, expected) in expected.iter().zip(list(&oracle, "expected_rank")) {
        table.check("expected place (numpy)", *found, number(expected), CLOSE);
    }
    // Two-sided p-values of all pairs from the oracle's probabilities, by Holm's method.
    let above: Vec<Vec<f64>> = list(&oracle, "P_gt")
        .iter()
        .map(|row| row.as_array().expect("a row").iter().map(number).collect())
        .collect();
    let pairs: Vec<(usize, usize)> = (0..above.len())
        .flat_map(|a| (0..above.len()).map(move |b| (a, b)))
        .filter(|(a, b)| above[*a][*b] > 0.5)
        .collect();
    let p: Vec<f64> = pairs.iter().map(|(a, b)| 2.0 * above[*b][*a]).collect();
    let told: Vec<(usize, usize)> = pairs
        .into_iter()
        .zip(holm(&p))
        .filter(|(_, adjusted)| *adjusted < 0.05)
        .map(|(pair, _)| pair)
        .collect();
    for (at, found) in ranking.places.iter().enumerate() {
        let highest = 1 + told.iter().filter(|(_, low)| *low == at).count();
        let lowest = above.len() - told.iter().filter(|(high, _)| *high == at).count();
        assert_eq!(*found, (highest, lowest), "{at}");
        table.count("confidence sets of places (numpy)");
    }
}
