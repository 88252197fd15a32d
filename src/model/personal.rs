//! What in a text may tell who somebody is: e-mail addresses and Swedish personal identity numbers, and names and other numbers in what
//! somebody wrote.

mod names;

use std::borrow::Cow;
use std::ops::Range;

/// The signs that people and programs write for a hyphen.
const DASHES: &str = "-–‐‑−";

/// What stands in a text in place of what was taken out of it.
pub const TAKEN_OUT: &str = "[…]";

/// Whether a text has something in it that looks like an e-mail address or a personal identity number.
#[must_use]
pub fn looks_personal(text: &str) -> bool {
    // Nearly every cell is shorter than either, or has neither sign nor digits.
    text.len() > 4 && !places(text).is_empty()
}

/// A text without those, with `TAKEN_OUT` in their place.
#[must_use]
pub fn without_personal(text: &str) -> Cow<'_, str> {
    replaced(text, places(text), |_| TAKEN_OUT.to_owned())
}

/// What somebody wrote, as others may read it: without addresses, numbers that lead to a person, and names as far as they are known.
#[must_use]
pub fn anonymous(text: &str) -> Cow<'_, str> {
    let mut all = places(text);
    all.extend(numbers(text));
    all.extend(handles(text));
    all.extend(extensions(text));
    all.extend(names::places(text));
    all.sort_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(all.len());
    for place in all {
        match apart.last_mut() {
            Some(before) if place.start < before.end => before.end = before.end.max(place.end),
            _ => apart.push(place),
        }
    }
    replaced(text, apart, |_| TAKEN_OUT.to_owned())
}

/// A text to be shown, with asterisks in place of those: as many bytes as before, so that places in it stay right.
#[must_use]
pub fn hiding_personal(text: &str) -> Cow<'_, str> {
    replaced(text, places(text), |found| "*".repeat(found.len()))
}

fn replaced(text: &str, places: Vec<Range<usize>>, by: impl Fn(&str) -> String) -> Cow<'_, str> {
    if places.is_empty() {
        return Cow::Borrowed(text);
    }
    let (mut plain, mut done) = (String::with_capacity(text.len()), 0);
    for place in places {
        plain.push_str(&text[done..place.start]);
        plain.push_str(&by(&text[place.clone()]));
        done = place.end;
    }
    plain.push_str(&text[done..]);
    Cow::Owned(plain)
}

/// Where in a text such things stand, from its beginning, none within another.
fn places(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let place = match bytes[at] {
            b'@' => {
                // An address may begin with what would be a number alone, and not within another address.
                let before = found.iter().rev().find(|place| text[(*place).clone()].contains('@'));
                address(text, at, before.map_or(0, |before| before.end))
            }
            byte if byte.is_ascii_digit() => {
                let starts = at == 0 || !bytes[at - 1].is_ascii_digit();
                starts.then(|| identity_number(&text[at..])).flatten().map(|length| at..at + length)
            }
            _ => None,
        };
        if let Some(place) = place {
            at = place.end;
            found.retain(|before| before.start < place.start || before.end > place.end);
            found.push(place);
        } else {
            at += 1;
        }
    }
    found
}

/// Where a name behind an `@` stands, as people are called in chats.
fn handles(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    text.match_indices('@').filter_map(move |(at, sign)| {
        let rest = &text[at + sign.len()..];
        let length = rest.find(|c| !is_inside(c)).unwrap_or(rest.len());
        let name = rest[..length].trim_end_matches(['.', '-']);
        (length > 1).then(|| at..at + sign.len() + name.len())
    })
}

/// Where a number stands behind a word for an extension or a room.
fn extensions(text: &str) -> Vec<Range<usize>> {
    const BEFORE: [&str; 6] = ["ank", "anknytning", "rum", "ext", "extension", "room"];
    let (mut found, mut before, mut from) = (Vec::new(), "", 0);
    for word in text.split_inclusive(char::is_whitespace) {
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_number = !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_digit());
        if is_number && BEFORE.contains(&&*before.to_lowercase()) {
            let at = from + word.find(plain).unwrap_or(0);
            found.push(at..at + plain.len());
        }
        (before, from) = (plain, from + word.len());
    }
    found
}

/// Where numbers stand that may lead to a person: those of six digits in a row or more, and those of seven or more that begin as a telephone
/// number does, with spaces and signs between.
fn numbers(text: &str) -> Vec<Range<usize>> {
    const OF_PHONE: usize = 7;
    const IN_A_ROW: usize = 6;
    let is_part =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || "/()+.".contains(c) || DASHES.contains(c);
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(start) = text[rest..].find(|c: char| c.is_ascii_digit() || c == '+').map(|at| rest + at) {
        let length = text[start..].find(|c| !is_part(c)).unwrap_or(text.len() - start);
        let run = text[start..start + length].trim_end_matches(|c: char| !c.is_ascii_digit());
        let digits = run.bytes().filter(u8::is_ascii_digit).count();
        let in_a_row = run.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
        if digits >= OF_PHONE && run.starts_with(['0', '+']) || in_a_row >= IN_A_ROW {
            found.push(start..start + run.len());
        }
        rest = start + length;
    }
    found
}

/// The address around an `@`, which begins no earlier than at `from`.
fn address(text: &str, at: usize, from: usize) -> Option<Range<usize>> {
    let is_of_name = |c: char| c.is_alphanumeric() || "._%+-'!#$&*/=?^`{|}~".contains(c);
    let is_of_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let before = &text[from..at];
    let name = before.trim_end_matches(is_of_name).len() + from;
    // What stands before a name in a sentence is not a part of it.
    let name = at - text[name..at].trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let after = &text[at + 1..];
    let host = after.len() - after.trim_start_matches(is_of_host).len();
    let host = after[..host].trim_end_matches(['.', '-']);
    let labels: Vec<&str> = host.split('.').collect();
    let is_host = labels.len() >= 2
        && labels.iter().all(|label| !label.is_empty())
        && labels
            .last()
            .is_some_and(|last| last.chars().all(char::is_alphabetic) && last.chars().count() > 1);
    (name < at && is_host).then(|| name..at + 1 + host.len())
}

/// How long the personal identity number is that a text begins with.
///
/// It has ten digits, or twelve with the century; a sign or a space may stand before the last four. It begins with a
/// date, to whose day 60 is added in coordination numbers, and ends with the check digit of Luhn's formula. Where a date, a sign and four
/// digits stand, it is taken for one whatever the last of them: who mistypes a number means a person all the same.
fn identity_number(text: &str) -> Option<usize> {
    let run = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = run(text);
    let (date, length, digits, is_signed) = match first {
        10 | 12 => (first - 4, first, text[..first].to_owned(), false),
        6 | 8 => {
            let rest = &text[first..];
            let sign = rest.chars().next().filter(|c| DASHES.contains(*c) || "+ \u{a0}".contains(*c))?;
            let last = &rest[sign.len_utf8()..];
            if run(last) != 4 {
                return None;
            }
            let digits = format!("{}{}", &text[..first], &last[..4]);
            (first, first + sign.len_utf8() + 4, digits, !sign.is_whitespace())
        }
        _ => return None,
    };
    let short = match date {
        6 => &digits[..],
        _ if matches!(&digits[..2], "18" | "19" | "20") => &digits[2..],
        _ => return None,
    };
    let number = |range: Range<usize>| short[range].parse::<u32>().unwrap_or(0);
    let is_date = (1..=12).contains(&number(2..4)) && (1..=31).contains(&(number(4..6) % 60));
    (is_date && (is_signed || luhn(short))).then_some(length)
}

fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .enumerate()
        .map(|(at, byte)| {
            let digit = u32::from(byte - b'0') * if at % 2 == 0 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_read_has_neither_addresses_nor_numbers_nor_names() {
        for (text, expected) in [
            (
                "Ring Karin Ek, 070-123 45 67, eller skriv till karin.ek@x.se.",
                "Ring […], […], eller skriv till […].",
            ),
            (
                "Ärende 20261234: 3 dagar, 10 000 kr, 2026-03-09.",
                "Ärende […]: 3 dagar, 10 000 kr, 2026-03-09.",
            ),
            ("+46 8 123 456", "[…]"),
            ("070\u{2011}123 45 67", "[…]"),
            ("Teams: @lisa.berg eller ank 4711", "Teams: […] eller ank […]"),
            ("Anna 811218-9876", "[…] […]"),
            ("Vi delar skärm varje måndag.", "Vi delar skärm varje måndag."),
        ] {
            assert_eq!(anonymous(text), expected);
        }
    }

    #[test]
    fn addresses_and_identity_numbers_are_noticed_and_taken_out() {
        for (text, without) in [
            ("skriv till a.b@example.org.", "skriv till […]."),
            ("811218-9876", "[…]"),
            ("198112189876", "[…]"),
            ("19811218-9876", "[…]"),
            ("811218+9876", "[…]"),
            ("811218–9876", "[…]"),
            ("811218 9876", "[…]"),
            ("pnr:8112189876, tel", "pnr:[…], tel"),
            ("(a@b.se)", "([…])"),
            ("<mailto:åsa.öberg@kommun.se>", "<mailto:[…]>"),
            ("\"x@y.se\"/z@y.se;8112189876", "\"[…]\"/[…];[…]"),
            ("8112189876@example.org", "[…]"),
            ("811278-9873", "[…]"),
        ] {
            assert!(looks_personal(text), "{text}");
            assert_eq!(without_personal(text), without, "{text}");
            let hidden = hiding_personal(text);
            assert!(hidden.len() == text.len() && !looks_personal(&hidden), "{text}: {hidden}");
        }
        for text in [
            "vi ses @ torget",
            "2026-03-09",
            "8112189875",
            "070-1234567",
            "a@b",
            "@SUM(1)",
            "1234567890",
            "98112189876",
            "8112189876123",
            "556677-8899",
            "",
        ] {
            assert!(!looks_personal(text), "{text}");
            assert_eq!(without_personal(text), text);
        }
    }
}
