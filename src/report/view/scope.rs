//! One wave in one language: what every part of the view is made from.

use crate::insight::{Analysis, Changes, WaveView};
use crate::model::{Lang, LevelIx, Node, NodeIx, NodeKind, Questionnaire, UnitIx, UnitTree, Wave};
use crate::score::{Blocker, Estimate, NodeScore, Standing, UnitScores};
use crate::text::labels::{Words, words};
use crate::text::number::{self, count};
use crate::text::scale::{Scale, Shown, nearest_stage};
use crate::text::sentences::{Need, Who, quoted, wave_called};

/// The mark of an average that hides a part on a lower level.
pub const HIDES: &str = "†";

/// One wave of an analysis, told in one language.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// Everything that was computed.
    pub analysis: &'a Analysis,
    /// The wave.
    pub view: WaveView<'a>,
    /// Its place among the waves.
    pub wave: usize,
    /// The language.
    pub lang: Lang,
    /// The words of that language.
    pub labels: &'static Words,
}

/// A score as number, and as text on the scale of its node.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// 0–100, unrounded.
    pub value: f64,
    /// Its 95 % interval, held within 0–100; `None` where there is none, or where it has no width.
    pub interval: Option<(f64, f64)>,
    /// How many respondents have a score.
    pub n: u64,
    /// The standard deviation of their scores.
    pub sd: Option<f64>,
    /// `62`; `39,8` where whole points would seem to reach a level that is not reached.
    pub rounded: String,
    /// `62 (57–67)`.
    pub whole: String,
    /// `62,4`.
    pub number: String,
    /// `57,1–67,7`; empty where there is no interval.
    pub range: String,
    /// `31`.
    pub count: String,
    /// `14,2`; empty where there is none.
    pub deviation: String,
    /// `0–3`; `None` where the scale is 0–100.
    pub scale: Option<String>,
    /// Whether it is a mean that hides a part on a lower level.
    pub hides: bool,
}

/// A level by name, with what gives it its colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelMark {
    /// Its place among the levels, 0 the lowest.
    pub index: usize,
    /// Its name.
    pub name: String,
}

impl Score {
    /// The texts of an estimate on a scale.
    #[must_use]
    pub fn of(estimate: &Estimate, scale: Scale<'_>) -> Self {
        let interval = estimate.interval().filter(|interval| interval.low < interval.high);
        let interval = interval.map(|i| (i.low.clamp(0.0, 100.0), i.high.clamp(0.0, 100.0)));
        Self {
            value: estimate.mean,
            interval,
            n: estimate.n,
            sd: estimate.sd,
            rounded: scale.of_estimate(estimate, 0),
            whole: scale.score(estimate, 0),
            number: scale.of_estimate(estimate, 1),
            range: scale.interval_of(estimate, 1).unwrap_or_default(),
            count: count(estimate.n, scale.lang()),
            deviation: estimate.sd.map(|sd| scale.distance(sd, 1)).unwrap_or_default(),
            scale: (!scale.is_points()).then(|| scale.name()),
            hides: false,
        }
    }
}

impl<'a> Scope<'a> {
    /// One wave in one language; the newest where the place is beyond the last.
    #[must_use]
    pub fn new(analysis: &'a Analysis, wave: usize, lang: Lang) -> Self {
        let wave = wave.min(analysis.assessment.waves.len() - 1);
        Self { analysis, view: analysis.view(wave), wave, lang, labels: words(lang) }
    }

    /// What was asked.
    #[must_use]
    pub fn questionnaire(&self) -> &'a Questionnaire {
        self.view.questionnaire()
    }

    /// What reports call a unit.
    #[must_use]
    pub fn unit_name(&self, unit: UnitIx) -> &'a str {
        self.view.assessment.units[unit].name.get(self.lang)
    }

    /// A node's whole name.
    #[must_use]
    pub fn name(&self, node: NodeIx) -> &'a str {
        self.questionnaire()[node].name.get(self.lang)
    }

    /// A node's short name.
    #[must_use]
    pub fn short(&self, node: NodeIx) -> &'a str {
        self.questionnaire()[node].short.get(self.lang)
    }

    /// What a node is called in a row or over a step: a group by its whole name, as in sentences, an item by its short one, as the whole question
    /// may be its name.
    #[must_use]
    pub fn in_row(&self, node: NodeIx) -> &'a str {
        if self.questionnaire()[node].kind == NodeKind::Item { self.short(node) } else { self.name(node) }
    }

    /// A node's whole name as it stands inside a sentence.
    #[must_use]
    pub fn inside(&self, node: NodeIx) -> &'a str {
        self.questionnaire().inside(node, self.lang)
    }

    /// What a node is called in a sentence: a group by its name, an item by its short one in quotation marks, as that
    /// may be the whole question.
    #[must_use]
    pub fn in_sentence(&self, node: NodeIx) -> String {
        match self.questionnaire()[node].kind {
            NodeKind::Item => quoted(self.short(node), self.lang),
            NodeKind::Readiness
            | NodeKind::Index
            | NodeKind::Prerequisite
            | NodeKind::Core
            | NodeKind::CrossCutting
            | NodeKind::Group => self.inside(node).to_owned(),
        }
    }

    /// What the questionnaire calls the prerequisites or the core areas together, where that is not what reports do.
    #[must_use]
    pub fn own_name(&self, kind: NodeKind) -> Option<&'a str> {
        let usual = if kind == NodeKind::Readiness { self.labels.readiness } else { self.labels.index };
        let node = self.questionnaire().summary(kind)?;
        (self.name(node) != usual).then(|| self.inside(node))
    }

    /// The same over a column of a table, where a short name will do.
    #[must_use]
    pub fn column_name(&self, kind: NodeKind) -> &'a str {
        let usual = if kind == NodeKind::Readiness { self.labels.readiness } else { self.labels.index };
        let is_own = |node: &NodeIx| self.name(*node) != usual && self.short(*node) != usual;
        self.questionnaire().summary(kind).filter(is_own).map_or(usual, |node| self.name(node))
    }

    /// What a node is called in a list within a sentence.
    #[must_use]
    pub fn in_text(&self, node: NodeIx) -> &'a str {
        self.view.questionnaire().inside_short(node, self.lang)
    }

    /// An item's question; empty where its short name says it already.
    #[must_use]
    pub fn question(&self, item: NodeIx) -> &'a str {
        let question = self.name(item);
        if question == self.short(item) { "" } else { question }
    }

    /// A unit's score at a node, where it may be shown.
    #[must_use]
    pub fn score(&self, unit: UnitIx, node: NodeIx) -> Option<Score> {
        let score = self.view.node(unit, node)?;
        Some(Score { hides: !score.hides.is_empty(), ..Score::of(&score.estimate, self.scale(node)) })
    }

    /// What a node's scores are shown on.
    #[must_use]
    pub fn scale(&self, node: NodeIx) -> Scale<'a> {
        Scale::of(self.questionnaire(), node, self.lang)
    }

    /// What the scores of these nodes stand on together.
    #[must_use]
    pub fn shown(&self, nodes: impl IntoIterator<Item = NodeIx>) -> Shown {
        Shown::of(nodes.into_iter().map(|node| self.scale(node)))
    }

    /// A unit's score over the prerequisites or the core areas.
    #[must_use]
    pub fn summary(&self, unit: UnitIx, kind: NodeKind) -> Option<Score> {
        self.score(unit, self.questionnaire().summary(kind)?)
    }

    /// The node that stands for a unit as a whole: the index, else the readiness.
    #[must_use]
    pub fn headline(&self, unit: UnitIx) -> Option<(NodeIx, &'a NodeScore)> {
        let kinds = [NodeKind::Index, NodeKind::Readiness];
        kinds.into_iter().find_map(|kind| {
            let node = self.questionnaire().summary(kind)?;
            Some((node, self.view.node(unit, node)?))
        })
    }

    /// A level's name.
    #[must_use]
    pub fn level_name(&self, level: LevelIx) -> &'a str {
        self.questionnaire().levels()[level.at()].name.get(self.lang)
    }

    /// A level with its colour.
    #[must_use]
    pub fn mark(&self, level: Option<LevelIx>) -> Option<LevelMark> {
        level.map(|level| LevelMark { index: level.at(), name: self.level_name(level).to_owned() })
    }

    /// The level that the score alone would give, where requirements keep it down.
    #[must_use]
    pub fn uncapped(&self, standing: &Standing) -> Option<LevelMark> {
        self.mark(standing.uncapped).filter(|_| standing.is_capped())
    }

    /// Requirements that are not met, for sentences.
    #[must_use]
    pub fn needs(&self, blockers: &[Blocker]) -> Vec<Need<'a>> {
        let need = |blocker: &Blocker| Need {
            name: self.inside(blocker.node),
            scale: self.scale(blocker.node),
            at_least: blocker.needs.value(),
            has: blocker.has,
        };
        blockers.iter().map(need).collect()
    }

    /// The stage that a node is nearest to in a unit, where that is shown and no figure.
    #[must_use]
    pub fn stage(&self, unit: UnitIx, node: NodeIx) -> Option<String> {
        stage_text(self.view.unit(unit), self.questionnaire(), node, self.lang)
    }

    /// Whether a unit has anything to show: an area, or a score over several.
    #[must_use]
    pub fn is_shown(&self, unit: UnitIx) -> bool {
        let scores = self.view.unit(unit);
        let mut nodes = self.questionnaire().nodes();
        let is_top = |node: &Node| node.parent.is_none() || node.kind.is_area();
        scores.respondents.is_some()
            && nodes
                .any(|(ix, node)| is_top(node) && (scores.node(ix).is_some() || scores.stage(ix).is_some()))
    }

    /// The unit that all others are part of, where it has parts and may be shown.
    #[must_use]
    pub fn whole(&self) -> Option<UnitIx> {
        self.view.assessment.units.only_root().filter(|root| self.is_shown(*root))
    }

    /// Whether a unit has parts, so that what is said of it is said of many workplaces.
    #[must_use]
    pub fn is_whole(&self, unit: UnitIx) -> bool {
        !self.view.assessment.units[unit].children.is_empty()
    }

    /// Whom sentences about a unit are about: its readers where it is a workplace, else it by its name.
    #[must_use]
    pub fn who(&self, unit: UnitIx) -> Who<'a> {
        if self.is_whole(unit) { Who::Whole(self.unit_name(unit)) } else { Who::You }
    }

    /// That unit, as what another unit is compared with.
    #[must_use]
    pub fn reference(&self, unit: UnitIx) -> Option<UnitIx> {
        self.whole().filter(|whole| *whole != unit)
    }

    /// The units that have no parts: where the work is done, and so what is placed and counted.
    #[must_use]
    pub fn workplaces(&self) -> Vec<UnitIx> {
        self.view.assessment.units.workplaces().collect()
    }

    /// How many were asked in a unit, where that is known.
    #[must_use]
    pub fn asked(&self, unit: UnitIx) -> Option<u64> {
        asked(&self.view.assessment.units, unit)
    }

    /// The top-level groups, but for those of entry questions alone.
    pub fn areas(&self) -> impl Iterator<Item = NodeIx> + use<'a> {
        let questionnaire = self.questionnaire();
        questionnaire.areas().map(|(ix, _)| ix).filter(|ix| questionnaire.is_told(*ix))
    }

    /// The changes since the wave before, where this is the wave they lead to.
    #[must_use]
    pub fn changes(&self) -> Option<&'a Changes> {
        self.analysis.changes.as_ref().filter(|changes| changes.to == self.wave)
    }

    /// A wave's id, by its place among the waves.
    #[must_use]
    pub fn wave_id(&self, wave: usize) -> &'a str {
        self.view.assessment.waves[wave].id.as_str()
    }

    /// What a wave is called: its date in words, else its id, which may be a mere number and so needs a word before it.
    #[must_use]
    pub fn wave_name(&self, wave: &Wave) -> String {
        wave.date
            .map_or_else(|| wave_called(wave.id.as_str(), self.lang), |date| number::date(date, self.lang))
    }
}

/// The stage nearest to a score of which no figure is shown, where that may be.
#[must_use]
pub fn stage_text(
    scores: &UnitScores,
    questionnaire: &Questionnaire,
    node: NodeIx,
    lang: Lang,
) -> Option<String> {
    scores.named_stage(questionnaire, node).map(|stage| nearest_stage(stage, lang))
}

/// How many were asked in a unit: what the assessment says, else the sum over its parts where all of them say it.
#[must_use]
pub fn asked(units: &UnitTree, unit: UnitIx) -> Option<u64> {
    let node = &units[unit];
    let parts = || {
        let parts = (!node.children.is_empty()).then_some(&node.children)?;
        parts.iter().map(|child| asked(units, *child)).sum()
    };
    node.invited.map(u64::from).or_else(parts)
}
