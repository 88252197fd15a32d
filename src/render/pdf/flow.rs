//! A document as strips, block by block, with the tree of what it consists of.

use std::collections::BTreeSet;
use std::num::NonZeroU16;
use std::slice::Iter;

use krilla::tagging::{ListNumbering, Tag};

use super::face::{Measure, Weight, is_seen, shaped};
use super::look::{
    BESIDE, BODY, CAPTION, DETAIL, FORMULA, ITEM, Ink, LEAD, Look, NOTE, PART, QUIET, SECTION, STEP,
    SUBSECTION, TITLE,
};
use super::sheet::{Mark, Strip, Words as Letters};
use super::tree::{Element, Tree};
use super::{COLUMN, Drawing, TEXT};
use crate::doc::{
    Block, Document, Entry, Figure, Key, Level, Listing, Meter, Part, Role, Run, Rung, Shape, Text, Tone,
    Voice, fact_lines,
};
use crate::render::{Colour, Pictured, Setting};
use crate::text::labels::{Words as Labels, words};

/// A picture of a number beneath a figure.
const BAR: (f32, f32) = (180.0, 6.0);
/// How small a picture may become to save a sheet from being half empty.
const LEAST_PICTURE: f32 = 0.7;

/// A heading, for who looks for what is in the document.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub level: Level,
    pub text: String,
}

pub(super) struct Flow<'a> {
    pub setting: &'a Setting<'a>,
    pub labels: &'static Labels,
    pub tree: Tree,
    /// What the next block goes into.
    pub root: Element,
    pub strips: Vec<Strip>,
    /// The heads of each table, to be repeated.
    pub heads: Vec<Vec<Strip>>,
    pub headings: Vec<Told>,
    pub shown: Vec<&'a Drawing>,
    pub measure: Measure,
    pub tables: usize,
    /// The space that is wanted above the next strip.
    pub gap: f32,
    /// How wide what is laid out can be.
    pub wide: f32,
    /// What is laid out in two columns, by its first strip.
    columns: Option<usize>,
    /// The parts that can be led to.
    pub names: BTreeSet<String>,
    /// The parts that begin with the next strip.
    begun: Vec<String>,
    drawings: Iter<'a, Option<Drawing>>,
    level: Level,
    /// How deep the heading before is: none is more than a step deeper than the one before.
    depth: u16,
    figures: usize,
}

impl<'a> Flow<'a> {
    pub fn new(what: &Pictured<'a, Drawing>, setting: &'a Setting<'a>) -> Self {
        let mut tree = Tree::new();
        let root = tree.alone(Tag::Section);
        Self {
            setting,
            labels: words(setting.lang),
            tree,
            root,
            strips: Vec::new(),
            heads: Vec::new(),
            headings: Vec::new(),
            shown: Vec::new(),
            measure: Measure::default(),
            tables: 0,
            gap: 0.0,
            wide: TEXT,
            columns: None,
            names: what.document.goals().into_iter().map(str::to_owned).collect(),
            begun: Vec::new(),
            drawings: what.pictures.iter(),
            level: Level::Title,
            depth: 0,
            figures: 0,
        }
    }

    pub fn document(&mut self, document: &Document) {
        self.blocks(document.blocks());
    }

    pub fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(level, text) => self.heading(*level, text),
            Block::Paragraph(voice, text) => self.said(*voice, text),
            Block::Note(text) => self.paragraph(&NOTE, text),
            Block::List(listing, entries) => self.list(*listing, entries),
            Block::Table(table, narrow) => self.table(table, narrow),
            Block::Formulas(lines) => {
                lines.iter().for_each(|line| self.paragraph(&FORMULA, &line.into()));
                self.gap = BODY.after;
            }
            Block::Trail(places) => self.paragraph(&NOTE, &Text::trail(places)),
            Block::Part(part) => self.part(part),
            Block::Fold(name, body) => {
                let outside = self.level;
                self.heading(outside.beneath(), &name.into());
                self.document(body);
                self.level = outside;
            }
            Block::Figure(figure) => self.figure(figure),
            Block::Ladder(rungs) => self.ladder(rungs),
            Block::Facts(facts) => self.list(Listing::Bullets, &fact_lines(facts)),
        }
    }

    fn part(&mut self, part: &Part) {
        let outside = self.level;
        if let Some(heading) = &part.heading {
            self.begun.extend(part.id.clone());
            self.heading(heading.level, &heading.in_a_line());
        }
        if let Some(Key { value, meter, note }) = &part.key {
            let element = self.tree.within(self.root, Tag::P);
            self.set(&Look { after: 2.0, ..LEAD }, value, element, true);
            let strip = Strip {
                height: BAR.1,
                keep: true,
                marks: bar(*meter, (0.0, 0.0), BAR, self.setting),
                ..Strip::default()
            };
            self.push(strip, 2.0);
            self.gap = 3.0;
            self.paragraph(&NOTE, &note.into());
        }
        if self.columns.is_none() && matches!(part.role, Role::Areas | Role::Method) {
            self.in_columns(&part.body);
        } else {
            self.document(&part.body);
        }
        self.level = outside;
    }

    /// What is many short passages is laid out in two columns.
    fn in_columns(&mut self, document: &Document) {
        self.columns = Some(self.strips.len());
        self.wide = COLUMN;
        self.document(document);
        self.wide = TEXT;
        self.columns = None;
        self.gap = 0.0;
    }

    fn heading(&mut self, level: Level, text: &Text) {
        self.level = level;
        let (look, depth) = match level {
            Level::Title => (&TITLE, 1),
            Level::Part => (&PART, 2),
            Level::Section => (&SECTION, 3),
            Level::Subsection => (&SUBSECTION, 4),
        };
        self.depth = depth.min(self.depth + 1);
        let said = text.to_string();
        // What says nothing is no heading.
        if !said.chars().any(is_seen) {
            return;
        }
        let number = NonZeroU16::new(self.depth).unwrap_or(NonZeroU16::MIN);
        let element = self.tree.within(self.root, Tag::Hn(number, Some(said.clone())));
        let at = self.strips.len();
        self.set(look, text, element, true);
        if let Some(strip) = self.strips.get_mut(at) {
            strip.heading = Some(self.headings.len());
            self.headings.push(Told { level, text: said });
        }
    }

    fn said(&mut self, voice: Voice, text: &Text) {
        let look = match voice {
            Voice::Plain | Voice::Step => BODY,
            Voice::Lead => LEAD,
            Voice::Meaning => Look { rule: Some(Ink::Accent), ..BESIDE },
            Voice::Ground => Look { rule: Some(Ink::Warning), ..BESIDE },
            Voice::Quiet | Voice::Small => NOTE,
            // There are no other files to lead to.
            Voice::Screen | Voice::ReadOn => return,
        };
        self.paragraph(&look, text);
    }

    pub fn paragraph(&mut self, look: &Look, text: &Text) {
        let element = self.tree.within(self.root, Tag::P);
        self.set(look, text, element, false);
    }

    fn list(&mut self, listing: Listing, entries: &[Entry]) {
        let is_numbered = match listing {
            Listing::Bullets | Listing::Names | Listing::Items => false,
            Listing::Numbers | Listing::RankedItems | Listing::Steps => true,
        };
        let numbering = if is_numbered { ListNumbering::Decimal } else { ListNumbering::Disc };
        let list = self.tree.within(self.root, Tag::L(numbering));
        for (at, entry) in entries.iter().enumerate() {
            let item = self.tree.within(list, Tag::LI);
            let label = self.tree.within(item, Tag::Lbl);
            let body = self.tree.within(item, Tag::LBody);
            let strip = self.strips.len();
            let has_details = !entry.details.is_empty();
            self.set(&ITEM, &entry.in_a_line(), body, has_details);
            let sign = if is_numbered { format!("{}.", at + 1) } else { "•".to_owned() };
            let colour = self.setting.colours.of(if is_numbered { Ink::Plain } else { Ink::Muted });
            let slot = self.tree.slot(label);
            let letters = Letters::plain(shaped(&sign, Weight::Regular), ITEM.size, ITEM.down(), colour);
            // A number stands against what it counts.
            let left = if is_numbered { (STEP - 4.0 - letters.width()).max(0.0) } else { 3.0 };
            if let Some(strip) = self.strips.get_mut(strip) {
                strip.marks.insert(0, Mark::Words(Letters { left, slot: Some(slot), ..letters }));
            }
            for (voice, text) in &entry.details {
                let look = match voice {
                    Voice::Screen | Voice::ReadOn => continue,
                    Voice::Quiet | Voice::Small => QUIET,
                    Voice::Plain | Voice::Lead | Voice::Meaning | Voice::Ground | Voice::Step => DETAIL,
                };
                let element = self.tree.within(body, Tag::P);
                self.set(&look, text, element, false);
            }
        }
        self.gap = self.gap.max(BODY.after);
    }

    /// All levels in a row.
    fn ladder(&mut self, rungs: &[Rung]) {
        let rung = |rung: &Rung| {
            let name = Run::Level(rung.at, rung.name.clone());
            let tone = if rung.is_here { Tone::Strong } else { Tone::Plain };
            let note = rung.note.iter().map(|note| Run::set(tone, format!(" – {note}")));
            std::iter::once(name).chain(note).chain([Run::plain("  ")]).collect::<Vec<_>>()
        };
        let text: Text = rungs.iter().flat_map(rung).collect();
        self.paragraph(&Look { leading: 15.0, ..BODY }, &text);
    }

    fn figure(&mut self, figure: &Figure) {
        // What is not drawn is told in words.
        let Some(drawing) = self.drawings.next().and_then(Option::as_ref) else {
            self.document(&figure.without_picture());
            return;
        };
        let (wide, high) = drawing.size();
        let scale = (self.wide / wide).min(highest(figure.shape) / high).min(0.8);
        let around = self.tree.within(self.root, Tag::Div);
        let element = self.tree.within(around, Tag::Figure(Some(figure.told())));
        let slot = self.tree.slot(element);
        let mark = Mark::Picture { at: self.shown.len(), wide: wide * scale, high: high * scale, slot };
        self.shown.push(drawing);
        let strip = Strip {
            height: high * scale,
            keep: true,
            marks: vec![mark],
            least: Some(LEAST_PICTURE),
            ..Strip::default()
        };
        self.push(strip, 8.0);
        self.gap = 0.0;
        self.figures += 1;
        let caption = self.tree.within(around, Tag::Caption);
        let text = format!("{}\u{a0}{}. {}", self.labels.picture_number, self.figures, figure.title);
        self.set(&CAPTION, &text.into(), caption, false);
    }

    /// Adds a strip, with no less space above it than it and the one before want.
    pub fn push(&mut self, strip: Strip, before: f32) {
        let parts = std::mem::take(&mut self.begun);
        let before = before.max(self.gap);
        self.gap = 0.0;
        self.strips.push(Strip { before, parts, columns: self.columns, ..strip });
    }
}

/// A value as a bar, with its interval as a line.
pub(super) fn bar(
    meter: Meter,
    (left, top): (f32, f32),
    (wide, high): (f32, f32),
    setting: &Setting<'_>,
) -> Vec<Mark> {
    let colours = setting.colours;
    let at = |value: f64| (value.clamp(0.0, 100.0) / 100.0) as f32 * wide;
    let part = |from: f32, to: f32, (down, high): (f32, f32), colour: Colour| Mark::Box {
        left: left + from,
        top: top + down,
        wide: (to - from).max(0.6),
        high,
        round: 0.0,
        colour,
    };
    let mut marks = vec![part(0.0, wide, (0.0, high), colours.hairline)];
    if meter.value > 0.0 {
        marks.push(part(0.0, at(meter.value), (0.0, high), colours.accent));
    }
    if let Some((from, to)) = meter.interval {
        let middle = high / 2.0;
        marks.push(part(at(from), at(to), (middle - 1.0, 2.0), [255; 3]));
        marks.push(part(at(from), at(to), (middle - 0.5, 1.0), colours.ink));
    }
    marks
}

/// How much of a page's height a picture takes at most: one that is as clear when it is small takes less.
const fn highest(shape: Shape) -> f32 {
    match shape {
        Shape::Radar | Shape::Position => 300.0,
        Shape::Bars | Shape::Heatmap | Shape::Slope | Shape::Multiples => 560.0,
    }
}
