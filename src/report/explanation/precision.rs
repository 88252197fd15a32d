//! How sure a score is, step by step.

use super::Explanation;
use crate::doc::{Column, Document, Narrow, Table};
use crate::score::{Estimate, NodeScore, Precision, TwoStage, Unsaid, Whole, people, t_quantile};
use crate::text::number::{self, NO_VALUE};
use crate::text::terminal::explanation as say;

impl Explanation<'_> {
    /// The standard error of the score, its interval, or why there is none.
    pub(super) fn precision(&self, score: &NodeScore, whole: &Whole) -> Document {
        let mut document = Document::default();
        let estimate = &score.estimate;
        let two_stage = TwoStage::of_whole(whole);
        let is_plain = estimate.believed.is_some() || whole.strata.is_empty();
        let Some(precision) = estimate.precision else {
            let why = match estimate.unsaid {
                Some(Unsaid::Single) => say::single,
                Some(Unsaid::Alike) => say::alike,
                Some(Unsaid::FewParts) => say::few_parts,
                Some(Unsaid::MostSilent) => say::most_silent,
                Some(Unsaid::Few | Unsaid::Part | Unsaid::Judged) | None => say::unknown,
            };
            document.paragraph(why(self.lang));
            return document;
        };
        let mut lines = Vec::new();
        if is_plain {
            let (sentence, formulas) = self.plain_error(estimate, &precision);
            if let Some(sentence) = sentence {
                document.paragraph(sentence);
            }
            lines.extend(formulas);
        } else {
            if whole.parts.iter().any(|part| part.estimate.n == 1) {
                document.paragraph(say::borrowed(self.lang));
            }
            match two_stage {
                Ok(found) if !whole.silent.is_empty() => {
                    document.paragraph(say::silent(self.lang));
                    lines.extend(self.two_stage(&found, whole, &precision));
                }
                _ => {
                    lines.push(format!("se = √(Σ (w · se)²) = {}", self.six(precision.se)));
                    lines.push(format!("df = (Σ (w · se)²)² / Σ ((w · se)⁴ / df) = {}", self.df(&precision)));
                }
            }
        }
        match estimate.of_staff {
            Some(of_staff) => {
                let is_more =
                    people(self.view.assessment, self.unit).is_some_and(|people| people < estimate.n);
                let said = if is_more { say::more_than_work_there } else { say::of_staff };
                if is_plain {
                    document.paragraph(said(self.lang));
                    lines.extend(self.corrected(estimate, &of_staff));
                    lines.extend(self.interval(estimate, &of_staff));
                } else {
                    document.formulas(std::mem::take(&mut lines));
                    document.paragraph(format!("{} {}", say::of_staff(self.lang), say::of_parts(self.lang)));
                    self.corrected_whole(whole, &of_staff, &mut document);
                    lines.extend(self.interval(estimate, &of_staff));
                }
            }
            None => lines.extend(self.interval(estimate, &precision)),
        }
        document.formulas(lines);
        document
    }

    /// The standard error of a mean of respondents, and what is said before it.
    fn plain_error(&self, estimate: &Estimate, precision: &Precision) -> (Option<&'static str>, Vec<String>) {
        let n = number::count(estimate.n, self.lang);
        let variance = estimate.sd.map_or(0.0, |sd| sd * sd);
        let se = self.six(precision.se);
        match estimate.believed.filter(|believed| *believed > variance) {
            None => {
                let sd = self.six(estimate.sd.unwrap_or_default());
                (None, vec![format!("se = s / √n = {sd} / √{n} = {se}")])
            }
            Some(believed) => {
                let [least, usual] = [believed, 2.0 * believed].map(|variance| self.six(variance));
                let lines = vec![
                    format!("v = ½ · s²ᵤ = ½ · {usual} = {least}"),
                    format!("se = √(v / n) = √({least} / {n}) = {se}"),
                ];
                (Some(say::least_variance(self.lang)), lines)
            }
        }
    }

    /// How the silence of some parts comes into a whole's standard error.
    fn two_stage(&self, found: &TwoStage, whole: &Whole, precision: &Precision) -> Vec<String> {
        let parts = whole.levels().get(found.level).map_or(0, |(strata, _)| strata.len());
        let q = number::count(parts as u64, self.lang);
        let mut lines = vec![
            format!("q = {q} {}", say::that_answered(self.lang)),
            format!("W = {} {}", self.six(found.silent), say::of_silent(self.lang)),
            format!("B = Σ p (x̄ᵢ − x̄)² / (1 − Σ p²) = {}", self.six(found.between)),
            format!("c = Σ (p − W)² + Σ Wₛ² = {}", self.six(found.unheard)),
            "e = p² − c · p (1 − p) / (1 − Σ p²)".to_owned(),
        ];
        let variance = self.six(found.precision.se * found.precision.se);
        lines.push(format!("V = max(Σ p² se², c · B + Σ e · se²) = {variance}"));
        // A sample of everybody is no surer than all of its respondents together.
        let root = if precision.se > found.precision.se { "max(√V, s / √n)" } else { "√V" };
        lines.push(format!("se = {root} = {}", self.six(precision.se)));
        lines.push(format!("df = V² / ((c · B)² / (q − 1) + Σ (e · se²)² / df) = {}", self.df(precision)));
        lines
    }

    /// The standard error of a statement about those who work there now.
    fn corrected(&self, estimate: &Estimate, of_staff: &Precision) -> Vec<String> {
        let se = self.six(of_staff.se);
        match people(self.view.assessment, self.unit) {
            Some(people) if people < estimate.n => Vec::new(),
            Some(people) => {
                let (n, all) = (number::count(estimate.n, self.lang), number::count(people, self.lang));
                vec![
                    format!("N = {all} {}", say::people(self.lang)),
                    format!("se = se · √(1 − n / N) = se · √(1 − {n} / {all}) = {se}"),
                ]
            }
            None => vec![format!("se = {se}")],
        }
    }

    fn interval(&self, estimate: &Estimate, precision: &Precision) -> Vec<String> {
        let (Some(t), Some(interval)) = (t_quantile(0.975, precision.df), estimate.interval()) else {
            return Vec::new();
        };
        let (mean, se) = (self.six(estimate.mean), self.six(precision.se));
        let ends = say::between(&self.six(interval.low), &self.six(interval.high), self.lang);
        let mut lines = vec![
            format!("t = {}, {}", self.six(t), say::quantile(&self.df(precision), self.lang)),
            format!("x̄ ± t · se = {mean} ± {} · {se} = {ends}", self.six(t)),
        ];
        let scale = self.scale();
        if interval.low < 0.0 || interval.high > 100.0 {
            lines.push(say::clamped(&scale.name(), self.lang));
        }
        if !scale.is_points() {
            let [low, high] = interval.ends().map(|end| self.six(scale.value(end.clamp(0.0, 100.0))));
            lines.push(format!("{}: {}", scale.phrase(), say::between(&low, &high, self.lang)));
        }
        lines
    }

    /// The same of a whole: the standard error of each part as a statement about those who work there, and what they amount to.
    fn corrected_whole(&self, whole: &Whole, of_staff: &Precision, document: &mut Document) {
        let found = TwoStage::of_whole(&whole.of_staff());
        let levels = whole.levels();
        let level = found.as_ref().map_or(0, |found| found.level);
        let Some((strata, silent)) = levels.get(level) else { return };
        let mut table = Table::default();
        table.column(Column::Words, say::part(self.lang));
        for head in ["n", "N", "se", "se′"] {
            table.column(Column::Number, head);
        }
        let dash = || NO_VALUE.to_owned();
        let error = |precision: Option<Precision>| precision.map_or_else(dash, |found| self.six(found.se));
        for one in *strata {
            let name = match one.unit {
                Some(unit) => self.unit_name(unit).to_owned(),
                None => say::rest_of(self.unit_name(self.unit), self.lang),
            };
            let people = one.people.map_or_else(dash, |people| number::count(people, self.lang));
            let n = number::count(one.n, self.lang);
            table.row(0, vec![name, n, people, error(one.precision), error(one.of_staff)]);
        }
        let mut lines = vec!["se′ = se · √(1 − n / N)".to_owned()];
        let (se, df) = (self.six(of_staff.se), self.df(of_staff));
        if silent.is_empty() {
            lines.push(format!("se = √(Σ (w · se′)²) = {se}"));
            if of_staff.se > 0.0 {
                lines.push(format!("df = (Σ (w · se′)²)² / Σ ((w · se′)⁴ / df) = {df}"));
            }
        } else {
            let variance = self.six(of_staff.se * of_staff.se);
            lines.push(format!("V = max(Σ p² se′², c · B + Σ e · se′²) = {variance}"));
            lines.push(format!("se = √V = {se}"));
            lines.push(format!("df = V² / ((c · B)² / (q − 1) + Σ (e · se′²)² / df) = {df}"));
        }
        document.table(table, Narrow::Break);
        document.formulas(lines);
    }
}
