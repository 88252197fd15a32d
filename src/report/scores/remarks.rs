//! What must be said of a unit's scores: what keeps a level down, what stops the climb, and what a mean hides.

use crate::insight::WaveView;
use crate::model::{Lang, LevelIx, NodeIx, UnitIx};
use crate::report::ground;
use crate::score::Blocker;
use crate::text::scale::Scale;
use crate::text::sentences::speaks::fewer;
use crate::text::sentences::{quoted, start};
use crate::text::terminal::stages::{climbed, hides};
use crate::text::terminal::{held_back, unmet};

/// Sentences on one unit.
#[derive(Debug, Clone, Copy)]
pub struct Remarks<'a> {
    pub view: WaveView<'a>,
    pub unit: UnitIx,
    pub lang: Lang,
}

impl Remarks<'_> {
    /// The levels that something else than the score keeps down, and by what.
    pub fn capped(&self) -> Vec<String> {
        let questionnaire = self.view.questionnaire();
        let capped = questionnaire.nodes().filter_map(|(node, _)| {
            let standing = &self.view.node(self.unit, node)?.standing;
            let uncapped = standing.uncapped.filter(|_| standing.is_capped())?;
            let level = |ix: LevelIx| questionnaire.levels()[ix.at()].name.get(self.lang);
            let reasons = self.reasons(&standing.blockers);
            let reached = standing.level.map(level);
            Some(held_back(self.name(node), reached, level(uncapped), &reasons, self.lang))
        });
        capped.collect()
    }

    /// What these nodes rest on that is weak.
    pub fn ground(&self, nodes: impl IntoIterator<Item = NodeIx>) -> Vec<String> {
        ground::of_nodes(self.view, self.unit, nodes, self.lang)
    }

    /// How far the unit has come on the stages of these nodes, and what the next one waits for.
    pub fn stages(&self, nodes: impl IntoIterator<Item = NodeIx>) -> Vec<String> {
        let told = nodes.into_iter().filter_map(|node| {
            let gate = self.view.node(self.unit, node)?.gate.as_ref()?;
            let next = gate.blocked_at.map(|stage| (self.name(stage), self.reasons(&gate.blockers)));
            let next = next.as_ref().map(|(stage, reasons)| (*stage, reasons.as_slice()));
            Some(climbed(self.name(node), (gate.reached, gate.stages), next, self.lang))
        });
        told.collect()
    }

    /// The means among these nodes that hide a part a level or more below them.
    pub fn hidden(&self, nodes: impl IntoIterator<Item = NodeIx>) -> Vec<String> {
        let alarms = nodes.into_iter().filter_map(|node| {
            let (parts, more) = self.view.node(self.unit, node)?.hides.named();
            let weak: Vec<String> = parts.into_iter().map(|node| self.with_score(node)).collect();
            (!weak.is_empty()).then(|| hides(&start(&self.with_score(node)), weak, more, self.lang))
        });
        alarms.collect()
    }

    /// What among these nodes speaks for fewer workplaces than the rest of the unit's scores.
    pub fn fewer(&self, nodes: impl IntoIterator<Item = NodeIx>) -> Vec<String> {
        self.fewer_of(None, nodes, usize::MAX)
    }

    /// The same with the unit's name, and so many of the nodes' at most.
    pub fn fewer_of(
        &self,
        unit: Option<&str>,
        nodes: impl IntoIterator<Item = NodeIx>,
        most: usize,
    ) -> Vec<String> {
        let found = self.view.speaking_for_fewer(self.unit, nodes);
        let told = found.iter().map(|(coverage, nodes)| {
            let names: Vec<&str> = nodes.iter().map(|node| self.inside(*node)).collect();
            fewer(unit, &names, coverage, most, self.lang)
        });
        told.collect()
    }

    fn reasons(&self, blockers: &[Blocker]) -> Vec<String> {
        let reason = |blocker: &Blocker| {
            let scale = Scale::of(self.view.questionnaire(), blocker.node, self.lang);
            let needs = blocker.needs.value();
            let has = blocker.has.map(|has| scale.with_line(needs).number(has, 1));
            unmet(self.inside(blocker.node), &scale.line(needs), has.as_deref(), scale)
        };
        blockers.iter().map(reason).collect()
    }

    fn with_score(&self, node: NodeIx) -> String {
        let scale = Scale::of(self.view.questionnaire(), node, self.lang);
        let score = self.view.node(self.unit, node).map(|score| scale.of_estimate(&score.estimate, 1));
        let is_item = self.view.questionnaire()[node].item().is_some();
        let name = self.inside(node);
        let name = if is_item { quoted(name, self.lang) } else { name.to_owned() };
        format!("{name} ({})", score.unwrap_or_default())
    }

    fn inside(&self, node: NodeIx) -> &str {
        self.view.questionnaire().inside_short(node, self.lang)
    }

    fn name(&self, node: NodeIx) -> &str {
        self.view.questionnaire()[node].in_text(self.lang)
    }
}
