//! What is in a document, block by block.

use std::collections::BTreeMap;
use std::slice::Iter;

use super::style::{Style, Styles};
use super::{Picture, RELATIONS, bookmark, picture_file, picture_reference};
use crate::doc::{
    Block, Document, Entry, Figure, Key, Level, Listing, Part, Rung, Shape, Text, Voice, fact_lines,
};
use crate::render::{Pictured, Setting};
use crate::text::labels::{Words, words};
use crate::xml::Xml;

/// A pixel of 1/96 inch, and a twentieth of a point, in the units of pictures.
const PIXEL: f32 = 9_525.0;
const TWENTIETH: u32 = 635;
/// A centimetre, in the same units.
const CENTIMETRE: f32 = 360_000.0;

/// The text of a document, with what it needs beside it.
#[derive(Debug)]
pub(super) struct Body<'a> {
    /// Paragraphs and tables.
    pub xml: String,
    /// The pictures in it, each by the number that its reference and its file have.
    pub pictures: Vec<(usize, &'a Picture<'a>)>,
    /// How many numbered lists there are.
    pub lists: usize,
}

/// How things are called in the document that the text comes to stand in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'a> {
    pub styles: &'a Styles,
    /// The first number that no picture, drawing or bookmark has.
    pub first_id: usize,
    /// The list of signs, and the first of the numbered ones.
    pub numbers: (usize, usize),
    /// How wide the text is, in twentieths of a point.
    pub text_width: u32,
}

/// A document as paragraphs and tables.
pub(super) fn written<'a>(
    what: &Pictured<'a, Picture<'a>>,
    setting: &'a Setting<'a>,
    around: &Around<'a>,
) -> Body<'a> {
    let goals = what.document.goals().into_iter().enumerate();
    let bookmarks = goals.map(|(place, id)| (id.to_owned(), place)).collect();
    let mut writer = Writer {
        setting,
        around: *around,
        labels: words(setting.lang),
        bookmarks,
        pictures: what.pictures.iter(),
        told: Vec::new(),
        level: Level::Title,
        lists: 0,
        tables: 0,
        figures: 0,
        xml: Xml::default(),
    };
    writer.document(what.document);
    Body { xml: writer.xml.into_string(), pictures: writer.told, lists: writer.lists }
}

pub(super) struct Writer<'a> {
    pub(super) setting: &'a Setting<'a>,
    pub(super) around: Around<'a>,
    pub(super) labels: &'static Words,
    pub(super) bookmarks: BTreeMap<String, usize>,
    /// Those that are still to come.
    pictures: Iter<'a, Option<Picture<'a>>>,
    told: Vec<(usize, &'a Picture<'a>)>,
    /// That of the heading above.
    level: Level,
    lists: usize,
    pub(super) tables: usize,
    figures: usize,
    pub(super) xml: Xml,
}

impl Writer<'_> {
    fn document(&mut self, document: &Document) {
        document.blocks().iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(level, text) => self.heading(*level, text, None),
            Block::Paragraph(voice, text) => self.said(*voice, text),
            Block::Note(text) => self.paragraph(Style::Note, "", text),
            Block::List(listing, entries) => self.list(*listing, entries),
            Block::Table(table, narrow) => self.table(table, narrow),
            Block::Formulas(lines) => {
                lines.iter().for_each(|line| self.paragraph(Style::Formula, "", &line.into()));
            }
            Block::Trail(places) => self.paragraph(Style::Note, "", &Text::trail(places)),
            Block::Part(part) => self.part(part),
            Block::Fold(name, body) => {
                let outside = self.level;
                self.heading(outside.beneath(), &name.into(), None);
                self.document(body);
                self.level = outside;
            }
            Block::Figure(figure) => self.figure(figure),
            Block::Ladder(rungs) => {
                let entries: Vec<Entry> = rungs.iter().map(Rung::entry).collect();
                self.list(Listing::Bullets, &entries);
            }
            Block::Facts(facts) => self.list(Listing::Bullets, &fact_lines(facts)),
        }
    }

    fn part(&mut self, part: &Part) {
        let outside = self.level;
        if let Some(heading) = &part.heading {
            let place = part.id.as_ref().and_then(|id| self.bookmarks.get(id).copied());
            self.heading(heading.level, &heading.in_a_line(), place);
        }
        if let Some(Key { value, note, .. }) = &part.key {
            self.paragraph(Style::Lead, "<w:keepNext/>", value);
            self.paragraph(Style::Note, "", &note.into());
        }
        self.document(&part.body);
        self.level = outside;
    }

    fn heading(&mut self, level: Level, text: &Text, place: Option<usize>) {
        self.level = level;
        let style = match level {
            Level::Title => Style::Title,
            Level::Part => Style::Part,
            Level::Section => Style::Section,
            Level::Subsection => Style::Subsection,
        };
        self.begin(style, "");
        let id = place.map(|at| (self.around.first_id + at).to_string());
        if let (Some(at), Some(id)) = (place, &id) {
            self.xml.empty("w:bookmarkStart", &[("w:id", id), ("w:name", &bookmark(at))]);
        }
        self.text(text);
        if let Some(id) = &id {
            self.xml.empty("w:bookmarkEnd", &[("w:id", id)]);
        }
        self.xml.close("w:p");
    }

    fn said(&mut self, voice: Voice, text: &Text) {
        match voice {
            Voice::Plain | Voice::Step => self.plain(text),
            Voice::Lead => self.paragraph(Style::Lead, "", text),
            Voice::Meaning => self.paragraph(Style::Meaning, "", text),
            Voice::Ground => self.paragraph(Style::Ground, "", text),
            Voice::Quiet | Voice::Small => self.paragraph(Style::Note, "", text),
            // There are no other files to lead to.
            Voice::Screen | Voice::ReadOn => {}
        }
    }

    fn list(&mut self, listing: Listing, entries: &[Entry]) {
        let (signs, first_numbered) = self.around.numbers;
        let (style, number) = match listing {
            Listing::Bullets | Listing::Names | Listing::Items => (Style::Bullets, signs),
            Listing::Numbers | Listing::RankedItems | Listing::Steps => {
                self.lists += 1;
                (Style::Numbers, first_numbered + self.lists - 1)
            }
        };
        // A template's own signs stay; numbers begin anew in each list, which only a list of its own does.
        let is_marked = style == Style::Bullets && self.around.styles.is_marked(style);
        let number = format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{number}\"/></w:numPr>");
        for entry in entries {
            let keep = if entry.details.is_empty() { "" } else { "<w:keepNext/>" };
            let number = if is_marked { "" } else { &number };
            self.paragraph(style, &format!("{keep}{number}"), &entry.in_a_line());
            for (voice, text) in &entry.details {
                match voice {
                    Voice::Screen | Voice::ReadOn => {}
                    Voice::Quiet | Voice::Small => self.paragraph(Style::Continue, "", &text.quiet()),
                    Voice::Plain | Voice::Lead | Voice::Meaning | Voice::Ground | Voice::Step => {
                        self.paragraph(Style::Continue, "", text);
                    }
                }
            }
        }
    }

    fn figure(&mut self, figure: &Figure) {
        // What is not drawn is told in words.
        let Some(picture) = self.pictures.next().and_then(Option::as_ref) else {
            self.document(&figure.without_picture());
            return;
        };
        let id = self.around.first_id + self.bookmarks.len() + self.told.len();
        self.told.push((id, picture));
        let (wide, high) = (picture.size.0 * PIXEL, picture.size.1 * PIXEL);
        let most = (self.around.text_width * TWENTIETH) as f32;
        let scale = f32::min(most / wide, highest(figure.shape) / high).min(1.25);
        let [wide, high] = [wide, high].map(|side| ((side * scale).round() as u64).to_string());
        let (number, name) = (id.to_string(), picture_file(id));
        self.xml.raw(
            "<w:p><w:pPr><w:keepNext/><w:spacing w:before=\"120\" w:after=\"60\"/></w:pPr><w:r><w:drawing>",
        );
        let drawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
        let none = [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0"), ("xmlns:wp", drawing)];
        self.xml.open("wp:inline", &none);
        self.xml.empty("wp:extent", &[("cx", &wide), ("cy", &high)]);
        self.xml.empty("wp:docPr", &[("id", &number), ("name", &name), ("descr", &figure.told())]);
        let main = "http://schemas.openxmlformats.org/drawingml/2006/main";
        self.xml.open("a:graphic", &[("xmlns:a", main)]);
        let kind = "http://schemas.openxmlformats.org/drawingml/2006/picture";
        self.xml.open("a:graphicData", &[("uri", kind)]);
        self.xml.open("pic:pic", &[("xmlns:pic", kind)]);
        self.xml.open("pic:nvPicPr", &[]);
        self.xml.empty("pic:cNvPr", &[("id", &number), ("name", &name)]);
        self.xml.raw("<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>");
        let reference = picture_reference(id);
        self.xml.empty("a:blip", &[("xmlns:r", RELATIONS), ("r:embed", &reference)]);
        self.xml.raw(
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>",
        );
        self.xml.empty("a:ext", &[("cx", &wide), ("cy", &high)]);
        self.xml.raw("</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>");
        self.xml.raw("</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>");
        self.figures += 1;
        self.caption("", (self.labels.picture_number, self.figures), &figure.title);
    }

    /// A caption with a number that Word counts anew when something is put before it.
    pub(super) fn caption(&mut self, properties: &str, (called, number): (&str, usize), text: &str) {
        self.begin(Style::Caption, properties);
        self.run("", &format!("{called}\u{a0}"));
        self.xml.open("w:fldSimple", &[("w:instr", &format!(" SEQ {called} \\* ARABIC "))]);
        self.run("", &number.to_string());
        self.xml.close("w:fldSimple");
        self.run("", &format!(". {text}"));
        self.xml.close("w:p");
    }

    /// A paragraph as all are that have no style of their own.
    fn plain(&mut self, text: &Text) {
        self.xml.open("w:p", &[]);
        self.text(text);
        self.xml.close("w:p");
    }

    pub(super) fn paragraph(&mut self, style: Style, properties: &str, text: &Text) {
        self.begin(style, properties);
        self.text(text);
        self.xml.close("w:p");
    }

    fn begin(&mut self, style: Style, properties: &str) {
        let style = self.around.styles.id(style);
        self.xml.raw(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}</w:pPr>"));
    }
}

/// How much of a page's height a picture takes at most: one that is as clear when it is small takes less.
const fn highest(shape: Shape) -> f32 {
    match shape {
        Shape::Radar | Shape::Position => 12.0 * CENTIMETRE,
        Shape::Bars | Shape::Heatmap | Shape::Slope | Shape::Multiples => 19.0 * CENTIMETRE,
    }
}
