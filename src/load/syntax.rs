//! TOML's own faults, told apart so that they can be put into words in both languages.

mod places;
mod written;

use std::ops::Range;

use toml::de::{DeTable, Error};

use self::places::Places;
use super::reader::Reader;
use crate::model::toml_fault::SyntaxFault;

/// More than these help nobody: they are mostly echoes of the first.
const MOST_SHOWN: usize = 20;

/// Parses a text; `None` where what could be saved of it is too little to judge the content by.
pub fn parse<'t>(text: &'t str, reader: &Reader) -> Option<DeTable<'t>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut faults = classified(&errors, text);
    one_per_heading(&mut faults, text);
    let whole = faults.iter().all(|found| is_local(&found.fault));
    for found in without_echoes(faults, text) {
        reader.syntax_fault(found.fault, found.span);
    }
    let table = whole.then(|| table.into_inner())?;
    reader.check_letters(&table);
    Some(table)
}

/// Whether the parser understood the rest of the text as it was meant.
const fn is_local(fault: &SyntaxFault) -> bool {
    matches!(
        fault,
        SyntaxFault::DuplicateKey
            | SyntaxFault::UnquotedText { .. }
            | SyntaxFault::MixedHeadings { .. }
            | SyntaxFault::BadEscape
            | SyntaxFault::BadNumber
            | SyntaxFault::BadDate
            | SyntaxFault::BadFlag
    )
}

/// A fault, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Found {
    span: Range<usize>,
    fault: SyntaxFault,
    /// Whether a list or a table is open there, which then swallows what follows.
    is_inside: bool,
}

/// The faults in the order of the text.
fn classified(errors: &[Error], text: &str) -> Vec<Found> {
    if errors.is_empty() {
        return Vec::new();
    }
    let mut spans: Vec<Option<Range<usize>>> = errors.iter().map(Error::span).collect();
    spans.sort_by_key(|span| span.as_ref().map_or(0, |span| span.start));
    let mut places = Places::new(text);
    let classify = |span: Option<Range<usize>>| match span {
        Some(span) => {
            let (fault, is_inside) = places.fault(&span);
            Found { span, fault, is_inside }
        }
        // Only keys with too many parts have no place.
        None => Found { span: 0..0, fault: SyntaxFault::TooDeep, is_inside: false },
    };
    spans.into_iter().map(classify).collect()
}

/// A heading in single brackets among others in double ones makes all that follow it stand twice: it is told once, where it is.
fn one_per_heading(faults: &mut Vec<Found>, text: &str) {
    let mut is_told = false;
    for found in faults.iter_mut().filter(|found| found.fault == SyntaxFault::DuplicateKey) {
        let Some(key) = text.get(found.span.clone()) else { continue };
        let (single, double) = (format!("[{key}]"), format!("[[{key}]]"));
        let place = |heading: &str| {
            let mut start = 0;
            text.split_inclusive('\n').find_map(|line| {
                let at = start + line.len() - line.trim_start().len();
                start += line.len();
                let rest = line.trim().strip_prefix(heading)?.trim_start();
                (rest.is_empty() || rest.starts_with('#')).then(|| at..at + heading.len())
            })
        };
        if let (Some(span), Some(_)) = (place(&single), place(&double)) {
            is_told = true;
            let fault = SyntaxFault::MixedHeadings { key: key.to_owned() };
            *found = Found { span, fault, is_inside: false };
        }
    }
    if is_told {
        faults.sort_by_key(|found| found.span.start);
        faults.dedup();
    }
}

/// One fault per line, and none after a list or a table without end, which swallows what follows.
fn without_echoes(mut faults: Vec<Found>, text: &str) -> Vec<Found> {
    let line = |at: usize| text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count();
    faults.truncate(10 * MOST_SHOWN);
    let lines: Vec<usize> = faults.iter().map(|found| line(found.span.start)).collect();
    let swallows =
        |fault: &SyntaxFault| matches!(fault, SyntaxFault::UnclosedList | SyntaxFault::UnclosedTable);
    let end = faults.iter().position(|found| swallows(&found.fault));
    let mut kept: Vec<Found> = Vec::new();
    for (at, found) in faults.iter().enumerate() {
        if at > 0 && lines[at] == lines[at - 1] {
            continue;
        }
        // Where a list has no end, the next key is the first thing that does not belong in it.
        match end.filter(|end| lines[*end] == lines[at]) {
            Some(end) => {
                kept.push(Found { fault: faults[end].fault.clone(), ..found.clone() });
                break;
            }
            None => kept.push(found.clone()),
        }
        let swallows_what_follows = found.fault == SyntaxFault::UnclosedText && found.is_inside;
        if kept.len() == MOST_SHOWN || swallows_what_follows {
            break;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Fault;
    use crate::model::toml_fault::TomlFault;

    fn faults(text: &str) -> Vec<SyntaxFault> {
        let reader = Reader::new("f.toml", text);
        parse(text, &reader);
        let found = reader.finish();
        let syntax = found.iter().map(|d| match &d.fault {
            Fault::Toml(TomlFault::Syntax(fault)) => fault.clone(),
            other => panic!("{other:?} is not a fault of TOML's"),
        });
        syntax.collect()
    }

    #[test]
    fn each_slip_has_its_name() {
        for (text, expected) in [
            ("a = 1\na = 2", SyntaxFault::DuplicateKey),
            ("a = \"x\nb = 1", SyntaxFault::UnclosedText),
            ("a = 'x", SyntaxFault::UnclosedText),
            ("a = \"\"\"x", SyntaxFault::UnclosedText),
            ("a = sv", SyntaxFault::UnquotedText { curly: false }),
            ("a = ”x”", SyntaxFault::UnquotedText { curly: true }),
            ("a = 12,5", SyntaxFault::ExtraText),
            ("a = \"b\"c\"", SyntaxFault::ExtraText),
            ("a b = 1", SyntaxFault::NoEquals),
            ("a: 1", SyntaxFault::BadKey),
            ("å = 1", SyntaxFault::BadKey),
            ("= 1", SyntaxFault::BadKey),
            ("a == 1", SyntaxFault::ExtraEquals),
            ("a = [1, 2\nb = 3", SyntaxFault::UnclosedList),
            ("a = {", SyntaxFault::UnclosedTable),
            ("a = [1 \"x\"]", SyntaxFault::NoComma),
            ("[a\nb = 1", SyntaxFault::UnclosedHeading),
            ("a = \"\\q\"", SyntaxFault::BadEscape),
            ("a = 1__0", SyntaxFault::BadNumber),
            ("a = 01", SyntaxFault::BadNumber),
            ("a = 2026-02-30", SyntaxFault::BadDate),
            ("a = tru", SyntaxFault::BadFlag),
            ("a = \"x\u{1}\"", SyntaxFault::ControlCharacter),
            ("a = 1\rb = 2", SyntaxFault::ControlCharacter),
            ("a = \"x\r\nb = 1\r\n", SyntaxFault::UnclosedText),
            ("a = \"x\\\"", SyntaxFault::BadEscape),
            ("a = x\"", SyntaxFault::UnclosedText),
            ("a = [\"x\nb = 1", SyntaxFault::UnclosedText),
            ("a = \"\"\"x \\ y\"\"\"", SyntaxFault::BadEscape),
            ("a =", SyntaxFault::NoValue),
            ("a = # b", SyntaxFault::NoValue),
            ("a = { b = }", SyntaxFault::NoValue),
            ("a = { b, c = 1 }", SyntaxFault::NoEquals),
            ("a = { b = 1,, c = 2 }", SyntaxFault::ExtraComma),
            ("a = [1,, 2]", SyntaxFault::ExtraComma),
            ("a = [0 50 100]", SyntaxFault::NoComma),
            ("a = [\n  1\n  2\n]", SyntaxFault::NoComma),
            ("a = { b = 1 c = 2 }", SyntaxFault::NoComma),
            ("a = { b == 1 }", SyntaxFault::ExtraEquals),
            ("a = { b = 0., c = 1 }", SyntaxFault::BadNumber),
            ("a = 1e", SyntaxFault::BadNumber),
            ("a = 1 000", SyntaxFault::BadNumber),
            ("a = 12:75:00", SyntaxFault::BadDate),
            ("a = true.b", SyntaxFault::UnquotedText { curly: false }),
            ("a = fika", SyntaxFault::UnquotedText { curly: false }),
            ("a = inköp", SyntaxFault::UnquotedText { curly: false }),
            ("a = 1]", SyntaxFault::ExtraText),
            ("a = ]", SyntaxFault::Unopened),
            ("a]", SyntaxFault::Unopened),
            ("items]]", SyntaxFault::Unopened),
            ("]", SyntaxFault::Unopened),
            ("a = [{ b = 1 }}]", SyntaxFault::Unopened),
            ("[]", SyntaxFault::BadKey),
            ("[a.]", SyntaxFault::BadKey),
            ("[[a]\nb = 1", SyntaxFault::UnclosedHeading),
            ("[a]]", SyntaxFault::ExtraText),
            ("[a]\n[a]", SyntaxFault::DuplicateKey),
            ("a = 1\na.b = 2", SyntaxFault::DuplicateKey),
            ("a = { \"b\" = 1, b = 2 }", SyntaxFault::DuplicateKey),
        ] {
            assert_eq!(faults(text).first(), Some(&expected), "{text}");
        }
    }

    #[test]
    fn what_is_too_deep_is_told_as_such() {
        let lists = format!("a = {}{}", "[".repeat(200), "]".repeat(200));
        for text in [lists, format!("a{} = 1", ".a".repeat(200))] {
            assert_eq!(faults(&text).first(), Some(&SyntaxFault::TooDeep), "{text}");
        }
    }

    #[test]
    fn a_heading_in_single_brackets_is_told_once() {
        let mixed = [SyntaxFault::MixedHeadings { key: "items".to_owned() }];
        for text in
            ["[[items]]\na = 1\n[items] # b\na = 2\n[[items]]\na = 3\n", "[items]\na = 1\n[[items]]\na = 2\n"]
        {
            assert_eq!(faults(text), mixed, "{text}");
        }
    }

    #[test]
    fn a_text_without_end_in_a_table_is_told_once() {
        let text = "name = { sv = \"Data\", en = \"Data }\nweight = 1.5\n\n[[items]]\nid = \"a\"\n";
        assert_eq!(faults(text), [SyntaxFault::UnclosedText]);
    }

    #[test]
    fn a_list_without_end_is_told_once() {
        let text = "a = [\n  1,\nb = 2\nc = 3\nd = 4\n";
        assert_eq!(faults(text), [SyntaxFault::UnclosedList]);
    }
}
