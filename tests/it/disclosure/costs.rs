//! What withholding costs: how much is still shown of units of five people and more.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use mognad::insight::{Analysis, next_steps};
use mognad::load::builtin;
use mognad::model::{Answer, NodeIx, NodeKind, OptionIx, Questionnaire, Response, Rollup, UnitIx};
use mognad::{MemoryFiles, ReadOptions, open};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use crate::fixtures;
use crate::support::Study;

/// Shown of how many.
#[derive(Debug, Default, Clone, Copy)]
struct Share {
    shown: usize,
    of: usize,
}

impl Share {
    fn count(&mut self, is_shown: bool) {
        self.shown += usize::from(is_shown);
        self.of += 1;
    }
}

/// What is shown, by what it is.
#[derive(Debug, Default)]
struct Costs {
    index: Share,
    areas: Share,
    figures: Share,
    stages: Share,
}

/// A municipality of forty units of five to forty people, in six departments, of whom `missing` of a hundred answers each are missing here and there.
fn municipality(missing: u64) -> Study {
    let mut rng = ChaCha8Rng::seed_from_u64(missing);
    let departments = (0..6).map(|department| {
        let units = (0..40).filter(|unit| unit % 6 == department);
        let units: Vec<String> = units.map(|unit| format!("u{unit}:40")).collect();
        format!("d{department}({})", units.join(" "))
    });
    let mut study =
        Study::new("A(a)", &format!("m({})", departments.collect::<Vec<_>>().join(" "))).min_group(5);
    let questionnaire = Arc::new(fixtures::questionnaire(builtin::ALL[0].text));
    study.assessment.questionnaire = Arc::clone(&questionnaire);
    study.assessment.waves[0].questionnaire = Arc::clone(&questionnaire);
    study.assessment.rollup = Rollup::Headcount;
    let units: Vec<UnitIx> = study.assessment.units.iter().map(|(unit, _)| unit).collect();
    for unit in units.into_iter().filter(|unit| study.assessment.units[*unit].children.is_empty()) {
        for _ in 0..5 + rng.next_u64() % 36 {
            let is_text = |ix: &NodeIx| {
                questionnaire[*ix].item().is_some_and(|item| item.answering.options().is_empty())
            };
            let mut answer = |ix: &NodeIx| match rng.next_u64() % 100 {
                at if at < missing || is_text(ix) => Answer::NotAnswered,
                _ => Answer::Option(OptionIx((rng.next_u64() % 5) as u8)),
            };
            let answers = questionnaire.items().iter().map(&mut answer).collect();
            study.responses.0.push(Response {
                unit,
                role: None,
                seconds: None,
                answers,
                remarks: Vec::new(),
            });
        }
    }
    study
}

/// The same as files, for other versions of the program.
fn written(study: &Study, name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("a folder");
    let units = &study.assessment.units;
    let mut text =
        "format = 1\ntitle = \"M\"\nlanguage = \"en\"\nquestionnaire = \"sodertalje\"\nmin_group = 5\n\
        rollup = \"headcount\"\n[[waves]]\nid = \"1\"\nanswers = [\"a.csv\"]\n"
            .to_owned();
    for (_, unit) in units.iter() {
        let _ = writeln!(text, "[[units]]\nid = \"{}\"\nname = \"{0}\"", unit.id);
        if let Some(parent) = unit.parent {
            let _ = writeln!(text, "parent = \"{}\"", units[parent].id);
        }
        if let Some(headcount) = unit.headcount {
            let _ = writeln!(text, "headcount = {headcount}");
        }
    }
    fs::write(folder.join("assessment.toml"), text).expect("written");
    let questionnaire = study.questionnaire();
    let items: Vec<String> =
        questionnaire.items().iter().map(|item| questionnaire[*item].id.to_string()).collect();
    let mut csv = format!("unit,respondent,{}\n", items.join(","));
    for (at, response) in study.responses.0.iter().enumerate() {
        let answer = |answer: Answer| match answer {
            Answer::Option(option) => (option.at() + 1).to_string(),
            _ => String::new(),
        };
        let answers: Vec<String> = response.answers.iter().map(answer).collect();
        let _ = writeln!(csv, "{},r{at},{}", units[response.unit].id, answers.join(","));
    }
    fs::write(folder.join("a.csv"), csv).expect("written");
    folder
}

fn costs(analysis: &Analysis, wave: usize, people: impl Fn(UnitIx) -> bool) -> Costs {
    let mut costs = Costs::default();
    let view = analysis.view(wave);
    let questionnaire = view.questionnaire();
    for (unit, _) in analysis.assessment.units.iter().filter(|(unit, _)| people(*unit)) {
        for (node, what) in questionnaire.nodes() {
            let is_figure = view.node(unit, node).is_some();
            if what.kind == NodeKind::Index {
                costs.index.count(is_figure);
            } else if what.kind.is_area() {
                costs.areas.count(is_figure);
            } else if what.item().is_some() {
                costs.figures.count(is_figure);
                costs.stages.count(view.unit(unit).stage(node).is_some());
            }
        }
    }
    costs
}

impl Costs {
    fn told(&self) -> String {
        let share = |share: Share| format!("{:5.1} %", 100.0 * share.shown as f64 / share.of.max(1) as f64);
        let [index, areas, figures, stages] = [self.index, self.areas, self.figures, self.stages].map(share);
        format!("index {index}, areas {areas}, questions as figures {figures}, as stages {stages}")
    }
}

/// Areas that a unit should show and does not, though nobody else would be given away by it, and steps and levels that it lacks.
fn losses(analysis: &Analysis, wave: usize) -> Vec<String> {
    let view = analysis.view(wave);
    let questionnaire: &Questionnaire = view.questionnaire();
    let mut lost = Vec::new();
    for (unit, what) in analysis.assessment.units.iter() {
        // What is withheld as a whole is so for the sake of another.
        if view.unit(unit).respondents.is_none() {
            continue;
        }
        let mut sums = analysis.tallies[wave].unit(unit);
        for below in analysis.assessment.units.subtree(unit).into_iter().filter(|below| *below != unit) {
            sums.merge(&analysis.tallies[wave].unit(below));
        }
        let mut all = true;
        for (area, of) in questionnaire.areas() {
            let (n, least) =
                (sums.nodes[area.at()].answered, analysis.assessment.least_of(questionnaire, area));
            let is_lost = n >= least && view.node(unit, area).is_none();
            if is_lost && !protects(analysis, wave, (unit, area), least) {
                lost.push(format!("{} ({}): {} of {n}", what.id, sums.respondents, of.id));
            }
            all &= n >= least;
        }
        let steps = next_steps(analysis, wave, unit, 3).len();
        if all && steps < 3 {
            lost.push(format!("{} ({}): {steps} steps", what.id, sums.respondents));
        }
        let has_level = questionnaire
            .summary(NodeKind::Index)
            .and_then(|index| view.node(unit, index))
            .is_some_and(|index| index.standing.level.is_some());
        if all && !has_level {
            lost.push(format!("{} ({}): level", what.id, sums.respondents));
        }
    }
    lost
}

/// How many have a score at a node in a unit, its parts included.
fn people(analysis: &Analysis, wave: usize, (unit, node): (UnitIx, NodeIx)) -> u64 {
    let below = analysis.assessment.units.subtree(unit).into_iter();
    below.map(|unit| analysis.tallies[wave].unit(unit).nodes[node.at()].answered).sum()
}

/// Whether few would be left of what a unit is part of, were it shown beside those that are.
fn protects(analysis: &Analysis, wave: usize, (unit, node): (UnitIx, NodeIx), least: u64) -> bool {
    let units = &analysis.assessment.units;
    let Some(parent) = units[unit].parent else { return false };
    let is_shown = |part: &UnitIx| *part == unit || analysis.view(wave).node(*part, node).is_some();
    let told = units[parent].children.iter().copied().filter(is_shown);
    let told: u64 = told.map(|part| people(analysis, wave, (part, node))).sum();
    (1..least).contains(&(people(analysis, wave, (parent, node)) - told))
}

#[test]
fn units_of_five_keep_areas_level_and_next_steps_and_larger_ones_their_questions() {
    for (missing, least) in [(0, 0.99), (1, 0.9), (5, 0.6)] {
        let study = municipality(missing);
        let folder = written(&study, &format!("municipality-{missing}"));
        let analysis = Analysis::of(study.assessment.clone(), std::slice::from_ref(&study.responses));
        let all = costs(&analysis, 0, |_| true);
        println!("{missing} % missing: {} ({})", all.told(), folder.display());
        let people = |unit: UnitIx| analysis.tallies[0].unit(unit).respondents;
        let few = costs(&analysis, 0, |unit| (5..10).contains(&people(unit)));
        println!("  units of 5–9: {}", few.told());
        let many = costs(&analysis, 0, |unit| people(unit) >= 10);
        println!("  units of 10 or more: {}", many.told());
        println!("  lost: {:#?}", losses(&analysis, 0));
        assert_eq!(losses(&analysis, 0), [""; 0], "{missing}");
        let figures = many.figures.shown as f64 / many.figures.of as f64;
        assert!(figures > least * 0.5, "{missing}: {}", many.told());
    }
}

/// The example that travels with the program, with the answers of both waves.
fn example() -> Analysis {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/kommun");
    let read = |name: &str| fs::read(folder.join(name)).expect("read");
    let mut files = MemoryFiles::default().with("assessment.toml", read("assessment.toml"));
    for wave in ["answers/2025", "answers/2026"] {
        for file in fs::read_dir(folder.join(wave)).expect("a folder") {
            let name = format!("{wave}/{}", file.expect("a file").file_name().to_string_lossy());
            files = files.with(&name, read(&name));
        }
    }
    let opened = open(&files, "", &ReadOptions::default()).expect("an assessment");
    assert!(!opened.diagnostics.has_errors(), "{:?}", opened.diagnostics);
    opened.assessed.expect("what is there where nothing is an error").analysis
}

#[test]
fn the_example_keeps_its_areas_and_most_of_its_questions() {
    let analysis = example();
    let share = |share: Share| share.shown as f64 / share.of.max(1) as f64;
    for wave in 0..analysis.assessment.waves.len() {
        let view = analysis.view(wave);
        let people = |unit: UnitIx| view.unit(unit).respondents.unwrap_or_default();
        // Its only smaller unit is withheld for the sake of one that is smaller still.
        let many = costs(&analysis, wave, |unit| people(unit) >= 10);
        println!("{}: units of 10 or more: {}", view.wave.id, many.told());
        // Every area that concerns enough people, but where few others would be left, with level and next steps.
        assert_eq!(losses(&analysis, wave), [""; 0]);
        // What is left concerns nobody or few there.
        assert!(share(many.areas) > 0.8 && share(many.index) > 0.99, "{}", many.told());
        // Where managers alone are asked some of an area's questions, they are few, and the others are told as stages beside theirs.
        assert!(share(many.figures) > 0.1, "{}", many.told());
        assert!(share(many.figures) + share(many.stages) > 0.55, "{}", many.told());
    }
}
