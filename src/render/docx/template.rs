//! A template: somebody's own document, in which the report stands where it is marked.
//!
//! Nothing of it is changed but what must be: the marked paragraph gives way to the report, styles that the report needs and the template lacks are added,
//! and so are its pictures and its lists. Paper, heads, feet, fonts and all parts that are not looked at here stay to the byte.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use super::body::{Around, written};
use super::package::{
    NUMBERING_TYPE, PartFile, list_kinds, lists, numbering, packed, picture_parts, picture_references,
    relation,
};
use super::style::{Known, Styles};
use super::{Picture, TEXT_WIDTH, WORD};
use crate::model::{TEMPLATE_MARK, TemplateFault};
use crate::render::{Pictured, Setting};
use crate::xml::escape;

/// The most bytes that a template unpacks to, and the most parts that it has.
const MOST_BYTES: u64 = 256 << 20;
const MOST_PARTS: usize = 10_000;

/// A document that a report can be put into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its parts, in the file's order.
    parts: Vec<PartFile>,
    /// The folder of the part with the text, and the names of that part, of what it refers to, of styles and of lists.
    folder: String,
    main: String,
    references: String,
    styles: String,
    numbering: Option<String>,
    /// The text before the marked paragraph, what of the paragraph must stay, and the text behind it.
    around: [String; 3],
    /// The first number that nothing in the text has.
    first_id: usize,
    text_width: u32,
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// [`TemplateFault`] where it is no document that a report can be put into.
    pub fn read(bytes: &[u8]) -> Result<Self, TemplateFault> {
        let parts = unpacked(bytes)?;
        let types = text_of(&parts, "[Content_Types].xml").ok_or(TemplateFault::NotWord)?;
        if types.contains("macroEnabled") || types.contains("vbaProject") {
            return Err(TemplateFault::Macros);
        }
        let main = related(&parts, "_rels/.rels", "", "/officeDocument").ok_or(TemplateFault::NotWord)?;
        let text = text_of(&parts, &main).ok_or(TemplateFault::NotWord)?;
        let (folder, name) = main.split_at(main.rfind('/').map_or(0, |at| at + 1));
        let references = format!("{folder}_rels/{name}.rels");
        let part = |kind: &str| {
            related(&parts, &references, folder, kind).filter(|name| text_of(&parts, name).is_some())
        };
        let styles = part("/styles").ok_or(TemplateFault::NotWord)?;
        let numbering = part("/numbering");
        let found = Marked::find(text)?;
        Ok(Self {
            around: found.around(text),
            first_id: found.last_id + 1,
            text_width: found.text_width,
            folder: folder.to_owned(),
            main,
            references,
            styles,
            numbering,
            parts,
        })
    }

    /// The template with a document in it.
    ///
    /// # Errors
    /// Never in practice: writing to memory does not fail.
    pub(super) fn filled(
        &self,
        what: &Pictured<'_, Picture<'_>>,
        setting: &Setting<'_>,
    ) -> Result<Vec<u8>, ZipError> {
        let text = |name: &str| text_of(&self.parts, name).unwrap_or_default();
        let (styles, missing) = Styles::beside(&known_styles(text(&self.styles)));
        let lists_there = self.numbering.as_deref().map(text).unwrap_or_default();
        let [last_kind, last_list] = ["abstractNumId", "numId"].map(|name| last_number(lists_there, name));
        let kinds = (last_kind + 1, last_kind + 2);
        let numbers = (last_list + 1, last_list + 2);
        let around =
            Around { styles: &styles, first_id: self.first_id, numbers, text_width: self.text_width };
        let body = written(what, setting, &around);
        let (kind_xml, list_xml) = (list_kinds(kinds.0, kinds.1), lists(kinds, numbers, body.lists));
        let folder = &self.folder;
        let mut more = picture_references(&body);
        let mut types = String::new();
        let has_png = text("[Content_Types].xml").to_lowercase().contains("extension=\"png\"");
        if !has_png {
            types += "<Default Extension=\"png\" ContentType=\"image/png\"/>";
        }
        let mut added = picture_parts(&body, folder);
        if self.numbering.is_none() {
            more += &relation("mognadNumbering", "numbering", "mognad-numbering.xml");
            types += &format!(
                "<Override PartName=\"/{folder}mognad-numbering.xml\" ContentType=\"{NUMBERING_TYPE}\"/>"
            );
            added.push((format!("{folder}mognad-numbering.xml"), numbering(&kind_xml, &list_xml)));
        }
        let changed = |name: &str, bytes: &[u8]| -> Option<String> {
            let text = std::str::from_utf8(bytes).ok()?;
            if name == self.main {
                let [before, kept, behind] = &self.around;
                return Some([before.as_str(), &body.xml, kept, behind].concat());
            }
            if name == self.references {
                return Some(put_last(text, "Relationships", &more));
            }
            if name == self.styles {
                return Some(put_last(text, "w:styles", &missing));
            }
            if Some(name) == self.numbering.as_deref() {
                return Some(with_lists(text, &kind_xml, &list_xml));
            }
            match name {
                "[Content_Types].xml" => Some(put_last(&as_document(text), "Types", &types)),
                "docProps/core.xml" => Some(titled(text, setting.title)),
                _ => None,
            }
        };
        let kept = self.parts.iter().map(|(name, bytes)| {
            let bytes = changed(name, bytes).map_or_else(|| bytes.clone(), String::into_bytes);
            (name.clone(), bytes)
        });
        packed(kept.chain(added))
    }
}

fn unpacked(bytes: &[u8]) -> Result<Vec<PartFile>, TemplateFault> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| TemplateFault::NotWord)?;
    if zip.len() > MOST_PARTS {
        return Err(TemplateFault::TooLarge);
    }
    let (mut parts, mut left) = (Vec::new(), MOST_BYTES);
    for at in 0..zip.len() {
        let file = zip.by_index(at).map_err(|_| TemplateFault::NotWord)?;
        if file.is_dir() {
            continue;
        }
        let name = file.name().map_err(|_| TemplateFault::NotWord)?.into_owned();
        let mut content = Vec::new();
        file.take(left + 1).read_to_end(&mut content).map_err(|_| TemplateFault::NotWord)?;
        left = left.checked_sub(content.len() as u64).ok_or(TemplateFault::TooLarge)?;
        parts.push((name, content));
    }
    // Two parts of one name would be written as one.
    let mut names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    if names.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(TemplateFault::NotWord);
    }
    Ok(parts)
}

fn text_of<'a>(parts: &'a [PartFile], name: &str) -> Option<&'a str> {
    let (_, bytes) = parts.iter().find(|(part, _)| part == name)?;
    let text = std::str::from_utf8(bytes).ok()?;
    Some(text.trim_start_matches('\u{feff}'))
}

/// The part that another refers to as being of a kind; its folder is counted from.
fn related(parts: &[PartFile], references: &str, folder: &str, kind: &str) -> Option<String> {
    let mut found = None;
    elements(text_of(parts, references)?, |element| {
        if element.local_name().as_ref() == "Relationship"
            && attribute(element, "Type").is_some_and(|of| of.ends_with(kind))
        {
            found = found.take().or(attribute(element, "Target"));
        }
    })?;
    let target: String = found?;
    Some(target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned))
}

/// Does something with each element as it begins; `None` where the text is no XML.
fn elements(text: &str, mut each: impl FnMut(&BytesStart<'_>)) -> Option<()> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) | Event::Empty(element) => each(&element),
            Event::Eof => return Some(()),
            Event::End(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
    }
}

/// An attribute's value, by its name without what stands before a colon.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|one| one.key.local_name().as_ref() == name)?;
    Some(found.value.into_owned())
}

/// Where a text is marked.
#[derive(Debug)]
struct Marked {
    /// Where the paragraph begins and ends.
    paragraph: (usize, usize),
    /// Where what ends a part of the document with paper of its own stands in it.
    section: Option<(usize, usize)>,
    last_id: usize,
    text_width: u32,
}

/// A paragraph that has begun.
#[derive(Debug)]
struct Open {
    from: usize,
    has_room: bool,
    text: String,
    section: Option<(usize, usize)>,
}

impl Marked {
    fn find(text: &str) -> Result<Self, TemplateFault> {
        let mut finder = Finder::default();
        finder.read(text)?;
        let (paragraph, section) = match finder.found.as_slice() {
            [] => return Err(TemplateFault::NoMark),
            [one] => *one,
            several => return Err(TemplateFault::Marks(several.len())),
        };
        Ok(Self { paragraph, section, last_id: finder.last_id, text_width: finder.text_width() })
    }

    fn around(&self, text: &str) -> [String; 3] {
        let (from, to) = self.paragraph;
        let section = self
            .section
            .map_or(String::new(), |(from, to)| format!("<w:p><w:pPr>{}</w:pPr></w:p>", &text[from..to]));
        [text[..from].to_owned(), section, text[to..].to_owned()]
    }
}

type Place = (usize, usize);

/// What is found on the way through a text.
#[derive(Debug, Default)]
struct Finder {
    /// The elements around.
    inside: Vec<String>,
    open: Vec<Open>,
    /// Where sections' ends begin.
    section_from: Option<usize>,
    found: Vec<(Place, Option<Place>)>,
    last_id: usize,
    /// How wide the paper is and its margins, of the first section that ends behind the mark.
    paper: [Option<u32>; 3],
    is_known: bool,
}

impl Finder {
    fn read(&mut self, text: &str) -> Result<(), TemplateFault> {
        let mut reader = Reader::from_str(text);
        loop {
            let from = reader.buffer_position() as usize;
            let event = reader.read_event().map_err(|_| TemplateFault::NotWord)?;
            let to = reader.buffer_position() as usize;
            match event {
                Event::Start(element) => {
                    self.begin(&element, from)?;
                    self.inside.push(element.name().as_ref().to_owned());
                }
                Event::Empty(element) => {
                    self.begin(&element, from)?;
                    self.end(element.name().as_ref(), to)?;
                }
                Event::End(element) => {
                    self.inside.pop();
                    self.end(element.name().as_ref(), to)?;
                }
                Event::Text(words) => {
                    if self.inside.last().is_some_and(|name| name == "w:t")
                        && let Some(paragraph) = self.open.last_mut()
                    {
                        paragraph.text += words.as_ref();
                    }
                }
                Event::Eof => return Ok(()),
                Event::CData(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_)
                | Event::GeneralRef(_) => {}
            }
        }
    }

    fn begin(&mut self, element: &BytesStart<'_>, at: usize) -> Result<(), TemplateFault> {
        if self.inside.is_empty() && !declares_word(element) {
            return Err(TemplateFault::Strict);
        }
        let number = |name: &str| attribute(element, name).and_then(|value| value.parse::<u32>().ok());
        match element.name().as_ref() {
            "w:p" => {
                let around = self.inside.last().map(String::as_str);
                let is_block = matches!(around, Some("w:body" | "w:sdtContent"));
                let has_room =
                    is_block && self.open.is_empty() && !self.inside.iter().any(|name| name == "w:tbl");
                self.open.push(Open { from: at, has_room, text: String::new(), section: None });
            }
            "w:sectPr" => self.section_from = Some(at),
            "w:pgSz" if !self.is_known => self.paper[0] = number("w"),
            "w:pgMar" if !self.is_known => {
                (self.paper[1], self.paper[2]) = (number("left"), number("right"));
            }
            "wp:docPr" | "w:bookmarkStart" => {
                let id = number("id").unwrap_or_default();
                self.last_id = self.last_id.max(id as usize);
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str, at: usize) -> Result<(), TemplateFault> {
        if name == "w:sectPr" {
            let place = self.section_from.take().map(|from| (from, at));
            self.open.last_mut().into_iter().for_each(|paragraph| paragraph.section = place);
            self.is_known |= !self.found.is_empty();
        }
        if name != "w:p" {
            return Ok(());
        }
        let Some(paragraph) = self.open.pop() else { return Ok(()) };
        if !paragraph.text.contains(TEMPLATE_MARK) {
            return Ok(());
        }
        if !paragraph.has_room {
            return Err(TemplateFault::NoRoom);
        }
        if paragraph.text.trim() != TEMPLATE_MARK {
            return Err(TemplateFault::BesideText);
        }
        // A section ends with its last paragraph, so its paper has been seen.
        self.is_known |= paragraph.section.is_some();
        self.found.push(((paragraph.from, at), paragraph.section));
        Ok(())
    }

    fn text_width(&self) -> u32 {
        let [Some(wide), left, right] = self.paper else { return TEXT_WIDTH };
        let text = wide.saturating_sub(left.unwrap_or_default()).saturating_sub(right.unwrap_or_default());
        // What is no page of letters is none to set a report on.
        if (2_000..=30_000).contains(&text) { text } else { TEXT_WIDTH }
    }
}

/// Whether an element says that what begins with `w:` is Word's.
fn declares_word(element: &BytesStart<'_>) -> bool {
    element.attributes().flatten().any(|one| one.key.as_ref() == "xmlns:w" && one.value == WORD)
}

/// The styles that are there.
fn known_styles(text: &str) -> Known {
    let (mut known, mut now) = (Known::default(), None::<(String, String)>);
    let mut named = None::<(String, String)>;
    let read = elements(text, |element| match element.name().as_ref() {
        "w:style" => {
            let kind = attribute(element, "type").unwrap_or_else(|| "paragraph".to_owned());
            let id = attribute(element, "styleId").unwrap_or_default();
            let is_default =
                attribute(element, "default").is_some_and(|value| value == "1" || value == "true");
            if is_default && kind == "paragraph" {
                known.normal = Some(id.clone());
            }
            (now, named) = (Some((kind, id)), None);
        }
        "w:name" => {
            if let Some((kind, id)) = &now {
                let name = attribute(element, "val").unwrap_or_default().to_lowercase();
                let key = (kind.clone(), name);
                known.ids.entry(key.clone()).or_insert_with(|| id.clone());
                named = Some(key);
            }
        }
        "w:numPr" => known.marked.extend(named.clone()),
        _ => {}
    });
    if read.is_some() { known } else { Known::default() }
}

/// The largest of the numbers that attributes of a name have in lists; 0 where there is none.
fn last_number(text: &str, name: &str) -> usize {
    let mut last = 0;
    elements(text, |element| {
        let number = attribute(element, name).and_then(|value| value.parse::<usize>().ok());
        last = last.max(number.unwrap_or_default());
    });
    last
}

/// XML with something more at the end of its outermost element.
fn put_last(text: &str, name: &str, more: &str) -> String {
    let end = format!("</{name}>");
    if let Some(at) = text.rfind(&end) {
        return [&text[..at], more, &text[at..]].concat();
    }
    // One that has nothing in it yet.
    match text.trim_end().strip_suffix("/>") {
        Some(start) => [start, ">", more, &end].concat(),
        None => text.to_owned(),
    }
}

/// How lists are numbered, with ours: kinds of lists stand before lists.
fn with_lists(text: &str, kinds: &str, lists: &str) -> String {
    let first_list = text.find("<w:num ").or_else(|| text.find("<w:numIdMacAtCleanup"));
    let end = text.find("<w:numIdMacAtCleanup").or_else(|| text.rfind("</w:numbering>"));
    match (first_list.or(end), end) {
        (Some(at), Some(end)) => [&text[..at], kinds, &text[at..end], lists, &text[end..]].concat(),
        _ => put_last(text, "w:numbering", &(kinds.to_owned() + lists)),
    }
}

/// The types of parts, with a template's text as a document's.
fn as_document(types: &str) -> String {
    types.replace("wordprocessingml.template.main+xml", "wordprocessingml.document.main+xml")
}

/// Properties with another title.
fn titled(text: &str, title: &str) -> String {
    let element =
        format!("<dc:title xmlns:dc=\"http://purl.org/dc/elements/1.1/\">{}</dc:title>", escape(title));
    if let Some((before, rest)) = text.split_once("<dc:title") {
        let behind = match rest.split_once('>') {
            Some((head, behind)) if head.ends_with('/') => Some(behind),
            Some((_, behind)) => behind.split_once("</dc:title>").map(|(_, behind)| behind),
            None => None,
        };
        return behind.map_or_else(|| text.to_owned(), |behind| [before, &element, behind].concat());
    }
    put_last(text, "cp:coreProperties", &element)
}
