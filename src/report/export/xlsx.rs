//! A questionnaire as a workbook to fill in, to read and to review: the answers to come, an overview, the areas, the questions, the answers with advice.

use super::fill_in::FillIn;
use super::path;
use super::workbook::{Cell, Row, Sheet, WorkbookError, workbook_to_fill_in};
use crate::model::{Answering, ContentLang, Group, Item, Lang, Node, NodeIx, Questionnaire, Tongue};
use crate::report::facts::{Facts, Given, answers, depth, own_short};
use crate::text::asking::Asking;
use crate::text::exporting::{Words, node_kind, words};

/// The questionnaire as the bytes of an `.xlsx` file, in one language. Its first sheet is there to be filled in; the unit of
/// each respondent is chosen from these names, where any are given.
///
/// # Errors
/// Where a text is longer than a cell can hold.
pub fn xlsx(
    questionnaire: &Questionnaire,
    units: &[String],
    lang: impl Into<Tongue>,
) -> Result<Vec<u8>, WorkbookError> {
    let tongue = lang.into();
    let (lang, content) = (tongue.program(), questionnaire.language_for(tongue.content));
    let asking = Asking::of(questionnaire, tongue);
    let facts = Facts::new(questionnaire, tongue);
    let book = Book { questionnaire, lang, content, words: words(lang), asking, facts };
    let mut sheets = vec![book.overview()];
    if !questionnaire.levels().is_empty() {
        sheets.push(book.levels());
    }
    sheets.extend([book.areas(), book.questions(), book.answers()]);
    if !questionnaire.positions().is_empty() {
        sheets.push(book.pictures());
    }
    let to_fill_in = FillIn::new(questionnaire, units, tongue);
    workbook_to_fill_in(questionnaire.title().get(content), Some(&to_fill_in), &sheets)
}

struct Book<'a> {
    questionnaire: &'a Questionnaire,
    lang: Lang,
    content: ContentLang,
    words: &'static Words,
    asking: Asking<'a>,
    facts: Facts<'a>,
}

impl Book<'_> {
    fn sheet(&self, name: &str, columns: &[(&str, f64)], rows: Vec<Row>) -> Sheet {
        let columns = columns.iter().map(|(head, width)| ((*head).to_owned(), *width)).collect();
        Sheet { name: name.to_owned(), columns, rows, choices: Vec::new() }
    }

    fn overview(&self) -> Sheet {
        let (q, words) = (self.questionnaire, self.words);
        let languages: Vec<String> =
            q.languages().iter().map(|lang| self.asking.named_with_code(*lang)).collect();
        let pair = |head: &str, value: Cell| Row::from(vec![Cell::text(head), value]);
        let mut rows = vec![
            pair(words.id, Cell::text(q.id().as_str())),
            pair(words.version, Cell::text(q.version())),
            pair(words.languages, Cell::text(languages.join(", "))),
            pair(words.number_of_questions, Cell::text(q.items().len().to_string())),
        ];
        if let Some(description) = q.description() {
            rows.push(pair(words.description, Cell::text(description.get(self.content))));
        }
        rows.push(pair(words.rule, Cell::text(self.facts.usual_notes().join("\n"))));
        rows.push(pair(words.digest, Cell::text(q.digest().to_string())));
        let title = q.title().get(self.content);
        self.sheet(words.overview, &[("", 22.0), (title, 90.0)], rows)
    }

    fn levels(&self) -> Sheet {
        let words = self.words;
        let rows = self.facts.told_levels().into_iter().map(|(node, level)| {
            Row::from(vec![
                Cell::text(node.name.get(self.content)),
                Cell::text(level.name),
                Cell::Number(level.from.value()),
                Cell::text(level.requires.join("\n")),
                Cell::maybe(level.meaning),
            ])
        });
        let columns = [
            (words.area, 28.0),
            (words.level, 16.0),
            (words.from, 10.0),
            (words.requires, 26.0),
            (words.meaning, 80.0),
        ];
        self.sheet(words.levels, &columns, rows.collect())
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
            (words.notes, 36.0),
            (words.number_of_questions, 10.0),
            (words.description, 70.0),
        ];
        self.sheet(words.areas, &columns, rows)
    }

    fn area(&self, ix: NodeIx, node: &Node, group: &Group) -> Row {
        let q = self.questionnaire;
        // A summary has no items of its own: it is made of the areas of its kind.
        let items: usize = match node.kind.is_summary() {
            true => group.children.iter().map(|child| q.own_items_in(*child).len()).sum(),
            false => q.own_items_in(ix).len(),
        };
        Row {
            cells: vec![
                Cell::text(node.name.get(self.content)),
                Cell::text(node.id.as_str()),
                Cell::text(node_kind(node.kind, self.lang)),
                Cell::Number(node.weight.value()),
                Cell::text(self.facts.rule(group)),
                Cell::text(self.facts.group_notes(group).join("\n")),
                Cell::Number(items as f64),
                Cell::maybe(node.description.as_ref().map(|text| text.get(self.content))),
            ],
            is_heading: node.kind.is_area(),
            indent: u8::try_from(depth(q, ix)).unwrap_or(u8::MAX).min(15),
        }
    }

    fn questions(&self) -> Sheet {
        let (q, words) = (self.questionnaire, self.words);
        let rows = q.items().iter().filter_map(|ix| self.question(*ix, &q[*ix], q[*ix].item()?).into());
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

    fn question(&self, ix: NodeIx, node: &Node, item: &Item) -> Row {
        Row::from(vec![
            Cell::text(path(self.questionnaire, node, self.content).join(" › ")),
            Cell::text(node.id.as_str()),
            Cell::text(node.name.get(self.content)),
            Cell::maybe(own_short(node).map(|short| short.get(self.content))),
            Cell::maybe(item.help.as_ref().map(|help| help.get(self.content))),
            Cell::text(self.notes(ix, item)),
            Cell::Number(node.weight.value()),
            Cell::Number(f64::from(item.revision)),
        ])
    }

    /// How the question is answered and counted, beyond one answer of several.
    fn notes(&self, ix: NodeIx, item: &Item) -> String {
        let one = matches!(item.answering, Answering::Choice(_)).then(|| self.words.one.to_owned());
        let notes: Vec<String> = one.into_iter().chain(self.facts.item_notes(ix, item)).collect();
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
        let row = |answer: &Given<'_>| {
            Row::from(vec![
                Cell::text(node.id.as_str()),
                Cell::text(node.short.get(self.content)),
                answer.value.map_or_else(|| Cell::text(self.facts.label(answer)), Cell::Number),
                answer.points.map_or(Cell::Blank, Cell::Number),
                Cell::maybe(answer.anchor.map(|text| text.get(self.content))),
                Cell::maybe(answer.advice.map(|text| text.get(self.content))),
            ])
        };
        answers(item).iter().map(row).collect()
    }

    /// A row per field of each picture.
    fn pictures(&self) -> Sheet {
        let words = self.words;
        let rows = self.questionnaire.positions().iter().flat_map(|position| {
            let axes = self.facts.axes(position).join("\n");
            self.facts.fields(position).into_iter().map(move |(place, field)| {
                Row::from(vec![
                    Cell::text(position.id.as_str()),
                    Cell::text(position.title.get(self.content)),
                    Cell::text(axes.clone()),
                    Cell::text(place),
                    Cell::text(field.name.get(self.content)),
                    Cell::text(field.text.get(self.content)),
                ])
            })
        });
        let columns = [
            (words.id, 18.0),
            (words.picture, 24.0),
            (words.axes, 36.0),
            (words.where_in, 36.0),
            (words.field, 22.0),
            (words.meaning, 60.0),
        ];
        self.sheet(words.pictures, &columns, rows.collect())
    }
}
