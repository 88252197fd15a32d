//! A questionnaire as an XLSForm, the workbook from which KoboToolbox and ODK make a survey.

use std::collections::BTreeMap;

use super::names::{NodeNames, Rule, Taken};
use super::workbook::{Cell, Row, Sheet, WorkbookError, workbook};
use super::{further_answers, languages, option_text};
use crate::model::{
    Answering, Condition, ContentLang, Item, Localized, Multi, Node, NodeIx, Number, OptionIx, Questionnaire,
    ReservedColumn, Scale, Test, Tongue,
};
use crate::text::asking::{ALONE, Asking, Shared, YOUR_UNIT, YOUR_UNIT_HINT};
use crate::text::exporting::only_for;

/// Letters, digits and `_`: what every tool takes as a name.
const RULE: Rule = Rule { filler: "_", front: "q", most: 60 };
/// The question that tells whose answers they are, which is a column of answers files.
const UNIT: &str = ReservedColumn::Unit.name();
/// Names that are the form's own.
const RESERVED: [&str; 6] = [UNIT, "data", "meta", "instanceid", "start", "end"];

/// The questionnaire as the bytes of an XLSForm, in all its languages, beginning in this one.
///
/// Before the first group the form asks for the unit. The names that [`xlsform_names`] gives stand beside the ids in the
/// column `mognad_id`.
///
/// # Errors
/// Where a text is longer than a cell can hold.
pub fn xlsform(questionnaire: &Questionnaire, lang: impl Into<Tongue>) -> Result<Vec<u8>, WorkbookError> {
    let tongue = lang.into();
    let main = questionnaire.language_for(tongue.content);
    let form = Form {
        questionnaire,
        names: xlsform_names(questionnaire),
        lists: lists(questionnaire),
        langs: languages(questionnaire, tongue.content),
        asking: Asking::of(questionnaire, tongue),
        tongue,
    };
    workbook(questionnaire.title().get(main), &[form.survey(), form.choices(), form.settings(main)])
}

/// What the form calls groups and items. Options keep their ids.
#[must_use]
pub fn xlsform_names(questionnaire: &Questionnaire) -> NodeNames {
    let mut taken = Taken::with(&RESERVED);
    let nodes = questionnaire.nodes().filter(|(_, node)| !node.kind.is_summary());
    let mut names = NodeNames::default();
    for (ix, node) in nodes {
        names.nodes.insert(ix, taken.name(node.id.as_str(), &RULE));
        let options = node.item().map_or(&[][..], |item| item.answering.options());
        for (at, option) in options.iter().enumerate() {
            names.options.insert((ix, OptionIx::new(at)), option.id.to_string());
        }
    }
    names
}

struct Form<'a> {
    questionnaire: &'a Questionnaire,
    names: NodeNames,
    /// Per item, the list that its choices stand in.
    lists: BTreeMap<NodeIx, String>,
    langs: Vec<ContentLang>,
    asking: Asking<'a>,
    tongue: Tongue,
}

/// The lists of choices. Items with the same options share one, unless their options are described one by one.
fn lists(questionnaire: &Questionnaire) -> BTreeMap<NodeIx, String> {
    let mut taken = Taken::default();
    let mut shared: Vec<(&Scale, String)> = Vec::new();
    let mut lists = BTreeMap::new();
    for ix in questionnaire.items() {
        let node = &questionnaire[*ix];
        let Some(item) = node.item() else { continue };
        let Some(scale) = item.answering.scale() else { continue };
        let known = shared.iter().find(|(known, _)| item.anchors.is_empty() && *known == &**scale);
        let list = match known {
            Some((_, list)) => list.clone(),
            None if item.anchors.is_empty() => {
                let list = taken.name(scale.id().as_str(), &RULE);
                shared.push((scale, list.clone()));
                list
            }
            None => taken.name(node.id.as_str(), &RULE),
        };
        lists.insert(*ix, list);
    }
    lists
}

/// A row of the survey, as far as it says something.
#[derive(Default)]
struct Line {
    kind: String,
    name: String,
    label: Vec<String>,
    hint: Vec<String>,
    is_question: bool,
    appearance: &'static str,
    relevant: String,
    constraint: String,
    message: Vec<String>,
    id: String,
}

impl Form<'_> {
    fn survey(&self) -> Sheet {
        let mut columns = vec![("type".to_owned(), 28.0), ("name".to_owned(), 24.0)];
        columns.extend(self.per_language("label", 50.0));
        columns.extend(self.per_language("hint", 36.0));
        columns.extend(
            [("required", 10.0), ("appearance", 12.0), ("relevant", 30.0), ("constraint", 30.0)].map(named),
        );
        columns.extend(self.per_language("constraint_message", 30.0));
        columns.push(named(("mognad_id", 24.0)));
        let rows = self.lines().into_iter().map(|line| self.row(line)).collect();
        Sheet { name: "survey".to_owned(), columns, rows, choices: Vec::new() }
    }

    fn per_language(&self, column: &str, width: f64) -> Vec<(String, f64)> {
        self.langs.iter().map(|lang| (format!("{column}::{}", self.language(*lang)), width)).collect()
    }

    fn row(&self, line: Line) -> Row {
        let texts = |texts: Vec<String>| -> Vec<Cell> {
            let text = |at: usize| texts.get(at).map_or(Cell::Blank, |text| Cell::text(literal(text)));
            (0..self.langs.len()).map(text).collect()
        };
        let mut cells = vec![Cell::text(line.kind), Cell::text(line.name)];
        cells.extend(texts(line.label));
        cells.extend(texts(line.hint));
        cells.push(if line.is_question { Cell::text("no") } else { Cell::Blank });
        cells.extend([Cell::text(line.appearance), Cell::text(line.relevant), Cell::text(line.constraint)]);
        cells.extend(texts(line.message));
        cells.push(Cell::text(line.id));
        Row::from(cells)
    }

    /// The rows of the survey, groups opened and closed around what is in them.
    fn lines(&self) -> Vec<Line> {
        let unit = Line {
            kind: "text".to_owned(),
            name: UNIT.to_owned(),
            label: self.say(YOUR_UNIT),
            hint: self.say(YOUR_UNIT_HINT),
            is_question: true,
            id: UNIT.to_owned(),
            ..Line::default()
        };
        let mut lines = vec![unit];
        for (ix, _) in self.questionnaire.areas() {
            self.node(ix, &mut lines);
        }
        lines
    }

    fn node(&self, ix: NodeIx, lines: &mut Vec<Line>) {
        let node = &self.questionnaire[ix];
        if let Some(item) = node.item() {
            lines.push(self.question(ix, node, item));
        }
        // A group whose questions all stand in other groups has nothing to be asked.
        let has_own = !self.questionnaire.own_items_in(ix).is_empty();
        let Some(group) = node.group().filter(|_| has_own) else { return };
        let name = self.name(ix);
        lines.push(Line {
            kind: "begin_group".to_owned(),
            name: name.clone(),
            label: self.all(&node.name),
            id: node.id.to_string(),
            ..Line::default()
        });
        if let Some(description) = &node.description {
            lines.push(Line {
                kind: "note".to_owned(),
                name: format!("{name}__about"),
                label: self.all(description),
                ..Line::default()
            });
        }
        group.children.iter().for_each(|child| self.node(*child, lines));
        lines.push(Line { kind: "end_group".to_owned(), name, ..Line::default() });
    }

    fn question(&self, ix: NodeIx, node: &Node, item: &Item) -> Line {
        let line = Line {
            name: self.name(ix),
            label: self.all(&node.name),
            hint: self.hint(ix, item),
            is_question: true,
            relevant: match self.questionnaire.conditions_at(ix) {
                [one] => self.relevant(one),
                all => {
                    let each = all.iter().map(|condition| format!("({})", self.relevant(condition)));
                    each.collect::<Vec<_>>().join(" and ")
                }
            },
            id: node.id.to_string(),
            ..Line::default()
        };
        match &item.answering {
            Answering::Choice(_) => Line { kind: format!("select_one {}", self.list(ix)), ..line },
            Answering::Multi(multi) => Line {
                kind: format!("select_multiple {}", self.list(ix)),
                constraint: alone(item, multi),
                message: self.say(ALONE),
                ..line
            },
            Answering::Number(number) => {
                let (constraint, message) = self.limits(number);
                Line { kind: "decimal".to_owned(), constraint, message, ..line }
            }
            Answering::Text => Line { kind: "text".to_owned(), appearance: "multiline", ..line },
        }
    }

    /// The help text, and of which roles the question is asked, where it is not of everybody.
    fn hint(&self, ix: NodeIx, item: &Item) -> Vec<String> {
        let audience = self.questionnaire.audience_of(ix);
        if audience.is_none() && item.help.is_none() {
            return Vec::new();
        }
        let hint = |lang: &ContentLang| {
            let help = item.help.as_ref().map(|help| help.get(*lang).to_owned());
            let roles = audience.map(|roles| only_for(roles, self.tongue.beside(*lang)));
            help.into_iter().chain(roles).collect::<Vec<_>>().join(" ")
        };
        self.langs.iter().map(hint).collect()
    }

    fn limits(&self, number: &Number) -> (String, Vec<String>) {
        if number.clamps() {
            return (String::new(), Vec::new());
        }
        let ends = number.breakpoints();
        let (low, high) = (ends[0].0.value(), ends[ends.len() - 1].0.value());
        let message = self.langs.iter().map(|lang| self.asking.number_between(*lang, low, high, false));
        (format!(". >= {low} and . <= {high}"), message.collect())
    }

    fn relevant(&self, condition: &Condition) -> String {
        let decides = self.name(condition.item);
        match &condition.test {
            Test::Options(options) => {
                let id = |option: &OptionIx| self.names.options.get(&(condition.item, *option));
                let tests =
                    options.iter().filter_map(id).map(|id| format!("selected(${{{decides}}}, '{id}')"));
                tests.collect::<Vec<_>>().join(" or ")
            }
            Test::Number { at_least, at_most } => {
                let least = at_least.map(|least| format!("${{{decides}}} >= {}", least.value()));
                let most = at_most.map(|most| format!("${{{decides}}} <= {}", most.value()));
                let tests: Vec<String> = least.into_iter().chain(most).collect();
                // No number at all is no number within limits, which not every tool knows.
                format!("${{{decides}}} != '' and {}", tests.join(" and "))
            }
        }
    }

    fn name(&self, ix: NodeIx) -> String {
        self.names.nodes.get(&ix).cloned().unwrap_or_default()
    }

    fn list(&self, ix: NodeIx) -> String {
        self.lists.get(&ix).cloned().unwrap_or_default()
    }

    fn choices(&self) -> Sheet {
        let mut columns = vec![named(("list_name", 28.0)), named(("name", 20.0))];
        columns.extend(self.per_language("label", 60.0));
        let mut rows: Vec<Row> = Vec::new();
        let mut done: Vec<String> = Vec::new();
        for ix in self.questionnaire.items() {
            let node = &self.questionnaire[*ix];
            let Some(item) = node.item().filter(|item| item.answering.scale().is_some()) else { continue };
            let list = self.list(*ix);
            if !done.contains(&list) {
                rows.extend(self.choices_of(&list, node, item));
                done.push(list);
            }
        }
        Sheet { name: "choices".to_owned(), columns, rows, choices: Vec::new() }
    }

    fn choices_of(&self, list: &str, node: &Node, item: &Item) -> Vec<Row> {
        let row = |name: &str, labels: Vec<String>| {
            let mut cells = vec![Cell::text(list), Cell::text(name)];
            cells.extend(labels.iter().map(|label| Cell::text(literal(label))));
            Row::from(cells)
        };
        let options = item.answering.options().iter().enumerate();
        let own = options.map(|(at, option)| {
            let labels = self.langs.iter().map(|lang| option_text(node, at, *lang)).collect();
            row(option.id.as_str(), labels)
        });
        let further = further_answers(item).into_iter().map(|(code, word)| row(code, self.say(word)));
        own.chain(further).collect()
    }

    fn settings(&self, main: ContentLang) -> Sheet {
        let q = self.questionnaire;
        let id = Taken::default().name(q.id().as_str(), &RULE);
        let pairs = [
            ("form_title", literal(q.title().get(main))),
            ("form_id", id),
            ("version", literal(q.version())),
            ("default_language", self.language(main)),
        ];
        let columns = pairs.iter().map(|(head, _)| named((head, 30.0))).collect();
        let cells: Vec<Cell> = pairs.into_iter().map(|(_, value)| Cell::text(value)).collect();
        Sheet { name: "settings".to_owned(), columns, rows: vec![Row::from(cells)], choices: Vec::new() }
    }

    fn all(&self, text: &Localized) -> Vec<String> {
        self.langs.iter().map(|lang| text.get(*lang).to_owned()).collect()
    }

    fn say(&self, phrase: Shared) -> Vec<String> {
        self.langs.iter().map(|lang| self.asking.say(*lang, phrase).to_owned()).collect()
    }

    /// A language's own name with its code, as survey tools write it: that of the language alone, since they know no other tags. The
    /// names keep two kinds of one language apart.
    fn language(&self, lang: ContentLang) -> String {
        format!("{} ({})", self.asking.name_of(lang), lang.primary())
    }
}

/// A text in which nothing is taken for a reference to another question's answer: what stands between `$` and `{` is not
/// seen, and nowhere are lines broken because of it.
fn literal(text: &str) -> String {
    text.replace("${", "$\u{2060}{")
}

fn named((name, width): (&str, f64)) -> (String, f64) {
    (name.to_owned(), width)
}

/// Answers that stand alone: the exclusive ones, and those that are no value.
fn alone(item: &Item, multi: &Multi) -> String {
    let options = item.answering.options().iter().enumerate();
    let exclusive =
        options.filter(|(at, _)| multi.is_exclusive(OptionIx::new(*at))).map(|(_, o)| o.id.as_str());
    let further = further_answers(item);
    let all = exclusive.chain(further.iter().map(|(code, _)| *code));
    let tests: Vec<String> = all.map(|id| format!("selected(., '{id}')")).collect();
    if tests.is_empty() {
        return String::new();
    }
    format!("count-selected(.) <= 1 or not({})", tests.join(" or "))
}
