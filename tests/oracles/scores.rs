//! Means, intervals, roll-up, rules for missing answers, suppression, and the distributions beneath them.

use std::collections::BTreeMap;

use mognad::model::{Points, Rollup};
use mognad::psychometrics::HedgesG;
use mognad::score::{
    Estimate, Precision, f_quantile, f_upper, normal_cdf, normal_quantile, publishable, t_quantile,
    t_two_sided, unsampled,
};
use mognad::tally::Sums;
use serde_json::Value;

use crate::support::{Study, keeps_the_rule, own_people};
use crate::table::{CLOSE, Table, csv, json, list, number};

/// A probability so small that nobody tells it from 0 has fewer digits.
fn close(probability: f64) -> f64 {
    if probability < 1e-12 { 1e-10 } else { CLOSE }
}

pub fn all(table: &mut Table) {
    distributions_have_twelve_digits(table);
    distributions_agree_with_mpmath(table);
    unit_scores_agree_with_r(table);
    finite_population_and_stratified_total_agree_with_r_survey(table);
    eleven_people_in_three_levels_agree_with_pandas(table);
    rules_for_missing_answers_agree_with_r(table);
    what_is_shown_is_the_best_of_all_choices(table);
}

/// A score on a scale from `min` that is `span` wide, as points; `sum` is the sum of `items` answers.
fn points(sum: i64, items: i64, min: i64, span: i64) -> Points {
    let hundred = i128::from(Points::MAX.units());
    Points::from_ratio(i128::from(sum - min * items) * hundred, i128::from(span * items))
}

fn tested(estimate: &Estimate) -> (f64, f64, f64, f64) {
    let precision = estimate.precision.expect("a precision");
    let interval = estimate.interval().expect("an interval");
    (estimate.sd.expect("a deviation"), precision.se, interval.low, interval.high)
}

/// Quantiles of Student's t with 20 digits from mpmath: upper tail, degrees of freedom, quantile.
#[expect(clippy::excessive_precision, reason = "the digits are given as they were computed")]
const T_QUANTILES: [(f64, f64, f64); 17] = [
    (0.025, 1.0, 12.706204736174704646),
    (0.025, 2.0, 4.3026527297494638523),
    (0.025, 3.0, 3.1824463052837095927),
    (0.025, 4.378, 2.6844119944310989472),
    (0.025, 5.0, 2.5705818356363155147),
    (0.025, 7.0, 2.3646242515927853417),
    (0.025, 9.5, 2.2441374614922964911),
    (0.025, 29.0, 2.0452296421327042982),
    (0.025, 62.236303798292496, 1.9988205505837918279),
    (0.025, 438.0, 1.9653948718289662962),
    (0.025, 1993.0, 1.9611549971240919284),
    (0.025, 10000.0, 1.9602012398906262578),
    (0.025, 1e6, 1.9599663568141070353),
    (0.025, 1e8, 1.9599640082627668208),
    (0.05, 7.0, 1.8945786050900073895),
    (0.005, 1.0, 63.656741162871580995),
    (0.005, 29.0, 2.7563859036706054886),
];

/// Two-sided tails of Student's t from mpmath: t, degrees of freedom, probability.
#[expect(clippy::excessive_precision, reason = "the digits are given as they were computed")]
const T_TAILS: [(f64, f64, f64); 9] = [
    (0.0, 5.0, 1.0),
    (1.5, 3.0, 0.23058386524482305228),
    (2.8431669465309417, 62.236303798292496, 0.0060348007887127804259),
    (-4.0621276833820399, 9.0, 0.0028328901973842566333),
    (12.0, 4.0, 0.00027642854850297295476),
    (1.9, 10000.0, 0.057461856827386053782),
    (0.5, 1e6, 0.61707518747237138777),
    (1.9, 1e8, 0.057433122505648214356),
    (1e-8, 10.0, 0.99999999221783232068),
];

/// The normal distribution from mpmath.
#[expect(clippy::excessive_precision, reason = "the digits are given as they were computed")]
const NORMAL: [(f64, f64); 6] = [
    (-8.0, 6.2209605742717841235e-16),
    (-1.96, 0.024997895148220434137),
    (0.0, 0.5),
    (0.5, 0.69146246127401310364),
    (3.3, 0.9995165758576162228),
    (6.0, 0.99999999901341235496),
];

fn distributions_have_twelve_digits(table: &mut Table) {
    for (tail, df, q) in T_QUANTILES {
        table.check("t quantile", t_quantile(1.0 - tail, df).expect("a quantile"), q, CLOSE);
        table.check("t quantile, lower tail", t_quantile(tail, df).expect("a quantile"), -q, CLOSE);
    }
    for (t, df, p) in T_TAILS {
        table.check("t two-sided p", t_two_sided(t, df).expect("a probability"), p, close(p));
    }
    for (z, p) in NORMAL {
        table.check("normal cdf", normal_cdf(z), p, close(p));
    }
    for (p, q) in NORMAL_QUANTILES {
        table.check("normal quantile", -normal_quantile(p), q, CLOSE);
    }
    for (p, df1, df2, q) in F_QUANTILES {
        table.check("F quantile", f_quantile(1.0 - p, df1, df2).expect("a quantile"), q, CLOSE);
    }
    for (f, df1, df2, p) in F_TAILS {
        table.check("F upper tail", f_upper(f, df1, df2).expect("a probability"), p, CLOSE);
    }
    for (df, j) in HEDGES_J {
        table.check("Hedges' J", HedgesG::correction(df), j, CLOSE);
    }
    // However many degrees of freedom there are, Student's t only comes to the normal distribution.
    assert_eq!(t_quantile(0.975, f64::INFINITY), t_quantile(0.975, 1e18));
    for (probability, df) in [(0.975, 0.0), (0.975, f64::NAN), (0.0, 3.0), (1.0, 3.0), (f64::NAN, 3.0)] {
        assert_eq!(t_quantile(probability, df), None);
    }
    assert_eq!((t_two_sided(f64::NAN, 3.0), t_two_sided(1.0, f64::NAN)), (None, None));
    assert_eq!((t_two_sided(f64::INFINITY, 3.0), t_two_sided(0.0, 1e6)), (Some(0.0), Some(1.0)));
}

fn distributions_agree_with_mpmath(table: &mut Table) {
    let Some(oracle) = json("py_quantiles_mpmath.json") else { return };
    for row in list(&oracle, "t_upper_quantile") {
        let found = t_quantile(1.0 - number(&row["p"]), number(&row["df"])).expect("a quantile");
        table.check("t quantile, all of mpmath's", found, number(&row["q"]), CLOSE);
    }
    for row in list(&oracle, "t_two_sided_p") {
        let found = t_two_sided(number(&row["t"]), number(&row["df"])).expect("a probability");
        let p = number(&row["p"]);
        table.check("t two-sided p, all of mpmath's", found, p, close(p));
    }
    for row in list(&oracle, "normal_cdf") {
        let p = number(&row["p"]);
        table.check("normal cdf, all of mpmath's", normal_cdf(number(&row["z"])), p, close(p));
    }
}

/// Upper quantiles of F from mpmath: probability above, degrees of freedom, quantile.
#[expect(clippy::excessive_precision, reason = "the digits are given as they were computed")]
const F_QUANTILES: [(f64, f64, f64, f64); 15] = [
    (0.025, 29.0, 174.0, 1.6615384170288126504),
    (0.025, 2708.0, 10832.0, 1.0607987095208741673),
    (0.025, 5.0, 18.0, 3.3819678058752428578),
    (0.025, 1.0, 2.0, 38.506329113924050633),
    (0.025, 48.0, 1993.0, 1.4462631611513233521),
    (0.975, 29.0, 174.0, 0.53696554252749063924),
    (0.975, 2708.0, 10832.0, 0.94166949453918535911),
    (0.975, 5.0, 18.0, 0.15718616136624450661),
    (0.975, 1.0, 2.0, 0.0012507817385866166354),
    (0.975, 48.0, 1993.0, 0.63828963163006472579),
    (0.05, 29.0, 174.0, 1.5327964078574805163),
    (0.05, 2708.0, 10832.0, 1.0507980121725180598),
    (0.05, 5.0, 18.0, 2.7728531529978307412),
    (0.05, 1.0, 2.0, 18.512820512820512821),
    (0.05, 48.0, 1993.0, 1.3642404759240714973),
];

/// Upper tails of F from mpmath: F, degrees of freedom, probability.
#[expect(clippy::excessive_precision, reason = "the digits are given as they were computed")]
const F_TAILS: [(f64, f64, f64, f64); 3] = [
    (5.0189307294887298, 48.0, 1993.0, 1.3556539964641525956e-25),
    (1.7946784922394683, 5.0, 18.0, 0.16476880834463961791),
    (11.027247956403299, 5.0, 15.0, 0.00013456651648433490123),
];

/// Hedges' J from mpmath: degrees of freedom, J.
#[expect(clippy::excessive_precision, reason = "the digits are given as they were computed")]
const HEDGES_J: [(f64, f64); 6] = [
    (2.0, 0.56418958354775628695),
    (3.0, 0.72360125455826765936),
    (7.0, 0.8882029076727511903),
    (20.0, 0.96194453374074872696),
    (438.0, 0.99828653014751592727),
    (2795.0, 0.99973163568022979457),
];

/// Upper quantiles of the normal distribution from mpmath.
#[expect(clippy::excessive_precision, reason = "the digits are given as they were computed")]
const NORMAL_QUANTILES: [(f64, f64); 5] = [
    (0.025, 1.9599639845400542355),
    (0.05, 1.6448536269514727149),
    (0.005, 2.575829303548900761),
    (1e-6, 4.7534243088228989482),
    (0.3, 0.52440051270804078404),
];

/// Per company of `lq2002`, the sums of a scale's items, with the scale's lowest answer and its width.
fn companies(rows: &[BTreeMap<String, String>], scale: &str, min: i64, span: i64) -> BTreeMap<String, Sums> {
    let mut companies: BTreeMap<String, Sums> = BTreeMap::new();
    for row in rows {
        let answers = row.iter().filter(|(heading, _)| heading.starts_with(scale));
        let answers: Vec<i64> = answers.map(|(_, cell)| cell.parse().expect("an answer")).collect();
        let score = points(answers.iter().sum(), answers.len() as i64, min, span);
        companies.entry(row["COMPID"].clone()).or_default().add(score);
    }
    companies
}

fn unit_scores_agree_with_r(table: &mut Table) {
    let (Some(oracle), Some(rows)) = (json("r_unit_scores.json"), csv("data/lq2002.csv")) else { return };
    for (name, scale, min, span) in
        [("LEAD", "LEAD", 1, 4), ("TSIG", "TSIG", 1, 4), ("HOSTILE", "HOSTIL", 0, 4)]
    {
        let companies = companies(&rows, scale, min, span);
        // Points to the scale's own range: the mean with its start, the others by the width alone.
        let width = span as f64 / 100.0;
        for unit in list(&oracle["lq2002_unit_t_ci"], name) {
            let sums = &companies[unit["unit"].as_str().expect("a unit")];
            let estimate = Estimate::of(sums, None).expect("an estimate");
            let (sd, se, low, high) = tested(&estimate);
            assert_eq!(Some(estimate.n), unit["n"].as_u64());
            table.check("unit mean (R)", min as f64 + estimate.mean * width, number(&unit["mean"]), CLOSE);
            table.check("unit sd (R)", sd * width, number(&unit["sd"]), CLOSE);
            table.check("unit se (R)", se * width, number(&unit["se"]), CLOSE);
            // An end near 0 is a difference of larger numbers: compared on the scale of the mean.
            let ends = [(low, "lo"), (high, "hi")];
            for (end, key) in ends {
                let (found, expected) = (min as f64 + end * width, number(&unit[key]));
                table.within("unit 95 % interval (R)", found, expected, number(&unit["mean"]), CLOSE);
            }
        }
    }
}

fn finite_population_and_stratified_total_agree_with_r_survey(table: &mut Table) {
    let (Some(oracle), Some(rows)) = (json("r_unit_scores.json"), csv("data/lq2002.csv")) else { return };
    let companies = companies(&rows, "LEAD", 1, 4);
    let units = list(&oracle["lq2002_fpc"], "units");
    let headcount = |unit: &Value| unit["headcount"].as_u64().expect("a headcount");
    for unit in units {
        let sums = &companies[unit["unit"].as_str().expect("a unit")];
        let estimate = Estimate::of(sums, None).expect("an estimate");
        let of_staff = corrected(&estimate, headcount(unit));
        let (_, se, low, high) = tested(&Estimate { precision: Some(of_staff), ..estimate });
        table.check("se with finite population (R survey)", se / 25.0, number(&unit["se_fpc"]), CLOSE);
        for (end, key) in [(low, "lo_fpc"), (high, "hi_fpc")] {
            table.check(
                "interval with finite population (R survey)",
                1.0 + end / 25.0,
                number(&unit[key]),
                CLOSE,
            );
        }
    }
    // The same people as respondents to an item whose options are all the scores that a mean of eleven can have.
    let scores: Vec<String> = (0..=44).map(|gap| format!("{}", points(gap + 11, 11, 1, 4).value())).collect();
    let parts: Vec<String> = units
        .iter()
        .map(|unit| format!("{}:{}", unit["unit"].as_str().expect("a unit"), headcount(unit)))
        .collect();
    let people: u64 = units.iter().map(headcount).sum();
    let units = format!("all:{people}({})", parts.join(" "));
    let mut study = Study::new(&format!("A(q={})", scores.join(",")), &units).rollup(Rollup::Headcount);
    for row in &rows {
        let answers = row.iter().filter(|(heading, _)| heading.starts_with("LEAD"));
        let sum: i64 = answers.map(|(_, cell)| cell.parse::<i64>().expect("an answer")).sum();
        study = study.answers(&row["COMPID"], &(sum - 10).to_string());
    }
    let all = study.node("all", "A").expect("a score").estimate;
    let total = &oracle["lq2002_fpc"]["total_headcount_weighted"];
    // Without the floors that variances have in the program.
    let of_unit = |unit: &Value| {
        let estimate =
            Estimate::of(&companies[unit["unit"].as_str().expect("a unit")], None).expect("an estimate");
        (headcount(unit) as f64 / people as f64, corrected(&estimate, headcount(unit)))
    };
    let se = Precision::combine(list(&oracle["lq2002_fpc"], "units").iter().map(of_unit)).se;
    table.check("headcount-weighted mean (R survey)", 1.0 + all.mean / 25.0, number(&total["mean"]), CLOSE);
    table.check("se of headcount-weighted mean (R survey)", se / 25.0, number(&total["se"]), CLOSE);
    let pooled = study.clone().rollup(Rollup::Pooled).mean("all", "A").expect("a score");
    let alike = study.rollup(Rollup::Units).mean("all", "A").expect("a score");
    let totals = &oracle["lq2002_total"];
    table.check(
        "respondent-weighted mean (R)",
        1.0 + pooled / 25.0,
        number(&totals["respondent_weighted_mean"]),
        CLOSE,
    );
    table.check("unit-weighted mean (R)", 1.0 + alike / 25.0, number(&totals["unit_weighted_mean"]), CLOSE);
}

/// The precision of a mean as a statement about the people who work there.
fn corrected(estimate: &Estimate, people: u64) -> Precision {
    let precision = estimate.precision.expect("a precision");
    Precision { se: precision.se * unsampled(estimate.n, Some(people)).sqrt(), ..precision }
}

/// A cell of a survey as an answer in the notation.
fn cell(row: &BTreeMap<String, String>, heading: &str) -> String {
    let cell = row[heading].trim();
    if cell.is_empty() || cell == "NA" { ".".to_owned() } else { cell.to_owned() }
}

fn eleven_people_in_three_levels_agree_with_pandas(table: &mut Table) {
    let (Some(oracle), Some(rows)) = (json("py_rollup.json"), csv("data/cohesion.csv")) else { return };
    let items = ["COH01", "COH02", "COH03", "COH04", "COH05"];
    let questionnaire = format!("A({})", items.join(" "));
    let answers = |row: &BTreeMap<String, String>| items.map(|item| cell(row, item)).join(" ");
    let units = "root(1044B(1044B/1ST 1044B/2ND) 1044C(1044C/1ST 1044C/2ND))";
    let mut study = Study::new(&questionnaire, units);
    let mut shallow = Study::new(&questionnaire, "root(1044B 1044C)").rollup(Rollup::Units);
    for row in &rows {
        study = study.answers(&format!("{}/{}", row["UNIT"], row["PLATOON"]), &answers(row));
        shallow = shallow.answers(&row["UNIT"], &answers(row));
    }
    let entries = |key: &str| oracle[key].as_object().expect("units").clone().into_iter();
    let root = std::iter::once(("root".to_owned(), oracle["root"].clone()));
    for (unit, expected) in root.chain(entries("units")).chain(entries("platoons")) {
        let estimate = study.node(&unit, "A").expect("a score").estimate;
        assert_eq!(Some(estimate.n), expected["n"].as_u64());
        // The oracle believes every variance, and a platoon whose people all agree.
        let sd = estimate.sd.expect("sd");
        let se = sd / (estimate.n as f64).sqrt();
        table.check("roll-up index (pandas)", estimate.mean, number(&expected["index_0_100"]), CLOSE);
        table.check("roll-up mean (pandas)", 1.0 + estimate.mean / 25.0, number(&expected["mean"]), CLOSE);
        table.check("roll-up sd (pandas)", sd / 25.0, number(&expected["sd"]), CLOSE);
        table.check("roll-up se (pandas)", se / 25.0, number(&expected["se"]), CLOSE);
        for item in items {
            let estimate = study.node(&unit, item).expect("a score").estimate;
            assert_eq!(Some(estimate.n), expected["item_n"][item].as_u64());
            table.check(
                "roll-up item mean (pandas)",
                1.0 + estimate.mean / 25.0,
                number(&expected["item_means"][item]),
                CLOSE,
            );
        }
    }
    let alike = 1.0 + shallow.mean("root", "A").expect("a score") / 25.0;
    table.check("roll-up by units (pandas)", alike, number(&oracle["root_equal_unit_weight"]), CLOSE);
    let study = study.min_group(5);
    let shown: Vec<String> = study.assessment.units.iter().map(|(_, unit)| unit.id.to_string()).collect();
    let shown: Vec<Value> =
        shown.into_iter().filter(|unit| study.mean(unit, "A").is_some()).map(Value::from).collect();
    assert_eq!(Value::from(shown), oracle["suppression_k5"]["published"]);
}

fn rules_for_missing_answers_agree_with_r(table: &mut Table) {
    let (Some(oracle), Some(rows)) = (json("r_missing_rules.json"), csv("data/bfi.csv")) else { return };
    // The shares are R's thresholds; with five items, two thirds and four fifths both mean four of them.
    let rules = [
        ("complete_case", "1"),
        ("available_item", "0"),
        ("half", "0.5"),
        ("twothirds", "0.666"),
        ("eighty", "0.8"),
    ];
    let reversed = ["A1", "C4", "C5", "E1", "E2", "O2", "O5"];
    for scale in ["A", "C", "E", "N", "O"] {
        let items: Vec<String> = (1..=5).map(|at| format!("{scale}{at}")).collect();
        for (rule, share) in rules {
            let sign = |item: &String| if reversed.contains(&item.as_str()) { "-" } else { "" };
            let notation: Vec<String> = items.iter().map(|item| format!("{}{item}/6", sign(item))).collect();
            let mut study = Study::new(&format!("S>{share}({})", notation.join(" ")), "all(0 1 2 3 4 5)");
            for row in &rows {
                let answers: Vec<String> = items.iter().map(|item| cell(row, item)).collect();
                let education = row["education"].parse::<u8>().unwrap_or(0).to_string();
                study = study.answers(&education, &answers.join(" "));
            }
            let scores = study.scores();
            let node = study.questionnaire().find("S").expect("S");
            let estimate = |unit: &str| scores.unit(study.unit(unit)).node(node).expect("a score").estimate;
            let expected = &oracle[scale]["rules"][rule];
            let all = estimate("all");
            assert_eq!(Some(all.n), expected["n_scored"].as_u64(), "{scale} {rule}");
            table.check("missing rules: mean (R)", 1.0 + all.mean / 20.0, number(&expected["mean"]), CLOSE);
            table.check("missing rules: sd (R)", all.sd.expect("sd") / 20.0, number(&expected["sd"]), CLOSE);
            let se = all.precision.expect("a precision").se;
            table.check("missing rules: se (R)", se / 20.0, number(&expected["se"]), CLOSE);
            if (scale, rule) == ("A", "half") {
                for unit in list(&oracle, "unit_by_education") {
                    let found = estimate(&unit["education"].to_string());
                    let mean = number(&unit["person_mean_half"]);
                    table.check("missing rules: mean by unit (R)", 1.0 + found.mean / 20.0, mean, CLOSE);
                }
            }
        }
    }
}

fn what_is_shown_is_the_best_of_all_choices(table: &mut Table) {
    let Some(oracle) = json("py_suppression.json") else { return };
    for tree in list(&oracle, "trees") {
        let nodes = list(tree, "nodes");
        let place = |id: &Value| nodes.iter().position(|node| &node["id"] == id);
        let parents: Vec<Option<usize>> = nodes.iter().map(|node| place(&node["parent"])).collect();
        let n: Vec<u64> = nodes.iter().map(|node| node["n"].as_u64().expect("n")).collect();
        let min_group = tree["k"].as_u64().expect("k");
        let shown = publishable(&parents, &own_people(&parents, &n), min_group, &vec![true; n.len()]);
        assert!(keeps_the_rule(&parents, &n, min_group, &shown), "{}", tree["name"]);
        let most = tree["max_publishable_nodes_root_forced"].as_u64();
        let most = most.or_else(|| tree["max_publishable_nodes"].as_u64()).expect("a number");
        let count = shown.iter().filter(|shown| **shown).count();
        assert_eq!(count as u64, most, "{}", tree["name"]);
        table.count("suppression: units shown (brute force)");
        if tree["n_optimal_root_forced"] == 1 {
            let ids =
                shown.iter().zip(nodes).filter(|(shown, _)| **shown).map(|(_, node)| node["id"].clone());
            assert_eq!(Value::from(ids.collect::<Vec<_>>()), tree["optimal_root_forced"], "{}", tree["name"]);
            table.count("suppression: the only best choice (brute force)");
        }
    }
}
