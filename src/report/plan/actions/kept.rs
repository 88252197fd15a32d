//! The plan as it is kept: the text that people wrote, with what is new put in and nothing else touched.

use std::fmt;

use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, TomlError, Value};

use crate::model::format::VERSION;
use crate::model::format::plan::{action, key, top};
use crate::model::{Action, ActionField, ActionPlan, FieldValue, Lang, UnitTree};
use crate::text::sentences::actions::plan_head;

/// Why a plan could not be kept: the text is none that the plan was read from.
#[derive(Debug)]
pub struct NotKept(Option<TomlError>);

impl fmt::Display for NotKept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(error) => error.fmt(f),
            None => f.write_str("the actions are no tables"),
        }
    }
}

impl std::error::Error for NotKept {}

impl From<TomlError> for NotKept {
    fn from(error: TomlError) -> Self {
        Self(Some(error))
    }
}

/// The text of a plan, given the text that it was kept in (empty where there was none) and what was read from that.
///
/// What is the same stays as it is written: comments, the order of keys, empty lines. A value that is another is written in its place, and actions that
/// are new come last. Where nothing is new, the text is the same to the byte.
///
/// # Errors
/// Where the text is not what `before` was read from.
pub fn kept(
    text: &str,
    before: &ActionPlan,
    now: &ActionPlan,
    units: &UnitTree,
    lang: Lang,
) -> Result<String, NotKept> {
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        let begun = format!("{}{} = {VERSION}\n", plan_head(lang), top::FORMAT.name());
        return kept(&begun, before, now, units, lang);
    }
    if before.actions == now.actions {
        return Ok(text.to_owned());
    }
    let bare = text.trim_start_matches('\u{feff}');
    let mut document: DocumentMut = bare.parse()?;
    // What stands behind the last action belongs before those that are new.
    let has_new = now.actions.len() > before.actions.len();
    let behind =
        if has_new { document.trailing().as_str().unwrap_or_default().to_owned() } else { String::new() };
    let list = document.entry(top::ACTIONS.name()).or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    // A list in brackets, which may be empty, is as good.
    match list {
        Item::ArrayOfTables(tables) => {
            for (table, (old, new)) in tables.iter_mut().zip(before.actions.iter().zip(&now.actions)) {
                change(table, old, new, units);
            }
            for (at, new) in now.actions.iter().skip(before.actions.len()).enumerate() {
                let mut table = Table::new();
                change(&mut table, &Action::default(), new, units);
                let first = at == 0 && !behind.is_empty();
                table.decor_mut().set_prefix(if first { format!("{behind}\n") } else { "\n".to_owned() });
                tables.push(table);
            }
            if has_new {
                document.set_trailing("");
            }
        }
        Item::Value(Value::Array(tables)) => change_list(tables, before, now, units),
        Item::None | Item::Value(_) | Item::Table(_) => return Err(NotKept(None)),
    }
    let mark = if text.len() > bare.len() { "\u{feff}" } else { "" };
    let written = document.to_string();
    // Whoever ends lines in two signs gets all of them so.
    let written =
        if bare.contains("\r\n") { written.replace("\r\n", "\n").replace('\n', "\r\n") } else { written };
    Ok(format!("{mark}{written}"))
}

fn change_list(tables: &mut Array, before: &ActionPlan, now: &ActionPlan, units: &UnitTree) {
    for (value, (old, new)) in tables.iter_mut().zip(before.actions.iter().zip(&now.actions)) {
        if let Some(table) = value.as_inline_table_mut() {
            change(table, old, new, units);
        }
    }
    for new in now.actions.iter().skip(before.actions.len()) {
        let mut table = InlineTable::new();
        change(&mut table, &Action::default(), new, units);
        let mut value = Value::InlineTable(table);
        value.decor_mut().set_prefix("\n  ");
        tables.push_formatted(value);
    }
}

/// Puts into a table what an action says otherwise than before.
fn change(table: &mut dyn TableLike, old: &Action, new: &Action, units: &UnitTree) {
    for field in ActionField::ALL {
        let (was, is) = (old.value(field, units), new.value(field, units));
        // A new action says how far it has come, where one that people wrote need not.
        let is_new = old.action.is_empty();
        if was != is || is_new && field == ActionField::Status {
            put(table, key(field).name(), value(is));
        }
    }
    if old.own != new.own {
        let mut own = InlineTable::new();
        for (heading, text) in &new.own {
            own.insert(heading, text.as_str().into());
        }
        put(table, action::OWN.name(), (!own.is_empty()).then_some(Value::InlineTable(own)));
    }
}

/// A value in its place, with what stands around it; `None` takes the key away.
fn put(table: &mut dyn TableLike, key: &str, value: Option<Value>) {
    let Some(mut value) = value else {
        table.remove(key);
        return;
    };
    match table.get_mut(key) {
        Some(Item::Value(there)) => {
            *value.decor_mut() = there.decor().clone();
            *there = value;
        }
        Some(other) => *other = Item::Value(value),
        None => drop(table.insert(key, Item::Value(value))),
    }
}

fn value(said: FieldValue) -> Option<Value> {
    match said {
        FieldValue::Nothing => None,
        FieldValue::Text(text) => Some(text.into()),
        FieldValue::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            Some((number as i64).into())
        }
        FieldValue::Number(number) => Some(number.into()),
        FieldValue::Day(day) => day.to_string().parse::<toml_edit::Datetime>().ok().map(Value::from),
    }
}
