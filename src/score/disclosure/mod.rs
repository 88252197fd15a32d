//! What may be shown, decided in one place and by counts alone.
//!
//! # What is promised
//!
//! Somebody who reads everything that is published, and knows how many were asked and how many answered what, learns nothing about fewer
//! people than the assessment's limits, beyond what the limits let be said of them.
//!
//! # The limits
//!
//! *Broad* nodes are groups of three questions or more, *fine* ones are single questions and groups of one or two ([`Limits`]).
//!
//! | people behind it | broad node | fine node |
//! |---|---|---|
//! | fewer than `min_group` | nothing | nothing |
//! | from there to `min_item_group` | whole points, coded at both ends | the stage nearest the mean, and no figure |
//! | from twice `min_group` (and `min_item_group`) | the score, its deviation and interval | the same, and the distribution |
//!
//! # How it is decided
//!
//! Nothing here ever looks at an answer: only at who was asked and who answered which parts. So neither the pattern of what is withheld nor
//! the words about it can tell what anybody answered.
//!
//! 1. **Units** (`tree`). At each node a unit is shown if enough people are behind it and what is left of it, once its shown parts
//!    are taken away, is nobody or enough. The units that are shown cut people into *blocks*: those whose nearest shown unit is the same.
//! 2. **Blocks.** A score of a unit with parts is put together from its blocks. One of many people counts with their mean; one of
//!    few counts with what may be shown of it: its whole points, or its stage. So whatever is added and subtracted, nothing comes
//!    out that is not shown ([`Grain`]).
//! 3. **Parts of groups** (`families`). People fall into classes by which parts of a group they answered. All parts are shown as figures
//!    where whatever a difference of the group and its parts can speak of is nobody or enough people; elsewhere two are kept back, and of groups
//!    of two both: their stages are shown. What counts in several groups is kept back in each.
//! 4. **Summaries** (`steps`) are told with all decimals where everybody has the same areas, and else in whole points or larger steps, as far as
//!    leaves open what few people have; so are groups with parts that count in other groups too, where few have others, and groups of
//!    few people beside single questions.
//! 5. **Roles** (`roles`). Roles of enough people are shown where every set of people that sums of units and of roles can single out is nobody or
//!    enough.
//! 6. **The same people twice** (`pairs`): the change of those who answered both times is shown where those who did once are nobody or enough.
//! 7. **Counts of answers** are shown of a node where those who were asked and are in no shown part are nobody or enough, and of all
//!    questions together only where nothing follows of one.
//!
//! What earlier runs have shown is looked at beside it (`insight::earlier`): scores that would give a few away together with earlier ones are refused, and
//! the counts of 7, of roles and of signs of haste are withheld until enough have come (`insight::counted`). How many have answered, in all and at each
//! score, is taken as known.
//!
//! With `min_group = 1`, as in an assessment that is answered in consensus, all limits are 1 and all of it is shown.

mod cuts;
mod families;
mod grain;
mod pairs;
mod roles;
mod steps;
mod tree;

use crate::model::{Assessment, Item, NodeIx, Questionnaire, UnitIx};

use super::branch::Branch;

pub use super::estimate::Grain;
pub use grain::named_stage;
pub(super) use grain::stage;
pub(super) use pairs::Pairs;
pub use roles::Crossed;
pub use steps::Step;
pub use tree::publishable;

/// From how many people on what may be shown of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Anything at all.
    pub least: u64,
    /// A figure.
    pub figure: u64,
    /// A figure with all its decimals, a deviation, a distribution.
    pub exact: u64,
    /// Whether it is a single question or a group of one or two.
    pub is_fine: bool,
}

impl Limits {
    /// Those of a node.
    #[must_use]
    pub fn of(assessment: &Assessment, questionnaire: &Questionnaire, node: NodeIx) -> Self {
        let least = assessment.least_of(questionnaire, node);
        Self::new(assessment, least, is_fine(questionnaire, node))
    }

    /// Those of a single question that asks for no more people than others.
    #[must_use]
    pub fn of_items(assessment: &Assessment) -> Self {
        Self::new(assessment, u64::from(assessment.min_group), true)
    }

    fn new(assessment: &Assessment, least: u64, is_fine: bool) -> Self {
        let least = least.max(1);
        if least == 1 {
            return Self { least, figure: 1, exact: 1, is_fine };
        }
        let figure = if is_fine { least.max(u64::from(assessment.min_item_group)) } else { least };
        // A group that asks for more people than the others does so for its figures: twice as many are asked for only of the least.
        let exact = figure.max(2 * u64::from(assessment.min_group).max(1));
        Self { least, figure, exact, is_fine }
    }

    /// Whether nothing is withheld.
    #[must_use]
    pub const fn are_none(&self) -> bool {
        self.exact <= 1
    }

    /// Whether so many parts of few people count together in a score of more: those at fine nodes, where a stage is far from the mean, once
    /// they are so many that nothing follows of any one of them.
    pub(super) const fn merges(&self, parts: usize) -> bool {
        self.is_fine && parts >= families::MANY_BLOCKS
    }

    /// Whether so many are nobody or enough for all decimals.
    #[must_use]
    pub const fn may_follow(&self, people: u64) -> bool {
        people == 0 || people >= self.exact
    }
}

/// Whether a node is a single question or a group of one or two.
#[must_use]
pub fn is_fine(questionnaire: &Questionnaire, node: NodeIx) -> bool {
    let is_scored = |item: &NodeIx| questionnaire[*item].item().is_some_and(Item::is_scored);
    questionnaire.items_in(node).iter().filter(|item| is_scored(item)).count() < 3
}

/// What may be shown of a wave.
#[derive(Debug, Clone, PartialEq)]
pub struct Release {
    limits: Vec<Limits>,
    /// Per unit, whether it may be told how many responded.
    respondents: Vec<bool>,
    /// Per node and unit, whether anything may be shown.
    shown: Vec<Vec<bool>>,
    /// Per node and unit, whether it counts alone in the scores of the units above.
    alone: Vec<Vec<bool>>,
    /// Per node and unit, whether a figure may be shown.
    figures: Vec<Vec<bool>>,
    /// Per node and unit, how finely it is told.
    steps: Vec<Vec<Step>>,
    /// Per node and unit, whether it may be told how many gave answers of each kind.
    states: Vec<Vec<bool>>,
    /// Per unit, whether it may be told how many respondents are of some kind.
    kinds: Vec<bool>,
    /// Per unit, whether its counts must not be told beside those that earlier runs have told.
    kept_back: Vec<bool>,
}

impl Release {
    /// Decides for one wave.
    pub(super) fn of(assessment: &Assessment, questionnaire: &Questionnaire, branches: &[Branch]) -> Self {
        let parents = assessment.units.parents();
        let limits: Vec<Limits> =
            questionnaire.nodes().map(|(node, _)| Limits::of(assessment, questionnaire, node)).collect();
        let least = u64::from(assessment.min_group).max(1);
        let people: Vec<u64> = branches.iter().map(|branch| branch.own().respondents).collect();
        let respondents = publishable(&parents, &people, least, &vec![true; people.len()]);
        let shown = |(node, _): (NodeIx, _)| {
            // Where one person's answer may be shown, so may it be that nobody gave any.
            let own = |branch: &Branch| {
                let sums = &branch.own().nodes[node.at()];
                if limits[node.at()].least == 1 { sums.n } else { sums.answered }
            };
            let own: Vec<u64> = branches.iter().map(own).collect();
            publishable(&parents, &own, limits[node.at()].least, &respondents)
        };
        let shown: Vec<Vec<bool>> = questionnaire.nodes().map(shown).collect();
        let wave =
            families::Wave { questionnaire, parents: &parents, branches, limits: &limits, shown: &shown };
        let open = families::open(wave);
        let steps = steps::steps(wave, &open);
        let of_items = Limits::of_items(assessment);
        let kinds = publishable(&parents, &people, of_items.exact, &respondents);
        let people_at = |node: usize, unit: usize| {
            let sums = &branches[unit].total.nodes[node];
            if limits[node].least == 1 { sums.n } else { sums.answered }
        };
        let over = |is: &dyn Fn(usize, usize) -> bool| -> Vec<Vec<bool>> {
            (0..shown.len()).map(|node| (0..parents.len()).map(|unit| is(node, unit)).collect()).collect()
        };
        let is_told = |node: usize, unit: usize| {
            shown[node][unit] && open[node][unit] && steps[node][unit] != Step::Hidden
        };
        let figures = over(&|node, unit| is_told(node, unit) && people_at(node, unit) >= limits[node].figure);
        let is_item: Vec<bool> = questionnaire.nodes().map(|(_, node)| node.item().is_some()).collect();
        let alone = over(&|node, unit| if is_item[node] { figures[node][unit] } else { is_told(node, unit) });
        let kept_back = vec![false; parents.len()];
        let mut release =
            Self { limits, respondents, shown, alone, figures, steps, states: Vec::new(), kinds, kept_back };
        release.states = release.choose_states(questionnaire, &parents, branches, &people);
        release
    }

    /// Whether nothing is withheld at any node.
    #[must_use]
    pub fn is_of_everything(&self) -> bool {
        self.limits.iter().all(Limits::are_none)
    }

    /// The limits of a node.
    #[must_use]
    pub fn limits(&self, node: NodeIx) -> Limits {
        self.limits[node.at()]
    }

    /// Per unit, whether it may be told how many responded.
    #[must_use]
    pub fn respondents(&self) -> &[bool] {
        &self.respondents
    }

    /// Per unit, whether it may be told how many of its respondents are of some kind, such as those who answered in haste.
    #[must_use]
    pub fn kinds(&self) -> &[bool] {
        &self.kinds
    }

    /// Withholds the counts of these units as well.
    pub(super) fn keep_counts_back(&mut self, units: &[bool]) {
        self.kept_back.iter_mut().zip(units).for_each(|(mine, more)| *mine |= more);
        self.kinds.iter_mut().zip(&self.kept_back).for_each(|(told, is_kept_back)| *told &= !is_kept_back);
    }

    /// Whether a unit's counts are withheld only since few have come or gone after they were told.
    #[must_use]
    pub fn is_kept_back(&self, unit: UnitIx) -> bool {
        self.kept_back[unit.at()]
    }

    /// Per unit, whether anything may be shown of a node.
    #[must_use]
    pub fn shown(&self, node: NodeIx) -> &[bool] {
        &self.shown[node.at()]
    }

    /// Per unit, whether a node counts alone in the scores of the units above; else those in it count with the others of these.
    pub(super) fn alone(&self, node: NodeIx) -> &[bool] {
        &self.alone[node.at()]
    }

    /// Whether the stage nearest to a fine node's score may be shown in a unit, and no figure.
    pub(super) fn is_stage(&self, node: NodeIx, unit: usize) -> bool {
        self.limits[node.at()].is_fine && self.shown[node.at()][unit] && !self.figures[node.at()][unit]
    }

    /// Whether it may be told of a unit how many answers of each kind there were to all questions together: where what is left of it, once
    /// those of which it is told are taken away, is nothing or three questions or more.
    pub(super) fn has_total(&self, questionnaire: &Questionnaire, unit: usize) -> bool {
        let told = |item: &&NodeIx| self.states[item.at()][unit] || self.is_unscored(questionnaire, **item);
        let scored = || questionnaire.items().iter().filter(|item| !self.is_unscored(questionnaire, **item));
        // What is left of it is told of nobody's answers to one question or two.
        let left = scored().filter(|item| !told(item)).count();
        (left == 0 || left > 2) && self.kinds[unit]
    }

    /// How finely a summary is told of those whose nearest unit with one is this.
    #[must_use]
    pub fn step(&self, node: NodeIx, unit: UnitIx) -> Step {
        self.steps[node.at()][unit.at()]
    }

    /// Per unit, how finely a summary is told of those whose nearest unit with one is this.
    pub(super) fn steps(&self, node: NodeIx) -> &[Step] {
        &self.steps[node.at()]
    }

    /// Per unit, whether a figure may be shown of a node.
    #[must_use]
    pub fn figures(&self, node: NodeIx) -> &[bool] {
        &self.figures[node.at()]
    }

    /// Per unit, whether it may be told how many gave answers of each kind at a node.
    #[must_use]
    pub fn states(&self, node: NodeIx) -> &[bool] {
        &self.states[node.at()]
    }

    /// Whether it may be told how many gave answers of each kind at a node.
    #[must_use]
    pub fn has_states(&self, node: NodeIx, unit: usize) -> bool {
        self.states[node.at()][unit]
    }

    /// Where it may be told how many gave answers of each kind: at questions that are figures, where those who were asked are enough in each
    /// part of the organisation that can be told apart; at groups, where all their questions tell it.
    fn choose_states(
        &self,
        questionnaire: &Questionnaire,
        parents: &[Option<usize>],
        branches: &[Branch],
        people: &[u64],
    ) -> Vec<Vec<bool>> {
        let of_item = |node: NodeIx| {
            let limits = self.limits[node.at()];
            let is_figure = |unit: usize| {
                let n = branches[unit].total.nodes[node.at()].answered;
                limits.are_none() || self.figures[node.at()][unit] && n >= limits.exact
            };
            let allowed: Vec<bool> = (0..parents.len()).map(is_figure).collect();
            publishable(parents, people, limits.exact, &allowed)
        };
        let mut states: Vec<Vec<bool>> = questionnaire
            .nodes()
            .map(|(node, what)| if what.item().is_some() { of_item(node) } else { Vec::new() })
            .collect();
        for (ix, node) in questionnaire.parts_first() {
            if let Some(group) = node.group() {
                let all = |unit: usize| {
                    let is_told =
                        |part: NodeIx| states[part.at()][unit] || self.is_unscored(questionnaire, part);
                    group.counted().all(is_told)
                };
                states[ix.at()] = (0..parents.len()).map(all).collect();
            }
        }
        states
    }

    /// Whether a node is a question that is never scored.
    fn is_unscored(&self, questionnaire: &Questionnaire, node: NodeIx) -> bool {
        questionnaire[node].item().is_some_and(|item| !item.is_scored())
    }
}
