//! What a cell of an edited plan says: a day, a number, a status.

use super::super::import::grid::Cell;
use super::super::quantity;
use super::super::suggest::nearest;
use crate::model::format::plan::status as called;
use crate::model::{Date, Decimal, Lang, PlanFault, Points, Status, Weight};

/// The months as people write them: whole or by their first three letters, in Swedish and in English.
const MONTHS: [&[&str]; 12] = [
    &["januari", "january"],
    &["februari", "february"],
    &["mars", "march"],
    &["april"],
    &["maj", "may"],
    &["juni", "june"],
    &["juli", "july"],
    &["augusti", "august"],
    &["september"],
    &["oktober", "october"],
    &["november"],
    &["december"],
];

/// A day: a spreadsheet's own, or written as `2027-03-01`, `20270301` or `1 mars 2027`.
pub fn day(cell: &Cell) -> Result<Date, PlanFault> {
    let written = cell.shown();
    let found = match cell {
        Cell::Time(moment) => Some(moment.date()),
        Cell::Text(_) => Date::parse(&written).or_else(|| in_words(&written)).or_else(|| in_digits(&written)),
        Cell::Number(_) => in_digits(&written),
        Cell::Blank | Cell::Percent(_) | Cell::Bool(_) | Cell::Error(_) | Cell::Formula => None,
    };
    found.ok_or_else(|| PlanFault::BadDate { value: written.into_owned() })
}

/// `1 mars 2027`, `1 mar. 2027`, `den 1 mars 2027`.
fn in_words(text: &str) -> Option<Date> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split([' ', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let [day, month, year] = words.strip_prefix(&["den"]).unwrap_or(&words) else { return None };
    let month = month.trim_end_matches('.');
    let is_it = |name: &&str| *name == month || month.len() == 3 && name.starts_with(month);
    let month = MONTHS.iter().position(|names| names.iter().any(is_it))?;
    let (day, year) = (day.trim_end_matches(['.', ':']).parse().ok()?, year.parse().ok()?);
    Date::new(year, month as u8 + 1, day).filter(|_| year > 999)
}

/// `20270301`.
fn in_digits(text: &str) -> Option<Date> {
    let is_it = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let part = |range: std::ops::Range<usize>| text.get(range)?.parse::<u16>().ok();
    let (month, day) = (part(4..6)?, part(6..8)?);
    is_it.then(|| Date::new(part(0..4)?, month as u8, day as u8)).flatten()
}

/// How much an action takes: a number from 0 to a million.
pub fn effort(cell: &Cell) -> Result<f64, PlanFault> {
    let sound = number(cell).filter(|number| Weight::or_none(*number).is_some());
    sound.ok_or_else(|| bad_number(cell, Some(1_000_000)))
}

/// Any number, below zero or not.
pub fn lift(cell: &Cell) -> Result<f64, PlanFault> {
    // What the plan's own file could not hold is no number here either.
    number(cell).filter(|number| Decimal::new(*number).is_some()).ok_or_else(|| bad_number(cell, None))
}

/// Points from 0 to 100.
pub fn points(cell: &Cell) -> Result<Points, PlanFault> {
    number(cell).and_then(Points::new).ok_or_else(|| bad_number(cell, Some(100)))
}

fn bad_number(cell: &Cell, most: Option<u32>) -> PlanFault {
    PlanFault::BadNumber { value: cell.shown().into_owned(), most }
}

/// The number in a cell: a text is one as people write it, without a per cent sign.
fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number(number) => Some(*number),
        Cell::Text(_) => {
            quantity::signed(&cell.shown()).filter(|(_, is_percent)| !is_percent).map(|(number, _)| number)
        }
        Cell::Blank | Cell::Percent(_) | Cell::Bool(_) | Cell::Time(_) | Cell::Error(_) | Cell::Formula => {
            None
        }
    }
}

/// A status, by the word of either language or of the file.
pub fn status(cell: &Cell, lang: Lang) -> Result<Status, PlanFault> {
    let word = cell.shown();
    let wanted = word.to_lowercase();
    let is_it = |status: &Status| {
        Lang::ALL.iter().any(|lang| called(*status, *lang) == wanted) || status.code() == wanted
    };
    let all = Status::WORDS.map(|(_, status)| status);
    all.iter().copied().find(is_it).ok_or_else(|| {
        let own = all.map(|status| called(status, lang));
        let other = all.map(Status::code);
        let nearest = nearest(&word, own.into_iter().chain(other));
        PlanFault::UnknownStatus { word: word.into_owned(), nearest, allowed: own.to_vec() }
    })
}
