//! What documents for paper are set with, whatever program opens them.

use crate::doc::Document;
use crate::model::{ContentLang, Lang};

/// A colour: red, green and blue.
pub type Colour = [u8; 3];

/// What a document for paper is set with.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Its language.
    pub lang: Lang,
    /// The language of what is reported on.
    pub content: ContentLang,
    /// What it is called.
    pub title: &'a str,
    /// What stands at the foot of each page, where there is no template.
    pub foot: &'a str,
    /// How it is coloured.
    pub colours: &'a Colours,
}

/// A document and its pictures, in its order; those that there are.
#[derive(Debug, Clone, Copy)]
pub struct Pictured<'a, P> {
    /// What it says.
    pub document: &'a Document,
    /// Its pictures, as the format has them.
    pub pictures: &'a [Option<P>],
}

/// The colours of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colours {
    /// Of text.
    pub ink: Colour,
    /// Of what may be passed over.
    pub muted: Colour,
    /// Of headings, links and bars.
    pub accent: Colour,
    /// Of warnings.
    pub warning: Colour,
    /// Of what stands between others.
    pub hairline: Colour,
    /// Of each level, the lowest first.
    pub levels: Vec<Shade>,
}

/// A colour, and that of the text on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shade {
    /// Behind the text.
    pub ground: Colour,
    /// Of the text.
    pub ink: Colour,
}
