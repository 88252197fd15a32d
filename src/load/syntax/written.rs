//! What a piece of TOML that is not right was meant to be.

use std::ops::Range;

use strsim::osa_distance;

use crate::model::toml_fault::SyntaxFault;

/// What is wrong with a value without quotation marks.
pub fn value(text: &str, is_in_list: bool) -> SyntaxFault {
    if text.is_empty() {
        return SyntaxFault::NoValue;
    }
    if text.ends_with(['"', '\'']) {
        return SyntaxFault::UnclosedText;
    }
    let rest = text.trim_start_matches(['+', '-']).trim_start_matches(|c: char| c.is_ascii_digit());
    if text.starts_with(|c: char| c.is_ascii_digit()) && rest.starts_with(['-', ':']) {
        return SyntaxFault::BadDate;
    }
    let (words, numbers): (Vec<_>, Vec<_>) =
        text.split_whitespace().map(|word| (word, is_numeric(word))).unzip();
    if numbers.iter().all(|is_number| *is_number) {
        return if is_in_list && words.len() > 1 { SyntaxFault::NoComma } else { SyntaxFault::BadNumber };
    }
    let low = text.to_ascii_lowercase();
    let curly = text.contains(['”', '“', '’', '‘', '„', '»', '«']);
    if !curly
        && ["true", "false"]
            .iter()
            .any(|flag| flag.starts_with(&low) || osa_distance(flag, &low) == 1 || *flag == low)
    {
        return SyntaxFault::BadFlag;
    }
    SyntaxFault::UnquotedText { curly }
}

/// Whether a word was meant as a number: it begins like one, and no letters follow but those that numbers have.
fn is_numeric(word: &str) -> bool {
    let bare = word.trim_start_matches(['+', '-']);
    if ["inf", "nan"].iter().any(|name| bare.eq_ignore_ascii_case(name)) {
        return true;
    }
    let rest = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let begins = rest.len() < word.len() || bare.starts_with(['.', '_']);
    let with_base = bare.starts_with('0') && rest.starts_with(['x', 'X', 'o', 'O', 'b', 'B', 'd', 'D']);
    begins && (with_base || rest.is_empty() || rest.starts_with(['.', '_', 'e', 'E', '+', '-']))
}

/// Whether a number stops where it should go on.
pub fn is_unfinished(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | '_'))
        && text.ends_with(['.', 'e', 'E', '+', '-'])
}

/// Whether a text is a key that needs no quotation marks.
pub fn is_key(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}

/// Whether a text that begins with a quotation mark does not end with one.
pub fn is_without_end(text: &str) -> bool {
    let mark = if text.starts_with('"') { '"' } else { '\'' };
    let triple = [mark; 3].iter().collect::<String>();
    let marks = if text.starts_with(&triple) { triple } else { mark.to_string() };
    let Some(inside) = text.get(marks.len()..).and_then(|rest| rest.strip_suffix(&marks)) else {
        return true;
    };
    let backslashes = inside.chars().rev().take_while(|c| *c == '\\').count();
    mark == '"' && backslashes % 2 == 1
}

/// Whether an invisible character stands at a place that no line may have.
pub fn is_stray(text: &str, span: &Range<usize>) -> bool {
    let (before, from) = text.split_at_checked(span.start).unwrap_or((text, ""));
    let ends_no_line = |at: usize| !from[at..].starts_with("\r\n");
    let is_stray = |(at, c): (usize, char)| c.is_control() && !matches!(c, '\t' | '\n') && ends_no_line(at);
    // A carriage return before the place was taken for the end of a line.
    let is_lone = before.ends_with('\r') && !from.starts_with('\n');
    is_lone || from.char_indices().take_while(|(at, _)| *at < span.len().max(1)).any(is_stray)
}
