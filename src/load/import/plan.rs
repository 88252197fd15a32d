//! What each column of a sheet is for, worked out once, before any row is read.

use std::collections::BTreeMap;

use super::mapping::{Heading, Mapping};
use super::matching::{Index, split_code};
use super::recognise::Layout;
use super::systems;
use super::wording::fold;
use crate::model::{Becomes, ColumnView, ItemIx, NodeIx, Part, Sureness, SystemColumn, Tool, Unmatched};

/// What the columns are for.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Every column with a heading, for the person to see.
    pub columns: Vec<ColumnView>,
    /// Columns about the respondent, in order; the first of each kind counts.
    pub systems: BTreeMap<SystemColumn, usize>,
    /// Columns with the whole answer to an item.
    pub whole: Vec<(ItemIx, usize)>,
    /// Columns of the parts of an item.
    pub parts: BTreeMap<ItemIx, Vec<(Part, usize)>>,
    /// Columns of comments.
    pub comments: Vec<(ItemIx, usize)>,
    /// The filters of the mapping that have their column.
    pub keep: Vec<(usize, usize)>,
    /// Columns that are for the same thing as an earlier one: this column, and the earlier.
    pub twice: Vec<(usize, usize, Option<NodeIx>)>,
}

/// What can be said in one column only: a part of an item, or something about the respondent.
type Purpose = (Option<(NodeIx, Part)>, Option<SystemColumn>);

/// Works out the columns.
pub fn plan(layout: &Layout, index: &Index, mapping: Option<&Mapping>) -> Plan {
    let mut plan = Plan::default();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (at, heading) in layout.headings.iter().enumerate() {
        let option = layout.options.get(at).map_or("", String::as_str);
        if heading.is_empty() && !is_index(layout, at) && !is_mapped(mapping, &layout.headings, at) {
            continue;
        }
        let nth = repeated(heading, option, &mut seen);
        let becomes = becomes(layout, (at, heading, option, nth), index, mapping);
        let shown = if option.is_empty() { heading.clone() } else { format!("{heading} [{option}]") };
        let view = ColumnView { column: at, heading: shown, becomes, is_empty: false, read_as: Vec::new() };
        plan.columns.push(view);
    }
    for (which, keep) in mapping.map(|mapping| &mapping.keep[..]).unwrap_or_default().iter().enumerate() {
        let column = (0..layout.headings.len()).find(|at| keep.column.names(&layout.headings, *at));
        plan.keep.extend(column.map(|column| (which, column)));
    }
    let filters: Vec<usize> = plan.keep.iter().map(|(_, column)| *column).collect();
    for view in &mut plan.columns {
        if matches!(view.becomes, Becomes::Unmatched(_)) && filters.contains(&view.column) {
            view.becomes = Becomes::Filter;
        }
    }
    plan.yield_to_mapping(layout, index, mapping);
    plan.drop_what_is_said_twice(index);
    plan.gather(index);
    plan
}

/// The times that a heading has stood before. Microsoft Forms numbers them itself: `When`, `When2`, `When3`.
fn repeated(heading: &str, option: &str, seen: &mut BTreeMap<String, usize>) -> usize {
    let key = |heading: &str| format!("{}\u{1f}{option}", fold(heading));
    let base = heading.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_numbered = base.len() < heading.len() && option.is_empty() && !base.is_empty();
    if is_numbered
        && let Ok(number @ 2..=999) = heading[base.len()..].parse::<usize>()
        && seen.contains_key(&key(base))
    {
        return number - 1;
    }
    let count = seen.entry(key(heading)).or_default();
    *count += 1;
    *count - 1
}

/// Older exports of LimeSurvey begin with a column without a heading, which counts the rows.
fn is_index(layout: &Layout, at: usize) -> bool {
    at == 0 && layout.origin.tool == Tool::LimeSurvey
}

/// LimeSurvey's columns of how long a question took: its code with `Time` behind it.
fn is_timing(heading: &str, headings: &[String]) -> bool {
    let code = heading.strip_suffix("Time").filter(|code| !code.is_empty());
    let base = |heading: &str| heading.split(['[', '.', ' ']).next().unwrap_or_default().to_owned();
    code.is_some_and(|code| headings.iter().any(|other| base(other) == code))
}

fn is_mapped(mapping: Option<&Mapping>, headings: &[String], at: usize) -> bool {
    mapping.is_some_and(|mapping| mapping.headings().any(|(known, _)| known.names(headings, at)))
}

fn becomes(
    layout: &Layout,
    (at, heading, option, nth): (usize, &str, &str, usize),
    index: &Index,
    mapping: Option<&Mapping>,
) -> Becomes {
    if let Some(said) = mapping.and_then(|mapping| by_mapping(mapping, &layout.headings, (at, option), index))
    {
        return said;
    }
    if is_index(layout, at) && heading.is_empty() {
        return Becomes::System(SystemColumn::Serial);
    }
    let tool = layout.origin.tool;
    if matches!(tool, Tool::Wide | Tool::Long | Tool::Workbook) {
        return by_ours(heading, nth, index, tool);
    }
    if let Some(system) = systems::of_tool(tool, heading) {
        return Becomes::System(system);
    }
    // Headings of a code and a text begin with LimeSurvey's own codes too.
    let code = split_code(heading).filter(|_| tool == Tool::LimeSurvey).map(|(code, _)| code);
    if let Some(system) = code.and_then(|code| systems::of_tool(tool, code)) {
        return Becomes::System(system);
    }
    if tool == Tool::LimeSurvey && is_timing(heading, &layout.headings) {
        return Becomes::System(SystemColumn::Technical);
    }
    let found = by_question(heading, option, nth, index);
    if !matches!(found, Becomes::Unmatched(_)) {
        return found;
    }
    let last = heading.rsplit('/').next().unwrap_or(heading);
    let (code, rest) = split_code(heading).unwrap_or((last, heading));
    let is_wanted = |system: &SystemColumn| matches!(system, SystemColumn::Unit | SystemColumn::Role);
    let ours = systems::of_ours(last).or_else(|| systems::of_ours(code)).filter(is_wanted);
    let is_unit = index.names.unit_questions.iter().any(|question| is_question(rest, question));
    let is_role = systems::is_role_question(rest);
    let asked = is_unit.then_some(SystemColumn::Unit).or(is_role.then_some(SystemColumn::Role));
    let system = ours.or(asked).or_else(|| systems::of_anyone(heading));
    system.map_or(found, Becomes::System)
}

/// Whether a heading is a question's text, or its first fifteen characters or so.
fn is_question(heading: &str, question: &str) -> bool {
    const LEAST: usize = 10;
    let (start, question) = (fold(heading), fold(question));
    let is_cut = start.chars().count() >= LEAST && (14..=16).contains(&heading.trim().chars().count());
    start == question || is_cut && question.starts_with(&start)
}

/// In our own files the names of columns come first where no item is called so.
fn by_ours(heading: &str, nth: usize, index: &Index, tool: Tool) -> Becomes {
    let found = index.resolve(heading, nth);
    let is_item = matches!(found, Becomes::Item(..));
    let named = systems::of_ours(heading).filter(|system| match system {
        SystemColumn::Item | SystemColumn::Value => tool == Tool::Long,
        SystemColumn::Unit | SystemColumn::Respondent | SystemColumn::Role => true,
        _ => !is_item,
    });
    match named {
        Some(system) => Becomes::System(system),
        None if tool == Tool::Long => Becomes::Unmatched(Unmatched::Unknown),
        None if is_item => found,
        None if systems::is_role_question(heading) => Becomes::System(SystemColumn::Role),
        None => systems::of_anyone(heading).map_or(found, Becomes::System),
    }
}

/// A question, and beneath it an option or the row of a grid, where the headings take two rows.
fn by_question(heading: &str, option: &str, nth: usize, index: &Index) -> Becomes {
    const ANSWER: [&str; 6] = ["response", "open-ended response", "svar", "öppet svar", "antwort", "réponse"];
    const OTHER: [&str; 4] = ["other (please specify)", "annat (specificera)", "comments", "kommentarer"];
    let folded = fold(option);
    if option.is_empty() || ANSWER.contains(&&*folded) {
        return index.resolve(heading, nth);
    }
    if OTHER.contains(&&*folded) {
        return match index.resolve(heading, 0) {
            Becomes::Item(node, _, how) => Becomes::Item(node, Part::Comment, how),
            other => other,
        };
    }
    index.parted(heading, option).unwrap_or_else(|| index.resolve(heading, nth))
}

/// What a mapping says of a column. A column's place is closer than its heading, which others may have too.
fn by_mapping(
    mapping: &Mapping,
    headings: &[String],
    (at, option): (usize, &str),
    index: &Index,
) -> Option<Becomes> {
    let joined = format!("{} [{option}]", headings[at]);
    [true, false].into_iter().find_map(|by_place| {
        let fits = |known: &Heading| {
            let names = known.names(headings, at) || !option.is_empty() && known.fits(&joined);
            names && by_place == (known.position().is_some() && !known.fits(&headings[at]))
        };
        if let Some((_, item, part)) = mapping.columns.iter().find(|(known, ..)| fits(known)) {
            return Some(Becomes::Item(index.node(*item), *part, Sureness::Mapping));
        }
        let fields = [
            (&mapping.unit.column, SystemColumn::Unit),
            (&mapping.role.column, SystemColumn::Role),
            (&mapping.respondent, SystemColumn::Respondent),
            (&mapping.seconds, SystemColumn::Seconds),
            (&mapping.started, SystemColumn::Started),
            (&mapping.ended, SystemColumn::Ended),
        ];
        let is = |known: &Option<Heading>| known.as_ref().is_some_and(fits);
        if let Some((_, system)) = fields.into_iter().find(|(known, _)| is(known)) {
            return Some(Becomes::System(system));
        }
        mapping.ignore.iter().any(fits).then_some(Becomes::Ignored)
    })
}

impl Plan {
    /// Where a person said which column something stands in, no other column is taken for the same.
    fn yield_to_mapping(&mut self, layout: &Layout, index: &Index, mapping: Option<&Mapping>) {
        let Some(mapping) = mapping else { return };
        let option = |at: usize| layout.options.get(at).map_or("", String::as_str);
        let of = |view: &ColumnView| {
            let at = view.column;
            by_mapping(mapping, &layout.headings, (at, option(at)), index)
        };
        let said: Vec<Option<Becomes>> = self.columns.iter().map(of).collect();
        let purpose = |becomes: &Becomes| match becomes {
            Becomes::Item(node, part, _) if *part != Part::Comment => (Some((*node, *part)), None),
            Becomes::System(
                system @ (SystemColumn::Unit | SystemColumn::Role | SystemColumn::Respondent),
            ) => (None, Some(*system)),
            _ => (None, None),
        };
        let taken: Vec<Purpose> = said.iter().flatten().map(purpose).collect();
        for (view, _) in self.columns.iter_mut().zip(&said).filter(|(_, said)| said.is_none()) {
            let purpose = purpose(&view.becomes);
            if purpose != (None, None) && taken.contains(&purpose) {
                let of_item = purpose.0.map(|(node, _)| Unmatched::SaidElsewhere(node));
                view.becomes = Becomes::Unmatched(of_item.unwrap_or(Unmatched::Unknown));
            }
        }
    }

    /// Of a question's own column and the columns of its options the latter count: what stands in them needs no
    /// taking apart.
    fn drop_what_is_said_twice(&mut self, index: &Index) {
        let has_options = |node: NodeIx, columns: &[ColumnView]| {
            columns
                .iter()
                .any(|view| matches!(view.becomes, Becomes::Item(of, Part::Option(_), _) if of == node))
        };
        for at in 0..self.columns.len() {
            if let Becomes::Item(node, Part::Whole, how) = self.columns[at].becomes
                && how != Sureness::Mapping
                && has_options(node, &self.columns)
                && index.questionnaire[node].item().is_some_and(|item| item.answering.scale().is_some())
            {
                self.columns[at].becomes = Becomes::Unmatched(Unmatched::SaidElsewhere(node));
            }
        }
        // An e-mail address, a name and other traces may well stand several times.
        let systems = [
            SystemColumn::Unit,
            SystemColumn::Role,
            SystemColumn::Respondent,
            SystemColumn::Item,
            SystemColumn::Value,
        ];
        let mut first: BTreeMap<Purpose, usize> = BTreeMap::new();
        for view in &self.columns {
            let key = match view.becomes {
                Becomes::Item(node, part, _) if part != Part::Comment => (Some((node, part)), None),
                Becomes::System(system) if systems.contains(&system) => (None, Some(system)),
                _ => continue,
            };
            match first.get(&key) {
                Some(before) => self.twice.push((view.column, *before, key.0.map(|(node, _)| node))),
                None => {
                    first.insert(key, view.column);
                }
            }
        }
    }

    fn gather(&mut self, index: &Index) {
        for view in &self.columns {
            match view.becomes {
                Becomes::System(system) => {
                    // A column that counts the rows is worth less than the tool's own number.
                    let is_index = |column: &usize| *column == 0 && self.columns[0].heading.is_empty();
                    if self.systems.get(&system).is_none_or(is_index) {
                        self.systems.insert(system, view.column);
                    }
                }
                Becomes::Item(node, part, _) => {
                    let Some(item) = index.questionnaire.item_ix(node) else { continue };
                    match part {
                        Part::Whole => self.whole.push((item, view.column)),
                        Part::Comment => self.comments.push((item, view.column)),
                        part => self.parts.entry(item).or_default().push((part, view.column)),
                    }
                }
                Becomes::Ignored | Becomes::Filter | Becomes::Unmatched(_) => {}
            }
        }
        // The columns of dk and na alone make no answer of an item.
        self.parts.retain(|_, parts| parts.iter().any(|(part, _)| matches!(part, Part::Option(_))));
    }

    /// The items that a column answers.
    pub fn items(&self) -> Vec<ItemIx> {
        let mut items: Vec<ItemIx> =
            self.whole.iter().map(|(item, _)| *item).chain(self.parts.keys().copied()).collect();
        items.sort_unstable();
        items.dedup();
        items
    }
}
