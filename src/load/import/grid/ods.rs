//! Spreadsheets of LibreOffice.

use std::collections::BTreeSet;

use super::package::{Budget, Package};
use super::rows::{Kept, Rows};
use super::xml::{Node, Tag, Xml};
use super::{Cell, Grid};
use crate::load::clean::clean_lines;
use crate::model::{FileFault, Moment};

const MANIFEST: &str = "META-INF/manifest.xml";
const CONTENT: &str = "content.xml";
/// The rows and columns that a sheet can have.
const ROWS: u64 = 1_048_576;
const COLUMNS: u64 = 16_384;

/// The sheets of a spreadsheet.
pub(super) fn read(package: &mut Package<'_>, budget: &mut Budget) -> Result<Vec<Grid>, FileFault> {
    if package.has(MANIFEST) && is_encrypted(package, budget)? {
        return Err(FileFault::PasswordProtected);
    }
    let (mut grids, mut style, mut hidden_styles) = (Vec::new(), String::new(), BTreeSet::new());
    let mut xml = package.xml(CONTENT, budget)?;
    while let Some(node) = xml.next()? {
        let Node::Open(tag) = node else { continue };
        if tag.is("style") {
            style = tag.attr("name").unwrap_or_default();
        } else if tag.is("table-properties") && tag.attr("display").as_deref() == Some("false") {
            hidden_styles.insert(style.clone());
        } else if tag.is("table") {
            let name = clean_lines(tag.attr("name").unwrap_or_default()).0;
            let hidden = tag.attr("style-name").is_some_and(|style| hidden_styles.contains(&style));
            let Kept { rows, strays } = table(&mut xml, &name)?;
            grids.push(Grid { sheet: Some(name), hidden, rows, strays });
        }
    }
    Ok(grids)
}

fn is_encrypted(package: &mut Package<'_>, budget: &mut Budget) -> Result<bool, FileFault> {
    let mut xml = package.xml(MANIFEST, budget)?;
    while let Some(node) = xml.next()? {
        if node.opens("encryption-data").is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The rows of a sheet that has just begun.
fn table(xml: &mut Xml<'_>, name: &str) -> Result<Kept, FileFault> {
    let mut rows = Rows::new(Some(name));
    let (mut next, mut times, mut column) = (1_u64, 1_u64, 0_u64);
    // Pictures and the like that lie on the sheet have tables of their own.
    let mut inside = 0_u32;
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(tag) if tag.is("table") || tag.is("shapes") => inside += 1,
            node if node.closes("table") && inside == 0 => break,
            node if node.closes("table") || node.closes("shapes") => inside -= 1,
            _ if inside > 0 => {}
            Node::Open(tag) if tag.is("table-row") => {
                times = tag.repeats("number-rows-repeated");
                column = 0;
                rows.begin(next);
            }
            Node::Open(tag) if tag.is("table-cell") || tag.is("covered-table-cell") => {
                let repeated = tag.repeats("number-columns-repeated");
                let value = Value::of(&tag);
                let element = if tag.is("table-cell") { "table-cell" } else { "covered-table-cell" };
                let cell = value.with(text(xml, element)?);
                if !cell.is_blank() {
                    for at in column..column.saturating_add(repeated).min(COLUMNS) {
                        rows.put(at, cell.clone(), xml.budget())?;
                    }
                }
                column = column.saturating_add(repeated);
            }
            Node::Close(tag) if tag.is("table-row") => {
                rows.end_repeated(times.min(ROWS.saturating_sub(next - 1)), xml.budget())?;
                next = next.saturating_add(times).min(ROWS + 1);
            }
            Node::Open(_) | Node::Close(_) | Node::Text(_) | Node::Other => {}
        }
    }
    Ok(rows.finish())
}

/// A cell's value as its attributes give it.
struct Value {
    kind: String,
    value: Option<String>,
    has_formula: bool,
}

impl Value {
    fn of(tag: &Tag<'_>) -> Self {
        let mut kind = tag.attr("value-type").unwrap_or_default();
        let value = match kind.as_str() {
            "date" => tag.attr("date-value"),
            "time" => tag.attr("time-value"),
            "boolean" => tag.attr("boolean-value"),
            "string" => tag.attr("string-value"),
            _ => tag.attr("value"),
        };
        // A formula without a result is a text to the standard, and an error to LibreOffice.
        if tag.says_error() {
            kind = "error".to_owned();
        }
        Self { kind, value, has_formula: tag.attr("formula").is_some() }
    }

    fn with(self, text: String) -> Cell {
        let is_computed = self.value.is_some() || !text.is_empty() || self.kind == "string";
        let value = self.value.unwrap_or_default();
        match self.kind.as_str() {
            _ if self.has_formula && !is_computed => Cell::Formula,
            "error" => Cell::Error(text.into()),
            "float" | "percentage" | "currency" => match value.trim().parse::<f64>() {
                Ok(number) if number.is_finite() && self.kind == "percentage" => Cell::Percent(number),
                Ok(number) if number.is_finite() => Cell::Number(number),
                _ => Cell::text(text),
            },
            "date" => Moment::parse_iso(&value).map_or_else(|| Cell::text(text), Cell::Time),
            "time" => Cell::text(span(&value).unwrap_or(text)),
            "boolean" => Cell::Bool(value.trim() == "true"),
            _ if text.is_empty() => Cell::text(value),
            _ => Cell::text(text),
        }
    }
}

/// A time such as `PT09H30M00S` as `09:30:00`.
fn span(value: &str) -> Option<String> {
    let (mut seconds, mut digits) = (0_f64, String::new());
    for sign in value.trim().strip_prefix("PT")?.chars() {
        let unit = match sign {
            'H' => 3600.0,
            'M' => 60.0,
            'S' => 1.0,
            _ => {
                digits.push(sign);
                continue;
            }
        };
        seconds += digits.parse::<f64>().ok()? * unit;
        digits.clear();
    }
    let is_sound = digits.is_empty() && (0.0..1e10).contains(&seconds);
    let seconds = is_sound.then(|| seconds.round() as u64)?;
    Some(format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60))
}

/// The text of a cell that has just begun: its paragraphs, one per line, without notes and drawings.
fn text(xml: &mut Xml<'_>, element: &str) -> Result<String, FileFault> {
    const LONGEST: usize = 1 << 20;
    let (mut text, mut paragraphs, mut aside, mut is_text) = (String::new(), 0, 0, 0);
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(tag) if aside > 0 || is_aside(&tag) => aside += 1,
            Node::Close(_) if aside > 0 => aside -= 1,
            Node::Open(tag) if tag.is("p") => {
                if paragraphs > 0 {
                    text.push('\n');
                }
                (paragraphs, is_text) = (paragraphs + 1, is_text + 1);
            }
            Node::Open(tag) if tag.is("s") => {
                let count = usize::try_from(tag.repeats("c")).unwrap_or(0).min(1_000);
                text.extend(std::iter::repeat_n(' ', count));
            }
            Node::Open(tag) if tag.is("tab") => text.push('\t'),
            Node::Open(tag) if tag.is("line-break") => text.push('\n'),
            Node::Text(part) if is_text > 0 && aside == 0 => text.push_str(&part),
            Node::Close(tag) if tag.is("p") => is_text -= 1,
            Node::Close(tag) if tag.is(element) => break,
            Node::Open(_) | Node::Close(_) | Node::Text(_) | Node::Other => {}
        }
        if text.len() > LONGEST {
            return Err(xml.broken("a text of more than a million characters"));
        }
    }
    Ok(text)
}

/// Whether an element in a cell is none of the cell's text.
fn is_aside(tag: &Tag<'_>) -> bool {
    ["annotation", "frame", "detective", "custom-shape", "line", "rect", "table"]
        .iter()
        .any(|name| tag.is(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_the_standard_writes_it() {
        assert_eq!(span("PT09H30M00S").as_deref(), Some("09:30:00"));
        assert_eq!(span("PT36H00M01.6S").as_deref(), Some("36:00:02"));
        for wrong in ["", "PT9X", "9:30", "PTHMS", "PT1e300H"] {
            assert_eq!(span(wrong), None, "{wrong}");
        }
    }
}
