//! The partial credit model: steps, their errors, fit, and where people stand.

use mognad::psychometrics::{Measure, PartialCredit, StepScale};
use mognad::tally::StageCounts;
use serde_json::Value;

use crate::table::{Table, csv, json, list, number};

/// Iterative fits agree to this.
const FITTED: f64 = 1e-4;

pub fn all(table: &mut Table) {
    steps_agree_with_erm(table);
    a_larger_scale_agrees_with_erm(table);
    places_agree_with_tam(table);
}

/// Answers from 0 up; a person who left something out is not counted.
fn counts(file: &str, items: &[&str], lowest: usize, stages: usize) -> Option<StageCounts> {
    let mut counts = StageCounts::new(&vec![stages; items.len()]);
    for row in csv(file)? {
        let answer = |item: &&str| row[*item].trim().parse::<usize>().ok()?.checked_sub(lowest);
        if let Some(answers) = items.iter().map(answer).collect::<Option<Vec<_>>>() {
            counts.add(&answers);
        }
    }
    Some(counts)
}

fn pcmdat2() -> Option<StageCounts> {
    counts("data/pcmdat2.csv", &["I1", "I2", "I3", "I4"], 0, 3)
}

/// Per step how much it counts in the sum of eRm's parameters, which are steps added up from an item's lowest stage.
fn weights(model: &PartialCredit) -> Vec<Vec<f64>> {
    let of_item = |steps: &Vec<_>| (0..steps.len()).map(|at| (steps.len() - at) as f64).collect();
    model.items.iter().map(of_item).collect()
}

/// How far eRm's origin is above ours: its parameters add up to 0.
fn origin(model: &PartialCredit) -> f64 {
    let weights = weights(model);
    let pairs = model.items.iter().flatten().zip(weights.iter().flatten());
    let sum: f64 = pairs.map(|(step, weight)| step.place * weight).sum();
    sum / weights.iter().flatten().sum::<f64>()
}

fn thresholds(table: &mut Table, model: &PartialCredit, expected: &[Value], prefix: &str) {
    let origin = origin(model);
    for (steps, item) in model.items.iter().zip(expected) {
        let mean = steps.iter().map(|step| step.place).sum::<f64>() / steps.len() as f64;
        table.within("partial credit: steps (R eRm)", mean - origin, number(&item["Location"]), 1.0, FITTED);
        for (at, step) in steps.iter().enumerate() {
            let value = number(&item[format!("{prefix}{}", at + 1)]);
            table.within("partial credit: steps (R eRm)", step.place - origin, value, 1.0, FITTED);
        }
    }
}

fn steps_agree_with_erm(table: &mut Table) {
    let (Some(oracle), Some(counts)) = (json("r_rasch_pcm.json"), pcmdat2()) else { return };
    let expected = &oracle["pcmdat2"];
    let model = PartialCredit::of(&counts).expect("a model");
    let value = number(&expected["loglik_conditional"]);
    table.check("partial credit: log-likelihood (R eRm)", model.log_likelihood, value, 1e-10);
    thresholds(table, &model, list(expected, "thresholds"), "Threshold ");
    for (found, expected) in errors_of_parameters(&model).iter().skip(1).zip(list(expected, "se_eta")) {
        table.check("partial credit: standard errors (R eRm)", *found, number(expected), FITTED);
    }
    let (scale, origin) = (model.scale(), origin(&model));
    // The ends are extrapolated there.
    for score in 1..scale.top() {
        let value = number(&expected["person_by_raw_score"][score]["theta_ML"]);
        let place = scale.most_likely(score) - origin;
        table.within("partial credit: likeliest places (R eRm)", place, value, 1.0, FITTED);
    }
    for (fit, expected) in model.fit(&counts).iter().zip(list(expected, "itemfit")) {
        let fit = fit.expect("a fit");
        table.check("partial credit: infit, outfit (R eRm)", fit.infit, number(&expected["infit"]), FITTED);
        table.check("partial credit: infit, outfit (R eRm)", fit.outfit, number(&expected["outfit"]), FITTED);
    }
    // eRm's reliability is over likeliest places, which those at the ends have none of.
    let measures = model.measures(&counts);
    let inner: Vec<Measure> = measures[1..measures.len() - 1]
        .iter()
        .map(|measure| {
            let place = scale.most_likely(measure.score);
            Measure { place, error: error_at(&scale, place), ..*measure }
        })
        .collect();
    let found = StepScale::separation(&inner).expect("a reliability");
    let value = number(&expected["separation_reliability"]);
    table.check("partial credit: separation (R eRm)", found, value, FITTED);
}

/// 1/√information, where the information is the slope of the expected score.
fn error_at(scale: &StepScale, place: f64) -> f64 {
    let h = 1e-5;
    let slope = (scale.share(place + h) - scale.share(place - h)) / (2.0 * h) * scale.top() as f64;
    slope.sqrt().recip()
}

/// The standard errors of eRm's parameters: each is a sum of steps, less what keeps the sum of all at 0.
fn errors_of_parameters(model: &PartialCredit) -> Vec<f64> {
    let weights = weights(model);
    let total: f64 = weights.iter().flatten().sum();
    let all: Vec<(usize, usize)> =
        model.items.iter().enumerate().flat_map(|(i, steps)| (0..steps.len()).map(move |s| (i, s))).collect();
    let error = |item: usize, step: usize| {
        let coefficient = |(i, s): (usize, usize)| {
            let own = f64::from(u8::from(i == item && s <= step));
            own - (step + 1) as f64 * weights[i][s] / total
        };
        let pairs = all.iter().flat_map(|a| all.iter().map(move |b| (*a, *b)));
        pairs.map(|(a, b)| coefficient(a) * coefficient(b) * model.covariance(a, b)).sum::<f64>().sqrt()
    };
    all.iter().map(|(item, step)| error(*item, *step)).collect()
}

fn a_larger_scale_agrees_with_erm(table: &mut Table) {
    let Some(oracle) = json("r_rasch_pcm_tam.json") else { return };
    let expected = &oracle["lq2002_TSIG_CML_eRm"];
    let Some(counts) = counts("data/lq2002.csv", &["TSIG01", "TSIG02", "TSIG03"], 1, 5) else { return };
    let model = PartialCredit::of(&counts).expect("a model");
    let value = number(&expected["loglik"]);
    table.check("partial credit: log-likelihood (R eRm)", model.log_likelihood, value, 1e-10);
    thresholds(table, &model, list(expected, "thresholds"), "Threshold.");
}

/// TAM's steps are by marginal likelihood; given those, places and their errors are to be the same.
fn places_agree_with_tam(table: &mut Table) {
    let Some(oracle) = json("r_rasch_pcm_tam.json") else { return };
    for (name, steps, counts) in [
        ("pcmdat2_MML", 2, pcmdat2()),
        ("lq2002_TSIG_MML", 4, self::counts("data/lq2002.csv", &["TSIG01", "TSIG02", "TSIG03"], 1, 5)),
    ] {
        let (expected, Some(counts)) = (&oracle[name], counts) else { return };
        let given: Vec<f64> = list(expected, "xsi").iter().map(|step| number(&step["est"])).collect();
        let scale = StepScale::new(&given.chunks(steps).map(<[f64]>::to_vec).collect::<Vec<_>>());
        let mut people = vec![0; scale.top() + 1];
        counts.scores().for_each(|(score, n)| people[score] = n);
        let measures = scale.measures(&people);
        for (measure, expected) in measures.iter().zip(list(expected, "wle_by_raw")) {
            let (place, error) = (number(&expected["wle"]), number(&expected["se"]));
            table.within("partial credit: Warm's places (R TAM)", measure.place, place, 1.0, FITTED);
            table.check("partial credit: errors of places (R TAM)", measure.error, error, FITTED);
        }
        let found = StepScale::separation(&measures).expect("a reliability");
        let value = number(&expected["WLE_reliability"]);
        table.check("partial credit: reliability of places (R TAM)", found, value, FITTED);
    }
}
