//! A questionnaire as an outline: areas, questions, answers with their points, levels.

use super::facts::{Facts, Given, LevelFact, answers, depth, usual_thresholds};
use crate::doc::{Column, Table};
use crate::model::{
    Combine, Group, Item, Lang, Node, NodeIx, NodeKind, Points, Position, Questionnaire, Tongue, Weight,
};
use crate::render::terminal::Paper;
use crate::text::exporting;
use crate::text::labels::{Words, words};
use crate::text::number;
use crate::text::terminal::exact;

/// A questionnaire, laid out to be read.
#[must_use]
pub fn outline(questionnaire: &Questionnaire, paper: &Paper, lang: impl Into<Tongue>) -> String {
    let tongue = lang.into();
    let (facts, lang) = (Facts::new(questionnaire, tongue), tongue.program());
    let outline = Outline { questionnaire, facts, paper, lang, words: words(lang) };
    let mut text = outline.heading();
    for (ix, node) in questionnaire.nodes().filter(|(_, node)| !node.kind.is_summary()) {
        text += "\n";
        text += &match (node.group(), node.item()) {
            (Some(group), _) => outline.group(ix, node, group),
            (None, Some(item)) => outline.item(ix, node, item),
            (None, None) => String::new(),
        };
    }
    // The summaries stand first in the tree, but are made of all that has been shown.
    for (ix, node) in questionnaire.nodes() {
        if let Some(group) = node.group().filter(|_| node.kind.is_summary()) {
            text += "\n";
            text += &outline.group(ix, node, group);
        }
    }
    for position in questionnaire.positions() {
        text += "\n";
        text += &outline.picture(position);
    }
    text
}

/// One questionnaire in a list.
#[must_use]
pub fn list(questionnaires: &[&Questionnaire], paper: &Paper, lang: Lang) -> String {
    let words = words(lang);
    let mut table = Table::default();
    table.column(Column::Mark, words.id);
    table.column(Column::Mark, "Version");
    table.column(Column::Words, words.title);
    table.column(Column::Number, words.items);
    table.column(Column::Mark, words.languages);
    for questionnaire in questionnaires {
        let languages: Vec<&str> = questionnaire.languages().iter().map(|lang| lang.code()).collect();
        table.row(
            0,
            vec![
                questionnaire.id().to_string(),
                questionnaire.version().to_owned(),
                questionnaire.title().get(lang).to_owned(),
                questionnaire.items().len().to_string(),
                languages.join(", "),
            ],
        );
    }
    paper.table(&table)
}

struct Outline<'a> {
    questionnaire: &'a Questionnaire,
    facts: Facts<'a>,
    paper: &'a Paper,
    lang: Lang,
    words: &'static Words,
}

impl Outline<'_> {
    fn heading(&self) -> String {
        let q = self.questionnaire;
        let mut text = self.paper.heading(q.title().get(self.facts.content));
        let items = q.items().len();
        let what = format!("{} {} · {}: {items}", q.id(), q.version(), self.words.items);
        text += &self.paper.paragraph(&what, 0);
        text += &self.paper.paragraph(&q.digest().to_string(), 0);
        if let Some(description) = q.description() {
            text += "\n";
            text += &self.paper.paragraph(description.get(self.facts.content), 0);
        }
        text += "\n";
        text += &self.paper.paragraph(&self.facts.usual_notes().join(" "), 0);
        if !q.levels().is_empty() {
            text += "\n";
            text += &self.paper.heading(exporting::words(self.lang).levels);
            text += &self.paper.paragraph(exporting::words(self.lang).in_points, 0);
            for (level, from) in q.levels().iter().zip(usual_thresholds(q)) {
                let meaning = level.text.as_ref().map(|text| text.get(self.facts.content));
                text += &self.level(level.name.get(self.facts.content), from, &[], meaning, 0);
            }
        }
        text
    }

    fn group(&self, ix: NodeIx, node: &Node, group: &Group) -> String {
        let indent = 2 * depth(self.questionnaire, ix);
        let kind = match node.kind {
            NodeKind::Prerequisite => format!("{}: ", self.words.prerequisite),
            NodeKind::Core => format!("{}: ", self.words.core_area),
            NodeKind::CrossCutting => format!("{}: ", self.words.cross_cutting),
            NodeKind::Readiness | NodeKind::Index => {
                format!("{}: ", exporting::node_kind(node.kind, self.lang))
            }
            NodeKind::Group | NodeKind::Item => String::new(),
        };
        let weight = self.weight(node.weight);
        let heading = format!("{kind}{} [{}{weight}]", node.name.get(self.facts.content), node.id);
        let mut text = self.paper.heading(&indented(&heading, indent));
        if let Some(description) = &node.description {
            text += &self.line(description.get(self.facts.content), indent, 0);
        }
        if group.combine != Combine::Mean {
            let rule = format!("{}: {}.", exporting::words(self.lang).rule, self.facts.rule(group));
            text += &self.line(&rule, indent, 0);
        }
        for note in self.facts.group_notes(group) {
            text += &self.line(&note, indent, 0);
        }
        for LevelFact { name, from, requires, meaning } in self.facts.own_levels(group) {
            text += &self.level(name, from, &requires, meaning, indent);
        }
        text
    }

    fn level(
        &self,
        name: &str,
        from: Points,
        requires: &[String],
        meaning: Option<&str>,
        indent: usize,
    ) -> String {
        let mut line = format!("- {name} {} {}", self.words.from, self.exact(from.value()));
        if !requires.is_empty() {
            line += &format!(", {} {}", self.words.requires, number::list(requires, self.lang));
        }
        line += &meaning.map(|meaning| format!(": {meaning}")).unwrap_or_default();
        self.line(&line, indent, 2)
    }

    fn item(&self, ix: NodeIx, node: &Node, item: &Item) -> String {
        let indent = 2 * depth(self.questionnaire, ix);
        let mut marks = self.weight(node.weight);
        if item.revision != 1 {
            marks += &format!(", revision {}", item.revision);
        }
        let mut text =
            self.line(&format!("{} [{}{marks}]", node.name.get(self.facts.content), node.id), indent, 0);
        if let Some(help) = &item.help {
            text += &self.line(help.get(self.facts.content), indent + 2, 0);
        }
        let notes = self.facts.item_notes(ix, item).join(" ");
        if !notes.is_empty() {
            text += &self.line(&format!("({notes})"), indent + 2, 1);
        }
        for answer in answers(item) {
            text += &self.line(&self.answer(&answer), indent + 2, 4);
        }
        text
    }

    fn answer(&self, answer: &Given<'_>) -> String {
        let name = answer.value.map_or_else(|| answer.id.clone(), |value| self.exact(value));
        let label = answer.label.map_or("", |label| label.get(self.facts.content));
        // A label that only repeats the id says nothing.
        let label = if label.is_empty() || label == answer.id { String::new() } else { format!(" {label}") };
        let alone = answer.is_exclusive.then(|| exporting::words(self.lang).rules_out.to_owned());
        let points = answer.points.map(|points| format!("{} {}", self.exact(points), self.words.points));
        let counts: Vec<String> = alone.into_iter().chain(points).collect();
        let counts = if counts.is_empty() {
            String::new()
        } else {
            format!(" ({})", number::list(&counts, self.lang))
        };
        let anchor = answer.anchor.map(|anchor| format!(": {}", anchor.get(self.facts.content)));
        format!("{name}{label}{counts}{}", anchor.unwrap_or_default())
    }

    fn picture(&self, position: &Position) -> String {
        let words = exporting::words(self.lang);
        let title =
            format!("{}: {} [{}]", words.picture, position.title.get(self.facts.content), position.id);
        let mut text = self.paper.heading(&title);
        for axis in self.facts.axes(position) {
            text += &self.paper.paragraph(&axis, 0);
        }
        for (place, field) in self.facts.fields(position) {
            let (name, told) = (field.name.get(self.facts.content), field.text.get(self.facts.content));
            text += &self.line(&format!("- {place}: {name} [{}]. {told}", field.id), 0, 2);
        }
        text
    }

    /// A paragraph that stands so far in; further lines stand `hang` further.
    fn line(&self, text: &str, indent: usize, hang: usize) -> String {
        self.paper.paragraph(&indented(text, indent), indent + hang)
    }

    fn weight(&self, weight: Weight) -> String {
        match weight {
            Weight::ONE => String::new(),
            weight => format!(", {} {}", self.words.weight, self.exact(weight.value())),
        }
    }

    fn exact(&self, value: f64) -> String {
        exact(value, self.lang)
    }
}

fn indented(text: &str, indent: usize) -> String {
    " ".repeat(indent) + text
}
