//! How scores moved over all waves, step by step.

use crate::model::{NodeId, NodeIx, NodeKind, Questionnaire, UnitIx};

use super::Analysis;
use super::change::{Change, ChangeVerdict, Changes};
use super::difference::{Tables, judge_list};

/// Several rows have nothing in common that would make them cheaper: by Šidák's inequality that is safe however they hang together.
const NOTHING_IN_COMMON: f64 = 0.0;

/// The steps from each wave to the next.
///
/// Where there is one step, it is judged as everywhere else. Where there are several, all steps that stand in one table are judged together: those of a
/// unit's summaries and areas, and, in lists of all units, those of the summaries of all units, and of their areas.
#[derive(Debug, Clone)]
pub struct Trend {
    nodes: Vec<NodeId>,
    /// Per step, then unit, then node.
    steps: Vec<Vec<Vec<Option<Change>>>>,
}

impl Trend {
    /// The steps over all waves; `None` where there is one wave.
    #[must_use]
    pub fn of(analysis: &Analysis) -> Option<Self> {
        let latest = analysis.assessment.waves.last()?;
        if analysis.assessment.waves.len() < 2 {
            return None;
        }
        let questionnaire = &latest.questionnaire;
        let told = questionnaire.nodes().filter(|(ix, node)| {
            (node.kind.is_summary() || node.kind.is_area()) && questionnaire.is_told(*ix)
        });
        let told: Vec<(NodeIx, NodeKind)> = told.map(|(ix, node)| (ix, node.kind)).collect();
        let nodes: Vec<NodeId> = told.iter().map(|(ix, _)| questionnaire[*ix].id.clone()).collect();
        let all = analysis.earlier_changes.iter().map(Option::as_ref).chain([analysis.changes.as_ref()]);
        let step = |changes: Option<&Changes>| -> Vec<Vec<Option<Change>>> {
            let of_unit = |unit: UnitIx| {
                let at = |node: &NodeId| changes.and_then(|changes| changes.at(unit, node)).copied();
                nodes.iter().map(at).collect()
            };
            analysis.assessment.units.iter().map(|(unit, _)| of_unit(unit)).collect()
        };
        let mut steps: Vec<Vec<Vec<Option<Change>>>> = all.map(step).collect();
        if steps.len() > 1 {
            let is_summary: Vec<bool> = told.iter().map(|(_, kind)| kind.is_summary()).collect();
            judge(analysis, &is_summary, &mut steps);
        }
        Some(Self { nodes, steps })
    }

    /// The summaries and areas that it is of, in the order of the latest wave's questionnaire.
    #[must_use]
    pub fn nodes(&self) -> &[NodeId] {
        &self.nodes
    }

    /// The same, as they stand in a questionnaire.
    #[must_use]
    pub fn nodes_in(&self, questionnaire: &Questionnaire) -> Vec<NodeIx> {
        self.nodes.iter().filter_map(|id| questionnaire.find(id.as_str())).collect()
    }

    /// How many steps there are: one less than waves.
    #[must_use]
    pub fn number_of_steps(&self) -> usize {
        self.steps.len()
    }

    /// A unit's steps at a node, the oldest first, as its own table tells them; `None` where two waves cannot be compared, or a score is
    /// withheld or missing in one of them.
    #[must_use]
    pub fn steps(&self, unit: UnitIx, node: &NodeId) -> Vec<Option<Change>> {
        let Some(at) = self.nodes.iter().position(|other| other == node) else {
            return vec![None; self.steps.len()];
        };
        self.steps.iter().map(|step| step[unit.at()][at]).collect()
    }

    /// The same as a list of all units tells them.
    #[must_use]
    pub fn listed(&self, unit: UnitIx, node: &NodeId) -> Vec<Option<Change>> {
        self.steps(unit, node).into_iter().map(|change| change.map(Change::in_list)).collect()
    }
}

fn judge(analysis: &Analysis, is_summary: &[bool], steps: &mut [Vec<Vec<Option<Change>>>]) {
    let min_change = analysis.assessment.min_change;
    let mut tables = Tables::with(NOTHING_IN_COMMON);
    for (unit, _) in analysis.assessment.units.iter() {
        let rows = steps.iter_mut().flat_map(|step| step[unit.at()].iter_mut().flatten());
        tables.judge(rows.map(|change| &mut change.difference));
    }
    for of_summaries in [true, false] {
        let places = steps.iter_mut().flatten().flat_map(|nodes| nodes.iter_mut().zip(is_summary));
        let list = places.filter(|(_, is_summary)| **is_summary == of_summaries);
        let mut list: Vec<&mut Change> = list.filter_map(|(change, _)| change.as_mut()).collect();
        let judged = judge_list(list.iter().map(|change| &change.difference));
        list.iter_mut().zip(judged).for_each(|(change, judged)| change.listed = judged);
    }
    for change in steps.iter_mut().flatten().flatten().flatten() {
        let (own, listed) = (change.difference.judged, change.listed);
        change.verdict = ChangeVerdict::of(&change.difference, own, min_change);
        change.listed_verdict = ChangeVerdict::of(&change.difference, listed, min_change);
    }
}
