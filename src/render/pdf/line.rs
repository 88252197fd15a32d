//! Words in lines: where a line ends, and which words are hyphenated there.

use std::collections::VecDeque;

use super::Colour;
use super::face::{Measure, Weight, hyphens};
use crate::doc::SOFT_HYPHEN;

/// How full a line is before it is better to leave its end open than to hyphenate.
const FULL: f32 = 0.8;
/// How many letters behind the end of a line say where its last word can be hyphenated.
const SEEN: usize = 24;
/// By how much a line may be too long because of rounding.
const HAIR: f32 = 0.01;

/// Words that are set alike and mean alike.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Span {
    pub text: String,
    pub weight: Weight,
    pub colour: Colour,
    /// What is behind the words.
    pub ground: Option<Colour>,
    /// The part that the words lead to.
    pub to: Option<String>,
    /// What is said instead of the words to who cannot see them.
    pub said: Option<String>,
    /// Whether they are in the language of what is reported on, where that is another.
    pub is_own: bool,
    /// The language that they are hyphenated by.
    pub hyphens: Option<hypher::Lang>,
}

/// A line: which words of which span follow each other.
pub(super) type Line = Vec<(usize, String)>;

/// What no line ends inside of.
#[derive(Debug, Clone, Default)]
struct Atom {
    parts: Vec<(usize, String)>,
    /// The span of the space behind it.
    space: Option<usize>,
    /// Whether a line that ends behind it ends with a hyphen.
    is_soft: bool,
    /// Whether a line ends behind it.
    is_last: bool,
}

/// Breaks words into lines that are so wide where the font has a size of 1.
pub(super) fn lines(spans: &[Span], width: f32, measure: &mut Measure) -> Vec<Line> {
    let mut waiting: VecDeque<Atom> = atoms(spans).into();
    let mut setter =
        Setter { spans, width, measure, lines: Vec::new(), line: Vec::new(), used: 0.0, is_soft: false };
    while let Some(atom) = waiting.pop_front() {
        if let Some(rest) = setter.set(atom) {
            waiting.push_front(rest);
        }
    }
    if !setter.line.is_empty() {
        setter.close();
    }
    setter.lines
}

/// How wide words are, in the size of the font, where lines end inside of words, between them, and nowhere.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Widths {
    pub least: f32,
    pub words: f32,
    pub most: f32,
}

impl Widths {
    /// Those of what is beneath each other.
    pub fn with(self, other: Self) -> Self {
        Self {
            least: self.least.max(other.least),
            words: self.words.max(other.words),
            most: self.most.max(other.most),
        }
    }
}

/// How wide words are at least and at most.
pub(super) fn extremes(spans: &[Span], measure: &mut Measure) -> Widths {
    let mut found = Widths::default();
    let mut line = 0.0_f32;
    for atom in atoms(spans) {
        let width = atom_width(&atom, spans, measure);
        let narrowest = match atom.parts.as_slice() {
            [(at, text)] => narrowest(text, &spans[*at], measure).unwrap_or(width),
            _ => width,
        };
        line += width;
        found = found.with(Widths { least: narrowest, words: width, most: line });
        line += atom.space.map_or(0.0, |at| measure.width(" ", spans[at].weight));
        if atom.is_last {
            line = 0.0;
        }
    }
    found
}

/// The width of a word's widest syllable with its hyphen; `None` where it is not hyphenated.
fn narrowest(text: &str, span: &Span, measure: &mut Measure) -> Option<f32> {
    let mut places = hyphens(text, span.hyphens?);
    if places.is_empty() {
        return None;
    }
    places.insert(0, 0);
    places.push(text.len());
    let hyphen = measure.width("-", span.weight);
    let widths = places.windows(2).map(|pair| measure.width(&text[pair[0]..pair[1]], span.weight) + hyphen);
    widths.reduce(f32::max)
}

fn atom_width(atom: &Atom, spans: &[Span], measure: &mut Measure) -> f32 {
    atom.parts.iter().map(|(at, text)| measure.width(text, spans[*at].weight)).sum()
}

struct Setter<'a> {
    spans: &'a [Span],
    width: f32,
    measure: &'a mut Measure,
    lines: Vec<Line>,
    line: Line,
    used: f32,
    /// Whether a hyphen is put in if the line ends here.
    is_soft: bool,
}

impl Setter<'_> {
    /// Puts what is not broken on the line or on the next one; what has no room is given back.
    fn set(&mut self, atom: Atom) -> Option<Atom> {
        let width = atom_width(&atom, self.spans, self.measure);
        let hyphen = if atom.is_soft { self.measure.width("-", Weight::Regular) } else { 0.0 };
        if self.used + width + hyphen <= self.width + HAIR {
            self.put(&atom, width);
            if atom.is_last {
                self.close();
            }
            return None;
        }
        let is_empty = self.line.is_empty();
        // Behind a soft hyphen there is a better place already: the one that was asked for.
        if (is_empty || (self.used < FULL * self.width && !self.is_soft))
            && let Some((head, tail)) = self.parted(&atom, self.width - self.used, is_empty)
        {
            let width = atom_width(&head, self.spans, self.measure);
            self.put(&head, width);
            self.close();
            return Some(tail);
        }
        if is_empty {
            // Nothing can be taken off, so it sticks out.
            self.put(&atom, width);
            self.close();
            return None;
        }
        self.close();
        Some(atom)
    }

    fn put(&mut self, atom: &Atom, width: f32) {
        let space = atom.space.map(|at| (at, " ".to_owned()));
        for (at, text) in atom.parts.iter().cloned().chain(space) {
            match self.line.last_mut() {
                Some((last, before)) if *last == at => before.push_str(&text),
                _ => self.line.push((at, text)),
            }
        }
        self.used += width + atom.space.map_or(0.0, |at| self.measure.width(" ", self.spans[at].weight));
        self.is_soft = atom.is_soft;
    }

    fn close(&mut self) {
        if self.is_soft
            && let Some((_, text)) = self.line.last_mut()
        {
            text.push(SOFT_HYPHEN);
        }
        self.is_soft = false;
        self.used = 0.0;
        self.lines.push(std::mem::take(&mut self.line));
    }

    /// The end of the letters of a word that a line of a width has room for, each by itself.
    fn longest(&mut self, text: &str, weight: Weight, room: f32) -> usize {
        let mut used = 0.0;
        let mut letter = [0; 4];
        for (at, c) in text.char_indices() {
            used += self.measure.width(c.encode_utf8(&mut letter), weight);
            if used > room {
                return at;
            }
        }
        text.len()
    }

    /// A word in two, the first so wide at most; where it must be, between any two letters.
    fn parted(&mut self, atom: &Atom, room: f32, is_forced: bool) -> Option<(Atom, Atom)> {
        let mut before = 0.0;
        for (index, (at, text)) in atom.parts.iter().enumerate() {
            let span = &self.spans[*at];
            let width = self.measure.width(text, span.weight);
            if before + width <= room && index + 1 < atom.parts.len() {
                before += width;
                continue;
            }
            let hyphen = self.measure.width("-", span.weight);
            let most = self.longest(text, span.weight, room - before);
            let mut fits = |place: &usize, hyphen: f32| {
                before + self.measure.width(&text[..*place], span.weight) + hyphen <= room
            };
            // No more of a long word is looked at than a line has room for, and a little, as syllables are seen from what follows.
            let near = text[most..].char_indices().nth(SEEN).map_or(text.len(), |(at, _)| most + at);
            let places = span.hyphens.map(|lang| hyphens(&text[..near], lang)).unwrap_or_default();
            let soft =
                places.into_iter().rev().filter(|place| *place <= most).find(|place| fits(place, hyphen));
            let mut hard = || {
                let places = text[..most].char_indices().map(|(place, _)| place).chain([most]);
                let places = places.filter(|place| *place < text.len() && (*place > 0 || index > 0));
                let found = places.collect::<Vec<_>>().into_iter().rev().find(|place| fits(place, 0.0));
                // At least one letter stands on a line.
                found.or_else(|| text.char_indices().nth(1).map(|(place, _)| place))
            };
            let (place, is_soft) = match soft {
                Some(place) => (place, true),
                None if is_forced => (hard()?, false),
                None => return None,
            };
            let mut head = Atom { parts: atom.parts[..index].to_vec(), is_soft, ..Atom::default() };
            head.parts.push((*at, text[..place].to_owned()));
            let mut tail = Atom { parts: vec![(*at, text[place..].to_owned())], ..atom.clone() };
            tail.parts.extend_from_slice(&atom.parts[index + 1..]);
            return Some((head, tail));
        }
        None
    }
}

/// Where words can be parted: at spaces, after hyphens and slashes that letters follow, at soft hyphens.
fn atoms(spans: &[Span]) -> Vec<Atom> {
    let mut atoms: Vec<Atom> = Vec::new();
    let mut atom = Atom::default();
    let mut letters = 0;
    let end = |atom: &mut Atom, atoms: &mut Vec<Atom>, letters: &mut usize| {
        *letters = 0;
        if !atom.parts.is_empty() {
            atoms.push(std::mem::take(atom));
        }
    };
    for (at, span) in spans.iter().enumerate() {
        let mut chars = span.text.chars().peekable();
        while let Some(c) = chars.next() {
            if matches!(c, '\n' | '\u{200b}' | SOFT_HYPHEN) || is_space(c) {
                end(&mut atom, &mut atoms, &mut letters);
                let Some(last) = atoms.last_mut() else { continue };
                match c {
                    '\n' => last.is_last = true,
                    SOFT_HYPHEN => last.is_soft = true,
                    '\u{200b}' => {}
                    _ => last.space = Some(at),
                }
                continue;
            }
            if c.is_control() || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}') {
                continue;
            }
            match atom.parts.last_mut() {
                Some((last, text)) if *last == at => text.push(c),
                _ => atom.parts.push((at, c.to_string())),
            }
            letters += 1;
            if matches!(c, '-' | '/') && letters > 2 && chars.peek().is_some_and(|next| next.is_alphabetic())
            {
                end(&mut atom, &mut atoms, &mut letters);
            }
        }
    }
    end(&mut atom, &mut atoms, &mut letters);
    atoms
}

fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str) -> Span {
        Span {
            text: text.to_owned(),
            weight: Weight::Regular,
            colour: [0; 3],
            ground: None,
            to: None,
            said: None,
            is_own: false,
            hyphens: Some(hypher::Lang::Swedish),
        }
    }

    fn set(texts: &[&str], width: f32) -> Vec<String> {
        let spans: Vec<Span> = texts.iter().map(|text| span(text)).collect();
        let lines = lines(&spans, width, &mut Measure::default());
        lines.iter().map(|line| line.iter().map(|(_, text)| text.as_str()).collect()).collect()
    }

    #[test]
    fn lines_end_at_spaces_and_where_words_can_be_parted() {
        assert_eq!(set(&["Öppna data"], 10.0), ["Öppna data"]);
        assert_eq!(set(&["Öppna data"], 4.0), ["Öppna ", "data"]);
        assert_eq!(set(&["in-/utdata"], 3.5), ["in-/", "utdata"]);
        assert_eq!(set(&["E-tjänst"], 4.5), ["E-tjänst"]);
        assert_eq!(set(&["n\u{a0}=\u{a0}8 av"], 3.4), ["n\u{a0}=\u{a0}8 ", "av"]);
        assert_eq!(set(&["vård\u{ad}central"], 4.2), ["vård\u{ad}", "central"]);
        assert_eq!(set(&["vård\u{ad}central"], 9.0), ["vårdcentral"]);
        assert_eq!(set(&["ett\n  två"], 9.0), ["ett ", "två"]);
        assert_eq!(set(&["Processkartläggning"], 6.5), ["Processkart\u{ad}", "läggning"]);
        assert_eq!(set(&[""], 6.5), [""; 0]);
    }

    #[test]
    fn no_letter_is_lost_and_no_line_is_too_wide() {
        let texts = [
            "Verksamhetsutvecklingsprocesskartläggning, ",
            "https://exempel.se/a/b?c=1234567890",
            " och 😀 (n\u{a0}=\u{a0}8)",
        ];
        for width in [1.2, 2.0, 3.3, 7.0, 20.0, 60.0] {
            let spans: Vec<Span> = texts.iter().map(|text| span(text)).collect();
            let mut measure = Measure::default();
            let lines = lines(&spans, width, &mut measure);
            let told: String = lines.iter().flatten().map(|(_, text)| text.as_str()).collect();
            let bare = |text: &str| text.replace([' ', SOFT_HYPHEN], "");
            assert_eq!(bare(&told), bare(&texts.concat()), "{width}");
            for line in &lines {
                let text: String = line.iter().map(|(_, text)| text.as_str()).collect();
                assert!(measure.width(text.trim_end(), Weight::Regular) <= width + 0.05, "{text} in {width}");
            }
        }
    }
}
