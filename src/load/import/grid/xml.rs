//! XML of a workbook's part, event by event.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesEnd, BytesStart, Event};

use super::package::{Budget, Package, Part};
use crate::model::FileFault;

/// The deepest that elements may stand in each other; workbooks need a dozen.
const DEEPEST: u32 = 256;

/// What comes next in XML.
pub(super) enum Node<'b> {
    /// An element begins.
    Open(Tag<'b>),
    /// An element ends.
    Close(End<'b>),
    /// Text inside an element.
    Text(Cow<'b, str>),
    /// Comments and the like.
    Other,
}

impl<'b> Node<'b> {
    /// The element that begins, if it is one of this name.
    pub fn opens(&self, name: &str) -> Option<&Tag<'b>> {
        match self {
            Self::Open(tag) if tag.is(name) => Some(tag),
            Self::Open(_) | Self::Close(_) | Self::Text(_) | Self::Other => None,
        }
    }

    /// Whether an element of this name ends.
    pub fn closes(&self, name: &str) -> bool {
        matches!(self, Self::Close(tag) if tag.is(name))
    }
}

/// The end of an element.
pub(super) struct End<'b>(BytesEnd<'b>);

impl End<'_> {
    /// Whether it is of an element of this name.
    pub fn is(&self, name: &str) -> bool {
        self.0.local_name().as_ref() == name
    }
}

/// The beginning of an element. Names are compared without their prefixes, which every program chooses itself.
pub(super) struct Tag<'b>(BytesStart<'b>);

impl Tag<'_> {
    pub fn is(&self, name: &str) -> bool {
        self.0.local_name().as_ref() == name
    }

    /// An attribute's value; `None` where there is no such attribute, or none that can be read.
    pub fn attr(&self, name: &str) -> Option<String> {
        let mut all = self.0.attributes();
        let found = all.with_checks(false).flatten().find(|attr| attr.key.local_name().as_ref() == name)?;
        found.normalized_value(XmlVersion::default()).ok().map(Cow::into_owned)
    }

    /// Whether LibreOffice says beside the standard's own kind that the cell is an error.
    pub fn says_error(&self) -> bool {
        let mut all = self.0.attributes();
        all.with_checks(false)
            .flatten()
            .any(|attr| attr.key.as_ref() == "calcext:value-type" && &*attr.value == "error")
    }

    /// An attribute that says how often something stands there; once where it does not say.
    pub fn repeats(&self, name: &str) -> u64 {
        self.attr(name).map_or(1, |text| text.parse().unwrap_or(1))
    }
}

/// A part's XML as it is read.
pub(super) struct Xml<'p> {
    part: String,
    reader: Reader<Part<'p>>,
    buffer: Vec<u8>,
    depth: u32,
}

impl Package<'_> {
    /// A part's XML.
    ///
    /// # Errors
    /// Where there is no such part, or it cannot be unpacked.
    pub fn xml<'p>(&'p mut self, name: &str, budget: &'p mut Budget) -> Result<Xml<'p>, FileFault> {
        Ok(Xml::new(name, self.part(name, budget)?))
    }
}

impl<'p> Xml<'p> {
    pub fn new(name: &str, part: Part<'p>) -> Self {
        let mut reader = Reader::from_reader(part);
        reader.config_mut().expand_empty_elements = true;
        Self { part: name.to_owned(), reader, buffer: Vec::new(), depth: 0 }
    }

    /// What comes next; `None` at the end of the part.
    ///
    /// # Errors
    /// Where the part cannot be unpacked, is no XML, or is more than is read.
    pub fn next(&mut self) -> Result<Option<Node<'_>>, FileFault> {
        self.buffer.clear();
        self.reader.get_mut().begin();
        let event = match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => event,
            Err(error) => {
                let tripped = self.reader.get_mut().tripped();
                return Err(tripped.unwrap_or_else(|| broken(&self.part, error.to_string())));
            }
        };
        Ok(Some(match event {
            Event::Start(_) if self.depth >= DEEPEST => {
                return Err(broken(&self.part, "elements too deep in each other"));
            }
            Event::Start(tag) => {
                self.depth += 1;
                Node::Open(Tag(tag))
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                Node::Close(End(tag))
            }
            Event::Text(text) => Node::Text(text.xml10_content()),
            Event::CData(text) => Node::Text(text.xml10_content()),
            Event::GeneralRef(name) => Node::Text(match name.resolve_char_ref() {
                Ok(Some(sign)) => sign.to_string().into(),
                Ok(None) => match resolve_predefined_entity(&name) {
                    Some(text) => text.into(),
                    None => return Err(FileFault::OwnEntities { part: self.part.clone() }),
                },
                Err(error) => return Err(broken(&self.part, error.to_string())),
            }),
            Event::DocType(text) if text.contains("<!ENTITY") => {
                return Err(FileFault::OwnEntities { part: self.part.clone() });
            }
            Event::Eof if self.depth > 0 => return Err(broken(&self.part, "ends in the middle")),
            Event::Eof => return Ok(None),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {
                Node::Other
            }
        }))
    }

    pub fn budget(&mut self) -> &mut Budget {
        self.reader.get_mut().budget()
    }

    /// A fault in this part.
    pub fn broken(&self, detail: impl Into<String>) -> FileFault {
        broken(&self.part, detail)
    }
}

fn broken(part: &str, detail: impl Into<String>) -> FileFault {
    FileFault::Damaged { part: part.to_owned(), detail: detail.into() }
}
