//! Why no interval stands with some of the scores in a table.

use std::collections::BTreeMap;

use crate::insight::WaveView;
use crate::model::{Lang, NodeIx, UnitIx};
use crate::text::sentences::speaks::{NoInterval, no_interval};

/// The scores of a table without an interval, by why there is none.
#[derive(Debug, Clone, Default)]
pub struct Unsure {
    found: BTreeMap<NoInterval, Vec<(UnitIx, NodeIx)>>,
    /// Whether the table has several units, so that these are named.
    by_unit: bool,
}

impl Unsure {
    /// Those of these nodes of these units.
    pub fn of(view: WaveView<'_>, units: &[UnitIx], nodes: &[NodeIx]) -> Self {
        let mut found: BTreeMap<NoInterval, Vec<(UnitIx, NodeIx)>> = BTreeMap::new();
        for unit in units {
            for node in nodes {
                let Some(score) = view.node(*unit, *node) else { continue };
                let reason = match score.estimate.interval() {
                    Some(interval) if interval.low < interval.high => None,
                    Some(_) => Some(NoInterval::Census),
                    None => score.estimate.unsaid.map(NoInterval::Unsaid),
                };
                if let Some(reason) = reason {
                    found.entry(reason).or_default().push((*unit, *node));
                }
            }
        }
        Self { found, by_unit: units.len() > 1 }
    }

    /// A note per reason. Some of the scores may lack a verdict for it too.
    pub fn notes(&self, view: WaveView<'_>, no_verdict: impl Fn(NodeIx) -> bool, lang: Lang) -> Vec<String> {
        let named = |(unit, node): &(UnitIx, NodeIx)| match self.by_unit {
            true => view.assessment.units[*unit].name.get(lang),
            false => view.questionnaire().inside_short(*node, lang),
        };
        let told = self.found.iter().map(|(reason, scores)| {
            let mut names: Vec<&str> = Vec::new();
            for name in scores.iter().map(named) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            let also_verdict =
                *reason != NoInterval::Census && scores.iter().any(|(_, node)| no_verdict(*node));
            no_interval(*reason, also_verdict, &names, lang)
        });
        told.collect()
    }
}
