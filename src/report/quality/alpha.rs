//! How the reliability of a group of questions comes about, step by step.

use super::QualityView;
use crate::doc::{Column, Document, Level, Narrow, Table};
use crate::insight::quality::{GroupQuality, Reliability};
use crate::model::NodeIx;
use crate::text::number::{count, decimal};
use crate::text::terminal::exact;
use crate::text::terminal::quality::{complete, of_alpha, refused, title_of_alpha};

impl QualityView<'_> {
    /// The arithmetic of a group's alpha, or why it has none; `None` of what is no group of questions.
    #[must_use]
    pub fn alpha_document(&self, node: NodeIx) -> Option<Document> {
        let group = self.quality.groups.iter().find(|group| group.node == node)?;
        let mut document =
            Document::titled(title_of_alpha(self.inside(node), self.view.wave.id.as_str(), self.lang));
        match &group.reliability {
            Err(refusal) => document.paragraph(refused(&[self.inside(node)], *refusal, self.lang)),
            Ok(reliability) => self.derive_alpha(group, reliability, &mut document),
        }
        document.note(self.words().note_alpha);
        document.note(self.words().note_method);
        Some(document)
    }

    fn derive_alpha(&self, group: &GroupQuality, reliability: &Reliability, document: &mut Document) {
        let Reliability { n, of_questions, of_sum, alpha, .. } = *reliability;
        let number = |value: f64| exact(value, self.lang);
        let (k, six) = (group.items, |value: f64| decimal(value, 6, self.lang));
        document.paragraph(complete(&count(n, self.lang), k, self.lang));
        let rest = k - 1;
        let share = format!("{k} / {rest} · (1 − {} / {})", six(of_questions), six(of_sum));
        let mut lines = vec![
            format!("Σ s²ᵢ = {}", six(of_questions)),
            format!("s² = {}", six(of_sum)),
            format!("α = k / (k − 1) · (1 − Σ s²ᵢ / s²) = {share} = {}", six(alpha)),
        ];
        let sure = reliability.interval.filter(|_| alpha < 1.0);
        lines.extend(sure.into_iter().flat_map(|interval| {
            let df = n - 1;
            let between = df * rest as u64;
            [(0.975, interval.low), (0.025, interval.high)].map(|(at, end)| {
                let f = (1.0 - end) / (1.0 - alpha);
                let quantile = format!("F({}; {df}, {between})", number(at));
                format!("1 − (1 − α) · {quantile} = 1 − (1 − {}) · {} = {}", six(alpha), six(f), six(end))
            })
        }));
        document.paragraph(of_alpha(self.lang));
        document.formulas(lines);
        let words = self.words();
        let mut table = Table::default();
        table.column(Column::Words, words.question);
        table.column(Column::Number, words.item_rest);
        table.column(Column::Number, words.alpha_without);
        for question in &group.questions {
            let figures = [question.item_rest, question.alpha_without].map(|figure| self.two(figure));
            table.row(0, std::iter::once(self.node(question.node).to_owned()).chain(figures).collect());
        }
        if !group.questions.is_empty() {
            document.heading(Level::Section, words.the_questions);
            document.table(table, Narrow::Break);
        }
    }
}
