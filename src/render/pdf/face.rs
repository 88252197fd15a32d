//! Text as glyphs: which typeface has a sign, how wide words are, where a word may be hyphenated.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use krilla::Data;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{BufferClusterLevel, Direction, Face, UnicodeBuffer};

use crate::doc::SOFT_HYPHEN;
use crate::typeface::{REGULAR, SEMIBOLD, SIGNS};

/// What stands for a sign that no typeface here has.
const UNKNOWN: &str = "?";

/// How heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Weight {
    Regular,
    Semibold,
}

/// One of the typefaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    Regular,
    Semibold,
    Signs,
}

impl Cut {
    const ALL: [Self; 3] = [Self::Regular, Self::Semibold, Self::Signs];

    const fn file(self) -> &'static [u8] {
        match self {
            Self::Regular => REGULAR,
            Self::Semibold => SEMIBOLD,
            Self::Signs => SIGNS,
        }
    }

    fn face(self) -> Option<&'static Face<'static>> {
        static FACES: OnceLock<[Option<Face<'static>>; 3]> = OnceLock::new();
        FACES.get_or_init(|| Self::ALL.map(|cut| Face::from_slice(cut.file(), 0)))[self as usize].as_ref()
    }

    fn has(self, c: char) -> bool {
        self.face().is_some_and(|face| face.glyph_index(c).is_some())
    }
}

/// The typefaces of a document.
pub(super) struct Fonts([Option<Font>; 3]);

impl Fonts {
    pub fn new() -> Self {
        Self(Cut::ALL.map(|cut| Font::new(Data::from(cut.file()), 0)))
    }

    pub fn font(&self, cut: Cut) -> Option<Font> {
        self.0[cut as usize].clone()
    }
}

/// Some text in one typeface, as glyphs whose measures are of a font size of 1.
#[derive(Debug, Clone)]
pub(super) struct Glyphs {
    pub cut: Cut,
    pub text: String,
    pub glyphs: Vec<KrillaGlyph>,
    pub width: f32,
}

/// Whether a typeface here has all that is in a text.
pub(super) fn has_all(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii() || Cut::Regular.has(c) || Cut::Signs.has(c) || is_without_glyph(c))
}

/// Whether there is anything to see of a sign.
pub(super) fn is_seen(c: char) -> bool {
    !c.is_whitespace() && !c.is_control() && !is_without_glyph(c)
}

/// What is written without anything to see.
const fn is_without_glyph(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | SOFT_HYPHEN)
}

/// Text as glyphs, typeface by typeface. A soft hyphen at its end is seen, as a line ends there.
pub(super) fn shaped(text: &str, weight: Weight) -> Vec<Glyphs> {
    let own = match weight {
        Weight::Regular => Cut::Regular,
        Weight::Semibold => Cut::Semibold,
    };
    let mut found: Vec<Glyphs> = Vec::new();
    for (range, cut) in parted(text, own) {
        let text = &text[range];
        let (cut, glyphs) = match cut {
            Some(cut) => (cut, glyphs(text, cut)),
            None => (own, unknown(text, own)),
        };
        let width = glyphs.iter().map(|glyph| glyph.x_advance).sum();
        found.push(Glyphs { cut, text: text.to_owned(), glyphs, width });
    }
    found
}

/// Stretches of a text that one typeface has, each as long as can be; none where no typeface has them.
fn parted(text: &str, own: Cut) -> Vec<(Range<usize>, Option<Cut>)> {
    let cut = |c: char| {
        let has = |cut: &Cut| is_without_glyph(c) || cut.has(c);
        [own, Cut::Signs].into_iter().find(has)
    };
    let mut parts: Vec<(Range<usize>, Option<Cut>)> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        // A letter goes with the marks above it.
        let (mut end, mut is_of) = (at + c.len_utf8(), cut(c));
        while let Some((at, mark)) = chars.next_if(|(_, c)| matches!(c, '\u{300}'..='\u{36f}')) {
            end = at + mark.len_utf8();
            is_of = if is_of.is_some_and(|cut| cut.has(mark)) { is_of } else { cut(mark) };
        }
        match parts.last_mut() {
            Some((range, cut)) if *cut == is_of => range.end = end,
            _ => parts.push((at..end, is_of)),
        }
    }
    parts
}

/// A sign each for what no typeface has, which stays what it is for who reads it aloud or copies it.
fn unknown(text: &str, cut: Cut) -> Vec<KrillaGlyph> {
    let sign = glyphs(UNKNOWN, cut);
    let of_char = |(at, c): (usize, char)| {
        sign.iter().map(move |glyph| KrillaGlyph { text_range: at..at + c.len_utf8(), ..glyph.clone() })
    };
    text.char_indices().flat_map(of_char).collect()
}

fn glyphs(text: &str, cut: Cut) -> Vec<KrillaGlyph> {
    let Some(face) = cut.face() else { return Vec::new() };
    let mut buffer = UnicodeBuffer::new();
    match text.strip_suffix(SOFT_HYPHEN) {
        Some(start) => buffer.push_str(&format!("{start}-")),
        None => buffer.push_str(text),
    }
    // A letter and the mark above it are told apart, so that each glyph is of one letter: readers lose their way where two are of one.
    buffer.set_cluster_level(BufferClusterLevel::Characters);
    buffer.guess_segment_properties();
    // What is written from the right has no glyphs here, and each sign in its place stands where it stands in the text.
    buffer.set_direction(Direction::LeftToRight);
    let shaped = rustybuzz::shape(face, &[], buffer);
    let (infos, places) = (shaped.glyph_infos(), shaped.glyph_positions());
    let em = face.units_per_em() as f32;
    let end = |at: usize| {
        let next = infos[at..].iter().find(|info| info.cluster != infos[at].cluster);
        next.map_or(text.len(), |info| info.cluster as usize)
    };
    let glyph = |at: usize| {
        let (info, place) = (infos[at], places[at]);
        let [advance, x, y] =
            [place.x_advance, place.x_offset, place.y_offset].map(|units| units as f32 / em);
        KrillaGlyph::new(
            GlyphId::new(info.glyph_id),
            advance,
            x,
            y,
            0.0,
            info.cluster as usize..end(at),
            None,
        )
    };
    let mut glyphs: Vec<KrillaGlyph> = (0..shaped.len()).map(glyph).collect();
    if text.ends_with(SOFT_HYPHEN)
        && let (Some(last), Some(own)) = (glyphs.last_mut(), face.glyph_index(SOFT_HYPHEN))
    {
        // A hyphen of its own, as a glyph is read as one sign wherever it stands.
        last.glyph_id = GlyphId::new(u32::from(own.0));
    }
    glyphs
}

/// How wide texts are, each measured once.
#[derive(Debug, Default)]
pub(super) struct Measure([BTreeMap<String, f32>; 2]);

impl Measure {
    /// The width of a text at a font size of 1.
    pub fn width(&mut self, text: &str, weight: Weight) -> f32 {
        if text.is_empty() {
            return 0.0;
        }
        let known = &mut self.0[weight as usize];
        if let Some(width) = known.get(text) {
            return *width;
        }
        let width = shaped(text, weight).iter().map(|glyphs| glyphs.width).sum();
        known.insert(text.to_owned(), width);
        width
    }
}

/// Where a word may be hyphenated in a language, as places in it: none near its ends.
pub(super) fn hyphens(word: &str, lang: hypher::Lang) -> Vec<usize> {
    let letters = |c: char| c.is_alphabetic();
    let Some(start) = word.find(letters) else { return Vec::new() };
    let end =
        word.rfind(letters).map_or(word.len(), |at| at + word[at..].chars().next().map_or(0, char::len_utf8));
    let core = &word[start..end];
    if core.contains(|c: char| !c.is_alphabetic()) || core.chars().count() < 6 {
        return Vec::new();
    }
    let mut at = start;
    let mut places = Vec::new();
    for syllable in hypher::hyphenate(core, lang) {
        at += syllable.len();
        let (before, after) = (word[start..at].chars().count(), word[at..end].chars().count());
        if before >= 3 && after >= 3 {
            places.push(at);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cuts(text: &str) -> Vec<(Cut, String)> {
        shaped(text, Weight::Regular).into_iter().map(|glyphs| (glyphs.cut, glyphs.text)).collect()
    }

    #[test]
    fn what_one_typeface_lacks_comes_from_another_with_its_marks() {
        let (own, signs) = (Cut::Regular, Cut::Signs);
        assert_eq!(cuts("mål ≥ 60"), [(own, "mål ≥ 60".to_owned())]);
        assert_eq!(
            cuts("a → x\u{304}b"),
            [
                (own, "a ".to_owned()),
                (signs, "→".to_owned()),
                (own, " ".to_owned()),
                (signs, "x\u{304}".to_owned()),
                (own, "b".to_owned())
            ]
        );
        assert_eq!(cuts("hej 😀"), [(own, "hej ".to_owned()), (own, "😀".to_owned())]);
        assert!(has_all("Å → x\u{304} ₁") && !has_all("😀"));
    }

    #[test]
    fn every_glyph_is_of_some_text_and_none_is_missing() {
        for text in
            ["fi ffi å Å", "tj\u{e4}nst\u{ad}", "x\u{304}\u{302}", "a\u{a0}b\u{202f}c\u{2011}d", "😀ب", "ﬁ"]
        {
            for part in shaped(text, Weight::Semibold) {
                let mut at = 0;
                for glyph in &part.glyphs {
                    assert!(
                        glyph.text_range.start <= at && glyph.text_range.end > glyph.text_range.start,
                        "{text}"
                    );
                    assert!(glyph.glyph_id.to_u32() > 0, "{text}");
                    at = at.max(glyph.text_range.end);
                }
                assert_eq!(at, part.text.len(), "{text}");
            }
        }
    }

    #[test]
    fn words_are_hyphenated_by_language_and_never_near_their_ends() {
        let parted = |word: &str, lang| {
            let mut places = hyphens(word, lang);
            places.insert(0, 0);
            places.push(word.len());
            places.windows(2).map(|pair| word[pair[0]..pair[1]].to_owned()).collect::<Vec<_>>().join("-")
        };
        assert_eq!(parted("processkartläggning,", hypher::Lang::Swedish), "pro-cesskart-lägg-ning,");
        assert_eq!(parted("digitalisation", hypher::Lang::English), "dig-i-tal-i-sa-tion");
        assert_eq!(parted("e-tjänst", hypher::Lang::Swedish), "e-tjänst");
        assert_eq!(parted("över", hypher::Lang::Swedish), "över");
    }
}
