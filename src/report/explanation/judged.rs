//! How a score comes about that is judged on the unit's scores.

use super::Explanation;
use crate::doc::{Column, Document, Narrow, Table};
use crate::model::{Combine, Group, NodeIx, Points};
use crate::score::{Blocker, Gate, NodeScore};
use crate::text::number::NO_VALUE;
use crate::text::sentences::area;
use crate::text::terminal::{explanation as say, rules};

impl Explanation<'_> {
    /// The rule, what it is applied to, and what comes out.
    pub(super) fn judged(&self, score: &NodeScore) -> Document {
        let mut document = Document::default();
        let Some(group) = self.view.questionnaire()[self.node].group() else { return document };
        let table = match (&score.gate, group.combine) {
            (Some(_), Combine::Ladder { pass_at }) => self.ladder(group, pass_at),
            (Some(_), _) => self.stacked(group),
            (None, _) => self.scores(group),
        };
        document.paragraph(rules::judged(self.lang));
        document.paragraph(rules::combined(group.combine, self.lang));
        document.table(table, Narrow::Break);
        match &score.gate {
            Some(gate) => self.gate(gate, &mut document),
            None => self.result(group, score, &mut document),
        }
        document
    }

    /// Each stage with what is in it: what it needs and what it has.
    fn ladder(&self, group: &Group, pass_at: Points) -> Table {
        let mut table = Table::default();
        table.column(Column::Words, say::part(self.lang));
        table.column(Column::Number, rules::needs(self.lang));
        table.column(Column::Number, rules::has(self.lang));
        table.column(Column::Mark, "");
        for stage in &group.counted().collect::<Vec<_>>() {
            // A stage that is a question is its own element.
            match self.view.questionnaire()[*stage].group() {
                None => table.row(0, self.element(*stage, pass_at)),
                Some(of_stage) => {
                    table.head_row(self.name(*stage));
                    of_stage.counted().for_each(|part| table.row(1, self.element(part, pass_at)));
                }
            }
        }
        table
    }

    fn element(&self, node: NodeIx, needs: Points) -> Vec<String> {
        let score = self.view.node(self.unit, node).map(|score| score.estimate);
        let (has, verdict) = match score {
            Some(estimate) if estimate.millionths >= needs.millionths() => {
                (self.six(estimate.mean), say::met(self.lang))
            }
            Some(estimate) => (self.six(estimate.mean), say::not_met(self.lang)),
            None => (NO_VALUE.to_owned(), self.without_score(node)),
        };
        vec![self.name(node), self.exact(needs.value()), has, verdict.to_owned()]
    }

    /// Why an element has no score, as far as that may be told.
    fn without_score(&self, node: NodeIx) -> &'static str {
        let answers = self.view.unit(self.unit).answers.as_ref();
        match answers.and_then(|answers| answers.get(node.at())) {
            Some(states) if states.total() == 0 => rules::not_shown(self.lang),
            Some(states) if states.total() == states.not_applicable => rules::does_not_apply(self.lang),
            _ => say::not_met(self.lang),
        }
    }

    /// Each stage with its share.
    fn stacked(&self, group: &Group) -> Table {
        let mut table = Table::default();
        table.column(Column::Words, say::part(self.lang));
        table.column(Column::Number, say::points(self.lang));
        table.column(Column::Number, "/ 100");
        for stage in &group.counted().collect::<Vec<_>>() {
            let mean = self.view.unit(self.unit).score(*stage);
            let number = |value: Option<f64>| value.map_or(NO_VALUE.to_owned(), |value| self.six(value));
            table.row(0, vec![self.name(*stage), number(mean), number(mean.map(|mean| mean / 100.0))]);
        }
        table
    }

    /// The parts with their weights and scores.
    fn scores(&self, group: &Group) -> Table {
        let weighs = group.combine.uses_weights();
        let mut table = Table::default();
        table.column(Column::Words, say::part(self.lang));
        if weighs {
            table.column(Column::Number, say::weight(self.lang));
        }
        table.column(Column::Number, say::points(self.lang));
        for child in &group.counted().collect::<Vec<_>>() {
            let mut cells = vec![self.name(*child)];
            let weight = self.view.questionnaire().weight_in(self.unit, *child).value();
            cells.extend(weighs.then(|| self.exact(weight)));
            let mean = self.view.unit(self.unit).score(*child);
            cells.push(mean.map_or(NO_VALUE.to_owned(), |mean| self.six(mean)));
            table.row(0, cells);
        }
        table
    }

    /// How far the climb went, in words and as a score.
    fn gate(&self, gate: &Gate, document: &mut Document) {
        let blocker = |blocker: &Blocker| {
            let has = blocker.has.map(|has| format!(" ({})", self.six(has)));
            format!("{}{}", self.short(blocker.node), has.unwrap_or_default())
        };
        let blockers: Vec<String> = gate.blockers.iter().map(blocker).collect();
        let blockers: Vec<&str> = blockers.iter().map(String::as_str).collect();
        let stage = gate.blocked_at.map(|stage| self.short(stage));
        let blocked = stage.as_deref().map(|stage| (stage, blockers.as_slice()));
        let told = area::stages(gate.reached, gate.stages, blocked, self.lang);
        let mean = 100.0 * gate.value / gate.stages as f64;
        let (value, count) = (self.six(gate.value), gate.stages);
        let formula = format!("100 · {value} / {count} {} = {}", rules::stages(self.lang), self.six(mean));
        document.paragraph(format!("{}: {told}", self.short(self.node)));
        document.formulas(vec![formula]);
    }

    fn result(&self, group: &Group, score: &NodeScore, document: &mut Document) {
        let mean = self.six(score.estimate.mean);
        let formula = match group.combine {
            Combine::Mean | Combine::Sum => format!("Σ w · x / Σ w = {mean}"),
            Combine::Min | Combine::Max | Combine::Median | Combine::Ladder { .. } | Combine::Stacked => {
                format!("x = {mean}")
            }
        };
        if group.counted().any(|part| self.view.unit(self.unit).score(part).is_none()) {
            document.paragraph(rules::missing_parts(group.combine, self.lang));
        }
        document.formulas(vec![formula]);
    }

    fn short(&self, node: NodeIx) -> String {
        self.view.questionnaire()[node].in_text(self.lang).to_owned()
    }

    fn name(&self, node: NodeIx) -> String {
        format!("{} ({})", self.short(node), self.view.questionnaire()[node].id)
    }
}
