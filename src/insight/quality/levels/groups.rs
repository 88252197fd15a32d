//! Of which groups the steps are told.

use std::collections::BTreeMap;

use crate::model::{ItemIx, NodeIx, Responses};
use crate::score::Limits;
use crate::tally::{Cell, StageCounts, Tally};

use super::super::{Base, answers, refusal_of_stages, scored_items};
use super::{GroupLevels, LEAST_TO_ORDER, LevelMap, Levels, Refusal, WaveView};

/// A group whose answers were counted.
pub(super) struct Group {
    node: NodeIx,
    pub(super) items: Vec<ItemIx>,
    /// Those who answered all of its items, in units that show it and them.
    pub(super) counts: StageCounts,
    /// How many answered each item in those units, whatever else they answered.
    pub(super) answered: Vec<u64>,
}

/// The areas, or what is in them.
pub(super) fn levels(view: WaveView<'_>, tally: &Tally, responses: &Responses) -> Levels {
    let questionnaire = view.questionnaire();
    let groups = questionnaire.nodes().filter(|(_, node)| node.group().is_some() && !node.kind.is_summary());
    let counted = Counted::of(view, tally, responses, groups.map(|(ix, _)| ix).collect());
    let areas = questionnaire.areas().filter(|(ix, _)| !scored_items(questionnaire, *ix).is_empty());
    Levels {
        least: Limits::of_items(view.assessment).exact.max(LEAST_TO_ORDER),
        groups: areas.flat_map(|(area, _)| counted.widest(area)).collect(),
    }
}

pub(super) fn one(view: WaveView<'_>, tally: &Tally, responses: &Responses, node: NodeIx) -> GroupLevels {
    Counted::of(view, tally, responses, vec![node]).group(node)
}

/// Groups with the counts of those whose steps can be told of.
struct Counted<'a> {
    view: WaveView<'a>,
    /// The sums of everybody whose answers count, question by question.
    everybody: Cell,
    groups: Vec<Group>,
}

impl<'a> Counted<'a> {
    fn of(view: WaveView<'a>, tally: &Tally, responses: &Responses, groups: Vec<NodeIx>) -> Self {
        let questionnaire = view.questionnaire();
        let with_items = groups.into_iter().map(|ix| (ix, scored_items(questionnaire, ix)));
        let with_stages =
            with_items.filter(|(ix, items)| refusal_of_stages(questionnaire, *ix, items).is_none());
        // Most groups have the same base, over which the answers are counted once.
        let mut by_base: BTreeMap<Base, Vec<(NodeIx, Vec<ItemIx>)>> = BTreeMap::new();
        for (node, items) in with_stages {
            by_base.entry(Base::of_group(view, node, &items)).or_default().push((node, items));
        }
        let of_base = |(base, groups): (Base, Vec<(NodeIx, Vec<ItemIx>)>)| {
            let sums = base.sums(tally);
            let items: Vec<Vec<ItemIx>> = groups.iter().map(|(_, items)| items.clone()).collect();
            let counts = StageCounts::of(questionnaire, responses, &items, |key| base.has(key.unit));
            let group = move |((node, items), counts): ((NodeIx, Vec<ItemIx>), StageCounts)| {
                let answered = items.iter().map(|item| sums.items[item.at()].valued).collect();
                Group { node, items, counts, answered }
            };
            groups.into_iter().zip(counts).map(group)
        };
        let groups = by_base.into_iter().flat_map(of_base).collect();
        Self { view, everybody: answers(view, tally), groups }
    }

    fn group(&self, node: NodeIx) -> GroupLevels {
        let map = match self.groups.iter().find(|group| group.node == node) {
            Some(group) => LevelMap::of(self.view, &self.everybody, group),
            None => {
                let questionnaire = self.view.questionnaire();
                let items = scored_items(questionnaire, node);
                Err(refusal_of_stages(questionnaire, node, &items).unwrap_or(Refusal::TooFew))
            }
        };
        GroupLevels { node, map }
    }

    /// A group, and where nothing can be told of it as a whole, those in it of which something can.
    fn widest(&self, node: NodeIx) -> Vec<GroupLevels> {
        let own = self.group(node);
        if own.map.is_ok() {
            return vec![own];
        }
        let questionnaire = self.view.questionnaire();
        let children = questionnaire[node].group().map_or(&[][..], |group| &group.children);
        let parts = children.iter().filter(|child| questionnaire[**child].group().is_some());
        let parts = parts.flat_map(|child| self.widest(*child)).filter(|group| group.map.is_ok());
        std::iter::once(own).chain(parts).collect()
    }
}
