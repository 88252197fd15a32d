//! Of which groups the steps are told.

use crate::model::{ItemIx, NodeIx, Responses};
use crate::tally::{Cell, StageCounts, Tally};

use super::super::{base, refusal_of_stages, scored_items};
use super::{GroupLevels, LEAST_TO_ORDER, LevelMap, Levels, Refusal, WaveView, is_in_base};

/// The areas, or what is in them.
pub(super) fn levels(view: WaveView<'_>, tally: &Tally, responses: &Responses) -> Levels {
    let questionnaire = view.questionnaire();
    let groups = questionnaire.nodes().filter(|(_, node)| node.group().is_some() && !node.kind.is_summary());
    let counted = Counted::of(view, tally, responses, groups.map(|(ix, _)| ix).collect());
    let areas = questionnaire.areas().filter(|(ix, _)| !scored_items(questionnaire, *ix).is_empty());
    Levels {
        least: u64::from(view.assessment.min_group).max(LEAST_TO_ORDER),
        groups: areas.flat_map(|(area, _)| counted.widest(area)).collect(),
    }
}

pub(super) fn one(view: WaveView<'_>, tally: &Tally, responses: &Responses, node: NodeIx) -> GroupLevels {
    Counted::of(view, tally, responses, vec![node]).group(node)
}

/// Groups with the counts of those whose steps can be told of.
struct Counted<'a> {
    view: WaveView<'a>,
    /// The sums of everybody whose answers count.
    everybody: Cell,
    groups: Vec<(NodeIx, Vec<ItemIx>, StageCounts)>,
}

impl<'a> Counted<'a> {
    fn of(view: WaveView<'a>, tally: &Tally, responses: &Responses, groups: Vec<NodeIx>) -> Self {
        let questionnaire = view.questionnaire();
        let with_items = groups.into_iter().map(|ix| (ix, scored_items(questionnaire, ix)));
        let groups: Vec<(NodeIx, Vec<ItemIx>)> =
            with_items.filter(|(ix, items)| refusal_of_stages(questionnaire, *ix, items).is_none()).collect();
        let items: Vec<Vec<ItemIx>> = groups.iter().map(|(_, items)| items.clone()).collect();
        let counts = StageCounts::of(questionnaire, responses, &items, |key| is_in_base(view, key.unit));
        let groups = groups.into_iter().zip(counts).map(|((ix, items), counts)| (ix, items, counts));
        let everybody = base(view, tally);
        Self { view, everybody, groups: groups.collect() }
    }

    fn group(&self, node: NodeIx) -> GroupLevels {
        let map = match self.groups.iter().find(|(ix, ..)| *ix == node) {
            Some((_, items, counts)) => LevelMap::of(self.view, &self.everybody, items, counts),
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
