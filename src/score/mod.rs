//! Sums to scores: precision, roll-up over the unit tree, small-group suppression, levels.
//!
//! What comes out of here is what may be shown. A score that must not be shown is not in the results at all, so no
//! renderer can leak it.

mod alarm;
mod branch;
mod coverage;
pub mod disclosure;
mod distribution;
mod estimate;
mod gate;
mod level;
mod paired;
mod rollup;
mod silent;
mod supposed;
mod ticks;
mod two_waves;
mod unsaid;

use std::collections::BTreeMap;

use crate::model::{Assessment, ItemIx, NodeIx, NodeKind, OptionIx, Questionnaire, UnitIx, Weight};
use crate::tally::{AnswerCounts, Cell, Tally};

pub use alarm::Hidden;
pub use coverage::Coverage;
pub use disclosure::{Crossed, Grain, Limits, Release, Step, named_stage, publishable};
pub use distribution::{
    f_quantile, f_upper, noncentralities, normal_cdf, normal_quantile, stirling_error, t_quantile,
    t_two_sided,
};
pub use estimate::{Estimate, Interval, Precision, Usual, sample_variance, unsampled};
pub use gate::Gate;
pub use level::{Blocker, NextLevel, Standing};
pub use paired::{PairedChange, paired_changes};
pub use supposed::suppose;

use branch::Branch;
use rollup::At;
pub use rollup::{Part, Whole, people, whole, wholes};
pub use silent::{LEAST_PARTS, Stratum, TwoStage};
pub use two_waves::TwoWaves;
pub use unsaid::Unsaid;

/// How many answers of each kind there were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AnswerStates {
    /// On the scale.
    pub valued: u64,
    /// "Don't know".
    pub dont_know: u64,
    /// "Not applicable".
    pub not_applicable: u64,
    /// Nothing.
    pub not_answered: u64,
}

impl AnswerStates {
    /// All answers, given or not.
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.valued + self.dont_know + self.not_applicable + self.not_answered
    }

    fn of(cell: &Cell, items: &[ItemIx]) -> Self {
        Self::sum(items.iter().map(|item| &cell.items[item.at()]))
    }

    fn of_all(cell: &Cell) -> Self {
        Self::sum(cell.items.iter())
    }

    fn sum<'a>(items: impl Iterator<Item = &'a AnswerCounts>) -> Self {
        let mut states = Self::default();
        for counts in items {
            states.merge(&Self {
                valued: counts.valued,
                dont_know: counts.dont_know,
                not_applicable: counts.not_applicable,
                not_answered: counts.not_answered,
            });
        }
        states
    }

    /// Adds up two sets of answers.
    pub const fn merge(&mut self, other: &Self) {
        self.valued += other.valued;
        self.dont_know += other.dont_know;
        self.not_applicable += other.not_applicable;
        self.not_answered += other.not_answered;
    }
}

/// What may be shown of one node of one unit.
#[derive(Debug, Clone, PartialEq)]
pub struct NodeScore {
    /// The score with its precision.
    pub estimate: Estimate,
    /// The level, where the node is a group of a questionnaire with levels.
    pub standing: Standing,
    /// How far the unit has come on the group's stages, where it has any.
    pub gate: Option<Gate>,
    /// What in it is so much weaker that its mean hides it.
    pub hides: Hidden,
    /// For how many of how many workplaces it speaks, where those are fewer than behind the unit's scores together.
    pub speaks_for: Option<Coverage>,
}

impl NodeScore {
    fn of(estimate: Estimate) -> Self {
        let (standing, hides) = (Standing::default(), Hidden::default());
        Self { estimate, standing, gate: None, hides, speaks_for: None }
    }
}

/// What may be shown of one unit in one wave.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitScores {
    /// How many responded, its parts included; `None` where that is withheld or nobody did.
    pub respondents: Option<u64>,
    /// For how many of how many workplaces the scores speak; `None` for a workplace and where it is withheld.
    pub coverage: Option<Coverage>,
    /// One per node; `None` where no figure may be shown, or there is none. The two look the same on purpose.
    pub nodes: Vec<Option<NodeScore>>,
    /// One per node: the points of the stage nearest to the score, where that may be shown and no figure.
    pub stages: Vec<Option<f64>>,
    /// How many answers of each kind there were to all items together; `None` where the unit is withheld.
    pub all_answers: Option<AnswerStates>,
    /// How many answers of each kind per node: none at all where the node's score is withheld; `None` where the unit is.
    pub answers: Option<Vec<AnswerStates>>,
    /// Per item with several ticks and a score that may be shown: the options that are not in place for most who
    /// answered it, in order.
    pub open_options: BTreeMap<NodeIx, Vec<OptionIx>>,
}

impl UnitScores {
    /// What may be shown of a node.
    #[must_use]
    pub fn node(&self, ix: NodeIx) -> Option<&NodeScore> {
        self.nodes.get(ix.at())?.as_ref()
    }

    /// Where a node is, as far as that is shown: its score, or else the stage nearest to it.
    #[must_use]
    pub fn place(&self, ix: NodeIx) -> Option<f64> {
        self.score(ix).or_else(|| self.stage(ix))
    }

    /// The points of the stage nearest to a node's score, where that may be shown and no figure.
    #[must_use]
    pub fn stage(&self, ix: NodeIx) -> Option<f64> {
        self.stages.get(ix.at()).copied().flatten()
    }

    /// Which of its stages, from 1, a node's score is nearest to, and of how many, where that may be shown and no figure. That of a group
    /// is counted in its questions' stages, where they have as many.
    #[must_use]
    pub fn named_stage(&self, questionnaire: &Questionnaire, ix: NodeIx) -> Option<(usize, usize)> {
        disclosure::named_stage(questionnaire, ix, self.stage(ix)?)
    }

    /// A node's score on the 0–100 range.
    #[must_use]
    pub fn score(&self, ix: NodeIx) -> Option<f64> {
        self.node(ix).map(|node| node.estimate.mean)
    }
}

/// What may be shown of one wave.
#[derive(Debug, Clone, PartialEq)]
pub struct WaveScores {
    /// One per unit of the tree.
    pub units: Vec<UnitScores>,
    release: Release,
}

impl WaveScores {
    /// What may be shown of a unit.
    #[must_use]
    pub fn unit(&self, ix: UnitIx) -> &UnitScores {
        &self.units[ix.at()]
    }

    /// What was decided of what may be shown.
    #[must_use]
    pub const fn release(&self) -> &Release {
        &self.release
    }

    /// Withholds the counts of these units, which must not be told beside those that were told before.
    pub fn keep_counts_back(&mut self, units: &[bool]) {
        for (unit, _) in self.units.iter_mut().zip(units).filter(|(_, is_kept_back)| **is_kept_back) {
            unit.all_answers = None;
            unit.answers.iter_mut().flatten().for_each(|states| *states = AnswerStates::default());
        }
        self.release.keep_counts_back(units);
    }

    /// The score of the prerequisites or the core areas together.
    #[must_use]
    pub fn summary(&self, questionnaire: &Questionnaire, unit: UnitIx, kind: NodeKind) -> Option<&NodeScore> {
        self.unit(unit).node(questionnaire.summary(kind)?)
    }
}

/// Scores one wave of an assessment from its tally.
#[must_use]
pub fn score(assessment: &Assessment, questionnaire: &Questionnaire, tally: &Tally) -> WaveScores {
    let branches = Branch::of(assessment, tally);
    let release = Release::of(assessment, questionnaire, &branches);
    let stages = stages(questionnaire, &branches, &release);
    let items_of = |(node, _)| -> Vec<ItemIx> {
        questionnaire.items_in(node).into_iter().filter_map(|item| questionnaire.item_ix(item)).collect()
    };
    let items: Vec<Vec<ItemIx>> = questionnaire.nodes().map(items_of).collect();
    let estimates: Vec<Vec<Option<Estimate>>> = questionnaire
        .nodes()
        .map(|(node, _)| {
            let items = &items[node.at()][..];
            let at = At::of(assessment, &branches, (node, items), &release, &stages[node.at()]);
            let figures = release.figures(node);
            let shown = |(estimate, is_figure): (Option<Estimate>, &bool)| estimate.filter(|_| *is_figure);
            at.estimates().into_iter().zip(figures).map(shown).collect()
        })
        .collect();
    let unit = |(at, branch): (usize, &Branch)| {
        let ix = UnitIx(at as u32);
        let told = release.respondents()[at];
        let states = |(node, items): (usize, &Vec<ItemIx>)| {
            let node = NodeIx(node as u16);
            if release.has_states(node, at) {
                AnswerStates::of(&branch.total, items)
            } else {
                AnswerStates::default()
            }
        };
        let open = ticks::open_options(questionnaire, &branch.total);
        let open = open.into_iter().filter(|(item, _)| release.shown(*item)[at]);
        let mut unit = UnitScores {
            respondents: told.then_some(branch.total.respondents),
            coverage: told.then(|| Coverage::of(assessment, &branches, ix)).flatten(),
            nodes: estimates.iter().map(|estimates| estimates[at].map(NodeScore::of)).collect(),
            stages: stages.iter().map(|stages| stages[at]).collect(),
            all_answers: (told && release.has_total(questionnaire, at))
                .then(|| AnswerStates::of_all(&branch.total)),
            answers: told.then(|| items.iter().enumerate().map(states).collect()),
            open_options: open.collect(),
        };
        judge_on_unit(questionnaire, ix, &mut unit);
        find_levels(questionnaire, &mut unit);
        alarm::sound(questionnaire, &mut unit);
        if let Some(coverage) = unit.coverage {
            let is_shown = |unit: UnitIx, node: NodeIx| release.shown(node)[unit.at()];
            let per_node = coverage.of_nodes((assessment, questionnaire), &branches, ix, is_shown);
            for (node, speaks_for) in unit.nodes.iter_mut().zip(per_node) {
                node.iter_mut().for_each(|node| node.speaks_for = speaks_for);
            }
        }
        unit
    };
    let units = branches.iter().enumerate().map(unit).collect();
    WaveScores { units, release }
}

/// Per node and unit, the stage nearest to a score of which no figure may be shown. That of a group comes from those of its questions.
fn stages(questionnaire: &Questionnaire, branches: &[Branch], release: &Release) -> Vec<Vec<Option<f64>>> {
    let mut stages = vec![vec![None; branches.len()]; questionnaire.node_count()];
    // Groups stand before what is in them, so the reverse order has every child ready.
    for (ix, node) in questionnaire.parts_first() {
        for unit in (0..branches.len()).filter(|unit| release.is_stage(ix, *unit)) {
            let Some(estimate) = Estimate::of(&branches[unit].total.nodes[ix.at()], None) else { continue };
            stages[ix.at()][unit] = match node.group() {
                None => node.item().map(|item| disclosure::stage(item, estimate.mean)),
                Some(group) => {
                    let weight = |part| questionnaire.weight_in(UnitIx(unit as u32), part).value();
                    let parts = group.counted();
                    let parts = parts.filter_map(|part| Some((stages[part.at()][unit]?, weight(part))));
                    let (sum, whole) = parts.fold((0.0, 0.0), |(sum, whole), (points, weight)| {
                        (sum + points * weight, whole + weight)
                    });
                    (whole > 0.0).then(|| sum / whole)
                }
            };
        }
    }
    stages
}

/// Gated groups, and the groups above them, get their scores from what may be shown of the unit.
fn judge_on_unit(questionnaire: &Questionnaire, ix_of_unit: UnitIx, unit: &mut UnitScores) {
    for (ix, node) in questionnaire.parts_first() {
        if let Some(group) = node.group().filter(|_| questionnaire.is_judged_on_units(ix)) {
            let judged = gate::judge(questionnaire, group, &Judged { questionnaire, ix: ix_of_unit, unit });
            unit.nodes[ix.at()] =
                judged.map(|(estimate, gate)| NodeScore { gate, ..NodeScore::of(estimate) });
        }
    }
}

/// A unit's shown scores, as they are judged.
struct Judged<'a> {
    questionnaire: &'a Questionnaire,
    ix: UnitIx,
    unit: &'a UnitScores,
}

impl gate::Below for Judged<'_> {
    fn estimate(&self, node: NodeIx) -> Option<Estimate> {
        self.unit.node(node).map(|node| node.estimate)
    }

    fn weight(&self, node: NodeIx) -> Weight {
        self.questionnaire.weight_in(self.ix, node)
    }

    fn applies(&self, node: NodeIx) -> bool {
        let states = self.unit.answers.as_ref().map(|answers| answers[node.at()]);
        let concerns_nobody =
            |states: AnswerStates| states.total() > 0 && states.total() == states.not_applicable;
        self.unit.node(node).is_some() || !states.is_some_and(concerns_nobody)
    }
}

/// Levels are judged last and on what may be shown alone, or a blocker would tell what is withheld.
fn find_levels(questionnaire: &Questionnaire, unit: &mut UnitScores) {
    let means: Vec<Option<Estimate>> =
        unit.nodes.iter().map(|node| node.as_ref().map(|node| node.estimate)).collect();
    let mean = |ix: NodeIx| means[ix.at()];
    for ((_, node), score) in questionnaire.nodes().zip(&mut unit.nodes) {
        if let (Some(group), Some(score)) = (node.group(), score) {
            score.standing = Standing::of(group, &score.estimate, mean);
        }
    }
}
