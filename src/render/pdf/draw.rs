//! Strips on their sheets, drawn.

use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::Destination;
use krilla::geom::{Path, PathBuilder, Point, Rect, Size, Transform};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::{Document, SerializeSettings};
use krilla_svg::{SurfaceExt, SvgSettings};

use super::face::{Fonts, Weight, shaped};
use super::flow::{Flow, Told};
use super::goals::Goals;
use super::sheet::{Goal, Link, Mark, Placed, Strip, What, Words};
use super::tree::{Element, Slot};
use super::{MARGIN, PdfFault, SHEET, TEXT};
use crate::doc::Level;
use crate::render::Colour;

/// The size of what stands at the foot of a page, and how far up from the sheet's end.
const FOOT: (f32, f32) = (7.8, 34.0);
/// What a link covers to the sides of its words.
const AROUND: f32 = 1.0;

/// Draws sheets, and says what is on them: what is in `roots`, one after the other.
pub(super) fn drawn(
    mut flow: Flow<'_>,
    sheets: &[Vec<Placed>],
    roots: &[Element],
) -> Result<Vec<u8>, PdfFault> {
    let standard = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let settings = SerializeSettings {
        enable_tagging: true,
        xmp_metadata: true,
        configuration: standard.map_err(PdfFault::of)?,
        ..SerializeSettings::default()
    };
    let mut document = Document::new_with(settings);
    let goals = Goals::of(&flow.strips, sheets);
    let fonts = Fonts::new();
    for (number, sheet) in sheets.iter().enumerate() {
        let Some(paper) = PageSettings::from_wh(SHEET.0, SHEET.1) else { continue };
        let mut page = document.start_page_with(paper);
        let mut surface = page.surface();
        let mut pen = Pen { surface: &mut surface, fonts: &fonts, drawn: Vec::new(), links: Vec::new() };
        for placed in sheet {
            let strip = match placed.what {
                What::Strip(at) => &flow.strips[at],
                What::Head(table, at) => &flow.heads[table][at],
            };
            pen.strip(strip, placed, &flow);
        }
        pen.foot(&flow, number + 1, sheets.len());
        let Pen { drawn, links, .. } = pen;
        surface.finish();
        drawn.into_iter().for_each(|(slot, identifier)| flow.tree.fill(slot, identifier));
        for (link, area, text) in links {
            let Some(goal) = goals.place(&link.to) else { continue };
            let target = Target::Destination(Destination::Xyz(goal));
            let link_to = Annotation::new_link(LinkAnnotation::new(area, target), Some(text));
            flow.tree.fill(link.slot, page.add_tagged_annotation(link_to));
        }
        page.finish();
    }
    document.set_outline(outline(&flow.headings, &goals));
    document.set_metadata(
        Metadata::new()
            .title(flow.setting.title.to_owned())
            .language(flow.setting.lang.code().to_owned())
            .creator(format!("mognad {}", env!("CARGO_PKG_VERSION"))),
    );
    document.set_tag_tree(flow.tree.finished(roots));
    document.finish().map_err(PdfFault::of)
}

/// The headings as bookmarks, those of parts beneath each other and what is in a part beneath it.
fn outline(headings: &[Told], goals: &Goals) -> Outline {
    let mut outline = Outline::new();
    let mut part: Option<OutlineNode> = None;
    for (at, told) in headings.iter().enumerate() {
        let Some(place) = goals.place(&Goal::Heading(at)) else { continue };
        let node = OutlineNode::new(told.text.clone(), place);
        match (told.level, &mut part) {
            (Level::Subsection, _) => {}
            (Level::Section, Some(part)) => part.push_child(node),
            (Level::Title | Level::Part | Level::Section, _) => {
                part.replace(node).into_iter().for_each(|before| outline.push_child(before));
            }
        }
    }
    part.into_iter().for_each(|last| outline.push_child(last));
    outline
}

struct Pen<'a, 'page> {
    surface: &'a mut Surface<'page>,
    fonts: &'a Fonts,
    drawn: Vec<(Slot, krilla::tagging::Identifier)>,
    /// What is to be put over words, once the sheet is drawn.
    links: Vec<(Link, Rect, String)>,
}

impl Pen<'_, '_> {
    fn strip(&mut self, strip: &Strip, placed: &Placed, flow: &Flow<'_>) {
        let (left, top) = (MARGIN.1 + placed.left, MARGIN.0 + placed.top);
        // Grounds are for who sees them alone.
        let boxes: Vec<&Mark> = strip.marks.iter().filter(|mark| matches!(mark, Mark::Box { .. })).collect();
        if !boxes.is_empty() {
            self.artifact(ArtifactType::Layout);
            boxes.into_iter().for_each(|mark| self.ground(mark, (left, top)));
            self.surface.end_tagged();
        }
        for mark in &strip.marks {
            match mark {
                Mark::Box { .. } => {}
                Mark::Words(words) => self.words(words, (left, top)),
                Mark::Picture { at, wide, high, slot } => {
                    let (wide, high) = (wide * placed.scale, high * placed.scale);
                    let drawing = flow.shown[*at];
                    let Some(size) = Size::from_wh(wide, high) else { continue };
                    let identifier = self.surface.start_tagged(ContentTag::Other);
                    self.surface.push_transform(&Transform::from_translate(left, top));
                    // What no typeface has is drawn as it can be, and is no text.
                    let settings = SvgSettings { embed_text: drawing.is_text, ..SvgSettings::default() };
                    self.surface.draw_svg(&drawing.tree, size, settings);
                    self.surface.pop();
                    self.surface.end_tagged();
                    self.drawn.push((*slot, identifier));
                }
            }
        }
    }

    fn artifact(&mut self, kind: ArtifactType) {
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
    }

    fn colour(&mut self, [red, green, blue]: Colour) {
        self.surface.set_stroke(None);
        self.surface
            .set_fill(Some(Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }));
    }

    fn ground(&mut self, mark: &Mark, (x, y): (f32, f32)) {
        if let Mark::Box { left, top, wide, high, round, colour } = mark
            && let Some(path) = rounded((x + left, y + top), (*wide, *high), *round)
        {
            self.colour(*colour);
            self.surface.draw_path(&path);
        }
    }

    fn words(&mut self, words: &Words, (x, y): (f32, f32)) {
        let (left, down) = (x + words.left, y + words.down);
        match words.slot {
            Some(slot) => {
                let tag = SpanTag::empty().with_alt_text(words.said.as_deref());
                let identifier = self.surface.start_tagged(ContentTag::Span(tag));
                self.drawn.push((slot, identifier));
            }
            None => self.artifact(ArtifactType::PaginationOther),
        }
        self.glyphs(words, (left, down));
        self.surface.end_tagged();
        if let Some(link) = &words.link {
            let (rise, high) = link.high;
            let area = Rect::from_xywh(left - AROUND, down - rise, words.width() + 2.0 * AROUND, high);
            let text = words.glyphs.iter().map(|glyphs| glyphs.text.as_str()).collect();
            area.into_iter().for_each(|area| self.links.push((link.clone(), area, String::clone(&text))));
        }
    }

    fn glyphs(&mut self, words: &Words, (mut left, down): (f32, f32)) {
        self.colour(words.colour);
        for part in &words.glyphs {
            if let Some(font) = self.fonts.font(part.cut) {
                let place = Point::from_xy(left, down);
                self.surface.draw_glyphs(place, &part.glyphs, font, &part.text, words.size, false);
            }
            left += part.width * words.size;
        }
    }

    /// What stands at the foot of each page: what the document is of, and the page's number.
    fn foot(&mut self, flow: &Flow<'_>, number: usize, count: usize) {
        let labels = flow.labels;
        let (size, up) = FOOT;
        let down = SHEET.1 - up;
        let words =
            |text: &str| Words::plain(shaped(text, Weight::Regular), size, 0.0, flow.setting.colours.muted);
        self.artifact(ArtifactType::Footer);
        self.glyphs(&words(flow.setting.foot), (MARGIN.1, down));
        let page = words(&format!("{} {number} {} {count}", labels.page, labels.page_of));
        let left = MARGIN.1 + TEXT - page.width();
        self.glyphs(&page, (left, down));
        self.surface.end_tagged();
    }
}

/// A rectangle with corners that are so round.
fn rounded((left, top): (f32, f32), (wide, high): (f32, f32), round: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    if round <= 0.0 {
        path.push_rect(Rect::from_xywh(left, top, wide, high)?);
        return path.finish();
    }
    let (right, end) = (left + wide, top + high);
    path.move_to(left + round, top);
    path.line_to(right - round, top);
    path.quad_to(right, top, right, top + round);
    path.line_to(right, end - round);
    path.quad_to(right, end, right - round, end);
    path.line_to(left + round, end);
    path.quad_to(left, end, left, end - round);
    path.line_to(left, top + round);
    path.quad_to(left, top, left + round, top);
    path.close();
    path.finish()
}
