//! How wide a text is, and how it breaks into lines, by the embedded font.
//!
//! Kerning is left out: it makes texts narrower, so what fits here fits when drawn.

use std::sync::OnceLock;

use ttf_parser::Face;

use crate::typeface::{REGULAR, SEMIBOLD};

/// The two weights of the embedded typeface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    Semibold,
}

/// The width of `text` in pixels at a font size of `size` pixels.
pub fn text_width(text: &str, size: f64, weight: Weight) -> f64 {
    let Some(face) = face(weight) else {
        return text.chars().count() as f64 * size;
    };
    let units: u32 = text.chars().map(|c| advance(face, c)).sum();
    f64::from(units) * size / f64::from(face.units_per_em())
}

/// Breaks `text` into lines no wider than `width` pixels. Nothing is ever left out.
///
/// Lines break at spaces, after hyphens and slashes, and at soft hyphens. A word that is wider than
/// a whole line is hyphenated where a reader would expect it, see [`split_word`].
pub(super) fn wrap(text: &str, width: f64, size: f64, weight: Weight) -> Vec<String> {
    let fits = |line: &str| text_width(line, size, weight) <= width;
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let joined = piece.joined_to(&line);
        if line.is_empty() || fits(joined.trim_end_matches(SOFT_HYPHEN)) {
            line = joined;
        } else {
            lines.push(close(&line));
            line = piece.text.to_owned();
        }
        while !fits(&close(&line)) {
            let Some(split) = split_word(&line, &fits) else { break };
            lines.push(split.head);
            line = split.tail;
        }
    }
    lines.push(line.replace(SOFT_HYPHEN, ""));
    lines
}

/// Breaks `text` into as many lines as [`wrap`] does, of as even a length as can be.
pub(super) fn wrap_evenly(text: &str, width: f64, size: f64, weight: Weight) -> Vec<String> {
    let wanted = wrap(text, width, size, weight);
    let narrowest = longest_word(text, size, weight).min(width);
    let steps = 12;
    (0..steps)
        .map(|step| narrowest + (width - narrowest) * f64::from(step) / f64::from(steps))
        .map(|narrower| wrap(text, narrower, size, weight))
        .find(|lines| lines.len() == wanted.len())
        .unwrap_or(wanted)
}

/// Whether [`wrap`] breaks words only where two parts of a compound meet, if at all.
pub(super) fn wraps_well(text: &str, width: f64, size: f64, weight: Weight) -> bool {
    let fits = |line: &str| text_width(line, size, weight) <= width;
    pieces(text).all(|piece| {
        let mut rest = close(piece.text);
        while !fits(&rest) {
            match split_word(&rest, &fits) {
                Some(split) if split.quality == JOINT => rest = split.tail,
                _ => return false,
            }
        }
        true
    })
}

/// The width of the widest piece of `text` that holds no place for a line to break.
pub(super) fn longest_word(text: &str, size: f64, weight: Weight) -> f64 {
    pieces(text)
        .map(|piece| text_width(piece.text.trim_end_matches(SOFT_HYPHEN), size, weight))
        .fold(0.0, f64::max)
}

/// The width of the widest of `lines`.
pub(super) fn widest<S: AsRef<str>>(lines: &[S], size: f64, weight: Weight) -> f64 {
    lines.iter().map(|line| text_width(line.as_ref(), size, weight)).fold(0.0, f64::max)
}

const SOFT_HYPHEN: char = '\u{ad}';
const NO_BREAK_SPACE: char = '\u{a0}';
const BREAK_AFTER: [char; 3] = ['-', '/', SOFT_HYPHEN];

/// A stretch of text with no place to break inside it.
struct Piece<'a> {
    text: &'a str,
    after_space: bool,
}

impl Piece<'_> {
    fn joined_to(&self, line: &str) -> String {
        if line.is_empty() {
            self.text.to_owned()
        } else if self.after_space {
            format!("{line} {}", self.text)
        } else {
            format!("{}{}", line.trim_end_matches(SOFT_HYPHEN), self.text)
        }
    }
}

fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let words =
        text.split(|c: char| c.is_whitespace() && c != NO_BREAK_SPACE).filter(|word| !word.is_empty());
    words.flat_map(|word| {
        let mut rest = word;
        std::iter::from_fn(move || {
            let after_space = rest.len() == word.len();
            let (text, tail) = rest.split_at(break_in(rest));
            rest = tail;
            (!text.is_empty()).then_some(Piece { text, after_space })
        })
    })
}

/// Where the first piece of `word` ends: after a mark that a letter follows, as in "barn-/ungdom".
///
/// "E-tjänst" and "57-67" stay whole.
fn break_in(word: &str) -> usize {
    let next = |end: usize| word[end..].chars().next();
    word.char_indices()
        .filter(|(_, c)| BREAK_AFTER.contains(c))
        .map(|(at, c)| at + c.len_utf8())
        .find(|&end| word[..end].chars().count() > 2 && next(end).is_some_and(char::is_alphabetic))
        .unwrap_or(word.len())
}

/// A finished line: a soft hyphen at its end becomes a hyphen.
fn close(line: &str) -> String {
    match line.strip_suffix(SOFT_HYPHEN) {
        Some(start) => format!("{start}-").replace(SOFT_HYPHEN, ""),
        None => line.replace(SOFT_HYPHEN, ""),
    }
}

/// Splits a word too wide for its line into a hyphenated head that fits and the tail.
///
/// Swedish compounds have no upper length. The best place is between two parts of a compound, then
/// between syllables, then anywhere; among equals, the place that fills the line most. `None` where
/// not even one letter can be taken off.
fn split_word(word: &str, fits: &dyn Fn(&str) -> bool) -> Option<Split> {
    let letters: Vec<char> = word.chars().collect();
    let head = |at: usize| letters[..at].iter().chain(&['-']).collect::<String>();
    let most = (1..letters.len()).rev().find(|&at| fits(&head(at))).unwrap_or(1);
    if letters.len() < 2 {
        return None;
    }
    let at = (1..=most)
        .filter(|&at| at * 5 >= most * 2)
        .max_by_key(|&at| (break_quality(&letters, at), at))
        .unwrap_or(most);
    let quality = break_quality(&letters, at);
    Some(Split { head: head(at), tail: letters[at..].iter().collect(), quality })
}

/// A word in two, the first part with its hyphen.
struct Split {
    head: String,
    tail: String,
    quality: u8,
}

/// The quality of a break between two parts of a compound.
const JOINT: u8 = 4;

/// How good it is to break before `letters[at]`: [`JOINT`] between parts of a compound, 3 before the ending
/// of nouns such as "förutsättning", which keeps its letters together, 2 between other syllables, 1 inside a syllable, 0 where two letters or fewer would stand alone and inside a number.
fn break_quality(letters: &[char], at: usize) -> u8 {
    /// Endings after which a Swedish compound usually goes on with a new word.
    const JOINTS: [&str; 9] = ["ings", "hets", "ions", "skaps", "tets", "ments", "doms", "lings", "arbets"];
    /// Words that often stand last or in the middle of a compound in public administration.
    const PARTS: [&str; 28] = [
        "utveckling",
        "hantering",
        "säkerhet",
        "kartlägg",
        "process",
        "system",
        "tjänst",
        "verksam",
        "förvaltning",
        "arbet",
        "ledning",
        "styrning",
        "planering",
        "strategi",
        "nämnd",
        "kontor",
        "enhet",
        "mognad",
        "digital",
        "kompetens",
        "information",
        "samordn",
        "uppfölj",
        "avdelning",
        "utbildning",
        "ledare",
        "grupp",
        "program",
    ];
    let letter = |c: &&char| c.is_alphabetic();
    let before = letters[..at].iter().rev().take_while(letter).count();
    let after = letters[at..].iter().take_while(letter).count();
    if before < 3 || after < 3 {
        return 0;
    }
    let head: String = letters[..at].iter().collect::<String>().to_lowercase();
    let tail: String = letters[at..].iter().collect::<String>().to_lowercase();
    if JOINTS.iter().any(|joint| head.ends_with(joint)) || PARTS.iter().any(|part| tail.starts_with(part)) {
        return JOINT;
    }
    if tail.starts_with("ning") {
        return 3;
    }
    let vowel = |c: char| "aeiouyåäöéAEIOUYÅÄÖ".contains(c);
    let opens_syllable = !vowel(letters[at]) && vowel(letters[at + 1]);
    let closes_syllable = letters[..at].iter().any(|&c| vowel(c));
    let splits_pair = letters[at - 1] == 'c' && letters[at] == 'k';
    if opens_syllable && closes_syllable && !splits_pair { 2 } else { 1 }
}

fn advance(face: &Face<'_>, c: char) -> u32 {
    face.glyph_index(c)
        .and_then(|glyph| face.glyph_hor_advance(glyph))
        .map_or(u32::from(face.units_per_em()), u32::from)
}

fn face(weight: Weight) -> Option<&'static Face<'static>> {
    static FACES: OnceLock<[Option<Face<'static>>; 2]> = OnceLock::new();
    let faces = FACES.get_or_init(|| [REGULAR, SEMIBOLD].map(|file| Face::parse(file, 0).ok()));
    faces[weight as usize].as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMPOUND: &str = "Verksamhetsutvecklingsprocesskartläggningssamordningsansvariga";

    fn check(text: &str, width: f64, expected: &[&str]) {
        assert_eq!(wrap(text, width, 12.0, Weight::Regular), expected, "{text} in {width}");
    }

    #[test]
    fn widths_come_from_the_font() {
        assert_eq!(text_width("", 12.0, Weight::Regular), 0.0);
        // Figures in Open Sans are 1171 of 2048 units wide, all of them.
        let figure = 12.0 * 1171.0 / 2048.0;
        assert!((text_width("1", 12.0, Weight::Regular) - figure).abs() < 1e-9);
        assert!((text_width("0987", 12.0, Weight::Regular) - 4.0 * figure).abs() < 1e-9);
        assert!(
            text_width("Öppna data", 12.0, Weight::Semibold)
                > text_width("Öppna data", 12.0, Weight::Regular)
        );
    }

    #[test]
    fn lines_break_at_spaces_hyphens_and_soft_hyphens() {
        check("", 100.0, &[""]);
        check("Öppna data", 100.0, &["Öppna data"]);
        check("Öppna data", 50.0, &["Öppna", "data"]);
        check("Barn- och ungdom", 60.0, &["Barn- och", "ungdom"]);
        check("in-/utdata", 45.0, &["in-/", "utdata"]);
        check("E-tjänster 12–100", 47.0, &["E-tjäns-", "ter", "12–100"]);
        check("vård\u{ad}central", 60.0, &["vård-", "central"]);
        check("vård\u{ad}central", 90.0, &["vårdcentral"]);
    }

    #[test]
    fn no_line_breaks_at_a_no_break_space() {
        check("Respondents (n\u{a0}=\u{a0}800)", 110.0, &["Respondents", "(n\u{a0}=\u{a0}800)"]);
        check("Respondents (n = 800)", 110.0, &["Respondents (n =", "800)"]);
    }

    #[test]
    fn a_long_compound_breaks_between_its_parts() {
        check("Informationssäkerhet", 80.0, &["Informations-", "säkerhet"]);
        check("Förutsättningar", 85.0, &["Förutsätt-", "ningar"]);
        check("Processkartläggning", 90.0, &["Process-", "kartläggning"]);
        check(COMPOUND, 150.0, &["Verksamhetsutvecklings-", "processkartläggnings-", "samordningsansvariga"]);
    }

    #[test]
    fn a_break_is_good_between_the_parts_of_a_compound() {
        let well = |text, width| wraps_well(text, width, 12.0, Weight::Regular);
        assert!(well("Öppna data", 40.0));
        assert!(well("Informationssäkerhet", 90.0));
        assert!(!well("Informationssäkerhet", 60.0));
        assert!(!well("Automatisering", 60.0));
    }

    #[test]
    fn no_letter_is_lost_and_no_line_is_too_wide() {
        for width in [20.0, 33.0, 47.0, 60.0, 90.0, 140.0, 400.0] {
            for text in [COMPOUND, "Stöd och service till personer", "a/b–c och d-e", "ÅÄÖ"] {
                let lines = wrap(text, width, 12.0, Weight::Regular);
                let bare = |s: &str| s.replace(['-', ' '], "");
                assert_eq!(bare(&lines.concat()), bare(text), "{width}");
                let widest = widest(&lines, 12.0, Weight::Regular);
                assert!(widest <= width, "{lines:?} is {widest} wide, not {width}");
            }
        }
    }

    #[test]
    fn even_lines_are_as_few_and_no_wider() {
        let text = "Digital kompetens och ledarskap i hela organisationen";
        let (plain, even) =
            (wrap(text, 200.0, 12.0, Weight::Regular), wrap_evenly(text, 200.0, 12.0, Weight::Regular));
        assert_eq!(plain.len(), even.len());
        assert!(widest(&even, 12.0, Weight::Regular) <= widest(&plain, 12.0, Weight::Regular));
    }
}
