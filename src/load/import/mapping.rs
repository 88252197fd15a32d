//! A mapping: what a person says of how another program's export is to be read.

use std::collections::BTreeMap;
use std::ops::Range;

use super::matching::{Index, split_code};
use super::wording::fold;
use crate::load::answers::{Usage, read_answer};
use crate::load::reader::{At, Reader, Table, Value};
use crate::load::suggest::nearest;
use crate::load::syntax;
pub use crate::model::format::mapping::Exclusive;
use crate::model::format::mapping::{ANYTHING, UNASKED, column, field, keep, times, top};
use crate::model::toml_fault::TomlFault;
use crate::model::{
    Answering, Diagnostic, Diagnostics, Fault, IdError, ImportFaultKind, ItemIx, MappingFault, Part, Place,
    RoleId, Tool, WaveId,
};

/// A mapping, read and found sound on its own.
#[derive(Debug, Clone, Default)]
pub struct Mapping {
    /// The mapping's own file.
    pub file: String,
    /// What stands in it.
    pub source: String,
    /// The tool, where it is not to be found out.
    pub from: Option<Tool>,
    /// The sheet, where it is not to be found out.
    pub sheet: Option<String>,
    /// The row with the headings as a spreadsheet counts it, where it is not to be found out; 0 where no row has any.
    pub header_row: Option<u64>,
    /// The wave.
    pub wave: Option<At<String>>,
    /// Whether an item without a column is not applicable instead of not answered.
    pub unasked: bool,
    /// Where the unit stands.
    pub unit: Field,
    /// Where the role stands.
    pub role: Field,
    /// Where what tells respondents apart stands.
    pub respondent: Option<Heading>,
    /// Where the seconds stand, or when the answering began and ended.
    pub seconds: Option<Heading>,
    /// When the answering began.
    pub started: Option<Heading>,
    /// When it ended.
    pub ended: Option<Heading>,
    /// What columns are for.
    pub columns: Vec<(Heading, ItemIx, Part)>,
    /// Headings of columns that are left out.
    pub ignore: Vec<Heading>,
    /// Which rows are kept.
    pub keep: Vec<Keep>,
    values: BTreeMap<String, String>,
    of_items: BTreeMap<ItemIx, BTreeMap<String, String>>,
    exclusive: Option<Exclusive>,
    exclusive_of: BTreeMap<ItemIx, Exclusive>,
}

/// A heading of a mapping.
#[derive(Debug, Clone)]
pub struct Heading {
    /// As it was written.
    pub text: String,
    /// Where it stands in the mapping.
    pub span: Range<usize>,
    folded: String,
}

impl Heading {
    fn new(text: At<String>) -> Self {
        Self { folded: fold(&text.value), text: text.value, span: text.span }
    }

    /// The column, counted from 0, where it is named by its place: `#7`.
    #[must_use]
    pub fn position(&self) -> Option<usize> {
        let number = self.text.trim().strip_prefix('#')?;
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        number.parse::<usize>().ok().filter(|_| is_number)?.checked_sub(1)
    }

    /// Whether this is the column at a place: by its heading, or by its place where no heading is called so.
    #[must_use]
    pub fn names(&self, headings: &[String], at: usize) -> bool {
        match self.position() {
            Some(position) if !headings.iter().any(|heading| self.fits(heading)) => position == at,
            _ => headings.get(at).is_some_and(|heading| self.fits(heading)),
        }
    }

    /// Whether a file's heading is this one: the same but for space, case and the like, or the code of a heading of a
    /// code and a text.
    #[must_use]
    pub fn fits(&self, heading: &str) -> bool {
        let code = split_code(heading).map(|(code, _)| code);
        fold(heading) == self.folded || code.is_some_and(|code| fold(code) == self.folded)
    }
}

/// Something that stands in a column, or is the same in all rows.
#[derive(Debug, Clone, Default)]
pub struct Field {
    /// The column.
    pub column: Option<Heading>,
    /// What it always is.
    pub constant: Option<At<String>>,
    values: BTreeMap<String, At<String>>,
}

impl Field {
    /// What a text in the column stands for.
    #[must_use]
    pub fn meaning<'a>(&'a self, text: &'a str) -> &'a str {
        self.values.get(&fold(text)).map_or(text, |meaning| meaning.value.as_str())
    }

    /// Everything that texts in the column stand for.
    pub fn meanings(&self) -> impl Iterator<Item = &At<String>> {
        self.values.values()
    }
}

/// Rows to keep: those with one of these texts in a column, those without, or those with anything there.
#[derive(Debug, Clone)]
pub struct Keep {
    /// The column.
    pub column: Heading,
    is: Option<Vec<String>>,
    not: Option<Vec<String>>,
    not_empty: bool,
}

impl Keep {
    /// Whether a row with this text in the column is kept.
    #[must_use]
    pub fn keeps(&self, text: &str) -> bool {
        let folded = fold(text);
        self.is.as_ref().is_none_or(|wanted| wanted.contains(&folded))
            && self.not.as_ref().is_none_or(|unwanted| !unwanted.contains(&folded))
            && !(self.not_empty && folded.is_empty())
    }
}

impl Mapping {
    /// What a text in an item's column stands for, where the mapping says it.
    #[must_use]
    pub fn meaning(&self, item: ItemIx, text: &str) -> Option<&str> {
        let folded = fold(text);
        let own = self.of_items.get(&item).and_then(|values| values.get(&folded));
        own.or_else(|| self.values.get(&folded)).map(String::as_str)
    }

    /// What every other text in an item's column stands for, where the mapping says it.
    #[must_use]
    pub fn anything_else(&self, item: ItemIx) -> Option<&str> {
        let own = self.of_items.get(&item).and_then(|values| values.get(ANYTHING));
        own.or_else(|| self.values.get(ANYTHING)).map(String::as_str)
    }

    /// What counts where an option of an item is ticked together with others that it rules out.
    #[must_use]
    pub fn exclusive(&self, item: ItemIx) -> Option<Exclusive> {
        self.exclusive_of.get(&item).copied().or(self.exclusive)
    }

    /// Every heading that the mapping names, and whether nothing can be read without it.
    pub fn headings(&self) -> impl Iterator<Item = (&Heading, bool)> {
        let fields = [
            &self.unit.column,
            &self.role.column,
            &self.respondent,
            &self.seconds,
            &self.started,
            &self.ended,
        ];
        let needed = fields.into_iter().flatten().chain(self.keep.iter().map(|keep| &keep.column));
        let others = self.columns.iter().map(|(heading, ..)| heading);
        needed.map(|heading| (heading, true)).chain(others.map(|heading| (heading, false)))
    }
}

/// Reads a mapping. There is one exactly where no fault is an error.
#[must_use]
pub fn mapping(file: &str, text: &str, index: &Index) -> (Option<Mapping>, Diagnostics) {
    let reader = Reader::new(file, text);
    let read = syntax::parse(text, &reader).and_then(|table| {
        let mut parts = Parts { file, index, reader: &reader, found: Diagnostics::default() };
        let mapping = parts.read(Table::root(&table, &reader));
        reader.extend(parts.found);
        mapping
    });
    let sound = !reader.has_errors();
    let read = read.filter(|_| sound).map(|mapping| Mapping { source: text.to_owned(), ..mapping });
    (read, reader.finish())
}

struct Parts<'r> {
    file: &'r str,
    index: &'r Index<'r>,
    reader: &'r Reader,
    found: Diagnostics,
}

impl Parts<'_> {
    fn read(&mut self, mut t: Table<'_>) -> Option<Mapping> {
        if t.version(top::FORMAT) == Some(false) {
            return None;
        }
        let tools = Tool::ALL.map(|tool| (tool.code(), tool));
        let mut mapping = Mapping {
            file: self.file.to_owned(),
            from: t.read(top::FROM, |value| value.word(&tools)).map(|tool| tool.value),
            sheet: t.read(top::SHEET, Value::text).map(|sheet| sheet.value),
            header_row: t
                .read(top::HEADER_ROW, |value| value.count_or_none(u32::MAX))
                .map(|row| row.value.into()),
            wave: t.read(top::WAVE, Value::text),
            unasked: t.read(top::UNASKED, |value| value.word(&UNASKED)).is_some_and(|unasked| unasked.value),
            unit: t.read(top::UNIT, Value::table).map(|table| self.field(table)).unwrap_or_default(),
            role: t.read(top::ROLE, Value::table).map(|table| self.field(table)).unwrap_or_default(),
            respondent: t.read(top::RESPONDENT, Value::table).and_then(column_only),
            ..Mapping::default()
        };
        if let Some(wave) = &mapping.wave {
            self.checked_id(wave, |text| WaveId::parse(text).err());
        }
        if let Some(role) = &mapping.role.constant {
            self.checked_id(role, |text| RoleId::parse(text).err());
        }
        if let Some(mut times) = t.read(top::SECONDS, Value::table) {
            mapping.seconds = times.read(times::COLUMN, Value::any_text).map(Heading::new);
            mapping.started = times.read(times::STARTED, Value::any_text).map(Heading::new);
            mapping.ended = times.read(times::ENDED, Value::any_text).map(Heading::new);
            times.finish();
        }
        let columns = t.read(top::COLUMNS, |value| value.map(Value::any_text)).unwrap_or_default();
        mapping.columns =
            columns.into_iter().filter_map(|(heading, target)| self.target(heading, &target)).collect();
        let values =
            t.read(top::VALUES, |value| value.map(|value| Some(self.value(value)))).unwrap_or_default();
        for (text, read) in values {
            self.keep_value(&mut mapping, text, read);
        }
        t.read(top::EXCLUSIVE, |value| {
            self.exclusive(&mut mapping, value);
            Some(())
        });
        let ignore = t.read(top::IGNORE, |value| value.list(Value::any_text)).map(|list| list.value);
        mapping.ignore = ignore.into_iter().flatten().flatten().map(Heading::new).collect();
        mapping.keep = t.tables(top::KEEP, keep).into_iter().flatten().collect();
        t.finish();
        Some(mapping)
    }

    fn field(&mut self, mut table: Table<'_>) -> Field {
        let span = table.at();
        let field = Field {
            column: table.read(field::COLUMN, Value::any_text).map(Heading::new),
            constant: table.read(field::CONSTANT, Value::text),
            values: table
                .read(field::VALUES, |value| value.map(Value::any_text))
                .unwrap_or_default()
                .into_iter()
                .map(|(text, meaning)| (fold(&text.value), meaning))
                .collect(),
        };
        table.finish();
        if field.column.is_some() && field.constant.is_some() {
            self.note(ImportFaultKind::Mapping(MappingFault::ColumnAndConstant), span);
        }
        field
    }

    fn checked_id(&self, id: &At<String>, check: impl Fn(&str) -> Option<IdError>) {
        if let Some(why) = check(&id.value) {
            self.reader.fault(TomlFault::BadId { id: id.value.clone(), why }, id.span.clone());
        }
    }

    /// `item`, `item[option]` or `item[comment]`.
    fn target(&mut self, heading: At<String>, target: &At<String>) -> Option<(Heading, ItemIx, Part)> {
        let text = target.value.trim();
        let (id, part) = match text.strip_suffix(']').and_then(|start| start.split_once('[')) {
            Some((id, part)) => (id.trim(), Some(part.trim())),
            None => (text, None),
        };
        let item = self.item(id, &target.span)?;
        let part = match part {
            None => Part::Whole,
            Some(part) => match self.index.part(item, part) {
                Some(part) => part,
                None => {
                    self.unknown_part(item, part, &target.span);
                    return None;
                }
            },
        };
        Some((Heading::new(heading), item, part))
    }

    fn item(&mut self, id: &str, span: &Range<usize>) -> Option<ItemIx> {
        let questionnaire = self.index.questionnaire;
        let known = questionnaire
            .find(id)
            .and_then(|node| questionnaire.item_ix(node))
            .or_else(|| self.index.by_code(id));
        if known.is_none() {
            let ids = questionnaire.items().iter().map(|node| questionnaire[*node].id.as_str());
            let kind = ImportFaultKind::Mapping(MappingFault::UnknownTarget {
                target: id.to_owned(),
                nearest: nearest(id, ids),
            });
            self.note(kind, span.clone());
        }
        known
    }

    fn unknown_part(&mut self, item: ItemIx, part: &str, span: &Range<usize>) {
        let options = self.index.item(item).map_or(&[][..], |item| match &item.answering {
            Answering::Multi(multi) => multi.scale().options(),
            Answering::Choice(_) | Answering::Number(_) | Answering::Text => &[],
        });
        let kind = ImportFaultKind::Mapping(MappingFault::UnknownPart {
            item: self.index.questionnaire[self.index.node(item)].id.clone(),
            part: part.to_owned(),
            options: options.iter().map(|option| option.id.to_string()).collect(),
        });
        self.note(kind, span.clone());
    }

    fn value(&self, value: Value<'_>) -> ReadValue {
        if value.is_table() {
            ReadValue::OfItem(value.map(Value::any_text).unwrap_or_default())
        } else {
            ReadValue::OfAll(value.any_text())
        }
    }

    fn keep_value(&mut self, mapping: &mut Mapping, text: At<String>, read: ReadValue) {
        match read {
            ReadValue::OfAll(meaning) => {
                if let Some(meaning) = meaning {
                    mapping.values.insert(key(&text.value), meaning.value);
                }
            }
            ReadValue::OfItem(pairs) => {
                let Some(item) = self.item(&text.value, &text.span) else { return };
                for (text, meaning) in pairs {
                    self.check_meaning(item, &meaning);
                    mapping.of_items.entry(item).or_default().insert(key(&text.value), meaning.value);
                }
            }
        }
    }

    /// `"others"`, `"alone"` or `"unanswered"`, for all items or for each.
    fn exclusive(&mut self, mapping: &mut Mapping, value: Value<'_>) {
        if !value.is_table() {
            mapping.exclusive = value.word(&Exclusive::WORDS).map(|word| word.value);
            return;
        }
        for (id, word) in value.map(|value| value.word(&Exclusive::WORDS)).unwrap_or_default() {
            if let Some(item) = self.item(&id.value, &id.span) {
                mapping.exclusive_of.insert(item, word.value);
            }
        }
    }

    fn check_meaning(&mut self, item: ItemIx, meaning: &At<String>) {
        let Some(asked) = self.index.item(item) else { return };
        let text = meaning.value.trim();
        let is_option = |text: &str| self.index.option(item, text).is_some();
        let is_list = matches!(asked.answering, Answering::Multi(_)) && text.split('|').all(is_option);
        let is_answer = || read_answer(&asked.answering, text, || Usage::alone(&asked.answering)).is_ok();
        let is_known = is_option(text) || is_list || is_answer();
        if !is_known {
            let kind = ImportFaultKind::Mapping(MappingFault::UnknownMeaning {
                meaning: meaning.value.clone(),
                item: Some(self.index.questionnaire[self.index.node(item)].id.clone()),
                options: asked.answering.options().iter().map(|option| option.id.to_string()).collect(),
            });
            self.note(kind, meaning.span.clone());
        }
    }

    fn note(&mut self, kind: ImportFaultKind, span: Range<usize>) {
        let place = Place::Span(self.file.to_owned(), span);
        self.found.push(Diagnostic::error(Fault::Import(kind.into()), place));
    }
}

fn key(text: &str) -> String {
    if text.trim() == ANYTHING { ANYTHING.to_owned() } else { fold(text) }
}

/// What stands under `[values]`.
enum ReadValue {
    OfAll(Option<At<String>>),
    OfItem(Vec<(At<String>, At<String>)>),
}

fn column_only(mut table: Table<'_>) -> Option<Heading> {
    let column = table.need(column::COLUMN, Value::any_text).map(Heading::new);
    table.finish();
    column
}

fn keep(mut table: Table<'_>) -> Option<Keep> {
    let column = table.read(keep::COLUMN, Value::any_text).map(Heading::new);
    let texts = |value: Value<'_>| {
        value
            .list(Value::any_text)
            .map(|list| list.value.into_iter().flatten().map(|text| fold(&text.value)).collect())
    };
    let is = table.read(keep::IS, texts);
    let not = table.read(keep::NOT, texts);
    let not_empty = table.read(keep::NOT_EMPTY, Value::flag).unwrap_or(false);
    table.finish();
    Some(Keep { column: column?, is, not, not_empty })
}

/// The wave that a mapping names, whatever else is right or wrong with it: which questionnaire the rest is about depends
/// on it.
#[must_use]
pub fn mapped_wave(text: &str) -> Option<String> {
    let (table, _) = toml::de::DeTable::parse_recoverable(text.trim_start_matches('\u{feff}'));
    table.get_ref().get(top::WAVE.name())?.get_ref().as_str().map(str::to_owned)
}
