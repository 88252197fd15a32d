//! What the columns are, told by their headings.

use std::collections::{BTreeMap, BTreeSet};

use super::findings::{Findings, Spot};
use crate::load::suggest::nearest;
use crate::model::{AnswerFaultKind, ItemIx, NodeId, Questionnaire, Severity, UnknownColumn};

/// Where the columns stand that every layout has, each counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) unit: Option<usize>,
    pub(super) respondent: Option<usize>,
    pub(super) role: Option<usize>,
    pub(super) wave: Option<usize>,
    pub(super) layout: Layout,
}

/// How answers stand in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Layout {
    /// A row per respondent, and these columns of items.
    Wide(Vec<(usize, ItemIx)>),
    /// A row per answer: the column that names the item, and the one with the answer.
    Long { item: usize, value: usize },
}

/// What one column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Reserved(Reserved),
    Item(ItemIx),
    Unknown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reserved {
    Unit,
    Respondent,
    Role,
    Wave,
    Item,
    Value,
}

/// The names of columns that are no items. The first name of each is never the name of an item; the others are
/// where the questionnaire has no such item. They are compared without case, marks over letters and punctuation.
const RESERVED: [(Reserved, &[&str]); 6] = [
    (Reserved::Unit, &["unit", "enhet"]),
    (Reserved::Respondent, &["respondent", "respondent-id", "svarande", "svarande-id"]),
    (Reserved::Role, &["role", "roll"]),
    (Reserved::Wave, &["wave", "omgång", "mätomgång"]),
    (Reserved::Item, &["item", "fråga"]),
    (Reserved::Value, &["value", "svar", "värde"]),
];

impl Columns {
    /// Finds the columns without a word about what is odd with them.
    pub(super) fn find(headings: &[String], questionnaire: &Questionnaire) -> Self {
        Self::of(&classify(headings, questionnaire))
    }

    /// Finds the columns, and notes what is wrong with them.
    pub(super) fn check(
        headings: &[String],
        questionnaire: &Questionnaire,
        spot: &Spot,
        separator: char,
        findings: &mut Findings,
    ) -> Self {
        let kinds = classify(headings, questionnaire);
        let columns = Self::of(&kinds);
        note_duplicates(headings, &kinds, spot, findings);
        let missing = match &columns.layout {
            Layout::Wide(items) => missing(items, questionnaire),
            Layout::Long { .. } => Vec::new(),
        };
        note_unknown(headings, &kinds, &missing, spot, findings);
        match &columns.layout {
            Layout::Wide(items) if items.is_empty() => {
                findings.once(Severity::Error, spot, AnswerFaultKind::NoItems { separator });
            }
            _ if !missing.is_empty() => {
                findings.of_file(Severity::Warning, AnswerFaultKind::MissingItems(missing));
            }
            _ => {}
        }
        columns
    }

    fn of(kinds: &[Column]) -> Self {
        let find = |wanted| kinds.iter().position(|kind| *kind == Column::Reserved(wanted));
        let layout = match (find(Reserved::Item), find(Reserved::Value)) {
            (Some(item), Some(value)) => Layout::Long { item, value },
            _ => Layout::Wide(items(kinds)),
        };
        let [unit, respondent, role, wave] =
            [Reserved::Unit, Reserved::Respondent, Reserved::Role, Reserved::Wave].map(find);
        Self { unit, respondent, role, wave, layout }
    }
}

/// Every item's first column.
fn items(kinds: &[Column]) -> Vec<(usize, ItemIx)> {
    let mut first: BTreeMap<ItemIx, usize> = BTreeMap::new();
    for (at, kind) in kinds.iter().enumerate() {
        if let Column::Item(item) = kind {
            first.entry(*item).or_insert(at);
        }
    }
    let mut items: Vec<_> = first.into_iter().map(|(item, at)| (at, item)).collect();
    items.sort_unstable();
    items
}

fn classify(headings: &[String], questionnaire: &Questionnaire) -> Vec<Column> {
    let items = item_names(questionnaire);
    let seen: Vec<(Option<Reserved>, Column)> = headings
        .iter()
        .map(|heading| {
            let item = items.get(&heading.to_lowercase()).map_or(Column::Unknown, |item| Column::Item(*item));
            (reserved(heading, item != Column::Unknown), item)
        })
        .collect();
    let is_there = |wanted| seen.iter().any(|(reserved, _)| *reserved == Some(wanted));
    let is_long = is_there(Reserved::Item) && is_there(Reserved::Value);
    let classify = |(reserved, item)| match reserved {
        Some(Reserved::Item | Reserved::Value) if !is_long => item,
        Some(reserved) => Column::Reserved(reserved),
        None if is_long => Column::Unknown,
        None => item,
    };
    seen.into_iter().map(classify).collect()
}

fn item_names(questionnaire: &Questionnaire) -> BTreeMap<String, ItemIx> {
    let mut names = BTreeMap::new();
    for node in questionnaire.items() {
        if let Some(item) = questionnaire.item_ix(*node) {
            names.entry(questionnaire[*node].id.as_str().to_lowercase()).or_insert(item);
        }
    }
    names
}

fn reserved(heading: &str, is_item: bool) -> Option<Reserved> {
    let heading = fold(heading);
    let is_name = |names: &[&str]| {
        let at = names.iter().position(|name| fold(name) == heading);
        at.is_some_and(|at| at == 0 || !is_item)
    };
    RESERVED.iter().find(|(_, names)| is_name(names)).map(|(reserved, _)| *reserved)
}

/// Small letters and digits only, without the marks of å, ä and ö, in whichever way they are written.
fn fold(heading: &str) -> String {
    let plain = |c: char| match c {
        'å' | 'ä' => 'a',
        'ö' => 'o',
        c => c,
    };
    heading.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).map(plain).collect()
}

fn note_duplicates(headings: &[String], kinds: &[Column], spot: &Spot, findings: &mut Findings) {
    for (at, kind) in kinds.iter().enumerate().filter(|(_, kind)| **kind != Column::Unknown) {
        let first = kinds.iter().position(|other| other == kind).unwrap_or(at);
        if first < at {
            let kind = AnswerFaultKind::DuplicateColumn { heading: headings[at].clone(), first };
            findings.once(Severity::Error, &spot.at_column(at), kind);
        }
    }
}

/// Lists the columns that nobody asked for, each with the column that is missing and that it may be meant for.
fn note_unknown(
    headings: &[String],
    kinds: &[Column],
    missing: &[NodeId],
    spot: &Spot,
    findings: &mut Findings,
) {
    let is_missing = |reserved: &Reserved| !kinds.contains(&Column::Reserved(*reserved));
    let names = RESERVED.iter().filter(|(reserved, _)| is_missing(reserved)).flat_map(|(_, names)| *names);
    let candidates: Vec<&str> = missing.iter().map(|item| item.as_str()).chain(names.copied()).collect();
    let unknown = |at: usize| UnknownColumn {
        column: at,
        heading: headings[at].clone(),
        nearest: nearest(&headings[at], candidates.iter().copied()),
    };
    let unknown: Vec<UnknownColumn> =
        (0..kinds.len()).filter(|at| kinds[*at] == Column::Unknown).map(unknown).collect();
    if let Some(first) = unknown.first() {
        let spot = spot.at_column(first.column);
        findings.once(Severity::Warning, &spot, AnswerFaultKind::UnknownColumns(unknown));
    }
}

fn missing(items: &[(usize, ItemIx)], questionnaire: &Questionnaire) -> Vec<NodeId> {
    let have: BTreeSet<ItemIx> = items.iter().map(|(_, item)| *item).collect();
    let ids = questionnaire.items().iter().enumerate();
    let missing = ids.filter(|(at, _)| !have.contains(&ItemIx(*at as u16)));
    missing.map(|(_, node)| questionnaire[*node].id.clone()).collect()
}
