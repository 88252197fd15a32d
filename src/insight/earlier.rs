//! What an earlier run and this one give away together.
//!
//! Each of them keeps the rule of small groups, but answers that came in between are what one shows less what the other does, and two
//! choices of what to withhold may be no choice at all. Who has both can subtract; so the same rule is kept over what either shows.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Analysis;
use super::counted::{self, Telling, respondents};
use super::overlap::{Overlap, Time, is_asked, left, same};
use crate::model::{NodeIx, Points, UnitIx};
use crate::score::Limits;

/// Counts up where a version of the program shows another number for the same answers, such as a rounded one.
const RULES: u32 = 1;

/// How many respondents were behind a score, and the score in points, by the id of its node.
type OfUnit = BTreeMap<String, (u64, f64)>;

/// What earlier runs showed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Earlier {
    runs: Vec<Run>,
    /// Of whom something was counted.
    #[serde(default)]
    tellings: Vec<Telling>,
}

/// What one run showed, or several that agree.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
struct Run {
    /// What scores come about by besides answers.
    settings: u64,
    /// How many had answered, whatever was shown of them, by the ids of wave and unit.
    #[serde(default)]
    people: BTreeMap<String, BTreeMap<String, u64>>,
    /// By the ids of wave and unit.
    shown: BTreeMap<String, BTreeMap<String, OfUnit>>,
}

impl Run {
    /// What a run shows of these units, or of all where there are none.
    fn of(analysis: &Analysis, units: &[UnitIx]) -> Self {
        let mut run = Self { settings: settings(analysis), ..Self::default() };
        for (at, wave) in analysis.assessment.waves.iter().enumerate() {
            let ids = analysis.assessment.units.iter().map(|(_, unit)| unit.id.to_string());
            run.people.insert(wave.id.to_string(), ids.zip(respondents(analysis, at)).collect());
            let of_wave = run.shown.entry(wave.id.to_string()).or_default();
            for (unit, about) in analysis.assessment.units.iter().filter(|(unit, _)| is_asked(units, *unit)) {
                let of_unit = of_wave.entry(about.id.to_string()).or_default();
                for (node, what) in wave.questionnaire.nodes() {
                    if let Some(score) = analysis.view(at).node(unit, node) {
                        of_unit.insert(what.id.to_string(), (score.estimate.n, score.estimate.mean));
                    }
                }
            }
        }
        run
    }

    fn of_node(&self, wave: &str, unit: &str, node: &str) -> Option<(u64, f64)> {
        self.shown.get(wave)?.get(unit)?.get(node).copied()
    }

    /// Per unit of a wave, whether as many as now were in it and in none of its parts.
    fn same(&self, tree: &Tree<'_>) -> Vec<bool> {
        let assessment = &tree.analysis.assessment;
        let of_wave = self.people.get(assessment.waves[tree.wave].id.as_str());
        let before = |id: &str| of_wave.and_then(|people| people.get(id)).copied();
        let before: Vec<Option<u64>> =
            assessment.units.iter().map(|(_, unit)| before(unit.id.as_str())).collect();
        same(&tree.parents, &before, &tree.respondents)
    }

    /// Whether another shows nothing that is different here.
    fn agrees(&self, other: &Self) -> bool {
        let is_same = |wave: &String, unit: &String, (node, figures): (&String, &(u64, f64))| {
            self.of_node(wave, unit, node)
                .is_none_or(|(n, mean)| n == figures.0 && is_same_score(mean, figures.1))
        };
        self.settings == other.settings
            && self.people == other.people
            && other.shown.iter().all(|(wave, units)| {
                units.iter().all(|(unit, nodes)| nodes.iter().all(|node| is_same(wave, unit, node)))
            })
    }

    fn add(&mut self, other: Self) {
        for (wave, units) in other.shown {
            let mine = self.shown.entry(wave).or_default();
            for (unit, nodes) in units {
                mine.entry(unit).or_default().extend(nodes);
            }
        }
    }
}

impl Earlier {
    /// Notes what a run shows of these units, or of all where there are none.
    pub fn note(&mut self, analysis: &Analysis, units: &[UnitIx]) {
        let run = Run::of(analysis, units);
        match self.runs.iter_mut().find(|earlier| earlier.agrees(&run)) {
            Some(earlier) => earlier.add(run),
            None => self.runs.push(run),
        }
        self.note_counts(analysis, units);
    }

    /// Notes of whom a run tells counts and no scores, among these units, or all where there are none.
    pub fn note_counts(&mut self, analysis: &Analysis, units: &[UnitIx]) {
        for telling in Telling::of(analysis, units) {
            if !self.tellings.contains(&telling) {
                self.tellings.push(telling);
            }
        }
    }

    /// Per wave and unit, whether few have come or gone since its counts were told, or those of others from which its own follow.
    #[must_use]
    pub fn few_since(&self, analysis: &Analysis) -> Vec<Vec<bool>> {
        counted::few_since(analysis, &self.tellings)
    }
}

/// The questionnaires, the roll-up, the headcounts and the limits as a number: scores that come about in other ways differ for another
/// reason than that answers do.
fn settings(analysis: &Analysis) -> u64 {
    let assessment = &analysis.assessment;
    let limits = (assessment.min_group, assessment.min_item_group);
    let mut text = format!("{RULES} {} {limits:?}", assessment.rollup.code());
    for wave in &assessment.waves {
        // Writing to memory cannot fail.
        text.push_str(&format!(" {} {}", wave.id, wave.questionnaire.digest()));
    }
    for (ix, unit) in assessment.units.iter() {
        let weights: Vec<_> = assessment.questionnaire.weights_of(ix).collect();
        text.push_str(&format!(" {} {:?} {:?} {weights:?}", unit.id, unit.parent, unit.headcount));
    }
    // FNV-1a (G. Fowler, L. C. Noll and K.-P. Vo), which is the same everywhere and for ever.
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn is_same_score(a: f64, b: f64) -> bool {
    (a - b).abs() <= Points::SAME
}

/// The units in which earlier runs and this one, of these units or of all, together tell what a few answered: those
/// few are in the unit and not in what is shown of its parts; or so may be, since the score of the same people is another than it was.
/// In the order of the tree; empty where every group may be shown.
#[must_use]
pub fn given_away_with(analysis: &Analysis, earlier: &Earlier, units: &[UnitIx]) -> Vec<UnitIx> {
    let assessment = &analysis.assessment;
    let mut found = BTreeSet::new();
    let settings = settings(analysis);
    for (at, wave) in assessment.waves.iter().enumerate() {
        let tree = Tree::of(analysis, at);
        let release = analysis.scores[at].release();
        for (node, what) in wave.questionnaire.nodes() {
            if release.limits(node).are_none() || wave.questionnaire.is_judged_on_units(node) {
                continue;
            }
            let people = tree.people(node);
            let now = |unit: UnitIx| {
                let score = analysis.view(at).node(unit, node).filter(|_| is_asked(units, unit));
                score.map(|score| score.estimate.mean)
            };
            let now: Vec<Option<f64>> = assessment.units.iter().map(|(unit, _)| now(unit)).collect();
            for run in &earlier.runs {
                let of = |unit: UnitIx| {
                    let id = assessment.units[unit].id.as_str();
                    run.of_node(wave.id.as_str(), id, what.id.as_str())
                };
                let then: Vec<Option<(u64, f64)>> =
                    assessment.units.iter().map(|(unit, _)| of(unit)).collect();
                if then.iter().any(Option::is_some) {
                    let may_differ = run.settings != settings;
                    found.extend(tree.given_away(&people, &then, &now, release.limits(node), may_differ));
                    found.extend(tree.overlapping(
                        &people,
                        &then,
                        &now,
                        &run.same(&tree),
                        release.limits(node),
                    ));
                }
            }
        }
    }
    found.into_iter().collect()
}

/// The units of a wave with the people in each.
struct Tree<'a> {
    analysis: &'a Analysis,
    wave: usize,
    parents: Vec<Option<usize>>,
    respondents: Vec<u64>,
}

impl<'a> Tree<'a> {
    fn of(analysis: &'a Analysis, wave: usize) -> Self {
        let parents = analysis.assessment.units.parents();
        Self { analysis, wave, parents, respondents: respondents(analysis, wave) }
    }

    /// Those with a score at a node, parts included, whether it is shown or not.
    fn people(&self, node: NodeIx) -> Vec<u64> {
        counted::people(self.analysis, self.wave, |cell| cell.nodes[node.at()].n)
    }

    /// The units of which few are left once what the other run shows of the same people is taken away.
    fn overlapping(
        &self,
        people: &[u64],
        then: &[Option<(u64, f64)>],
        now: &[Option<f64>],
        same: &[bool],
        limits: Limits,
    ) -> Vec<UnitIx> {
        let overlap = Overlap { parents: &self.parents, same };
        let (known_then, known_now): (Vec<bool>, Vec<bool>) =
            then.iter().zip(now).map(|(then, now)| (then.is_some(), now.is_some())).unzip();
        let people_then: Vec<i128> = then.iter().map(|then| then.map_or(0, |(n, _)| i128::from(n))).collect();
        let people_now: Vec<i128> = people.iter().map(|n| i128::from(*n)).collect();
        let then = Time { known: &known_then, people: &people_then };
        let now = Time { known: &known_now, people: &people_now };
        let found = overlap.few_left(&now, &then, limits.least);
        let found = found.into_iter().chain(overlap.few_left(&then, &now, limits.least));
        found.map(|(unit, _)| UnitIx(unit as u32)).collect()
    }

    fn given_away(
        &self,
        people: &[u64],
        then: &[Option<(u64, f64)>],
        now: &[Option<f64>],
        limits: Limits,
        may_differ: bool,
    ) -> Vec<UnitIx> {
        let n_then = |unit: usize| then[unit].map(|(n, _)| n);
        // Where as many stand behind both, they are the same people.
        let either: Vec<bool> =
            (0..now.len()).map(|unit| now[unit].is_some() || n_then(unit) == Some(people[unit])).collect();
        let of_either: Vec<i128> = people.iter().map(|n| i128::from(*n)).collect();
        // Where more or fewer do, the difference is known of those who came or went.
        let both: Vec<bool> =
            (0..now.len()).map(|unit| now[unit].is_some() && then[unit].is_some()).collect();
        let change =
            |unit: usize| i128::from(people[unit]) - i128::from(n_then(unit).unwrap_or(people[unit]));
        let of_both: Vec<i128> = (0..now.len()).map(change).collect();
        let mut found: Vec<usize> = Vec::new();
        // What either shows of the same people keeps the rule as one run does; who came or went would be told by figures.
        for (known, numbers, least) in [(either, of_either, limits.least), (both, of_both, limits.exact)] {
            let left = left(&self.parents, &numbers, &known);
            let few = |left: i128| (1..i128::from(least)).contains(&left.abs());
            found.extend((0..known.len()).filter(|unit| known[*unit] && few(left[*unit])));
        }
        let is_another = |unit: &usize| {
            let both = now[*unit].zip(then[*unit]);
            both.is_some_and(|(now, (n, then))| n == people[*unit] && !is_same_score(now, then))
        };
        found.extend((0..now.len()).filter(|unit| !may_differ && is_another(unit)));
        found.into_iter().map(|unit| UnitIx(unit as u32)).collect()
    }
}
