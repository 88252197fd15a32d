//! Sums to scores: precision, roll-up over the unit tree, small-group suppression, levels.
//!
//! What comes out of here is what may be shown. A score that must not be shown is not in the results at all, so no
//! renderer can leak it.

mod alarm;
mod coverage;
mod crossed;
mod distribution;
mod estimate;
mod gate;
mod level;
mod paired;
mod protect;
mod rollup;
mod silent;
mod supposed;
mod suppress;
mod ticks;

use std::collections::BTreeMap;

use crate::model::{Assessment, ItemIx, NodeIx, NodeKind, OptionIx, Questionnaire, UnitIx, Weight};
use crate::tally::{AnswerCounts, Cell, Tally};

pub use alarm::Hidden;
pub use coverage::Coverage;
pub use crossed::Crossed;
pub use distribution::{
    f_quantile, f_upper, noncentralities, normal_cdf, normal_quantile, stirling_error, t_quantile,
    t_two_sided,
};
pub use estimate::{Estimate, Interval, Precision, Usual, unsampled};
pub use gate::Gate;
pub use level::{Blocker, NextLevel, Standing};
pub use paired::{PairedChange, TwoWaves, paired_changes};
pub use supposed::suppose;
pub use suppress::{Crowd, publishable};

use rollup::{At, Branch};
pub use rollup::{Part, Whole, people, whole};
pub use silent::{LEAST_PARTS, Stratum, TwoStage, Unsaid};

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
    /// One per node; `None` where the score is withheld or there is none. The two look the same on purpose.
    pub nodes: Vec<Option<NodeScore>>,
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
}

impl WaveScores {
    /// What may be shown of a unit.
    #[must_use]
    pub fn unit(&self, ix: UnitIx) -> &UnitScores {
        &self.units[ix.at()]
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
    let parents = assessment.units.parents();
    let min_group = u64::from(assessment.min_group);
    let least = |node: NodeIx| assessment.least_of(questionnaire, node);
    let respondents: Vec<Crowd> =
        branches.iter().map(|branch| Crowd::counted(branch.own().respondents)).collect();
    let everyone = vec![true; respondents.len()];
    let shown = publishable(&parents, &respondents, min_group, &everyone);

    let items_of = |(node, _)| -> Vec<ItemIx> {
        questionnaire.items_in(node).into_iter().filter_map(|item| questionnaire.item_ix(item)).collect()
    };
    let items: Vec<Vec<ItemIx>> = questionnaire.nodes().map(items_of).collect();
    let mut units: Vec<UnitScores> = branches
        .iter()
        .zip(&shown)
        .zip(assessment.units.iter())
        .map(|((branch, shown), (unit, _))| UnitScores {
            respondents: shown.then_some(branch.total.respondents),
            coverage: shown.then(|| Coverage::of(assessment, &branches, unit)).flatten(),
            nodes: Vec::with_capacity(questionnaire.node_count()),
            all_answers: shown.then(|| AnswerStates::of_all(&branch.total)),
            answers: shown
                .then(|| items.iter().map(|items| AnswerStates::of(&branch.total, items)).collect()),
            open_options: BTreeMap::new(),
        })
        .collect();
    let masks = protect::masks(questionnaire, &assessment.units, &branches, least, &shown);
    for ((node, _), shown) in questionnaire.nodes().zip(masks) {
        let (branches, items) = (&branches[..], &items[node.at()][..]);
        let estimates = At { assessment, branches, node, items, shown: &shown }.estimates();
        for ((unit, estimate), shown) in units.iter_mut().zip(estimates).zip(shown) {
            let estimate = estimate.filter(|_| shown);
            unit.nodes.push(estimate.map(NodeScore::of));
        }
    }
    let visible: Vec<Vec<bool>> =
        units.iter().map(|unit| unit.nodes.iter().map(Option::is_some).collect()).collect();
    for ((ix, branch), unit) in (0..).map(UnitIx).zip(&branches).zip(&mut units) {
        let open = ticks::open_options(questionnaire, &branch.total, least);
        unit.open_options = open.into_iter().filter(|(item, _)| unit.node(*item).is_some()).collect();
        judge_on_unit(questionnaire, ix, unit);
        find_levels(questionnaire, unit);
        alarm::sound(questionnaire, unit);
        if let Some(coverage) = unit.coverage {
            let is_shown = |unit: UnitIx, node: NodeIx| visible[unit.at()][node.at()];
            let per_node = coverage.of_nodes((assessment, questionnaire), &branches, ix, is_shown);
            for (node, speaks_for) in unit.nodes.iter_mut().zip(per_node) {
                node.iter_mut().for_each(|node| node.speaks_for = speaks_for);
            }
        }
        // Where every group may be shown, a score that is missing is missing because nobody gave an answer.
        withhold_answers(unit, |node| least(node) > 1);
        if min_group > 1 {
            // How many they are would tell that they are enough, and so why nothing of them is shown.
            if unit.nodes.iter().all(Option::is_none) {
                (unit.respondents, unit.all_answers, unit.answers) = (None, None, None);
                unit.coverage = None;
            }
        }
    }
    WaveScores { units }
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

/// Where a score is withheld, so is how many answered: a few and nobody look the same.
fn withhold_answers(unit: &mut UnitScores, is_protected: impl Fn(NodeIx) -> bool) {
    for (at, states) in unit.answers.iter_mut().flatten().enumerate() {
        let node = NodeIx(at as u16);
        if unit.nodes[at].is_none() && is_protected(node) {
            *states = AnswerStates::default();
        }
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
