//! What follows the form on paper, for those who review it: how answers count, levels, areas and pictures.

use super::{Paper, paragraphs};
use crate::doc::{Column, Table};
use crate::model::{Item, NodeIx, Weight};
use crate::render::markdown::{escape as escape_markdown, table as markdown_table};
use crate::report::facts::{Given, answers};
use crate::text::exporting::node_kind;
use crate::text::terminal::exact;

/// Points and advice of each question, and then how areas, levels and pictures come of them.
pub(super) fn appendix(paper: &Paper<'_>) -> String {
    let text = format!("## {}\n", paper.words.appendix) + &paper.points_and_advice();
    let counting = [paper.areas(), paper.levels(), paper.pictures()];
    format!("{text}\n## {}\n\n{}", paper.words.counting, counting.concat())
}

impl Paper<'_> {
    fn points_and_advice(&self) -> String {
        let mut text = String::new();
        for ix in self.questionnaire.items() {
            let node = &self.questionnaire[*ix];
            if let Some(item) = node.item().filter(|item| item.is_scored()) {
                let (number, short) = (self.number(*ix), escape_markdown(node.short.get(self.content)));
                text += &format!("\n**{number}. {short}** `{}`\n\n", node.id);
                text += &self.notes(*ix, item);
                text += &self.values(item);
            }
        }
        text
    }

    /// How the question counts. What the form itself says of it is not repeated.
    fn notes(&self, ix: NodeIx, item: &Item) -> String {
        let node = &self.questionnaire[ix];
        let form = [self.words.several, self.words.written];
        let asked = self.facts.asked(item);
        let mut notes = self.facts.item_notes(ix, item);
        notes.retain(|note| !form.contains(&note.as_str()) && Some(note) != asked.as_ref());
        if node.weight != Weight::ONE {
            notes.push(format!("{}: {}.", self.words.weight, exact(node.weight.value(), self.lang)));
        }
        if item.revision != 1 {
            notes.push(format!("{}: {}.", self.words.revision, item.revision));
        }
        if notes.is_empty() { String::new() } else { format!("{}\n\n", escape_markdown(&notes.join(" "))) }
    }

    /// What each answer gives, and what to do next; nothing where neither is told.
    fn values(&self, item: &Item) -> String {
        let answers = answers(item);
        let gives = answers.iter().any(|answer| answer.points.is_some());
        let advises = answers.iter().any(|answer| answer.advice.is_some());
        if !gives && !advises {
            return String::new();
        }
        let mut table = Table::default();
        table.column(Column::Words, self.words.answer);
        if gives {
            table.column(Column::Number, self.words.points);
        }
        if advises {
            table.column(Column::Words, self.words.advice);
        }
        for answer in &answers {
            let points = answer.points.map(|points| exact(points, self.lang)).unwrap_or_default();
            let advice = answer.advice.map(|advice| advice.get(self.content).to_owned()).unwrap_or_default();
            let points = gives.then_some(points);
            let advice = advises.then_some(advice);
            table.row(0, [self.named(answer)].into_iter().chain(points).chain(advice).collect());
        }
        markdown_table(&table)
    }

    fn named(&self, answer: &Given<'_>) -> String {
        answer.value.map_or_else(|| self.facts.label(answer), |value| exact(value, self.lang))
    }

    /// How each group's score comes about.
    fn areas(&self) -> String {
        let mut table = Table::default();
        for head in [self.words.area, self.words.id, self.words.kind, self.words.part_of] {
            table.column(Column::Words, head);
        }
        table.column(Column::Number, self.words.weight);
        table.column(Column::Words, self.words.rule);
        table.column(Column::Words, self.words.notes);
        for (_, node) in self.questionnaire.nodes() {
            let Some(group) = node.group() else { continue };
            let parent =
                node.parent.map(|parent| self.questionnaire[parent].name.get(self.content).to_owned());
            let cells = vec![
                node.name.get(self.content).to_owned(),
                node.id.to_string(),
                node_kind(node.kind, self.lang).to_owned(),
                parent.unwrap_or_default(),
                exact(node.weight.value(), self.lang),
                self.facts.rule(group),
                self.facts.group_notes(group).join(" "),
            ];
            table.row(0, cells);
        }
        let usual = escape_markdown(&self.facts.usual_notes().join(" "));
        format!("### {}\n\n{usual}\n\n{}\n", self.words.areas, markdown_table(&table))
    }

    /// Each group's levels: where they begin, what they require and what they mean.
    fn levels(&self) -> String {
        if self.questionnaire.levels().is_empty() {
            return String::new();
        }
        let words = self.words;
        let mut table = Table::default();
        for head in [words.area, words.level] {
            table.column(Column::Words, head);
        }
        table.column(Column::Number, words.from);
        for head in [words.requires, words.meaning] {
            table.column(Column::Words, head);
        }
        for (node, level) in self.facts.told_levels() {
            let cells = vec![
                node.name.get(self.content).to_owned(),
                level.name.to_owned(),
                exact(level.from.value(), self.lang),
                level.requires.join(", "),
                level.meaning.unwrap_or_default().to_owned(),
            ];
            table.row(0, cells);
        }
        format!("### {}\n\n{}\n\n{}\n", words.levels, words.in_points, markdown_table(&table))
    }

    fn pictures(&self) -> String {
        let mut text = String::new();
        for position in self.questionnaire.positions() {
            let title = escape_markdown(position.title.get(self.content));
            text += &format!("### {}: {title} `{}`\n\n", self.words.picture, position.id);
            text += &paragraphs(&self.facts.axes(position).join("\n"));
            let mut table = Table::default();
            for head in [self.words.where_in, self.words.field, self.words.meaning] {
                table.column(Column::Words, head);
            }
            for (place, field) in self.facts.fields(position) {
                let (name, text) = (field.name.get(self.content), field.text.get(self.content));
                table.row(0, vec![place, name.to_owned(), text.to_owned()]);
            }
            text += &format!("{}\n", markdown_table(&table));
        }
        text
    }
}
