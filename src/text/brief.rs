//! Texts of somebody else's making, short enough to stand in a sentence of ours.

use crate::model::is_stray;

/// So many characters of a heading, a cell or a name are quoted in a message.
pub const QUOTED: usize = 60;

/// A text on one line, of so many characters at most.
#[must_use]
pub fn brief(text: &str, most: usize) -> String {
    let line = text.chars().map(|c| if c.is_control() || is_stray(c) { ' ' } else { c });
    if text.chars().count() <= most {
        return line.collect();
    }
    line.take(most.saturating_sub(1)).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_ends_in_dots_and_every_text_is_one_line() {
        for (text, expected) in [("", ""), ("åäö", "åäö"), ("a\nb", "a b"), ("abcd", "ab…")] {
            assert_eq!(brief(text, 3), expected);
        }
    }
}
