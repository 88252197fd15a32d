//! Words in a text, and which of a list are among them.

use std::ops::Range;

/// A word of a text: where it stands, and in small letters.
struct Word {
    at: Range<usize>,
    small: String,
}

/// Whether a character holds two halves of one word together, as in *e-tjänst* and *don't*.
const fn joins(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '’' | '\u{ad}')
}

/// Whether a character is of a word: a letter, a digit, or a mark on the letter before it.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')
}

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open: Option<usize> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let goes_on = is_of_word(c) || open.is_some() && joins(c) && next.is_some_and(is_of_word);
        match (open, goes_on) {
            (None, true) => open = Some(at),
            (Some(start), false) => {
                words.push(word(text, start..at));
                open = None;
            }
            _ => {}
        }
    }
    words.extend(open.map(|start| word(text, start..text.len())));
    words
}

fn word(text: &str, at: Range<usize>) -> Word {
    // A mark where a word may be parted is not seen, and the kinds of hyphens and apostrophes hardly.
    let seen = text[at.clone()].chars().filter(|c| *c != '\u{ad}').map(|c| match c {
        '\u{2010}' | '\u{2011}' => '-',
        '’' => '\'',
        c => c,
    });
    Word { small: seen.flat_map(char::to_lowercase).collect(), at }
}

/// How many words a reader counts: what stands between spaces and has a letter or a digit in it.
pub fn count(text: &str) -> usize {
    text.split_whitespace().filter(|part| part.chars().any(char::is_alphanumeric)).count()
}

/// The words and phrases of a list that stand in a text, whole and whatever their case: where, and as the list has them. One
/// inside a longer one of the list is not told beside it, nor is one inside an exempt phrase.
pub fn listed<'l>(text: &str, list: &'l [String], exempt: &[String]) -> Vec<(Range<usize>, &'l str)> {
    let words = words(text);
    let exempt: Vec<Range<usize>> = exempt.iter().flat_map(|phrase| places(&words, phrase)).collect();
    let mut found: Vec<(Range<usize>, &str)> = list
        .iter()
        .flat_map(|phrase| places(&words, phrase).into_iter().map(|at| (at, phrase.as_str())))
        .filter(|(at, _)| !exempt.iter().any(|around| contains(around, at)))
        .collect();
    found.sort_by_key(|(at, _)| (at.start, std::cmp::Reverse(at.end)));
    let mut told: Vec<(Range<usize>, &str)> = Vec::new();
    for (at, phrase) in found {
        if !told.iter().any(|(around, _)| contains(around, &at)) {
            told.push((at, phrase));
        }
    }
    let bytes = |at: Range<usize>| words[at.start].at.start..words[at.end - 1].at.end;
    told.into_iter().map(|(at, phrase)| (bytes(at), phrase)).collect()
}

/// Where a phrase stands, in words.
fn places(words: &[Word], phrase: &str) -> Vec<Range<usize>> {
    let wanted = self::words(phrase);
    if wanted.is_empty() {
        return Vec::new();
    }
    let is_it = |there: &[Word]| there.iter().zip(&wanted).all(|(word, wanted)| word.small == wanted.small);
    let starts = words.windows(wanted.len()).enumerate().filter(|(_, there)| is_it(there));
    starts.map(|(start, _)| start..start + wanted.len()).collect()
}

fn contains(around: &Range<usize>, inside: &Range<usize>) -> bool {
    around.start <= inside.start && inside.end <= around.end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, list: &[&str], exempt: &[&str], expected: &[&str]) {
        let own = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let (list, exempt) = (own(list), own(exempt));
        let found: Vec<&str> = listed(text, &list, &exempt).into_iter().map(|(at, _)| &text[at]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_are_found_whole_and_whatever_their_case() {
        check("Allmän handling, allas. ALLA!", &["alla"], &[], &["ALLA"]);
        check("(Alla), ”alla”/alla", &["alla"], &[], &["Alla", "alla", "alla"]);
        check("Alla-i-ett och all-day", &["alla", "all", "ett"], &[], &[]);
        check("Små företag är små.", &["smÅ"], &[], &["Små", "små"]);
        check("ORDENTLIGT e\u{301}n", &["ordentligt", "e", "n"], &[], &["ORDENTLIGT"]);
        check("don’t say never\u{ad}more, never", &["don't", "never"], &[], &["don’t", "never"]);
        check("eller - och", &["och", "eller"], &[], &["eller", "och"]);
        check("och/eller", &["och", "eller"], &[], &["och", "eller"]);
        check("", &["alla", ""], &[], &[]);
    }

    #[test]
    fn phrases_are_found_as_they_stand_and_told_once() {
        check("Då och  då.", &["och", "då och då"], &[], &["Då och  då"]);
        check("Till stor del.", &["i stor del", "del"], &[], &["del"]);
        check("Hur ofta? Ofta.", &["ofta"], &["hur ofta"], &["Ofta"]);
    }

    #[test]
    fn a_dash_is_no_word() {
        assert_eq!(count("En – två, tre/fyra och 1,5 —"), 5);
        assert_eq!(count(" \n"), 0);
    }
}
