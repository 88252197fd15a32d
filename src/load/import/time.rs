//! Points in time in the shapes that survey tools write.

use super::grid::Cell;
use crate::model::{Date, Moment};

/// Which of a day and a month stands first where both are numbers of two digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    /// As in most of Europe.
    DayFirst,
    /// As in the United States.
    MonthFirst,
}

impl DayOrder {
    /// What a column shows of itself: a number above 12 can be no month. `usual` is what the tool writes where it shows nothing.
    pub fn of<'c>(cells: impl Iterator<Item = &'c Cell>, usual: Self) -> Self {
        for cell in cells {
            let Cell::Text(text) = cell else { continue };
            let numbers = numbers(text);
            match numbers[..] {
                [first, ..] if first > 31 => {}
                [first, ..] if first > 12 => return Self::DayFirst,
                [_, second, ..] if second > 12 => return Self::MonthFirst,
                _ => {}
            }
        }
        usual
    }
}

/// The seconds from 1970 on that a cell states; `None` where it states no time, or the one that stands for none.
pub fn seconds(cell: &Cell, order: DayOrder) -> Option<i64> {
    let moment = moment(cell, order)?;
    // LimeSurvey writes this where dates are not kept.
    let none = Date::new(1980, 1, 1)?;
    let start = Moment::new(Date::new(1970, 1, 1)?, 0, 0, 0)?;
    (moment.date() != none).then(|| moment.seconds_since(start))
}

/// Whether a cell states a time, be it the one that stands for none.
pub fn is_time(cell: &Cell, order: DayOrder) -> bool {
    moment(cell, order).is_some()
}

fn moment(cell: &Cell, order: DayOrder) -> Option<Moment> {
    match cell {
        Cell::Time(moment) => Some(*moment),
        Cell::Number(serial) => from_serial(*serial),
        Cell::Text(text) => match text.trim().replace(',', ".").parse::<f64>() {
            Ok(serial) => from_serial(serial),
            Err(_) => parse(text, order),
        },
        Cell::Blank | Cell::Bool(_) | Cell::Error(_) | Cell::Percent(_) | Cell::Formula => None,
    }
}

/// A day as spreadsheets count them; numbers far from our time are none.
fn from_serial(serial: f64) -> Option<Moment> {
    (20_000.0..80_000.0).contains(&serial).then(|| Moment::from_serial(serial, false)).flatten()
}

fn parse(text: &str, order: DayOrder) -> Option<Moment> {
    let numbers = numbers(text);
    let [a, b, c, rest @ ..] = &numbers[..] else { return None };
    let (year, month, day) = match order {
        _ if *a > 31 => (*a, *b, *c),
        DayOrder::DayFirst => (*c, *b, *a),
        DayOrder::MonthFirst => (*c, *a, *b),
    };
    let year = if year < 100 { year + 2000 } else { year };
    let lower = text.to_lowercase();
    let is_pm = lower.contains("pm") || lower.contains("em ") || lower.ends_with("em");
    let is_am = lower.contains("am") || lower.contains("fm ") || lower.ends_with("fm");
    let hour = match rest.first().copied().unwrap_or(0) {
        12 if is_am => 0,
        hour if is_pm && hour < 12 => hour + 12,
        hour => hour,
    };
    let part = |at: usize| rest.get(at).copied().unwrap_or(0);
    let small = |number: u32| u8::try_from(number).ok();
    let date = Date::new(u16::try_from(year).ok()?, small(month)?, small(day)?)?;
    Moment::new(date, small(hour)?, small(part(1))?, small(part(2))?)
}

/// The numbers in a text, at most six of four digits each, up to what is no part of a time.
fn numbers(text: &str) -> Vec<u32> {
    let parts = text.trim().split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let starts_right = text.trim().starts_with(|c: char| c.is_ascii_digit());
    let parts = parts.filter(|_| starts_right).take(6);
    parts.map_while(|part| (part.len() <= 4).then(|| part.parse().ok()).flatten()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_moment_in_many_shapes() {
        use DayOrder::{DayFirst, MonthFirst};
        for (text, order) in [
            ("2026-03-09 14:05:00", MonthFirst),
            ("2026-03-09T14:05:00.000+01:00", DayFirst),
            ("3/9/26 14:05:00", MonthFirst),
            ("3/9/2026 2:05:00 PM", MonthFirst),
            ("09/03/2026 14:05:00", DayFirst),
            ("09.03.2026 14:05", DayFirst),
            ("2026/03/09 2:05:00 PM GMT+2", MonthFirst),
            ("2026-03-09 2:05:00 em", DayFirst),
            ("46090.586805555555", DayFirst),
        ] {
            assert_eq!(seconds(&Cell::Text(text.to_owned()), order), Some(1_773_065_100), "{text}");
        }
        assert_eq!(seconds(&Cell::Number(46_090.586_805_555_555), MonthFirst), Some(1_773_065_100));
        for text in ["", "anonymous", "1980-01-01 00:00:00", "4", "3/40/26 1:00", "x 2026-03-09"] {
            assert_eq!(seconds(&Cell::Text(text.to_owned()), MonthFirst), None, "{text}");
        }
    }

    #[test]
    fn a_column_shows_whether_days_stand_first() {
        let cells = |texts: &[&str]| texts.iter().map(|t| Cell::Text((*t).to_owned())).collect::<Vec<_>>();
        let order = |texts: &[&str]| DayOrder::of(cells(texts).iter(), DayOrder::MonthFirst);
        assert_eq!(order(&["3/9/26 1:00", "13/9/26 1:00"]), DayOrder::DayFirst);
        assert_eq!(order(&["3/9/26 1:00", "3/13/26 1:00"]), DayOrder::MonthFirst);
        assert_eq!(order(&["3/9/26 1:00", "2026-13-01"]), DayOrder::MonthFirst);
    }
}
