//! What each column of a sheet is for, worked out once, before any row is read.

mod gather;
mod options;

use std::collections::{BTreeMap, BTreeSet};

use super::completed::completed;
use super::grid::{Cell, GridRow};
use super::headings::without_count;
use super::mapping::{Heading, Mapping};
use super::matching::{Index, split_code};
use super::recognise::Layout;
use super::systems;
use super::texts::text_of;
use super::wording::{fold, without_number};
use crate::load::answers::group_called;
use crate::model::{Becomes, ColumnView, ItemIx, NodeIx, Part, Sureness, SystemColumn, Tool, Unmatched};

/// What the columns are for.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Every column with a heading, for the person to see.
    pub columns: Vec<ColumnView>,
    /// Columns about the respondent or the submission: of each kind the one that counts, and then the others, in order.
    pub systems: BTreeMap<SystemColumn, Vec<usize>>,
    /// Columns with the whole answer to an item, in order.
    pub whole: BTreeMap<ItemIx, Vec<usize>>,
    /// Columns of the parts of an item: once for each time that the item was asked.
    pub parts: BTreeMap<ItemIx, Vec<Vec<(Part, usize)>>>,
    /// Columns of comments.
    pub comments: Vec<(ItemIx, usize)>,
    /// Columns in which all of a group is answered at once.
    pub groups: Vec<(NodeIx, usize)>,
    /// The filters of the mapping that have their column.
    pub keep: Vec<(usize, usize)>,
    /// Columns that are for the same thing as an earlier one and cannot be joined: this column, and the earlier.
    pub twice: Vec<(usize, usize)>,
}

/// What can be said in one column only: a part of an item, or something about the respondent.
type Purpose = (Option<(NodeIx, Part)>, Option<SystemColumn>);

/// Works out the columns of a sheet with these rows of answers.
pub fn plan(layout: &Layout, rows: &[GridRow], index: &Index, mapping: Option<&Mapping>) -> Plan {
    let mut plan = Plan::default();
    let known: BTreeSet<String> = layout.headings.iter().map(|heading| fold(heading)).collect();
    for (at, heading) in layout.headings.iter().enumerate() {
        let option = layout.options.get(at).map_or("", String::as_str);
        if heading.is_empty() && !is_index(layout, at) && !is_mapped(mapping, &layout.headings, at) {
            continue;
        }
        let mut becomes = becomes(layout, (at, heading, option), index, mapping);
        // Where the same was asked several times, tools put a number behind the heading.
        if let (Becomes::Unmatched(_), Some(base)) = (&becomes, without_count(heading))
            && known.contains(&fold(base))
            && let found @ (Becomes::Item(..) | Becomes::System(_)) =
                self::becomes(layout, (at, base, option), index, None)
        {
            becomes = found;
        }
        let shown = if option.is_empty() { heading.clone() } else { format!("{heading} [{option}]") };
        let is_empty = !filled(rows, at).any(|_| true);
        plan.columns.push(ColumnView { column: at, heading: shown, becomes, is_empty, read_as: Vec::new() });
    }
    if !matches!(layout.origin.tool, Tool::Long | Tool::Workbook) {
        options::match_options(layout.origin.tool, &mut plan.columns, rows, index);
    }
    plan.look_into_cells(layout.origin.tool, rows, index);
    for (which, keep) in mapping.map(|mapping| &mapping.keep[..]).unwrap_or_default().iter().enumerate() {
        let column = (0..layout.headings.len()).find(|at| keep.column.names(&layout.headings, *at));
        plan.keep.extend(column.map(|column| (which, column)));
    }
    let filters: Vec<usize> = plan.keep.iter().map(|(_, column)| *column).collect();
    for view in &mut plan.columns {
        if matches!(&view.becomes, Becomes::Unmatched(why) if !why.is_of_item())
            && filters.contains(&view.column)
        {
            view.becomes = Becomes::Filter;
        }
    }
    plan.yield_to_mapping(layout, index, mapping);
    plan.gather(index);
    plan
}

/// What stands in a column.
fn filled(rows: &[GridRow], column: usize) -> impl Iterator<Item = &Cell> {
    let cells = rows.iter().filter_map(move |row| row.cells.get(column));
    cells.filter(|cell| !text_of(cell).is_empty())
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
    (at, heading, option): (usize, &str, &str),
    index: &Index,
    mapping: Option<&Mapping>,
) -> Becomes {
    if let Some(said) = mapping.and_then(|mapping| by_mapping(mapping, layout, at, index)) {
        return said;
    }
    if is_index(layout, at) && heading.is_empty() {
        return Becomes::System(SystemColumn::Serial);
    }
    let group = group_called(index.questionnaire, heading).filter(|_| index.by_code(heading).is_none());
    if let Some(group) = group {
        return Becomes::Group(group);
    }
    let tool = layout.origin.tool;
    if matches!(tool, Tool::Wide | Tool::Long | Tool::Workbook) {
        return by_ours(heading, index, tool);
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
    let text = layout.texts.get(at).map_or("", String::as_str);
    let found = by_either(by_question(heading, option, index), text, index);
    if !matches!(found, Becomes::Unmatched(_)) {
        return found;
    }
    let heading = if text.is_empty() { heading } else { text };
    // Groups stand before a code with a sign between; before a text, a number.
    let signs: &[char] = if heading.contains(char::is_whitespace) { &['/'] } else { &['/', '-', '.', ':'] };
    let last = heading.rsplit(signs).next().unwrap_or(heading);
    let (code, rest) = split_code(heading).unwrap_or((last, heading));
    let folded = fold(heading);
    let unnumbered = without_number(&folded).unwrap_or(last);
    let is_wanted = |system: &SystemColumn| matches!(system, SystemColumn::Unit | SystemColumn::Role);
    let ours = [last, code, unnumbered].into_iter().find_map(systems::of_ours).filter(is_wanted);
    let is_unit = index.names.unit_questions.iter().any(|question| is_question(rest, question));
    let is_role = systems::is_role_question(rest);
    let asked = is_unit.then_some(SystemColumn::Unit).or(is_role.then_some(SystemColumn::Role));
    let system = ours.or(asked).or_else(|| systems::of_anyone(heading));
    system.map_or(found, Becomes::System)
}

/// What a column is whose code and whose text both stand above it. Where they name different items, neither is believed.
fn by_either(by_code: Becomes, text: &str, index: &Index) -> Becomes {
    if text.is_empty() {
        return by_code;
    }
    match (by_code, index.resolve(text)) {
        (Becomes::Item(a, ..), Becomes::Item(b, ..)) if a != b => {
            Becomes::Unmatched(Unmatched::Several(vec![a, b]))
        }
        (code @ Becomes::Item(..), Becomes::Unmatched(_)) => code,
        // Of a question's code and the text of its option the latter says more.
        (_, text) => text,
    }
}

/// Whether a heading is a question's text, or its first fifteen characters or so.
fn is_question(heading: &str, question: &str) -> bool {
    const LEAST: usize = 10;
    let (start, question) = (fold(heading), fold(question));
    let is_cut = start.chars().count() >= LEAST && (14..=16).contains(&heading.trim().chars().count());
    start == question || is_cut && question.starts_with(&start)
}

/// In our own files the names of columns come first where no item is called so.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "an item is an item unless its name is a column's that no item may have"
)]
fn by_ours(heading: &str, index: &Index, tool: Tool) -> Becomes {
    let found = index.resolve(heading);
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
        None => {
            let system = systems::of_anyone(heading).or_else(|| systems::of_ours_on_a_path(heading));
            system.map_or(found, Becomes::System)
        }
    }
}

/// A question, and beneath it an option or the row of a grid, where the headings take two rows.
fn by_question(heading: &str, option: &str, index: &Index) -> Becomes {
    const ANSWER: [&str; 6] = ["response", "open-ended response", "svar", "öppet svar", "antwort", "réponse"];
    const OTHER: [&str; 4] = ["other (please specify)", "annat (specificera)", "comments", "kommentarer"];
    let folded = fold(option);
    if option.is_empty() || ANSWER.contains(&&*folded) {
        return index.resolve(heading);
    }
    if OTHER.contains(&&*folded) {
        return match index.resolve(heading) {
            Becomes::Item(node, _, how) => Becomes::Item(node, Part::Comment, how),
            other @ (Becomes::Group(_)
            | Becomes::System(_)
            | Becomes::Ignored
            | Becomes::Filter
            | Becomes::Unmatched(_)) => other,
        };
    }
    index.parted(heading, option).unwrap_or_else(|| index.resolve(heading))
}

/// What a mapping says of a column. A column's place is closer than its heading, which others may have too.
fn by_mapping(mapping: &Mapping, layout: &Layout, at: usize, index: &Index) -> Option<Becomes> {
    let headings = &layout.headings;
    let option = layout.options.get(at).map_or("", String::as_str);
    let text = layout.texts.get(at).map_or("", String::as_str);
    let joined = format!("{} [{option}]", headings[at]);
    [true, false].into_iter().find_map(|by_place| {
        let fits = |known: &Heading| {
            let names = known.names(headings, at)
                || !option.is_empty() && known.fits(&joined)
                || !text.is_empty() && known.fits(text);
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
    /// What the headings leave open and the cells tell.
    fn look_into_cells(&mut self, tool: Tool, rows: &[GridRow], index: &Index) {
        const FEW: usize = 300;
        for view in self.columns.iter_mut().filter(|view| !view.is_empty) {
            // The first few hundred tell what stands in a column.
            let texts = || filled(rows, view.column).map(text_of).take(FEW);
            match view.becomes {
                // What says otherwise whether a submission is whole, nobody can go by.
                Becomes::System(SystemColumn::Complete)
                    if filled(rows, view.column)
                        .map(text_of)
                        .any(|text| completed(tool, &text).is_none()) =>
                {
                    view.becomes = Becomes::System(SystemColumn::Technical);
                }
                Becomes::Unmatched(Unmatched::Unknown)
                    if texts().filter(|text| index.is_label(text)).count() * 2 > texts().count() =>
                {
                    view.becomes = Becomes::Unmatched(Unmatched::HoldsAnswers);
                }
                Becomes::Item(..)
                | Becomes::Group(_)
                | Becomes::System(_)
                | Becomes::Ignored
                | Becomes::Filter
                | Becomes::Unmatched(_) => {}
            }
        }
    }

    /// The items that a column answers.
    pub fn items(&self) -> Vec<ItemIx> {
        let mut items: Vec<ItemIx> = self.whole.keys().chain(self.parts.keys()).copied().collect();
        items.sort_unstable();
        items.dedup();
        items
    }

    /// Columns that are not read, and something stands in them.
    pub fn unread(&self) -> impl Iterator<Item = &ColumnView> {
        let is_unread = |view: &&ColumnView| matches!(view.becomes, Becomes::Unmatched(_)) && !view.is_empty;
        self.columns.iter().filter(is_unread)
    }
}
