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
    faults.sort_by_key(|(span, _)| span.start);
    let whole = faults.iter().all(|(_, fault)| is_local(fault));
    for (span, fault) in without_echoes(faults, text) {
        reader.syntax_fault(fault, span);
    }
    whole.then(|| table.into_inner())
}

/// Whether the parser understood the rest of the text as it was meant.
const fn is_local(fault: &SyntaxFault) -> bool {
    matches!(
        fault,
        SyntaxFault::DuplicateKey
            | SyntaxFault::UnquotedText { .. }
            | SyntaxFault::BadEscape
            | SyntaxFault::BadNumber
            | SyntaxFault::BadDate
            | SyntaxFault::BadFlag
    )
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
        if kept.len() == MOST_SHOWN {
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
    fn a_list_without_end_is_told_once() {
        let text = "a = [\n  1,\nb = 2\nc = 3\nd = 4\n";
        assert_eq!(faults(text), [SyntaxFault::UnclosedList]);
    }
}
