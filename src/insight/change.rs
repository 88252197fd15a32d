//! What changed from one wave to the next.

use std::sync::Arc;

use crate::model::{Answer, Assessment, ItemIx, NodeId, NodeKind, Questionnaire, Responses, UnitIx};
use crate::score::{WaveScores, score};
use crate::tally::Tally;

use super::difference::{Difference, holm};

/// What changed at one node of one unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The score before, over the items asked in both waves.
    pub before: f64,
    /// The score now, over the same items.
    pub now: f64,
    /// Now minus before.
    pub difference: Difference,
}

/// The last wave against the one before it.
///
/// Both sides are computed over the items whose id and revision are the same in both waves. Holm's correction runs over
/// the readiness and index of all units, which are shown together, over the groups of each unit,
/// and over the items of each unit.
#[derive(Debug, Clone)]
pub struct Changes {
    /// The earlier wave's place among the waves.
    pub from: usize,
    /// The later wave's place.
    pub to: usize,
    /// How many items both waves share.
    pub common_items: usize,
    /// How many items the later wave asked.
    pub items: usize,
    questionnaire: Arc<Questionnaire>,
    /// Per unit, then per node of the shared questionnaire.
    units: Vec<Vec<Option<Change>>>,
}

impl Changes {
    /// Compares the last two waves; `None` where there is one wave, or nothing was asked in both.
    #[must_use]
    pub fn between_last_two(
        assessment: &Assessment,
        responses: &[Responses],
        scores: &[WaveScores],
    ) -> Option<Self> {
        let to = assessment.waves.len().checked_sub(1)?;
        let from = to.checked_sub(1)?;
        let asked = |wave: usize| &assessment.waves[wave].questionnaire;
        let common = asked(to).common_items(asked(from));
        if common.is_empty() {
            return None;
        }
        let everything = |wave: usize| common.len() == asked(wave).items().len();
        let whole = everything(from) && everything(to) && asked(from) == asked(to);
        let shared = if whole { Arc::clone(asked(to)) } else { Arc::new(asked(to).restricted_to(&common)) };
        let rescored = |wave: usize| {
            if whole {
                scores[wave].clone()
            } else {
                let answers = carry_over(asked(wave), &shared, &responses[wave]);
                score(assessment, &shared, &Tally::of(&shared, &answers))
            }
        };
        let units = changes(assessment, &shared, &rescored(from), &rescored(to));
        let items = asked(to).items().len();
        Some(Self { from, to, common_items: common.len(), items, questionnaire: shared, units })
    }

    /// What changed at a node of a unit; `None` where either score is withheld or missing, or the node
    /// is not in both waves.
    #[must_use]
    pub fn at(&self, unit: UnitIx, node: &NodeId) -> Option<&Change> {
        let ix = self.questionnaire.find(node.as_str())?;
        self.units[unit.at()][ix.at()].as_ref()
    }
}

/// The same responses, answer by answer in the order of another questionnaire's items.
fn carry_over(from: &Questionnaire, to: &Questionnaire, responses: &Responses) -> Responses {
    let places: Vec<Option<ItemIx>> =
        to.items().iter().map(|ix| from.item_ix(from.find(to[*ix].id.as_str())?)).collect();
    let carried = responses.0.iter().map(|response| {
        let mut response = response.clone();
        let answer =
            |place: &Option<ItemIx>| place.map_or(Answer::NotAnswered, |item| response.answers.of(item));
        response.answers = places.iter().map(answer).collect();
        response
    });
    Responses(carried.collect())
}

fn changes(
    assessment: &Assessment,
    questionnaire: &Questionnaire,
    before: &WaveScores,
    now: &WaveScores,
) -> Vec<Vec<Option<Change>>> {
    let change = |unit: UnitIx, node| {
        let (a, b) = (now.unit(unit).node(node)?, before.unit(unit).node(node)?);
        let difference = Difference::of(&a.estimate, &b.estimate);
        Some(Change { before: b.estimate.mean, now: a.estimate.mean, difference })
    };
    let mut units: Vec<Vec<Option<Change>>> = assessment
        .units
        .iter()
        .map(|(unit, _)| questionnaire.nodes().map(|(node, _)| change(unit, node)).collect())
        .collect();
    let kinds: Vec<NodeKind> = questionnaire.nodes().map(|(_, node)| node.kind).collect();
    holm(units.iter_mut().flat_map(|unit| family(unit, &kinds, NodeKind::is_summary)));
    for unit in &mut units {
        holm(family(unit, &kinds, |kind| !kind.is_summary() && kind != NodeKind::Item));
        holm(family(unit, &kinds, |kind| kind == NodeKind::Item));
    }
    units
}

fn family<'a>(
    unit: &'a mut [Option<Change>],
    kinds: &'a [NodeKind],
    belongs: impl Fn(NodeKind) -> bool + 'a,
) -> impl Iterator<Item = &'a mut Difference> {
    unit.iter_mut()
        .zip(kinds)
        .filter(move |(_, kind)| belongs(**kind))
        .filter_map(|(change, _)| change.as_mut().map(|change| &mut change.difference))
}
