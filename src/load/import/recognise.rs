//! Which tool wrote a file, told by its columns.

use super::grid::{Cell, Grid, Source};
use super::mapping::{Heading, Mapping};
use super::matching::{Index, split_code};
use super::systems;
use super::telling::{further_by_documentation, further_tool, second_row};
use super::texts::{headings, text_of};
use super::wording::fold;
use crate::load::suggest::nearest;
use crate::model::{
    Becomes, ImportFaultKind, MappingFault, Origin, Part, ReservedColumn, Sureness, SystemColumn, Tool,
    Unmatched,
};

/// A sheet of a file, and how it is laid out.
#[derive(Debug, Clone)]
pub struct Layout {
    /// Which sheet.
    pub grid: usize,
    /// Which of its rows has the headings; the first where none has.
    pub head: usize,
    /// The first row of answers.
    pub body: usize,
    /// The headings, each on one line, as far as the last that is not empty.
    pub headings: Vec<String>,
    /// In the second row of headings, what stands beneath.
    pub options: Vec<String>,
    /// The questions' texts, where the headings are codes and the texts stand beneath.
    pub texts: Vec<String>,
    /// How it was recognised.
    pub origin: Origin,
}

/// The rows that headings may stand in: a title and a few words about the survey may stand above them.
const HEAD_ROWS: usize = 20;

/// A row that may be the one with the headings: its sheet, its place there, and what stands in it.
type Row = (usize, usize, Vec<String>);

/// Finds the sheet with the answers, and what wrote it.
///
/// # Errors
/// Where nothing in the file can be read as answers.
pub fn recognise(
    source: &Source,
    tool: Option<Tool>,
    sheet: Option<&str>,
    index: &Index,
    mapping: Option<&Mapping>,
) -> Result<Layout, ImportFaultKind> {
    let wanted = wanted(source, sheet)?;
    let rows = rows(source, &wanted, mapping)?;
    let is_bare = mapping.is_some_and(|mapping| mapping.header_row == Some(0));
    let judged = rows.iter().find_map(|row| {
        let (at, head, headings) = row;
        let (seen, evidence) = judge(&source.grids[*at], *head, headings, index)?;
        let ours = [Tool::Wide, Tool::Workbook];
        let is_it = |tool: Tool| tool == seen || ours.contains(&tool) && ours.contains(&seen);
        tool.is_none_or(is_it).then(|| (row, tool.unwrap_or(seen), evidence))
    });
    let found = judged.or_else(|| {
        let tool = tool.or(mapping.map(|_| Tool::Wide))?;
        let row = most_telling(&rows, tool, index, mapping)?;
        let evidence = systems::evidence(tool, &row.2).into_iter().map(str::to_owned).collect();
        Some((row, tool, evidence))
    });
    match found {
        Some((row, tool, evidence)) => {
            let mut layout = layout(source, row.clone(), tool, evidence, index);
            if is_bare {
                layout.body = row.1;
            }
            if tool != Tool::Workbook && sheet.is_none() {
                layout.origin.alike = alike(source, layout.grid, index, mapping);
            }
            Ok(layout)
        }
        None if tool == Some(Tool::Long) => Err(ImportFaultKind::Mapping(MappingFault::LayoutMissing {
            tool: Tool::Long.code(),
            columns: [ReservedColumn::Item, ReservedColumn::Value, ReservedColumn::Respondent]
                .map(ReservedColumn::name)
                .to_vec(),
        })),
        None => Err(nothing(source, &wanted, index)),
    }
}

/// The other sheets that can be read as answers too, and whether each is hidden.
fn alike(source: &Source, read: usize, index: &Index, mapping: Option<&Mapping>) -> Vec<(String, bool)> {
    let is_answers = |at: usize| {
        let rows = rows(source, &[at], mapping).unwrap_or_default();
        rows.iter().any(|(_, head, headings)| {
            let has_rows = source.grids[at].rows.len() > head + 1;
            has_rows && judge(&source.grids[at], *head, headings, index).is_some()
        })
    };
    let others = source.grids.iter().enumerate().filter(|(at, _)| *at != read && is_answers(*at));
    others.filter_map(|(_, grid)| Some((grid.sheet.clone()?, grid.hidden))).collect()
}

/// The rows that may have the headings; one where a person said which.
fn rows(source: &Source, wanted: &[usize], mapping: Option<&Mapping>) -> Result<Vec<Row>, ImportFaultKind> {
    let row = |at: usize, row: usize| (at, row, headings(&source.grids[at], row));
    let Some(stated) = mapping.and_then(|mapping| mapping.header_row) else {
        let of = |at: &usize| {
            let at = *at;
            (0..source.grids[at].rows.len().min(HEAD_ROWS)).map(move |head| row(at, head))
        };
        return Ok(wanted.iter().flat_map(of).collect());
    };
    if stated == 0 {
        // Without a row of headings all columns go by their number.
        let width = |at: usize| source.grids[at].rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let bare = |at: &usize| (*at, 0, vec![String::new(); width(*at)]);
        return Ok(wanted.iter().filter(|at| width(**at) > 0).map(bare).collect());
    }
    let of = |at: &usize| {
        let head = source.grids[*at].rows.iter().position(|row| row.number == stated)?;
        Some(row(*at, head))
    };
    let found: Vec<Row> =
        wanted.iter().filter_map(of).filter(|(.., headings)| !headings.is_empty()).collect();
    let last = wanted.iter().filter_map(|at| source.grids[*at].rows.last()).map(|row| row.number).max();
    if found.is_empty() {
        return Err(ImportFaultKind::Mapping(MappingFault::EmptyHeaderRow {
            row: stated,
            last: last.unwrap_or(0),
        }));
    }
    Ok(found)
}

/// The row with the most headings that are known, the first of several; none where too few are known to be sure that it
/// is no row of answers. Where a mapping goes by columns' numbers, the row that it names has the headings, else the first.
fn most_telling<'r>(
    rows: &'r [Row],
    tool: Tool,
    index: &Index,
    mapping: Option<&Mapping>,
) -> Option<&'r Row> {
    let worth = |(_, _, headings): &Row| {
        let of = |at: usize| {
            let heading = &headings[at];
            let is_mapped = |known: &Heading| known.names(headings, at) && known.fits(heading);
            if mapping.is_some_and(|mapping| mapping.headings().any(|(known, _)| is_mapped(known))) {
                return 2;
            }
            let is_known = systems::of_tool(tool, heading).or_else(|| systems::of_ours(heading)).is_some()
                || matches!(index.resolve(heading), Becomes::Item(..));
            usize::from(is_known)
        };
        (0..headings.len()).map(of).sum::<usize>()
    };
    let by_number =
        mapping.is_some_and(|mapping| mapping.columns.iter().any(|(known, ..)| known.position().is_some()));
    let mut best: Option<(usize, &Row)> = None;
    for row in rows {
        let worth = worth(row);
        let is_enough = worth >= 2 || worth == 1 && row.2.len() <= 3;
        if is_enough && best.is_none_or(|(most, _)| worth > most) {
            best = Some((worth, row));
        }
    }
    let first = || rows.iter().find(|(.., headings)| !headings.is_empty());
    best.map(|(_, row)| row).or_else(|| by_number.then(first).flatten())
}

fn wanted(source: &Source, sheet: Option<&str>) -> Result<Vec<usize>, ImportFaultKind> {
    let Some(sheet) = sheet else {
        // Nobody has seen what stands on a hidden sheet, so that it is the last to be taken.
        let mut all: Vec<usize> = (0..source.grids.len()).collect();
        all.sort_by_key(|at| source.grids[*at].hidden);
        return Ok(all);
    };
    let names = || source.grids.iter().filter_map(|grid| grid.sheet.as_deref());
    let is_it = |grid: &Grid| grid.sheet.as_deref().is_some_and(|name| fold(name) == fold(sheet));
    match source.grids.iter().position(is_it) {
        Some(at) => Ok(vec![at]),
        None => Err(ImportFaultKind::Mapping(MappingFault::UnknownSheet {
            sheet: sheet.to_owned(),
            nearest: nearest(sheet, names()),
            sheets: names().map(str::to_owned).collect(),
        })),
    }
}

fn nothing(source: &Source, wanted: &[usize], index: &Index) -> ImportFaultKind {
    match wanted.iter().map(|at| &source.grids[*at]).find(|grid| !grid.rows.is_empty()) {
        None => ImportFaultKind::NoHeadings,
        Some(grid) => no_items(&headings(grid, 0), index),
    }
}

/// That no column is an item's. Where the headings are missing the row is somebody's answers, so that only what any
/// survey's headings may be called is shown of it.
pub fn no_items(headings: &[String], index: &Index) -> ImportFaultKind {
    let filled = headings.iter().filter(|heading| !heading.is_empty());
    let is_known = |heading: &&String| {
        let is_system = Tool::ALL.iter().any(|tool| systems::of_tool(*tool, heading).is_some())
            || systems::of_ours(heading).or_else(|| systems::of_anyone(heading)).is_some();
        let is_safe = !heading.contains('@') && heading.chars().any(char::is_alphabetic);
        is_safe && (is_system || index.resolve(heading) != Becomes::Unmatched(Unmatched::Unknown))
    };
    ImportFaultKind::NoItems {
        columns: filled.clone().count(),
        headings: filled.filter(is_known).take(8).cloned().collect(),
    }
}

/// What a row of headings looks like, with the headings that give it away; the most telling layouts come first.
fn judge(grid: &Grid, row: usize, headings: &[String], index: &Index) -> Option<(Tool, Vec<String>)> {
    let of = |tool: Tool| systems::evidence(tool, headings);
    let has = |tool: Tool, wanted: SystemColumn| {
        headings.iter().any(|heading| systems::of_tool(tool, heading) == Some(wanted))
    };
    let owned = |headings: Vec<&str>| headings.iter().map(|heading| (*heading).to_owned()).collect();
    let own: Vec<&str> =
        headings.iter().map(String::as_str).filter(|heading| systems::of_ours(heading).is_some()).collect();
    let ours = |wanted| {
        let is_it = |heading: &String| {
            systems::of_ours(heading).or_else(|| systems::of_ours_on_a_path(heading)) == Some(wanted)
        };
        headings.iter().any(is_it)
    };

    if let Some(tool) = further_tool(grid, row, headings) {
        return Some((tool, owned(of(tool).into_iter().take(6).collect())));
    }
    let limesurvey = of(Tool::LimeSurvey);
    let telling = limesurvey.iter().filter(|heading| systems::of_tool(Tool::Kobo, heading).is_none()).count();
    if telling >= 3
        && has(Tool::LimeSurvey, SystemColumn::Serial)
        && has(Tool::LimeSurvey, SystemColumn::Technical)
    {
        return Some((Tool::LimeSurvey, owned(limesurvey)));
    }
    let kobo: Vec<&str> =
        of(Tool::Kobo).into_iter().filter(|h| h.starts_with(['_', 'm', 'K', 'f'])).collect();
    if kobo.len() >= 2 {
        return Some((Tool::Kobo, owned(kobo)));
    }
    if has(Tool::MsForms, SystemColumn::Started) && has(Tool::MsForms, SystemColumn::Ended) {
        return Some((Tool::MsForms, owned(of(Tool::MsForms))));
    }
    let monkey = of(Tool::SurveyMonkey);
    let has_options =
        grid.rows.get(row + 1).is_some_and(|next| matches!(next.cells.first(), Some(Cell::Blank)));
    if has(Tool::SurveyMonkey, SystemColumn::Serial) && monkey.len() >= 2 && has_options {
        return Some((Tool::SurveyMonkey, owned(monkey)));
    }
    let first = headings.iter().find(|heading| !heading.is_empty())?;
    if systems::of_tool(Tool::GoogleForms, first) == Some(SystemColumn::Ended) {
        return Some((Tool::GoogleForms, vec![first.clone()]));
    }
    if ours(SystemColumn::Item) && ours(SystemColumn::Value) {
        return Some((Tool::Long, owned(own)));
    }
    let coded: Vec<&str> =
        headings.iter().map(String::as_str).filter(|heading| split_code(heading).is_some()).collect();
    // Answers may look like a code and a text, too: `B. Partly`.
    let is_known = |heading: &&str| {
        let code = split_code(heading).map_or(*heading, |(code, _)| code);
        systems::of_tool(Tool::LimeSurvey, code).is_some()
            || matches!(index.resolve(heading), Becomes::Item(..))
    };
    if coded.len() >= 2 && coded.len() * 2 > headings.len() && coded.iter().any(is_known) {
        return Some((Tool::LimeSurvey, owned(coded.into_iter().take(3).collect())));
    }
    let matched: Vec<&str> =
        headings.iter().map(String::as_str).filter(|heading| is_sure(&index.resolve(heading))).collect();
    let loosely = further_by_documentation(headings);
    if let Some(tool) = loosely.filter(|_| !matched.is_empty()) {
        return Some((tool, owned(of(tool).into_iter().take(6).collect())));
    }
    let is_wide = !matched.is_empty()
        && (ours(SystemColumn::Unit)
            || ours(SystemColumn::Respondent)
            || matched.len() >= 2
            || headings.len() <= 3);
    if !is_wide {
        return None;
    }
    let tool = if describes(grid, row + 1, headings, index) { Tool::Workbook } else { Tool::Wide };
    let shown = own.into_iter().chain(matched.into_iter().take(3));
    Some((tool, owned(shown.collect())))
}

fn is_sure(becomes: &Becomes) -> bool {
    matches!(becomes, Becomes::Item(_, _, Sureness::Code | Sureness::Text | Sureness::Normalised))
}

/// Whether a row is the one in which our own workbook asks for the unit and gives the texts of the items whose ids stand
/// above. Where the unit is not asked for it is somebody's row: an answer's label may be its question's name, too.
fn describes(grid: &Grid, row: usize, headings: &[String], index: &Index) -> bool {
    let Some(row) = grid.rows.get(row) else { return false };
    let below = |at: usize| row.cells.get(at).map(text_of).unwrap_or_default();
    let unit = headings.iter().position(|heading| systems::of_ours(heading) == Some(SystemColumn::Unit));
    let asks_for_unit = unit.is_some_and(|at| {
        let asked = fold(&below(at));
        index.names.unit_questions.iter().any(|question| fold(question) == asked)
    });
    let mut asked = 0;
    let mut told = 0;
    for (at, heading) in headings.iter().enumerate() {
        if let Some(item) = index.by_code(heading) {
            asked += 1;
            let said = index.resolve(&below(at));
            told +=
                usize::from(matches!(said, Becomes::Item(node, Part::Whole, _) if node == index.node(item)));
        }
    }
    asks_for_unit && told * 2 >= asked
}

fn layout(
    source: &Source,
    (grid, head, mut headings): (usize, usize, Vec<String>),
    tool: Tool,
    evidence: Vec<String>,
    index: &Index,
) -> Layout {
    let sheet = &source.grids[grid];
    let next: Vec<String> = super::texts::headings(sheet, head + 1);
    let is_tags = tool == Tool::Kobo
        && next.iter().any(|tag| tag.starts_with('#'))
        && next.iter().all(|tag| tag.is_empty() || tag.starts_with('#'));
    let is_told = describes(sheet, head + 1, &headings, index);
    // Whoever has answered has a number.
    let is_numbered = |(heading, below): (&String, &String)| {
        systems::of_tool(tool, heading) == Some(SystemColumn::Serial) && !below.is_empty()
    };
    let is_options = tool == Tool::SurveyMonkey
        && next.iter().any(|option| !option.is_empty())
        && !headings.iter().zip(&next).any(is_numbered);
    let second = second_row(sheet, head, &headings, tool);
    let further = second.rows.max(usize::from(is_tags || is_told || is_options));
    let options = if is_options { next } else { Vec::new() };
    if is_options {
        // A question stands above the first of its options only.
        headings.resize(headings.len().max(options.len()), String::new());
        for at in 1..headings.len() {
            if headings[at].is_empty() {
                headings[at] = headings[at - 1].clone();
            }
        }
    }
    // Our own workbook's other sheets are ours, and nobody has seen the hidden ones.
    let is_other = |(at, other): &(usize, &Grid)| {
        *at != grid && other.rows.len() > 1 && !other.hidden && tool != Tool::Workbook
    };
    let others = source.grids.iter().enumerate().filter(is_other);
    let several = source.grids.len() > 1;
    let origin = Origin {
        tool,
        evidence,
        sheet: sheet.sheet.clone().filter(|_| several),
        is_hidden: sheet.hidden,
        alike: Vec::new(),
        other_sheets: others.filter_map(|(_, other)| other.sheet.clone()).collect(),
        further_headings: further,
    };
    Layout { grid, head, body: head + 1 + further, headings, options, texts: second.texts, origin }
}
