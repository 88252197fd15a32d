//! TOML's own faults, told apart so that they can be put into words in both languages.

use std::ops::Range;

use toml::de::{DeTable, Error};

use super::reader::Reader;
use crate::model::toml_fault::SyntaxFault;

/// More than these help nobody: they are mostly echoes of the first.
const MOST_SHOWN: usize = 20;

/// What the parser says, and what it means to us. The parser adds what it expected after a comma.
const DESCRIPTIONS: &[(&str, SyntaxFault)] = &[
    ("duplicate key", SyntaxFault::DuplicateKey),
    ("invalid basic string", SyntaxFault::UnclosedText),
    ("invalid literal string", SyntaxFault::UnclosedText),
    ("invalid multi-line basic string", SyntaxFault::UnclosedText),
    ("invalid multi-line literal string", SyntaxFault::UnclosedText),
    ("missing opening quote", SyntaxFault::UnclosedText),
    ("string values must be quoted", SyntaxFault::UnquotedText { curly: false }),
    ("unexpected key or value", SyntaxFault::ExtraText),
    ("unexpected content", SyntaxFault::ExtraText),
    ("unexpected content between comment and newline", SyntaxFault::ExtraText),
    ("key with no value", SyntaxFault::NoEquals),
    ("missing assignment between key-value pairs", SyntaxFault::NoEquals),
    ("missing value for key", SyntaxFault::NoValue),
    ("missing value", SyntaxFault::NoValue),
    ("invalid value", SyntaxFault::NoValue),
    ("extra `=`", SyntaxFault::ExtraEquals),
    ("extra assignment between key-value pairs", SyntaxFault::ExtraEquals),
    ("unexpected `=` in array", SyntaxFault::UnclosedList),
    ("invalid unquoted key", SyntaxFault::BadKey),
    ("unquoted keys cannot be empty", SyntaxFault::BadKey),
    ("missing key for inline table element", SyntaxFault::BadKey),
    ("invalid key-value pair", SyntaxFault::BadKey),
    ("missing comma between array elements", SyntaxFault::NoComma),
    ("missing comma between key-value pairs", SyntaxFault::NoComma),
    ("extra comma in array", SyntaxFault::ExtraComma),
    ("extra comma in inline table", SyntaxFault::ExtraComma),
    ("unclosed array", SyntaxFault::UnclosedList),
    ("unclosed inline table", SyntaxFault::UnclosedTable),
    ("unclosed table", SyntaxFault::UnclosedHeading),
    ("unclosed array table", SyntaxFault::UnclosedHeading),
    ("missing escaped value", SyntaxFault::BadEscape),
    ("too few unicode value digits", SyntaxFault::BadEscape),
    ("`_` may only go between digits", SyntaxFault::BadNumber),
    ("unexpected leading zero", SyntaxFault::BadNumber),
    ("unexpected sign", SyntaxFault::BadNumber),
    ("redundant numeric sign", SyntaxFault::BadNumber),
    ("redundant integer number prefix", SyntaxFault::BadNumber),
    ("integers with a radix cannot be signed", SyntaxFault::BadNumber),
    ("radix must be lowercase", SyntaxFault::BadNumber),
    ("invalid boolean", SyntaxFault::BadFlag),
    ("invalid comment character", SyntaxFault::ControlCharacter),
    ("carriage return must be followed by newline", SyntaxFault::ControlCharacter),
    ("recursion limit", SyntaxFault::TooDeep),
];

/// Parses a text; `None` where what could be saved of it is too little to judge the content by.
pub fn parse<'t>(text: &'t str, reader: &Reader) -> Option<DeTable<'t>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut faults: Vec<(Range<usize>, SyntaxFault)> =
        errors.iter().map(|error| classify(error, text)).collect();
    one_per_heading(&mut faults, text);
    faults.sort_by_key(|(span, _)| span.start);
    let whole = faults.iter().all(|(_, fault)| is_local(fault));
    for (span, fault) in without_echoes(faults, text) {
        reader.syntax_fault(fault, span);
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

/// A heading in single brackets among others in double ones makes all that follow it stand twice: it is told once, where it is.
fn one_per_heading(faults: &mut Vec<(Range<usize>, SyntaxFault)>, text: &str) {
    let mut told: Vec<String> = Vec::new();
    for (span, fault) in faults.iter_mut().filter(|(_, fault)| *fault == SyntaxFault::DuplicateKey) {
        let Some(key) = text.get(span.clone()) else { continue };
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
        if let (Some(at), Some(_)) = (place(&single), place(&double)) {
            told.push(key.to_owned());
            (*span, *fault) = (at, SyntaxFault::MixedHeadings { key: key.to_owned() });
        }
    }
    if !told.is_empty() {
        faults.sort_by_key(|(span, _)| span.start);
        faults.dedup();
    }
}

/// Whether a list or a table that begins on the line of a text without end swallows what follows.
fn swallows_what_follows(fault: &(Range<usize>, SyntaxFault), text: &str) -> bool {
    let (span, SyntaxFault::UnclosedText) = fault else { return false };
    let before = text.get(..span.start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    // What stands in quotation marks, and so all of the text without end, opens and closes nothing.
    let outside = line.split('"').step_by(2);
    let depth = |open: char, close: char| {
        let (open, close): (Vec<_>, Vec<_>) =
            outside.clone().map(|part| (part.matches(open).count(), part.matches(close).count())).unzip();
        open.iter().sum::<usize>() > close.iter().sum::<usize>()
    };
    depth('{', '}') || depth('[', ']')
}

/// One fault per line, and none after a list or a table without end, which swallows what follows.
fn without_echoes(
    mut faults: Vec<(Range<usize>, SyntaxFault)>,
    text: &str,
) -> Vec<(Range<usize>, SyntaxFault)> {
    let line = |at: usize| text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count();
    faults.truncate(10 * MOST_SHOWN);
    let lines: Vec<usize> = faults.iter().map(|(span, _)| line(span.start)).collect();
    let swallows =
        |fault: &SyntaxFault| matches!(fault, SyntaxFault::UnclosedList | SyntaxFault::UnclosedTable);
    let end = faults.iter().position(|(_, fault)| swallows(fault));
    let mut kept: Vec<(Range<usize>, SyntaxFault)> = Vec::new();
    for (at, (span, fault)) in faults.iter().enumerate() {
        if at > 0 && lines[at] == lines[at - 1] {
            continue;
        }
        // Where a list has no end, the next key is the first thing that does not belong in it.
        match end.filter(|end| lines[*end] == lines[at]) {
            Some(end) => {
                kept.push((span.clone(), faults[end].1.clone()));
                break;
            }
            None => kept.push((span.clone(), fault.clone())),
        }
        if kept.len() == MOST_SHOWN || swallows_what_follows(&faults[at], text) {
            break;
        }
    }
    kept
}

fn classify(error: &Error, text: &str) -> (Range<usize>, SyntaxFault) {
    let message = error.message();
    let span = error.span().unwrap_or(0..0);
    let description = message.split(", expected").next().unwrap_or(message);
    let known = DESCRIPTIONS.iter().find(|(words, _)| *words == description);
    let fault = match known {
        Some((_, SyntaxFault::UnquotedText { .. })) => {
            let found = text.get(span.clone()).unwrap_or_default();
            SyntaxFault::UnquotedText {
                curly: found.contains(['”', '“', '’', '‘', '„', '»', '«'])
            }
        }
        Some((_, SyntaxFault::UnclosedText)) if expects_visible(message) => SyntaxFault::ControlCharacter,
        Some((_, fault)) => fault.clone(),
        None if description.contains("date") || description.contains("time") => SyntaxFault::BadDate,
        None if is_number(description) => SyntaxFault::BadNumber,
        None => SyntaxFault::Other(message.to_owned()),
    };
    (span, fault)
}

fn expects_visible(message: &str) -> bool {
    message.contains("visible characters") || message.contains("printable characters")
}

fn is_number(description: &str) -> bool {
    ["integer", "float", "number", "digit"].iter().any(|word| description.contains(word))
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
        ] {
            assert_eq!(faults(text).first(), Some(&expected), "{text}");
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
