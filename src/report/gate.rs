//! Whether what was agreed holds: requirement by requirement.

use super::json::to_text;
use super::scores::{Form, note_scale, shown_text};
use crate::doc::{Column, Document, Narrow, Table};
use crate::insight::{Analysis, Finding, Found, Judgement, Outcome};
use crate::model::{Demand, Lang, NodeIx};
use crate::text::scale::Scale;
use crate::text::sentences::method::lowered;
use crate::text::terminal::gate::{self, at_least, conclusion, missing, since};
use crate::text::terminal::{note_withheld, words as shared};

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

impl GateView<'_> {
    /// The result in a sentence, then each requirement with its reason.
    #[must_use]
    pub fn document(&self) -> Document {
        let (view, lang) = (self.analysis.latest(), self.lang);
        let title = view.assessment.title.get(lang);
        let mut document =
            Document::titled(format!("{title}, {} {}", shared(lang).wave_inside, view.wave.id));
        let findings = &self.judgement.findings;
        let is_open = self.judgement.is_open();
        document.paragraph(conclusion(self.judgement.met(), findings.len(), is_open, lang));
        document.table(self.table(), Narrow::Break);
        document.notes(self.notes());
        document
    }

    /// The same as JSON, with unrounded numbers.
    #[must_use]
    pub fn json(&self) -> String {
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
            passed: self.judgement.is_open(),
            requirements: self.judgement.findings.iter().map(requirement).collect(),
        };
        to_text(&root, 2)
    }

    /// The wave that changes are counted from.
    fn before(&self) -> Option<&str> {
        let changes = self.analysis.changes.as_ref()?;
        Some(self.analysis.assessment.waves[changes.from].id.as_str())
    }

    fn table(&self) -> Table {
        let (view, words, lang) = (self.analysis.latest(), gate::words(self.lang), self.lang);
        let mut table = Table::default();
        table.column(Column::Words, shared(lang).unit);
        table.column(Column::Words, shared(lang).node);
        table.column(Column::Words, words.required);
        table.column(Column::Mark, words.found);
        table.column(Column::Words, words.outcome);
        for finding in &self.judgement.findings {
            let about = finding.clause;
            let scale = Scale::of(view.questionnaire(), about.node, lang);
            let required = match about.demand {
                Demand::AtLeast(least) => at_least(&scale.line(least.value()), lang),
                Demand::NoDecrease => words.no_decrease.to_owned(),
            };
            let unit = view.assessment.units[about.unit].name.get(lang).to_owned();
            let node = view.questionnaire()[about.node].short.get(lang).to_owned();
            table.row(0, vec![unit, node, required, self.found(finding), self.outcome(finding)]);
        }
        table
    }

    fn found(&self, finding: &Finding) -> String {
        let (view, about) = (self.analysis.latest(), finding.clause);
        let scale = Scale::of(view.questionnaire(), about.node, self.lang);
        match (finding.found, about.demand) {
            (Found::Change(change), _) => {
                let is_coarse = change.grains.iter().any(|grain| grain.is_coarse());
                let points = scale.change(change.difference.points, u8::from(!is_coarse));
                since(&points, self.before().unwrap_or_default(), self.lang)
            }
            (Found::Nothing, Demand::NoDecrease) => shared(self.lang).not_shown.to_owned(),
            (Found::Nothing | Found::Score(_), _) => {
                let form = Form { interval: true, decimals: 1, lang: self.lang };
                shown_text(view.questionnaire(), about.node, view.unit(about.unit), form)
            }
        }
    }

    fn outcome(&self, finding: &Finding) -> String {
        let words = gate::words(self.lang);
        let scale = Scale::of(self.analysis.latest().questionnaire(), finding.clause.node, self.lang);
        match (finding.outcome, finding.missing()) {
            (Outcome::Met, _) if finding.is_near() => words.nearly.to_owned(),
            (Outcome::Met, _) => words.met.to_owned(),
            (Outcome::NotMet, Some(points)) => missing(&scale.missing(points), self.lang),
            (Outcome::NotMet, None) => words.decreased.to_owned(),
            (Outcome::Unknown, _) => words.unknown.to_owned(),
        }
    }

    fn notes(&self) -> Vec<String> {
        let (view, words, lang) = (self.analysis.latest(), gate::words(self.lang), self.lang);
        let findings = &self.judgement.findings;
        let nodes: Vec<NodeIx> = findings.iter().map(|finding| finding.clause.node).collect();
        let any = |is: &dyn Fn(&Finding) -> bool| findings.iter().any(is);
        let mut notes = vec![note_scale(view.questionnaire(), &nodes, lang)];
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
    use crate::score::Estimate;

    #[derive(Serialize)]
    pub struct Root<'a> {
        pub format: u8,
        pub wave: &'a str,
        pub since: Option<&'a str>,
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
            let ci = estimate.interval().map(|interval| [interval.low, interval.high]);
            Self { score: estimate.mean, ci, near }
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
