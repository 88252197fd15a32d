//! Somebody who holds the benchmark files of all organisations knows what readers of all reports know, and nothing more.
//!
//! The other tests here show what follows of everything that reports show together. What a file tells is held against a report: each of its numbers stands there,
//! so that no equation and no bound comes of the files that did not come of the reports.

use std::collections::BTreeMap;

use mognad::insight::{Analysis, TellsNothing, benchmark_of, merge};
use mognad::load;
use mognad::model::{Answer, Benchmark, Lang, OptionIx, Told as InFile, ToldScore};
use mognad::render::terminal::{Paper, terminal};
use mognad::report::explanation::Explanation;
use mognad::report::export::benchmark_toml;
use mognad::report::scores::json;
use mognad::score::t_quantile;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::Value;

use super::bounds::narrow;
use super::made::{Kind, made};
use super::told::Told;
use crate::support::Study;

const MANY: u64 = 40;

fn analysed(study: &Study) -> Analysis {
    Analysis::of(study.assessment.clone(), std::slice::from_ref(&study.responses))
}

/// What a report's data show of each unit, by node.
fn reported(analysis: &Analysis) -> BTreeMap<String, BTreeMap<String, Value>> {
    let report: Value = serde_json::from_str(&json(analysis, Lang::En).expect("JSON")).expect("JSON");
    let units = report["waves"][0]["units"].as_array().expect("units");
    let nodes = |unit: &Value| {
        let nodes = unit["nodes"].as_array().expect("nodes").iter();
        let shown = nodes.filter(|node| !node["score"].is_null());
        shown.map(|node| (node["id"].as_str().expect("an id").to_owned(), node.clone())).collect()
    };
    units.iter().map(|unit| (unit["id"].as_str().expect("an id").to_owned(), nodes(unit))).collect()
}

/// The numbers of a figure are those of the report.
fn expect_reported(figure: &ToldScore, node: &Value, context: &str) {
    let near = |a: f64, b: f64, by: f64| (a - b).abs() <= by;
    let number = |value: &Value| value.as_f64().expect("a number");
    assert!(near(figure.mean.value(), number(&node["score"]), 1e-11), "{context}");
    assert_eq!(u64::from(figure.n), node["n"].as_u64().expect("a number"), "{context}");
    match figure.sd {
        Some(sd) => assert!(near(sd.value(), number(&node["sd"]), 1e-11), "{context}"),
        None => assert!(node["sd"].is_null(), "{context}"),
    }
    let coded = match figure.told {
        InFile::Exact | InFile::Whole => None,
        InFile::Under => Some("under"),
        InFile::Over => Some("over"),
    };
    assert_eq!(node["coded"].as_str(), coded, "{context}");
    let Some((se, df)) = figure.precision else { return };
    // Of few people nothing is told of how sure a mean is.
    assert_eq!(figure.told, InFile::Exact, "{context}");
    let half = t_quantile(0.975, df.value()).expect("a quantile") * se.value();
    let ends = node["ci"].as_array().unwrap_or_else(|| panic!("an interval is shown: {context}"));
    assert!(near(figure.mean.value() - half, number(&ends[0]), 1e-3), "{context}: {figure:?} {ends:?}");
    assert!(near(figure.mean.value() + half, number(&ends[1]), 1e-3), "{context}: {figure:?} {ends:?}");
}

/// The workplaces' scores come of what the report shows of them, by hand.
fn expect_spread(
    analysis: &Analysis,
    unit: &str,
    figure: &ToldScore,
    shown: &BTreeMap<String, BTreeMap<String, Value>>,
) {
    let tree = &analysis.assessment.units;
    let unit = tree.find(unit).expect("a unit");
    let below =
        tree.subtree(unit).into_iter().filter(|below| *below != unit && tree[*below].children.is_empty());
    let mut scores: Vec<f64> = below
        .filter_map(|below| shown[tree[below].id.as_str()].get(&figure.node)?["score"].as_f64())
        .collect();
    scores.sort_by(f64::total_cmp);
    let told = figure.spread.map(|spread| {
        [f64::from(spread.workplaces), spread.lowest.value(), spread.median.value(), spread.highest.value()]
    });
    let expected = scores.first().map(|lowest| {
        let (number, last) = (scores.len(), scores[scores.len() - 1]);
        let middle = (scores[(number - 1) / 2] + scores[number / 2]) / 2.0;
        [number as f64, *lowest, middle, last]
    });
    let same = |a: [f64; 4], b: [f64; 4]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-11);
    assert!(
        told.is_none() == expected.is_none() && told.zip(expected).is_none_or(|(a, b)| same(a, b)),
        "{told:?} {expected:?}"
    );
}

/// The same with other ids for groups: made-up ones are told from questions by capitals, which count for nothing in a questionnaire.
fn without_capitals(mut benchmark: Benchmark) -> Benchmark {
    for organisation in &mut benchmark.organisations {
        let of_units = organisation.units.iter_mut().flat_map(|unit| &mut unit.figures);
        for figure in organisation.figures.iter_mut().chain(of_units) {
            if figure.node.chars().all(char::is_uppercase) {
                figure.node = format!("group-{}", figure.node.to_lowercase());
            }
        }
    }
    benchmark
}

#[test]
fn what_a_file_tells_of_an_organisation_stands_in_its_report_and_all_of_that_in_the_file() {
    let (mut told, mut without) = (0, 0);
    for kind in Kind::ALL {
        for seed in 0..MANY {
            let study = made(kind, seed);
            let analysis = analysed(&study);
            let shown = reported(&analysis);
            let benchmark = match benchmark_of(&analysis, true) {
                Ok(benchmark) => benchmark,
                Err(TellsNothing::NoWhole) => {
                    assert!(analysis.assessment.units.only_root().is_none());
                    without += 1;
                    continue;
                }
                Err(TellsNothing::Withheld) => {
                    let root = analysis.assessment.units.only_root().expect("a whole");
                    assert!(shown[analysis.assessment.units[root].id.as_str()].is_empty());
                    without += 1;
                    continue;
                }
            };
            let [organisation] = &benchmark.organisations[..] else { panic!("{benchmark:?}") };
            let root = analysis.assessment.units.only_root().expect("a whole");
            let root = analysis.assessment.units[root].id.to_string();
            let units = organisation.units.iter().map(|unit| (unit.id.clone(), &unit.figures));
            let all: BTreeMap<String, &Vec<ToldScore>> =
                units.chain([(root.clone(), &organisation.figures)]).collect();
            for (unit, nodes) in &shown {
                let figures = all.get(unit).map_or(&[][..], |figures| &figures[..]);
                assert_eq!(figures.len(), nodes.len(), "{kind:?} {seed} {unit}");
                for figure in figures {
                    let context = format!("{kind:?} {seed} {unit} {}", figure.node);
                    expect_reported(figure, &nodes[&figure.node], &context);
                    expect_spread(&analysis, unit, figure, &shown);
                    told += 1;
                }
            }
            // Without the units, the organisation's own figures and nothing else.
            let alone = benchmark_of(&analysis, false).expect("the same whole");
            assert_eq!(alone.organisations[0].figures, organisation.figures);
            assert_eq!(alone.organisations[0].units, []);
            // Written and read again it is the same, to the last digit.
            let benchmark = without_capitals(benchmark);
            let text = benchmark_toml(&benchmark);
            let (read, found) = load::benchmark("b.toml", &text, None);
            assert!(found.is_empty(), "{found:?}\n{text}");
            assert_eq!(read.as_ref(), Some(&benchmark), "{text}");
        }
    }
    assert!(told > 2000 && without > 20, "{told} {without}");
}

#[test]
fn how_sure_a_mean_is_stands_in_its_explanation_as_finely_as_in_the_file() {
    let mut seen = 0;
    for kind in [Kind::Gaps, Kind::Nested] {
        for seed in 0..12 {
            let study = made(kind, seed);
            let analysis = analysed(&study);
            let Ok(benchmark) = benchmark_of(&analysis, false) else { continue };
            let unit = analysis.assessment.units.only_root().expect("a whole");
            for figure in &benchmark.organisations[0].figures {
                let Some((se, _)) = figure.precision else { continue };
                let node = study.questionnaire().find(&figure.node).expect("a node");
                let view = analysis.latest();
                let explanation =
                    Explanation { view, tally: &analysis.tallies[0], unit, node, lang: Lang::En };
                let text = terminal(&explanation.document(), &Paper::PLAIN);
                assert!(text.contains(&format!("{:.6}", se.value())), "{se:?} is not in\n{text}");
                seen += 1;
            }
        }
    }
    assert!(seen > 30, "{seen}");
}

/// What is told and how finely, without what it is.
fn pattern(benchmark: &Benchmark) -> Vec<String> {
    let organisation = &benchmark.organisations[0];
    let units = organisation.units.iter().map(|unit| (unit.id.clone(), &unit.figures));
    let all = units.chain([(String::new(), &organisation.figures)]);
    let of_figure = |unit: &str, figure: &ToldScore| {
        let spread = figure.spread.map(|spread| spread.workplaces);
        let is_exact = figure.told == InFile::Exact;
        format!("{unit} {} {} {is_exact} {} {spread:?}", figure.node, figure.n, figure.sd.is_some())
    };
    all.flat_map(|(unit, figures)| figures.iter().map(|figure| of_figure(&unit, figure)).collect::<Vec<_>>())
        .collect()
}

#[test]
fn which_figures_a_file_has_does_not_change_with_the_answers() {
    let mut seen = 0;
    for kind in Kind::ALL {
        for seed in 0..MANY {
            let study = made(kind, seed);
            let mut other = study.clone();
            let mut rng = ChaCha8Rng::seed_from_u64(1000 + seed);
            for response in &mut other.responses.0 {
                let mut answer = |answer: Answer| match answer {
                    Answer::Option(_) => Answer::Option(OptionIx((rng.next_u64() % 5) as u8)),
                    other => other,
                };
                response.answers = response.answers.iter().map(&mut answer).collect();
            }
            let [one, two] = [&study, &other].map(|study| benchmark_of(&analysed(study), true));
            match (one, two) {
                (Ok(one), Ok(two)) => {
                    assert_eq!(pattern(&one), pattern(&two), "{kind:?} {seed}");
                    seen += 1;
                }
                (one, two) => assert_eq!(one.err(), two.err(), "{kind:?} {seed}"),
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn put_together_in_any_order_each_organisation_stands_there_as_it_told() {
    let named = |seed: u64| {
        let mut study = made(Kind::Gaps, seed);
        study.assessment.organisation.name = Some(format!("Town {}", 9 - seed % 7));
        benchmark_of(&analysed(&study), true).ok()
    };
    let all: Vec<Benchmark> = (0..7).filter_map(named).collect();
    assert!(all.len() > 3);
    // The questionnaires of made-up studies have one digest whatever they ask.
    let together = merge(&all).expect("one each");
    let mut turned = all.clone();
    turned.reverse();
    assert_eq!(merge(&turned), Ok(together.clone()));
    let (first, rest) = all.split_first().expect("some");
    let stepwise = merge(&[merge(rest).expect("one each"), first.clone()]);
    assert_eq!(stepwise, Ok(together.clone()));
    for one in all.iter().flat_map(|benchmark| &benchmark.organisations) {
        assert!(together.organisations.contains(one));
    }
    assert_eq!(together.organisations.len(), all.len());
}

/// What follows of the files of many organisations, by a linear program that has nothing else: no class of few is bounded more closely than by its
/// own whole points, as it is in the reports.
#[test]
fn nothing_of_few_follows_of_all_files_together() {
    for kind in Kind::ALL {
        let studies: Vec<Study> = (0..4).map(|seed| made(kind, seed)).collect();
        let told = studies.iter().enumerate().filter_map(|(at, study)| {
            let mut study = study.clone();
            study.assessment.organisation.name = Some(format!("Town {at}"));
            Some((at, benchmark_of(&analysed(&study), true).ok()?))
        });
        let (which, files): (Vec<usize>, Vec<Benchmark>) = told.unzip();
        let all = merge(&files).expect("one each");
        let (mut tested, mut found) = (0, Vec::new());
        for (at, file) in which.iter().zip(&files) {
            let name = &file.organisations[0].name;
            let own = all.organisations.iter().find(|one| one.name == *name).expect("in the merged file");
            let study = &studies[*at];
            let told = Told::of_file(study, own);
            let nodes = study.questionnaire().nodes().filter(|(_, node)| !node.kind.is_summary());
            let nodes: Vec<_> = nodes.map(|(ix, node)| (ix, node.id.to_string())).collect();
            found.extend(narrow(&told, &nodes, &mut tested).into_iter().map(|one| one.about));
        }
        eprintln!("{kind:?}: {} organisations, {tested} classes at nodes", which.len());
        assert!(found.is_empty(), "{kind:?}: {found:#?}");
    }
}
