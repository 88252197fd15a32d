//! A questionnaire on paper: boxes to tick, and an appendix with points and advice.

use super::{condition_text, counted, depth, is_exclusive};
use crate::model::{Answering, Item, Lang, MultiRule, Node, NodeIx, NodeKind, Questionnaire};
use crate::report::table::{Column, Table, escape_markdown};
use crate::text::exporting::{Words, number_between, questions, ticks, words};
use crate::text::terminal::exact;

/// The questionnaire in Markdown, in one language.
#[must_use]
pub fn markdown(questionnaire: &Questionnaire, lang: Lang) -> String {
    let paper = Paper { questionnaire, lang, words: words(lang) };
    let mut text = paper.head();
    for (ix, node) in questionnaire.nodes().filter(|(_, node)| !node.kind.is_summary()) {
        text += &match node.kind {
            NodeKind::Item => paper.question(ix, node),
            _ => paper.group(ix, node),
        };
    }
    text + &paper.appendix()
}

struct Paper<'a> {
    questionnaire: &'a Questionnaire,
    lang: Lang,
    words: &'static Words,
}

impl Paper<'_> {
    fn head(&self) -> String {
        let q = self.questionnaire;
        let mut text = format!("# {}\n\n", escape_markdown(q.title().get(self.lang)));
        if let Some(description) = q.description() {
            text += &paragraphs(description.get(self.lang));
        }
        text += &format!("{}\n\n", escape_markdown(self.words.how_to));
        text += &format!("{} {}\n\n", escape_markdown(self.words.your_unit), blank(30));
        let count = questions(q.items().len(), self.lang);
        text += &format!("*{count} · `{}` {}*\n\n", q.id(), escape_markdown(q.version()));
        text
    }

    fn group(&self, ix: NodeIx, node: &Node) -> String {
        // There are six steps of headings, and the first is the title's.
        let marks = "#".repeat((depth(self.questionnaire, ix) + 2).min(6));
        let mut text = format!("{marks} {}\n\n", escape_markdown(node.name.get(self.lang)));
        if let Some(description) = &node.description {
            text += &paragraphs(description.get(self.lang));
        }
        text
    }

    fn question(&self, ix: NodeIx, node: &Node) -> String {
        let Some(item) = node.item() else { return String::new() };
        let mut text = format!(
            "**{}. {}** `{}`\n\n",
            self.number(ix),
            escape_markdown(node.name.get(self.lang)),
            node.id
        );
        if let Some(condition) = &item.shown_if {
            let told = condition_text(self.questionnaire, condition, self.lang);
            text += &format!("*{}*\n\n", escape_markdown(&told));
        }
        if let Some(help) = &item.help {
            text += &paragraphs(help.get(self.lang));
        }
        text + &self.answers(item) + "\n"
    }

    /// Where a question stands among all, from 1.
    fn number(&self, ix: NodeIx) -> usize {
        self.questionnaire.item_ix(ix).map_or(0, |item| item.at() + 1)
    }

    fn answers(&self, item: &Item) -> String {
        match &item.answering {
            Answering::Choice(_) => self.boxes(item),
            Answering::Multi(_) => format!("*{}*\n\n{}", self.words.several, self.boxes(item)),
            Answering::Number(number) => {
                let ends = number.breakpoints();
                let (low, high) = (ends[0].0.value(), ends[ends.len() - 1].0.value());
                let asked = number_between(low, high, number.clamps(), self.lang);
                let line = format!("{asked} {}\n\n", blank(10));
                line + &self.tick(self.words.dont_know) + &self.tick(self.words.not_applicable)
            }
            Answering::Text => format!("{} {}\n", self.words.written, blank(40)),
        }
    }

    fn boxes(&self, item: &Item) -> String {
        let mut text = String::new();
        for (at, option) in item.answering.options().iter().enumerate() {
            let alone = is_exclusive(&item.answering, at).then(|| format!(" ({})", self.words.rules_out));
            let label = escape_markdown(option.label.get(self.lang)) + &alone.unwrap_or_default();
            text += &match item.anchors.get(at) {
                Some(anchor) => format!("- [ ] **{label}**: {}\n", escape_markdown(anchor.get(self.lang))),
                None => format!("- [ ] {label}\n"),
            };
        }
        text + &self.tick(self.words.dont_know) + &self.tick(self.words.not_applicable)
    }

    fn tick(&self, label: &str) -> String {
        format!("- [ ] {}\n", escape_markdown(label))
    }

    fn appendix(&self) -> String {
        let mut text = format!("## {}\n", self.words.appendix);
        for ix in self.questionnaire.items() {
            let node = &self.questionnaire[*ix];
            if let Some(item) = node.item().filter(|item| item.answering != Answering::Text) {
                let (number, short) = (self.number(*ix), escape_markdown(node.short.get(self.lang)));
                text += &format!("\n**{number}. {short}** `{}`\n\n", node.id);
                text += &self.notes(item);
                text += &self.values(item);
            }
        }
        text
    }

    fn notes(&self, item: &Item) -> String {
        let counts = match &item.answering {
            Answering::Multi(multi) => Some(ticks(multi.rule(), self.lang)),
            _ => None,
        };
        let reversed = item.reverse.then_some(self.words.reversed);
        let notes: Vec<&str> = counts.into_iter().chain(reversed).collect();
        if notes.is_empty() { String::new() } else { format!("{}\n\n", notes.join(" ")) }
    }

    /// What each answer gives, and what to do next; nothing where neither is told.
    fn values(&self, item: &Item) -> String {
        let mut table = Table::default();
        table.column(Column::Words, self.words.answer);
        // Where the share of the ticks counts, no answer has points of its own.
        let shares = matches!(&item.answering, Answering::Multi(multi) if multi.rule() == MultiRule::Share);
        if !shares {
            table.column(Column::Number, self.words.points);
        }
        if !item.advice.is_empty() {
            table.column(Column::Words, self.words.advice);
        }
        if shares && item.advice.is_empty() {
            return String::new();
        }
        let mut row = |answer: String, points: f64, at: usize| {
            let points = (!shares).then(|| exact(points, self.lang));
            let advice = item.advice.get(at).map_or("", |advice| advice.get(self.lang));
            let advice = (!item.advice.is_empty()).then(|| advice.to_owned());
            table.row(0, [answer].into_iter().chain(points).chain(advice).collect());
        };
        if let Answering::Number(number) = &item.answering {
            for (at, (value, points)) in number.breakpoints().iter().enumerate() {
                row(exact(value.value(), self.lang), counted(item.reverse, *points).value(), at);
            }
        }
        let reverse = item.reverse && matches!(item.answering, Answering::Choice(_));
        for (at, option) in item.answering.options().iter().enumerate() {
            row(option.label.get(self.lang).to_owned(), counted(reverse, option.points).value(), at);
        }
        table.markdown()
    }
}

/// A line to write on.
fn blank(length: usize) -> String {
    "\\_".repeat(length)
}

/// Paragraphs of text, none of which begins like a list or a quotation.
fn paragraphs(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let line = escape_markdown(line.trim());
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        match line[digits..].chars().next() {
            Some(mark @ ('.' | ')')) if digits > 0 => {
                format!("{}\\{mark}{}", &line[..digits], &line[digits + 1..])
            }
            Some(mark @ ('-' | '+' | '=')) if digits == 0 => format!("\\{mark}{}", &line[1..]),
            _ => line,
        }
    });
    format!("{}\n\n", lines.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_stays_a_paragraph() {
        assert_eq!(paragraphs("- a\n1. b | c\n2026 d"), "\\- a\n1\\. b \\| c\n2026 d\n\n");
    }
}
