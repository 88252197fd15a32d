//! What earlier imports wrote: who stands in it, and how to take somebody out of it again.

use std::collections::BTreeSet;

use csv::{ReaderBuilder, StringRecord};

use crate::load::table::{Row, Table};
use crate::model::format::columns;
use crate::model::{Questionnaire, ReservedColumn, SeenAt};

/// A respondent of an earlier import: the name, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// The pseudonym.
    pub respondent: String,
    /// Where.
    pub seen: SeenAt,
    /// How many items are answered there.
    pub answered: usize,
    /// All that stands there of them but for the pseudonym and the time that it took.
    pub answers: String,
    /// Whether the file is one that an import wrote, so that an import may change it too.
    pub is_own: bool,
}

/// A file of answers that somebody was taken out of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rest {
    /// What is left; every byte of it as it was.
    pub bytes: Vec<u8>,
    /// How many rows were taken out.
    pub taken_out: usize,
    /// How many rows are left.
    pub left: usize,
}

/// The respondents in a file of answers of ours.
#[must_use]
pub fn earlier(file: &str, bytes: &[u8], questionnaire: &Questionnaire) -> Vec<Earlier> {
    let is_own = is_own(bytes, questionnaire);
    let Ok(table) = Table::read(bytes, None) else { return Vec::new() };
    let mut rows = table.rows();
    let Some(head) = rows.next_row() else { return Vec::new() };
    let Some(column) =
        (0..head.len()).find(|at| head.text(*at).eq_ignore_ascii_case(ReservedColumn::Respondent.name()))
    else {
        return Vec::new();
    };
    let is_item =
        |heading: &str| questionnaire.items().iter().any(|node| questionnaire[*node].id.as_str() == heading);
    let items: Vec<usize> = (0..head.len()).filter(|at| is_item(head.text(*at))).collect();
    let unsaid = [ReservedColumn::Respondent, ReservedColumn::Seconds].map(ReservedColumn::name);
    let is_said = |heading: &str| !unsaid.contains(&&*heading.to_lowercase());
    let said = (0..head.len()).filter(|at| is_said(head.text(*at)));
    let said: Vec<(usize, String)> = said.map(|at| (at, head.text(at).to_owned())).collect();
    // A column that is not there says no more than an empty one.
    let answer = |row: &Row, (at, heading): &(usize, String)| match row.text(*at) {
        "" => String::new(),
        text => format!("{heading}\u{1f}{text}\u{1e}"),
    };
    let mut found: Vec<Earlier> = Vec::new();
    while let Some(row) = rows.next_row() {
        let respondent = row.text(column).to_owned();
        if !respondent.is_empty() && found.last().is_none_or(|last| last.respondent != respondent) {
            let answered = items.iter().filter(|at| !row.text(**at).is_empty()).count();
            let seen = SeenAt { file: file.to_owned(), row: row.number };
            let answers = said.iter().map(|column| answer(&row, column)).collect();
            found.push(Earlier { respondent, seen, answered, answers, is_own });
        }
    }
    found
}

/// Takes respondents out of a file that an import wrote.
#[must_use]
pub fn without(bytes: &[u8], respondents: &BTreeSet<String>) -> Rest {
    let Some((begin, records)) = records(bytes) else {
        return Rest { bytes: bytes.to_vec(), taken_out: 0, left: 0 };
    };
    let first = records.first().map_or(bytes.len(), |(start, _)| begin + start);
    let mut rest = Rest { bytes: bytes[..first].to_vec(), taken_out: 0, left: 0 };
    for (at, (start, record)) in records.iter().enumerate() {
        let end = records.get(at + 1).map_or(bytes.len(), |(next, _)| begin + next);
        if record.get(1).is_some_and(|name| respondents.contains(name)) {
            rest.taken_out += 1;
        } else {
            rest.left += 1;
            rest.bytes.extend_from_slice(&bytes[begin + start..end]);
        }
    }
    rest
}

const MARK: &[u8] = b"\xef\xbb\xbf";

/// Whether a file has the headings that an import writes, and nobody in it but pseudonyms.
fn is_own(bytes: &[u8], questionnaire: &Questionnaire) -> bool {
    let Some((_, records)) = records(bytes) else { return false };
    let Ok(head) = reader(&bytes[MARK.len()..]).headers().cloned() else { return false };
    let mut head = head.iter().peekable();
    let mut is_next = |expected: &str| head.next_if(|heading| *heading == expected).is_some();
    let begins = is_next(ReservedColumn::Unit.name()) && is_next(ReservedColumn::Respondent.name());
    is_next(ReservedColumn::Role.name());
    is_next(ReservedColumn::Seconds.name());
    let has_items = questionnaire.items().iter().all(|node| {
        let id = questionnaire[*node].id.as_str();
        let there = is_next(id);
        is_next(&columns::of_comments(id));
        there
    });
    let is_pseudonym =
        |name: &str| name.len() == 16 && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    begins
        && has_items
        && head.next().is_none()
        && records.iter().all(|(_, row)| row.get(1).is_some_and(is_pseudonym))
}

fn reader(text: &[u8]) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(b';').from_reader(text)
}

/// Where the text begins, and the rows beneath the headings with the byte that each begins at; `None` where the file is not
/// written as ours are.
fn records(bytes: &[u8]) -> Option<(usize, Vec<(usize, StringRecord)>)> {
    let text = bytes.strip_prefix(MARK)?;
    let mut found = Vec::new();
    for record in reader(text).into_records() {
        let record = record.ok()?;
        let mut start = usize::try_from(record.position()?.byte()).ok()?;
        // The end of the line before counts as the beginning of this one where it is two characters.
        while matches!(text.get(start), Some(b'\r' | b'\n')) {
            start += 1;
        }
        found.push((start, record));
    }
    Some((MARK.len(), found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_taken_out_leaves_the_rest_as_it_was() {
        let head = "\u{feff}unit;respondent;a\r\n";
        let rows = ["x;one;1\r\n", "x;two;\"2\r\n;3\"\r\n", "x;three;\r\n"];
        let text = format!("{head}{}", rows.concat());
        let out =
            |names: &[&str]| without(text.as_bytes(), &names.iter().map(|name| (*name).to_owned()).collect());
        for (name, left) in [("one", [1, 2]), ("two", [0, 2]), ("three", [0, 1])] {
            let rest = out(&[name]);
            let expected = format!("{head}{}{}", rows[left[0]], rows[left[1]]);
            assert_eq!(String::from_utf8_lossy(&rest.bytes), expected, "{name}");
            assert_eq!((rest.taken_out, rest.left), (1, 2), "{name}");
        }
        assert_eq!(out(&["one", "two", "three"]), Rest { bytes: head.into(), taken_out: 3, left: 0 });
        assert_eq!(out(&["four"]).bytes, text.as_bytes());
    }
}
