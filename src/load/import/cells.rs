//! Cells that are no answers, and what was decided of those that are.

use super::findings::Findings;
use super::grid::{Cell, GridRow};
use super::reader::Reader;
use super::texts::text_of;
use super::values::uncomputed;
use crate::model::{
    AnswerFault, AnswerFaultKind, Becomes, ColumnView, Decimal, Fault, ItemIx, MeaningLine, NumberDoubt,
    Part, ReadAs, Scale, Severity, SystemColumn, Tool, looks_personal,
};

impl Reader<'_> {
    /// Tells of cells that a spreadsheet has not computed, or could not, where they say something of the respondent. Those with
    /// answers are told where answers are read.
    pub fn check_cells(&self, row: &GridRow, findings: &mut Findings) {
        let says = |becomes: &Becomes| match becomes {
            Becomes::System(system) => !matches!(
                system,
                SystemColumn::Personal
                    | SystemColumn::Quiz
                    | SystemColumn::Technical
                    | SystemColumn::Item
                    | SystemColumn::Value
            ),
            Becomes::Item(_, part, _) => *part == Part::Comment,
            Becomes::Filter | Becomes::Group(_) => true,
            Becomes::Ignored | Becomes::Unmatched(_) => false,
        };
        self.tell_uncomputed(row, |view| says(&view.becomes), findings);
    }

    /// Tells of headings that a spreadsheet has not computed: nobody can know what stands beneath.
    pub fn check_headings(&self, row: &GridRow, findings: &mut Findings) {
        self.tell_uncomputed(row, |view| !view.is_empty, findings);
    }

    fn tell_uncomputed(
        &self,
        row: &GridRow,
        is_wanted: impl Fn(&ColumnView) -> bool,
        findings: &mut Findings,
    ) {
        for view in self.plan.columns.iter().filter(|view| is_wanted(view)) {
            if let Some(kind) = uncomputed(row.cell(view.column)) {
                let fault = Fault::Answer(kind.into());
                findings.report(Severity::Error, row.number, view.column, "", false, fault);
            }
        }
    }

    /// Tells that a cell is no answer, with the line of a mapping that would say what it means.
    pub fn refuse(
        &self,
        item: ItemIx,
        cell: &Cell,
        (row, column): (u64, usize),
        fault: Fault,
        findings: &mut Findings,
    ) {
        let text = text_of(cell);
        let Fault::Answer(AnswerFault { kind, .. }) = fault else {
            return findings.report(Severity::Error, row, column, &text, true, fault);
        };
        // LimeSurvey's code for "other", which the item does not have: what was written stands in a column of its own.
        let is_other = self.tool == Tool::LimeSurvey && text.eq_ignore_ascii_case("-oth-");
        let example = if is_other { Some(String::new()) } else { example(&kind) };
        let meaning = example.filter(|_| text.chars().count() <= 80 && !looks_personal(&text));
        let meaning = meaning.map(|example| {
            Box::new(MeaningLine {
                text: text.to_string(),
                item: Some(self.job.index.questionnaire[self.job.index.node(item)].id.clone()),
                columns: 1,
                example,
            })
        });
        findings.report_value((row, column), &text, AnswerFault { meaning, ..kind.into() });
    }

    /// Warns where numbers look like shares of one though per cent are asked for.
    pub fn note_shares(
        &self,
        item: ItemIx,
        cell: &Cell,
        (row, column): (u64, usize),
        findings: &mut Findings,
    ) {
        let is_share = match cell {
            Cell::Number(number) => 0.0 < *number && *number < 1.0,
            Cell::Text(_) => {
                let number = text_of(cell).replace(',', ".").parse::<f64>();
                number.is_ok_and(|number| 0.0 < number && number < 1.0)
            }
            Cell::Blank
            | Cell::Percent(_)
            | Cell::Bool(_)
            | Cell::Time(_)
            | Cell::Error(_)
            | Cell::Formula => false,
        };
        if is_share && self.values.usages.look_like_shares(item) {
            let kind = AnswerFaultKind::LooksLikeShares { value: text_of(cell).into_owned() };
            findings.report(Severity::Warning, row, column, "", false, Fault::Answer(kind.into()));
        }
    }

    /// What was decided of each column, in the order of the plan.
    pub fn decided(&self) -> Vec<Vec<ReadAs>> {
        let decided = |view: &ColumnView| match view.becomes {
            Becomes::Item(node, part, _) if part != Part::Comment => {
                let item = self.job.index.questionnaire.item_ix(node);
                item.map(|item| self.values.usages.decided(item, part)).unwrap_or_default()
            }
            Becomes::Item(..)
            | Becomes::Group(_)
            | Becomes::System(_)
            | Becomes::Ignored
            | Becomes::Filter
            | Becomes::Unmatched(_) => Vec::new(),
        };
        self.plan.columns.iter().map(decided).collect()
    }
}

/// What a mapping may say that a text stands for; `None` where none can mend it.
#[expect(clippy::wildcard_enum_match_arm, reason = "most faults are not mended by a mapping")]
fn example(kind: &AnswerFaultKind) -> Option<String> {
    const OPEN: &str = "…";
    let id_of = |scale: &Scale, name: &str| {
        let option = scale.find(name).and_then(|at| scale.options().get(at.at()));
        option.map_or(OPEN, |option| option.id.as_str()).to_owned()
    };
    let plain = |number: &Decimal| number.to_string();
    match kind {
        AnswerFaultKind::NotOnScale { scale, nearest: Some(nearest), .. } => Some(id_of(scale, nearest)),
        AnswerFaultKind::TwoNumbers { both: (_, thousands), .. } => Some(plain(thousands)),
        AnswerFaultKind::PercentOrShare { both: (_, share), .. } => Some(plain(share)),
        AnswerFaultKind::NotOnScale { .. }
        | AnswerFaultKind::BareNumber {
            doubt: NumberDoubt::Nought | NumberDoubt::Beyond | NumberDoubt::YesOrPlace | NumberDoubt::Codes,
            ..
        }
        | AnswerFaultKind::NotANumber { .. }
        | AnswerFaultKind::OutsideRange { .. }
        | AnswerFaultKind::PercentOutOfPlace { .. }
        | AnswerFaultKind::NotATick { .. } => Some(OPEN.to_owned()),
        _ => None,
    }
}
