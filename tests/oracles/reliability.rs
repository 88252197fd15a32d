//! Alpha, its interval, items against the rest, correlations, and omega.

use mognad::model::Points;
use mognad::psychometrics::{
    Covariance, Undefined, alpha, alpha_without, feldt_interval, item_rest, one_factor,
};
use mognad::tally::CrossProducts;
use serde_json::Value;

use crate::table::{CLOSE, Table, csv, json, list, number};

/// Iterative fits agree to this.
const FITTED: f64 = 1e-5;

pub fn all(table: &mut Table) {
    own_cases(table);
    scales_agree_with_r(table);
    two_items_and_an_unreversed_one_agree_with_r(table);
    scales_agree_with_pingouin(table);
}

/// Answers as points; `None` for a person who left something out.
fn sums(people: impl Iterator<Item = Option<Vec<f64>>>, items: usize) -> CrossProducts {
    let mut sums = CrossProducts::new(items);
    for answers in people.flatten() {
        let points: Vec<Points> = answers.iter().map(|x| Points::new(*x).expect("points")).collect();
        sums.add(&points);
    }
    sums
}

fn covariance(people: &[&[f64]]) -> Result<Covariance, Undefined> {
    let items = people.first().map_or(0, |person| person.len());
    Covariance::of(&sums(people.iter().map(|person| Some(person.to_vec())), items))
}

/// Small cases that are ours, with the values that numpy gives, and what is not defined.
fn own_cases(table: &mut Table) {
    let negative: [&[f64]; 5] = [&[1., 5., 2.], &[2., 4., 4.], &[3., 3., 1.], &[4., 2., 3.], &[5., 1., 5.]];
    let constant_item: [&[f64]; 4] = [&[1., 3., 2.], &[2., 3., 3.], &[3., 3., 3.], &[4., 3., 5.]];
    let perfect: [&[f64]; 3] = [&[1., 1.], &[2., 2.], &[3., 3.]];
    for (people, expected) in [(&negative[..], -3.0), (&constant_item[..], 0.72), (&perfect[..], 1.0)] {
        let found = covariance(people).and_then(|c| alpha(&c)).expect("alpha");
        table.check("alpha, own cases (numpy)", found, expected, CLOSE);
    }
    let constant = covariance(&constant_item).expect("covariances");
    assert_eq!(item_rest(&constant, 1), Err(Undefined::NoSpread));
    assert_eq!(one_factor(&constant), Err(Undefined::TooFewRespondents).or(Err(Undefined::NoSpread)));
    let alone = covariance(&[&[1.], &[2.]]).expect("covariances");
    assert_eq!(
        (alpha(&alone), item_rest(&alone, 0)),
        (Err(Undefined::TooFewItems), Err(Undefined::TooFewItems))
    );
    let alike = covariance(&[&[2., 4.], &[2., 4.]]).expect("covariances");
    assert_eq!(alpha(&alike), Err(Undefined::NoSpread));
    assert_eq!(covariance(&[&[2., 4.]]), Err(Undefined::TooFewRespondents));
    assert_eq!(covariance(&[]), Err(Undefined::TooFewItems));
    assert_eq!(feldt_interval(0.7, 1, 9), Err(Undefined::TooFewItems));
    // Items that follow the same line fit no model with something of their own.
    let line: Vec<Vec<f64>> = (0..9).map(|at| vec![f64::from(at); 3]).collect();
    let line: Vec<&[f64]> = line.iter().map(Vec::as_slice).collect();
    assert_eq!(one_factor(&covariance(&line).expect("covariances")), Err(Undefined::Improper));
}

/// The names of a scale's items in the JSON, the file they stand in, and which are reversed about which sum.
fn scale(name: &str, expected: &Value) -> (&'static str, Vec<(String, Option<f64>)>) {
    const REVERSED: [&str; 7] = ["A1", "C4", "C5", "E1", "E2", "O2", "O5"];
    let file = match name.split('_').next() {
        Some("bfi") => "data/bfi.csv",
        Some("lq2002") => "data/lq2002.csv",
        _ => "data/attitude.csv",
    };
    let names = list(expected, "items").iter().map(|item| {
        // psych marks a reversed item with a minus sign.
        let name = item["name"].as_str().expect("a name").trim_end_matches('-').to_owned();
        let about = REVERSED.contains(&name.as_str()).then_some(7.0);
        (name, about)
    });
    (file, names.collect())
}

fn sums_of(file: &str, items: &[(String, Option<f64>)]) -> Option<CrossProducts> {
    let rows = csv(file)?;
    let people = rows.iter().map(|row| {
        let answer = |(name, about): &(String, Option<f64>)| {
            let x: f64 = row[name].trim().parse().ok()?;
            Some(about.map_or(x, |about| about - x))
        };
        items.iter().map(answer).collect()
    });
    Some(sums(people, items.len()))
}

fn scales_agree_with_r(table: &mut Table) {
    let Some(oracle) = json("r_consistency.json") else { return };
    let scales = oracle.as_object().expect("scales").iter();
    for (name, scale_of) in scales.filter(|(_, value)| value["listwise"].is_object()) {
        let expected = &scale_of["listwise"];
        let (file, items) = scale(name, expected);
        let Some(sums) = sums_of(file, &items) else { return };
        let covariance = Covariance::of(&sums).expect("covariances");
        let k = covariance.items();
        assert_eq!(Some(covariance.n()), expected["n"].as_u64(), "{name}");
        let found = alpha(&covariance).expect("alpha");
        table.check("alpha (R psych)", found, number(&expected["raw_alpha"]), CLOSE);
        let interval = feldt_interval(found, k, covariance.n()).expect("an interval");
        for (end, key) in [(interval.low, "lower"), (interval.high, "upper")] {
            table.check("alpha: Feldt's interval (R)", end, number(&expected["feldt95"][key]), CLOSE);
        }
        for (at, item) in list(expected, "items").iter().enumerate() {
            let rest = item_rest(&covariance, at).expect("a correlation");
            table.check("item-rest correlation (R psych)", rest, number(&item["r.drop"]), CLOSE);
            let without = alpha_without(&covariance, at).expect("alpha");
            let value = number(&item["alpha_if_deleted"]);
            table.check("alpha if an item is deleted (R psych)", without, value, CLOSE);
            let sd = covariance.of_items(at, at).sqrt();
            table.check("item sd (R psych)", sd, number(&item["sd"]), CLOSE);
        }
        let pairs = (0..k).flat_map(|a| (0..a).map(move |b| (a, b)));
        let r = pairs.map(|(a, b)| covariance.correlation(&[a], &[b]).expect("a correlation"));
        let mean = r.sum::<f64>() / (k * (k - 1) / 2) as f64;
        table.check("mean inter-item correlation (R psych)", mean, number(&expected["mean_r"]), CLOSE);
        let fit = one_factor(&covariance).expect("a fit");
        let model = &scale_of["omega_total_1factor_ml"];
        table.check("omega total (R lavaan)", fit.omega, number(&model["omega_total"]), FITTED);
        for (found, expected) in fit.loadings.iter().zip(list(model, "loadings")) {
            table.check("loadings (R lavaan)", *found, number(expected) * ml(&covariance), FITTED);
        }
    }
}

/// lavaan divides sums of squares by n, where deviations here are over n − 1.
fn ml(covariance: &Covariance) -> f64 {
    let n = covariance.n() as f64;
    (n / (n - 1.0)).sqrt()
}

fn two_items_and_an_unreversed_one_agree_with_r(table: &mut Table) {
    let Some(oracle) = json("r_consistency.json") else { return };
    let named = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), None)).collect::<Vec<_>>();
    let pair = named(&["TSIG01", "TSIG02"]);
    let raw = named(&["A1", "A2", "A3", "A4", "A5"]);
    let (Some(pair), Some(raw)) = (sums_of("data/lq2002.csv", &pair), sums_of("data/bfi.csv", &raw)) else {
        return;
    };
    let (pair, raw) =
        (Covariance::of(&pair).expect("covariances"), Covariance::of(&raw).expect("covariances"));
    let two = &oracle["two_item_TSIG01_02"];
    table.check("alpha (R psych)", alpha(&pair).expect("alpha"), number(&two["raw_alpha"]), CLOSE);
    let r = pair.correlation(&[0], &[1]).expect("a correlation");
    table.check("inter-item correlation (R)", r, number(&two["r"]), CLOSE);
    assert_eq!(one_factor(&pair), Err(Undefined::TooFewItems));
    let unreversed = &oracle["unreversed_bfi_A_negative_item_check"];
    table.check("alpha (R psych)", alpha(&raw).expect("alpha"), number(&unreversed["raw_alpha"]), CLOSE);
    let rest = item_rest(&raw, 0).expect("a correlation");
    table.check("item-rest correlation (R psych)", rest, number(&unreversed["item_rest_A1"]), CLOSE);
}

fn scales_agree_with_pingouin(table: &mut Table) {
    let Some(oracle) = json("py_consistency.json") else { return };
    for (name, file, start) in [
        ("attitude", "data/attitude.csv", ""),
        ("pingouin_cronbach_alpha", "data/pingouin_cronbach_alpha_wide.csv", ""),
        ("pingouin_cronbach_wide_missing", "data/pingouin_cronbach_wide_missing.csv", ""),
        ("lq2002_LEAD", "data/lq2002.csv", "LEAD"),
        ("cohesion_COH", "data/cohesion.csv", "COH"),
    ] {
        let Some(rows) = csv(file) else { return };
        let items: Vec<(String, Option<f64>)> =
            rows[0].keys().filter(|key| key.starts_with(start)).map(|key| (key.clone(), None)).collect();
        let covariance = Covariance::of(&sums_of(file, &items).expect("rows")).expect("covariances");
        // pingouin takes n before people with gaps are left out; the oracle's own interval takes it after.
        let expected = &oracle[name]["listwise"];
        assert_eq!(Some(covariance.n()), expected["n"].as_u64(), "{name}");
        let found = alpha(&covariance).expect("alpha");
        table.check("alpha (pingouin)", found, number(&expected["alpha"]), CLOSE);
        let interval = feldt_interval(found, covariance.items(), covariance.n()).expect("an interval");
        for (end, expected) in [interval.low, interval.high].into_iter().zip(list(expected, "feldt95")) {
            table.check("alpha: Feldt's interval (Python)", end, number(expected), CLOSE);
        }
        if let Some(model) = oracle.get(format!("omega_ml_scipy_{name}")) {
            let fit = one_factor(&covariance).expect("a fit");
            table.check("omega total (scipy)", fit.omega, number(&model["omega"]), FITTED);
        }
    }
}
