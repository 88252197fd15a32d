//! Words of a document as what is drawn, each in the element that it belongs to.

use std::collections::BTreeMap;

use krilla::tagging::{Tag, TagKind};

use super::face::{Weight, shaped};
use super::flow::Flow;
use super::line::{Line, Span, lines};
use super::look::{Ink, Look, RISE, SINK};
use super::sheet::{Goal, Link, Mark, Strip, Words as Letters};
use super::tree::Element;
use crate::doc::{Run, Target, Text, Tone, Words};
use crate::model::Lang;

/// How far lines of text go: no further than eyes find back from.
const MEASURE: f32 = 420.0;

impl Flow<'_> {
    /// Sets a paragraph in an element. Of several lines none stands alone on a sheet.
    pub fn set(&mut self, look: &Look, text: &Text, element: Element, keep: bool) {
        let spans = self.spans(text, look.weight, look.tone);
        let width = (MEASURE.min(self.wide) - look.left).max(look.size) / look.size;
        let lines = lines(&spans, width, &mut self.measure);
        let (count, mut made) = (lines.len(), BTreeMap::new());
        for (at, line) in lines.iter().enumerate() {
            let mut marks = Vec::new();
            if let Some(rule) = look.rule {
                let colour = self.setting.colours.of(rule);
                marks.push(Mark::Box {
                    left: 0.0,
                    top: 0.0,
                    wide: 2.0,
                    high: look.leading,
                    round: 0.0,
                    colour,
                });
            }
            let place = (look.left, look.down());
            marks.extend(self.marks(line, &spans, (look.size, place), element, &mut made));
            let is_last = at + 1 == count;
            let keep = if is_last { keep } else { at == 0 || at + 2 == count };
            let strip = Strip { height: look.leading, keep, marks, ..Strip::default() };
            self.push(strip, if at == 0 { look.before } else { 0.0 });
            self.gap = if is_last { look.after } else { 0.0 };
        }
    }

    /// A line as what is drawn, from its left end; `made` are the elements that words of it which lead somewhere are in.
    pub fn marks(
        &mut self,
        line: &Line,
        spans: &[Span],
        (size, (left, down)): (f32, (f32, f32)),
        element: Element,
        made: &mut BTreeMap<usize, Element>,
    ) -> Vec<Mark> {
        let (mut grounds, mut told, mut left) = (Vec::new(), Vec::new(), left);
        for (at, text) in line {
            let span = &spans[*at];
            let is_in = match (&span.to, span.is_own) {
                (Some(_), _) => *made.entry(*at).or_insert_with(|| self.tree.within(element, Tag::Link)),
                (None, true) => {
                    let lang = Some(self.setting.content.to_string());
                    let own: TagKind = Tag::Span.with_lang(lang).into();
                    *made.entry(*at).or_insert_with(|| self.tree.within(element, own))
                }
                (None, false) => element,
            };
            let slot = self.tree.slot(is_in);
            let link = span.to.clone().map(|to| Link {
                to: Goal::Part(to),
                slot: self.tree.slot(is_in),
                high: (size * RISE, size * (RISE + SINK)),
            });
            let glyphs = shaped(text, span.weight);
            let words = Letters {
                left,
                down,
                size,
                colour: span.colour,
                glyphs,
                slot: Some(slot),
                said: span.said.clone(),
                link,
            };
            let wide = words.width();
            if let Some(colour) = span.ground {
                let (top, high) = (down - size * 0.98, size * 1.3);
                grounds.push(Mark::Box { left, top, wide, high, round: 2.0, colour });
            }
            left += wide;
            told.push(Mark::Words(words));
        }
        grounds.extend(told);
        grounds
    }

    /// A text as spans of words.
    pub fn spans(&self, text: &Text, weight: Weight, ink: Ink) -> Vec<Span> {
        let colours = self.setting.colours;
        let own = Lang::of(self.setting.content) != Some(self.setting.lang);
        let hyphens = Some(match self.setting.lang {
            Lang::Sv => hypher::Lang::Swedish,
            Lang::En => hypher::Lang::English,
        });
        let plain = Span {
            text: String::new(),
            weight,
            colour: colours.of(ink),
            ground: None,
            to: None,
            said: None,
            is_own: false,
            hyphens,
        };
        let of_words = |words: &Words| {
            let (weight, colour) = match words.tone {
                Tone::Plain | Tone::Typed => (weight, plain.colour),
                Tone::Strong | Tone::Stressed | Tone::StrongTyped => (Weight::Semibold, plain.colour),
                Tone::Quiet | Tone::Scale | Tone::Range => (weight, colours.muted),
            };
            let to = match &words.to {
                Some(Target::Part(id)) if self.names.contains(id) => Some(id.clone()),
                // What is sent alone has no dead links.
                Some(Target::Part(_) | Target::Document(_) | Target::File(_)) | None => None,
            };
            let colour = if to.is_some() { colours.accent } else { colour };
            let is_own = words.is_own && own;
            let is_typed = matches!(words.tone, Tone::Typed | Tone::StrongTyped);
            let hyphens = if is_typed || is_own { None } else { hyphens };
            Span { text: words.text.clone(), weight, colour, to, is_own, hyphens, ..plain.clone() }
        };
        let span = |run: &Run| match run {
            Run::Words(words) => Some(of_words(words)),
            Run::Level(at, name) => {
                let shade = colours.levels.get(*at);
                Some(Span {
                    // Spaces that are no places to break at give the colour room around the name.
                    text: format!("\u{a0}{}\u{a0}", name.replace(' ', "\u{a0}")),
                    hyphens: None,
                    colour: shade.map_or(plain.colour, |shade| shade.ink),
                    ground: shade.map(|shade| shade.ground),
                    ..plain.clone()
                })
            }
            Run::Sign(sign, said) => {
                let said = Some(said.clone()).filter(|said| !said.is_empty());
                Some(Span { text: sign.clone(), said, ..plain.clone() })
            }
            // The number stands beside it.
            Run::Meter(_) => None,
        };
        text.runs().iter().filter_map(span).filter(|span| !span.text.is_empty()).collect()
    }
}
