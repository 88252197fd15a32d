//! A questionnaire as an outline: areas, questions, answers with their points, levels.

use super::table::{Column, Paper, Table};
use crate::model::{Group, Item, Lang, Node, NodeKind, Questionnaire, Weight};
use crate::text::number;
use crate::text::terminal::{Words, exact, words};

/// A questionnaire, laid out to be read.
#[must_use]
pub fn outline(questionnaire: &Questionnaire, paper: &Paper, lang: Lang) -> String {
    let outline = Outline { questionnaire, paper, lang, words: words(lang) };
    let mut text = outline.heading();
    for (_, node) in questionnaire.nodes().filter(|(_, node)| !node.kind.is_summary()) {
        text += "\n";
        text += &match (node.group(), node.item()) {
            (Some(group), _) => outline.group(node, group),
            (None, Some(item)) => outline.item(node, item),
            (None, None) => String::new(),
        };
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
    table.text(paper.width)
}

struct Outline<'a> {
    questionnaire: &'a Questionnaire,
    paper: &'a Paper,
    lang: Lang,
    words: &'static Words,
}

impl Outline<'_> {
    fn heading(&self) -> String {
        let q = self.questionnaire;
        let mut text = self.paper.heading(q.title().get(self.lang));
        let items = q.items().len();
        text += &self.paper.paragraph(
            &format!("{} {} · {}: {items} · {}", q.id(), q.version(), self.words.items, q.digest()),
            0,
        );
        if let Some(description) = q.description() {
            text += "\n";
            text += &self.paper.paragraph(description.get(self.lang), 0);
        }
        if !q.levels().is_empty() {
            text += "\n";
            text += &self.paper.heading(self.words.levels);
            for level in q.levels() {
                let about = level.text.as_ref().map(|text| format!(": {}", text.get(self.lang)));
                let line = format!("- {}{}", level.name.get(self.lang), about.unwrap_or_default());
                text += &self.paper.paragraph(&line, 2);
            }
        }
        text
    }

    fn group(&self, node: &Node, group: &Group) -> String {
        let kind = match node.kind {
            NodeKind::Prerequisite => format!("{}: ", self.words.prerequisite),
            NodeKind::Core => format!("{}: ", self.words.core_area),
            _ => String::new(),
        };
        let weight = self.weight(node.weight);
        let mut text =
            self.paper.heading(&format!("{kind}{} [{}{weight}]", node.name.get(self.lang), node.id));
        if let Some(description) = &node.description {
            text += &self.paper.paragraph(description.get(self.lang), 0);
        }
        let asks = group.levels.iter().any(|level| !level.requires.is_empty() || level.text.is_some());
        if node.kind.is_area() && asks {
            text += &self.levels(group);
        }
        text
    }

    fn levels(&self, group: &Group) -> String {
        let mut text = String::new();
        for (level, here) in self.questionnaire.levels().iter().zip(&group.levels) {
            let mut line = format!(
                "- {} {} {}",
                level.name.get(self.lang),
                self.words.from,
                self.exact(here.from.value())
            );
            let requires = here.requires.iter().map(|requirement| {
                let name = self.questionnaire[requirement.node].short.get(self.lang);
                format!("{name} {}", self.exact(requirement.at_least.value()))
            });
            let requires: Vec<String> = requires.collect();
            if !requires.is_empty() {
                line += &format!(", {} {}", self.words.requires, number::list(&requires, self.lang));
            }
            if let Some(about) = &here.text {
                line += &format!(": {}", about.get(self.lang));
            }
            text += &self.paper.paragraph(&line, 2);
        }
        text
    }

    fn item(&self, node: &Node, item: &Item) -> String {
        let mut marks = self.weight(node.weight);
        if item.reverse {
            marks += &format!(", {}", self.words.reversed);
        }
        let question = format!("{} [{}{marks}]", node.name.get(self.lang), node.id);
        let mut text = self.paper.paragraph(&format!("  {question}"), 2);
        if let Some(help) = &item.help {
            text += &self.paper.paragraph(&format!("    {}", help.get(self.lang)), 4);
        }
        for (at, option) in item.answering.options().iter().enumerate() {
            let points = if item.reverse { option.points.reversed() } else { option.points };
            let anchor = item.anchors.get(at).map(|anchor| format!(": {}", anchor.get(self.lang)));
            let label = option.label.get(self.lang);
            // A label that only repeats the id says nothing.
            let label = if label == option.id.as_str() { String::new() } else { format!(" {label}") };
            let line = format!(
                "    {}{label} ({} {}){}",
                option.id,
                self.exact(points.value()),
                self.words.points,
                anchor.unwrap_or_default()
            );
            text += &self.paper.paragraph(&line, 8);
        }
        text
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
