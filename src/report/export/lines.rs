//! How tall a text is in a column of a sheet.

/// How many lines a text takes in a column, broken between words.
pub(super) fn lines(text: &str, width: f64) -> usize {
    let mut count = 0;
    for paragraph in text.split('\n') {
        count += 1;
        let mut used = 0.0;
        for word in paragraph.split(' ') {
            let length = word.chars().count() as f64;
            if used > 0.0 && used + 1.0 + length > width {
                count += 1;
                used = 0.0;
            }
            used += length + if used > 0.0 { 1.0 } else { 0.0 };
            // A word that is longer than the column is broken inside.
            while used > width {
                count += 1;
                used -= width;
            }
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_broken_between_words_and_inside_those_that_are_too_long() {
        assert_eq!((lines("", 10.0), lines("one two", 10.0), lines("one two three", 10.0)), (1, 1, 2));
        assert_eq!((lines("a\nb", 10.0), lines("abcdefghijklmnopqrstuvwxyz", 10.0)), (2, 3));
    }
}
