//! One line of the plan, explained: why it is proposed, what it gives, and when it is reached.

use crate::doc::{Column, Document, Level, Narrow, Run, Table, Text};
use crate::insight::{Gain, Proposal, gain, proposals};
use crate::model::{Action, NodeIx, Status, UnitIx};
use crate::report::view::Scope;
use crate::text::labels::words;
use crate::text::number::NO_VALUE;
use crate::text::sentences::actions as say;
use crate::text::sentences::method::lowered;
use crate::text::terminal::exact;

use super::propose;
use super::said::{stands, state_of};

/// An action of the plan whose arithmetic is asked for.
#[derive(Debug, Clone, Copy)]
pub struct ActionExplanation<'a> {
    /// The newest wave.
    pub scope: Scope<'a>,
    /// Which action of the analysis's plan, which has been judged.
    pub action: &'a Action,
}

impl ActionExplanation<'_> {
    /// Why, what, and when it is reached. Of what may not be shown nothing is computed.
    #[must_use]
    pub fn document(&self) -> Document {
        let (scope, action, lang) = (&self.scope, self.action, self.scope.lang);
        let words = say::words(lang);
        let mut document = Document::titled(Run::own(&action.action));
        document.paragraph(action.unit.map_or(words.for_all, |unit| scope.unit_name(unit)));
        document.paragraph(say::state(state_of(action, &scope.analysis.plan), lang));
        let proposal = self.proposal();
        document.section(Level::Part, words.why, self.why(proposal.as_ref()));
        document.section(Level::Part, words.arithmetic, self.arithmetic(proposal.as_ref()));
        document.section(Level::Part, words.reach, self.reach());
        document.notes(lowered(scope.view.assessment, lang));
        document
    }

    /// What was seen when it was proposed, and what is seen now.
    fn why(&self, proposal: Option<&Proposal<'_>>) -> Document {
        let mut body = Document::default();
        if !self.action.why.is_empty() {
            body.paragraph(Run::own(&self.action.why));
        }
        match proposal {
            Some(proposal) => {
                let now = propose::why(&self.scope, proposal).join(" ");
                if now != self.action.why {
                    body.paragraph(now);
                }
            }
            None => body.paragraph(say::words(self.scope.lang).not_proposed),
        }
        body
    }

    /// The same as it would be proposed now.
    fn proposal(&self) -> Option<Proposal<'_>> {
        let (scope, unit) = (&self.scope, self.action.unit?);
        let all = proposals(scope.analysis, scope.wave, unit).into_iter();
        let is_it = |proposal: &Proposal<'_>| proposal.reach.id(scope.view, unit) == self.action.id;
        all.into_iter().find(is_it).filter(|_| self.action.id.is_some())
    }

    fn arithmetic(&self, proposal: Option<&Proposal<'_>>) -> Document {
        let (scope, lang) = (&self.scope, self.scope.lang);
        let mut body = Document::default();
        let Some((unit, node, found)) = self.gain(proposal) else {
            body.paragraph(say::words(lang).no_lift);
            return body;
        };
        let shared = proposal.and_then(|proposal| proposal.shared.as_ref());
        if let Some(shared) = shared {
            body.paragraph(say::weighed(shared.units.len(), shared.told, lang));
        }
        let (area, _) = found.area;
        let now = scope.view.unit(unit).place(node).unwrap_or_default();
        if scope.questionnaire()[node].item().is_some() {
            let aim = self.action.aim.map_or(now, |aim| aim.value());
            if shared.is_none() {
                body.paragraph(say::all_else_alike(scope.short(node), now, aim, lang));
                body.table(self.questions(unit, area, (node, aim)), Narrow::Break);
            }
        }
        let moves = std::iter::once(found.area).chain(found.whole);
        body.formulas(moves.map(|(node, points)| say::moves(scope.inside(node), points, lang)).collect());
        body
    }

    /// What it gives as the answers are now.
    fn gain(&self, proposal: Option<&Proposal<'_>>) -> Option<(UnitIx, NodeIx, Gain)> {
        let (scope, unit) = (&self.scope, self.action.unit?);
        let node = scope.questionnaire().find(self.action.node.as_ref()?.as_str())?;
        if let Some(found) = proposal.and_then(|proposal| proposal.gain) {
            return Some((unit, node, found));
        }
        let aim = self.action.aim?;
        let now = scope.view.unit(unit).place(node)?;
        let is_item = scope.questionnaire()[node].item().is_some();
        let found = if is_item {
            gain(scope.view, unit, node, aim)?
        } else {
            Gain { area: (node, aim.value() - now), whole: None }
        };
        Some((unit, node, found))
    }

    /// The questions of an area with what they weigh and where they stand, now and then.
    fn questions(&self, unit: UnitIx, area: NodeIx, (moved, aim): (NodeIx, f64)) -> Table {
        let (scope, lang) = (&self.scope, self.scope.lang);
        let labels = words(lang);
        let mut table = Table::default();
        table.column(Column::Words, labels.question);
        for head in [labels.weight, say::words(lang).now, say::words(lang).then] {
            table.column(Column::Number, head);
        }
        let items = scope.questionnaire().items_in(area).into_iter();
        let scored =
            items.filter(|item| scope.questionnaire()[*item].item().is_some_and(|item| item.is_scored()));
        for item in scored {
            let now = scope.view.unit(unit).place(item);
            let then = if item == moved { Some(aim) } else { now };
            let cell = |points: Option<f64>| {
                points.map_or_else(|| NO_VALUE.to_owned(), |points| exact(points, lang))
            };
            let weight = scope.questionnaire().weight_in(unit, item).value();
            let name =
                if item == moved { Run::strong(scope.short(item)) } else { Run::plain(scope.short(item)) };
            let cells: Vec<Text> =
                vec![name.in_own().into(), exact(weight, lang).into(), cell(now).into(), cell(then).into()];
            table.row(0, cells);
        }
        table
    }

    fn reach(&self) -> Document {
        let (scope, lang) = (&self.scope, self.scope.lang);
        let mut body = Document::default();
        body.paragraphs(stands(scope, self.action));
        body.paragraphs(
            self.action.sign.map(|sign| say::answers_show(sign, self.action.status == Status::Done, lang)),
        );
        body.note(say::words(lang).note_sure);
        body
    }
}
