//! The sheet that a long document begins with: what it is, and what is in it.

use std::collections::BTreeMap;

use krilla::tagging::Tag;

use super::face::{Weight, shaped};
use super::flow::Flow;
use super::goals::Goals;
use super::line::Span;
use super::look::{Ink, Look, NOTE};
use super::sheet::{Goal, Link, Mark, Placed, Strip, What, Words, sheets};
use super::tree::Element;
use super::{HEIGHT, TEXT};
use crate::doc::{Block, Level};

/// How far down the sheet the title stands.
const DOWN: f32 = 150.0;
/// How a line of the contents is set.
const LINE: Look = Look { size: 10.0, leading: 21.0, tone: Ink::Plain, ..NOTE };

impl Flow<'_> {
    /// Lays out a sheet with some blocks and the contents, and behind it the other blocks. What it gives are the elements that all is
    /// in, and the sheets.
    pub(super) fn with_front(
        &mut self,
        (before, behind): (&[Block], &[Block]),
    ) -> (Vec<Element>, Vec<Vec<Placed>>) {
        let front = self.root;
        self.push(Strip { height: DOWN, keep: true, ..Strip::default() }, 0.0);
        self.blocks(before);
        let title = self.strips.len();
        let contents = self.tree.alone(Tag::TOC);
        let body = self.tree.alone(Tag::Section);
        self.root = body;
        self.gap = 0.0;
        self.blocks(behind);
        let behind: Vec<Strip> = self.strips.split_off(title);
        let first = self.headings.iter().filter(|told| told.level == Level::Title).count();
        self.gap = 40.0;
        let waiting = self.contents(contents, first);
        let mut all = sheets(&self.strips, &self.heads, HEIGHT);
        let from = self.strips.len();
        let mut of_body = sheets(&behind, &self.heads, HEIGHT);
        for placed in of_body.iter_mut().flatten() {
            if let What::Strip(at) = &mut placed.what {
                *at += from;
            }
        }
        all.extend(of_body);
        self.strips.extend(behind);
        // The page of each heading is known once all are placed.
        let goals = Goals::of(&self.strips, &all);
        for (heading, strip, words) in waiting {
            let page = goals.page(heading).map(|page| (page + 1).to_string()).unwrap_or_default();
            let words = Words { glyphs: shaped(&page, Weight::Regular), ..words };
            let left = TEXT - words.width();
            self.strips[strip].marks.push(Mark::Words(Words { left, ..words }));
        }
        (vec![front, contents, body], all)
    }

    /// A line for each part, leading there. What it gives is where the number of the page is to stand: its heading, its strip, how it is set.
    fn contents(&mut self, contents: Element, first: usize) -> Vec<(usize, usize, Words)> {
        let mut waiting = Vec::new();
        let colours = self.setting.colours;
        let told: Vec<(usize, String)> = self
            .headings
            .iter()
            .enumerate()
            .skip(first)
            .filter(|(_, told)| told.level == Level::Part)
            .map(|(at, told)| (at, told.text.clone()))
            .collect();
        for (heading, text) in told {
            let item = self.tree.within(contents, Tag::TOCI);
            let reference = self.tree.within(item, Tag::Reference);
            let link = self.tree.within(reference, Tag::Link);
            let span = Span {
                text,
                weight: Weight::Regular,
                colour: colours.ink,
                ground: None,
                to: None,
                said: None,
                is_own: false,
                hyphens: None,
            };
            let spans = [span];
            let lines = super::line::lines(&spans, (TEXT - 40.0) / LINE.size, &mut self.measure);
            let count = lines.len();
            for (at, line) in lines.iter().enumerate() {
                let is_last = at + 1 == count;
                let mut marks =
                    self.marks(line, &spans, (LINE.size, (0.0, LINE.down())), link, &mut BTreeMap::new());
                for mark in &mut marks {
                    if let Mark::Words(words) = mark {
                        let slot = self.tree.slot(link);
                        words.link =
                            Some(Link { to: Goal::Heading(heading), slot, high: (14.0, LINE.leading) });
                    }
                }
                if is_last {
                    let top = LINE.leading;
                    let colour = colours.hairline;
                    marks.insert(0, Mark::Box { left: 0.0, top, wide: TEXT, high: 0.5, round: 0.0, colour });
                    let slot = Some(self.tree.slot(link));
                    let words = Words::plain(Vec::new(), LINE.size, LINE.down(), colours.muted);
                    let words = Words { slot, ..words };
                    waiting.push((heading, self.strips.len(), words));
                }
                let strip = Strip { height: LINE.leading, keep: !is_last, marks, ..Strip::default() };
                self.push(strip, if at == 0 { 3.0 } else { 0.0 });
            }
        }
        waiting
    }
}
