//! Numbers as people write them in a spreadsheet.

/// The number in a text of digits: with a decimal comma or point, and with spaces between thousands, if anything.
#[must_use]
pub fn unsigned(said: &str) -> Option<f64> {
    let (whole, decimals) = match said.split_once([',', '.']) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (said, None),
    };
    let groups: Vec<&str> = whole.split([' ', '\u{a0}', '\u{202f}', '\u{2009}']).collect();
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_sound = groups.iter().all(|group| are_digits(group))
        && groups.iter().skip(1).all(|group| group.len() == 3)
        && (groups.len() == 1 || groups[0].len() <= 3)
        && decimals.is_none_or(are_digits);
    let plain = || format!("{}.{}", groups.concat(), decimals.unwrap_or("0"));
    is_sound.then(|| plain().parse().ok()).flatten().filter(|number: &f64| number.is_finite())
}

/// The same with a sign before it, if any, and with a per cent sign after it, if any, which is told.
#[must_use]
pub fn signed(said: &str) -> Option<(f64, bool)> {
    let said = said.trim();
    let (said, is_percent) = said.strip_suffix('%').map_or((said, false), |rest| (rest.trim_end(), true));
    let (sign, said) = match said.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (-1.0, rest),
        None => (1.0, said.strip_prefix('+').unwrap_or(said)),
    };
    unsigned(said.trim_start()).map(|number| (sign * number, is_percent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_people_write_one() {
        for (text, expected) in [
            ("40", Some(40.0)),
            ("1 200", Some(1200.0)),
            ("1\u{a0}200", Some(1200.0)),
            ("12 00", None),
            ("62,5", Some(62.5)),
            ("62.5", Some(62.5)),
            ("1,2,3", None),
            ("-4", None),
            ("40 st", None),
            ("ca 40", None),
            ("", None),
        ] {
            assert_eq!(unsigned(text), expected, "{text}");
        }
    }

    #[test]
    fn signs_belong_to_a_number() {
        for (text, expected) in [
            ("62,5 %", Some((62.5, true))),
            ("62.5%", Some((62.5, true))),
            ("\u{2212}3,2", Some((-3.2, false))),
            ("- 3", Some((-3.0, false))),
            ("+4", Some((4.0, false))),
            ("--4", None),
            ("%", None),
            ("4 % 5", None),
            ("12 345,5", Some((12_345.5, false))),
        ] {
            assert_eq!(signed(text), expected, "{text}");
        }
    }
}
