//! A cell's text to a number.

use super::refusal::Refusal;
use super::usage::Percent;
use super::words::word;
use super::written::{Meaning, Signs, Written, ends, moved};
use crate::model::{Answer, Decimal, Number};

/// The number that a text stands for, or one of the common words.
pub(super) fn answer<'t>(
    number: &Number,
    text: &str,
    usage: impl FnOnce() -> (Signs, Percent, bool),
) -> Result<Answer, Refusal<'t>> {
    let Some(written) = Written::of(text) else {
        return word(text).ok_or(Refusal::NoNumber);
    };
    // Nearly every number can mean one thing only, and then nothing else in the column need be looked at.
    if let (Meaning::One(plain), false) = (&written.meaning, written.is_percent) {
        let is_doubtful = share(number, plain).is_some() && usage().2;
        return if is_doubtful { Err(Refusal::PercentOrShare) } else { held(number, plain) };
    }
    let (signs, percent, _) = usage();
    let shifted = |plain: &str| match percent {
        _ if !written.is_percent => Ok(plain.to_owned()),
        Percent::OfHundred => Ok(plain.to_owned()),
        Percent::OfOne => Ok(moved(plain, -2)),
        Percent::Nothing => Err(Refusal::Percent),
    };
    match &written.meaning {
        Meaning::One(plain) => held(number, &shifted(plain)?),
        Meaning::Either { sign, as_decimals, as_thousands } => {
            let both = [shifted(as_decimals)?, shifted(as_thousands)?];
            let [decimals, thousands] = both.each_ref().map(|plain| held(number, plain));
            match signs.is_decimal(*sign) {
                Some(true) => decimals,
                Some(false) => thousands,
                // Only one of them can be answered.
                None => match (decimals, thousands) {
                    (Ok(one), Err(_)) | (Err(_), Ok(one)) => Ok(one),
                    (Err(_), Err(_)) => Err(Refusal::OutsideRange),
                    (Ok(_), Ok(_)) => Err(Refusal::TwoNumbers),
                },
            }
        }
    }
}

/// What a number is as it stands and as a share of one, where an item with a range of a hundred takes both.
fn share(number: &Number, plain: &str) -> Option<(Decimal, Decimal)> {
    let (value, share) = (Decimal::parse(plain)?, Decimal::parse(&moved(plain, 2))?);
    let is_share = 0.0 < value.value() && value.value() <= 1.0 && ends(number).1.value() == 100.0;
    (is_share && number.accepts(value) && number.accepts(share)).then_some((value, share))
}

/// What a number may be that stands without a per cent sign beside others that have one.
pub(super) fn percent_or_share(number: &Number, text: &str) -> Option<(Decimal, Decimal)> {
    match Written::of(text)?.meaning {
        Meaning::One(plain) => share(number, &plain),
        Meaning::Either { .. } => None,
    }
}

/// The answer that a number is, held within the ends where the item says so.
fn held<'t>(number: &Number, plain: &str) -> Result<Answer, Refusal<'t>> {
    let (low, high) = ends(number);
    let value = match Decimal::parse(plain) {
        Some(value) if number.clamps() => value.clamp(low, high),
        Some(value) => value,
        None if !number.clamps() => return Err(Refusal::OutsideRange),
        None if plain.starts_with('-') => low,
        None => high,
    };
    number.accepts(value).then_some(Answer::Number(value)).ok_or(Refusal::OutsideRange)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Points;

    fn number(clamp: bool) -> Number {
        let d = |value: f64| Decimal::new(value).expect("a decimal");
        Number::new(vec![(d(-10.0), Points::ZERO), (d(2000.0), Points::MAX)], clamp).expect("a number")
    }

    fn read(number: &Number, text: &str, signs: Signs, percent: Percent) -> Result<f64, Refusal<'static>> {
        match answer(number, text, || (signs, percent, false))? {
            Answer::Number(value) => Ok(value.value()),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn numbers_are_read_as_people_and_programs_write_them() {
        for (text, expected) in [
            ("3", 3.0),
            ("3,5", 3.5),
            ("3.5", 3.5),
            (",5", 0.5),
            ("5.", 5.0),
            ("1 500", 1500.0),
            ("1\u{a0}500,25", 1500.25),
            ("1\u{202f}500.25", 1500.25),
            ("1\u{2009}500", 1500.0),
            ("1'500", 1500.0),
            ("1’500,5", 1500.5),
            ("1 500,125", 1500.125),
            ("1,500.5", 1500.5),
            ("1.500,5", 1500.5),
            ("0,125", 0.125),
            ("1500,125", 1500.125),
            ("1,5000", 1.5),
            ("-4", -4.0),
            ("−4,5", -4.5),
            ("+7", 7.0),
            ("007", 7.0),
            ("5e1", 50.0),
            ("1.5E+03", 1500.0),
            ("12,5e-1", 1.25),
            ("1E3", 1000.0),
            ("33.333333333333336", 33.333_333_333_333_336),
        ] {
            assert_eq!(
                read(&number(false), text, Signs::default(), Percent::Nothing),
                Ok(expected),
                "{text}"
            );
        }
        for text in [
            "x",
            "1 50",
            "15 0000",
            "--5",
            ",",
            "-",
            "1 ,5",
            "٣",
            "1,50,000",
            "1.5.5",
            "1,500,5",
            "1 500'000",
            "e5",
            "5e",
            "1,5e3.5",
            "5e99999",
            "0 500",
            "kr 5",
            "%",
        ] {
            let refused = answer(&number(true), text, || (Signs::default(), Percent::OfHundred, false));
            let is_dash = text == "-";
            assert_eq!(
                refused,
                if is_dash { Ok(Answer::NotAnswered) } else { Err(Refusal::NoNumber) },
                "{text}"
            );
        }
    }

    #[test]
    fn three_digits_after_a_sign_are_decimals_or_thousands_as_the_column_shows() {
        let wide = number(false);
        let (comma, point) = (Signs::decimal(','), Signs::decimal('.'));
        for (text, signs, expected) in [
            ("1,234", Signs::default(), Err(Refusal::TwoNumbers)),
            ("1.234", Signs::default(), Err(Refusal::TwoNumbers)),
            ("1,234", comma, Ok(1.234)),
            ("1,234", point, Ok(1234.0)),
            ("1.234", comma, Ok(1234.0)),
            ("1.234", point, Ok(1.234)),
            ("1,234", Signs::parting(','), Ok(1234.0)),
            ("1,234", Signs::parting('.'), Ok(1.234)),
            ("1,234", comma | point, Err(Refusal::TwoNumbers)),
            // One of the two is beyond what can be answered.
            ("12,345", Signs::default(), Ok(12.345)),
            ("-1,500", Signs::default(), Ok(-1.5)),
        ] {
            assert_eq!(read(&wide, text, signs, Percent::Nothing), expected, "{text}");
        }
        // Where beyond is held at the end, both can be meant.
        assert_eq!(
            read(&number(true), "12,345", Signs::default(), Percent::Nothing),
            Err(Refusal::TwoNumbers)
        );
    }

    #[test]
    fn what_a_number_shows_of_its_signs() {
        let signs = |text: &str| Written::of(text).expect("a number").signs;
        assert_eq!(signs("1,5"), Signs::decimal(','));
        assert_eq!(signs("1,234.5"), Signs::parting(',') | Signs::decimal('.'));
        assert_eq!(signs("1.234.567"), Signs::parting('.'));
        assert_eq!(signs("1 234"), Signs::default());
        assert_eq!(signs("1,234"), Signs::default());
        assert_eq!(signs("0.125"), Signs::decimal('.'));
    }

    #[test]
    fn a_per_cent_sign_is_taken_off_where_the_item_is_one_of_per_cent() {
        let wide = number(false);
        for text in ["50%", "50 %", "50\u{a0}%", "50 procent", "50,0 %", "5e1%"] {
            assert_eq!(read(&wide, text, Signs::default(), Percent::OfHundred), Ok(50.0), "{text}");
            assert_eq!(read(&wide, text, Signs::default(), Percent::OfOne), Ok(0.5), "{text}");
            assert_eq!(
                read(&wide, text, Signs::default(), Percent::Nothing),
                Err(Refusal::Percent),
                "{text}"
            );
        }
        assert_eq!(read(&wide, "-5,25%", Signs::default(), Percent::OfOne), Ok(-0.0525));
    }

    #[test]
    fn a_number_beyond_the_range_is_held_only_where_that_is_said() {
        let none = Signs::default();
        let read = |clamp: bool, text: &str| read(&number(clamp), text, none, Percent::Nothing);
        assert_eq!(read(false, "2000"), Ok(2000.0));
        for (text, held) in
            [("2000,1", 2000.0), ("-10.5", -10.0), ("99999999999999999999", 2000.0), ("-1e30", -10.0)]
        {
            assert_eq!(read(false, text), Err(Refusal::OutsideRange), "{text}");
            assert_eq!(read(true, text), Ok(held), "{text}");
        }
        assert_eq!(
            answer(&number(false), "vet ej", || (none, Percent::Nothing, false)),
            Ok(Answer::DontKnow)
        );
    }
}
