//! A cell's text to a number.

use super::value::{Refusal, word};
use crate::model::{Answer, Decimal, Number};

/// The number that a text stands for, or one of the common words.
pub(super) fn answer<'t>(number: &Number, text: &str) -> Result<Answer, Refusal<'t>> {
    let Some(value) = parse(text) else {
        return word(text).ok_or(Refusal::NoNumber);
    };
    let (low, high) = ends(number);
    let held = if number.clamps() { value.clamp(low.value(), high.value()) } else { value };
    let value = Decimal::new(held).filter(|value| number.accepts(*value)).ok_or(Refusal::OutsideRange)?;
    Ok(Answer::Number(value))
}

/// The least and the most that can be answered.
pub(super) fn ends(number: &Number) -> (Decimal, Decimal) {
    let points = number.breakpoints();
    (points[0].0, points[points.len() - 1].0)
}

/// A number with a decimal point or comma; thousands may be set apart with space of any kind.
///
/// A comma is always a decimal sign: taken for anything else, 1,500 would be read as a thousand times what a Swedish
/// file means.
pub(super) fn parse(text: &str) -> Option<f64> {
    let unsigned = text.trim_start_matches(['-', '+', '−']);
    let sign = &text[..text.len() - unsigned.len()];
    let (whole, decimals) = unsigned.split_once(['.', ',']).unwrap_or((unsigned, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let has_digits = whole.len() + decimals.len() > 0;
    if sign.chars().count() > 1 || !has_digits || !is_digits(decimals) {
        return None;
    }
    let mut groups = whole.split(char::is_whitespace);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let is_grouped = rest.is_empty() || (1..=3).contains(&first.len());
    if !is_grouped || !is_digits(first) || !rest.iter().all(|group| group.len() == 3 && is_digits(group)) {
        return None;
    }
    let value: f64 = format!("0{first}{}.{decimals}0", rest.concat()).parse().ok()?;
    Some(if matches!(sign, "-" | "−") { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Points;

    fn number(clamp: bool) -> Number {
        let d = |value: f64| Decimal::new(value).expect("a decimal");
        Number::new(vec![(d(-10.0), Points::ZERO), (d(2000.0), Points::MAX)], clamp).expect("a number")
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, expected) in [
            ("3", 3.0),
            ("3,5", 3.5),
            ("3.5", 3.5),
            (",5", 0.5),
            ("5.", 5.0),
            ("1 500", 1500.0),
            ("1\u{a0}500,25", 1500.25),
            ("1\u{202f}500.25", 1500.25),
            ("-4", -4.0),
            ("−4,5", -4.5),
            ("+7", 7.0),
            ("1,500", 1.5),
            ("007", 7.0),
        ] {
            let expected = Answer::Number(Decimal::new(expected).expect("a decimal"));
            assert_eq!(answer(&number(false), text), Ok(expected), "{text}");
        }
        for text in ["x", "1,500.5", "1.500,5", "1 50", "15 0000", "1e3", "5 %", "--5", ",", "-", "1 ,5", "٣"]
        {
            assert_eq!(answer(&number(true), text), Err(Refusal::NoNumber), "{text}");
        }
    }

    #[test]
    fn a_number_beyond_the_range_is_held_only_where_that_is_said() {
        let d = |value: f64| Ok(Answer::Number(Decimal::new(value).expect("a decimal")));
        assert_eq!(answer(&number(false), "2000"), d(2000.0));
        for (text, held) in [("2000,1", 2000.0), ("-10.5", -10.0), ("99999999999999999999", 2000.0)] {
            assert_eq!(answer(&number(false), text), Err(Refusal::OutsideRange), "{text}");
            assert_eq!(answer(&number(true), text), d(held), "{text}");
        }
        assert_eq!(answer(&number(false), "vet ej"), Ok(Answer::DontKnow));
    }
}
