//! What every page has: head, labels, style, and links that lead to pages there are.

use crate::model::{Lang, UnitIx};
use crate::report::view::{Head, Names};
use crate::text::labels::{Labels, labels};

use super::style::css;

/// What every page has.
#[derive(Debug)]
pub struct Page<'a> {
    /// What it is headed with.
    pub head: &'a Head,
    /// The words of its language.
    pub l: &'static Labels,
    /// Its style sheet.
    pub css: String,
    /// The program's version.
    pub version: &'static str,
    /// What an element with a text of the questionnaire says of its language, where that is not the page's.
    pub q: String,
    /// The way up to the report's folder: empty, or `../`.
    pub up: &'static str,
    links: Links<'a>,
}

/// Which pages there are.
#[derive(Debug, Clone, Copy)]
pub struct Links<'a> {
    /// The names of files.
    pub names: &'a Names,
    /// The only unit that has a page; all have one where there is none named, and so has the organisation.
    pub only: Option<UnitIx>,
}

/// A picture in a page.
#[derive(Debug)]
pub struct Picture {
    /// What it shows.
    pub title: String,
    /// The picture.
    pub svg: String,
    /// Files of the same picture: path from the report's folder, and what to call it.
    pub files: Vec<(String, &'static str)>,
}

impl<'a> Page<'a> {
    /// The organisation's page, which stands in the report's folder.
    #[must_use]
    pub fn of_whole(head: &'a Head, links: Links<'a>) -> Self {
        Self::new(head, links, "")
    }

    /// A unit's page, which stands one folder down.
    #[must_use]
    pub fn of_unit(head: &'a Head, links: Links<'a>) -> Self {
        Self::new(head, links, "../")
    }

    fn new(head: &'a Head, links: Links<'a>, up: &'static str) -> Self {
        let version = env!("CARGO_PKG_VERSION");
        Self { head, l: labels(head.lang), q: marked(head), css: css(head.levels), version, up, links }
    }

    /// The language's code.
    #[must_use]
    pub fn lang(&self) -> &'static str {
        self.head.lang.code()
    }

    /// The way to the page that the report begins with: the organisation's, or that of the only unit from beside it.
    #[must_use]
    pub fn first(&self) -> Option<String> {
        match &self.links.only {
            None => Some(format!("{}index.html", self.up)),
            Some(only) => self.up.is_empty().then(|| self.unit(only)).flatten(),
        }
    }

    /// The way to the page of formulas.
    #[must_use]
    pub fn method(&self) -> String {
        format!("{}method.html", self.up)
    }

    /// The way to a unit's page, where there is one.
    #[must_use]
    pub fn unit(&self, unit: &UnitIx) -> Option<String> {
        let there = self.links.only.is_none_or(|only| only == *unit);
        there.then(|| format!("{}units/{}.html", self.up, self.links.names.unit(*unit)))
    }
}

/// The language of the questionnaire's texts as attributes; nothing where a page in the same language says it already.
fn marked(head: &Head) -> String {
    let content = head.content;
    if Lang::of(content) == Some(head.lang) {
        return String::new();
    }
    let direction = if content.is_right_to_left() { " dir=\"rtl\"" } else { "" };
    format!(" lang=\"{content}\"{direction}")
}
