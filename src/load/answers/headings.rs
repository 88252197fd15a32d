//! What the columns are, told by their headings.

use std::collections::{BTreeMap, BTreeSet};

use super::findings::{Findings, Spot};
use crate::load::suggest::nearest;
use crate::model::{
    AnswerFaultKind, Answering, ItemIx, Multi, NodeId, NodeIx, NumberDoubt, OptionId, OptionIx,
    Questionnaire, ReservedColumn as Reserved, Severity, UnknownColumn, as_number, nfc,
};

/// Where the columns stand that every layout has, each counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) unit: Option<usize>,
    pub(super) respondent: Option<usize>,
    pub(super) role: Option<usize>,
    pub(super) wave: Option<usize>,
    pub(super) seconds: Option<usize>,
    pub(super) layout: Layout,
}

/// How answers stand in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Layout {
    /// A row per respondent.
    Wide(Wide),
    /// A row per answer: the column that names the item, and the one with the answer.
    Long { item: usize, value: usize },
}

/// The columns of items.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Wide {
    /// Those that hold an item's whole answer.
    pub(super) whole: Vec<(usize, ItemIx)>,
    /// The items that have a column per option instead, with these.
    pub(super) by_option: Vec<(ItemIx, Vec<(usize, OptionIx)>)>,
    /// Those of groups that can be answered at once as not applicable.
    pub(super) groups: Vec<(usize, NodeIx)>,
    /// Those of what was written beside an item's answers, or as one.
    pub(super) remarks: Vec<(usize, ItemIx)>,
}

/// What one column is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Column {
    Reserved(Reserved),
    Item(ItemIx),
    /// One option of an item where several may hold.
    Option(ItemIx, OptionIx),
    /// What was written beside an item's answer, which is never scored.
    Comment(ItemIx),
    /// A group that can be answered at once as not applicable.
    Group(NodeIx),
    /// A number where an option of the item belongs, though no option is called so.
    Numbered(ItemIx, f64),
    Unknown,
}

impl Column {
    /// Whether two columns are for the same thing.
    fn is_same(self, other: Self) -> bool {
        match (self, other) {
            (Self::Item(item), Self::Option(of, _)) | (Self::Option(of, _), Self::Item(item)) => item == of,
            _ => self == other,
        }
    }
}

/// What stands in the brackets of a column of comments.
const COMMENT: [&str; 2] = ["comment", "kommentar"];

impl Columns {
    /// Finds the columns without a word about what is odd with them.
    pub(super) fn find(headings: &[String], questionnaire: &Questionnaire) -> Self {
        Self::of(&placed(&classify(headings, questionnaire), questionnaire), questionnaire)
    }

    /// Finds the columns, and notes what is wrong with them.
    pub(super) fn check(
        headings: &[String],
        questionnaire: &Questionnaire,
        spot: &Spot,
        separator: char,
        findings: &mut Findings,
    ) -> Self {
        let named = classify(headings, questionnaire);
        let kinds = placed(&named, questionnaire);
        let columns = Self::of(&kinds, questionnaire);
        note_duplicates(headings, &kinds, spot, findings);
        note_numbered((headings, &named), &kinds, spot, questionnaire, findings);
        let missing = match &columns.layout {
            Layout::Wide(wide) => missing(wide, questionnaire),
            Layout::Long { .. } => Vec::new(),
        };
        note_unknown(headings, &kinds, &missing, questionnaire, (spot, findings));
        match &columns.layout {
            Layout::Wide(wide)
                if wide.whole.is_empty() && wide.by_option.is_empty() && wide.groups.is_empty() =>
            {
                findings.once(Severity::Error, spot, AnswerFaultKind::NoItems { separator });
            }
            _ if !missing.is_empty() => {
                findings.of_file(Severity::Warning, AnswerFaultKind::MissingItems(missing));
            }
            Layout::Wide(_) | Layout::Long { .. } => {}
        }
        if let Layout::Wide(wide) = &columns.layout {
            note_missing_options(wide, questionnaire, findings);
        }
        columns
    }

    fn of(kinds: &[Column], questionnaire: &Questionnaire) -> Self {
        let find = |wanted| kinds.iter().position(|kind| *kind == Column::Reserved(wanted));
        let layout = match (find(Reserved::Item), find(Reserved::Value)) {
            (Some(item), Some(value)) => Layout::Long { item, value },
            _ => Layout::Wide(wide(kinds, questionnaire)),
        };
        let [unit, respondent, role, wave, seconds] =
            [Reserved::Unit, Reserved::Respondent, Reserved::Role, Reserved::Wave, Reserved::Seconds]
                .map(find);
        Self { unit, respondent, role, wave, seconds, layout }
    }
}

/// Every item's first column, and the columns of options of the items that have none.
fn wide(kinds: &[Column], questionnaire: &Questionnaire) -> Wide {
    let mut whole: BTreeMap<ItemIx, usize> = BTreeMap::new();
    let mut by_option: BTreeMap<ItemIx, BTreeMap<OptionIx, usize>> = BTreeMap::new();
    let (mut groups, mut remarks) = (Vec::new(), Vec::new());
    for (at, kind) in kinds.iter().enumerate() {
        match kind {
            Column::Item(item) => {
                let is_first = *whole.entry(*item).or_insert(at) == at;
                if is_first && asks_for_text(questionnaire, *item) {
                    remarks.push((at, *item));
                }
            }
            Column::Option(item, option) => {
                by_option.entry(*item).or_default().entry(*option).or_insert(at);
            }
            Column::Group(group) => groups.push((at, *group)),
            Column::Comment(item) => remarks.push((at, *item)),
            Column::Reserved(_) | Column::Numbered(..) | Column::Unknown => {}
        }
    }
    by_option.retain(|item, _| !whole.contains_key(item));
    let mut whole: Vec<_> = whole.into_iter().map(|(item, at)| (at, item)).collect();
    whole.sort_unstable();
    let turned = |options: BTreeMap<OptionIx, usize>| options.into_iter().map(|(option, at)| (at, option));
    let by_option = by_option.into_iter().map(|(item, options)| (item, turned(options).collect()));
    Wide { whole, by_option: by_option.collect(), groups, remarks }
}

/// Whether an item is answered with a text.
pub(super) fn asks_for_text(questionnaire: &Questionnaire, item: ItemIx) -> bool {
    let asked = questionnaire[questionnaire.items()[item.at()]].item();
    asked.is_some_and(|item| matches!(item.answering, Answering::Text))
}

fn classify(headings: &[String], questionnaire: &Questionnaire) -> Vec<Column> {
    let items = item_names(questionnaire);
    let seen: Vec<(Option<Reserved>, Column)> = headings
        .iter()
        .map(|heading| {
            let item = items.get(&nfc(heading).to_lowercase()).map(|item| Column::Item(*item));
            let item = item.or_else(|| option(heading, &items, questionnaire));
            let item = item.or_else(|| group_called(questionnaire, heading).map(Column::Group));
            let item = item.unwrap_or(Column::Unknown);
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

/// The group of this name that can be answered at once; case does not matter.
pub(in crate::load) fn group_called(questionnaire: &Questionnaire, name: &str) -> Option<NodeIx> {
    let wanted = nfc(name.trim()).to_lowercase();
    let mut groups = questionnaire.optional_groups();
    groups.find(|(_, node)| node.id.as_str().to_lowercase() == wanted).map(|(ix, _)| ix)
}

/// A heading such as `item[option]`, `item/option` or `item[comment]`; an option that is called so comes first.
fn option(heading: &str, items: &BTreeMap<String, ItemIx>, questionnaire: &Questionnaire) -> Option<Column> {
    let (item, part) = match heading.strip_suffix(']') {
        Some(start) => start.split_once('[')?,
        None => heading.split_once('/')?,
    };
    let item = *items.get(&nfc(item.trim()).to_lowercase())?;
    let option = multi(questionnaire, item).and_then(|multi| multi.scale().find(part));
    let is_comment = || COMMENT.contains(&&*part.trim().to_lowercase());
    let number = || as_number(part).filter(|_| multi(questionnaire, item).is_some());
    option
        .map(|option| Column::Option(item, option))
        .or_else(|| is_comment().then_some(Column::Comment(item)))
        .or_else(|| number().map(|number| Column::Numbered(item, number)))
}

fn multi(questionnaire: &Questionnaire, item: ItemIx) -> Option<&Multi> {
    match &questionnaire[questionnaire.items()[item.at()]].item()?.answering {
        Answering::Multi(multi) => Some(multi),
        Answering::Choice(_) | Answering::Number(_) | Answering::Text => None,
    }
}

fn reserved(heading: &str, is_item: bool) -> Option<Reserved> {
    let (column, is_never_an_item) = Reserved::of(heading)?;
    (is_never_an_item || !is_item).then_some(column)
}

fn note_duplicates(headings: &[String], kinds: &[Column], spot: &Spot, findings: &mut Findings) {
    let is_known = |kind: &Column| !matches!(kind, Column::Unknown | Column::Numbered(..));
    for (at, kind) in kinds.iter().enumerate().filter(|(_, kind)| is_known(kind)) {
        let first = kinds.iter().position(|other| other.is_same(*kind)).unwrap_or(at);
        if first < at {
            let kind = AnswerFaultKind::DuplicateColumn { heading: headings[at].clone(), first };
            findings.once(Severity::Error, &spot.at_column(at), kind);
        }
    }
}

/// The options that numbered columns are for, by their places in the list: only where every column of the item is numbered,
/// and every number is a place.
fn placed(kinds: &[Column], questionnaire: &Questionnaire) -> Vec<Column> {
    let place = |item: ItemIx, number: f64| {
        let scale = multi(questionnaire, item)?.scale();
        scale.at_place(number).filter(|_| !scale.has_numbers())
    };
    let are_places = |item: ItemIx| {
        kinds.iter().all(|kind| match kind {
            Column::Option(of, _) => *of != item,
            Column::Numbered(of, number) => *of != item || place(item, *number).is_some(),
            Column::Reserved(_)
            | Column::Item(_)
            | Column::Comment(_)
            | Column::Group(_)
            | Column::Unknown => true,
        })
    };
    let settle = |kind: &Column| match *kind {
        Column::Numbered(item, number) if are_places(item) => {
            place(item, number).map_or(*kind, |option| Column::Option(item, option))
        }
        kind @ (Column::Reserved(_)
        | Column::Item(_)
        | Column::Option(..)
        | Column::Comment(_)
        | Column::Group(_)
        | Column::Numbered(..)
        | Column::Unknown) => kind,
    };
    kinds.iter().map(settle).collect()
}

/// Tells of columns of options that are numbered and not named.
fn note_numbered(
    (headings, kinds): (&[String], &[Column]),
    settled: &[Column],
    spot: &Spot,
    questionnaire: &Questionnaire,
    findings: &mut Findings,
) {
    let mut told = BTreeSet::new();
    for (at, kind) in kinds.iter().enumerate() {
        let Column::Numbered(item, _) = kind else { continue };
        let Some(multi) = multi(questionnaire, *item) else { continue };
        let (value, scale) = (headings[at].clone(), multi.scale().clone());
        let spot = spot.at_column(at);
        if settled[at] == *kind {
            let kind = AnswerFaultKind::BareNumber { value, doubt: NumberDoubt::Heading, scale };
            findings.once(Severity::Error, &spot, kind);
        } else if told.insert(*item) {
            findings.once(Severity::Warning, &spot, AnswerFaultKind::PlacesTaken { scale });
        }
    }
}

/// Lists the columns that nobody asked for, each with the column that is missing and that it may be meant for.
fn note_unknown(
    headings: &[String],
    kinds: &[Column],
    missing: &[NodeId],
    questionnaire: &Questionnaire,
    (spot, findings): (&Spot, &mut Findings),
) {
    if !kinds.contains(&Column::Unknown) {
        return;
    }
    let is_missing = |reserved: &Reserved| !kinds.contains(&Column::Reserved(*reserved));
    let names = Reserved::ALL.into_iter().filter(is_missing).flat_map(Reserved::names);
    let names: Vec<&str> = names.copied().collect();
    let options = missing_options(kinds, questionnaire);
    let candidates: Vec<&str> = missing
        .iter()
        .map(|item| item.as_str())
        .chain(names)
        .chain(options.iter().map(String::as_str))
        .collect();
    let unknown = |at: usize| {
        let nearest = nearest(&headings[at], candidates.iter().copied());
        UnknownColumn {
            column: at,
            heading: headings[at].clone(),
            costs_item: nearest.as_ref().is_some_and(|id| missing.iter().any(|item| item.as_str() == id)),
            nearest,
        }
    };
    let unknown: Vec<UnknownColumn> =
        (0..kinds.len()).filter(|at| kinds[*at] == Column::Unknown).map(unknown).collect();
    if let Some(first) = unknown.first() {
        let spot = spot.at_column(first.column);
        findings.once(Severity::Warning, &spot, AnswerFaultKind::UnknownColumns(unknown));
    }
}

/// The headings that options would have that have no column, of items that have none for their whole answer.
fn missing_options(kinds: &[Column], questionnaire: &Questionnaire) -> Vec<String> {
    let items = (0..questionnaire.items().len()).map(|at| ItemIx(at as u16));
    let open = items.filter(|item| !kinds.contains(&Column::Item(*item)));
    let headings =
        open.filter_map(|item| Some((item, multi(questionnaire, item)?))).flat_map(|(item, multi)| {
            let id = &questionnaire[questionnaire.items()[item.at()]].id;
            let options = multi.scale().options().iter().enumerate();
            let missing =
                options.filter(move |(at, _)| !kinds.contains(&Column::Option(item, OptionIx::new(*at))));
            missing.map(move |(_, option)| format!("{id}[{}]", option.id))
        });
    headings.collect()
}

fn missing(wide: &Wide, questionnaire: &Questionnaire) -> Vec<NodeId> {
    let whole = wide.whole.iter().map(|(_, item)| *item);
    let have: BTreeSet<ItemIx> = whole.chain(wide.by_option.iter().map(|(item, _)| *item)).collect();
    let ids = questionnaire.items().iter().enumerate();
    let missing = ids.filter(|(at, _)| !have.contains(&ItemIx(*at as u16)));
    missing.map(|(_, node)| questionnaire[*node].id.clone()).collect()
}

/// An option without a column counts as not ticked by anybody, which the person should know.
fn note_missing_options(wide: &Wide, questionnaire: &Questionnaire, findings: &mut Findings) {
    for (item, columns) in &wide.by_option {
        let Some(multi) = multi(questionnaire, *item) else { continue };
        let has_column = |at: usize| columns.iter().any(|(_, option)| option.at() == at);
        let options = multi.scale().options().iter().enumerate();
        let options: Vec<OptionId> =
            options.filter(|(at, _)| !has_column(*at)).map(|(_, option)| option.id.clone()).collect();
        if !options.is_empty() {
            let item = questionnaire[questionnaire.items()[item.at()]].id.clone();
            findings.of_file(Severity::Warning, AnswerFaultKind::MissingOptions { item, options });
        }
    }
}
