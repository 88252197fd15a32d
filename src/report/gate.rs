//! Whether what was agreed holds: requirement by requirement.

use super::json::to_text;
use super::scores::note_scale;
use super::view::stage_text;
use crate::doc::{Document, Level, Run};
use crate::insight::{Analysis, Finding, Found, Judgement, Outcome};
use crate::model::{Demand, Lang, NodeIx};
use crate::text::labels::words as shared;
use crate::text::scale::Scale;
use crate::text::sentences::method::lowered;
use crate::text::terminal::gate::{
    self, at_least, conclusion, met_left_out, missing, moved, not_shown_since, told,
};
use crate::text::terminal::note_withheld;

/// A judgement with what is needed to speak of it.
#[derive(Debug, Clone, Copy)]
pub struct GateView<'a> {
    /// What was judged.
    pub analysis: &'a Analysis,
    /// What came out.
    pub judgement: &'a Judgement,
    /// The language of the words.
    pub lang: Lang,
}

/// So many of those that hold are told; more would bury those that do not.
const MET_TOLD: usize = 20;

impl GateView<'_> {
    /// The result in a sentence, then each requirement with its reason: those that do not hold first.
    #[must_use]
    pub fn document(&self) -> Document {
        let (view, words, lang) = (self.analysis.latest(), gate::words(self.lang), self.lang);
        let title = view.assessment.title.get(lang);
        let mut document =
            Document::titled(format!("{title}, {} {}", shared(lang).wave_inside, view.wave.id));
        if let Some(policy) = self.title() {
            document.paragraph(Run::own(policy));
        }
        let number = |outcome: Outcome| self.judgement.with(outcome).count();
        let counts = [Outcome::Met, Outcome::NotMet, Outcome::Unknown].map(number);
        document.paragraph(conclusion(counts, self.judgement.is_open(), lang));
        let lines = |outcome: Outcome| self.judgement.with(outcome).map(|finding| self.line(finding));
        document.listed(Level::Part, words.not_met, lines(Outcome::NotMet));
        document.listed(Level::Part, words.unknown, lines(Outcome::Unknown));
        if counts[0] <= MET_TOLD {
            document.listed(Level::Part, words.met, lines(Outcome::Met));
        } else {
            document.paragraph(met_left_out(counts[0], lang));
        }
        document.notes(self.notes());
        document
    }

    /// The same as JSON, with unrounded numbers.
    ///
    /// # Errors
    /// Never in practice; what could not be written would be told of and not be cut off.
    pub fn json(&self) -> serde_json::Result<String> {
        let view = self.analysis.latest();
        let requirement = |finding: &Finding| {
            let (score, change) = match finding.found {
                Found::Score(estimate) => (Some(json::Score::of(&estimate, finding.is_near())), None),
                Found::Change(change) => (None, Some(json::Moved::of(&change))),
                Found::Nothing => (None, None),
            };
            let (kind, least) = match finding.clause.demand {
                Demand::AtLeast(least) => ("min", Some(least.value())),
                Demand::NoDecrease => ("no_regress", None),
            };
            json::Requirement {
                unit: view.assessment.units[finding.clause.unit].id.as_str(),
                node: view.questionnaire()[finding.clause.node].id.as_str(),
                kind,
                least,
                outcome: match finding.outcome {
                    Outcome::Met => "met",
                    Outcome::NotMet => "not_met",
                    Outcome::Unknown => "unknown",
                },
                score,
                change,
            }
        };
        let root = json::Root {
            format: 1,
            wave: view.wave.id.as_str(),
            since: self.before(),
            policy: self.title(),
            passed: self.judgement.is_open(),
            requirements: self.judgement.findings.iter().map(requirement).collect(),
        };
        to_text(&root, 2)
    }

    /// What the policy is called.
    fn title(&self) -> Option<&str> {
        self.judgement.title.as_ref().map(|title| title.get(self.lang))
    }

    /// The wave that changes are counted from.
    fn before(&self) -> Option<&str> {
        let changes = self.analysis.changes.as_ref()?;
        Some(self.analysis.assessment.waves[changes.from].id.as_str())
    }

    /// One requirement: of whom and what, what is required, how it stands, and what is missing.
    fn line(&self, finding: &Finding) -> String {
        let (view, words, lang) = (self.analysis.latest(), gate::words(self.lang), self.lang);
        let about = finding.clause;
        let scale = Scale::of(view.questionnaire(), about.node, lang);
        let unit = view.assessment.units[about.unit].name.get(lang);
        let node = view.questionnaire().inside_short(about.node, lang);
        match about.demand {
            Demand::AtLeast(least) => {
                let scale = scale.with_line(least.value());
                let score = view.node(about.unit, about.node);
                let found = score.map(|score| scale.score(&score.estimate, 1));
                let required = at_least(&scale.line(least.value()), lang);
                let stage = || stage_text(view.unit(about.unit), view.questionnaire(), about.node, lang);
                let found = found.or_else(stage).unwrap_or_else(|| shared(lang).not_shown.to_owned());
                let missing = finding.missing().map(|points| missing(&scale.missing(points), lang));
                let near = finding.outcome == Outcome::Met && finding.is_near();
                told(unit, node, &found, &required, missing.as_deref().or(near.then_some(words.nearly)))
            }
            Demand::NoDecrease => {
                let since = self.before().unwrap_or_default();
                let Found::Change(change) = finding.found else {
                    return not_shown_since(unit, node, since, lang);
                };
                let is_coarse = change.grains.iter().any(|grain| grain.is_coarse());
                let points = scale.change(change.difference.points, u8::from(!is_coarse));
                moved(unit, node, &points, since, lang)
            }
        }
    }

    fn notes(&self) -> Vec<String> {
        let (view, words, lang) = (self.analysis.latest(), gate::words(self.lang), self.lang);
        let findings = &self.judgement.findings;
        let nodes: Vec<NodeIx> = findings.iter().map(|finding| finding.clause.node).collect();
        let any = |is: &dyn Fn(&Finding) -> bool| findings.iter().any(is);
        let mut notes = Vec::new();
        if any(&|finding| matches!(finding.found, Found::Score(_))) {
            notes.push(note_scale(view.questionnaire(), &nodes, lang));
        }
        if any(&|finding| matches!(finding.found, Found::Score(score) if score.grain.is_coarse())) {
            notes.push(words.note_coarse.to_owned());
        }
        if any(&|finding| finding.outcome == Outcome::Met && finding.is_near()) {
            notes.push(words.note_near.to_owned());
        }
        if any(&|finding| finding.clause.demand == Demand::NoDecrease) {
            notes.push(words.note_decrease.to_owned());
        }
        if any(&|finding| finding.outcome == Outcome::Unknown) {
            let passes = self.judgement.hidden_passes;
            notes.push(if passes { words.note_passed } else { words.note_shut }.to_owned());
            notes.push(note_withheld(view.assessment.min_group, lang));
        }
        notes.extend(lowered(view.assessment, lang));
        notes
    }
}

/// The judgement as JSON, format 1.
mod json {
    use serde::Serialize;

    use crate::insight::Change;
    use crate::score::{Estimate, Interval};

    #[derive(Serialize)]
    pub struct Root<'a> {
        pub format: u8,
        pub wave: &'a str,
        pub since: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub policy: Option<&'a str>,
        pub passed: bool,
        pub requirements: Vec<Requirement<'a>>,
    }

    #[derive(Serialize)]
    pub struct Requirement<'a> {
        pub unit: &'a str,
        pub node: &'a str,
        pub kind: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub least: Option<f64>,
        pub outcome: &'static str,
        #[serde(flatten)]
        pub score: Option<Score>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub change: Option<Moved>,
    }

    #[derive(Serialize)]
    pub struct Score {
        score: f64,
        ci: Option<[f64; 2]>,
        near: bool,
    }

    impl Score {
        pub fn of(estimate: &Estimate, near: bool) -> Self {
            Self { score: estimate.mean, ci: estimate.interval().map(Interval::ends), near }
        }
    }

    #[derive(Serialize)]
    pub struct Moved {
        points: f64,
        p: Option<f64>,
        verdict: &'static str,
    }

    impl Moved {
        pub fn of(change: &Change) -> Self {
            let verdict = change.verdict.code();
            Self { points: change.difference.points, p: change.difference.p, verdict }
        }
    }
}
