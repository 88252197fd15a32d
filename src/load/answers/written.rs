//! A number as people and programs write it, and what its signs can mean.

use std::ops::BitOr;

use crate::model::{Decimal, Number};

/// The least and the most that can be answered.
pub(super) fn ends(number: &Number) -> (Decimal, Decimal) {
    let points = number.breakpoints();
    (points[0].0, points[points.len() - 1].0)
}

/// A number as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::load) struct Written {
    pub meaning: Meaning,
    /// Whether it stands there with a per cent sign, or the words for it.
    pub is_percent: bool,
    /// What it shows of the signs in it.
    pub signs: Signs,
}

/// What a number can mean, in digits with a point before the decimals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::load) enum Meaning {
    One(String),
    /// A comma or a point with three digits before and after it may part decimals or thousands.
    Either {
        sign: char,
        as_decimals: String,
        as_thousands: String,
    },
}

impl Written {
    /// Reads a number as people and programs write them: a decimal point or comma, thousands parted by space of any width,
    /// apostrophes, commas or points, a power of ten, a per cent sign.
    pub fn of(text: &str) -> Option<Self> {
        let (text, is_percent) = without_percent(text.trim());
        let unsigned = text.trim_start_matches(['-', '+', '−']);
        let sign = &text[..text.len() - unsigned.len()];
        if sign.chars().count() > 1 {
            return None;
        }
        let (digits, power) = match unsigned.split_once(['e', 'E']) {
            Some((digits, power)) => {
                (digits, Some(power.parse::<i32>().ok().filter(|power| power.abs() <= 400)?))
            }
            None => (unsigned, None),
        };
        let (meaning, signs) = unsigned_number(digits, power)?;
        let minus = if matches!(sign, "-" | "−") { "-" } else { "" };
        let signed = |plain: String| format!("{minus}{plain}");
        let meaning = match meaning {
            Meaning::One(plain) => Meaning::One(signed(plain)),
            Meaning::Either { sign, as_decimals, as_thousands } => {
                Meaning::Either { sign, as_decimals: signed(as_decimals), as_thousands: signed(as_thousands) }
            }
        };
        Some(Self { meaning, is_percent, signs })
    }

    /// The two numbers that it may be.
    pub fn both(&self) -> Option<(Decimal, Decimal)> {
        match &self.meaning {
            Meaning::One(_) => None,
            Meaning::Either { as_decimals, as_thousands, .. } => {
                Some((Decimal::parse(as_decimals)?, Decimal::parse(as_thousands)?))
            }
        }
    }
}

fn without_percent(text: &str) -> (&str, bool) {
    const PERCENT: [&str; 6] = ["%", "procent", "percent", "per cent", "Procent", "Percent"];
    let found = PERCENT.iter().find_map(|word| text.strip_suffix(word));
    found.map_or((text, false), |number| (number.trim_end(), true))
}

/// What stands between digits.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '´' | '`' | '′')
}

fn unsigned_number(text: &str, power: Option<i32>) -> Option<(Meaning, Signs)> {
    let mut groups: Vec<&str> = Vec::new();
    let (mut between, mut start) = (Vec::new(), 0);
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii_digit()) {
        let kind = match c {
            '.' | ',' => c,
            c if c.is_whitespace() => ' ',
            c if is_apostrophe(c) => '\'',
            _ => return None,
        };
        groups.push(&text[start..at]);
        between.push(kind);
        start = at + c.len_utf8();
    }
    groups.push(&text[start..]);
    if let Some(power) = power {
        return with_power(&groups, &between, power);
    }
    match between[..] {
        [] => (!text.is_empty()).then(|| (Meaning::One(text.to_owned()), Signs::default())),
        [sign @ ('.' | ',')] => one_sign(groups[0], groups[1], sign),
        [first, ..] => {
            let grouped = between.iter().take_while(|kind| **kind == first).count();
            let decimal_sign = match between[grouped..] {
                [] => None,
                [sign @ ('.' | ',')] => Some(sign),
                _ => return None,
            };
            let whole = &groups[..=grouped];
            let decimals = if decimal_sign.is_some() { groups[grouped + 1] } else { "" };
            let signs = Signs::parting(first) | decimal_sign.map_or_else(Signs::default, Signs::decimal);
            are_thousands(whole).then(|| (Meaning::One(joined(&whole.concat(), decimals)), signs))
        }
    }
}

fn one_sign(whole: &str, decimals: &str, sign: char) -> Option<(Meaning, Signs)> {
    if whole.len() + decimals.len() == 0 {
        return None;
    }
    let as_decimals = joined(whole, decimals);
    if are_thousands(&[whole, decimals]) {
        let as_thousands = format!("{whole}{decimals}");
        return Some((Meaning::Either { sign, as_decimals, as_thousands }, Signs::default()));
    }
    Some((Meaning::One(as_decimals), Signs::decimal(sign)))
}

/// `5e1`, `1.5E+03`: programs write these, and never with thousands apart.
fn with_power(groups: &[&str], between: &[char], power: i32) -> Option<(Meaning, Signs)> {
    let (decimals, signs) = match between {
        [] => ("", Signs::default()),
        [sign @ ('.' | ',')] => (groups[1], Signs::decimal(*sign)),
        _ => return None,
    };
    let has_digits = groups[0].len() + decimals.len() > 0;
    has_digits.then(|| (Meaning::One(moved(&joined(groups[0], decimals), power)), signs))
}

/// Whether groups of digits are thousands: three each but for the first, which does not begin with a nought.
fn are_thousands(groups: &[&str]) -> bool {
    let [first, rest @ ..] = groups else { return false };
    (1..=3).contains(&first.len()) && !first.starts_with('0') && rest.iter().all(|group| group.len() == 3)
}

fn joined(whole: &str, decimals: &str) -> String {
    if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") }
}

/// Moves the point of a plain number to the right, or to the left where `places` is below 0.
pub(super) fn moved(plain: &str, places: i32) -> String {
    let digits = plain.trim_start_matches('-');
    let minus = &plain[..plain.len() - digits.len()];
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let all = format!("{whole}{decimals}");
    let point = i64::try_from(whole.len()).unwrap_or(0) + i64::from(places);
    if point <= 0 {
        let noughts = usize::try_from(-point).unwrap_or(0);
        return format!("{minus}0.{}{all}", "0".repeat(noughts));
    }
    let point = usize::try_from(point).unwrap_or(0);
    let padded = format!("{all:0<point$}");
    joined(&format!("{minus}{}", &padded[..point]), &padded[point..])
}

/// Which signs part decimals and which part thousands, as far as numbers have shown it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::load) struct Signs {
    decimal_comma: bool,
    decimal_point: bool,
    thousands_comma: bool,
    thousands_point: bool,
}

impl Signs {
    /// That this sign parts decimals.
    pub fn decimal(sign: char) -> Self {
        Self { decimal_comma: sign == ',', decimal_point: sign == '.', ..Self::default() }
    }

    /// That this sign parts thousands.
    pub fn parting(sign: char) -> Self {
        Self { thousands_comma: sign == ',', thousands_point: sign == '.', ..Self::default() }
    }

    /// Whether a sign parts decimals; `None` where nothing was shown, or both were.
    pub fn is_decimal(self, sign: char) -> Option<bool> {
        let (own, other) = match sign {
            ',' => ((self.decimal_comma, self.thousands_comma), (self.decimal_point, self.thousands_point)),
            _ => ((self.decimal_point, self.thousands_point), (self.decimal_comma, self.thousands_comma)),
        };
        match (own.0 || other.1, own.1 || other.0) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }
}

impl BitOr for Signs {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self {
            decimal_comma: self.decimal_comma || other.decimal_comma,
            decimal_point: self.decimal_point || other.decimal_point,
            thousands_comma: self.thousands_comma || other.thousands_comma,
            thousands_point: self.thousands_point || other.thousands_point,
        }
    }
}
