//! A questionnaire as a workbook to fill in, to read and to review: the answers to come, an overview, the areas, the questions, the answers with advice.

use super::fill_in::FillIn;
use super::workbook::{Cell, Row, Sheet, WorkbookError, workbook_to_fill_in};
use super::{condition_text, counted, depth, is_exclusive, path};
use crate::model::{Answering, Group, Item, Lang, MultiRule, Node, NodeIx, Questionnaire};
use crate::text::exporting::{Words, language, node_kind, number_between, requirement, rule, ticks, words};

/// The questionnaire as the bytes of an `.xlsx` file, in one language. Its first sheet is there to be filled in; the unit of
/// each respondent is chosen from these names, where any are given.
///
/// # Errors
/// Where a text is longer than a cell can hold.
pub fn xlsx(questionnaire: &Questionnaire, units: &[String], lang: Lang) -> Result<Vec<u8>, WorkbookError> {
    let book = Book { questionnaire, lang, words: words(lang) };
    let mut sheets = vec![book.overview()];
    if !questionnaire.levels().is_empty() {
        sheets.push(book.levels());
    }
    sheets.extend([book.areas(), book.questions(), book.answers()]);
    let to_fill_in = FillIn::new(questionnaire, units, lang);
    workbook_to_fill_in(questionnaire.title().get(lang), Some(&to_fill_in), &sheets)
}

struct Book<'a> {
    questionnaire: &'a Questionnaire,
    lang: Lang,
    words: &'static Words,
}

impl Book<'_> {
    fn sheet(&self, name: &str, columns: &[(&str, f64)], rows: Vec<Row>) -> Sheet {
        let columns = columns.iter().map(|(head, width)| ((*head).to_owned(), *width)).collect();
        Sheet { name: name.to_owned(), columns, rows }
    }

    fn overview(&self) -> Sheet {
        let (q, words) = (self.questionnaire, self.words);
        let languages: Vec<&str> = q.languages().iter().map(|lang| language(*lang)).collect();
        let pair = |head: &str, value: Cell| Row::from(vec![Cell::text(head), value]);
        let mut rows = vec![
            pair(words.id, Cell::text(q.id().as_str())),
            pair(words.version, Cell::text(q.version())),
            pair(words.languages, Cell::text(languages.join(", "))),
            pair(words.number_of_questions, Cell::text(q.items().len().to_string())),
        ];
        if let Some(description) = q.description() {
            rows.push(pair(words.description, Cell::text(description.get(self.lang))));
        }
        rows.push(pair(words.digest, Cell::text(q.digest().to_string())));
        let title = q.title().get(self.lang);
        self.sheet(words.overview, &[("", 22.0), (title, 90.0)], rows)
    }

    fn levels(&self) -> Sheet {
        let (q, words) = (self.questionnaire, self.words);
        let mut rows = Vec::new();
        for (_, node) in q.nodes() {
            let Some(group) = node.group() else { continue };
            for (level, here) in q.levels().iter().zip(&group.levels) {
                // What a group does not say of a level is what the level means everywhere.
                let says = here.text.is_some() || !here.requires.is_empty();
                if !says && !node.kind.is_area() {
                    continue;
                }
                let requires = here.requires.iter().map(|needed| {
                    requirement(q[needed.node].short.get(self.lang), needed.at_least.value(), self.lang)
                });
                let meaning = here.text.as_ref().or(level.text.as_ref());
                rows.push(Row::from(vec![
                    Cell::text(node.name.get(self.lang)),
                    Cell::text(level.name.get(self.lang)),
                    Cell::Number(here.from.value()),
                    Cell::text(requires.collect::<Vec<_>>().join("\n")),
                    Cell::maybe(meaning.map(|text| text.get(self.lang))),
                ]));
            }
        }
        let columns = [
            (words.area, 28.0),
            (words.level, 16.0),
            (words.from, 10.0),
            (words.requires, 26.0),
            (words.meaning, 80.0),
        ];
        self.sheet(words.levels, &columns, rows)
    }

    fn areas(&self) -> Sheet {
        let words = self.words;
        let groups = self.questionnaire.nodes().filter_map(|(ix, node)| Some((ix, node, node.group()?)));
        let rows = groups.map(|(ix, node, group)| self.area(ix, node, group)).collect();
        let columns = [
            (words.area, 34.0),
            (words.id, 22.0),
            (words.kind, 16.0),
            (words.weight, 8.0),
            (words.rule, 30.0),
            (words.number_of_questions, 10.0),
            (words.description, 70.0),
        ];
        self.sheet(words.areas, &columns, rows)
    }

    fn area(&self, ix: NodeIx, node: &Node, group: &Group) -> Row {
        let q = self.questionnaire;
        // A summary has no items of its own: it is made of the areas of its kind.
        let items: usize = match node.kind.is_summary() {
            true => group.children.iter().map(|child| q.items_in(*child).len()).sum(),
            false => q.items_in(ix).len(),
        };
        Row {
            cells: vec![
                Cell::text(node.name.get(self.lang)),
                Cell::text(node.id.as_str()),
                Cell::text(node_kind(node.kind, self.lang)),
                Cell::Number(node.weight.value()),
                Cell::text(rule(group.combine, self.lang)),
                Cell::Number(items as f64),
                Cell::maybe(node.description.as_ref().map(|text| text.get(self.lang))),
            ],
            is_heading: node.kind.is_area(),
            indent: u8::try_from(depth(q, ix)).unwrap_or(u8::MAX).min(15),
        }
    }

    fn questions(&self) -> Sheet {
        let (q, words) = (self.questionnaire, self.words);
        let rows = q.items().iter().filter_map(|ix| self.question(&q[*ix], q[*ix].item()?).into());
        let columns = [
            (words.area, 28.0),
            (words.id, 22.0),
            (words.question, 50.0),
            (words.short, 22.0),
            (words.help, 40.0),
            (words.notes, 36.0),
            (words.weight, 8.0),
            (words.revision, 10.0),
        ];
        self.sheet(words.questions, &columns, rows.collect())
    }

    fn question(&self, node: &Node, item: &Item) -> Row {
        Row::from(vec![
            Cell::text(path(self.questionnaire, node, self.lang).join(" › ")),
            Cell::text(node.id.as_str()),
            Cell::text(node.name.get(self.lang)),
            Cell::text(node.short.get(self.lang)),
            Cell::maybe(item.help.as_ref().map(|help| help.get(self.lang))),
            Cell::text(self.notes(item)),
            Cell::Number(node.weight.value()),
            Cell::Number(f64::from(item.revision)),
        ])
    }

    /// How the question is answered and counted, beyond one answer of several.
    fn notes(&self, item: &Item) -> String {
        let words = self.words;
        let mut notes = match &item.answering {
            Answering::Choice(_) => vec![words.one.to_owned()],
            Answering::Multi(multi) => {
                vec![words.several.to_owned(), ticks(multi.rule(), self.lang).to_owned()]
            }
            Answering::Number(number) => {
                let ends = number.breakpoints();
                let (low, high) = (ends[0].0.value(), ends[ends.len() - 1].0.value());
                vec![number_between(low, high, number.clamps(), self.lang)]
            }
            Answering::Text => vec![words.written.to_owned(), words.unscored.to_owned()],
        };
        if item.reverse {
            notes.push(words.reversed.to_owned());
        }
        if let Some(condition) = &item.shown_if {
            notes.push(condition_text(self.questionnaire, condition, self.lang));
        }
        notes.join("\n")
    }

    fn answers(&self) -> Sheet {
        let (q, words) = (self.questionnaire, self.words);
        let items = q.items().iter().filter_map(|ix| Some((&q[*ix], q[*ix].item()?)));
        let rows = items.flat_map(|(node, item)| self.answers_of(node, item)).collect();
        let columns = [
            (words.id, 22.0),
            (words.question, 24.0),
            (words.answer, 20.0),
            (words.points, 9.0),
            (words.anchor, 56.0),
            (words.advice, 56.0),
        ];
        self.sheet(words.answers, &columns, rows)
    }

    fn answers_of(&self, node: &Node, item: &Item) -> Vec<Row> {
        let row = |answer: Cell, points: Option<f64>, at: usize| {
            let text = |texts: &[crate::model::Localized]| {
                Cell::maybe(texts.get(at).map(|text| text.get(self.lang)))
            };
            Row::from(vec![
                Cell::text(node.id.as_str()),
                Cell::text(node.short.get(self.lang)),
                answer,
                points.map_or(Cell::Blank, Cell::Number),
                text(&item.anchors),
                text(&item.advice),
            ])
        };
        if let Answering::Number(number) = &item.answering {
            let bends = number.breakpoints().iter().enumerate();
            let row = |(at, (value, points)): (usize, &(crate::model::Decimal, _))| {
                row(Cell::Number(value.value()), Some(counted(item.reverse, *points).value()), at)
            };
            return bends.map(row).collect();
        }
        let is_choice = matches!(item.answering, Answering::Choice(_));
        let shares = matches!(&item.answering, Answering::Multi(multi) if multi.rule() == MultiRule::Share);
        let options = item.answering.options().iter().enumerate();
        let row = |(at, option): (usize, &crate::model::AnswerOption)| {
            let points = counted(item.reverse && is_choice, option.points).value();
            let alone = is_exclusive(&item.answering, at).then(|| format!(" ({})", self.words.rules_out));
            let label = option.label.get(self.lang).to_owned() + &alone.unwrap_or_default();
            row(Cell::text(label), (!shares).then_some(points), at)
        };
        options.map(row).collect()
    }
}
