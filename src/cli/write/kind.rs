//! What a file is that a person may have made, as far as its content says so.

use mognad::load::import::grid::{self, Cell, SourceKind};
use mognad::model::format::plan::top::ACTIONS;
use mognad::report::form::is_form;
use mognad::text::terminal::failures::Kept;

/// How much of a file is looked at; what people make by hand is far smaller.
const MOST: usize = 32 << 20;
/// Among how many rows the headings of answers stand.
const HEAD: usize = 20;

/// What no command writes over: an assessment, a questionnaire, answers; `None` for all else.
pub fn kept(name: &str, bytes: &[u8]) -> Option<Kept> {
    if bytes.len() > MOST || is_picture(bytes) {
        return None;
    }
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    if let Some(kept) = of_toml(text) {
        return Some(kept);
    }
    let is_json = text.trim_start().starts_with('{');
    let is_saved = is_json && text.contains("\"mognad-answers\"");
    (is_saved || !is_json && !is_page(text) && has_answers(name, bytes)).then_some(Kept::Answers)
}

/// Whether mognad made a file that nobody changes by hand: a form, a chart, or a page.
pub fn is_ours(bytes: &[u8]) -> bool {
    is_form(bytes) || is_chart(bytes) || is_own_page(bytes)
}

/// A page says in its head what made it.
fn is_own_page(bytes: &[u8]) -> bool {
    const START: &[u8] = b"<!DOCTYPE html>";
    const MARK: &[u8] = b"<meta name=\"generator\" content=\"mognad ";
    let head = &bytes[..bytes.len().min(1000)];
    head.starts_with(START) && head.windows(MARK.len()).any(|window| window == MARK)
}

fn is_chart(bytes: &[u8]) -> bool {
    const SVG: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" width=\"";
    const MARK: &[u8] = b"tEXtSoftware\0mognad";
    let is_marked = || bytes.windows(MARK.len()).take(200).any(|window| window == MARK);
    bytes.starts_with(SVG) || bytes.starts_with(b"\x89PNG") && is_marked()
}

fn is_picture(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x89PNG") || bytes.starts_with(b"\xff\xd8") || bytes.starts_with(b"GIF8")
}

fn is_page(text: &str) -> bool {
    text.trim_start().starts_with('<')
}

/// By the tables that stand in it, whether or not it is sound.
fn of_toml(text: &str) -> Option<Kept> {
    let names: Vec<String> = match text.parse::<toml::Table>() {
        Ok(table) => {
            let of_tables = table.into_iter().filter(|(_, value)| value.is_array() || value.is_table());
            of_tables.map(|(name, _)| name).collect()
        }
        Err(_) => text.lines().filter_map(heading).collect(),
    };
    let has = |wanted: [&str; 2]| names.iter().any(|name| wanted.contains(&name.as_str()));
    if has(["waves", "units"]) {
        Some(Kept::Assessment)
    } else if has(["groups", "items"]) {
        Some(Kept::Questionnaire)
    } else if names.iter().any(|name| name == ACTIONS.name()) {
        Some(Kept::Plan)
    } else {
        None
    }
}

/// The name in a line such as `[[items]]`.
fn heading(line: &str) -> Option<String> {
    let name = line.trim_start().strip_prefix("[[")?.split(']').next()?;
    Some(name.trim().to_owned())
}

/// Whether there is a sheet with a heading that says who answered, and in a workbook somebody who did.
fn has_answers(name: &str, bytes: &[u8]) -> bool {
    let Ok(source) = grid::open(name, bytes, None) else { return false };
    let is_text = matches!(source.kind, SourceKind::Csv { .. });
    source.grids.iter().any(|grid| {
        let head =
            grid.rows.iter().take(HEAD).position(|row| row.cells.iter().any(says_who) && row.cells.len() > 1);
        // The workbook to fill in has the questions' texts below the headings.
        head.is_some_and(|head| is_text || grid.rows.len() > head + 2)
    })
}

fn says_who(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if matches!(text.trim().to_lowercase().as_str(), "respondent" | "svarande"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_made_is_recognised_by_its_content() {
        for (text, expected) in [
            ("format = 1\n[[waves]]\nid = \"1\"\n", Some(Kept::Assessment)),
            ("units = [{ id = \"a\" }]\n", Some(Kept::Assessment)),
            ("format = 1\n[[ items ]]\nid =\n", Some(Kept::Questionnaire)),
            ("groups = [{ id = \"g\" }]\n", Some(Kept::Questionnaire)),
            ("format = 1\n[[actions]]\naction = \"x\"\n", Some(Kept::Plan)),
            ("format = 1\n[unit]\ncolumn = \"x\"\n[columns]\na = \"b\"\n", None),
            ("\u{feff}Enhet;Svarande;a\nx;1;2\n", Some(Kept::Answers)),
            ("unit,respondent,a\n", Some(Kept::Answers)),
            ("{\"format\": \"mognad-answers\"}", Some(Kept::Answers)),
            ("id,kind,text\na,choice,x\n", None),
            ("respondent\n", None),
            ("# The respondent\n\nText.\n", None),
            ("", None),
        ] {
            assert_eq!(kept("x", text.as_bytes()), expected, "{text}");
        }
        assert!(!is_ours(b"<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>"));
        assert!(!is_ours(b"\x89PNG\r\n\x1a\n"));
    }
}
