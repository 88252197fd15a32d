//! A questionnaire on paper: boxes to tick, and an appendix with points and advice.

mod appendix;

use crate::model::{Answering, ContentLang, Item, Lang, Node, NodeIx, NodeKind, Questionnaire, Tongue};
use crate::render::markdown::escape as escape_markdown;
use crate::report::facts::{Facts, answers, depth};
use crate::text::asking::{Asking, DONT_KNOW, NOT_APPLICABLE, SEVERAL, Shared, YOUR_UNIT};
use crate::text::exporting::{Words, questions, words};

/// The questionnaire in Markdown, in one language.
#[must_use]
pub fn markdown(questionnaire: &Questionnaire, lang: impl Into<Tongue>) -> String {
    let tongue = lang.into();
    let (lang, content) = (tongue.program(), questionnaire.language_for(tongue.content));
    let (asking, facts) = (Asking::of(questionnaire, tongue), Facts::new(questionnaire, tongue));
    let paper = Paper { questionnaire, lang, content, words: words(lang), asking, facts };
    let mut text = paper.head();
    for (ix, node) in questionnaire.nodes().filter(|(_, node)| !node.kind.is_summary()) {
        text += &match node.kind {
            NodeKind::Item => paper.question(ix, node),
            NodeKind::Readiness
            | NodeKind::Index
            | NodeKind::Prerequisite
            | NodeKind::Core
            | NodeKind::CrossCutting
            | NodeKind::Group => paper.group(ix, node),
        };
    }
    text + &appendix::appendix(&paper)
}

struct Paper<'a> {
    questionnaire: &'a Questionnaire,
    lang: Lang,
    content: ContentLang,
    words: &'static Words,
    asking: Asking<'a>,
    facts: Facts<'a>,
}

impl Paper<'_> {
    fn head(&self) -> String {
        let q = self.questionnaire;
        let mut text = format!("# {}\n\n", escape_markdown(q.title().get(self.content)));
        if let Some(description) = q.description() {
            text += &paragraphs(description.get(self.content));
        }
        text += &format!("{}\n\n", escape_markdown(self.words.how_to));
        text += &format!("{} {}\n\n", escape_markdown(self.say(YOUR_UNIT)), blank(30));
        let count = questions(q.items().len(), self.lang);
        text += &format!("*{count} · `{}` {}*\n\n", q.id(), escape_markdown(q.version()));
        text
    }

    fn group(&self, ix: NodeIx, node: &Node) -> String {
        // There are six steps of headings, and the first is the title's.
        let marks = "#".repeat((depth(self.questionnaire, ix) + 2).min(6));
        let mut text = format!("{marks} {}\n\n", escape_markdown(node.name.get(self.content)));
        if let Some(description) = &node.description {
            text += &paragraphs(description.get(self.content));
        }
        if node.group().is_some_and(|group| group.optional) {
            let name = node.name.get(self.content);
            text += &format!("{}\n", self.tick(&self.asking.none_concerns(self.content, name)));
        }
        text
    }

    fn question(&self, ix: NodeIx, node: &Node) -> String {
        let Some(item) = node.item() else { return String::new() };
        let mut text = format!(
            "**{}. {}** `{}`\n\n",
            self.number(ix),
            escape_markdown(node.name.get(self.content)),
            node.id
        );
        for told in self.facts.audience(ix).into_iter().chain(self.facts.conditions(ix)) {
            text += &format!("*{}*\n\n", escape_markdown(&told));
        }
        if let Some(help) = &item.help {
            text += &paragraphs(help.get(self.content));
        }
        text + &self.answers(item) + "\n"
    }

    fn say(&self, phrase: Shared) -> &str {
        self.asking.say(self.content, phrase)
    }

    /// Where a question stands among all, from 1.
    fn number(&self, ix: NodeIx) -> usize {
        self.questionnaire.item_ix(ix).map_or(0, |item| item.at() + 1)
    }

    fn answers(&self, item: &Item) -> String {
        match &item.answering {
            Answering::Choice(_) => self.boxes(item),
            Answering::Multi(_) => {
                format!("*{}*\n\n{}", escape_markdown(self.say(SEVERAL)), self.boxes(item))
            }
            Answering::Number(_) => {
                let line = format!("{} {}\n\n", self.facts.asked(item).unwrap_or_default(), blank(10));
                line + &self.tick(self.say(DONT_KNOW)) + &self.tick(self.say(NOT_APPLICABLE))
            }
            Answering::Text => format!("{} {}\n", self.words.written, blank(40)),
        }
    }

    fn boxes(&self, item: &Item) -> String {
        let mut text = String::new();
        for answer in answers(item) {
            let label = escape_markdown(&self.facts.label(&answer));
            text += &match answer.anchor {
                Some(anchor) => format!("- [ ] **{label}**: {}\n", escape_markdown(anchor.get(self.content))),
                None => format!("- [ ] {label}\n"),
            };
        }
        text + &self.tick(self.say(DONT_KNOW)) + &self.tick(self.say(NOT_APPLICABLE))
    }

    fn tick(&self, label: &str) -> String {
        format!("- [ ] {}\n", escape_markdown(label))
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
