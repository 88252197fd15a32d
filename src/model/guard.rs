//! Texts in cells that a spreadsheet would take for formulas.
//!
//! A text that begins with `=`, `+`, `-`, `@` or a tab gets an apostrophe in front, which is taken off where the cell is
//! read again. So does a text that already begins like one of those, so that every text comes back as it was.

use std::borrow::Cow;

/// A text as it is written to a cell. A plain number such as `-0.5` is no formula and stays a number.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if is_risky(text) && !is_number(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// A cell's text without what [`guarded`] put in front.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_risky(rest)).unwrap_or(cell)
}

fn is_risky(text: &str) -> bool {
    // The wide signs are the plain ones to a spreadsheet in East Asia.
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// Digits with a decimal sign and an exponent at most, below zero or not.
fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let is_whole = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    is_whole(whole) && is_whole(part) && is_whole(exponent.strip_prefix('-').unwrap_or(exponent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_a_formula_and_every_text_comes_back() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("+2", "'+2"),
            ("-3+4", "'-3+4"),
            ("-x", "'-x"),
            ("-", "'-"),
            ("@SUM(1)", "'@SUM(1)"),
            ("\t=1", "'\t=1"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("''+", "'''+"),
            ("-1", "-1"),
            ("-0.5", "-0.5"),
            ("-0,5", "-0,5"),
            ("-1.5e-7", "-1.5e-7"),
            ("'t is", "'t is"),
            ("a=1", "a=1"),
            ("", ""),
        ] {
            assert_eq!(guarded(text), cell, "{text:?}");
            assert_eq!(unguarded(cell), text, "{text:?}");
        }
    }
}
