//! Columns as spreadsheets call them.

/// What a spreadsheet calls a column counted from 0: A to Z, then AA.
#[must_use]
pub fn column_letter(at: usize) -> String {
    let (before, last) = (at / 26, (at % 26) as u8);
    let mut letters = if before == 0 { String::new() } else { column_letter(before - 1) };
    letters.push(char::from(b'A' + last));
    letters
}
