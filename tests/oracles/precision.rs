//! How sure a mean or a difference is: variances with a floor, wholes with silent parts, what could have been seen.

use mognad::psychometrics::smallest_detectable;
use mognad::score::{Estimate, Precision, Stratum, TwoStage, Usual, t_two_sided};
use serde_json::Value;

use crate::table::{CLOSE, Table, json, list, number};

pub fn all(table: &mut Table) {
    own_cases(table);
    floors_agree_with_r(table);
    floored_tests_agree_with_r(table);
    wholes_agree_with_numpy(table);
    what_could_be_seen_agrees_with_scipy(table);
}

/// Cases that stand here so that something is checked where the files are absent.
fn own_cases(table: &mut Table) {
    let usual = Some(Usual { variance: 120.0, df: 43.0 });
    let alike = Estimate::of_moments(5, 55.0, Some(0.0), usual);
    let varied = Estimate::of_moments(40, 50.0, Some(120.0), usual);
    let welch = alike.difference_to(&varied).expect("a test");
    let p = t_two_sided(5.0 / welch.se, welch.df).expect("a probability");
    table.check("Welch's p with a floor (R)", p, 0.242_678_900_025_613_3, 1e-10);
    let seen = smallest_detectable(Precision { se: 160.0_f64.sqrt(), df: 8.0 }, 0.05).expect("a difference");
    table.check("smallest detectable difference (scipy)", seen, 40.545_520_310_232_135, 1e-11);
}

/// A sample's size and variance.
#[derive(Clone, Copy)]
struct Spread {
    n: u64,
    variance: f64,
}

impl Spread {
    fn estimate(self, mean: f64, usual: Option<f64>) -> Estimate {
        let usual = usual.map(|variance| Usual { variance, df: 1.0 });
        Estimate::of_moments(self.n, mean, Some(self.variance), usual)
    }

    fn precision(self) -> Precision {
        self.estimate(0.0, None).precision.expect("a precision")
    }
}

/// The pooled variance of samples; the formula is the library's own over sums, of which there are none here.
fn pooled(spreads: &[Spread]) -> (f64, f64) {
    let df = |spread: &Spread| (spread.n - 1) as f64;
    let all: f64 = spreads.iter().map(df).sum();
    (spreads.iter().map(|spread| df(spread) * spread.variance).sum::<f64>() / all, all)
}

/// A list, or the one number that R writes for a list of one.
fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().map_or_else(|| vec![number(value)], |list| list.iter().map(number).collect())
}

fn floors_agree_with_r(table: &mut Table) {
    let Some(oracle) = json("r_moderated.json") else { return };
    for case in list(&oracle, "cases") {
        let spreads = numbers(&case["var"]).into_iter().zip(numbers(&case["df"]));
        let spreads: Vec<Spread> =
            spreads.map(|(variance, df)| Spread { n: df as u64 + 1, variance }).collect();
        let usual = pooled(&spreads).0;
        table.check("variance within workplaces (R)", usual, number(&case["pooled_all"]), CLOSE);
        for (spread, expected) in spreads.iter().zip(numbers(&case["floor_half_pooled"])) {
            let believed = spread.estimate(50.0, Some(usual)).believed.expect("a variance");
            table.check("variance with a floor (R)", believed, expected, CLOSE);
        }
    }
}

fn floored_tests_agree_with_r(table: &mut Table) {
    let Some(oracle) = json("r_moderated.json") else { return };
    let spread = |case: &Value, variance: &str, n: &str| Spread {
        n: number(&case[n]) as u64,
        variance: number(&case[variance]),
    };
    let difference = |case: &Value| number(&case["m1"]) - number(&case["m2"]);
    let check = |table: &mut Table, case: &Value, welch: Precision| {
        let t = difference(case) / welch.se;
        table.check("Welch's t with a floor (R)", t, number(&case["t"]), 1e-10);
        table.check("Welch's degrees of freedom with a floor (R)", welch.df, number(&case["df"]), 1e-10);
        let p = t_two_sided(t, welch.df).expect("a probability");
        table.check("Welch's p with a floor (R)", p, number(&case["p"]), 1e-10);
        let interval = welch.interval(0.0).expect("an interval");
        table.check("Welch's interval with a floor (R)", interval.high, number(&case["half95"]), 1e-10);
    };
    for case in list(&oracle, "welch_floored") {
        // These have variances from limma's floors.
        let sides =
            [("v1", "n1"), ("v2", "n2")].map(|(variance, n)| (1.0, spread(case, variance, n).precision()));
        check(table, case, Precision::combine(sides.into_iter()));
    }
    for case in list(&oracle, "welch_half_pooled") {
        let (a, b) = (spread(case, "raw_v1", "n1"), spread(case, "raw_v2", "n2"));
        table.check("variance within two (R)", pooled(&[a, b]).0, number(&case["pair_pool"]), CLOSE);
        let usual = Some(number(&case["list_pool"]));
        let [a, b] = [(a, "m1"), (b, "m2")].map(|(side, mean)| side.estimate(number(&case[mean]), usual));
        check(table, case, a.difference_to(&b).expect("a test"));
    }
}

/// The parts of a case: those that answered, a single one with the variance within all, and what those count of the whole that did not.
fn parts(case: &Value) -> (Vec<Stratum>, Vec<f64>) {
    let parts = list(case, "parts");
    let n = |part: &Value| number(&part["n"]) as u64;
    let people = |part: &Value| number(&part["N"]);
    let spread = |part: &Value| Spread { n: n(part), variance: number(&part["s2"]) };
    let several: Vec<Spread> = parts.iter().filter(|part| n(part) > 1).map(spread).collect();
    let (variance, df) = pooled(&several);
    let borrowed = (df > 0.0).then(|| Precision { se: variance.sqrt(), df });
    let all: f64 = parts.iter().map(people).sum();
    let answered: f64 = parts.iter().filter(|part| n(part) > 0).map(people).sum();
    let strata = parts.iter().filter(|part| n(part) > 0).map(|part| Stratum {
        unit: None,
        n: n(part),
        people: None,
        share: people(part) / answered,
        of_all: people(part) / all,
        mean: number(&part["mean"]),
        precision: if n(part) > 1 { Some(spread(part).precision()) } else { borrowed },
        of_staff: None,
    });
    let silent = parts.iter().filter(|part| n(part) == 0).map(|part| people(part) / all);
    (strata.collect(), silent.collect())
}

fn wholes_agree_with_numpy(table: &mut Table) {
    let Some(oracle) = json("py_silent_parts.json") else { return };
    for case in list(&oracle, "cases") {
        let (strata, silent) = parts(case);
        if case["score"].is_null() {
            assert!(strata.is_empty(), "nobody answered");
            continue;
        }
        assert_eq!(strata.len() as f64, number(&case["answering"]));
        let mean: f64 = strata.iter().map(|one| one.share * one.mean).sum();
        table.check("whole with silent parts: mean (numpy)", mean, number(&case["score"]), CLOSE);
        let share = number(&case["silent_share"]);
        table.check("whole with silent parts: silent share (numpy)", silent.iter().sum(), share, CLOSE);
        let found = TwoStage::of(&strata, &silent).ok().filter(|found| found.precision.se > 0.0);
        assert_eq!(found.is_none(), case["ci"].is_null(), "{case}");
        let Some(TwoStage { precision, .. }) = found else {
            table.count("whole with silent parts: no interval (numpy)");
            continue;
        };
        let variance = precision.se * precision.se;
        table.check("whole with silent parts: variance (numpy)", variance, number(&case["V"]), CLOSE);
        table.check("whole with silent parts: df (numpy)", precision.df, number(&case["df"]), CLOSE);
        let interval = precision.interval(mean).expect("an interval");
        for (found, expected) in [interval.low, interval.high].into_iter().zip(list(case, "ci")) {
            table.check("whole with silent parts: interval (numpy)", found, number(expected), 1e-10);
        }
    }
}

fn what_could_be_seen_agrees_with_scipy(table: &mut Table) {
    let Some(oracle) = json("py_power.json") else { return };
    let check = |table: &mut Table, case: &Value, precision, limit| {
        let seen = smallest_detectable(precision, limit).expect("a difference");
        table.check("smallest detectable difference (scipy)", seen, number(&case["smallest"]), 1e-11);
        let exact = number(&case["smallest_exact"]);
        table.check("the same against noncentral t (scipy)", seen, exact, 0.0081);
    };
    for case in list(&oracle, "two_units") {
        let side = |n: &str, variance: &str| {
            Spread { n: number(&case[n]) as u64, variance: number(&case[variance]) }.precision()
        };
        let precision = Precision::combine([(1.0, side("n1", "v1")), (1.0, side("n2", "v2"))].into_iter());
        table.check("Welch's degrees of freedom (scipy)", precision.df, number(&case["df"]), 1e-11);
        check(table, case, precision, number(&case["alpha"]));
    }
    for case in list(&oracle, "paired") {
        let spread = Spread { n: number(&case["pairs"]) as u64, variance: number(&case["v"]) };
        check(table, case, spread.precision(), 0.05);
    }
}
