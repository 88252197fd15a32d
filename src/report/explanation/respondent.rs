//! How one respondent's points come about.

use super::Explanation;
use crate::doc::{Column, Document, Narrow, Table};
use crate::model::{
    Answering, Group, Item, MissingPolicy, Multi, MultiRule, NodeBody, NodeIx, Number, OptionIx, Scale,
    Weight,
};
use crate::report::facts::Facts;
use crate::text::labels::words;
use crate::text::terminal::{explanation as say, rules};
use crate::text::{exporting, number};

impl Explanation<'_> {
    pub(super) fn respondent(&self) -> Document {
        match &self.view.questionnaire()[self.node].body {
            NodeBody::Item(item) => self.item(item),
            NodeBody::Group(group) => self.group(group),
        }
    }

    fn item(&self, item: &Item) -> Document {
        let words = words(self.lang);
        let mut document = Document::default();
        match &item.answering {
            Answering::Choice(_) if !item.scored => document.paragraph(exporting::words(self.lang).entry),
            Answering::Choice(scale) => {
                document.table(self.options(scale, |_| true, item.reverse), Narrow::Break);
            }
            Answering::Multi(multi) => self.ticks(multi, &mut document),
            Answering::Number(number) => self.number(number, item.reverse, &mut document),
            Answering::Text => {}
        }
        let facts = Facts::new(self.view.questionnaire(), self.lang);
        if let Some(told) = facts.audience(self.node) {
            document.paragraph(format!("{told} {}", rules::others_not_asked(self.lang)));
        }
        for told in facts.conditions(self.node) {
            document.paragraph(format!("{told} {}", rules::else_not_applicable(self.lang)));
        }
        if !item.scored {
            return document;
        }
        if item.reverse {
            document.paragraph(say::reversed(self.lang));
        }
        document.paragraph(say::policy(words.dont_know, item.dont_know, self.lang));
        document.paragraph(say::policy(words.not_answered, item.missing, self.lang));
        document.paragraph(self.not_applicable(item.not_applicable));
        document
    }

    fn not_applicable(&self, policy: MissingPolicy) -> String {
        match policy {
            MissingPolicy::LeaveOut => say::not_applicable(self.lang).to_owned(),
            MissingPolicy::Zero => say::policy(words(self.lang).not_applicable, policy, self.lang),
        }
    }

    /// A table of what answers give.
    fn options(&self, scale: &Scale, counts: impl Fn(OptionIx) -> bool, reverse: bool) -> Table {
        let mut table = self.points_table(say::answer(self.lang));
        for (at, option) in scale.options().iter().enumerate() {
            if counts(OptionIx::new(at)) {
                let points = if reverse { option.points.reversed() } else { option.points };
                let label = format!("{} {}", option.id, option.label.get(self.lang));
                table.row(0, vec![label, self.exact(points.value())]);
            }
        }
        table
    }

    fn points_table(&self, head: &str) -> Table {
        let mut table = Table::default();
        table.column(Column::Words, head);
        table.column(Column::Number, say::points(self.lang));
        table
    }

    fn ticks(&self, multi: &Multi, document: &mut Document) {
        let options = || multi.scale().options().iter().enumerate();
        let exclusive = options().filter(|(at, _)| multi.is_exclusive(OptionIx::new(*at)));
        let exclusive: Vec<&str> = exclusive.map(|(_, option)| option.label.get(self.lang)).collect();
        match multi.rule() {
            MultiRule::Share => {
                let counted = options().count() - exclusive.len();
                document.paragraph(rules::share_of_ticks(counted, &exclusive, self.lang));
            }
            MultiRule::Points => {
                let counts = |option| !multi.is_exclusive(option);
                // Reversing is done to the sum, and told after the table.
                document.paragraph(rules::sum_of_ticks(&exclusive, self.lang));
                document.table(self.options(multi.scale(), counts, false), Narrow::Break);
            }
        }
    }

    fn number(&self, number: &Number, reverse: bool, document: &mut Document) {
        let mut table = self.points_table(say::answer(self.lang));
        for (at, points) in number.breakpoints() {
            let points = if reverse { points.reversed() } else { *points };
            table.row(0, vec![self.exact(at.value()), self.exact(points.value())]);
        }
        document.paragraph(rules::straight_lines(number.clamps(), self.lang));
        document.table(table, Narrow::Break);
    }

    fn group(&self, group: &Group) -> Document {
        let share = number::percent(group.min_answered.value(), self.lang);
        let words = words(self.lang);
        let rules = [
            rules::missing_parts(group.combine, self.lang).to_owned(),
            say::min_answered(&share, self.lang),
            self.zeroed(words.not_answered, |item| item.missing),
            self.zeroed(words.dont_know, |item| item.dont_know),
            self.not_applicable_in(),
            say::rounding(self.lang).to_owned(),
        ];
        let mut document = Document::default();
        document.paragraph(rules::combined(group.combine, self.lang));
        document.table(self.parts_of(group), Narrow::Break);
        rules.into_iter().filter(|rule| !rule.is_empty()).for_each(|rule| document.paragraph(rule));
        document
    }

    /// The parts of a group, with their weights where these count.
    fn parts_of(&self, group: &Group) -> Table {
        let questionnaire = self.view.questionnaire();
        let weighs = group.combine.uses_weights();
        let mut table = Table::default();
        table.column(Column::Words, say::part(self.lang));
        if weighs {
            table.column(Column::Number, say::weight(self.lang));
        }
        let counted = |part: &NodeIx| {
            questionnaire.weight_in(self.unit, *part) != Weight::NONE && questionnaire.is_told(*part)
        };
        for part in group.counted().filter(counted) {
            let node = &questionnaire[part];
            let mut cells = vec![format!("{} ({})", node.short.get(self.lang), node.id)];
            cells.extend(weighs.then(|| self.exact(questionnaire.weight_in(self.unit, part).value())));
            table.row(0, cells);
        }
        table
    }

    fn not_applicable_in(&self) -> String {
        let zeroed = self.zeroed(words(self.lang).not_applicable, |item| item.not_applicable);
        if zeroed.is_empty() { say::not_applicable(self.lang).to_owned() } else { zeroed }
    }

    /// The questions of a group where a kind of missing answer counts as nothing reached; empty where there are none.
    fn zeroed(&self, what: &str, policy: impl Fn(&Item) -> MissingPolicy) -> String {
        let questionnaire = self.view.questionnaire();
        let mut all = questionnaire.items_in(self.node);
        all.retain(|item| questionnaire.is_told(*item));
        let zero = all
            .iter()
            .filter(|ix| questionnaire[**ix].item().is_some_and(|item| policy(item) == MissingPolicy::Zero));
        let zero: Vec<&str> = zero.map(|ix| questionnaire[*ix].short.get(self.lang)).collect();
        match zero.len() {
            0 => String::new(),
            n if n == all.len() => say::policy(what, MissingPolicy::Zero, self.lang),
            _ => say::zero_in(what, &zero, self.lang),
        }
    }
}
