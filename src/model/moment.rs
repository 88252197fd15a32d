//! A day and a time of day, as a clock on the wall shows them: no time zone.

use std::fmt;

use super::Date;

/// A day with a time of day, to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    date: Date,
    /// Seconds since midnight, below 86,400.
    second: u32,
}

impl Moment {
    /// How many seconds a day has.
    const DAY: i64 = 86_400;
    /// The days from year 1 to what a spreadsheet counts from: the last but one day of 1899, so that day 61 is the
    /// first of March 1900. (Excel's day 60 is the 29th of February 1900, which never was.)
    const EXCEL: i64 = 693_593;
    /// The days from year 1 to 1970.
    const UNIX: i64 = 719_162;
    /// The days between the two days that workbooks count from.
    const LATER: i64 = 1_462;

    /// Takes a day and a time; `None` where there is no such time.
    #[must_use]
    pub fn new(date: Date, hour: u8, minute: u8, second: u8) -> Option<Self> {
        let is_time = hour < 24 && minute < 60 && second < 60;
        let seconds = u32::from(hour) * 3600 + u32::from(minute) * 60 + u32::from(second);
        is_time.then_some(Self { date, second: seconds })
    }

    /// The moment that a spreadsheet's serial number stands for: days since the end of 1899, or since 1904 began, with
    /// the time of day as a fraction. Rounded to the second; `None` beyond the year 9999 and before the first day.
    #[must_use]
    pub fn from_serial(serial: f64, since_1904: bool) -> Option<Self> {
        // Up to 9999-12-31, in either system.
        if !(0.0..2_958_466.0).contains(&serial) {
            return None;
        }
        let seconds = (serial * Self::DAY as f64).round() as i64;
        let (day, second) = (seconds / Self::DAY, seconds % Self::DAY);
        let day = match since_1904 {
            true => day + Self::LATER,
            // Before the day that never was, numbers are one less apart.
            false if day < 60 => day + 1,
            false => day,
        };
        Some(Self { date: date_of(day + Self::EXCEL)?, second: u32::try_from(second).ok()? })
    }

    /// The moment so many seconds after 1970 began, in universal time; `None` beyond the year 9999.
    #[must_use]
    pub fn from_unix(seconds: u64) -> Option<Self> {
        let seconds = i64::try_from(seconds).ok()?;
        let (day, second) = (seconds / Self::DAY, seconds % Self::DAY);
        Some(Self { date: date_of(day + Self::UNIX)?, second: u32::try_from(second).ok()? })
    }

    /// As `YYYY-MM-DDTHH:MM:SSZ`, of a moment in universal time.
    #[must_use]
    pub fn iso(self) -> String {
        let (hour, minute, second) = self.time();
        format!("{}T{hour:02}:{minute:02}:{second:02}Z", self.date)
    }

    /// Reads `YYYY-MM-DD`, with `T` or a space and `HH:MM[:SS[.…]]` behind it or without.
    #[must_use]
    pub fn parse_iso(text: &str) -> Option<Self> {
        let text = text.trim();
        let (day, time) = text.split_once(['T', ' ']).unwrap_or((text, "00:00"));
        let time = time.trim().trim_end_matches('Z');
        let mut parts = time.splitn(3, ':');
        let mut next = || parts.next().map(|part| part.split(['.', ',']).next().unwrap_or_default());
        let (hour, minute) = (next()?.parse().ok()?, next()?.parse().ok()?);
        let second = next().map_or(Some(0), |second| second.parse().ok())?;
        Self::new(Date::parse(day)?, hour, minute, second)
    }

    /// The day.
    #[must_use]
    pub const fn date(self) -> Date {
        self.date
    }

    /// Hour (0–23), minute and second (0–59).
    #[must_use]
    pub const fn time(self) -> (u8, u8, u8) {
        ((self.second / 3600) as u8, (self.second / 60 % 60) as u8, (self.second % 60) as u8)
    }

    /// The seconds from another moment to this one; negative where the other is later.
    #[must_use]
    pub fn seconds_since(self, other: Self) -> i64 {
        let seconds = |moment: Self| days_of(moment.date) * Self::DAY + i64::from(moment.second);
        seconds(self) - seconds(other)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute, second) = self.time();
        if self.second == 0 {
            return write!(f, "{}", self.date);
        }
        write!(f, "{} {hour:02}:{minute:02}:{second:02}", self.date)
    }
}

/// The days from the first day of year 1, as if the calendar had always been Gregorian.
fn days_of(date: Date) -> i64 {
    let (year, month, day) = date.parts();
    // Years are counted from March, so that the leap day is the last of its year.
    let (year, month) = match month {
        1 | 2 => (i64::from(year) - 1, i64::from(month) + 9),
        _ => (i64::from(year), i64::from(month) - 3),
    };
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + i64::from(day) - 307
}

/// The day so many days from the first day of year 1.
fn date_of(days: i64) -> Option<Date> {
    let days = days + 306;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (year, month) = match month {
        10.. => (era * 400 + year + 1, month - 9),
        _ => (era * 400 + year, month + 3),
    };
    Date::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_numbers_are_the_days_that_a_spreadsheet_shows() {
        for (serial, since_1904, shown) in [
            (1.0, false, "1900-01-01"),
            (59.0, false, "1900-02-28"),
            (61.0, false, "1900-03-01"),
            (45_943.541, false, "2025-10-13 12:59:02"),
            (46_096.999_999, false, "2026-03-16"),
            (44_634.0, true, "2026-03-15"),
            (0.0, true, "1904-01-01"),
            (2_958_465.0, false, "9999-12-31"),
        ] {
            let moment = Moment::from_serial(serial, since_1904).expect("a day");
            assert_eq!(moment.to_string(), shown, "{serial}");
        }
        for serial in [-1.0, 2_958_466.0, f64::NAN, f64::INFINITY, 1e300] {
            assert_eq!(Moment::from_serial(serial, false), None, "{serial}");
        }
        assert_eq!(Moment::from_serial(2_958_465.999_999_9, false), None);
    }

    #[test]
    fn every_day_has_its_number() {
        let mut day = days_of(Date::new(1600, 1, 1).expect("a day"));
        for year in 1600..2400 {
            for month in 1..=12 {
                for date in (1..=31).filter_map(|day| Date::new(year, month, day)) {
                    assert_eq!((days_of(date), date_of(day)), (day, Some(date)));
                    day += 1;
                }
            }
        }
        assert_eq!(days_of(Date::new(1899, 12, 30).expect("a day")), Moment::EXCEL);
        assert_eq!(date_of(0), Date::new(1, 1, 1));
    }

    #[test]
    fn iso_text_is_read_with_a_time_and_without() {
        for (text, shown) in [
            ("2026-03-15", "2026-03-15"),
            ("2026-03-15T09:12:30", "2026-03-15 09:12:30"),
            (" 2026-03-15 09:12 ", "2026-03-15 09:12:00"),
            ("2026-03-15T09:12:30.250Z", "2026-03-15 09:12:30"),
        ] {
            assert_eq!(Moment::parse_iso(text).map(|moment| moment.to_string()).as_deref(), Some(shown));
        }
        for text in ["2026-02-30", "2026-03-15T25:00", "15/3/2026", "2026-03-15T", ""] {
            assert_eq!(Moment::parse_iso(text), None, "{text}");
        }
        let at = |text| Moment::parse_iso(text).expect("a moment");
        assert_eq!(at("2026-03-01T00:10").seconds_since(at("2026-02-28T23:50")), 1_200);
    }
}
