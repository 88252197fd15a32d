//! Is the instrument itself sound, do people agree, do roles see things alike, and which units can be told apart.
//!
//! Everything here keeps the rules of small groups. What concerns a question is computed over everybody in the topmost units that show that
//! question, and what concerns a group's questions together, in those that show the group and all of them (`Base`); what concerns units,
//! over the workplaces whose score may be shown and no others. So nothing withheld can be worked out from a total.

mod agreement;
mod gap;
mod instrument;
mod levels;
mod standing;

use std::collections::BTreeMap;

use crate::model::{
    Answering, Combine, Item, ItemIx, NodeIx, NodeKind, Points, Questionnaire, Responses, UnitIx,
};
use crate::psychometrics::Undefined;
use crate::score::Limits;
use crate::tally::{Cell, Detail, Tally};

use super::WaveView;

pub use agreement::{AreaAgreement, Divided, UnitAgreement, divided, divided_in};
pub use gap::{RoleGap, RoleGaps};
pub use instrument::{Finding, GroupQuality, ItemQuality, Reliability};
pub use levels::{
    GroupLevels, ItemLevels, LEAST_TO_ORDER, LevelFinding, LevelMap, Levels, People, Stage, StepLevel,
};
pub use standing::{Standing, UnitStanding};

/// Why a group has no reliability.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Its score is judged on the unit and never on a person.
    Gated,
    /// Its questions are ticked or counted off: they add up to something without measuring the same.
    Checklist,
    /// Its score is neither a mean nor a sum of its questions.
    NotAMean,
    /// Too few answered all of its questions, or so few left one out that what those answered would follow.
    TooFew,
    /// It cannot be computed.
    Undefined(Undefined),
}

/// All that is said of the quality of one wave.
#[derive(Debug, Clone)]
pub struct Quality {
    /// Whether enough people answered for anything to be said of the questions.
    pub can_judge: bool,
    /// The groups of questions, in the questionnaire's order.
    pub groups: Vec<GroupQuality>,
    /// Agreement within workplaces, per area of which it can be asked.
    pub agreement: Vec<AreaAgreement>,
    /// What roles see differently.
    pub gaps: RoleGaps,
    /// Which units can be told apart, at the summaries.
    pub standings: Vec<Standing>,
    /// Whether the answers of each question come in order, where that was asked for.
    pub levels: Option<Levels>,
}

impl Quality {
    /// Computes everything from a wave's sums and its answers.
    #[must_use]
    pub fn of(view: WaveView<'_>, tally: &Tally, responses: &Responses) -> Self {
        let questionnaire = view.questionnaire();
        let groups: Vec<(NodeIx, Vec<ItemIx>)> = questionnaire
            .nodes()
            .filter(|(_, node)| node.group().is_some() && !node.kind.is_summary())
            .map(|(ix, _)| (ix, scored_items(questionnaire, ix)))
            .filter(|(_, items)| !items.is_empty())
            .collect();
        let wave = Evidence { view, tally, detail: Detail::of(questionnaire, responses, &groups), groups };
        let answers = answers(view, tally);
        Self {
            can_judge: answers.respondents >= instrument::LEAST_TO_JUDGE,
            groups: instrument::groups(&wave, &answers),
            agreement: agreement::areas(&wave),
            gaps: RoleGaps::of(&wave),
            standings: standing::summaries_of(&wave),
            levels: None,
        }
    }

    /// The same with the steps between the answers of each question, for which the answers are counted once more.
    #[must_use]
    pub fn with_levels(self, view: WaveView<'_>, tally: &Tally, responses: &Responses) -> Self {
        Self { levels: Some(Levels::of(view, tally, responses)), ..self }
    }
}

/// What figures are computed from.
struct Evidence<'a> {
    view: WaveView<'a>,
    tally: &'a Tally,
    detail: Detail,
    /// The groups whose detail was counted, each with its items.
    groups: Vec<(NodeIx, Vec<ItemIx>)>,
}

impl Evidence<'_> {
    fn questionnaire(&self) -> &Questionnaire {
        self.view.questionnaire()
    }

    /// From how many on a distribution of a node's answers or scores may be shown.
    fn enough(&self, node: NodeIx) -> u64 {
        let limits = self.view.scores.release().limits(node);
        Limits::of_items(self.view.assessment).exact.max(limits.exact)
    }

    /// The units without parts whose score at a node may be shown with all its decimals.
    fn workplaces(&self, node: NodeIx) -> Vec<UnitIx> {
        let is_exact =
            |ix: &UnitIx| self.view.node(*ix, node).is_some_and(|score| !score.estimate.grain.is_coarse());
        self.view.assessment.units.workplaces().filter(is_exact).collect()
    }

    /// Those that show a group's questions too.
    fn workplaces_with(&self, group: NodeIx, items: &[ItemIx]) -> Vec<UnitIx> {
        let base = Base::of_group_alone(self.view, group, items);
        self.workplaces(group).into_iter().filter(|unit| base.has(*unit)).collect()
    }

    /// Over which units what is said of those who answered all of a group's questions is: the topmost that show it and them; where so few left
    /// something out there that what they answered would follow, the workplaces where nobody did. `None` where those are too few.
    fn base_of_complete(&self, at: usize, group: NodeIx, items: &[ItemIx]) -> Option<Base> {
        let whole = Base::of_group(self.view, group, items);
        let complete = self.detail.over(at, |key| whole.has(key.unit)).answers.n();
        if self.may_be_complete(group, items, &whole.sums(self.tally), complete) {
            return Some(whole);
        }
        let mut clean = Base(vec![false; whole.0.len()]);
        let mut people = 0;
        for unit in self.workplaces_with(group, items) {
            let (everybody, n) = (self.tally.unit(unit), self.detail.of_unit(at, unit).answers.n());
            let items = items.iter().map(|item| self.questionnaire().items()[item.at()]);
            let mut nodes = std::iter::once(group).chain(items);
            if nodes.all(|node| everybody.nodes[node.at()].answered == n) {
                clean.0[unit.at()] = true;
                people += n;
            }
        }
        (people >= self.enough(group)).then_some(clean)
    }

    /// Whether figures of those who answered all of a group's questions may stand beside those of everybody with a score: where those who left
    /// something out are nobody or enough, question by question.
    fn may_be_complete(&self, group: NodeIx, items: &[ItemIx], everybody: &Cell, complete: u64) -> bool {
        may_be_complete(self.view, group, items, everybody, complete)
    }

    /// The points of each item's options, as they count.
    fn scales(&self, items: &[ItemIx]) -> Vec<Vec<Points>> {
        let questionnaire = self.questionnaire();
        let options = |item: &ItemIx| {
            let item = questionnaire[questionnaire.items()[item.at()]].item();
            let options = item.map_or(&[][..], |item| item.answering.options());
            options.iter().map(|option| option.points).collect()
        };
        items.iter().map(options).collect()
    }

    fn refusal(&self, group: NodeIx, items: &[ItemIx]) -> Option<Refusal> {
        refusal(self.questionnaire(), group, items, |options| options.iter().all(|options| *options > 2))
    }
}

/// The units whose people a figure is over: those that show what it is computed from, or are part of a unit that does. What is withheld in
/// some top unit would else be the whole less what the others show.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Base(Vec<bool>);

impl Base {
    /// Of a figure about these nodes together.
    fn of(view: WaveView<'_>, nodes: &[NodeIx]) -> Self {
        Self::beneath(view, |unit| nodes.iter().all(|node| view.node(unit, *node).is_some()))
    }

    /// The units themselves that show a group and its items.
    fn of_group_alone(view: WaveView<'_>, group: NodeIx, items: &[ItemIx]) -> Self {
        let items = || items.iter().map(|item| view.questionnaire().items()[item.at()]);
        let shows =
            |unit: UnitIx| std::iter::once(group).chain(items()).all(|node| view.node(unit, node).is_some());
        Self(view.assessment.units.iter().map(|(unit, _)| shows(unit)).collect())
    }

    /// Of a figure about a group's items together.
    fn of_group(view: WaveView<'_>, group: NodeIx, items: &[ItemIx]) -> Self {
        let items = items.iter().map(|item| view.questionnaire().items()[item.at()]);
        Self::of(view, &std::iter::once(group).chain(items).collect::<Vec<_>>())
    }

    fn beneath(view: WaveView<'_>, is_shown: impl Fn(UnitIx) -> bool) -> Self {
        let units = &view.assessment.units;
        let up = |unit| std::iter::successors(Some(unit), |unit: &UnitIx| units[*unit].parent);
        Self(units.iter().map(|(unit, _)| up(unit).any(&is_shown)).collect())
    }

    fn has(&self, unit: UnitIx) -> bool {
        self.0[unit.at()]
    }

    /// The sums of its people.
    fn sums(&self, tally: &Tally) -> Cell {
        let mut everybody = tally.nobody();
        let cells = tally.cells().filter(|(key, _)| self.has(key.unit));
        cells.for_each(|(_, cell)| everybody.merge(cell));
        everybody
    }
}

/// The respondents of the topmost units that may be shown, with the sums of each node and the answers to each item over the people of its own
/// base.
fn answers(view: WaveView<'_>, tally: &Tally) -> Cell {
    let questionnaire = view.questionnaire();
    let mut answers = Base::beneath(view, |unit| view.unit(unit).respondents.is_some()).sums(tally);
    // Most nodes have the same base.
    let mut sums: BTreeMap<Base, Cell> = BTreeMap::new();
    for (node, _) in questionnaire.nodes() {
        // Of a question it is told how many answered what.
        let is_told = |unit: UnitIx| {
            let release = view.scores.release();
            view.node(unit, node).is_some()
                && (questionnaire.item_ix(node).is_none() || release.has_states(node, unit.at()))
        };
        let base = Base::beneath(view, is_told);
        let of_base = sums.entry(base).or_insert_with_key(|base| base.sums(tally));
        answers.nodes[node.at()] = of_base.nodes[node.at()];
        if let Some(item) = questionnaire.item_ix(node) {
            answers.items[item.at()].clone_from(&of_base.items[item.at()]);
        }
    }
    answers
}

/// Whether figures of those who answered all of a group's questions may stand beside those of everybody with a score.
fn may_be_complete(
    view: WaveView<'_>,
    group: NodeIx,
    items: &[ItemIx],
    everybody: &Cell,
    complete: u64,
) -> bool {
    let limits = Limits::of_items(view.assessment);
    let items = items.iter().map(|item| view.questionnaire().items()[item.at()]);
    let mut nodes = std::iter::once(group).chain(items);
    let may_follow = |node: NodeIx| limits.may_follow(everybody.nodes[node.at()].answered.abs_diff(complete));
    complete >= limits.exact && (limits.are_none() || nodes.all(may_follow))
}

/// Why the answers to a group's questions have no steps that can be held against each other, if so. A question of two options has one
/// step and may stand beside others; a group of nothing else is a checklist.
fn refusal_of_stages(questionnaire: &Questionnaire, group: NodeIx, items: &[ItemIx]) -> Option<Refusal> {
    refusal(questionnaire, group, items, |options| options.iter().any(|options| *options > 2))
}

/// Why people's answers to a group's questions cannot be held against each other, if so, given which numbers of options make a scale.
fn refusal(
    questionnaire: &Questionnaire,
    group: NodeIx,
    items: &[ItemIx],
    is_scale: impl Fn(&[usize]) -> bool,
) -> Option<Refusal> {
    if questionnaire.is_judged_on_units(group) {
        return Some(Refusal::Gated);
    }
    let options = |item: &ItemIx| match &questionnaire[questionnaire.items()[item.at()]].item()?.answering {
        Answering::Choice(scale) => Some(scale.options().len()),
        Answering::Multi(_) | Answering::Number(_) | Answering::Text => None,
    };
    let options: Option<Vec<usize>> = items.iter().map(options).collect();
    if !options.is_some_and(|options| is_scale(&options)) {
        return Some(Refusal::Checklist);
    }
    let combine = questionnaire[group].group().map(|group| group.combine);
    (!matches!(combine, Some(Combine::Mean | Combine::Sum))).then_some(Refusal::NotAMean)
}

/// The items in a group that give points.
fn scored_items(questionnaire: &Questionnaire, group: NodeIx) -> Vec<ItemIx> {
    let is_scored = |ix: &NodeIx| questionnaire[*ix].item().is_some_and(Item::is_scored);
    let items = questionnaire.items_in(group).into_iter().filter(is_scored);
    items.filter_map(|ix| questionnaire.item_ix(ix)).collect()
}

/// The nodes that sum up the areas.
fn summaries(questionnaire: &Questionnaire) -> impl Iterator<Item = NodeIx> {
    [NodeKind::Readiness, NodeKind::Index].into_iter().filter_map(|kind| questionnaire.summary(kind))
}
