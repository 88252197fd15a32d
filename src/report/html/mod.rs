//! What stands around a page's document: each page is a file that needs nothing beside it.

mod style;

use askama::Template;

use super::pages::{Head, Page, up};
use crate::render::html::{Place, html};
use crate::text::labels::{Words, words};

#[derive(Template)]
#[template(path = "page.html")]
struct Frame<'a> {
    head: &'a Head,
    l: &'static Words,
    css: String,
    version: &'static str,
    name: Option<&'a str>,
    first: Option<String>,
    main: String,
}

/// A page as a file.
///
/// # Errors
/// Never in practice: writing to memory does not fail.
pub fn page(head: &Head, page: &Page) -> Result<String, askama::Error> {
    let up = up(&page.path);
    let main = html(&page.document, &Place { lang: head.lang, content: head.content, up });
    let frame = Frame {
        head,
        l: words(head.lang),
        css: style::css(head.levels),
        version: env!("CARGO_PKG_VERSION"),
        name: page.name.as_deref(),
        first: (page.path != head.first || page.name.is_none()).then(|| format!("{up}{}.html", head.first)),
        main,
    };
    frame.render()
}
