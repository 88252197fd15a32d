//! Numbers and dates as a reader of each language expects them. The only place where anything is rounded.

use crate::model::{Date, Lang, Millionths};

/// What stands where there is no value.
pub const NO_VALUE: &str = "–";

/// A number with a fixed number of decimals (at most 6), rounded half away from zero: `74,2` in Swedish, `74.2` in English.
///
/// The value is first taken to its sixth decimal, so that 2.25, which no binary fraction above or below it stands in for, and
/// 1.005, which is stored as a little less, both round as a reader expects.
#[must_use]
pub fn decimal(value: f64, decimals: u8, lang: Lang) -> String {
    let decimals = u32::from(decimals.min(6));
    let micro = Millionths::of(value).count();
    let step = 10_i128.pow(6 - decimals);
    let units = (micro.abs() + step / 2) / step;
    let one = 10_i128.pow(decimals);
    let sign = if micro < 0 && units > 0 { "\u{2212}" } else { "" };
    let whole = grouped(units / one, lang);
    if decimals == 0 {
        return format!("{sign}{whole}");
    }
    let width = decimals as usize;
    format!("{sign}{whole}{}{:0width$}", decimal_sign(lang), units % one)
}

/// A whole number, rounded half away from zero.
#[must_use]
pub fn whole(value: f64, lang: Lang) -> String {
    decimal(value, 0, lang)
}

/// A count, with thousands set apart.
#[must_use]
pub fn count(value: u64, lang: Lang) -> String {
    grouped(i128::from(value), lang)
}

/// A change, always with its sign.
#[must_use]
pub fn signed(value: f64, decimals: u8, lang: Lang) -> String {
    let text = decimal(value, decimals, lang);
    let is_zero = text.chars().all(|c| !c.is_ascii_digit() || c == '0');
    if value > 0.0 && !is_zero { format!("+{text}") } else { text }
}

/// A share as whole per cent: `78 %` in Swedish, `78%` in English.
#[must_use]
pub fn percent(share: f64, lang: Lang) -> String {
    let number = whole(share * 100.0, lang);
    match lang {
        Lang::Sv => format!("{number}\u{a0}%"),
        Lang::En => format!("{number}%"),
    }
}

/// A date in words: `15 mars 2026`, `15 March 2026`.
#[must_use]
pub fn date(date: Date, lang: Lang) -> String {
    const SV: [&str; 12] = [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ];
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let (year, month, day) = date.parts();
    let names = match lang {
        Lang::Sv => SV,
        Lang::En => EN,
    };
    format!("{day} {} {year}", names[usize::from(month) - 1])
}

/// Things in a row: `a, b och c`, `a, b and c`.
#[must_use]
pub fn list<S: AsRef<str>>(things: &[S], lang: Lang) -> String {
    let and = match lang {
        Lang::Sv => "och",
        Lang::En => "and",
    };
    match things {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [rest @ .., last] => {
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            format!("{} {and} {}", rest.join(", "), last.as_ref())
        }
    }
}

/// The first few of many things, and how many more there are: `a, b and 3 more`.
#[must_use]
pub fn list_first<S: AsRef<str>>(things: &[S], most: usize, lang: Lang) -> String {
    if things.len() <= most { list(things, lang) } else { first_few(things, most, lang) }
}

/// The same without a word before the last where all are shown: `a, b`, and else `a and 3 more`.
#[must_use]
pub fn first_few<S: AsRef<str>>(things: &[S], most: usize, lang: Lang) -> String {
    let shown: Vec<&str> = things.iter().take(most).map(AsRef::as_ref).collect();
    let shown = shown.join(", ");
    match (things.len().saturating_sub(most), lang) {
        (0, _) => shown,
        (more, Lang::Sv) => format!("{shown} och {more} till"),
        (more, Lang::En) => format!("{shown} and {more} more"),
    }
}

const fn decimal_sign(lang: Lang) -> char {
    match lang {
        Lang::Sv => ',',
        Lang::En => '.',
    }
}

/// Thousands are set apart from 10,000 up, by a no-break space in Swedish and a comma in English.
fn grouped(value: i128, lang: Lang) -> String {
    let digits = value.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let separator = match lang {
        Lang::Sv => '\u{a0}',
        Lang::En => ',',
    };
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// A number with as many of six decimals as say something.
#[must_use]
pub fn exact(value: f64, lang: Lang) -> String {
    let text = decimal(value, 6, lang);
    text.trim_end_matches('0').trim_end_matches([',', '.']).to_owned()
}

/// A number of one decimal at most, to be kept as a number: half away from zero.
#[must_use]
pub fn one_decimal(value: f64) -> f64 {
    decimal(value, 1, Lang::En).replace('\u{2212}', "-").replace(',', "").parse().unwrap_or(value)
}

/// A number of points in words: `1 poäng`, `4 poäng`, `less than 1 point`.
#[must_use]
pub fn points(value: f64, lang: Lang) -> String {
    let number = whole(value, lang);
    match (lang, number.as_str()) {
        (Lang::Sv, "0") => "mindre än 1 poäng".to_owned(),
        (Lang::En, "0") => "less than 1 point".to_owned(),
        (Lang::Sv, _) => format!("{number} poäng"),
        (Lang::En, "1") => "1 point".to_owned(),
        (Lang::En, _) => format!("{number} points"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_round_away_from_zero() {
        let cases = [
            (2.25, 1, "2.3"),
            (-2.25, 1, "\u{2212}2.3"),
            (1.005, 2, "1.01"),
            (0.5, 0, "1"),
            (-0.04, 1, "0.0"),
            (99.95, 1, "100.0"),
            (74.193_548, 1, "74.2"),
            (12_345.0, 0, "12,345"),
        ];
        for (value, decimals, expected) in cases {
            assert_eq!(decimal(value, decimals, Lang::En), expected, "{value}");
        }
    }

    #[test]
    fn display_rounds_last() {
        // Civil Service People Survey's example: both round to 75, and the difference is still 1.
        let (unit, organisation) = (75.436_475_83, 74.635_724_84);
        assert_eq!(whole(unit, Lang::En), "75");
        assert_eq!(whole(organisation, Lang::En), "75");
        assert_eq!(signed(unit - organisation, 0, Lang::En), "+1");
    }

    #[test]
    fn swedish_has_a_comma_and_a_space() {
        assert_eq!(decimal(74.2, 1, Lang::Sv), "74,2");
        assert_eq!(percent(0.775, Lang::Sv), "78\u{a0}%");
        assert_eq!(count(1_234_567, Lang::Sv), "1\u{a0}234\u{a0}567");
    }

    #[test]
    fn a_change_of_nothing_has_no_sign() {
        assert_eq!(signed(0.2, 0, Lang::En), "0");
        assert_eq!(signed(-3.0, 1, Lang::En), "\u{2212}3.0");
    }

    #[test]
    fn lists_and_dates_read_as_prose() {
        assert_eq!(list(&["a", "b", "c"], Lang::Sv), "a, b och c");
        assert_eq!(list(&["a"], Lang::En), "a");
        let day = Date::new(2026, 3, 15).expect("a date");
        assert_eq!(
            (date(day, Lang::Sv), date(day, Lang::En)),
            ("15 mars 2026".into(), "15 March 2026".into())
        );
    }
}
