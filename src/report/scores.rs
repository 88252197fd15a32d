//! The scores as JSON, CSV, and a document.

pub(super) mod csv;
mod document;
pub(super) mod json;
mod shrunken;

use crate::insight::{Analysis, Changes, ShrunkenScores, WaveView};
use crate::model::{Lang, Node, NodeIx, Questionnaire, UnitIx};
use crate::psychometrics::Shrunken;
use crate::score::{NodeScore, UnitScores};
use crate::text::labels::words;
use crate::text::number;
use crate::text::scale::Scale;
use crate::text::terminal::note_stage;
use crate::text::terminal::stages::{note_ranges, of_stages};

use crate::doc::Document;

use super::view::{HIDES, stage_text};

/// The mark of a level that something else than the score keeps down.
const CAPPED: &str = "*";

/// How much a document of scores tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breadth {
    /// The latest wave, in whole points, for who wants to see all units at a glance.
    Overview,
    /// Every wave, with intervals and what must be said of each unit, for who writes of it.
    Full,
}

/// What is asked for of an analysis.
#[derive(Debug, Clone)]
pub struct Extract<'a> {
    analysis: &'a Analysis,
    /// Places of waves, oldest first; at least one.
    waves: Vec<usize>,
    /// Whether a wave was asked for by name.
    one_wave: bool,
    /// The units asked for; none for all.
    units: Vec<UnitIx>,
    /// Per wave of the assessment, where shrunken scores are to stand beside the others.
    shrunken: Option<Vec<ShrunkenScores>>,
    lang: Lang,
}

impl<'a> Extract<'a> {
    /// All units in all waves.
    #[must_use]
    pub fn whole(analysis: &'a Analysis, lang: Lang) -> Self {
        let waves = (0..analysis.assessment.waves.len()).collect();
        Self { analysis, waves, one_wave: false, units: Vec::new(), shrunken: None, lang }
    }

    /// One wave only. A wave that there is not is as if none was asked for.
    #[must_use]
    pub fn wave(mut self, wave: usize) -> Self {
        if self.waves.contains(&wave) {
            self.waves = vec![wave];
            self.one_wave = true;
        }
        self
    }

    /// These units only, in the order of the tree; all where none is given.
    #[must_use]
    pub fn units(mut self, units: &[UnitIx]) -> Self {
        self.units = units.to_vec();
        self
    }

    /// With the workplaces' scores drawn toward one another beside them, at the summaries and areas.
    #[must_use]
    pub fn with_shrunken(mut self) -> Self {
        let waves = self.analysis.tallies.iter().enumerate();
        let of_wave = |(wave, tally)| ShrunkenScores::of(self.analysis.view(wave), tally);
        self.shrunken = Some(waves.map(of_wave).collect());
        self
    }

    /// JSON in the format 1 of the program's documentation, with a line per node. Numbers are unrounded.
    ///
    /// # Errors
    /// Never in practice; what could not be written would be told of and not be cut off.
    pub fn json(&self) -> serde_json::Result<String> {
        json::render(self)
    }

    /// Tidy CSV: a row per wave, unit and node; comma and decimal point. Numbers are unrounded.
    #[must_use]
    pub fn csv(&self) -> String {
        csv::render(self, &csv::PLAIN)
    }

    /// The same rows for Excel: byte-order mark, semicolon, CRLF, and in Swedish a decimal comma.
    #[must_use]
    pub fn csv_excel(&self) -> String {
        csv::render(self, &csv::excel(self.lang))
    }

    /// What respondents wrote, where it may be read: a row per text, comma; `None` where nothing is.
    #[must_use]
    pub fn comments_csv(&self) -> Option<String> {
        csv::comments(self, &csv::PLAIN)
    }

    /// The same rows for Excel.
    #[must_use]
    pub fn comments_csv_excel(&self) -> Option<String> {
        csv::comments(self, &csv::excel(self.lang))
    }

    /// Tables of all units, or of each unit asked for node by node, with what must be said of them.
    #[must_use]
    pub fn document(&self, breadth: Breadth) -> Document {
        document::document(self, breadth)
    }

    /// The changes since the wave before, where this is the wave that they lead to.
    fn changes(&self, wave: usize) -> Option<&'a Changes> {
        self.analysis.changes.as_ref().filter(|changes| changes.to == wave)
    }

    fn shrunken(&self, wave: usize, unit: UnitIx, node: NodeIx) -> Option<&Shrunken> {
        self.shrunken.as_ref()?.get(wave)?.at(unit, node)
    }

    /// What shrunken scores are, or why there are none, where they were asked for.
    fn note_shrunken(&self) -> Option<&'static str> {
        let waves = self.shrunken.as_ref()?;
        let any = self.waves.iter().filter_map(|wave| waves.get(*wave)).any(|wave| !wave.is_empty());
        let words = words(self.lang);
        Some(if any { words.note_shrunken } else { words.none_shrunken })
    }

    fn chosen_units(&self) -> Vec<UnitIx> {
        let all = self.analysis.assessment.units.iter().map(|(ix, _)| ix);
        all.filter(|ix| self.units.is_empty() || self.units.contains(ix)).collect()
    }
}

/// The scores of all units in all waves as JSON, as [`Extract::json`].
///
/// # Errors
/// Never in practice; what could not be written would be told of and not be cut off.
pub fn json(analysis: &Analysis, lang: Lang) -> serde_json::Result<String> {
    Extract::whole(analysis, lang).json()
}

/// The scores of all units in all waves as CSV, as [`Extract::csv`].
#[must_use]
pub fn csv(analysis: &Analysis, lang: Lang) -> String {
    Extract::whole(analysis, lang).csv()
}

/// The scores of all units in all waves as CSV for Excel, as [`Extract::csv_excel`].
#[must_use]
pub fn csv_excel(analysis: &Analysis, lang: Lang) -> String {
    Extract::whole(analysis, lang).csv_excel()
}

/// A score on its node's range, with its interval where that is wanted, and a mark where it hides a part of itself; a
/// dash where there is nothing to show.
pub(super) fn shown_text(
    questionnaire: &Questionnaire,
    node: NodeIx,
    scores: &UnitScores,
    form: Form,
) -> String {
    let Some(score) = scores.node(node) else { return stage_or_dash(questionnaire, scores, node, form.lang) };
    let scale = Scale::of(questionnaire, node, form.lang);
    let text = match form.interval {
        true => scale.score(&score.estimate, form.decimals),
        false => scale.of_estimate(&score.estimate, form.decimals),
    };
    if score.hides.is_empty() { text } else { text + HIDES }
}

/// The same, with an asterisk where requirements keep the level down that the score would give. It stands beside the
/// score where the table has no room for levels.
fn marked_text(questionnaire: &Questionnaire, node: NodeIx, scores: &UnitScores, form: Form) -> String {
    let text = shown_text(questionnaire, node, scores, form);
    if scores.node(node).is_some_and(|score| score.standing.is_capped()) { text + CAPPED } else { text }
}

/// What a stage in the place of a score means, where any of these nodes of these units has one.
pub(super) fn stages_note(
    view: WaveView<'_>,
    units: &[UnitIx],
    nodes: &[NodeIx],
    lang: Lang,
) -> Option<&'static str> {
    let has_stage = |unit: &UnitIx| nodes.iter().any(|node| view.unit(*unit).stage(*node).is_some());
    units.iter().any(has_stage).then(|| note_stage(lang))
}

/// The same, and a dash where there is nothing to show.
pub(super) fn stage_or_dash(
    questionnaire: &Questionnaire,
    scores: &UnitScores,
    node: NodeIx,
    lang: Lang,
) -> String {
    stage_text(scores, questionnaire, node, lang).unwrap_or_else(|| number::NO_VALUE.to_owned())
}

/// How a score is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    pub(super) interval: bool,
    /// On 0–100; there are more on a short range.
    pub(super) decimals: u8,
    pub(super) lang: Lang,
}

/// What scores are on in a table of these nodes, and that intervals stand in parentheses.
pub(super) fn note_scale(questionnaire: &Questionnaire, nodes: &[NodeIx], lang: Lang) -> String {
    if nodes.iter().all(|node| Scale::of(questionnaire, *node, lang).is_points()) {
        return words(lang).note_interval.to_owned();
    }
    let mut ranges: Vec<(String, Vec<&str>)> = Vec::new();
    for node in nodes {
        let range = Scale::of(questionnaire, *node, lang).name();
        let name = questionnaire[*node].in_text(lang);
        match ranges.iter_mut().find(|(of, _)| *of == range) {
            Some((_, names)) => names.push(name),
            None => ranges.push((range, vec![name])),
        }
    }
    note_ranges(&ranges, lang)
}

/// A node's level, and how far on its stages, whichever there are.
fn standing_text(questionnaire: &Questionnaire, score: Option<&NodeScore>, lang: Lang) -> String {
    let level = (!questionnaire.levels().is_empty()).then(|| level_text(questionnaire, score, lang));
    let gate = score.and_then(|score| score.gate.as_ref());
    let stages = gate.map(|gate| of_stages(gate.reached, gate.stages, lang));
    stages.into_iter().chain(level).collect::<Vec<_>>().join(" · ")
}

/// Whether a table of all nodes has something to say of levels or stages.
fn has_standings(questionnaire: &Questionnaire) -> bool {
    let gated = |node: &Node| node.group().is_some_and(|group| group.combine.is_gated());
    !questionnaire.levels().is_empty() || questionnaire.nodes().any(|(_, node)| gated(node))
}

/// Whether any score stands on another range than 0–100.
fn has_ranges(questionnaire: &Questionnaire) -> bool {
    questionnaire.nodes().any(|(node, _)| !Scale::of(questionnaire, node, Lang::En).is_points())
}

/// A level's name, with an asterisk where requirements keep it down.
pub(super) fn level_text(questionnaire: &Questionnaire, score: Option<&NodeScore>, lang: Lang) -> String {
    let Some(standing) = score.map(|score| &score.standing) else { return number::NO_VALUE.to_owned() };
    let name = standing.level.map(|level| questionnaire.levels()[level.at()].name.get(lang));
    let mark = if standing.is_capped() { CAPPED } else { "" };
    format!("{}{mark}", name.unwrap_or(number::NO_VALUE))
}
