//! Workbooks of Excel.

use super::package::{Budget, Package, Relation};
use super::rows::{Kept, Rows};
use super::strings::{rich_text, unescaped};
use super::styles::Look;
use super::xml::{Node, Tag, Xml};
use super::{Cell, Grid, strings, styles};
use crate::load::clean::clean_lines;
use crate::model::{FileFault, Moment};

/// The rows and columns that a sheet can have.
const ROWS: u64 = 1_048_576;
const COLUMNS: u64 = 16_384;

/// The sheets of a workbook whose list of sheets is in this part.
pub(super) fn read(
    package: &mut Package<'_>,
    main: &str,
    budget: &mut Budget,
) -> Result<Vec<Grid>, FileFault> {
    let (folder, name) = main.rsplit_once('/').map_or(("", main), |(folder, name)| (folder, name));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let relations = package.relations(&format!("{folder}_rels/{name}.rels"), &folder, budget)?;
    let list = List::read(package, main, budget)?;
    let of_kind = |kind: &str| relations.iter().find(|relation| relation.kind == kind);
    let (since_1904, is_stale) = (list.since_1904, list.is_stale);
    let mut shared = Shared { strings: Vec::new(), looks: Vec::new(), since_1904, is_stale };
    if let Some(part) = of_kind("sharedStrings").filter(|part| package.has(&part.target)) {
        shared.strings = strings::read(package, &part.target, budget)?;
    }
    if let Some(part) = of_kind("styles").filter(|part| package.has(&part.target)) {
        shared.looks = styles::read(package, &part.target, budget)?;
    }
    let mut grids = Vec::new();
    for sheet in list.sheets {
        let part = relations.iter().find(|relation| relation.id == sheet.relation);
        // Sheets that are all chart have no cells.
        if let Some(Relation { target, .. }) = part.filter(|part| part.kind == "worksheet") {
            let Kept { rows, strays } = cells(&mut package.xml(target, budget)?, &sheet.name, &shared)?;
            grids.push(Grid { sheet: Some(sheet.name), hidden: sheet.hidden, rows, strays });
        }
    }
    Ok(grids)
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    hidden: bool,
    relation: String,
}

/// The workbook's list of sheets.
struct List {
    sheets: Vec<Listed>,
    since_1904: bool,
    /// Whether all formulas have to be computed anew before they are shown.
    is_stale: bool,
}

impl List {
    fn read(package: &mut Package<'_>, main: &str, budget: &mut Budget) -> Result<Self, FileFault> {
        let mut list = Self { sheets: Vec::new(), since_1904: false, is_stale: false };
        let mut xml = package.xml(main, budget)?;
        while let Some(node) = xml.next()? {
            if let Some(tag) = node.opens("sheet") {
                let (name, relation) =
                    (clean_lines(tag.attr("name").unwrap_or_default()).0, tag.attr("id").unwrap_or_default());
                let hidden = tag.attr("state").is_some_and(|state| state != "visible");
                list.sheets.push(Listed { name, hidden, relation });
            } else if let Some(since) = node.opens("workbookPr").and_then(|tag| tag.attr("date1904")) {
                list.since_1904 = matches!(since.as_str(), "1" | "true" | "on");
            } else if let Some(stale) = node.opens("calcPr").and_then(|tag| tag.attr("fullCalcOnLoad")) {
                list.is_stale = matches!(stale.as_str(), "1" | "true" | "on");
            }
        }
        Ok(list)
    }
}

/// What all sheets of a workbook draw on.
struct Shared {
    strings: Vec<Box<str>>,
    looks: Vec<Look>,
    since_1904: bool,
    is_stale: bool,
}

/// A sheet's cells. Rows and columns count on from the one before where they do not say where they stand.
fn cells(xml: &mut Xml<'_>, sheet: &str, shared: &Shared) -> Result<Kept, FileFault> {
    let mut rows = Rows::new(Some(sheet));
    let (mut row, mut column) = (0_u64, 0_u64);
    while let Some(node) = xml.next()? {
        if let Some(tag) = node.opens("row") {
            let next = tag.attr("r").map_or(Some(row + 1), |number| number.trim().parse().ok());
            // Excel itself repairs a sheet whose rows do not stand in order.
            row = match next {
                Some(next) if next > ROWS => {
                    return Err(xml.broken(format!("row {next}, of {ROWS} at most")));
                }
                Some(next) if next > row => next,
                _ => return Err(xml.broken(format!("a row out of order, after row {row}"))),
            };
            column = 0;
            rows.begin(row);
        } else if let Some(tag) = node.opens("c") {
            let at = tag.attr("r").map_or(Some(column), |place| column_of(&place)).filter(|at| *at < COLUMNS);
            let kind = Kind::of(tag);
            let at = at.ok_or_else(|| xml.broken(format!("a cell without a sound place, in row {row}")))?;
            let cell = cell(xml, &kind, shared)?;
            rows.put(at, cell, xml.budget())?;
            column = at + 1;
        } else if node.closes("row") {
            rows.end();
        } else if node.closes("sheetData") {
            break;
        }
    }
    Ok(rows.finish())
}

/// A column, counted from 0, by a place such as `AB12`.
fn column_of(place: &str) -> Option<u64> {
    let letters = place.trim().trim_end_matches(|sign: char| sign.is_ascii_digit());
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let digit =
        |sign: u8| sign.is_ascii_alphabetic().then(|| u64::from(sign.to_ascii_uppercase() - b'A') + 1);
    let column = letters.bytes().try_fold(0, |column, sign| Some(column * 26 + digit(sign)?))?;
    Some(column - 1)
}

/// How a cell's value is written.
struct Kind {
    kind: String,
    style: usize,
}

impl Kind {
    fn of(tag: &Tag<'_>) -> Self {
        let style = tag.attr("s").and_then(|style| style.parse().ok()).unwrap_or(0);
        Self { kind: tag.attr("t").unwrap_or_default(), style }
    }
}

/// What stands in the cell that has just begun.
fn cell(xml: &mut Xml<'_>, kind: &Kind, shared: &Shared) -> Result<Cell, FileFault> {
    let (mut value, mut inline, mut is_value) = (String::new(), None, false);
    let (mut has_value, mut has_formula) = (false, false);
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(tag) if tag.is("v") => (is_value, has_value) = (true, true),
            Node::Open(tag) if tag.is("f") => has_formula = true,
            Node::Open(tag) if tag.is("is") => inline = Some(rich_text(xml, "is")?),
            Node::Text(text) if is_value => value.push_str(&text),
            Node::Close(tag) if tag.is("v") => is_value = false,
            Node::Close(tag) if tag.is("c") => break,
            Node::Open(_) | Node::Close(_) | Node::Text(_) | Node::Other => {}
        }
    }
    if let Some(text) = inline {
        return Ok(Cell::text(text));
    }
    // A text that a formula gave may be empty; a number may not. Programs that write formulas and compute nothing put
    // nothing or a nought there, and say that all has to be computed.
    let is_text = has_value && kind.kind == "str";
    let is_uncomputed = value.is_empty() && !is_text
        || shared.is_stale && matches!(kind.kind.as_str(), "" | "n") && value.trim() == "0";
    Ok(match kind.kind.as_str() {
        _ if has_formula && is_uncomputed => Cell::Formula,
        _ if value.is_empty() => Cell::Blank,
        "s" => {
            let text = value.trim().parse().ok().and_then(|at: usize| shared.strings.get(at));
            let text = text.ok_or_else(|| xml.broken(format!("no shared text has the number {value}")))?;
            Cell::text(text.to_string())
        }
        "str" | "inlineStr" => Cell::text(unescaped(value)),
        "b" => Cell::Bool(matches!(value.trim(), "1" | "true" | "TRUE")),
        "e" => Cell::Error(value.into()),
        "d" => Moment::parse_iso(&value).map_or_else(|| Cell::text(value), Cell::Time),
        _ => match value.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => shown(
                number,
                shared.looks.get(kind.style).copied().unwrap_or(Look::Number),
                shared.since_1904,
            ),
            _ => Cell::text(value),
        },
    })
}

/// A number as the person sees it.
fn shown(number: f64, look: Look, since_1904: bool) -> Cell {
    match look {
        Look::Percent => Cell::Percent(number),
        Look::Time if !(0.0..1.0).contains(&number) => {
            Moment::from_serial(number, since_1904).map_or(Cell::Number(number), Cell::Time)
        }
        // A time without a day, or how long something took; no survey takes a hundred years.
        Look::Time | Look::Span if (0.0..40_000.0).contains(&number) => {
            let seconds = (number * 86_400.0).round() as u64;
            Cell::Text(format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60))
        }
        Look::Number | Look::Time | Look::Span => Cell::Number(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_columns() {
        for (place, column) in [("A1", 0), ("z9", 25), ("AA1", 26), ("XFD1048576", 16_383), ("B", 1)] {
            assert_eq!(column_of(place), Some(column), "{place}");
        }
        for place in ["", "1", "AAAA1", "Å1", "A1B", "$A$1"] {
            assert_eq!(column_of(place), None, "{place}");
        }
    }

    #[test]
    fn numbers_are_what_they_are_shown_as() {
        let day = |number| shown(number, Look::Time, false).shown().into_owned();
        assert_eq!((day(46_096.5).as_str(), day(0.5).as_str()), ("2026-03-15 12:00:00", "12:00:00"));
        assert_eq!(shown(1.5, Look::Span, false), Cell::Text("36:00:00".to_owned()));
        assert_eq!(shown(-1.0, Look::Time, false), Cell::Number(-1.0));
        assert_eq!(shown(1e300, Look::Span, false), Cell::Number(1e300));
    }
}
